"""Whose words are asked for: the subject of the verb of saying, or whoever a noun like "Haltung" belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.quotes.gender import is_given_name
from index.quotes.lexicon import looks_plural
from index.quotes.morphology import in_dictionary, lemma, tags
from index.quotes.roles import place_name
from rag.date_format import MONTHS_DE
from rag.english import ROLE_WORDS
from rag.language import Language
from rag.lexicon import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, QUESTION_WORDS
from rag.offices import names_office
from rag.people import joined_by_and
from rag.references import opens_bare
from rag.saying import is_speech_noun, says
from rag.speakers import FoundSpeaker
from rag.words import Word

PARTICLES = frozenset(
    """
    sich eigentlich denn noch genau auch gestern zuletzt kürzlich so da bloß nur mal schon wieder jetzt heute bisher
    alles eben nun überhaupt wirklich bereits dann damals
    """.split()
)
PRONOUNS = frozenset("er sie es ihm ihn ihnen he she they him her them it".split())
ANYBODY = frozenset(
    """
    man medien zeitungen zeitung presse leute artikel berichte bericht quellen media papers people articles one
    alle jemand irgendwer
    """.split()
)
"""Subjects that are no speaker: "Was berichteten die Medien?" asks what is in the articles."""
_OPINION = re.compile(
    r"(?:hält|halten|hielt|hielten|denkt?|dachte|sieht|sehen|sah|steht|stehen|stand|will|wollen|wollte\w*|stellt?|"
    r"stelle|sehe\w*|think\w*|want\w*|stands?|see|sees|view\w*)$",
    re.IGNORECASE,
)
_INSIDE = frozenset("von van de der des of the und and".split())
_SOURCE_BEFORE = re.compile(
    r"\b(?:laut|gemäß|according to|"
    r"nach (?:angaben?|worten?|darstellung|aussagen?|ansicht|meinung|auffassung|einschätzung|überzeugung|schilderung) "
    r"(?:von|des|der)|aus (?:der )?sicht (?:von|des|der)|in den augen (?:von|des|der))\s(?:de[rms]\s|the\s)?$|"
    r"\b(?:nach (?:angaben?|ansicht|meinung|auffassung|einschätzung|darstellung)|aus (?:der )?sicht|in den augen)\s$",
    re.IGNORECASE,
)
_SOURCE_BEHIND = re.compile(r"\s(?:zufolge|nach)\s*(?=[,.?!]|$)", re.IGNORECASE)
_OWN = re.compile(
    r"['’]?\s(?:angaben?|worten?|darstellung|aussagen?|ansicht|meinung|auffassung|sicht)\b", re.IGNORECASE
)
_BY_OWN = re.compile(r"\b(?:nach|aus)\s(?:de[rs]\s)?$", re.IGNORECASE)
"""Around a name in the genitive: "nach Angela Merkels Ansicht", "aus Moskaus Sicht"."""
_TIMES = frozenset({"anfang", "mitte", "ende", *map(str.lower, MONTHS_DE)})
_TOLD = frozenset("ihr ihm ihnen uns mir dir euch".split())
_LONGEST = 8  # words of a name with its office


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose words: speakers of the corpus, or the name of somebody who is none; neither for "er" and for "man"."""

    speakers: tuple[FoundSpeaker, ...] = ()
    unknown: str | None = None
    pronoun: bool = False
    anybody: bool = False
    """Whether "man", "die Medien" are the subject: what is said is asked for, by whomever."""
    together: bool = False
    """Whether the speakers stand for one: a country for its government."""


def subject_of(text: str, words: Sequence[Word], found: Sequence[FoundSpeaker], language: Language) -> Subject:
    """Read whose words a question asks for.

    "Was sagte [Merkel] zur Nato?", "Was hat [X] ... gesagt?", "What did [X] say?", "die Haltung [von X]".
    Each verb of saying can have its own subject: "Was sagt [A] und was sagt [B]?".
    """
    speakers: list[FoundSpeaker] = []
    unknown, pronoun, anybody = None, False, False
    for number in range(len(words)):
        if not _opens(text, words, number, language) or (unknown and words[number].lower in AUXILIARIES):
            continue
        behind = _behind_particles(words, number + 1)
        if behind >= len(words):
            continue
        new = _nominative(text, words, found, words[number].end)
        known = next((one for one in new if one.start <= words[behind].start < one.end), None)
        if known is None:
            name = _phrase(text, words, behind) if words[behind].lower not in ANYBODY else None
            pronoun = pronoun or words[behind].lower in PRONOUNS
            anybody = anybody or any(word.lower in ANYBODY for word in words[behind : behind + 2])
            if name and not speakers and not any(one.start < name[1] and name[0] < one.end for one in new[:1]):
                unknown = unknown or _as_subject(text[name[0] : name[1]])
                continue
        speakers += [one for one in joined_by_and(text, new) if one not in speakers]
    if not speakers and unknown is None and opens_bare(text):
        unknown = _behind_opening(text, words)
    if speakers:
        nation = unknown if unknown and place_name(unknown) else None  # "Was sagen die USA und was sagt X?"
        return Subject(each_once(speakers), nation)
    if unknown or pronoun:
        return Subject((), unknown, pronoun)
    return Subject(_owner_of_noun(text, words, found), anybody=anybody)


def _behind_opening(text: str, words: Sequence[Word]) -> str | None:
    """The country of "Und die Ukraine?", or the office of "Und der Betriebsratschef?": asked for is what they say."""
    for number, word in enumerate(words[1:4], start=1):
        if word.lower in PREPOSITIONS:
            return None
        if word.text[:1].isupper():
            if number + 1 < len(words):
                return None
            office = words[number - 1].lower in {"der", "die"} and names_office(word.text)
            return f"{words[number - 1].text.capitalize()} {word.text}" if office else place_name(word.text)
    return None


def is_source(text: str, found: FoundSpeaker) -> bool:
    """Whether a speaker is named as the source: "laut Uschakow", "nach Angaben des Kremls", "Moskau zufolge"."""
    before, behind = text[: found.start], text[found.end :]
    if _SOURCE_BEFORE.search(before) or _SOURCE_BEHIND.match(behind):
        return True
    return bool(_BY_OWN.search(before) and _OWN.match(behind))


def _opens(text: str, words: Sequence[Word], number: int, language: Language) -> bool:
    """Whether the subject stands behind this word: a verb of saying, an auxiliary, a verb of opinion."""
    word = words[number]
    if (word.text[:1].isupper() and number) or (not number and word.lower in QUESTION_WORDS):
        return False
    if language == "de" and word.lower in {"is", "do", "does", "did", "has", "had", "have", "would"}:
        return False
    if language == "en":
        # "What did X say": behind the auxiliary, not behind the verb
        return word.lower in AUXILIARIES or (bool(_OPINION.match(word.text)) and number == 1)
    return word.lower in AUXILIARIES or says(text, words, number) or bool(_OPINION.match(word.text))


def _behind_particles(words: Sequence[Word], number: int) -> int:
    while number < len(words) and (words[number].lower in PARTICLES or _is_told(words, number)):
        number += 1
    return number


def _is_told(words: Sequence[Word], number: int) -> bool:
    """Whether a pronoun is who is told something: "Was warf ihr die Polizei vor?", not "Was sagte ihr Sprecher?"."""
    behind = words[number + 1].lower if number + 1 < len(words) else ""
    return words[number].lower in _TOLD and behind in {"der", "die", "das"}


def _nominative(text: str, words: Sequence[Word], found: Sequence[FoundSpeaker], start: int) -> list[FoundSpeaker]:
    """The speakers named behind a place that no preposition governs, up to the next verb of saying."""
    kept = []
    for one in found:
        if one.start < start:
            continue
        before = [word for word in words if word.end <= one.start]
        if before and before[-1].lower in PREPOSITIONS | {"wie"}:
            continue
        kept.append(one)
    return kept


def _phrase(text: str, words: Sequence[Word], first: int) -> tuple[int, int] | None:
    """The characters of a name or noun with what belongs to it; None where no noun begins here.

    Capitalised words and what stands between them ("der neue Chef der Bahn", "Ursula von der Leyen"); in a
    question without capitals the first word alone.
    """
    word = words[first]
    if word.lower in PREPOSITIONS or word.lower in PRONOUNS or word.lower in QUESTION_WORDS:
        return None
    last = None
    cased = any(one.text[:1].isupper() for one in words[1:])
    for number in range(first, min(first + _LONGEST, len(words))):
        one = words[number]
        before = words[number - 1]
        if number > first and (_parts(text, before, one) or _is_time(before, one) or _is_object(before, one)):
            break
        if one.text[:1].isupper() or one.lower in ROLE_WORDS:
            last = number
        elif (
            one.lower in PREPOSITIONS - {"von"} | QUESTION_WORDS
            or says(text, words, number)
            or (last is not None and one.lower not in _INSIDE)
        ):
            break
    if last is None:
        if cased or word.lower in FUNCTION_WORDS or says(text, words, first):
            return None
        last = first
    if any(is_speech_noun(one) and one.text[:1].isupper() for one in words[first : first + 3]):
        return None  # "der Ton von X": asked for are X's words
    name = text[word.start : words[last].end]
    plain = _without_article(name)
    shapes = plain.lower() in FUNCTION_WORDS and not plain[:1].isupper()  # "Was sagte Can?" asks for a person
    return None if shapes or plain.lower() in ANYBODY else (word.start, words[last].end)


def _is_time(before: Word, word: Word) -> bool:
    """Whether a word is a time and no name: "August" behind a first name is one."""
    return word.lower in _TIMES and not is_given_name(before.lower)


def _is_object(before: Word, word: Word) -> bool:
    """Whether a noun behind several people is not one of theirs: "Wozu riefen die Polizisten Schüler auf?"."""
    noun = before.text[:1].isupper() and in_dictionary(before.text)
    several = noun and looks_plural(before.lower) and lemma(before.text) != before.text
    return several and tags(word.text)[:1] == ("NN",) and in_dictionary(word.text)


def _parts(text: str, before: Word, after: Word) -> bool:
    """Whether a sign stands between two words, other than the stop of an initial ("J. D. Vance")."""
    between = text[before.end : after.start]
    return bool(re.search(r"[,.;:?!„\"»«]", between)) and not (between.strip() == "." and len(before.text) == 1)


def _owner_of_noun(text: str, words: Sequence[Word], found: Sequence[FoundSpeaker]) -> tuple[FoundSpeaker, ...]:
    """Whose view, threat, answer ... is asked for: "die Haltung von X", "X' Reaktion", or simply the first named."""
    noun = next((word for word in words if is_speech_noun(word) and word.text[:1].isupper()), None)
    behind = [one for one in found if noun is not None and one.start >= noun.end]
    return joined_by_and(text, behind or list(found))


def each_once(speakers: Sequence[FoundSpeaker]) -> tuple[FoundSpeaker, ...]:
    """The first mention of each speaker, in order."""
    first: dict[str, FoundSpeaker] = {}
    for one in speakers:
        first.setdefault(one.speaker.id, one)
    return tuple(first.values())


def _as_subject(text: str) -> str:
    """The name as a sentence can begin with it: an office keeps its article, a name has none."""
    return text[:1].upper() + text[1:] if names_office(text) else _without_article(text)


def _without_article(text: str) -> str:
    return re.sub(r"^(?:der|die|das|den|dem|the|ein|eine)\s+", "", text, flags=re.IGNORECASE).strip()
