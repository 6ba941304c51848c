package org.gateloom.spec.reference.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.HandBuilt;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.gateloom.spec.reference.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseJsonTest {

    private static final CellGraph RNN = HandBuilt.rnn();

    /** An RNN of one unit from two inputs, over one step: h = tanh(x₁ ln 2 + …). */
    private static final String ONE_STEP = """
            {
              "sizes": {"in": 2, "hidden": 1},
              "parameters": {"h.W_x": [[1, 0]], "h.W_h": [[0.5]], "h.b": [0]},
              "input": [[[0.6931471805599453, 7]]]
            }
            """;

    @Test
    void whatIsWrittenIsReadAgain() {
        CellGraph graph = HandBuilt.lstm();
        RandomCase cases = new RandomCase(Map.of("in", 3, "hidden", 4), 2, 5);
        for (RandomCase kind : List.of(cases, cases.withSymbols())) {
            Case asked = kind.make(graph, new SplittableRandom(1));
            Case given = asked.expecting(Reference.answer(graph, asked).parts());

            assertThat(read(graph, CaseWriter.write(given))).isEqualTo(given);
        }
    }

    @Test
    void aCaseStandsWithOneBlockALine() {
        Case given = read(RNN, ONE_STEP);

        assertThat(CaseWriter.write(given.expecting(Reference.answer(RNN, given).parts())))
                .isEqualTo("""
                {
                  "sizes" : {
                    "in" : 2,
                    "hidden" : 1
                  },
                  "parameters" : {
                    "h.W_x" : [ [ 1.0, 0.0 ] ],
                    "h.W_h" : [ [ 0.5 ] ],
                    "h.b" : [ 0.0 ]
                  },
                  "input" : [ [ [ 0.6931471805599453, 7.0 ] ] ],
                  "initial" : {
                    "h" : [ [ 0.0 ] ]
                  },
                  "cotangent" : {
                    "output" : [ [ [ 1.0 ] ] ],
                    "final" : {
                      "h" : [ [ 0.0 ] ]
                    }
                  },
                  "expect" : {
                    "output" : [ [ [ 0.6 ] ] ],
                    "states" : {
                      "h" : [ [ [ 0.6 ] ] ]
                    },
                    "final" : {
                      "h" : [ [ 0.6 ] ]
                    },
                    "gradient" : {
                      "parameters" : {
                        "h.W_x" : [ [ 0.443614195558365, 4.48 ] ],
                        "h.W_h" : [ [ 0.0 ] ],
                        "h.b" : [ 0.64 ]
                      },
                      "input" : [ [ [ 0.64, 0.0 ] ] ],
                      "initial" : {
                        "h" : [ [ 0.32 ] ]
                      }
                    }
                  }
                }
                """);
    }

    @Test
    void whatIsLeftOutIsFilledIn() {
        Case given = read(RNN, ONE_STEP);
        assertThat(given.initial()).isEqualTo(Map.of("h", Tensor.zeros(List.of(1, 1))));
        assertThat(given.cotangent().output()).isEqualTo(Tensor.filled(List.of(1, 1, 1), 1));
        assertThat(given.cotangent().last()).isEqualTo(Map.of("h", Tensor.zeros(List.of(1, 1))));
        assertThat(given.expect()).isEmpty();

        Case byLast = read(RNN, with("\"cotangent\": {\"final\": {\"h\": [[2]]}}"));
        assertThat(byLast.cotangent().output()).isEqualTo(Tensor.zeros(List.of(1, 1, 1)));
        assertThat(byLast.cotangent().last()).isEqualTo(Map.of("h", Tensor.filled(List.of(1, 1), 2)));
    }

    @Test
    void onlyWhatIsExpectedIsCompared() {
        Case given = read(
                RNN,
                with("\"expect\": {\"final\": {\"h\": [[0.6]]}, \"gradient\": {\"parameters\":"
                        + " {\"h.b\": [0.64]}}}"));

        CaseResult result = Reference.answer(RNN, given);

        assertThat(given.expect().keySet()).containsExactly("final.h", "gradient.parameters.h.b");
        assertThat(Deviation.worst(result.parts(), given.expect())).isLessThan(1e-15);
    }

    @Test
    void symbolsAreReadAsTheyStand() {
        Case given = read(RNN, ONE_STEP.replace("\"input\": [[[0.6931471805599453, 7]]]", "\"symbols\": [[1], [0]]"));

        assertThat(given.input()).isEqualTo(InputSequence.Symbols.of(new int[] {1}, new int[] {0}));
    }

    /** What stands in {@link #ONE_STEP}, what is put in its place, and the sentence. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // names
                "\"sizes\" | \"size\" | case: 'size' is not known; expected sizes, parameters, input, symbols, initial, masks,"
                        + " cotangent, expect; did you mean 'sizes'?",
                "h.W_h | h.U_h | parameters: 'h.U_h' is not known; expected h.W_x, h.W_h, h.b; did you mean 'h.W_h'?",
                "\"in\": | \"heads\": 1, \"in\": | sizes: 'heads' is not known; expected in, hidden",
                // missing
                "\"in\": 2, | `` | sizes.in: missing; expected a whole number",
                "`, \"h.b\": [0]` | `` | parameters.h.b: missing; expected shape [1] = [hidden]",
                "\"input\": [[[0.6931471805599453, 7]]] | \"initial\": {} | input: missing; expected [time][batch][in]"
                        + " here, or [time][batch] in 'symbols'",
                "\"input\" | \"symbols\": [[0]], \"input\" | input: found both 'input' and 'symbols', expected one of"
                        + " them",
                // shapes
                "[[1, 0]] | [[1], [0]] | parameters.h.W_x: found shape [2, 1], expected [1, 2] = [hidden, in]",
                "[[0.5]] | [0.5] | parameters.h.W_h: found shape [1], expected [1, 1] = [hidden, hidden]",
                "[[0.5]] | 0.5 | parameters.h.W_h: found 0.5, expected a list",
                "[[0.5]] | [] | parameters.h.W_h: found an empty list, expected at least one item",
                "[[1, 0]] | [[1, 0], [1]] | parameters.h.W_x[1]: found a list of 1, expected a list of 2 like those"
                        + " beside it",
                "[[1, 0]] | [[1, [0]]] | parameters.h.W_x[0][1]: found a list, expected a number",
                "[[1, 0]] | [[1, 0], 3] | parameters.h.W_x[1]: found 3, expected a list of 2 like those beside it",
                ", 7]]] | ]]] | input: found shape [1, 1, 1], expected [time, batch, 2]",
                "[[[0.6931471805599453, 7]]] | [[0.6931471805599453, 7]] | input: found shape [1, 2], expected [time,"
                        + " batch, 2]",
                // numbers
                "[[0.5]] | [[null]] | parameters.h.W_h[0][0]: found null, expected a number",
                "[[0.5]] | [[\"NaN\"]] | parameters.h.W_h[0][0]: found the text \"NaN\", expected a number",
                "[[0.5]] | [[1e999]] | parameters.h.W_h[0][0]: found a number beyond the range of a double, expected a"
                        + " finite one",
                "\"hidden\": 1 | \"hidden\": 0 | sizes.hidden: found 0, expected a whole number from 1 to 100000",
                "\"hidden\": 1 | \"hidden\": 1.5 | sizes.hidden: found 1.5, expected a whole number from 1 to 100000",
                "\"hidden\": 1 | \"hidden\": 99999999999999999999999 | sizes.hidden: found 99999999999999999999…,"
                        + " expected a whole number from 1 to 100000",
                // JSON itself
                "[[0.5]] | [[NaN]] | line 3, column 51: not JSON: Non-standard token 'NaN'",
            })
    void aMistakeIsOneSentence(String right, String wrong, String sentence) {
        assertThat(ONE_STEP).contains(right);

        assertThat(problems(ONE_STEP.replace(right, wrong))).containsExactly(sentence);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(problems(with("\"initial\": {\"g\": [[1]]}, \"cotangent\": {\"outputs\": 1, \"final\": {\"h\":"
                                + " [[1, 1]]}}, \"expect\": {\"states\": {\"h\": [[1]]}, \"gradient\": {\"h\": 1}}")
                        .replace("\"h.b\": [0]", "\"h.b\": [0, 0]")))
                .containsExactly(
                        "parameters.h.b: found shape [2], expected [1] = [hidden]",
                        "initial: 'g' is not known; expected h",
                        "cotangent: 'outputs' is not known; expected output, final; did you mean 'output'?",
                        "cotangent.final.h: found shape [1, 2], expected [1, 1] = [batch, hidden]",
                        "expect.states.h: found shape [1, 1], expected [1, 1, 1] = [time, batch, hidden]",
                        "expect.gradient: 'h' is not known; expected parameters, input, initial");
    }

    @Test
    void symbolsBeyondTheSizeOfTheInputAndTheirGradientAreRefused() {
        String symbols = ONE_STEP.replace(
                "\"input\": [[[0.6931471805599453, 7]]]",
                "\"symbols\": [[1], [2], [-1], [0.5]], \"expect\": {\"gradient\": {\"input\": [[[1, 1]]]}}");

        assertThat(problems(symbols))
                .containsExactly(
                        "symbols[1][0]: found 2, expected a whole number from 0 to 1",
                        "symbols[2][0]: found -1, expected a whole number from 0 to 1",
                        "symbols[3][0]: found 0.5, expected a whole number from 0 to 1");
        assertThat(problems(symbols.replace("[2], [-1], [0.5]", "[0]")))
                .containsExactly("expect.gradient: 'input' is not known; expected parameters, initial");
    }

    @Test
    void whatIsNotJsonIsToldByLineAndColumn() {
        assertThat(problems("{\"sizes\": {\"in\": 1},\n \"sizes\": {}}"))
                .containsExactly("line 2, column 9: not JSON: Duplicate Object property \"sizes\"");
        assertThat(problems("{\"sizes\": {\"in\": 1}"))
                .singleElement()
                .asString()
                .isEqualTo("line 1, column 20: not JSON: Unexpected end-of-input: expected close marker for Object");
        assertThat(problems("[1]"))
                .containsExactly("case: found a list of 1, expected an object with sizes, parameters, input, symbols,"
                        + " initial, masks, cotangent, expect");
        assertThat(problems(""))
                .containsExactly("case: found nothing, expected an object with sizes, parameters, input,"
                        + " symbols, initial, masks, cotangent, expect");
        assertThat(problems("{} 1"))
                .singleElement()
                .asString()
                .isEqualTo("line 1, column 4: not JSON: there is more behind its end");
        assertThat(problems("[".repeat(5000)))
                .singleElement()
                .asString()
                .isEqualTo("not JSON: Document nesting depth (501) exceeds the maximum allowed (500)");
    }

    private static String with(String more) {
        return ONE_STEP.replace("7]]]", "7]]], " + more);
    }

    private static Case read(CellGraph graph, String json) {
        assertThat(CaseReader.read(graph, json)).isInstanceOf(CaseReading.Read.class);
        return ((CaseReading.Read) CaseReader.read(graph, json)).given();
    }

    private static List<String> problems(String json) {
        CaseReading reading = CaseReader.read(RNN, json);
        assertThat(reading).isInstanceOf(CaseReading.Refused.class);
        return ((CaseReading.Refused) reading).problems();
    }
}
