"""Reading one question: what is asked for, of whom, about what, when, and out of which paper.

Only the question itself is read here; what a follow-up takes from earlier ones is added by `rag/conversation.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from index import SpeakerKind
from rag.acts import act_of
from rag.circumstance import circumstances, listener
from rag.companions import subject_with_companions
from rag.datatypes import Correction
from rag.dates import AskedPeriod, DateMention, Period, asked_period, find_dates
from rag.fact_types import fact_type
from rag.kinds import AsksFor, Sentence, asks_for
from rag.language import Language, question_language
from rag.lexicon import PREPOSITIONS
from rag.mentions import is_vague
from rag.nations import for_nation, nations_named
from rag.outlets import named_outlet
from rag.people import find_people, is_role, joined_by_and
from rag.references import opens_bare
from rag.saying import is_speech_noun, says_only, says_something
from rag.speakers import FoundSpeaker, SpeakerFinder
from rag.subject import Subject, each_once, is_source
from rag.topic import RECENT, topic_of
from rag.translation import translations
from rag.words import Word, find_words

__all__ = ["AsksFor", "Question", "read_question"]

_LONG = 35
"""Days; a longer period can hold several events of a kind, so that "wann" asks for all of them."""
_TOPIC_BEHIND = frozenset("über zu zum zur gegen mit in im nach für about on to with in against".split())
_OF_WORDS = frozenset(("statements", "who_said", "comparison"))
_OF_FACTS = frozenset(("fact", "list", "timeline", "unknown", "yes_no"))
_HOLDER = re.compile(r"^(?:wer|who) (?:ist|war|wird|wurde|is|was|became)\b|\bwie heißt\b|\bname of\b", re.IGNORECASE)
"""Who holds an office is asked for: the office itself must be found, beside its holder's name."""
_QUOTED = re.compile(r"[„“\"«»‚‘']([^„“”\"«»‚‘']{3,}?)[“”\"«»‘’']")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read.

    `speakers` are those whose words are asked for; `others` are persons and institutions that the
    question only mentions. `subject` is who is asked about where no speaker of the corpus fits.
    `topic` are the content words left, in order, as written, without anybody's name.
    """

    text: str
    language: Language
    asks_for: AsksFor
    fact: str | None
    speakers: tuple[FoundSpeaker, ...]
    others: tuple[FoundSpeaker, ...]
    subject: str | None
    topic: tuple[Word, ...]
    period: Period | None
    outlet: str | None
    dates: tuple[DateMention, ...] = ()
    """The dates as written; what tells of the same date is meant, too: "die Grenzen von vor 2014"."""
    recent: bool = False
    says_only: bool = False
    """Whether the verb is one of saying and nothing else ("sagte", "äußerte sich"), so that only statements answer."""
    pronoun: bool = False
    """Whether whose words are asked for is only a pronoun: "Was sagte er?"."""
    act: int | None = None
    """The speech act its verb names, as in `rag/acts.py`: "Wovor warnte ...?"."""
    sources: tuple[FoundSpeaker, ...] = ()
    """Who is to be the source of what somebody said: "laut Uschakow"."""
    aside: tuple[tuple[int, int], ...] = ()
    """Characters that tell when or on what occasion: "vor dem Treffen"."""
    quoted: str | None = None
    """Words the question puts in quotation marks."""
    names_year: bool = False
    """Whether the period is no more than the year behind a noun, which may be its name: "der Haushalt 2007"."""
    spokesman: str | None = None
    """What the question calls the spokesman of the body that it asks for: "eine Sprecherin des Gerichts"."""
    slots: Mapping[str, str] = field(default_factory=dict)
    """By id of a speaker the preposition before the mention: "mit" in "mit Putin"."""
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of an English question, German words for its words in lower case."""
    carried_over: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """Words that the text as written has misspelt; `text` is the corrected one."""


def read_question(text: str, finder: SpeakerFinder, *, days: Collection[date], outlets: Collection[str]) -> Question:
    """Read a question by the speakers, publication days and outlets of the corpus."""
    words = tuple(find_words(text))
    language = question_language(text)
    period = asked_period(text, days)
    outlet = named_outlet(text, outlets)
    found = find_people(text, words, finder)
    subject, found, spokesman = subject_with_companions(text, words, found, language)
    subject = for_nation(subject, text, finder)
    fact = fact_type(text)
    kind = asks_for(Sentence(text, words, found, subject, language, fact, _is_long(period)))
    kind, speakers, others, sources = _cast(kind, subject, text, words, found)
    if kind == "comparison" and (sides := _sides(text, found, nations_named(text, found, finder))):
        speakers, others = each_once(sides), tuple(one for one in found if one not in sides)
    if kind in _OF_FACTS:
        others = tuple(one for one in others if not is_vague(one))
    named = (*speakers, *others, *sources)
    if _HOLDER.search(text):
        named = tuple(one for one in named if not is_role(one))
    dates = tuple(find_dates(text))
    of_words = bool(speakers) or kind in _OF_WORDS or subject.anybody
    quoted = _QUOTED.search(text)
    return Question(
        text=text,
        language=language,
        asks_for=kind,
        fact=fact if kind in _OF_FACTS else None,
        speakers=speakers,
        others=others,
        subject=subject.unknown if (kind == "statements" or opens_bare(text)) and not speakers else None,
        topic=_without_source(text, topic_of(text, words, named, period, outlet, kind, about_saying=of_words), sources),
        period=period.period if period else None,
        outlet=outlet.name if outlet else None,
        dates=dates,
        names_year=len(dates) == 1 and _names_year(text, dates[0], named),
        recent=bool(RECENT.search(text)),
        says_only=says_only(text, words),
        pronoun=subject.pronoun,
        act=act_of(text, words) if kind in _OF_WORDS or speakers else None,
        sources=sources,
        aside=(*circumstances(text), *_listeners(text, speakers)),
        quoted=quoted[1] if quoted else None,
        spokesman=spokesman,
        translations=translations(words) if language == "en" else {},
        slots={one.speaker.id: _before(text, one.start) for one in found},
    )


_VIEW = re.compile(
    r"(?:angaben?|worten?|darstellung|aussagen?|ansicht|meinung|auffassung|einschätzung|überzeugung|schilderung|sicht)$",
    re.IGNORECASE,
)


def _without_source(text: str, topic: Sequence[Word], sources: Sequence[FoundSpeaker]) -> tuple[Word, ...]:
    """The topic without the noun that only says whose account is asked for: "aus Sicht Moskaus"."""
    if not sources:
        return tuple(topic)
    near = [(one.start - 20, one.end + 20) for one in sources]
    return tuple(
        word
        for word in topic
        if not (_VIEW.match(word.lower) and any(start <= word.start < end for start, end in near))
    )


def _listeners(text: str, speakers: Sequence[FoundSpeaker]) -> list[tuple[int, int]]:
    """Whom those told something who are called by name: "die Sprecherin der Bahn" tells the Bahn nothing."""
    named = [one for one in speakers if not is_role(one) and one.speaker.kind is SpeakerKind.PERSON]
    return [place for one in named if (place := listener(text, one.end)) is not None]


def _sides(text: str, found: Sequence[FoundSpeaker], nations: Sequence[FoundSpeaker]) -> tuple[FoundSpeaker, ...]:
    """The first speakers and countries joined by "und" that are no topic: "Moskau und Kiew zu Polen und der Türkei".

    None where these are speakers only, as the others named are sides, too.
    """
    everybody = sorted((*found, *nations), key=lambda one: (one.start, one.speaker.id))
    ordered = list({one.start: one for one in reversed(everybody)}.values())[::-1]
    for number, first in enumerate(ordered):
        joined = joined_by_and(text, ordered[number:])
        if len(joined) > 1 and _before(text, first.start) not in _TOPIC_BEHIND:
            starts = {one.start for one in joined}
            sides = tuple(one for one in everybody if one.start in starts)
            return sides if any(one in nations for one in sides) else ()
    return ()


def without_dates(question: Question) -> Question:
    """The same question at any time: of its words only topic and names, at their places, and no dates."""
    places = [(day.start, day.end) for day in question.dates]
    topic = tuple(word for word in question.topic if not any(start <= word.start < end for start, end in places))
    kept = [(word.start, word.end) for word in topic]
    kept += [(one.start, one.end) for one in (*question.others, *question.speakers)]
    text = "".join(
        sign if any(start <= at < end for start, end in kept) else " " for at, sign in enumerate(question.text)
    )
    return replace(question, text=text, topic=topic, period=None, dates=())


def _before(text: str, start: int) -> str:
    """The preposition right before a place in the question; "" where none is."""
    word = next(reversed(text[:start].lower().split()), "")
    return word if word in PREPOSITIONS else ""


_OF_A_YEAR = re.compile(
    r"\b(?:zum|zur|zu|über|für|gegen|on|about)\s(?:d(?:ie|er|as|en|em)\s|the\s)?(?:(?-i:[a-zäöü])\w+\s)?"
    r"(?!(?:\w*jahre?s?|\w*sommer|\w*herbst|\w*winter|früh\w+|anfang|mitte|ende|weihnachten|ostern|silvester)\s)"
    r"(?-i:[A-ZÄÖÜ])\w+\s$",
    re.IGNORECASE,
)


def _names_year(text: str, day: DateMention, named: Sequence[FoundSpeaker]) -> bool:
    """Whether a year belongs to what is spoken about: "zum Haushalt 2007", not "auf der Sicherheitskonferenz 2019"."""
    alone = day.year is not None and day.month is None and day.day is None
    person = any(one.end == day.start - 1 for one in named)
    return alone and not person and bool(_OF_A_YEAR.search(text[: day.start]))


def _is_long(asked: AskedPeriod | None) -> bool:
    if asked is None or asked.period.since is None or asked.period.until is None:
        return False
    return (asked.period.until - asked.period.since).days > _LONG


def _cast(
    kind: AsksFor, subject: Subject, text: str, words: Sequence[Word], found: tuple[FoundSpeaker, ...]
) -> tuple[AsksFor, tuple[FoundSpeaker, ...], tuple[FoundSpeaker, ...], tuple[FoundSpeaker, ...]]:
    """What is asked for, of whom, with whom else in it, and told by whom ("laut X").

    Several whose words are asked for are compared, unless they speak for one ("die USA"). Who speaks for a country is
    nobody named in a question that asks for no words ("Seit wann haben die USA ...?"), unless it has no verb at all.
    """
    if kind == "comparison":
        return kind, each_once(found), (), ()
    about_words = says_something(text, words) or any(is_speech_noun(word) for word in words)
    about_words = about_words and fact_type(text) != "when"  # "Wann sprachen sie?" asks for an event
    if kind != "statements" and not (kind in {"list", "timeline"} and about_words):
        sources = tuple(one for one in found if kind != "who_said" and is_source(text, one))
        others = tuple(one for one in found if one not in sources)
        return kind, (), others or (subject.speakers if opens_bare(text) else ()), sources
    ids = {one.speaker.id for one in subject.speakers}
    others = tuple(
        one
        for one in found
        if one.speaker.id not in ids and not any(own.start <= one.start < own.end for own in subject.speakers)
    )
    sources = tuple(one for one in others if kind == "statements" and is_source(text, one))
    others = tuple(one for one in others if one not in sources)
    if not subject.speakers:
        return kind, sources, others, ()
    several = kind == "statements" and len(subject.speakers) > 1 and not subject.together
    return "comparison" if several else kind, subject.speakers, others, sources
