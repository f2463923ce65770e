"""Numbers and dates in one spelling: "12.02.2025" as "12 februar 2025", "1,5 Mio." as "1,5 millionen 1500000"."""

from __future__ import annotations

import re
from decimal import Decimal

_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_DAYS, _CENTURY = 31, 2000
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d\d)(?![\d.]*\d))?(?!\d)")
_ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_GROUPED = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+|(?:[\u00a0\u2009\u202f]\d{3})+|(?:['’]\d{3})+|(?:,\d{3}){2,})(?![\d.]*\d)"
)
_MULTIPLE = re.compile(
    r"(?<![\d.,])(\d+(?:,\d+)?)[\s-]?(tausend|mio\b\.?|million(?:en)?\b|mrd\b\.?|milliarden?\b)", re.IGNORECASE
)
_FACTORS = {
    "tausend": (10**3, "tausend"),
    "mio": (10**6, "millionen"),
    "million": (10**6, "millionen"),
    "mrd": (10**9, "milliarden"),
    "milliarde": (10**9, "milliarden"),
}


def plain_numbers(text: str) -> str:
    """The text with dates in words, digits ungrouped, a comma before decimals, and multiples also in digits."""
    if not _DIGIT.search(text):
        return text
    text = _ISO_DATE.sub(lambda found: _date(found[0], found[3], found[2], found[1]), text)
    text = _DATE.sub(lambda found: _date(*found.group(0, 1, 2, 3)), text)
    text = _GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    text = re.sub(r"(?<=\d)[.:](?=\d)", ",", text)
    return _MULTIPLE.sub(_multiple, text)


def _date(written: str, day: str, month: str, year: str | None) -> str:
    """The date with the name of its month; as it was written where there is no such day."""
    if not (1 <= int(day) <= _DAYS and 1 <= int(month) <= len(_MONTHS)):
        return written
    words = [str(int(day)), _MONTHS[int(month) - 1]]
    if year is not None:
        words.append(year if len(year) > len("25") else str(_CENTURY + int(year)))
    return " ".join(words) + " "


def _multiple(found: re.Match[str]) -> str:
    number, unit = found.groups()
    factor, word = next(value for prefix, value in _FACTORS.items() if unit.lower().startswith(prefix))
    value = Decimal(number.replace(",", ".")) * factor
    return f"{number} {word} {value:f}" if value != int(value) else f"{number} {word} {int(value)}"
