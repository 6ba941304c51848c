package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.cell.Values;
import org.gateloom.runtime.math.Fast;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.network.Lane;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Cotangent;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.NotFinite;
import org.gateloom.spec.reference.Tensor;

/**
 * Where the numbers of a step that diverged stopped being finite. The step runs again, stream by stream, by the generated
 * code, which tells the stream and the layer; the reference interpreter then runs this layer with the same numbers, each
 * rounded to a float, and with the runtime's own tanh and sigmoid, which tells the gate and the place.
 */
final class Divergence {

    private static final Map<Function, DoubleUnaryOperator> FUNCTIONS =
            Map.of(Function.TANH, a -> Fast.tanh((float) a), Function.SIGMOID, a -> Fast.sigmoid((float) a));

    private final NotFinite notFinite;
    private final Network network;
    private final Parameters weights;
    private final Snapshot before;
    private final Batches text;
    private final Lesson lesson;
    private final TrainingSettings settings;
    private final int chunk;
    private final int steps;

    /**
     * Of the step after a snapshot.
     *
     * @param graph of the network's cell
     * @param weights as before the step
     * @param lesson that the text is of
     */
    Divergence(
            CellGraph graph,
            Network network,
            Parameters weights,
            Snapshot before,
            Batches text,
            Lesson lesson,
            TrainingSettings settings) {
        this.notFinite = new NotFinite(graph, FUNCTIONS);
        this.network = network;
        this.weights = weights;
        this.before = before;
        this.text = text;
        this.lesson = lesson;
        this.settings = settings;
        this.chunk = (int) (before.step() % text.chunks());
        this.steps = text.steps(chunk);
    }

    /** A clause that names layer, gate, stream and character; empty if no stream has such a number by itself. */
    Optional<String> place() {
        FloatValues gradient = new FloatValues(network.parameters().length());
        for (int row = 0; row < settings.batch(); row++) {
            Lane lane = lane(row);
            double loss =
                    lane.learn(steps, 1f / Math.max(1, text.targets(chunk)), Seeds.of(settings.seed(), before.step()));
            Optional<String> place = forward(lane, row);
            if (place.isEmpty() && !Double.isFinite(loss)) {
                place = Optional.of(
                        "the first such number is among the logits of the output layer, in stream " + (row + 1));
            }
            if (place.isEmpty()) {
                for (GradientWork work : network.gradients(List.of(lane), gradient)) {
                    work.run(steps);
                }
                place = backward(lane, row, gradient);
            }
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private Lane lane(int row) {
        Lane lane = network.lane(weights, settings.sequence(), row, 1, settings.batch());
        new Transposition(network.parameters(), weights, lane.transposed()).run();
        lane.take(text, chunk);
        for (Network.State state : text.begins(chunk) ? List.<Network.State>of() : network.states()) {
            int size = state.shape().size();
            lane.state(state.layer(), state.index()).write(0, before.states().get(state.name()), row * size, size);
        }
        return lane;
    }

    private Optional<String> forward(Lane lane, int row) {
        for (int layer = 0; layer < network.layers().size(); layer++) {
            Tape tape = lane.tapes().get(layer);
            boolean finite =
                    finite(tape.output(), steps * network.layers().get(layer).outputSize());
            for (int state = 0; state < network.layers().get(layer).states().size(); state++) {
                finite &= finite(tape.last(state), tape.last(state).length());
            }
            if (!finite) {
                return Optional.of(said("value", layer, row, notFinite.forward(given(lane, layer))));
            }
        }
        return Optional.empty();
    }

    /** From the output layer, where derivatives begin, down. */
    private Optional<String> backward(Lane lane, int row, FloatValues gradient) {
        List<ParameterTable.Entry> entries = network.parameters().entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            ParameterTable.Entry entry = entries.get(i);
            for (int place = 0; place < entry.length(); place++) {
                if (!Double.isFinite(gradient.get(entry.at(place)))) {
                    return Optional.of(ofParameter(lane, row, entry.name()));
                }
            }
        }
        return Optional.empty();
    }

    private String ofParameter(Lane lane, int row, String parameter) {
        for (int layer = 0; layer < network.layers().size(); layer++) {
            if (parameter.startsWith(prefix(layer))) {
                Optional<NotFinite.Place> place = notFinite.backward(given(lane, layer));
                if (place.isPresent()) {
                    return said("derivative", layer, row, place);
                }
            }
        }
        return "the derivative by " + parameter + " is not finite, in stream " + (row + 1);
    }

    private String said(String what, int layer, int row, Optional<NotFinite.Place> place) {
        if (place.isEmpty()) {
            return String.format(
                    Locale.ROOT, "the first such number is a %s of layer %d, in stream %d", what, layer + 1, row + 1);
        }
        NotFinite.Place found = place.get();
        return String.format(
                Locale.ROOT,
                "the first such number is the %s of '%s' (%s) of layer %d, %s at %s in stream %d",
                what,
                found.gate(),
                found.position(),
                layer + 1,
                found.value(),
                lesson.accept(new PlaceRead(found.step() + 1)),
                row + 1);
    }

    /** A place of a stream in words. */
    private record PlaceRead(int number) implements Lesson.Visitor<String> {

        @Override
        public String text(TextLesson lesson) {
            return "character " + number + " of its chunk";
        }

        @Override
        public String task(TaskLesson lesson) {
            return "place " + number + " of the sequence";
        }

        @Override
        public String forecast(ForecastLesson lesson) {
            return "row " + number + " of its chunk";
        }

        @Override
        public String classification(ClassificationLesson lesson) {
            return "row " + number + " of its chunk";
        }
    }

    /** What a layer computed, as a question to the reference. */
    private Case given(Lane lane, int layer) {
        Cell cell = network.layers().get(layer);
        Tape tape = lane.tapes().get(layer);
        Map<String, Tensor> initial = new LinkedHashMap<>();
        Map<String, Tensor> last = new LinkedHashMap<>();
        for (int state = 0; state < cell.states().size(); state++) {
            Cell.StateShape shape = cell.states().get(state);
            initial.put(shape.name(), tensor(List.of(1, shape.size()), tape.initial(state)));
            last.put(shape.name(), Tensor.zeros(List.of(1, shape.size())));
        }
        Map<String, Tensor> masks = new LinkedHashMap<>();
        for (int mask = 0; mask < cell.masks().size(); mask++) {
            Cell.MaskShape shape = cell.masks().get(mask);
            masks.put(shape.name(), tensor(List.of(steps, 1, shape.size()), tape.mask(mask)));
        }
        Tensor output = tensor(List.of(steps, 1, cell.outputSize()), tape.outputCotangent());
        return new Case(
                cell.sizes(),
                parameters(layer),
                input(lane, layer, cell),
                initial,
                masks,
                new Cotangent(output, last),
                Map.of());
    }

    private InputSequence input(Lane lane, int layer, Cell cell) {
        if (layer == 0 && !network.embeds() && !network.readsVectors()) {
            List<List<Integer>> ids = new ArrayList<>();
            for (int step = 0; step < steps; step++) {
                ids.add(List.of(lane.inputs()[step]));
            }
            return new InputSequence.Symbols(ids);
        }
        return new InputSequence.Vectors(tensor(List.of(steps, 1, cell.inputSize()), lane.read(layer)));
    }

    private Map<String, Tensor> parameters(int layer) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (ParameterTable.Entry entry : network.parameters().entries()) {
            if (entry.name().startsWith(prefix(layer))) {
                double[] values = new double[entry.length()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = before.parameters()[entry.at(i)];
                }
                parameters.put(entry.name().substring(prefix(layer).length()), new Tensor(entry.shape(), values));
            }
        }
        return parameters;
    }

    private static String prefix(int layer) {
        return "layer" + (layer + 1) + ".";
    }

    private static Tensor tensor(List<Integer> shape, Values values) {
        double[] numbers = new double[shape.stream().reduce(1, Math::multiplyExact)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i);
        }
        return new Tensor(shape, numbers);
    }

    private static boolean finite(Values values, int length) {
        for (int i = 0; i < length; i++) {
            if (!Double.isFinite(values.get(i))) {
                return false;
            }
        }
        return true;
    }
}
