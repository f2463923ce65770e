"""Who is named by whom they belong to: "Merkels Sprecher", "der Anwalt von Kachelmann" are not Merkel, not Kachelmann.

Their words are looked for by what the articles call them, and by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import SpeakerKind
from index.quotes.gender import is_given_name
from index.quotes.lexicon import role_head
from rag.language import Language
from rag.lexicon import AUXILIARIES
from rag.offices import is_adjective
from rag.saying import says
from rag.speakers import FoundSpeaker, is_spokesman
from rag.subject import PARTICLES, Subject, subject_of
from rag.words import Word

_OF = frozenset("von vom des der of for".split())
_DETERMINERS = frozenset("ein eine einem einer eines der die das dem den des the a an".split())
_APOSTROPHES = ("'", "’", "'s", "’s")
_BODIES = tuple("team lager familie kampagne umfeld anwälte eltern anhänger unterstützer büro regierung partei".split())
"""Endings of nouns for those around somebody who speak together: "das Wahlkampfteam von McCain"."""
_ENGLISH = frozenset("spokesman spokeswoman spokesperson lawyer attorney adviser advisor doctor wife husband".split())


@dataclass(frozen=True, slots=True)
class _Companion:
    """The characters of the question that name somebody, and the speaker they belong to."""

    start: int
    end: int
    owner: FoundSpeaker
    speaks_for_body: bool
    """Whether it is a body's spokesman: what he says, the body says."""
    named: FoundSpeaker | None = None
    """The speaker who it is, where the question says so: "Merkels Sprecher Seibert"."""


def subject_with_companions(
    text: str, words: Sequence[Word], found: tuple[FoundSpeaker, ...], language: Language
) -> tuple[Subject, tuple[FoundSpeaker, ...], str | None]:
    """Whose words, who is named beside, and as what the spokesman of a body is named.

    Whoever belongs to somebody is nobody but themselves: "Merkels Sprecher" is asked for, and not Merkel.
    """
    theirs = _companions(text, words, found)
    others = [one for one in theirs if not one.speaks_for_body]
    first = next((one for one in others if _is_asked(text, words, one.start)), None)
    if first is not None:
        owners = [one.owner for one in others]
        beside = tuple(one for one in found if one not in owners)
        if first.named is not None:
            start, end = min(first.start, first.named.start), max(first.end, first.named.end)
            return Subject((replace(first.named, mention=text[start:end], start=start, end=end),)), beside, None
        subject = subject_of(text, words, beside, language)
        if not subject.speakers or first.start < subject.speakers[0].start:
            phrase = text[first.start : first.end]
            return Subject(unknown=phrase[:1].upper() + phrase[1:]), beside, None
    subject = subject_of(text, words, found, language)
    spokesmen = (one for one in theirs if one.speaks_for_body and one.owner in subject.speakers)
    spokesman = next(spokesmen, None)
    return subject, found, text[spokesman.start : spokesman.end] if spokesman else None


def _is_asked(text: str, words: Sequence[Word], start: int) -> bool:
    """Whether a phrase is the subject: behind a verb of saying or an auxiliary, and perhaps "sich", "eigentlich"."""
    number = sum(word.end <= start for word in words) - 1
    while number > 0 and words[number].lower in PARTICLES:
        number -= 1
    return number >= 0 and (words[number].lower in AUXILIARIES or says(text, words, number))


def _companions(text: str, words: Sequence[Word], found: Sequence[FoundSpeaker]) -> list[_Companion]:
    """Those of a question; a name with an office before it ("Kanzlerin Merkel") belongs to nobody else."""
    theirs = []
    for one in found:
        place = (
            None if one.role else _inside(text, words, one) or _behind(text, words, one) or _before(text, words, one)
        )
        if place is not None:
            start, end = place[0], _with_name(text, words, place[1])
            named = _named(text, found, one, start, end)
            body = named is None and one.speaker.kind is not SpeakerKind.PERSON
            theirs.append(_Companion(start, end, one, body and is_spokesman(text[start:end]), named))
    return theirs


def _inside(text: str, words: Sequence[Word], owner: FoundSpeaker) -> tuple[int, int] | None:
    """As in "ein Sprecher von Ministerin Berg", which was met as one name; not "Präsident der Ukraine Selenskyj"."""
    own = [word for word in words if owner.start <= word.start < owner.end]
    head = next((number for number, word in enumerate(own[:-1]) if _is_role(word)), None)
    if head is None:
        return None
    behind = own[head + 1 :]
    joined = behind[0].lower in _OF
    names = {part for spelling in _spellings(owner) for part in spelling.lower().split()}
    rest = [word for word in behind[joined:] if word.lower not in _DETERMINERS and not _is_role(word)]
    if not rest or any({word.lower, word.lower.removesuffix("s")}.isdisjoint(names) for word in rest):
        return None
    return _from_noun(text, words, own[head], owner, joined=joined)


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


def _before(text: str, words: Sequence[Word], owner: FoundSpeaker) -> tuple[int, int] | None:
    """As in "der Anwalt von Kachelmann", "ein Sprecher Merkels", "die Sprecherin des Gerichts"."""
    named = next((word.start for word in words if word.start >= owner.start and word.lower not in _OF), owner.start)
    before = [word for word in words if word.end <= named]
    joined = bool(before) and before[-1].lower in _OF
    head = before[-2:-1] if joined else before[-1:]
    if not head or not _is_role(head[0]) or text[head[0].end : named].strip() not in {"", before[-1].text}:
        return None
    return _from_noun(text, words, head[0], owner, joined=joined)


def _from_noun(
    text: str, words: Sequence[Word], head: Word, owner: FoundSpeaker, *, joined: bool
) -> tuple[int, int] | None:
    """From the article before a noun to the end of its owner, whom a small word joins to it or the genitive."""
    if _is_surname(owner, text[head.end : owner.end]):
        return None
    first = _phrase_start([word for word in words if word.end <= head.start], head)
    belongs = joined or (first.start < head.start and _is_genitive(text, owner))
    return (first.start, owner.end) if belongs else None


def _is_surname(owner: FoundSpeaker, text: str) -> bool:
    """Whether what stands behind an office is a name with a small word in it: "Ministerin von der Leyen"."""
    return any(f" {spelling.lower()}".endswith(f" {text.strip().lower()}") for spelling in _spellings(owner))


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
    names = {spelling.split()[-1] for spelling in _spellings(owner)}
    return last.endswith("s") and last not in names


def _spellings(owner: FoundSpeaker) -> tuple[str, ...]:
    return (owner.speaker.name, *owner.speaker.spellings)
