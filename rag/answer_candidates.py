"""What in a sentence can be the answer, by the kind asked for: numbers, dates, places, persons and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.word_keys import word_key
from rag.asked import Asked
from rag.dates import find_dates
from rag.words import find_words

_UNIT_WORD = (
    r"null|ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|"
    r"fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|"
    r"zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|dutzende?|"
    r"eineinhalb|anderthalb|einmal|zweimal|dreimal|hälfte|drittel|"
    r"viertel|fünftel|keine|mehrere|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"hundred|thousand|half|third|quarter|once|twice"
)
_SCALE = r"(?:hundert|tausend|million(?:en)?|milliarden?|mio\.?|mrd\.?|prozent|percent|%|€|dollar|euro|billion(?:en)?)"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:\d[\d.,]*\d|\d)(?:\s?[–-]\s?\d[\d.,]*)?(?:\s{_SCALE}(?!\w))*|\b(?:{_UNIT_WORD})\b(?:\s{_SCALE}(?!\w))*",
    re.IGNORECASE,
)
_ONLY_ARTICLE = re.compile(r"(?:ein(?:e[mnrs]?)?|keine)$", re.IGNORECASE)
_DURATION = re.compile(
    rf"\b(?:\d[\d.,]*(?:\s?(?:[–-]|bis)\s?\d[\d.,]*)?|{_UNIT_WORD}|mehrere|einige|"
    rf"wenige)\s?-?(?:\w+\s)?(?:sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|"
    rf"jahrzehnte?n?|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b|\b(?:eineinhalbstündig|einstündig|"
    r"stundenlang|\w+(?:stündig|minütig|tägig|wöchig|monatig|jährig)\w*)\b",
    re.IGNORECASE,
)
_ERA = re.compile(
    r"\b(?:\d{1,2}\. )?Jahrhundert\w*|\b\d{2,4}er[ -]Jahre\w*|\b(?:Montag|Dienstag|Mittwoch|Donnerstag|"
    r"Freitag|Samstag|Sonnabend|Sonntag)\w*\b|\b(?:vor|nach) dem \w+krieg\b|\b(?:heute|gestern|vorgestern)\b",
    re.IGNORECASE,
)
_RUN = r"[A-ZÄÖÜ][\w’'-]+(?:\s(?:am|an der|von|de|la)?\s?[A-ZÄÖÜ][\w’'-]+)*"
_PLACE = re.compile(
    r"\b(?:in|im|nach|aus|bei|an|am|auf|von|zwischen|nahe|südlich|nördlich|östlich|westlich|at|to|from|near)\s"
    rf"(?P<article>der\s|dem\s|den\s|die\s|das\s|the\s)?(?P<name>{_RUN})"
)
_NO_PLACE = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tionen|ismus|ungen|tag|jahr\w*|ende|anfang|zeit|angaben|folge|fall|januar|"
    r"februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$",
    re.IGNORECASE,
)
_IN_MARKS = re.compile(r"[„“\"»«‚‘']([^„“”\"»«‚‘']{2,60})[“”\"»«‘’']")
_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\w’'-]+")
_UNIT_ROOM = 22  # characters behind a number in which its unit must stand


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters of a sentence that can be the answer; `fit` from 0 to 1.

    Where `as_noun` is given, `fit` is that of a name, and `as_noun` what it is where the word is none; 0 is no answer.
    """

    start: int
    end: int
    fit: float
    as_noun: float | None = None


def _numbers(asked: Asked, sentence: str) -> Iterator[Candidate]:
    found = list(_NUMBER.finditer(sentence))
    dates = [(one.start, one.end) for one in find_dates(sentence)] if found else []
    for match in found:
        start, end = match.span()
        behind = sentence[start : end + _UNIT_ROOM]
        if any(first <= start < last for first, last in dates):
            continue
        fit = 0.3 if _ONLY_ARTICLE.match(match.group()) else 0.6
        if asked.unit is not None:
            fit = 1.0 if asked.unit.search(behind) else fit - 0.25
        elif asked.focus is not None:
            keys = [word_key(part) for word in find_words(behind)[1:4] for part in word.text.split("-") if part]
            fit = 1.0 if any(_same_noun(asked.focus, key) for key in keys) else fit
        yield Candidate(start, end, fit)


def _same_noun(focus: str, key: str) -> bool:
    return focus == key or (len(focus) > 3 and len(key) > 3 and (key.endswith(focus) or focus.endswith(key)))


def _durations(asked: Asked, sentence: str) -> Iterator[Candidate]:
    for match in _DURATION.finditer(sentence):
        yield Candidate(*match.span(), 0.9)


def _dates(asked: Asked, sentence: str) -> Iterator[Candidate]:
    """Dates; "im Februar" says less well than "am 14. Februar" when it was, and neither says in which year."""
    for date in find_dates(sentence):
        vague = date.year is None if "jahr" in asked.words else date.day is None and date.year is None
        yield Candidate(date.start, date.end, 0.6 if vague else 0.9)
    for match in _ERA.finditer(sentence):
        yield Candidate(*match.span(), 0.7)


def _places(asked: Asked, sentence: str) -> Iterator[Candidate]:
    for match in _PLACE.finditer(sentence):
        if not _NO_PLACE.search(match["name"].split()[-1]):
            yield Candidate(match.start("name"), match.end("name"), 0.6 if match["article"] else 0.9)
    yield from _of_focus(asked, sentence)


def _persons(asked: Asked, sentence: str) -> Iterator[Candidate]:
    yield from (Candidate(start, end, 0.9) for start, end in _name_runs(sentence))
    yield from _single_names(sentence, name=0.75, noun=0.35)


def _names(asked: Asked, sentence: str) -> Iterator[Candidate]:
    yield from (Candidate(*match.span(1), 0.8) for match in _IN_MARKS.finditer(sentence))
    yield from (Candidate(start, end, 0.7) for start, end in _name_runs(sentence))
    yield from _single_names(sentence, name=0.65, noun=0.45)
    yield from _of_focus(asked, sentence)


def _single_names(sentence: str, *, name: float, noun: float) -> Iterator[Candidate]:
    """Capitalised words of a sentence with the fit of a name or, as German writes them alike, of a noun."""
    for match in _CAPITALISED.finditer(sentence):
        if not _NO_PLACE.search(match.group()):
            yield Candidate(*match.span(), name, noun if match.start() else 0.0)


def _of_focus(asked: Asked, sentence: str) -> Iterator[Candidate]:
    """Compounds of the noun asked about: "Welche Schule" and "die Gesamtschule"."""
    if asked.focus is None or len(asked.focus) < 3:
        return
    for match in _CAPITALISED.finditer(sentence):
        key = word_key(match.group().split("-")[-1])
        if (key != asked.focus and key.endswith(asked.focus)) or (key == asked.focus and "-" in match.group()):
            yield Candidate(*match.span(), 0.95)


FINDERS: dict[str, Callable[[Asked, str], Iterator[Candidate]]] = {
    "number": _numbers,
    "duration": _durations,
    "date": _dates,
    "place": _places,
    "person": _persons,
    "name": _names,
}
"""By the kind of answer what finds its candidates."""


@lru_cache(maxsize=4096)
def _name_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Runs of two and more capitalised words, which in German are names rather than nouns."""
    runs: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for match in _CAPITALISED.finditer(text):
        if run and text[run[-1][1] : match.start()] in {" ", " von ", " van ", " de ", ". "}:
            run.append(match.span())
            continue
        if len(run) > 1:
            runs.append((run[0][0], run[-1][1]))
        run = [match.span()]
    if len(run) > 1:
        runs.append((run[0][0], run[-1][1]))
    return tuple(runs)
