package org.gateloom.samples.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A comparison that was killed in the middle of its second run: the same command goes on with it, to the same bits. */
class KilledComparisonTest {

    @TempDir
    private Path folder;

    @Test
    void theSameCommandGoesOnAndEndsAsIfNobodyHadKilledIt()
            throws IOException, InterruptedException, CheckpointException {
        Path killed = folder.resolve("killed");
        try (Command command = Command.start(folder, compare(killed))) {
            command.awaitText("run 1 of 2: rnn: ");
            Path second = killed.resolve("gru");
            while (!Files.isDirectory(second)) {
                Thread.sleep(2);
            }
            TinyRun.awaitStep(second, 40);
            command.kill();
        }
        long step = TinyRun.step(killed.resolve("gru"));
        assertThat(step).isBetween(40L, 980L);
        String page = Files.readString(killed.resolve("report.html"), UTF_8);
        assertThat(page)
                .contains("It is going on, and this page follows it: run 2 of 2: gru.")
                .endsWith("</html>\n");

        Command.End end = Command.start(folder, compare(killed)).end();
        assertThat(end.exitCode()).as(end.text()).isZero();
        assertThat(end.text())
                .contains("run 1 of 2: rnn: done before", "run 2 of 2: gru, from step %,d on: ".formatted(step));

        Path straight = folder.resolve("straight");
        Command.End other = Command.start(folder, compare(straight)).end();
        assertThat(other.exitCode()).as(other.text()).isZero();
        assertThat(losses(killed)).isEqualTo(losses(straight));
        assertThat(TinyRun.numbers(killed.resolve("gru"), 1000))
                .isEqualTo(TinyRun.numbers(straight.resolve("gru"), 1000));
    }

    private String[] compare(Path out) throws IOException {
        return new String[] {
            "compare",
            "rnn",
            "gru",
            "--corpus=" + TinyRun.corpus(folder),
            "--out=" + out,
            "--hidden=3",
            "--batch=4",
            "--lanes=2",
            "--sequence=5",
            "--dropout=0.2",
            "--threads=1",
            "--steps=1000",
            "--validate-every=250",
            "--save-every=20",
            "--length=20"
        };
    }

    /** Without the time they took. */
    private static List<JsonNode> losses(Path comparison) throws IOException {
        List<JsonNode> losses = new ArrayList<>();
        for (JsonNode run : JsonMapper.shared()
                .readTree(Files.readString(comparison.resolve("comparison.json")))
                .path("runs")) {
            losses.add(run.path("training").path("loss"));
            losses.add(run.path("validation").path("loss"));
            losses.add(run.path("samples"));
        }
        return losses;
    }
}
