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
            gradientOfOutputWHAndMore(layer);
            gradientOfOutputWXAndMore(layer);
            gradientsOfVectors(layer);
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
        int in = layout[layer + IN_SIZE];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int xAt = layout[layer + X_AT];
        int units = hidden;
        int work = time * rows / 4 * units;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % units;
            int place = item / units * 4;
            float forgetProductsRow0 = 0f;
            float forgetProductsRow1 = 0f;
            float forgetProductsRow2 = 0f;
            float forgetProductsRow3 = 0f;
            float inputProductsRow0 = 0f;
            float inputProductsRow1 = 0f;
            float inputProductsRow2 = 0f;
            float inputProductsRow3 = 0f;
            float candidateProductsRow0 = 0f;
            float candidateProductsRow1 = 0f;
            float candidateProductsRow2 = 0f;
            float candidateProductsRow3 = 0f;
            float outputProductsRow0 = 0f;
            float outputProductsRow1 = 0f;
            float outputProductsRow2 = 0f;
            float outputProductsRow3 = 0f;
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
                forgetProductsRow1 += parameters[forgetWXFrom + column1];
                forgetProductsRow2 += parameters[forgetWXFrom + column2];
                forgetProductsRow3 += parameters[forgetWXFrom + column3];
                inputProductsRow0 += parameters[inputWXFrom + column0];
                inputProductsRow1 += parameters[inputWXFrom + column1];
                inputProductsRow2 += parameters[inputWXFrom + column2];
                inputProductsRow3 += parameters[inputWXFrom + column3];
                candidateProductsRow0 += parameters[candidateWXFrom + column0];
                candidateProductsRow1 += parameters[candidateWXFrom + column1];
                candidateProductsRow2 += parameters[candidateWXFrom + column2];
                candidateProductsRow3 += parameters[candidateWXFrom + column3];
                outputProductsRow0 += parameters[outputWXFrom + column0];
                outputProductsRow1 += parameters[outputWXFrom + column1];
                outputProductsRow2 += parameters[outputWXFrom + column2];
                outputProductsRow3 += parameters[outputWXFrom + column3];
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
                    forgetProductsRow0 += forgetWX * operandXRow0;
                    forgetProductsRow1 += forgetWX * operandXRow1;
                    forgetProductsRow2 += forgetWX * operandXRow2;
                    forgetProductsRow3 += forgetWX * operandXRow3;
                    float inputWX = parameters[inputWXFrom + k * hidden];
                    inputProductsRow0 += inputWX * operandXRow0;
                    inputProductsRow1 += inputWX * operandXRow1;
                    inputProductsRow2 += inputWX * operandXRow2;
                    inputProductsRow3 += inputWX * operandXRow3;
                    float candidateWX = parameters[candidateWXFrom + k * hidden];
                    candidateProductsRow0 += candidateWX * operandXRow0;
                    candidateProductsRow1 += candidateWX * operandXRow1;
                    candidateProductsRow2 += candidateWX * operandXRow2;
                    candidateProductsRow3 += candidateWX * operandXRow3;
                    float outputWX = parameters[outputWXFrom + k * hidden];
                    outputProductsRow0 += outputWX * operandXRow0;
                    outputProductsRow1 += outputWX * operandXRow1;
                    outputProductsRow2 += outputWX * operandXRow2;
                    outputProductsRow3 += outputWX * operandXRow3;
                }
            }
            beforeForward1Element(layer, place, unit, forgetProductsRow0, inputProductsRow0,
                    candidateProductsRow0, outputProductsRow0);
            beforeForward1Element(layer, place + 1, unit, forgetProductsRow1, inputProductsRow1,
                    candidateProductsRow1, outputProductsRow1);
            beforeForward1Element(layer, place + 2, unit, forgetProductsRow2, inputProductsRow2,
                    candidateProductsRow2, outputProductsRow2);
            beforeForward1Element(layer, place + 3, unit, forgetProductsRow3, inputProductsRow3,
                    candidateProductsRow3, outputProductsRow3);
        }
    }

    private void beforeForward1Element(int layer, int place, int unit, float forgetProducts,
            float inputProducts, float candidateProducts, float outputProducts) {
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        tape[forgetProductsAt + place * hidden + unit] = forgetProducts;
        tape[inputProductsAt + place * hidden + unit] = inputProducts;
        tape[candidateProductsAt + place * hidden + unit] = candidateProducts;
        tape[outputProductsAt + place * hidden + unit] = outputProducts;
    }

    /**
     * forgetProducts += forget.W_h prev(h)
     * inputProducts += input.W_h prev(h)
     * candidateProducts += candidate.W_h prev(h)
     * outputProducts += output.W_h prev(h)
     */
    private void forwardStep1(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int forgetProductsAt = layout[layer + FORGET_PRODUCTS_AT];
        int inputProductsAt = layout[layer + INPUT_PRODUCTS_AT];
        int candidateProductsAt = layout[layer + CANDIDATE_PRODUCTS_AT];
        int outputProductsAt = layout[layer + OUTPUT_PRODUCTS_AT];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        int hAt = layout[layer + H_AT];
        int units = hidden;
        int work = rows / 4 * units;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % units;
            int row = item / units * 4;
            int place = t * rows + row;
            float forgetProductsRow0 = tape[forgetProductsAt + place * hidden + unit];
            float forgetProductsRow1 = tape[forgetProductsAt + (place + 1) * hidden + unit];
            float forgetProductsRow2 = tape[forgetProductsAt + (place + 2) * hidden + unit];
            float forgetProductsRow3 = tape[forgetProductsAt + (place + 3) * hidden + unit];
            float inputProductsRow0 = tape[inputProductsAt + place * hidden + unit];
            float inputProductsRow1 = tape[inputProductsAt + (place + 1) * hidden + unit];
            float inputProductsRow2 = tape[inputProductsAt + (place + 2) * hidden + unit];
            float inputProductsRow3 = tape[inputProductsAt + (place + 3) * hidden + unit];
            float candidateProductsRow0 = tape[candidateProductsAt + place * hidden + unit];
            float candidateProductsRow1 = tape[candidateProductsAt + (place + 1) * hidden + unit];
            float candidateProductsRow2 = tape[candidateProductsAt + (place + 2) * hidden + unit];
            float candidateProductsRow3 = tape[candidateProductsAt + (place + 3) * hidden + unit];
            float outputProductsRow0 = tape[outputProductsAt + place * hidden + unit];
            float outputProductsRow1 = tape[outputProductsAt + (place + 1) * hidden + unit];
            float outputProductsRow2 = tape[outputProductsAt + (place + 2) * hidden + unit];
            float outputProductsRow3 = tape[outputProductsAt + (place + 3) * hidden + unit];
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
                forgetProductsRow0 += forgetWH * previousHRow0;
                forgetProductsRow1 += forgetWH * previousHRow1;
                forgetProductsRow2 += forgetWH * previousHRow2;
                forgetProductsRow3 += forgetWH * previousHRow3;
                float inputWH = parameters[inputWHFrom + k * hidden];
                inputProductsRow0 += inputWH * previousHRow0;
                inputProductsRow1 += inputWH * previousHRow1;
                inputProductsRow2 += inputWH * previousHRow2;
                inputProductsRow3 += inputWH * previousHRow3;
                float candidateWH = parameters[candidateWHFrom + k * hidden];
                candidateProductsRow0 += candidateWH * previousHRow0;
                candidateProductsRow1 += candidateWH * previousHRow1;
                candidateProductsRow2 += candidateWH * previousHRow2;
                candidateProductsRow3 += candidateWH * previousHRow3;
                float outputWH = parameters[outputWHFrom + k * hidden];
                outputProductsRow0 += outputWH * previousHRow0;
                outputProductsRow1 += outputWH * previousHRow1;
                outputProductsRow2 += outputWH * previousHRow2;
                outputProductsRow3 += outputWH * previousHRow3;
            }
            forwardStep1Element(layer, place, unit, forgetProductsRow0, inputProductsRow0,
                    candidateProductsRow0, outputProductsRow0);
            forwardStep1Element(layer, place + 1, unit, forgetProductsRow1, inputProductsRow1,
                    candidateProductsRow1, outputProductsRow1);
            forwardStep1Element(layer, place + 2, unit, forgetProductsRow2, inputProductsRow2,
                    candidateProductsRow2, outputProductsRow2);
            forwardStep1Element(layer, place + 3, unit, forgetProductsRow3, inputProductsRow3,
                    candidateProductsRow3, outputProductsRow3);
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
    private void forwardStep1Element(int layer, int place, int unit, float forgetProducts,
            float inputProducts, float candidateProducts, float outputProducts) {
        int forgetBAt = layout[layer + FORGET_B_AT];
        int forgetAt = layout[layer + FORGET_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        int inputBAt = layout[layer + INPUT_B_AT];
        int inputAt = layout[layer + INPUT_AT];
        int candidateBAt = layout[layer + CANDIDATE_B_AT];
        int candidateAt = layout[layer + CANDIDATE_AT];
        int outputBAt = layout[layer + OUTPUT_B_AT];
        int outputAt = layout[layer + OUTPUT_AT];
        int cAt = layout[layer + C_AT];
        int h1At = layout[layer + H1_AT];
        int hAt = layout[layer + H_AT];
        float forgetSum = forgetProducts + parameters[forgetBAt + unit];
        float forget = sigmoid(forgetSum);
        tape[forgetAt + place * hidden + unit] = forget;
        float inputSum = inputProducts + parameters[inputBAt + unit];
        float input = sigmoid(inputSum);
        tape[inputAt + place * hidden + unit] = input;
        float candidateSum = candidateProducts + parameters[candidateBAt + unit];
        float candidate = tanh(candidateSum);
        tape[candidateAt + place * hidden + unit] = candidate;
        float outputSum = outputProducts + parameters[outputBAt + unit];
        float output = sigmoid(outputSum);
        tape[outputAt + place * hidden + unit] = output;
        float c1 = forget * tape[cAt + (place - rows) * hidden + unit];
        float c2 = input * candidate;
        float c = c1 + c2;
        tape[cAt + place * hidden + unit] = c;
        float h1 = tanh(c);
        tape[h1At + place * hidden + unit] = h1;
        float h = output * h1;
        tape[hAt + place * hidden + unit] = h;
    }

    private void backwardStep1(int layer, int t) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int units = hidden;
        int work = rows / 4 * units;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % units;
            int row = item / units * 4;
            int place = t * rows + row;
            backwardStep1Element(layer, t, place, row, unit);
            backwardStep1Element(layer, t, place + 1, row + 1, unit);
            backwardStep1Element(layer, t, place + 2, row + 2, unit);
            backwardStep1Element(layer, t, place + 3, row + 3, unit);
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
        int units = hidden;
        int work = rows / 4 * units;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % units;
            int row = item / units * 4;
            int place = t * rows + row;
            float dPreviousHRow0 = 0f;
            float dPreviousHRow1 = 0f;
            float dPreviousHRow2 = 0f;
            float dPreviousHRow3 = 0f;
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
                dPreviousHRow0 += transposedOutputWH * operandDOutputSumRow0Of1;
                dPreviousHRow1 += transposedOutputWH * operandDOutputSumRow1Of1;
                dPreviousHRow2 += transposedOutputWH * operandDOutputSumRow2Of1;
                dPreviousHRow3 += transposedOutputWH * operandDOutputSumRow3Of1;
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
                dPreviousHRow0 += transposedCandidateWH * operandDCandidateSumRow0Of2;
                dPreviousHRow1 += transposedCandidateWH * operandDCandidateSumRow1Of2;
                dPreviousHRow2 += transposedCandidateWH * operandDCandidateSumRow2Of2;
                dPreviousHRow3 += transposedCandidateWH * operandDCandidateSumRow3Of2;
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
                dPreviousHRow0 += transposedInputWH * operandDInputSumRow0Of3;
                dPreviousHRow1 += transposedInputWH * operandDInputSumRow1Of3;
                dPreviousHRow2 += transposedInputWH * operandDInputSumRow2Of3;
                dPreviousHRow3 += transposedInputWH * operandDInputSumRow3Of3;
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
                dPreviousHRow0 += transposedForgetWH * operandDForgetSumRow0Of4;
                dPreviousHRow1 += transposedForgetWH * operandDForgetSumRow1Of4;
                dPreviousHRow2 += transposedForgetWH * operandDForgetSumRow2Of4;
                dPreviousHRow3 += transposedForgetWH * operandDForgetSumRow3Of4;
            }
            backwardStep2Element(layer, place, unit, dPreviousHRow0);
            backwardStep2Element(layer, place + 1, unit, dPreviousHRow1);
            backwardStep2Element(layer, place + 2, unit, dPreviousHRow2);
            backwardStep2Element(layer, place + 3, unit, dPreviousHRow3);
        }
    }

    private void backwardStep2Element(int layer, int place, int unit, float dPreviousH) {
        int dPreviousHAt = layout[layer + D_PREVIOUS_H_AT];
        int hidden = layout[layer + HIDDEN_SIZE];
        tape[dPreviousHAt + place * hidden + unit] = dPreviousH;
    }

    /**
     * dX = output.W_xᵀ dOutputSum + candidate.W_xᵀ dCandidateSum + input.W_xᵀ dInputSum + forget.W_xᵀ dForgetSum
     */
    private void afterBackward1(int layer) {
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
        int units = in;
        int work = time * rows / 4 * units;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % units;
            int place = item / units * 4;
            float dXRow0 = 0f;
            float dXRow1 = 0f;
            float dXRow2 = 0f;
            float dXRow3 = 0f;
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
                dXRow0 += transposedOutputWX * operandDOutputSumRow0Of1;
                dXRow1 += transposedOutputWX * operandDOutputSumRow1Of1;
                dXRow2 += transposedOutputWX * operandDOutputSumRow2Of1;
                dXRow3 += transposedOutputWX * operandDOutputSumRow3Of1;
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
                dXRow0 += transposedCandidateWX * operandDCandidateSumRow0Of2;
                dXRow1 += transposedCandidateWX * operandDCandidateSumRow1Of2;
                dXRow2 += transposedCandidateWX * operandDCandidateSumRow2Of2;
                dXRow3 += transposedCandidateWX * operandDCandidateSumRow3Of2;
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
                dXRow0 += transposedInputWX * operandDInputSumRow0Of3;
                dXRow1 += transposedInputWX * operandDInputSumRow1Of3;
                dXRow2 += transposedInputWX * operandDInputSumRow2Of3;
                dXRow3 += transposedInputWX * operandDInputSumRow3Of3;
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
                dXRow0 += transposedForgetWX * operandDForgetSumRow0Of4;
                dXRow1 += transposedForgetWX * operandDForgetSumRow1Of4;
                dXRow2 += transposedForgetWX * operandDForgetSumRow2Of4;
                dXRow3 += transposedForgetWX * operandDForgetSumRow3Of4;
            }
            afterBackward1Element(layer, place, unit, dXRow0);
            afterBackward1Element(layer, place + 1, unit, dXRow1);
            afterBackward1Element(layer, place + 2, unit, dXRow2);
            afterBackward1Element(layer, place + 3, unit, dXRow3);
        }
    }

    private void afterBackward1Element(int layer, int place, int unit, float dX) {
        int dXAt = layout[layer + D_X_AT];
        int in = layout[layer + IN_SIZE];
        tape[dXAt + place * in + unit] = dX;
    }

    /**
     * gradient output.W_h += dOutputSum ⊗ prev(h)
     * gradient candidate.W_h += dCandidateSum ⊗ prev(h)
     * gradient input.W_h += dInputSum ⊗ prev(h)
     * gradient forget.W_h += dForgetSum ⊗ prev(h)
     */
    private void gradientOfOutputWHAndMore(int layer) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int hAt = layout[layer + H_AT];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int outputWHAt = layout[layer + OUTPUT_W_H_AT];
        int candidateWHAt = layout[layer + CANDIDATE_W_H_AT];
        int inputWHAt = layout[layer + INPUT_W_H_AT];
        int forgetWHAt = layout[layer + FORGET_W_H_AT];
        int tiles = (hidden + 3) / 4;
        int work = tiles * hidden;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % hidden;
            int column0 = item / hidden * 4;
            int column1 = min(column0 + 1, hidden - 1);
            int column2 = min(column0 + 2, hidden - 1);
            int column3 = min(column0 + 3, hidden - 1);
            float outputWHColumn0 = 0f;
            float outputWHColumn1 = 0f;
            float outputWHColumn2 = 0f;
            float outputWHColumn3 = 0f;
            float candidateWHColumn0 = 0f;
            float candidateWHColumn1 = 0f;
            float candidateWHColumn2 = 0f;
            float candidateWHColumn3 = 0f;
            float inputWHColumn0 = 0f;
            float inputWHColumn1 = 0f;
            float inputWHColumn2 = 0f;
            float inputWHColumn3 = 0f;
            float forgetWHColumn0 = 0f;
            float forgetWHColumn1 = 0f;
            float forgetWHColumn2 = 0f;
            float forgetWHColumn3 = 0f;
            for (int t = 0; t < time; t++) {
                for (int row = 0; row < batch; row++) {
                    int place = t * rows + row;
                    int right = hAt + (place - rows) * hidden;
                    float right0 = tape[right + column0];
                    float right1 = tape[right + column1];
                    float right2 = tape[right + column2];
                    float right3 = tape[right + column3];
                    float leftOutputWH = tape[dOutputSumAt + place * hidden + unit];
                    outputWHColumn0 += leftOutputWH * right0;
                    outputWHColumn1 += leftOutputWH * right1;
                    outputWHColumn2 += leftOutputWH * right2;
                    outputWHColumn3 += leftOutputWH * right3;
                    float leftCandidateWH = tape[dCandidateSumAt + place * hidden + unit];
                    candidateWHColumn0 += leftCandidateWH * right0;
                    candidateWHColumn1 += leftCandidateWH * right1;
                    candidateWHColumn2 += leftCandidateWH * right2;
                    candidateWHColumn3 += leftCandidateWH * right3;
                    float leftInputWH = tape[dInputSumAt + place * hidden + unit];
                    inputWHColumn0 += leftInputWH * right0;
                    inputWHColumn1 += leftInputWH * right1;
                    inputWHColumn2 += leftInputWH * right2;
                    inputWHColumn3 += leftInputWH * right3;
                    float leftForgetWH = tape[dForgetSumAt + place * hidden + unit];
                    forgetWHColumn0 += leftForgetWH * right0;
                    forgetWHColumn1 += leftForgetWH * right1;
                    forgetWHColumn2 += leftForgetWH * right2;
                    forgetWHColumn3 += leftForgetWH * right3;
                }
            }
            int outputWHTo = outputWHAt + unit;
            gradient[outputWHTo + column0 * hidden] = outputWHColumn0;
            if (column0 + 1 < hidden) {
                gradient[outputWHTo + column1 * hidden] = outputWHColumn1;
            }
            if (column0 + 2 < hidden) {
                gradient[outputWHTo + column2 * hidden] = outputWHColumn2;
            }
            if (column0 + 3 < hidden) {
                gradient[outputWHTo + column3 * hidden] = outputWHColumn3;
            }
            int candidateWHTo = candidateWHAt + unit;
            gradient[candidateWHTo + column0 * hidden] = candidateWHColumn0;
            if (column0 + 1 < hidden) {
                gradient[candidateWHTo + column1 * hidden] = candidateWHColumn1;
            }
            if (column0 + 2 < hidden) {
                gradient[candidateWHTo + column2 * hidden] = candidateWHColumn2;
            }
            if (column0 + 3 < hidden) {
                gradient[candidateWHTo + column3 * hidden] = candidateWHColumn3;
            }
            int inputWHTo = inputWHAt + unit;
            gradient[inputWHTo + column0 * hidden] = inputWHColumn0;
            if (column0 + 1 < hidden) {
                gradient[inputWHTo + column1 * hidden] = inputWHColumn1;
            }
            if (column0 + 2 < hidden) {
                gradient[inputWHTo + column2 * hidden] = inputWHColumn2;
            }
            if (column0 + 3 < hidden) {
                gradient[inputWHTo + column3 * hidden] = inputWHColumn3;
            }
            int forgetWHTo = forgetWHAt + unit;
            gradient[forgetWHTo + column0 * hidden] = forgetWHColumn0;
            if (column0 + 1 < hidden) {
                gradient[forgetWHTo + column1 * hidden] = forgetWHColumn1;
            }
            if (column0 + 2 < hidden) {
                gradient[forgetWHTo + column2 * hidden] = forgetWHColumn2;
            }
            if (column0 + 3 < hidden) {
                gradient[forgetWHTo + column3 * hidden] = forgetWHColumn3;
            }
        }
    }

    /**
     * gradient output.W_x += dOutputSum ⊗ x
     * gradient candidate.W_x += dCandidateSum ⊗ x
     * gradient input.W_x += dInputSum ⊗ x
     * gradient forget.W_x += dForgetSum ⊗ x
     */
    private void gradientOfOutputWXAndMore(int layer) {
        int hidden = layout[layer + HIDDEN_SIZE];
        int in = layout[layer + IN_SIZE];
        int dOutputSumAt = layout[layer + D_OUTPUT_SUM_AT];
        int dCandidateSumAt = layout[layer + D_CANDIDATE_SUM_AT];
        int dInputSumAt = layout[layer + D_INPUT_SUM_AT];
        int dForgetSumAt = layout[layer + D_FORGET_SUM_AT];
        int xAt = layout[layer + X_AT];
        int outputWXAt = layout[layer + OUTPUT_W_X_AT];
        int candidateWXAt = layout[layer + CANDIDATE_W_X_AT];
        int inputWXAt = layout[layer + INPUT_W_X_AT];
        int forgetWXAt = layout[layer + FORGET_W_X_AT];
        int tiles = (in + 3) / 4;
        int work = tiles * hidden;
        for (int item = getGlobalId(); item < work; item += getGlobalSize()) {
            int unit = item % hidden;
            int column0 = item / hidden * 4;
            int column1 = min(column0 + 1, in - 1);
            int column2 = min(column0 + 2, in - 1);
            int column3 = min(column0 + 3, in - 1);
            float outputWXColumn0 = 0f;
            float outputWXColumn1 = 0f;
            float outputWXColumn2 = 0f;
            float outputWXColumn3 = 0f;
            float candidateWXColumn0 = 0f;
            float candidateWXColumn1 = 0f;
            float candidateWXColumn2 = 0f;
            float candidateWXColumn3 = 0f;
            float inputWXColumn0 = 0f;
            float inputWXColumn1 = 0f;
            float inputWXColumn2 = 0f;
            float inputWXColumn3 = 0f;
            float forgetWXColumn0 = 0f;
            float forgetWXColumn1 = 0f;
            float forgetWXColumn2 = 0f;
            float forgetWXColumn3 = 0f;
            if (layout[layer + READS_SYMBOLS] == 1) {
                int starts = order() + time * batch;
                int end0 = symbols[starts + column0 + 1];
                for (int j = symbols[starts + column0]; j < end0; j++) {
                    int place = symbols[order() + j];
                    outputWXColumn0 += tape[dOutputSumAt + place * hidden + unit];
                    candidateWXColumn0 += tape[dCandidateSumAt + place * hidden + unit];
                    inputWXColumn0 += tape[dInputSumAt + place * hidden + unit];
                    forgetWXColumn0 += tape[dForgetSumAt + place * hidden + unit];
                }
                int end1 = symbols[starts + column1 + 1];
                for (int j = symbols[starts + column1]; j < end1; j++) {
                    int place = symbols[order() + j];
                    outputWXColumn1 += tape[dOutputSumAt + place * hidden + unit];
                    candidateWXColumn1 += tape[dCandidateSumAt + place * hidden + unit];
                    inputWXColumn1 += tape[dInputSumAt + place * hidden + unit];
                    forgetWXColumn1 += tape[dForgetSumAt + place * hidden + unit];
                }
                int end2 = symbols[starts + column2 + 1];
                for (int j = symbols[starts + column2]; j < end2; j++) {
                    int place = symbols[order() + j];
                    outputWXColumn2 += tape[dOutputSumAt + place * hidden + unit];
                    candidateWXColumn2 += tape[dCandidateSumAt + place * hidden + unit];
                    inputWXColumn2 += tape[dInputSumAt + place * hidden + unit];
                    forgetWXColumn2 += tape[dForgetSumAt + place * hidden + unit];
                }
                int end3 = symbols[starts + column3 + 1];
                for (int j = symbols[starts + column3]; j < end3; j++) {
                    int place = symbols[order() + j];
                    outputWXColumn3 += tape[dOutputSumAt + place * hidden + unit];
                    candidateWXColumn3 += tape[dCandidateSumAt + place * hidden + unit];
                    inputWXColumn3 += tape[dInputSumAt + place * hidden + unit];
                    forgetWXColumn3 += tape[dForgetSumAt + place * hidden + unit];
                }
            } else {
                for (int t = 0; t < time; t++) {
                    for (int row = 0; row < batch; row++) {
                        int place = t * rows + row;
                        int right = xAt + place * in;
                        float right0 = tape[right + column0];
                        float right1 = tape[right + column1];
                        float right2 = tape[right + column2];
                        float right3 = tape[right + column3];
                        float leftOutputWX = tape[dOutputSumAt + place * hidden + unit];
                        outputWXColumn0 += leftOutputWX * right0;
                        outputWXColumn1 += leftOutputWX * right1;
                        outputWXColumn2 += leftOutputWX * right2;
                        outputWXColumn3 += leftOutputWX * right3;
                        float leftCandidateWX = tape[dCandidateSumAt + place * hidden + unit];
                        candidateWXColumn0 += leftCandidateWX * right0;
                        candidateWXColumn1 += leftCandidateWX * right1;
                        candidateWXColumn2 += leftCandidateWX * right2;
                        candidateWXColumn3 += leftCandidateWX * right3;
                        float leftInputWX = tape[dInputSumAt + place * hidden + unit];
                        inputWXColumn0 += leftInputWX * right0;
                        inputWXColumn1 += leftInputWX * right1;
                        inputWXColumn2 += leftInputWX * right2;
                        inputWXColumn3 += leftInputWX * right3;
                        float leftForgetWX = tape[dForgetSumAt + place * hidden + unit];
                        forgetWXColumn0 += leftForgetWX * right0;
                        forgetWXColumn1 += leftForgetWX * right1;
                        forgetWXColumn2 += leftForgetWX * right2;
                        forgetWXColumn3 += leftForgetWX * right3;
                    }
                }
            }
            int outputWXTo = outputWXAt + unit;
            gradient[outputWXTo + column0 * hidden] = outputWXColumn0;
            if (column0 + 1 < in) {
                gradient[outputWXTo + column1 * hidden] = outputWXColumn1;
            }
            if (column0 + 2 < in) {
                gradient[outputWXTo + column2 * hidden] = outputWXColumn2;
            }
            if (column0 + 3 < in) {
                gradient[outputWXTo + column3 * hidden] = outputWXColumn3;
            }
            int candidateWXTo = candidateWXAt + unit;
            gradient[candidateWXTo + column0 * hidden] = candidateWXColumn0;
            if (column0 + 1 < in) {
                gradient[candidateWXTo + column1 * hidden] = candidateWXColumn1;
            }
            if (column0 + 2 < in) {
                gradient[candidateWXTo + column2 * hidden] = candidateWXColumn2;
            }
            if (column0 + 3 < in) {
                gradient[candidateWXTo + column3 * hidden] = candidateWXColumn3;
            }
            int inputWXTo = inputWXAt + unit;
            gradient[inputWXTo + column0 * hidden] = inputWXColumn0;
            if (column0 + 1 < in) {
                gradient[inputWXTo + column1 * hidden] = inputWXColumn1;
            }
            if (column0 + 2 < in) {
                gradient[inputWXTo + column2 * hidden] = inputWXColumn2;
            }
            if (column0 + 3 < in) {
                gradient[inputWXTo + column3 * hidden] = inputWXColumn3;
            }
            int forgetWXTo = forgetWXAt + unit;
            gradient[forgetWXTo + column0 * hidden] = forgetWXColumn0;
            if (column0 + 1 < in) {
                gradient[forgetWXTo + column1 * hidden] = forgetWXColumn1;
            }
            if (column0 + 2 < in) {
                gradient[forgetWXTo + column2 * hidden] = forgetWXColumn2;
            }
            if (column0 + 3 < in) {
                gradient[forgetWXTo + column3 * hidden] = forgetWXColumn3;
            }
        }
    }

    private void gradientsOfVectors(int layer) {
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
        for (int unit = getGlobalId(); unit < hidden; unit += getGlobalSize()) {
            float sum = 0f;
            for (int row = 0; row < batch; row++) {
                sum += tape[outputBSumAt + row * hidden + unit];
            }
            gradient[outputBAt + unit] = sum;
        }
        // gradient candidate.b
        for (int unit = getGlobalId(); unit < hidden; unit += getGlobalSize()) {
            float sum = 0f;
            for (int row = 0; row < batch; row++) {
                sum += tape[candidateBSumAt + row * hidden + unit];
            }
            gradient[candidateBAt + unit] = sum;
        }
        // gradient input.b
        for (int unit = getGlobalId(); unit < hidden; unit += getGlobalSize()) {
            float sum = 0f;
            for (int row = 0; row < batch; row++) {
                sum += tape[inputBSumAt + row * hidden + unit];
            }
            gradient[inputBAt + unit] = sum;
        }
        // gradient forget.b
        for (int unit = getGlobalId(); unit < hidden; unit += getGlobalSize()) {
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
