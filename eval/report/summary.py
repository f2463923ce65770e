"""What both reports show, computed once: figures, groups, ablation, calibration, latency, failures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import Article
from eval.datatypes import Outcome, Run, Stage
from eval.figures import Figure, figures, groups, leg_figures, refusal_cases
from eval.judge import Placed, place
from eval.metrics.calibration import ReliabilityBin, brier_score, expected_calibration_error, reliability
from eval.metrics.latency import Latency, latency
from eval.metrics.refusal import reason_table
from eval.text import STAGES
from index import Leg
from rag.datatypes import Statement

GROUP_METRICS = ("gold_first", "gold_any", "items", "speaker_right", "wrong_speaker", "refusal_right")
_AROUND = 160
"""Characters of the article shown on either side of a passage."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One class or trait: how many questions, how many without any fault, and the figures by name."""

    name: str
    questions: int
    right: int
    figures: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class AblationRow:
    """The whole assistant, or one with a part taken away."""

    name: str
    figures: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class LegRow:
    """One leg of the retriever over all questions that can be searched as they stand."""

    leg: str
    questions: int
    recall_at: dict[int, float]
    mrr: float
    ndcg: float


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in its article, with a little of what stands around it."""

    before: str
    text: str
    after: str
    source: str
    speaker: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Failure:
    """One question that went wrong: what was expected, what was given, and where it stands."""

    outcome: Outcome
    expected: tuple[Excerpt, ...]
    given: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class FailureGroup:
    """The failures of one stage."""

    stage: Stage
    title: str
    means: str
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything a report shows."""

    run: Run
    headline: list[Figure]
    retrieval: list[Figure]
    groups: list[GroupRow]
    ablation: list[AblationRow]
    legs: list[LegRow]
    reliability: list[ReliabilityBin]
    calibration_error: float | None
    brier: float | None
    latency: Latency | None
    seconds: list[float]
    reasons: dict[str, Counter[str]]
    failures: list[FailureGroup]

    @property
    def wrong(self) -> int:
        """Questions with any fault."""
        return sum(len(group.failures) for group in self.failures)


def summarise(run: Run, articles: Mapping[str, Article]) -> Summary:
    """Compute a report over a run; the articles give the passages their surroundings."""
    # An answer to a question that has none counts too: confident there is confidently wrong.
    answered = [o for o in run.outcomes if not o.judgement.refused]
    confidences = [o.answer.confidence for o in answered]
    right = [bool(o.judgement.first) for o in answered]
    table = reliability(confidences, right)
    seconds = [outcome.seconds for outcome in run.outcomes]
    return Summary(
        run=run,
        headline=figures([outcome.judgement for outcome in run.outcomes]),
        retrieval=leg_figures(run, Leg.HYBRID),
        groups=[_group(name, outcomes) for name, outcomes in groups(run.outcomes).items()],
        ablation=_ablation(run),
        legs=_legs(run),
        reliability=table,
        calibration_error=expected_calibration_error(table),
        brier=brier_score(confidences, right),
        latency=latency(seconds),
        seconds=seconds,
        reasons=reason_table(refusal_cases(run)),
        failures=_failures(run, articles),
    )


def by_name(found: Sequence[Figure]) -> dict[str, Figure]:
    """Figures by the name of their metric."""
    return {figure.metric.name: figure for figure in found}


def _group(name: str, outcomes: Sequence[Outcome]) -> GroupRow:
    judgements = [outcome.judgement for outcome in outcomes]
    faultless = sum(1 for judgement in judgements if judgement.stage is None)
    return GroupRow(name, len(outcomes), faultless, by_name(figures(judgements)))


def _ablation(run: Run) -> list[AblationRow]:
    whole = AblationRow("whole assistant", by_name(figures([outcome.judgement for outcome in run.outcomes])))
    return [whole, *(AblationRow(v.name, by_name(figures(list(v.judgements.values())))) for v in run.variants)]


def _legs(run: Run) -> list[LegRow]:
    rows = []
    for leg in run.legs:
        count = len(leg.rankings)
        if count:
            depths = leg.rankings[0].recall_at
            rows.append(
                LegRow(
                    leg=leg.leg,
                    questions=count,
                    recall_at={k: sum(ranking.recall_at[k] for ranking in leg.rankings) / count for k in depths},
                    mrr=sum(ranking.reciprocal_rank for ranking in leg.rankings) / count,
                    ndcg=sum(ranking.ndcg for ranking in leg.rankings) / count,
                )
            )
    return rows


def _failures(run: Run, articles: Mapping[str, Article]) -> list[FailureGroup]:
    found: dict[Stage, list[Failure]] = {}
    for outcome in run.outcomes:
        if outcome.judgement.stage is not None:
            found.setdefault(outcome.judgement.stage, []).append(_failure(outcome, articles))
    return [
        FailureGroup(stage, title, means, tuple(found[stage]))
        for stage, (title, means) in STAGES.items()
        if stage in found
    ]


def _failure(outcome: Outcome, articles: Mapping[str, Article]) -> Failure:
    first_places: dict[tuple[str, str], Placed] = {}
    for placed in place(outcome.question, articles):
        first_places.setdefault((placed.gold.article, placed.gold.text), placed)
    return Failure(
        outcome=outcome,
        expected=tuple(_expected(placed, articles) for placed in first_places.values()),
        given=tuple(_given(statement, articles) for statement in outcome.answer.statements),
    )


def _expected(placed: Placed, articles: Mapping[str, Article]) -> Excerpt:
    gold, article = placed.gold, articles[placed.gold.article]
    before, after = _around(article, placed.span.start, placed.span.end)
    kind = gold.kind.value if gold.kind else None
    return Excerpt(before, placed.span.of(article), after, _source(article), gold.speaker, kind)


def _given(statement: Statement, articles: Mapping[str, Article]) -> Excerpt:
    article = articles.get(statement.article_id)
    before, after = _around(article, statement.start, statement.end) if article else ("", "")
    source = _source(article) if article else f"unknown article {statement.article_id!r}"
    speaker = statement.speaker.name if statement.speaker else None
    return Excerpt(before, statement.text, after, source, speaker, statement.kind.value)


def _around(article: Article, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind, inside the same paragraph, cut at a blank."""
    before = article.text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = article.text[end : end + _AROUND].partition("\n")[0]
    if len(before) == _AROUND:
        before = "… " + before.partition(" ")[2]
    if len(after) == _AROUND:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _source(article: Article) -> str:
    return ", ".join(part for part in (article.title, article.outlet, article.published) if part)
