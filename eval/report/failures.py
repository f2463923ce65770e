"""Every failure with question, expected, given, and the passage; filterable, and readable without the script."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from eval.datatypes import Outcome
from eval.report.summary import Excerpt, Failure, FailureGroup, Summary
from rag.web.markup import el


def failure_list(summary: Summary) -> Markup:
    """The section of the failures, worst stage first."""
    if not summary.failures:
        return el("section", el("h2", "Failures"), el("p", "None."), id="failures")
    groups = [_group(group) for group in summary.failures]
    return el("section", el("h2", "Failures"), _filters(summary), *groups, id="failures")


def _filters(summary: Summary) -> Markup:
    stages = [
        el(
            "button", group.title, " ", el("b", str(len(group.failures))), type="button", data_stage=group.stage.value,
            aria_pressed="false", title=group.means,
        )
        for group in summary.failures
    ]  # fmt: skip
    classes = sorted({one.outcome.question.class_.value for group in summary.failures for one in group.failures})
    options = [el("option", "all classes", value=""), *[el("option", c.replace("_", " "), value=c) for c in classes]]
    search = Markup('<input type="search" aria-label="Search" placeholder="Search the failures">')
    return el(
        "div", el("div", *stages, class_="stages", role="group", aria_label="What went wrong"),
        el("div", search, el("select", *options, aria_label="Class"), el("output", ""), class_="narrow"),
        class_="filters",
    )  # fmt: skip


def _group(group: FailureGroup) -> Markup:
    return el(
        "section",
        el("h3", group.title, " ", el("small", group.means)),
        *[_failure(failure, group) for failure in group.failures],
        class_="stage",
        data_stage=group.stage.value,
    )


def _failure(failure: Failure, group: FailureGroup) -> Markup:
    outcome = failure.outcome
    question = outcome.question
    history = [el("span", earlier, class_="earlier") for earlier in question.history]
    problems = [*outcome.judgement.unsupported, *outcome.judgement.malformed]
    return el(
        "article",
        el("p", question.id, " · ", question.class_.value.replace("_", " "), *_notes(outcome), class_="id"),
        el("h4", *history, question.question or "(nothing)"),
        el("ul", *[el("li", problem) for problem in problems], class_="problems") if problems else None,
        el(
            "div",
            el("div", el("h5", "expected"), *_expected(failure)),
            el("div", el("h5", "given"), *_given(failure)),
            class_="sides",
        ),
        data_stage=group.stage.value,
        data_class=question.class_.value,
    )


def _notes(outcome: Outcome) -> list[str]:
    traits = [trait.value for trait in outcome.question.traits]
    rank = [f"gold passage at rank {outcome.gold_rank}"] if outcome.gold_rank else []
    confidence = [] if outcome.judgement.refused else [f"confidence {outcome.answer.confidence:.2f}"]
    understood = outcome.answer.understood_as.summary
    return [f" · {note}" for note in (*traits, *rank, *confidence, *([understood] if understood else []))]


def _expected(failure: Failure) -> Sequence[Markup]:
    if failure.outcome.question.refusal:
        reasons = " or ".join(reason.value.replace("_", " ") for reason in failure.outcome.question.refusal)
        return [el("p", f"a refusal: {reasons}", class_="refusal")]
    return [_excerpt(excerpt) for excerpt in failure.expected]


def _given(failure: Failure) -> Sequence[Markup]:
    refusal = failure.outcome.answer.refusal
    if refusal is not None:
        return [
            el("p", f"a refusal: {refusal.reason.value.replace('_', ' ')}", class_="refusal"),
            el("p", refusal.message),
        ]
    return [_excerpt(excerpt) for excerpt in failure.given]


def _excerpt(excerpt: Excerpt) -> Markup:
    who = el("b", excerpt.speaker) if excerpt.speaker else None
    line = [part for part in (who, excerpt.kind, excerpt.source) if part]
    about: list[str] = []
    for part in line:
        about += [part] if not about else [" · ", part]
    return el(
        "blockquote", el("p", excerpt.before, el("mark", excerpt.text), excerpt.after), el("footer", *about),
        data_kind=excerpt.kind,
    )  # fmt: skip
