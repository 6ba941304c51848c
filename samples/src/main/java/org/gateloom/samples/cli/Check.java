package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.gateloom.generator.differentiate.Differentiate;
import org.gateloom.generator.layout.Cost;
import org.gateloom.generator.layout.Layout;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.pass.Passes;
import org.gateloom.generator.program.Lower;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.reference.GradientProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads cells, proves their gradients, holds their generated code against the reference, and says what they cost. */
@Command(
        name = "check",
        description = {
            "Reads cells and reports all that is wrong with them; proves that their gradients are right; holds their"
                    + " generated code against the reference; says what a step costs."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Check implements Callable<Integer> {

    /** Small: the proof's work grows with the square of the number of parameters. */
    private static final Map<String, Integer> PROOF_SIZES = Map.of("in", 3, "hidden", 5);

    private static final long SEED = 1;

    @Spec
    private CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "CELL", description = "YAML files or names of library cells.")
    private List<String> cells;

    @Option(names = "--in", defaultValue = "83", description = "Elements of the input, for the cost.")
    @Within(from = 1, to = 1_000_000)
    private int in;

    @Option(names = "--hidden", defaultValue = "128", description = "Elements of the state, for the cost.")
    @Within(from = 1, to = 65_536)
    private int hidden;

    @Option(names = "--batch", defaultValue = "32", description = "Rows of a batch, for the cost.")
    @Within(from = 1, to = 65_536)
    private int batch;

    private PrintWriter out;

    @Override
    public Integer call() throws IOException {
        out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        int worst = 0;
        for (String cell : cells) {
            try {
                worst = Math.max(worst, check(NamedCell.read(cell)));
            } catch (Stop stop) {
                // The others are still worth checking.
                out.flush();
                err.println(stop.getMessage());
                worst = Math.max(worst, stop.exitCode());
            }
        }
        return worst;
    }

    private int check(NamedCell cell) {
        cell.warnings().forEach(out::println);
        out.println(cell.argument() + ": " + cell.graph().name() + ", "
                + count(cell.graph().states().size(), "state") + ", "
                + count(cell.graph().parameters().size(), "parameter block"));
        List<String> failures = new ArrayList<>();
        GradientProof proof = GradientProof.of(cell.graph(), PROOF_SIZES, new SplittableRandom(SEED));
        proof.failure().ifPresent(failures::add);
        line("gradients", "reverse mode is within " + Figures.scientific(proof.worst()) + " of complex step");
        boolean symbols = false;
        for (Precision precision : List.of(Precision.DOUBLE, Precision.FLOAT)) {
            String name = precision == Precision.FLOAT ? "float" : "double";
            LoadedCell loaded = cell.load(precision);
            symbols = loaded.of(PROOF_SIZES).readsSymbols();
            Agreement agreement = Agreement.of(cell.graph(), loaded, Tolerance.of(precision));
            line(
                    name,
                    "generated code is within " + Figures.scientific(agreement.values()) + " (values) and "
                            + Figures.scientific(agreement.gradients()) + " (gradients) of the reference");
            agreement.failures().forEach(failure -> failures.add(name + ": " + failure));
        }
        cost(cell, symbols);
        failures.forEach(failure -> line("FAILED", failure));
        return failures.isEmpty() ? 0 : Stop.FAILED;
    }

    private void cost(NamedCell cell, boolean symbols) {
        Map<String, Integer> sizes = Map.of("in", in, "hidden", hidden);
        Cost cost = Cost.of(
                Layout.of(Passes.run(Lower.from(Differentiate.of(cell.graph())))),
                new Cost.Setting(sizes, batch, Precision.FLOAT, symbols));
        line(
                "cost",
                String.format(
                        Locale.ROOT,
                        "%s parameters at in %d, hidden %d; a step of %d rows reading %s: %sflop forward, %sflop"
                                + " backward, %sB of tape",
                        Figures.grouped(cost.parameters()),
                        in,
                        hidden,
                        batch,
                        symbols ? "symbols" : "vectors",
                        Figures.prefixed((double) cost.forward()),
                        Figures.prefixed((double) cost.backward()),
                        Figures.prefixed((double) cost.tapeBytes())));
    }

    private void line(String about, String text) {
        out.println("  " + about + " ".repeat(Math.max(1, 11 - about.length())) + text);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
