package org.gateloom.samples.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gateloom.runtime.sample.Choice;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.Passage;
import org.gateloom.samples.run.Prompt;
import picocli.CommandLine.Option;

/** What a trained network is asked to write. */
final class PromptOptions {

    /** Characters of the text that serve when nothing else is given. */
    private static final int STANDARD = 20;

    @Option(names = "--prime", paramLabel = "TEXT", description = "What it goes on from.")
    private String prime;

    @Option(names = "--length", defaultValue = "400", description = "Characters to write.")
    @Within(from = 1, to = 10_000_000)
    private int length;

    @Option(
            names = "--temperature",
            defaultValue = "0.8",
            description =
                    "1 writes as the network expects of the text, less keeps closer to what is likeliest; 0 always"
                            + " takes that.")
    @Within(from = 0, to = 100)
    private double temperature;

    @Option(names = "--top-k", defaultValue = "0", description = "Choose among so many likeliest; 0 for all.")
    @Within(from = 0, to = 1_200_000)
    private int topK;

    @Option(
            names = "--top-p",
            defaultValue = "1",
            description = "Choose among the fewest likeliest that have this share together.")
    @Within(from = 0, above = true, to = 1)
    private double topP;

    /**
     * The prompt.
     *
     * @param standard what to go on from when nothing is told
     */
    Prompt prompt(String standard, long seed) {
        if (prime != null && prime.isEmpty()) {
            throw Stop.wrong("--prime is empty; a text begins with at least one character");
        }
        return new Prompt(prime == null ? standard : prime, length, new Choice(temperature, topK, topP), seed);
    }

    /** What determines what is written beside the network and the seed, by the names of the options. */
    static Map<String, String> named(Prompt prompt) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("prime", "“" + VisibleWriter.visible(prompt.prime().replace("\n", "\\n")) + "”");
        named.put("length", Integer.toString(prompt.length()));
        named.put("temperature", Figures.plain(prompt.choice().temperature()));
        named.put("top-k", Integer.toString(prompt.choice().topK()));
        named.put("top-p", Figures.plain(prompt.choice().topP()));
        return named;
    }

    /** The beginning of what was held out; without any, that of the text. */
    static String beginning(Corpus corpus, double heldOut) {
        Passage validation = corpus.split(heldOut).validation();
        Passage from = validation.length() > 0 ? validation : corpus.passage();
        int[] symbols = new int[(int) Math.min(STANDARD, from.length())];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = from.at(i);
        }
        return corpus.vocabulary().decode(symbols);
    }
}
