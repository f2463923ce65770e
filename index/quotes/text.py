"""An article as the rules see it: tokens, sentences and pairs of quotation marks, all with exact offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.datatypes import Extent
from index.quotes.marks import MARKS, MarkPair, pair_marks
from index.sentences import split_sentences

_STOP = r"(?<![a-zäöüß]{2})\.|\.(?![A-ZÄÖÜ][a-zäöüß])"
"""A full stop inside a word: "ver.di", "C.Y", "Linkspartei.PDS"; not that of "Merkel.Als", where a space is missing."""
_TOKEN = re.compile(rf"\d+(?:[.,:]\d+)*(?:[-‑]\w+)*|\w+(?:(?:[-‑–’'´`/&]|{_STOP})\w+)*|\S")
_EDGES = frozenset(",;:–—-")
_LONGEST_SENTENCE = 300
"""Tokens; longer "sentences" are lists or noise, and are cut so that no rule's time grows with more than the length."""
_WORD_CACHE = 1 << 18


@dataclass(frozen=True, slots=True)
class Token:
    """One word or one sign. `lower` is its lower-case form, kept because every rule asks for it."""

    text: str
    lower: str
    start: int
    end: int
    word: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive) of the article; `line` counts the line it stands in."""

    first: int
    last: int
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """The article taken apart, once, before any rule runs."""

    text: str
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    pairs: Sequence[MarkPair]
    starts: Sequence[int]
    pair_starts: Sequence[int]

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at or behind `offset` (len(tokens) behind the last)."""
        return bisect_left(self.starts, offset)

    def sentence_of(self, token: int) -> int:
        """Index of the sentence that holds the token."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].last <= token:
                low = middle + 1
            else:
                high = middle
        return low

    def extent(self, first: int, last: int) -> Extent:
        """Characters of tokens `first` to `last` (exclusive)."""
        return Extent(self.tokens[first].start, self.tokens[last - 1].end)

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Tokens `first` to `last` without the commas, colons and dashes at either end."""
        while first < last and self.tokens[first].text in _EDGES:
            first += 1
        while last > first and self.tokens[last - 1].text in _EDGES:
            last -= 1
        return first, last

    def pair_around(self, offset: int) -> MarkPair | None:
        """The outermost pair of quotation marks that holds the character at `offset`."""
        at = bisect_right(self.pair_starts, offset) - 1
        if at >= 0 and self.pairs[at].start <= offset < self.pairs[at].end:
            return self.pairs[at]
        return None

    def pairs_between(self, start: int, end: int) -> range:
        """Numbers of the pairs that overlap the characters `start` to `end`."""
        low = bisect_right(self.pair_starts, start) - 1
        if low < 0 or self.pairs[low].end <= start:
            low += 1
        return range(low, bisect_left(self.pair_starts, end))


def read_text(text: str) -> Text:
    """Take an article's text apart."""
    tokens = [_token(match.group(), match.start()) for match in _TOKEN.finditer(text)]
    starts = [token.start for token in tokens]
    sentences: list[Sentence] = []
    line, position = 0, 0
    for extent in split_sentences(text):
        line += text.count("\n", position, extent.start)
        position = extent.start
        first, last = bisect_left(starts, extent.start), bisect_left(starts, extent.end)
        for begin in range(first, last, _LONGEST_SENTENCE):
            end = min(begin + _LONGEST_SENTENCE, last)
            sentences.append(Sentence(begin, end, starts[begin], tokens[end - 1].end, line))
    pairs = pair_marks(text)
    return Text(text, tokens, sentences, pairs, starts, [pair.start for pair in pairs])


def _token(word: str, start: int) -> Token:
    lower, is_word, capital = _shape(word)
    return Token(word, lower, start, start + len(word), is_word, capital)


@lru_cache(maxsize=_WORD_CACHE)
def _shape(word: str) -> tuple[str, bool, bool]:
    is_word = word[0].isalnum()
    capital = is_word and (
        word[0].isupper() or (word[0].islower() and any(map(str.isupper, word[1:])))
    )  # also "eBay", "ai-Bericht"
    return word.lower(), is_word, capital


def is_mark(token: Token) -> bool:
    """Whether the token is a quotation mark of any style."""
    return token.text in MARKS
