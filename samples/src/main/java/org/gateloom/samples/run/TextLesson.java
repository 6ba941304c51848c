package org.gateloom.samples.run;

import java.util.List;
import java.util.Optional;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Passage;
import org.gateloom.runtime.text.TextBatches;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.runtime.train.Goal;

/** A text: at each place the symbol that follows is to be said. */
public record TextLesson(Corpus corpus) implements Lesson {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.text(this);
    }

    @Override
    public Ends ends() {
        return new Ends.Symbols(vocabulary().size());
    }

    @Override
    public String unit() {
        return NATS;
    }

    @Override
    public String each() {
        return "a character";
    }

    @Override
    public String places() {
        return "characters";
    }

    @Override
    public Vocabulary vocabulary() {
        return corpus.vocabulary();
    }

    @Override
    public List<String> implied() {
        return List.of();
    }

    @Override
    public long symbolBytes() {
        return corpus.symbols().mappedIn().isEmpty() ? corpus.symbols().bytes() : 0;
    }

    @Override
    public Optional<Corpus> text() {
        return Optional.of(corpus);
    }

    @Override
    public String identity(TrainingSettings settings) {
        return corpus.digest();
    }

    @Override
    public TextBatches training(TrainingSettings settings) throws CorpusException {
        return Batches.whole(corpus.split(settings.heldOut()).training(), settings.batch(), settings.sequence());
    }

    @Override
    public Optional<Batches> validation(TrainingSettings settings) throws CorpusException {
        Passage heldOut = corpus.split(settings.heldOut()).validation();
        return heldOut.length() == 0
                ? Optional.empty()
                : Optional.of(Batches.all(heldOut, settings.batch(), settings.sequence()));
    }

    @Override
    public Optional<Goal> goal() {
        return Optional.empty();
    }
}
