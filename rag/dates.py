"""Dates as people write them in German and English, in questions and in articles.

dateparser reads a publication date well, but finding dates inside running text takes it milliseconds a
sentence and it guesses missing years; here a missing year stays missing until the corpus settles it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rag.relative_dates import relative_period

_MONTHS = (
    ("januar", "jänner", "january", "jan"),
    ("februar", "feber", "february", "feb"),
    ("märz", "maerz", "march", "mär", "mar"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("dezember", "december", "dez", "dec"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH_BEGINS = tuple(sorted({name[:3] for name in _MONTH_OF}))
_DIGIT = re.compile(r"\d")
_MONTH = r"(?P<month{0}>" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year{0}>(?:1[0-9]|20)\d\d)\b"
_DATE = re.compile(
    "|".join(
        (
            rf"\b(?P<day0>\d{{1,2}})(?:\.|st|nd|rd|th)?\s{{0,2}}(?:of\s)?{_MONTH.format(0)}(?:,?\s{{1,2}}{_YEAR.format(0)})?",
            rf"\b{_MONTH.format(1)}\s(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.?\d)(?:,?\s{{1,2}}{_YEAR.format(1)})?",
            rf"\b{_MONTH.format(2)}(?:\s(?:des\sJahres\s)?{_YEAR.format(2)})?",
            r"\b(?P<day3>\d{1,2})\.\s?(?P<month3>\d{1,2})\.\s?(?P<year3>(?:1[0-9]|20)\d\d)\b",
            r"\b(?P<year4>(?:1[0-9]|20)\d\d)-(?P<month4>\d\d)-(?P<day4>\d\d)\b",
            rf"\b{_YEAR.format(5)}(?![.,]\d)",
        )
    ),
    re.IGNORECASE,
)
# "mai" and "may" inside a word or as a verb ("it may be") are no months; German months are nouns
_MAY_VERB = re.compile(r"\bmay\b")


def month_number(word: str) -> int | None:
    """The month a word names, in German or English, 1 to 12."""
    return _MONTH_OF.get(word.lower())


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text, as far as it is given: day, month and year may each be missing."""

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None

    def same_as(self, other: DateMention) -> bool:
        """Whether both name the same time in the same detail."""
        return (self.day, self.month, self.year) == (other.day, other.month, other.year)

    def period(self, year: int | None = None) -> Period | None:
        """The days it covers, with `year` where it names none; None where it has no year at all."""
        year = self.year or year
        if year is None:
            return None
        if self.month is None:
            return Period(date(year, 1, 1), date(year, 12, 31))
        last = calendar.monthrange(year, self.month)[1]
        if self.day is None:
            return Period(date(year, self.month, 1), date(year, self.month, last))
        if self.day > last:
            return None
        day = date(year, self.month, self.day)
        return Period(day, day)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` to `until`, both included; None is open."""

    since: date | None
    until: date | None

    def __contains__(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def meets(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return (self.since is None or other.until is None or self.since <= other.until) and (
            other.since is None or self.until is None or other.since <= self.until
        )

    def widened(self, *, days: int) -> Period:
        """The period with some days after its end: papers print on the day after."""
        return Period(self.since, self.until + timedelta(days=days) if self.until else None)


def find_dates(text: str) -> list[DateMention]:
    """Return the dates in a text, in order; "im Mai" is one, "it may be" is none."""
    if not _has_date(text):
        return []
    mentions = []
    for match in _DATE.finditer(text):
        groups = {key.rstrip("012345"): value for key, value in match.groupdict().items() if value}
        month_text = groups.get("month", "").lower()
        if month_text == "may" and "day" not in groups and "year" not in groups and _MAY_VERB.match(match.group()):
            continue
        month = int(month_text) if month_text.isdigit() else _MONTH_OF.get(month_text)
        day = int(groups["day"]) if "day" in groups else None
        if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
            continue
        year = int(groups["year"]) if "year" in groups else None
        mentions.append(DateMention(match.start(), match.end(), day, month, year))
    return mentions


def _has_date(text: str) -> bool:
    """Whether there may be a date: a digit or the beginning of a month. Most sentences have neither."""
    lower = text.lower()
    return any(month in lower for month in _MONTH_BEGINS) or _DIGIT.search(text) is not None


_LEAD = 1000  # characters


def dateline(text: str) -> DateMention | None:
    """The day an article without a date is about: the first day its lead names; None where it names none."""
    return next((mention for mention in find_dates(text[:_LEAD]) if mention.day and mention.month), None)


_BEFORE = re.compile(r"\b(vor|bis|before|until)\s(?:dem\s|zum\s|the\s|ende\s)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(nach|seit|ab|since|after|from)\s(?:dem\s|the\s|ende\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(zwischen|vom|von|between|from)\s(?:dem\s|the\s)?$", re.IGNORECASE)
_JOINED = re.compile(r"\s(und|bis|and|to|until)\s(?:dem\s|zum\s|the\s)?", re.IGNORECASE)
_THIRD = re.compile(r"\b(anfang|mitte|ende|early|mid|late)\s$", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(?:vom|von|zwischen dem|zwischen|from|between)?\s?(?P<first>\d{1,2})\.?\s?(?:bis|und|–|-|to|and)\s"
    r"(?:zum\s|dem\s)?(?P<last>\d{1,2}\.?\s)",
    re.IGNORECASE,
)
_THIRD_OF = {"anfang": 0, "early": 0, "mitte": 1, "mid": 1, "ende": 2, "late": 2}
_THIRD_DAYS = ((1, 10), (11, 20), (21, 31))


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period in a question and the characters that name it, preposition included."""

    period: Period
    start: int
    end: int


def asked_period(question: str, days: Collection[date]) -> AskedPeriod | None:
    """Return the period a question names: "im Februar 2025", "am 29. Dezember", "zwischen ... und ...".

    A date without a year takes the latest year in which the corpus has an article of that time
    (`days` are its publication days), else the latest year of the corpus.
    """
    mentions = find_dates(question)
    if not mentions:
        return _told_from_today(question, days)
    if ranged := _days_of_month(question, days):
        return ranged
    first = mentions[0]
    period = _settled(first, days)
    if period is None:
        return None
    before = question[: first.start]
    third = _THIRD.search(before)
    if third and not first.month and first.year:
        begin = 1 + 4 * _THIRD_OF[third[1].lower()]
        end = date(first.year, begin + 3, calendar.monthrange(first.year, begin + 3)[1])
        return AskedPeriod(Period(date(first.year, begin, 1), end), third.start(), first.end)
    if third and first.month and not first.day and period.since and period.until:
        low, high = _THIRD_DAYS[_THIRD_OF[third[1].lower()]]
        period = Period(period.since.replace(day=low), period.since.replace(day=min(high, period.until.day)))
        before, first = before[: third.start()], replace(first, start=third.start())
    if len(mentions) > 1 and _BETWEEN.search(before) and _JOINED.fullmatch(question[first.end : mentions[1].start]):
        last = _settled(mentions[1], days)
        if last is not None:
            opening = _BETWEEN.search(before)
            return AskedPeriod(
                Period(period.since, last.until), opening.start() if opening else first.start, mentions[1].end
            )
    return _with_preposition(period, before, first)


def _told_from_today(question: str, days: Collection[date]) -> AskedPeriod | None:
    """As in "gestern", "letzten Monat"; today is the day of the newest article."""
    found = relative_period(question, max(days)) if days else None
    return AskedPeriod(Period(found[0], found[1]), found[2], found[3]) if found else None


def _days_of_month(question: str, days: Collection[date]) -> AskedPeriod | None:
    """As in "vom 12. bis 16. Februar", where the first day has no month of its own."""
    match = _RANGE.search(question)
    last = find_dates(question[match.start("last") :])[:1] if match else []
    if not match or not last or not last[0].day:
        return None
    until = _settled(last[0], days)
    first = int(match["first"])
    if until is None or until.until is None or not 1 <= first <= until.until.day:
        return None
    return AskedPeriod(
        Period(until.until.replace(day=first), until.until), match.start(), match.start("last") + last[0].end
    )


def _with_preposition(period: Period, before: str, mention: DateMention) -> AskedPeriod:
    """Open the period on one side: "seit Februar", "vor dem 12. Februar"."""
    if match := _BEFORE.search(before):
        inclusive = match[1].lower() in {"bis", "until"}
        end = period.until if inclusive else period.since and period.since - timedelta(days=1)
        return AskedPeriod(Period(None, end), match.start(), mention.end)
    if match := _AFTER.search(before):
        inclusive = match[1].lower() in {"seit", "ab", "since", "from"}
        begin = period.since if inclusive else period.until and period.until + timedelta(days=1)
        return AskedPeriod(Period(begin, None), match.start(), mention.end)
    return AskedPeriod(period, mention.start, mention.end)


def _settled(mention: DateMention, days: Collection[date]) -> Period | None:
    if mention.year is not None:
        return mention.period()
    years = sorted({day.year for day in days}, reverse=True)
    for year in years:
        period = mention.period(year)
        if period is not None and any(day in period.widened(days=3) for day in days):
            return period
    return mention.period(years[0]) if years else None
