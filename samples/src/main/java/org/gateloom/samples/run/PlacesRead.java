package org.gateloom.samples.run;

import org.gateloom.runtime.text.Batches;

/** How much has been read when so many steps are done, in what {@link Lesson#places} counts. */
@FunctionalInterface
public interface PlacesRead {

    /** In so many steps from the first on. */
    long after(long steps);

    /** Where each step reads as much. */
    static PlacesRead same(long ofAStep) {
        return steps -> steps * ofAStep;
    }

    /**
     * Where chunks hold more or less: the places with a target, as each has them.
     *
     * @param epoch steps in which all is read once
     */
    static PlacesRead held(Batches training, long epoch) {
        return new Held(training, epoch);
    }

    /** Remembers where it was asked last, so that the step behind costs no more than itself. */
    final class Held implements PlacesRead {

        private final Batches training;
        private final long epoch;
        private final long ofAnEpoch;
        private long step;
        private long places;

        private Held(Batches training, long epoch) {
            this.training = training;
            this.epoch = epoch;
            this.ofAnEpoch = sum(0, epoch);
        }

        @Override
        public long after(long steps) {
            long begin = steps - steps % epoch;
            if (step < begin || step > steps) {
                step = begin;
                places = begin / epoch * ofAnEpoch;
            }
            places += sum(step, steps);
            step = steps;
            return places;
        }

        private long sum(long from, long to) {
            long sum = 0;
            for (long at = from; at < to; at++) {
                sum += training.targets((int) (at % training.chunks()));
            }
            return sum;
        }
    }
}
