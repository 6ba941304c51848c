package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.api.Test;

class PresetTest {

    private static final Path SETTINGS = Path.of("presets", "udacity.txt");
    private static final Path CELL = Path.of("presets", "udacity.yaml");

    private static final int SYMBOLS = 83;
    private static final int HIDDEN = 512;

    @Test
    void theCommandInTheFileIsOne() throws IOException {
        String command = Files.readAllLines(SETTINGS).get(1);
        assertThat(command).isEqualTo("# gateloom train samples/presets/udacity.yaml @samples/presets/udacity.txt");
        Gateloom.commandLine().parseArgs("train", CELL.toString(), "@" + SETTINGS);
    }

    /** PyTorch counts 3,366,483. */
    @Test
    void theNetworkHasAsManyParametersAsTheNotebooks() throws IOException {
        CellGraph cell = NamedCell.read(CELL.toString()).graph();
        long output = SYMBOLS * HIDDEN + SYMBOLS;
        assertThat(parameters(cell, SYMBOLS) + parameters(cell, HIDDEN) + output)
                .isEqualTo(3_366_483);
    }

    private static long parameters(CellGraph cell, int in) {
        Map<String, Integer> sizes = cell.resolve(Map.of("in", in, "hidden", HIDDEN));
        return cell.parameters().stream()
                .mapToLong(parameter -> parameter.shape().count().count(sizes))
                .sum();
    }
}
