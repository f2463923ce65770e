"""Answers to questions of fact: the sentences that cover the question and hold the kind of answer it asks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index import Extent, Hit
from rag.answer_type import find_answer, fits
from rag.archive import Archive
from rag.compose import Chosen
from rag.evidence import Evidence, sentence_evidence, widened
from rag.question import Question
from rag.relevance import Term
from rag.same_claim import merge_claims

PASSAGES = 20
_CONTEXT = 0.5  # what the rest of the passage covers counts half: the answer must say the rest itself
_RETRIEVAL = 0.2
_MEANING = 0.4
_FITS = 0.15
_IN_PERIOD = 0.2
_SHORT = 4  # words; headings and bylines answer nothing
_CUT = 0.6  # further statements come that close to the first, or not at all


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and the part of the question it covers, alone and with its surroundings."""

    evidence: Evidence
    score: float
    covered: float
    covered_around: float


def answer_fact(
    archive: Archive, question: Question, allowed: Collection[str] | None
) -> tuple[list[Scored], list[Chosen]]:
    """Return all candidates, best first, and the statements chosen from them, at most five."""
    scored = score_sentences(archive, question, allowed)
    return scored, choose(archive, question, scored)


def score_sentences(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Scored]:
    """Score every sentence of the best passages; ties are broken by span."""
    hits = archive.retriever.search(archive.search_text(question), PASSAGES, article_ids=allowed)
    terms = archive.terms(question)
    if not hits or not terms:
        return []
    evidence = sentence_evidence(archive.index, [hit.passage.row for hit in hits])
    covered = _coverage(archive, question, terms, evidence)
    scored = _score(archive, question, hits, terms, evidence, covered)
    return sorted(scored, key=lambda one: (-one.score, one.evidence.span))


def _coverage(archive: Archive, question: Question, terms: Sequence[Term], evidence: Sequence[Evidence]) -> np.ndarray:
    """Coverage of the terms by each sentence; a person is also covered by being its speaker."""
    texts = [text_of(archive, one) for one in evidence]
    covered = archive.relevance.cover(terms, texts)
    speakers = {one.mention: one.speaker.id for one in question.others}
    for column, term in enumerate(terms):
        if term.name and term.word in speakers:
            for row, one in enumerate(evidence):
                if one.quote is not None and one.quote.speaker_id == speakers[term.word]:
                    covered[row, column] = 1.0
    return covered


def text_of(archive: Archive, evidence: Evidence) -> str:
    """The sentence itself."""
    return evidence.span.of(archive.index.articles[evidence.span.article_id])


def _score(
    archive: Archive,
    question: Question,
    hits: Sequence[Hit],
    terms: Sequence[Term],
    evidence: Sequence[Evidence],
    covered: np.ndarray,
) -> list[Scored]:
    weights = np.array([term.weight for term in terms], dtype=np.float32)
    weights /= weights.sum()
    found = {hit.passage.row: hit.score for hit in hits}
    top = max(found.values()) or 1.0
    texts = [text_of(archive, one) for one in evidence]
    meaning = archive.meaning(archive.search_text(question), texts)
    around = _surroundings(evidence, covered)
    scored = []
    for number, one in enumerate(evidence):
        own = float(covered[number] @ weights)
        both = float(np.maximum(covered[number], around[number]) @ weights)
        score = own + _CONTEXT * (both - own) + _RETRIEVAL * found[one.row] / top + _MEANING * float(meaning[number])
        score += _bonus(archive, question, one, texts[number])
        scored.append(Scored(one, score, own, both))
    return scored


def _bonus(archive: Archive, question: Question, evidence: Evidence, text: str) -> float:
    bonus = _FITS if fits(question.fact, text, question.text) else 0.0
    if len(text.split()) < _SHORT:
        bonus -= 0.5
    if question.period is not None:
        article = archive.index.articles[evidence.span.article_id]
        if archive.in_period(article, Extent(evidence.span.start, evidence.span.end), question.period):
            bonus += _IN_PERIOD
    return bonus


def _surroundings(evidence: Sequence[Evidence], covered: np.ndarray) -> np.ndarray:
    """What the other sentences of the same passage cover, shape as `covered`."""
    around = np.zeros_like(covered)
    rows = np.array([one.row for one in evidence])
    for row in np.unique(rows):
        members = np.flatnonzero(rows == row)
        block = covered[members]
        for position, member in enumerate(members):
            others = np.delete(block, position, axis=0)
            around[member] = others.max(axis=0) if len(others) else 0.0
    return around


def choose(archive: Archive, question: Question, scored: Sequence[Scored], *, limit: int = 5) -> list[Chosen]:
    """The best sentences, each claim once, widened where they lean on the sentence before."""
    if not scored:
        return []
    floor = scored[0].score * _CUT
    kept = [one for one in scored if one.score >= floor]
    chosen = [Chosen(one.evidence.span, one.evidence.quote, one.score) for one in kept[: 4 * limit]]
    merged = merge_claims(archive, chosen)[:limit]
    return [_finished(archive, question, one) for one in merged]


def _finished(archive: Archive, question: Question, chosen: Chosen) -> Chosen:
    article = archive.index.articles[chosen.span.article_id]
    answer = find_answer(question.fact, chosen.span.of(article), question.text)
    mark = Extent(chosen.span.start + answer[0], chosen.span.start + answer[1]) if answer else None
    span = chosen.span if chosen.quote is not None else widened(archive.index, chosen.span)
    return replace(chosen, span=span, mark=mark)
