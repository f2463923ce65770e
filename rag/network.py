"""Two small networks that choose and refuse answers to questions of fact; eval/calibration trains them.

The chooser weighs the terms of a question against each other by what they are, and says of each sentence how far each
term is met: covered, likely meant by a word that is alike, said around it, or missing (after the relevance matching of
Guo et al. 2016, arXiv 1711.08611). The judge says from the best sentences how likely an answer is among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from rag.features import SENTENCE, Features

FILE = Path(__file__).parent / "fact_networks.safetensors"
HELD = (SENTENCE.index("fits"), SENTENCE.index("holds_none"))
_FAR = 50  # beyond, the share met is 0 or 1 to a float, and the power too large for it
CLIP = 4  # standard deviations; what lies further out was not learned from

Floats = NDArray[np.float32]


class Networks:
    """The weights of both networks, by the names training gives them."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    def choose(self, features: Features) -> tuple[Floats, float]:
        """The score of each sentence, and the logarithm of the odds that one of them holds the answer.

        A plain weighted sum beside the network keeps it from trusting too much in what it was trained on.
        """
        w = self._weights
        asked = np.tile(features.asked, (len(features.terms), 1))
        terms = np.hstack([features.terms, asked])
        sentences = _scaled(features.sentences, w["chooser.middle"], w["chooser.spread"])
        met = _met(w, terms, features.pairs)
        weights = _softmax(_layers(w, "chooser.weight", terms)[:, 0])
        missed = weights * (1 - 1 / (1 + np.exp(-met.clip(-_FAR, _FAR))))
        met_together = met @ weights
        size = np.full(len(met), np.log(len(terms)), dtype=np.float32)
        summary = np.stack([met_together, 4 * missed.max(axis=1), 2 * missed.sum(axis=1), size], axis=1)
        scores = 4 * _layers(w, "chooser.summary", summary)[:, 0] + 3 * met_together + sentences @ w["chooser.sentence"]
        scores = scores + by_kind(features.asked, features.sentences) @ w["chooser.kind"]
        nothing = np.concatenate([features.asked, sentences.max(axis=0)]) @ w["chooser.nothing"] + w["chooser.bias"][0]
        top = float(scores.max())
        odds = top + float(np.log(np.exp(scores - top).sum())) - float(nothing)
        return scores + features.sentences @ w["chooser.plain"], odds

    def judge(self, signals: Floats) -> float:
        """The logarithm of the odds that an answer is among the best sentences, by their signals."""
        w = self._weights
        scaled = _scaled(signals, w["judge.middle"], w["judge.spread"]).clip(-CLIP, CLIP)
        odds = float(_layers(w, "judge", scaled[np.newaxis])[0, 0])
        return float(w["judge.slope"][0]) * odds + float(w["judge.shift"][0])

    @property
    def floor(self) -> float:
        """The odds, as a logarithm, from which on a question is answered."""
        return float(self._weights["judge.floor"][0])

    @property
    def english(self) -> float:
        """What is added to the odds of an English question, whose words are met by translations less surely."""
        return float(self._weights["judge.english"][0])


def by_kind(asked: Floats, sentences: Floats) -> Floats:
    """What the kind asked for makes of what a sentence holds of it, shape (sentences, 2 x ASKED)."""
    return np.hstack([sentences[:, column, np.newaxis] * asked for column in HELD])


def _met(w: Mapping[str, Floats], terms: Floats, pairs: Floats) -> Floats:
    """How far each sentence meets each term, shape (sentences, terms)."""
    hidden = np.tanh(pairs @ w["chooser.met.pair"] + terms @ w["chooser.met.0.weight"] + w["chooser.met.0.bias"])
    met: Floats = (hidden @ w["chooser.met.1.weight"] + w["chooser.met.1.bias"])[..., 0]
    return met


def _layers(w: Mapping[str, Floats], name: str, x: Floats) -> Floats:
    hidden = np.tanh(x @ w[f"{name}.0.weight"] + w[f"{name}.0.bias"])
    out: Floats = hidden @ w[f"{name}.1.weight"] + w[f"{name}.1.bias"]
    return out


def _scaled(x: Floats, middle: Floats, spread: Floats) -> Floats:
    return (x - middle) / spread


def _softmax(x: Floats) -> Floats:
    powers = np.exp(x - x.max())
    shares: Floats = powers / powers.sum()
    return shares


@cache
def networks() -> Networks:
    """The networks shipped."""
    return Networks(load_file(FILE))
