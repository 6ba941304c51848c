package org.gateloom.samples.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.generator.differentiate.Differentiate;
import org.gateloom.generator.layout.Cost;
import org.gateloom.generator.layout.Layout;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.pass.Passes;
import org.gateloom.generator.program.Lower;
import org.gateloom.generator.proof.ProofSizes;
import org.gateloom.generator.verify.Agreement;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.reference.GradientProof;

/** One cell, checked: what is told of it, line by line. */
final class CellCheck {

    private static final long SEED = 1;

    /**
     * What came of it.
     *
     * @param out lines for standard output
     * @param err lines for standard error; only these when the cell's file is wrong
     * @param exitCode of the command if there were no other cells
     */
    record Report(List<String> out, List<String> err, int exitCode) {}

    private final NamedCell cell;
    private final List<String> out = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private boolean symbols;

    private CellCheck(NamedCell cell) {
        this.cell = cell;
    }

    /**
     * What is the same for all cells of a command.
     *
     * @param sizes in and hidden, for the cost
     * @param batch rows, for the cost
     * @param lookAlikes what a file of the user's is compared with
     */
    record Setting(Map<String, Integer> sizes, int batch, LookAlikes lookAlikes) {}

    /** Checks the cell of that name or path. */
    static Report of(String argument, Setting setting) throws IOException {
        try {
            return new CellCheck(NamedCell.read(argument)).report(setting);
        } catch (Stop stop) {
            // Others may be still worth checking.
            return new Report(List.of(), List.of(stop.getMessage()), stop.exitCode());
        }
    }

    private Report report(Setting setting) {
        cell.warnings().forEach(warning -> out.add(warning.toString()));
        out.add(cell.argument() + ": " + cell.graph().name() + ", "
                + count(cell.graph().states().size(), "state") + ", "
                + count(cell.graph().parameters().size(), "parameter block"));
        gradients();
        for (Precision precision : List.of(Precision.DOUBLE, Precision.FLOAT)) {
            code(precision);
        }
        cost(cell.graph().fitting(setting.sizes()), setting.batch());
        if (cell.path()) {
            setting.lookAlikes().of(cell.graph()).forEach(sentence -> line("library", sentence));
        }
        failures.forEach(failure -> line("FAILED", failure));
        return new Report(List.copyOf(out), List.of(), failures.isEmpty() ? 0 : Stop.FAILED);
    }

    private void gradients() {
        double worst = 0;
        for (Map<String, Integer> sizes : ProofSizes.ofGradients(cell.graph())) {
            GradientProof proof = GradientProof.of(cell.graph(), sizes, new SplittableRandom(SEED));
            proof.failure().filter(failure -> !failures.contains(failure)).ifPresent(failures::add);
            worst = Math.max(worst, proof.worst());
        }
        line("gradients", "reverse mode is within " + Figures.scientific(worst) + " of complex step");
    }

    private void code(Precision precision) {
        String name = precision == Precision.FLOAT ? "float" : "double";
        LoadedCell loaded = cell.load(precision);
        List<Map<String, Integer>> shapes = ProofSizes.ofCode(cell.graph());
        symbols = loaded.of(shapes.get(0)).readsSymbols();
        Agreement agreement = Agreement.of(cell.graph(), loaded::of, shapes, Tolerance.of(precision));
        line(
                name,
                "generated code is within " + Figures.scientific(agreement.values()) + " (values) and "
                        + Figures.scientific(agreement.gradients()) + " (gradients) of the reference");
        agreement.failures().forEach(failure -> failures.add(name + ": " + failure));
    }

    private void cost(Map<String, Integer> sizes, int batch) {
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
                        sizes.get("in"),
                        sizes.get("hidden"),
                        batch,
                        symbols ? "symbols" : "vectors",
                        Figures.prefixed((double) cost.forward()),
                        Figures.prefixed((double) cost.backward()),
                        Figures.prefixed((double) cost.tapeBytes())));
    }

    private void line(String about, String text) {
        out.add("  " + about + " ".repeat(Math.max(1, 11 - about.length())) + text);
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
