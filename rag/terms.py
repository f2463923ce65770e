"""What a sentence must say to answer a question: its content words, each by any of its forms, and its names."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from index import SentenceWords, SpeakerKind
from index.word_keys import word_key, word_keys
from rag.lexicon import FUNCTION_WORDS, QUESTION_WORDS
from rag.question import Question
from rag.speakers import FoundSpeaker
from rag.words import Word, find_words

_PARTICLES = frozenset(
    """
    ab an auf aus bei ein fest fort her hin los mit nach nieder teil um vor weg weiter wieder zu zurück zusammen
    """.split()
)
"""What German verbs put behind everything else: "nahm ... fest" is "festnehmen"."""
_SHORTEST_VERB = 4  # letters behind a particle, else "aus" + "sag" is in "Aussage" and "an" + "der" in "ander"
_RAREST_FLOOR = 0.3  # every content word counts
_LONGEST_NAME = 3  # content words; what the corpus calls an institution in more words is read word by word

_DOING = re.compile(r"(?:be|ver|ent|er|zer)(\w{3,}?)(?:ig)?ung(?:en)?")
_RARE = 2  # passages

Way = tuple[str, ...]
"""Keys that must all be there."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content word or name of a question; any of its ways covers it. `solid` are names, nouns and numbers."""

    word: str
    ways: tuple[Way, ...]
    weight: float
    solid: bool


def fact_terms(words: SentenceWords, passages: int, question: Question) -> tuple[Term, ...]:
    """The terms of a question in its order, each once, weighted by their rarity among so many passages."""
    names = [one for one in (*question.others, *question.speakers) if _is_one_name(one)]
    inside = {word.start for word in find_words(question.text) if any(n.start <= word.start < n.end for n in names)}
    particle = _last_particle(question.text)
    named = [(one.start, one.mention, _name_ways(one), True) for one in names]
    plain = [
        (word.start, word.text, _word_ways(word, particle) + _translated(question, word), _is_solid(word))
        for word in _content(question)
        if word.start not in inside
    ]
    return _weighted(words, passages, [term[1:] for term in sorted(plain + named)])


def topic_terms(words: SentenceWords, passages: int, question: Question) -> tuple[Term, ...]:
    """What words on a topic must say: the topic, and who the question only mentions, in any spelling."""
    own = [word for word in question.topic if word.lower not in FUNCTION_WORDS and word.lower not in QUESTION_WORDS]
    plain = [
        (word.text, _word_ways(word, None) + _roots(words, word) + _translated(question, word), _is_solid(word))
        for word in own
    ]
    return _weighted(words, passages, [*plain, *((one.mention, _name_ways(one), True) for one in question.others)])


def _weighted(
    words: SentenceWords, passages: int, terms: Iterable[tuple[str, tuple[Way, ...], bool]]
) -> tuple[Term, ...]:
    """Words with their ways and whether they are solid as terms, each once."""
    found: dict[tuple[Way, ...], tuple[str, bool]] = {}
    for text, ways, solid in terms:
        if ways:
            found.setdefault(ways, (text, solid))
    rarity = _rarities(words, passages, {key for ways in found for way in ways for key in way})
    return tuple(
        Term(text, ways, min(max(rarity[key] for key in way) for way in ways), solid)
        for ways, (text, solid) in found.items()
    )


def _content(question: Question) -> list[Word]:
    """The words of the question, whatever it was taken for, and those carried over from earlier ones."""
    own = find_words(question.text)
    known = {word.lower for word in own}
    words = [*own, *(word for word in question.topic if word.lower not in known)]
    return [word for word in words if word.lower not in FUNCTION_WORDS and word.lower not in QUESTION_WORDS]


def _is_one_name(found: FoundSpeaker) -> bool:
    words = [word for word in find_words(found.mention) if word.lower not in FUNCTION_WORDS]
    return found.speaker.kind is SpeakerKind.PERSON or len(words) <= _LONGEST_NAME


def _name_ways(found: FoundSpeaker) -> tuple[Way, ...]:
    """One way for each spelling; the surname alone is enough for a person."""
    spellings = {found.speaker.name, found.mention, *found.speaker.spellings}
    if found.speaker.kind is SpeakerKind.PERSON:
        spellings |= {spelling.split()[-1] for spelling in spellings if spelling.split()[-1][:1].isupper()}
    return tuple(sorted({way for spelling in spellings if (way := _keys(spelling))}))


def _keys(text: str) -> Way:
    return tuple(dict.fromkeys(word_keys(" ".join(w.text for w in find_words(text) if w.lower not in FUNCTION_WORDS))))


def _word_ways(word: Word, particle: str | None) -> tuple[Way, ...]:
    """The word itself; a verb also with its particle apart from it, or joined to the particle at the end.

    A participle unknown to the lexicon keeps its "ge" without this: "eingefädelt" and "fädelte ... ein".
    """
    keys = tuple(dict.fromkeys(word_keys(word.text)))
    if len(keys) != 1:
        return (keys,) if keys else ()
    ways: list[Way] = [keys]
    for one, key in _particle_keys() if word.text[:1].islower() else ():
        rest = keys[0].removeprefix(key)
        if len(keys[0]) - len(rest) == len(key) and len(rest) >= _SHORTEST_VERB:
            ways.append((rest, key))
            if rest.startswith("ge"):
                ways.append((word_key(word.lower[len(one) :].removeprefix("ge")), key))
    if particle is not None and word.text[:1].islower() and word.lower != particle:
        ways.append((word_key(particle) + keys[0],))
    return tuple(ways)


@cache
def _particle_keys() -> tuple[tuple[str, str], ...]:
    return tuple((one, word_key(one)) for one in sorted(_PARTICLES))


def _roots(words: SentenceWords, word: Word) -> tuple[Way, ...]:
    """What a noun of doing is made of, where the corpus hardly has it: "Beendigung" of "Ende"."""
    made = _DOING.fullmatch(word.lower)
    if made is None or _frequency(words, word.lower) > _RARE:
        return ()
    return ((word_key(made[1]),),) if _frequency(words, made[1]) else ()


def _frequency(words: SentenceWords, word: str) -> int:
    (number,) = words.numbers([word_key(word)])
    return int(words.frequencies[number]) if number >= 0 else 0


def _translated(question: Question, word: Word) -> tuple[Way, ...]:
    """Ways of an English word's German translations."""
    return tuple(way for german in question.translations.get(word.lower, ()) if (way := _keys(german)))


def _last_particle(text: str) -> str | None:
    words = find_words(text)
    return words[-1].lower if len(words) > 2 and words[-1].lower in _PARTICLES else None


def _is_solid(word: Word) -> bool:
    return word.start > 0 and (word.text[:1].isupper() or any(char.isdigit() for char in word.text))


def _rarities(words: SentenceWords, passages: int, keys: Collection[str]) -> dict[str, float]:
    """Rarity of keys as in BM25 (Robertson and Zaragoza 2009)."""
    ordered = sorted(keys)
    numbers = words.numbers(ordered)
    found = [int(words.frequencies[number]) if number >= 0 else 0 for number in numbers]
    return {
        key: max(math.log(1 + (max(passages, 1) - count + 0.5) / (count + 0.5)), _RAREST_FLOOR)
        for key, count in zip(ordered, found, strict=True)
    }


def rarest_possible(passages: int) -> float:
    """The rarity of what no passage has."""
    return math.log(1 + (max(passages, 1) + 0.5) / 0.5)


def solid_share(terms: Sequence[Term], covered: Iterable[float]) -> float:
    """How much of the names, nouns and numbers is covered, by weight; 1 where the question has none."""
    pairs = [(term.weight, float(value)) for term, value in zip(terms, covered, strict=True) if term.solid]
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total else 1.0
