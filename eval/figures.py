"""The figures of a run: each a ratio over its questions, with an interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from eval.datatypes import Judgement, LegRanking, Outcome, Run
from eval.metrics.refusal import RefusalCase
from eval.metrics.statistics import Estimate, estimate
from index import Leg

Measured = TypeVar("Measured")
Part = tuple[float, float]
"""What one question adds to numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Metric(Generic[Measured]):
    """One figure: its name, what it says, and the goal; `rises` is False where less is better."""

    name: str
    title: str
    says: str
    goal: float | None
    part: Callable[[Measured], Part]
    rises: bool = True

    def estimate(self, measured: Iterable[Measured]) -> Estimate | None:
        """The figure over these judgements (or rankings); None where none of them has anything to say about it."""
        parts = [self.part(one) for one in measured]
        return estimate([top for top, _ in parts], [bottom for _, bottom in parts])

    def reached(self, value: float) -> bool | None:
        """Whether the goal is met; None without a goal."""
        if self.goal is None:
            return None
        return value >= self.goal if self.rises else value <= self.goal


def _known(value: bool | float | None) -> Part:
    return (0.0, 0.0) if value is None else (float(value), 1.0)


def _refusal_precision(judgement: Judgement) -> Part:
    return (float(judgement.refusal_right is not None), 1.0) if judgement.refused else (0.0, 0.0)


def _refusal_recall(judgement: Judgement) -> Part:
    return (0.0, 0.0) if judgement.refusal_right is None else (float(judgement.refused), 1.0)


METRICS: tuple[Metric[Judgement], ...] = (
    Metric("grounding", "Grounding", "statements that stand in the cited article, to the character", 1.0,
           lambda j: (float(j.statements - len(j.unsupported)), float(j.statements))),
    Metric("well_formed", "Well formed", "answers whose status, numbering and citations are in order", 1.0,
           lambda j: (float(not j.malformed), 1.0)),
    Metric("gold_first", "Gold in first", "answerable questions with a gold passage in the first statement", 0.85,
           lambda j: _known(j.first)),
    Metric("gold_any", "Gold in any", "answerable questions with a gold passage in any statement", 0.95,
           lambda j: _known(j.anywhere)),
    Metric("items", "Items found", "share of the things asked for that are in the answer", None,
           lambda j: _known(j.items)),
    Metric("token_f1", "Token F1", "word overlap of the first statement (its marked words) with the best gold", None,
           lambda j: _known(j.token_f1)),
    Metric("speaker_right", "Speaker right", "found quotations that name the right speaker", 0.97,
           lambda j: _known(j.speaker_right)),
    Metric("wrong_speaker", "Wrong speaker", "statements on known words that name somebody else", 0.01,
           lambda j: (float(j.wrong_speakers), float(j.known_quotes)), rises=False),
    Metric("kind_right", "Kind right", "passages found that are marked with the kind they have", None,
           lambda j: _known(j.kind_right)),
    Metric("refusal_right", "Refusal right", "unanswerable questions refused for an expected reason", 0.95,
           lambda j: _known(j.refusal_right)),
    Metric("refusal_recall", "Refusal recall", "unanswerable questions refused at all", None, _refusal_recall),
    Metric("refusal_precision", "Refusal precision", "refusals of questions that have no answer", None,
           _refusal_precision),
)  # fmt: skip
"""The goals are those of the demo corpus; a corpus of one's own has its floors file."""

LEG_METRICS: tuple[Metric[LegRanking], ...] = (
    Metric("recall_at_1", "Recall at 1", "share of the things asked for that the first passage holds", None,
           lambda ranking: (ranking.recall_at[1], 1.0)),
    Metric("recall_at_10", "Recall at 10", "... and that the first ten passages hold", None,
           lambda ranking: (ranking.recall_at[10], 1.0)),
    Metric("mrr_at_10", "MRR at 10", "one over the rank of the first passage with an answer", None,
           lambda ranking: (ranking.reciprocal_rank, 1.0)),
    Metric("ndcg_at_10", "nDCG at 10", "how far up the passages with an answer are", None,
           lambda ranking: (ranking.ndcg, 1.0)),
)  # fmt: skip
"""Of one leg of the retriever; the hybrid's have floors."""

_ALL: tuple[Metric[Any], ...] = (*METRICS, *LEG_METRICS)
BY_NAME = {metric.name: metric for metric in _ALL}


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric and what came of it."""

    metric: Metric[Any]
    estimate: Estimate

    @property
    def reached(self) -> bool | None:
        """Whether the goal is met; None without a goal."""
        return self.metric.reached(self.estimate.value)


def figures(judgements: Sequence[Judgement]) -> list[Figure]:
    """Every metric these judgements have something to say about."""
    estimates = ((metric, metric.estimate(judgements)) for metric in METRICS)
    return [Figure(metric, found) for metric, found in estimates if found is not None]


def leg_figures(run: Run, leg: Leg) -> list[Figure]:
    """The figures of one leg of the retriever; none where the run did not search with it."""
    rankings = [ranking for outcome in run.legs if outcome.leg == leg.value for ranking in outcome.rankings]
    estimates = ((metric, metric.estimate(rankings)) for metric in LEG_METRICS)
    return [Figure(metric, found) for metric, found in estimates if found is not None]


def run_figures(run: Run) -> list[Figure]:
    """What a run is held to: the figures of its answers, and those of the hybrid search."""
    return [*figures([outcome.judgement for outcome in run.outcomes]), *leg_figures(run, Leg.HYBRID)]


def groups(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes by class, then by trait, language, and place in a chain; one outcome can be in several."""
    found: dict[str, list[Outcome]] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.question.class_.value):
        found.setdefault(outcome.question.class_.value.replace("_", " "), []).append(outcome)
    more: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        question = outcome.question
        names = [trait.value for trait in question.traits]
        names += ["English"] if question.language == "en" else []
        names += ["follow-up"] if question.history else []
        names += [f"fact: {question.fact.replace('_', ' ')}"] if question.fact else []
        for name in names:
            more.setdefault(name, []).append(outcome)
    return found | dict(sorted(more.items()))


def refusal_cases(run: Run) -> list[RefusalCase]:
    """Expected and given refusals, one a question."""
    return [
        RefusalCase(o.question.refusal, o.answer.refusal.reason if o.answer.refusal else None) for o in run.outcomes
    ]
