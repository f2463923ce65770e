"""Answers to questions of fact: the sentences that cover the question and hold the kind of answer it asks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from corpus import Span
from index import Extent
from rag.answer_type import marked
from rag.archive import Archive
from rag.asked import asked
from rag.candidates import AT_A_GLANCE, ON_READING, Candidates, find_candidates, position, read, span_of
from rag.compose import Chosen
from rag.evidence import Evidence, main_quote, widened
from rag.question import Question
from rag.same_claim import merge_claims
from rag.signals import signals_of
from rag.weights import fact_weights

_READ = 16  # sentences read; the one with the answer is 17th or later for 1 % of XQuAD-de's questions
_IN_PERIOD = 0.2
_CUT = 0.6  # further statements come that close to the first, or not at all


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score; of the best one what speaks for it being an answer (by name, see rag/signals.py)."""

    evidence: Evidence
    score: float
    signals: dict[str, float] = field(default_factory=dict)


def answer_fact(
    archive: Archive, question: Question, allowed: Collection[str] | None
) -> tuple[list[Scored], list[Chosen]]:
    """Return the candidates read, best first, and the statements chosen from them, at most five."""
    scored = score_sentences(archive, question, allowed)
    return scored, choose(archive, question, scored)


def score_sentences(
    archive: Archive, question: Question, allowed: Collection[str] | None, *, read_at_most: int = _READ
) -> list[Scored]:
    """Score the sentences of the best passages, read the best and score them again; ties are broken by span."""
    found = find_candidates(archive, question, allowed)
    if found is None:
        return []
    weights = fact_weights().choosing
    glance = found.glance @ np.array([weights[name] for name in AT_A_GLANCE], dtype=np.float32)
    best = np.lexsort((found.coverage.sentences, -glance))[:read_at_most]
    told = read(archive, question, found, best)
    scores = glance[best] + told @ np.array([weights[name] for name in ON_READING], dtype=np.float32)
    evidence = [_evidence(archive, found, number) for number in best.tolist()]
    scores += np.array([_in_period(archive, question, one) for one in evidence], dtype=np.float32)
    order = sorted(range(len(best)), key=lambda at: (-scores[at], evidence[at].span))
    signals = signals_of(found, best[order], scores[order], told[order])
    first, *others = (Scored(evidence[at], float(scores[at])) for at in order)
    return [replace(first, signals=signals), *others]


def _evidence(archive: Archive, found: Candidates, number: int) -> Evidence:
    span = span_of(archive, found, number)
    quotes = archive.index.quotes.in_article(span.article_id)
    return Evidence(span, main_quote(Extent(span.start, span.end), quotes), *position(archive, found, number))


def _in_period(archive: Archive, question: Question, evidence: Evidence) -> float:
    if question.period is None:
        return 0.0
    article = archive.index.articles[evidence.span.article_id]
    extent = Extent(evidence.span.start, evidence.span.end)
    return _IN_PERIOD if archive.in_period(article, extent, question.period) else 0.0


def choose(archive: Archive, question: Question, scored: Sequence[Scored], *, limit: int = 5) -> list[Chosen]:
    """The best sentences, each claim once, widened where they lean on the sentence before."""
    if not scored:
        return []
    floor = scored[0].score * _CUT
    kept = [one for one in scored if one.score >= floor]
    chosen = [Chosen(one.evidence.span, one.evidence.quote, one.score) for one in kept]
    merged = merge_claims(archive, chosen)[:limit]
    shown = {one.span for one in merged}
    return [_finished(archive, question, one, shown - {one.span}) for one in merged]


def _finished(archive: Archive, question: Question, chosen: Chosen, others: Collection[Span]) -> Chosen:
    """The statement with its mark, widened unless the sentence before it is shown as well."""
    article = archive.index.articles[chosen.span.article_id]
    answer = marked(asked(question.text, question.fact), chosen.span.of(article))
    mark = Extent(chosen.span.start + answer[0], chosen.span.start + answer[1]) if answer else None
    span = chosen.span if chosen.quote is not None else widened(archive.index, chosen.span)
    if any(one.article_id == span.article_id and one.start < span.end and span.start < one.end for one in others):
        span = chosen.span
    return replace(chosen, span=span, mark=mark)
