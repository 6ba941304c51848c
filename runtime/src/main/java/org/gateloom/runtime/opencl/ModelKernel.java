package org.gateloom.runtime.opencl;

import java.util.Map;
import org.gateloom.runtime.math.Fast;

/**
 * A model as one kernel: layers of one cell, an output layer, softmax and cross entropy, backward through all of them, the
 * gradients, clipping and an optimiser's update. A generated subclass has the cell's stages; what is every model's is here.
 *
 * <p>An execution is a list of passes. Each does one stage, which {@link #schedule} names with a layer and a time step, and
 * all elements of a pass are done before the next begins. In a stage, elements do not meet: work items take elements in
 * turns, any number of them, so that the body of the kernel is right as plain Java too, pass by pass. Every sum is in a
 * fixed order.
 *
 * <p>Rows of the batch are filled up to a multiple of {@link #TILE}, so that a work item does whole tiles; what is
 * computed for the rows that nobody asked for goes into no sum.
 *
 * <p>Written in the part of Java that Aparapi translates: no objects, no {@code break}, {@code int} for {@code boolean},
 * every local with a first value.
 */
public abstract class ModelKernel extends KernelMemory {

    /** The number of the first stage that is the cell's. */
    protected static final int CELL = 16;

    /** Places of a sequence that a pass of the gradients takes, if not one step has more: what stays in a core's cache. */
    static final int GRADIENT_PLACES = 160;

    // Stages that are every model's; the products of the output layer are printed with the cell's, of which they have
    // the tile.
    static final int NOTHING = -1;
    static final int BEGIN = 0;
    static final int EMBED = 1;
    static final int COPY_INPUT = 2;
    protected static final int LOGITS = 3;
    static final int CROSS_ENTROPY = 4;
    protected static final int OUTPUT_BACKWARD = 5;
    protected static final int OUTPUT_GRADIENT = 6;
    static final int EMBEDDING_GRADIENT = 7;
    static final int PARTIAL_SUMS = 8;
    static final int NORM = 9;
    static final int ADAM = 10;
    static final int END = 11;
    static final int DROP = 12;
    static final int DROP_BACKWARD = 13;
    static final int DESCENT = 14;
    static final int RMS_PROP = 15;

    /** 2 to the -60th: what gradients are multiplied with where their squares overflow, and only there: small ones vanish. */
    private static final float FAR = 0x1p-60f;

    /** What PyTorch's clip_grad_norm_ adds to the norm. */
    private static final float NORM_EPSILON = 1e-6f;

    /** Aparapi cannot translate a call of {@link Fast#flushed}. */
    private static final float FLUSH = Fast.FLUSH;

    /**
     * What the kernel keeps and runs.
     *
     * @param sizes the cell's, by name
     */
    public abstract KernelPlan plan(Map<String, Integer> sizes);

    /** Where what is read in the training step of this pass begins in {@link #symbols}. */
    protected int inputs() {
        return getPassId() / passes * chunk;
    }

    /** Where the sorted places of this training step begin in {@link #symbols}; behind them is where each symbol's begin. */
    protected int order() {
        // Not by way of inputs(), which Aparapi would print behind this where a method deeper down asks for it too.
        return getPassId() / passes * chunk + 2 * time * rows;
    }

    /**
     * The first of {@code work} pieces of work that are this work item's. Where there are fewer pieces than items, those that
     * have one are far apart, so that all groups get some; the others get {@code work}.
     */
    protected int firstOf(int work) {
        int apart = apart(work);
        int first = work;
        if (getGlobalId() % apart == 0) {
            first = getGlobalId() / apart;
        }
        return first;
    }

    private int apart(int work) {
        // Of two local ints: getGlobalSize() is a number of another type in OpenCL, whose max wants two of one.
        int apart = getGlobalSize() / work;
        return max(1, apart);
    }

    /** From one of them to the next. */
    protected int turnOf(int work) {
        int apart = apart(work);
        return (getGlobalSize() + apart - 1) / apart;
    }

    /** The stages that are every model's. */
    protected void model(int stage, int layer) {
        if (stage == BEGIN) {
            begin();
        }
        if (stage == EMBED) {
            embed();
        }
        if (stage == COPY_INPUT) {
            copyInput(layer);
        }
        if (stage == CROSS_ENTROPY) {
            crossEntropy();
        }
        if (stage == OUTPUT_GRADIENT) {
            outputBias();
        }
        if (stage == EMBEDDING_GRADIENT) {
            embeddingGradient();
        }
        if (stage == PARTIAL_SUMS) {
            partialSums();
        }
        if (stage == NORM) {
            norm();
        }
        if (stage == ADAM || stage == DESCENT || stage == RMS_PROP) {
            update(stage);
        }
        if (stage == END) {
            end();
        }
        if (stage == DROP) {
            drop(layer, 0);
        }
        if (stage == DROP_BACKWARD) {
            drop(layer, 3);
        }
    }

    /** States and cotangents go to where the loop reads them, gradients begin, and matrices that are read row by row are turned. */
    private void begin() {
        int size = getGlobalSize();
        int states = layout[STATES];
        for (int state = 0; state < states; state++) {
            int at = layout[STATES_AT] + 4 * state;
            int from = layout[at];
            int to = layout[at + 1];
            int cotangent = layout[at + 2];
            int count = layout[at + 3];
            for (int i = getGlobalId(); i < count; i += size) {
                tape[to - count + i] = carried[from + i];
                tape[cotangent + time * count + i] = carried[from + count + i];
            }
        }
        int length = layout[LENGTH];
        for (int i = getGlobalId(); i < length; i += size) {
            gradient[i] = 0f;
        }
        int matrices = layout[MATRICES];
        for (int matrix = 0; matrix < matrices; matrix++) {
            int at = layout[MATRICES_AT] + 4 * matrix;
            int from = layout[at];
            int height = layout[at + 1];
            int width = layout[at + 2];
            int area = height * width;
            int count = layout[at + 3] * area;
            for (int i = getGlobalId(); i < count; i += size) {
                int place = i % area;
                int row = place / width;
                int column = place % width;
                parameters[length + from + i] = parameters[from + i - place + column * height + row];
            }
        }
    }

    /** The first layer reads a vector for each symbol. */
    private void embed() {
        int width = layout[EMBEDDED_SIZE];
        int to = layout[EMBEDDED];
        int from = layout[EMBEDDING_W];
        int read = inputs();
        int work = time * rows * width;
        for (int i = getGlobalId(); i < work; i += getGlobalSize()) {
            tape[to + i] = parameters[from + symbols[read + i / width] * width + i % width];
        }
    }

    /** A layer that remembers its input has a copy of it; {@code layer} is the number of the copy. */
    private void copyInput(int copy) {
        int at = layout[COPIES_AT] + 3 * copy;
        int from = layout[at];
        int to = layout[at + 1];
        int work = time * rows * layout[at + 2];
        for (int i = getGlobalId(); i < work; i += getGlobalSize()) {
            tape[to + i] = tape[from + i];
        }
    }

    /**
     * What a layer emits, times its mask, is what is read above; and so are the cotangents, the other way.
     *
     * @param at where the layout says where the layer's are
     * @param way where from and where to stand there: 0 forward, 3 backward
     */
    private void drop(int at, int way) {
        int from = layout[at + way];
        int to = layout[at + way + 1];
        int mask = layout[at + 2];
        int work = time * rows * layout[at + 5];
        for (int i = getGlobalId(); i < work; i += getGlobalSize()) {
            tape[to + i] = tape[from + i] * masks[mask + i];
        }
    }

    /** Leaves the derivatives of the mean loss by the logits in their place, and the losses. */
    private void crossEntropy() {
        int count = layout[SYMBOL_COUNT];
        int read = inputs();
        float scale = rates[RATES_HEAD + getPassId() / passes * RATES + SCALE];
        int work = time * rows;
        for (int place = getGlobalId(); place < work; place += getGlobalSize()) {
            int from = layout[LOGITS_AT] + place * count;
            int target = symbols[read + work + place];
            float greatest = tape[from];
            for (int i = 1; i < count; i++) {
                greatest = max(greatest, tape[from + i]);
            }
            float right = 0f;
            if (target >= 0) {
                right = tape[from + target];
            }
            float sum = 0f;
            for (int i = 0; i < count; i++) {
                float power = exp(tape[from + i] - greatest);
                tape[from + i] = power;
                sum += power;
            }
            float loss = 0f;
            float share = 0f;
            if (target >= 0) {
                loss = log(sum) + greatest - right;
                share = scale / sum;
            }
            tape[layout[LOSSES_AT] + place] = loss;
            for (int i = 0; i < count; i++) {
                float derivative = tape[from + i] * share;
                if (i == target) {
                    derivative -= scale;
                }
                tape[from + i] = derivative;
            }
        }
    }

    /** The gradient of the output layer's b. */
    private void outputBias() {
        int count = layout[SYMBOL_COUNT];
        for (int symbol = getGlobalId(); symbol < count; symbol += getGlobalSize()) {
            float sum = 0f;
            for (int t = 0; t < time; t++) {
                for (int row = 0; row < batch; row++) {
                    sum += tape[layout[LOGITS_AT] + (t * rows + row) * count + symbol];
                }
            }
            gradient[layout[OUTPUT_B] + symbol] = sum;
        }
    }

    /** A symbol's vector gets the cotangents of all places where the symbol is read. */
    private void embeddingGradient() {
        int count = layout[SYMBOL_COUNT];
        int width = layout[EMBEDDED_SIZE];
        int from = layout[EMBEDDED_COTANGENT];
        int order = order();
        int starts = order + time * batch;
        int work = count * width;
        for (int i = getGlobalId(); i < work; i += getGlobalSize()) {
            int symbol = i / width;
            int unit = i % width;
            int end = symbols[starts + symbol + 1];
            float sum = 0f;
            for (int j = symbols[starts + symbol]; j < end; j++) {
                sum += tape[from + symbols[order + j] * width + unit];
            }
            gradient[layout[EMBEDDING_W] + i] = sum;
        }
    }

    /**
     * Squares of the gradient, losses, and squares of the gradient times {@link #FAR}, for where no float holds them, each
     * in {@link #PARTIALS} sums.
     */
    private void partialSums() {
        int length = layout[LENGTH];
        int to = layout[PARTIALS_AT];
        int losses = layout[LOSSES_AT];
        for (int part = getGlobalId(); part < PARTIALS; part += getGlobalSize()) {
            float squares = 0f;
            for (int i = part; i < length; i += PARTIALS) {
                squares += gradient[i] * gradient[i];
            }
            float small = FAR * squares * FAR;
            int again = 0;
            if (squares > Float.MAX_VALUE) {
                small = 0f;
                again = length;
            }
            for (int i = part; i < again; i += PARTIALS) {
                small += FAR * gradient[i] * (FAR * gradient[i]);
            }
            float loss = 0f;
            for (int place = part; place < time * rows; place += PARTIALS) {
                if (place % rows < batch) {
                    loss += tape[losses + place];
                }
            }
            tape[to + part] = squares;
            tape[to + PARTIALS + part] = loss;
            tape[to + 2 * PARTIALS + part] = small;
        }
    }

    /** One work item adds the sums up and says what the gradient is multiplied with: 0 where something is not finite. */
    private void norm() {
        if (getGlobalId() == 0) {
            int from = layout[PARTIALS_AT];
            float squares = 0f;
            float small = 0f;
            float loss = 0f;
            for (int part = 0; part < PARTIALS; part++) {
                squares += tape[from + part];
                loss += tape[from + PARTIALS + part];
                small += tape[from + 2 * PARTIALS + part];
            }
            int step = getPassId() / passes;
            float norm = sqrt(squares);
            if (squares > Float.MAX_VALUE) {
                norm = sqrt(small) / FAR;
            }
            float mean = loss * rates[RATES_HEAD + step * RATES + SCALE];
            int finite = 0;
            // What is not a number is not less than any.
            if (norm <= Float.MAX_VALUE && abs(mean) <= Float.MAX_VALUE) {
                finite = 1;
            }
            if (finite == 0) {
                results[steps * RESULTS] = 1f;
            }
            float scale = 0f;
            if (results[steps * RESULTS] == 0f) {
                scale = min(1f, rates[CLIP] / (norm + NORM_EPSILON));
            }
            results[step * RESULTS] = mean;
            results[step * RESULTS + 1] = norm;
            results[step * RESULTS + 2] = scale;
        }
    }

    /**
     * The step of the optimiser whose stage it is, on the parameters that are trained: Adam (Kingma and Ba 2015, algorithm 1)
     * behind the decay of Loshchilov and Hutter 2019, algorithm 2, which is none where they keep all; RMSProp (Tieleman and
     * Hinton 2012); or descent with momentum as {@code runtime.optimize.Sgd} does it. In one loop for all, which a
     * method for each element would lengthen by a call that Aparapi may print behind where it is used.
     */
    private void update(int stage) {
        int step = getPassId() / passes;
        if (results[steps * RESULTS] == 0f) {
            float scale = results[step * RESULTS + 2];
            float far = rates[RATES_HEAD + step * RATES + RATE];
            float unbias = rates[RATES_HEAD + step * RATES + UNBIAS];
            float keep = rates[RATES_HEAD + step * RATES + KEEP_PARAMETERS];
            int length = layout[LENGTH];
            int stretches = layout[TRAINED];
            for (int stretch = 0; stretch < stretches; stretch++) {
                int at = layout[TRAINED_AT] + 2 * stretch;
                int end = layout[at + 1];
                for (int i = layout[at] + getGlobalId(); i < end; i += getGlobalSize()) {
                    float g = gradient[i] * scale;
                    if (stage == ADAM) {
                        float mean = rates[KEEP_MEAN] * moments[i] + rates[ADD_MEAN] * g + FLUSH - FLUSH;
                        float square =
                                rates[KEEP_SQUARE] * moments[length + i] + rates[ADD_SQUARE] * g * g + FLUSH - FLUSH;
                        moments[i] = mean;
                        moments[length + i] = square;
                        parameters[i] = keep * parameters[i] - far * mean / (sqrt(square) * unbias + rates[EPSILON]);
                    }
                    if (stage == RMS_PROP) {
                        float square = rates[KEEP_SQUARE] * moments[i] + rates[ADD_SQUARE] * g * g + FLUSH - FLUSH;
                        moments[i] = square;
                        parameters[i] = parameters[i] - far * g / (sqrt(square) + rates[EPSILON]);
                    }
                    if (stage == DESCENT) {
                        float moment = rates[KEEP_MEAN] * moments[i] + g + FLUSH - FLUSH;
                        moments[i] = moment;
                        parameters[i] = parameters[i] - far * moment;
                    }
                }
            }
        }
    }

    /** The last states become the first ones of the next training step, where every step until here was finite. */
    private void end() {
        int states = 0;
        if (results[steps * RESULTS] == 0f) {
            states = layout[STATES];
        }
        for (int state = 0; state < states; state++) {
            int at = layout[STATES_AT] + 4 * state;
            int to = layout[at];
            int from = layout[at + 1];
            int cotangent = layout[at + 2];
            int count = layout[at + 3];
            for (int i = getGlobalId(); i < count; i += getGlobalSize()) {
                carried[to + i] = tape[from + (time - 1) * count + i];
                carried[to + 2 * count + i] = tape[cotangent + i];
            }
        }
    }
}
