package org.gateloom.samples.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.network.Network;
import org.gateloom.samples.export.ExampleNetwork;
import org.gateloom.samples.export.TorchPython;
import org.gateloom.samples.run.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Networks made in PyTorch, taken up and run: the logits are PyTorch's. */
class PyTorchNetworkTest {

    private static final int SYMBOLS = 7;
    private static final int HIDDEN = 6;

    private static final Map<String, String> CELLS = Map.of("LSTM", "Lstm", "GRU", "GruResetAfter", "RNN", "Rnn");

    /** Networks with and without an embedding, as safetensors, with what they compute. */
    private static final String MAKE = """
            import json, pathlib, sys
            import torch
            from torch import nn
            torch.manual_seed(1)
            class Net(nn.Module):
                def __init__(self, kind, embeds):
                    super().__init__()
                    self.encoder = nn.Embedding(7, 5) if embeds else None
                    self.rnn = getattr(nn, kind)(5 if embeds else 7, 6, num_layers=2)
                    self.fc = nn.Linear(6, 7)
                def forward(self, symbols):
                    x = self.encoder(symbols) if self.encoder else nn.functional.one_hot(symbols, 7).float()
                    return self.fc(self.rnn(x)[0])
            def save(tensors, file):
                header, data = {}, b""
                for name, tensor in tensors.items():
                    numbers = tensor.contiguous().numpy().tobytes()
                    header[name] = {"dtype": "F32", "shape": list(tensor.shape),
                                    "data_offsets": [len(data), len(data) + len(numbers)]}
                    data += numbers
                text = json.dumps(header).encode()
                file.write_bytes(len(text).to_bytes(8, "little") + text + data)
            folder = pathlib.Path(sys.argv[1])
            for kind in ["LSTM", "GRU", "RNN"]:
                for embeds in [False, True]:
                    net = Net(kind, embeds).eval()
                    name = kind + ("-embedding" if embeds else "")
                    symbols = torch.randint(0, 7, (20, 3))
                    with torch.no_grad():
                        logits = net(symbols)
                    save({key: value.detach() for key, value in net.state_dict().items()},
                         folder / (name + ".safetensors"))
                    (folder / (name + ".json")).write_text(json.dumps(
                        {"symbols": symbols.tolist(), "logits": logits.flatten().tolist()}))
            """;

    @TempDir
    private Path folder;

    @Test
    void theSameLogits() throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        TorchPython.run(MAKE, folder, made);

        for (String kind : CELLS.keySet()) {
            for (String name : new String[] {kind, kind + "-embedding"}) {
                JsonNode answer = JsonMapper.shared().readTree(Files.readString(made.resolve(name + ".json")));
                assertThat(logits(
                                StateDict.read(made.resolve(name + ".safetensors")),
                                CELLS.get(kind),
                                JsonMapper.shared().treeToValue(answer.path("symbols"), int[][].class)))
                        .as(name)
                        .containsExactly(
                                JsonMapper.shared().treeToValue(answer.path("logits"), float[].class), within(1e-5f));
            }
        }
    }

    static float[] logits(ForeignNetwork foreign, String cell, int[][] symbols) {
        Network network = new Networks(
                        sizes -> ExampleNetwork.generated(cell, sizes),
                        SYMBOLS,
                        foreign.layers().size(),
                        0)
                .of(HIDDEN);
        Map<String, float[]> parameters =
                foreign.parameters(IntStream.range(0, SYMBOLS).toArray());
        float[] numbers = new float[network.parameters().length()];
        for (ParameterTable.Entry entry : network.parameters().entries()) {
            float[] values = parameters.get(entry.name());
            for (int i = 0; i < values.length; i++) {
                numbers[entry.at(i)] = values[i];
            }
        }
        return ExampleNetwork.logits(network, numbers, symbols);
    }
}
