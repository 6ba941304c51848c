"""{title}

Written by Gateloom {version}. It needs PyTorch alone:

    python3 model.py "a beginning"              writes text that goes on from it

    import model
    network = model.load()                      the weights beside this file
    logits, state = network(symbols)            symbols [time, batch], int64; logits [time, batch, {symbols}]
    logits, state = network(more, state)        goes on where that ended

What is dropped in training is here its mean, as at evaluation.
"""

import json
import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional as F

SYMBOLS = {alphabet}


class Gate(nn.Module):
    """Parameters by the names that they have in the cell's file."""

    def __init__(self, **shapes):
        super().__init__()
        for name, shape in shapes.items():
            setattr(self, name, nn.Parameter(torch.zeros(shape)))


def product(W, v):
    """W v in each row. W is [out, in], or [blocks, out, in] along the diagonal; of a symbol it is a column."""
    if v.dtype == torch.int64:
        return W.T[v]
    if W.dim() == 2:
        return v @ W.T
    parts = v.reshape(v.shape[0], W.shape[0], 1, W.shape[2])
    return (parts @ W.transpose(1, 2)).flatten(1)


def rows(value, x):
    """What all rows share, for each row of x."""
    value = torch.as_tensor(value, dtype=torch.float32, device=x.device)
    return value if value.dim() == 2 else value.reshape(1, -1).expand(x.shape[0], -1)


def layer_norm(v):
    centred = v - v.mean(-1, keepdim=True)
    return centred / torch.sqrt((centred * centred).mean(-1, keepdim=True) + {epsilon})


def rms_norm(v):
    return v / torch.sqrt((v * v).mean(-1, keepdim=True) + {epsilon})


{cell}


class Network(nn.Module):
    """{network}"""

    def __init__(self):
        super().__init__()
{layers}

    def start(self, batch):
        """The states before a stream's first step, [batch, size] each, by layer in the order of the cell's."""

        def filled(size, value):
            return torch.full((batch, size), value, device=self.output.b.device)

        return {
{initial}
        }

    def forward(self, symbols, state=None):
        state = self.start(symbols.shape[1]) if state is None else state
        emitted = []
        for x in symbols:
{steps}
            emitted.append(x)
        return F.linear(torch.stack(emitted), self.output.W, self.output.b), state


def tensors(file):
    """All tensors of a safetensors file of 32-bit floats, by name."""
    data = pathlib.Path(file).read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    numbers = torch.frombuffer(bytearray(data[start:]), dtype=torch.float32)
    return {
        name: numbers[place["data_offsets"][0] // 4 : place["data_offsets"][1] // 4].reshape(place["shape"])
        for name, place in header.items()
    }


def load(file=pathlib.Path(__file__).with_name("weights.safetensors")):
    """The trained network."""
    network = Network()
    network.load_state_dict(tensors(file))
    return network


def encode(text):
    """Symbols [time, 1] of a text."""
    for character in text:
        if character not in SYMBOLS:
            raise ValueError(f"{character!r} is none of the characters that the network knows: {SYMBOLS!r}")
    return torch.tensor([SYMBOLS.index(character) for character in text]).unsqueeze(1)


@torch.no_grad()
def write(network, beginning, length=500, temperature=0.8):
    """A text that goes on from a beginning of at least one character."""
    text = beginning
    logits, state = network(encode(beginning))
    for _ in range(length):
        symbol = torch.multinomial(torch.softmax(logits[-1, 0] / temperature, 0), 1)
        text += SYMBOLS[symbol.item()]
        logits, state = network(symbol.unsqueeze(1), state)
    return text


if __name__ == "__main__":
    try:
        print(write(load(), "".join(sys.argv[1:2]) or SYMBOLS[0]))
    except ValueError as mistake:
        sys.exit(str(mistake))
