package org.gateloom.samples.export.pytorch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.samples.export.RowValues;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.State;

/**
 * A step of a cell as lines of Python, one for each value with a name, or that is read more than once; everything else
 * stands where it is read. A value is {@code [batch, size]}, what all rows share {@code [size]} or a number.
 */
final class StepLines {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int WHOLE = 4;

    private final CellGraph graph;
    private final RowValues rows;
    private final Words words = new Words();
    private final Map<String, Integer> readings = new HashMap<>();
    private final Map<String, Text> texts = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * A piece of Python.
     *
     * @param binds how tightly its outermost sign does
     * @param number whether it is a number rather than a tensor
     */
    private record Text(String text, int binds, boolean number) {

        Text(String text, int binds) {
            this(text, binds, false);
        }

        String at(int least) {
            return binds < least ? "(" + text + ")" : text;
        }

        /** Where PyTorch takes tensors alone. */
        String tensor() {
            return number ? "torch.tensor(float(" + text + "))" : text;
        }
    }

    private StepLines(CellGraph graph) {
        this.graph = graph;
        this.rows = RowValues.of(graph);
        // Names of the file first, so that they stay as they are.
        graph.nodes().stream().filter(Node::named).forEach(node -> words.value(node.name()));
        graph.nodes().stream()
                .flatMap(node -> node.operands().stream())
                .filter(ref -> !ref.previous())
                .forEach(ref -> readings.merge(ref.node(), 1, Integer::sum));
        graph.states().forEach(state -> readings.merge(state.node(), 1, Integer::sum));
        readings.merge(graph.output(), 1, Integer::sum);
    }

    /** The method {@code forward} of the cell's class. */
    static List<String> forward(CellGraph graph) {
        StepLines step = new StepLines(graph);
        graph.nodes().forEach(step::add);
        return step.method();
    }

    private List<String> method() {
        List<String> method = new ArrayList<>();
        method.add("def forward("
                + graph.states().stream()
                        .map(state -> ", " + before(state))
                        .collect(Collectors.joining("", "self, x", ""))
                + "):");
        lines.forEach(line -> method.add("    " + line));
        List<String> next = graph.states().stream()
                .map(state -> inRows(Ref.now(state.node())))
                .toList();
        method.add("    return " + inRows(Ref.now(graph.output())) + ", (" + String.join(", ", next)
                + (next.size() == 1 ? ",)" : ")"));
        return method;
    }

    private String before(State state) {
        return words.value("prev." + state.node());
    }

    private void add(Node node) {
        Text text = node.operation().accept(new Value(node));
        boolean leaf = node.operands().isEmpty() || text.number;
        boolean line = node.named() || readings.getOrDefault(node.name(), 0) != 1;
        if (leaf || !line) {
            texts.put(node.name(), text);
        } else {
            String name = words.value(node.name());
            lines.add(name + " = " + text.text);
            texts.put(node.name(), new Text(name, WHOLE));
        }
    }

    private Text read(Ref ref) {
        return ref.previous() ? new Text(words.value("prev." + ref.node()), WHOLE) : texts.get(ref.node());
    }

    /** With a row for each of the batch. */
    private String inRows(Ref ref) {
        return rows.contains(ref) ? read(ref).text : "rows(" + read(ref).text + ", x)";
    }

    /** The same, to be followed by a method's name. */
    private String receiver(Ref ref) {
        return rows.contains(ref) ? read(ref).at(WHOLE) : inRows(ref);
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    /** What a node computes. */
    private final class Value implements Operation.Visitor<Text> {

        private final Node node;

        Value(Node node) {
            this.node = node;
        }

        private Text operand(int index) {
            return read(node.operands().get(index));
        }

        @Override
        public Text input(Operation.Input input) {
            return new Text("x", WHOLE);
        }

        @Override
        public Text constant(Operation.Constant constant) {
            return new Text(number(constant.value()), constant.value() < 0 ? SIGN : WHOLE, true);
        }

        @Override
        public Text weight(Operation.Weight weight) {
            return new Text("self." + weight.parameter(), WHOLE);
        }

        @Override
        public Text product(Operation.Product product) {
            String matrix = "self." + product.parameter();
            String factor = product.transposed() ? matrix + ".transpose(-2, -1)" : matrix;
            return new Text("product(" + factor + ", " + inRows(node.operands().get(0)) + ")", WHOLE);
        }

        @Override
        public Text pointwise(Operation.Pointwise pointwise) {
            return function(pointwise.function());
        }

        private Text function(Function function) {
            return switch (function) {
                case IDENTITY -> operand(0);
                case ADD -> arithmetic(" + ", SUM);
                case SUBTRACT -> arithmetic(" - ", SUM);
                case MULTIPLY -> arithmetic(" * ", PRODUCT);
                case DIVIDE -> arithmetic(" / ", PRODUCT);
                case NEGATE -> new Text("-" + operand(0).at(WHOLE), SIGN, operand(0).number);
                case MINIMUM -> bounded("minimum", "max");
                case MAXIMUM -> bounded("maximum", "min");
                case SIGMOID, TANH, RELU, EXP, LOG, SQRT, SQUARE, ABS, SIN, COS -> call("torch." + function);
                case LEAKY_RELU -> call("F.leaky_relu", "0.01");
                case SOFTPLUS -> call("F.softplus");
                case LOG_SIGMOID -> call("F.logsigmoid");
                case HARD_SIGMOID -> new Text("torch.clamp(0.2 * " + tensor(0).at(SIGN) + " + 0.5, 0, 1)", WHOLE);
                case SELECT ->
                    new Text(
                            "torch.where(" + tensor(0).at(SUM) + " > 0, "
                                    + operand(1).tensor() + ", " + operand(2).tensor() + ")",
                            WHOLE);
                case POSITIVE -> new Text("(" + tensor(0).at(SUM) + " > 0).float()", WHOLE);
                case NOT_NEGATIVE -> new Text("(" + tensor(0).at(SUM) + " >= 0).float()", WHOLE);
            };
        }

        private Text tensor(int index) {
            Text operand = operand(index);
            return operand.number ? new Text(operand.tensor(), WHOLE) : operand;
        }

        private Text arithmetic(String sign, int binds) {
            List<Text> of = node.operands().stream().map(StepLines.this::read).toList();
            boolean numbers = of.stream().allMatch(Text::number);
            String rest =
                    of.stream().skip(1).map(text -> sign + text.at(binds + 1)).collect(Collectors.joining());
            return new Text(of.get(0).at(binds) + rest, binds, numbers);
        }

        /** Of a tensor and a number a bound; two tensors are compared. */
        private Text bounded(String function, String bound) {
            if (operand(1).number && !operand(0).number) {
                return new Text("torch.clamp(" + operand(0).text + ", " + bound + "=" + operand(1).text + ")", WHOLE);
            }
            return new Text(
                    "torch." + function + "(" + operand(0).tensor() + ", "
                            + operand(1).tensor() + ")",
                    WHOLE);
        }

        private Text call(String function, String... more) {
            List<String> arguments = new ArrayList<>(List.of(operand(0).tensor()));
            arguments.addAll(List.of(more));
            return new Text(function + "(" + String.join(", ", arguments) + ")", WHOLE);
        }

        @Override
        public Text sum(Operation.Sum sum) {
            return new Text(receiver(node.operands().get(0)) + ".sum(-1, keepdim=True)", WHOLE);
        }

        @Override
        public Text count(Operation.Count count) {
            return new Text(receiver(node.operands().get(0)) + ".shape[-1]", WHOLE, true);
        }

        @Override
        public Text spread(Operation.Spread spread) {
            return operand(0);
        }

        @Override
        public Text normalize(Operation.Normalize normalize) {
            boolean layer = normalize.norm() == Operation.Normalize.Norm.LAYER;
            return new Text(
                    (layer ? "layer_norm(" : "rms_norm(")
                            + inRows(node.operands().get(0)) + ")",
                    WHOLE);
        }

        @Override
        public Text concat(Operation.Concat concat) {
            return new Text(
                    node.operands().stream()
                            .map(StepLines.this::inRows)
                            .collect(Collectors.joining(", ", "torch.cat([", "], -1)")),
                    WHOLE);
        }

        @Override
        public Text part(Operation.Part part) {
            return new Text(
                    receiver(node.operands().get(0)) + ".chunk(" + part.of() + ", -1)[" + part.index() + "]", WHOLE);
        }

        @Override
        public Text slice(Operation.Slice slice) {
            throw new IllegalStateException("a slice is not of the language");
        }

        @Override
        public Text mask(Operation.Mask mask) {
            return new Text(number(mask.mean()), WHOLE, true);
        }
    }
}
