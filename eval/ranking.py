"""Each leg of the retriever over the questions: where the passages that hold the gold rank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from corpus import Article
from eval.datatypes import LegOutcome, LegRanking, Question
from eval.judge import Placed, place
from eval.metrics.answers import covers, overlap
from eval.metrics.retrieval import ndcg, recall_at, reciprocal_rank
from index import Hit, Leg, Passage

RECALL_DEPTHS = (1, 5, 10, 20)
SEARCH_DEPTH = 50
"""Passages looked at per question; gold behind it counts as not retrieved."""

Relevant = Mapping[str, Mapping[str, frozenset[int]]]
"""Question id, item, rows of the passages that hold it."""


class Searcher(Protocol):
    """The retriever, or anything that stands in for it."""

    def search(self, query: str, k: int, *, leg: Leg = ...) -> Sequence[Hit]:
        """The best `k` passages, best first."""
        ...


def relevant_rows(
    questions: Sequence[Question],
    articles: Mapping[str, Article],
    passages_of: Callable[[str], Sequence[Passage]],
) -> Relevant:
    """The relevant passages of every question that makes sense alone: answerable, and no follow-up."""
    found: dict[str, dict[str, frozenset[int]]] = {}
    for question in questions:
        if question.gold and not question.history:
            items = found.setdefault(question.id, {})
            for placed in place(question, articles):
                rows = _rows(placed, passages_of(placed.gold.article))
                items[placed.gold.item] = items.get(placed.gold.item, frozenset()) | rows
    return found


def rank_legs(questions: Sequence[Question], relevant: Relevant, searcher: Searcher) -> tuple[LegOutcome, ...]:
    """Every leg over the same questions, with the words of the question as they are."""
    asked = [question for question in questions if question.id in relevant]
    return tuple(
        LegOutcome(
            leg=leg.value,
            rankings=tuple(
                _ranking(q.id, relevant[q.id], searcher.search(q.question, SEARCH_DEPTH, leg=leg)) for q in asked
            ),
        )
        for leg in Leg
    )


def gold_ranks(legs: Sequence[LegOutcome]) -> dict[str, int | None]:
    """Where the hybrid ranks the first gold passage of each question."""
    return {ranking.question_id: ranking.rank for leg in legs if leg.leg == Leg.HYBRID for ranking in leg.rankings}


def _ranking(question_id: str, items: Mapping[str, frozenset[int]], hits: Sequence[Hit]) -> LegRanking:
    rows = [hit.passage.row for hit in hits]
    gold = frozenset().union(*items.values())
    return LegRanking(
        question_id=question_id,
        rank=next((rank for rank, row in enumerate(rows, start=1) if row in gold), None),
        recall_at={k: recall_at(rows, items, k) for k in RECALL_DEPTHS},
        reciprocal_rank=reciprocal_rank(rows, gold),
        ndcg=ndcg(rows, gold),
    )


def _rows(placed: Placed, passages: Sequence[Passage]) -> frozenset[int]:
    """The passages that hold the gold, or, where it runs over their border, those that hold most of it."""
    rows = frozenset(passage.row for passage in passages if covers(passage.span, placed.span))
    if rows:
        return rows
    shared = {passage.row: overlap(passage.span, placed.span) for passage in passages}
    most = max(shared.values())
    return frozenset(row for row, characters in shared.items() if characters == most)
