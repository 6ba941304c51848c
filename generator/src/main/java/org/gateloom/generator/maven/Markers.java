package org.gateloom.generator.maven;

import java.nio.file.Path;
import java.util.Collection;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.build.DefaultBuildContext;

/** Tells findings: as lines of the log, and in an IDE also as markers in the files. */
final class Markers {

    private final BuildContext ide;
    private final Log log;

    Markers(BuildContext ide, Log log) {
        this.ide = ide;
        this.log = log;
    }

    /**
     * Tells them all.
     *
     * @param read every file that was read; markers of earlier runs go from them
     */
    void tell(Collection<String> read, Collection<Finding> findings) {
        // A cell of the library is no file here.
        read.stream().map(Path::of).filter(Path::isAbsolute).forEach(file -> ide.removeMessages(file.toFile()));
        for (Finding finding : findings) {
            if (finding.warning()) {
                log.warn(finding.toString());
            } else {
                log.error(finding.toString());
            }
            // Outside an IDE there is the default one, whose markers are lines of the log once more.
            if (!(ide instanceof DefaultBuildContext)) {
                ide.addMessage(
                        Path.of(finding.position().file()).toFile(),
                        finding.position().line(),
                        finding.position().column(),
                        finding.sentence(),
                        finding.warning() ? BuildContext.SEVERITY_WARNING : BuildContext.SEVERITY_ERROR,
                        null);
            }
        }
    }
}
