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

    private static final int FORGET_B_AT = 7;

    private static final int INPUT_B_AT = 8;

    private static final int CANDIDATE_B_AT = 9;

    private static final int OUTPUT_B_AT = 10;

    private static final int FORGET_W_H_AT = 11;

    private static final int INPUT_W_H_AT = 12;

    private static final int CANDIDATE_W_H_AT = 13;

    private static final int OUTPUT_W_H_AT = 14;

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
        if (stage == CELL) {
            beforeForward1(layer);
        }
        if (stage == CELL + 1) {
            forwardStep1(layer, t);
        }
        if (stage == CELL + 2) {
            backwardStep1(layer, t);
        }
        if (stage == CELL + 3) {
            backwardStep2(layer, t);
        }
        if (stage == CELL + 4) {
            afterBackward1(layer);
        }
        if (stage == CELL + 5) {
            gradientOfOutputWHAndMore(layer, t);
            gradientOfOutputWXAndMore(layer, t);
            gradientsOfVectors(layer, t);
        }
        if (stage == CELL + 6) {
            backwardStep2(layer, t + 1);
            backwardStep1(layer, t);
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
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int xAt = layout[layer + X_AT];
        int in = layout[layer + IN_SIZE];
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        int units = hidden;
        int tiles = (units + 3) / 4;
        int work = time * rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 4;
            int place = item / tiles * 4;
            float forgetProductsRow0 = 0f;
            float forgetProductsRow0Unit1 = 0f;
            float forgetProductsRow0Unit2 = 0f;
            float forgetProductsRow0Unit3 = 0f;
            float forgetProductsRow1 = 0f;
            float forgetProductsRow1Unit1 = 0f;
            float forgetProductsRow1Unit2 = 0f;
            float forgetProductsRow1Unit3 = 0f;
            float forgetProductsRow2 = 0f;
            float forgetProductsRow2Unit1 = 0f;
            float forgetProductsRow2Unit2 = 0f;
            float forgetProductsRow2Unit3 = 0f;
            float forgetProductsRow3 = 0f;
            float forgetProductsRow3Unit1 = 0f;
            float forgetProductsRow3Unit2 = 0f;
            float forgetProductsRow3Unit3 = 0f;
            float inputProductsRow0 = 0f;
            float inputProductsRow0Unit1 = 0f;
            float inputProductsRow0Unit2 = 0f;
            float inputProductsRow0Unit3 = 0f;
            float inputProductsRow1 = 0f;
            float inputProductsRow1Unit1 = 0f;
            float inputProductsRow1Unit2 = 0f;
            float inputProductsRow1Unit3 = 0f;
            float inputProductsRow2 = 0f;
            float inputProductsRow2Unit1 = 0f;
            float inputProductsRow2Unit2 = 0f;
            float inputProductsRow2Unit3 = 0f;
            float inputProductsRow3 = 0f;
            float inputProductsRow3Unit1 = 0f;
            float inputProductsRow3Unit2 = 0f;
            float inputProductsRow3Unit3 = 0f;
            float candidateProductsRow0 = 0f;
            float candidateProductsRow0Unit1 = 0f;
            float candidateProductsRow0Unit2 = 0f;
            float candidateProductsRow0Unit3 = 0f;
            float candidateProductsRow1 = 0f;
            float candidateProductsRow1Unit1 = 0f;
            float candidateProductsRow1Unit2 = 0f;
            float candidateProductsRow1Unit3 = 0f;
            float candidateProductsRow2 = 0f;
            float candidateProductsRow2Unit1 = 0f;
            float candidateProductsRow2Unit2 = 0f;
            float candidateProductsRow2Unit3 = 0f;
            float candidateProductsRow3 = 0f;
            float candidateProductsRow3Unit1 = 0f;
            float candidateProductsRow3Unit2 = 0f;
            float candidateProductsRow3Unit3 = 0f;
            float outputProductsRow0 = 0f;
            float outputProductsRow0Unit1 = 0f;
            float outputProductsRow0Unit2 = 0f;
            float outputProductsRow0Unit3 = 0f;
            float outputProductsRow1 = 0f;
            float outputProductsRow1Unit1 = 0f;
            float outputProductsRow1Unit2 = 0f;
            float outputProductsRow1Unit3 = 0f;
            float outputProductsRow2 = 0f;
            float outputProductsRow2Unit1 = 0f;
            float outputProductsRow2Unit2 = 0f;
            float outputProductsRow2Unit3 = 0f;
            float outputProductsRow3 = 0f;
            float outputProductsRow3Unit1 = 0f;
            float outputProductsRow3Unit2 = 0f;
            float outputProductsRow3Unit3 = 0f;
            int forgetWXFrom = forgetWXAt + unit;
            int inputWXFrom = inputWXAt + unit;
            int candidateWXFrom = candidateWXAt + unit;
            int outputWXFrom = outputWXAt + unit;
            if (layout[layer + READS_SYMBOLS] == 1) {
                int read = inputs() + place;
                int column0 = symbols[read] * hidden;
                int column1 = symbols[read + 1] * hidden;
                int column2 = symbols[read + 2] * hidden;
                int column3 = symbols[read + 3] * hidden;
                forgetProductsRow0 += parameters[forgetWXFrom + column0];
                forgetProductsRow0Unit1 += parameters[forgetWXFrom + column0 + 1];
                forgetProductsRow0Unit2 += parameters[forgetWXFrom + column0 + 2];
                forgetProductsRow0Unit3 += parameters[forgetWXFrom + column0 + 3];
                forgetProductsRow1 += parameters[forgetWXFrom + column1];
                forgetProductsRow1Unit1 += parameters[forgetWXFrom + column1 + 1];
                forgetProductsRow1Unit2 += parameters[forgetWXFrom + column1 + 2];
                forgetProductsRow1Unit3 += parameters[forgetWXFrom + column1 + 3];
                forgetProductsRow2 += parameters[forgetWXFrom + column2];
                forgetProductsRow2Unit1 += parameters[forgetWXFrom + column2 + 1];
                forgetProductsRow2Unit2 += parameters[forgetWXFrom + column2 + 2];
                forgetProductsRow2Unit3 += parameters[forgetWXFrom + column2 + 3];
                forgetProductsRow3 += parameters[forgetWXFrom + column3];
                forgetProductsRow3Unit1 += parameters[forgetWXFrom + column3 + 1];
                forgetProductsRow3Unit2 += parameters[forgetWXFrom + column3 + 2];
                forgetProductsRow3Unit3 += parameters[forgetWXFrom + column3 + 3];
                inputProductsRow0 += parameters[inputWXFrom + column0];
                inputProductsRow0Unit1 += parameters[inputWXFrom + column0 + 1];
                inputProductsRow0Unit2 += parameters[inputWXFrom + column0 + 2];
                inputProductsRow0Unit3 += parameters[inputWXFrom + column0 + 3];
                inputProductsRow1 += parameters[inputWXFrom + column1];
                inputProductsRow1Unit1 += parameters[inputWXFrom + column1 + 1];
                inputProductsRow1Unit2 += parameters[inputWXFrom + column1 + 2];
                inputProductsRow1Unit3 += parameters[inputWXFrom + column1 + 3];
                inputProductsRow2 += parameters[inputWXFrom + column2];
                inputProductsRow2Unit1 += parameters[inputWXFrom + column2 + 1];
                inputProductsRow2Unit2 += parameters[inputWXFrom + column2 + 2];
                inputProductsRow2Unit3 += parameters[inputWXFrom + column2 + 3];
                inputProductsRow3 += parameters[inputWXFrom + column3];
                inputProductsRow3Unit1 += parameters[inputWXFrom + column3 + 1];
                inputProductsRow3Unit2 += parameters[inputWXFrom + column3 + 2];
                inputProductsRow3Unit3 += parameters[inputWXFrom + column3 + 3];
                candidateProductsRow0 += parameters[candidateWXFrom + column0];
                candidateProductsRow0Unit1 += parameters[candidateWXFrom + column0 + 1];
                candidateProductsRow0Unit2 += parameters[candidateWXFrom + column0 + 2];
                candidateProductsRow0Unit3 += parameters[candidateWXFrom + column0 + 3];
                candidateProductsRow1 += parameters[candidateWXFrom + column1];
                candidateProductsRow1Unit1 += parameters[candidateWXFrom + column1 + 1];
                candidateProductsRow1Unit2 += parameters[candidateWXFrom + column1 + 2];
                candidateProductsRow1Unit3 += parameters[candidateWXFrom + column1 + 3];
                candidateProductsRow2 += parameters[candidateWXFrom + column2];
                candidateProductsRow2Unit1 += parameters[candidateWXFrom + column2 + 1];
                candidateProductsRow2Unit2 += parameters[candidateWXFrom + column2 + 2];
                candidateProductsRow2Unit3 += parameters[candidateWXFrom + column2 + 3];
                candidateProductsRow3 += parameters[candidateWXFrom + column3];
                candidateProductsRow3Unit1 += parameters[candidateWXFrom + column3 + 1];
                candidateProductsRow3Unit2 += parameters[candidateWXFrom + column3 + 2];
                candidateProductsRow3Unit3 += parameters[candidateWXFrom + column3 + 3];
                outputProductsRow0 += parameters[outputWXFrom + column0];
                outputProductsRow0Unit1 += parameters[outputWXFrom + column0 + 1];
                outputProductsRow0Unit2 += parameters[outputWXFrom + column0 + 2];
                outputProductsRow0Unit3 += parameters[outputWXFrom + column0 + 3];
                outputProductsRow1 += parameters[outputWXFrom + column1];
                outputProductsRow1Unit1 += parameters[outputWXFrom + column1 + 1];
                outputProductsRow1Unit2 += parameters[outputWXFrom + column1 + 2];
                outputProductsRow1Unit3 += parameters[outputWXFrom + column1 + 3];
                outputProductsRow2 += parameters[outputWXFrom + column2];
                outputProductsRow2Unit1 += parameters[outputWXFrom + column2 + 1];
                outputProductsRow2Unit2 += parameters[outputWXFrom + column2 + 2];
                outputProductsRow2Unit3 += parameters[outputWXFrom + column2 + 3];
                outputProductsRow3 += parameters[outputWXFrom + column3];
                outputProductsRow3Unit1 += parameters[outputWXFrom + column3 + 1];
                outputProductsRow3Unit2 += parameters[outputWXFrom + column3 + 2];
                outputProductsRow3Unit3 += parameters[outputWXFrom + column3 + 3];
            } else {
                int operandXStart0 = xAt + place * in;
                int operandXStart1 = xAt + (place + 1) * in;
                int operandXStart2 = xAt + (place + 2) * in;
                int operandXStart3 = xAt + (place + 3) * in;
                for (int k = 0; k < in; k++) {
                    float operandXRow0 = tape[operandXStart0 + k];
                    float operandXRow1 = tape[operandXStart1 + k];
                    float operandXRow2 = tape[operandXStart2 + k];
                    float operandXRow3 = tape[operandXStart3 + k];
                    float forgetWX = parameters[forgetWXFrom + k * hidden];
                    float forgetWXUnit1 = parameters[forgetWXFrom + k * hidden + 1];
                    float forgetWXUnit2 = parameters[forgetWXFrom + k * hidden + 2];
                    float forgetWXUnit3 = parameters[forgetWXFrom + k * hidden + 3];
                    forgetProductsRow0 += forgetWX * operandXRow0;
                    forgetProductsRow0Unit1 += forgetWXUnit1 * operandXRow0;
                    forgetProductsRow0Unit2 += forgetWXUnit2 * operandXRow0;
                    forgetProductsRow0Unit3 += forgetWXUnit3 * operandXRow0;
                    forgetProductsRow1 += forgetWX * operandXRow1;
                    forgetProductsRow1Unit1 += forgetWXUnit1 * operandXRow1;
                    forgetProductsRow1Unit2 += forgetWXUnit2 * operandXRow1;
                    forgetProductsRow1Unit3 += forgetWXUnit3 * operandXRow1;
                    forgetProductsRow2 += forgetWX * operandXRow2;
                    forgetProductsRow2Unit1 += forgetWXUnit1 * operandXRow2;
                    forgetProductsRow2Unit2 += forgetWXUnit2 * operandXRow2;
                    forgetProductsRow2Unit3 += forgetWXUnit3 * operandXRow2;
                    forgetProductsRow3 += forgetWX * operandXRow3;
                    forgetProductsRow3Unit1 += forgetWXUnit1 * operandXRow3;
                    forgetProductsRow3Unit2 += forgetWXUnit2 * operandXRow3;
                    forgetProductsRow3Unit3 += forgetWXUnit3 * operandXRow3;
                    float inputWX = parameters[inputWXFrom + k * hidden];
                    float inputWXUnit1 = parameters[inputWXFrom + k * hidden + 1];
                    float inputWXUnit2 = parameters[inputWXFrom + k * hidden + 2];
                    float inputWXUnit3 = parameters[inputWXFrom + k * hidden + 3];
                    inputProductsRow0 += inputWX * operandXRow0;
                    inputProductsRow0Unit1 += inputWXUnit1 * operandXRow0;
                    inputProductsRow0Unit2 += inputWXUnit2 * operandXRow0;
                    inputProductsRow0Unit3 += inputWXUnit3 * operandXRow0;
                    inputProductsRow1 += inputWX * operandXRow1;
                    inputProductsRow1Unit1 += inputWXUnit1 * operandXRow1;
                    inputProductsRow1Unit2 += inputWXUnit2 * operandXRow1;
                    inputProductsRow1Unit3 += inputWXUnit3 * operandXRow1;
                    inputProductsRow2 += inputWX * operandXRow2;
                    inputProductsRow2Unit1 += inputWXUnit1 * operandXRow2;
                    inputProductsRow2Unit2 += inputWXUnit2 * operandXRow2;
                    inputProductsRow2Unit3 += inputWXUnit3 * operandXRow2;
                    inputProductsRow3 += inputWX * operandXRow3;
                    inputProductsRow3Unit1 += inputWXUnit1 * operandXRow3;
                    inputProductsRow3Unit2 += inputWXUnit2 * operandXRow3;
                    inputProductsRow3Unit3 += inputWXUnit3 * operandXRow3;
                    float candidateWX = parameters[candidateWXFrom + k * hidden];
                    float candidateWXUnit1 = parameters[candidateWXFrom + k * hidden + 1];
                    float candidateWXUnit2 = parameters[candidateWXFrom + k * hidden + 2];
                    float candidateWXUnit3 = parameters[candidateWXFrom + k * hidden + 3];
                    candidateProductsRow0 += candidateWX * operandXRow0;
                    candidateProductsRow0Unit1 += candidateWXUnit1 * operandXRow0;
                    candidateProductsRow0Unit2 += candidateWXUnit2 * operandXRow0;
                    candidateProductsRow0Unit3 += candidateWXUnit3 * operandXRow0;
                    candidateProductsRow1 += candidateWX * operandXRow1;
                    candidateProductsRow1Unit1 += candidateWXUnit1 * operandXRow1;
                    candidateProductsRow1Unit2 += candidateWXUnit2 * operandXRow1;
                    candidateProductsRow1Unit3 += candidateWXUnit3 * operandXRow1;
                    candidateProductsRow2 += candidateWX * operandXRow2;
                    candidateProductsRow2Unit1 += candidateWXUnit1 * operandXRow2;
                    candidateProductsRow2Unit2 += candidateWXUnit2 * operandXRow2;
                    candidateProductsRow2Unit3 += candidateWXUnit3 * operandXRow2;
                    candidateProductsRow3 += candidateWX * operandXRow3;
                    candidateProductsRow3Unit1 += candidateWXUnit1 * operandXRow3;
                    candidateProductsRow3Unit2 += candidateWXUnit2 * operandXRow3;
                    candidateProductsRow3Unit3 += candidateWXUnit3 * operandXRow3;
                    float outputWX = parameters[outputWXFrom + k * hidden];
                    float outputWXUnit1 = parameters[outputWXFrom + k * hidden + 1];
                    float outputWXUnit2 = parameters[outputWXFrom + k * hidden + 2];
                    float outputWXUnit3 = parameters[outputWXFrom + k * hidden + 3];
                    outputProductsRow0 += outputWX * operandXRow0;
                    outputProductsRow0Unit1 += outputWXUnit1 * operandXRow0;
                    outputProductsRow0Unit2 += outputWXUnit2 * operandXRow0;
                    outputProductsRow0Unit3 += outputWXUnit3 * operandXRow0;
                    outputProductsRow1 += outputWX * operandXRow1;
                    outputProductsRow1Unit1 += outputWXUnit1 * operandXRow1;
                    outputProductsRow1Unit2 += outputWXUnit2 * operandXRow1;
                    outputProductsRow1Unit3 += outputWXUnit3 * operandXRow1;
                    outputProductsRow2 += outputWX * operandXRow2;
                    outputProductsRow2Unit1 += outputWXUnit1 * operandXRow2;
                    outputProductsRow2Unit2 += outputWXUnit2 * operandXRow2;
                    outputProductsRow2Unit3 += outputWXUnit3 * operandXRow2;
                    outputProductsRow3 += outputWX * operandXRow3;
                    outputProductsRow3Unit1 += outputWXUnit1 * operandXRow3;
                    outputProductsRow3Unit2 += outputWXUnit2 * operandXRow3;
                    outputProductsRow3Unit3 += outputWXUnit3 * operandXRow3;
                }
            }
            if (unit + 4 <= units) {
                tape[forgetProductsAt + place * hidden + unit] = forgetProductsRow0;
                tape[forgetProductsAt + place * hidden + unit + 1] = forgetProductsRow0Unit1;
                tape[forgetProductsAt + place * hidden + unit + 2] = forgetProductsRow0Unit2;
                tape[forgetProductsAt + place * hidden + unit + 3] = forgetProductsRow0Unit3;
                tape[forgetProductsAt + (place + 1) * hidden + unit] = forgetProductsRow1;
                tape[forgetProductsAt + (place + 1) * hidden + unit + 1] = forgetProductsRow1Unit1;
                tape[forgetProductsAt + (place + 1) * hidden + unit + 2] = forgetProductsRow1Unit2;
                tape[forgetProductsAt + (place + 1) * hidden + unit + 3] = forgetProductsRow1Unit3;
                tape[forgetProductsAt + (place + 2) * hidden + unit] = forgetProductsRow2;
                tape[forgetProductsAt + (place + 2) * hidden + unit + 1] = forgetProductsRow2Unit1;
                tape[forgetProductsAt + (place + 2) * hidden + unit + 2] = forgetProductsRow2Unit2;
                tape[forgetProductsAt + (place + 2) * hidden + unit + 3] = forgetProductsRow2Unit3;
                tape[forgetProductsAt + (place + 3) * hidden + unit] = forgetProductsRow3;
                tape[forgetProductsAt + (place + 3) * hidden + unit + 1] = forgetProductsRow3Unit1;
                tape[forgetProductsAt + (place + 3) * hidden + unit + 2] = forgetProductsRow3Unit2;
                tape[forgetProductsAt + (place + 3) * hidden + unit + 3] = forgetProductsRow3Unit3;
                tape[inputProductsAt + place * hidden + unit] = inputProductsRow0;
                tape[inputProductsAt + place * hidden + unit + 1] = inputProductsRow0Unit1;
                tape[inputProductsAt + place * hidden + unit + 2] = inputProductsRow0Unit2;
                tape[inputProductsAt + place * hidden + unit + 3] = inputProductsRow0Unit3;
                tape[inputProductsAt + (place + 1) * hidden + unit] = inputProductsRow1;
                tape[inputProductsAt + (place + 1) * hidden + unit + 1] = inputProductsRow1Unit1;
                tape[inputProductsAt + (place + 1) * hidden + unit + 2] = inputProductsRow1Unit2;
                tape[inputProductsAt + (place + 1) * hidden + unit + 3] = inputProductsRow1Unit3;
                tape[inputProductsAt + (place + 2) * hidden + unit] = inputProductsRow2;
                tape[inputProductsAt + (place + 2) * hidden + unit + 1] = inputProductsRow2Unit1;
                tape[inputProductsAt + (place + 2) * hidden + unit + 2] = inputProductsRow2Unit2;
                tape[inputProductsAt + (place + 2) * hidden + unit + 3] = inputProductsRow2Unit3;
                tape[inputProductsAt + (place + 3) * hidden + unit] = inputProductsRow3;
                tape[inputProductsAt + (place + 3) * hidden + unit + 1] = inputProductsRow3Unit1;
                tape[inputProductsAt + (place + 3) * hidden + unit + 2] = inputProductsRow3Unit2;
                tape[inputProductsAt + (place + 3) * hidden + unit + 3] = inputProductsRow3Unit3;
                tape[candidateProductsAt + place * hidden + unit] = candidateProductsRow0;
                tape[candidateProductsAt + place * hidden + unit + 1] = candidateProductsRow0Unit1;
                tape[candidateProductsAt + place * hidden + unit + 2] = candidateProductsRow0Unit2;
                tape[candidateProductsAt + place * hidden + unit + 3] = candidateProductsRow0Unit3;
                tape[candidateProductsAt + (place + 1) * hidden + unit] = candidateProductsRow1;
                tape[candidateProductsAt + (place + 1) * hidden + unit + 1] = candidateProductsRow1Unit1;
                tape[candidateProductsAt + (place + 1) * hidden + unit + 2] = candidateProductsRow1Unit2;
                tape[candidateProductsAt + (place + 1) * hidden + unit + 3] = candidateProductsRow1Unit3;
                tape[candidateProductsAt + (place + 2) * hidden + unit] = candidateProductsRow2;
                tape[candidateProductsAt + (place + 2) * hidden + unit + 1] = candidateProductsRow2Unit1;
                tape[candidateProductsAt + (place + 2) * hidden + unit + 2] = candidateProductsRow2Unit2;
                tape[candidateProductsAt + (place + 2) * hidden + unit + 3] = candidateProductsRow2Unit3;
                tape[candidateProductsAt + (place + 3) * hidden + unit] = candidateProductsRow3;
                tape[candidateProductsAt + (place + 3) * hidden + unit + 1] = candidateProductsRow3Unit1;
                tape[candidateProductsAt + (place + 3) * hidden + unit + 2] = candidateProductsRow3Unit2;
                tape[candidateProductsAt + (place + 3) * hidden + unit + 3] = candidateProductsRow3Unit3;
                tape[outputProductsAt + place * hidden + unit] = outputProductsRow0;
                tape[outputProductsAt + place * hidden + unit + 1] = outputProductsRow0Unit1;
                tape[outputProductsAt + place * hidden + unit + 2] = outputProductsRow0Unit2;
                tape[outputProductsAt + place * hidden + unit + 3] = outputProductsRow0Unit3;
                tape[outputProductsAt + (place + 1) * hidden + unit] = outputProductsRow1;
                tape[outputProductsAt + (place + 1) * hidden + unit + 1] = outputProductsRow1Unit1;
                tape[outputProductsAt + (place + 1) * hidden + unit + 2] = outputProductsRow1Unit2;
                tape[outputProductsAt + (place + 1) * hidden + unit + 3] = outputProductsRow1Unit3;
                tape[outputProductsAt + (place + 2) * hidden + unit] = outputProductsRow2;
                tape[outputProductsAt + (place + 2) * hidden + unit + 1] = outputProductsRow2Unit1;
                tape[outputProductsAt + (place + 2) * hidden + unit + 2] = outputProductsRow2Unit2;
                tape[outputProductsAt + (place + 2) * hidden + unit + 3] = outputProductsRow2Unit3;
                tape[outputProductsAt + (place + 3) * hidden + unit] = outputProductsRow3;
                tape[outputProductsAt + (place + 3) * hidden + unit + 1] = outputProductsRow3Unit1;
                tape[outputProductsAt + (place + 3) * hidden + unit + 2] = outputProductsRow3Unit2;
                tape[outputProductsAt + (place + 3) * hidden + unit + 3] = outputProductsRow3Unit3;
            } else {
                tape[forgetProductsAt + place * hidden + unit] = forgetProductsRow0;
                tape[forgetProductsAt + (place + 1) * hidden + unit] = forgetProductsRow1;
                tape[forgetProductsAt + (place + 2) * hidden + unit] = forgetProductsRow2;
                tape[forgetProductsAt + (place + 3) * hidden + unit] = forgetProductsRow3;
                tape[inputProductsAt + place * hidden + unit] = inputProductsRow0;
                tape[inputProductsAt + (place + 1) * hidden + unit] = inputProductsRow1;
                tape[inputProductsAt + (place + 2) * hidden + unit] = inputProductsRow2;
                tape[inputProductsAt + (place + 3) * hidden + unit] = inputProductsRow3;
                tape[candidateProductsAt + place * hidden + unit] = candidateProductsRow0;
                tape[candidateProductsAt + (place + 1) * hidden + unit] = candidateProductsRow1;
                tape[candidateProductsAt + (place + 2) * hidden + unit] = candidateProductsRow2;
                tape[candidateProductsAt + (place + 3) * hidden + unit] = candidateProductsRow3;
                tape[outputProductsAt + place * hidden + unit] = outputProductsRow0;
                tape[outputProductsAt + (place + 1) * hidden + unit] = outputProductsRow1;
                tape[outputProductsAt + (place + 2) * hidden + unit] = outputProductsRow2;
                tape[outputProductsAt + (place + 3) * hidden + unit] = outputProductsRow3;
                if (unit + 1 < units) {
                    tape[forgetProductsAt + place * hidden + unit + 1] = forgetProductsRow0Unit1;
                    tape[forgetProductsAt + (place + 1) * hidden + unit + 1] = forgetProductsRow1Unit1;
                    tape[forgetProductsAt + (place + 2) * hidden + unit + 1] = forgetProductsRow2Unit1;
                    tape[forgetProductsAt + (place + 3) * hidden + unit + 1] = forgetProductsRow3Unit1;
                    tape[inputProductsAt + place * hidden + unit + 1] = inputProductsRow0Unit1;
                    tape[inputProductsAt + (place + 1) * hidden + unit + 1] = inputProductsRow1Unit1;
                    tape[inputProductsAt + (place + 2) * hidden + unit + 1] = inputProductsRow2Unit1;
                    tape[inputProductsAt + (place + 3) * hidden + unit + 1] = inputProductsRow3Unit1;
                    tape[candidateProductsAt + place * hidden + unit + 1] = candidateProductsRow0Unit1;
                    tape[candidateProductsAt + (place + 1) * hidden + unit + 1] = candidateProductsRow1Unit1;
                    tape[candidateProductsAt + (place + 2) * hidden + unit + 1] = candidateProductsRow2Unit1;
                    tape[candidateProductsAt + (place + 3) * hidden + unit + 1] = candidateProductsRow3Unit1;
                    tape[outputProductsAt + place * hidden + unit + 1] = outputProductsRow0Unit1;
                    tape[outputProductsAt + (place + 1) * hidden + unit + 1] = outputProductsRow1Unit1;
                    tape[outputProductsAt + (place + 2) * hidden + unit + 1] = outputProductsRow2Unit1;
                    tape[outputProductsAt + (place + 3) * hidden + unit + 1] = outputProductsRow3Unit1;
                }
                if (unit + 2 < units) {
                    tape[forgetProductsAt + place * hidden + unit + 2] = forgetProductsRow0Unit2;
                    tape[forgetProductsAt + (place + 1) * hidden + unit + 2] = forgetProductsRow1Unit2;
                    tape[forgetProductsAt + (place + 2) * hidden + unit + 2] = forgetProductsRow2Unit2;
                    tape[forgetProductsAt + (place + 3) * hidden + unit + 2] = forgetProductsRow3Unit2;
                    tape[inputProductsAt + place * hidden + unit + 2] = inputProductsRow0Unit2;
                    tape[inputProductsAt + (place + 1) * hidden + unit + 2] = inputProductsRow1Unit2;
                    tape[inputProductsAt + (place + 2) * hidden + unit + 2] = inputProductsRow2Unit2;
                    tape[inputProductsAt + (place + 3) * hidden + unit + 2] = inputProductsRow3Unit2;
                    tape[candidateProductsAt + place * hidden + unit + 2] = candidateProductsRow0Unit2;
                    tape[candidateProductsAt + (place + 1) * hidden + unit + 2] = candidateProductsRow1Unit2;
                    tape[candidateProductsAt + (place + 2) * hidden + unit + 2] = candidateProductsRow2Unit2;
                    tape[candidateProductsAt + (place + 3) * hidden + unit + 2] = candidateProductsRow3Unit2;
                    tape[outputProductsAt + place * hidden + unit + 2] = outputProductsRow0Unit2;
                    tape[outputProductsAt + (place + 1) * hidden + unit + 2] = outputProductsRow1Unit2;
                    tape[outputProductsAt + (place + 2) * hidden + unit + 2] = outputProductsRow2Unit2;
                    tape[outputProductsAt + (place + 3) * hidden + unit + 2] = outputProductsRow3Unit2;
                }
            }
        }
    }

    /**
     * forgetProducts += forget.W_h prev(h)
     * inputProducts += input.W_h prev(h)
     * candidateProducts += candidate.W_h prev(h)
     * outputProducts += output.W_h prev(h)
     */
    private void forwardStep1(int layer, int t) {
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        int hAt = layout[layer + H_AT];
        int units = hidden;
        int tiles = (units + 3) / 4;
        int work = rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 4;
            int row = item / tiles * 4;
            int place = t * rows + row;
            float forgetProductsRow0 = tape[forgetProductsAt + place * hidden + unit];
            float forgetProductsRow0Unit1 = tape[forgetProductsAt + place * hidden + unit + 1];
            float forgetProductsRow0Unit2 = tape[forgetProductsAt + place * hidden + unit + 2];
            float forgetProductsRow0Unit3 = tape[forgetProductsAt + place * hidden + unit + 3];
            float forgetProductsRow1 = tape[forgetProductsAt + (place + 1) * hidden + unit];
            float forgetProductsRow1Unit1 = tape[forgetProductsAt + (place + 1) * hidden + unit + 1];
            float forgetProductsRow1Unit2 = tape[forgetProductsAt + (place + 1) * hidden + unit + 2];
            float forgetProductsRow1Unit3 = tape[forgetProductsAt + (place + 1) * hidden + unit + 3];
            float forgetProductsRow2 = tape[forgetProductsAt + (place + 2) * hidden + unit];
            float forgetProductsRow2Unit1 = tape[forgetProductsAt + (place + 2) * hidden + unit + 1];
            float forgetProductsRow2Unit2 = tape[forgetProductsAt + (place + 2) * hidden + unit + 2];
            float forgetProductsRow2Unit3 = tape[forgetProductsAt + (place + 2) * hidden + unit + 3];
            float forgetProductsRow3 = tape[forgetProductsAt + (place + 3) * hidden + unit];
            float forgetProductsRow3Unit1 = tape[forgetProductsAt + (place + 3) * hidden + unit + 1];
            float forgetProductsRow3Unit2 = tape[forgetProductsAt + (place + 3) * hidden + unit + 2];
            float forgetProductsRow3Unit3 = tape[forgetProductsAt + (place + 3) * hidden + unit + 3];
            float inputProductsRow0 = tape[inputProductsAt + place * hidden + unit];
            float inputProductsRow0Unit1 = tape[inputProductsAt + place * hidden + unit + 1];
            float inputProductsRow0Unit2 = tape[inputProductsAt + place * hidden + unit + 2];
            float inputProductsRow0Unit3 = tape[inputProductsAt + place * hidden + unit + 3];
            float inputProductsRow1 = tape[inputProductsAt + (place + 1) * hidden + unit];
            float inputProductsRow1Unit1 = tape[inputProductsAt + (place + 1) * hidden + unit + 1];
            float inputProductsRow1Unit2 = tape[inputProductsAt + (place + 1) * hidden + unit + 2];
            float inputProductsRow1Unit3 = tape[inputProductsAt + (place + 1) * hidden + unit + 3];
            float inputProductsRow2 = tape[inputProductsAt + (place + 2) * hidden + unit];
            float inputProductsRow2Unit1 = tape[inputProductsAt + (place + 2) * hidden + unit + 1];
            float inputProductsRow2Unit2 = tape[inputProductsAt + (place + 2) * hidden + unit + 2];
            float inputProductsRow2Unit3 = tape[inputProductsAt + (place + 2) * hidden + unit + 3];
            float inputProductsRow3 = tape[inputProductsAt + (place + 3) * hidden + unit];
            float inputProductsRow3Unit1 = tape[inputProductsAt + (place + 3) * hidden + unit + 1];
            float inputProductsRow3Unit2 = tape[inputProductsAt + (place + 3) * hidden + unit + 2];
            float inputProductsRow3Unit3 = tape[inputProductsAt + (place + 3) * hidden + unit + 3];
            float candidateProductsRow0 = tape[candidateProductsAt + place * hidden + unit];
            float candidateProductsRow0Unit1 = tape[candidateProductsAt + place * hidden + unit + 1];
            float candidateProductsRow0Unit2 = tape[candidateProductsAt + place * hidden + unit + 2];
            float candidateProductsRow0Unit3 = tape[candidateProductsAt + place * hidden + unit + 3];
            float candidateProductsRow1 = tape[candidateProductsAt + (place + 1) * hidden + unit];
            float candidateProductsRow1Unit1 = tape[candidateProductsAt + (place + 1) * hidden + unit + 1];
            float candidateProductsRow1Unit2 = tape[candidateProductsAt + (place + 1) * hidden + unit + 2];
            float candidateProductsRow1Unit3 = tape[candidateProductsAt + (place + 1) * hidden + unit + 3];
            float candidateProductsRow2 = tape[candidateProductsAt + (place + 2) * hidden + unit];
            float candidateProductsRow2Unit1 = tape[candidateProductsAt + (place + 2) * hidden + unit + 1];
            float candidateProductsRow2Unit2 = tape[candidateProductsAt + (place + 2) * hidden + unit + 2];
            float candidateProductsRow2Unit3 = tape[candidateProductsAt + (place + 2) * hidden + unit + 3];
            float candidateProductsRow3 = tape[candidateProductsAt + (place + 3) * hidden + unit];
            float candidateProductsRow3Unit1 = tape[candidateProductsAt + (place + 3) * hidden + unit + 1];
            float candidateProductsRow3Unit2 = tape[candidateProductsAt + (place + 3) * hidden + unit + 2];
            float candidateProductsRow3Unit3 = tape[candidateProductsAt + (place + 3) * hidden + unit + 3];
            float outputProductsRow0 = tape[outputProductsAt + place * hidden + unit];
            float outputProductsRow0Unit1 = tape[outputProductsAt + place * hidden + unit + 1];
            float outputProductsRow0Unit2 = tape[outputProductsAt + place * hidden + unit + 2];
            float outputProductsRow0Unit3 = tape[outputProductsAt + place * hidden + unit + 3];
            float outputProductsRow1 = tape[outputProductsAt + (place + 1) * hidden + unit];
            float outputProductsRow1Unit1 = tape[outputProductsAt + (place + 1) * hidden + unit + 1];
            float outputProductsRow1Unit2 = tape[outputProductsAt + (place + 1) * hidden + unit + 2];
            float outputProductsRow1Unit3 = tape[outputProductsAt + (place + 1) * hidden + unit + 3];
            float outputProductsRow2 = tape[outputProductsAt + (place + 2) * hidden + unit];
            float outputProductsRow2Unit1 = tape[outputProductsAt + (place + 2) * hidden + unit + 1];
            float outputProductsRow2Unit2 = tape[outputProductsAt + (place + 2) * hidden + unit + 2];
            float outputProductsRow2Unit3 = tape[outputProductsAt + (place + 2) * hidden + unit + 3];
            float outputProductsRow3 = tape[outputProductsAt + (place + 3) * hidden + unit];
            float outputProductsRow3Unit1 = tape[outputProductsAt + (place + 3) * hidden + unit + 1];
            float outputProductsRow3Unit2 = tape[outputProductsAt + (place + 3) * hidden + unit + 2];
            float outputProductsRow3Unit3 = tape[outputProductsAt + (place + 3) * hidden + unit + 3];
            int forgetWHFrom = forgetWHAt + unit;
            int inputWHFrom = inputWHAt + unit;
            int candidateWHFrom = candidateWHAt + unit;
            int outputWHFrom = outputWHAt + unit;
            int previousHStart0 = hAt + (place - rows) * hidden;
            int previousHStart1 = hAt + (place + 1 - rows) * hidden;
            int previousHStart2 = hAt + (place + 2 - rows) * hidden;
            int previousHStart3 = hAt + (place + 3 - rows) * hidden;
            for (int k = 0; k < hidden; k++) {
                float previousHRow0 = tape[previousHStart0 + k];
                float previousHRow1 = tape[previousHStart1 + k];
                float previousHRow2 = tape[previousHStart2 + k];
                float previousHRow3 = tape[previousHStart3 + k];
                float forgetWH = parameters[forgetWHFrom + k * hidden];
                float forgetWHUnit1 = parameters[forgetWHFrom + k * hidden + 1];
                float forgetWHUnit2 = parameters[forgetWHFrom + k * hidden + 2];
                float forgetWHUnit3 = parameters[forgetWHFrom + k * hidden + 3];
                forgetProductsRow0 += forgetWH * previousHRow0;
                forgetProductsRow0Unit1 += forgetWHUnit1 * previousHRow0;
                forgetProductsRow0Unit2 += forgetWHUnit2 * previousHRow0;
                forgetProductsRow0Unit3 += forgetWHUnit3 * previousHRow0;
                forgetProductsRow1 += forgetWH * previousHRow1;
                forgetProductsRow1Unit1 += forgetWHUnit1 * previousHRow1;
                forgetProductsRow1Unit2 += forgetWHUnit2 * previousHRow1;
                forgetProductsRow1Unit3 += forgetWHUnit3 * previousHRow1;
                forgetProductsRow2 += forgetWH * previousHRow2;
                forgetProductsRow2Unit1 += forgetWHUnit1 * previousHRow2;
                forgetProductsRow2Unit2 += forgetWHUnit2 * previousHRow2;
                forgetProductsRow2Unit3 += forgetWHUnit3 * previousHRow2;
                forgetProductsRow3 += forgetWH * previousHRow3;
                forgetProductsRow3Unit1 += forgetWHUnit1 * previousHRow3;
                forgetProductsRow3Unit2 += forgetWHUnit2 * previousHRow3;
                forgetProductsRow3Unit3 += forgetWHUnit3 * previousHRow3;
                float inputWH = parameters[inputWHFrom + k * hidden];
                float inputWHUnit1 = parameters[inputWHFrom + k * hidden + 1];
                float inputWHUnit2 = parameters[inputWHFrom + k * hidden + 2];
                float inputWHUnit3 = parameters[inputWHFrom + k * hidden + 3];
                inputProductsRow0 += inputWH * previousHRow0;
                inputProductsRow0Unit1 += inputWHUnit1 * previousHRow0;
                inputProductsRow0Unit2 += inputWHUnit2 * previousHRow0;
                inputProductsRow0Unit3 += inputWHUnit3 * previousHRow0;
                inputProductsRow1 += inputWH * previousHRow1;
                inputProductsRow1Unit1 += inputWHUnit1 * previousHRow1;
                inputProductsRow1Unit2 += inputWHUnit2 * previousHRow1;
                inputProductsRow1Unit3 += inputWHUnit3 * previousHRow1;
                inputProductsRow2 += inputWH * previousHRow2;
                inputProductsRow2Unit1 += inputWHUnit1 * previousHRow2;
                inputProductsRow2Unit2 += inputWHUnit2 * previousHRow2;
                inputProductsRow2Unit3 += inputWHUnit3 * previousHRow2;
                inputProductsRow3 += inputWH * previousHRow3;
                inputProductsRow3Unit1 += inputWHUnit1 * previousHRow3;
                inputProductsRow3Unit2 += inputWHUnit2 * previousHRow3;
                inputProductsRow3Unit3 += inputWHUnit3 * previousHRow3;
                float candidateWH = parameters[candidateWHFrom + k * hidden];
                float candidateWHUnit1 = parameters[candidateWHFrom + k * hidden + 1];
                float candidateWHUnit2 = parameters[candidateWHFrom + k * hidden + 2];
                float candidateWHUnit3 = parameters[candidateWHFrom + k * hidden + 3];
                candidateProductsRow0 += candidateWH * previousHRow0;
                candidateProductsRow0Unit1 += candidateWHUnit1 * previousHRow0;
                candidateProductsRow0Unit2 += candidateWHUnit2 * previousHRow0;
                candidateProductsRow0Unit3 += candidateWHUnit3 * previousHRow0;
                candidateProductsRow1 += candidateWH * previousHRow1;
                candidateProductsRow1Unit1 += candidateWHUnit1 * previousHRow1;
                candidateProductsRow1Unit2 += candidateWHUnit2 * previousHRow1;
                candidateProductsRow1Unit3 += candidateWHUnit3 * previousHRow1;
                candidateProductsRow2 += candidateWH * previousHRow2;
                candidateProductsRow2Unit1 += candidateWHUnit1 * previousHRow2;
                candidateProductsRow2Unit2 += candidateWHUnit2 * previousHRow2;
                candidateProductsRow2Unit3 += candidateWHUnit3 * previousHRow2;
                candidateProductsRow3 += candidateWH * previousHRow3;
                candidateProductsRow3Unit1 += candidateWHUnit1 * previousHRow3;
                candidateProductsRow3Unit2 += candidateWHUnit2 * previousHRow3;
                candidateProductsRow3Unit3 += candidateWHUnit3 * previousHRow3;
                float outputWH = parameters[outputWHFrom + k * hidden];
                float outputWHUnit1 = parameters[outputWHFrom + k * hidden + 1];
                float outputWHUnit2 = parameters[outputWHFrom + k * hidden + 2];
                float outputWHUnit3 = parameters[outputWHFrom + k * hidden + 3];
                outputProductsRow0 += outputWH * previousHRow0;
                outputProductsRow0Unit1 += outputWHUnit1 * previousHRow0;
                outputProductsRow0Unit2 += outputWHUnit2 * previousHRow0;
                outputProductsRow0Unit3 += outputWHUnit3 * previousHRow0;
                outputProductsRow1 += outputWH * previousHRow1;
                outputProductsRow1Unit1 += outputWHUnit1 * previousHRow1;
                outputProductsRow1Unit2 += outputWHUnit2 * previousHRow1;
                outputProductsRow1Unit3 += outputWHUnit3 * previousHRow1;
                outputProductsRow2 += outputWH * previousHRow2;
                outputProductsRow2Unit1 += outputWHUnit1 * previousHRow2;
                outputProductsRow2Unit2 += outputWHUnit2 * previousHRow2;
                outputProductsRow2Unit3 += outputWHUnit3 * previousHRow2;
                outputProductsRow3 += outputWH * previousHRow3;
                outputProductsRow3Unit1 += outputWHUnit1 * previousHRow3;
                outputProductsRow3Unit2 += outputWHUnit2 * previousHRow3;
                outputProductsRow3Unit3 += outputWHUnit3 * previousHRow3;
            }
            if (unit + 4 <= units) {
                tape[forgetProductsAt + place * hidden + unit] = forgetProductsRow0;
                tape[forgetProductsAt + place * hidden + unit + 1] = forgetProductsRow0Unit1;
                tape[forgetProductsAt + place * hidden + unit + 2] = forgetProductsRow0Unit2;
                tape[forgetProductsAt + place * hidden + unit + 3] = forgetProductsRow0Unit3;
                tape[forgetProductsAt + (place + 1) * hidden + unit] = forgetProductsRow1;
                tape[forgetProductsAt + (place + 1) * hidden + unit + 1] = forgetProductsRow1Unit1;
                tape[forgetProductsAt + (place + 1) * hidden + unit + 2] = forgetProductsRow1Unit2;
                tape[forgetProductsAt + (place + 1) * hidden + unit + 3] = forgetProductsRow1Unit3;
                tape[forgetProductsAt + (place + 2) * hidden + unit] = forgetProductsRow2;
                tape[forgetProductsAt + (place + 2) * hidden + unit + 1] = forgetProductsRow2Unit1;
                tape[forgetProductsAt + (place + 2) * hidden + unit + 2] = forgetProductsRow2Unit2;
                tape[forgetProductsAt + (place + 2) * hidden + unit + 3] = forgetProductsRow2Unit3;
                tape[forgetProductsAt + (place + 3) * hidden + unit] = forgetProductsRow3;
                tape[forgetProductsAt + (place + 3) * hidden + unit + 1] = forgetProductsRow3Unit1;
                tape[forgetProductsAt + (place + 3) * hidden + unit + 2] = forgetProductsRow3Unit2;
                tape[forgetProductsAt + (place + 3) * hidden + unit + 3] = forgetProductsRow3Unit3;
                tape[inputProductsAt + place * hidden + unit] = inputProductsRow0;
                tape[inputProductsAt + place * hidden + unit + 1] = inputProductsRow0Unit1;
                tape[inputProductsAt + place * hidden + unit + 2] = inputProductsRow0Unit2;
                tape[inputProductsAt + place * hidden + unit + 3] = inputProductsRow0Unit3;
                tape[inputProductsAt + (place + 1) * hidden + unit] = inputProductsRow1;
                tape[inputProductsAt + (place + 1) * hidden + unit + 1] = inputProductsRow1Unit1;
                tape[inputProductsAt + (place + 1) * hidden + unit + 2] = inputProductsRow1Unit2;
                tape[inputProductsAt + (place + 1) * hidden + unit + 3] = inputProductsRow1Unit3;
                tape[inputProductsAt + (place + 2) * hidden + unit] = inputProductsRow2;
                tape[inputProductsAt + (place + 2) * hidden + unit + 1] = inputProductsRow2Unit1;
                tape[inputProductsAt + (place + 2) * hidden + unit + 2] = inputProductsRow2Unit2;
                tape[inputProductsAt + (place + 2) * hidden + unit + 3] = inputProductsRow2Unit3;
                tape[inputProductsAt + (place + 3) * hidden + unit] = inputProductsRow3;
                tape[inputProductsAt + (place + 3) * hidden + unit + 1] = inputProductsRow3Unit1;
                tape[inputProductsAt + (place + 3) * hidden + unit + 2] = inputProductsRow3Unit2;
                tape[inputProductsAt + (place + 3) * hidden + unit + 3] = inputProductsRow3Unit3;
                tape[candidateProductsAt + place * hidden + unit] = candidateProductsRow0;
                tape[candidateProductsAt + place * hidden + unit + 1] = candidateProductsRow0Unit1;
                tape[candidateProductsAt + place * hidden + unit + 2] = candidateProductsRow0Unit2;
                tape[candidateProductsAt + place * hidden + unit + 3] = candidateProductsRow0Unit3;
                tape[candidateProductsAt + (place + 1) * hidden + unit] = candidateProductsRow1;
                tape[candidateProductsAt + (place + 1) * hidden + unit + 1] = candidateProductsRow1Unit1;
                tape[candidateProductsAt + (place + 1) * hidden + unit + 2] = candidateProductsRow1Unit2;
                tape[candidateProductsAt + (place + 1) * hidden + unit + 3] = candidateProductsRow1Unit3;
                tape[candidateProductsAt + (place + 2) * hidden + unit] = candidateProductsRow2;
                tape[candidateProductsAt + (place + 2) * hidden + unit + 1] = candidateProductsRow2Unit1;
                tape[candidateProductsAt + (place + 2) * hidden + unit + 2] = candidateProductsRow2Unit2;
                tape[candidateProductsAt + (place + 2) * hidden + unit + 3] = candidateProductsRow2Unit3;
                tape[candidateProductsAt + (place + 3) * hidden + unit] = candidateProductsRow3;
                tape[candidateProductsAt + (place + 3) * hidden + unit + 1] = candidateProductsRow3Unit1;
                tape[candidateProductsAt + (place + 3) * hidden + unit + 2] = candidateProductsRow3Unit2;
                tape[candidateProductsAt + (place + 3) * hidden + unit + 3] = candidateProductsRow3Unit3;
                tape[outputProductsAt + place * hidden + unit] = outputProductsRow0;
                tape[outputProductsAt + place * hidden + unit + 1] = outputProductsRow0Unit1;
                tape[outputProductsAt + place * hidden + unit + 2] = outputProductsRow0Unit2;
                tape[outputProductsAt + place * hidden + unit + 3] = outputProductsRow0Unit3;
                tape[outputProductsAt + (place + 1) * hidden + unit] = outputProductsRow1;
                tape[outputProductsAt + (place + 1) * hidden + unit + 1] = outputProductsRow1Unit1;
                tape[outputProductsAt + (place + 1) * hidden + unit + 2] = outputProductsRow1Unit2;
                tape[outputProductsAt + (place + 1) * hidden + unit + 3] = outputProductsRow1Unit3;
                tape[outputProductsAt + (place + 2) * hidden + unit] = outputProductsRow2;
                tape[outputProductsAt + (place + 2) * hidden + unit + 1] = outputProductsRow2Unit1;
                tape[outputProductsAt + (place + 2) * hidden + unit + 2] = outputProductsRow2Unit2;
                tape[outputProductsAt + (place + 2) * hidden + unit + 3] = outputProductsRow2Unit3;
                tape[outputProductsAt + (place + 3) * hidden + unit] = outputProductsRow3;
                tape[outputProductsAt + (place + 3) * hidden + unit + 1] = outputProductsRow3Unit1;
                tape[outputProductsAt + (place + 3) * hidden + unit + 2] = outputProductsRow3Unit2;
                tape[outputProductsAt + (place + 3) * hidden + unit + 3] = outputProductsRow3Unit3;
            } else {
                tape[forgetProductsAt + place * hidden + unit] = forgetProductsRow0;
                tape[forgetProductsAt + (place + 1) * hidden + unit] = forgetProductsRow1;
                tape[forgetProductsAt + (place + 2) * hidden + unit] = forgetProductsRow2;
                tape[forgetProductsAt + (place + 3) * hidden + unit] = forgetProductsRow3;
                tape[inputProductsAt + place * hidden + unit] = inputProductsRow0;
                tape[inputProductsAt + (place + 1) * hidden + unit] = inputProductsRow1;
                tape[inputProductsAt + (place + 2) * hidden + unit] = inputProductsRow2;
                tape[inputProductsAt + (place + 3) * hidden + unit] = inputProductsRow3;
                tape[candidateProductsAt + place * hidden + unit] = candidateProductsRow0;
                tape[candidateProductsAt + (place + 1) * hidden + unit] = candidateProductsRow1;
                tape[candidateProductsAt + (place + 2) * hidden + unit] = candidateProductsRow2;
                tape[candidateProductsAt + (place + 3) * hidden + unit] = candidateProductsRow3;
                tape[outputProductsAt + place * hidden + unit] = outputProductsRow0;
                tape[outputProductsAt + (place + 1) * hidden + unit] = outputProductsRow1;
                tape[outputProductsAt + (place + 2) * hidden + unit] = outputProductsRow2;
                tape[outputProductsAt + (place + 3) * hidden + unit] = outputProductsRow3;
                if (unit + 1 < units) {
                    tape[forgetProductsAt + place * hidden + unit + 1] = forgetProductsRow0Unit1;
                    tape[forgetProductsAt + (place + 1) * hidden + unit + 1] = forgetProductsRow1Unit1;
                    tape[forgetProductsAt + (place + 2) * hidden + unit + 1] = forgetProductsRow2Unit1;
                    tape[forgetProductsAt + (place + 3) * hidden + unit + 1] = forgetProductsRow3Unit1;
                    tape[inputProductsAt + place * hidden + unit + 1] = inputProductsRow0Unit1;
                    tape[inputProductsAt + (place + 1) * hidden + unit + 1] = inputProductsRow1Unit1;
                    tape[inputProductsAt + (place + 2) * hidden + unit + 1] = inputProductsRow2Unit1;
                    tape[inputProductsAt + (place + 3) * hidden + unit + 1] = inputProductsRow3Unit1;
                    tape[candidateProductsAt + place * hidden + unit + 1] = candidateProductsRow0Unit1;
                    tape[candidateProductsAt + (place + 1) * hidden + unit + 1] = candidateProductsRow1Unit1;
                    tape[candidateProductsAt + (place + 2) * hidden + unit + 1] = candidateProductsRow2Unit1;
                    tape[candidateProductsAt + (place + 3) * hidden + unit + 1] = candidateProductsRow3Unit1;
                    tape[outputProductsAt + place * hidden + unit + 1] = outputProductsRow0Unit1;
                    tape[outputProductsAt + (place + 1) * hidden + unit + 1] = outputProductsRow1Unit1;
                    tape[outputProductsAt + (place + 2) * hidden + unit + 1] = outputProductsRow2Unit1;
                    tape[outputProductsAt + (place + 3) * hidden + unit + 1] = outputProductsRow3Unit1;
                }
                if (unit + 2 < units) {
                    tape[forgetProductsAt + place * hidden + unit + 2] = forgetProductsRow0Unit2;
                    tape[forgetProductsAt + (place + 1) * hidden + unit + 2] = forgetProductsRow1Unit2;
                    tape[forgetProductsAt + (place + 2) * hidden + unit + 2] = forgetProductsRow2Unit2;
                    tape[forgetProductsAt + (place + 3) * hidden + unit + 2] = forgetProductsRow3Unit2;
                    tape[inputProductsAt + place * hidden + unit + 2] = inputProductsRow0Unit2;
                    tape[inputProductsAt + (place + 1) * hidden + unit + 2] = inputProductsRow1Unit2;
                    tape[inputProductsAt + (place + 2) * hidden + unit + 2] = inputProductsRow2Unit2;
                    tape[inputProductsAt + (place + 3) * hidden + unit + 2] = inputProductsRow3Unit2;
                    tape[candidateProductsAt + place * hidden + unit + 2] = candidateProductsRow0Unit2;
                    tape[candidateProductsAt + (place + 1) * hidden + unit + 2] = candidateProductsRow1Unit2;
                    tape[candidateProductsAt + (place + 2) * hidden + unit + 2] = candidateProductsRow2Unit2;
                    tape[candidateProductsAt + (place + 3) * hidden + unit + 2] = candidateProductsRow3Unit2;
                    tape[outputProductsAt + place * hidden + unit + 2] = outputProductsRow0Unit2;
                    tape[outputProductsAt + (place + 1) * hidden + unit + 2] = outputProductsRow1Unit2;
                    tape[outputProductsAt + (place + 2) * hidden + unit + 2] = outputProductsRow2Unit2;
                    tape[outputProductsAt + (place + 3) * hidden + unit + 2] = outputProductsRow3Unit2;
                }
            }
            int end = min(unit + 4, units);
            for (int j = 0; j < 4; j++) {
                for (int k = unit; k < end; k++) {
                    forwardStep1Element(layer, place + j, k);
                }
            }
        }
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

    private void backwardStep1(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int units = hidden;
        int tiles = (units + 3) / 4;
        int work = rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 4;
            int row = item / tiles * 4;
            int place = t * rows + row;
            int end = min(unit + 4, units);
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
        float outputBSum = 0f;
        if (t < time - 1) {
            outputBSum = tape[outputBSumAt + row * hidden + unit];
        }
        tape[outputBSumAt + row * hidden + unit] = outputBSum + dOutputSum;
        float candidateBSum = 0f;
        if (t < time - 1) {
            candidateBSum = tape[candidateBSumAt + row * hidden + unit];
        }
        tape[candidateBSumAt + row * hidden + unit] = candidateBSum + dCandidateSum;
        float inputBSum = 0f;
        if (t < time - 1) {
            inputBSum = tape[inputBSumAt + row * hidden + unit];
        }
        tape[inputBSumAt + row * hidden + unit] = inputBSum + dInputSum;
        float forgetBSum = 0f;
        if (t < time - 1) {
            forgetBSum = tape[forgetBSumAt + row * hidden + unit];
        }
        tape[forgetBSumAt + row * hidden + unit] = forgetBSum + dForgetSum;
        float dPreviousC = dC1Part2;
        tape[dPreviousCAt + place * hidden + unit] = dPreviousC;
    }

    /**
     * dPreviousH = output.W_hᵀ dOutputSum + candidate.W_hᵀ dCandidateSum + input.W_hᵀ dInputSum + forget.W_hᵀ dForgetSum
     */
    private void backwardStep2(int layer, int t) {
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
        int units = hidden;
        int tiles = (units + 3) / 4;
        int work = rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 4;
            int row = item / tiles * 4;
            int place = t * rows + row;
            float dPreviousHRow0 = 0f;
            float dPreviousHRow0Unit1 = 0f;
            float dPreviousHRow0Unit2 = 0f;
            float dPreviousHRow0Unit3 = 0f;
            float dPreviousHRow1 = 0f;
            float dPreviousHRow1Unit1 = 0f;
            float dPreviousHRow1Unit2 = 0f;
            float dPreviousHRow1Unit3 = 0f;
            float dPreviousHRow2 = 0f;
            float dPreviousHRow2Unit1 = 0f;
            float dPreviousHRow2Unit2 = 0f;
            float dPreviousHRow2Unit3 = 0f;
            float dPreviousHRow3 = 0f;
            float dPreviousHRow3Unit1 = 0f;
            float dPreviousHRow3Unit2 = 0f;
            float dPreviousHRow3Unit3 = 0f;
            int transposedOutputWHFrom = transposed + outputWHAt + unit;
            int operandDOutputSumStart0Of1 = dOutputSumAt + place * hidden;
            int operandDOutputSumStart1Of1 = dOutputSumAt + (place + 1) * hidden;
            int operandDOutputSumStart2Of1 = dOutputSumAt + (place + 2) * hidden;
            int operandDOutputSumStart3Of1 = dOutputSumAt + (place + 3) * hidden;
            for (int k = 0; k < hidden; k++) {
                float operandDOutputSumRow0Of1 = tape[operandDOutputSumStart0Of1 + k];
                float operandDOutputSumRow1Of1 = tape[operandDOutputSumStart1Of1 + k];
                float operandDOutputSumRow2Of1 = tape[operandDOutputSumStart2Of1 + k];
                float operandDOutputSumRow3Of1 = tape[operandDOutputSumStart3Of1 + k];
                float transposedOutputWH = parameters[transposedOutputWHFrom + k * hidden];
                float transposedOutputWHUnit1 = parameters[transposedOutputWHFrom + k * hidden + 1];
                float transposedOutputWHUnit2 = parameters[transposedOutputWHFrom + k * hidden + 2];
                float transposedOutputWHUnit3 = parameters[transposedOutputWHFrom + k * hidden + 3];
                dPreviousHRow0 += transposedOutputWH * operandDOutputSumRow0Of1;
                dPreviousHRow0Unit1 += transposedOutputWHUnit1 * operandDOutputSumRow0Of1;
                dPreviousHRow0Unit2 += transposedOutputWHUnit2 * operandDOutputSumRow0Of1;
                dPreviousHRow0Unit3 += transposedOutputWHUnit3 * operandDOutputSumRow0Of1;
                dPreviousHRow1 += transposedOutputWH * operandDOutputSumRow1Of1;
                dPreviousHRow1Unit1 += transposedOutputWHUnit1 * operandDOutputSumRow1Of1;
                dPreviousHRow1Unit2 += transposedOutputWHUnit2 * operandDOutputSumRow1Of1;
                dPreviousHRow1Unit3 += transposedOutputWHUnit3 * operandDOutputSumRow1Of1;
                dPreviousHRow2 += transposedOutputWH * operandDOutputSumRow2Of1;
                dPreviousHRow2Unit1 += transposedOutputWHUnit1 * operandDOutputSumRow2Of1;
                dPreviousHRow2Unit2 += transposedOutputWHUnit2 * operandDOutputSumRow2Of1;
                dPreviousHRow2Unit3 += transposedOutputWHUnit3 * operandDOutputSumRow2Of1;
                dPreviousHRow3 += transposedOutputWH * operandDOutputSumRow3Of1;
                dPreviousHRow3Unit1 += transposedOutputWHUnit1 * operandDOutputSumRow3Of1;
                dPreviousHRow3Unit2 += transposedOutputWHUnit2 * operandDOutputSumRow3Of1;
                dPreviousHRow3Unit3 += transposedOutputWHUnit3 * operandDOutputSumRow3Of1;
            }
            int transposedCandidateWHFrom = transposed + candidateWHAt + unit;
            int operandDCandidateSumStart0Of2 = dCandidateSumAt + place * hidden;
            int operandDCandidateSumStart1Of2 = dCandidateSumAt + (place + 1) * hidden;
            int operandDCandidateSumStart2Of2 = dCandidateSumAt + (place + 2) * hidden;
            int operandDCandidateSumStart3Of2 = dCandidateSumAt + (place + 3) * hidden;
            for (int k = 0; k < hidden; k++) {
                float operandDCandidateSumRow0Of2 = tape[operandDCandidateSumStart0Of2 + k];
                float operandDCandidateSumRow1Of2 = tape[operandDCandidateSumStart1Of2 + k];
                float operandDCandidateSumRow2Of2 = tape[operandDCandidateSumStart2Of2 + k];
                float operandDCandidateSumRow3Of2 = tape[operandDCandidateSumStart3Of2 + k];
                float transposedCandidateWH = parameters[transposedCandidateWHFrom + k * hidden];
                float transposedCandidateWHUnit1 = parameters[transposedCandidateWHFrom + k * hidden + 1];
                float transposedCandidateWHUnit2 = parameters[transposedCandidateWHFrom + k * hidden + 2];
                float transposedCandidateWHUnit3 = parameters[transposedCandidateWHFrom + k * hidden + 3];
                dPreviousHRow0 += transposedCandidateWH * operandDCandidateSumRow0Of2;
                dPreviousHRow0Unit1 += transposedCandidateWHUnit1 * operandDCandidateSumRow0Of2;
                dPreviousHRow0Unit2 += transposedCandidateWHUnit2 * operandDCandidateSumRow0Of2;
                dPreviousHRow0Unit3 += transposedCandidateWHUnit3 * operandDCandidateSumRow0Of2;
                dPreviousHRow1 += transposedCandidateWH * operandDCandidateSumRow1Of2;
                dPreviousHRow1Unit1 += transposedCandidateWHUnit1 * operandDCandidateSumRow1Of2;
                dPreviousHRow1Unit2 += transposedCandidateWHUnit2 * operandDCandidateSumRow1Of2;
                dPreviousHRow1Unit3 += transposedCandidateWHUnit3 * operandDCandidateSumRow1Of2;
                dPreviousHRow2 += transposedCandidateWH * operandDCandidateSumRow2Of2;
                dPreviousHRow2Unit1 += transposedCandidateWHUnit1 * operandDCandidateSumRow2Of2;
                dPreviousHRow2Unit2 += transposedCandidateWHUnit2 * operandDCandidateSumRow2Of2;
                dPreviousHRow2Unit3 += transposedCandidateWHUnit3 * operandDCandidateSumRow2Of2;
                dPreviousHRow3 += transposedCandidateWH * operandDCandidateSumRow3Of2;
                dPreviousHRow3Unit1 += transposedCandidateWHUnit1 * operandDCandidateSumRow3Of2;
                dPreviousHRow3Unit2 += transposedCandidateWHUnit2 * operandDCandidateSumRow3Of2;
                dPreviousHRow3Unit3 += transposedCandidateWHUnit3 * operandDCandidateSumRow3Of2;
            }
            int transposedInputWHFrom = transposed + inputWHAt + unit;
            int operandDInputSumStart0Of3 = dInputSumAt + place * hidden;
            int operandDInputSumStart1Of3 = dInputSumAt + (place + 1) * hidden;
            int operandDInputSumStart2Of3 = dInputSumAt + (place + 2) * hidden;
            int operandDInputSumStart3Of3 = dInputSumAt + (place + 3) * hidden;
            for (int k = 0; k < hidden; k++) {
                float operandDInputSumRow0Of3 = tape[operandDInputSumStart0Of3 + k];
                float operandDInputSumRow1Of3 = tape[operandDInputSumStart1Of3 + k];
                float operandDInputSumRow2Of3 = tape[operandDInputSumStart2Of3 + k];
                float operandDInputSumRow3Of3 = tape[operandDInputSumStart3Of3 + k];
                float transposedInputWH = parameters[transposedInputWHFrom + k * hidden];
                float transposedInputWHUnit1 = parameters[transposedInputWHFrom + k * hidden + 1];
                float transposedInputWHUnit2 = parameters[transposedInputWHFrom + k * hidden + 2];
                float transposedInputWHUnit3 = parameters[transposedInputWHFrom + k * hidden + 3];
                dPreviousHRow0 += transposedInputWH * operandDInputSumRow0Of3;
                dPreviousHRow0Unit1 += transposedInputWHUnit1 * operandDInputSumRow0Of3;
                dPreviousHRow0Unit2 += transposedInputWHUnit2 * operandDInputSumRow0Of3;
                dPreviousHRow0Unit3 += transposedInputWHUnit3 * operandDInputSumRow0Of3;
                dPreviousHRow1 += transposedInputWH * operandDInputSumRow1Of3;
                dPreviousHRow1Unit1 += transposedInputWHUnit1 * operandDInputSumRow1Of3;
                dPreviousHRow1Unit2 += transposedInputWHUnit2 * operandDInputSumRow1Of3;
                dPreviousHRow1Unit3 += transposedInputWHUnit3 * operandDInputSumRow1Of3;
                dPreviousHRow2 += transposedInputWH * operandDInputSumRow2Of3;
                dPreviousHRow2Unit1 += transposedInputWHUnit1 * operandDInputSumRow2Of3;
                dPreviousHRow2Unit2 += transposedInputWHUnit2 * operandDInputSumRow2Of3;
                dPreviousHRow2Unit3 += transposedInputWHUnit3 * operandDInputSumRow2Of3;
                dPreviousHRow3 += transposedInputWH * operandDInputSumRow3Of3;
                dPreviousHRow3Unit1 += transposedInputWHUnit1 * operandDInputSumRow3Of3;
                dPreviousHRow3Unit2 += transposedInputWHUnit2 * operandDInputSumRow3Of3;
                dPreviousHRow3Unit3 += transposedInputWHUnit3 * operandDInputSumRow3Of3;
            }
            int transposedForgetWHFrom = transposed + forgetWHAt + unit;
            int operandDForgetSumStart0Of4 = dForgetSumAt + place * hidden;
            int operandDForgetSumStart1Of4 = dForgetSumAt + (place + 1) * hidden;
            int operandDForgetSumStart2Of4 = dForgetSumAt + (place + 2) * hidden;
            int operandDForgetSumStart3Of4 = dForgetSumAt + (place + 3) * hidden;
            for (int k = 0; k < hidden; k++) {
                float operandDForgetSumRow0Of4 = tape[operandDForgetSumStart0Of4 + k];
                float operandDForgetSumRow1Of4 = tape[operandDForgetSumStart1Of4 + k];
                float operandDForgetSumRow2Of4 = tape[operandDForgetSumStart2Of4 + k];
                float operandDForgetSumRow3Of4 = tape[operandDForgetSumStart3Of4 + k];
                float transposedForgetWH = parameters[transposedForgetWHFrom + k * hidden];
                float transposedForgetWHUnit1 = parameters[transposedForgetWHFrom + k * hidden + 1];
                float transposedForgetWHUnit2 = parameters[transposedForgetWHFrom + k * hidden + 2];
                float transposedForgetWHUnit3 = parameters[transposedForgetWHFrom + k * hidden + 3];
                dPreviousHRow0 += transposedForgetWH * operandDForgetSumRow0Of4;
                dPreviousHRow0Unit1 += transposedForgetWHUnit1 * operandDForgetSumRow0Of4;
                dPreviousHRow0Unit2 += transposedForgetWHUnit2 * operandDForgetSumRow0Of4;
                dPreviousHRow0Unit3 += transposedForgetWHUnit3 * operandDForgetSumRow0Of4;
                dPreviousHRow1 += transposedForgetWH * operandDForgetSumRow1Of4;
                dPreviousHRow1Unit1 += transposedForgetWHUnit1 * operandDForgetSumRow1Of4;
                dPreviousHRow1Unit2 += transposedForgetWHUnit2 * operandDForgetSumRow1Of4;
                dPreviousHRow1Unit3 += transposedForgetWHUnit3 * operandDForgetSumRow1Of4;
                dPreviousHRow2 += transposedForgetWH * operandDForgetSumRow2Of4;
                dPreviousHRow2Unit1 += transposedForgetWHUnit1 * operandDForgetSumRow2Of4;
                dPreviousHRow2Unit2 += transposedForgetWHUnit2 * operandDForgetSumRow2Of4;
                dPreviousHRow2Unit3 += transposedForgetWHUnit3 * operandDForgetSumRow2Of4;
                dPreviousHRow3 += transposedForgetWH * operandDForgetSumRow3Of4;
                dPreviousHRow3Unit1 += transposedForgetWHUnit1 * operandDForgetSumRow3Of4;
                dPreviousHRow3Unit2 += transposedForgetWHUnit2 * operandDForgetSumRow3Of4;
                dPreviousHRow3Unit3 += transposedForgetWHUnit3 * operandDForgetSumRow3Of4;
            }
            if (unit + 4 <= units) {
                tape[dPreviousHAt + place * hidden + unit] = dPreviousHRow0;
                tape[dPreviousHAt + place * hidden + unit + 1] = dPreviousHRow0Unit1;
                tape[dPreviousHAt + place * hidden + unit + 2] = dPreviousHRow0Unit2;
                tape[dPreviousHAt + place * hidden + unit + 3] = dPreviousHRow0Unit3;
                tape[dPreviousHAt + (place + 1) * hidden + unit] = dPreviousHRow1;
                tape[dPreviousHAt + (place + 1) * hidden + unit + 1] = dPreviousHRow1Unit1;
                tape[dPreviousHAt + (place + 1) * hidden + unit + 2] = dPreviousHRow1Unit2;
                tape[dPreviousHAt + (place + 1) * hidden + unit + 3] = dPreviousHRow1Unit3;
                tape[dPreviousHAt + (place + 2) * hidden + unit] = dPreviousHRow2;
                tape[dPreviousHAt + (place + 2) * hidden + unit + 1] = dPreviousHRow2Unit1;
                tape[dPreviousHAt + (place + 2) * hidden + unit + 2] = dPreviousHRow2Unit2;
                tape[dPreviousHAt + (place + 2) * hidden + unit + 3] = dPreviousHRow2Unit3;
                tape[dPreviousHAt + (place + 3) * hidden + unit] = dPreviousHRow3;
                tape[dPreviousHAt + (place + 3) * hidden + unit + 1] = dPreviousHRow3Unit1;
                tape[dPreviousHAt + (place + 3) * hidden + unit + 2] = dPreviousHRow3Unit2;
                tape[dPreviousHAt + (place + 3) * hidden + unit + 3] = dPreviousHRow3Unit3;
            } else {
                tape[dPreviousHAt + place * hidden + unit] = dPreviousHRow0;
                tape[dPreviousHAt + (place + 1) * hidden + unit] = dPreviousHRow1;
                tape[dPreviousHAt + (place + 2) * hidden + unit] = dPreviousHRow2;
                tape[dPreviousHAt + (place + 3) * hidden + unit] = dPreviousHRow3;
                if (unit + 1 < units) {
                    tape[dPreviousHAt + place * hidden + unit + 1] = dPreviousHRow0Unit1;
                    tape[dPreviousHAt + (place + 1) * hidden + unit + 1] = dPreviousHRow1Unit1;
                    tape[dPreviousHAt + (place + 2) * hidden + unit + 1] = dPreviousHRow2Unit1;
                    tape[dPreviousHAt + (place + 3) * hidden + unit + 1] = dPreviousHRow3Unit1;
                }
                if (unit + 2 < units) {
                    tape[dPreviousHAt + place * hidden + unit + 2] = dPreviousHRow0Unit2;
                    tape[dPreviousHAt + (place + 1) * hidden + unit + 2] = dPreviousHRow1Unit2;
                    tape[dPreviousHAt + (place + 2) * hidden + unit + 2] = dPreviousHRow2Unit2;
                    tape[dPreviousHAt + (place + 3) * hidden + unit + 2] = dPreviousHRow3Unit2;
                }
            }
        }
    }

    /**
     * dX = output.W_xᵀ dOutputSum + candidate.W_xᵀ dCandidateSum + input.W_xᵀ dInputSum + forget.W_xᵀ dForgetSum
     */
    private void afterBackward1(int layer) {
        int in = layout[layer + IN_SIZE];
        int transposed = layout[LENGTH];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int dXAt = layout[layer + D_X_AT];
        int units = in;
        int tiles = (units + 3) / 4;
        int work = time * rows / 4 * tiles;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % tiles * 4;
            int place = item / tiles * 4;
            float dXRow0 = 0f;
            float dXRow0Unit1 = 0f;
            float dXRow0Unit2 = 0f;
            float dXRow0Unit3 = 0f;
            float dXRow1 = 0f;
            float dXRow1Unit1 = 0f;
            float dXRow1Unit2 = 0f;
            float dXRow1Unit3 = 0f;
            float dXRow2 = 0f;
            float dXRow2Unit1 = 0f;
            float dXRow2Unit2 = 0f;
            float dXRow2Unit3 = 0f;
            float dXRow3 = 0f;
            float dXRow3Unit1 = 0f;
            float dXRow3Unit2 = 0f;
            float dXRow3Unit3 = 0f;
            int transposedOutputWXFrom = transposed + outputWXAt + unit;
            int operandDOutputSumStart0Of1 = dOutputSumAt + place * hidden;
            int operandDOutputSumStart1Of1 = dOutputSumAt + (place + 1) * hidden;
            int operandDOutputSumStart2Of1 = dOutputSumAt + (place + 2) * hidden;
            int operandDOutputSumStart3Of1 = dOutputSumAt + (place + 3) * hidden;
            for (int k = 0; k < hidden; k++) {
                float operandDOutputSumRow0Of1 = tape[operandDOutputSumStart0Of1 + k];
                float operandDOutputSumRow1Of1 = tape[operandDOutputSumStart1Of1 + k];
                float operandDOutputSumRow2Of1 = tape[operandDOutputSumStart2Of1 + k];
                float operandDOutputSumRow3Of1 = tape[operandDOutputSumStart3Of1 + k];
                float transposedOutputWX = parameters[transposedOutputWXFrom + k * in];
                float transposedOutputWXUnit1 = parameters[transposedOutputWXFrom + k * in + 1];
                float transposedOutputWXUnit2 = parameters[transposedOutputWXFrom + k * in + 2];
                float transposedOutputWXUnit3 = parameters[transposedOutputWXFrom + k * in + 3];
                dXRow0 += transposedOutputWX * operandDOutputSumRow0Of1;
                dXRow0Unit1 += transposedOutputWXUnit1 * operandDOutputSumRow0Of1;
                dXRow0Unit2 += transposedOutputWXUnit2 * operandDOutputSumRow0Of1;
                dXRow0Unit3 += transposedOutputWXUnit3 * operandDOutputSumRow0Of1;
                dXRow1 += transposedOutputWX * operandDOutputSumRow1Of1;
                dXRow1Unit1 += transposedOutputWXUnit1 * operandDOutputSumRow1Of1;
                dXRow1Unit2 += transposedOutputWXUnit2 * operandDOutputSumRow1Of1;
                dXRow1Unit3 += transposedOutputWXUnit3 * operandDOutputSumRow1Of1;
                dXRow2 += transposedOutputWX * operandDOutputSumRow2Of1;
                dXRow2Unit1 += transposedOutputWXUnit1 * operandDOutputSumRow2Of1;
                dXRow2Unit2 += transposedOutputWXUnit2 * operandDOutputSumRow2Of1;
                dXRow2Unit3 += transposedOutputWXUnit3 * operandDOutputSumRow2Of1;
                dXRow3 += transposedOutputWX * operandDOutputSumRow3Of1;
                dXRow3Unit1 += transposedOutputWXUnit1 * operandDOutputSumRow3Of1;
                dXRow3Unit2 += transposedOutputWXUnit2 * operandDOutputSumRow3Of1;
                dXRow3Unit3 += transposedOutputWXUnit3 * operandDOutputSumRow3Of1;
            }
            int transposedCandidateWXFrom = transposed + candidateWXAt + unit;
            int operandDCandidateSumStart0Of2 = dCandidateSumAt + place * hidden;
            int operandDCandidateSumStart1Of2 = dCandidateSumAt + (place + 1) * hidden;
            int operandDCandidateSumStart2Of2 = dCandidateSumAt + (place + 2) * hidden;
            int operandDCandidateSumStart3Of2 = dCandidateSumAt + (place + 3) * hidden;
            for (int k = 0; k < hidden; k++) {
                float operandDCandidateSumRow0Of2 = tape[operandDCandidateSumStart0Of2 + k];
                float operandDCandidateSumRow1Of2 = tape[operandDCandidateSumStart1Of2 + k];
                float operandDCandidateSumRow2Of2 = tape[operandDCandidateSumStart2Of2 + k];
                float operandDCandidateSumRow3Of2 = tape[operandDCandidateSumStart3Of2 + k];
                float transposedCandidateWX = parameters[transposedCandidateWXFrom + k * in];
                float transposedCandidateWXUnit1 = parameters[transposedCandidateWXFrom + k * in + 1];
                float transposedCandidateWXUnit2 = parameters[transposedCandidateWXFrom + k * in + 2];
                float transposedCandidateWXUnit3 = parameters[transposedCandidateWXFrom + k * in + 3];
                dXRow0 += transposedCandidateWX * operandDCandidateSumRow0Of2;
                dXRow0Unit1 += transposedCandidateWXUnit1 * operandDCandidateSumRow0Of2;
                dXRow0Unit2 += transposedCandidateWXUnit2 * operandDCandidateSumRow0Of2;
                dXRow0Unit3 += transposedCandidateWXUnit3 * operandDCandidateSumRow0Of2;
                dXRow1 += transposedCandidateWX * operandDCandidateSumRow1Of2;
                dXRow1Unit1 += transposedCandidateWXUnit1 * operandDCandidateSumRow1Of2;
                dXRow1Unit2 += transposedCandidateWXUnit2 * operandDCandidateSumRow1Of2;
                dXRow1Unit3 += transposedCandidateWXUnit3 * operandDCandidateSumRow1Of2;
                dXRow2 += transposedCandidateWX * operandDCandidateSumRow2Of2;
                dXRow2Unit1 += transposedCandidateWXUnit1 * operandDCandidateSumRow2Of2;
                dXRow2Unit2 += transposedCandidateWXUnit2 * operandDCandidateSumRow2Of2;
                dXRow2Unit3 += transposedCandidateWXUnit3 * operandDCandidateSumRow2Of2;
                dXRow3 += transposedCandidateWX * operandDCandidateSumRow3Of2;
                dXRow3Unit1 += transposedCandidateWXUnit1 * operandDCandidateSumRow3Of2;
                dXRow3Unit2 += transposedCandidateWXUnit2 * operandDCandidateSumRow3Of2;
                dXRow3Unit3 += transposedCandidateWXUnit3 * operandDCandidateSumRow3Of2;
            }
            int transposedInputWXFrom = transposed + inputWXAt + unit;
            int operandDInputSumStart0Of3 = dInputSumAt + place * hidden;
            int operandDInputSumStart1Of3 = dInputSumAt + (place + 1) * hidden;
            int operandDInputSumStart2Of3 = dInputSumAt + (place + 2) * hidden;
            int operandDInputSumStart3Of3 = dInputSumAt + (place + 3) * hidden;
            for (int k = 0; k < hidden; k++) {
                float operandDInputSumRow0Of3 = tape[operandDInputSumStart0Of3 + k];
                float operandDInputSumRow1Of3 = tape[operandDInputSumStart1Of3 + k];
                float operandDInputSumRow2Of3 = tape[operandDInputSumStart2Of3 + k];
                float operandDInputSumRow3Of3 = tape[operandDInputSumStart3Of3 + k];
                float transposedInputWX = parameters[transposedInputWXFrom + k * in];
                float transposedInputWXUnit1 = parameters[transposedInputWXFrom + k * in + 1];
                float transposedInputWXUnit2 = parameters[transposedInputWXFrom + k * in + 2];
                float transposedInputWXUnit3 = parameters[transposedInputWXFrom + k * in + 3];
                dXRow0 += transposedInputWX * operandDInputSumRow0Of3;
                dXRow0Unit1 += transposedInputWXUnit1 * operandDInputSumRow0Of3;
                dXRow0Unit2 += transposedInputWXUnit2 * operandDInputSumRow0Of3;
                dXRow0Unit3 += transposedInputWXUnit3 * operandDInputSumRow0Of3;
                dXRow1 += transposedInputWX * operandDInputSumRow1Of3;
                dXRow1Unit1 += transposedInputWXUnit1 * operandDInputSumRow1Of3;
                dXRow1Unit2 += transposedInputWXUnit2 * operandDInputSumRow1Of3;
                dXRow1Unit3 += transposedInputWXUnit3 * operandDInputSumRow1Of3;
                dXRow2 += transposedInputWX * operandDInputSumRow2Of3;
                dXRow2Unit1 += transposedInputWXUnit1 * operandDInputSumRow2Of3;
                dXRow2Unit2 += transposedInputWXUnit2 * operandDInputSumRow2Of3;
                dXRow2Unit3 += transposedInputWXUnit3 * operandDInputSumRow2Of3;
                dXRow3 += transposedInputWX * operandDInputSumRow3Of3;
                dXRow3Unit1 += transposedInputWXUnit1 * operandDInputSumRow3Of3;
                dXRow3Unit2 += transposedInputWXUnit2 * operandDInputSumRow3Of3;
                dXRow3Unit3 += transposedInputWXUnit3 * operandDInputSumRow3Of3;
            }
            int transposedForgetWXFrom = transposed + forgetWXAt + unit;
            int operandDForgetSumStart0Of4 = dForgetSumAt + place * hidden;
            int operandDForgetSumStart1Of4 = dForgetSumAt + (place + 1) * hidden;
            int operandDForgetSumStart2Of4 = dForgetSumAt + (place + 2) * hidden;
            int operandDForgetSumStart3Of4 = dForgetSumAt + (place + 3) * hidden;
            for (int k = 0; k < hidden; k++) {
                float operandDForgetSumRow0Of4 = tape[operandDForgetSumStart0Of4 + k];
                float operandDForgetSumRow1Of4 = tape[operandDForgetSumStart1Of4 + k];
                float operandDForgetSumRow2Of4 = tape[operandDForgetSumStart2Of4 + k];
                float operandDForgetSumRow3Of4 = tape[operandDForgetSumStart3Of4 + k];
                float transposedForgetWX = parameters[transposedForgetWXFrom + k * in];
                float transposedForgetWXUnit1 = parameters[transposedForgetWXFrom + k * in + 1];
                float transposedForgetWXUnit2 = parameters[transposedForgetWXFrom + k * in + 2];
                float transposedForgetWXUnit3 = parameters[transposedForgetWXFrom + k * in + 3];
                dXRow0 += transposedForgetWX * operandDForgetSumRow0Of4;
                dXRow0Unit1 += transposedForgetWXUnit1 * operandDForgetSumRow0Of4;
                dXRow0Unit2 += transposedForgetWXUnit2 * operandDForgetSumRow0Of4;
                dXRow0Unit3 += transposedForgetWXUnit3 * operandDForgetSumRow0Of4;
                dXRow1 += transposedForgetWX * operandDForgetSumRow1Of4;
                dXRow1Unit1 += transposedForgetWXUnit1 * operandDForgetSumRow1Of4;
                dXRow1Unit2 += transposedForgetWXUnit2 * operandDForgetSumRow1Of4;
                dXRow1Unit3 += transposedForgetWXUnit3 * operandDForgetSumRow1Of4;
                dXRow2 += transposedForgetWX * operandDForgetSumRow2Of4;
                dXRow2Unit1 += transposedForgetWXUnit1 * operandDForgetSumRow2Of4;
                dXRow2Unit2 += transposedForgetWXUnit2 * operandDForgetSumRow2Of4;
                dXRow2Unit3 += transposedForgetWXUnit3 * operandDForgetSumRow2Of4;
                dXRow3 += transposedForgetWX * operandDForgetSumRow3Of4;
                dXRow3Unit1 += transposedForgetWXUnit1 * operandDForgetSumRow3Of4;
                dXRow3Unit2 += transposedForgetWXUnit2 * operandDForgetSumRow3Of4;
                dXRow3Unit3 += transposedForgetWXUnit3 * operandDForgetSumRow3Of4;
            }
            if (unit + 4 <= units) {
                tape[dXAt + place * in + unit] = dXRow0;
                tape[dXAt + place * in + unit + 1] = dXRow0Unit1;
                tape[dXAt + place * in + unit + 2] = dXRow0Unit2;
                tape[dXAt + place * in + unit + 3] = dXRow0Unit3;
                tape[dXAt + (place + 1) * in + unit] = dXRow1;
                tape[dXAt + (place + 1) * in + unit + 1] = dXRow1Unit1;
                tape[dXAt + (place + 1) * in + unit + 2] = dXRow1Unit2;
                tape[dXAt + (place + 1) * in + unit + 3] = dXRow1Unit3;
                tape[dXAt + (place + 2) * in + unit] = dXRow2;
                tape[dXAt + (place + 2) * in + unit + 1] = dXRow2Unit1;
                tape[dXAt + (place + 2) * in + unit + 2] = dXRow2Unit2;
                tape[dXAt + (place + 2) * in + unit + 3] = dXRow2Unit3;
                tape[dXAt + (place + 3) * in + unit] = dXRow3;
                tape[dXAt + (place + 3) * in + unit + 1] = dXRow3Unit1;
                tape[dXAt + (place + 3) * in + unit + 2] = dXRow3Unit2;
                tape[dXAt + (place + 3) * in + unit + 3] = dXRow3Unit3;
            } else {
                tape[dXAt + place * in + unit] = dXRow0;
                tape[dXAt + (place + 1) * in + unit] = dXRow1;
                tape[dXAt + (place + 2) * in + unit] = dXRow2;
                tape[dXAt + (place + 3) * in + unit] = dXRow3;
                if (unit + 1 < units) {
                    tape[dXAt + place * in + unit + 1] = dXRow0Unit1;
                    tape[dXAt + (place + 1) * in + unit + 1] = dXRow1Unit1;
                    tape[dXAt + (place + 2) * in + unit + 1] = dXRow2Unit1;
                    tape[dXAt + (place + 3) * in + unit + 1] = dXRow3Unit1;
                }
                if (unit + 2 < units) {
                    tape[dXAt + place * in + unit + 2] = dXRow0Unit2;
                    tape[dXAt + (place + 1) * in + unit + 2] = dXRow1Unit2;
                    tape[dXAt + (place + 2) * in + unit + 2] = dXRow2Unit2;
                    tape[dXAt + (place + 3) * in + unit + 2] = dXRow3Unit2;
                }
            }
        }
    }

    /**
     * gradient output.W_h += dOutputSum ⊗ prev(h)
     * gradient candidate.W_h += dCandidateSum ⊗ prev(h)
     * gradient input.W_h += dInputSum ⊗ prev(h)
     * gradient forget.W_h += dForgetSum ⊗ prev(h)
     */
    private void gradientOfOutputWHAndMore(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        int hAt = layout[layer + H_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int high = (hidden + 3) / 4;
        int wide = (hidden + 3) / 4;
        int last = min(t + gradientSteps, time);
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 4;
            int column = item / high * 4;
            float outputWHColumn0 = 0f;
            float outputWHColumn0Row1 = 0f;
            float outputWHColumn0Row2 = 0f;
            float outputWHColumn0Row3 = 0f;
            float outputWHColumn1 = 0f;
            float outputWHColumn1Row1 = 0f;
            float outputWHColumn1Row2 = 0f;
            float outputWHColumn1Row3 = 0f;
            float outputWHColumn2 = 0f;
            float outputWHColumn2Row1 = 0f;
            float outputWHColumn2Row2 = 0f;
            float outputWHColumn2Row3 = 0f;
            float outputWHColumn3 = 0f;
            float outputWHColumn3Row1 = 0f;
            float outputWHColumn3Row2 = 0f;
            float outputWHColumn3Row3 = 0f;
            float candidateWHColumn0 = 0f;
            float candidateWHColumn0Row1 = 0f;
            float candidateWHColumn0Row2 = 0f;
            float candidateWHColumn0Row3 = 0f;
            float candidateWHColumn1 = 0f;
            float candidateWHColumn1Row1 = 0f;
            float candidateWHColumn1Row2 = 0f;
            float candidateWHColumn1Row3 = 0f;
            float candidateWHColumn2 = 0f;
            float candidateWHColumn2Row1 = 0f;
            float candidateWHColumn2Row2 = 0f;
            float candidateWHColumn2Row3 = 0f;
            float candidateWHColumn3 = 0f;
            float candidateWHColumn3Row1 = 0f;
            float candidateWHColumn3Row2 = 0f;
            float candidateWHColumn3Row3 = 0f;
            float inputWHColumn0 = 0f;
            float inputWHColumn0Row1 = 0f;
            float inputWHColumn0Row2 = 0f;
            float inputWHColumn0Row3 = 0f;
            float inputWHColumn1 = 0f;
            float inputWHColumn1Row1 = 0f;
            float inputWHColumn1Row2 = 0f;
            float inputWHColumn1Row3 = 0f;
            float inputWHColumn2 = 0f;
            float inputWHColumn2Row1 = 0f;
            float inputWHColumn2Row2 = 0f;
            float inputWHColumn2Row3 = 0f;
            float inputWHColumn3 = 0f;
            float inputWHColumn3Row1 = 0f;
            float inputWHColumn3Row2 = 0f;
            float inputWHColumn3Row3 = 0f;
            float forgetWHColumn0 = 0f;
            float forgetWHColumn0Row1 = 0f;
            float forgetWHColumn0Row2 = 0f;
            float forgetWHColumn0Row3 = 0f;
            float forgetWHColumn1 = 0f;
            float forgetWHColumn1Row1 = 0f;
            float forgetWHColumn1Row2 = 0f;
            float forgetWHColumn1Row3 = 0f;
            float forgetWHColumn2 = 0f;
            float forgetWHColumn2Row1 = 0f;
            float forgetWHColumn2Row2 = 0f;
            float forgetWHColumn2Row3 = 0f;
            float forgetWHColumn3 = 0f;
            float forgetWHColumn3Row1 = 0f;
            float forgetWHColumn3Row2 = 0f;
            float forgetWHColumn3Row3 = 0f;
            int outputWHTo = outputWHAt + unit;
            int candidateWHTo = candidateWHAt + unit;
            int inputWHTo = inputWHAt + unit;
            int forgetWHTo = forgetWHAt + unit;
            int next0 = column * hidden;
            int next1 = min(column + 1, hidden - 1) * hidden;
            int next2 = min(column + 2, hidden - 1) * hidden;
            int next3 = min(column + 3, hidden - 1) * hidden;
            if (t > 0) {
                outputWHColumn0 = gradient[outputWHTo + next0];
                outputWHColumn0Row1 = gradient[outputWHTo + next0 + 1];
                outputWHColumn0Row2 = gradient[outputWHTo + next0 + 2];
                outputWHColumn0Row3 = gradient[outputWHTo + next0 + 3];
                outputWHColumn1 = gradient[outputWHTo + next1];
                outputWHColumn1Row1 = gradient[outputWHTo + next1 + 1];
                outputWHColumn1Row2 = gradient[outputWHTo + next1 + 2];
                outputWHColumn1Row3 = gradient[outputWHTo + next1 + 3];
                outputWHColumn2 = gradient[outputWHTo + next2];
                outputWHColumn2Row1 = gradient[outputWHTo + next2 + 1];
                outputWHColumn2Row2 = gradient[outputWHTo + next2 + 2];
                outputWHColumn2Row3 = gradient[outputWHTo + next2 + 3];
                outputWHColumn3 = gradient[outputWHTo + next3];
                outputWHColumn3Row1 = gradient[outputWHTo + next3 + 1];
                outputWHColumn3Row2 = gradient[outputWHTo + next3 + 2];
                outputWHColumn3Row3 = gradient[outputWHTo + next3 + 3];
                candidateWHColumn0 = gradient[candidateWHTo + next0];
                candidateWHColumn0Row1 = gradient[candidateWHTo + next0 + 1];
                candidateWHColumn0Row2 = gradient[candidateWHTo + next0 + 2];
                candidateWHColumn0Row3 = gradient[candidateWHTo + next0 + 3];
                candidateWHColumn1 = gradient[candidateWHTo + next1];
                candidateWHColumn1Row1 = gradient[candidateWHTo + next1 + 1];
                candidateWHColumn1Row2 = gradient[candidateWHTo + next1 + 2];
                candidateWHColumn1Row3 = gradient[candidateWHTo + next1 + 3];
                candidateWHColumn2 = gradient[candidateWHTo + next2];
                candidateWHColumn2Row1 = gradient[candidateWHTo + next2 + 1];
                candidateWHColumn2Row2 = gradient[candidateWHTo + next2 + 2];
                candidateWHColumn2Row3 = gradient[candidateWHTo + next2 + 3];
                candidateWHColumn3 = gradient[candidateWHTo + next3];
                candidateWHColumn3Row1 = gradient[candidateWHTo + next3 + 1];
                candidateWHColumn3Row2 = gradient[candidateWHTo + next3 + 2];
                candidateWHColumn3Row3 = gradient[candidateWHTo + next3 + 3];
                inputWHColumn0 = gradient[inputWHTo + next0];
                inputWHColumn0Row1 = gradient[inputWHTo + next0 + 1];
                inputWHColumn0Row2 = gradient[inputWHTo + next0 + 2];
                inputWHColumn0Row3 = gradient[inputWHTo + next0 + 3];
                inputWHColumn1 = gradient[inputWHTo + next1];
                inputWHColumn1Row1 = gradient[inputWHTo + next1 + 1];
                inputWHColumn1Row2 = gradient[inputWHTo + next1 + 2];
                inputWHColumn1Row3 = gradient[inputWHTo + next1 + 3];
                inputWHColumn2 = gradient[inputWHTo + next2];
                inputWHColumn2Row1 = gradient[inputWHTo + next2 + 1];
                inputWHColumn2Row2 = gradient[inputWHTo + next2 + 2];
                inputWHColumn2Row3 = gradient[inputWHTo + next2 + 3];
                inputWHColumn3 = gradient[inputWHTo + next3];
                inputWHColumn3Row1 = gradient[inputWHTo + next3 + 1];
                inputWHColumn3Row2 = gradient[inputWHTo + next3 + 2];
                inputWHColumn3Row3 = gradient[inputWHTo + next3 + 3];
                forgetWHColumn0 = gradient[forgetWHTo + next0];
                forgetWHColumn0Row1 = gradient[forgetWHTo + next0 + 1];
                forgetWHColumn0Row2 = gradient[forgetWHTo + next0 + 2];
                forgetWHColumn0Row3 = gradient[forgetWHTo + next0 + 3];
                forgetWHColumn1 = gradient[forgetWHTo + next1];
                forgetWHColumn1Row1 = gradient[forgetWHTo + next1 + 1];
                forgetWHColumn1Row2 = gradient[forgetWHTo + next1 + 2];
                forgetWHColumn1Row3 = gradient[forgetWHTo + next1 + 3];
                forgetWHColumn2 = gradient[forgetWHTo + next2];
                forgetWHColumn2Row1 = gradient[forgetWHTo + next2 + 1];
                forgetWHColumn2Row2 = gradient[forgetWHTo + next2 + 2];
                forgetWHColumn2Row3 = gradient[forgetWHTo + next2 + 3];
                forgetWHColumn3 = gradient[forgetWHTo + next3];
                forgetWHColumn3Row1 = gradient[forgetWHTo + next3 + 1];
                forgetWHColumn3Row2 = gradient[forgetWHTo + next3 + 2];
                forgetWHColumn3Row3 = gradient[forgetWHTo + next3 + 3];
            }
            for (int step = t; step < last; step++) {
                for (int row = 0; row < batch; row++) {
                    int place = step * rows + row;
                    int right = hAt + (place - rows) * hidden;
                    float right0 = tape[right + column];
                    float right1 = tape[right + column + 1];
                    float right2 = tape[right + column + 2];
                    float right3 = tape[right + column + 3];
                    int leftOutputWHStart = dOutputSumAt + place * hidden + unit;
                    float leftOutputWH = tape[leftOutputWHStart];
                    float leftOutputWHRow1 = tape[leftOutputWHStart + 1];
                    float leftOutputWHRow2 = tape[leftOutputWHStart + 2];
                    float leftOutputWHRow3 = tape[leftOutputWHStart + 3];
                    outputWHColumn0 += leftOutputWH * right0;
                    outputWHColumn0Row1 += leftOutputWHRow1 * right0;
                    outputWHColumn0Row2 += leftOutputWHRow2 * right0;
                    outputWHColumn0Row3 += leftOutputWHRow3 * right0;
                    outputWHColumn1 += leftOutputWH * right1;
                    outputWHColumn1Row1 += leftOutputWHRow1 * right1;
                    outputWHColumn1Row2 += leftOutputWHRow2 * right1;
                    outputWHColumn1Row3 += leftOutputWHRow3 * right1;
                    outputWHColumn2 += leftOutputWH * right2;
                    outputWHColumn2Row1 += leftOutputWHRow1 * right2;
                    outputWHColumn2Row2 += leftOutputWHRow2 * right2;
                    outputWHColumn2Row3 += leftOutputWHRow3 * right2;
                    outputWHColumn3 += leftOutputWH * right3;
                    outputWHColumn3Row1 += leftOutputWHRow1 * right3;
                    outputWHColumn3Row2 += leftOutputWHRow2 * right3;
                    outputWHColumn3Row3 += leftOutputWHRow3 * right3;
                    int leftCandidateWHStart = dCandidateSumAt + place * hidden + unit;
                    float leftCandidateWH = tape[leftCandidateWHStart];
                    float leftCandidateWHRow1 = tape[leftCandidateWHStart + 1];
                    float leftCandidateWHRow2 = tape[leftCandidateWHStart + 2];
                    float leftCandidateWHRow3 = tape[leftCandidateWHStart + 3];
                    candidateWHColumn0 += leftCandidateWH * right0;
                    candidateWHColumn0Row1 += leftCandidateWHRow1 * right0;
                    candidateWHColumn0Row2 += leftCandidateWHRow2 * right0;
                    candidateWHColumn0Row3 += leftCandidateWHRow3 * right0;
                    candidateWHColumn1 += leftCandidateWH * right1;
                    candidateWHColumn1Row1 += leftCandidateWHRow1 * right1;
                    candidateWHColumn1Row2 += leftCandidateWHRow2 * right1;
                    candidateWHColumn1Row3 += leftCandidateWHRow3 * right1;
                    candidateWHColumn2 += leftCandidateWH * right2;
                    candidateWHColumn2Row1 += leftCandidateWHRow1 * right2;
                    candidateWHColumn2Row2 += leftCandidateWHRow2 * right2;
                    candidateWHColumn2Row3 += leftCandidateWHRow3 * right2;
                    candidateWHColumn3 += leftCandidateWH * right3;
                    candidateWHColumn3Row1 += leftCandidateWHRow1 * right3;
                    candidateWHColumn3Row2 += leftCandidateWHRow2 * right3;
                    candidateWHColumn3Row3 += leftCandidateWHRow3 * right3;
                    int leftInputWHStart = dInputSumAt + place * hidden + unit;
                    float leftInputWH = tape[leftInputWHStart];
                    float leftInputWHRow1 = tape[leftInputWHStart + 1];
                    float leftInputWHRow2 = tape[leftInputWHStart + 2];
                    float leftInputWHRow3 = tape[leftInputWHStart + 3];
                    inputWHColumn0 += leftInputWH * right0;
                    inputWHColumn0Row1 += leftInputWHRow1 * right0;
                    inputWHColumn0Row2 += leftInputWHRow2 * right0;
                    inputWHColumn0Row3 += leftInputWHRow3 * right0;
                    inputWHColumn1 += leftInputWH * right1;
                    inputWHColumn1Row1 += leftInputWHRow1 * right1;
                    inputWHColumn1Row2 += leftInputWHRow2 * right1;
                    inputWHColumn1Row3 += leftInputWHRow3 * right1;
                    inputWHColumn2 += leftInputWH * right2;
                    inputWHColumn2Row1 += leftInputWHRow1 * right2;
                    inputWHColumn2Row2 += leftInputWHRow2 * right2;
                    inputWHColumn2Row3 += leftInputWHRow3 * right2;
                    inputWHColumn3 += leftInputWH * right3;
                    inputWHColumn3Row1 += leftInputWHRow1 * right3;
                    inputWHColumn3Row2 += leftInputWHRow2 * right3;
                    inputWHColumn3Row3 += leftInputWHRow3 * right3;
                    int leftForgetWHStart = dForgetSumAt + place * hidden + unit;
                    float leftForgetWH = tape[leftForgetWHStart];
                    float leftForgetWHRow1 = tape[leftForgetWHStart + 1];
                    float leftForgetWHRow2 = tape[leftForgetWHStart + 2];
                    float leftForgetWHRow3 = tape[leftForgetWHStart + 3];
                    forgetWHColumn0 += leftForgetWH * right0;
                    forgetWHColumn0Row1 += leftForgetWHRow1 * right0;
                    forgetWHColumn0Row2 += leftForgetWHRow2 * right0;
                    forgetWHColumn0Row3 += leftForgetWHRow3 * right0;
                    forgetWHColumn1 += leftForgetWH * right1;
                    forgetWHColumn1Row1 += leftForgetWHRow1 * right1;
                    forgetWHColumn1Row2 += leftForgetWHRow2 * right1;
                    forgetWHColumn1Row3 += leftForgetWHRow3 * right1;
                    forgetWHColumn2 += leftForgetWH * right2;
                    forgetWHColumn2Row1 += leftForgetWHRow1 * right2;
                    forgetWHColumn2Row2 += leftForgetWHRow2 * right2;
                    forgetWHColumn2Row3 += leftForgetWHRow3 * right2;
                    forgetWHColumn3 += leftForgetWH * right3;
                    forgetWHColumn3Row1 += leftForgetWHRow1 * right3;
                    forgetWHColumn3Row2 += leftForgetWHRow2 * right3;
                    forgetWHColumn3Row3 += leftForgetWHRow3 * right3;
                }
            }
            if (unit + 4 <= hidden) {
                gradient[outputWHTo + next0] = outputWHColumn0;
                gradient[outputWHTo + next0 + 1] = outputWHColumn0Row1;
                gradient[outputWHTo + next0 + 2] = outputWHColumn0Row2;
                gradient[outputWHTo + next0 + 3] = outputWHColumn0Row3;
                gradient[candidateWHTo + next0] = candidateWHColumn0;
                gradient[candidateWHTo + next0 + 1] = candidateWHColumn0Row1;
                gradient[candidateWHTo + next0 + 2] = candidateWHColumn0Row2;
                gradient[candidateWHTo + next0 + 3] = candidateWHColumn0Row3;
                gradient[inputWHTo + next0] = inputWHColumn0;
                gradient[inputWHTo + next0 + 1] = inputWHColumn0Row1;
                gradient[inputWHTo + next0 + 2] = inputWHColumn0Row2;
                gradient[inputWHTo + next0 + 3] = inputWHColumn0Row3;
                gradient[forgetWHTo + next0] = forgetWHColumn0;
                gradient[forgetWHTo + next0 + 1] = forgetWHColumn0Row1;
                gradient[forgetWHTo + next0 + 2] = forgetWHColumn0Row2;
                gradient[forgetWHTo + next0 + 3] = forgetWHColumn0Row3;
            } else {
                gradient[outputWHTo + next0] = outputWHColumn0;
                gradient[candidateWHTo + next0] = candidateWHColumn0;
                gradient[inputWHTo + next0] = inputWHColumn0;
                gradient[forgetWHTo + next0] = forgetWHColumn0;
                if (unit + 1 < hidden) {
                    gradient[outputWHTo + next0 + 1] = outputWHColumn0Row1;
                    gradient[candidateWHTo + next0 + 1] = candidateWHColumn0Row1;
                    gradient[inputWHTo + next0 + 1] = inputWHColumn0Row1;
                    gradient[forgetWHTo + next0 + 1] = forgetWHColumn0Row1;
                }
                if (unit + 2 < hidden) {
                    gradient[outputWHTo + next0 + 2] = outputWHColumn0Row2;
                    gradient[candidateWHTo + next0 + 2] = candidateWHColumn0Row2;
                    gradient[inputWHTo + next0 + 2] = inputWHColumn0Row2;
                    gradient[forgetWHTo + next0 + 2] = forgetWHColumn0Row2;
                }
            }
            if (column + 1 < hidden) {
                if (unit + 4 <= hidden) {
                    gradient[outputWHTo + next1] = outputWHColumn1;
                    gradient[outputWHTo + next1 + 1] = outputWHColumn1Row1;
                    gradient[outputWHTo + next1 + 2] = outputWHColumn1Row2;
                    gradient[outputWHTo + next1 + 3] = outputWHColumn1Row3;
                    gradient[candidateWHTo + next1] = candidateWHColumn1;
                    gradient[candidateWHTo + next1 + 1] = candidateWHColumn1Row1;
                    gradient[candidateWHTo + next1 + 2] = candidateWHColumn1Row2;
                    gradient[candidateWHTo + next1 + 3] = candidateWHColumn1Row3;
                    gradient[inputWHTo + next1] = inputWHColumn1;
                    gradient[inputWHTo + next1 + 1] = inputWHColumn1Row1;
                    gradient[inputWHTo + next1 + 2] = inputWHColumn1Row2;
                    gradient[inputWHTo + next1 + 3] = inputWHColumn1Row3;
                    gradient[forgetWHTo + next1] = forgetWHColumn1;
                    gradient[forgetWHTo + next1 + 1] = forgetWHColumn1Row1;
                    gradient[forgetWHTo + next1 + 2] = forgetWHColumn1Row2;
                    gradient[forgetWHTo + next1 + 3] = forgetWHColumn1Row3;
                } else {
                    gradient[outputWHTo + next1] = outputWHColumn1;
                    gradient[candidateWHTo + next1] = candidateWHColumn1;
                    gradient[inputWHTo + next1] = inputWHColumn1;
                    gradient[forgetWHTo + next1] = forgetWHColumn1;
                    if (unit + 1 < hidden) {
                        gradient[outputWHTo + next1 + 1] = outputWHColumn1Row1;
                        gradient[candidateWHTo + next1 + 1] = candidateWHColumn1Row1;
                        gradient[inputWHTo + next1 + 1] = inputWHColumn1Row1;
                        gradient[forgetWHTo + next1 + 1] = forgetWHColumn1Row1;
                    }
                    if (unit + 2 < hidden) {
                        gradient[outputWHTo + next1 + 2] = outputWHColumn1Row2;
                        gradient[candidateWHTo + next1 + 2] = candidateWHColumn1Row2;
                        gradient[inputWHTo + next1 + 2] = inputWHColumn1Row2;
                        gradient[forgetWHTo + next1 + 2] = forgetWHColumn1Row2;
                    }
                }
            }
            if (column + 2 < hidden) {
                if (unit + 4 <= hidden) {
                    gradient[outputWHTo + next2] = outputWHColumn2;
                    gradient[outputWHTo + next2 + 1] = outputWHColumn2Row1;
                    gradient[outputWHTo + next2 + 2] = outputWHColumn2Row2;
                    gradient[outputWHTo + next2 + 3] = outputWHColumn2Row3;
                    gradient[candidateWHTo + next2] = candidateWHColumn2;
                    gradient[candidateWHTo + next2 + 1] = candidateWHColumn2Row1;
                    gradient[candidateWHTo + next2 + 2] = candidateWHColumn2Row2;
                    gradient[candidateWHTo + next2 + 3] = candidateWHColumn2Row3;
                    gradient[inputWHTo + next2] = inputWHColumn2;
                    gradient[inputWHTo + next2 + 1] = inputWHColumn2Row1;
                    gradient[inputWHTo + next2 + 2] = inputWHColumn2Row2;
                    gradient[inputWHTo + next2 + 3] = inputWHColumn2Row3;
                    gradient[forgetWHTo + next2] = forgetWHColumn2;
                    gradient[forgetWHTo + next2 + 1] = forgetWHColumn2Row1;
                    gradient[forgetWHTo + next2 + 2] = forgetWHColumn2Row2;
                    gradient[forgetWHTo + next2 + 3] = forgetWHColumn2Row3;
                } else {
                    gradient[outputWHTo + next2] = outputWHColumn2;
                    gradient[candidateWHTo + next2] = candidateWHColumn2;
                    gradient[inputWHTo + next2] = inputWHColumn2;
                    gradient[forgetWHTo + next2] = forgetWHColumn2;
                    if (unit + 1 < hidden) {
                        gradient[outputWHTo + next2 + 1] = outputWHColumn2Row1;
                        gradient[candidateWHTo + next2 + 1] = candidateWHColumn2Row1;
                        gradient[inputWHTo + next2 + 1] = inputWHColumn2Row1;
                        gradient[forgetWHTo + next2 + 1] = forgetWHColumn2Row1;
                    }
                    if (unit + 2 < hidden) {
                        gradient[outputWHTo + next2 + 2] = outputWHColumn2Row2;
                        gradient[candidateWHTo + next2 + 2] = candidateWHColumn2Row2;
                        gradient[inputWHTo + next2 + 2] = inputWHColumn2Row2;
                        gradient[forgetWHTo + next2 + 2] = forgetWHColumn2Row2;
                    }
                }
            }
            if (column + 3 < hidden) {
                if (unit + 4 <= hidden) {
                    gradient[outputWHTo + next3] = outputWHColumn3;
                    gradient[outputWHTo + next3 + 1] = outputWHColumn3Row1;
                    gradient[outputWHTo + next3 + 2] = outputWHColumn3Row2;
                    gradient[outputWHTo + next3 + 3] = outputWHColumn3Row3;
                    gradient[candidateWHTo + next3] = candidateWHColumn3;
                    gradient[candidateWHTo + next3 + 1] = candidateWHColumn3Row1;
                    gradient[candidateWHTo + next3 + 2] = candidateWHColumn3Row2;
                    gradient[candidateWHTo + next3 + 3] = candidateWHColumn3Row3;
                    gradient[inputWHTo + next3] = inputWHColumn3;
                    gradient[inputWHTo + next3 + 1] = inputWHColumn3Row1;
                    gradient[inputWHTo + next3 + 2] = inputWHColumn3Row2;
                    gradient[inputWHTo + next3 + 3] = inputWHColumn3Row3;
                    gradient[forgetWHTo + next3] = forgetWHColumn3;
                    gradient[forgetWHTo + next3 + 1] = forgetWHColumn3Row1;
                    gradient[forgetWHTo + next3 + 2] = forgetWHColumn3Row2;
                    gradient[forgetWHTo + next3 + 3] = forgetWHColumn3Row3;
                } else {
                    gradient[outputWHTo + next3] = outputWHColumn3;
                    gradient[candidateWHTo + next3] = candidateWHColumn3;
                    gradient[inputWHTo + next3] = inputWHColumn3;
                    gradient[forgetWHTo + next3] = forgetWHColumn3;
                    if (unit + 1 < hidden) {
                        gradient[outputWHTo + next3 + 1] = outputWHColumn3Row1;
                        gradient[candidateWHTo + next3 + 1] = candidateWHColumn3Row1;
                        gradient[inputWHTo + next3 + 1] = inputWHColumn3Row1;
                        gradient[forgetWHTo + next3 + 1] = forgetWHColumn3Row1;
                    }
                    if (unit + 2 < hidden) {
                        gradient[outputWHTo + next3 + 2] = outputWHColumn3Row2;
                        gradient[candidateWHTo + next3 + 2] = candidateWHColumn3Row2;
                        gradient[inputWHTo + next3 + 2] = inputWHColumn3Row2;
                        gradient[forgetWHTo + next3 + 2] = forgetWHColumn3Row2;
                    }
                }
            }
        }
    }

    /**
     * gradient output.W_x += dOutputSum ⊗ x
     * gradient candidate.W_x += dCandidateSum ⊗ x
     * gradient input.W_x += dInputSum ⊗ x
     * gradient forget.W_x += dForgetSum ⊗ x
     */
    private void gradientOfOutputWXAndMore(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int xAt = layout[layer + X_AT];
        int high = (hidden + 3) / 4;
        int wide = (in + 3) / 4;
        int last = min(t + gradientSteps, time);
        int work = high * wide;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % high * 4;
            int column = item / high * 4;
            float outputWXColumn0 = 0f;
            float outputWXColumn0Row1 = 0f;
            float outputWXColumn0Row2 = 0f;
            float outputWXColumn0Row3 = 0f;
            float outputWXColumn1 = 0f;
            float outputWXColumn1Row1 = 0f;
            float outputWXColumn1Row2 = 0f;
            float outputWXColumn1Row3 = 0f;
            float outputWXColumn2 = 0f;
            float outputWXColumn2Row1 = 0f;
            float outputWXColumn2Row2 = 0f;
            float outputWXColumn2Row3 = 0f;
            float outputWXColumn3 = 0f;
            float outputWXColumn3Row1 = 0f;
            float outputWXColumn3Row2 = 0f;
            float outputWXColumn3Row3 = 0f;
            float candidateWXColumn0 = 0f;
            float candidateWXColumn0Row1 = 0f;
            float candidateWXColumn0Row2 = 0f;
            float candidateWXColumn0Row3 = 0f;
            float candidateWXColumn1 = 0f;
            float candidateWXColumn1Row1 = 0f;
            float candidateWXColumn1Row2 = 0f;
            float candidateWXColumn1Row3 = 0f;
            float candidateWXColumn2 = 0f;
            float candidateWXColumn2Row1 = 0f;
            float candidateWXColumn2Row2 = 0f;
            float candidateWXColumn2Row3 = 0f;
            float candidateWXColumn3 = 0f;
            float candidateWXColumn3Row1 = 0f;
            float candidateWXColumn3Row2 = 0f;
            float candidateWXColumn3Row3 = 0f;
            float inputWXColumn0 = 0f;
            float inputWXColumn0Row1 = 0f;
            float inputWXColumn0Row2 = 0f;
            float inputWXColumn0Row3 = 0f;
            float inputWXColumn1 = 0f;
            float inputWXColumn1Row1 = 0f;
            float inputWXColumn1Row2 = 0f;
            float inputWXColumn1Row3 = 0f;
            float inputWXColumn2 = 0f;
            float inputWXColumn2Row1 = 0f;
            float inputWXColumn2Row2 = 0f;
            float inputWXColumn2Row3 = 0f;
            float inputWXColumn3 = 0f;
            float inputWXColumn3Row1 = 0f;
            float inputWXColumn3Row2 = 0f;
            float inputWXColumn3Row3 = 0f;
            float forgetWXColumn0 = 0f;
            float forgetWXColumn0Row1 = 0f;
            float forgetWXColumn0Row2 = 0f;
            float forgetWXColumn0Row3 = 0f;
            float forgetWXColumn1 = 0f;
            float forgetWXColumn1Row1 = 0f;
            float forgetWXColumn1Row2 = 0f;
            float forgetWXColumn1Row3 = 0f;
            float forgetWXColumn2 = 0f;
            float forgetWXColumn2Row1 = 0f;
            float forgetWXColumn2Row2 = 0f;
            float forgetWXColumn2Row3 = 0f;
            float forgetWXColumn3 = 0f;
            float forgetWXColumn3Row1 = 0f;
            float forgetWXColumn3Row2 = 0f;
            float forgetWXColumn3Row3 = 0f;
            int outputWXTo = outputWXAt + unit;
            int candidateWXTo = candidateWXAt + unit;
            int inputWXTo = inputWXAt + unit;
            int forgetWXTo = forgetWXAt + unit;
            int next0 = column * hidden;
            int next1 = min(column + 1, in - 1) * hidden;
            int next2 = min(column + 2, in - 1) * hidden;
            int next3 = min(column + 3, in - 1) * hidden;
            if (t > 0) {
                outputWXColumn0 = gradient[outputWXTo + next0];
                outputWXColumn0Row1 = gradient[outputWXTo + next0 + 1];
                outputWXColumn0Row2 = gradient[outputWXTo + next0 + 2];
                outputWXColumn0Row3 = gradient[outputWXTo + next0 + 3];
                outputWXColumn1 = gradient[outputWXTo + next1];
                outputWXColumn1Row1 = gradient[outputWXTo + next1 + 1];
                outputWXColumn1Row2 = gradient[outputWXTo + next1 + 2];
                outputWXColumn1Row3 = gradient[outputWXTo + next1 + 3];
                outputWXColumn2 = gradient[outputWXTo + next2];
                outputWXColumn2Row1 = gradient[outputWXTo + next2 + 1];
                outputWXColumn2Row2 = gradient[outputWXTo + next2 + 2];
                outputWXColumn2Row3 = gradient[outputWXTo + next2 + 3];
                outputWXColumn3 = gradient[outputWXTo + next3];
                outputWXColumn3Row1 = gradient[outputWXTo + next3 + 1];
                outputWXColumn3Row2 = gradient[outputWXTo + next3 + 2];
                outputWXColumn3Row3 = gradient[outputWXTo + next3 + 3];
                candidateWXColumn0 = gradient[candidateWXTo + next0];
                candidateWXColumn0Row1 = gradient[candidateWXTo + next0 + 1];
                candidateWXColumn0Row2 = gradient[candidateWXTo + next0 + 2];
                candidateWXColumn0Row3 = gradient[candidateWXTo + next0 + 3];
                candidateWXColumn1 = gradient[candidateWXTo + next1];
                candidateWXColumn1Row1 = gradient[candidateWXTo + next1 + 1];
                candidateWXColumn1Row2 = gradient[candidateWXTo + next1 + 2];
                candidateWXColumn1Row3 = gradient[candidateWXTo + next1 + 3];
                candidateWXColumn2 = gradient[candidateWXTo + next2];
                candidateWXColumn2Row1 = gradient[candidateWXTo + next2 + 1];
                candidateWXColumn2Row2 = gradient[candidateWXTo + next2 + 2];
                candidateWXColumn2Row3 = gradient[candidateWXTo + next2 + 3];
                candidateWXColumn3 = gradient[candidateWXTo + next3];
                candidateWXColumn3Row1 = gradient[candidateWXTo + next3 + 1];
                candidateWXColumn3Row2 = gradient[candidateWXTo + next3 + 2];
                candidateWXColumn3Row3 = gradient[candidateWXTo + next3 + 3];
                inputWXColumn0 = gradient[inputWXTo + next0];
                inputWXColumn0Row1 = gradient[inputWXTo + next0 + 1];
                inputWXColumn0Row2 = gradient[inputWXTo + next0 + 2];
                inputWXColumn0Row3 = gradient[inputWXTo + next0 + 3];
                inputWXColumn1 = gradient[inputWXTo + next1];
                inputWXColumn1Row1 = gradient[inputWXTo + next1 + 1];
                inputWXColumn1Row2 = gradient[inputWXTo + next1 + 2];
                inputWXColumn1Row3 = gradient[inputWXTo + next1 + 3];
                inputWXColumn2 = gradient[inputWXTo + next2];
                inputWXColumn2Row1 = gradient[inputWXTo + next2 + 1];
                inputWXColumn2Row2 = gradient[inputWXTo + next2 + 2];
                inputWXColumn2Row3 = gradient[inputWXTo + next2 + 3];
                inputWXColumn3 = gradient[inputWXTo + next3];
                inputWXColumn3Row1 = gradient[inputWXTo + next3 + 1];
                inputWXColumn3Row2 = gradient[inputWXTo + next3 + 2];
                inputWXColumn3Row3 = gradient[inputWXTo + next3 + 3];
                forgetWXColumn0 = gradient[forgetWXTo + next0];
                forgetWXColumn0Row1 = gradient[forgetWXTo + next0 + 1];
                forgetWXColumn0Row2 = gradient[forgetWXTo + next0 + 2];
                forgetWXColumn0Row3 = gradient[forgetWXTo + next0 + 3];
                forgetWXColumn1 = gradient[forgetWXTo + next1];
                forgetWXColumn1Row1 = gradient[forgetWXTo + next1 + 1];
                forgetWXColumn1Row2 = gradient[forgetWXTo + next1 + 2];
                forgetWXColumn1Row3 = gradient[forgetWXTo + next1 + 3];
                forgetWXColumn2 = gradient[forgetWXTo + next2];
                forgetWXColumn2Row1 = gradient[forgetWXTo + next2 + 1];
                forgetWXColumn2Row2 = gradient[forgetWXTo + next2 + 2];
                forgetWXColumn2Row3 = gradient[forgetWXTo + next2 + 3];
                forgetWXColumn3 = gradient[forgetWXTo + next3];
                forgetWXColumn3Row1 = gradient[forgetWXTo + next3 + 1];
                forgetWXColumn3Row2 = gradient[forgetWXTo + next3 + 2];
                forgetWXColumn3Row3 = gradient[forgetWXTo + next3 + 3];
            }
            if (layout[layer + READS_SYMBOLS] == 1) {
                int later = min(t, 1);
                int starts = order() + time * batch;
                int end0 = symbols[starts + column + 1 - later];
                for (int j = symbols[starts + column]; j < end0; j++) {
                    int place = symbols[order() + j];
                    outputWXColumn0 += tape[dOutputSumAt + place * hidden + unit];
                    outputWXColumn0Row1 += tape[dOutputSumAt + place * hidden + unit + 1];
                    outputWXColumn0Row2 += tape[dOutputSumAt + place * hidden + unit + 2];
                    outputWXColumn0Row3 += tape[dOutputSumAt + place * hidden + unit + 3];
                    candidateWXColumn0 += tape[dCandidateSumAt + place * hidden + unit];
                    candidateWXColumn0Row1 += tape[dCandidateSumAt + place * hidden + unit + 1];
                    candidateWXColumn0Row2 += tape[dCandidateSumAt + place * hidden + unit + 2];
                    candidateWXColumn0Row3 += tape[dCandidateSumAt + place * hidden + unit + 3];
                    inputWXColumn0 += tape[dInputSumAt + place * hidden + unit];
                    inputWXColumn0Row1 += tape[dInputSumAt + place * hidden + unit + 1];
                    inputWXColumn0Row2 += tape[dInputSumAt + place * hidden + unit + 2];
                    inputWXColumn0Row3 += tape[dInputSumAt + place * hidden + unit + 3];
                    forgetWXColumn0 += tape[dForgetSumAt + place * hidden + unit];
                    forgetWXColumn0Row1 += tape[dForgetSumAt + place * hidden + unit + 1];
                    forgetWXColumn0Row2 += tape[dForgetSumAt + place * hidden + unit + 2];
                    forgetWXColumn0Row3 += tape[dForgetSumAt + place * hidden + unit + 3];
                }
                if (column + 1 < in) {
                    int end1 = symbols[starts + column + 1 + 1 - later];
                    for (int j = symbols[starts + column + 1]; j < end1; j++) {
                        int place = symbols[order() + j];
                        outputWXColumn1 += tape[dOutputSumAt + place * hidden + unit];
                        outputWXColumn1Row1 += tape[dOutputSumAt + place * hidden + unit + 1];
                        outputWXColumn1Row2 += tape[dOutputSumAt + place * hidden + unit + 2];
                        outputWXColumn1Row3 += tape[dOutputSumAt + place * hidden + unit + 3];
                        candidateWXColumn1 += tape[dCandidateSumAt + place * hidden + unit];
                        candidateWXColumn1Row1 += tape[dCandidateSumAt + place * hidden + unit + 1];
                        candidateWXColumn1Row2 += tape[dCandidateSumAt + place * hidden + unit + 2];
                        candidateWXColumn1Row3 += tape[dCandidateSumAt + place * hidden + unit + 3];
                        inputWXColumn1 += tape[dInputSumAt + place * hidden + unit];
                        inputWXColumn1Row1 += tape[dInputSumAt + place * hidden + unit + 1];
                        inputWXColumn1Row2 += tape[dInputSumAt + place * hidden + unit + 2];
                        inputWXColumn1Row3 += tape[dInputSumAt + place * hidden + unit + 3];
                        forgetWXColumn1 += tape[dForgetSumAt + place * hidden + unit];
                        forgetWXColumn1Row1 += tape[dForgetSumAt + place * hidden + unit + 1];
                        forgetWXColumn1Row2 += tape[dForgetSumAt + place * hidden + unit + 2];
                        forgetWXColumn1Row3 += tape[dForgetSumAt + place * hidden + unit + 3];
                    }
                }
                if (column + 2 < in) {
                    int end2 = symbols[starts + column + 2 + 1 - later];
                    for (int j = symbols[starts + column + 2]; j < end2; j++) {
                        int place = symbols[order() + j];
                        outputWXColumn2 += tape[dOutputSumAt + place * hidden + unit];
                        outputWXColumn2Row1 += tape[dOutputSumAt + place * hidden + unit + 1];
                        outputWXColumn2Row2 += tape[dOutputSumAt + place * hidden + unit + 2];
                        outputWXColumn2Row3 += tape[dOutputSumAt + place * hidden + unit + 3];
                        candidateWXColumn2 += tape[dCandidateSumAt + place * hidden + unit];
                        candidateWXColumn2Row1 += tape[dCandidateSumAt + place * hidden + unit + 1];
                        candidateWXColumn2Row2 += tape[dCandidateSumAt + place * hidden + unit + 2];
                        candidateWXColumn2Row3 += tape[dCandidateSumAt + place * hidden + unit + 3];
                        inputWXColumn2 += tape[dInputSumAt + place * hidden + unit];
                        inputWXColumn2Row1 += tape[dInputSumAt + place * hidden + unit + 1];
                        inputWXColumn2Row2 += tape[dInputSumAt + place * hidden + unit + 2];
                        inputWXColumn2Row3 += tape[dInputSumAt + place * hidden + unit + 3];
                        forgetWXColumn2 += tape[dForgetSumAt + place * hidden + unit];
                        forgetWXColumn2Row1 += tape[dForgetSumAt + place * hidden + unit + 1];
                        forgetWXColumn2Row2 += tape[dForgetSumAt + place * hidden + unit + 2];
                        forgetWXColumn2Row3 += tape[dForgetSumAt + place * hidden + unit + 3];
                    }
                }
                if (column + 3 < in) {
                    int end3 = symbols[starts + column + 3 + 1 - later];
                    for (int j = symbols[starts + column + 3]; j < end3; j++) {
                        int place = symbols[order() + j];
                        outputWXColumn3 += tape[dOutputSumAt + place * hidden + unit];
                        outputWXColumn3Row1 += tape[dOutputSumAt + place * hidden + unit + 1];
                        outputWXColumn3Row2 += tape[dOutputSumAt + place * hidden + unit + 2];
                        outputWXColumn3Row3 += tape[dOutputSumAt + place * hidden + unit + 3];
                        candidateWXColumn3 += tape[dCandidateSumAt + place * hidden + unit];
                        candidateWXColumn3Row1 += tape[dCandidateSumAt + place * hidden + unit + 1];
                        candidateWXColumn3Row2 += tape[dCandidateSumAt + place * hidden + unit + 2];
                        candidateWXColumn3Row3 += tape[dCandidateSumAt + place * hidden + unit + 3];
                        inputWXColumn3 += tape[dInputSumAt + place * hidden + unit];
                        inputWXColumn3Row1 += tape[dInputSumAt + place * hidden + unit + 1];
                        inputWXColumn3Row2 += tape[dInputSumAt + place * hidden + unit + 2];
                        inputWXColumn3Row3 += tape[dInputSumAt + place * hidden + unit + 3];
                        forgetWXColumn3 += tape[dForgetSumAt + place * hidden + unit];
                        forgetWXColumn3Row1 += tape[dForgetSumAt + place * hidden + unit + 1];
                        forgetWXColumn3Row2 += tape[dForgetSumAt + place * hidden + unit + 2];
                        forgetWXColumn3Row3 += tape[dForgetSumAt + place * hidden + unit + 3];
                    }
                }
            } else {
                for (int step = t; step < last; step++) {
                    for (int row = 0; row < batch; row++) {
                        int place = step * rows + row;
                        int right = xAt + place * in;
                        float right0 = tape[right + column];
                        float right1 = tape[right + column + 1];
                        float right2 = tape[right + column + 2];
                        float right3 = tape[right + column + 3];
                        int leftOutputWXStart = dOutputSumAt + place * hidden + unit;
                        float leftOutputWX = tape[leftOutputWXStart];
                        float leftOutputWXRow1 = tape[leftOutputWXStart + 1];
                        float leftOutputWXRow2 = tape[leftOutputWXStart + 2];
                        float leftOutputWXRow3 = tape[leftOutputWXStart + 3];
                        outputWXColumn0 += leftOutputWX * right0;
                        outputWXColumn0Row1 += leftOutputWXRow1 * right0;
                        outputWXColumn0Row2 += leftOutputWXRow2 * right0;
                        outputWXColumn0Row3 += leftOutputWXRow3 * right0;
                        outputWXColumn1 += leftOutputWX * right1;
                        outputWXColumn1Row1 += leftOutputWXRow1 * right1;
                        outputWXColumn1Row2 += leftOutputWXRow2 * right1;
                        outputWXColumn1Row3 += leftOutputWXRow3 * right1;
                        outputWXColumn2 += leftOutputWX * right2;
                        outputWXColumn2Row1 += leftOutputWXRow1 * right2;
                        outputWXColumn2Row2 += leftOutputWXRow2 * right2;
                        outputWXColumn2Row3 += leftOutputWXRow3 * right2;
                        outputWXColumn3 += leftOutputWX * right3;
                        outputWXColumn3Row1 += leftOutputWXRow1 * right3;
                        outputWXColumn3Row2 += leftOutputWXRow2 * right3;
                        outputWXColumn3Row3 += leftOutputWXRow3 * right3;
                        int leftCandidateWXStart = dCandidateSumAt + place * hidden + unit;
                        float leftCandidateWX = tape[leftCandidateWXStart];
                        float leftCandidateWXRow1 = tape[leftCandidateWXStart + 1];
                        float leftCandidateWXRow2 = tape[leftCandidateWXStart + 2];
                        float leftCandidateWXRow3 = tape[leftCandidateWXStart + 3];
                        candidateWXColumn0 += leftCandidateWX * right0;
                        candidateWXColumn0Row1 += leftCandidateWXRow1 * right0;
                        candidateWXColumn0Row2 += leftCandidateWXRow2 * right0;
                        candidateWXColumn0Row3 += leftCandidateWXRow3 * right0;
                        candidateWXColumn1 += leftCandidateWX * right1;
                        candidateWXColumn1Row1 += leftCandidateWXRow1 * right1;
                        candidateWXColumn1Row2 += leftCandidateWXRow2 * right1;
                        candidateWXColumn1Row3 += leftCandidateWXRow3 * right1;
                        candidateWXColumn2 += leftCandidateWX * right2;
                        candidateWXColumn2Row1 += leftCandidateWXRow1 * right2;
                        candidateWXColumn2Row2 += leftCandidateWXRow2 * right2;
                        candidateWXColumn2Row3 += leftCandidateWXRow3 * right2;
                        candidateWXColumn3 += leftCandidateWX * right3;
                        candidateWXColumn3Row1 += leftCandidateWXRow1 * right3;
                        candidateWXColumn3Row2 += leftCandidateWXRow2 * right3;
                        candidateWXColumn3Row3 += leftCandidateWXRow3 * right3;
                        int leftInputWXStart = dInputSumAt + place * hidden + unit;
                        float leftInputWX = tape[leftInputWXStart];
                        float leftInputWXRow1 = tape[leftInputWXStart + 1];
                        float leftInputWXRow2 = tape[leftInputWXStart + 2];
                        float leftInputWXRow3 = tape[leftInputWXStart + 3];
                        inputWXColumn0 += leftInputWX * right0;
                        inputWXColumn0Row1 += leftInputWXRow1 * right0;
                        inputWXColumn0Row2 += leftInputWXRow2 * right0;
                        inputWXColumn0Row3 += leftInputWXRow3 * right0;
                        inputWXColumn1 += leftInputWX * right1;
                        inputWXColumn1Row1 += leftInputWXRow1 * right1;
                        inputWXColumn1Row2 += leftInputWXRow2 * right1;
                        inputWXColumn1Row3 += leftInputWXRow3 * right1;
                        inputWXColumn2 += leftInputWX * right2;
                        inputWXColumn2Row1 += leftInputWXRow1 * right2;
                        inputWXColumn2Row2 += leftInputWXRow2 * right2;
                        inputWXColumn2Row3 += leftInputWXRow3 * right2;
                        inputWXColumn3 += leftInputWX * right3;
                        inputWXColumn3Row1 += leftInputWXRow1 * right3;
                        inputWXColumn3Row2 += leftInputWXRow2 * right3;
                        inputWXColumn3Row3 += leftInputWXRow3 * right3;
                        int leftForgetWXStart = dForgetSumAt + place * hidden + unit;
                        float leftForgetWX = tape[leftForgetWXStart];
                        float leftForgetWXRow1 = tape[leftForgetWXStart + 1];
                        float leftForgetWXRow2 = tape[leftForgetWXStart + 2];
                        float leftForgetWXRow3 = tape[leftForgetWXStart + 3];
                        forgetWXColumn0 += leftForgetWX * right0;
                        forgetWXColumn0Row1 += leftForgetWXRow1 * right0;
                        forgetWXColumn0Row2 += leftForgetWXRow2 * right0;
                        forgetWXColumn0Row3 += leftForgetWXRow3 * right0;
                        forgetWXColumn1 += leftForgetWX * right1;
                        forgetWXColumn1Row1 += leftForgetWXRow1 * right1;
                        forgetWXColumn1Row2 += leftForgetWXRow2 * right1;
                        forgetWXColumn1Row3 += leftForgetWXRow3 * right1;
                        forgetWXColumn2 += leftForgetWX * right2;
                        forgetWXColumn2Row1 += leftForgetWXRow1 * right2;
                        forgetWXColumn2Row2 += leftForgetWXRow2 * right2;
                        forgetWXColumn2Row3 += leftForgetWXRow3 * right2;
                        forgetWXColumn3 += leftForgetWX * right3;
                        forgetWXColumn3Row1 += leftForgetWXRow1 * right3;
                        forgetWXColumn3Row2 += leftForgetWXRow2 * right3;
                        forgetWXColumn3Row3 += leftForgetWXRow3 * right3;
                    }
                }
            }
            if (unit + 4 <= hidden) {
                gradient[outputWXTo + next0] = outputWXColumn0;
                gradient[outputWXTo + next0 + 1] = outputWXColumn0Row1;
                gradient[outputWXTo + next0 + 2] = outputWXColumn0Row2;
                gradient[outputWXTo + next0 + 3] = outputWXColumn0Row3;
                gradient[candidateWXTo + next0] = candidateWXColumn0;
                gradient[candidateWXTo + next0 + 1] = candidateWXColumn0Row1;
                gradient[candidateWXTo + next0 + 2] = candidateWXColumn0Row2;
                gradient[candidateWXTo + next0 + 3] = candidateWXColumn0Row3;
                gradient[inputWXTo + next0] = inputWXColumn0;
                gradient[inputWXTo + next0 + 1] = inputWXColumn0Row1;
                gradient[inputWXTo + next0 + 2] = inputWXColumn0Row2;
                gradient[inputWXTo + next0 + 3] = inputWXColumn0Row3;
                gradient[forgetWXTo + next0] = forgetWXColumn0;
                gradient[forgetWXTo + next0 + 1] = forgetWXColumn0Row1;
                gradient[forgetWXTo + next0 + 2] = forgetWXColumn0Row2;
                gradient[forgetWXTo + next0 + 3] = forgetWXColumn0Row3;
            } else {
                gradient[outputWXTo + next0] = outputWXColumn0;
                gradient[candidateWXTo + next0] = candidateWXColumn0;
                gradient[inputWXTo + next0] = inputWXColumn0;
                gradient[forgetWXTo + next0] = forgetWXColumn0;
                if (unit + 1 < hidden) {
                    gradient[outputWXTo + next0 + 1] = outputWXColumn0Row1;
                    gradient[candidateWXTo + next0 + 1] = candidateWXColumn0Row1;
                    gradient[inputWXTo + next0 + 1] = inputWXColumn0Row1;
                    gradient[forgetWXTo + next0 + 1] = forgetWXColumn0Row1;
                }
                if (unit + 2 < hidden) {
                    gradient[outputWXTo + next0 + 2] = outputWXColumn0Row2;
                    gradient[candidateWXTo + next0 + 2] = candidateWXColumn0Row2;
                    gradient[inputWXTo + next0 + 2] = inputWXColumn0Row2;
                    gradient[forgetWXTo + next0 + 2] = forgetWXColumn0Row2;
                }
            }
            if (column + 1 < in) {
                if (unit + 4 <= hidden) {
                    gradient[outputWXTo + next1] = outputWXColumn1;
                    gradient[outputWXTo + next1 + 1] = outputWXColumn1Row1;
                    gradient[outputWXTo + next1 + 2] = outputWXColumn1Row2;
                    gradient[outputWXTo + next1 + 3] = outputWXColumn1Row3;
                    gradient[candidateWXTo + next1] = candidateWXColumn1;
                    gradient[candidateWXTo + next1 + 1] = candidateWXColumn1Row1;
                    gradient[candidateWXTo + next1 + 2] = candidateWXColumn1Row2;
                    gradient[candidateWXTo + next1 + 3] = candidateWXColumn1Row3;
                    gradient[inputWXTo + next1] = inputWXColumn1;
                    gradient[inputWXTo + next1 + 1] = inputWXColumn1Row1;
                    gradient[inputWXTo + next1 + 2] = inputWXColumn1Row2;
                    gradient[inputWXTo + next1 + 3] = inputWXColumn1Row3;
                    gradient[forgetWXTo + next1] = forgetWXColumn1;
                    gradient[forgetWXTo + next1 + 1] = forgetWXColumn1Row1;
                    gradient[forgetWXTo + next1 + 2] = forgetWXColumn1Row2;
                    gradient[forgetWXTo + next1 + 3] = forgetWXColumn1Row3;
                } else {
                    gradient[outputWXTo + next1] = outputWXColumn1;
                    gradient[candidateWXTo + next1] = candidateWXColumn1;
                    gradient[inputWXTo + next1] = inputWXColumn1;
                    gradient[forgetWXTo + next1] = forgetWXColumn1;
                    if (unit + 1 < hidden) {
                        gradient[outputWXTo + next1 + 1] = outputWXColumn1Row1;
                        gradient[candidateWXTo + next1 + 1] = candidateWXColumn1Row1;
                        gradient[inputWXTo + next1 + 1] = inputWXColumn1Row1;
                        gradient[forgetWXTo + next1 + 1] = forgetWXColumn1Row1;
                    }
                    if (unit + 2 < hidden) {
                        gradient[outputWXTo + next1 + 2] = outputWXColumn1Row2;
                        gradient[candidateWXTo + next1 + 2] = candidateWXColumn1Row2;
                        gradient[inputWXTo + next1 + 2] = inputWXColumn1Row2;
                        gradient[forgetWXTo + next1 + 2] = forgetWXColumn1Row2;
                    }
                }
            }
            if (column + 2 < in) {
                if (unit + 4 <= hidden) {
                    gradient[outputWXTo + next2] = outputWXColumn2;
                    gradient[outputWXTo + next2 + 1] = outputWXColumn2Row1;
                    gradient[outputWXTo + next2 + 2] = outputWXColumn2Row2;
                    gradient[outputWXTo + next2 + 3] = outputWXColumn2Row3;
                    gradient[candidateWXTo + next2] = candidateWXColumn2;
                    gradient[candidateWXTo + next2 + 1] = candidateWXColumn2Row1;
                    gradient[candidateWXTo + next2 + 2] = candidateWXColumn2Row2;
                    gradient[candidateWXTo + next2 + 3] = candidateWXColumn2Row3;
                    gradient[inputWXTo + next2] = inputWXColumn2;
                    gradient[inputWXTo + next2 + 1] = inputWXColumn2Row1;
                    gradient[inputWXTo + next2 + 2] = inputWXColumn2Row2;
                    gradient[inputWXTo + next2 + 3] = inputWXColumn2Row3;
                    gradient[forgetWXTo + next2] = forgetWXColumn2;
                    gradient[forgetWXTo + next2 + 1] = forgetWXColumn2Row1;
                    gradient[forgetWXTo + next2 + 2] = forgetWXColumn2Row2;
                    gradient[forgetWXTo + next2 + 3] = forgetWXColumn2Row3;
                } else {
                    gradient[outputWXTo + next2] = outputWXColumn2;
                    gradient[candidateWXTo + next2] = candidateWXColumn2;
                    gradient[inputWXTo + next2] = inputWXColumn2;
                    gradient[forgetWXTo + next2] = forgetWXColumn2;
                    if (unit + 1 < hidden) {
                        gradient[outputWXTo + next2 + 1] = outputWXColumn2Row1;
                        gradient[candidateWXTo + next2 + 1] = candidateWXColumn2Row1;
                        gradient[inputWXTo + next2 + 1] = inputWXColumn2Row1;
                        gradient[forgetWXTo + next2 + 1] = forgetWXColumn2Row1;
                    }
                    if (unit + 2 < hidden) {
                        gradient[outputWXTo + next2 + 2] = outputWXColumn2Row2;
                        gradient[candidateWXTo + next2 + 2] = candidateWXColumn2Row2;
                        gradient[inputWXTo + next2 + 2] = inputWXColumn2Row2;
                        gradient[forgetWXTo + next2 + 2] = forgetWXColumn2Row2;
                    }
                }
            }
            if (column + 3 < in) {
                if (unit + 4 <= hidden) {
                    gradient[outputWXTo + next3] = outputWXColumn3;
                    gradient[outputWXTo + next3 + 1] = outputWXColumn3Row1;
                    gradient[outputWXTo + next3 + 2] = outputWXColumn3Row2;
                    gradient[outputWXTo + next3 + 3] = outputWXColumn3Row3;
                    gradient[candidateWXTo + next3] = candidateWXColumn3;
                    gradient[candidateWXTo + next3 + 1] = candidateWXColumn3Row1;
                    gradient[candidateWXTo + next3 + 2] = candidateWXColumn3Row2;
                    gradient[candidateWXTo + next3 + 3] = candidateWXColumn3Row3;
                    gradient[inputWXTo + next3] = inputWXColumn3;
                    gradient[inputWXTo + next3 + 1] = inputWXColumn3Row1;
                    gradient[inputWXTo + next3 + 2] = inputWXColumn3Row2;
                    gradient[inputWXTo + next3 + 3] = inputWXColumn3Row3;
                    gradient[forgetWXTo + next3] = forgetWXColumn3;
                    gradient[forgetWXTo + next3 + 1] = forgetWXColumn3Row1;
                    gradient[forgetWXTo + next3 + 2] = forgetWXColumn3Row2;
                    gradient[forgetWXTo + next3 + 3] = forgetWXColumn3Row3;
                } else {
                    gradient[outputWXTo + next3] = outputWXColumn3;
                    gradient[candidateWXTo + next3] = candidateWXColumn3;
                    gradient[inputWXTo + next3] = inputWXColumn3;
                    gradient[forgetWXTo + next3] = forgetWXColumn3;
                    if (unit + 1 < hidden) {
                        gradient[outputWXTo + next3 + 1] = outputWXColumn3Row1;
                        gradient[candidateWXTo + next3 + 1] = candidateWXColumn3Row1;
                        gradient[inputWXTo + next3 + 1] = inputWXColumn3Row1;
                        gradient[forgetWXTo + next3 + 1] = forgetWXColumn3Row1;
                    }
                    if (unit + 2 < hidden) {
                        gradient[outputWXTo + next3 + 2] = outputWXColumn3Row2;
                        gradient[candidateWXTo + next3 + 2] = candidateWXColumn3Row2;
                        gradient[inputWXTo + next3 + 2] = inputWXColumn3Row2;
                        gradient[forgetWXTo + next3 + 2] = forgetWXColumn3Row2;
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

    @Override
    public KernelPlan plan(Map<String, Integer> sizes) {
        return new KernelPlan(
                4,
                List.of("hidden", "in"),
                List.of("forget.W_x", "input.W_x", "candidate.W_x", "output.W_x", "forget.b",
                        "input.b", "candidate.b", "output.b", "forget.W_h", "input.W_h",
                        "candidate.W_h", "output.W_h"),
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
                List.of(KernelPlan.Part.FORWARD_BEFORE, KernelPlan.Part.FORWARD_STEP,
                        KernelPlan.Part.BACKWARD_STEP, KernelPlan.Part.BACKWARD_STEP,
                        KernelPlan.Part.INPUT_COTANGENT, KernelPlan.Part.GRADIENTS,
                        KernelPlan.Part.BACKWARD_TURN),
                "h",
                Optional.of("d.x"));
    }
}
