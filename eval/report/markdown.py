"""The report as Markdown: the same figures and failures, for a commit message, a wiki or a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from eval.compare import Comparison
from eval.figures import Figure
from eval.report.summary import GROUP_METRICS, Excerpt, Failure, Summary
from eval.text import delta, interval, minute, shown, verdict
from rag.web.markup import visible

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")


def report_as_markdown(summary: Summary, comparison: Comparison | None = None) -> str:
    """Return the whole report; what it quotes can form no link, image, table cell or HTML."""
    parts = ["# Evaluation", _opening(summary), "## Figures", _figures((*summary.headline, *summary.retrieval))]
    if comparison is not None:
        parts += ["## Compared", _compared(comparison)]
    parts += ["## By class and kind of question", _classes(summary)]
    if len(summary.ablation) > 1:
        rows = [(row.name, *_values(row.figures)) for row in summary.ablation]
        parts += ["## What each part is worth", _table(("assistant", *GROUP_METRICS), rows)]
    if summary.legs:
        parts += ["## Retrieval by leg", _legs(summary)]
    parts += ["## Confidence and time", _confidence(summary), "## Failures", *_failures(summary)]
    return "\n\n".join(parts) + "\n"


def _opening(summary: Summary) -> str:
    run = summary.run
    return (
        f"{len(run.outcomes)} questions over {run.articles} articles, {minute(run)}, "
        f"{run.seconds:.1f} s. {summary.wrong} with a fault."
    )


def _figures(found: Iterable[Figure]) -> str:
    rows = [(f.metric.title, shown(f.estimate.value), interval(f.estimate), verdict(f), f.metric.says) for f in found]
    return _table(("figure", "value", "95 % interval", "goal", "what it is"), rows)


def _compared(comparison: Comparison) -> str:
    rows = [
        (
            change.metric.title,
            shown(change.before.value),
            shown(change.after.value),
            delta(change),
            f"{change.p_value:.3f}",
        )
        for change in comparison.changes
    ]
    listed = [
        f"{title}: {', '.join(plain(outcome.question.id) for outcome in outcomes)}"
        for title, outcomes in (("Mended", comparison.mended), ("Broken", comparison.broken))
        if outcomes
    ]
    return "\n\n".join([_table(("figure", "before", "now", "change", "p"), rows), *listed])


def _classes(summary: Summary) -> str:
    rows = [(r.name, str(r.questions), f"{r.right / r.questions:.0%}", *_values(r.figures)) for r in summary.groups]
    return _table(("questions", "number", "no fault", *GROUP_METRICS), rows)


def _values(figures: dict[str, Figure]) -> list[str]:
    return [shown(figures[name].estimate.value) if name in figures else "" for name in GROUP_METRICS]


def _legs(summary: Summary) -> str:
    depths = [f"recall at {depth}" for depth in summary.legs[0].recall_at]
    rows = [(r.leg, *map(shown, r.recall_at.values()), shown(r.mrr), shown(r.ndcg)) for r in summary.legs]
    return _table(("leg", *depths, "MRR at 10", "nDCG at 10"), rows)


def _confidence(summary: Summary) -> str:
    lines = []
    if summary.calibration_error is not None and summary.brier is not None:
        lines.append(f"Expected calibration error {summary.calibration_error:.3f}, Brier score {summary.brier:.3f}.")
    if summary.latency is not None:
        times = (summary.latency.median, summary.latency.p90, summary.latency.p99)
        median, p90, p99 = (f"{1000 * value:.0f}" for value in times)
        lines.append(f"An answer takes {median} ms (median), {p90} ms (90 %), {p99} ms (99 %).")
    return " ".join(lines)


def _failures(summary: Summary) -> Iterator[str]:
    if not summary.failures:
        yield "None."
    for group in summary.failures:
        yield f"### {group.title} ({len(group.failures)})"
        yield f"{group.means[0].upper()}{group.means[1:]}."
        yield from (_failure(failure) for failure in group.failures)


def _failure(failure: Failure) -> str:
    question, answer = failure.outcome.question, failure.outcome.answer
    asked = " / ".join(plain(text) for text in (*question.history, question.question))
    lines = [f"- **{asked}** ({plain(question.id)})"]
    lines += [f"  - fault: {plain(reason)}" for reason in failure.outcome.judgement.unsupported]
    lines += [f"  - expected: a refusal, {' or '.join(question.refusal)}"] if question.refusal else []
    lines += [f"  - expected: {_excerpt(excerpt)}" for excerpt in failure.expected]
    lines += [f"  - given: a refusal, {answer.refusal.reason}"] if answer.refusal else []
    lines += [f"  - given: {_excerpt(excerpt)}" for excerpt in failure.given]
    return "\n".join(lines)


def _excerpt(excerpt: Excerpt) -> str:
    about = ", ".join(plain(part) for part in (excerpt.speaker, excerpt.kind, excerpt.source) if part)
    return f"{plain(excerpt.text)} ({about})"


def plain(text: str) -> str:
    """Text in which nothing is Markdown or HTML, on one line."""
    return _SIGNS.sub(r"\\\1", visible(" ".join(text.split())))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])
