"""What one step of training sees: queries made of texts, the passages that answer them, and sentence pairs.

Every batch is a pure function of the seed and the number of the step, so that a run can stop and go on anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.training.encoded import Encoded, Ids, Numbers, spread
from index.training.settings import Settings

# Pieces of a passage, a new number for each: what the index holds has 60 to 110 words, other texts less.
_SHORTEST_PASSAGE = 40
_LONGEST_PASSAGE = 160
_LEAST_PIECES = 8  # a passage of less says nothing
_LEAD_SHARE = 0.3  # of the passages for a headline, those that the article begins with
_MOST_ASKING = 3  # words of asking in one query

ASKING = (
    "wer was wann wo wie wem wen wessen welche welcher welches welchem welchen wieso warum woher wohin wodurch wofür "
    "womit wie viele wie lange seit wann jahr name heißt nennt sagte gibt "
    "who what when where which how many much why did does do is are was were the of in say said year name"
).split()
"""Words that ask, and are in no answer; a query may hold some, so that they come to say little."""


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as bags of pieces: `ids` of all of them, `offsets` where each begins; as EmbeddingBag takes them."""

    ids: Numbers
    offsets: Numbers


@dataclass(frozen=True, slots=True)
class Batch:
    """Query i is answered by passage i, and by no other as far as the loss knows; German i says what English i says."""

    queries: Bags
    passages: Bags
    german: Bags
    english: Bags


class Sampler:
    """Draws batches from encoded texts."""

    def __init__(self, texts: Encoded, settings: Settings, *, asking: Ids, translations: Numbers) -> None:
        """`asking` are pieces of words that ask; `translations` the English piece of each German one, or -1."""
        self._texts = texts
        self._settings = settings
        self._asking = asking
        self._translations = translations
        last = np.flatnonzero(np.diff(texts.documents, append=-1)) + 1
        self._ends = last[np.searchsorted(last, np.arange(len(texts.documents)), side="right")]

    def batch(self, step: int) -> Batch:
        """The batch of one step."""
        draw = np.random.default_rng([self._settings.seed, step])
        starts, ends = self._passages(draw)
        lengths = self._texts.sentences.starts
        long_enough = lengths[ends] - lengths[starts] >= _LEAST_PIECES
        starts, ends = starts[long_enough], ends[long_enough]
        asked = self._asked_sentences(draw, starts, ends)
        queries = self._texts.sentences.take(asked)
        passages = self._answering(draw, starts, ends, asked)
        titled, title_starts, title_ends = self._titled(draw)
        ids, owners = self._texts.titles.take(titled)
        queries = np.concatenate((queries[0], ids)), np.concatenate((queries[1], owners + len(starts)))
        places, owners = spread(lengths[title_starts], lengths[title_ends])
        of_titles = self._texts.sentences.ids[places]
        passages = np.concatenate((passages[0], of_titles)), np.concatenate((passages[1], owners + len(starts)))
        count = len(starts) + len(titled)
        german, english = self._pairs(draw)
        return Batch(_bags(*self._questions(draw, *queries, count), count), _bags(*passages, count), german, english)

    def _passages(self, draw: np.random.Generator) -> tuple[Numbers, Numbers]:
        """Ranges of sentences: groups of neighbours, for passages of one text are the hardest to tell apart."""
        settings, pieces = self._settings, self._texts.sentences.starts
        at = draw.integers(0, len(self._ends), settings.passages // settings.neighbours)
        limit = self._ends[at]
        starts, ends = [], []
        for _ in range(settings.neighbours):
            wanted = pieces[at] + draw.integers(_SHORTEST_PASSAGE, _LONGEST_PASSAGE, len(at))
            end = np.minimum(np.maximum(np.searchsorted(pieces, wanted), at + 1), limit)
            left = at < limit
            starts.append(at[left])
            ends.append(end[left])
            at = np.where(left, end, at)
        return np.concatenate(starts), np.concatenate(ends)

    def _asked_sentences(self, draw: np.random.Generator, starts: Numbers, ends: Numbers) -> Numbers:
        """One sentence of each range, long ones more often: the one of a random piece."""
        pieces = self._texts.sentences.starts
        first, last = pieces[starts], pieces[ends]
        place = first + (draw.random(len(starts)) * (last - first)).astype(np.int64)
        return np.searchsorted(pieces, place, side="right") - 1

    def _answering(
        self, draw: np.random.Generator, starts: Numbers, ends: Numbers, asked: Numbers
    ) -> tuple[Ids, Numbers]:
        """The passages; a share of them without the sentence that is asked for, where that leaves enough."""
        pieces = self._texts.sentences.starts
        places, owners = spread(pieces[starts], pieces[ends])
        left = pieces[ends] - pieces[starts] - (pieces[asked + 1] - pieces[asked])
        without = (draw.random(len(starts)) < self._settings.without_sentence) & (left >= _LEAST_PIECES // 2)
        inside = (places >= pieces[asked][owners]) & (places < pieces[asked + 1][owners])
        kept = ~(without[owners] & inside)
        return self._texts.sentences.ids[places[kept]], owners[kept]

    def _titled(self, draw: np.random.Generator) -> tuple[Numbers, Numbers, Numbers]:
        """Headlines, none twice, and for each a range of sentences of its article."""
        count = min(self._settings.headlines, len(self._texts.titles))
        chosen = draw.permutation(len(self._texts.titles))[:count]
        first, end = self._texts.titled[chosen].T
        at = np.where(draw.random(count) < _LEAD_SHARE, first, first + (draw.random(count) * (end - first)).astype(int))
        pieces = self._texts.sentences.starts
        wanted = pieces[at] + draw.integers(_SHORTEST_PASSAGE, _LONGEST_PASSAGE, count)
        return chosen, at, np.minimum(np.maximum(np.searchsorted(pieces, wanted), at + 1), end)

    def _questions(
        self, draw: np.random.Generator, ids: Ids, owners: Numbers, count: int
    ) -> tuple[NDArray[np.int64], Numbers]:
        """The queries as people ask: pieces left out, words of asking added, some of them half in English."""
        settings = self._settings
        translated = self._translations[ids]
        english = (draw.random(count) < settings.in_english)[owners] & (translated >= 0)
        kept = draw.random(len(ids)) >= (draw.random(count) * settings.most_dropped)[owners]
        asking = np.flatnonzero(draw.random(count) < settings.asking)
        added = np.repeat(asking, draw.integers(1, _MOST_ASKING + 1, len(asking)))
        words = self._asking[draw.integers(0, len(self._asking), len(added))]
        return (
            np.concatenate((np.where(english, translated, ids)[kept], words)),
            np.concatenate((owners[kept], added)),
        )

    def _pairs(self, draw: np.random.Generator) -> tuple[Bags, Bags]:
        rows = len(self._texts.german)
        chosen = draw.choice(rows, min(self._settings.sentence_pairs, rows), replace=False)
        sides = (_bags(*side.take(chosen), len(chosen)) for side in (self._texts.german, self._texts.english))
        german, english = sides
        return german, english


def _bags(ids: NDArray[np.integer], owners: Numbers, count: int) -> Bags:
    ordered = np.argsort(owners, kind="stable")
    lengths = np.bincount(owners, minlength=count)
    return Bags(ids[ordered].astype(np.int64), np.cumsum(lengths) - lengths)
