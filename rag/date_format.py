"""Dates as readers of German and of English write them."""

from __future__ import annotations

from datetime import date

from rag.dates import DateMention
from rag.language import Language

MONTHS_DE = """
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember
    """.split()
_MONTHS_EN = """
    January February March April May June July August September October November December
    """.split()


def format_date(mention: DateMention, language: Language) -> str:
    """A date as its readers write it: "29. Dezember 2025", "29 December 2025"."""
    months = MONTHS_DE if language == "de" else _MONTHS_EN
    day = "" if mention.day is None else f"{mention.day}. " if language == "de" else f"{mention.day} "
    month = months[mention.month - 1] if mention.month else ""
    return f"{day}{month} {mention.year or ''}".strip()


def format_day(day: date, language: Language) -> str:
    """A day as its readers write it."""
    return format_date(DateMention(0, 0, day.day, day.month, day.year), language)
