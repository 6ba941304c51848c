package org.gateloom.samples.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Tensor;

/**
 * The recurrent operators of ONNX and the library cells that they should equal.
 *
 * <p>Inputs, with one direction: {@code X [time, batch, in]}, {@code W [1, gates · hidden, in]}, {@code R [1, gates ·
 * hidden, hidden]}, {@code B [1, 2 · gates · hidden]}, {@code initial_h [1, batch, hidden]}; of the LSTM also {@code
 * initial_c} and the peepholes {@code P [1, 3 · hidden]} in the order input, output, forget. From the operators' pages
 * of the ONNX specification, version 14.
 *
 * @param cell the library cell
 * @param type the operator's name in ONNX
 * @param stacking the order of its gates
 * @param peepholes the cell's diagonal weights in the order of {@code P}, or none
 * @param linearBeforeReset of a GRU: whether the reset comes after the product
 */
record OnnxOperator(
        String cell, String type, Stacking stacking, List<String> peepholes, Optional<Boolean> linearBeforeReset) {

    private static final Stacking LSTM_GATES = Stacking.of("input", "output", "forget", "candidate");

    static final OnnxOperator RNN = new OnnxOperator("rnn", "RNN", Stacking.of("h"), List.of(), Optional.empty());

    static final OnnxOperator LSTM = new OnnxOperator("lstm", "LSTM", LSTM_GATES, List.of(), Optional.empty());

    static final OnnxOperator PEEPHOLE_LSTM = new OnnxOperator(
            "peephole-lstm", "LSTM", LSTM_GATES, List.of("input.d_c", "output.d_c", "forget.d_c"), Optional.empty());

    static final OnnxOperator GRU = new OnnxOperator(
            "gru",
            "GRU",
            Stacking.of("update", "reset")
                    .with(new Stacking.Gate("candidate.W_x", "candidate.W_reset_h", "candidate.b", "")),
            List.of(),
            Optional.of(false));

    static final OnnxOperator GRU_RESET_AFTER = new OnnxOperator(
            "gru-reset-after",
            "GRU",
            Stacking.of("update", "reset")
                    .with(new Stacking.Gate("candidate.W_x", "candidate.W_h", "candidate.b", "candidate.b_h")),
            List.of(),
            Optional.of(true));

    static List<OnnxOperator> all() {
        return List.of(RNN, LSTM, PEEPHOLE_LSTM, GRU, GRU_RESET_AFTER);
    }

    /** Its inputs in order; an empty name stands for an input that is left out. */
    List<String> inputs() {
        List<String> inputs = new ArrayList<>(List.of("X", "W", "R", "B", "", "initial_h"));
        if (hasMemoryCell()) {
            inputs.add("initial_c");
        }
        if (!peepholes.isEmpty()) {
            inputs.add("P");
        }
        return inputs;
    }

    /** Its outputs in order. */
    List<String> outputs() {
        return hasMemoryCell() ? List.of("Y", "Y_h", "Y_c") : List.of("Y", "Y_h");
    }

    /** The last states of the cell by the output that should equal each. */
    Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("Y_h", "h");
        if (hasMemoryCell()) {
            states.put("Y_c", "c");
        }
        return states;
    }

    /** The numbers of a case by the operator's inputs. */
    Map<String, Tensor> feed(Case given) {
        Stacking.Blocks blocks = stacking.stack(given.parameters());
        Map<String, Tensor> feed = new LinkedHashMap<>();
        feed.put("X", given.input().vectors(given.sizes().get("in")));
        feed.put("W", oneDirection(blocks.input()));
        feed.put("R", oneDirection(blocks.memory()));
        feed.put("B", oneDirection(Tensors.below(List.of(blocks.inputBias(), blocks.memoryBias()))));
        states().values()
                .forEach(state -> feed.put(
                        "initial_" + state, oneDirection(given.initial().get(state))));
        if (!peepholes.isEmpty()) {
            feed.put(
                    "P",
                    oneDirection(Tensors.below(
                            peepholes.stream().map(given.parameters()::get).toList())));
        }
        return feed;
    }

    private boolean hasMemoryCell() {
        return type.equals("LSTM");
    }

    /** With a dimension of 1 before the others. */
    private static Tensor oneDirection(Tensor tensor) {
        List<Integer> shape = new ArrayList<>(tensor.shape());
        shape.add(0, 1);
        return new Tensor(shape, tensor.values());
    }

    @Override
    public String toString() {
        return cell;
    }
}
