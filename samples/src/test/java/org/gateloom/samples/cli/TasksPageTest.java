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
            Ran ran = Ran.gateloom(small.toArray(String[]::new));
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
        List<String> section = page.stream()
                .dropWhile(line -> !line.equals("## Your own series"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        List<String> commands = PageCommands.of(section).lines().stream()
                .map(line -> line.replace("waves.csv", series.toString()).replace("runs/waves", run))
                .toList();
        assertThat(commands).hasSize(2);
        for (String command : commands) {
            List<String> small = PageCommands.words(command);
            if (small.get(0).equals("train")) {
                small.addAll(List.of("--steps=2", "--hidden=4", "--sequence=5"));
            }
            Ran ran = Ran.gateloom(small.toArray(String[]::new));
            assertThat(ran.err()).isEmpty();
            assertThat(ran.exitCode()).isZero();
            assertThat(ran.out()).contains("saying the row before again costs ");
        }
    }
}
