package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gateloom.generator.Generator;
import org.gateloom.generator.layout.Cost;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.samples.draw.Comparison;
import org.gateloom.samples.draw.Comparison.Row;
import org.gateloom.samples.draw.Drawing;
import org.gateloom.spec.identity.Difference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two cells as graphs. */
@Command(
        name = "diff",
        description = {
            "Tells how one cell differs from another: nodes removed, added and changed, with their equations; what is set in"
                    + " another way; parameters and cost of both. Two cells that are one under other names are the same.",
            "With -o it also draws both side by side, what differs marked: .svg the pictures, .html all of it. A file that is"
                    + " there is written over."
        },
        footer = {"", "Exit codes: 0 the same, 1 different, 2 wrong use or wrong input."},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Diff implements Callable<Integer> {

    private static final int DIFFERENT = 1;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "A", description = "A YAML file or the name of a library cell.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "The cell that it is compared with.")
    private String second;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Draws both into this file.")
    private Path output;

    @Mixin
    private CostOptions cost;

    @Override
    public Integer call() throws IOException {
        NamedCell before = NamedCell.read(first);
        NamedCell after = NamedCell.read(second);
        OutputFile file = output == null ? null : OutputFile.told("-o", output, List.of("svg", "html"));
        before.warnings().forEach(command.commandLine().getErr()::println);
        after.warnings().forEach(command.commandLine().getErr()::println);
        Comparison comparison = comparison(before, after);
        print(comparison, LookAlikes.with(second, after.graph()).of(before.graph()));
        if (file != null) {
            String text = file.format().equals("svg") ? Drawing.svg(comparison) : Drawing.html(comparison);
            command.commandLine().getOut().println(file.write(text));
        }
        return comparison.difference().none() ? 0 : DIFFERENT;
    }

    private Comparison comparison(NamedCell before, NamedCell after) {
        Difference difference = Difference.between(before.graph(), after.graph());
        List<String> titles = List.of(first, second);
        DifferenceText text = new DifferenceText(difference, titles);
        return new Comparison(titles, difference, text.verdict(), text.settings(), costs(before, after));
    }

    private void print(Comparison comparison, List<String> confusions) {
        PrintWriter out = command.commandLine().getOut();
        out.println(comparison.verdict());
        if (!comparison.difference().sameGraph()) {
            confusions.forEach(sentence -> out.println("  alike      " + sentence));
        }
        new DifferenceText(comparison.difference(), comparison.titles())
                .changes()
                .forEach(out::println);
        comparison
                .settings()
                .forEach(row ->
                        out.println("  set        " + row.about() + ": " + row.before() + ", there " + row.after()));
        out.println();
        table(comparison).forEach(out::println);
    }

    private static List<String> table(Comparison comparison) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("", comparison.titles().get(0), comparison.titles().get(1)));
        rows.addAll(comparison.costs());
        int about = rows.stream().mapToInt(row -> row.about().length()).max().orElseThrow();
        int one = rows.stream().mapToInt(row -> row.before().length()).max().orElseThrow();
        int other = rows.stream().mapToInt(row -> row.after().length()).max().orElseThrow();
        String form = "%-" + about + "s  %" + one + "s  %" + other + "s";
        return rows.stream()
                .map(row -> String.format(Locale.ROOT, form, row.about(), row.before(), row.after()))
                .toList();
    }

    private List<Row> costs(NamedCell before, NamedCell after) {
        LaidOut one = Generator.plan(before.graph(), Passes.ALL);
        LaidOut other = Generator.plan(after.graph(), Passes.ALL);
        // Both in the same way, or the figures could not be compared.
        boolean symbols = one.readsSymbols() && other.readsSymbols();
        Cost here = cost(before, one, symbols);
        Cost there = cost(after, other, symbols);
        String step = cost.batch() + " rows of " + (symbols ? "symbols" : "vectors");
        return List.of(
                new Row("sizes", sizes(before), sizes(after)),
                new Row("parameters", Figures.grouped(here.parameters()), Figures.grouped(there.parameters())),
                new Row("step", step, step),
                new Row("forward", flop(here.forward()), flop(there.forward())),
                new Row("backward", flop(here.backward()), flop(there.backward())),
                new Row(
                        "tape",
                        Figures.prefixed((double) here.tapeBytes()) + "B",
                        Figures.prefixed((double) there.tapeBytes()) + "B"));
    }

    private static String flop(long operations) {
        return Figures.prefixed((double) operations) + "flop";
    }

    private Map<String, Integer> fitting(NamedCell cell) {
        return cell.graph().fitting(cost.sizes());
    }

    private String sizes(NamedCell cell) {
        Map<String, Integer> sizes = fitting(cell);
        return "in " + sizes.get("in") + ", hidden " + sizes.get("hidden");
    }

    private Cost cost(NamedCell cell, LaidOut plan, boolean symbols) {
        return Cost.of(plan, new Cost.Setting(fitting(cell), cost.batch(), Precision.FLOAT, symbols));
    }
}
