"""Both networks: computed by hand, and the same as those that were trained."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import torch

from eval.calibration.chooser import Chooser, Tensors, exported, fit_chooser
from rag.features import ASKED, PAIR, SENTENCE, TERM, Features
from rag.judging import JUDGED
from rag.network import Networks, by_kind, networks


@dataclass(frozen=True)
class _Asked:
    case: str


@dataclass(frozen=True)
class _Row:
    features: Features
    right: np.ndarray
    asked: _Asked


def _random(rng: np.random.Generator, terms: int, sentences: int) -> Features:
    return Features(
        *(
            rng.random(shape).astype(np.float32)
            for shape in ((terms, len(TERM)), (sentences, terms, len(PAIR)), (sentences, len(SENTENCE)), (len(ASKED),))
        )
    )


def test_what_is_shipped_is_what_was_trained() -> None:
    rng = np.random.default_rng(1)
    torch.manual_seed(2)
    model = Chooser().eval()
    features = _random(rng, terms=5, sentences=4)
    middle, spread = torch.full((len(SENTENCE),), 0.3), torch.full((len(SENTENCE),), 0.7)
    there = torch.ones((1, 4), dtype=torch.bool)
    batch = Tensors(
        *(torch.from_numpy(getattr(features, name))[None] for name in ("terms", "pairs", "sentences", "asked")),
        torch.ones((1, 5), dtype=torch.bool),
        there,
        there,
        torch.ones(1),
    )
    with torch.no_grad():
        expected = model(batch, middle, spread)[0].numpy()
    plain = rng.random(len(SENTENCE)).astype(np.float32)
    scores, odds = Networks(exported(model, middle, spread) | {"chooser.plain": plain}).choose(features)
    assert np.allclose(scores, expected[:-1] + features.sentences @ plain, atol=1e-4)
    assert odds == pytest.approx(float(np.log(np.exp(expected[:-1].astype(float)).sum()) - expected[-1]), abs=1e-4)


def test_a_chooser_learns_which_sentence_meets_the_rare_term_and_when_none_does() -> None:
    rng = np.random.default_rng(3)
    rows = []
    for number in range(2400):
        features = _random(rng, terms=3, sentences=4)
        own, rarity = PAIR.index("own"), TERM.index("rarity")
        features.terms[:, rarity] = (0.1, 1.0, 0.1)
        features.pairs[:, 1, own] = 0
        right = np.zeros(4, dtype=bool)
        if number % 2:
            features.pairs[number // 2 % 4, 1, own] = 1
            right[number // 2 % 4] = True
        rows.append(_Row(features, right, _Asked("answerable" if right.any() else "near miss")))
    learned = Networks(fit_chooser(rows[:2000]))
    unseen = [(row, *learned.choose(row.features)) for row in rows[2000:]]
    assert np.mean([(odds > 0) == row.right.any() for row, _, odds in unseen]) > 0.95
    assert np.mean([row.right[int(scores.argmax())] for row, scores, _ in unseen if row.right.any()]) > 0.95


def test_the_judge_is_two_layers_and_a_scale() -> None:
    weights = {
        "judge.middle": np.array([1.0, 0.0]),
        "judge.spread": np.array([2.0, 1.0]),
        "judge.0.weight": np.array([[1.0], [0.5]]),
        "judge.0.bias": np.array([0.0]),
        "judge.1.weight": np.array([[3.0]]),
        "judge.1.bias": np.array([1.0]),
        "judge.slope": np.array([0.5]),
        "judge.shift": np.array([-1.0]),
        "judge.floor": np.array([-0.25]),
    }
    judge = Networks(weights)
    assert judge.judge(np.array([3.0, -2.0])) == pytest.approx(0.5 * (3 * np.tanh(1.0 - 1.0) + 1) - 1)
    assert judge.judge(np.array([99.0, -2.0])) == pytest.approx(0.5 * (3 * np.tanh(4.0 - 1.0) + 1) - 1)
    assert judge.floor == -0.25


def test_what_is_held_counts_by_the_kind_asked_for() -> None:
    sentences = np.zeros((2, len(SENTENCE)), dtype=np.float32)
    sentences[0, SENTENCE.index("fits")], sentences[1, SENTENCE.index("holds_none")] = 0.5, 1
    asked = np.zeros(len(ASKED), dtype=np.float32)
    asked[ASKED.index("date")] = 1
    held = by_kind(asked, sentences)
    assert held[0, ASKED.index("date")] == 0.5
    assert held[1, len(ASKED) + ASKED.index("date")] == 1
    assert held.sum() == 1.5


def test_the_networks_shipped_read_what_there_is_to_read() -> None:
    scores, odds = networks().choose(_random(np.random.default_rng(4), terms=2, sentences=3))
    assert np.isfinite([*scores, odds, networks().judge(np.zeros(len(JUDGED), dtype=np.float32))]).all()
    assert len(scores) == 3
