"""Training the chooser of rag/network.py."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from eval.calibration.asking import FOLDS, WEIGHT, Row
from eval.calibration.plain import fit_plain
from rag.features import ASKED, PAIR, SENTENCE, TERM
from rag.network import HELD, Networks

_TERMS, _SENTENCES = 14, 16  # those of a question that are learned from
_HIDDEN, _SUMMARY = 24, 8
_EPOCHS, _BATCH, _RATE, _DECAY, _DROPOUT = 15, 128, 5e-3, 0.1, 0.1
_NOT_FOUND = 0.3  # weight of a question whose answer is in the archive, and not among the sentences
_UNANSWERED = 0.1
"""What a question without an answer counts beside one with an answer, of what it counts to the judge. Counted in full,
they cost 1 % of the first places."""
_PLAIN = 0.5  # share of the plain sum beside the network
_NOWHERE = -1e4

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tensors:
    """Features of many questions, padded; `weights` says how much each counts."""

    terms: Tensor
    pairs: Tensor
    sentences: Tensor
    asked: Tensor
    has_term: Tensor
    has_sentence: Tensor
    right: Tensor
    weights: Tensor

    def take(self, which: Tensor) -> Tensors:
        """Some of the questions."""
        return Tensors(*(getattr(self, name)[which] for name in self.__slots__))


class Chooser(nn.Module):
    """The same as in rag/network.py, over padded batches."""

    def __init__(self) -> None:
        super().__init__()
        known = len(TERM) + len(ASKED)
        self.pair = nn.Linear(len(PAIR), _HIDDEN, bias=False)
        self.met = _two_layers(known, _HIDDEN)
        self.weight = _two_layers(known, _HIDDEN)
        self.summary = _two_layers(4, _SUMMARY)
        self.sentence = nn.Linear(len(SENTENCE), 1, bias=False)
        self.kind = nn.Linear(2 * len(ASKED), 1, bias=False)
        self.nothing = nn.Linear(len(ASKED) + len(SENTENCE), 1)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, data: Tensors, middle: Tensor, spread: Tensor) -> Tensor:
        """Scores of the sentences and, behind them, of there being no answer, shape (questions, sentences + 1)."""
        terms = torch.cat([data.terms, data.asked[:, None].expand(-1, data.terms.shape[1], -1)], dim=-1)
        sentences = (data.sentences - middle) / spread
        hidden = torch.tanh(self.pair(data.pairs) + self.met[0](terms)[:, None])
        met = self.met[2](self.dropout(hidden))[..., 0]
        weights = self.weight(terms)[..., 0].masked_fill(~data.has_term, _NOWHERE).softmax(dim=1)[:, None]
        missed = weights * (1 - met.sigmoid())
        together = (met * weights).sum(dim=-1)
        size = data.has_term.sum(dim=1).log()[:, None].expand_as(together)
        summary = torch.stack([together, 4 * missed.amax(dim=-1), 2 * missed.sum(dim=-1), size], dim=-1)
        kinds = torch.cat([data.sentences[..., column, None] * data.asked[:, None] for column in HELD], dim=-1)
        scores = 4 * self.summary(summary)[..., 0] + 3 * together + self.sentence(sentences)[..., 0]
        scores = (scores + self.kind(kinds)[..., 0]).masked_fill(~data.has_sentence, _NOWHERE)
        best = sentences.masked_fill(~data.has_sentence[..., None], _NOWHERE).amax(dim=1)
        return torch.cat([scores, self.nothing(torch.cat([data.asked, best], dim=-1))], dim=1)


def _two_layers(given: int, hidden: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(given, hidden), nn.Tanh(), nn.Linear(hidden, 1))


def fit_chooser(rows: Sequence[Row]) -> dict[str, Floats]:
    """The weights of a chooser that has learned from these questions, as `Networks` reads them."""
    torch.manual_seed(0)
    data = _tensors(rows)
    every = data.sentences[data.has_sentence]
    middle, spread = every.mean(dim=0), every.std(dim=0) + 1e-3
    model = Chooser()
    optimizer = torch.optim.AdamW(model.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = _EPOCHS * math.ceil(len(rows) / _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        for which in torch.split(torch.randperm(len(rows)), _BATCH):
            batch = data.take(which)
            loss = _loss(model(batch, middle, spread), batch)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            schedule.step()
    seen = [(row.features.sentences.astype(float), row.right) for row in rows if row.right.any()]
    plain = _PLAIN * fit_plain(seen, SENTENCE)
    return exported(model, middle, spread) | {"chooser.plain": plain.astype(np.float32)}


def exported(model: Chooser, middle: Tensor, spread: Tensor) -> dict[str, Floats]:
    """The weights as `Networks` reads them: given by hidden, vectors where one number comes out."""
    weights = {
        f"chooser.{name.replace('.2.', '.1.')}": np.ascontiguousarray(value.detach().numpy().T)
        for name, value in model.named_parameters()
    }
    for name in ("sentence", "kind", "nothing"):
        weights[f"chooser.{name}"] = weights.pop(f"chooser.{name}.weight")[:, 0]
    weights["chooser.bias"] = weights.pop("chooser.nothing.bias")
    weights["chooser.met.pair"] = weights.pop("chooser.pair.weight")
    return weights | {"chooser.middle": middle.numpy(), "chooser.spread": spread.numpy()}


def _loss(scores: Tensor, data: Tensors) -> Tensor:
    """Minus the logarithm of what sentences with the answer get of the softmax; where there is none, "no answer"."""
    chances = scores.log_softmax(dim=1)
    right = torch.cat([data.right, ~data.right.any(dim=1, keepdim=True)], dim=1)
    good = chances.masked_fill(~right, _NOWHERE).logsumexp(dim=1)
    return -(good * data.weights).sum() / data.weights.sum()


def _tensors(rows: Sequence[Row]) -> Tensors:
    """Padded arrays; of a long question the rarest terms."""
    terms = np.zeros((len(rows), _TERMS, len(TERM)), dtype=np.float32)
    pairs = np.zeros((len(rows), _SENTENCES, _TERMS, len(PAIR)), dtype=np.float32)
    sentences = np.zeros((len(rows), _SENTENCES, len(SENTENCE)), dtype=np.float32)
    has_term = np.zeros((len(rows), _TERMS), dtype=bool)
    right = np.zeros((len(rows), _SENTENCES), dtype=bool)
    has_sentence = np.zeros_like(right)
    for number, row in enumerate(rows):
        kept = np.sort(np.argsort(-row.features.terms[:, 0], kind="stable")[:_TERMS])
        count = len(row.right)
        terms[number, : len(kept)] = row.features.terms[kept]
        pairs[number, :count, : len(kept)] = row.features.pairs[:, kept]
        sentences[number, :count] = row.features.sentences
        has_term[number, : len(kept)] = has_sentence[number, :count] = True
        right[number, :count] = row.right
    weights = [_weight(row) for row in rows]
    asked = np.array([row.features.asked for row in rows])
    arrays = (terms, pairs, sentences, asked, has_term, has_sentence, right, np.array(weights, dtype=np.float32))
    return Tensors(*map(torch.from_numpy, arrays))


def _weight(row: Row) -> float:
    weight = WEIGHT[row.asked.case]
    if row.asked.case != "answerable":
        return _UNANSWERED * weight
    return weight if row.right.any() else _NOT_FOUND


def choose_unseen(rows: Sequence[Row]) -> list[tuple[Floats, float]]:
    """What choosers make of the questions that they have not learned from."""
    chosen: dict[int, tuple[Floats, float]] = {}
    for fold in range(FOLDS):
        networks = Networks(fit_chooser([row for row in rows if row.fold != fold]))
        chosen |= {number: networks.choose(row.features) for number, row in enumerate(rows) if row.fold == fold}
    return [chosen[number] for number in range(len(rows))]
