package org.gateloom.spec.reference;

import static org.gateloom.spec.reference.HandWritten.mix;
import static org.gateloom.spec.reference.HandWritten.sigmoid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cells that a search found, each written out as its paper has it. */
final class SearchedCellsByHand {

    static final Map<String, HandWritten.Step> CELLS = cells();

    private SearchedCellsByHand() {}

    private static Map<String, HandWritten.Step> cells() {
        Map<String, HandWritten.Step> cells = new LinkedHashMap<>();
        cells.put("nas", SearchedCellsByHand::architectureSearch);
        cells.put(
                "darts-v1",
                (w, x, before) -> darts(
                        w,
                        x,
                        before,
                        List.of("relu", "relu", "tanh", "relu", "relu", "identity", "relu", "relu"),
                        List.of(0, 1, 2, 3, 4, 1, 5, 1),
                        List.of(1, 2, 3, 4, 5, 6, 7, 8)));
        cells.put(
                "darts-v2",
                (w, x, before) -> darts(
                        w,
                        x,
                        before,
                        List.of("sigmoid", "relu", "relu", "identity", "tanh", "sigmoid", "tanh", "relu"),
                        List.of(0, 1, 1, 1, 2, 5, 3, 5),
                        List.of(1, 2, 3, 4, 5, 6, 7, 8)));
        cells.put(
                "enas",
                (w, x, before) -> darts(
                        w,
                        x,
                        before,
                        List.of("tanh", "tanh", "relu", "tanh", "tanh", "relu", "relu", "relu", "relu", "relu", "relu"),
                        List.of(0, 1, 1, 3, 3, 3, 4, 7, 8, 8, 8),
                        List.of(2, 5, 6, 9, 10, 11)));
        return cells;
    }

    /** Zoph, Le 2017: a tree over eight pairs of products. */
    private static Map<String, double[]> architectureSearch(HandWritten w, double[] x, Map<String, double[]> before) {
        double[][] fromX = new double[9][];
        double[][] fromH = new double[9][];
        for (int k = 1; k <= 8; k++) {
            fromX[k] = w.product("a" + k + ".W_x", x);
            fromH[k] = w.product("a" + k + ".W_h", before.get("h"));
        }
        double[] c = new double[w.hidden()];
        double[] h = new double[w.hidden()];
        for (int j = 0; j < w.hidden(); j++) {
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
            HandWritten w,
            double[] x,
            Map<String, double[]> before,
            List<String> activations,
            List<Integer> reads,
            List<Integer> averaged) {
        double[] h = before.get("h");
        double[][] nodes = new double[activations.size() + 1][];
        double[] gateX = w.product("s0.C", x);
        double[] gateH = w.product("s0.C_h", h);
        double[] newX = w.product("s0.A", x);
        double[] newH = w.product("s0.A_h", h);
        nodes[0] = w.each(j -> mix(sigmoid(gateX[j] + gateH[j]), Math.tanh(newX[j] + newH[j]), h[j]));
        for (int k = 1; k < nodes.length; k++) {
            double[] read = nodes[reads.get(k - 1)];
            double[] gate = w.product("s" + k + ".C", read);
            double[] fresh = w.product("s" + k + ".A", read);
            String activation = activations.get(k - 1);
            nodes[k] = w.each(j -> mix(sigmoid(gate[j]), activated(activation, fresh[j]), read[j]));
        }
        return Map.of(
                "h", w.each(j -> averaged.stream().mapToDouble(k -> nodes[k][j]).sum() / averaged.size()));
    }

    private static double activated(String activation, double a) {
        return switch (activation) {
            case "tanh" -> Math.tanh(a);
            case "relu" -> Math.max(a, 0);
            case "sigmoid" -> sigmoid(a);
            default -> a;
        };
    }
}
