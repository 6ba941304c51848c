package org.gateloom.samples.peers;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.TextBatches;
import org.gateloom.samples.bench.Peers;
import org.gateloom.samples.bench.Task;
import org.gateloom.samples.bench.TimedSteps;

/** Steps of libtorch for {@code gateloom bench}: {@code LibtorchSteps CORPUS TASK WRITTEN THREADS}. */
public final class LibtorchSteps {

    private LibtorchSteps() {}

    /** Serves steps. */
    public static void main(String[] arguments) throws Exception {
        // Libraries may write to standard output; answers go past them.
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Corpus corpus = Corpus.read(Path.of(arguments[0]));
        Task task = Task.named(arguments[1]).orElseThrow();
        LibtorchOperator operator = operator(Peers.Written.valueOf(arguments[2]));
        Libtorch.threads(Integer.parseInt(arguments[3]));
        CharacterModel model =
                new CharacterModel(operator, task.hidden(), task.layers(), task.batch(), task.sequence(), Task.CLIP);
        Network network = model.network(corpus.vocabulary().size());
        TextBatches batches = Batches.whole(corpus.passage(), task.batch(), task.sequence());
        try (LibtorchCharacters peer = model.inLibtorch(network, Weights.initial(network.parameters(), 1))) {
            int[] step = {0};
            TimedSteps.serve(
                    count -> {
                        for (int i = 0; i < count; i++) {
                            peer.learn(batches, step[0]++ % batches.chunks());
                        }
                    },
                    answers);
        }
    }

    private static LibtorchOperator operator(Peers.Written written) {
        return switch (written) {
            case FUSED_LSTM -> LibtorchOperator.LSTM;
            case FUSED_GRU -> LibtorchOperator.GRU;
            case FUSED_RNN -> LibtorchOperator.RNN;
            case LSTM_BY_OPERATORS -> LibtorchOperator.LSTM_BY_HAND;
            case PEEPHOLE_BY_OPERATORS -> LibtorchOperator.PEEPHOLE_BY_HAND;
        };
    }
}
