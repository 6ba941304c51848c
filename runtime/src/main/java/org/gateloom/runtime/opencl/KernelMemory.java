package org.gateloom.runtime.opencl;

import org.gateloom.runtime.text.Batches;

/**
 * What a kernel has in memory: a few flat arrays, numbers that hold for a whole execution, and where the arrays have what.
 * Whoever runs the kernel fills it before and reads it behind.
 */
abstract class KernelMemory extends ElementFunctions {

    /** Rows that a work item does at once: each number of a matrix that is read serves all of them. */
    public static final int TILE = 4;

    /**
     * Numbers behind the end of parameters, gradient and tape that a tile at the edge reads and uses for nothing, so that it reads in
     * one piece.
     */
    static final int MARGIN = 16;

    /** In place of a target where the text ends, or in a row that nobody asked for; less than any symbol. */
    static final int NO_TARGET = Batches.NO_TARGET;

    /** Numbers of a pass in {@link #schedule}: stage, where the layer's table begins, time step. */
    protected static final int PASS = 3;

    /** Where a layer's table has whether the layer reads symbols. */
    protected static final int READS_SYMBOLS = 0;

    /** Where the head of {@link #layout} has how many parameters there are, and so where their second copy begins. */
    protected static final int LENGTH = 0;

    // Where the head of layout has what else.
    protected static final int SYMBOL_COUNT = 1;
    protected static final int TOP = 2;
    protected static final int TOP_OUTPUT = 3;
    protected static final int TOP_COTANGENT = 4;
    protected static final int OUTPUT_W = 5;
    protected static final int OUTPUT_B = 6;
    protected static final int LOGITS_AT = 7;
    static final int LOSSES_AT = 8;
    static final int PARTIALS_AT = 9;
    static final int EMBEDDING_W = 10;
    static final int EMBEDDED = 11;
    static final int EMBEDDED_SIZE = 12;
    static final int EMBEDDED_COTANGENT = 13;
    static final int STATES_AT = 14;
    static final int STATES = 15;
    static final int MATRICES_AT = 16;
    static final int MATRICES = 17;
    static final int TRAINED_AT = 18;
    static final int TRAINED = 19;
    static final int COPIES_AT = 20;
    static final int COPIES = 21;
    static final int HEAD = 22;

    /** How many sums the squares of a gradient are added up in before they are one. */
    static final int PARTIALS = 256;

    // Where rates has what: of the optimiser, then RATES numbers for each step.
    static final int KEEP_MEAN = 0;
    static final int ADD_MEAN = 1;
    static final int KEEP_SQUARE = 2;
    static final int ADD_SQUARE = 3;
    static final int EPSILON = 4;
    static final int CLIP = 5;
    static final int RATES_HEAD = 6;
    static final int RATES = 4;

    // Where a step's rates have what.
    static final int RATE = 0;
    static final int UNBIAS = 1;
    static final int SCALE = 2;
    static final int KEEP_PARAMETERS = 3;

    /** Numbers of a step in {@link #results}: mean loss, norm of the gradient, and what the gradient is multiplied with. */
    static final int RESULTS = 3;

    /** The parameters in the order of the network's table, then the same with each matrix row by row. */
    protected float[] parameters = new float[1];

    /** As long as the table. */
    protected float[] gradient = new float[1];

    /** What the optimiser remembers: Adam's m, then its v; the v of RMSProp; the b of descent with momentum. */
    protected float[] moments = new float[1];

    /** For each state: what it is before the first step, its cotangent behind the last one, that before the first. */
    protected float[] carried = new float[1];

    /** All that lives within a training step. */
    protected float[] tape = new float[1];

    /** The cells' masks. */
    protected float[] masks = new float[1];

    /** {@link #RESULTS} numbers a step, then 1 if a step was not finite and all from it on changed nothing. */
    protected float[] results = new float[1];

    protected float[] rates = new float[1];

    /** Where everything lies: a head, then a table for each layer, then lists. */
    protected int[] layout = new int[1];

    protected int[] schedule = new int[1];

    /**
     * For each step what is read, [time, rows], what follows, [time, rows], the places of the batch's rows sorted by what
     * is read there, [time * batch], and where the places of each symbol begin, [symbols + 1].
     */
    protected int[] symbols = new int[1];

    /** Passes of a training step. */
    protected int passes = 1;

    /** Numbers of a training step in {@link #symbols}. */
    protected int chunk = 1;

    /** Time steps. */
    protected int time = 1;

    /** Rows of the batch, filled up. */
    protected int rows = TILE;

    /** Rows of the batch. */
    protected int batch = 1;

    /** Time steps that a pass of the gradients takes. */
    protected int gradientSteps = 1;

    /** Training steps of an execution. */
    protected int steps = 1;
}
