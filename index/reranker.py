"""An optional second look at the first hits: a cross-encoder reads the question and each passage together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from index.datatypes import Hit, Passage
from index.transformers import CrossEncoderModel

RERANKED = 50
"""Hits that are looked at again; the hybrid has the right one among as many for 98 questions in 100."""


class Reranker:
    """A cross-encoder by name or folder."""

    def __init__(self, name: str) -> None:
        """Load; raises EncoderError, with one line for people, where the model cannot be had."""
        self.name = name
        self._model = CrossEncoderModel(name)

    def rerank(self, query: str, hits: Sequence[Hit], text: Callable[[Passage], str]) -> list[Hit]:
        """The hits in the order of the cross-encoder, those behind the first 50 where they were.

        The best hit takes over the best score and so on: what reads scores further on knows the scale of the fusion,
        and every cross-encoder has a scale of its own.
        """
        looked_at = hits[:RERANKED]
        scores = self._model.score(query, [text(hit.passage) for hit in looked_at])
        order = np.argsort(-scores, kind="stable").tolist()
        ranked = [replace(looked_at[new], score=looked_at[place].score) for place, new in enumerate(order)]
        return [*ranked, *hits[RERANKED:]]
