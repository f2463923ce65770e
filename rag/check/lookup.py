"""The articles that can hold given words: by the words they share, never by reading everything."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index import Index, tokenize
from index.postings import Postings
from rag.check.words import Stream, words_of

_MOST_ROWS = 1000
"""Passages read for words that stand together in very many: "nicht mehr" stands in half of an archive."""
_NEAREST = 20
"""Passages looked at for words that stand nowhere as they are."""


class Lookup:
    """Finds candidates among the articles of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.streams = lru_cache(maxsize=2048)(self._streams)

    def with_all(self, text: str) -> list[str]:
        """Ids of the articles with a passage that has every term of `text`, best first."""
        rows = self._rows_with_all(sorted(set(tokenize(text))))
        if len(rows) > _MOST_ROWS:
            scores = self._index.lexical.score(text, rows)
            rows = rows[np.lexsort((rows, -scores))[:_MOST_ROWS]]
        return self._articles(rows)

    def nearest(self, text: str) -> list[str]:
        """Ids of the articles of the passages that share most with `text`, best first."""
        return self._articles(self._index.lexical.search(text, _NEAREST)[0])

    def _articles(self, rows: Sequence[int] | NDArray[np.int64]) -> list[str]:
        return list(dict.fromkeys(self._index.passages[int(row)].span.article_id for row in rows))

    @cached_property
    def _postings(self) -> Postings:
        return self._index.lexical.postings

    def _rows_with_all(self, terms: Sequence[str]) -> NDArray[np.int64]:
        found: NDArray[np.int64] | None = None
        lists = [self._rows_with(term) for term in terms]
        for rows in sorted(lists, key=len):
            found = rows if found is None else found[np.isin(found, rows, assume_unique=True)]
        return np.zeros(0, dtype=np.int64) if found is None else found

    def _rows_with(self, term: str) -> NDArray[np.int64]:
        postings = self._postings
        number = bisect_left(postings.terms, term)
        if number == len(postings.terms) or postings.terms[number] != term:
            return np.zeros(0, dtype=np.int64)
        return postings.rows[int(postings.starts[number]) : int(postings.starts[number + 1])].astype(np.int64)

    def _streams(self, article_id: str) -> tuple[Stream, ...]:
        """The words of an article, then those of each quotation it interrupts: „Eins“, sagte sie, „zwei“."""
        text = self._index.articles[article_id].text
        whole = Stream(tuple(words_of(text)))
        parted = [
            Stream(tuple(word for part in quote.parts for word in words_of(text, part.start, part.end)))
            for quote in self._index.quotes.in_article(article_id)
            if len(quote.parts) > 1
        ]
        return (whole, *parted)
