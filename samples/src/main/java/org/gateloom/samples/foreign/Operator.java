package org.gateloom.samples.foreign;

import java.util.List;
import java.util.stream.Stream;

/**
 * A recurrent layer as another program has it: the gates' matrices below one another, in an order of its own, with a bias
 * beside each of the two products. From PyTorch's pages on {@code nn.LSTM}, {@code nn.GRU} and {@code nn.RNN}, and from
 * those of ONNX's operators LSTM, GRU and RNN.
 *
 * @param cell the cell of the library that computes the same
 * @param gates in the program's order
 */
public record Operator(String cell, List<Gate> gates) {

    static final Operator PYTORCH_RNN = new Operator("rnn", gates("h"));

    static final Operator PYTORCH_LSTM = new Operator("lstm", gates("input", "forget", "candidate", "output"));

    static final Operator PYTORCH_GRU = new Operator("gru-reset-after", gates("reset", "update", "+candidate"));

    static final Operator ONNX_RNN = PYTORCH_RNN;

    static final Operator ONNX_LSTM = new Operator("lstm", gates("input", "output", "forget", "candidate"));

    /** With the reset before the product. */
    static final Operator ONNX_GRU = new Operator(
            "gru",
            Stream.concat(
                            gates("update", "reset").stream(),
                            Stream.of(new Gate("candidate.W_x", "candidate.W_reset_h", "candidate.b", "")))
                    .toList());

    /** With the reset after the product. */
    static final Operator ONNX_GRU_RESET_AFTER =
            new Operator("gru-reset-after", gates("update", "reset", "+candidate"));

    public Operator {
        gates = List.copyOf(gates);
    }

    /**
     * The parameters of one gate by their names in the cell.
     *
     * @param memoryBias empty where the cell has the sum of both biases
     */
    record Gate(String input, String memory, String inputBias, String memoryBias) {}

    /** Affine gates of these names; one with a {@code +} before it keeps both biases. */
    private static List<Gate> gates(String... names) {
        return Stream.of(names)
                .map(name ->
                        name.startsWith("+") ? gate(name.substring(1), name.substring(1) + ".b_h") : gate(name, ""))
                .toList();
    }

    private static Gate gate(String name, String memoryBias) {
        return new Gate(name + ".W_x", name + ".W_h", name + ".b", memoryBias);
    }
}
