package org.gateloom.generator.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.generator.Library;
import org.gateloom.generator.folder.SourceFolder;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.read.Source;

/** One run of the goal: from a folder of cell files to a folder of sources, or to what is wrong with them. */
final class CellBuild {

    private final Settings settings;
    private final Function<Generator.Request, Generation> maker;
    private final SourceFolder folder;

    /** @param maker makes the sources of one cell */
    CellBuild(Settings settings, Function<Generator.Request, Generation> maker) {
        this.settings = settings;
        this.maker = maker;
        folder = new SourceFolder(settings.outputDirectory());
    }

    Outcome run() throws IOException {
        List<String> cells = Scan.cells(settings);
        String configuration = configuration(cells);
        Optional<LastRun> last = LastRun.read(settings.lastRun());
        if (cells.isEmpty() && last.isEmpty()) {
            return new Outcome.UpToDate(0);
        }
        if (settings.incremental() && last.isPresent() && stands(last.get(), configuration)) {
            return new Outcome.UpToDate(cells.size());
        }
        Harvest harvest = Harvest.of(cells, settings, maker);
        if (harvest.refused(settings.warningsAsErrors())) {
            if (last.isPresent()) {
                last.get().doubted().write(settings.lastRun());
            }
            return new Outcome.Refused(harvest.sources().keySet(), harvest.findings());
        }
        List<Path> written = folder.write(harvest.files());
        LastRun run = new LastRun(configuration, folder.root().toString(), harvest.sources(), digests(harvest.files()));
        int deleted = deleteOrphans(last, run);
        run.write(settings.lastRun());
        return new Outcome.Generated(
                cells.size(),
                written,
                harvest.files().size() - written.size(),
                deleted,
                harvest.sources().keySet(),
                harvest.findings());
    }

    private String configuration(List<String> cells) throws IOException {
        Digest digest = new Digest()
                .add(GeneratorCode.digest())
                .add(settings.sourceDirectory().toString())
                .add(settings.outputDirectory().toString())
                .add(settings.packageName())
                .add(settings.precision().name())
                .add(settings.kernel().toString())
                .add(Boolean.toString(settings.warningsAsErrors()));
        cells.forEach(digest::add);
        return digest.hexadecimal();
    }

    /** Whether that run would come to the same, and what it wrote is still there and untouched. */
    private boolean stands(LastRun last, String configuration) throws IOException {
        if (!last.configuration().equals(configuration)) {
            return false;
        }
        for (Map.Entry<String, String> input : last.inputs().entrySet()) {
            Optional<String> now = source(input.getKey()).map(source -> Digest.of(source.text()));
            if (!now.equals(Optional.of(input.getValue()))) {
                return false;
            }
        }
        for (Map.Entry<String, String> output : last.outputs().entrySet()) {
            Path file = folder.root().resolve(output.getKey());
            if (!Files.isRegularFile(file) || !Digest.of(Files.readString(file)).equals(output.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** What is now under the name that a source had; only those of the library have names that are no full paths. */
    private static Optional<Source> source(String name) throws IOException {
        Path file = Path.of(name);
        if (!file.isAbsolute()) {
            return Library.find(name);
        }
        return Files.isRegularFile(file) ? Optional.of(CellFiles.read(file)) : Optional.empty();
    }

    private static Map<String, String> digests(List<JavaFile> files) {
        Map<String, String> digests = new LinkedHashMap<>();
        files.forEach(file -> digests.put(file.path(), Digest.of(file.text())));
        return digests;
    }

    /** Deletes what the last run wrote into this folder and this one did not. */
    private int deleteOrphans(Optional<LastRun> last, LastRun run) throws IOException {
        if (last.isEmpty() || !last.get().folder().equals(run.folder())) {
            return 0;
        }
        int deleted = 0;
        for (String path : last.get().outputs().keySet()) {
            if (!run.outputs().containsKey(path)) {
                folder.delete(path);
                deleted++;
            }
        }
        return deleted;
    }
}
