"""Answers to questions of fact: the sentences that cover the question and hold the kind of answer it asks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

import numpy as np

from corpus import Span
from index import Extent, Quote
from rag.answer_type import marked
from rag.archive import Archive
from rag.candidates import (
    AT_A_GLANCE,
    ON_READING,
    Candidates,
    Floats,
    Numbers,
    alike,
    find_candidates,
    kind_asked,
    read,
    spans_of,
)
from rag.compose import Chosen
from rag.dates import Period
from rag.evidence import main_quote, widened
from rag.question import Question
from rag.same_claim import merge_claims
from rag.signals import hopeful_signals, names_missing, signals_of
from rag.weights import fact_weights

_READ = 16  # sentences read; the one with the answer is 17th or later for 1 % of XQuAD-de's questions
_STAGES = ((0, 0.6), (3, 0.2))
"""Sentences read, and how far below the odds of an answer those of the best one then have to be for its refusal.

Of 1,148 questions of XQuAD-de for a kind of answer, with and without their articles, the first refuses 40 %, two of
which reading all would answer, the second 45 %, none of which it would.
"""
_IN_PERIOD = 0.2
_CUT = 0.5  # further statements come that close to the first, or not at all


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score; of the best one what speaks for it being an answer (by name, see rag/signals.py)."""

    span: Span
    score: float
    signals: dict[str, float] = field(default_factory=dict)


def score_sentences(
    archive: Archive, question: Question, allowed: Collection[str] | None, *, give_up: bool = True
) -> list[Scored]:
    """Score the sentences of the best passages, read the best and score them again; ties are broken by span.

    They are not read where no kind of answer is asked for. Nor where the best one is refused whatever it reads like,
    which is then all there is, unless somebody shows it all the same (not `give_up`).
    """
    found = find_candidates(archive, question, allowed)
    if found is None:
        return []
    weights = fact_weights()
    glance = found.glance @ np.array([weights.choosing[name] for name in AT_A_GLANCE], dtype=np.float32)
    sentences = found.coverage.sentences  # numbered in the order of their spans
    best = np.lexsort((sentences, -glance))[:_READ]
    told = np.zeros((len(best), len(ON_READING)), dtype=np.float32)
    told[:, -1] = alike(archive, found, best)
    silent = kind_asked(question).kind is None and not weights.choosing["asks"]
    refusable = give_up and question.period is None
    done = 0
    for few, distance in _STAGES[: 1 if silent else None] if refusable else ():
        told[done:few, :-1] = read(archive, question, found, best[done:few])
        guess, done = told.copy(), few
        guess[few:, 0] = told[:few, 0].mean() if few else 0
        ranked = _ranked(archive, question, found, best, glance, guess)
        signals, hopeless = _judged(archive, question, found, ranked, distance)
        if silent or hopeless:
            return _scored(archive, found, ranked, signals)[: 1 if hopeless else None]
        if not few:
            best, told = ranked.best, ranked.told  # the first of these are read first
    if not silent:
        told[done:, :-1] = read(archive, question, found, best[done:])
    ranked = _ranked(archive, question, found, best, glance, told)
    return _scored(archive, found, ranked, signals_of(archive, question, found, *ranked))


def _judged(
    archive: Archive, question: Question, found: Candidates, ranked: _Ranked, distance: float
) -> tuple[dict[str, float], bool]:
    """The signals of the best candidate, and whether it is that far below the odds of an answer."""
    weights = fact_weights()
    least = weights.least_odds - distance
    signals = hopeful_signals(archive, question, found, *ranked)
    if weights.odds(signals) < least:
        return signals, True
    signals |= names_missing(archive, question, found, int(ranked.best[0]))
    return signals, weights.odds(signals) < least


class _Ranked(NamedTuple):
    """Numbers of candidates, best first, with their scores and what is told of them."""

    best: Numbers
    scores: Floats
    told: Floats


def _ranked(
    archive: Archive, question: Question, found: Candidates, best: Numbers, glance: Floats, told: Floats
) -> _Ranked:
    """Candidates by what is known of them at a glance and what is told of them, ties by span."""
    weights = fact_weights().choosing
    scores = glance[best] + told @ np.array([weights[name] for name in ON_READING], dtype=np.float32)
    if question.period is not None:
        within = [_in_period(archive, question.period, span) for span in spans_of(archive, found, best)]
        scores += np.array(within, dtype=np.float32)
    order = np.lexsort((found.coverage.sentences[best], -scores))
    return _Ranked(best[order], scores[order], told[order])


def _scored(archive: Archive, found: Candidates, ranked: _Ranked, signals: dict[str, float]) -> list[Scored]:
    pairs = zip(spans_of(archive, found, ranked.best), ranked.scores.tolist(), strict=True)
    first, *others = (Scored(span, score) for span, score in pairs)
    return [replace(first, signals=signals), *others]


def _in_period(archive: Archive, period: Period, span: Span) -> float:
    article = archive.index.articles[span.article_id]
    return _IN_PERIOD if archive.in_period(article, Extent(span.start, span.end), period) else 0.0


def choose(archive: Archive, question: Question, scored: Sequence[Scored], *, limit: int = 5) -> list[Chosen]:
    """The best sentences, each claim once, widened where they lean on the sentence before."""
    if not scored:
        return []
    floor = scored[0].score * _CUT
    kept = [one for one in scored if one.score >= floor]
    quote_of = partial(_quote_of, archive)
    merged = merge_claims(archive, [Chosen(one.span, None, one.score) for one in kept], quote_of, limit=limit)
    merged = [replace(one, quote=quote_of(one)) for one in merged]
    shown = {one.span for one in merged}
    return [_finished(archive, question, one, shown - {one.span}) for one in merged]


def _quote_of(archive: Archive, chosen: Chosen) -> Quote | None:
    quotes = archive.index.quotes.in_article(chosen.span.article_id)
    return main_quote(Extent(chosen.span.start, chosen.span.end), quotes)


def _finished(archive: Archive, question: Question, chosen: Chosen, others: Collection[Span]) -> Chosen:
    """The statement with its mark, widened unless the sentence before it is shown as well."""
    article = archive.index.articles[chosen.span.article_id]
    answer = marked(kind_asked(question), chosen.span.of(article))
    mark = Extent(chosen.span.start + answer[0], chosen.span.start + answer[1]) if answer else None
    span = chosen.span if chosen.quote is not None else widened(archive.index, chosen.span)
    if any(span.overlaps(one) for one in others):
        span = chosen.span
    return replace(chosen, span=span, mark=mark)
