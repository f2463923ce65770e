"""Small pieces of wording that the Markdown and the HTML report share."""

from __future__ import annotations

from eval.compare import Change
from eval.datatypes import Run, Stage
from eval.figures import Figure
from eval.metrics.statistics import Estimate

STAGES = {
    Stage.UNGROUNDED: ("Not grounded", "a statement or citation that the articles do not bear out"),
    Stage.NOT_RETRIEVED: ("Not retrieved", "the passage with the answer is not among the first 50"),
    Stage.REFUSED: ("Refused, though there is an answer", "understanding or the threshold for refusing"),
    Stage.NOT_CHOSEN: ("Retrieved, not chosen", "the passage was there; the choice of statements passed it by"),
    Stage.WRONG_SPEAKER: ("Wrong speaker", "words under somebody else's name"),
    Stage.NO_SPEAKER: ("Speaker missing", "right words, but nobody named"),
    Stage.WRONG_KIND: ("Wrong kind", "direct, indirect, reported and narration confused"),
    Stage.NOT_FIRST: ("Found, not first", "the answer stands behind something else"),
    Stage.INCOMPLETE: ("Incomplete", "some of the things asked for are missing"),
    Stage.ANSWERED: ("Answered, though there is no answer", "should have been refused"),
    Stage.WRONG_REASON: ("Refused for the wrong reason", "the message misleads"),
}
"""Title and meaning, worst first: the order of the report."""


def shown(value: float) -> str:
    """A share with three decimals."""
    return f"{value:.3f}"


def interval(estimate: Estimate) -> str:
    """The 95 % interval."""
    return f"{estimate.low:.3f} to {estimate.high:.3f}"


def delta(change: Change) -> str:
    """How far a figure moved, with its sign."""
    return f"{change.after.value - change.before.value:+.3f}"


def minute(run: Run) -> str:
    """When a run was made."""
    return f"{run.made_at[:16].replace('T', ' ')} UTC"


def verdict(figure: Figure) -> str:
    """Reached, or missed by how much; empty without a goal."""
    reached = figure.reached
    if reached is None or figure.metric.goal is None:
        return ""
    sign = "≥" if figure.metric.rises else "≤"
    gap = abs(figure.estimate.value - figure.metric.goal)
    return f"{sign} {figure.metric.goal:g} reached" if reached else f"{sign} {figure.metric.goal:g} missed by {gap:.3f}"
