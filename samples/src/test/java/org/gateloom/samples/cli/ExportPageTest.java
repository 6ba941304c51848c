package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.Tensor;
import org.gateloom.runtime.checkpoint.TensorFile;
import org.gateloom.runtime.checkpoint.TensorWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What EXPORT.md tells a user to type. */
class ExportPageTest {

    @TempDir
    private Path folder;

    @Test
    void itsCommandsDoWhatItSays() throws IOException, CheckpointException {
        List<String> commands = PageCommands.of(Path.of("EXPORT.md")).lines();
        assertThat(commands).hasSize(10);
        String corpus = TinyCorpus.in(folder);
        writeAnRnn();
        for (String command : commands) {
            Ran ran = Ran.gateloom(inFolder(command, corpus));
            assertThat(ran.err()).as(command).isEmpty();
            assertThat(ran.exitCode()).as(command).isZero();
        }
        assertThat(folder.resolve("anna.onnx")).exists();
        assertThat(folder.resolve("anna-pytorch/model.py")).exists();
        assertThat(folder.resolve("anna-java/pom.xml")).exists();
    }

    /** The page's example of a file of others, with a matrix of numbers that are all alike. */
    private void writeAnRnn() throws CheckpointException {
        TensorWriter.write(
                new TensorFile(
                        Map.of(),
                        List.of(
                                new Tensor("rnn.weight_ih_l0", List.of(2, 10), new float[20]),
                                new Tensor("rnn.weight_hh_l0", List.of(2, 2), new float[4]),
                                new Tensor("fc.weight", List.of(10, 2), new float[20]),
                                new Tensor("fc.bias", List.of(10), new float[10]))),
                folder.resolve("rnn.safetensors"));
    }

    private String[] inFolder(String command, String corpus) {
        List<String> words = new ArrayList<>();
        for (String word : PageCommands.words(command)) {
            boolean file = word.matches("runs/.*|anna[.-].*|losses\\.csv|events|rnn\\.safetensors");
            words.add(file ? folder.resolve(word).toString() : word.equals("book.txt") ? corpus : word);
        }
        if (command.startsWith("train ")) {
            words.add("--corpus=" + corpus);
            words.add("--hidden=4");
        }
        if (command.startsWith("train ") || command.startsWith("import ")) {
            words.addAll(List.of("--batch=4", "--sequence=50", "--save-every=100"));
        }
        if (command.startsWith("import ")) {
            words.add("--steps=2");
        }
        return words.toArray(String[]::new);
    }
}
