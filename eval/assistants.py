"""The assistant with a part taken away: what each leg and the quotations are worth."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

import numpy as np

from eval.runner import Answerer
from index import Index, Quote, Speaker
from rag import Assistant


class _Mute:
    """A leg that finds nothing; whatever else is asked of it, the real one answers."""

    def __init__(self, leg: Any) -> None:
        self._leg = leg

    def search(self, query: object, k: int) -> tuple[Any, Any]:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)

    def score(self, query: object, rows: Any) -> Any:
        return np.zeros(len(rows), dtype=np.float32)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._leg, name)


class _NoQuotes:
    """The quotations of a corpus in which nobody says anything."""

    all: tuple[Quote, ...] = ()
    speakers: Mapping[str, Speaker] = {}

    def in_article(self, article_id: str) -> tuple[Quote, ...]:
        return ()

    def by_number(self, number: int) -> tuple[Quote, ...]:
        return ()

    def by_speaker(self, speaker_id: str) -> tuple[Quote, ...]:
        return ()


def ablations(index: Index) -> dict[str, Answerer]:
    """Assistants over the same index: lexical leg only, dense leg only, without quotations."""
    return {
        "lexical leg only": Assistant(_with(index, "dense", _Mute(index.dense))),
        "dense leg only": Assistant(_with(index, "lexical", _Mute(index.lexical))),
        "without quotations": Assistant(_with(index, "quotes", _NoQuotes())),
    }


def _with(index: Index, part: str, instead: object) -> Index:
    other = copy(index)
    setattr(other, part, instead)
    return other
