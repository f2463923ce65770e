"""Plots as inline SVG: they need no library, no network, and follow the colours of the page."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from eval.metrics.calibration import ReliabilityBin
from eval.metrics.statistics import Estimate

_SIDE = 240
_LEFT, _TOP, _BOTTOM = 42, 10, 34


def interval_bar(estimate: Estimate, goal: float | None) -> Markup:
    """A figure on the line from 0 to 1: a dot, its interval, and a tick at the goal."""
    low, high, value = (100 * min(1, max(0, x)) for x in (estimate.low, estimate.high, estimate.value))
    tick = "" if goal is None else f'<line class="goal" x1="{100 * goal:.1f}" x2="{100 * goal:.1f}" y1="1" y2="13"/>'
    return _svg(
        "bar", 100, 14,
        f'<line class="axis" x1="0" x2="100" y1="7" y2="7"/><line class="range" x1="{low:.1f}" x2="{high:.1f}" '
        f'y1="7" y2="7"/>{tick}<line class="dot" x1="{value:.1f}" x2="{value + 0.01:.2f}" y1="7" y2="7"/>',
        f"{estimate.value:.3f}, interval {estimate.low:.3f} to {estimate.high:.3f}",
        stretched=True,
    )  # fmt: skip


def reliability_plot(table: Sequence[ReliabilityBin]) -> Markup:
    """Confidence against the share that is right; the area of a dot is the number of answers."""
    most = max((row.count for row in table), default=1)
    dots = "".join(
        f'<circle class="dot" cx="{_x(row.confidence):.1f}" cy="{_y(row.accuracy):.1f}" '
        f'r="{3 + 9 * math.sqrt(row.count / most):.1f}"><title>{row.count} answers, confidence {row.confidence:.2f}, '
        f"right {row.accuracy:.2f}</title></circle>"
        for row in table
    )
    line = f'<line class="goal" x1="{_x(0):.0f}" y1="{_y(0):.0f}" x2="{_x(1):.0f}" y2="{_y(1):.0f}"/>'
    return _frame(line + dots, [0, 0.25, 0.5, 0.75, 1], "confidence", "share right")


def latency_plot(seconds: Sequence[float], *, bins: int = 24) -> Markup:
    """How many answers took how long: a histogram up to the slowest."""
    if not seconds:
        return Markup("")
    top = max(seconds) or 1e-9
    counts = [0] * bins
    for value in seconds:
        counts[min(bins - 1, int(bins * value / top))] += 1
    width = _SIDE / bins
    bars = "".join(
        f'<rect class="column" x="{_LEFT + number * width:.1f}" y="{_y(count / max(counts)):.1f}" '
        f'width="{width - 1:.1f}" height="{_y(0) - _y(count / max(counts)):.1f}"><title>{count} answers</title></rect>'
        for number, count in enumerate(counts)
        if count
    )
    ticks = "".join(
        f'<text x="{_x(share):.0f}" y="{_y(0) + 14:.0f}">{1000 * top * share:.0f}</text>' for share in (0, 0.5, 1)
    )
    return _svg(
        "plot", _LEFT + _SIDE + 14, _TOP + _SIDE + _BOTTOM,
        f'{_axes()}{bars}{ticks}<text x="{_x(0.5):.0f}" y="{_y(0) + 29:.0f}">milliseconds</text>'
        f'<text class="right" x="{_LEFT - 5}" y="{_y(1) + 9:.0f}">{max(counts)}</text>',
        "latency of the answers",
    )  # fmt: skip


def _x(share: float) -> float:
    return _LEFT + share * _SIDE


def _y(share: float) -> float:
    return _TOP + (1 - share) * _SIDE


def _axes() -> str:
    return (
        f'<line class="axis" x1="{_x(0):.0f}" x2="{_x(1):.0f}" y1="{_y(0):.0f}" y2="{_y(0):.0f}"/>'
        f'<line class="axis" x1="{_x(0):.0f}" x2="{_x(0):.0f}" y1="{_y(0):.0f}" y2="{_y(1):.0f}"/>'
    )


def _frame(inside: str, ticks: Sequence[float], below: str, beside: str) -> Markup:
    labels = "".join(
        f'<text x="{_x(tick):.0f}" y="{_y(0) + 14:.0f}">{tick:g}</text>'
        f'<text class="right" x="{_LEFT - 5}" y="{_y(tick) + 4:.0f}">{tick:g}</text>'
        for tick in ticks
    )
    titles = (
        f'<text x="{_x(0.5):.0f}" y="{_y(0) + 29:.0f}">{below}</text>'
        f'<text transform="translate(11 {_y(0.5):.0f}) rotate(-90)">{beside}</text>'
    )
    return _svg(
        "plot", _LEFT + _SIDE + 14, _TOP + _SIDE + _BOTTOM, _axes() + labels + titles + inside, f"{beside} by {below}"
    )


def _svg(kind: str, width: int, height: int, inside: str, label: str, *, stretched: bool = False) -> Markup:
    ratio = ' preserveAspectRatio="none"' if stretched else ""
    # Only numbers and our own labels get here; what comes from articles or questions never does.
    return Markup(  # noqa: S704
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{label}"{ratio}>{inside}</svg>'
    )
