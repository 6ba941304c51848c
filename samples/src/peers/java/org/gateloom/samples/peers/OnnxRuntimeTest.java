package org.gateloom.samples.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells of the library against ONNX Runtime, which computes in float and forward only. */
class OnnxRuntimeTest {

    /** What {@code verify} asks of outputs in float, and enough to tell any two published forms of a cell apart. */
    private static final double FORWARD = 1e-5;

    @ParameterizedTest
    @MethodSource("operators")
    void theCellIsOnnxRuntimesOperator(OnnxOperator operator) {
        LibraryCell cell = LibraryCell.named(operator.cell());

        assertSoftly(each -> cell.cases().forEach((of, given) -> {
            Map<String, Tensor> peer = OnnxAnswer.of(operator, given);
            cell.answers(given)
                    .forEach((way, answer) -> each.assertThat(Deviation.worst(answer, peer))
                            .as("%s, %s", way, of)
                            .isLessThan(FORWARD));
        }));
    }

    @Test
    void theSameWeightsInTheOtherGruAreFarOff() {
        Case before =
                LibraryCell.named(OnnxOperator.GRU.cell()).made(new RandomCase(Map.of("in", 3, "hidden", 17), 2, 5), 1);
        Map<String, Tensor> weights = new LinkedHashMap<>(before.parameters());
        weights.put("candidate.W_h", weights.get("candidate.W_reset_h"));
        weights.put("candidate.b_h", Tensor.zeros(List.of(17)));
        Case after = new Case(before.sizes(), weights, before.input(), before.initial(), before.cotangent());

        assertThat(Deviation.worst(
                        OnnxAnswer.of(OnnxOperator.GRU_RESET_AFTER, after), OnnxAnswer.of(OnnxOperator.GRU, before)))
                .as("else the test above could not tell where the reset stands")
                .isGreaterThan(1000 * FORWARD);
    }

    static List<OnnxOperator> operators() {
        return OnnxOperator.all();
    }
}
