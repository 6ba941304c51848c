package org.gateloom.samples.export.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.samples.export.RowValues;
import org.gateloom.samples.export.TrainedNetwork;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;

/**
 * One step of one layer: a cell's graph in ONNX's operators. A value is {@code [batch, size]}; what is made of parameters
 * and numbers alone is {@code [size]} or {@code [1]} and is spread by the operators where it meets one.
 *
 * <p>A value of the layer is {@code layer1/forget}, what it was the step before {@code layer1/prev(h)}.
 */
final class StepNodes {

    /** ONNX counts the last dimension so. */
    private static final long LAST = -1;

    private final CellGraph graph;
    private final TrainedNetwork.Layer layer;
    private final Input input;
    private final SharedTensors shared;
    private final Nodes nodes;
    private final RowValues rows;
    private final Map<String, String> values = new HashMap<>();

    /**
     * What the layer reads.
     *
     * @param value vectors {@code [batch, in]}, or symbols {@code [batch]}
     * @param symbols which of the two
     * @param batch a value from which the number of rows is read
     */
    record Input(String value, boolean symbols, String batch) {}

    StepNodes(CellGraph graph, TrainedNetwork.Layer layer, Input input, SharedTensors shared, Nodes nodes) {
        this.graph = graph;
        this.layer = layer;
        this.input = input;
        this.shared = shared;
        this.nodes = nodes;
        this.rows = RowValues.of(graph);
    }

    /** Adds all nodes of the cell. */
    void add() {
        for (Node node : graph.nodes()) {
            values.put(node.name(), node.operation().accept(new Value(node)));
        }
    }

    /** The name of a state's value of the step before. */
    static String before(TrainedNetwork.Layer layer, String state) {
        return layer.name() + "/prev(" + state + ")";
    }

    /**
     * A value for each row, {@code [batch, size]}, under a name of its own.
     *
     * @param name the new name
     */
    String leaving(String node, String name) {
        return inRows(Ref.now(node), name);
    }

    private String inRows(Ref ref, String name) {
        return rows.contains(ref)
                ? nodes.add("Identity", name, List.of(read(ref)))
                : nodes.add("Expand", name, List.of(read(ref), rowsBy(size(ref), name)));
    }

    /** The shape {@code [batch, size]}. */
    private String rowsBy(int size, String within) {
        String whole = nodes.within(within, "Shape", List.of(input.batch));
        String count = nodes.within(
                within, "Slice", List.of(whole, shared.integers(0), shared.integers(1), shared.integers(0)));
        return nodes.within(within, "Concat", List.of(count, shared.integers(size)), Attributes.integer("axis", 0));
    }

    private String read(Ref ref) {
        return ref.previous() ? before(layer, ref.node()) : values.get(ref.node());
    }

    private int size(Ref ref) {
        return graph.node(ref.node()).size().at(layer.sizes());
    }

    /** Adds what a node computes; the answer is the name of its value. */
    private final class Value implements Operation.Visitor<String> {

        private final Node node;
        private final String name;

        Value(Node node) {
            this.node = node;
            this.name = layer.name() + "/" + node.name();
        }

        private String operand(int index) {
            return read(node.operands().get(index));
        }

        private List<String> operands() {
            return node.operands().stream().map(StepNodes.this::read).toList();
        }

        private String within(String type, String... inputs) {
            return nodes.within(name, type, List.of(inputs));
        }

        @Override
        public String input(Operation.Input operation) {
            return input.value;
        }

        @Override
        public String constant(Operation.Constant constant) {
            return shared.number(constant.value());
        }

        @Override
        public String weight(Operation.Weight weight) {
            return layer.of(weight.parameter());
        }

        @Override
        public String product(Operation.Product product) {
            String matrix = layer.of(product.parameter());
            if (input.symbols && node.operands().get(0).equals(Ref.now(CellGraph.INPUT))) {
                // A product with a one-hot vector is a column.
                return nodes.add("Gather", name, List.of(shared.transposed(matrix), input.value));
            }
            String factor = product.transposed() ? matrix : shared.transposed(matrix);
            List<Integer> shape = shared.shape(matrix);
            if (shape.size() == 2) {
                return nodes.add("MatMul", name, List.of(operand(0), factor));
            }
            int blocks = shape.get(0);
            int each = size(node.operands().get(0)) / blocks;
            String parts = within("Reshape", operand(0), shared.integers(-1, blocks, 1, each));
            String products = within("MatMul", parts, factor);
            return nodes.add(
                    "Reshape",
                    name,
                    List.of(products, shared.integers(-1, node.size().at(layer.sizes()))));
        }

        @Override
        public String pointwise(Operation.Pointwise pointwise) {
            return function(pointwise.function());
        }

        private String function(Function function) {
            return switch (function) {
                case IDENTITY -> plain("Identity");
                case ADD -> plain("Sum");
                case SUBTRACT -> plain("Sub");
                case MULTIPLY -> plain("Mul");
                case DIVIDE -> plain("Div");
                case NEGATE -> plain("Neg");
                case MINIMUM -> plain("Min");
                case MAXIMUM -> plain("Max");
                case SIGMOID -> plain("Sigmoid");
                case TANH -> plain("Tanh");
                case RELU -> plain("Relu");
                case LEAKY_RELU -> nodes.add("LeakyRelu", name, operands(), Attributes.number("alpha", 0.01));
                case SOFTPLUS -> plain("Softplus");
                case LOG_SIGMOID -> {
                    String other = within("Neg", operand(0));
                    yield nodes.add("Neg", name, List.of(within("Softplus", other)));
                }
                case HARD_SIGMOID ->
                    nodes.add(
                            "HardSigmoid",
                            name,
                            operands(),
                            Attributes.number("alpha", 0.2),
                            Attributes.number("beta", 0.5));
                case EXP -> plain("Exp");
                case LOG -> plain("Log");
                case SQRT -> plain("Sqrt");
                case SQUARE -> nodes.add("Mul", name, List.of(operand(0), operand(0)));
                case ABS -> plain("Abs");
                case SIN -> plain("Sin");
                case COS -> plain("Cos");
                case SELECT -> {
                    String condition = within("Greater", operand(0), shared.number(0));
                    yield nodes.add("Where", name, List.of(condition, operand(1), operand(2)));
                }
                case POSITIVE -> step("Greater");
                case NOT_NEGATIVE -> step("GreaterOrEqual");
            };
        }

        private String plain(String type) {
            return nodes.add(type, name, operands());
        }

        private String step(String comparison) {
            String condition = within(comparison, operand(0), shared.number(0));
            return nodes.add("Where", name, List.of(condition, shared.number(1), shared.number(0)));
        }

        @Override
        public String sum(Operation.Sum sum) {
            return nodes.add("ReduceSum", name, List.of(operand(0), shared.integers(LAST)));
        }

        @Override
        public String count(Operation.Count count) {
            return shared.number(size(node.operands().get(0)));
        }

        @Override
        public String spread(Operation.Spread spread) {
            return inRows(node.operands().get(0), name);
        }

        @Override
        public String normalize(Operation.Normalize normalize) {
            boolean layerNorm = normalize.norm() == Operation.Normalize.Norm.LAYER;
            String centred = layerNorm ? within("Sub", operand(0), mean(operand(0))) : operand(0);
            String variance = mean(within("Mul", centred, centred));
            String above = within("Add", variance, shared.number(Operation.Normalize.EPSILON));
            return nodes.add("Div", name, List.of(centred, within("Sqrt", above)));
        }

        private String mean(String value) {
            return nodes.within(name, "ReduceMean", List.of(value), Attributes.integers("axes", List.of(LAST)));
        }

        @Override
        public String concat(Operation.Concat concat) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < node.operands().size(); i++) {
                Ref part = node.operands().get(i);
                parts.add(rows.contains(part) ? read(part) : inRows(part, name + "#part" + (i + 1)));
            }
            return nodes.add("Concat", name, parts, Attributes.integer("axis", LAST));
        }

        @Override
        public String part(Operation.Part part) {
            return slice((long) part.index() * node.size().at(layer.sizes()));
        }

        @Override
        public String slice(Operation.Slice slice) {
            return slice(slice.from().at(layer.sizes()));
        }

        private String slice(long from) {
            long to = from + node.size().at(layer.sizes());
            return nodes.add(
                    "Slice",
                    name,
                    List.of(operand(0), shared.integers(from), shared.integers(to), shared.integers(LAST)));
        }

        @Override
        public String mask(Operation.Mask mask) {
            return shared.number(mask.mean());
        }
    }
}
