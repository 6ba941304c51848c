package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Watcher;

/**
 * A learning curve of some seconds as five lines, each beside that of the training before:
 *
 * <pre>
 * seconds      loss    before    change
 *     2.0    2.3127    2.4290   -0.1163
 * </pre>
 *
 * <p>A loss is the mean of the training since the line before; a last line has the one on the text that is held out.
 */
final class CurveBeside implements Watcher {

    private static final int PARTS = 5;

    private final PrintWriter out;
    private final double seconds;
    private final List<Double> before;
    private final List<Double> losses = new ArrayList<>();
    private double sum;
    private int count;

    /**
     * Shown from now on.
     *
     * @param before the losses of the training before; empty if there was none
     */
    CurveBeside(PrintWriter out, double seconds, List<Double> before) {
        this.out = out;
        this.seconds = seconds;
        this.before = before;
        out.println("seconds      loss" + (before.isEmpty() ? "" : "    before    change"));
        out.flush();
    }

    @Override
    public void stepped(Measurement step, double norm) {
        sum += step.loss();
        count++;
        while (losses.size() < PARTS && step.seconds() >= mark()) {
            tell(String.format(Locale.ROOT, "%7.1f", mark()), count == 0 ? losses.get(losses.size() - 1) : sum / count);
            sum = 0;
            count = 0;
        }
    }

    private double mark() {
        return seconds * (losses.size() + 1) / PARTS;
    }

    @Override
    public void validated(Measurement validation) {
        tell("held out", validation.loss());
    }

    private void tell(String what, double loss) {
        int place = losses.size();
        String beside = place < before.size()
                ? String.format(Locale.ROOT, "%10.4f%+10.4f", before.get(place), loss - before.get(place))
                : "";
        out.println(what + String.format(Locale.ROOT, place < PARTS ? "%10.4f" : "%9.4f", loss) + beside);
        out.flush();
        losses.add(loss);
    }

    /** What was shown, line by line. */
    List<Double> losses() {
        return List.copyOf(losses);
    }
}
