"""The picture of an answer about time: one dot for each statement on a line of days."""

from __future__ import annotations

from datetime import date, datetime

from markupsafe import Markup

from rag.language import Language
from rag.web.citing import Shown
from rag.web.markup import el, join, long_date
from rag.web.texts import say

_WIDTH, _HEIGHT, _EDGE, _BASE = 720, 96, 40, 62
_ROOM = 120  # between two labels
_STEP = 13  # between the dots of one day, which stand on top of each other
_STACK = 4  # dots of one day that are drawn; more would leave the picture


def timeline(statements: list[Shown | None], language: Language) -> Markup | None:
    """Return an SVG with a dot for each dated statement, each a button to it; None with fewer than two days."""
    dated = [(day, shown) for shown in statements if shown and (day := _day(shown))]
    days = sorted({day for day, _ in dated})
    if len(days) < 2:
        return None
    first, last = days[0], days[-1]
    stacked: dict[date, int] = {}
    dots = []
    for day, shown in dated:
        level = stacked[day] = stacked.get(day, -1) + 1
        if level < _STACK:
            dots.append(_dot(_x(day, first, last), _BASE - level * _STEP, shown, language))
    summary = say(
        language,
        "timeline_summary",
        n=len(dated),
        first=long_date(first.isoformat(), language),
        last=long_date(last.isoformat(), language),
    )
    line = el("line", x1=_EDGE, y1=_BASE, x2=_WIDTH - _EDGE, y2=_BASE, class_="bs-axis")
    return el(
        "figure",
        el(
            "svg",
            line,
            _ticks(days, language),
            join(dots),
            viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
            role="group",
            aria_label=summary,
        ),
        el("figcaption", summary),
        class_="bs-chart",
    )


def _day(shown: Shown) -> date | None:
    for value in (shown.statement.group, shown.citation.published):
        try:
            return datetime.fromisoformat(value).date() if value else None
        except ValueError:
            continue
    return None


def _x(day: date, first: date, last: date) -> int:
    return round(_EDGE + (day - first).days / (last - first).days * (_WIDTH - 2 * _EDGE))


def _dot(x: int, y: int, shown: Shown, language: Language) -> Markup:
    label = f"{shown.source_line(language)}: {shown.words[:120]}"
    return el(
        "circle", el("title", label), cx=x, cy=y, r=6, class_="bs-dot", tabindex=0, role="button", aria_label=label,
        data_goto=shown.place, data_kind=shown.statement.kind.value,
    )  # fmt: skip


def _ticks(days: list[date], language: Language) -> Markup:
    """Label the first and last day, and those between that have room."""
    placed: list[int] = []
    marks: list[Markup] = []
    for day in [days[0], days[-1], *days[1:-1]]:
        x = _x(day, days[0], days[-1])
        if all(abs(x - other) >= _ROOM for other in placed):
            placed.append(x)
            anchor = "start" if x == _EDGE else "end" if x == _WIDTH - _EDGE else "middle"
            at = {"start": 4, "end": _WIDTH - 4}.get(anchor, x)
            marks.append(el("line", x1=x, y1=_BASE - 4, x2=x, y2=_BASE + 4, class_="bs-axis"))
            marks.append(el("text", long_date(day.isoformat(), language), x=at, y=_BASE + 24, text_anchor=anchor))
    return join(marks)
