"""The report as one HTML file: opens anywhere, asks nobody for anything, and escapes every word it did not write."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from eval.compare import Comparison
from eval.figures import Figure
from eval.report.charts import interval_bar, latency_plot, reliability_plot
from eval.report.failures import failure_list
from eval.report.summary import GROUP_METRICS, AblationRow, GroupRow, LegRow, Summary
from eval.text import delta, interval, minute, shown, verdict
from rag.web.markup import el

_ASSETS = Path(__file__).parent / "assets"
_FONT = Path(__file__).parents[2] / "rag" / "web" / "assets" / "fonts" / "newsreader-latin-wght-normal.woff2"
_TITLES = {
    "gold_first": "in first", "gold_any": "in any", "items": "items", "speaker_right": "speaker right",
    "wrong_speaker": "wrong speaker", "refusal_right": "refusal right",
}  # fmt: skip


def report_as_html(summary: Summary, comparison: Comparison | None = None) -> str:
    """Return the whole file."""
    # Style and script are our own files: the only text here that is not escaped.
    style, script = (Markup((_ASSETS / name).read_text(encoding="utf-8")) for name in ("report.css", "report.js"))  # noqa: S704
    head = el(
        "head", Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="color-scheme" content="light dark">'),
        el("title", f"Belegstelle: evaluation, {summary.run.made_at[:10]}"), el("style", _font_face(), style),
    )  # fmt: skip
    parts = [
        _masthead(summary),
        _headline(summary),
        _compared(comparison) if comparison else None,
        _classes(summary),
        _ablation(summary),
        _legs(summary.legs),
        _plots(summary),
        _reasons(summary),
        failure_list(summary),
        _colophon(summary),
    ]
    body = el("body", el("main", *parts), el("script", script))
    return f"<!doctype html>\n{el('html', head, body, lang='en')}\n"


def _font_face() -> Markup:
    """The serif of the page, inside the file."""
    data = base64.b64encode(_FONT.read_bytes()).decode("ascii")
    source = f'url("data:font/woff2;base64,{data}")'
    return Markup(f'@font-face {{ font-family: "Newsreader"; font-weight: 200 800; src: {source}; }}\n')  # noqa: S704


def _masthead(summary: Summary) -> Markup:
    run = summary.run
    right = len(run.outcomes) - summary.wrong
    return el(
        "header",
        el("h1", "Belegstelle"),
        el("p", "Is every answer found, right, grounded and attributed?", class_="tagline"),
        el("p", f"{len(run.outcomes)} questions over {run.articles} articles · {minute(run)}", class_="when"),
        el("p", el("b", f"{right} of {len(run.outcomes)}"), " questions without any fault, ",
           el("a", el("b", str(summary.wrong)), " to look at", href="#failures"), class_="lead"),
    )  # fmt: skip


def _headline(summary: Summary) -> Markup:
    rows = [_figure_row(figure) for figure in (*summary.headline, *summary.retrieval)]
    head = _head_row("figure", "", "95 % interval", "value", "goal")
    return _section("figures", "Figures", el("table", head, el("tbody", *rows), class_="figures"))


def _figure_row(figure: Figure) -> Markup:
    state = {True: "reached", False: "missed", None: None}[figure.reached]
    estimate = figure.estimate
    return el(
        "tr",
        el("th", figure.metric.title, el("small", figure.metric.says), scope="row"),
        el("td", interval_bar(estimate, figure.metric.goal), class_="chart"),
        el("td", interval(estimate), class_="soft number"),
        el("td", shown(estimate.value), class_="number value"),
        el("td", verdict(figure), class_="goal"),
        data_state=state,
    )  # fmt: skip


def _compared(comparison: Comparison) -> Markup:
    rows = []
    for change in comparison.changes:
        state = {True: "reached", False: "missed", None: None}[change.better if change.p_value < _LUCK else None]
        rows.append(
            el(
                "tr",
                el("th", change.metric.title, scope="row"),
                el("td", shown(change.before.value), class_="number"),
                el("td", shown(change.after.value), class_="number value"),
                el("td", delta(change), class_="number"),
                el("td", f"{change.p_value:.3f}", class_="number soft"),
                data_state=state,
            )
        )
    note = (
        f"Before: {minute(comparison.before)}. {len(comparison.mended)} questions mended, "
        f"{len(comparison.broken)} broken. p: how likely a difference this large is by luck (paired permutation test)."
    )
    listed = [
        el("p", el("b", f"{title}: "), ", ".join(outcome.question.id for outcome in outcomes), class_="ids")
        for title, outcomes in (("Mended", comparison.mended), ("Broken", comparison.broken))
        if outcomes
    ]
    table = el("table", _head_row("figure", "before", "now", "change", "p"), el("tbody", *rows))
    return _section("compared", "Compared", el("p", note, class_="soft"), table, *listed)


_LUCK = 0.05


def _classes(summary: Summary) -> Markup:
    head = _head_row("questions", "number", "no fault", *_TITLES.values())
    rows = [_class_row(row) for row in summary.groups]
    return _section("classes", "By class and kind of question", el("table", head, el("tbody", *rows)))


def _class_row(row: GroupRow) -> Markup:
    cells = [_cell(row.figures.get(name)) for name in GROUP_METRICS]
    return el(
        "tr", el("th", row.name, scope="row"), el("td", str(row.questions), class_="number soft"),
        el("td", f"{row.right / row.questions:.0%}", class_="number"), *cells,
    )  # fmt: skip


def _ablation(summary: Summary) -> Markup | None:
    if len(summary.ablation) < 2:
        return None
    head = _head_row("assistant", *_TITLES.values())
    rows = [_ablation_row(row) for row in summary.ablation]
    return _section("ablation", "What each part is worth", el("table", head, el("tbody", *rows)))


def _ablation_row(row: AblationRow) -> Markup:
    return el("tr", el("th", row.name, scope="row"), *[_cell(row.figures.get(name)) for name in GROUP_METRICS])


def _legs(legs: Sequence[LegRow]) -> Markup | None:
    if not legs:
        return None
    depths = list(legs[0].recall_at)
    head = _head_row("leg", *(f"recall at {depth}" for depth in depths), "MRR at 10", "nDCG at 10")
    rows = [
        el(
            "tr", el("th", leg.leg, scope="row"),
            *[el("td", shown(value), class_="number") for value in (*leg.recall_at.values(), leg.mrr, leg.ndcg)],
        )
        for leg in legs
    ]  # fmt: skip
    note = f"{legs[0].questions} questions that can be searched as they stand, answered or not."
    return _section("legs", "Retrieval by leg", el("p", note, class_="soft"), el("table", head, el("tbody", *rows)))


def _plots(summary: Summary) -> Markup:
    figures = []
    if summary.calibration_error is not None and summary.brier is not None:
        text = (
            f"Calibration: expected error {summary.calibration_error:.3f}, Brier score {summary.brier:.3f}. On the "
            "line, confidence is the share of answers that are right in their first statement."
        )
        figures.append(el("figure", reliability_plot(summary.reliability), el("figcaption", text)))
    if summary.latency is not None:
        text = (
            f"Time an answer takes: median {1000 * summary.latency.median:.0f} ms, 90 % within "
            f"{1000 * summary.latency.p90:.0f} ms, 99 % within {1000 * summary.latency.p99:.0f} ms."
        )
        figures.append(el("figure", latency_plot(summary.seconds), el("figcaption", text)))
    return _section("plots", "Confidence and time", el("div", *figures, class_="plots"))


def _reasons(summary: Summary) -> Markup | None:
    if not summary.reasons:
        return None
    given = sorted({name for row in summary.reasons.values() for name in row})
    head = _head_row("expected", *(name.replace("_", " ") for name in given))
    rows = [
        el(
            "tr", el("th", expected.replace("_", " "), scope="row"),
            *[
                el("td", str(row[name]) if row[name] else "·", class_="number" + (" value" if name == expected else ""))
                for name in given
            ],
        )
        for expected, row in summary.reasons.items()
    ]  # fmt: skip
    return _section("reasons", "Refusals: expected and given", el("table", head, el("tbody", *rows)))


def _colophon(summary: Summary) -> Markup:
    run = summary.run
    text = (
        f"{run.questions_file} ({run.questions_sha256[:12]}) over corpus {run.corpus_sha256[:12]}, "
        f"encoder {Path(run.encoder).name}, {run.seconds:.1f} s. Intervals: bootstrap over questions, 95 %."
    )
    return el("footer", text)


def _section(name: str, title: str, *parts: Markup | None) -> Markup:
    shown_parts = [el("div", part, class_="wide") if part and part.startswith("<table") else part for part in parts]
    return el("section", el("h2", title), *shown_parts, id=name)


def _head_row(*titles: str) -> Markup:
    first, *rest = titles
    return el("thead", el("tr", el("th", first, scope="col"), *[el("th", t, scope="col") for t in rest]))


def _cell(figure: Figure | None) -> Markup:
    if figure is None:
        return el("td", "·", class_="number soft")
    state = {True: "reached", False: "missed", None: None}[figure.reached]
    return el("td", shown(figure.estimate.value), class_="number", data_state=state, title=interval(figure.estimate))
