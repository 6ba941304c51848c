package org.gateloom.samples.export.pytorch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gateloom.samples.export.TrainedNetwork;
import org.gateloom.samples.export.UnsayableException;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Operation;

/** A network as the source of a Python module. */
public final class PyTorchModule {

    /** The module's file. */
    public static final String FILE = "model.py";

    /** The file beside it that it reads. */
    public static final String WEIGHTS = "weights.safetensors";

    private static final Pattern PLACE = Pattern.compile(
            "(?m)\\{(title|version|symbols|alphabet|epsilon|cell|network)}" + "|^\\{(layers|initial|steps)}$");

    private final TrainedNetwork network;
    private final CellClass cell;

    private PyTorchModule(TrainedNetwork network) {
        this.network = network;
        this.cell = new CellClass(network.graph());
    }

    /**
     * The source.
     *
     * @param version of the program that writes it
     * @throws UnsayableException if a parameter's name is one that PyTorch has taken
     */
    public static String of(TrainedNetwork network, String version) throws UnsayableException {
        PyTorchModule module = new PyTorchModule(network);
        Map<String, String> texts = Map.of(
                "title", module.title(),
                "version", version,
                "symbols", Integer.toString(network.symbols()),
                "alphabet", Literals.string(network.vocabulary().text()),
                "epsilon", Double.toString(Operation.Normalize.EPSILON),
                "cell", module.cell.text(),
                "network", module.title(),
                "layers", indented(8, module.layers()),
                "initial", indented(12, module.initial()),
                "steps", indented(12, module.steps()));
        return PLACE.matcher(template())
                .replaceAll(place ->
                        Matcher.quoteReplacement(texts.get(place.group(1) == null ? place.group(2) : place.group(1))));
    }

    private static String template() {
        try (InputStream stream = PyTorchModule.class.getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is in the jar of this class", e);
        }
    }

    private static String indented(int by, List<String> lines) {
        return lines.stream().map(line -> " ".repeat(by) + line).collect(Collectors.joining("\n"));
    }

    private String title() {
        int layers = network.layers().size();
        return network.graph().name() + ", " + (layers == 1 ? "1 layer" : layers + " layers") + ", " + network.symbols()
                + " symbols.";
    }

    private List<String> layers() {
        List<String> lines = new ArrayList<>();
        if (network.embeds()) {
            lines.add("self.embedding = Gate(W=(" + in(network.layers().get(0)) + ", " + network.symbols() + "))");
        }
        for (TrainedNetwork.Layer layer : network.layers()) {
            lines.add(cell.sizes().stream()
                    .map(size -> Words.size(size) + "=" + layer.sizes().get(size))
                    .collect(Collectors.joining(", ", "self." + layer.name() + " = " + cell.name() + "(", ")")));
        }
        TrainedNetwork.Layer last = network.layers().get(network.layers().size() - 1);
        int emitted = network.graph().node(network.graph().output()).size().at(last.sizes());
        lines.add("self.output = Gate(W=(" + network.symbols() + ", " + emitted + "), b=(" + network.symbols() + ",))");
        return lines;
    }

    private static int in(TrainedNetwork.Layer layer) {
        return CellGraph.IN.at(layer.sizes());
    }

    private List<String> initial() {
        return network.layers().stream()
                .map(layer -> network.graph().states().stream()
                        .map(state -> "filled(" + state.size().at(layer.sizes()) + ", " + state.initial() + ")")
                        .collect(Collectors.joining(", ", "\"" + layer.name() + "\": (", end())))
                .toList();
    }

    /** Of a tuple of all states: one alone has a comma behind it. */
    private String end() {
        return network.graph().states().size() == 1 ? ",)," : "),";
    }

    private List<String> steps() {
        List<String> lines = new ArrayList<>();
        if (network.embeds()) {
            lines.add("x = product(self.embedding.W, x)");
        }
        List<String> next = new ArrayList<>();
        for (TrainedNetwork.Layer layer : network.layers()) {
            String name = layer.name();
            lines.add("x, " + name + " = self." + name + "(x, *state[\"" + name + "\"])");
            next.add("\"" + name + "\": " + name);
        }
        lines.add("state = {" + String.join(", ", next) + "}");
        return lines;
    }
}
