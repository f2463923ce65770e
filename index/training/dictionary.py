"""Which English piece translates a German one, from sentence pairs alone (IBM model 1, both ways)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.training.encoded import Numbers, Rows, spread

_ROUNDS = 5
_LEAST_SURE = 0.2  # geometric mean of both directions
_LEAST_SEEN = 2.0  # expected links, in both directions

Floats = NDArray[np.float64]


def translations(german: Rows, english: Rows, vocabulary: int) -> Numbers:
    """The surest English piece for each German one, -1 where there is none; shape (vocabulary,).

    Brown et al. 1993, "The mathematics of statistical machine translation", model 1.
    """
    german_at, english_at = _links(german, english)
    links = german.ids[german_at].astype(np.int64) * vocabulary + english.ids[english_at]
    kinds, kind_of = np.unique(links, return_inverse=True)
    sources, targets = kinds // vocabulary, kinds % vocabulary
    forth_seen, forth = _align(kind_of, sources, english_at, vocabulary)
    back_seen, back = _align(kind_of, targets, german_at, vocabulary)
    sure = np.sqrt(forth * back)
    usable = np.flatnonzero((np.minimum(forth_seen, back_seen) >= _LEAST_SEEN) & (sure >= _LEAST_SURE))
    found = np.full(vocabulary, -1, dtype=np.int64)
    ascending = usable[np.argsort(sure[usable], kind="stable")]
    found[sources[ascending]] = targets[ascending]  # the last one written is the surest
    return found


def _links(german: Rows, english: Rows) -> tuple[Numbers, Numbers]:
    """Every pair of a German and an English place in the same pair of sentences."""
    sizes = np.diff(english.starts)
    pair_of = np.repeat(np.arange(len(german)), np.diff(german.starts))
    english_at, link = spread(english.starts[:-1][pair_of], english.starts[:-1][pair_of] + sizes[pair_of])
    return link, english_at


def _align(kind_of: Numbers, given: Numbers, explained_at: Numbers, vocabulary: int) -> tuple[Floats, Floats]:
    """Expected links of each kind and its probability, given one side, when the places of the other are explained."""
    seen: Floats = np.ones(len(given))
    for _ in range(_ROUNDS):
        chance = (seen / np.bincount(given, weights=seen, minlength=vocabulary)[given])[kind_of]
        chance /= np.bincount(explained_at, weights=chance)[explained_at]
        seen = np.bincount(kind_of, weights=chance, minlength=len(given)).astype(np.float64)
    return seen, seen / np.bincount(given, weights=seen, minlength=vocabulary)[given]
