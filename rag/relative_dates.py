"""Times told from today: "gestern", "letzten Monat", "in den letzten drei Wochen", "two days ago".

Today is the day of the newest article: an archive answers about its own time, not about the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "ein eine einem einer einen one a", "zwei two", "drei three", "vier four", "fünf five", "sechs six",
            "sieben seven", "acht eight", "neun nine", "zehn ten",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(_NUMBERS) + r")"
_UNIT = r"(?P<unit>tage?n?|wochen?|monate?n?|jahre?n?|days?|weeks?|months?|years?)"
_DAYS = {"t": 1, "d": 1, "w": 7, "m": 30, "j": 365, "y": 365}
_LAST = r"(?:letzte[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?|last|past|previous)"
_THIS = r"(?:diese[nrsm]?|this)"
Span = tuple[date, date]


def _month(day: date, back: int) -> Span:
    first = day.replace(day=1)
    for _ in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return first, following - timedelta(days=1)


def _week(day: date, back: int) -> Span:
    monday = day - timedelta(days=day.weekday() + 7 * back)
    return monday, monday + timedelta(days=6)


def _year(day: date, back: int) -> Span:
    return date(day.year - back, 1, 1), date(day.year - back, 12, 31)


def _day(day: date, back: int) -> Span:
    return day - timedelta(days=back), day - timedelta(days=back)


_SIMPLE: tuple[tuple[re.Pattern[str], Callable[[date, int], Span], int], ...] = tuple(
    (re.compile(rf"\b(?:(?:im|in|in der|in the|in diesem)\s)?{pattern}\b", re.IGNORECASE), span, back)
    for pattern, span, back in (
        (r"(?:vorgestern|the day before yesterday)", _day, 2),
        (r"(?:gestern|yesterday)", _day, 1),
        (r"(?:heute|today)", _day, 0),
        (rf"{_LAST} (?:woche|week)", _week, 1),
        (rf"{_THIS} (?:woche|week)", _week, 0),
        (rf"{_LAST} (?:monats?|month)", _month, 1),
        (rf"{_THIS} (?:monats?|month)", _month, 0),
        (rf"{_LAST} (?:jahr(?:es)?|year)", _year, 1),
        (rf"{_THIS} (?:jahr(?:es)?|year)", _year, 0),
    )
)
_WITHIN = re.compile(
    rf"\b(?:in|während|seit|over|during|within)?\s?(?:den|der|the)?\s?{_LAST} {_NUMBER} {_UNIT}\b", re.IGNORECASE
)
_AGO = re.compile(
    rf"\bvor {_NUMBER} {_UNIT}\b|\b{_NUMBER.replace('number', 'number2')} {_UNIT.replace('unit', 'unit2')} ago\b",
    re.IGNORECASE,
)


def relative_period(question: str, today: date) -> tuple[date, date, int, int] | None:
    """First and last day and the characters of the first time told from today; None where there is none."""
    for pattern, span, back in _SIMPLE:
        if match := pattern.search(question):
            first, last = span(today, back)
            return first, min(last, today), match.start(), match.end()
    if match := _WITHIN.search(question):
        return today - timedelta(days=_length(match["number"], match["unit"])), today, match.start(), match.end()
    if match := _AGO.search(question):
        number, unit = match["number"] or match["number2"], match["unit"] or match["unit2"]
        day = today - timedelta(days=_length(number, unit))
        slack = timedelta(days=_DAYS[unit[0].lower()] // 2)
        return day - slack, min(day + slack, today), match.start(), match.end()
    return None


def _length(number: str, unit: str) -> int:
    """Days of "drei Wochen"."""
    count = int(number) if number.isdigit() else _NUMBERS[number.lower()]
    return count * _DAYS[unit[0].lower()]
