"""Makes the files beside this one: networks of PyTorch as torch.onnx.export (1.13) writes them, with what they compute.

    python3 make.py
"""

import json
import pathlib

import torch
from torch import nn

SYMBOLS, HIDDEN = 7, 6


class Net(nn.Module):
    def __init__(self, kind, embedding):
        super().__init__()
        self.encoder = nn.Embedding(SYMBOLS, embedding) if embedding else None
        self.rnn = getattr(nn, kind)(embedding or SYMBOLS, HIDDEN, num_layers=2)
        self.fc = nn.Linear(HIDDEN, SYMBOLS)

    def forward(self, symbols):
        x = self.encoder(symbols) if self.encoder else nn.functional.one_hot(symbols, SYMBOLS).float()
        return self.fc(self.rnn(x)[0])


torch.manual_seed(1)
for kind, embedding in [("LSTM", 5), ("GRU", 0), ("RNN", 5)]:
    net = Net(kind, embedding).eval()
    symbols = torch.randint(0, SYMBOLS, (20, 3))
    file = pathlib.Path(__file__).with_name(kind.lower() + ".onnx")
    torch.onnx.export(net, (symbols,), str(file), opset_version=14)
    with torch.no_grad():
        logits = net(symbols).flatten().tolist()
    answer = {"symbols": symbols.tolist(), "logits": [float("%.8g" % logit) for logit in logits]}
    file.with_suffix(".json").write_text(json.dumps(answer) + "\n")
