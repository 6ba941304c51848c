package org.gateloom.runtime.sample;

import java.util.random.RandomGenerator;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.network.Lane;
import org.gateloom.runtime.network.Network;

/**
 * Writes text: reads a beginning, then picks one symbol after the other and reads what it picked. One stream, one step at
 * a time; a symbol allocates nothing.
 */
public final class Writer {

    private final Lane lane;
    private final Sampler sampler;
    private final RandomGenerator random;
    private final float[] logits;
    private boolean begun;

    /**
     * At the start of a text.
     *
     * @param weights the network's parameters, as its table describes them; not changed while
     *     this writes. The transposed ones are filled here: not while a tape runs on them
     * @param random where coins come from; one a symbol, whatever the choice
     */
    public Writer(Network network, Parameters weights, Choice choice, RandomGenerator random) {
        this.lane = network.lane(weights, 1, 0, 1, 1);
        new Transposition(network.parameters(), weights, lane.transposed()).run();
        this.sampler = new Sampler(choice, network.symbols());
        this.random = random;
        this.logits = new float[network.symbols()];
    }

    /** Reads symbols that others wrote. */
    public void read(int... symbols) {
        for (int symbol : symbols) {
            step(symbol);
        }
    }

    /**
     * Writes a symbol.
     *
     * @throws IllegalStateException if nothing has been read: there is nothing for it to follow
     */
    public int write() {
        if (!begun) {
            throw new IllegalStateException("a text begins with at least one symbol that is given");
        }
        lane.logits(0, 0, logits);
        int symbol = sampler.pick(logits, random.nextDouble());
        step(symbol);
        return symbol;
    }

    private void step(int symbol) {
        lane.inputs()[0] = symbol;
        lane.forward(1);
        lane.carry();
        begun = true;
    }
}
