package org.gateloom.runtime.network;

/**
 * The mean square of a place's errors. With {@code n} numbers {@code y} at a place and targets {@code t},
 *
 * <pre>
 *   loss = Σᵢ (yᵢ - tᵢ)² / n
 *   ∂loss/∂yᵢ = 2 (yᵢ - tᵢ) / n
 * </pre>
 *
 * @param count numbers of a place
 * @param tolerance an answer is right when the error of each of its numbers is below
 * @param targets [time, rows, count]; a place whose first is not a number has none
 */
record SquaredError(int count, double tolerance, float[] targets) implements Loss {

    @Override
    public double loss(float[] outputs, int places, int at) {
        double sum = 0;
        for (int place = 0; place < places; place++) {
            if (counts(at + place)) {
                for (int i = 0; i < count; i++) {
                    double error = error(outputs, place, at, i);
                    sum += error * error;
                }
            }
        }
        return sum / count;
    }

    @Override
    public double differentiate(float[] outputs, int places, int at, float scale) {
        double loss = loss(outputs, places, at);
        float factor = 2 * scale / count;
        for (int place = 0; place < places; place++) {
            boolean counts = counts(at + place);
            for (int i = 0; i < count; i++) {
                outputs[place * count + i] = counts ? factor * (float) error(outputs, place, at, i) : 0;
            }
        }
        return loss;
    }

    @Override
    public int right(float[] outputs, int places, int at) {
        int right = 0;
        for (int place = 0; place < places; place++) {
            boolean all = counts(at + place);
            for (int i = 0; i < count && all; i++) {
                all = Math.abs(error(outputs, place, at, i)) < tolerance;
            }
            if (all) {
                right++;
            }
        }
        return right;
    }

    private boolean counts(int place) {
        return !Float.isNaN(targets[place * count]);
    }

    private double error(float[] outputs, int place, int at, int number) {
        return (double) outputs[place * count + number] - targets[(at + place) * count + number];
    }
}
