package org.gateloom.samples.peers;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells of the library against libtorch: outputs, last states, and the gradients of all that goes in. */
class LibtorchTest {

    @ParameterizedTest
    @MethodSource("operators")
    void theCellIsLibtorchsOperator(LibtorchOperator operator) {
        LibraryCell cell = LibraryCell.named(operator.cell());

        assertSoftly(each -> cell.cases().forEach((of, given) -> {
            Map<String, Tensor> inDouble = LibtorchAnswer.of(operator, given, Precision.DOUBLE);
            Map<String, Tensor> inFloat = LibtorchAnswer.of(operator, given, Precision.FLOAT);
            cell.answers(given).forEach((way, answer) -> {
                // The tolerances of verify: double rounds at 1e-16 and float at 6e-8, gradients add up over all steps.
                if (way.equals(LibraryCell.FLOAT)) {
                    compare(each, way + ", " + of, answer, inFloat, 1e-5, 2e-4);
                } else {
                    compare(each, way + ", " + of, answer, inDouble, 1e-12, 1e-9);
                }
            });
        }));
    }

    private static void compare(
            SoftAssertions each,
            String way,
            Map<String, Tensor> answer,
            Map<String, Tensor> peer,
            double forward,
            double backward) {
        Deviation.each(answer, peer)
                .forEach((path, deviation) -> each.assertThat(deviation)
                        .as("%s of %s", path, way)
                        .isLessThan(path.startsWith("gradient.") ? backward : forward));
        each.assertThat(peer.keySet())
                .as("all gradients have been compared")
                .containsAll(gradients(answer).keySet());
    }

    private static Map<String, Tensor> gradients(Map<String, Tensor> answer) {
        Map<String, Tensor> gradients = new LinkedHashMap<>(answer);
        gradients.keySet().removeIf(path -> !path.startsWith("gradient."));
        return gradients;
    }

    static List<LibtorchOperator> operators() {
        return LibtorchOperator.all();
    }
}
