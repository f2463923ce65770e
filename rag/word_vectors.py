"""How alike words are: "angeschafft" and "gekauft", "Frist" and "Tage".

In meaning they are by the vectors that the index keeps of its words, in use by those of index/key_vectors.py; and some
words stand for others by rag/paraphrases.py.
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
Keys = NDArray[np.bytes_]
Numbers = NDArray[np.int64]


def likeness(archive: Archive, found: Candidates, which: Numbers) -> tuple[Floats, ...]:
    """How alike each term and its likest word are, 0 to 1, each of shape (sentences, terms).

    In meaning to a word of the sentences `which`, of their passages and of their titles; in use to one of the sentences
    and of their passages; then, for sentences and for passages, whether a synonym is said, and whether a word that
    often stands with the term.
    """
    coverage = found.coverage
    passages = np.unique(coverage.passage[which])
    members = np.flatnonzero(np.isin(coverage.passage, passages))
    titles = titles_above(archive.index, found.rows[passages])
    units = np.concatenate([coverage.sentences[members], titles])
    best = likest_words(archive, term_vectors(archive.index, found.terms), _keys(found.terms), units)
    sentences, above = best[: len(members)], best[len(members) :]
    starts = np.searchsorted(coverage.passage[members], passages)
    whole = np.maximum.reduceat(sentences, starts)
    rows, at = np.searchsorted(members, which), np.searchsorted(passages, coverage.passage[which])
    meaning, use, *said = np.split(np.arange(sentences.shape[1]), 4)
    own, around = sentences[rows], whole[at]
    return (
        *(own[:, meaning], around[:, meaning], above[at][:, meaning], own[:, use], around[:, use]),
        *(part for which in said for part in (own[:, which], around[:, which])),
    )


def likest_in(archive: Archive, terms: Sequence[Term], units: Numbers) -> Floats:
    """How alike in meaning each term and its likest word in some texts are, 1 for a synonym."""
    best = likest_words(archive, term_vectors(archive.index, terms), _keys(terms), units).max(axis=0)
    meaning, _, synonym, _ = np.split(best, 4)
    likest: Floats = np.maximum(meaning, synonym)
    return likest


def likest_words(archive: Archive, meanings: Floats, keys: Keys, units: Numbers) -> Floats:
    """How alike the likest word of each text is to each meaning and, in use, to each key; what is said for each key.

    Shape (texts, meanings + 3 x keys). `units` are numbers of sentences and titles, in any order. Cosines, at least 0;
    words that say nothing of a topic do not count.
    """
    words = archive.index.sentences
    lengths = words.starts[units + 1] - words.starts[units]
    unique, places = np.unique(words.words_of_all((one, one + 1) for one in units.tolist()), return_inverse=True)
    uses = key_vectors().of(words.vocabulary[unique]) @ key_vectors().of(keys).T
    cosines = np.hstack([words.word_similarities(unique, meanings), uses])
    cosines[archive.says_nothing[unique]] = 0
    likest = np.hstack([cosines.clip(0, 1), archive.paraphrases.said_by(unique, keys)])
    return best_of_each(likest[places].T, lengths)


def _keys(terms: Sequence[Term]) -> Keys:
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
