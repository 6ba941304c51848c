package org.gateloom.samples.bench;

import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.train.Lanes;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The first lane of a task: so many of the batch's rows as training gives a lane. */
@State(Scope.Thread)
public class LaneShape {

    /** Its name. */
    @Param({"S", "M", "T"})
    public String task;

    Task task() {
        return Task.named(task).orElseThrow();
    }

    /** Rows of the lane. */
    int rows() {
        return task().batch() / Lanes.count(task().batch());
    }

    int hidden() {
        return task().hidden();
    }

    /** Numbers of one value of one step. */
    int length() {
        return rows() * hidden();
    }

    /** A block of numbers between -0.5 and 0.5. */
    static FloatValues filled(int length) {
        FloatValues values = new FloatValues(length);
        values.write(0, numbers(length), length);
        return values;
    }

    /** Numbers between -0.5 and 0.5. */
    static float[] numbers(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (i * 7919 % 1009) / 1009f - 0.5f;
        }
        return numbers;
    }
}
