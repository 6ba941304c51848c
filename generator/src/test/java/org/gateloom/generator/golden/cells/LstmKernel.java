package org.gateloom.generator.golden.cells;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.gateloom.runtime.opencl.KernelPlan;
import org.gateloom.runtime.opencl.ModelKernel;

/**
 * The kernel of Lstm.
 *
 * <pre>
 * forget = sigmoid(W_x x + W_h prev(h) + b)
 * input = sigmoid(W_x x + W_h prev(h) + b)
 * candidate = tanh(W_x x + W_h prev(h) + b)
 * output = sigmoid(W_x x + W_h prev(h) + b)
 * c = forget * prev(c) + input * candidate
 * h = output * tanh(c)
 * </pre>
 */
@Generated(
        value = "org.gateloom.generator.Generator",
        comments = "Gateloom 0.1.0, cell af296c333ff2b77a2c7db17f4268aea065d433e8d5083358a30899585ffb5ad7"
)
public final class LstmKernel extends ModelKernel {
    private static final int HIDDEN_SIZE = 1;

    private static final int IN_SIZE = 2;

    private static final int FORGET_W_X_AT = 3;

    private static final int INPUT_W_X_AT = 4;

    private static final int CANDIDATE_W_X_AT = 5;

    private static final int OUTPUT_W_X_AT = 6;

    private static final int FORGET_W_H_AT = 7;

    private static final int INPUT_W_H_AT = 8;

    private static final int CANDIDATE_W_H_AT = 9;

    private static final int OUTPUT_W_H_AT = 10;

    private static final int FORGET_B_AT = 11;

    private static final int INPUT_B_AT = 12;

    private static final int CANDIDATE_B_AT = 13;

    private static final int OUTPUT_B_AT = 14;

    private static final int X_AT = 15;

    private static final int FORGET_AT = 16;

    private static final int INPUT_AT = 17;

    private static final int CANDIDATE_AT = 18;

    private static final int OUTPUT_AT = 19;

    private static final int C_AT = 20;

    private static final int H1_AT = 21;

    private static final int H_AT = 22;

    private static final int D_EMITTED_AT = 23;

    private static final int D_OUTPUT_SUM_AT = 24;

    private static final int D_CANDIDATE_SUM_AT = 25;

    private static final int D_INPUT_SUM_AT = 26;

    private static final int D_FORGET_SUM_AT = 27;

    private static final int D_X_AT = 28;

    private static final int D_PREVIOUS_H_AT = 29;

    private static final int D_PREVIOUS_C_AT = 30;

    private static final int FORGET_PRODUCTS_AT = 31;

    private static final int INPUT_PRODUCTS_AT = 32;

    private static final int CANDIDATE_PRODUCTS_AT = 33;

    private static final int OUTPUT_PRODUCTS_AT = 34;

    private static final int OUTPUT_B_SUM_AT = 35;

    private static final int CANDIDATE_B_SUM_AT = 36;

    private static final int INPUT_B_SUM_AT = 37;

    private static final int FORGET_B_SUM_AT = 38;

    @Override
    public void run() {
        int pass = getPassId() % passes * PASS;
        int stage = schedule[pass];
        int layer = schedule[pass + 1];
        int t = schedule[pass + 2];
        if (stage < CELL) {
            model(stage, layer);
        }
        if (stage == LOGITS) {
            logits();
        }
        if (stage == OUTPUT_BACKWARD) {
            outputBackward();
        }
        if (stage == OUTPUT_GRADIENT) {
            outputGradient();
        }
        if (stage == CELL) {
            beforeForward1(layer);
        }
        if (stage == CELL + 1) {
            forwardSteps(layer);
        }
        if (stage == CELL + 2) {
            backwardSteps(layer);
        }
        if (stage == CELL + 3) {
            afterBackward1(layer);
        }
        if (stage == CELL + 4) {
            gradientOfOutputWH(layer, t);
            gradientOfCandidateWH(layer, t);
            gradientOfInputWH(layer, t);
            gradientOfForgetWH(layer, t);
            gradientOfOutputWX(layer, t);
            gradientOfCandidateWX(layer, t);
            gradientOfInputWX(layer, t);
            gradientOfForgetWX(layer, t);
            gradientsOfVectors(layer, t);
        }
    }

    /**
     * forgetProducts = forget.W_x x
     * inputProducts = input.W_x x
     * candidateProducts = candidate.W_x x
     * outputProducts = output.W_x x
     */
    private void beforeForward1(int layer) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int units = hidden;
        int tiles = (units + 1) / 2;
        int work = time * rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 2;
            int place = item / tiles * 4;
            if (unit + 2 <= units) {
                if (layout[layer + READS_SYMBOLS] == 1) {
                    beforeForward1OfForgetProductsOfSymbols(layer, place, unit);
                } else {
                    beforeForward1OfForgetProducts(layer, place, unit);
                }
                if (layout[layer + READS_SYMBOLS] == 1) {
                    beforeForward1OfInputProductsOfSymbols(layer, place, unit);
                } else {
                    beforeForward1OfInputProducts(layer, place, unit);
                }
                if (layout[layer + READS_SYMBOLS] == 1) {
                    beforeForward1OfCandidateProductsOfSymbols(layer, place, unit);
                } else {
                    beforeForward1OfCandidateProducts(layer, place, unit);
                }
                if (layout[layer + READS_SYMBOLS] == 1) {
                    beforeForward1OfOutputProductsOfSymbols(layer, place, unit);
                } else {
                    beforeForward1OfOutputProducts(layer, place, unit);
                }
            } else {
                for (int each = unit; each < units; each++) {
                    if (layout[layer + READS_SYMBOLS] == 1) {
                        beforeForward1OfForgetProductsUnitOfSymbols(layer, place, each);
                    } else {
                        beforeForward1OfForgetProductsUnit(layer, place, each);
                    }
                    if (layout[layer + READS_SYMBOLS] == 1) {
                        beforeForward1OfInputProductsUnitOfSymbols(layer, place, each);
                    } else {
                        beforeForward1OfInputProductsUnit(layer, place, each);
                    }
                    if (layout[layer + READS_SYMBOLS] == 1) {
                        beforeForward1OfCandidateProductsUnitOfSymbols(layer, place, each);
                    } else {
                        beforeForward1OfCandidateProductsUnit(layer, place, each);
                    }
                    if (layout[layer + READS_SYMBOLS] == 1) {
                        beforeForward1OfOutputProductsUnitOfSymbols(layer, place, each);
                    } else {
                        beforeForward1OfOutputProductsUnit(layer, place, each);
                    }
                }
            }
        }
    }

    private void beforeForward1OfForgetProductsOfSymbols(int layer, int place, int unit) {
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        float forgetProductsRow0 = 0f;
        float forgetProductsRow0Unit1 = 0f;
        float forgetProductsRow1 = 0f;
        float forgetProductsRow1Unit1 = 0f;
        float forgetProductsRow2 = 0f;
        float forgetProductsRow2Unit1 = 0f;
        float forgetProductsRow3 = 0f;
        float forgetProductsRow3Unit1 = 0f;
        int forgetWXFromOf1 = forgetWXAt + unit;
        int read = inputs() + place;
        int forgetProductsColumn0 = forgetWXFromOf1 + symbols[read + 0] * hidden;
        forgetProductsRow0 += parameters[forgetProductsColumn0];
        forgetProductsRow0Unit1 += parameters[forgetProductsColumn0 + 1];
        int forgetProductsColumn1 = forgetWXFromOf1 + symbols[read + 1] * hidden;
        forgetProductsRow1 += parameters[forgetProductsColumn1];
        forgetProductsRow1Unit1 += parameters[forgetProductsColumn1 + 1];
        int forgetProductsColumn2 = forgetWXFromOf1 + symbols[read + 2] * hidden;
        forgetProductsRow2 += parameters[forgetProductsColumn2];
        forgetProductsRow2Unit1 += parameters[forgetProductsColumn2 + 1];
        int forgetProductsColumn3 = forgetWXFromOf1 + symbols[read + 3] * hidden;
        forgetProductsRow3 += parameters[forgetProductsColumn3];
        forgetProductsRow3Unit1 += parameters[forgetProductsColumn3 + 1];
        int forgetProductsTo0 = forgetProductsAt + place * hidden + unit;
        tape[forgetProductsTo0] = forgetProductsRow0;
        tape[forgetProductsTo0 + 1] = forgetProductsRow0Unit1;
        int forgetProductsTo1 = forgetProductsAt + (place + 1) * hidden + unit;
        tape[forgetProductsTo1] = forgetProductsRow1;
        tape[forgetProductsTo1 + 1] = forgetProductsRow1Unit1;
        int forgetProductsTo2 = forgetProductsAt + (place + 2) * hidden + unit;
        tape[forgetProductsTo2] = forgetProductsRow2;
        tape[forgetProductsTo2 + 1] = forgetProductsRow2Unit1;
        int forgetProductsTo3 = forgetProductsAt + (place + 3) * hidden + unit;
        tape[forgetProductsTo3] = forgetProductsRow3;
        tape[forgetProductsTo3 + 1] = forgetProductsRow3Unit1;
    }

    /**
     * forgetProducts = forget.W_x x
     */
    private void beforeForward1OfForgetProducts(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int xAt = layout[layer + X_AT];
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        float forgetProductsRow0 = 0f;
        float forgetProductsRow0Unit1 = 0f;
        float forgetProductsRow1 = 0f;
        float forgetProductsRow1Unit1 = 0f;
        float forgetProductsRow2 = 0f;
        float forgetProductsRow2Unit1 = 0f;
        float forgetProductsRow3 = 0f;
        float forgetProductsRow3Unit1 = 0f;
        int forgetWXFrom = forgetWXAt + unit;
        int forgetWXStart0Of1 = xAt + place * in;
        int forgetWXStart1Of1 = xAt + (place + 1) * in;
        int forgetWXStart2Of1 = xAt + (place + 2) * in;
        int forgetWXStart3Of1 = xAt + (place + 3) * in;
        for (int k = 0; k < in; k++) {
            float forgetWXValue0Of1 = tape[forgetWXStart0Of1 + k];
            float forgetWXValue1Of1 = tape[forgetWXStart1Of1];
            float forgetWXValue2Of1 = tape[forgetWXStart2Of1];
            float forgetWXValue3Of1 = tape[forgetWXStart3Of1];
            float forgetWXFactor0Of1 = parameters[forgetWXFrom];
            float forgetWXFactor1Of1 = parameters[forgetWXFrom + 1];
            forgetProductsRow0 += forgetWXFactor0Of1 * forgetWXValue0Of1;
            forgetProductsRow0Unit1 += forgetWXFactor1Of1 * forgetWXValue0Of1;
            forgetProductsRow1 += forgetWXFactor0Of1 * forgetWXValue1Of1;
            forgetProductsRow1Unit1 += forgetWXFactor1Of1 * forgetWXValue1Of1;
            forgetProductsRow2 += forgetWXFactor0Of1 * forgetWXValue2Of1;
            forgetProductsRow2Unit1 += forgetWXFactor1Of1 * forgetWXValue2Of1;
            forgetProductsRow3 += forgetWXFactor0Of1 * forgetWXValue3Of1;
            forgetProductsRow3Unit1 += forgetWXFactor1Of1 * forgetWXValue3Of1;
            forgetWXFrom += hidden;
            forgetWXStart1Of1 += 1;
            forgetWXStart2Of1 += 1;
            forgetWXStart3Of1 += 1;
        }
        int forgetProductsTo0 = forgetProductsAt + place * hidden + unit;
        tape[forgetProductsTo0] = forgetProductsRow0;
        tape[forgetProductsTo0 + 1] = forgetProductsRow0Unit1;
        int forgetProductsTo1 = forgetProductsAt + (place + 1) * hidden + unit;
        tape[forgetProductsTo1] = forgetProductsRow1;
        tape[forgetProductsTo1 + 1] = forgetProductsRow1Unit1;
        int forgetProductsTo2 = forgetProductsAt + (place + 2) * hidden + unit;
        tape[forgetProductsTo2] = forgetProductsRow2;
        tape[forgetProductsTo2 + 1] = forgetProductsRow2Unit1;
        int forgetProductsTo3 = forgetProductsAt + (place + 3) * hidden + unit;
        tape[forgetProductsTo3] = forgetProductsRow3;
        tape[forgetProductsTo3 + 1] = forgetProductsRow3Unit1;
    }

    private void beforeForward1OfForgetProductsUnitOfSymbols(int layer, int place, int unit) {
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        float forgetProductsRow0Alone = 0f;
        float forgetProductsRow1Alone = 0f;
        float forgetProductsRow2Alone = 0f;
        float forgetProductsRow3Alone = 0f;
        int forgetWXFromOf1 = forgetWXAt + unit;
        int read = inputs() + place;
        int forgetProductsColumn0Alone = forgetWXFromOf1 + symbols[read + 0] * hidden;
        forgetProductsRow0Alone += parameters[forgetProductsColumn0Alone];
        int forgetProductsColumn1Alone = forgetWXFromOf1 + symbols[read + 1] * hidden;
        forgetProductsRow1Alone += parameters[forgetProductsColumn1Alone];
        int forgetProductsColumn2Alone = forgetWXFromOf1 + symbols[read + 2] * hidden;
        forgetProductsRow2Alone += parameters[forgetProductsColumn2Alone];
        int forgetProductsColumn3Alone = forgetWXFromOf1 + symbols[read + 3] * hidden;
        forgetProductsRow3Alone += parameters[forgetProductsColumn3Alone];
        int forgetProductsTo0 = forgetProductsAt + place * hidden + unit;
        tape[forgetProductsTo0] = forgetProductsRow0Alone;
        int forgetProductsTo1 = forgetProductsAt + (place + 1) * hidden + unit;
        tape[forgetProductsTo1] = forgetProductsRow1Alone;
        int forgetProductsTo2 = forgetProductsAt + (place + 2) * hidden + unit;
        tape[forgetProductsTo2] = forgetProductsRow2Alone;
        int forgetProductsTo3 = forgetProductsAt + (place + 3) * hidden + unit;
        tape[forgetProductsTo3] = forgetProductsRow3Alone;
    }

    /**
     * forgetProducts = forget.W_x x
     */
    private void beforeForward1OfForgetProductsUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int xAt = layout[layer + X_AT];
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        float forgetProductsRow0Alone = 0f;
        float forgetProductsRow1Alone = 0f;
        float forgetProductsRow2Alone = 0f;
        float forgetProductsRow3Alone = 0f;
        int forgetWXFrom = forgetWXAt + unit;
        int forgetWXStart0Of1 = xAt + place * in;
        int forgetWXStart1Of1 = xAt + (place + 1) * in;
        int forgetWXStart2Of1 = xAt + (place + 2) * in;
        int forgetWXStart3Of1 = xAt + (place + 3) * in;
        for (int k = 0; k < in; k++) {
            float forgetWXValue0Of1 = tape[forgetWXStart0Of1 + k];
            float forgetWXValue1Of1 = tape[forgetWXStart1Of1];
            float forgetWXValue2Of1 = tape[forgetWXStart2Of1];
            float forgetWXValue3Of1 = tape[forgetWXStart3Of1];
            float forgetWXFactor0Of1 = parameters[forgetWXFrom];
            forgetProductsRow0Alone += forgetWXFactor0Of1 * forgetWXValue0Of1;
            forgetProductsRow1Alone += forgetWXFactor0Of1 * forgetWXValue1Of1;
            forgetProductsRow2Alone += forgetWXFactor0Of1 * forgetWXValue2Of1;
            forgetProductsRow3Alone += forgetWXFactor0Of1 * forgetWXValue3Of1;
            forgetWXFrom += hidden;
            forgetWXStart1Of1 += 1;
            forgetWXStart2Of1 += 1;
            forgetWXStart3Of1 += 1;
        }
        int forgetProductsTo0 = forgetProductsAt + place * hidden + unit;
        tape[forgetProductsTo0] = forgetProductsRow0Alone;
        int forgetProductsTo1 = forgetProductsAt + (place + 1) * hidden + unit;
        tape[forgetProductsTo1] = forgetProductsRow1Alone;
        int forgetProductsTo2 = forgetProductsAt + (place + 2) * hidden + unit;
        tape[forgetProductsTo2] = forgetProductsRow2Alone;
        int forgetProductsTo3 = forgetProductsAt + (place + 3) * hidden + unit;
        tape[forgetProductsTo3] = forgetProductsRow3Alone;
    }

    private void beforeForward1OfInputProductsOfSymbols(int layer, int place, int unit) {
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        float inputProductsRow0 = 0f;
        float inputProductsRow0Unit1 = 0f;
        float inputProductsRow1 = 0f;
        float inputProductsRow1Unit1 = 0f;
        float inputProductsRow2 = 0f;
        float inputProductsRow2Unit1 = 0f;
        float inputProductsRow3 = 0f;
        float inputProductsRow3Unit1 = 0f;
        int inputWXFromOf1 = inputWXAt + unit;
        int read = inputs() + place;
        int inputProductsColumn0 = inputWXFromOf1 + symbols[read + 0] * hidden;
        inputProductsRow0 += parameters[inputProductsColumn0];
        inputProductsRow0Unit1 += parameters[inputProductsColumn0 + 1];
        int inputProductsColumn1 = inputWXFromOf1 + symbols[read + 1] * hidden;
        inputProductsRow1 += parameters[inputProductsColumn1];
        inputProductsRow1Unit1 += parameters[inputProductsColumn1 + 1];
        int inputProductsColumn2 = inputWXFromOf1 + symbols[read + 2] * hidden;
        inputProductsRow2 += parameters[inputProductsColumn2];
        inputProductsRow2Unit1 += parameters[inputProductsColumn2 + 1];
        int inputProductsColumn3 = inputWXFromOf1 + symbols[read + 3] * hidden;
        inputProductsRow3 += parameters[inputProductsColumn3];
        inputProductsRow3Unit1 += parameters[inputProductsColumn3 + 1];
        int inputProductsTo0 = inputProductsAt + place * hidden + unit;
        tape[inputProductsTo0] = inputProductsRow0;
        tape[inputProductsTo0 + 1] = inputProductsRow0Unit1;
        int inputProductsTo1 = inputProductsAt + (place + 1) * hidden + unit;
        tape[inputProductsTo1] = inputProductsRow1;
        tape[inputProductsTo1 + 1] = inputProductsRow1Unit1;
        int inputProductsTo2 = inputProductsAt + (place + 2) * hidden + unit;
        tape[inputProductsTo2] = inputProductsRow2;
        tape[inputProductsTo2 + 1] = inputProductsRow2Unit1;
        int inputProductsTo3 = inputProductsAt + (place + 3) * hidden + unit;
        tape[inputProductsTo3] = inputProductsRow3;
        tape[inputProductsTo3 + 1] = inputProductsRow3Unit1;
    }

    /**
     * inputProducts = input.W_x x
     */
    private void beforeForward1OfInputProducts(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int xAt = layout[layer + X_AT];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        float inputProductsRow0 = 0f;
        float inputProductsRow0Unit1 = 0f;
        float inputProductsRow1 = 0f;
        float inputProductsRow1Unit1 = 0f;
        float inputProductsRow2 = 0f;
        float inputProductsRow2Unit1 = 0f;
        float inputProductsRow3 = 0f;
        float inputProductsRow3Unit1 = 0f;
        int inputWXFrom = inputWXAt + unit;
        int inputWXStart0Of1 = xAt + place * in;
        int inputWXStart1Of1 = xAt + (place + 1) * in;
        int inputWXStart2Of1 = xAt + (place + 2) * in;
        int inputWXStart3Of1 = xAt + (place + 3) * in;
        for (int k = 0; k < in; k++) {
            float inputWXValue0Of1 = tape[inputWXStart0Of1 + k];
            float inputWXValue1Of1 = tape[inputWXStart1Of1];
            float inputWXValue2Of1 = tape[inputWXStart2Of1];
            float inputWXValue3Of1 = tape[inputWXStart3Of1];
            float inputWXFactor0Of1 = parameters[inputWXFrom];
            float inputWXFactor1Of1 = parameters[inputWXFrom + 1];
            inputProductsRow0 += inputWXFactor0Of1 * inputWXValue0Of1;
            inputProductsRow0Unit1 += inputWXFactor1Of1 * inputWXValue0Of1;
            inputProductsRow1 += inputWXFactor0Of1 * inputWXValue1Of1;
            inputProductsRow1Unit1 += inputWXFactor1Of1 * inputWXValue1Of1;
            inputProductsRow2 += inputWXFactor0Of1 * inputWXValue2Of1;
            inputProductsRow2Unit1 += inputWXFactor1Of1 * inputWXValue2Of1;
            inputProductsRow3 += inputWXFactor0Of1 * inputWXValue3Of1;
            inputProductsRow3Unit1 += inputWXFactor1Of1 * inputWXValue3Of1;
            inputWXFrom += hidden;
            inputWXStart1Of1 += 1;
            inputWXStart2Of1 += 1;
            inputWXStart3Of1 += 1;
        }
        int inputProductsTo0 = inputProductsAt + place * hidden + unit;
        tape[inputProductsTo0] = inputProductsRow0;
        tape[inputProductsTo0 + 1] = inputProductsRow0Unit1;
        int inputProductsTo1 = inputProductsAt + (place + 1) * hidden + unit;
        tape[inputProductsTo1] = inputProductsRow1;
        tape[inputProductsTo1 + 1] = inputProductsRow1Unit1;
        int inputProductsTo2 = inputProductsAt + (place + 2) * hidden + unit;
        tape[inputProductsTo2] = inputProductsRow2;
        tape[inputProductsTo2 + 1] = inputProductsRow2Unit1;
        int inputProductsTo3 = inputProductsAt + (place + 3) * hidden + unit;
        tape[inputProductsTo3] = inputProductsRow3;
        tape[inputProductsTo3 + 1] = inputProductsRow3Unit1;
    }

    private void beforeForward1OfInputProductsUnitOfSymbols(int layer, int place, int unit) {
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        float inputProductsRow0Alone = 0f;
        float inputProductsRow1Alone = 0f;
        float inputProductsRow2Alone = 0f;
        float inputProductsRow3Alone = 0f;
        int inputWXFromOf1 = inputWXAt + unit;
        int read = inputs() + place;
        int inputProductsColumn0Alone = inputWXFromOf1 + symbols[read + 0] * hidden;
        inputProductsRow0Alone += parameters[inputProductsColumn0Alone];
        int inputProductsColumn1Alone = inputWXFromOf1 + symbols[read + 1] * hidden;
        inputProductsRow1Alone += parameters[inputProductsColumn1Alone];
        int inputProductsColumn2Alone = inputWXFromOf1 + symbols[read + 2] * hidden;
        inputProductsRow2Alone += parameters[inputProductsColumn2Alone];
        int inputProductsColumn3Alone = inputWXFromOf1 + symbols[read + 3] * hidden;
        inputProductsRow3Alone += parameters[inputProductsColumn3Alone];
        int inputProductsTo0 = inputProductsAt + place * hidden + unit;
        tape[inputProductsTo0] = inputProductsRow0Alone;
        int inputProductsTo1 = inputProductsAt + (place + 1) * hidden + unit;
        tape[inputProductsTo1] = inputProductsRow1Alone;
        int inputProductsTo2 = inputProductsAt + (place + 2) * hidden + unit;
        tape[inputProductsTo2] = inputProductsRow2Alone;
        int inputProductsTo3 = inputProductsAt + (place + 3) * hidden + unit;
        tape[inputProductsTo3] = inputProductsRow3Alone;
    }

    /**
     * inputProducts = input.W_x x
     */
    private void beforeForward1OfInputProductsUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int xAt = layout[layer + X_AT];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        float inputProductsRow0Alone = 0f;
        float inputProductsRow1Alone = 0f;
        float inputProductsRow2Alone = 0f;
        float inputProductsRow3Alone = 0f;
        int inputWXFrom = inputWXAt + unit;
        int inputWXStart0Of1 = xAt + place * in;
        int inputWXStart1Of1 = xAt + (place + 1) * in;
        int inputWXStart2Of1 = xAt + (place + 2) * in;
        int inputWXStart3Of1 = xAt + (place + 3) * in;
        for (int k = 0; k < in; k++) {
            float inputWXValue0Of1 = tape[inputWXStart0Of1 + k];
            float inputWXValue1Of1 = tape[inputWXStart1Of1];
            float inputWXValue2Of1 = tape[inputWXStart2Of1];
            float inputWXValue3Of1 = tape[inputWXStart3Of1];
            float inputWXFactor0Of1 = parameters[inputWXFrom];
            inputProductsRow0Alone += inputWXFactor0Of1 * inputWXValue0Of1;
            inputProductsRow1Alone += inputWXFactor0Of1 * inputWXValue1Of1;
            inputProductsRow2Alone += inputWXFactor0Of1 * inputWXValue2Of1;
            inputProductsRow3Alone += inputWXFactor0Of1 * inputWXValue3Of1;
            inputWXFrom += hidden;
            inputWXStart1Of1 += 1;
            inputWXStart2Of1 += 1;
            inputWXStart3Of1 += 1;
        }
        int inputProductsTo0 = inputProductsAt + place * hidden + unit;
        tape[inputProductsTo0] = inputProductsRow0Alone;
        int inputProductsTo1 = inputProductsAt + (place + 1) * hidden + unit;
        tape[inputProductsTo1] = inputProductsRow1Alone;
        int inputProductsTo2 = inputProductsAt + (place + 2) * hidden + unit;
        tape[inputProductsTo2] = inputProductsRow2Alone;
        int inputProductsTo3 = inputProductsAt + (place + 3) * hidden + unit;
        tape[inputProductsTo3] = inputProductsRow3Alone;
    }

    private void beforeForward1OfCandidateProductsOfSymbols(int layer, int place, int unit) {
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        float candidateProductsRow0 = 0f;
        float candidateProductsRow0Unit1 = 0f;
        float candidateProductsRow1 = 0f;
        float candidateProductsRow1Unit1 = 0f;
        float candidateProductsRow2 = 0f;
        float candidateProductsRow2Unit1 = 0f;
        float candidateProductsRow3 = 0f;
        float candidateProductsRow3Unit1 = 0f;
        int candidateWXFromOf1 = candidateWXAt + unit;
        int read = inputs() + place;
        int candidateProductsColumn0 = candidateWXFromOf1 + symbols[read + 0] * hidden;
        candidateProductsRow0 += parameters[candidateProductsColumn0];
        candidateProductsRow0Unit1 += parameters[candidateProductsColumn0 + 1];
        int candidateProductsColumn1 = candidateWXFromOf1 + symbols[read + 1] * hidden;
        candidateProductsRow1 += parameters[candidateProductsColumn1];
        candidateProductsRow1Unit1 += parameters[candidateProductsColumn1 + 1];
        int candidateProductsColumn2 = candidateWXFromOf1 + symbols[read + 2] * hidden;
        candidateProductsRow2 += parameters[candidateProductsColumn2];
        candidateProductsRow2Unit1 += parameters[candidateProductsColumn2 + 1];
        int candidateProductsColumn3 = candidateWXFromOf1 + symbols[read + 3] * hidden;
        candidateProductsRow3 += parameters[candidateProductsColumn3];
        candidateProductsRow3Unit1 += parameters[candidateProductsColumn3 + 1];
        int candidateProductsTo0 = candidateProductsAt + place * hidden + unit;
        tape[candidateProductsTo0] = candidateProductsRow0;
        tape[candidateProductsTo0 + 1] = candidateProductsRow0Unit1;
        int candidateProductsTo1 = candidateProductsAt + (place + 1) * hidden + unit;
        tape[candidateProductsTo1] = candidateProductsRow1;
        tape[candidateProductsTo1 + 1] = candidateProductsRow1Unit1;
        int candidateProductsTo2 = candidateProductsAt + (place + 2) * hidden + unit;
        tape[candidateProductsTo2] = candidateProductsRow2;
        tape[candidateProductsTo2 + 1] = candidateProductsRow2Unit1;
        int candidateProductsTo3 = candidateProductsAt + (place + 3) * hidden + unit;
        tape[candidateProductsTo3] = candidateProductsRow3;
        tape[candidateProductsTo3 + 1] = candidateProductsRow3Unit1;
    }

    /**
     * candidateProducts = candidate.W_x x
     */
    private void beforeForward1OfCandidateProducts(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int xAt = layout[layer + X_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        float candidateProductsRow0 = 0f;
        float candidateProductsRow0Unit1 = 0f;
        float candidateProductsRow1 = 0f;
        float candidateProductsRow1Unit1 = 0f;
        float candidateProductsRow2 = 0f;
        float candidateProductsRow2Unit1 = 0f;
        float candidateProductsRow3 = 0f;
        float candidateProductsRow3Unit1 = 0f;
        int candidateWXFrom = candidateWXAt + unit;
        int candidateWXStart0Of1 = xAt + place * in;
        int candidateWXStart1Of1 = xAt + (place + 1) * in;
        int candidateWXStart2Of1 = xAt + (place + 2) * in;
        int candidateWXStart3Of1 = xAt + (place + 3) * in;
        for (int k = 0; k < in; k++) {
            float candidateWXValue0Of1 = tape[candidateWXStart0Of1 + k];
            float candidateWXValue1Of1 = tape[candidateWXStart1Of1];
            float candidateWXValue2Of1 = tape[candidateWXStart2Of1];
            float candidateWXValue3Of1 = tape[candidateWXStart3Of1];
            float candidateWXFactor0Of1 = parameters[candidateWXFrom];
            float candidateWXFactor1Of1 = parameters[candidateWXFrom + 1];
            candidateProductsRow0 += candidateWXFactor0Of1 * candidateWXValue0Of1;
            candidateProductsRow0Unit1 += candidateWXFactor1Of1 * candidateWXValue0Of1;
            candidateProductsRow1 += candidateWXFactor0Of1 * candidateWXValue1Of1;
            candidateProductsRow1Unit1 += candidateWXFactor1Of1 * candidateWXValue1Of1;
            candidateProductsRow2 += candidateWXFactor0Of1 * candidateWXValue2Of1;
            candidateProductsRow2Unit1 += candidateWXFactor1Of1 * candidateWXValue2Of1;
            candidateProductsRow3 += candidateWXFactor0Of1 * candidateWXValue3Of1;
            candidateProductsRow3Unit1 += candidateWXFactor1Of1 * candidateWXValue3Of1;
            candidateWXFrom += hidden;
            candidateWXStart1Of1 += 1;
            candidateWXStart2Of1 += 1;
            candidateWXStart3Of1 += 1;
        }
        int candidateProductsTo0 = candidateProductsAt + place * hidden + unit;
        tape[candidateProductsTo0] = candidateProductsRow0;
        tape[candidateProductsTo0 + 1] = candidateProductsRow0Unit1;
        int candidateProductsTo1 = candidateProductsAt + (place + 1) * hidden + unit;
        tape[candidateProductsTo1] = candidateProductsRow1;
        tape[candidateProductsTo1 + 1] = candidateProductsRow1Unit1;
        int candidateProductsTo2 = candidateProductsAt + (place + 2) * hidden + unit;
        tape[candidateProductsTo2] = candidateProductsRow2;
        tape[candidateProductsTo2 + 1] = candidateProductsRow2Unit1;
        int candidateProductsTo3 = candidateProductsAt + (place + 3) * hidden + unit;
        tape[candidateProductsTo3] = candidateProductsRow3;
        tape[candidateProductsTo3 + 1] = candidateProductsRow3Unit1;
    }

    private void beforeForward1OfCandidateProductsUnitOfSymbols(int layer, int place, int unit) {
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        float candidateProductsRow0Alone = 0f;
        float candidateProductsRow1Alone = 0f;
        float candidateProductsRow2Alone = 0f;
        float candidateProductsRow3Alone = 0f;
        int candidateWXFromOf1 = candidateWXAt + unit;
        int read = inputs() + place;
        int candidateProductsColumn0Alone = candidateWXFromOf1 + symbols[read + 0] * hidden;
        candidateProductsRow0Alone += parameters[candidateProductsColumn0Alone];
        int candidateProductsColumn1Alone = candidateWXFromOf1 + symbols[read + 1] * hidden;
        candidateProductsRow1Alone += parameters[candidateProductsColumn1Alone];
        int candidateProductsColumn2Alone = candidateWXFromOf1 + symbols[read + 2] * hidden;
        candidateProductsRow2Alone += parameters[candidateProductsColumn2Alone];
        int candidateProductsColumn3Alone = candidateWXFromOf1 + symbols[read + 3] * hidden;
        candidateProductsRow3Alone += parameters[candidateProductsColumn3Alone];
        int candidateProductsTo0 = candidateProductsAt + place * hidden + unit;
        tape[candidateProductsTo0] = candidateProductsRow0Alone;
        int candidateProductsTo1 = candidateProductsAt + (place + 1) * hidden + unit;
        tape[candidateProductsTo1] = candidateProductsRow1Alone;
        int candidateProductsTo2 = candidateProductsAt + (place + 2) * hidden + unit;
        tape[candidateProductsTo2] = candidateProductsRow2Alone;
        int candidateProductsTo3 = candidateProductsAt + (place + 3) * hidden + unit;
        tape[candidateProductsTo3] = candidateProductsRow3Alone;
    }

    /**
     * candidateProducts = candidate.W_x x
     */
    private void beforeForward1OfCandidateProductsUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int xAt = layout[layer + X_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        float candidateProductsRow0Alone = 0f;
        float candidateProductsRow1Alone = 0f;
        float candidateProductsRow2Alone = 0f;
        float candidateProductsRow3Alone = 0f;
        int candidateWXFrom = candidateWXAt + unit;
        int candidateWXStart0Of1 = xAt + place * in;
        int candidateWXStart1Of1 = xAt + (place + 1) * in;
        int candidateWXStart2Of1 = xAt + (place + 2) * in;
        int candidateWXStart3Of1 = xAt + (place + 3) * in;
        for (int k = 0; k < in; k++) {
            float candidateWXValue0Of1 = tape[candidateWXStart0Of1 + k];
            float candidateWXValue1Of1 = tape[candidateWXStart1Of1];
            float candidateWXValue2Of1 = tape[candidateWXStart2Of1];
            float candidateWXValue3Of1 = tape[candidateWXStart3Of1];
            float candidateWXFactor0Of1 = parameters[candidateWXFrom];
            candidateProductsRow0Alone += candidateWXFactor0Of1 * candidateWXValue0Of1;
            candidateProductsRow1Alone += candidateWXFactor0Of1 * candidateWXValue1Of1;
            candidateProductsRow2Alone += candidateWXFactor0Of1 * candidateWXValue2Of1;
            candidateProductsRow3Alone += candidateWXFactor0Of1 * candidateWXValue3Of1;
            candidateWXFrom += hidden;
            candidateWXStart1Of1 += 1;
            candidateWXStart2Of1 += 1;
            candidateWXStart3Of1 += 1;
        }
        int candidateProductsTo0 = candidateProductsAt + place * hidden + unit;
        tape[candidateProductsTo0] = candidateProductsRow0Alone;
        int candidateProductsTo1 = candidateProductsAt + (place + 1) * hidden + unit;
        tape[candidateProductsTo1] = candidateProductsRow1Alone;
        int candidateProductsTo2 = candidateProductsAt + (place + 2) * hidden + unit;
        tape[candidateProductsTo2] = candidateProductsRow2Alone;
        int candidateProductsTo3 = candidateProductsAt + (place + 3) * hidden + unit;
        tape[candidateProductsTo3] = candidateProductsRow3Alone;
    }

    private void beforeForward1OfOutputProductsOfSymbols(int layer, int place, int unit) {
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        float outputProductsRow0 = 0f;
        float outputProductsRow0Unit1 = 0f;
        float outputProductsRow1 = 0f;
        float outputProductsRow1Unit1 = 0f;
        float outputProductsRow2 = 0f;
        float outputProductsRow2Unit1 = 0f;
        float outputProductsRow3 = 0f;
        float outputProductsRow3Unit1 = 0f;
        int outputWXFromOf1 = outputWXAt + unit;
        int read = inputs() + place;
        int outputProductsColumn0 = outputWXFromOf1 + symbols[read + 0] * hidden;
        outputProductsRow0 += parameters[outputProductsColumn0];
        outputProductsRow0Unit1 += parameters[outputProductsColumn0 + 1];
        int outputProductsColumn1 = outputWXFromOf1 + symbols[read + 1] * hidden;
        outputProductsRow1 += parameters[outputProductsColumn1];
        outputProductsRow1Unit1 += parameters[outputProductsColumn1 + 1];
        int outputProductsColumn2 = outputWXFromOf1 + symbols[read + 2] * hidden;
        outputProductsRow2 += parameters[outputProductsColumn2];
        outputProductsRow2Unit1 += parameters[outputProductsColumn2 + 1];
        int outputProductsColumn3 = outputWXFromOf1 + symbols[read + 3] * hidden;
        outputProductsRow3 += parameters[outputProductsColumn3];
        outputProductsRow3Unit1 += parameters[outputProductsColumn3 + 1];
        int outputProductsTo0 = outputProductsAt + place * hidden + unit;
        tape[outputProductsTo0] = outputProductsRow0;
        tape[outputProductsTo0 + 1] = outputProductsRow0Unit1;
        int outputProductsTo1 = outputProductsAt + (place + 1) * hidden + unit;
        tape[outputProductsTo1] = outputProductsRow1;
        tape[outputProductsTo1 + 1] = outputProductsRow1Unit1;
        int outputProductsTo2 = outputProductsAt + (place + 2) * hidden + unit;
        tape[outputProductsTo2] = outputProductsRow2;
        tape[outputProductsTo2 + 1] = outputProductsRow2Unit1;
        int outputProductsTo3 = outputProductsAt + (place + 3) * hidden + unit;
        tape[outputProductsTo3] = outputProductsRow3;
        tape[outputProductsTo3 + 1] = outputProductsRow3Unit1;
    }

    /**
     * outputProducts = output.W_x x
     */
    private void beforeForward1OfOutputProducts(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int xAt = layout[layer + X_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        float outputProductsRow0 = 0f;
        float outputProductsRow0Unit1 = 0f;
        float outputProductsRow1 = 0f;
        float outputProductsRow1Unit1 = 0f;
        float outputProductsRow2 = 0f;
        float outputProductsRow2Unit1 = 0f;
        float outputProductsRow3 = 0f;
        float outputProductsRow3Unit1 = 0f;
        int outputWXFrom = outputWXAt + unit;
        int outputWXStart0Of1 = xAt + place * in;
        int outputWXStart1Of1 = xAt + (place + 1) * in;
        int outputWXStart2Of1 = xAt + (place + 2) * in;
        int outputWXStart3Of1 = xAt + (place + 3) * in;
        for (int k = 0; k < in; k++) {
            float outputWXValue0Of1 = tape[outputWXStart0Of1 + k];
            float outputWXValue1Of1 = tape[outputWXStart1Of1];
            float outputWXValue2Of1 = tape[outputWXStart2Of1];
            float outputWXValue3Of1 = tape[outputWXStart3Of1];
            float outputWXFactor0Of1 = parameters[outputWXFrom];
            float outputWXFactor1Of1 = parameters[outputWXFrom + 1];
            outputProductsRow0 += outputWXFactor0Of1 * outputWXValue0Of1;
            outputProductsRow0Unit1 += outputWXFactor1Of1 * outputWXValue0Of1;
            outputProductsRow1 += outputWXFactor0Of1 * outputWXValue1Of1;
            outputProductsRow1Unit1 += outputWXFactor1Of1 * outputWXValue1Of1;
            outputProductsRow2 += outputWXFactor0Of1 * outputWXValue2Of1;
            outputProductsRow2Unit1 += outputWXFactor1Of1 * outputWXValue2Of1;
            outputProductsRow3 += outputWXFactor0Of1 * outputWXValue3Of1;
            outputProductsRow3Unit1 += outputWXFactor1Of1 * outputWXValue3Of1;
            outputWXFrom += hidden;
            outputWXStart1Of1 += 1;
            outputWXStart2Of1 += 1;
            outputWXStart3Of1 += 1;
        }
        int outputProductsTo0 = outputProductsAt + place * hidden + unit;
        tape[outputProductsTo0] = outputProductsRow0;
        tape[outputProductsTo0 + 1] = outputProductsRow0Unit1;
        int outputProductsTo1 = outputProductsAt + (place + 1) * hidden + unit;
        tape[outputProductsTo1] = outputProductsRow1;
        tape[outputProductsTo1 + 1] = outputProductsRow1Unit1;
        int outputProductsTo2 = outputProductsAt + (place + 2) * hidden + unit;
        tape[outputProductsTo2] = outputProductsRow2;
        tape[outputProductsTo2 + 1] = outputProductsRow2Unit1;
        int outputProductsTo3 = outputProductsAt + (place + 3) * hidden + unit;
        tape[outputProductsTo3] = outputProductsRow3;
        tape[outputProductsTo3 + 1] = outputProductsRow3Unit1;
    }

    private void beforeForward1OfOutputProductsUnitOfSymbols(int layer, int place, int unit) {
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        float outputProductsRow0Alone = 0f;
        float outputProductsRow1Alone = 0f;
        float outputProductsRow2Alone = 0f;
        float outputProductsRow3Alone = 0f;
        int outputWXFromOf1 = outputWXAt + unit;
        int read = inputs() + place;
        int outputProductsColumn0Alone = outputWXFromOf1 + symbols[read + 0] * hidden;
        outputProductsRow0Alone += parameters[outputProductsColumn0Alone];
        int outputProductsColumn1Alone = outputWXFromOf1 + symbols[read + 1] * hidden;
        outputProductsRow1Alone += parameters[outputProductsColumn1Alone];
        int outputProductsColumn2Alone = outputWXFromOf1 + symbols[read + 2] * hidden;
        outputProductsRow2Alone += parameters[outputProductsColumn2Alone];
        int outputProductsColumn3Alone = outputWXFromOf1 + symbols[read + 3] * hidden;
        outputProductsRow3Alone += parameters[outputProductsColumn3Alone];
        int outputProductsTo0 = outputProductsAt + place * hidden + unit;
        tape[outputProductsTo0] = outputProductsRow0Alone;
        int outputProductsTo1 = outputProductsAt + (place + 1) * hidden + unit;
        tape[outputProductsTo1] = outputProductsRow1Alone;
        int outputProductsTo2 = outputProductsAt + (place + 2) * hidden + unit;
        tape[outputProductsTo2] = outputProductsRow2Alone;
        int outputProductsTo3 = outputProductsAt + (place + 3) * hidden + unit;
        tape[outputProductsTo3] = outputProductsRow3Alone;
    }

    /**
     * outputProducts = output.W_x x
     */
    private void beforeForward1OfOutputProductsUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int xAt = layout[layer + X_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        float outputProductsRow0Alone = 0f;
        float outputProductsRow1Alone = 0f;
        float outputProductsRow2Alone = 0f;
        float outputProductsRow3Alone = 0f;
        int outputWXFrom = outputWXAt + unit;
        int outputWXStart0Of1 = xAt + place * in;
        int outputWXStart1Of1 = xAt + (place + 1) * in;
        int outputWXStart2Of1 = xAt + (place + 2) * in;
        int outputWXStart3Of1 = xAt + (place + 3) * in;
        for (int k = 0; k < in; k++) {
            float outputWXValue0Of1 = tape[outputWXStart0Of1 + k];
            float outputWXValue1Of1 = tape[outputWXStart1Of1];
            float outputWXValue2Of1 = tape[outputWXStart2Of1];
            float outputWXValue3Of1 = tape[outputWXStart3Of1];
            float outputWXFactor0Of1 = parameters[outputWXFrom];
            outputProductsRow0Alone += outputWXFactor0Of1 * outputWXValue0Of1;
            outputProductsRow1Alone += outputWXFactor0Of1 * outputWXValue1Of1;
            outputProductsRow2Alone += outputWXFactor0Of1 * outputWXValue2Of1;
            outputProductsRow3Alone += outputWXFactor0Of1 * outputWXValue3Of1;
            outputWXFrom += hidden;
            outputWXStart1Of1 += 1;
            outputWXStart2Of1 += 1;
            outputWXStart3Of1 += 1;
        }
        int outputProductsTo0 = outputProductsAt + place * hidden + unit;
        tape[outputProductsTo0] = outputProductsRow0Alone;
        int outputProductsTo1 = outputProductsAt + (place + 1) * hidden + unit;
        tape[outputProductsTo1] = outputProductsRow1Alone;
        int outputProductsTo2 = outputProductsAt + (place + 2) * hidden + unit;
        tape[outputProductsTo2] = outputProductsRow2Alone;
        int outputProductsTo3 = outputProductsAt + (place + 3) * hidden + unit;
        tape[outputProductsTo3] = outputProductsRow3Alone;
    }

    /**
     * forgetProducts += forget.W_h prev(h)
     * inputProducts += input.W_h prev(h)
     * candidateProducts += candidate.W_h prev(h)
     * outputProducts += output.W_h prev(h)
     */
    private void forwardStep1(int layer, int t, int row) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int units = hidden;
        int place = t * rows + row;
        for (int unit = 0; unit < units; unit += 2) {
            if (unit + 2 <= units) {
                forwardStep1OfForgetProducts(layer, place, unit);
                forwardStep1OfInputProducts(layer, place, unit);
                forwardStep1OfCandidateProducts(layer, place, unit);
                forwardStep1OfOutputProducts(layer, place, unit);
            } else {
                for (int each = unit; each < units; each++) {
                    forwardStep1OfForgetProductsUnit(layer, place, each);
                    forwardStep1OfInputProductsUnit(layer, place, each);
                    forwardStep1OfCandidateProductsUnit(layer, place, each);
                    forwardStep1OfOutputProductsUnit(layer, place, each);
                }
            }
            int end = min(unit + 2, units);
            for (int j = 0; j < 4; j++) {
                for (int k = unit; k < end; k++) {
                    forwardStep1Element(layer, place + j, k);
                }
            }
        }
    }

    /**
     * forgetProducts += forget.W_h prev(h)
     */
    private void forwardStep1OfForgetProducts(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        int hAt = layout[layer + H_AT];
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        float forgetProductsRow0 = 0f;
        float forgetProductsRow0Unit1 = 0f;
        float forgetProductsRow1 = 0f;
        float forgetProductsRow1Unit1 = 0f;
        float forgetProductsRow2 = 0f;
        float forgetProductsRow2Unit1 = 0f;
        float forgetProductsRow3 = 0f;
        float forgetProductsRow3Unit1 = 0f;
        int forgetWHFrom = forgetWHAt + unit;
        int forgetWHStart0Of1 = hAt + (place - rows) * hidden;
        int forgetWHStart1Of1 = hAt + (place + 1 - rows) * hidden;
        int forgetWHStart2Of1 = hAt + (place + 2 - rows) * hidden;
        int forgetWHStart3Of1 = hAt + (place + 3 - rows) * hidden;
        for (int k = 0; k < hidden; k++) {
            float forgetWHValue0Of1 = tape[forgetWHStart0Of1 + k];
            float forgetWHValue1Of1 = tape[forgetWHStart1Of1];
            float forgetWHValue2Of1 = tape[forgetWHStart2Of1];
            float forgetWHValue3Of1 = tape[forgetWHStart3Of1];
            float forgetWHFactor0Of1 = parameters[forgetWHFrom];
            float forgetWHFactor1Of1 = parameters[forgetWHFrom + 1];
            forgetProductsRow0 += forgetWHFactor0Of1 * forgetWHValue0Of1;
            forgetProductsRow0Unit1 += forgetWHFactor1Of1 * forgetWHValue0Of1;
            forgetProductsRow1 += forgetWHFactor0Of1 * forgetWHValue1Of1;
            forgetProductsRow1Unit1 += forgetWHFactor1Of1 * forgetWHValue1Of1;
            forgetProductsRow2 += forgetWHFactor0Of1 * forgetWHValue2Of1;
            forgetProductsRow2Unit1 += forgetWHFactor1Of1 * forgetWHValue2Of1;
            forgetProductsRow3 += forgetWHFactor0Of1 * forgetWHValue3Of1;
            forgetProductsRow3Unit1 += forgetWHFactor1Of1 * forgetWHValue3Of1;
            forgetWHFrom += hidden;
            forgetWHStart1Of1 += 1;
            forgetWHStart2Of1 += 1;
            forgetWHStart3Of1 += 1;
        }
        int forgetProductsTo0 = forgetProductsAt + place * hidden + unit;
        tape[forgetProductsTo0] = tape[forgetProductsTo0] + forgetProductsRow0;
        tape[forgetProductsTo0 + 1] = tape[forgetProductsTo0 + 1] + forgetProductsRow0Unit1;
        int forgetProductsTo1 = forgetProductsAt + (place + 1) * hidden + unit;
        tape[forgetProductsTo1] = tape[forgetProductsTo1] + forgetProductsRow1;
        tape[forgetProductsTo1 + 1] = tape[forgetProductsTo1 + 1] + forgetProductsRow1Unit1;
        int forgetProductsTo2 = forgetProductsAt + (place + 2) * hidden + unit;
        tape[forgetProductsTo2] = tape[forgetProductsTo2] + forgetProductsRow2;
        tape[forgetProductsTo2 + 1] = tape[forgetProductsTo2 + 1] + forgetProductsRow2Unit1;
        int forgetProductsTo3 = forgetProductsAt + (place + 3) * hidden + unit;
        tape[forgetProductsTo3] = tape[forgetProductsTo3] + forgetProductsRow3;
        tape[forgetProductsTo3 + 1] = tape[forgetProductsTo3 + 1] + forgetProductsRow3Unit1;
    }

    /**
     * forgetProducts += forget.W_h prev(h)
     */
    private void forwardStep1OfForgetProductsUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        int hAt = layout[layer + H_AT];
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        float forgetProductsRow0Alone = 0f;
        float forgetProductsRow1Alone = 0f;
        float forgetProductsRow2Alone = 0f;
        float forgetProductsRow3Alone = 0f;
        int forgetWHFrom = forgetWHAt + unit;
        int forgetWHStart0Of1 = hAt + (place - rows) * hidden;
        int forgetWHStart1Of1 = hAt + (place + 1 - rows) * hidden;
        int forgetWHStart2Of1 = hAt + (place + 2 - rows) * hidden;
        int forgetWHStart3Of1 = hAt + (place + 3 - rows) * hidden;
        for (int k = 0; k < hidden; k++) {
            float forgetWHValue0Of1 = tape[forgetWHStart0Of1 + k];
            float forgetWHValue1Of1 = tape[forgetWHStart1Of1];
            float forgetWHValue2Of1 = tape[forgetWHStart2Of1];
            float forgetWHValue3Of1 = tape[forgetWHStart3Of1];
            float forgetWHFactor0Of1 = parameters[forgetWHFrom];
            forgetProductsRow0Alone += forgetWHFactor0Of1 * forgetWHValue0Of1;
            forgetProductsRow1Alone += forgetWHFactor0Of1 * forgetWHValue1Of1;
            forgetProductsRow2Alone += forgetWHFactor0Of1 * forgetWHValue2Of1;
            forgetProductsRow3Alone += forgetWHFactor0Of1 * forgetWHValue3Of1;
            forgetWHFrom += hidden;
            forgetWHStart1Of1 += 1;
            forgetWHStart2Of1 += 1;
            forgetWHStart3Of1 += 1;
        }
        int forgetProductsTo0 = forgetProductsAt + place * hidden + unit;
        tape[forgetProductsTo0] = tape[forgetProductsTo0] + forgetProductsRow0Alone;
        int forgetProductsTo1 = forgetProductsAt + (place + 1) * hidden + unit;
        tape[forgetProductsTo1] = tape[forgetProductsTo1] + forgetProductsRow1Alone;
        int forgetProductsTo2 = forgetProductsAt + (place + 2) * hidden + unit;
        tape[forgetProductsTo2] = tape[forgetProductsTo2] + forgetProductsRow2Alone;
        int forgetProductsTo3 = forgetProductsAt + (place + 3) * hidden + unit;
        tape[forgetProductsTo3] = tape[forgetProductsTo3] + forgetProductsRow3Alone;
    }

    /**
     * inputProducts += input.W_h prev(h)
     */
    private void forwardStep1OfInputProducts(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        int hAt = layout[layer + H_AT];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        float inputProductsRow0 = 0f;
        float inputProductsRow0Unit1 = 0f;
        float inputProductsRow1 = 0f;
        float inputProductsRow1Unit1 = 0f;
        float inputProductsRow2 = 0f;
        float inputProductsRow2Unit1 = 0f;
        float inputProductsRow3 = 0f;
        float inputProductsRow3Unit1 = 0f;
        int inputWHFrom = inputWHAt + unit;
        int inputWHStart0Of1 = hAt + (place - rows) * hidden;
        int inputWHStart1Of1 = hAt + (place + 1 - rows) * hidden;
        int inputWHStart2Of1 = hAt + (place + 2 - rows) * hidden;
        int inputWHStart3Of1 = hAt + (place + 3 - rows) * hidden;
        for (int k = 0; k < hidden; k++) {
            float inputWHValue0Of1 = tape[inputWHStart0Of1 + k];
            float inputWHValue1Of1 = tape[inputWHStart1Of1];
            float inputWHValue2Of1 = tape[inputWHStart2Of1];
            float inputWHValue3Of1 = tape[inputWHStart3Of1];
            float inputWHFactor0Of1 = parameters[inputWHFrom];
            float inputWHFactor1Of1 = parameters[inputWHFrom + 1];
            inputProductsRow0 += inputWHFactor0Of1 * inputWHValue0Of1;
            inputProductsRow0Unit1 += inputWHFactor1Of1 * inputWHValue0Of1;
            inputProductsRow1 += inputWHFactor0Of1 * inputWHValue1Of1;
            inputProductsRow1Unit1 += inputWHFactor1Of1 * inputWHValue1Of1;
            inputProductsRow2 += inputWHFactor0Of1 * inputWHValue2Of1;
            inputProductsRow2Unit1 += inputWHFactor1Of1 * inputWHValue2Of1;
            inputProductsRow3 += inputWHFactor0Of1 * inputWHValue3Of1;
            inputProductsRow3Unit1 += inputWHFactor1Of1 * inputWHValue3Of1;
            inputWHFrom += hidden;
            inputWHStart1Of1 += 1;
            inputWHStart2Of1 += 1;
            inputWHStart3Of1 += 1;
        }
        int inputProductsTo0 = inputProductsAt + place * hidden + unit;
        tape[inputProductsTo0] = tape[inputProductsTo0] + inputProductsRow0;
        tape[inputProductsTo0 + 1] = tape[inputProductsTo0 + 1] + inputProductsRow0Unit1;
        int inputProductsTo1 = inputProductsAt + (place + 1) * hidden + unit;
        tape[inputProductsTo1] = tape[inputProductsTo1] + inputProductsRow1;
        tape[inputProductsTo1 + 1] = tape[inputProductsTo1 + 1] + inputProductsRow1Unit1;
        int inputProductsTo2 = inputProductsAt + (place + 2) * hidden + unit;
        tape[inputProductsTo2] = tape[inputProductsTo2] + inputProductsRow2;
        tape[inputProductsTo2 + 1] = tape[inputProductsTo2 + 1] + inputProductsRow2Unit1;
        int inputProductsTo3 = inputProductsAt + (place + 3) * hidden + unit;
        tape[inputProductsTo3] = tape[inputProductsTo3] + inputProductsRow3;
        tape[inputProductsTo3 + 1] = tape[inputProductsTo3 + 1] + inputProductsRow3Unit1;
    }

    /**
     * inputProducts += input.W_h prev(h)
     */
    private void forwardStep1OfInputProductsUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        int hAt = layout[layer + H_AT];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        float inputProductsRow0Alone = 0f;
        float inputProductsRow1Alone = 0f;
        float inputProductsRow2Alone = 0f;
        float inputProductsRow3Alone = 0f;
        int inputWHFrom = inputWHAt + unit;
        int inputWHStart0Of1 = hAt + (place - rows) * hidden;
        int inputWHStart1Of1 = hAt + (place + 1 - rows) * hidden;
        int inputWHStart2Of1 = hAt + (place + 2 - rows) * hidden;
        int inputWHStart3Of1 = hAt + (place + 3 - rows) * hidden;
        for (int k = 0; k < hidden; k++) {
            float inputWHValue0Of1 = tape[inputWHStart0Of1 + k];
            float inputWHValue1Of1 = tape[inputWHStart1Of1];
            float inputWHValue2Of1 = tape[inputWHStart2Of1];
            float inputWHValue3Of1 = tape[inputWHStart3Of1];
            float inputWHFactor0Of1 = parameters[inputWHFrom];
            inputProductsRow0Alone += inputWHFactor0Of1 * inputWHValue0Of1;
            inputProductsRow1Alone += inputWHFactor0Of1 * inputWHValue1Of1;
            inputProductsRow2Alone += inputWHFactor0Of1 * inputWHValue2Of1;
            inputProductsRow3Alone += inputWHFactor0Of1 * inputWHValue3Of1;
            inputWHFrom += hidden;
            inputWHStart1Of1 += 1;
            inputWHStart2Of1 += 1;
            inputWHStart3Of1 += 1;
        }
        int inputProductsTo0 = inputProductsAt + place * hidden + unit;
        tape[inputProductsTo0] = tape[inputProductsTo0] + inputProductsRow0Alone;
        int inputProductsTo1 = inputProductsAt + (place + 1) * hidden + unit;
        tape[inputProductsTo1] = tape[inputProductsTo1] + inputProductsRow1Alone;
        int inputProductsTo2 = inputProductsAt + (place + 2) * hidden + unit;
        tape[inputProductsTo2] = tape[inputProductsTo2] + inputProductsRow2Alone;
        int inputProductsTo3 = inputProductsAt + (place + 3) * hidden + unit;
        tape[inputProductsTo3] = tape[inputProductsTo3] + inputProductsRow3Alone;
    }

    /**
     * candidateProducts += candidate.W_h prev(h)
     */
    private void forwardStep1OfCandidateProducts(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        int hAt = layout[layer + H_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        float candidateProductsRow0 = 0f;
        float candidateProductsRow0Unit1 = 0f;
        float candidateProductsRow1 = 0f;
        float candidateProductsRow1Unit1 = 0f;
        float candidateProductsRow2 = 0f;
        float candidateProductsRow2Unit1 = 0f;
        float candidateProductsRow3 = 0f;
        float candidateProductsRow3Unit1 = 0f;
        int candidateWHFrom = candidateWHAt + unit;
        int candidateWHStart0Of1 = hAt + (place - rows) * hidden;
        int candidateWHStart1Of1 = hAt + (place + 1 - rows) * hidden;
        int candidateWHStart2Of1 = hAt + (place + 2 - rows) * hidden;
        int candidateWHStart3Of1 = hAt + (place + 3 - rows) * hidden;
        for (int k = 0; k < hidden; k++) {
            float candidateWHValue0Of1 = tape[candidateWHStart0Of1 + k];
            float candidateWHValue1Of1 = tape[candidateWHStart1Of1];
            float candidateWHValue2Of1 = tape[candidateWHStart2Of1];
            float candidateWHValue3Of1 = tape[candidateWHStart3Of1];
            float candidateWHFactor0Of1 = parameters[candidateWHFrom];
            float candidateWHFactor1Of1 = parameters[candidateWHFrom + 1];
            candidateProductsRow0 += candidateWHFactor0Of1 * candidateWHValue0Of1;
            candidateProductsRow0Unit1 += candidateWHFactor1Of1 * candidateWHValue0Of1;
            candidateProductsRow1 += candidateWHFactor0Of1 * candidateWHValue1Of1;
            candidateProductsRow1Unit1 += candidateWHFactor1Of1 * candidateWHValue1Of1;
            candidateProductsRow2 += candidateWHFactor0Of1 * candidateWHValue2Of1;
            candidateProductsRow2Unit1 += candidateWHFactor1Of1 * candidateWHValue2Of1;
            candidateProductsRow3 += candidateWHFactor0Of1 * candidateWHValue3Of1;
            candidateProductsRow3Unit1 += candidateWHFactor1Of1 * candidateWHValue3Of1;
            candidateWHFrom += hidden;
            candidateWHStart1Of1 += 1;
            candidateWHStart2Of1 += 1;
            candidateWHStart3Of1 += 1;
        }
        int candidateProductsTo0 = candidateProductsAt + place * hidden + unit;
        tape[candidateProductsTo0] = tape[candidateProductsTo0] + candidateProductsRow0;
        tape[candidateProductsTo0 + 1] = tape[candidateProductsTo0 + 1] + candidateProductsRow0Unit1;
        int candidateProductsTo1 = candidateProductsAt + (place + 1) * hidden + unit;
        tape[candidateProductsTo1] = tape[candidateProductsTo1] + candidateProductsRow1;
        tape[candidateProductsTo1 + 1] = tape[candidateProductsTo1 + 1] + candidateProductsRow1Unit1;
        int candidateProductsTo2 = candidateProductsAt + (place + 2) * hidden + unit;
        tape[candidateProductsTo2] = tape[candidateProductsTo2] + candidateProductsRow2;
        tape[candidateProductsTo2 + 1] = tape[candidateProductsTo2 + 1] + candidateProductsRow2Unit1;
        int candidateProductsTo3 = candidateProductsAt + (place + 3) * hidden + unit;
        tape[candidateProductsTo3] = tape[candidateProductsTo3] + candidateProductsRow3;
        tape[candidateProductsTo3 + 1] = tape[candidateProductsTo3 + 1] + candidateProductsRow3Unit1;
    }

    /**
     * candidateProducts += candidate.W_h prev(h)
     */
    private void forwardStep1OfCandidateProductsUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        int hAt = layout[layer + H_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        float candidateProductsRow0Alone = 0f;
        float candidateProductsRow1Alone = 0f;
        float candidateProductsRow2Alone = 0f;
        float candidateProductsRow3Alone = 0f;
        int candidateWHFrom = candidateWHAt + unit;
        int candidateWHStart0Of1 = hAt + (place - rows) * hidden;
        int candidateWHStart1Of1 = hAt + (place + 1 - rows) * hidden;
        int candidateWHStart2Of1 = hAt + (place + 2 - rows) * hidden;
        int candidateWHStart3Of1 = hAt + (place + 3 - rows) * hidden;
        for (int k = 0; k < hidden; k++) {
            float candidateWHValue0Of1 = tape[candidateWHStart0Of1 + k];
            float candidateWHValue1Of1 = tape[candidateWHStart1Of1];
            float candidateWHValue2Of1 = tape[candidateWHStart2Of1];
            float candidateWHValue3Of1 = tape[candidateWHStart3Of1];
            float candidateWHFactor0Of1 = parameters[candidateWHFrom];
            candidateProductsRow0Alone += candidateWHFactor0Of1 * candidateWHValue0Of1;
            candidateProductsRow1Alone += candidateWHFactor0Of1 * candidateWHValue1Of1;
            candidateProductsRow2Alone += candidateWHFactor0Of1 * candidateWHValue2Of1;
            candidateProductsRow3Alone += candidateWHFactor0Of1 * candidateWHValue3Of1;
            candidateWHFrom += hidden;
            candidateWHStart1Of1 += 1;
            candidateWHStart2Of1 += 1;
            candidateWHStart3Of1 += 1;
        }
        int candidateProductsTo0 = candidateProductsAt + place * hidden + unit;
        tape[candidateProductsTo0] = tape[candidateProductsTo0] + candidateProductsRow0Alone;
        int candidateProductsTo1 = candidateProductsAt + (place + 1) * hidden + unit;
        tape[candidateProductsTo1] = tape[candidateProductsTo1] + candidateProductsRow1Alone;
        int candidateProductsTo2 = candidateProductsAt + (place + 2) * hidden + unit;
        tape[candidateProductsTo2] = tape[candidateProductsTo2] + candidateProductsRow2Alone;
        int candidateProductsTo3 = candidateProductsAt + (place + 3) * hidden + unit;
        tape[candidateProductsTo3] = tape[candidateProductsTo3] + candidateProductsRow3Alone;
    }

    /**
     * outputProducts += output.W_h prev(h)
     */
    private void forwardStep1OfOutputProducts(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        int hAt = layout[layer + H_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        float outputProductsRow0 = 0f;
        float outputProductsRow0Unit1 = 0f;
        float outputProductsRow1 = 0f;
        float outputProductsRow1Unit1 = 0f;
        float outputProductsRow2 = 0f;
        float outputProductsRow2Unit1 = 0f;
        float outputProductsRow3 = 0f;
        float outputProductsRow3Unit1 = 0f;
        int outputWHFrom = outputWHAt + unit;
        int outputWHStart0Of1 = hAt + (place - rows) * hidden;
        int outputWHStart1Of1 = hAt + (place + 1 - rows) * hidden;
        int outputWHStart2Of1 = hAt + (place + 2 - rows) * hidden;
        int outputWHStart3Of1 = hAt + (place + 3 - rows) * hidden;
        for (int k = 0; k < hidden; k++) {
            float outputWHValue0Of1 = tape[outputWHStart0Of1 + k];
            float outputWHValue1Of1 = tape[outputWHStart1Of1];
            float outputWHValue2Of1 = tape[outputWHStart2Of1];
            float outputWHValue3Of1 = tape[outputWHStart3Of1];
            float outputWHFactor0Of1 = parameters[outputWHFrom];
            float outputWHFactor1Of1 = parameters[outputWHFrom + 1];
            outputProductsRow0 += outputWHFactor0Of1 * outputWHValue0Of1;
            outputProductsRow0Unit1 += outputWHFactor1Of1 * outputWHValue0Of1;
            outputProductsRow1 += outputWHFactor0Of1 * outputWHValue1Of1;
            outputProductsRow1Unit1 += outputWHFactor1Of1 * outputWHValue1Of1;
            outputProductsRow2 += outputWHFactor0Of1 * outputWHValue2Of1;
            outputProductsRow2Unit1 += outputWHFactor1Of1 * outputWHValue2Of1;
            outputProductsRow3 += outputWHFactor0Of1 * outputWHValue3Of1;
            outputProductsRow3Unit1 += outputWHFactor1Of1 * outputWHValue3Of1;
            outputWHFrom += hidden;
            outputWHStart1Of1 += 1;
            outputWHStart2Of1 += 1;
            outputWHStart3Of1 += 1;
        }
        int outputProductsTo0 = outputProductsAt + place * hidden + unit;
        tape[outputProductsTo0] = tape[outputProductsTo0] + outputProductsRow0;
        tape[outputProductsTo0 + 1] = tape[outputProductsTo0 + 1] + outputProductsRow0Unit1;
        int outputProductsTo1 = outputProductsAt + (place + 1) * hidden + unit;
        tape[outputProductsTo1] = tape[outputProductsTo1] + outputProductsRow1;
        tape[outputProductsTo1 + 1] = tape[outputProductsTo1 + 1] + outputProductsRow1Unit1;
        int outputProductsTo2 = outputProductsAt + (place + 2) * hidden + unit;
        tape[outputProductsTo2] = tape[outputProductsTo2] + outputProductsRow2;
        tape[outputProductsTo2 + 1] = tape[outputProductsTo2 + 1] + outputProductsRow2Unit1;
        int outputProductsTo3 = outputProductsAt + (place + 3) * hidden + unit;
        tape[outputProductsTo3] = tape[outputProductsTo3] + outputProductsRow3;
        tape[outputProductsTo3 + 1] = tape[outputProductsTo3 + 1] + outputProductsRow3Unit1;
    }

    /**
     * outputProducts += output.W_h prev(h)
     */
    private void forwardStep1OfOutputProductsUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        int hAt = layout[layer + H_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        float outputProductsRow0Alone = 0f;
        float outputProductsRow1Alone = 0f;
        float outputProductsRow2Alone = 0f;
        float outputProductsRow3Alone = 0f;
        int outputWHFrom = outputWHAt + unit;
        int outputWHStart0Of1 = hAt + (place - rows) * hidden;
        int outputWHStart1Of1 = hAt + (place + 1 - rows) * hidden;
        int outputWHStart2Of1 = hAt + (place + 2 - rows) * hidden;
        int outputWHStart3Of1 = hAt + (place + 3 - rows) * hidden;
        for (int k = 0; k < hidden; k++) {
            float outputWHValue0Of1 = tape[outputWHStart0Of1 + k];
            float outputWHValue1Of1 = tape[outputWHStart1Of1];
            float outputWHValue2Of1 = tape[outputWHStart2Of1];
            float outputWHValue3Of1 = tape[outputWHStart3Of1];
            float outputWHFactor0Of1 = parameters[outputWHFrom];
            outputProductsRow0Alone += outputWHFactor0Of1 * outputWHValue0Of1;
            outputProductsRow1Alone += outputWHFactor0Of1 * outputWHValue1Of1;
            outputProductsRow2Alone += outputWHFactor0Of1 * outputWHValue2Of1;
            outputProductsRow3Alone += outputWHFactor0Of1 * outputWHValue3Of1;
            outputWHFrom += hidden;
            outputWHStart1Of1 += 1;
            outputWHStart2Of1 += 1;
            outputWHStart3Of1 += 1;
        }
        int outputProductsTo0 = outputProductsAt + place * hidden + unit;
        tape[outputProductsTo0] = tape[outputProductsTo0] + outputProductsRow0Alone;
        int outputProductsTo1 = outputProductsAt + (place + 1) * hidden + unit;
        tape[outputProductsTo1] = tape[outputProductsTo1] + outputProductsRow1Alone;
        int outputProductsTo2 = outputProductsAt + (place + 2) * hidden + unit;
        tape[outputProductsTo2] = tape[outputProductsTo2] + outputProductsRow2Alone;
        int outputProductsTo3 = outputProductsAt + (place + 3) * hidden + unit;
        tape[outputProductsTo3] = tape[outputProductsTo3] + outputProductsRow3Alone;
    }

    /**
     * forgetSum = forgetProducts + forget.b
     * forget = sigmoid(forgetSum)
     * inputSum = inputProducts + input.b
     * input = sigmoid(inputSum)
     * candidateSum = candidateProducts + candidate.b
     * candidate = tanh(candidateSum)
     * outputSum = outputProducts + output.b
     * output = sigmoid(outputSum)
     * c1 = forget * prev(c)
     * c2 = input * candidate
     * c = c1 + c2
     * h1 = tanh(c)
     * h = output * h1
     */
    private void forwardStep1Element(int layer, int place, int unit) {
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int forgetBAt = layout[layer + FORGET_B_AT];
        int forgetAt = layout[layer + FORGET_AT];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        int inputBAt = layout[layer + INPUT_B_AT];
        int inputAt = layout[layer + INPUT_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        int candidateBAt = layout[layer + CANDIDATE_B_AT];
        int candidateAt = layout[layer + CANDIDATE_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        int outputBAt = layout[layer + OUTPUT_B_AT];
        int outputAt = layout[layer + OUTPUT_AT];
        int cAt = layout[layer + C_AT];
        int h1At = layout[layer + H1_AT];
        int hAt = layout[layer + H_AT];
        float forgetSum = tape[forgetProductsAt + place * hidden + unit] + parameters[forgetBAt + unit];
        float forget = sigmoid(forgetSum);
        tape[forgetAt + place * hidden + unit] = forget;
        float inputSum = tape[inputProductsAt + place * hidden + unit] + parameters[inputBAt + unit];
        float input = sigmoid(inputSum);
        tape[inputAt + place * hidden + unit] = input;
        float candidateSum = tape[candidateProductsAt + place * hidden + unit] + parameters[candidateBAt + unit];
        float candidate = rationalTanh(candidateSum);
        tape[candidateAt + place * hidden + unit] = candidate;
        float outputSum = tape[outputProductsAt + place * hidden + unit] + parameters[outputBAt + unit];
        float output = sigmoid(outputSum);
        tape[outputAt + place * hidden + unit] = output;
        float c1 = forget * tape[cAt + (place - rows) * hidden + unit];
        float c2 = input * candidate;
        float c = c1 + c2;
        tape[cAt + place * hidden + unit] = c;
        float h1 = rationalTanh(c);
        tape[h1At + place * hidden + unit] = h1;
        float h = output * h1;
        tape[hAt + place * hidden + unit] = h;
    }

    /**
     * All steps of a tile of rows, which looks at no other tile.
     */
    private void forwardSteps(int layer) {
        int work = rows / 4;
        int turn = turnOf(work);
        for (int item = firstOf(work); item < work; item += turn) {
            int row = item * 4;
            for (int t = 0; t < time; t++) {
                forwardStep1(layer, t, row);
            }
        }
    }

    private void backwardStep1(int layer, int t, int row) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int units = hidden;
        int place = t * rows + row;
        for (int unit = 0; unit < units; unit += 2) {
            int end = min(unit + 2, units);
            for (int j = 0; j < 4; j++) {
                for (int k = unit; k < end; k++) {
                    backwardStep1Element(layer, t, place + j, row + j, k);
                }
            }
        }
    }

    /**
     * dH = dEmitted + dPreviousH
     * dOutput = dH * h1
     * dH1 = dH * output
     * dH1Part2 = square(h1)
     * dH1Part3 = 1 - dH1Part2
     * dH1Part4 = dH1 * dH1Part3
     * dC = dPreviousC + dH1Part4
     * dInput = dC * candidate
     * dCandidate = dC * input
     * dForget = dC * prev(c)
     * dC1Part2 = dC * forget
     * dOutputPart2 = 1 - output
     * dOutputPart3 = output * dOutputPart2
     * dOutputSum = dOutput * dOutputPart3
     * dCandidatePart2 = square(candidate)
     * dCandidatePart3 = 1 - dCandidatePart2
     * dCandidateSum = dCandidate * dCandidatePart3
     * dInputPart2 = 1 - input
     * dInputPart3 = input * dInputPart2
     * dInputSum = dInput * dInputPart3
     * dForgetPart2 = 1 - forget
     * dForgetPart3 = forget * dForgetPart2
     * dForgetSum = dForget * dForgetPart3
     * gradient output.b += dOutputSum
     * gradient candidate.b += dCandidateSum
     * gradient input.b += dInputSum
     * gradient forget.b += dForgetSum
     * dPreviousC = dC1Part2
     */
    private void backwardStep1Element(int layer, int t, int place, int row, int unit) {
        int dEmittedAt = layout[layer + D_EMITTED_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int dPreviousHAt = layout[layer + D_PREVIOUS_H_AT];
        int h1At = layout[layer + H1_AT];
        int outputAt = layout[layer + OUTPUT_AT];
        int dPreviousCAt = layout[layer + D_PREVIOUS_C_AT];
        int candidateAt = layout[layer + CANDIDATE_AT];
        int inputAt = layout[layer + INPUT_AT];
        int cAt = layout[layer + C_AT];
        int forgetAt = layout[layer + FORGET_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int outputBSumAt = layout[layer + OUTPUT_B_SUM_AT];
        int candidateBSumAt = layout[layer + CANDIDATE_B_SUM_AT];
        int inputBSumAt = layout[layer + INPUT_B_SUM_AT];
        int forgetBSumAt = layout[layer + FORGET_B_SUM_AT];
        float outputBSum = 0f;
        if (t < time - 1) {
            outputBSum = tape[outputBSumAt + row * hidden + unit];
        }
        float candidateBSum = 0f;
        if (t < time - 1) {
            candidateBSum = tape[candidateBSumAt + row * hidden + unit];
        }
        float inputBSum = 0f;
        if (t < time - 1) {
            inputBSum = tape[inputBSumAt + row * hidden + unit];
        }
        float forgetBSum = 0f;
        if (t < time - 1) {
            forgetBSum = tape[forgetBSumAt + row * hidden + unit];
        }
        float dH = tape[dEmittedAt + place * hidden + unit] + tape[dPreviousHAt + (place + rows) * hidden + unit];
        float dOutput = dH * tape[h1At + place * hidden + unit];
        float dH1 = dH * tape[outputAt + place * hidden + unit];
        float dH1Part2 = square(tape[h1At + place * hidden + unit]);
        float dH1Part3 = 1f - dH1Part2;
        float dH1Part4 = dH1 * dH1Part3;
        float dC = tape[dPreviousCAt + (place + rows) * hidden + unit] + dH1Part4;
        float dInput = dC * tape[candidateAt + place * hidden + unit];
        float dCandidate = dC * tape[inputAt + place * hidden + unit];
        float dForget = dC * tape[cAt + (place - rows) * hidden + unit];
        float dC1Part2 = dC * tape[forgetAt + place * hidden + unit];
        float dOutputPart2 = 1f - tape[outputAt + place * hidden + unit];
        float dOutputPart3 = tape[outputAt + place * hidden + unit] * dOutputPart2;
        float dOutputSum = dOutput * dOutputPart3;
        tape[dOutputSumAt + place * hidden + unit] = dOutputSum;
        float dCandidatePart2 = square(tape[candidateAt + place * hidden + unit]);
        float dCandidatePart3 = 1f - dCandidatePart2;
        float dCandidateSum = dCandidate * dCandidatePart3;
        tape[dCandidateSumAt + place * hidden + unit] = dCandidateSum;
        float dInputPart2 = 1f - tape[inputAt + place * hidden + unit];
        float dInputPart3 = tape[inputAt + place * hidden + unit] * dInputPart2;
        float dInputSum = dInput * dInputPart3;
        tape[dInputSumAt + place * hidden + unit] = dInputSum;
        float dForgetPart2 = 1f - tape[forgetAt + place * hidden + unit];
        float dForgetPart3 = tape[forgetAt + place * hidden + unit] * dForgetPart2;
        float dForgetSum = dForget * dForgetPart3;
        tape[dForgetSumAt + place * hidden + unit] = dForgetSum;
        float dPreviousC = dC1Part2;
        tape[dPreviousCAt + place * hidden + unit] = dPreviousC;
        tape[outputBSumAt + row * hidden + unit] = outputBSum + dOutputSum;
        tape[candidateBSumAt + row * hidden + unit] = candidateBSum + dCandidateSum;
        tape[inputBSumAt + row * hidden + unit] = inputBSum + dInputSum;
        tape[forgetBSumAt + row * hidden + unit] = forgetBSum + dForgetSum;
    }

    /**
     * dPreviousH = output.W_hᵀ dOutputSum + candidate.W_hᵀ dCandidateSum + input.W_hᵀ dInputSum + forget.W_hᵀ dForgetSum
     */
    private void backwardStep2(int layer, int t, int row) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int units = hidden;
        int place = t * rows + row;
        for (int unit = 0; unit < units; unit += 2) {
            if (unit + 2 <= units) {
                backwardStep2OfDPreviousH(layer, place, unit);
            } else {
                for (int each = unit; each < units; each++) {
                    backwardStep2OfDPreviousHUnit(layer, place, each);
                }
            }
        }
    }

    /**
     * dPreviousH = output.W_hᵀ dOutputSum + candidate.W_hᵀ dCandidateSum + input.W_hᵀ dInputSum + forget.W_hᵀ dForgetSum
     */
    private void backwardStep2OfDPreviousH(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int transposed = layout[LENGTH];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int dPreviousHAt = layout[layer + D_PREVIOUS_H_AT];
        float dPreviousHRow0 = 0f;
        float dPreviousHRow0Unit1 = 0f;
        float dPreviousHRow1 = 0f;
        float dPreviousHRow1Unit1 = 0f;
        float dPreviousHRow2 = 0f;
        float dPreviousHRow2Unit1 = 0f;
        float dPreviousHRow3 = 0f;
        float dPreviousHRow3Unit1 = 0f;
        int transposedOutputWHFrom = transposed + outputWHAt + unit;
        int transposedOutputWHStart0Of1 = dOutputSumAt + place * hidden;
        int transposedOutputWHStart1Of1 = dOutputSumAt + (place + 1) * hidden;
        int transposedOutputWHStart2Of1 = dOutputSumAt + (place + 2) * hidden;
        int transposedOutputWHStart3Of1 = dOutputSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedOutputWHValue0Of1 = tape[transposedOutputWHStart0Of1 + k];
            float transposedOutputWHValue1Of1 = tape[transposedOutputWHStart1Of1];
            float transposedOutputWHValue2Of1 = tape[transposedOutputWHStart2Of1];
            float transposedOutputWHValue3Of1 = tape[transposedOutputWHStart3Of1];
            float transposedOutputWHFactor0Of1 = parameters[transposedOutputWHFrom];
            float transposedOutputWHFactor1Of1 = parameters[transposedOutputWHFrom + 1];
            dPreviousHRow0 += transposedOutputWHFactor0Of1 * transposedOutputWHValue0Of1;
            dPreviousHRow0Unit1 += transposedOutputWHFactor1Of1 * transposedOutputWHValue0Of1;
            dPreviousHRow1 += transposedOutputWHFactor0Of1 * transposedOutputWHValue1Of1;
            dPreviousHRow1Unit1 += transposedOutputWHFactor1Of1 * transposedOutputWHValue1Of1;
            dPreviousHRow2 += transposedOutputWHFactor0Of1 * transposedOutputWHValue2Of1;
            dPreviousHRow2Unit1 += transposedOutputWHFactor1Of1 * transposedOutputWHValue2Of1;
            dPreviousHRow3 += transposedOutputWHFactor0Of1 * transposedOutputWHValue3Of1;
            dPreviousHRow3Unit1 += transposedOutputWHFactor1Of1 * transposedOutputWHValue3Of1;
            transposedOutputWHFrom += hidden;
            transposedOutputWHStart1Of1 += 1;
            transposedOutputWHStart2Of1 += 1;
            transposedOutputWHStart3Of1 += 1;
        }
        int transposedCandidateWHFrom = transposed + candidateWHAt + unit;
        int transposedCandidateWHStart0Of2 = dCandidateSumAt + place * hidden;
        int transposedCandidateWHStart1Of2 = dCandidateSumAt + (place + 1) * hidden;
        int transposedCandidateWHStart2Of2 = dCandidateSumAt + (place + 2) * hidden;
        int transposedCandidateWHStart3Of2 = dCandidateSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedCandidateWHValue0Of2 = tape[transposedCandidateWHStart0Of2 + k];
            float transposedCandidateWHValue1Of2 = tape[transposedCandidateWHStart1Of2];
            float transposedCandidateWHValue2Of2 = tape[transposedCandidateWHStart2Of2];
            float transposedCandidateWHValue3Of2 = tape[transposedCandidateWHStart3Of2];
            float transposedCandidateWHFactor0Of2 = parameters[transposedCandidateWHFrom];
            float transposedCandidateWHFactor1Of2 = parameters[transposedCandidateWHFrom + 1];
            dPreviousHRow0 += transposedCandidateWHFactor0Of2 * transposedCandidateWHValue0Of2;
            dPreviousHRow0Unit1 += transposedCandidateWHFactor1Of2 * transposedCandidateWHValue0Of2;
            dPreviousHRow1 += transposedCandidateWHFactor0Of2 * transposedCandidateWHValue1Of2;
            dPreviousHRow1Unit1 += transposedCandidateWHFactor1Of2 * transposedCandidateWHValue1Of2;
            dPreviousHRow2 += transposedCandidateWHFactor0Of2 * transposedCandidateWHValue2Of2;
            dPreviousHRow2Unit1 += transposedCandidateWHFactor1Of2 * transposedCandidateWHValue2Of2;
            dPreviousHRow3 += transposedCandidateWHFactor0Of2 * transposedCandidateWHValue3Of2;
            dPreviousHRow3Unit1 += transposedCandidateWHFactor1Of2 * transposedCandidateWHValue3Of2;
            transposedCandidateWHFrom += hidden;
            transposedCandidateWHStart1Of2 += 1;
            transposedCandidateWHStart2Of2 += 1;
            transposedCandidateWHStart3Of2 += 1;
        }
        int transposedInputWHFrom = transposed + inputWHAt + unit;
        int transposedInputWHStart0Of3 = dInputSumAt + place * hidden;
        int transposedInputWHStart1Of3 = dInputSumAt + (place + 1) * hidden;
        int transposedInputWHStart2Of3 = dInputSumAt + (place + 2) * hidden;
        int transposedInputWHStart3Of3 = dInputSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedInputWHValue0Of3 = tape[transposedInputWHStart0Of3 + k];
            float transposedInputWHValue1Of3 = tape[transposedInputWHStart1Of3];
            float transposedInputWHValue2Of3 = tape[transposedInputWHStart2Of3];
            float transposedInputWHValue3Of3 = tape[transposedInputWHStart3Of3];
            float transposedInputWHFactor0Of3 = parameters[transposedInputWHFrom];
            float transposedInputWHFactor1Of3 = parameters[transposedInputWHFrom + 1];
            dPreviousHRow0 += transposedInputWHFactor0Of3 * transposedInputWHValue0Of3;
            dPreviousHRow0Unit1 += transposedInputWHFactor1Of3 * transposedInputWHValue0Of3;
            dPreviousHRow1 += transposedInputWHFactor0Of3 * transposedInputWHValue1Of3;
            dPreviousHRow1Unit1 += transposedInputWHFactor1Of3 * transposedInputWHValue1Of3;
            dPreviousHRow2 += transposedInputWHFactor0Of3 * transposedInputWHValue2Of3;
            dPreviousHRow2Unit1 += transposedInputWHFactor1Of3 * transposedInputWHValue2Of3;
            dPreviousHRow3 += transposedInputWHFactor0Of3 * transposedInputWHValue3Of3;
            dPreviousHRow3Unit1 += transposedInputWHFactor1Of3 * transposedInputWHValue3Of3;
            transposedInputWHFrom += hidden;
            transposedInputWHStart1Of3 += 1;
            transposedInputWHStart2Of3 += 1;
            transposedInputWHStart3Of3 += 1;
        }
        int transposedForgetWHFrom = transposed + forgetWHAt + unit;
        int transposedForgetWHStart0Of4 = dForgetSumAt + place * hidden;
        int transposedForgetWHStart1Of4 = dForgetSumAt + (place + 1) * hidden;
        int transposedForgetWHStart2Of4 = dForgetSumAt + (place + 2) * hidden;
        int transposedForgetWHStart3Of4 = dForgetSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedForgetWHValue0Of4 = tape[transposedForgetWHStart0Of4 + k];
            float transposedForgetWHValue1Of4 = tape[transposedForgetWHStart1Of4];
            float transposedForgetWHValue2Of4 = tape[transposedForgetWHStart2Of4];
            float transposedForgetWHValue3Of4 = tape[transposedForgetWHStart3Of4];
            float transposedForgetWHFactor0Of4 = parameters[transposedForgetWHFrom];
            float transposedForgetWHFactor1Of4 = parameters[transposedForgetWHFrom + 1];
            dPreviousHRow0 += transposedForgetWHFactor0Of4 * transposedForgetWHValue0Of4;
            dPreviousHRow0Unit1 += transposedForgetWHFactor1Of4 * transposedForgetWHValue0Of4;
            dPreviousHRow1 += transposedForgetWHFactor0Of4 * transposedForgetWHValue1Of4;
            dPreviousHRow1Unit1 += transposedForgetWHFactor1Of4 * transposedForgetWHValue1Of4;
            dPreviousHRow2 += transposedForgetWHFactor0Of4 * transposedForgetWHValue2Of4;
            dPreviousHRow2Unit1 += transposedForgetWHFactor1Of4 * transposedForgetWHValue2Of4;
            dPreviousHRow3 += transposedForgetWHFactor0Of4 * transposedForgetWHValue3Of4;
            dPreviousHRow3Unit1 += transposedForgetWHFactor1Of4 * transposedForgetWHValue3Of4;
            transposedForgetWHFrom += hidden;
            transposedForgetWHStart1Of4 += 1;
            transposedForgetWHStart2Of4 += 1;
            transposedForgetWHStart3Of4 += 1;
        }
        int dPreviousHTo0 = dPreviousHAt + place * hidden + unit;
        tape[dPreviousHTo0] = dPreviousHRow0;
        tape[dPreviousHTo0 + 1] = dPreviousHRow0Unit1;
        int dPreviousHTo1 = dPreviousHAt + (place + 1) * hidden + unit;
        tape[dPreviousHTo1] = dPreviousHRow1;
        tape[dPreviousHTo1 + 1] = dPreviousHRow1Unit1;
        int dPreviousHTo2 = dPreviousHAt + (place + 2) * hidden + unit;
        tape[dPreviousHTo2] = dPreviousHRow2;
        tape[dPreviousHTo2 + 1] = dPreviousHRow2Unit1;
        int dPreviousHTo3 = dPreviousHAt + (place + 3) * hidden + unit;
        tape[dPreviousHTo3] = dPreviousHRow3;
        tape[dPreviousHTo3 + 1] = dPreviousHRow3Unit1;
    }

    /**
     * dPreviousH = output.W_hᵀ dOutputSum + candidate.W_hᵀ dCandidateSum + input.W_hᵀ dInputSum + forget.W_hᵀ dForgetSum
     */
    private void backwardStep2OfDPreviousHUnit(int layer, int place, int unit) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int transposed = layout[LENGTH];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int dPreviousHAt = layout[layer + D_PREVIOUS_H_AT];
        float dPreviousHRow0Alone = 0f;
        float dPreviousHRow1Alone = 0f;
        float dPreviousHRow2Alone = 0f;
        float dPreviousHRow3Alone = 0f;
        int transposedOutputWHFrom = transposed + outputWHAt + unit;
        int transposedOutputWHStart0Of1 = dOutputSumAt + place * hidden;
        int transposedOutputWHStart1Of1 = dOutputSumAt + (place + 1) * hidden;
        int transposedOutputWHStart2Of1 = dOutputSumAt + (place + 2) * hidden;
        int transposedOutputWHStart3Of1 = dOutputSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedOutputWHValue0Of1 = tape[transposedOutputWHStart0Of1 + k];
            float transposedOutputWHValue1Of1 = tape[transposedOutputWHStart1Of1];
            float transposedOutputWHValue2Of1 = tape[transposedOutputWHStart2Of1];
            float transposedOutputWHValue3Of1 = tape[transposedOutputWHStart3Of1];
            float transposedOutputWHFactor0Of1 = parameters[transposedOutputWHFrom];
            dPreviousHRow0Alone += transposedOutputWHFactor0Of1 * transposedOutputWHValue0Of1;
            dPreviousHRow1Alone += transposedOutputWHFactor0Of1 * transposedOutputWHValue1Of1;
            dPreviousHRow2Alone += transposedOutputWHFactor0Of1 * transposedOutputWHValue2Of1;
            dPreviousHRow3Alone += transposedOutputWHFactor0Of1 * transposedOutputWHValue3Of1;
            transposedOutputWHFrom += hidden;
            transposedOutputWHStart1Of1 += 1;
            transposedOutputWHStart2Of1 += 1;
            transposedOutputWHStart3Of1 += 1;
        }
        int transposedCandidateWHFrom = transposed + candidateWHAt + unit;
        int transposedCandidateWHStart0Of2 = dCandidateSumAt + place * hidden;
        int transposedCandidateWHStart1Of2 = dCandidateSumAt + (place + 1) * hidden;
        int transposedCandidateWHStart2Of2 = dCandidateSumAt + (place + 2) * hidden;
        int transposedCandidateWHStart3Of2 = dCandidateSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedCandidateWHValue0Of2 = tape[transposedCandidateWHStart0Of2 + k];
            float transposedCandidateWHValue1Of2 = tape[transposedCandidateWHStart1Of2];
            float transposedCandidateWHValue2Of2 = tape[transposedCandidateWHStart2Of2];
            float transposedCandidateWHValue3Of2 = tape[transposedCandidateWHStart3Of2];
            float transposedCandidateWHFactor0Of2 = parameters[transposedCandidateWHFrom];
            dPreviousHRow0Alone += transposedCandidateWHFactor0Of2 * transposedCandidateWHValue0Of2;
            dPreviousHRow1Alone += transposedCandidateWHFactor0Of2 * transposedCandidateWHValue1Of2;
            dPreviousHRow2Alone += transposedCandidateWHFactor0Of2 * transposedCandidateWHValue2Of2;
            dPreviousHRow3Alone += transposedCandidateWHFactor0Of2 * transposedCandidateWHValue3Of2;
            transposedCandidateWHFrom += hidden;
            transposedCandidateWHStart1Of2 += 1;
            transposedCandidateWHStart2Of2 += 1;
            transposedCandidateWHStart3Of2 += 1;
        }
        int transposedInputWHFrom = transposed + inputWHAt + unit;
        int transposedInputWHStart0Of3 = dInputSumAt + place * hidden;
        int transposedInputWHStart1Of3 = dInputSumAt + (place + 1) * hidden;
        int transposedInputWHStart2Of3 = dInputSumAt + (place + 2) * hidden;
        int transposedInputWHStart3Of3 = dInputSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedInputWHValue0Of3 = tape[transposedInputWHStart0Of3 + k];
            float transposedInputWHValue1Of3 = tape[transposedInputWHStart1Of3];
            float transposedInputWHValue2Of3 = tape[transposedInputWHStart2Of3];
            float transposedInputWHValue3Of3 = tape[transposedInputWHStart3Of3];
            float transposedInputWHFactor0Of3 = parameters[transposedInputWHFrom];
            dPreviousHRow0Alone += transposedInputWHFactor0Of3 * transposedInputWHValue0Of3;
            dPreviousHRow1Alone += transposedInputWHFactor0Of3 * transposedInputWHValue1Of3;
            dPreviousHRow2Alone += transposedInputWHFactor0Of3 * transposedInputWHValue2Of3;
            dPreviousHRow3Alone += transposedInputWHFactor0Of3 * transposedInputWHValue3Of3;
            transposedInputWHFrom += hidden;
            transposedInputWHStart1Of3 += 1;
            transposedInputWHStart2Of3 += 1;
            transposedInputWHStart3Of3 += 1;
        }
        int transposedForgetWHFrom = transposed + forgetWHAt + unit;
        int transposedForgetWHStart0Of4 = dForgetSumAt + place * hidden;
        int transposedForgetWHStart1Of4 = dForgetSumAt + (place + 1) * hidden;
        int transposedForgetWHStart2Of4 = dForgetSumAt + (place + 2) * hidden;
        int transposedForgetWHStart3Of4 = dForgetSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedForgetWHValue0Of4 = tape[transposedForgetWHStart0Of4 + k];
            float transposedForgetWHValue1Of4 = tape[transposedForgetWHStart1Of4];
            float transposedForgetWHValue2Of4 = tape[transposedForgetWHStart2Of4];
            float transposedForgetWHValue3Of4 = tape[transposedForgetWHStart3Of4];
            float transposedForgetWHFactor0Of4 = parameters[transposedForgetWHFrom];
            dPreviousHRow0Alone += transposedForgetWHFactor0Of4 * transposedForgetWHValue0Of4;
            dPreviousHRow1Alone += transposedForgetWHFactor0Of4 * transposedForgetWHValue1Of4;
            dPreviousHRow2Alone += transposedForgetWHFactor0Of4 * transposedForgetWHValue2Of4;
            dPreviousHRow3Alone += transposedForgetWHFactor0Of4 * transposedForgetWHValue3Of4;
            transposedForgetWHFrom += hidden;
            transposedForgetWHStart1Of4 += 1;
            transposedForgetWHStart2Of4 += 1;
            transposedForgetWHStart3Of4 += 1;
        }
        int dPreviousHTo0 = dPreviousHAt + place * hidden + unit;
        tape[dPreviousHTo0] = dPreviousHRow0Alone;
        int dPreviousHTo1 = dPreviousHAt + (place + 1) * hidden + unit;
        tape[dPreviousHTo1] = dPreviousHRow1Alone;
        int dPreviousHTo2 = dPreviousHAt + (place + 2) * hidden + unit;
        tape[dPreviousHTo2] = dPreviousHRow2Alone;
        int dPreviousHTo3 = dPreviousHAt + (place + 3) * hidden + unit;
        tape[dPreviousHTo3] = dPreviousHRow3Alone;
    }

    /**
     * All steps of a tile of rows, which looks at no other tile.
     */
    private void backwardSteps(int layer) {
        int work = rows / 4;
        int turn = turnOf(work);
        for (int item = firstOf(work); item < work; item += turn) {
            int row = item * 4;
            for (int t = time - 1; t >= 0; t--) {
                backwardStep1(layer, t, row);
                backwardStep2(layer, t, row);
            }
        }
    }

    /**
     * dX = output.W_xᵀ dOutputSum + candidate.W_xᵀ dCandidateSum + input.W_xᵀ dInputSum + forget.W_xᵀ dForgetSum
     */
    private void afterBackward1(int layer) {
        int in = layout[layer + IN_SIZE];
        int units = in;
        int tiles = (units + 1) / 2;
        int work = time * rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 2;
            int place = item / tiles * 4;
            if (unit + 2 <= units) {
                afterBackward1OfDX(layer, place, unit);
            } else {
                for (int each = unit; each < units; each++) {
                    afterBackward1OfDXUnit(layer, place, each);
                }
            }
        }
    }

    /**
     * dX = output.W_xᵀ dOutputSum + candidate.W_xᵀ dCandidateSum + input.W_xᵀ dInputSum + forget.W_xᵀ dForgetSum
     */
    private void afterBackward1OfDX(int layer, int place, int unit) {
        int in = layout[layer + IN_SIZE];
        int hidden = layout[layer + HIDDEN_SIZE];
        int transposed = layout[LENGTH];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int dXAt = layout[layer + D_X_AT];
        float dXRow0 = 0f;
        float dXRow0Unit1 = 0f;
        float dXRow1 = 0f;
        float dXRow1Unit1 = 0f;
        float dXRow2 = 0f;
        float dXRow2Unit1 = 0f;
        float dXRow3 = 0f;
        float dXRow3Unit1 = 0f;
        int transposedOutputWXFrom = transposed + outputWXAt + unit;
        int transposedOutputWXStart0Of1 = dOutputSumAt + place * hidden;
        int transposedOutputWXStart1Of1 = dOutputSumAt + (place + 1) * hidden;
        int transposedOutputWXStart2Of1 = dOutputSumAt + (place + 2) * hidden;
        int transposedOutputWXStart3Of1 = dOutputSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedOutputWXValue0Of1 = tape[transposedOutputWXStart0Of1 + k];
            float transposedOutputWXValue1Of1 = tape[transposedOutputWXStart1Of1];
            float transposedOutputWXValue2Of1 = tape[transposedOutputWXStart2Of1];
            float transposedOutputWXValue3Of1 = tape[transposedOutputWXStart3Of1];
            float transposedOutputWXFactor0Of1 = parameters[transposedOutputWXFrom];
            float transposedOutputWXFactor1Of1 = parameters[transposedOutputWXFrom + 1];
            dXRow0 += transposedOutputWXFactor0Of1 * transposedOutputWXValue0Of1;
            dXRow0Unit1 += transposedOutputWXFactor1Of1 * transposedOutputWXValue0Of1;
            dXRow1 += transposedOutputWXFactor0Of1 * transposedOutputWXValue1Of1;
            dXRow1Unit1 += transposedOutputWXFactor1Of1 * transposedOutputWXValue1Of1;
            dXRow2 += transposedOutputWXFactor0Of1 * transposedOutputWXValue2Of1;
            dXRow2Unit1 += transposedOutputWXFactor1Of1 * transposedOutputWXValue2Of1;
            dXRow3 += transposedOutputWXFactor0Of1 * transposedOutputWXValue3Of1;
            dXRow3Unit1 += transposedOutputWXFactor1Of1 * transposedOutputWXValue3Of1;
            transposedOutputWXFrom += in;
            transposedOutputWXStart1Of1 += 1;
            transposedOutputWXStart2Of1 += 1;
            transposedOutputWXStart3Of1 += 1;
        }
        int transposedCandidateWXFrom = transposed + candidateWXAt + unit;
        int transposedCandidateWXStart0Of2 = dCandidateSumAt + place * hidden;
        int transposedCandidateWXStart1Of2 = dCandidateSumAt + (place + 1) * hidden;
        int transposedCandidateWXStart2Of2 = dCandidateSumAt + (place + 2) * hidden;
        int transposedCandidateWXStart3Of2 = dCandidateSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedCandidateWXValue0Of2 = tape[transposedCandidateWXStart0Of2 + k];
            float transposedCandidateWXValue1Of2 = tape[transposedCandidateWXStart1Of2];
            float transposedCandidateWXValue2Of2 = tape[transposedCandidateWXStart2Of2];
            float transposedCandidateWXValue3Of2 = tape[transposedCandidateWXStart3Of2];
            float transposedCandidateWXFactor0Of2 = parameters[transposedCandidateWXFrom];
            float transposedCandidateWXFactor1Of2 = parameters[transposedCandidateWXFrom + 1];
            dXRow0 += transposedCandidateWXFactor0Of2 * transposedCandidateWXValue0Of2;
            dXRow0Unit1 += transposedCandidateWXFactor1Of2 * transposedCandidateWXValue0Of2;
            dXRow1 += transposedCandidateWXFactor0Of2 * transposedCandidateWXValue1Of2;
            dXRow1Unit1 += transposedCandidateWXFactor1Of2 * transposedCandidateWXValue1Of2;
            dXRow2 += transposedCandidateWXFactor0Of2 * transposedCandidateWXValue2Of2;
            dXRow2Unit1 += transposedCandidateWXFactor1Of2 * transposedCandidateWXValue2Of2;
            dXRow3 += transposedCandidateWXFactor0Of2 * transposedCandidateWXValue3Of2;
            dXRow3Unit1 += transposedCandidateWXFactor1Of2 * transposedCandidateWXValue3Of2;
            transposedCandidateWXFrom += in;
            transposedCandidateWXStart1Of2 += 1;
            transposedCandidateWXStart2Of2 += 1;
            transposedCandidateWXStart3Of2 += 1;
        }
        int transposedInputWXFrom = transposed + inputWXAt + unit;
        int transposedInputWXStart0Of3 = dInputSumAt + place * hidden;
        int transposedInputWXStart1Of3 = dInputSumAt + (place + 1) * hidden;
        int transposedInputWXStart2Of3 = dInputSumAt + (place + 2) * hidden;
        int transposedInputWXStart3Of3 = dInputSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedInputWXValue0Of3 = tape[transposedInputWXStart0Of3 + k];
            float transposedInputWXValue1Of3 = tape[transposedInputWXStart1Of3];
            float transposedInputWXValue2Of3 = tape[transposedInputWXStart2Of3];
            float transposedInputWXValue3Of3 = tape[transposedInputWXStart3Of3];
            float transposedInputWXFactor0Of3 = parameters[transposedInputWXFrom];
            float transposedInputWXFactor1Of3 = parameters[transposedInputWXFrom + 1];
            dXRow0 += transposedInputWXFactor0Of3 * transposedInputWXValue0Of3;
            dXRow0Unit1 += transposedInputWXFactor1Of3 * transposedInputWXValue0Of3;
            dXRow1 += transposedInputWXFactor0Of3 * transposedInputWXValue1Of3;
            dXRow1Unit1 += transposedInputWXFactor1Of3 * transposedInputWXValue1Of3;
            dXRow2 += transposedInputWXFactor0Of3 * transposedInputWXValue2Of3;
            dXRow2Unit1 += transposedInputWXFactor1Of3 * transposedInputWXValue2Of3;
            dXRow3 += transposedInputWXFactor0Of3 * transposedInputWXValue3Of3;
            dXRow3Unit1 += transposedInputWXFactor1Of3 * transposedInputWXValue3Of3;
            transposedInputWXFrom += in;
            transposedInputWXStart1Of3 += 1;
            transposedInputWXStart2Of3 += 1;
            transposedInputWXStart3Of3 += 1;
        }
        int transposedForgetWXFrom = transposed + forgetWXAt + unit;
        int transposedForgetWXStart0Of4 = dForgetSumAt + place * hidden;
        int transposedForgetWXStart1Of4 = dForgetSumAt + (place + 1) * hidden;
        int transposedForgetWXStart2Of4 = dForgetSumAt + (place + 2) * hidden;
        int transposedForgetWXStart3Of4 = dForgetSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedForgetWXValue0Of4 = tape[transposedForgetWXStart0Of4 + k];
            float transposedForgetWXValue1Of4 = tape[transposedForgetWXStart1Of4];
            float transposedForgetWXValue2Of4 = tape[transposedForgetWXStart2Of4];
            float transposedForgetWXValue3Of4 = tape[transposedForgetWXStart3Of4];
            float transposedForgetWXFactor0Of4 = parameters[transposedForgetWXFrom];
            float transposedForgetWXFactor1Of4 = parameters[transposedForgetWXFrom + 1];
            dXRow0 += transposedForgetWXFactor0Of4 * transposedForgetWXValue0Of4;
            dXRow0Unit1 += transposedForgetWXFactor1Of4 * transposedForgetWXValue0Of4;
            dXRow1 += transposedForgetWXFactor0Of4 * transposedForgetWXValue1Of4;
            dXRow1Unit1 += transposedForgetWXFactor1Of4 * transposedForgetWXValue1Of4;
            dXRow2 += transposedForgetWXFactor0Of4 * transposedForgetWXValue2Of4;
            dXRow2Unit1 += transposedForgetWXFactor1Of4 * transposedForgetWXValue2Of4;
            dXRow3 += transposedForgetWXFactor0Of4 * transposedForgetWXValue3Of4;
            dXRow3Unit1 += transposedForgetWXFactor1Of4 * transposedForgetWXValue3Of4;
            transposedForgetWXFrom += in;
            transposedForgetWXStart1Of4 += 1;
            transposedForgetWXStart2Of4 += 1;
            transposedForgetWXStart3Of4 += 1;
        }
        int dXTo0 = dXAt + place * in + unit;
        tape[dXTo0] = dXRow0;
        tape[dXTo0 + 1] = dXRow0Unit1;
        int dXTo1 = dXAt + (place + 1) * in + unit;
        tape[dXTo1] = dXRow1;
        tape[dXTo1 + 1] = dXRow1Unit1;
        int dXTo2 = dXAt + (place + 2) * in + unit;
        tape[dXTo2] = dXRow2;
        tape[dXTo2 + 1] = dXRow2Unit1;
        int dXTo3 = dXAt + (place + 3) * in + unit;
        tape[dXTo3] = dXRow3;
        tape[dXTo3 + 1] = dXRow3Unit1;
    }

    /**
     * dX = output.W_xᵀ dOutputSum + candidate.W_xᵀ dCandidateSum + input.W_xᵀ dInputSum + forget.W_xᵀ dForgetSum
     */
    private void afterBackward1OfDXUnit(int layer, int place, int unit) {
        int in = layout[layer + IN_SIZE];
        int hidden = layout[layer + HIDDEN_SIZE];
        int transposed = layout[LENGTH];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int dXAt = layout[layer + D_X_AT];
        float dXRow0Alone = 0f;
        float dXRow1Alone = 0f;
        float dXRow2Alone = 0f;
        float dXRow3Alone = 0f;
        int transposedOutputWXFrom = transposed + outputWXAt + unit;
        int transposedOutputWXStart0Of1 = dOutputSumAt + place * hidden;
        int transposedOutputWXStart1Of1 = dOutputSumAt + (place + 1) * hidden;
        int transposedOutputWXStart2Of1 = dOutputSumAt + (place + 2) * hidden;
        int transposedOutputWXStart3Of1 = dOutputSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedOutputWXValue0Of1 = tape[transposedOutputWXStart0Of1 + k];
            float transposedOutputWXValue1Of1 = tape[transposedOutputWXStart1Of1];
            float transposedOutputWXValue2Of1 = tape[transposedOutputWXStart2Of1];
            float transposedOutputWXValue3Of1 = tape[transposedOutputWXStart3Of1];
            float transposedOutputWXFactor0Of1 = parameters[transposedOutputWXFrom];
            dXRow0Alone += transposedOutputWXFactor0Of1 * transposedOutputWXValue0Of1;
            dXRow1Alone += transposedOutputWXFactor0Of1 * transposedOutputWXValue1Of1;
            dXRow2Alone += transposedOutputWXFactor0Of1 * transposedOutputWXValue2Of1;
            dXRow3Alone += transposedOutputWXFactor0Of1 * transposedOutputWXValue3Of1;
            transposedOutputWXFrom += in;
            transposedOutputWXStart1Of1 += 1;
            transposedOutputWXStart2Of1 += 1;
            transposedOutputWXStart3Of1 += 1;
        }
        int transposedCandidateWXFrom = transposed + candidateWXAt + unit;
        int transposedCandidateWXStart0Of2 = dCandidateSumAt + place * hidden;
        int transposedCandidateWXStart1Of2 = dCandidateSumAt + (place + 1) * hidden;
        int transposedCandidateWXStart2Of2 = dCandidateSumAt + (place + 2) * hidden;
        int transposedCandidateWXStart3Of2 = dCandidateSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedCandidateWXValue0Of2 = tape[transposedCandidateWXStart0Of2 + k];
            float transposedCandidateWXValue1Of2 = tape[transposedCandidateWXStart1Of2];
            float transposedCandidateWXValue2Of2 = tape[transposedCandidateWXStart2Of2];
            float transposedCandidateWXValue3Of2 = tape[transposedCandidateWXStart3Of2];
            float transposedCandidateWXFactor0Of2 = parameters[transposedCandidateWXFrom];
            dXRow0Alone += transposedCandidateWXFactor0Of2 * transposedCandidateWXValue0Of2;
            dXRow1Alone += transposedCandidateWXFactor0Of2 * transposedCandidateWXValue1Of2;
            dXRow2Alone += transposedCandidateWXFactor0Of2 * transposedCandidateWXValue2Of2;
            dXRow3Alone += transposedCandidateWXFactor0Of2 * transposedCandidateWXValue3Of2;
            transposedCandidateWXFrom += in;
            transposedCandidateWXStart1Of2 += 1;
            transposedCandidateWXStart2Of2 += 1;
            transposedCandidateWXStart3Of2 += 1;
        }
        int transposedInputWXFrom = transposed + inputWXAt + unit;
        int transposedInputWXStart0Of3 = dInputSumAt + place * hidden;
        int transposedInputWXStart1Of3 = dInputSumAt + (place + 1) * hidden;
        int transposedInputWXStart2Of3 = dInputSumAt + (place + 2) * hidden;
        int transposedInputWXStart3Of3 = dInputSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedInputWXValue0Of3 = tape[transposedInputWXStart0Of3 + k];
            float transposedInputWXValue1Of3 = tape[transposedInputWXStart1Of3];
            float transposedInputWXValue2Of3 = tape[transposedInputWXStart2Of3];
            float transposedInputWXValue3Of3 = tape[transposedInputWXStart3Of3];
            float transposedInputWXFactor0Of3 = parameters[transposedInputWXFrom];
            dXRow0Alone += transposedInputWXFactor0Of3 * transposedInputWXValue0Of3;
            dXRow1Alone += transposedInputWXFactor0Of3 * transposedInputWXValue1Of3;
            dXRow2Alone += transposedInputWXFactor0Of3 * transposedInputWXValue2Of3;
            dXRow3Alone += transposedInputWXFactor0Of3 * transposedInputWXValue3Of3;
            transposedInputWXFrom += in;
            transposedInputWXStart1Of3 += 1;
            transposedInputWXStart2Of3 += 1;
            transposedInputWXStart3Of3 += 1;
        }
        int transposedForgetWXFrom = transposed + forgetWXAt + unit;
        int transposedForgetWXStart0Of4 = dForgetSumAt + place * hidden;
        int transposedForgetWXStart1Of4 = dForgetSumAt + (place + 1) * hidden;
        int transposedForgetWXStart2Of4 = dForgetSumAt + (place + 2) * hidden;
        int transposedForgetWXStart3Of4 = dForgetSumAt + (place + 3) * hidden;
        for (int k = 0; k < hidden; k++) {
            float transposedForgetWXValue0Of4 = tape[transposedForgetWXStart0Of4 + k];
            float transposedForgetWXValue1Of4 = tape[transposedForgetWXStart1Of4];
            float transposedForgetWXValue2Of4 = tape[transposedForgetWXStart2Of4];
            float transposedForgetWXValue3Of4 = tape[transposedForgetWXStart3Of4];
            float transposedForgetWXFactor0Of4 = parameters[transposedForgetWXFrom];
            dXRow0Alone += transposedForgetWXFactor0Of4 * transposedForgetWXValue0Of4;
            dXRow1Alone += transposedForgetWXFactor0Of4 * transposedForgetWXValue1Of4;
            dXRow2Alone += transposedForgetWXFactor0Of4 * transposedForgetWXValue2Of4;
            dXRow3Alone += transposedForgetWXFactor0Of4 * transposedForgetWXValue3Of4;
            transposedForgetWXFrom += in;
            transposedForgetWXStart1Of4 += 1;
            transposedForgetWXStart2Of4 += 1;
            transposedForgetWXStart3Of4 += 1;
        }
        int dXTo0 = dXAt + place * in + unit;
        tape[dXTo0] = dXRow0Alone;
        int dXTo1 = dXAt + (place + 1) * in + unit;
        tape[dXTo1] = dXRow1Alone;
        int dXTo2 = dXAt + (place + 2) * in + unit;
        tape[dXTo2] = dXRow2Alone;
        int dXTo3 = dXAt + (place + 3) * in + unit;
        tape[dXTo3] = dXRow3Alone;
    }

    /**
     * gradient output.W_h += dOutputSum ⊗ prev(h)
     */
    private void gradientOfOutputWH(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int high = (hidden + 1) / 2;
        int wide = (hidden + 3) / 4;
        int last = min(t + gradientSteps, time);
        int together = 1;
        if (batch == rows) {
            together = last - t;
        }
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int end = min(unit + 2, hidden);
            if (unit + 2 <= hidden) {
                if (column + 4 <= hidden) {
                    for (int step = t; step < last; step += together) {
                        gradientOfOutputWHTile(layer, step, unit, column, together * batch);
                    }
                    end = 0;
                }
            }
            for (int each = unit; each < end; each++) {
                for (int step = t; step < last; step += together) {
                    gradientOfOutputWHAlone(layer, step, each, column, together * batch);
                }
            }
        }
    }

    /**
     * gradient candidate.W_h += dCandidateSum ⊗ prev(h)
     */
    private void gradientOfCandidateWH(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int high = (hidden + 1) / 2;
        int wide = (hidden + 3) / 4;
        int last = min(t + gradientSteps, time);
        int together = 1;
        if (batch == rows) {
            together = last - t;
        }
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int end = min(unit + 2, hidden);
            if (unit + 2 <= hidden) {
                if (column + 4 <= hidden) {
                    for (int step = t; step < last; step += together) {
                        gradientOfCandidateWHTile(layer, step, unit, column, together * batch);
                    }
                    end = 0;
                }
            }
            for (int each = unit; each < end; each++) {
                for (int step = t; step < last; step += together) {
                    gradientOfCandidateWHAlone(layer, step, each, column, together * batch);
                }
            }
        }
    }

    /**
     * gradient input.W_h += dInputSum ⊗ prev(h)
     */
    private void gradientOfInputWH(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int high = (hidden + 1) / 2;
        int wide = (hidden + 3) / 4;
        int last = min(t + gradientSteps, time);
        int together = 1;
        if (batch == rows) {
            together = last - t;
        }
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int end = min(unit + 2, hidden);
            if (unit + 2 <= hidden) {
                if (column + 4 <= hidden) {
                    for (int step = t; step < last; step += together) {
                        gradientOfInputWHTile(layer, step, unit, column, together * batch);
                    }
                    end = 0;
                }
            }
            for (int each = unit; each < end; each++) {
                for (int step = t; step < last; step += together) {
                    gradientOfInputWHAlone(layer, step, each, column, together * batch);
                }
            }
        }
    }

    /**
     * gradient forget.W_h += dForgetSum ⊗ prev(h)
     */
    private void gradientOfForgetWH(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int high = (hidden + 1) / 2;
        int wide = (hidden + 3) / 4;
        int last = min(t + gradientSteps, time);
        int together = 1;
        if (batch == rows) {
            together = last - t;
        }
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int end = min(unit + 2, hidden);
            if (unit + 2 <= hidden) {
                if (column + 4 <= hidden) {
                    for (int step = t; step < last; step += together) {
                        gradientOfForgetWHTile(layer, step, unit, column, together * batch);
                    }
                    end = 0;
                }
            }
            for (int each = unit; each < end; each++) {
                for (int step = t; step < last; step += together) {
                    gradientOfForgetWHAlone(layer, step, each, column, together * batch);
                }
            }
        }
    }

    /**
     * gradient output.W_x += dOutputSum ⊗ x
     */
    private void gradientOfOutputWX(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int high = (hidden + 1) / 2;
        int wide = (in + 3) / 4;
        int last = min(t + gradientSteps, time);
        int together = 1;
        if (batch == rows) {
            together = last - t;
        }
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int end = min(unit + 2, hidden);
            if (unit + 2 <= hidden) {
                if (column + 4 <= in) {
                    if (layout[layer + READS_SYMBOLS] == 1) {
                        for (int k = column; k < min(column + 4, in); k++) {
                            gradientOfOutputWXOfSymbol(layer, t, unit, k);
                        }
                    } else {
                        for (int step = t; step < last; step += together) {
                            gradientOfOutputWXTile(layer, step, unit, column, together * batch);
                        }
                    }
                    end = 0;
                }
            }
            for (int each = unit; each < end; each++) {
                if (layout[layer + READS_SYMBOLS] == 1) {
                    for (int k = column; k < min(column + 4, in); k++) {
                        gradientOfOutputWXOfSymbolAlone(layer, t, each, k);
                    }
                } else {
                    for (int step = t; step < last; step += together) {
                        gradientOfOutputWXAlone(layer, step, each, column, together * batch);
                    }
                }
            }
        }
    }

    /**
     * gradient candidate.W_x += dCandidateSum ⊗ x
     */
    private void gradientOfCandidateWX(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int high = (hidden + 1) / 2;
        int wide = (in + 3) / 4;
        int last = min(t + gradientSteps, time);
        int together = 1;
        if (batch == rows) {
            together = last - t;
        }
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int end = min(unit + 2, hidden);
            if (unit + 2 <= hidden) {
                if (column + 4 <= in) {
                    if (layout[layer + READS_SYMBOLS] == 1) {
                        for (int k = column; k < min(column + 4, in); k++) {
                            gradientOfCandidateWXOfSymbol(layer, t, unit, k);
                        }
                    } else {
                        for (int step = t; step < last; step += together) {
                            gradientOfCandidateWXTile(layer, step, unit, column, together * batch);
                        }
                    }
                    end = 0;
                }
            }
            for (int each = unit; each < end; each++) {
                if (layout[layer + READS_SYMBOLS] == 1) {
                    for (int k = column; k < min(column + 4, in); k++) {
                        gradientOfCandidateWXOfSymbolAlone(layer, t, each, k);
                    }
                } else {
                    for (int step = t; step < last; step += together) {
                        gradientOfCandidateWXAlone(layer, step, each, column, together * batch);
                    }
                }
            }
        }
    }

    /**
     * gradient input.W_x += dInputSum ⊗ x
     */
    private void gradientOfInputWX(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int high = (hidden + 1) / 2;
        int wide = (in + 3) / 4;
        int last = min(t + gradientSteps, time);
        int together = 1;
        if (batch == rows) {
            together = last - t;
        }
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int end = min(unit + 2, hidden);
            if (unit + 2 <= hidden) {
                if (column + 4 <= in) {
                    if (layout[layer + READS_SYMBOLS] == 1) {
                        for (int k = column; k < min(column + 4, in); k++) {
                            gradientOfInputWXOfSymbol(layer, t, unit, k);
                        }
                    } else {
                        for (int step = t; step < last; step += together) {
                            gradientOfInputWXTile(layer, step, unit, column, together * batch);
                        }
                    }
                    end = 0;
                }
            }
            for (int each = unit; each < end; each++) {
                if (layout[layer + READS_SYMBOLS] == 1) {
                    for (int k = column; k < min(column + 4, in); k++) {
                        gradientOfInputWXOfSymbolAlone(layer, t, each, k);
                    }
                } else {
                    for (int step = t; step < last; step += together) {
                        gradientOfInputWXAlone(layer, step, each, column, together * batch);
                    }
                }
            }
        }
    }

    /**
     * gradient forget.W_x += dForgetSum ⊗ x
     */
    private void gradientOfForgetWX(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int high = (hidden + 1) / 2;
        int wide = (in + 3) / 4;
        int last = min(t + gradientSteps, time);
        int together = 1;
        if (batch == rows) {
            together = last - t;
        }
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int end = min(unit + 2, hidden);
            if (unit + 2 <= hidden) {
                if (column + 4 <= in) {
                    if (layout[layer + READS_SYMBOLS] == 1) {
                        for (int k = column; k < min(column + 4, in); k++) {
                            gradientOfForgetWXOfSymbol(layer, t, unit, k);
                        }
                    } else {
                        for (int step = t; step < last; step += together) {
                            gradientOfForgetWXTile(layer, step, unit, column, together * batch);
                        }
                    }
                    end = 0;
                }
            }
            for (int each = unit; each < end; each++) {
                if (layout[layer + READS_SYMBOLS] == 1) {
                    for (int k = column; k < min(column + 4, in); k++) {
                        gradientOfForgetWXOfSymbolAlone(layer, t, each, k);
                    }
                } else {
                    for (int step = t; step < last; step += together) {
                        gradientOfForgetWXAlone(layer, step, each, column, together * batch);
                    }
                }
            }
        }
    }

    private void gradientsOfVectors(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int outputBSumAt = layout[layer + OUTPUT_B_SUM_AT];
        int outputBAt = layout[layer + OUTPUT_B_AT];
        int candidateBSumAt = layout[layer + CANDIDATE_B_SUM_AT];
        int candidateBAt = layout[layer + CANDIDATE_B_AT];
        int inputBSumAt = layout[layer + INPUT_B_SUM_AT];
        int inputBAt = layout[layer + INPUT_B_AT];
        int forgetBSumAt = layout[layer + FORGET_B_SUM_AT];
        int forgetBAt = layout[layer + FORGET_B_AT];
        // gradient output.b
        for (int unit = getGlobalId() + t * hidden; unit < hidden; unit += getGlobalSize()) {
            float sum = 0f;
            for (int row = 0; row < batch; row++) {
                sum += tape[outputBSumAt + row * hidden + unit];
            }
            gradient[outputBAt + unit] = sum;
        }
        // gradient candidate.b
        for (int unit = getGlobalId() + t * hidden; unit < hidden; unit += getGlobalSize()) {
            float sum = 0f;
            for (int row = 0; row < batch; row++) {
                sum += tape[candidateBSumAt + row * hidden + unit];
            }
            gradient[candidateBAt + unit] = sum;
        }
        // gradient input.b
        for (int unit = getGlobalId() + t * hidden; unit < hidden; unit += getGlobalSize()) {
            float sum = 0f;
            for (int row = 0; row < batch; row++) {
                sum += tape[inputBSumAt + row * hidden + unit];
            }
            gradient[inputBAt + unit] = sum;
        }
        // gradient forget.b
        for (int unit = getGlobalId() + t * hidden; unit < hidden; unit += getGlobalSize()) {
            float sum = 0f;
            for (int row = 0; row < batch; row++) {
                sum += tape[forgetBSumAt + row * hidden + unit];
            }
            gradient[forgetBAt + unit] = sum;
        }
    }

    private void gradientOfOutputWHAlone(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int hAt = layout[layer + H_AT];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        float outputWHRow0Alone = 0f;
        float outputWHRow1Alone = 0f;
        float outputWHRow2Alone = 0f;
        float outputWHRow3Alone = 0f;
        int place = t * rows;
        int leftOutputWH = dOutputSumAt + place * hidden + unit;
        int rightOutputWHColumn1 = hAt + (place - rows) * hidden + min(column + 1, hidden - 1);
        int rightOutputWHColumn2 = hAt + (place - rows) * hidden + min(column + 2, hidden - 1);
        int rightOutputWHColumn3 = hAt + (place - rows) * hidden + min(column + 3, hidden - 1);
        for (int k = 0; k < count; k++) {
            float outputWHValue0Alone = tape[hAt + (place - rows) * hidden + column];
            float outputWHValue1Alone = tape[rightOutputWHColumn1];
            float outputWHValue2Alone = tape[rightOutputWHColumn2];
            float outputWHValue3Alone = tape[rightOutputWHColumn3];
            float outputWHFactor0Alone = tape[leftOutputWH];
            outputWHRow0Alone += outputWHFactor0Alone * outputWHValue0Alone;
            outputWHRow1Alone += outputWHFactor0Alone * outputWHValue1Alone;
            outputWHRow2Alone += outputWHFactor0Alone * outputWHValue2Alone;
            outputWHRow3Alone += outputWHFactor0Alone * outputWHValue3Alone;
            leftOutputWH += hidden;
            rightOutputWHColumn1 += hidden;
            rightOutputWHColumn2 += hidden;
            rightOutputWHColumn3 += hidden;
            place++;
        }
        int outputWHTo = outputWHAt + column * hidden + unit;
        gradient[outputWHTo] = gradient[outputWHTo] + outputWHRow0Alone;
        if (column + 1 < hidden) {
            outputWHTo += hidden;
            gradient[outputWHTo] = gradient[outputWHTo] + outputWHRow1Alone;
        }
        if (column + 2 < hidden) {
            outputWHTo += hidden;
            gradient[outputWHTo] = gradient[outputWHTo] + outputWHRow2Alone;
        }
        if (column + 3 < hidden) {
            outputWHTo += hidden;
            gradient[outputWHTo] = gradient[outputWHTo] + outputWHRow3Alone;
        }
    }

    private void gradientOfOutputWHTile(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int hAt = layout[layer + H_AT];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        float outputWHRow0 = 0f;
        float outputWHRow0Unit1 = 0f;
        float outputWHRow1 = 0f;
        float outputWHRow1Unit1 = 0f;
        float outputWHRow2 = 0f;
        float outputWHRow2Unit1 = 0f;
        float outputWHRow3 = 0f;
        float outputWHRow3Unit1 = 0f;
        int place = t * rows;
        int leftOutputWH = dOutputSumAt + place * hidden + unit;
        int rightOutputWHColumn1 = hAt + (place - rows) * hidden + min(column + 1, hidden - 1);
        int rightOutputWHColumn2 = hAt + (place - rows) * hidden + min(column + 2, hidden - 1);
        int rightOutputWHColumn3 = hAt + (place - rows) * hidden + min(column + 3, hidden - 1);
        for (int k = 0; k < count; k++) {
            float outputWHValue0 = tape[hAt + (place - rows) * hidden + column];
            float outputWHValue1 = tape[rightOutputWHColumn1];
            float outputWHValue2 = tape[rightOutputWHColumn2];
            float outputWHValue3 = tape[rightOutputWHColumn3];
            float outputWHFactor0 = tape[leftOutputWH];
            float outputWHFactor1 = tape[leftOutputWH + 1];
            outputWHRow0 += outputWHFactor0 * outputWHValue0;
            outputWHRow0Unit1 += outputWHFactor1 * outputWHValue0;
            outputWHRow1 += outputWHFactor0 * outputWHValue1;
            outputWHRow1Unit1 += outputWHFactor1 * outputWHValue1;
            outputWHRow2 += outputWHFactor0 * outputWHValue2;
            outputWHRow2Unit1 += outputWHFactor1 * outputWHValue2;
            outputWHRow3 += outputWHFactor0 * outputWHValue3;
            outputWHRow3Unit1 += outputWHFactor1 * outputWHValue3;
            leftOutputWH += hidden;
            rightOutputWHColumn1 += hidden;
            rightOutputWHColumn2 += hidden;
            rightOutputWHColumn3 += hidden;
            place++;
        }
        int outputWHTo = outputWHAt + column * hidden + unit;
        gradient[outputWHTo] = gradient[outputWHTo] + outputWHRow0;
        gradient[outputWHTo + 1] = gradient[outputWHTo + 1] + outputWHRow0Unit1;
        outputWHTo += hidden;
        gradient[outputWHTo] = gradient[outputWHTo] + outputWHRow1;
        gradient[outputWHTo + 1] = gradient[outputWHTo + 1] + outputWHRow1Unit1;
        outputWHTo += hidden;
        gradient[outputWHTo] = gradient[outputWHTo] + outputWHRow2;
        gradient[outputWHTo + 1] = gradient[outputWHTo + 1] + outputWHRow2Unit1;
        outputWHTo += hidden;
        gradient[outputWHTo] = gradient[outputWHTo] + outputWHRow3;
        gradient[outputWHTo + 1] = gradient[outputWHTo + 1] + outputWHRow3Unit1;
    }

    private void gradientOfCandidateWHAlone(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int hAt = layout[layer + H_AT];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        float candidateWHRow0Alone = 0f;
        float candidateWHRow1Alone = 0f;
        float candidateWHRow2Alone = 0f;
        float candidateWHRow3Alone = 0f;
        int place = t * rows;
        int leftCandidateWH = dCandidateSumAt + place * hidden + unit;
        int rightCandidateWHColumn1 = hAt + (place - rows) * hidden + min(column + 1, hidden - 1);
        int rightCandidateWHColumn2 = hAt + (place - rows) * hidden + min(column + 2, hidden - 1);
        int rightCandidateWHColumn3 = hAt + (place - rows) * hidden + min(column + 3, hidden - 1);
        for (int k = 0; k < count; k++) {
            float candidateWHValue0Alone = tape[hAt + (place - rows) * hidden + column];
            float candidateWHValue1Alone = tape[rightCandidateWHColumn1];
            float candidateWHValue2Alone = tape[rightCandidateWHColumn2];
            float candidateWHValue3Alone = tape[rightCandidateWHColumn3];
            float candidateWHFactor0Alone = tape[leftCandidateWH];
            candidateWHRow0Alone += candidateWHFactor0Alone * candidateWHValue0Alone;
            candidateWHRow1Alone += candidateWHFactor0Alone * candidateWHValue1Alone;
            candidateWHRow2Alone += candidateWHFactor0Alone * candidateWHValue2Alone;
            candidateWHRow3Alone += candidateWHFactor0Alone * candidateWHValue3Alone;
            leftCandidateWH += hidden;
            rightCandidateWHColumn1 += hidden;
            rightCandidateWHColumn2 += hidden;
            rightCandidateWHColumn3 += hidden;
            place++;
        }
        int candidateWHTo = candidateWHAt + column * hidden + unit;
        gradient[candidateWHTo] = gradient[candidateWHTo] + candidateWHRow0Alone;
        if (column + 1 < hidden) {
            candidateWHTo += hidden;
            gradient[candidateWHTo] = gradient[candidateWHTo] + candidateWHRow1Alone;
        }
        if (column + 2 < hidden) {
            candidateWHTo += hidden;
            gradient[candidateWHTo] = gradient[candidateWHTo] + candidateWHRow2Alone;
        }
        if (column + 3 < hidden) {
            candidateWHTo += hidden;
            gradient[candidateWHTo] = gradient[candidateWHTo] + candidateWHRow3Alone;
        }
    }

    private void gradientOfCandidateWHTile(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int hAt = layout[layer + H_AT];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        float candidateWHRow0 = 0f;
        float candidateWHRow0Unit1 = 0f;
        float candidateWHRow1 = 0f;
        float candidateWHRow1Unit1 = 0f;
        float candidateWHRow2 = 0f;
        float candidateWHRow2Unit1 = 0f;
        float candidateWHRow3 = 0f;
        float candidateWHRow3Unit1 = 0f;
        int place = t * rows;
        int leftCandidateWH = dCandidateSumAt + place * hidden + unit;
        int rightCandidateWHColumn1 = hAt + (place - rows) * hidden + min(column + 1, hidden - 1);
        int rightCandidateWHColumn2 = hAt + (place - rows) * hidden + min(column + 2, hidden - 1);
        int rightCandidateWHColumn3 = hAt + (place - rows) * hidden + min(column + 3, hidden - 1);
        for (int k = 0; k < count; k++) {
            float candidateWHValue0 = tape[hAt + (place - rows) * hidden + column];
            float candidateWHValue1 = tape[rightCandidateWHColumn1];
            float candidateWHValue2 = tape[rightCandidateWHColumn2];
            float candidateWHValue3 = tape[rightCandidateWHColumn3];
            float candidateWHFactor0 = tape[leftCandidateWH];
            float candidateWHFactor1 = tape[leftCandidateWH + 1];
            candidateWHRow0 += candidateWHFactor0 * candidateWHValue0;
            candidateWHRow0Unit1 += candidateWHFactor1 * candidateWHValue0;
            candidateWHRow1 += candidateWHFactor0 * candidateWHValue1;
            candidateWHRow1Unit1 += candidateWHFactor1 * candidateWHValue1;
            candidateWHRow2 += candidateWHFactor0 * candidateWHValue2;
            candidateWHRow2Unit1 += candidateWHFactor1 * candidateWHValue2;
            candidateWHRow3 += candidateWHFactor0 * candidateWHValue3;
            candidateWHRow3Unit1 += candidateWHFactor1 * candidateWHValue3;
            leftCandidateWH += hidden;
            rightCandidateWHColumn1 += hidden;
            rightCandidateWHColumn2 += hidden;
            rightCandidateWHColumn3 += hidden;
            place++;
        }
        int candidateWHTo = candidateWHAt + column * hidden + unit;
        gradient[candidateWHTo] = gradient[candidateWHTo] + candidateWHRow0;
        gradient[candidateWHTo + 1] = gradient[candidateWHTo + 1] + candidateWHRow0Unit1;
        candidateWHTo += hidden;
        gradient[candidateWHTo] = gradient[candidateWHTo] + candidateWHRow1;
        gradient[candidateWHTo + 1] = gradient[candidateWHTo + 1] + candidateWHRow1Unit1;
        candidateWHTo += hidden;
        gradient[candidateWHTo] = gradient[candidateWHTo] + candidateWHRow2;
        gradient[candidateWHTo + 1] = gradient[candidateWHTo + 1] + candidateWHRow2Unit1;
        candidateWHTo += hidden;
        gradient[candidateWHTo] = gradient[candidateWHTo] + candidateWHRow3;
        gradient[candidateWHTo + 1] = gradient[candidateWHTo + 1] + candidateWHRow3Unit1;
    }

    private void gradientOfInputWHAlone(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int hAt = layout[layer + H_AT];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        float inputWHRow0Alone = 0f;
        float inputWHRow1Alone = 0f;
        float inputWHRow2Alone = 0f;
        float inputWHRow3Alone = 0f;
        int place = t * rows;
        int leftInputWH = dInputSumAt + place * hidden + unit;
        int rightInputWHColumn1 = hAt + (place - rows) * hidden + min(column + 1, hidden - 1);
        int rightInputWHColumn2 = hAt + (place - rows) * hidden + min(column + 2, hidden - 1);
        int rightInputWHColumn3 = hAt + (place - rows) * hidden + min(column + 3, hidden - 1);
        for (int k = 0; k < count; k++) {
            float inputWHValue0Alone = tape[hAt + (place - rows) * hidden + column];
            float inputWHValue1Alone = tape[rightInputWHColumn1];
            float inputWHValue2Alone = tape[rightInputWHColumn2];
            float inputWHValue3Alone = tape[rightInputWHColumn3];
            float inputWHFactor0Alone = tape[leftInputWH];
            inputWHRow0Alone += inputWHFactor0Alone * inputWHValue0Alone;
            inputWHRow1Alone += inputWHFactor0Alone * inputWHValue1Alone;
            inputWHRow2Alone += inputWHFactor0Alone * inputWHValue2Alone;
            inputWHRow3Alone += inputWHFactor0Alone * inputWHValue3Alone;
            leftInputWH += hidden;
            rightInputWHColumn1 += hidden;
            rightInputWHColumn2 += hidden;
            rightInputWHColumn3 += hidden;
            place++;
        }
        int inputWHTo = inputWHAt + column * hidden + unit;
        gradient[inputWHTo] = gradient[inputWHTo] + inputWHRow0Alone;
        if (column + 1 < hidden) {
            inputWHTo += hidden;
            gradient[inputWHTo] = gradient[inputWHTo] + inputWHRow1Alone;
        }
        if (column + 2 < hidden) {
            inputWHTo += hidden;
            gradient[inputWHTo] = gradient[inputWHTo] + inputWHRow2Alone;
        }
        if (column + 3 < hidden) {
            inputWHTo += hidden;
            gradient[inputWHTo] = gradient[inputWHTo] + inputWHRow3Alone;
        }
    }

    private void gradientOfInputWHTile(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int hAt = layout[layer + H_AT];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        float inputWHRow0 = 0f;
        float inputWHRow0Unit1 = 0f;
        float inputWHRow1 = 0f;
        float inputWHRow1Unit1 = 0f;
        float inputWHRow2 = 0f;
        float inputWHRow2Unit1 = 0f;
        float inputWHRow3 = 0f;
        float inputWHRow3Unit1 = 0f;
        int place = t * rows;
        int leftInputWH = dInputSumAt + place * hidden + unit;
        int rightInputWHColumn1 = hAt + (place - rows) * hidden + min(column + 1, hidden - 1);
        int rightInputWHColumn2 = hAt + (place - rows) * hidden + min(column + 2, hidden - 1);
        int rightInputWHColumn3 = hAt + (place - rows) * hidden + min(column + 3, hidden - 1);
        for (int k = 0; k < count; k++) {
            float inputWHValue0 = tape[hAt + (place - rows) * hidden + column];
            float inputWHValue1 = tape[rightInputWHColumn1];
            float inputWHValue2 = tape[rightInputWHColumn2];
            float inputWHValue3 = tape[rightInputWHColumn3];
            float inputWHFactor0 = tape[leftInputWH];
            float inputWHFactor1 = tape[leftInputWH + 1];
            inputWHRow0 += inputWHFactor0 * inputWHValue0;
            inputWHRow0Unit1 += inputWHFactor1 * inputWHValue0;
            inputWHRow1 += inputWHFactor0 * inputWHValue1;
            inputWHRow1Unit1 += inputWHFactor1 * inputWHValue1;
            inputWHRow2 += inputWHFactor0 * inputWHValue2;
            inputWHRow2Unit1 += inputWHFactor1 * inputWHValue2;
            inputWHRow3 += inputWHFactor0 * inputWHValue3;
            inputWHRow3Unit1 += inputWHFactor1 * inputWHValue3;
            leftInputWH += hidden;
            rightInputWHColumn1 += hidden;
            rightInputWHColumn2 += hidden;
            rightInputWHColumn3 += hidden;
            place++;
        }
        int inputWHTo = inputWHAt + column * hidden + unit;
        gradient[inputWHTo] = gradient[inputWHTo] + inputWHRow0;
        gradient[inputWHTo + 1] = gradient[inputWHTo + 1] + inputWHRow0Unit1;
        inputWHTo += hidden;
        gradient[inputWHTo] = gradient[inputWHTo] + inputWHRow1;
        gradient[inputWHTo + 1] = gradient[inputWHTo + 1] + inputWHRow1Unit1;
        inputWHTo += hidden;
        gradient[inputWHTo] = gradient[inputWHTo] + inputWHRow2;
        gradient[inputWHTo + 1] = gradient[inputWHTo + 1] + inputWHRow2Unit1;
        inputWHTo += hidden;
        gradient[inputWHTo] = gradient[inputWHTo] + inputWHRow3;
        gradient[inputWHTo + 1] = gradient[inputWHTo + 1] + inputWHRow3Unit1;
    }

    private void gradientOfForgetWHAlone(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int hAt = layout[layer + H_AT];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        float forgetWHRow0Alone = 0f;
        float forgetWHRow1Alone = 0f;
        float forgetWHRow2Alone = 0f;
        float forgetWHRow3Alone = 0f;
        int place = t * rows;
        int leftForgetWH = dForgetSumAt + place * hidden + unit;
        int rightForgetWHColumn1 = hAt + (place - rows) * hidden + min(column + 1, hidden - 1);
        int rightForgetWHColumn2 = hAt + (place - rows) * hidden + min(column + 2, hidden - 1);
        int rightForgetWHColumn3 = hAt + (place - rows) * hidden + min(column + 3, hidden - 1);
        for (int k = 0; k < count; k++) {
            float forgetWHValue0Alone = tape[hAt + (place - rows) * hidden + column];
            float forgetWHValue1Alone = tape[rightForgetWHColumn1];
            float forgetWHValue2Alone = tape[rightForgetWHColumn2];
            float forgetWHValue3Alone = tape[rightForgetWHColumn3];
            float forgetWHFactor0Alone = tape[leftForgetWH];
            forgetWHRow0Alone += forgetWHFactor0Alone * forgetWHValue0Alone;
            forgetWHRow1Alone += forgetWHFactor0Alone * forgetWHValue1Alone;
            forgetWHRow2Alone += forgetWHFactor0Alone * forgetWHValue2Alone;
            forgetWHRow3Alone += forgetWHFactor0Alone * forgetWHValue3Alone;
            leftForgetWH += hidden;
            rightForgetWHColumn1 += hidden;
            rightForgetWHColumn2 += hidden;
            rightForgetWHColumn3 += hidden;
            place++;
        }
        int forgetWHTo = forgetWHAt + column * hidden + unit;
        gradient[forgetWHTo] = gradient[forgetWHTo] + forgetWHRow0Alone;
        if (column + 1 < hidden) {
            forgetWHTo += hidden;
            gradient[forgetWHTo] = gradient[forgetWHTo] + forgetWHRow1Alone;
        }
        if (column + 2 < hidden) {
            forgetWHTo += hidden;
            gradient[forgetWHTo] = gradient[forgetWHTo] + forgetWHRow2Alone;
        }
        if (column + 3 < hidden) {
            forgetWHTo += hidden;
            gradient[forgetWHTo] = gradient[forgetWHTo] + forgetWHRow3Alone;
        }
    }

    private void gradientOfForgetWHTile(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int hAt = layout[layer + H_AT];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        float forgetWHRow0 = 0f;
        float forgetWHRow0Unit1 = 0f;
        float forgetWHRow1 = 0f;
        float forgetWHRow1Unit1 = 0f;
        float forgetWHRow2 = 0f;
        float forgetWHRow2Unit1 = 0f;
        float forgetWHRow3 = 0f;
        float forgetWHRow3Unit1 = 0f;
        int place = t * rows;
        int leftForgetWH = dForgetSumAt + place * hidden + unit;
        int rightForgetWHColumn1 = hAt + (place - rows) * hidden + min(column + 1, hidden - 1);
        int rightForgetWHColumn2 = hAt + (place - rows) * hidden + min(column + 2, hidden - 1);
        int rightForgetWHColumn3 = hAt + (place - rows) * hidden + min(column + 3, hidden - 1);
        for (int k = 0; k < count; k++) {
            float forgetWHValue0 = tape[hAt + (place - rows) * hidden + column];
            float forgetWHValue1 = tape[rightForgetWHColumn1];
            float forgetWHValue2 = tape[rightForgetWHColumn2];
            float forgetWHValue3 = tape[rightForgetWHColumn3];
            float forgetWHFactor0 = tape[leftForgetWH];
            float forgetWHFactor1 = tape[leftForgetWH + 1];
            forgetWHRow0 += forgetWHFactor0 * forgetWHValue0;
            forgetWHRow0Unit1 += forgetWHFactor1 * forgetWHValue0;
            forgetWHRow1 += forgetWHFactor0 * forgetWHValue1;
            forgetWHRow1Unit1 += forgetWHFactor1 * forgetWHValue1;
            forgetWHRow2 += forgetWHFactor0 * forgetWHValue2;
            forgetWHRow2Unit1 += forgetWHFactor1 * forgetWHValue2;
            forgetWHRow3 += forgetWHFactor0 * forgetWHValue3;
            forgetWHRow3Unit1 += forgetWHFactor1 * forgetWHValue3;
            leftForgetWH += hidden;
            rightForgetWHColumn1 += hidden;
            rightForgetWHColumn2 += hidden;
            rightForgetWHColumn3 += hidden;
            place++;
        }
        int forgetWHTo = forgetWHAt + column * hidden + unit;
        gradient[forgetWHTo] = gradient[forgetWHTo] + forgetWHRow0;
        gradient[forgetWHTo + 1] = gradient[forgetWHTo + 1] + forgetWHRow0Unit1;
        forgetWHTo += hidden;
        gradient[forgetWHTo] = gradient[forgetWHTo] + forgetWHRow1;
        gradient[forgetWHTo + 1] = gradient[forgetWHTo + 1] + forgetWHRow1Unit1;
        forgetWHTo += hidden;
        gradient[forgetWHTo] = gradient[forgetWHTo] + forgetWHRow2;
        gradient[forgetWHTo + 1] = gradient[forgetWHTo + 1] + forgetWHRow2Unit1;
        forgetWHTo += hidden;
        gradient[forgetWHTo] = gradient[forgetWHTo] + forgetWHRow3;
        gradient[forgetWHTo + 1] = gradient[forgetWHTo + 1] + forgetWHRow3Unit1;
    }

    private void gradientOfOutputWXAlone(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int xAt = layout[layer + X_AT];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        float outputWXRow0Alone = 0f;
        float outputWXRow1Alone = 0f;
        float outputWXRow2Alone = 0f;
        float outputWXRow3Alone = 0f;
        int place = t * rows;
        int leftOutputWX = dOutputSumAt + place * hidden + unit;
        int rightOutputWXColumn1 = xAt + place * in + min(column + 1, in - 1);
        int rightOutputWXColumn2 = xAt + place * in + min(column + 2, in - 1);
        int rightOutputWXColumn3 = xAt + place * in + min(column + 3, in - 1);
        for (int k = 0; k < count; k++) {
            float outputWXValue0Alone = tape[xAt + place * in + column];
            float outputWXValue1Alone = tape[rightOutputWXColumn1];
            float outputWXValue2Alone = tape[rightOutputWXColumn2];
            float outputWXValue3Alone = tape[rightOutputWXColumn3];
            float outputWXFactor0Alone = tape[leftOutputWX];
            outputWXRow0Alone += outputWXFactor0Alone * outputWXValue0Alone;
            outputWXRow1Alone += outputWXFactor0Alone * outputWXValue1Alone;
            outputWXRow2Alone += outputWXFactor0Alone * outputWXValue2Alone;
            outputWXRow3Alone += outputWXFactor0Alone * outputWXValue3Alone;
            leftOutputWX += hidden;
            rightOutputWXColumn1 += in;
            rightOutputWXColumn2 += in;
            rightOutputWXColumn3 += in;
            place++;
        }
        int outputWXTo = outputWXAt + column * hidden + unit;
        gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow0Alone;
        if (column + 1 < in) {
            outputWXTo += hidden;
            gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow1Alone;
        }
        if (column + 2 < in) {
            outputWXTo += hidden;
            gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow2Alone;
        }
        if (column + 3 < in) {
            outputWXTo += hidden;
            gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow3Alone;
        }
    }

    private void gradientOfOutputWXOfSymbolAlone(int layer, int t, int unit, int column) {
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        float outputWXRow0SymbolAlone = 0f;
        int later = min(t, 1);
        int starts = order() + time * batch + column;
        int end = symbols[starts + 1 - later];
        for (int k = symbols[starts]; k < end; k++) {
            int place = symbols[order() + k];
            int leftOutputWXSymbol = dOutputSumAt + place * hidden + unit;
            outputWXRow0SymbolAlone += tape[leftOutputWXSymbol];
        }
        int outputWXTo = outputWXAt + column * hidden + unit;
        gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow0SymbolAlone;
    }

    private void gradientOfOutputWXTile(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int xAt = layout[layer + X_AT];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        float outputWXRow0 = 0f;
        float outputWXRow0Unit1 = 0f;
        float outputWXRow1 = 0f;
        float outputWXRow1Unit1 = 0f;
        float outputWXRow2 = 0f;
        float outputWXRow2Unit1 = 0f;
        float outputWXRow3 = 0f;
        float outputWXRow3Unit1 = 0f;
        int place = t * rows;
        int leftOutputWX = dOutputSumAt + place * hidden + unit;
        int rightOutputWXColumn1 = xAt + place * in + min(column + 1, in - 1);
        int rightOutputWXColumn2 = xAt + place * in + min(column + 2, in - 1);
        int rightOutputWXColumn3 = xAt + place * in + min(column + 3, in - 1);
        for (int k = 0; k < count; k++) {
            float outputWXValue0 = tape[xAt + place * in + column];
            float outputWXValue1 = tape[rightOutputWXColumn1];
            float outputWXValue2 = tape[rightOutputWXColumn2];
            float outputWXValue3 = tape[rightOutputWXColumn3];
            float outputWXFactor0 = tape[leftOutputWX];
            float outputWXFactor1 = tape[leftOutputWX + 1];
            outputWXRow0 += outputWXFactor0 * outputWXValue0;
            outputWXRow0Unit1 += outputWXFactor1 * outputWXValue0;
            outputWXRow1 += outputWXFactor0 * outputWXValue1;
            outputWXRow1Unit1 += outputWXFactor1 * outputWXValue1;
            outputWXRow2 += outputWXFactor0 * outputWXValue2;
            outputWXRow2Unit1 += outputWXFactor1 * outputWXValue2;
            outputWXRow3 += outputWXFactor0 * outputWXValue3;
            outputWXRow3Unit1 += outputWXFactor1 * outputWXValue3;
            leftOutputWX += hidden;
            rightOutputWXColumn1 += in;
            rightOutputWXColumn2 += in;
            rightOutputWXColumn3 += in;
            place++;
        }
        int outputWXTo = outputWXAt + column * hidden + unit;
        gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow0;
        gradient[outputWXTo + 1] = gradient[outputWXTo + 1] + outputWXRow0Unit1;
        outputWXTo += hidden;
        gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow1;
        gradient[outputWXTo + 1] = gradient[outputWXTo + 1] + outputWXRow1Unit1;
        outputWXTo += hidden;
        gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow2;
        gradient[outputWXTo + 1] = gradient[outputWXTo + 1] + outputWXRow2Unit1;
        outputWXTo += hidden;
        gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow3;
        gradient[outputWXTo + 1] = gradient[outputWXTo + 1] + outputWXRow3Unit1;
    }

    private void gradientOfOutputWXOfSymbol(int layer, int t, int unit, int column) {
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        float outputWXRow0Symbol = 0f;
        float outputWXRow0Unit1Symbol = 0f;
        int later = min(t, 1);
        int starts = order() + time * batch + column;
        int end = symbols[starts + 1 - later];
        for (int k = symbols[starts]; k < end; k++) {
            int place = symbols[order() + k];
            int leftOutputWXSymbol = dOutputSumAt + place * hidden + unit;
            outputWXRow0Symbol += tape[leftOutputWXSymbol];
            outputWXRow0Unit1Symbol += tape[leftOutputWXSymbol + 1];
        }
        int outputWXTo = outputWXAt + column * hidden + unit;
        gradient[outputWXTo] = gradient[outputWXTo] + outputWXRow0Symbol;
        gradient[outputWXTo + 1] = gradient[outputWXTo + 1] + outputWXRow0Unit1Symbol;
    }

    private void gradientOfCandidateWXAlone(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int xAt = layout[layer + X_AT];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        float candidateWXRow0Alone = 0f;
        float candidateWXRow1Alone = 0f;
        float candidateWXRow2Alone = 0f;
        float candidateWXRow3Alone = 0f;
        int place = t * rows;
        int leftCandidateWX = dCandidateSumAt + place * hidden + unit;
        int rightCandidateWXColumn1 = xAt + place * in + min(column + 1, in - 1);
        int rightCandidateWXColumn2 = xAt + place * in + min(column + 2, in - 1);
        int rightCandidateWXColumn3 = xAt + place * in + min(column + 3, in - 1);
        for (int k = 0; k < count; k++) {
            float candidateWXValue0Alone = tape[xAt + place * in + column];
            float candidateWXValue1Alone = tape[rightCandidateWXColumn1];
            float candidateWXValue2Alone = tape[rightCandidateWXColumn2];
            float candidateWXValue3Alone = tape[rightCandidateWXColumn3];
            float candidateWXFactor0Alone = tape[leftCandidateWX];
            candidateWXRow0Alone += candidateWXFactor0Alone * candidateWXValue0Alone;
            candidateWXRow1Alone += candidateWXFactor0Alone * candidateWXValue1Alone;
            candidateWXRow2Alone += candidateWXFactor0Alone * candidateWXValue2Alone;
            candidateWXRow3Alone += candidateWXFactor0Alone * candidateWXValue3Alone;
            leftCandidateWX += hidden;
            rightCandidateWXColumn1 += in;
            rightCandidateWXColumn2 += in;
            rightCandidateWXColumn3 += in;
            place++;
        }
        int candidateWXTo = candidateWXAt + column * hidden + unit;
        gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow0Alone;
        if (column + 1 < in) {
            candidateWXTo += hidden;
            gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow1Alone;
        }
        if (column + 2 < in) {
            candidateWXTo += hidden;
            gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow2Alone;
        }
        if (column + 3 < in) {
            candidateWXTo += hidden;
            gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow3Alone;
        }
    }

    private void gradientOfCandidateWXOfSymbolAlone(int layer, int t, int unit, int column) {
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        float candidateWXRow0SymbolAlone = 0f;
        int later = min(t, 1);
        int starts = order() + time * batch + column;
        int end = symbols[starts + 1 - later];
        for (int k = symbols[starts]; k < end; k++) {
            int place = symbols[order() + k];
            int leftCandidateWXSymbol = dCandidateSumAt + place * hidden + unit;
            candidateWXRow0SymbolAlone += tape[leftCandidateWXSymbol];
        }
        int candidateWXTo = candidateWXAt + column * hidden + unit;
        gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow0SymbolAlone;
    }

    private void gradientOfCandidateWXTile(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int xAt = layout[layer + X_AT];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        float candidateWXRow0 = 0f;
        float candidateWXRow0Unit1 = 0f;
        float candidateWXRow1 = 0f;
        float candidateWXRow1Unit1 = 0f;
        float candidateWXRow2 = 0f;
        float candidateWXRow2Unit1 = 0f;
        float candidateWXRow3 = 0f;
        float candidateWXRow3Unit1 = 0f;
        int place = t * rows;
        int leftCandidateWX = dCandidateSumAt + place * hidden + unit;
        int rightCandidateWXColumn1 = xAt + place * in + min(column + 1, in - 1);
        int rightCandidateWXColumn2 = xAt + place * in + min(column + 2, in - 1);
        int rightCandidateWXColumn3 = xAt + place * in + min(column + 3, in - 1);
        for (int k = 0; k < count; k++) {
            float candidateWXValue0 = tape[xAt + place * in + column];
            float candidateWXValue1 = tape[rightCandidateWXColumn1];
            float candidateWXValue2 = tape[rightCandidateWXColumn2];
            float candidateWXValue3 = tape[rightCandidateWXColumn3];
            float candidateWXFactor0 = tape[leftCandidateWX];
            float candidateWXFactor1 = tape[leftCandidateWX + 1];
            candidateWXRow0 += candidateWXFactor0 * candidateWXValue0;
            candidateWXRow0Unit1 += candidateWXFactor1 * candidateWXValue0;
            candidateWXRow1 += candidateWXFactor0 * candidateWXValue1;
            candidateWXRow1Unit1 += candidateWXFactor1 * candidateWXValue1;
            candidateWXRow2 += candidateWXFactor0 * candidateWXValue2;
            candidateWXRow2Unit1 += candidateWXFactor1 * candidateWXValue2;
            candidateWXRow3 += candidateWXFactor0 * candidateWXValue3;
            candidateWXRow3Unit1 += candidateWXFactor1 * candidateWXValue3;
            leftCandidateWX += hidden;
            rightCandidateWXColumn1 += in;
            rightCandidateWXColumn2 += in;
            rightCandidateWXColumn3 += in;
            place++;
        }
        int candidateWXTo = candidateWXAt + column * hidden + unit;
        gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow0;
        gradient[candidateWXTo + 1] = gradient[candidateWXTo + 1] + candidateWXRow0Unit1;
        candidateWXTo += hidden;
        gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow1;
        gradient[candidateWXTo + 1] = gradient[candidateWXTo + 1] + candidateWXRow1Unit1;
        candidateWXTo += hidden;
        gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow2;
        gradient[candidateWXTo + 1] = gradient[candidateWXTo + 1] + candidateWXRow2Unit1;
        candidateWXTo += hidden;
        gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow3;
        gradient[candidateWXTo + 1] = gradient[candidateWXTo + 1] + candidateWXRow3Unit1;
    }

    private void gradientOfCandidateWXOfSymbol(int layer, int t, int unit, int column) {
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        float candidateWXRow0Symbol = 0f;
        float candidateWXRow0Unit1Symbol = 0f;
        int later = min(t, 1);
        int starts = order() + time * batch + column;
        int end = symbols[starts + 1 - later];
        for (int k = symbols[starts]; k < end; k++) {
            int place = symbols[order() + k];
            int leftCandidateWXSymbol = dCandidateSumAt + place * hidden + unit;
            candidateWXRow0Symbol += tape[leftCandidateWXSymbol];
            candidateWXRow0Unit1Symbol += tape[leftCandidateWXSymbol + 1];
        }
        int candidateWXTo = candidateWXAt + column * hidden + unit;
        gradient[candidateWXTo] = gradient[candidateWXTo] + candidateWXRow0Symbol;
        gradient[candidateWXTo + 1] = gradient[candidateWXTo + 1] + candidateWXRow0Unit1Symbol;
    }

    private void gradientOfInputWXAlone(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int xAt = layout[layer + X_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        float inputWXRow0Alone = 0f;
        float inputWXRow1Alone = 0f;
        float inputWXRow2Alone = 0f;
        float inputWXRow3Alone = 0f;
        int place = t * rows;
        int leftInputWX = dInputSumAt + place * hidden + unit;
        int rightInputWXColumn1 = xAt + place * in + min(column + 1, in - 1);
        int rightInputWXColumn2 = xAt + place * in + min(column + 2, in - 1);
        int rightInputWXColumn3 = xAt + place * in + min(column + 3, in - 1);
        for (int k = 0; k < count; k++) {
            float inputWXValue0Alone = tape[xAt + place * in + column];
            float inputWXValue1Alone = tape[rightInputWXColumn1];
            float inputWXValue2Alone = tape[rightInputWXColumn2];
            float inputWXValue3Alone = tape[rightInputWXColumn3];
            float inputWXFactor0Alone = tape[leftInputWX];
            inputWXRow0Alone += inputWXFactor0Alone * inputWXValue0Alone;
            inputWXRow1Alone += inputWXFactor0Alone * inputWXValue1Alone;
            inputWXRow2Alone += inputWXFactor0Alone * inputWXValue2Alone;
            inputWXRow3Alone += inputWXFactor0Alone * inputWXValue3Alone;
            leftInputWX += hidden;
            rightInputWXColumn1 += in;
            rightInputWXColumn2 += in;
            rightInputWXColumn3 += in;
            place++;
        }
        int inputWXTo = inputWXAt + column * hidden + unit;
        gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow0Alone;
        if (column + 1 < in) {
            inputWXTo += hidden;
            gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow1Alone;
        }
        if (column + 2 < in) {
            inputWXTo += hidden;
            gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow2Alone;
        }
        if (column + 3 < in) {
            inputWXTo += hidden;
            gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow3Alone;
        }
    }

    private void gradientOfInputWXOfSymbolAlone(int layer, int t, int unit, int column) {
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        float inputWXRow0SymbolAlone = 0f;
        int later = min(t, 1);
        int starts = order() + time * batch + column;
        int end = symbols[starts + 1 - later];
        for (int k = symbols[starts]; k < end; k++) {
            int place = symbols[order() + k];
            int leftInputWXSymbol = dInputSumAt + place * hidden + unit;
            inputWXRow0SymbolAlone += tape[leftInputWXSymbol];
        }
        int inputWXTo = inputWXAt + column * hidden + unit;
        gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow0SymbolAlone;
    }

    private void gradientOfInputWXTile(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int xAt = layout[layer + X_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        float inputWXRow0 = 0f;
        float inputWXRow0Unit1 = 0f;
        float inputWXRow1 = 0f;
        float inputWXRow1Unit1 = 0f;
        float inputWXRow2 = 0f;
        float inputWXRow2Unit1 = 0f;
        float inputWXRow3 = 0f;
        float inputWXRow3Unit1 = 0f;
        int place = t * rows;
        int leftInputWX = dInputSumAt + place * hidden + unit;
        int rightInputWXColumn1 = xAt + place * in + min(column + 1, in - 1);
        int rightInputWXColumn2 = xAt + place * in + min(column + 2, in - 1);
        int rightInputWXColumn3 = xAt + place * in + min(column + 3, in - 1);
        for (int k = 0; k < count; k++) {
            float inputWXValue0 = tape[xAt + place * in + column];
            float inputWXValue1 = tape[rightInputWXColumn1];
            float inputWXValue2 = tape[rightInputWXColumn2];
            float inputWXValue3 = tape[rightInputWXColumn3];
            float inputWXFactor0 = tape[leftInputWX];
            float inputWXFactor1 = tape[leftInputWX + 1];
            inputWXRow0 += inputWXFactor0 * inputWXValue0;
            inputWXRow0Unit1 += inputWXFactor1 * inputWXValue0;
            inputWXRow1 += inputWXFactor0 * inputWXValue1;
            inputWXRow1Unit1 += inputWXFactor1 * inputWXValue1;
            inputWXRow2 += inputWXFactor0 * inputWXValue2;
            inputWXRow2Unit1 += inputWXFactor1 * inputWXValue2;
            inputWXRow3 += inputWXFactor0 * inputWXValue3;
            inputWXRow3Unit1 += inputWXFactor1 * inputWXValue3;
            leftInputWX += hidden;
            rightInputWXColumn1 += in;
            rightInputWXColumn2 += in;
            rightInputWXColumn3 += in;
            place++;
        }
        int inputWXTo = inputWXAt + column * hidden + unit;
        gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow0;
        gradient[inputWXTo + 1] = gradient[inputWXTo + 1] + inputWXRow0Unit1;
        inputWXTo += hidden;
        gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow1;
        gradient[inputWXTo + 1] = gradient[inputWXTo + 1] + inputWXRow1Unit1;
        inputWXTo += hidden;
        gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow2;
        gradient[inputWXTo + 1] = gradient[inputWXTo + 1] + inputWXRow2Unit1;
        inputWXTo += hidden;
        gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow3;
        gradient[inputWXTo + 1] = gradient[inputWXTo + 1] + inputWXRow3Unit1;
    }

    private void gradientOfInputWXOfSymbol(int layer, int t, int unit, int column) {
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        float inputWXRow0Symbol = 0f;
        float inputWXRow0Unit1Symbol = 0f;
        int later = min(t, 1);
        int starts = order() + time * batch + column;
        int end = symbols[starts + 1 - later];
        for (int k = symbols[starts]; k < end; k++) {
            int place = symbols[order() + k];
            int leftInputWXSymbol = dInputSumAt + place * hidden + unit;
            inputWXRow0Symbol += tape[leftInputWXSymbol];
            inputWXRow0Unit1Symbol += tape[leftInputWXSymbol + 1];
        }
        int inputWXTo = inputWXAt + column * hidden + unit;
        gradient[inputWXTo] = gradient[inputWXTo] + inputWXRow0Symbol;
        gradient[inputWXTo + 1] = gradient[inputWXTo + 1] + inputWXRow0Unit1Symbol;
    }

    private void gradientOfForgetWXAlone(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int xAt = layout[layer + X_AT];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        float forgetWXRow0Alone = 0f;
        float forgetWXRow1Alone = 0f;
        float forgetWXRow2Alone = 0f;
        float forgetWXRow3Alone = 0f;
        int place = t * rows;
        int leftForgetWX = dForgetSumAt + place * hidden + unit;
        int rightForgetWXColumn1 = xAt + place * in + min(column + 1, in - 1);
        int rightForgetWXColumn2 = xAt + place * in + min(column + 2, in - 1);
        int rightForgetWXColumn3 = xAt + place * in + min(column + 3, in - 1);
        for (int k = 0; k < count; k++) {
            float forgetWXValue0Alone = tape[xAt + place * in + column];
            float forgetWXValue1Alone = tape[rightForgetWXColumn1];
            float forgetWXValue2Alone = tape[rightForgetWXColumn2];
            float forgetWXValue3Alone = tape[rightForgetWXColumn3];
            float forgetWXFactor0Alone = tape[leftForgetWX];
            forgetWXRow0Alone += forgetWXFactor0Alone * forgetWXValue0Alone;
            forgetWXRow1Alone += forgetWXFactor0Alone * forgetWXValue1Alone;
            forgetWXRow2Alone += forgetWXFactor0Alone * forgetWXValue2Alone;
            forgetWXRow3Alone += forgetWXFactor0Alone * forgetWXValue3Alone;
            leftForgetWX += hidden;
            rightForgetWXColumn1 += in;
            rightForgetWXColumn2 += in;
            rightForgetWXColumn3 += in;
            place++;
        }
        int forgetWXTo = forgetWXAt + column * hidden + unit;
        gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow0Alone;
        if (column + 1 < in) {
            forgetWXTo += hidden;
            gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow1Alone;
        }
        if (column + 2 < in) {
            forgetWXTo += hidden;
            gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow2Alone;
        }
        if (column + 3 < in) {
            forgetWXTo += hidden;
            gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow3Alone;
        }
    }

    private void gradientOfForgetWXOfSymbolAlone(int layer, int t, int unit, int column) {
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        float forgetWXRow0SymbolAlone = 0f;
        int later = min(t, 1);
        int starts = order() + time * batch + column;
        int end = symbols[starts + 1 - later];
        for (int k = symbols[starts]; k < end; k++) {
            int place = symbols[order() + k];
            int leftForgetWXSymbol = dForgetSumAt + place * hidden + unit;
            forgetWXRow0SymbolAlone += tape[leftForgetWXSymbol];
        }
        int forgetWXTo = forgetWXAt + column * hidden + unit;
        gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow0SymbolAlone;
    }

    private void gradientOfForgetWXTile(int layer, int t, int unit, int column, int count) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int xAt = layout[layer + X_AT];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        float forgetWXRow0 = 0f;
        float forgetWXRow0Unit1 = 0f;
        float forgetWXRow1 = 0f;
        float forgetWXRow1Unit1 = 0f;
        float forgetWXRow2 = 0f;
        float forgetWXRow2Unit1 = 0f;
        float forgetWXRow3 = 0f;
        float forgetWXRow3Unit1 = 0f;
        int place = t * rows;
        int leftForgetWX = dForgetSumAt + place * hidden + unit;
        int rightForgetWXColumn1 = xAt + place * in + min(column + 1, in - 1);
        int rightForgetWXColumn2 = xAt + place * in + min(column + 2, in - 1);
        int rightForgetWXColumn3 = xAt + place * in + min(column + 3, in - 1);
        for (int k = 0; k < count; k++) {
            float forgetWXValue0 = tape[xAt + place * in + column];
            float forgetWXValue1 = tape[rightForgetWXColumn1];
            float forgetWXValue2 = tape[rightForgetWXColumn2];
            float forgetWXValue3 = tape[rightForgetWXColumn3];
            float forgetWXFactor0 = tape[leftForgetWX];
            float forgetWXFactor1 = tape[leftForgetWX + 1];
            forgetWXRow0 += forgetWXFactor0 * forgetWXValue0;
            forgetWXRow0Unit1 += forgetWXFactor1 * forgetWXValue0;
            forgetWXRow1 += forgetWXFactor0 * forgetWXValue1;
            forgetWXRow1Unit1 += forgetWXFactor1 * forgetWXValue1;
            forgetWXRow2 += forgetWXFactor0 * forgetWXValue2;
            forgetWXRow2Unit1 += forgetWXFactor1 * forgetWXValue2;
            forgetWXRow3 += forgetWXFactor0 * forgetWXValue3;
            forgetWXRow3Unit1 += forgetWXFactor1 * forgetWXValue3;
            leftForgetWX += hidden;
            rightForgetWXColumn1 += in;
            rightForgetWXColumn2 += in;
            rightForgetWXColumn3 += in;
            place++;
        }
        int forgetWXTo = forgetWXAt + column * hidden + unit;
        gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow0;
        gradient[forgetWXTo + 1] = gradient[forgetWXTo + 1] + forgetWXRow0Unit1;
        forgetWXTo += hidden;
        gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow1;
        gradient[forgetWXTo + 1] = gradient[forgetWXTo + 1] + forgetWXRow1Unit1;
        forgetWXTo += hidden;
        gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow2;
        gradient[forgetWXTo + 1] = gradient[forgetWXTo + 1] + forgetWXRow2Unit1;
        forgetWXTo += hidden;
        gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow3;
        gradient[forgetWXTo + 1] = gradient[forgetWXTo + 1] + forgetWXRow3Unit1;
    }

    private void gradientOfForgetWXOfSymbol(int layer, int t, int unit, int column) {
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        float forgetWXRow0Symbol = 0f;
        float forgetWXRow0Unit1Symbol = 0f;
        int later = min(t, 1);
        int starts = order() + time * batch + column;
        int end = symbols[starts + 1 - later];
        for (int k = symbols[starts]; k < end; k++) {
            int place = symbols[order() + k];
            int leftForgetWXSymbol = dForgetSumAt + place * hidden + unit;
            forgetWXRow0Symbol += tape[leftForgetWXSymbol];
            forgetWXRow0Unit1Symbol += tape[leftForgetWXSymbol + 1];
        }
        int forgetWXTo = forgetWXAt + column * hidden + unit;
        gradient[forgetWXTo] = gradient[forgetWXTo] + forgetWXRow0Symbol;
        gradient[forgetWXTo + 1] = gradient[forgetWXTo + 1] + forgetWXRow0Unit1Symbol;
    }

    /**
     * {@code z = W h + b}.
     */
    private void logits() {
        int units = layout[SYMBOL_COUNT];
        int tiles = (units + 1) / 2;
        int work = time * rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 2;
            int place = item / tiles * 4;
            if (unit + 2 <= units) {
                logitsTile(place, unit);
            } else {
                for (int each = unit; each < units; each++) {
                    logitsAlone(place, each);
                }
            }
        }
    }

    /**
     * {@code d.h = Wᵀ d.z}.
     */
    private void outputBackward() {
        int units = layout[TOP];
        int tiles = (units + 1) / 2;
        int work = time * rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 2;
            int place = item / tiles * 4;
            if (unit + 2 <= units) {
                outputBackwardTile(place, unit);
            } else {
                for (int each = unit; each < units; each++) {
                    outputBackwardAlone(place, each);
                }
            }
        }
    }

    /**
     * The gradient of the output layer's W.
     */
    private void outputGradient() {
        int units = layout[SYMBOL_COUNT];
        int columns = layout[TOP];
        int high = (units + 1) / 2;
        int together = 1;
        if (batch == rows) {
            together = gradientSteps;
        }
        int work = high * ((columns + 3) / 4);
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 2;
            int column = item / high * 4;
            int last = min(unit + 2, units);
            if (unit + 2 <= units) {
                if (column + 4 <= columns) {
                    for (int step = 0; step < time; step += together) {
                        outputGradientTile(step, unit, column, min(together, time - step) * batch);
                    }
                    last = 0;
                }
            }
            for (int each = unit; each < last; each++) {
                for (int step = 0; step < time; step += together) {
                    outputGradientAlone(step, each, column, min(together, time - step) * batch);
                }
            }
        }
    }

    private void logitsAlone(int place, int unit) {
        int units = layout[SYMBOL_COUNT];
        int columns = layout[TOP];
        float tileRow0 = 0f;
        float tileRow1 = 0f;
        float tileRow2 = 0f;
        float tileRow3 = 0f;
        int tileAt = layout[OUTPUT_W] + unit;
        int tileStart0 = layout[TOP_OUTPUT] + (place + 0) * columns;
        int tileStart1 = layout[TOP_OUTPUT] + (place + 1) * columns;
        int tileStart2 = layout[TOP_OUTPUT] + (place + 2) * columns;
        int tileStart3 = layout[TOP_OUTPUT] + (place + 3) * columns;
        for (int k = 0; k < columns; k++) {
            float tileValue0 = tape[tileStart0 + k];
            float tileValue1 = tape[tileStart1];
            float tileValue2 = tape[tileStart2];
            float tileValue3 = tape[tileStart3];
            float tileFactor0 = parameters[tileAt];
            tileRow0 += tileFactor0 * tileValue0;
            tileRow1 += tileFactor0 * tileValue1;
            tileRow2 += tileFactor0 * tileValue2;
            tileRow3 += tileFactor0 * tileValue3;
            tileAt += units;
            tileStart1 += 1;
            tileStart2 += 1;
            tileStart3 += 1;
        }
        int tileBias = layout[OUTPUT_B] + unit;
        tileRow0 += parameters[tileBias];
        tileRow1 += parameters[tileBias];
        tileRow2 += parameters[tileBias];
        tileRow3 += parameters[tileBias];
        int tileTo = layout[LOGITS_AT] + place * units + unit;
        tape[tileTo] = tileRow0;
        tileTo += units;
        tape[tileTo] = tileRow1;
        tileTo += units;
        tape[tileTo] = tileRow2;
        tileTo += units;
        tape[tileTo] = tileRow3;
    }

    private void logitsTile(int place, int unit) {
        int units = layout[SYMBOL_COUNT];
        int columns = layout[TOP];
        float tileRow0 = 0f;
        float tileRow0Unit1 = 0f;
        float tileRow1 = 0f;
        float tileRow1Unit1 = 0f;
        float tileRow2 = 0f;
        float tileRow2Unit1 = 0f;
        float tileRow3 = 0f;
        float tileRow3Unit1 = 0f;
        int tileAt = layout[OUTPUT_W] + unit;
        int tileStart0 = layout[TOP_OUTPUT] + (place + 0) * columns;
        int tileStart1 = layout[TOP_OUTPUT] + (place + 1) * columns;
        int tileStart2 = layout[TOP_OUTPUT] + (place + 2) * columns;
        int tileStart3 = layout[TOP_OUTPUT] + (place + 3) * columns;
        for (int k = 0; k < columns; k++) {
            float tileValue0 = tape[tileStart0 + k];
            float tileValue1 = tape[tileStart1];
            float tileValue2 = tape[tileStart2];
            float tileValue3 = tape[tileStart3];
            float tileFactor0 = parameters[tileAt];
            float tileFactor1 = parameters[tileAt + 1];
            tileRow0 += tileFactor0 * tileValue0;
            tileRow0Unit1 += tileFactor1 * tileValue0;
            tileRow1 += tileFactor0 * tileValue1;
            tileRow1Unit1 += tileFactor1 * tileValue1;
            tileRow2 += tileFactor0 * tileValue2;
            tileRow2Unit1 += tileFactor1 * tileValue2;
            tileRow3 += tileFactor0 * tileValue3;
            tileRow3Unit1 += tileFactor1 * tileValue3;
            tileAt += units;
            tileStart1 += 1;
            tileStart2 += 1;
            tileStart3 += 1;
        }
        int tileBias = layout[OUTPUT_B] + unit;
        tileRow0 += parameters[tileBias];
        tileRow0Unit1 += parameters[tileBias + 1];
        tileRow1 += parameters[tileBias];
        tileRow1Unit1 += parameters[tileBias + 1];
        tileRow2 += parameters[tileBias];
        tileRow2Unit1 += parameters[tileBias + 1];
        tileRow3 += parameters[tileBias];
        tileRow3Unit1 += parameters[tileBias + 1];
        int tileTo = layout[LOGITS_AT] + place * units + unit;
        tape[tileTo] = tileRow0;
        tape[tileTo + 1] = tileRow0Unit1;
        tileTo += units;
        tape[tileTo] = tileRow1;
        tape[tileTo + 1] = tileRow1Unit1;
        tileTo += units;
        tape[tileTo] = tileRow2;
        tape[tileTo + 1] = tileRow2Unit1;
        tileTo += units;
        tape[tileTo] = tileRow3;
        tape[tileTo + 1] = tileRow3Unit1;
    }

    private void outputBackwardAlone(int place, int unit) {
        int units = layout[TOP];
        int columns = layout[SYMBOL_COUNT];
        float tileRow0 = 0f;
        float tileRow1 = 0f;
        float tileRow2 = 0f;
        float tileRow3 = 0f;
        int tileAt = layout[LENGTH] + layout[OUTPUT_W] + unit;
        int tileStart0 = layout[LOGITS_AT] + (place + 0) * columns;
        int tileStart1 = layout[LOGITS_AT] + (place + 1) * columns;
        int tileStart2 = layout[LOGITS_AT] + (place + 2) * columns;
        int tileStart3 = layout[LOGITS_AT] + (place + 3) * columns;
        for (int k = 0; k < columns; k++) {
            float tileValue0 = tape[tileStart0 + k];
            float tileValue1 = tape[tileStart1];
            float tileValue2 = tape[tileStart2];
            float tileValue3 = tape[tileStart3];
            float tileFactor0 = parameters[tileAt];
            tileRow0 += tileFactor0 * tileValue0;
            tileRow1 += tileFactor0 * tileValue1;
            tileRow2 += tileFactor0 * tileValue2;
            tileRow3 += tileFactor0 * tileValue3;
            tileAt += units;
            tileStart1 += 1;
            tileStart2 += 1;
            tileStart3 += 1;
        }
        int tileTo = layout[TOP_COTANGENT] + place * units + unit;
        tape[tileTo] = tileRow0;
        tileTo += units;
        tape[tileTo] = tileRow1;
        tileTo += units;
        tape[tileTo] = tileRow2;
        tileTo += units;
        tape[tileTo] = tileRow3;
    }

    private void outputBackwardTile(int place, int unit) {
        int units = layout[TOP];
        int columns = layout[SYMBOL_COUNT];
        float tileRow0 = 0f;
        float tileRow0Unit1 = 0f;
        float tileRow1 = 0f;
        float tileRow1Unit1 = 0f;
        float tileRow2 = 0f;
        float tileRow2Unit1 = 0f;
        float tileRow3 = 0f;
        float tileRow3Unit1 = 0f;
        int tileAt = layout[LENGTH] + layout[OUTPUT_W] + unit;
        int tileStart0 = layout[LOGITS_AT] + (place + 0) * columns;
        int tileStart1 = layout[LOGITS_AT] + (place + 1) * columns;
        int tileStart2 = layout[LOGITS_AT] + (place + 2) * columns;
        int tileStart3 = layout[LOGITS_AT] + (place + 3) * columns;
        for (int k = 0; k < columns; k++) {
            float tileValue0 = tape[tileStart0 + k];
            float tileValue1 = tape[tileStart1];
            float tileValue2 = tape[tileStart2];
            float tileValue3 = tape[tileStart3];
            float tileFactor0 = parameters[tileAt];
            float tileFactor1 = parameters[tileAt + 1];
            tileRow0 += tileFactor0 * tileValue0;
            tileRow0Unit1 += tileFactor1 * tileValue0;
            tileRow1 += tileFactor0 * tileValue1;
            tileRow1Unit1 += tileFactor1 * tileValue1;
            tileRow2 += tileFactor0 * tileValue2;
            tileRow2Unit1 += tileFactor1 * tileValue2;
            tileRow3 += tileFactor0 * tileValue3;
            tileRow3Unit1 += tileFactor1 * tileValue3;
            tileAt += units;
            tileStart1 += 1;
            tileStart2 += 1;
            tileStart3 += 1;
        }
        int tileTo = layout[TOP_COTANGENT] + place * units + unit;
        tape[tileTo] = tileRow0;
        tape[tileTo + 1] = tileRow0Unit1;
        tileTo += units;
        tape[tileTo] = tileRow1;
        tape[tileTo + 1] = tileRow1Unit1;
        tileTo += units;
        tape[tileTo] = tileRow2;
        tape[tileTo + 1] = tileRow2Unit1;
        tileTo += units;
        tape[tileTo] = tileRow3;
        tape[tileTo + 1] = tileRow3Unit1;
    }

    private void outputGradientAlone(int t, int unit, int column, int count) {
        int units = layout[SYMBOL_COUNT];
        int columns = layout[TOP];
        float tileRow0 = 0f;
        float tileRow1 = 0f;
        float tileRow2 = 0f;
        float tileRow3 = 0f;
        int place = t * rows;
        int tileAt = layout[LOGITS_AT] + place * units + unit;
        int tileStart1 = layout[TOP_OUTPUT] + place * columns + min(column + 1, columns - 1);
        int tileStart2 = layout[TOP_OUTPUT] + place * columns + min(column + 2, columns - 1);
        int tileStart3 = layout[TOP_OUTPUT] + place * columns + min(column + 3, columns - 1);
        for (int k = 0; k < count; k++) {
            float tileValue0 = tape[layout[TOP_OUTPUT] + place * columns + column];
            float tileValue1 = tape[tileStart1];
            float tileValue2 = tape[tileStart2];
            float tileValue3 = tape[tileStart3];
            float tileFactor0 = tape[tileAt];
            tileRow0 += tileFactor0 * tileValue0;
            tileRow1 += tileFactor0 * tileValue1;
            tileRow2 += tileFactor0 * tileValue2;
            tileRow3 += tileFactor0 * tileValue3;
            tileAt += units;
            tileStart1 += columns;
            tileStart2 += columns;
            tileStart3 += columns;
            place++;
        }
        int tileTo = layout[OUTPUT_W] + column * units + unit;
        gradient[tileTo] = gradient[tileTo] + tileRow0;
        if (column + 1 < columns) {
            tileTo += units;
            gradient[tileTo] = gradient[tileTo] + tileRow1;
        }
        if (column + 2 < columns) {
            tileTo += units;
            gradient[tileTo] = gradient[tileTo] + tileRow2;
        }
        if (column + 3 < columns) {
            tileTo += units;
            gradient[tileTo] = gradient[tileTo] + tileRow3;
        }
    }

    private void outputGradientTile(int t, int unit, int column, int count) {
        int units = layout[SYMBOL_COUNT];
        int columns = layout[TOP];
        float tileRow0 = 0f;
        float tileRow0Unit1 = 0f;
        float tileRow1 = 0f;
        float tileRow1Unit1 = 0f;
        float tileRow2 = 0f;
        float tileRow2Unit1 = 0f;
        float tileRow3 = 0f;
        float tileRow3Unit1 = 0f;
        int place = t * rows;
        int tileAt = layout[LOGITS_AT] + place * units + unit;
        int tileStart1 = layout[TOP_OUTPUT] + place * columns + min(column + 1, columns - 1);
        int tileStart2 = layout[TOP_OUTPUT] + place * columns + min(column + 2, columns - 1);
        int tileStart3 = layout[TOP_OUTPUT] + place * columns + min(column + 3, columns - 1);
        for (int k = 0; k < count; k++) {
            float tileValue0 = tape[layout[TOP_OUTPUT] + place * columns + column];
            float tileValue1 = tape[tileStart1];
            float tileValue2 = tape[tileStart2];
            float tileValue3 = tape[tileStart3];
            float tileFactor0 = tape[tileAt];
            float tileFactor1 = tape[tileAt + 1];
            tileRow0 += tileFactor0 * tileValue0;
            tileRow0Unit1 += tileFactor1 * tileValue0;
            tileRow1 += tileFactor0 * tileValue1;
            tileRow1Unit1 += tileFactor1 * tileValue1;
            tileRow2 += tileFactor0 * tileValue2;
            tileRow2Unit1 += tileFactor1 * tileValue2;
            tileRow3 += tileFactor0 * tileValue3;
            tileRow3Unit1 += tileFactor1 * tileValue3;
            tileAt += units;
            tileStart1 += columns;
            tileStart2 += columns;
            tileStart3 += columns;
            place++;
        }
        int tileTo = layout[OUTPUT_W] + column * units + unit;
        gradient[tileTo] = gradient[tileTo] + tileRow0;
        gradient[tileTo + 1] = gradient[tileTo + 1] + tileRow0Unit1;
        tileTo += units;
        gradient[tileTo] = gradient[tileTo] + tileRow1;
        gradient[tileTo + 1] = gradient[tileTo + 1] + tileRow1Unit1;
        tileTo += units;
        gradient[tileTo] = gradient[tileTo] + tileRow2;
        gradient[tileTo + 1] = gradient[tileTo + 1] + tileRow2Unit1;
        tileTo += units;
        gradient[tileTo] = gradient[tileTo] + tileRow3;
        gradient[tileTo + 1] = gradient[tileTo + 1] + tileRow3Unit1;
    }

    @Override
    public KernelPlan plan(Map<String, Integer> sizes) {
        return new KernelPlan(
                4,
                List.of("hidden", "in"),
                List.of("forget.W_x", "input.W_x", "candidate.W_x", "output.W_x", "forget.W_h",
                        "input.W_h", "candidate.W_h", "output.W_h", "forget.b", "input.b",
                        "candidate.b", "output.b"),
                List.of("output.W_h", "candidate.W_h", "input.W_h", "forget.W_h", "output.W_x",
                        "candidate.W_x", "input.W_x", "forget.W_x"),
                List.of(new KernelPlan.Value("x", sizes.get("in"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("forget", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("input", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("candidate", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("output", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("c", sizes.get("hidden"), KernelPlan.Extent.WITH_INITIAL),
                        new KernelPlan.Value("h.1", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("h", sizes.get("hidden"), KernelPlan.Extent.WITH_INITIAL),
                        new KernelPlan.Value("d.(output)", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("d.output.4", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("d.candidate.4", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("d.input.4", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("d.forget.4", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("d.x", sizes.get("in"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("d.prev(h)", sizes.get("hidden"), KernelPlan.Extent.WITH_LAST),
                        new KernelPlan.Value("d.prev(c)", sizes.get("hidden"), KernelPlan.Extent.WITH_LAST),
                        new KernelPlan.Value("forget.4.products", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("input.4.products", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("candidate.4.products", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE),
                        new KernelPlan.Value("output.4.products", sizes.get("hidden"), KernelPlan.Extent.SEQUENCE)),
                List.of(sizes.get("hidden"), sizes.get("hidden"), sizes.get("hidden"),
                        sizes.get("hidden")),
                List.of(KernelPlan.Part.FORWARD_BEFORE, KernelPlan.Part.FORWARD_SEQUENCE,
                        KernelPlan.Part.BACKWARD_SEQUENCE, KernelPlan.Part.INPUT_COTANGENT,
                        KernelPlan.Part.GRADIENTS),
                "h",
                Optional.of("d.x"));
    }
}
