"""What a question is about: the words left when persons, time, outlet and the way of asking are gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.dates import AskedPeriod
from rag.kinds import COMPARISON, TIMELINE, AsksFor
from rag.lexicon import FUNCTION_WORDS, QUESTION_WORDS
from rag.outlets import NamedOutlet
from rag.saying import is_particle, is_speech_noun, says
from rag.speakers import FoundSpeaker
from rag.subject import ANYBODY
from rag.words import Word

RECENT = re.compile(
    r"\b(zuletzt|neueste\w*|aktuell\w*|jüngst\w*|kürzlich|latest|recently|most recent|last (?=said|say|spoke|word))\b",
    re.IGNORECASE,
)
_ORIGIN = frozenset("satz zitat spruch worte stammt stammen quote words sentence".split())
_OPINION = frozenset(
    "hält halten hielt denkt dachte sieht sehen sah steht stehen stand stellt think thinks stand stands".split()
)
_VAGUE = frozenset(
    """
    inhalt inhalts inhalte thema themas themen frage fragen sache sachen bezug hinblick zusammenhang einzelheiten
    details
    stimmt trifft wahr true geschah geschieht geschehen passierte passiert ereignete ereignet happened happen
    content contents topic issue matter question details regard
    """.split()
)
"""Words that only point to a topic; they are one where nothing and nobody else is."""
_SOMEBODY = frozenset("politiker politikerin person personen seite experte politician politicians".split())
"""Whoever is asked for: "Welcher Politiker warnte vor ...?" is not about politicians."""
_COLLOQUIAL = frozenset(
    "bloß halt mal so eigentlich denn da nochmal rausgehauen stapel gelassen sich mal kohle selbst selber".split()
)


def topic_of(
    text: str,
    words: Sequence[Word],
    people: Sequence[FoundSpeaker],
    period: AskedPeriod | None,
    outlet: NamedOutlet | None,
    asks_for: AsksFor,
    *,
    about_saying: bool,
) -> tuple[Word, ...]:
    """The content words left, in order; where words are asked for (`about_saying`), those for saying go, too."""
    taken = [(one.start, one.end) for one in people]
    if outlet is not None:
        taken.append((outlet.start, outlet.end))
    if period is not None and about_saying:
        taken.append((period.start, period.end))
    order = [match.span() for match in TIMELINE.finditer(text)] if asks_for == "timeline" else []
    degree = {
        after.start for before, after in pairwise(words) if before.lower in {"wie", "how"} and after.text.islower()
    }
    topic = []
    for number, word in enumerate(words):
        if any(start < word.end and word.start < end for start, end in taken) or word.start in degree:
            continue
        if word.lower in FUNCTION_WORDS or word.lower in QUESTION_WORDS or RECENT.fullmatch(word.text):
            continue
        if about_saying and _about_saying(text, words, number):
            continue
        if asks_for == "who_said" and word.lower in _SOMEBODY:
            continue
        if any(start <= word.start < end for start, end in order):
            continue
        topic.append(word)
    told = tuple(word for word in topic if word.lower not in _VAGUE)
    return told if told or people else tuple(topic)


def _about_saying(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether a word tells that something is said, not what: "sagte", "Haltung", "unterscheiden", "kündigte ... an"."""
    word = words[number]
    return (
        says(text, words, number)
        or is_speech_noun(word)
        or is_particle(text, words, number)
        or word.lower in _OPINION
        or word.lower in _ORIGIN
        or word.lower in _COLLOQUIAL
        or word.lower in ANYBODY
        or bool(COMPARISON.fullmatch(word.text))
    )
