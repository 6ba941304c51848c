package org.gateloom.generator.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** The folder of an annotated file. Only javac tells it, by an interface of its own. */
final class BesideSource {

    private BesideSource() {}

    /** Empty under another compiler, under a build tool that hides javac, and for a source that is not a file. */
    static Optional<Path> folder(ProcessingEnvironment environment, Element element) {
        try {
            return Optional.ofNullable(Trees.instance(environment).getPath(element))
                    .flatMap(BesideSource::folder);
        } catch (IllegalArgumentException | NoClassDefFoundError e) {
            // How Trees says that this is not javac, and how a Java without jdk.compiler does.
            return Optional.empty();
        }
    }

    private static Optional<Path> folder(TreePath path) {
        URI file = path.getCompilationUnit().getSourceFile().toUri();
        return "file".equals(file.getScheme()) ? Optional.of(Path.of(file).getParent()) : Optional.empty();
    }
}
