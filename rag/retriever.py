"""Both legs together: passages for a query, their scores brought to one scale and added.

A difference in BM25 is worth the same for every query, so its scores stay as they are and cosines are counted in BM25's
points. Scaling the scores of each query to its best one (minimum and maximum, standard deviations, or BM25's own
theoretical maximum) puts short queries and long ones out of balance: the hybrid then falls below the lexical leg on
leads of articles (0.72 instead of 0.76) by as much as it gains on questions.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import Hit, Index, Leg
from index.reranker import RERANKED

_CANDIDATES = 100  # of each leg; what neither has among its first hundred is no answer
_SPREAD_POINTS = 0.6
"""BM25's points for one standard deviation of the corpus's cosines; 0.4 to 0.8 differ by less than 0.01 anywhere."""
_NARROWEST = 0.02  # a corpus of a few like passages says nothing about its encoder
_COVERED = 0.35
"""Share of what a query can score in all that the best passage reaches: German questions 0.35 to 0.82 (5 % to 95 %),
English ones over German passages 0.03 to 0.28. Below, shared words are an accident, and the meaning decides."""
_DOUBT = 6

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Rows, best first, with the fused score and those of both legs, and the vector of the query."""

    rows: NDArray[np.int64]
    scores: Scores
    lexical: Scores
    dense: Scores
    vector: Scores


class Retriever:
    """Searches an index by words, by meaning, or by both."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def search(
        self, query: str, k: int, *, leg: Leg = Leg.HYBRID, article_ids: Collection[str] | None = None
    ) -> list[Hit]:
        """Return the best `k` passages, best first, ties by row; only of the given articles, where any are given."""
        found = self.ranked(query, k, leg=leg, article_ids=article_ids)
        pairs = zip(found.rows.tolist(), found.scores.tolist(), strict=True)
        return [Hit(self._index.passages[row], score, leg) for row, score in pairs]

    def ranked(
        self, query: str, k: int, *, leg: Leg = Leg.HYBRID, article_ids: Collection[str] | None = None
    ) -> Ranked:
        """What `search` returns as arrays, for those who go on with the scores of the legs."""
        index = self._index
        vector = index.encoder.encode_query(query)
        rows = self._candidates(query, vector, max(k, _CANDIDATES), article_ids)
        lexical, dense = index.lexical.score(query, rows), index.dense.score(vector, rows)
        if not len(rows):
            return Ranked(rows, dense, lexical, dense, vector)
        scores = lexical if leg is Leg.LEXICAL else dense
        found = scores > 0
        if leg is Leg.HYBRID:
            found = (lexical > 0) | (dense > 0)
            scores = fused(lexical, dense, reach=index.lexical.reach(query), spread=index.dense.report.spread)
        order = np.lexsort((rows, -scores))
        order = order[found[order]]
        ranked = Ranked(rows[order], scores[order], lexical[order], dense[order], vector)
        return self._second_look(query, ranked, k) if leg is Leg.HYBRID else _first(ranked, k)

    def _second_look(self, query: str, ranked: Ranked, k: int) -> Ranked:
        """The first `k`, the best of all looked at again where the index has a reranker."""
        index = self._index
        if index.reranker is None:
            return _first(ranked, k)
        ranked = _first(ranked, max(k, RERANKED))
        pairs = zip(ranked.rows.tolist(), ranked.scores.tolist(), strict=True)
        hits = [Hit(index.passages[row], score, Leg.HYBRID) for row, score in pairs]
        hits = index.reranker.rerank(query, hits, index.passage_text)[:k]
        place = {row: at for at, row in enumerate(ranked.rows.tolist())}
        order = [place[hit.passage.row] for hit in hits]
        scores = np.array([hit.score for hit in hits], dtype=np.float32)
        return Ranked(ranked.rows[order], scores, ranked.lexical[order], ranked.dense[order], ranked.vector)

    def _candidates(
        self, query: str, vector: NDArray[np.float32], wanted: int, article_ids: Collection[str] | None
    ) -> NDArray[np.int64]:
        """Rows worth scoring: the first of both legs, or all of the given articles where they are few."""
        index = self._index
        if article_ids is None:
            return np.union1d(index.lexical.search(query, wanted)[0], index.dense.search(vector, wanted)[0])
        if len(article_ids) * 4 < len(index.articles):
            return self._rows_of(article_ids)
        rows = np.union1d(index.lexical.search(query, 4 * wanted)[0], index.dense.search(vector, 4 * wanted)[0])
        return rows[np.isin(index.passages.article_of(rows), self._numbers(article_ids))]

    def _numbers(self, article_ids: Collection[str]) -> list[int]:
        found = (self._index.articles.ids.find(article_id) for article_id in article_ids)
        return sorted(number for number in found if number is not None)

    def _rows_of(self, article_ids: Collection[str]) -> NDArray[np.int64]:
        rows = [np.array(self._index.passages.rows_of(number)) for number in self._numbers(article_ids)]
        return np.concatenate(rows).astype(np.int64) if rows else np.zeros(0, dtype=np.int64)


def _first(ranked: Ranked, k: int) -> Ranked:
    return Ranked(ranked.rows[:k], ranked.scores[:k], ranked.lexical[:k], ranked.dense[:k], ranked.vector)


def fused(lexical: Scores, dense: Scores, *, reach: float, spread: float) -> Scores:
    """Scores of both legs for the same rows as one, in points of BM25; never negative where the lexical ones are not.

    `reach` is what the query can score in all; the less of it the best row has, the less its words count. `spread` is
    the standard deviation of the cosines of the corpus, which differs from encoder to encoder.
    """
    covered = max(float(lexical.max()), 0.0) / reach if reach > 0 else 1.0
    trust = min(1.0, covered / _COVERED) ** _DOUBT
    scores: Scores = trust * lexical + _SPREAD_POINTS / max(spread, _NARROWEST) * (dense - dense.min())
    return scores
