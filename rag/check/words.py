"""Text as words that can be compared whatever the typography: marks, dashes, blanks, hyphenation, Unicode form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"\d+(?:[.,:]\d+)+|[^\W_](?:[^\W_]|[{_INVISIBLE}\u0300-\u036f]|['’`´](?=[^\W\d_]))*|[?!%€$£]")
"""Words, numbers with their inner signs, and the signs that change what is said: a question is no statement."""
_DROPPED = re.compile(rf"[{_INVISIBLE}'’`´]")
_ELLIPSIS = r"[\[(]\s*(?:\.{2,}|…)\s*[\])]|\.{3,}|…"
_LETTERS = re.compile(r"\[[^\W\d_]{1,3}\](?=[^\W\d_])|(?<=[^\W\d_])\[[^\W\d_]{1,3}\]")
_BROKEN = re.compile(rf"(?P<letters>{_LETTERS.pattern})|(?P<ellipsis>{_ELLIPSIS})|(?P<inserted>\[[^\[\]]*\])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and its characters."""

    key: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The key without case: where a quotation begins, an editor may change it."""
        return self.key.lower()


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that must stand in the article one behind the other; `loose` are those whose case may differ."""

    words: tuple[Word, ...]
    loose: frozenset[int]
    inserted: str = ""
    """What the text put in brackets before these words."""


@dataclass(frozen=True)
class Stream:
    """The words of an article, or of one quotation in it, in order."""

    words: tuple[Word, ...]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands, by its lower-case key."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            found.setdefault(word.lower, []).append(place)
        return found


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words between two offsets, in order; letters in brackets ("[D]ie") are part of their word."""
    plain = _LETTERS.sub(lambda found: f"\ufeff{found[0][1:-1]}\ufeff", text) if "[" in text else text
    for found in _WORD.finditer(plain, start, len(text) if end is None else end):
        yield Word(_key(found[0]), found.start(), found.end())


def segments_of(text: str, start: int, end: int) -> list[Segment]:
    """A quotation cut where it has an ellipsis or something in brackets; `[D]ie` is one word, its case loose."""
    segments: list[Segment] = []
    words: list[Word] = []
    loose: set[int] = {0}
    inserted = ""
    at = start
    for broken in _BROKEN.finditer(text, start, end):
        if broken["letters"]:
            continue
        words += _piece(text, at, broken.start(), loose, len(words))
        at = broken.end()
        if words:
            segments.append(Segment(tuple(words), frozenset(loose), inserted))
            words, loose, inserted = [], {0}, ""
        inserted = " ".join(part for part in (inserted, broken["inserted"] or "") if part)
    words += _piece(text, at, end, loose, len(words))
    if words or inserted:
        segments.append(Segment(tuple(words), frozenset(loose), inserted))
    return segments


def _piece(text: str, start: int, end: int, loose: set[int], count: int) -> list[Word]:
    """The words of a piece of a quotation; of those with letters in brackets the case is loose."""
    words = list(words_of(text, start, end))
    loose.update(count + place for place, word in enumerate(words) if "]" in text[word.start : word.end])
    return words


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", _DROPPED.sub("", word)).replace("ß", "ss")
