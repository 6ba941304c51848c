package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.gateloom.generator.verify.GeneratedAnswer;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.file.RegularFile;
import org.gateloom.runtime.file.UnreadableException;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Conditioning;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.gateloom.spec.reference.Tensor;
import org.gateloom.spec.reference.json.CaseReader;
import org.gateloom.spec.reference.json.CaseReading;
import org.gateloom.spec.reference.json.CaseWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a cell on numbers from outside, and prints what comes out or holds it against what should. */
@Command(
        name = "verify",
        description = {
            "Runs a cell on the numbers of a case, by the reference interpreter or by generated code. Prints outputs,"
                    + " states and gradients as JSON; or, where the case has 'expect', compares them with it and exits"
                    + " with 1 when they differ.",
            "With --random the case is made by chance: --by reference prints it with its answer as 'expect'; --by double"
                    + " and --by float compare with the reference."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Verify implements Callable<Integer> {

    /** The ways to run a cell. */
    enum By {
        REFERENCE,
        DOUBLE,
        FLOAT
    }

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "CELL", description = "A YAML file or the name of a library cell.")
    private String cell;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CASE.json", description = "The numbers.")
    private Path file;

    @Option(names = "--by", defaultValue = "reference", description = "How it is run.")
    private By by;

    @Option(
            names = "--tolerance",
            description = "How far outputs and states may be off, as a share of their norm; 1e-12 in double and 1e-5 in"
                    + " float unless told.")
    @Within(from = 0, to = 1)
    private Double tolerance;

    @Option(
            names = "--gradient-tolerance",
            description =
                    "How far gradients may be off, as a share of their norm; 1e-9 in double and 2e-4 in float unless told.")
    @Within(from = 0, to = 1)
    private Double gradientTolerance;

    @Option(names = "--random", description = "Make the case by chance; the options below say its form.")
    private boolean random;

    @Option(names = "--in", defaultValue = "3", description = "Elements of the input.")
    @Within(from = 1, to = 100_000)
    private int in;

    @Option(names = "--hidden", defaultValue = "17", description = "Elements of the state.")
    @Within(from = 1, to = 100_000)
    private int hidden;

    @Option(names = "--batch", defaultValue = "2", description = "Rows.")
    @Within(from = 1, to = 100_000)
    private int batch;

    @Option(names = "--steps", defaultValue = "5", description = "Steps.")
    @Within(from = 1, to = 100_000)
    private int steps;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "Of the parameters: 1 keeps gates in their working range, 20 saturates most.")
    @Within(from = 0, above = true, to = 1e6)
    private double scale;

    @Option(names = "--symbols", description = "Read symbols rather than vectors.")
    private boolean symbols;

    @Option(
            names = "--zero",
            description = "Start from the states that the cell's file gives rather than from anywhere.")
    private boolean zero;

    @Option(names = "--seed", defaultValue = "1", description = "Of the chance.")
    @Within(from = 0, to = Within.LARGEST_SEED)
    private long seed;

    @Override
    public Integer call() throws IOException {
        if (random == (file != null)) {
            throw Stop.wrong(
                    random ? "CASE.json and --random exclude each other" : "CASE.json is missing, or --random");
        }
        NamedCell named = NamedCell.read(cell);
        named.warnings().forEach(command.commandLine().getErr()::println);
        Case given = random ? made(named) : read(named);
        Map<String, Tensor> found = answer(named, given);
        if (random && by == By.REFERENCE) {
            print(CaseWriter.write(given.expecting(found)));
            return 0;
        }
        Map<String, Tensor> expected =
                random ? Reference.answer(named.graph(), given).parts() : given.expect();
        if (expected.isEmpty()) {
            print(CaseWriter.write(found));
            return 0;
        }
        return compare(named, given, found, expected);
    }

    private Case made(NamedCell named) {
        RandomCase.Start start = zero ? RandomCase.Start.STANDARD : RandomCase.Start.RANDOM;
        return new RandomCase(Map.of("in", in, "hidden", hidden), batch, steps, scale, start, symbols)
                .make(named.graph(), new SplittableRandom(seed));
    }

    private Case read(NamedCell named) throws IOException {
        String json;
        try {
            RegularFile.require(file, "a case is one JSON file");
            json = Files.readString(file);
        } catch (UnreadableException e) {
            throw Stop.wrong(e.getMessage());
        } catch (MalformedInputException e) {
            throw Stop.wrong(file + " is not UTF-8 text");
        }
        CaseReading reading = CaseReader.read(named.graph(), json);
        if (reading instanceof CaseReading.Refused refused) {
            throw Stop.wrong(refused.problems().stream()
                    .map(problem -> file + ": " + problem)
                    .toList());
        }
        return ((CaseReading.Read) reading).given();
    }

    private Map<String, Tensor> answer(NamedCell named, Case given) {
        if (by == By.REFERENCE) {
            return Reference.answer(named.graph(), given).parts();
        }
        Cell generated =
                named.load(by == By.FLOAT ? Precision.FLOAT : Precision.DOUBLE).of(given.sizes());
        if (given.input() instanceof InputSequence.Symbols && !generated.readsSymbols()) {
            throw Stop.wrong(named.graph().name()
                    + " uses x other than under a matrix, so its generated code reads vectors only; give 'input', or run"
                    + " it --by reference");
        }
        return GeneratedAnswer.of(generated, given).parts();
    }

    private int compare(NamedCell named, Case given, Map<String, Tensor> found, Map<String, Tensor> expected) {
        Tolerance standard = by == By.FLOAT ? Tolerance.FLOAT : Tolerance.DOUBLE;
        Conditioning conditioning = Conditioning.of(named.graph(), given, new SplittableRandom(seed));
        int widest = expected.keySet().stream().mapToInt(String::length).max().orElse(0);
        PrintWriter out = command.commandLine().getOut();
        int off = 0;
        for (Map.Entry<String, Double> deviation :
                Deviation.each(found, expected).entrySet()) {
            String path = deviation.getKey();
            Double told = Tolerance.gradient(path) ? gradientTolerance : tolerance;
            double allowed = told != null ? told : conditioning.allowed(path, standard.of(path), standard.rounding());
            boolean well = deviation.getValue() <= allowed;
            String widened = told == null && allowed > standard.of(path)
                    ? "; this case magnifies rounding beyond " + Figures.scientific(standard.of(path))
                    : "";
            out.println((well ? "ok   " : "OFF  ") + path + " ".repeat(widest - path.length() + 2) + "off by "
                    + Figures.scientific(deviation.getValue()) + ", allowed " + Figures.scientific(allowed) + widened);
            off += well ? 0 : 1;
        }
        if (off > 0) {
            out.println(off + " of " + expected.size() + " parts differ");
            return Stop.FAILED;
        }
        out.println("all " + expected.size() + " parts agree");
        return 0;
    }

    private void print(String json) {
        command.commandLine().getOut().print(json);
    }
}
