"""What looks like a mention of a speaker in a question and is none: adjectives, other forms, offices of others."""

from __future__ import annotations

import re

from index import SpeakerKind
from index.quotes.morphology import lemma, tags
from index.quotes.naming import is_name_word
from index.quotes.places import country, place_name
from index.quotes.resolve import is_common_noun
from index.quotes.roles import is_office
from index.quotes.spelling import fold
from rag.english import ROLE_WORDS
from rag.lexicon import FUNCTION_WORDS
from rag.speakers import FoundSpeaker

_BEHIND = re.compile(r"\s([A-ZÄÖÜ][\w’'-]+)")
_OWNED = re.compile(
    r"\b(?:sein|ihr|mein|dein|unser|kein|welch)\w{0,2}\s(?:(?!(?:der|die|das|den|dem|des|ein\w*)\s)\w+\s)?$",
    re.IGNORECASE,
)


def is_mention(text: str, found: FoundSpeaker) -> bool:
    """Whether a mention as found in a question is one of the speaker, by its form and by what stands behind it."""
    return not (
        _is_attribute(text, found) or _is_other_form(found) or _is_of_another(text, found) or _is_owned(text, found)
    )


def _is_attribute(text: str, found: FoundSpeaker) -> bool:
    """Whether it only begins a name or a thing: "die deutschen Züge", "Vorsitzender der Deutschen Bank"."""
    last = found.mention.split()[-1]
    if last.lower() in ROLE_WORDS or fold(last) in fold(found.speaker.name):
        return False
    if last.islower():
        return any(letter.isupper() for letter in text[1:])
    adjective = (bool(country(fold(last))) and not place_name(last)) or tags(last)[:1] == ("ADJ(A)",)
    return adjective and _BEHIND.match(text[found.end :]) is not None


def _is_other_form(found: FoundSpeaker) -> bool:
    """Whether a noun has only the stem of a body's name: "Bilder" for a paper, "Parteien" for a party."""
    words = [word for word in found.mention.split() if word.lower() not in FUNCTION_WORDS]
    if found.speaker.kind is SpeakerKind.PERSON or len(words) != 1 or not is_common_noun(words[0]):
        return False
    word, base = words[0], lemma(words[0])
    names = [spelling.split()[-1] for spelling in (found.speaker.name, *found.speaker.spellings)]
    alike = [name for name in names if lemma(name) == base]
    return bool(alike) and not any(fold(word) in {fold(name), fold(f"{name}s"), fold(f"{name}es")} for name in alike)


def _is_of_another(text: str, found: FoundSpeaker) -> bool:
    """Whether the office is that of whoever is named behind it: "Regierungssprecher Gibbs", who is no speaker here."""
    behind = _BEHIND.match(text[found.end :]) if found.role else None
    if behind is None or place_name(behind[1]) or country(fold(behind[1])) or is_common_noun(behind[1]):
        return False
    return is_name_word(behind[1])


def _is_owned(text: str, found: FoundSpeaker) -> bool:
    """Whether a body's name or an office is a noun that somebody has or any is: "sein Amt", "ihr Stellvertreter"."""
    first, last = found.mention.split()[0], found.mention.split()[-1]
    if first.lower() in FUNCTION_WORDS:  # "Was warf ihr die Polizei vor?"
        return False
    body = found.speaker.kind is not SpeakerKind.PERSON and is_common_noun(last) and last.lower() != "regierung"
    return (body or bool(found.role)) and bool(_OWNED.search(text[: found.start]))


def is_vague(found: FoundSpeaker) -> bool:
    """Whether it is what many are, "der Experte", "der Österreicher": who is meant only the article says."""
    last = found.mention.split()[-1]
    if place_name(last):
        return False
    if found.role:
        return not is_office(found.mention)
    return found.speaker.kind is not SpeakerKind.PERSON and bool(country(fold(last)))
