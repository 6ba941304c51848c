package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.gateloom.runtime.opencl.DeviceException;
import org.gateloom.spec.diagnostic.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a sentence what is wrong with a command, or what kept it from its end. */
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Set to anything, it shows where a defect of Gateloom is. */
    private static final String TRACE = "GATELOOM_TRACE";

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("gateloom: " + VisibleWriter.line(sentence(mistake)) + "; '"
                + command.getCommandSpec().qualifiedName() + " --help' shows what it takes");
        return Stop.WRONG;
    }

    private static String sentence(ParameterException mistake) {
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched, command);
        }
        if (mistake.getCause() instanceof TypeConversionException conversion) {
            return name(mistake.getArgSpec()) + ": " + conversion.getMessage();
        }
        if (mistake instanceof MissingParameterException missing) {
            return missing.getMissing().isEmpty()
                    ? "the command is missing"
                    : name(missing.getMissing().get(0)) + " is missing";
        }
        if (mistake.getMessage().startsWith("Missing required subcommand")) {
            return "the command is missing";
        }
        String text = mistake.getMessage().replace('\n', ' ');
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String unknown(UnmatchedArgumentException unmatched, CommandSpec command) {
        String found = unmatched.getUnmatched().get(0);
        boolean option = unmatched.isUnknownOption();
        if (!option && found.startsWith("@")) {
            return "the file '" + found.substring(1) + "' with arguments does not exist";
        }
        if (!option && command.subcommands().isEmpty()) {
            return "'" + found + "' is one argument too many";
        }
        String wrong = option ? found.replaceFirst("=.*", "") : found;
        List<String> right = option
                ? command.options().stream()
                        .flatMap(known -> List.of(known.names()).stream())
                        .toList()
                : List.copyOf(command.subcommands().keySet());
        String nearest = Nearest.to(wrong, right);
        return (option ? "there is no option '" : "there is no command '") + wrong + "'"
                + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        command.getOut().flush();
        if (failure instanceof Stop stop) {
            err.println(stop.getMessage());
            return stop.exitCode();
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            IOException cause =
                    failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) failure;
            err.println("gateloom: " + VisibleWriter.line(sentence(cause)));
            return cause instanceof NoSuchFileException ? Stop.WRONG : Stop.FAILED;
        }
        if (System.getenv(TRACE) != null) {
            throw failure;
        }
        if (failure instanceof DeviceException) {
            err.println("gateloom: " + VisibleWriter.line(String.valueOf(failure.getMessage()))
                    + "; what a run kept before is whole, and 'gateloom resume' goes on from it, on the processor or by"
                    + " another --device");
            return Stop.FAILED;
        }
        err.println("gateloom: this is a defect of Gateloom, not a mistake of yours: "
                + VisibleWriter.line(failure.toString()) + "; run it again with " + TRACE
                + "=1 and report what it prints");
        return Stop.FAILED;
    }

    /** The exceptions of files hold only a path as their message. */
    static String sentence(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return failure.getMessage() + " does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return failure.getMessage() + " may not be read or written by this user";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " exists already";
        }
        return String.valueOf(failure.getMessage());
    }
}
