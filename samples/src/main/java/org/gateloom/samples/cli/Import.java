package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.file.RegularFile;
import org.gateloom.runtime.file.UnreadableException;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.foreign.ForeignException;
import org.gateloom.samples.foreign.ForeignNetwork;
import org.gateloom.samples.foreign.OnnxFile;
import org.gateloom.samples.foreign.StateDict;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a run of a network that another program trained. */
@Command(
        name = "import",
        description = {
            "Makes a run of a network of LSTM, GRU or RNN layers that another program trained to predict characters. It can"
                    + " then write, be measured and be trained further, as any run.",
            "FILE is a state_dict of PyTorch in safetensors, or an ONNX model, whose name ends in .onnx. --hidden and"
                    + " --layers are the file's."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Import implements Callable<Integer> {

    private static final long EPOCHS = 5;
    private static final int VALIDATIONS = 10;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "What the other program wrote.")
    private Path file;

    @Option(
            names = "--symbols",
            paramLabel = "FILE",
            description =
                    "A text of all characters that the network knows, each once, in the order of its numbers; in the"
                            + " order of their code points unless told.")
    private Path symbols;

    @Option(
            names = "--run",
            required = true,
            paramLabel = "DIR",
            description = "The run's folder, empty or not there yet.")
    private Path folder;

    @Mixin
    private TrainingOptions options;

    @Mixin
    private KeepingOptions keeping;

    @Override
    public Integer call() throws IOException {
        for (String own : List.of("--hidden", "--layers")) {
            if (command.commandLine().getParseResult().hasMatchedOption(own)) {
                throw Stop.wrong(own + ": that is the file's; leave it out");
            }
        }
        PrintWriter out = command.commandLine().getOut();
        ForeignNetwork foreign = foreign();
        NamedCell cell = NamedCell.read(foreign.operator().cell());
        Corpus corpus = options.corpus(out);
        int[] places = places(foreign, corpus.vocabulary());
        Path run = FreshFolder.told(folder, "--run", "");
        TrainingSettings settings = settings(foreign, corpus);
        try (Workers workers = new Workers(options.threads());
                RunSession session = new RunSession(
                        out,
                        cell,
                        RunSession.begin(
                                cell.load(Precision.FLOAT)::of,
                                settings,
                                corpus,
                                (network, weights, how) -> new ProcessorEngine(network, weights, how, workers)),
                        options.corpusFile(),
                        keeping.keeping(settings))) {
            set(session.training(), foreign.parameters(places));
            try (RunFolder made = RunFolder.open(run)) {
                session.begin(made);
            }
            session.announcement().network();
            String named = CommandText.quoted(run.toString());
            out.println("into " + run);
            out.println("hear it write: gateloom sample " + named);
            out.println("train it further: gateloom resume " + named);
        }
        return 0;
    }

    private ForeignNetwork foreign() throws IOException {
        try {
            RegularFile.require(file, "weights are one file, in safetensors or ONNX");
            boolean onnx = file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
            return onnx ? OnnxFile.read(file) : StateDict.read(file);
        } catch (UnreadableException | ForeignException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private TrainingSettings settings(ForeignNetwork foreign, Corpus corpus) {
        Map<String, String> named =
                options.settings(corpus, EPOCHS, VALIDATIONS).named();
        named.put("hidden", Integer.toString(foreign.hidden()));
        named.put("layers", Integer.toString(foreign.layers().size()));
        return TrainingSettings.of(named);
    }

    /** For each symbol of the text its number in the file. */
    private int[] places(ForeignNetwork foreign, Vocabulary vocabulary) throws IOException {
        if (vocabulary.size() != foreign.symbols()) {
            throw Stop.wrong("the network knows " + foreign.symbols() + " characters, " + options.corpusFile() + " has "
                    + vocabulary.size() + "; name the text that it was trained on by --corpus");
        }
        int[] order = symbols == null ? vocabulary.codePoints() : order();
        int[] places = new int[vocabulary.size()];
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < order.length; i++) {
            numbers.put(order[i], i);
        }
        if (order.length != places.length || numbers.size() != places.length) {
            throw Stop.wrong("--symbols: " + symbols + " has " + order.length + " characters, " + numbers.size()
                    + " different ones; expected each of the network's " + places.length + " once");
        }
        for (int symbol = 0; symbol < places.length; symbol++) {
            Integer number = numbers.get(vocabulary.codePoint(symbol));
            if (number == null) {
                throw Stop.wrong("--symbols: " + symbols + " lacks "
                        + String.format(Locale.ROOT, "U+%04X", vocabulary.codePoint(symbol)) + ", which the text has");
            }
            places[symbol] = number;
        }
        return places;
    }

    private int[] order() throws IOException {
        try {
            RegularFile.require(symbols, "all characters are in one text file");
            return Files.readString(symbols).codePoints().toArray();
        } catch (UnreadableException e) {
            throw Stop.wrong("--symbols: " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw Stop.wrong("--symbols: " + symbols + " is no text in UTF-8; expected one of all characters");
        }
    }

    /** Puts them into a training before its first step. */
    private static void set(Training training, Map<String, float[]> parameters) {
        ParameterTable table = training.network().parameters();
        float[] numbers = new float[table.length()];
        for (ParameterTable.Entry entry : table.entries()) {
            float[] values = parameters.get(entry.name());
            for (int i = 0; i < entry.length(); i++) {
                numbers[entry.at(i)] = values[i];
            }
        }
        Snapshot before = training.snapshot();
        training.restore(
                new Snapshot(
                        before.step(),
                        numbers,
                        before.moments(),
                        before.states(),
                        before.bestLoss(),
                        before.validationsSinceBest(),
                        before.lossSum(),
                        before.lossCount()),
                List.of(),
                List.of());
    }
}
