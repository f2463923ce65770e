"""Kinds of answers: whether a sentence holds a number, a date, a place, a person or a reason, and where."""

from __future__ import annotations

import re

from rag.dates import find_dates
from rag.lexicon import FUNCTION_WORDS
from rag.words import find_words

_UNIT_WORD = (
    r"null|ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|"
    r"fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|"
    r"zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|dutzende?|"
    r"eineinhalb|anderthalb|einmal|zweimal|dreimal|hälfte|drittel|"
    r"viertel|fünftel|keine|mehrere|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"hundred|thousand|half|third|quarter|once|twice"
)
_SCALE = (
    r"(?:hundert|tausend|million(?:en)?|milliarden?|mio\.?|mrd\.?|prozent|percent|%|€|dollar|euro|"
    r"kilometer|km|meter|mal|grad|billion)"
)
_NUMBER = re.compile(
    rf"\b(?:rund |etwa |fast |über |mehr als |knapp )?(?:\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?|"
    rf"(?:{_UNIT_WORD})\b)(?:\s{_SCALE})*(?:-mal)?",
    re.IGNORECASE,
)
_DIGITS_OR_WORD = re.compile(rf"\d|\b(?!ein(?:e[mnrs]?)?\b|keine\b)(?:{_UNIT_WORD})\b", re.IGNORECASE)
_DURATION = re.compile(
    rf"\b(?:\d[\d.,]*(?:\s?(?:[–-]|bis)\s?\d[\d.,]*)?|{_UNIT_WORD}|mehrere|einige|"
    rf"wenige)\s?-?(?:\w+\s)?(?:sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|"
    rf"jahrzehnte?n?|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b|\b(?:eineinhalbstündig|einstündig|"
    r"stundenlang|\w+(?:stündig|minütig|tägig|wöchig|monatig|jährig)\w*)\b",
    re.IGNORECASE,
)
_ERA = re.compile(
    r"\b(?:\d{1,2}\. )?Jahrhundert\w*|\b\d{2}er[ -]Jahre\w*|\b(?:Montag|Dienstag|Mittwoch|Donnerstag|"
    r"Freitag|Samstag|Sonnabend|Sonntag)\b|\b(?:vor|nach) dem \w+krieg\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:weil|da|denn|wegen|aufgrund|auf grund|infolge|damit|um|deshalb|daher|darum|deswegen|grund|"
    r"gründe|ursache\w*|anlass|führte|führten|"
    r"because|since|due|therefore|reason|so that)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|im|nach|aus|bei|an|am|auf|zwischen|nahe|at|to|from|near)\s(?:der\s|dem\s|den\s|die\s|das\s|"
    r"the\s)?([A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)*)"
)
_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\w’'-]+")


def fits(fact: str | None, sentence: str, question: str) -> bool:
    """Whether a sentence holds the kind of answer asked for, said anew and not in the question already."""
    match fact:
        case "how_many":
            return bool(_DIGITS_OR_WORD.search(sentence))
        case "how_long":
            return bool(_DURATION.search(sentence))
        case "when":
            return bool(find_dates(sentence)) or bool(_ERA.search(sentence))
        case "why":
            return bool(_REASON.search(sentence))
        case "where":
            return _new(question, _PLACE.findall(sentence))
        case "who":
            return _new(question, names_in(sentence))
        case _:
            return False


def find_answer(fact: str | None, statement: str, question: str) -> tuple[int, int] | None:
    """Where in a statement the answer itself stands, as offsets into it; None where no kind of answer is asked for."""
    match fact:
        case "how_many":
            found = [(m.start(), m.end()) for m in _NUMBER.finditer(statement) if _DIGITS_OR_WORD.search(m.group())]
            return _nearest(found, statement, question)
        case "how_long":
            return _nearest([(m.start(), m.end()) for m in _DURATION.finditer(statement)], statement, question)
        case "when":
            dates = [(d.start, d.end) for d in find_dates(statement)] or [
                (m.start(), m.end()) for m in _ERA.finditer(statement)
            ]
            return _nearest(dates, statement, question)
        case "where":
            places = [(m.start(1), m.end(1)) for m in _PLACE.finditer(statement) if _new(question, [m[1]])]
            return _nearest(places, statement, question)
        case "who":
            names = [
                (statement.find(name), statement.find(name) + len(name))
                for name in names_in(statement)
                if _new(question, [name])
            ]
            return _nearest(names, statement, question)
        case _:
            return None


def names_in(text: str) -> list[str]:
    """Runs of two and more capitalised words, which in German are names rather than nouns, and words behind a title."""
    names = []
    run: list[tuple[int, int]] = []
    for match in _CAPITALISED.finditer(text):
        if run and text[run[-1][1] : match.start()] in {" ", " von ", " van ", " de ", ". "}:
            run.append((match.start(), match.end()))
            continue
        if len(run) > 1:
            names.append(text[run[0][0] : run[-1][1]])
        run = [(match.start(), match.end())]
    if len(run) > 1:
        names.append(text[run[0][0] : run[-1][1]])
    return names


def _new(question: str, names: list[str]) -> bool:
    asked = {word.lower for word in find_words(question)}
    return any(
        word.lower not in asked for name in names for word in find_words(name) if word.lower not in FUNCTION_WORDS
    )


def _nearest(found: list[tuple[int, int]], statement: str, question: str) -> tuple[int, int] | None:
    """The one closest to the words it shares with the question; the first where there are none."""
    asked = {word.lower[:6] for word in find_words(question) if word.lower not in FUNCTION_WORDS}
    shared = [word.start for word in find_words(statement) if word.lower[:6] in asked]
    if not found:
        return None
    if not shared:
        return found[0]
    fresh = [one for one in found if statement[one[0] : one[1]].lower() not in question.lower()] or found
    return min(fresh, key=lambda one: (min(abs(place - one[0]) for place in shared), one))
