package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What INSPECT.md tells a user to type. */
class InspectPageTest {

    @Test
    void itsCommandsDoWhatItSays(@TempDir Path folder) throws IOException {
        String corpus = "--corpus=" + TinyCorpus.in(folder);
        List<String> begun = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        for (String line : PageCommands.of(Path.of("INSPECT.md")).lines()) {
            List<String> arguments = PageCommands.words(line.replace("runs/", folder + "/"));
            begun.add(arguments.get(0));
            if (arguments.get(0).equals("compare")) {
                arguments.set(arguments.indexOf("--epochs") + 1, "0.01");
                arguments.addAll(List.of(corpus, "--hidden=4", "--batch=4", "--sequence=5"));
            } else if (arguments.get(0).equals("memory")) {
                arguments.addAll(List.of(corpus, "--distance=20", "--positions=2"));
            }
            Ran ran = Ran.gateloom(arguments);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.exitCode()).as(line).isZero();
            printed.add(ran.out());
        }
        assertThat(begun).containsExactly("compare", "inspect", "memory");
        assertThat(printed.get(2))
                .containsPattern("(?m)^gru +trained .*\\R^gru +untrained .*\\R^lstm +trained .*")
                .endsWith("written " + folder.resolve("compared/memory.html") + System.lineSeparator());
    }
}
