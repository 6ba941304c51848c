package org.gateloom.samples.run;

import java.util.SplittableRandom;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.sample.Choice;
import org.gateloom.runtime.sample.Writer;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Vocabulary;

/**
 * What a network is asked to write.
 *
 * @param prime what it goes on from, at least one character
 * @param length characters to write
 * @param choice how each is chosen
 * @param seed of the chance
 */
public record Prompt(String prime, int length, Choice choice, long seed) {

    /**
     * What it writes.
     *
     * @param weights the network's parameters
     * @param step steps they were trained with
     * @throws CorpusException if the prime has a character that the network does not know
     */
    public Sample answer(Network network, Parameters weights, Vocabulary vocabulary, long step) throws CorpusException {
        Writer writer = new Writer(network, weights, choice, new SplittableRandom(seed));
        writer.read(vocabulary.encode(prime));
        int[] symbols = new int[length];
        for (int i = 0; i < length; i++) {
            symbols[i] = writer.write();
        }
        return new Sample(step, choice.temperature(), prime, vocabulary.decode(symbols));
    }
}
