package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cells after the GRU whose equations are easy to get wrong, written out for one row and one step from the papers, and
 * held against what their files compute.
 */
class LaterCellsTest {

    private static final int HIDDEN = 12;
    private static final int IN = 5;
    private static final int BATCH = 2;
    private static final int STEPS = 6;
    private static final Map<String, Integer> SIZES = Map.of("in", IN, "hidden", HIDDEN);

    /** A cell's next states, by name, from its parameters, its input and its states before. */
    @FunctionalInterface
    private interface Step {
        Map<String, double[]> of(Parameters p, double[] x, Map<String, double[]> before);
    }

    private static final Map<String, Step> CELLS = Map.ofEntries(
            Map.entry("mlstm", LaterCellsTest::multiplicativeLstm),
            Map.entry("min-gru-positive", LaterCellsTest::minGruPositive),
            Map.entry("min-lstm", LaterCellsTest::minLstm),
            Map.entry("lem", LaterCellsTest::longExpressiveMemory),
            Map.entry("cornn", LaterCellsTest::coupledOscillators),
            Map.entry("unicornn", LaterCellsTest::undampedOscillators),
            Map.entry("nas", LaterCellsTest::architectureSearch),
            Map.entry(
                    "darts-v1",
                    (p, x, before) -> darts(
                            p,
                            x,
                            before,
                            List.of("relu", "relu", "tanh", "relu", "relu", "identity", "relu", "relu"),
                            List.of(0, 1, 2, 3, 4, 1, 5, 1),
                            List.of(1, 2, 3, 4, 5, 6, 7, 8))),
            Map.entry(
                    "darts-v2",
                    (p, x, before) -> darts(
                            p,
                            x,
                            before,
                            List.of("sigmoid", "relu", "relu", "identity", "tanh", "sigmoid", "tanh", "relu"),
                            List.of(0, 1, 1, 1, 2, 5, 3, 5),
                            List.of(1, 2, 3, 4, 5, 6, 7, 8))),
            Map.entry(
                    "enas",
                    (p, x, before) -> darts(
                            p,
                            x,
                            before,
                            List.of(
                                    "tanh", "tanh", "relu", "tanh", "tanh", "relu", "relu", "relu", "relu", "relu",
                                    "relu"),
                            List.of(0, 1, 1, 3, 3, 3, 4, 7, 8, 8, 8),
                            List.of(2, 5, 6, 9, 10, 11))),
            Map.entry("brc", LaterCellsTest::bistable),
            Map.entry("nbrc", LaterCellsTest::neuromodulated),
            Map.entry("scrn", LaterCellsTest::structurallyConstrained),
            Map.entry("slstm", LaterCellsTest::exponentialGates),
            Map.entry("layer-norm-lstm", LaterCellsTest::layerNormLstm),
            Map.entry("antisymmetric-rnn-gated", LaterCellsTest::antisymmetric),
            Map.entry("rwa", LaterCellsTest::weightedAverage),
            Map.entry("fast-grnn", LaterCellsTest::fastGrnn),
            Map.entry("mogrifier-lstm", LaterCellsTest::mogrifierLstm));

    static List<String> names() {
        return CELLS.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theFileComputesThePapersEquations(String name) {
        CellGraph graph = Library.cell(name);
        Case given = new RandomCase(SIZES, BATCH, STEPS).withStart(start(graph)).make(graph, new SplittableRandom(11));
        Trace trace = Interpreter.run(graph, given);
        Tensor input = given.input().vectors(IN);
        for (int row = 0; row < BATCH; row++) {
            Map<String, double[]> states = new LinkedHashMap<>();
            for (Map.Entry<String, Tensor> initial : given.initial().entrySet()) {
                states.put(initial.getKey(), row(initial.getValue(), row));
            }
            for (int time = 0; time < STEPS; time++) {
                int at = time * BATCH + row;
                states = CELLS.get(name).of(new Parameters(given.parameters()), row(input, at), states);
                states.forEach((state, expected) ->
                        assertThat(row(trace.node(state), at)).as(state).containsExactly(expected, within(1e-12)));
            }
        }
    }

    /** From anywhere, but from the start of a stream where that has a rule of its own. */
    private static RandomCase.Start start(CellGraph graph) {
        return graph.states().stream().anyMatch(state -> state.node().equals("first"))
                ? RandomCase.Start.STANDARD
                : RandomCase.Start.RANDOM;
    }

    private static boolean first(Map<String, double[]> before) {
        return before.get("first")[0] == 1;
    }

    /** Krause et al. 2016: m = (Wmx x)(Wmh h), an LSTM with m for h. */
    private static Map<String, double[]> multiplicativeLstm(Parameters p, double[] x, Map<String, double[]> before) {
        double[] mx = p.times("m.W_x", x);
        double[] mh = p.times("m.W_h", before.get("h"));
        double[] m = each(j -> mx[j] * mh[j]);
        return lstm(p, x, m, "m", before.get("c"));
    }

    /** Melis et al. 2020: x and h gate each other, x first, before an LSTM; five rounds. */
    private static Map<String, double[]> mogrifierLstm(Parameters p, double[] x, Map<String, double[]> before) {
        double[] a = x;
        double[] h = before.get("h");
        String[] rounds = {"x1", "h2", "x3", "h4", "x5"};
        String[] seen = {"h", "x1", "h2", "x3", "h4"};
        for (int round = 0; round < 5; round++) {
            String gate = rounds[round];
            double[] turned = round % 2 == 0 ? a : h;
            double[] pre = p.times(gate + ".W_" + seen[round], round % 2 == 0 ? h : a);
            double[] result = new double[turned.length];
            for (int j = 0; j < turned.length; j++) {
                result[j] = 2 * sigmoid(pre[j] + p.at(gate + ".b", j)) * turned[j];
            }
            if (round % 2 == 0) {
                a = result;
            } else {
                h = result;
            }
        }
        return lstm(p, a, "x5", h, "h4", before.get("c"));
    }

    private static Map<String, double[]> lstm(Parameters p, double[] x, double[] m, String name, double[] c) {
        return lstm(p, x, "x", m, name, c);
    }

    private static Map<String, double[]> lstm(
            Parameters p, double[] x, String nameOfX, double[] m, String nameOfM, double[] before) {
        double[] f = p.affine("forget", nameOfX, x, nameOfM, m);
        double[] i = p.affine("input", nameOfX, x, nameOfM, m);
        double[] g = p.affine("candidate", nameOfX, x, nameOfM, m);
        double[] o = p.affine("output", nameOfX, x, nameOfM, m);
        double[] c = each(j -> sigmoid(f[j]) * before[j] + sigmoid(i[j]) * Math.tanh(g[j]));
        return Map.of("c", c, "h", each(j -> sigmoid(o[j]) * Math.tanh(c[j])));
    }

    /** Feng et al. 2024, appendix: g(a) = a + 0.5 where a >= 0, sigmoid(a) elsewhere. */
    private static Map<String, double[]> minGruPositive(Parameters p, double[] x, Map<String, double[]> before) {
        double[] z = p.affine("update", "x", x);
        double[] a = p.affine("raw", "x", x);
        double[] h = before.get("h");
        return Map.of(
                "h", each(j -> (1 - sigmoid(z[j])) * h[j] + sigmoid(z[j]) * (a[j] >= 0 ? a[j] + 0.5 : sigmoid(a[j]))));
    }

    /** Feng et al. 2024: h = f / (f + i) h + i / (f + i) Wx. */
    private static Map<String, double[]> minLstm(Parameters p, double[] x, Map<String, double[]> before) {
        double[] f = p.affine("forget", "x", x);
        double[] i = p.affine("input", "x", x);
        double[] g = p.affine("candidate", "x", x);
        double[] h = before.get("h");
        return Map.of("h", each(j -> {
            double whole = sigmoid(f[j]) + sigmoid(i[j]);
            return sigmoid(f[j]) / whole * h[j] + sigmoid(i[j]) / whole * g[j];
        }));
    }

    /** Rusch et al. 2022, dt = 1: z first, from h; then h, from the new z. */
    private static Map<String, double[]> longExpressiveMemory(Parameters p, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] slow = p.affine("slow", "x", x, "h", h);
        double[] fast = p.affine("fast", "x", x, "h", h);
        double[] intoZ = p.affine("from_h", "x", x, "h", h);
        double[] z = each(j -> mix(sigmoid(fast[j]), Math.tanh(intoZ[j]), before.get("z")[j]));
        double[] intoH = p.affine("from_z", "x", x, "z", z);
        return Map.of("z", z, "h", each(j -> mix(sigmoid(slow[j]), Math.tanh(intoH[j]), h[j])));
    }

    /** Rusch, Mishra 2021: z' = z + dt (tanh(..) - gamma h - epsilon z), h' = h + dt z'. */
    private static Map<String, double[]> coupledOscillators(Parameters p, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] before2 = before.get("z");
        double[] both = p.affine("force", "x", x, "h", h);
        double[] third = p.times("force.W_z", before2);
        double[] z = each(j -> before2[j] + 0.054 * (Math.tanh(both[j] + third[j]) - 4.9 * h[j] - 4.8 * before2[j]));
        return Map.of("z", z, "h", each(j -> h[j] + 0.054 * z[j]));
    }

    /** Rusch, Mishra 2021b: z' = z - dt sigmoid(c) (tanh(w h + V x + b) + alpha h), h' = h + dt sigmoid(c) z'. */
    private static Map<String, double[]> undampedOscillators(Parameters p, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] a = p.affine("force", "x", x);
        double[] z = each(j -> before.get("z")[j]
                - 0.19 * sigmoid(p.at("c", j)) * (Math.tanh(p.at("force.d_h", j) * h[j] + a[j]) + 30.65 * h[j]));
        return Map.of("z", z, "h", each(j -> h[j] + 0.19 * sigmoid(p.at("c", j)) * z[j]));
    }

    /** Zoph, Le 2017: a tree over eight pairs of products. */
    private static Map<String, double[]> architectureSearch(Parameters p, double[] x, Map<String, double[]> before) {
        double[][] fromX = new double[9][];
        double[][] fromH = new double[9][];
        for (int k = 1; k <= 8; k++) {
            fromX[k] = p.times("a" + k + ".W_x", x);
            fromH[k] = p.times("a" + k + ".W_h", before.get("h"));
        }
        double[] c = new double[HIDDEN];
        double[] h = new double[HIDDEN];
        for (int j = 0; j < HIDDEN; j++) {
            double[] sum = new double[9];
            for (int k = 1; k <= 8; k++) {
                sum[k] = fromX[k][j] + fromH[k][j];
            }
            double one = Math.tanh(sigmoid(sum[1]) * Math.max(sum[2], 0));
            double two = Math.tanh(sigmoid(sum[3]) + Math.max(fromX[4][j] * fromH[4][j], 0));
            double three = Math.tanh(Math.tanh(sum[5]) * sigmoid(sum[6]));
            double four = sigmoid(Math.tanh(sum[7]) + sigmoid(sum[8]));
            c[j] = Math.tanh(one + before.get("c")[j]) * two;
            h[j] = Math.tanh(c[j] * Math.tanh(three + four));
        }
        return Map.of("c", c, "h", h);
    }

    /** Liu et al. 2019: node 0 from x and h, node k from node {@code reads[k - 1]}, the mean of some of them. */
    private static Map<String, double[]> darts(
            Parameters p,
            double[] x,
            Map<String, double[]> before,
            List<String> activations,
            List<Integer> reads,
            List<Integer> averaged) {
        double[] h = before.get("h");
        double[][] nodes = new double[activations.size() + 1][];
        double[] gateX = p.times("s0.C", x);
        double[] gateH = p.times("s0.C_h", h);
        double[] newX = p.times("s0.A", x);
        double[] newH = p.times("s0.A_h", h);
        nodes[0] = each(j -> mix(sigmoid(gateX[j] + gateH[j]), Math.tanh(newX[j] + newH[j]), h[j]));
        for (int k = 1; k < nodes.length; k++) {
            double[] read = nodes[reads.get(k - 1)];
            double[] gate = p.times("s" + k + ".C", read);
            double[] fresh = p.times("s" + k + ".A", read);
            String activation = activations.get(k - 1);
            nodes[k] = each(j -> mix(sigmoid(gate[j]), activated(activation, fresh[j]), read[j]));
        }
        return Map.of(
                "h", each(j -> averaged.stream().mapToDouble(k -> nodes[k][j]).sum() / averaged.size()));
    }

    private static double activated(String activation, double a) {
        return switch (activation) {
            case "tanh" -> Math.tanh(a);
            case "relu" -> Math.max(a, 0);
            case "sigmoid" -> sigmoid(a);
            default -> a;
        };
    }

    /** Vecoven et al. 2021: the gates see each element's own memory through a weight. */
    private static Map<String, double[]> bistable(Parameters p, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] a = each(j -> p.at("feedback.d_h", j) * h[j]);
        double[] c = each(j -> p.at("update.d_h", j) * h[j]);
        return bistable(p, x, h, a, c);
    }

    /** The same, neuromodulated: the gates see the whole memory through a matrix. */
    private static Map<String, double[]> neuromodulated(Parameters p, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        return bistable(p, x, h, p.times("feedback.W_h", h), p.times("update.W_h", h));
    }

    /** h' = c h + (1 - c) tanh(Ux + a h), a = 1 + tanh(..). */
    private static Map<String, double[]> bistable(Parameters p, double[] x, double[] h, double[] ah, double[] ch) {
        double[] ax = p.affine("feedback", "x", x);
        double[] cx = p.affine("update", "x", x);
        double[] u = p.times("candidate.W_x", x);
        return Map.of("h", each(j -> {
            double a = 1 + Math.tanh(ax[j] + ah[j]);
            return mix(sigmoid(cx[j] + ch[j]), h[j], Math.tanh(u[j] + a * h[j]));
        }));
    }

    /** Kusupati et al. 2018: h' = (sigmoid(zeta) (1 - z) + sigmoid(nu)) n + z h, one product for both. */
    private static Map<String, double[]> fastGrnn(Parameters p, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] wx = p.times("shared.W_x", x);
        double[] uh = p.times("shared.W_h", h);
        return Map.of("h", each(j -> {
            double z = sigmoid(wx[j] + uh[j] + p.at("gate.b", j));
            double n = Math.tanh(wx[j] + uh[j] + p.at("candidate.b", j));
            return (sigmoid(p.at("zeta", 0)) * (1 - z) + sigmoid(p.at("nu", 0))) * n + z * h[j];
        }));
    }

    /** Mikolov et al. 2014: s' = 0.05 B x + 0.95 s, h' = sigmoid(P s' + A x + R h). */
    private static Map<String, double[]> structurallyConstrained(
            Parameters p, double[] x, Map<String, double[]> before) {
        double[] bx = p.times("s.W_x", x);
        double[] s = IntStream.range(0, bx.length)
                .mapToDouble(j -> 0.05 * bx[j] + 0.95 * before.get("s")[j])
                .toArray();
        double[] ps = p.times("h.W_s", s);
        double[] ax = p.times("h.W_x", x);
        double[] rh = p.times("h.W_h", before.get("h"));
        return Map.of("s", s, "h", each(j -> sigmoid(ps[j] + ax[j] + rh[j])));
    }

    /**
     * Beck et al. 2024 without the stabiliser: c' = f c + e^i z, n' = f n + e^i, h' = o c' / n'. The file's c and n are
     * these divided by e^m, where m is the greatest exponent so far, at the first step the only one.
     */
    private static Map<String, double[]> exponentialGates(Parameters p, double[] x, Map<String, double[]> before) {
        double[] i = headwise(p, "raw_input", x, before.get("h"));
        double[] f = headwise(p, "raw_forget", x, before.get("h"));
        double[] z = headwise(p, "candidate", x, before.get("h"));
        double[] o = headwise(p, "output", x, before.get("h"));
        double[] last = before.get("m");
        double[] m = each(j -> first(before) ? i[j] : Math.max(Math.log(sigmoid(f[j])) + last[j], i[j]));
        double[] c =
                each(j -> (sigmoid(f[j]) * Math.exp(last[j]) * before.get("c")[j] + Math.exp(i[j]) * Math.tanh(z[j]))
                        / Math.exp(m[j]));
        double[] n =
                each(j -> (sigmoid(f[j]) * Math.exp(last[j]) * before.get("n")[j] + Math.exp(i[j])) / Math.exp(m[j]));
        return Map.of("first", new double[1], "m", m, "c", c, "n", n, "h", each(j -> sigmoid(o[j]) * c[j] / n[j]));
    }

    /** W x + R h + b, in which R has four blocks on its diagonal, each below the other in the parameter. */
    private static double[] headwise(Parameters p, String gate, double[] x, double[] h) {
        double[] wx = p.affine(gate, "x", x);
        int head = HIDDEN / 4;
        double[] blocks = p.tensors().get(gate + ".B_h").values();
        return each(j -> {
            double sum = wx[j];
            for (int k = 0; k < head; k++) {
                sum += blocks[j * head + k] * h[j / head * head + k];
            }
            return sum;
        });
    }

    /** Ba et al. 2016: (f, i, o, g) = LN(U h) + LN(W x) + b over all four, h' = sigmoid(o) tanh(LN(c')). */
    private static Map<String, double[]> layerNormLstm(Parameters p, double[] x, Map<String, double[]> before) {
        double[] fromH = normal(p.times("from_h.W_h", before.get("h")));
        double[] fromX = normal(p.times("from_x.W_x", x));
        double[] all = IntStream.range(0, 4 * HIDDEN)
                .mapToDouble(
                        j -> p.at("all.g_from_h", j) * fromH[j] + p.at("all.g_from_x", j) * fromX[j] + p.at("all.b", j))
                .toArray();
        double[] c = each(
                j -> sigmoid(all[j]) * before.get("c")[j] + sigmoid(all[HIDDEN + j]) * Math.tanh(all[3 * HIDDEN + j]));
        double[] normal = normal(c);
        return Map.of(
                "c",
                c,
                "h",
                each(j -> sigmoid(all[2 * HIDDEN + j]) * Math.tanh(p.at("h.g_c", j) * normal[j] + p.at("h.b", j))));
    }

    private static double[] normal(double[] v) {
        double mean = Arrays.stream(v).average().orElseThrow();
        double variance =
                Arrays.stream(v).map(a -> (a - mean) * (a - mean)).average().orElseThrow();
        return Arrays.stream(v)
                .map(a -> (a - mean) / Math.sqrt(variance + 1e-5))
                .toArray();
    }

    /** Chang et al. 2019: h' = h + 0.1 sigmoid(a + Vz x + bz) tanh(a + Vh x + bh), a = (U - U^T - 0.1 I) h. */
    private static Map<String, double[]> antisymmetric(Parameters p, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        Tensor u = p.tensors().get("U");
        double[] gate = p.affine("gate", "x", x);
        double[] fresh = p.affine("h", "x", x);
        return Map.of("h", each(j -> {
            double a = -0.1 * h[j];
            for (int k = 0; k < HIDDEN; k++) {
                a += (u.get(j, k) - u.get(k, j)) * h[k];
            }
            return h[j] + 0.1 * sigmoid(a + gate[j]) * Math.tanh(a + fresh[j]);
        }));
    }

    /** Ostmeyer, Cowell 2017: h' = tanh(sum of u tanh(g) e^a over all steps, by the sum of e^a). */
    private static Map<String, double[]> weightedAverage(Parameters p, double[] x, Map<String, double[]> before) {
        double[] h = first(before) ? p.tensors().get("h.initial").values() : before.get("h");
        double[] u = p.affine("u", "x", x);
        double[] g = p.affine("g", "x", x, "h", h);
        double[] ax = p.times("a.W_x", x);
        double[] ah = p.times("a.W_h", h);
        double[] weights = each(j -> first(before) ? 0 : Math.exp(before.get("total")[j]));
        double[] sum = each(j -> weights[j] + Math.exp(ax[j] + ah[j]));
        double[] average = each(j ->
                (weights[j] * before.get("average")[j] + u[j] * Math.tanh(g[j]) * Math.exp(ax[j] + ah[j])) / sum[j]);
        return Map.of(
                "first",
                new double[1],
                "total",
                each(j -> Math.log(sum[j])),
                "average",
                average,
                "h",
                each(j -> Math.tanh(average[j])));
    }

    /** A cell's parameters by full name. */
    private record Parameters(Map<String, Tensor> tensors) {

        double[] times(String matrix, double[] v) {
            Tensor w = tensors.get(matrix);
            double[] product = new double[w.shape().get(0)];
            for (int row = 0; row < product.length; row++) {
                for (int column = 0; column < v.length; column++) {
                    product[row] += w.get(row, column) * v[column];
                }
            }
            return product;
        }

        double at(String vector, int element) {
            return tensors.get(vector).values()[element];
        }

        double[] affine(String gate, String name, double[] v) {
            double[] product = times(gate + ".W_" + name, v);
            return IntStream.range(0, product.length)
                    .mapToDouble(j -> product[j] + at(gate + ".b", j))
                    .toArray();
        }

        double[] affine(String gate, String name, double[] v, String other, double[] u) {
            double[] one = affine(gate, name, v);
            double[] two = times(gate + ".W_" + other, u);
            return IntStream.range(0, one.length)
                    .mapToDouble(j -> one[j] + two[j])
                    .toArray();
        }
    }

    private static double[] each(IntToDoubleFunction element) {
        return IntStream.range(0, HIDDEN).mapToDouble(element).toArray();
    }

    /** The share of the first, the rest of the second. */
    private static double mix(double share, double a, double b) {
        return share * a + (1 - share) * b;
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    private static double[] row(Tensor tensor, int row) {
        int size = tensor.shape().get(tensor.shape().size() - 1);
        return Arrays.copyOfRange(tensor.values(), row * size, (row + 1) * size);
    }
}
