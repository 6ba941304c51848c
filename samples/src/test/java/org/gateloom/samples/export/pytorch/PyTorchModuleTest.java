package org.gateloom.samples.export.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.TensorFile;
import org.gateloom.runtime.checkpoint.TensorWriter;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.samples.export.ExampleNetwork;
import org.gateloom.samples.export.TorchPython;
import org.gateloom.samples.export.TrainedNetwork;
import org.gateloom.samples.export.UnsayableException;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exported networks in PyTorch, in two chunks, against the runtime that they were exported from, in one. */
class PyTorchModuleTest {

    /** Runs the module of each folder below the one that it is told, one process for all. */
    private static final String RUN = """
            import importlib.util, json, pathlib, sys
            import torch
            torch.set_num_threads(1)
            for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
                spec = importlib.util.spec_from_file_location("model", folder / "model.py")
                model = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(model)
                network = model.load()
                symbols, targets = torch.tensor(json.loads((folder / "symbols.json").read_text()))
                half = len(symbols) // 2
                with torch.no_grad():
                    first, state = network(symbols[:half])
                    second, state = network(symbols[half:], state)
                logits = torch.cat([first, second]).flatten().tolist()
                loss = torch.nn.functional.cross_entropy(network(symbols)[0].flatten(0, 1), targets.flatten())
                loss.backward()
                gradient = {name: parameter.grad.flatten().tolist()
                            for name, parameter in network.named_parameters() if parameter.requires_grad}
                (folder / "answer.json").write_text(json.dumps({"logits": logits, "gradient": gradient}))
                assert len(model.write(network, "ab", 3)) == 5
            """;

    @TempDir
    private Path folder;

    @Test
    void theSameLogitsAndGradientsForEveryCellOfTheLibrary() throws Exception {
        Map<String, ExampleNetwork> examples = new LinkedHashMap<>();
        Path modules = Files.createDirectory(folder.resolve("modules"));
        for (String cell : ExampleNetwork.cells()) {
            ExampleNetwork example = ExampleNetwork.of(cell);
            examples.put(cell, example);
            write(example, Files.createDirectory(modules.resolve(cell)));
        }
        TorchPython.run(RUN, folder, modules);

        assertSoftly(each -> examples.forEach((cell, example) -> {
            JsonNode answer = answer(modules.resolve(cell).resolve("answer.json"));
            each.assertThat(distance(example.logits(), numbers(answer.path("logits"), 0)))
                    .as(cell)
                    .isLessThan(1e-5);
            example.gradient()
                    .forEach((parameter, expected) -> each.assertThat(share(
                                    expected, numbers(answer.path("gradient").path(parameter), expected.length)))
                            .as("%s, gradient of %s", cell, parameter)
                            .isLessThan(2e-4));
        }));
    }

    private static void write(ExampleNetwork example, Path folder)
            throws IOException, UnsayableException, CheckpointException {
        TrainedNetwork network = example.network();
        Files.writeString(folder.resolve(PyTorchModule.FILE), PyTorchModule.of(network, "test"));
        TensorWriter.write(
                new TensorFile(Map.of(), List.copyOf(network.parameters().values())),
                folder.resolve(PyTorchModule.WEIGHTS));
        Files.writeString(
                folder.resolve("symbols.json"),
                JsonMapper.shared().writeValueAsString(List.of(example.symbols(), example.targets())));
    }

    private static JsonNode answer(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(file + " was not written", e);
        }
    }

    /** A parameter that stays as it starts has no gradient there. */
    private static float[] numbers(JsonNode found, int length) {
        return found.isMissingNode() ? new float[length] : JsonMapper.shared().treeToValue(found, float[].class);
    }

    /** The greatest difference. */
    private static double distance(float[] expected, float[] found) {
        assertThat(found).hasSameSizeAs(expected);
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(found[i] - expected[i]));
        }
        return worst;
    }

    /** The same as a share of the greatest number, of those that are all but 0 as a share of a thousandth. */
    private static double share(float[] expected, float[] found) {
        double greatest = 1e-3;
        for (float number : expected) {
            greatest = Math.max(greatest, Math.abs(number));
        }
        return distance(expected, found) / greatest;
    }

    @Test
    void anEquationIsALine() throws UnsayableException {
        assertThat(PyTorchModule.of(ExampleNetwork.of("lstm").network(), "test"))
                .contains(
                        "        forget = torch.sigmoid(product(self.forget.W_x, x) + product(self.forget.W_h, prev_h)"
                                + " + self.forget.b)\n",
                        "        c = forget * prev_c + input * candidate\n",
                        "        h = output * torch.tanh(c)\n",
                        "        self.forget = Gate(W_x=(hidden, in_), W_h=(hidden, hidden), b=(hidden,))\n");
    }

    @Test
    void aGateWithANameOfPyTorchsIsNamed() {
        TrainedNetwork network = withGate("half");
        assertThatThrownBy(() -> PyTorchModule.of(network, "test"))
                .isInstanceOf(UnsayableException.class)
                .hasMessageContaining("'half'");
    }

    private static TrainedNetwork withGate(String name) {
        String text = """
                cell: Named
                states: {h: hidden}
                gates:
                  %s: {of: [x, prev(h)], act: tanh}
                next:
                  h: %s
                emit: h
                """.formatted(name, name);
        Reading reading = CellReader.read(new Source("named.yaml", text), (reference, from) -> Optional.empty());
        return new TrainedNetwork(
                ((Reading.Cell) reading).graph(),
                List.of(new TrainedNetwork.Layer("layer1", Map.of("in", 2, "hidden", 3))),
                false,
                Vocabulary.of("ab"),
                Map.of());
    }
}
