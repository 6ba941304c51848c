package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gateloom.runtime.sample.Choice;
import org.gateloom.runtime.text.CorpusException;

/**
 * What a network writes while it learns: a little at each temperature, at the validations that are a fifth of the training
 * apart.
 */
public final class SampledMoments implements Watcher {

    /** The network's own distribution, 1, and two that keep closer to what is likeliest. */
    public static final List<Double> TEMPERATURES = List.of(0.5, 0.8, 1.0);

    private static final int MOMENTS = 5;

    /** Characters, enough for two lines of a page. */
    private static final int LENGTH = 120;

    private final Training training;
    private final Optional<String> prime;
    private final List<Sample> samples;
    private int moment;

    /**
     * Of a training.
     *
     * @param prime what the network goes on from, in characters that it knows; empty where it writes nothing
     * @param earlier those of its steps until now
     */
    public SampledMoments(Training training, Optional<String> prime, List<Sample> earlier) {
        this.training = training;
        this.prime = prime;
        this.samples = new ArrayList<>(earlier);
        // Of the last validation, not of the step: the next one may be the first of a moment that has begun already.
        this.moment = training.validated()
                .map(last -> moment(last.step(), last.seconds()))
                .orElse(0);
    }

    private int moment(long step, double seconds) {
        return (int) (MOMENTS * training.settings().share(step, seconds));
    }

    @Override
    public void stepped(Measurement step, double norm) {}

    @Override
    public void validated(Measurement validation) {
        int now = moment(validation.step(), validation.seconds());
        if (now == moment || prime.isEmpty()) {
            return;
        }
        moment = now;
        for (double temperature : TEMPERATURES) {
            try {
                samples.add(training.sample(new Prompt(
                        prime.get(),
                        LENGTH,
                        new Choice(temperature, 0, 1),
                        training.settings().seed())));
            } catch (CorpusException e) {
                throw new IllegalArgumentException("the network knows the characters of its prime", e);
            }
        }
    }

    /** All until now, the earliest first. */
    public List<Sample> samples() {
        return List.copyOf(samples);
    }
}
