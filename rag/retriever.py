"""Both legs together: passages for a query, their scores brought to one scale and added.

A difference in BM25 is worth the same for every query, so its scores stay as they are and cosines are counted in BM25's
points. Scaling the scores of each query to its best one (minimum and maximum, standard deviations, or BM25's own
theoretical maximum) puts short queries and long ones out of balance: the hybrid then falls below the lexical leg on
leads of articles (0.72 instead of 0.76) by as much as it gains on questions.
"""

from __future__ import annotations

from collections.abc import Collection

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


class Retriever:
    """Searches an index by words, by meaning, or by both."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def search(
        self, query: str, k: int, *, leg: Leg = Leg.HYBRID, article_ids: Collection[str] | None = None
    ) -> list[Hit]:
        """Return the best `k` passages, best first, ties by row; only of the given articles, where any are given."""
        index = self._index
        vector = index.encoder.encode_query(query)
        rows = self._candidates(query, vector, max(k, _CANDIDATES), article_ids)
        if not len(rows):
            return []
        lexical = index.lexical.score(query, rows)
        dense = index.dense.score(vector, rows)
        scores = lexical if leg is Leg.LEXICAL else dense
        found = scores > 0
        if leg is Leg.HYBRID:
            found = (lexical > 0) | (dense > 0)
            scores = fused(lexical, dense, reach=index.lexical.reach(query), spread=index.dense.report.spread)
        second_look = index.reranker if leg is Leg.HYBRID else None
        order = [place for place in np.lexsort((rows, -scores)) if found[place]]
        order = order[: max(k, RERANKED) if second_look else k]
        hits = [Hit(index.passages[int(rows[place])], float(scores[place]), leg) for place in order]
        return second_look.rerank(query, hits, index.passage_text)[:k] if second_look else hits

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


def fused(lexical: Scores, dense: Scores, *, reach: float, spread: float) -> Scores:
    """Scores of both legs for the same rows as one, in points of BM25; never negative where the lexical ones are not.

    `reach` is what the query can score in all; the less of it the best row has, the less its words count. `spread` is
    the standard deviation of the cosines of the corpus, which differs from encoder to encoder.
    """
    covered = max(float(lexical.max()), 0.0) / reach if reach > 0 else 1.0
    trust = min(1.0, covered / _COVERED) ** _DOUBT
    scores: Scores = trust * lexical + _SPREAD_POINTS / max(spread, _NARROWEST) * (dense - dense.min())
    return scores
