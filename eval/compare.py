"""Two runs side by side: what became better, what worse, and whether that is more than luck."""

from __future__ import annotations

from dataclasses import dataclass

from eval.datatypes import Judgement, Outcome, Run
from eval.errors import EvalError
from eval.figures import METRICS, Metric
from eval.metrics.statistics import Estimate, paired_p_value


@dataclass(frozen=True, slots=True)
class Change:
    """One metric in both runs, over the questions that have it in both; `p_value` by a paired permutation test."""

    metric: Metric[Judgement]
    before: Estimate
    after: Estimate
    questions: int
    p_value: float

    @property
    def better(self) -> bool | None:
        """None where nothing changed."""
        difference = self.after.value - self.before.value
        return None if difference == 0 else (difference > 0) == self.metric.rises


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two runs; `skipped` counts questions that are not the same in both."""

    before: Run
    after: Run
    changes: list[Change]
    mended: list[Outcome]
    broken: list[Outcome]
    skipped: int


def compare(before: Run, after: Run) -> Comparison:
    """Compare two runs over the questions they share, word for word and gold for gold.

    Raises EvalError where they share none, or where the corpus is another: then nothing could be concluded.
    """
    if before.corpus_sha256 != after.corpus_sha256:
        msg = "the two runs were made over different corpora; compare runs over the same articles"
        raise EvalError(msg)
    earlier = {outcome.question.id: outcome for outcome in before.outcomes}
    pairs = [
        (earlier[outcome.question.id], outcome)
        for outcome in after.outcomes
        if outcome.question.id in earlier and earlier[outcome.question.id].question == outcome.question
    ]
    if not pairs:
        msg = "the two runs have no question in common; compare runs over the same question file"
        raise EvalError(msg)
    changes = [change for metric in METRICS if (change := _change(metric, pairs)) is not None]
    return Comparison(
        before=before,
        after=after,
        changes=changes,
        mended=[new for old, new in pairs if old.judgement.stage and not new.judgement.stage],
        broken=[new for old, new in pairs if new.judgement.stage and not old.judgement.stage],
        skipped=len(before.outcomes) + len(after.outcomes) - 2 * len(pairs),
    )


def _change(metric: Metric[Judgement], pairs: list[tuple[Outcome, Outcome]]) -> Change | None:
    both = [
        (old.judgement, new.judgement)
        for old, new in pairs
        if metric.part(old.judgement)[1] and metric.part(new.judgement)[1]
    ]
    before, after = metric.estimate(old for old, _ in both), metric.estimate(new for _, new in both)
    if before is None or after is None:
        return None
    ratios = [
        [top / bottom for top, bottom in (metric.part(judgement) for judgement in side)]
        for side in zip(*both, strict=True)
    ]
    return Change(metric, before, after, len(both), paired_p_value(ratios[0], ratios[1]))
