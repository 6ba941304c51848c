package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Start here: each command below is a class of this package. */
@Command(
        name = "gateloom",
        description = "Recurrent cells from a gate graph: checked, differentiated, generated, trained and compared.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A CELL is the path of a cell's YAML file or the name of one in the library ('gateloom cells' lists it).",
            "Exit codes: 0 well, 1 failed, diverged or (diff) different, 2 wrong use or wrong input, 130 and 143 interrupted"
                    + " and terminated, with all saved."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Cells.class,
            New.class,
            Check.class,
            Explain.class,
            Draw.class,
            Diff.class,
            Generate.class,
            Train.class,
            Resume.class,
            WriteText.class,
            Measure.class,
            Inspect.class,
            Memory.class,
            Export.class,
            Import.class,
            Compare.class,
            DeviceList.class,
            Verify.class,
            Watch.class,
            Bench.class,
            CommandLine.HelpCommand.class
        })
public final class Gateloom {

    private Gateloom() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        // Aparapi warns of each driver that it does not know; what fails is told by the command that asked for it.
        System.setProperty("com.aparapi.logLevel", System.getProperty("com.aparapi.logLevel", "SEVERE"));
        Streams.Printer out = Streams.out();
        Streams.Printer err = Streams.err();
        int exitCode = run(List.of(arguments), out, err);
        String lost = out.failure();
        if (!lost.isEmpty()) {
            err.println("gateloom: what was to be printed is lost: " + lost);
            exitCode = exitCode == 0 ? Stop.FAILED : exitCode;
        }
        err.flush();
        Interruption.said();
        System.exit(exitCode);
    }

    /**
     * Runs a command.
     *
     * @return its exit code
     */
    static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        try {
            return commandLine()
                    .setOut(VisibleWriter.to(out))
                    .setErr(VisibleWriter.to(err))
                    .execute(arguments.toArray(String[]::new));
        } catch (OutOfMemoryError e) {
            out.flush();
            err.println("gateloom: there is not enough memory (" + e.getMessage()
                    + "); lower --hidden, --layers, --batch or --sequence, or give Java more");
            return Stop.FAILED;
        }
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Gateloom());
        OptionTypes.apply(commandLine);
        commandLine.registerConverter(Path.class, OptionTypes::path);
        Mistakes mistakes = new Mistakes();
        return commandLine
                .setParameterExceptionHandler(mistakes)
                .setExecutionExceptionHandler(mistakes)
                // Or its escapes would be shown as those of others are.
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(false);
    }
}
