"""Whether the gold passage is in the answer, and how much of what is shown is gold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from corpus import Span

COVERED = 0.8
"""Share of a gold's characters a statement must hold. Below 1 because where a quotation or a sentence begins
(before or behind the quotation mark, with or without the dash) is no matter of right or wrong."""

_WORD = re.compile(r"\w+")


def overlap(one: Span, other: Span) -> int:
    """Characters two spans share; 0 for different articles."""
    if one.article_id != other.article_id:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def covers(statement: Span, gold: Span) -> bool:
    """overlap(statement, gold) / |gold| >= 0.8."""
    return overlap(statement, gold) >= COVERED * (gold.end - gold.start)


def first_hit(statements: Sequence[Span], golds: Sequence[Span]) -> int | None:
    """Index of the first statement that covers any of the golds."""
    return next((i for i, span in enumerate(statements) if any(covers(span, gold) for gold in golds)), None)


def items_found(statements: Sequence[Span], golds: Mapping[str, Sequence[Span]]) -> float:
    """|items with a gold that some statement covers| / |items|."""
    if not golds:
        msg = "no items to find"
        raise ValueError(msg)
    return sum(1 for spans in golds.values() if first_hit(statements, spans) is not None) / len(golds)


def token_f1(given: str, golds: Sequence[str]) -> float:
    """Overlap in words with the best matching gold.

    precision P = shared / |given|, recall R = shared / |gold|, F1 = 2PR / (P + R), words lower-cased and counted
    as a multiset; the maximum over the golds (Rajpurkar et al., SQuAD, EMNLP 2016, without the English article
    stripping).
    """
    return max((_f1(_words(given), _words(gold)) for gold in golds), default=0.0)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _f1(given: Counter[str], gold: Counter[str]) -> float:
    shared = (given & gold).total()
    return 2 * shared / (given.total() + gold.total()) if shared else 0.0
