"""Who is named by whom they belong to: "Merkels Sprecher", "der Anwalt von Kachelmann" are not Merkel, not Kachelmann.

Their words are looked for by what the articles call them, and by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import SpeakerKind
from index.quotes.gender import is_given_name
from index.quotes.lexicon import role_head
from rag.offices import is_adjective
from rag.speakers import FoundSpeaker, is_spokesman
from rag.words import Word

_OF = frozenset("von vom des der of for".split())
_DETERMINERS = frozenset("ein eine einem einer eines der die das dem den des the a an".split())
_APOSTROPHES = ("'", "’", "'s", "’s")
_BODIES = tuple("team lager familie kampagne umfeld anwälte eltern anhänger unterstützer büro regierung partei".split())
"""Endings of nouns for those around somebody who speak together: "das Wahlkampfteam von McCain"."""
_ENGLISH = frozenset("spokesman spokeswoman spokesperson lawyer attorney adviser advisor doctor wife husband".split())


@dataclass(frozen=True, slots=True)
class Companion:
    """The characters of the question that name somebody, and the speaker they belong to."""

    start: int
    end: int
    owner: FoundSpeaker
    speaks_for_body: bool
    """Whether it is a body's spokesman: what he says, the body says."""
    named: FoundSpeaker | None = None
    """The speaker who it is, where the question says so: "Merkels Sprecher Seibert"."""


def companions(text: str, words: Sequence[Word], found: Sequence[FoundSpeaker]) -> list[Companion]:
    """Those of a question; a name with an office before it ("Kanzlerin Merkel") belongs to nobody else."""
    companions = []
    for one in found:
        own = [word for word in words if one.start <= word.start < one.end]
        place = None if one.role else _inside(text, words, own, one) or _behind(text, words, one)
        place = place or (None if one.role else _before(text, words, own[0].start if own else one.start, one))
        if place is not None:
            start, end = place[0], _with_name(text, words, place[1])
            named = _named(text, found, one, start, end)
            body = named is None and one.speaker.kind is not SpeakerKind.PERSON
            companions.append(Companion(start, end, one, body and is_spokesman(text[start:end]), named))
    return companions


def _inside(text: str, words: Sequence[Word], own: Sequence[Word], owner: FoundSpeaker) -> tuple[int, int] | None:
    """As in "ein Sprecher von Ministerin Berg", which was met as one name; not "Präsident der Ukraine Selenskyj"."""
    head = next((number for number, word in enumerate(own[:-1]) if _is_role(word)), None)
    if head is None or _is_surname(owner, text[own[head].end : owner.end]):
        return None
    behind = own[head + 1 :]
    joined = behind[0].lower in _OF
    names = {part for spelling in (owner.speaker.name, *owner.speaker.spellings) for part in spelling.lower().split()}
    rest = [word for word in behind[joined:] if word.lower not in _DETERMINERS and not _is_role(word)]
    if not rest or any({word.lower, word.lower.removesuffix("s")}.isdisjoint(names) for word in rest):
        return None
    first = _phrase_start([word for word in words if word.end <= own[head].start], own[head])
    article = text[first.start : own[head].start].split()
    return (first.start, owner.end) if joined or (article and _is_genitive(text, owner)) else None


def _behind(text: str, words: Sequence[Word], owner: FoundSpeaker) -> tuple[int, int] | None:
    """As in "Lahms behandelnder Arzt", "Merkel's spokesman"."""
    if not _is_genitive(text, owner):
        return None
    behind = [word for word in words if word.start >= owner.end]
    for number, word in enumerate(behind):
        before = behind[number - 1].end if number else owner.end
        if text[before : word.start].strip(" '’"):
            return None
        if _is_role(word):
            return owner.start, word.end
        if not (word.text.islower() and is_adjective(word.lower)):
            return None
    return None


def _with_name(text: str, words: Sequence[Word], end: int) -> int:
    """Where a name right behind ends: "Putins Berater Uschakow", "der Chef der Bahn, Richard Lutz"."""
    comma = re.match(r",\s(?=(\w+)\s[A-ZÄÖÜ])", text[end:])
    start = end + len(comma[0]) if comma and is_given_name(comma[1].lower()) else end
    for word in words:
        if word.start >= start and word.text[:1].isupper() and text[end : word.start] in {" ", ", "}:
            genitive = word.text.endswith("s") and not is_given_name(word.lower)
            if genitive and re.match(r"\s[A-ZÄÖÜ]", text[word.end :]):
                break  # "das Team von McCain Obamas Nein"
            end = word.end
    return end


def _named(text: str, found: Sequence[FoundSpeaker], owner: FoundSpeaker, start: int, end: int) -> FoundSpeaker | None:
    """The speaker named in it or right behind it: "Merkels Sprecher Seibert", "der Chef der CDU, Angela Merkel"."""
    others = [one for one in found if one.start > owner.start and not one.role and not _is_genitive(text, one)]
    return next((one for one in others if start <= one.start < end or text[end : one.start] in {" ", ", "}), None)


def _is_surname(owner: FoundSpeaker, text: str) -> bool:
    """Whether what stands behind an office is a name with a small word in it: "Ministerin von der Leyen"."""
    spellings = (owner.speaker.name, *owner.speaker.spellings)
    return any(f" {spelling.lower()}".endswith(f" {text.strip().lower()}") for spelling in spellings)


def _before(text: str, words: Sequence[Word], start: int, owner: FoundSpeaker) -> tuple[int, int] | None:
    """As in "der Anwalt von Kachelmann", "ein Sprecher Merkels", "die Sprecherin des Gerichts"."""
    named = next((word.start for word in words if word.start >= start and word.lower not in _OF), start)
    before = [word for word in words if word.end <= named]
    joined = bool(before) and before[-1].lower in _OF
    head = before[-2:-1] if joined else before[-1:]
    if not head or not _is_role(head[0]) or text[head[0].end : named].strip() not in {"", before[-1].text}:
        return None
    if _is_surname(owner, text[head[0].end : owner.end]):
        return None
    first = _phrase_start(before[: -2 if joined else -1], head[0])
    article = text[first.start : head[0].start].split()
    if joined:
        return first.start, owner.end
    return (first.start, owner.end) if article and _is_genitive(text, owner) else None


def _phrase_start(before: Sequence[Word], head: Word) -> Word:
    """The article or the first adjective of a noun."""
    first = head
    for word in reversed(before):
        if word.lower in _DETERMINERS:
            return word
        if not (word.text.islower() and is_adjective(word.lower)):
            break
        first = word
    return first


def _is_role(word: Word) -> bool:
    theirs = bool(role_head(word.text)) or word.lower.endswith(_BODIES)
    return word.lower in _ENGLISH or (word.text[:1].isupper() and theirs)


def _is_genitive(text: str, owner: FoundSpeaker) -> bool:
    """Whether the mention has an ending that the name itself lacks, or an apostrophe."""
    mention = owner.mention
    if mention.endswith(_APOSTROPHES) or text[owner.end : owner.end + 1] in _APOSTROPHES:
        return True
    last = mention.split()[-1]
    names = {spelling.split()[-1] for spelling in (owner.speaker.name, *owner.speaker.spellings)}
    return last.endswith("s") and last not in names
