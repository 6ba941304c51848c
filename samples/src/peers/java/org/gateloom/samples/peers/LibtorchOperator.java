package org.gateloom.samples.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.recurrent.RNN.Activation;
import java.util.List;

/**
 * The recurrent operators of libtorch and the library cells that they should equal. A layer's parameters are {@code w_ih
 * [gates · hidden, in]}, {@code w_hh [gates · hidden, hidden]}, {@code b_ih} and {@code b_hh [gates · hidden]}, with the
 * gates in the order of PyTorch's pages on {@code nn.RNN}, {@code nn.LSTM} and {@code nn.GRU}.
 *
 * @param cell the library cell
 * @param states the cell's states in the operator's order
 * @param stacking the order of its gates
 * @param call runs it
 */
record LibtorchOperator(String cell, List<String> states, Stacking stacking, Call call) {

    static final LibtorchOperator RNN = new LibtorchOperator(
            "rnn",
            List.of("h"),
            Stacking.of("h"),
            (input, states, parameters, layers) -> input.getNDArrayInternal()
                    .rnn(input, states.get(0), parameters, true, layers, Activation.TANH, 0, true, false, false));

    static final LibtorchOperator LSTM = new LibtorchOperator(
            "lstm",
            List.of("h", "c"),
            Stacking.of("input", "forget", "candidate", "output"),
            (input, states, parameters, layers) ->
                    input.getNDArrayInternal().lstm(input, states, parameters, true, layers, 0, true, false, false));

    /** With the reset after the product, the only one that libtorch has. */
    static final LibtorchOperator GRU = new LibtorchOperator(
            "gru-reset-after",
            List.of("h"),
            Stacking.of("reset", "update")
                    .with(new Stacking.Gate("candidate.W_x", "candidate.W_h", "candidate.b", "candidate.b_h")),
            (input, states, parameters, layers) -> input.getNDArrayInternal()
                    .gru(input, states.get(0), parameters, true, layers, 0, true, false, false));

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
         * @param parameters four a layer
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
