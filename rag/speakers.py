"""The persons and institutions a question names, in whatever spelling, as speakers of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index import Speaker
from index.quotes import SpeakerMatch
from rag.lexicon import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, QUESTION_WORDS
from rag.saying import SPEECH_NOUN
from rag.words import Word

Resolve = Callable[[str], Sequence[SpeakerMatch]]
"""A name or role to the speakers it can mean, best first."""

_LONGEST = 6  # words: "der stellvertretende Chef des russischen Sicherheitsrats"
_SURE_LOWER_CASE = 0.8  # "was sagte trump": a word in lower case must be more than a likely misspelling


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """A speaker and the characters of the question that name them."""

    speaker: Speaker
    mention: str
    start: int
    end: int


class SpeakerFinder:
    """Finds speakers in the words of a question."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve

    def find(self, words: Sequence[Word]) -> list[FoundSpeaker]:
        """Return the speakers named, in order; the longest mention wins, each word counts once."""
        taken: set[int] = set()
        found = []
        for first, last in _windows(words):
            if taken.intersection(range(first, last)):
                continue
            mention = " ".join(word.text for word in words[first:last])
            speaker = self._one(mention)
            if speaker is not None:
                taken.update(range(first, last))
                found.append(FoundSpeaker(speaker, mention, words[first].start, words[last - 1].end))
        return sorted(found, key=lambda one: one.start)

    def _one(self, mention: str) -> Speaker | None:
        """The speaker a mention means; of two it fits equally well, the one with more spellings in the corpus."""
        candidates = self._resolve(mention)
        lower = not any(part[:1].isupper() for part in mention.split())
        if not candidates or (lower and candidates[0].score < _SURE_LOWER_CASE):
            return None
        return candidates[0].speaker


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
    return all(right.start - left.end <= 2 for left, right in pairwise(window))


def _is_plain(word: Word) -> bool:
    """Whether a word cannot begin or end a name or a role."""
    lower = word.lower
    if word.text == "US":  # not "us"
        return False
    if lower in FUNCTION_WORDS or lower in QUESTION_WORDS or lower in AUXILIARIES or lower in PREPOSITIONS:
        return True
    return len(lower) > 6 and bool(SPEECH_NOUN.match(lower))
