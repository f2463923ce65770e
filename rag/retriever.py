"""Both legs together: passages for a query, their scores normalised and added."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from index import Hit, Index, Leg

_CANDIDATES = 100  # of each leg; what neither has among its first hundred is no answer
_DENSE_SHARE = 0.35


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
        if article_ids is not None and len(article_ids) * 4 < len(index.articles):
            rows = self._rows_of(article_ids)
        else:
            wanted = max(k, _CANDIDATES) * (4 if article_ids is not None else 1)
            rows = np.union1d(index.lexical.search(query, wanted)[0], index.dense.search(vector, wanted)[0])
            if article_ids is not None:
                rows = rows[np.isin(index.passages.article_of(rows), self._numbers(article_ids))]
        if not len(rows):
            return []
        lexical = index.lexical.score(query, rows)
        dense = np.maximum(index.dense.score(vector, rows), 0)
        scores = {
            Leg.LEXICAL: lexical,
            Leg.DENSE: dense,
            Leg.HYBRID: (1 - _DENSE_SHARE) * _to_one(lexical) + _DENSE_SHARE * _to_one(dense),
        }[leg]
        order = [place for place in np.lexsort((rows, -scores)) if scores[place] > 0][:k]
        return [Hit(index.passages[int(rows[place])], float(scores[place]), leg) for place in order]

    def _numbers(self, article_ids: Collection[str]) -> list[int]:
        found = (self._index.articles.ids.find(article_id) for article_id in article_ids)
        return sorted(number for number in found if number is not None)

    def _rows_of(self, article_ids: Collection[str]) -> NDArray[np.int64]:
        rows = [np.array(self._index.passages.rows_of(number)) for number in self._numbers(article_ids)]
        return np.concatenate(rows).astype(np.int64) if rows else np.zeros(0, dtype=np.int64)


def _to_one(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores as shares of the best."""
    top = float(scores.max())
    return scores / top if top > 0 else np.zeros_like(scores)
