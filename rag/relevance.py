"""How much of a question a sentence covers: words by rarity, exactly, by compound parts, or by meaning.

A sentence is judged with its surroundings: what the rest of its passage and the title say counts too,
but less, because an answer must say the rest itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.tokens import stems
from rag.lexicon import FUNCTION_WORDS, QUESTION_WORDS
from rag.words import find_words, word_texts

WordEncoder = Callable[[Sequence[str]], NDArray[np.float32]]
"""Words to vectors of length one, shape (n, dimension)."""
DocumentFrequency = Callable[[str], int]
"""Passages that hold a stem."""

_PART = 0.7  # a word inside a compound: "Garantien" in "Sicherheitsgarantien"
_DERIVED = 0.6  # words of one root
_ROOT = 6  # letters that they begin with together, at least
_ENDING = 4  # letters that one may be longer
_SHORTEST_PART = 4  # letters; shorter ones ("rat", "amt") are in everything
_LINKS = ("", "s", "es", "n", "en")  # between the parts of a compound
_ALIKE = 0.5  # cosine of two word vectors from which on they count as related
_KEPT_TEXTS = 50_000
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


_INFINITIVE = re.compile(
    r"^(ab|an|auf|aus|bei|ein|fest|fort|her|hin|los|mit|nach|teil|um|vor|weg|weiter|wieder|zurück|zusammen)zu"
    r"(\w{4,}n)$",
    re.IGNORECASE,
)
"""The "zu" inside a German infinitive: "zusammenzuarbeiten" is "zusammenarbeiten"."""


@lru_cache(maxsize=200_000)
def word_stems(word: str) -> frozenset[str]:
    """Stems of one word; a hyphenated one has several."""
    return frozenset(stems(_INFINITIVE.sub(r"\1\2", word)))


@lru_cache(maxsize=20_000)
def sentence_words(text: str) -> tuple[str, ...]:
    """The different content words of a sentence, lower-cased; kept, for wire copies and follow-ups."""
    words = map(str.lower, word_texts(text))
    return tuple(dict.fromkeys(word for word in words if word not in FUNCTION_WORDS))


@lru_cache(maxsize=20_000)
def sentence_stems(text: str) -> frozenset[str]:
    """All stems of a sentence's content words."""
    return frozenset().union(*map(word_stems, sentence_words(text)))


class Relevance:
    """Covers questions by sentences; keeps the vectors of words it has seen."""

    def __init__(self, encode: WordEncoder, document_frequency: DocumentFrequency, rows: int) -> None:
        self._encode = encode
        self._frequency = document_frequency
        self._rows = max(rows, 1)
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._texts: dict[str, NDArray[np.int64]] = {}
        self._growing = Lock()
        self._vectors = np.zeros((0, 0), dtype=np.float32)

    def terms(self, words: Iterable[str], translations: Mapping[str, Sequence[str]] | None = None) -> tuple[Term, ...]:
        """The content words of a question as terms, each once, weighted by their rarity in the corpus.

        A word that has translations is covered by any of them, and as rare as the most frequent.
        """
        terms = []
        for word in dict.fromkeys(word.lower() for word in words):
            forms = (word, *(translations or {}).get(word, ()))
            ways = tuple(dict.fromkeys(stems for form in forms if (stems := word_stems(form.lower()))))
            if ways and word not in FUNCTION_WORDS and word not in QUESTION_WORDS:
                terms.append(Term(word, ways, min(max(self._idf(stem) for stem in way) for way in ways)))
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
        if not terms or not texts:
            return np.zeros((len(texts), len(terms)), dtype=np.float32)
        covered = _cover_exactly(terms, texts)
        plain = np.array([not term.name for term in terms])
        if plain.any():
            related = self._cover_by_likeness([term for term in terms if not term.name], texts)
            covered[:, plain] = np.maximum(covered[:, plain], related)
        return covered

    def _cover_by_likeness(self, terms: Sequence[Term], texts: Sequence[str]) -> NDArray[np.float32]:
        """What compound parts and related words cover; worked out once for each different word, shape as `cover`."""
        groups = [self._ids(text) for text in texts]
        for term in terms:
            self._id(term.word)
        self._learn()
        filled = [row for row, group in enumerate(groups) if len(group)]
        covered = np.zeros((len(texts), len(terms)), dtype=np.float32)
        if not filled:
            return covered
        flat = np.concatenate([groups[row] for row in filled])
        unique, places = np.unique(flat, return_inverse=True)
        alike = self._vectors[unique] @ self._vectors[[self._id(term.word) for term in terms]].T
        by_word = _RELATED * np.clip((alike - _ALIKE) / (1 - _ALIKE), 0, 1)
        for row, column, worth in self._parts([self._words[number] for number in unique], terms):
            by_word[row, column] = max(by_word[row, column], worth)
        starts = np.cumsum([0, *(len(groups[row]) for row in filled[:-1])])
        covered[filled] = np.maximum.reduceat(by_word[places], starts, axis=0)
        return covered

    def _parts(self, words: Sequence[str], terms: Sequence[Term]) -> Iterator[tuple[int, int, float]]:
        """A word, a term and what they share: one is the head or the tail of the other, or both are of one root."""
        ends: dict[str, list[tuple[int, str]]] = {}
        for row, word in enumerate(words):
            for stem in word_stems(word):
                if len(stem) >= _SHORTEST_PART:
                    ends.setdefault("<" + stem[:_SHORTEST_PART], []).append((row, stem))
                    ends.setdefault(">" + stem[-_SHORTEST_PART:], []).append((row, stem))
        for column, term in enumerate(terms):
            for own in {stem for way in term.ways for stem in way}:
                if len(own) >= _SHORTEST_PART:
                    near = (*ends.get("<" + own[:_SHORTEST_PART], ()), *ends.get(">" + own[-_SHORTEST_PART:], ()))
                    yield from ((row, column, _PART) for row, stem in near if self._is_part(own, stem))
                    yield from ((row, column, _DERIVED) for row, stem in near if _derived(own, stem))

    def _is_part(self, own: str, other: str) -> bool:
        """Whether one is inside the other as part of a compound: what is left must be a word, too.

        "Friedensplan" is met by "Plan", since "Frieden" is a word; "Grönland" is not met by "Land".
        """
        short, long = (own, other) if len(own) < len(other) else (other, own)
        if len(long) < len(short) + 3:
            return False
        if long.startswith(short):
            return True
        rest = long[: -len(short)]
        return long.endswith(short) and any(
            self._frequency(rest.removesuffix(link)) for link in _LINKS if len(rest) > len(link) + 1
        )

    def _ids(self, text: str) -> NDArray[np.int64]:
        """Numbers of the different content words of a text; kept, for wire copies and follow-ups."""
        known = self._texts.get(text)
        if known is None:
            if len(self._texts) > _KEPT_TEXTS:
                self._texts.clear()
            words = sentence_words(text)
            known = np.fromiter((self._id(word) for word in words), dtype=np.int64, count=len(words))
            self._texts[text] = known
        return known

    def _id(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            with self._growing:
                number = self._numbers.setdefault(word, len(self._words))
                if number == len(self._words):
                    self._words.append(word)
        return number

    def _learn(self) -> None:
        """Give every word seen a vector; the table is replaced, never changed, so readers need no lock."""
        with self._growing:
            unknown = self._words[len(self._vectors) :]
            if unknown:
                vectors = self._encode(unknown)
                self._vectors = np.vstack([self._vectors, vectors]) if len(self._vectors) else vectors


def _cover_exactly(terms: Sequence[Term], texts: Sequence[str]) -> NDArray[np.float32]:
    """What the stems themselves cover: of the best way of each term, the share that is there."""
    needed = list(dict.fromkeys(stem for term in terms for way in term.ways for stem in way))
    column = {stem: number for number, stem in enumerate(needed)}
    there = np.array([[stem in stems for stem in needed] for stems in map(sentence_stems, texts)], dtype=np.float32)
    covered = np.zeros((len(texts), len(terms)), dtype=np.float32)
    for number, term in enumerate(terms):
        for way in term.ways:
            share = there[:, [column[stem] for stem in way]].mean(axis=1)
            np.maximum(covered[:, number], share, out=covered[:, number])
    return covered


def _name_stems(spelling: str) -> frozenset[str]:
    """Stems that stand for a name: of a person's the last word ("Wolodymyr Selenskyj"), of a role all words."""
    words = [word.lower for word in find_words(spelling) if word.lower not in FUNCTION_WORDS]
    return frozenset(stem for word in words for stem in word_stems(word))


def _derived(own: str, other: str) -> bool:
    """Whether two stems are of one root ("Schlachtung", "schlachten"): alike but for their ends."""
    shorter = min(len(own), len(other))
    root = max(_ROOT, shorter - 2)
    return shorter >= root and abs(len(own) - len(other)) <= _ENDING and own[:root] == other[:root]
