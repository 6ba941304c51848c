package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What COMPARE.md tells a user to type, made small. */
class ComparePageTest {

    @TempDir
    private Path folder;

    private static PageCommands commands() throws IOException {
        return PageCommands.of(Path.of("COMPARE.md"));
    }

    /** With as much of everything as a test has time for. */
    private Ran small(String command) throws IOException {
        List<String> words = PageCommands.words(command.replace("200k", "2k")
                .replace("--seeds 5", "--seeds 2 --steps 5")
                .replace("2T", "1M")
                .replace("--seconds 60", "--seconds 0.05"));
        words.set(
                words.indexOf("--out") + 1,
                folder.resolve(words.get(words.indexOf("--out") + 1)).toString());
        words.addAll(List.of("--corpus", TinyCorpus.in(folder), "--batch=4", "--sequence=10", "--length=20"));
        if (!command.contains("--parameters")) {
            words.add("--hidden=8");
        }
        return Ran.gateloom(words);
    }

    @Test
    void itsComparisonsDoWhatItSays() throws IOException {
        List<String> compared = commands().beginning("compare ");
        assertThat(compared).hasSize(4);
        for (String command : compared) {
            Ran ran = small(command);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.exitCode()).isZero();
        }
        // The last one is the second again.
        assertThat(small(compared.get(3)).out())
                .contains("run 1 of 2: rnn: done before", "run 2 of 2: lstm: done before");
    }

    @Test
    void itsWatchIsACommand() throws IOException {
        commands().beginning("watch ").forEach(line -> Gateloom.commandLine().parseArgs(line.split(" ")));
        assertThat(commands().lines()).hasSize(5);
    }
}
