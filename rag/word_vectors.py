"""How alike words are in meaning, "angeschafft" and "gekauft", "Frist" and "Tage": by vectors the index keeps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index import Index
from rag.terms import Term

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


def term_vectors(index: Index, terms: Sequence[Term]) -> Floats:
    """Unit vectors of the words of terms, shape (terms, dimension).

    A word that the articles have is looked up in the form they mostly have it in, like the words it is compared with;
    only others are encoded.
    """
    words = index.sentences
    vectors = np.zeros((len(terms), words.quantised_words.shape[1]), dtype=np.float32)
    numbers = words.numbers(term.ways[0][0] if len(term.ways[0]) == 1 else "" for term in terms)
    known = np.flatnonzero(numbers >= 0)
    vectors[known] = words.word_vectors(numbers[known])
    unknown = np.flatnonzero(numbers < 0)
    if len(unknown):
        vectors[unknown] = index.encoder.encode_passages([terms[row].word for row in unknown.tolist()])
    return vectors


def likest_words(index: Index, vectors: Floats, sentences: Numbers, skipped: NDArray[np.bool_]) -> Floats:
    """The cosine of each of the unit vectors with the likest word of each sentence, 0 to 1; shape (sentences, vectors).

    `sentences` are numbers as in `Coverage`, in any order; `skipped` says of each word of the vocabulary whether it
    does not count.
    """
    words = index.sentences
    alike = np.zeros((len(sentences), len(vectors)), dtype=np.float32)
    lengths = words.starts[sentences + 1] - words.starts[sentences]
    filled = np.flatnonzero(lengths)
    if not len(filled) or not len(vectors):
        return alike
    unique, places = np.unique(words.words_of_all((one, one + 1) for one in sentences.tolist()), return_inverse=True)
    cosines = words.word_similarities(unique, vectors)
    cosines[skipped[unique]] = 0
    starts = (np.cumsum(lengths) - lengths)[filled]
    alike[filled] = np.maximum.reduceat(cosines[places], starts, axis=0)
    return alike.clip(0, 1)
