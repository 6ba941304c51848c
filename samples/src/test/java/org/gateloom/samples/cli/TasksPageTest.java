package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TASKS.md tells a user to type. */
class TasksPageTest {

    private static final String SERIES = " --series ";

    @Test
    void itsCommandsRun(@TempDir Path folder) throws IOException {
        List<String> commands = PageCommands.of(Path.of("TASKS.md")).lines().stream()
                .filter(line -> !line.contains(SERIES) && !line.startsWith("measure "))
                .toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(3);
        for (String command : commands) {
            List<String> small = new ArrayList<>();
            String[] words = command.split(" ", -1);
            for (int i = 0; i < words.length; i++) {
                switch (words[i]) {
                    // Numbers that only make it long.
                    case "--steps", "--seeds", "--lag", "--hidden", "--batch", "--out", "--run" -> i++;
                    default -> small.add(words[i]);
                }
            }
            boolean compares = small.get(0).equals("compare");
            small.addAll(List.of("--steps=2", "--lag=12", "--hidden=4", "--batch=4"));
            small.add((compares ? "--out=" : "--run=") + folder.resolve(Integer.toString(commands.indexOf(command))));
            Ran ran = Ran.gateloom(small);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.exitCode()).isZero();
            assertThat(ran.out()).contains(" at lag 12: sequences of ");
        }
    }

    /** Those of the section about one's own series, in their order, on the file that the page shows the beginning of. */
    @Test
    void itsSeriesIsForecast(@TempDir Path folder) throws IOException {
        List<String> page = Files.readAllLines(Path.of("TASKS.md"));
        Path series = folder.resolve("waves.csv");
        int header = page.indexOf("step,high,low");
        assertThat(header).isPositive();
        StringBuilder rows = new StringBuilder(page.get(header)).append('\n');
        for (int i = 0; i < 15; i++) {
            page.subList(header + 1, header + 4).forEach(row -> rows.append(row).append('\n'));
        }
        Files.writeString(series, rows);
        String run = folder.resolve("run").toString();
        List<String> commands = commands("## Your own series").stream()
                .map(command -> command.replace("waves.csv", series.toString())
                        .replace("runs/waves", run)
                        .replace("--out forecasts", "--out " + folder.resolve("forecasts")))
                .toList();
        assertThat(commands).hasSize(3);
        for (String command : commands) {
            assertThat(small(command, List.of("--steps=2", "--hidden=4", "--sequence=5")))
                    .contains("saying the row before again costs ");
        }
    }

    /** Those of the section about series with classes, on the file that is there. */
    @Test
    void itsSeriesAreToldApart(@TempDir Path folder) throws IOException {
        List<String> commands = commands("## Series with classes").stream()
                .map(command -> command.replace("samples/corpus/", "corpus/")
                        .replace("runs/kinds", folder.resolve("run").toString())
                        .replace("--epochs 30 --seeds 5 --out kinds", "--seeds 2 --out " + folder.resolve("kinds")))
                .toList();
        assertThat(commands).hasSize(3);
        assertThat(Path.of("corpus/wave-kinds.csv")).hasContent(Waves.csv(40, 1));
        for (String command : commands) {
            assertThat(small(command, List.of("--steps=2", "--hidden=4")))
                    .contains("one answer for all is right of 33.3 %");
        }
    }

    /** Those of a section, in their order. */
    private static List<String> commands(String section) throws IOException {
        return PageCommands.of(Files.readAllLines(Path.of("TASKS.md")).stream()
                        .dropWhile(line -> !line.equals(section))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("## "))
                        .toList())
                .lines();
    }

    /** What a command prints, with as much training as a test has time for. */
    private static String small(String command, List<String> training) {
        List<String> words = PageCommands.words(command);
        if (!words.get(0).equals("measure")) {
            words.addAll(training);
        }
        Ran ran = Ran.gateloom(words);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        return ran.out();
    }
}
