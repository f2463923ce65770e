"""Who is named in a question: stretches of words that can be a name or a role, each resolved by itself.

A preposition, a verb or "und" ends a stretch: without that, "das Außenministerium zu Nato-Truppen" and "Putin zu
Trump" would be looked up whole, and the nearest speaker to such a phrase is the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index import SpeakerKind
from index.quotes.gender import is_given_name
from index.quotes.lexicon import is_institution, looks_plural, role_head
from index.quotes.naming import BEARERS, is_name_word
from index.quotes.roles import place_name
from rag.english import ROLE_WORDS
from rag.lexicon import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, QUESTION_WORDS
from rag.mentions import is_mention
from rag.offices import is_adjective, is_office_of, is_partial
from rag.saying import says
from rag.speakers import FoundSpeaker, SpeakerFinder, is_thing, may_be_name
from rag.words import Word

_ARTICLES = frozenset("der die das des dem den the".split())
_INSIDE = frozenset("von van de del della di bin ibn al la le der des den dem the of".split())
"""May stand inside a name or a role: "Ursula von der Leyen", "Präsident der Ukraine"."""
_CONJUNCTIONS = frozenset("und and oder or sowie vs vs.".split())
_JOINING = _CONJUNCTIONS | frozenset(", der die das the von".split())
"""May stand between several subjects of one verb."""
_IN_TIME = re.compile(r"\b(?:im lauf\w* der|in (?:letzt|jüngst)er|seit (?:kurz|lang|länger)er) zeit\b", re.IGNORECASE)
"""Time, no paper of that name."""
_SIGN = re.compile(r"[,;:.?!()\[\]„“”\"«»–—/]")


def find_people(text: str, words: Sequence[Word], finder: SpeakerFinder) -> tuple[FoundSpeaker, ...]:
    """The speakers of the corpus that a question names, in order; two mentions of one in a row are one."""
    cased = any(word.text[:1].isupper() for word in words[1:])
    whole = [*finder.find_sentences(words), *finder.find_dotted(text)]
    rest = [word for word in words if not any(one.start <= word.start < one.end for one in whole)]
    found = [one for stretch in _stretches(text, rest, cased=cased) for one in finder.find(stretch)]
    found = _with_kind(text, words, sorted((*whole, *found), key=lambda one: one.start))
    joined = (one for one in _joined(text, found) if not _is_predicate(text, one) and not is_thing(text, one))
    kept = (one for one in joined if not (is_role(one) and is_partial(text, one.start, one.end)))
    meant = [
        one
        for one in kept
        if is_mention(text, one) and not _is_several(text, one) and not _is_somebody_else(text, one, words)
    ]
    phrases = [match.span() for match in _IN_TIME.finditer(text)]
    return tuple(one for one in meant if not any(start <= one.start and one.end <= end for start, end in phrases))


def _with_kind(text: str, words: Sequence[Word], found: Sequence[FoundSpeaker]) -> list[FoundSpeaker]:
    """Bodies with the noun before their name, which is no speaker of its own: "die Nachrichtenagentur Reuters"."""
    ends = {word.end: word for word in words if word.text[:1].isupper() and word.lower.endswith(BEARERS)}
    kept: list[FoundSpeaker] = []
    for one in found:
        noun = ends.get(one.start - 1) if one.speaker.kind is SpeakerKind.INSTITUTION else None
        if noun is not None and text[noun.end : one.start] == " ":
            if kept and kept[-1].end == noun.end and kept[-1].speaker.kind is SpeakerKind.INSTITUTION:
                kept.pop()
            one = replace(one, mention=text[noun.start : one.end], start=noun.start)
        kept.append(one)
    return kept


def _stretches(text: str, words: Sequence[Word], *, cased: bool) -> Iterator[list[Word]]:
    """Runs of words that a name or a role can stand in."""
    stretch: list[Word] = []
    for number, word in enumerate(words):
        fits = _fits(text, words, number, cased=cased)
        if stretch and (not fits or _is_cut(text, stretch[-1], word)):
            yield _trimmed(stretch)
            stretch = []
        if fits:
            stretch.append(word)
    yield _trimmed(stretch)


def _is_cut(text: str, before: Word, after: Word) -> bool:
    """Whether a sign parts two words; the stop of an initial ("J. D. Vance") parts none."""
    between = text[before.end : after.start]
    initial = len(before.text) == 1 and between.strip() == "."
    return bool(_SIGN.search(between)) and not initial


def _trimmed(stretch: Sequence[Word]) -> list[Word]:
    """Without the words at the end that can only stand inside ("der", "von")."""
    kept = list(stretch)
    while kept and kept[-1].lower in _INSIDE:
        kept.pop()
    return kept


def _fits(text: str, words: Sequence[Word], number: int, *, cased: bool) -> bool:
    word = words[number]
    if word.lower in _ARTICLES:
        return True
    if word.lower in _INSIDE:
        return bool(number) and _nominal(words[number - 1])
    if may_be_name(word):
        return True
    if word.lower in QUESTION_WORDS or word.lower in AUXILIARIES or word.lower in {"und", "and", "oder", "or", "vs"}:
        return False
    if word.lower in PREPOSITIONS or word.lower in FUNCTION_WORDS:
        before = words[number - 1] if number else word
        return (word.lower == "für" and is_institution(before.text)) or (
            word.lower == "for" and before.lower in ROLE_WORDS
        )
    if says(text, words, number):
        return False
    return not cased or _nominal(word) or is_adjective(word.text) or word.lower in ROLE_WORDS


def _nominal(word: Word) -> bool:
    """Whether a word can name: "Merkel", "9/11", "president", "al-Dschasira"."""
    return any(map(str.isupper, word.text)) or word.text[:1].isdigit() or word.lower in ROLE_WORDS


def _joined(text: str, found: Sequence[FoundSpeaker]) -> Iterator[FoundSpeaker]:
    """Mentions side by side: the same person twice is one, a role or a genitive before a name belongs to the name.

    "Kremlsprecher Peskow" is Peskow; "Putins Berater Uschakow" is Uschakow; "Hegseth Russland" are two.
    """
    held: FoundSpeaker | None = None
    for one in found:
        if held is not None and not text[held.end : one.start].strip():
            same = held.speaker.id == one.speaker.id
            inside = same or _is_role(held) or _is_first_name(held, one)
            if inside or held.mention.endswith("s") > held.speaker.name.endswith("s"):
                start = held.start if inside else one.start
                held = replace(_both(held, one), mention=text[start : one.end], start=start, end=one.end)
                continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _is_first_name(held: FoundSpeaker, name: FoundSpeaker) -> bool:
    """Whether a mention is a first name before somebody's surname, in another spelling: "Philip Lahm"."""
    one_word_each = " " not in name.mention and " " not in held.mention
    return _is_person(name) and one_word_each and is_given_name(held.mention.lower())


def _both(role: FoundSpeaker, name: FoundSpeaker) -> FoundSpeaker:
    """The name, without those of its namesakes who do not have the role: "Bundeskanzler Schröder"."""
    holders = {one.id for one in (role.speaker, *role.alternatives)}
    meant = [one for one in (name.speaker, *name.alternatives) if one.id in holders]
    return replace(name, speaker=meant[0], alternatives=tuple(meant[1:])) if meant else name


def _is_role(found: FoundSpeaker) -> bool:
    """Whether a mention is a role, not a name: its last word is a role's and no part of the name."""
    last = found.mention.split()[-1]
    return bool(role_head(last)) and last.lower() not in found.speaker.name.lower()


def _is_predicate(text: str, found: FoundSpeaker) -> bool:
    """Whether a mention is a bare office that is told of somebody: "Seit wann ist X Präsident?"."""
    return (
        found.mention.lower() == role_head(found.mention)
        and " " not in found.mention
        and bool(text[: found.start].strip())
    )


def _is_somebody_else(text: str, found: FoundSpeaker, words: Sequence[Word]) -> bool:
    """Whether an office is not its holder of the corpus: "ein Polizeisprecher" is any, "Kommissar Füle" is Füle.

    A name right behind it that is no speaker's is that of another who held it.
    """
    if not found.role:
        return False
    before = next(reversed(text[: found.start].lower().split()), "")
    first = found.mention.split()[0].lower()
    if _INDEFINITE & {before, first}:
        return True
    behind = [word for word in words if word.start == found.end + 1 and text[found.end] == " "]
    return any(is_name_word(word.text) and word.text[:1].isupper() and not place_name(word.text) for word in behind)


_INDEFINITE = frozenset("ein eine einem einer eines".split())


def _is_several(text: str, found: FoundSpeaker) -> bool:
    """Whether an office is many people's: "Was sagten Experten?" asks for no single expert of the corpus."""
    if found.speaker.kind is not SpeakerKind.PERSON or not found.role:
        return False
    noun = re.sub(r"^die\s", "", found.mention, flags=re.IGNORECASE)
    before = next(reversed(text[: found.start].lower().split()), "")
    return " " not in noun and looks_plural(noun.lower()) and before.endswith(("en", "ern", "eln"))


def is_role(found: FoundSpeaker) -> bool:
    """Whether a speaker is named by office alone: "der ungarische Ministerpräsident"."""
    return is_office_of(found.mention, found.speaker)


def joined_by_and(text: str, found: Sequence[FoundSpeaker]) -> tuple[FoundSpeaker, ...]:
    """The first and those that "und", "oder" or a comma adds to it: several subjects of one verb.

    Behind the last "und" a comma joins nobody but a person to who that is: "der Chef des Komitees, X", "X, CDU".
    """
    joined, signs = list(found[:1]), []
    for before, after in pairwise(found):
        between = text[before.end : after.start].lower().split()
        if not between or not set(between) <= _JOINING:
            break
        joined.append(after)
        signs.append(between)
    last = max((number for number, sign in enumerate(signs) if _CONJUNCTIONS & set(sign)), default=-1)
    kept = joined[: last + 2]
    for one in joined[last + 2 :]:
        if _is_person(kept[-1]) != _is_person(one):
            person = one if _is_person(one) else kept[-1]
            kept[-1] = replace(person, start=kept[-1].start, end=one.end)
        else:
            kept.append(one)
    return tuple(kept)


def _is_person(found: FoundSpeaker) -> bool:
    """Whether a mention is a person's name, not an office and not a body."""
    return found.speaker.kind is SpeakerKind.PERSON and not found.role
