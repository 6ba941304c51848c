package org.gateloom.samples.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gateloom.generator.Generator;
import org.gateloom.generator.layout.Cost;
import org.gateloom.generator.pass.Passes;
import org.gateloom.generator.verify.Agreement;
import org.gateloom.runtime.cell.Precision;

/** One cell, checked: what is told of it, line by line. */
final class CellCheck {

    /** Where one gradient is off, those of all gates may be. */
    private static final int MOST_FAILURES = 8;

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
        Proved proved = Proved.of(cell);
        if (proved.compared()) {
            line("gradients", "reverse mode is within " + Figures.scientific(proved.gradients()) + " of complex step");
            line("double", text(proved.inDouble()));
            line("float", text(proved.inFloat()));
        }
        cost(cell.graph().fitting(setting.sizes()), setting, proved.symbols());
        if (cell.path()) {
            setting.lookAlikes().of(cell.graph()).forEach(sentence -> line("library", sentence));
        }
        proved.failures().stream().limit(MOST_FAILURES).forEach(failure -> line("FAILED", failure));
        if (proved.failures().size() > MOST_FAILURES) {
            line("FAILED", "and " + (proved.failures().size() - MOST_FAILURES) + " more like these");
        }
        return new Report(List.copyOf(out), List.of(), proved.failures().isEmpty() ? 0 : Stop.FAILED);
    }

    private static String text(Agreement agreement) {
        return "generated code is within " + Figures.scientific(agreement.values()) + " (values) and "
                + Figures.scientific(agreement.gradients()) + " (gradients) of the reference";
    }

    private void cost(Map<String, Integer> sizes, Setting setting, boolean symbols) {
        int batch = setting.batch();
        int hidden = setting.sizes().get("hidden");
        String fitted =
                sizes.get("hidden") == hidden ? "" : " (a multiple of " + cell.granule() + ", not " + hidden + ")";
        Cost cost = Cost.of(
                Generator.plan(cell.graph(), Passes.ALL), new Cost.Setting(sizes, batch, Precision.FLOAT, symbols));
        line(
                "cost",
                String.format(
                        Locale.ROOT,
                        "%s parameters at in %d, hidden %d%s; a step of %d rows reading %s: %sflop forward, %sflop"
                                + " backward, %sB of tape",
                        Figures.grouped(cost.parameters()),
                        sizes.get("in"),
                        sizes.get("hidden"),
                        fitted,
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
