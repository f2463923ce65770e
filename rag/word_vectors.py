"""How alike words are: "angeschafft" and "gekauft", "Frist" and "Tage".

In meaning they are by the vectors that the index keeps of its words, in use by those of index/key_vectors.py.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index import Index
from index.key_vectors import key_vectors
from index.sentence_words import KEY_BYTES, encode_key
from rag.archive import Archive
from rag.candidates import Candidates
from rag.coverage import best_of_each, titles_above
from rag.terms import Term

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


def likeness(archive: Archive, found: Candidates, which: Numbers) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """How alike each term and its likest word are, 0 to 1, each of shape (sentences, terms).

    In meaning to a word of the sentences `which`, of their passages and of their titles; in use to one of the sentences
    and of their passages.
    """
    coverage = found.coverage
    passages = np.unique(coverage.passage[which])
    members = np.flatnonzero(np.isin(coverage.passage, passages))
    titles = titles_above(archive.index, found.rows[passages])
    units = np.concatenate([coverage.sentences[members], titles])
    vectors = term_vectors(archive.index, found.terms), key_vectors().of(_keys(found.terms))
    best = likest_words(archive.index, *vectors, units, archive.says_nothing)
    sentences, above = best[: len(members)], best[len(members) :]
    starts = np.searchsorted(coverage.passage[members], passages)
    whole = np.maximum.reduceat(sentences, starts)
    rows, at = np.searchsorted(members, which), np.searchsorted(passages, coverage.passage[which])
    count = len(found.terms)
    return sentences[rows, :count], whole[at, :count], above[at, :count], sentences[rows, count:], whole[at, count:]


def likest_words(index: Index, meanings: Floats, uses: Floats, units: Numbers, skipped: NDArray[np.bool_]) -> Floats:
    """How alike the likest word of each text is to each meaning and to each use; shape (texts, meanings + uses).

    `units` are numbers of sentences and titles, in any order; `skipped` says of each word of the vocabulary whether it
    does not count. Cosines, at least 0.
    """
    words = index.sentences
    lengths = words.starts[units + 1] - words.starts[units]
    unique, places = np.unique(words.words_of_all((one, one + 1) for one in units.tolist()), return_inverse=True)
    meaning = words.word_similarities(unique, meanings)
    cosines = np.hstack([meaning, key_vectors().of(words.vocabulary[unique]) @ uses.T])
    cosines[skipped[unique]] = 0
    return best_of_each(cosines[places].T, lengths).clip(0, 1)


def _keys(terms: Sequence[Term]) -> NDArray[np.bytes_]:
    """The key of each term of one word; of others, names mostly, an empty one, which has no vector."""
    return np.array([encode_key(_key(term)) for term in terms], dtype=f"S{KEY_BYTES}")


def _key(term: Term) -> str:
    return term.ways[0][0] if len(term.ways[0]) == 1 else ""


def term_vectors(index: Index, terms: Sequence[Term]) -> Floats:
    """Unit vectors of the meaning of terms, shape (terms, dimension).

    A word that the articles have is looked up in the form they mostly have it in, like the words it is compared with;
    only others are encoded.
    """
    words = index.sentences
    vectors = np.zeros((len(terms), words.quantised_words.shape[1]), dtype=np.float32)
    numbers = words.numbers(map(_key, terms))
    known = np.flatnonzero(numbers >= 0)
    vectors[known] = words.word_vectors(numbers[known])
    unknown = np.flatnonzero(numbers < 0)
    if len(unknown):
        vectors[unknown] = index.encoder.encode_passages([terms[row].word for row in unknown.tolist()])
    return vectors
