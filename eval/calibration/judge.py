"""Training the judge of rag/network.py, and scaling its confidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize
from torch import nn

from eval.calibration.asking import FOLDS, WEIGHT, Row
from rag.facts import ranked
from rag.judging import JUDGED, judged_by
from rag.network import CLIP, Networks

_SHOWN = 5
_ANSWERABLE = 0.9
"""Share of the questions asked that have an answer. Fewer of those learned from have one, so that refusing is learned
from both kinds; confidence is scaled to what is usual, or every ordinary answer would look doubtful."""
_HIDDEN, _EPOCHS, _BATCH, _RATE, _DECAY, _DROPOUT, _NOISE = 16, 40, 256, 3e-3, 0.1, 0.2, 0.2

Floats = NDArray[np.float32]


def fit_judge(rows: Sequence[Row], chosen: Sequence[tuple[Floats, float]], refused: float) -> dict[str, Floats]:
    """The weights of the judge, as `Networks` reads them.

    What both networks make of questions that they have not learned from is printed.
    """
    judged, shown = [], []
    for row, (scores, odds) in zip(rows, chosen, strict=True):
        asked = row.asked
        order = ranked(asked.found, row.best, scores)
        features = row.features.ordered(order)
        _, values = judged_by(
            asked.archive, asked.question, asked.found, row.best[order], scores[order], odds, features
        )
        judged.append(values)
        shown.append(row.right[order])
    inputs, right = np.array(judged), np.array([one[:_SHOWN].any() for one in shown])
    folds = np.array([row.fold for row in rows])
    unseen = np.zeros(len(rows), dtype=np.float32)
    for fold in range(FOLDS):
        weights = _fit([row for row in rows if row.fold != fold], inputs[folds != fold], right[folds != fold])
        networks = Networks(weights)
        unseen[folds == fold] = [networks.judge(one) for one in inputs[folds == fold]]
    slope, shift = _rescaled(rows, unseen, right)
    unseen = slope * unseen + shift
    of_news = np.array([row.asked.case == "answerable" and row.asked.gold.news and row.asked.large for row in rows])
    floor = np.quantile(unseen[of_news], refused)
    _print(rows, shown, unseen, floor)
    scale = {"judge.slope": slope, "judge.shift": shift, "judge.floor": floor}
    return _fit(rows, inputs, right) | {name: np.array([value], dtype=np.float32) for name, value in scale.items()}


def _fit(rows: Sequence[Row], inputs: Floats, right: NDArray[np.bool_]) -> dict[str, Floats]:
    """Learn whether an answer is among the sentences shown; noise keeps it from learning the questions by heart."""
    torch.manual_seed(0)
    middle, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-2
    x = torch.from_numpy(((inputs - middle) / spread).clip(-CLIP, CLIP))
    y = torch.from_numpy(right.astype(np.float32))
    shares = torch.tensor([WEIGHT[row.asked.case] for row in rows])
    model = nn.Sequential(nn.Linear(len(JUDGED), _HIDDEN), nn.Tanh(), nn.Dropout(_DROPOUT), nn.Linear(_HIDDEN, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=_RATE, weight_decay=_DECAY)
    batches = -(-len(rows) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=_EPOCHS * batches)
    measure = nn.BCEWithLogitsLoss(reduction="none")
    for _ in range(_EPOCHS):
        for which in torch.split(torch.randperm(len(rows)), _BATCH):
            given = x[which] + _NOISE * torch.randn_like(x[which])
            loss = (measure(model(given)[:, 0], y[which]) * shares[which]).mean()
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            schedule.step()
    weights = {
        f"judge.{name.replace('3.', '1.')}": np.ascontiguousarray(value.detach().numpy().T)
        for name, value in model.named_parameters()
    }
    one, none = np.ones(1, dtype=np.float32), np.zeros(1, dtype=np.float32)
    scale = {
        "judge.middle": middle,
        "judge.spread": spread,
        "judge.slope": one,
        "judge.shift": none,
        "judge.floor": none,
    }
    return weights | scale


def _usual(rows: Sequence[Row]) -> NDArray[np.float64]:
    """Weights under which so many questions are answerable as usual, and the other cases equally frequent."""
    cases = np.array([row.asked.case for row in rows])
    weights = np.zeros(len(rows))
    others = sorted(set(cases) - {"answerable"})
    for case in set(cases):
        share = _ANSWERABLE if case == "answerable" else (1 - _ANSWERABLE) / len(others)
        weights[cases == case] = share / (cases == case).sum()
    return weights


def _rescaled(rows: Sequence[Row], odds: Floats, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and shift of the log odds by which confidences are the share that is right (Platt 1999).

    They keep the order, so what is refused stays the same.
    """
    shares = _usual(rows)

    def loss(line: NDArray[np.float64]) -> float:
        chances = 1 / (1 + np.exp(-(line[0] * odds + line[1])))
        return -float((shares * np.where(right, np.log(chances + 1e-12), np.log(1 - chances + 1e-12))).sum())

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(0.1, None), (None, None)]).x
    return float(slope), float(shift)


def _print(rows: Sequence[Row], shown: Sequence[NDArray[np.bool_]], odds: Floats, floor: float) -> None:
    """How often the answer is first, among five, and how often each case is refused; nothing was learned from it."""
    print(f"{'':40} {'asked':>6} {'first':>7} {'in five':>7} {'refused':>7} (below {floor:.3f})")
    for large in (True, False):
        for news in (True, False):
            of_kind = [row.asked.large == large and row.asked.gold.news == news for row in rows]
            name = ("all articles, " if large else "few articles, ") + ("news" if news else "encyclopedia")
            for case in ("answerable", "passage out", "article out", "near miss", "foreign"):
                which = [at for at, row in enumerate(rows) if of_kind[at] and row.asked.case == case]
                if which:
                    first = np.mean([shown[at][:1].any() for at in which])
                    within = np.mean([shown[at][:_SHOWN].any() for at in which])
                    refusals = np.mean([odds[at] < floor for at in which])
                    print(f"{name:27} {case:12} {len(which):6} {first:7.3f} {within:7.3f} {refusals:7.3f}")
