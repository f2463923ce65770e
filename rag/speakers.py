"""The persons and institutions a question names, in whatever spelling, as speakers of the corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index import Speaker, SpeakerKind
from index.quotes import SpeakerMatch
from index.quotes.gender import is_given_name
from index.quotes.morphology import in_dictionary, tags
from index.quotes.naming import is_name_word
from index.quotes.resolve import is_common_noun
from index.quotes.roles import NATIONS, place_name, role_key
from rag.lexicon import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, QUESTION_WORDS
from rag.saying import SPEECH_NOUN
from rag.words import Word

Resolve = Callable[[str], Sequence[SpeakerMatch]]
"""A name or role to the speakers it can mean, best first."""

_MENTIONS = 1 << 14
"""Phrases kept with whom they can mean; questions of one archive name the same people, follow-ups all the more."""
_DOTTED = re.compile(r"\b\w{2,}\.[a-z]{2,4}\b")
_LONGEST = 6  # words: "der stellvertretende Chef des russischen Sicherheitsrats"
_LONGEST_SENTENCE = 8  # words: "Gesellschaft zur wissenschaftlichen Untersuchung von Parawissenschaften"
_SURE_LOWER_CASE = 0.8  # "was sagte trump": a word in lower case must be more than a likely misspelling


_DOMINANT = 10
"""Times as many quotations one of several of a surname must have to be meant by it: Donald Trump beside a relative."""


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """A speaker and the characters of the question that name them.

    `alternatives` are others the mention can mean as well; where there are any, `speaker` is no more than the first of
    them. `role` is the key of the office where the mention is one.
    """

    speaker: Speaker
    mention: str
    start: int
    end: int
    alternatives: tuple[Speaker, ...] = ()
    role: frozenset[str] = frozenset()


class SpeakerFinder:
    """Finds speakers in the words of a question."""

    def __init__(
        self,
        resolve: Resolve,
        quotations: Callable[[str], int] | None = None,
        called: Callable[[str], Speaker | None] | None = None,
    ) -> None:
        self._resolve = resolve
        self._quotations = quotations
        self._called = called
        self._meant = lru_cache(maxsize=_MENTIONS)(self._look_up)

    def find(self, words: Sequence[Word]) -> list[FoundSpeaker]:
        """Return the speakers named, in order; the longest mention wins, each word counts once."""
        taken: set[int] = set()
        found = []
        for first, last in _windows(words):
            if taken.intersection(range(first, last)):
                continue
            mention = " ".join(word.text for word in words[first:last])
            meant = self._meant(mention)
            if meant and not _is_namesake(words, first, last, taken, meant[0]):
                taken.update(range(first, last))
                others = tuple(match.speaker for match in meant[1:])
                start, end = words[first].start, words[last - 1].end
                found.append(FoundSpeaker(meant[0].speaker, mention, start, end, others, meant[0].role))
        return sorted(found, key=lambda one: one.start)

    def find_sentences(self, words: Sequence[Word]) -> list[FoundSpeaker]:
        """Bodies whose whole name holds words that no other name does: "Reporter ohne Grenzen", "Deutschland hilft"."""
        if self._called is None:
            return []
        found: list[FoundSpeaker] = []
        for first in range(len(words)):
            for last in range(min(len(words), first + _LONGEST_SENTENCE), first + 1, -1):
                window = words[first:last]
                if not window[0].text[:1].isupper() or not any(word.text[:1].islower() for word in window[1:]):
                    continue
                if found and found[-1].end > window[0].start:
                    break
                mention = " ".join(word.text for word in window)
                speaker = self._called(mention)
                if speaker is not None:
                    found.append(FoundSpeaker(speaker, mention, window[0].start, window[-1].end))
                    break
        return found

    def find_dotted(self, text: str) -> list[FoundSpeaker]:
        """Bodies with a stop in their name, which parts no words: "ver.di", "heise.de"."""
        if self._called is None:
            return []
        met = ((match, self._called(match[0])) for match in _DOTTED.finditer(text))
        return [FoundSpeaker(one, match[0], match.start(), match.end()) for match, one in met if one is not None]

    def _look_up(self, mention: str) -> list[SpeakerMatch]:
        """The speakers a mention can mean, one unless it is ambiguous; none for what is merely like two names."""
        candidates = self._resolve(mention)
        lower = not any(part[:1].isupper() for part in mention.split())
        if not candidates or (lower and candidates[0].score < _SURE_LOWER_CASE):
            return []
        best = [match for match in candidates if match.score == candidates[0].score]
        if len(best) == 1:
            return best
        if best[0].score < _SURE_LOWER_CASE:
            return []
        return best if best[0].role else self._dominant(best)

    def _dominant(self, matches: Sequence[SpeakerMatch]) -> list[SpeakerMatch]:
        """The one of a surname with by far the most quotations; else all, the most quoted first."""
        if self._quotations is None:
            return list(matches)
        counts = {match.speaker.id: self._quotations(match.speaker.id) for match in matches}
        ranked = sorted(matches, key=lambda match: (-counts[match.speaker.id], match.speaker.id))
        first, rest = counts[ranked[0].speaker.id], sum(counts[match.speaker.id] for match in ranked[1:])
        return ranked[:1] if first >= _DOMINANT * rest else ranked


def _is_namesake(words: Sequence[Word], first: int, last: int, taken: Collection[int], met: SpeakerMatch) -> bool:
    """Whether a first name that is not the speaker's stands before the surname alone: "Igor Peskow".

    Or the surname met is the first name of somebody else: "Frank Sinatra" for Barney Frank.
    """
    if last - first > 1 or met.speaker.kind is not SpeakerKind.PERSON or met.role:
        return False
    if last < len(words) and last not in taken and is_given_name(words[first].lower):
        behind = words[last]
        if behind.start - words[first].end == 1 and is_name_word(behind.text) and not place_name(behind.text):
            return True
    if first == 0 or first - 1 in taken:
        return False
    before = words[first - 1].text
    if not before.istitle() or tags(before)[:1] != ("NE",) or place_name(before):
        return False
    return in_dictionary(before) or _is_no_first_name_of(before, met.speaker)


def _is_no_first_name_of(word: str, speaker: Speaker) -> bool:
    """Whether the speaker has first names, and none begins like the word: "Ramsey Clark" is not Helen Clark."""
    first = [name for spelling in (speaker.name, *speaker.spellings) for name in spelling.split()[:-1]]
    return bool(first) and all(name[:1] != word[:1] for name in first)


def is_spokesman(role: str) -> bool:
    """Whether who has the role speaks for somebody: "Kremlsprecher", "Beraterin der Kanzlerin"."""
    return bool(role_key(role) & {"sprecher", "berater"})


def speaks_for(role: str, body: str) -> bool:
    """Whether who has the role speaks for the body: "Sprecherin des Weißen Hauses", "Berater des Kremlchefs"."""
    words = role_key(body) - NATIONS
    return is_spokesman(role) and ((bool(words) and words <= role_key(role)) or body.lower() in role.lower())


_BEFORE_A_THING = re.compile(
    r"\b(?:der|die|das|den|dem|des|eine?[mnrs]?|im|ins|am|ans|zum|zur|vom|beim|seine?[mnrs]?|ihre?[mnrs]?)\s+$",
    re.IGNORECASE,
)


def is_thing(text: str, found: FoundSpeaker) -> bool:
    """Whether a surname that is a noun, too, means the thing here: "im Papier", not "Was sagte Papier?"."""
    if found.speaker.kind is not SpeakerKind.PERSON or found.role or not is_common_noun(found.mention):
        return False
    return bool(_BEFORE_A_THING.search(text[: found.start]))


def _windows(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Ranges of words that can name somebody, longest first: words in between are joined by blanks only."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            window = words[first : first + length]
            if _can_name(window):
                yield first, first + length


def _can_name(window: Sequence[Word]) -> bool:
    inner = window[1:] if window[0].lower in {"der", "die", "das", "des", "dem", "den", "the"} else window
    if not inner or _is_plain(inner[0]) or _is_plain(inner[-1]):
        return False
    if any(word.text in {"die", "das"} for word in inner):  # no genitive: "bewertet Merkel die Aussage von Papier"
        return False
    return all(right.start - left.end <= 2 for left, right in pairwise(window))


_POLITE = frozenset("sie ihr ihre ihren ihrem ihrer ihres ihnen und aber wenn i you he she it they we".split())


def may_be_name(word: Word) -> bool:
    """Whether a word spelled like a small one is written as a name: "Theresa May", "die WHO"; not "who", "Sie"."""
    if word.text.isupper() and len(word.text) > 1:
        return bool(word.start) or word.lower not in QUESTION_WORDS
    named = bool(word.start) and word.text[:1].isupper()
    return named and word.lower not in _POLITE and word.lower not in QUESTION_WORDS


def _is_plain(word: Word) -> bool:
    """Whether a word cannot begin or end a name or a role."""
    lower = word.lower
    if lower in FUNCTION_WORDS or lower in QUESTION_WORDS or lower in AUXILIARIES or lower in PREPOSITIONS:
        return not may_be_name(word)
    return len(lower) > 6 and bool(SPEECH_NOUN.match(lower))
