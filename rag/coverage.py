"""Which sentences of some passages say which terms of a question; nothing but arrays is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index import Index, SentenceWords
from rag.kinship import PART, kin_among
from rag.terms import Term

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Words = NDArray[np.int32]

_WIDER = 0.3  # what a part of an asked compound is worth for a statement on it
_NEAR = 3  # words apart that neighbours in the question may stand


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of every sentence of the passages how well it covers each term, 0 to 1; terms are columns.

    `sentences` are numbers among all sentences of the index, `passage` the position of each one's passage in the rows
    asked for; `in_order` is the share of neighbouring terms that stand near each other in the sentence, too.
    `passages` and `titles` have a row for each of the rows asked for.
    """

    sentences: Numbers
    passage: Numbers
    lengths: Numbers
    own: Floats
    passages: Floats
    titles: Floats
    in_order: Floats


def cover(index: Index, rows: Numbers, terms: Sequence[Term]) -> Coverage:
    """Cover the terms by the sentences of the passages `rows` and by the titles above them."""
    first, last = index.passages.sentence_bounds(rows)
    titles = titles_above(index, rows)
    words = index.sentences
    counts = last - first
    starts = np.cumsum(counts) - counts
    passage = np.repeat(np.arange(len(rows)), counts)
    sentences = np.arange(len(passage)) + (first - starts)[passage]
    units = np.concatenate([sentences, titles])
    lengths = words.starts[units + 1] - words.starts[units]
    keys = _keys(terms)
    runs = zip([*first.tolist(), *titles.tolist()], [*last.tolist(), *(titles + 1).tolist()], strict=True)
    matches = _matches(words, words.words_of_all(runs), keys)
    by_term = _by_term(best_of_each(matches, lengths), keys, terms)
    own = by_term[: len(sentences)]
    passages = np.maximum.reduceat(own, starts)
    return Coverage(
        sentences=sentences,
        passage=passage,
        lengths=lengths[: len(sentences)],
        own=own,
        passages=passages,
        titles=by_term[len(sentences) :],
        in_order=_in_order(matches, lengths, keys, terms)[: len(sentences)],
    )


def titles_above(index: Index, rows: Numbers) -> Numbers:
    """The numbers, among sentences and titles, of the titles above passages."""
    return index.passages.sentence_count + index.passages.article_of(rows).astype(np.int64)


def cover_words(words: SentenceWords, texts: Sequence[Words], terms: Sequence[Term]) -> Floats:
    """How well each text, given as its words, covers each term, 0 to 1; shape (texts, terms).

    A part of a compound that is asked for counts little here, where nothing else but likeness of meaning speaks against
    it: a word on reforms is none on the "Rentenreform".
    """
    if not texts or not terms:
        return np.zeros((len(texts), len(terms)), dtype=np.float32)
    keys = _keys(terms)
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    return _by_term(best_of_each(_matches(words, np.concatenate(texts), keys, wider=_WIDER), lengths), keys, terms)


def _keys(terms: Sequence[Term]) -> list[str]:
    return list(dict.fromkeys(key for term in terms for way in term.ways for key in way))


def _matches(words: SentenceWords, tokens: Words, keys: Sequence[str], *, wider: float = PART) -> Floats:
    """How well each word is each key: itself 1, inside a compound less; shape (keys, words)."""
    unique, places = np.unique(tokens, return_inverse=True)
    table = np.zeros((len(keys), len(unique)), dtype=np.float32)
    for row, column, value in kin_among(words, unique, keys, wider=wider):
        table[row, column] = value
    for row, number in enumerate(words.numbers(keys).tolist()):
        if number >= 0:
            at = int(np.searchsorted(unique, number))
            if at < len(unique) and unique[at] == number:
                table[row, at] = 1.0
    return table[:, places]


def best_of_each(matches: Floats, lengths: Numbers) -> Floats:
    """The best match of each key in each text of so many words, 0 where it has none; shape (texts, keys)."""
    best = np.zeros((len(lengths), len(matches)), dtype=np.float32)
    filled = np.flatnonzero(lengths)
    if len(filled) and len(matches):
        starts = (np.cumsum(lengths) - lengths)[filled]
        best[filled] = np.maximum.reduceat(matches, starts, axis=1).T
    return best


def _by_term(best: Floats, keys: Sequence[str], terms: Sequence[Term]) -> Floats:
    """What the best way of each term is there, shape (sentences, terms).

    Of a way of several words their share, where kin does not count: "Nato-Mitgliedschaft" is met by half by "Nato", and
    no more by "Mitglieder der Nato".
    """
    column = {key: number for number, key in enumerate(keys)}
    covered = np.zeros((len(best), len(terms)), dtype=np.float32)
    for number, term in enumerate(terms):
        for way in term.ways:
            columns = [column[key] for key in way]
            share = best[:, columns[0]] if len(way) == 1 else (best[:, columns] >= 1).mean(axis=1)
            np.maximum(covered[:, number], share, out=covered[:, number])
    return covered


def _in_order(matches: Floats, lengths: Numbers, keys: Sequence[str], terms: Sequence[Term]) -> Floats:
    """The share of neighbouring words of the question that follow each other closely, shape (sentences,)."""
    column = {key: number for number, key in enumerate(keys)}
    line = [column[key] for term in terms for key in term.ways[0]]
    pairs = list(dict.fromkeys(pairwise(line)))
    share = np.zeros(len(lengths), dtype=np.float32)
    if not pairs:
        return share
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    met: dict[int, dict[int, int]] = {}  # by key, in which sentence it stands at each of its places
    for key, place in zip(*(found.tolist() for found in np.nonzero(matches >= PART)), strict=True):
        met.setdefault(key, {})[place] = int(sentence[place])
    for left, right in pairs:
        behind = met.get(right, {})
        places = met.get(left, {}).items() if behind else ()
        near = {one for place, one in places for apart in range(1, _NEAR + 1) if behind.get(place + apart) == one}
        share[list(near)] += 1
    share /= len(pairs)
    return share
