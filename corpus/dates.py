"""Dates as outlets print them ("12. Februar 2025, 18:27 Uhr", "12.02.2025 - 18:27:49") to ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime

import dateparser

_MONTH = (
    r"(?:jan(?:uar|uary)?|jänner|jän|feb(?:ruar|ruary)?|feber|märz|mär|mrz|mar(?:ch)?|apr(?:il)?|mai|may|jun[ei]?|jul[iy]?"
    r"|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)\b\.?"
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\b|\b\d{1,2} ?(?=uhr)", re.IGNORECASE)
_DAY = re.compile(
    r"\b\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?)?"
    r"|\b\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2})\b|\b\d{1,2}/\d{1,2}/\d{4}\b"
    rf"|\b\d{{1,2}}\.? {_MONTH} \d{{4}}\b|\b{_MONTH} \d{{1,2}},? \d{{4}}\b",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(r"[t ]\d{2}:\d{2}", re.IGNORECASE)
_SETTINGS = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PREFER_LOCALE_DATE_ORDER": False}
_BETWEEN = 15  # characters a time may stand behind its day (", um ", " - ", " | ")


def find_date(text: str) -> str | None:
    """The first full date in a short line, with its time of day where it has one, as ISO 8601."""
    day = _DAY.search(text)
    if day is None:
        return None
    time = _TIME.search(text, day.end(), day.end() + _BETWEEN)
    wording = day[0] + (f" {time[0].strip().replace('.', ':')}" if time else "")
    if time and ":" not in time[0] and "." not in time[0]:
        wording += ":00"
    parsed: datetime | None = dateparser.parse(wording, languages=["de", "en"], settings=_SETTINGS)
    if parsed is None:
        return None
    return parsed.isoformat() if time or _ISO_TIME.search(day[0]) else parsed.date().isoformat()


def without_dates(text: str) -> str:
    """The line without days and times; what is left tells whether it was a line about the date."""
    return _TIME.sub(" ", _DAY.sub(" ", text))
