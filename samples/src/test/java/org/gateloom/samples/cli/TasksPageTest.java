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

    private static final String LAUNCHER = "samples/bin/gateloom ";

    @Test
    void itsCommandsRun(@TempDir Path folder) throws IOException {
        List<String> commands = Files.readAllLines(Path.of("TASKS.md")).stream()
                .filter(line -> line.startsWith(LAUNCHER))
                .map(line -> line.substring(LAUNCHER.length()))
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
}
