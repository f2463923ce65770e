"""The weights by which answers to questions of fact are chosen and refused, from data that may be used for it.

    python -m eval.calibrate --data DIR [--write]

DIR holds `wikinews.jsonl` (CC BY 2.5). Its articles are cut into passages, each an article of its own under the same
title, so that a passage can be taken out while the rest of its article stays: the hard case of a question without an
answer. `eval/calibration.jsonl` are questions written by hand over these articles for this purpose alone, and
`eval/foreign.txt` are questions that none of the articles answers.

Choosing is a logistic regression over the sentences of a question (the chance that one with the answer comes first).
Confidence is a logistic regression over questions, half of them with their passage in and half without an answer (in
equal shares with their passage taken out, with their article taken out, and foreign ones), for whether an answer is
among the five shown. The floor is where so many answerable questions are refused as `--refused` says. Both are
regularised, and judged by tenfold cross-validation, by which confidence is also scaled to a usual share of answerable
questions; nothing else is fitted.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpus import Article, Corpus, read_corpus
from index import Encoder, Index, write_index
from index.passages import cut_passages
from rag.archive import Archive
from rag.candidates import AT_A_GLANCE, ON_READING, Candidates, alike, find_candidates, read, span_of
from rag.question import Question, read_question
from rag.signals import SIGNALS, signals_of
from rag.weights import WEIGHTS, FactWeights

QUESTIONS = Path(__file__).parent / "calibration.jsonl"
FOREIGN = Path(__file__).parent / "foreign.txt"
_FOLDS = 10
_CHOOSING_PENALTY = 0.01
_CONFIDENCE_PENALTY = 0.1
"""A fifth as much does as well in cross-validation and worse on other text: with 5 % of its answerable questions
refused, 0.54 of XQuAD-de's questions without their paragraph are refused instead of 0.61."""
_ANSWERABLE = 0.9
"""Share of the questions asked that have an answer. Half of those fitted to have one, so that refusing is learned from
both kinds; confidence is scaled to what is usual, or every ordinary answer would look doubtful."""
_SHOWN = 5
_AGAINST = ("short", "asks")
_EITHER = ("length",)
"""What can only speak against a sentence, and what may do either; everything else can only speak for it. Without this
few hundred questions make a sentence that asks something itself look like a good answer."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was found for it; `right` says of each sentence whether the answer is in it."""

    question: Question
    found: Candidates
    told: NDArray[np.float32]
    right: NDArray[np.bool_]

    @property
    def features(self) -> Floats:
        """A row a sentence, a column a feature to choose by."""
        return np.hstack([self.found.glance, self.told]).astype(np.float64)


def main() -> None:
    """Fit, print and with `--write` store the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with wikinews.jsonl")
    parser.add_argument(
        "--refused", type=float, default=0.053, help="share of answerable questions that may be refused"
    )
    parser.add_argument("--write", action="store_true", help=f"store the weights in {WEIGHTS.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="calibrate-") as folder:
        archive = _archive(options.data / "wikinews.jsonl", Path(folder))
        weights = calibrate(archive, options.refused)
    text = weights.model_dump_json(indent=1)
    print(text)
    if options.write:
        WEIGHTS.write_text(text + "\n", encoding="utf-8")


def calibrate(archive: Archive, refused: float) -> FactWeights:
    """Fit both regressions on the questions over this archive."""
    answerable, near, far = _ask(archive)
    data = [(one.features, one.right) for one in answerable if one is not None and one.right.any()]
    choosing = _fit_choosing(data)
    choosing = choosing / choosing[0]
    _print_choosing(data, len(answerable))
    with_it = _judged(archive, answerable, choosing)
    kinds = [_judged(archive, asked, choosing) for asked in (near, far, _foreign(archive))]
    without = [row for kind in kinds for row in kind]
    signals = np.array([row for row, _ in with_it + without])
    right = np.array([label for _, label in with_it + without], dtype=np.float64)
    shares = np.concatenate(
        [np.full(len(with_it), 1 / len(with_it)), *(np.full(len(kind), 1 / len(kinds) / len(kind)) for kind in kinds)]
    )
    odds = _fit_confidence(signals, right, shares)
    values = _cross_validated(signals, right, shares, len(answerable))
    usual = np.where(np.arange(len(right)) < len(with_it), _ANSWERABLE, 1 - _ANSWERABLE) * shares
    slope, shift = _rescaled(values, right, usual)
    odds = odds * slope
    odds[-1] += shift
    _print_confidence(_chance(slope * _log_odds(values) + shift), right, usual, len(answerable), refused)
    floor = float(np.quantile(_chance(signals[: len(with_it)] @ odds[:-1] + odds[-1]), refused))
    return FactWeights(
        choosing=_named((*AT_A_GLANCE, *ON_READING), choosing),
        confidence=_named(SIGNALS, odds[:-1]),
        bias=round(float(odds[-1]), 4),
        floor=round(floor, 4),
    )


def _named(names: Sequence[str], values: Floats) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


# --- questions and what is found for them ------------------------------------------------------------------------


def _archive(file: Path, folder: Path) -> Archive:
    """Every passage of the articles as an article of its own."""
    pieces = []
    for article in read_corpus(file).articles:
        for number, passage in enumerate(cut_passages(article.text)):
            text = article.text[passage[0].start : passage[-1].end]
            pieces.append(article.model_copy(update={"id": f"{article.id}/{number:03}", "text": text}))
    encoder = Encoder()
    write_index(Corpus(tuple(sorted(pieces, key=lambda piece: piece.id)), ()), folder, encoder)
    return Archive(Index.open(folder, encoder=encoder))


def _ask(archive: Archive) -> tuple[list[Asked | None], list[Asked | None], list[Asked | None]]:
    """Every question with its passage in, with it taken out, and with its whole article taken out."""
    articles = archive.index.articles
    everything = frozenset(articles)
    answerable, near, far = [], [], []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pieces = [one for one in articles if one.startswith(row["article_id"] + "/")]
        holding = {one for one in pieces if row["answer"] in articles[one].text}
        question = _read(archive, row["question"])

        def holds(article: Article, text: str, row: dict[str, str] = row) -> bool:
            return article.id.startswith(row["article_id"] + "/") and row["answer"] in text

        answerable.append(_asked(archive, question, None, holds))
        near.append(_asked(archive, question, everything - holding, holds))
        far.append(_asked(archive, question, everything - set(pieces), holds))
    return answerable, near, far


def _foreign(archive: Archive) -> list[Asked | None]:
    """The questions that no article answers, over all of them."""
    lines = FOREIGN.read_text(encoding="utf-8").splitlines()
    return [_asked(archive, _read(archive, line), None, lambda article, text: False) for line in lines]


def _read(archive: Archive, text: str) -> Question:
    return read_question(text, archive.finder, days=archive.days, outlets=archive.outlets)


def _asked(
    archive: Archive, question: Question, allowed: Collection[str] | None, holds: Callable[[Article, str], bool]
) -> Asked | None:
    found = find_candidates(archive, question, allowed)
    if found is None:
        return None
    numbers = np.arange(len(found.glance))
    right = []
    for number in numbers.tolist():
        span = span_of(archive, found, number)
        article = archive.index.articles[span.article_id]
        right.append(holds(article, span.of(article)))
    told = np.column_stack([read(archive, question, found, numbers), alike(archive, found, numbers)])
    return Asked(question, found, told, np.array(right, dtype=bool))


# --- choosing ----------------------------------------------------------------------------------------------------

_Lists = Sequence[tuple[Floats, NDArray[np.bool_]]]


def _fit_choosing(data: _Lists) -> Floats:
    """Weights under which sentences with the answer are likely to come first, by their softmax over the question.

    A word that is only like one of the question's weighs at most as much as that word itself: what "alike" weighs
    is fitted as a part of what "own" does.
    """
    names = (*AT_A_GLANCE, *ON_READING)
    part = np.eye(len(names))
    part[names.index("own"), names.index("alike")] = 1.0
    data = [(features @ part, right) for features, right in data]
    together = np.vstack([features for features, _ in data])
    spread = together.std(axis=0) + 1e-6

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.0, np.zeros_like(weights)
        for features, right in data:
            scaled = features / spread
            scores = scaled @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            good = chances * right
            total -= np.log(good.sum() + 1e-12)
            slope -= scaled.T @ (good / (good.sum() + 1e-12) - chances)
        penalty = _CHOOSING_PENALTY * float(weights @ weights)
        return total / len(data) + penalty, slope / len(data) + 2 * _CHOOSING_PENALTY * weights

    bounds = [(None, 0) if name in _AGAINST else (None, None) if name in _EITHER else (0, None) for name in names]
    start = np.zeros(len(names))
    fitted: Floats = part @ (minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x / spread)
    return fitted


def _print_choosing(data: _Lists, asked: int) -> None:
    """How many questions have their answer first, and among the first five, under weights fitted without them."""
    first = within = 0
    for fold in range(_FOLDS):
        weights = _fit_choosing([one for number, one in enumerate(data) if number % _FOLDS != fold])
        for features, right in data[fold::_FOLDS]:
            ranked = right[np.argsort(-(features @ weights), kind="stable")]
            first += bool(ranked[0])
            within += bool(ranked[:_SHOWN].any())
    print(f"{asked} questions: answer first {first / asked:.3f}, in five {within / asked:.3f} (cross-validated)")


# --- confidence --------------------------------------------------------------------------------------------------


def _judged(archive: Archive, asked: Sequence[Asked | None], choosing: Floats) -> list[tuple[list[float], bool]]:
    """The signals of the best sentence of each question, and whether an answer is among those shown."""
    rows = []
    for one in asked:
        if one is None:
            rows.append(([0.0] * len(SIGNALS), False))
            continue
        scores = (one.features @ choosing).astype(np.float32)
        best = np.argsort(-scores, kind="stable")[: _SHOWN + 1]
        signals = signals_of(archive, one.question, one.found, best, scores[best], one.told[best])
        rows.append(([signals[name] for name in SIGNALS], bool(one.right[best[:_SHOWN]].any())))
    return rows


def _chance(odds: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-odds))
    return chances


def _fit_confidence(signals: Floats, right: Floats, shares: Floats) -> Floats:
    """Weights of the signals and the bias behind them."""
    middle, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-6
    scaled = np.column_stack([(signals - middle) / spread, np.ones(len(signals))])
    shares = shares / shares.sum()

    def loss(weights: Floats) -> tuple[float, Floats]:
        chances = _chance(scaled @ weights)
        total = -(shares * (right * np.log(chances + 1e-12) + (1 - right) * np.log(1 - chances + 1e-12))).sum()
        slope = scaled.T @ (shares * (chances - right))
        penalised = np.append(weights[:-1], 0.0)
        return float(total + _CONFIDENCE_PENALTY * penalised @ penalised), slope + 2 * _CONFIDENCE_PENALTY * penalised

    fitted = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = fitted[:-1] / spread
    return np.append(weights, fitted[-1] - weights @ middle)


def _log_odds(chances: Floats) -> Floats:
    odds: Floats = np.log(chances / (1 - chances))
    return odds


def _rescaled(values: Floats, right: Floats, shares: Floats) -> tuple[float, float]:
    """Slope and shift of the log odds by which confidences are the share that is right (Platt 1999).

    They keep the order, so what is refused stays the same.
    """
    odds, shares = _log_odds(values), shares / shares.sum()

    def loss(line: Floats) -> float:
        chances = _chance(line[0] * odds + line[1])
        return -float((shares * (right * np.log(chances + 1e-12) + (1 - right) * np.log(1 - chances + 1e-12))).sum())

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(0.1, None), (None, None)]).x
    return float(slope), float(shift)


def _cross_validated(signals: Floats, right: Floats, shares: Floats, questions: int) -> Floats:
    """The confidence of every question by weights fitted without it, whichever of its passages are in."""
    fold = np.arange(len(signals)) % questions % _FOLDS
    values = np.zeros(len(signals))
    for number in range(_FOLDS):
        known = fold != number
        odds = _fit_confidence(signals[known], right[known], shares[known])
        values[~known] = _chance(signals[~known] @ odds[:-1] + odds[-1])
    return values


def _print_confidence(values: Floats, right: Floats, shares: Floats, answerable: int, refused: float) -> None:
    print("cross-validated: answerable refused / passage out refused / article out refused / foreign refused")
    without = np.split(values[answerable:], [answerable, 2 * answerable])
    for share in sorted({0.02, refused, 0.1, 0.2}):
        floor = np.quantile(values[:answerable], share)
        refusals = "   ".join(f"{np.mean(kind < floor):.3f}" for kind in without)
        print(f"  {share:.2f}   {refusals}   (below {floor:.3f})")
    print("confidence    questions   mean   right")
    for low in np.arange(0, 1, 0.2):
        inside = (values >= low) & (values < low + 0.2)
        if inside.any():
            share, mean = (np.average(one[inside], weights=shares[inside]) for one in (right, values))
            print(f"{low:.1f} to {low + 0.2:.1f} {inside.sum():12} {mean:6.3f} {share:7.3f}")


if __name__ == "__main__":
    main()
