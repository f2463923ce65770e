"""How much of a question a sentence covers: words by rarity, exactly, by compound parts, or by meaning.

A sentence is judged with its surroundings: what the rest of its passage and the title say counts too,
but less, because an answer must say the rest itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.tokens import tokenize
from rag.lexicon import FUNCTION_WORDS, QUESTION_WORDS
from rag.words import find_words

WordEncoder = Callable[[Sequence[str]], NDArray[np.float32]]
"""Words to vectors of length one, shape (n, dimension)."""
DocumentFrequency = Callable[[str], int]
"""Passages that hold a stem."""

_PART = 0.7  # a word inside a compound: "Garantien" in "Sicherheitsgarantien"
_SHORTEST_PART = 4  # letters; shorter ones ("rat", "amt") are in everything
_ALIKE = 0.5  # cosine of two word vectors from which on they count as related
_RELATED = 0.75  # and what the best of them, cosine 1, would count


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question, or a person in it, and what covering it is worth.

    Any of the `ways` covers it, each a set of stems that must all be there: a hyphenated word is one
    way of several stems, a person has one way for each spelling of the name.
    """

    word: str
    ways: tuple[frozenset[str], ...]
    weight: float
    name: bool = False


@lru_cache(maxsize=200_000)
def word_stems(word: str) -> frozenset[str]:
    """Stems of one word; a hyphenated one has several. Subword signals of the tokenizer are left out."""
    return frozenset(token for token in tokenize(word) if token[:1].isalnum())


@lru_cache(maxsize=20_000)
def sentence_words(text: str) -> tuple[str, ...]:
    """The different content words of a sentence, lower-cased; kept, for wire copies and follow-ups."""
    return tuple(dict.fromkeys(word.lower for word in find_words(text) if word.lower not in FUNCTION_WORDS))


@lru_cache(maxsize=20_000)
def sentence_stems(text: str) -> frozenset[str]:
    """All stems of a sentence's content words."""
    return frozenset(stem for word in sentence_words(text) for stem in word_stems(word))


class Relevance:
    """Covers questions by sentences; keeps the vectors of words it has seen."""

    def __init__(self, encode: WordEncoder, document_frequency: DocumentFrequency, rows: int) -> None:
        self._encode = encode
        self._frequency = document_frequency
        self._rows = max(rows, 1)
        self._numbers: dict[str, int] = {}
        self._vectors = np.zeros((0, 0), dtype=np.float32)

    def terms(self, words: Iterable[str]) -> tuple[Term, ...]:
        """The content words of a question as terms, each once, weighted by their rarity in the corpus."""
        terms = []
        for word in dict.fromkeys(word.lower() for word in words):
            stems = word_stems(word)
            if stems and word not in FUNCTION_WORDS and word not in QUESTION_WORDS:
                terms.append(Term(word, (stems,), max(self._idf(stem) for stem in stems)))
        return tuple(terms)

    def name_term(self, mention: str, spellings: Iterable[str]) -> Term:
        """A person or institution as one term that any spelling of the name covers."""
        ways = tuple(dict.fromkeys(stems for spelling in spellings if (stems := _name_stems(spelling))))
        rarity = min((max(self._idf(stem) for stem in way) for way in ways), default=1.0)
        return Term(mention, ways, rarity, name=True)

    def _idf(self, stem: str) -> float:
        """Rarity as in BM25 (Robertson and Zaragoza 2009), never below a floor: every content word counts."""
        found = self._frequency(stem)
        return max(math.log(1 + (self._rows - found + 0.5) / (found + 0.5)), 0.3)

    def cover(self, terms: Sequence[Term], texts: Sequence[str]) -> NDArray[np.float32]:
        """How well each text covers each term, from 0 to 1; shape (texts, terms)."""
        covered = np.zeros((len(texts), len(terms)), dtype=np.float32)
        missing = False
        for row, text in enumerate(texts):
            stems = sentence_stems(text)
            for column, term in enumerate(terms):
                value = max((len(way & stems) / len(way) for way in term.ways), default=0.0)
                if value < 1 and not term.name:
                    own = term.ways[0]
                    if any(_is_part(stem, other) for stem in own - stems for other in stems):
                        value = max(value, _PART)
                    missing = True
                covered[row, column] = value
        if missing:
            self._cover_by_meaning(terms, texts, covered)
        return covered

    def _cover_by_meaning(self, terms: Sequence[Term], texts: Sequence[str], covered: NDArray[np.float32]) -> None:
        """Raise the coverage of terms that a text has no form of, but a related word for."""
        words = [sentence_words(text) for text in texts]
        self._learn(word for group in (*words, tuple(term.word for term in terms)) for word in group)
        queries = self._vectors[[self._numbers[term.word] for term in terms]]
        common = np.array([not term.name for term in terms], dtype=np.float32)
        for row, group in enumerate(words):
            if not group:
                continue
            alike = (self._vectors[[self._numbers[word] for word in group]] @ queries.T).max(axis=0)
            related = common * _RELATED * np.clip((alike - _ALIKE) / (1 - _ALIKE), 0, 1)
            np.maximum(covered[row], related, out=covered[row])

    def _learn(self, words: Iterable[str]) -> None:
        unknown = [word for word in dict.fromkeys(words) if word not in self._numbers]
        if not unknown:
            return
        vectors = self._encode(unknown)
        self._vectors = np.vstack([self._vectors, vectors]) if len(self._vectors) else vectors
        for word in unknown:
            self._numbers[word] = len(self._numbers)


def _name_stems(spelling: str) -> frozenset[str]:
    """Stems that stand for a name: of a person's the last word ("Wolodymyr Selenskyj"), of a role all words."""
    words = [word.lower for word in find_words(spelling) if word.lower not in FUNCTION_WORDS]
    return frozenset(stem for word in words for stem in word_stems(word))


def _is_part(own: str, other: str) -> bool:
    """Whether one is a part of the other at its beginning or end, as in German compounds."""
    short, long = sorted((own, other), key=len)
    if len(short) < _SHORTEST_PART or len(long) < len(short) + 3:
        return False
    return long.startswith(short) or long.endswith(short)
