package org.gateloom.samples.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.recurrent.RNN.Activation;
import java.util.List;
import java.util.stream.Stream;

/**
 * The recurrent operators of libtorch and the library cells that they should equal. A layer's parameters are {@code w_ih
 * [gates · hidden, in]}, {@code w_hh [gates · hidden, hidden]}, {@code b_ih} and {@code b_hh [gates · hidden]}, with the
 * gates in the order of PyTorch's pages on {@code nn.RNN}, {@code nn.LSTM} and {@code nn.GRU}.
 *
 * @param cell the library cell
 * @param states the cell's states in the operator's order
 * @param stacking the order of its gates
 * @param others parameters of the cell beyond the four of {@code stacking}, each as it is
 * @param call runs it
 */
record LibtorchOperator(String cell, List<String> states, Stacking stacking, List<String> others, Call call) {

    static final LibtorchOperator RNN = new LibtorchOperator(
            "rnn",
            List.of("h"),
            Stacking.of("h"),
            List.of(),
            (input, states, parameters, layers) -> input.getNDArrayInternal()
                    .rnn(input, states.get(0), parameters, true, layers, Activation.TANH, 0, true, false, false));

    static final LibtorchOperator LSTM = new LibtorchOperator(
            "lstm",
            List.of("h", "c"),
            Stacking.of("input", "forget", "candidate", "output"),
            List.of(),
            (input, states, parameters, layers) ->
                    input.getNDArrayInternal().lstm(input, states, parameters, true, layers, 0, true, false, false));

    /** With the reset after the product, the only one that libtorch has. */
    static final LibtorchOperator GRU = new LibtorchOperator(
            "gru-reset-after",
            List.of("h"),
            Stacking.of("reset", "update")
                    .with(new Stacking.Gate("candidate.W_x", "candidate.W_h", "candidate.b", "candidate.b_h")),
            List.of(),
            (input, states, parameters, layers) -> input.getNDArrayInternal()
                    .gru(input, states.get(0), parameters, true, layers, 0, true, false, false));

    /** The LSTM as one writes it oneself. */
    static final LibtorchOperator LSTM_BY_HAND =
            new LibtorchOperator(LSTM.cell, LSTM.states, LSTM.stacking, List.of(), LibtorchLoops::lstm);

    /** The lecture's LSTM with peepholes of full matrices, which libtorch has not; as one writes it oneself. */
    static final LibtorchOperator PEEPHOLE_BY_HAND = new LibtorchOperator(
            "lstm-peephole-lecture",
            List.of("stm", "ltm"),
            new Stacking(Stream.of("new_information", "ignore_factor", "forget_factor", "from_short")
                    .map(gate -> new Stacking.Gate(gate + ".W_x", gate + ".W_stm", gate + ".b", ""))
                    .toList()),
            List.of(
                    "ignore_factor.W_ltm",
                    "forget_factor.W_ltm",
                    "from_short.W_ltm",
                    "from_long.W_forget",
                    "from_long.b"),
            LibtorchLoops::peephole);

    /** Those written by hand, one operator a step. */
    static List<LibtorchOperator> byHand() {
        return List.of(LSTM_BY_HAND, PEEPHOLE_BY_HAND);
    }

    static List<LibtorchOperator> all() {
        return List.of(RNN, LSTM, GRU);
    }

    /** A call of libtorch. */
    @FunctionalInterface
    interface Call {

        /**
         * Runs the operator.
         *
         * @param input {@code [time, batch, in]}
         * @param states {@code [layers, batch, hidden]} each
         * @param parameters four a layer, then its others
         * @return the last layer's output {@code [time, batch, hidden]}, then the last states {@code [layers, batch,
         *     hidden]}
         */
        NDList run(NDArray input, NDList states, NDList parameters, int layers);
    }

    @Override
    public String toString() {
        return cell;
    }
}
