package org.gateloom.samples.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The engines that ours is held against, where {@code samples/bin/gateloom bench --peers} has gathered them. Each counts
 * at the better of one and two threads, because on a busy machine one is often the quicker.
 *
 * @param libtorch class path of libtorch's contenders
 * @param deeplearning4j class path of Deeplearning4j's
 * @param cache where engines unpack what is native
 */
public record Peers(String libtorch, String deeplearning4j, Path cache) {

    /** What the script sets. */
    private static final String PREFIX = "gateloom.peers.";

    /** As the script has set them; empty strings where it has not. */
    public static Peers gathered() {
        return new Peers(
                System.getProperty(PREFIX + "libtorch", ""),
                System.getProperty(PREFIX + "deeplearning4j", ""),
                Path.of(System.getProperty(PREFIX + "cache", System.getProperty("java.io.tmpdir"))));
    }

    /** Whether there are any. */
    public boolean none() {
        return libtorch.isEmpty();
    }

    /**
     * Those that compute what a library cell does.
     *
     * @param corpus the text that is read
     */
    public List<Contender> of(String cell, Task task, Path corpus, String java) {
        List<Contender> contenders = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            for (Written written : Written.values()) {
                if (written.cell.equals(cell)) {
                    contenders.add(new Contender(
                            "libtorch, " + written.words + ", " + threads(threads),
                            task.symbols(),
                            List.of(
                                    java,
                                    "-Dai.djl.offline=true",
                                    "-DOPT_OUT_TRACKING=true",
                                    "-DDJL_CACHE_DIR=" + cache,
                                    "-DENGINE_CACHE_DIR=" + cache,
                                    "-cp",
                                    libtorch,
                                    "org.gateloom.samples.peers.LibtorchSteps",
                                    corpus.toString(),
                                    task.name(),
                                    written.name(),
                                    Integer.toString(threads))));
                }
            }
        }
        for (int threads = 1; cell.equals("lstm") && threads <= 2; threads++) {
            contenders.add(new Contender(
                    "Deeplearning4j, LSTM, " + threads(threads),
                    task.symbols(),
                    List.of(
                            java,
                            "-cp",
                            deeplearning4j,
                            "org.gateloom.samples.peers.deeplearning4j.LstmSteps",
                            Integer.toString(task.batch()),
                            Integer.toString(task.sequence()),
                            Integer.toString(task.hidden()),
                            Integer.toString(task.layers())),
                    Map.of("OMP_NUM_THREADS", Integer.toString(threads))));
        }
        return contenders;
    }

    /** {@code 2 threads}. */
    public static String threads(int count) {
        return count + (count == 1 ? " thread" : " threads");
    }

    /** How a cell is written in libtorch. */
    public enum Written {
        FUSED_LSTM("lstm", "its LSTM"),
        FUSED_GRU("gru-reset-after", "its GRU"),
        FUSED_RNN("rnn", "its RNN"),
        LSTM_BY_OPERATORS("lstm", "operators"),
        PEEPHOLE_BY_OPERATORS("lstm-peephole-lecture", "operators");

        private final String cell;
        private final String words;

        Written(String cell, String words) {
            this.cell = cell;
            this.words = words;
        }
    }
}
