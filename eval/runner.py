"""Asks every question and judges every answer; the answerer is whatever has an `ask`."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from corpus import Article
from eval.datatypes import Outcome, Question, Run, Variant
from eval.judge import Court
from eval.questions import QuestionSet
from eval.ranking import Searcher, gold_ranks, rank_legs, relevant_rows
from index import Passage
from rag.datatypes import Answer


class Answerer(Protocol):
    """The assistant, or anything that stands in for it."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer one question."""
        ...


Progress = Callable[[int, int], None]
"""Called with questions done and questions in all."""


def run_questions(
    questions: QuestionSet,
    *,
    articles: Mapping[str, Article],
    passages_of: Callable[[str], Sequence[Passage]],
    answerer: Answerer,
    searcher: Searcher,
    variants: Mapping[str, Answerer],
    corpus_sha256: str,
    index_version: str,
    encoder: str,
    progress: Progress | None = None,
) -> Run:
    """Ask every question of the answerer and of each variant, search with every leg, and judge it all."""
    started = time.perf_counter()
    asked = questions.questions
    court = Court.over(asked, articles)
    relevant = relevant_rows(asked, articles, passages_of)
    legs = rank_legs(asked, relevant, searcher)
    ranks = gold_ranks(legs)
    outcomes = []
    for number, question in enumerate(asked, start=1):
        outcomes.append(_ask(question, answerer, court, ranks.get(question.id)))
        if progress:
            progress(number, len(asked))
    judged = [
        Variant(name=name, judgements={q.id: court.judge(q, other.ask(q.question, q.history)) for q in asked})
        for name, other in variants.items()
    ]
    return Run(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        questions_file=questions.path.name,
        questions_sha256=questions.sha256,
        corpus_sha256=corpus_sha256,
        index_version=index_version,
        encoder=encoder,
        articles=len(articles),
        seconds=time.perf_counter() - started,
        outcomes=tuple(outcomes),
        legs=legs,
        variants=tuple(judged),
    )


def _ask(question: Question, answerer: Answerer, court: Court, gold_rank: int | None) -> Outcome:
    started = time.perf_counter()
    answer = answerer.ask(question.question, question.history)
    seconds = time.perf_counter() - started
    judgement = court.judge(question, answer, gold_rank=gold_rank)
    return Outcome(question=question, answer=answer, seconds=seconds, gold_rank=gold_rank, judgement=judgement)
