package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Passage;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.inspect.Activity;
import org.gateloom.samples.inspect.Inspection;
import org.gateloom.samples.inspect.Kept;
import org.gateloom.samples.inspect.ReferenceNetwork;
import org.gateloom.samples.inspect.Saturation;
import org.gateloom.samples.report.InspectionPage;
import org.gateloom.samples.run.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks into a trained network while it reads. */
@Command(
        name = "inspect",
        description = {
            "Has the network of a run's latest checkpoint read a passage, and writes a page with the value of every gate and"
                    + " state at each character, the characters that it expected and how much the text surprised it, how"
                    + " often gates are saturated, and which units keep a memory for how long.",
            "The passage is the beginning of what the run held out unless told. A page that is there is written over."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Inspect implements Callable<Integer> {

    /** So many units at most are named as those that keep longest. */
    private static final int NAMED = 3;

    private static final String OTHERWISE = "--text or --text-file gives a passage to read";

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder;

    @Option(names = "--text", paramLabel = "TEXT", description = "The passage, of characters that the run's text has.")
    private String text;

    @Option(names = "--text-file", paramLabel = "FILE", description = "A file with the passage.")
    private Path textFile;

    @Option(
            names = "--characters",
            paramLabel = "N",
            defaultValue = "300",
            description = "How many of the passage are read, from its beginning on.")
    @Within(from = 2, to = 5000)
    private int characters;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the page goes; inspect.html in the run's folder unless told.")
    private Path output;

    @Mixin
    private TextOptions texts;

    @Override
    public Integer call() throws IOException {
        SavedRun run = SavedRun.of(folder).requireSymbols();
        OutputFile file =
                OutputFile.told("-o", output == null ? folder.resolve("inspect.html") : output, List.of("html"));
        ExportTarget.requireOther("-o", file.path(), run.madeOf(), ExportTarget.MADE_OF);
        ExportTarget.requireOther(
                "-o", file.path(), Optional.ofNullable(textFile).stream().toList(), ExportTarget.READ);
        if (text != null && textFile != null) {
            throw Stop.wrong("--text and --text-file both give the passage; leave one of them");
        }
        Vocabulary vocabulary = run.checkpoint().description().vocabulary();
        try {
            int[] symbols = passage(run, vocabulary);
            Network network = run.network();
            Inspection inspection = Inspection.of(
                    run.cell().argument(),
                    run.checkpoint().step(),
                    ReferenceNetwork.of(
                            run.cell().graph(), network, run.checkpoint().parameters(network)),
                    vocabulary,
                    symbols);
            print(inspection);
            command.commandLine().getOut().println(file.write(InspectionPage.of(inspection)));
            return 0;
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private int[] passage(SavedRun run, Vocabulary vocabulary) {
        if (text != null) {
            return beginning(told(vocabulary), "--text");
        }
        PrintWriter err = command.commandLine().getErr();
        if (textFile != null) {
            return beginning(texts.read(textFile, vocabulary, err).passage(), textFile.toString());
        }
        Path corpus = run.lesson().file().orElse(SavedLesson.UNSAID);
        if (!Files.exists(corpus)) {
            throw Stop.wrong(corpus + " is not there any more; " + OTHERWISE);
        }
        return beginning(run.heldOut(texts, err, OTHERWISE), "what was held out");
    }

    private Passage told(Vocabulary vocabulary) {
        try {
            return Passage.of(vocabulary.encode(text));
        } catch (CorpusException e) {
            throw Stop.wrong("--text: " + e.getMessage());
        }
    }

    private int[] beginning(Passage passage, String name) {
        if (passage.length() < 2) {
            throw Stop.wrong(name + " has fewer than 2 characters; a passage has one to read and one to expect");
        }
        int[] symbols = new int[(int) Math.min(characters, passage.length())];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = passage.at(i);
        }
        return symbols;
    }

    private void print(Inspection inspection) {
        PrintWriter out = command.commandLine().getOut();
        double loss = inspection.reading().loss();
        out.printf(
                Locale.ROOT,
                "%s characters, read by %s after step %s: %.4f nats (%.4f bits) a character%n%n",
                Figures.grouped(inspection.passage().size()),
                inspection.cell(),
                Figures.grouped(inspection.step()),
                loss,
                Measurement.bits(loss));
        List<List<String>> rows = inspection.activities().stream()
                .filter(activity -> !activity.saturation().isEmpty())
                .map(Inspect::row)
                .toList();
        if (!rows.isEmpty()) {
            out.println(new Table(List.of("gate", "layer", "left saturated", "right saturated"), rows, ""));
        }
        inspection.kept().forEach(kept -> out.println(sentence(kept)));
        if (inspection.kept().isEmpty()) {
            out.println("no state of this cell passes directly to the next step");
        }
    }

    private static List<String> row(Activity activity) {
        return List.of(
                activity.node(),
                Integer.toString(activity.layer() + 1),
                percent(activity.mean(Saturation::left)),
                percent(activity.mean(Saturation::right)));
    }

    private static String sentence(Kept kept) {
        double median = kept.units().stream()
                .mapToDouble(Kept.Unit::halfLife)
                .sorted()
                .skip((kept.units().size() - 1) / 2)
                .findFirst()
                .orElse(0);
        double held =
                kept.units().stream().mapToDouble(Kept.Unit::held).average().orElse(0);
        List<String> longest = new ArrayList<>();
        kept.longest().stream()
                .limit(NAMED)
                .forEach(unit -> longest.add(
                        (unit + 1) + " (" + length(kept.units().get(unit).halfLife()) + ")"));
        return String.format(
                Locale.ROOT,
                "%s of layer %d, %s: half-life %s characters in the middle, longest in units %s; held at %s",
                kept.roles().state(),
                kept.layer() + 1,
                kept.roles(),
                length(median),
                String.join(", ", longest),
                percent(held));
    }

    private static String length(double halfLife) {
        return Double.isFinite(halfLife) ? String.format(Locale.ROOT, "%.1f", halfLife) : "without end";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
