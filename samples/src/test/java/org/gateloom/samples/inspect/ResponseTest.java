package org.gateloom.samples.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gateloom.spec.reference.Tensor;
import org.junit.jupiter.api.Test;

class ResponseTest {

    private static final int[] TEXT =
            "He said: \"Go on 12\"\nNo, \"no\n\nso".codePoints().toArray();

    private static String marks(TextFeature feature) {
        StringBuilder marks = new StringBuilder();
        for (double value : feature.of(TEXT)) {
            marks.append((int) value);
        }
        return marks.toString();
    }

    /** Each under its character; a quotation lasts from its mark to before the next one, or to an empty line. */
    @Test
    void featuresAreWhatAReaderSees() {
        assertThat("He said: \"Go on 12\"|No, \"no||so").hasSize(TEXT.length);
        assertThat(marks(TextFeature.CAPITAL)).isEqualTo("1000000000100000000010000000000");
        assertThat(marks(TextFeature.SPACE)).isEqualTo("0010000010001001000000010000000");
        assertThat(marks(TextFeature.QUOTED)).isEqualTo("0000000001111111110000001111000");
        assertThat(marks(TextFeature.PUNCTUATION)).isEqualTo("0000000101000000001000101000000");
        assertThat(marks(TextFeature.LINE_END)).isEqualTo("0000000000000000000100000001100");
        assertThat(marks(TextFeature.WORD_PLACE)).isEqualTo("0100123000010010010001000010001");
    }

    @Test
    void aUnitRespondsToWhatItGoesWith() {
        double[] spaces = TextFeature.SPACE.of(TEXT);
        double[] quoted = TextFeature.QUOTED.of(TEXT);
        Tensor values = Tensor.zeros(List.of(TEXT.length, 4));
        for (int time = 0; time < TEXT.length; time++) {
            values.values()[4 * time] = 0.25;
            values.values()[4 * time + 1] = 1 - 0.5 * quoted[time];
            values.values()[4 * time + 2] = 3 * spaces[time];
            values.values()[4 * time + 3] = -spaces[time];
        }

        List<Response> responses = Response.of(values, TEXT);

        assertThat(responses.stream().map(Response::feature))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(TextFeature.QUOTED),
                        Optional.of(TextFeature.SPACE),
                        Optional.of(TextFeature.SPACE));
        assertThat(responses.get(1).correlation()).isCloseTo(-1, within(1e-12));
        assertThat(responses.get(2).correlation()).isCloseTo(1, within(1e-12));
        assertThat(Response.order(responses)).containsExactly(2, 3, 1, 0);
    }

    @Test
    void saturationCountsTheTimeAtEitherEnd() {
        Tensor values = Tensor.of(
                new double[] {0.05, -0.95}, new double[] {0.95, 0.95}, new double[] {0.99, 0.5}, new double[] {0.5, 0.1
                });

        assertThat(Saturation.of(Range.UNIT, values).get(0)).isEqualTo(new Saturation(0.25, 0.5));
        assertThat(Saturation.of(Range.SIGNED, values).get(1)).isEqualTo(new Saturation(0.25, 0.25));
        assertThat(Saturation.of(Range.OPEN, values)).isEmpty();
    }

    @Test
    void theHalfLifeOfANormIsWhereItStaysBelowHalf() {
        assertThat(new GradientCurve("a", true, List.of(8.0, 3.0, 5.0, 4.0, 1.0)).halfLife())
                .hasValue(3);
        assertThat(new GradientCurve("a", true, List.of(8.0, 3.0, 9.0)).halfLife())
                .isEmpty();
        assertThat(new GradientCurve("a", true, Arrays.asList(8.0, Double.NaN)).halfLife())
                .isEmpty();
    }
}
