"""Which sentences of some passages say which terms of a question; nothing but arrays is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index import Index
from index.sentence_words import encode_key, ending
from rag.terms import FactTerm

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_PART = 0.7  # a word inside a compound: "Garantien" in "Sicherheitsgarantien"
_DERIVED = 0.6  # words of one root: "Verringerung" and "verringert", "Südkalifornien" and "südkalifornische"
_ROOT = 6  # letters that words of one root begin with together
_SHORTEST_PART = 4  # letters; shorter ones ("rat", "amt") are in everything
_LONGER = 3  # letters that the compound has more
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


def cover(index: Index, rows: Numbers, terms: Sequence[FactTerm]) -> Coverage:
    """Cover the terms by the sentences of the passages `rows` and by the titles above them."""
    first, last = index.passages.sentence_bounds(rows)
    titles = index.passages.sentence_count + index.passages.article_of(rows).astype(np.int64)
    words = index.sentences
    sentences = np.concatenate([np.arange(a, b) for a, b in zip(first.tolist(), last.tolist(), strict=True)])
    passage = np.repeat(np.arange(len(rows)), last - first)
    units = np.concatenate([sentences, titles])
    lengths = words.starts[units + 1] - words.starts[units]
    blocks = [words.words_of(a, b) for a, b in zip(first.tolist(), last.tolist(), strict=True)]
    blocks += [words.words_of(title, title + 1) for title in titles.tolist()]
    keys = list(dict.fromkeys(key for term in terms for way in term.ways for key in way))
    matches = _matches(index, np.concatenate(blocks), keys)
    by_term = _by_term(_best_of_each(matches, lengths), keys, terms)
    own = by_term[: len(sentences)]
    passages = np.maximum.reduceat(own, np.concatenate(([0], np.cumsum(last - first)[:-1])))
    return Coverage(
        sentences=sentences,
        passage=passage,
        lengths=lengths[: len(sentences)],
        own=own,
        passages=passages,
        titles=by_term[len(sentences) :],
        in_order=_in_order(matches, lengths, keys, terms)[: len(sentences)],
    )


def _matches(index: Index, tokens: NDArray[np.int32], keys: Sequence[str]) -> Floats:
    """How well each word is each key: itself 1, inside a compound less; shape (keys, words)."""
    unique, places = np.unique(tokens, return_inverse=True)
    table = np.zeros((len(keys), len(unique)), dtype=np.float32)
    for row, column, value in _compounds(index, unique, keys):
        table[row, column] = value
    for row, number in enumerate(index.sentences.numbers(keys).tolist()):
        if number >= 0:
            at = int(np.searchsorted(unique, number))
            if at < len(unique) and unique[at] == number:
                table[row, at] = 1.0
    return table[:, places]


def _compounds(index: Index, unique: NDArray[np.int32], keys: Sequence[str]) -> list[tuple[int, int, float]]:
    """Keys and words of which one is the head or the tail of the other.

    Only words that begin or end in the same four letters can be; those are read.
    """
    long = [(row, encode_key(key)) for row, key in enumerate(keys) if len(key) >= _SHORTEST_PART]
    if not long or not len(unique):
        return []
    vocabulary = index.sentences.vocabulary
    begin = np.unique(np.array([int.from_bytes(key[:4], "little") for _, key in long], dtype=np.uint32))
    end = np.unique(np.array([ending(key) for _, key in long], dtype=np.uint32))
    heads = vocabulary.view(np.uint32).reshape(len(vocabulary), -1)[unique, 0]
    near = np.flatnonzero(np.isin(heads, begin) | np.isin(index.sentences.endings[unique], end))
    words = [bytes(word) for word in vocabulary[unique[near]]]
    return [
        (row, int(column), value)
        for row, key in long
        for column, word in zip(near, words, strict=True)
        if (value := _kinship(key, word))
    ]


def _kinship(key: bytes, word: bytes) -> float:
    """What a word that is not the key itself is worth for it."""
    short, long = (key, word) if len(key) < len(word) else (word, key)
    if len(short) < _SHORTEST_PART:
        return 0.0
    if len(long) >= len(short) + _LONGER and (long.startswith(short) or long.endswith(short)):
        return _PART
    root = max(_ROOT, len(short) * 2 // 3)
    return _DERIVED if short[:root] == long[:root] and len(short) >= root else 0.0


def _best_of_each(matches: Floats, lengths: Numbers) -> Floats:
    """The best match of each key in each sentence, shape (sentences, keys)."""
    best = np.zeros((len(lengths), len(matches)), dtype=np.float32)
    filled = np.flatnonzero(lengths)
    if len(filled) and len(matches):
        starts = (np.cumsum(lengths) - lengths)[filled]
        best[filled] = np.maximum.reduceat(matches, starts, axis=1).T
    return best


def _by_term(best: Floats, keys: Sequence[str], terms: Sequence[FactTerm]) -> Floats:
    """Of the best way of each term the share that is there, shape (sentences, terms)."""
    column = {key: number for number, key in enumerate(keys)}
    covered = np.zeros((len(best), len(terms)), dtype=np.float32)
    for number, term in enumerate(terms):
        for way in term.ways:
            share = best[:, column[way[0]]] if len(way) == 1 else best[:, [column[key] for key in way]].mean(axis=1)
            np.maximum(covered[:, number], share, out=covered[:, number])
    return covered


def _in_order(matches: Floats, lengths: Numbers, keys: Sequence[str], terms: Sequence[FactTerm]) -> Floats:
    """The share of neighbouring words of the question that follow each other closely, shape (sentences,)."""
    column = {key: number for number, key in enumerate(keys)}
    line = [column[key] for term in terms for key in term.ways[0]]
    pairs = list(dict.fromkeys(pairwise(line)))
    found = np.zeros(len(lengths), dtype=np.float32)
    if not pairs:
        return found
    there = matches >= _PART
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    for left, right in pairs:
        met = np.zeros(len(lengths), dtype=bool)
        places = np.flatnonzero(there[left])
        for apart in range(1, _NEAR + 1):
            inside = places[places + apart < len(sentence)]
            inside = inside[there[right][inside + apart] & (sentence[inside] == sentence[inside + apart])]
            met[sentence[inside]] = True
        found += met
    found /= len(pairs)
    return found
