package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gateloom.generator.Library;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a file to start from. */
@Command(
        name = "new",
        description = {
            "Writes a commented file to start a cell of your own from: a small gated cell, or with --from a variant of"
                    + " another cell with examples of what can be changed. What it writes passes 'gateloom check'."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class New implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "NAME",
            description = "The cell's name, such as LeakyGru, or its file's, such as leaky-gru.")
    private String name;

    @Option(
            names = "--from",
            paramLabel = "CELL",
            description = "A YAML file or the name of a library cell that the new one is a variant of.")
    private String from;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "Where the file goes; made when it is not there. This folder unless told.")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        CellName named = CellName.of(name);
        Path file = directory.resolve(named.file());
        refuse(named, file);
        String text = from == null ? StartingFile.alone(named, file) : StartingFile.variant(named, file, from);
        refuseUnreadable(file, text);
        write(file, text);
        PrintWriter out = command.commandLine().getOut();
        out.println("written " + file);
        out.println("next: gateloom check " + CommandText.path(file));
        return 0;
    }

    private void refuse(CellName named, Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Stop.wrong(file + " exists already; choose another name, or delete it first");
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw Stop.wrong("--directory: " + directory + " is a file");
        }
        if (Library.find(named.file()).isPresent()) {
            String taken = named.file().replace(CellFiles.EXTENSION, "");
            throw Stop.wrong("'" + taken + "' is a cell of the library, which a file of that name would hide from"
                    + " 'extends'; choose another name, such as 'My" + named.cell() + "'; --from " + taken
                    + " starts from it");
        }
    }

    /** A cell cannot have every name, as {@code Class}; the reader knows which. */
    private static void refuseUnreadable(Path file, String text) {
        Reading reading = CellReader.read(new Source(file.toString(), text), Library.behind(new Siblings()));
        if (reading instanceof Reading.Refused refused) {
            throw Stop.wrong(refused.problems().stream().map(Problem::sentence).collect(Collectors.joining("; ")));
        }
    }

    /** All of it or nothing, and never over what somebody else has written meanwhile. */
    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, "." + file.getFileName(), ".new");
        try {
            Files.writeString(beside, text);
            Files.move(beside, file.toAbsolutePath());
        } catch (FileSystemException e) {
            throw e; // It names its file.
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
