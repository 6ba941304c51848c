package org.gateloom.runtime.cell;

import java.util.List;
import java.util.Map;

/** A generated cell at fixed sizes. Immutable: all that changes is in its {@link Tape}s and in the parameter block. */
public interface Cell {

    /** The cell's name in its file. */
    String name();

    /** SHA-256 of the file and its bases, 64 hexadecimal digits. */
    String digest();

    /** Every size by name, {@code in} and {@code hidden} among them. */
    Map<String, Integer> sizes();

    /** Elements of {@code x}. */
    int inputSize();

    /** Elements of what the cell emits. */
    int outputSize();

    /** What is carried from step to step. */
    List<StateShape> states();

    /** The chance that it reads in training; none unless its file has dropout or zoneout. */
    default List<MaskShape> masks() {
        return List.of();
    }

    ParameterTable parameters();

    Precision precision();

    /** Whether {@code x} only meets matrices, so that symbols can be looked up instead of multiplied. */
    boolean readsSymbols();

    /**
     * Memory to run the cell over sequences of up to {@code time} steps for {@code rows} rows, bound to parameters and to
     * the place its input comes from. Whoever fills them again later runs the
     * cell on the new numbers, after a {@link Transposition} of {@link Tape#transposed}; so does who fills them first.
     *
     * @param parameters as {@link #parameters} describes them
     * @param input {@link Sequence.Symbols} only when {@link #readsSymbols}
     */
    Tape tape(Parameters parameters, Sequence input, int time, int rows);

    /**
     * The weight gradients over all lanes of a batch, cut into pieces that may run at the same time. Each piece writes
     * numbers of {@code gradient} that no other does, and together they write all of them, whatever was there before.
     * Run them after {@link Tape#backward} of every lane.
     *
     * @param lanes tapes of this cell, in an order that fixes the order of sums
     * @param gradient a block as {@link #parameters} describes it
     */
    List<GradientWork> gradients(List<? extends Tape> lanes, Values gradient);

    /**
     * A state.
     *
     * @param name the node's name in the file
     * @param size elements a row
     * @param initial its value before the first step of a stream
     */
    record StateShape(String name, int size, double initial) {}

    /**
     * A mask: in training each element is 0 with some probability and otherwise a fixed number; at evaluation it is the
     * mean of that.
     *
     * @param name the node's name in the file
     * @param size elements a row
     * @param rate the probability of 0
     * @param kept the number otherwise
     * @param everyStep whether it is drawn anew at each step, rather than once for all steps of a chunk
     */
    record MaskShape(String name, int size, double rate, double kept, boolean everyStep) {

        /** Its value at evaluation. */
        public double mean() {
            return (1 - rate) * kept;
        }
    }
}
