"""Answers to questions of fact: the sentences that cover the question and hold the kind of answer it asks for."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

import numpy as np

from corpus import Span
from index import Extent, Quote
from rag.answer_type import marked
from rag.archive import Archive
from rag.candidates import AT_A_GLANCE, Candidates, Floats, Numbers, find_candidates, kind_asked, place, read, spans_of
from rag.compose import Chosen
from rag.dates import Period
from rag.evidence import main_quote, widened
from rag.features import Features, features_of
from rag.headings import HEADING_WORDS, is_heading
from rag.judging import judged_by
from rag.network import networks
from rag.question import Question
from rag.same_claim import merge_claims
from rag.weights import glance_weights

_READ = 16  # sentences read; the one with the answer is 17th or later for 1 % of XQuAD-de's questions
_IN_PERIOD = 2.0  # in points of the chooser
_SHARE = 18.0
"""Points of the chooser by which a score is a share of 1/e of the best."""
_HOPELESS = 0.7
"""How far below the floor the odds of what is hoped for are where nothing is read. They are no bound: read, 9 of 4,587
questions over news would be answered that were hopeless by the floor itself, none by more than 0.28."""
_HOPED = (0.9, 0.0, 0.0)  # what reading tells of a sentence that holds the answer
_CUT = 0.5  # further statements come that close to the first, or not at all


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score, 1 for the best; of that one what speaks for it and how likely it is to answer.

    `signals` are by name (rag/signals.py); `odds` are the logarithm of those that an answer is among the best.
    """

    span: Span
    score: float
    signals: dict[str, float] = field(default_factory=dict)
    odds: float = -math.inf


def score_sentences(
    archive: Archive, question: Question, allowed: Collection[str] | None, *, give_up: bool = True
) -> list[Scored]:
    """Score the sentences of the best passages, read the best and score them again; ties are broken by span.

    They are not read where the best one would be refused though all of them held what is asked for; it is all there is
    then, unless somebody shows it all the same (not `give_up`).
    """
    found = find_candidates(archive, question, allowed)
    if found is None:
        return []
    best = at_a_glance(archive, found, glance_weights())
    features = features_of(archive, question, found, best)
    if give_up and question.period is None and features.wants_a_kind:
        hoped = _scored(archive, question, found, best, features.telling(_HOPED))
        if hoped[0].odds < networks().floor - _HOPELESS:
            return hoped[:1]
    return _scored(archive, question, found, best, features.telling(read(archive, question, found, best)))


def _scored(archive: Archive, question: Question, found: Candidates, best: Numbers, features: Features) -> list[Scored]:
    """Candidates by what is known of them, best first."""
    scores, odds = networks().choose(features)
    order = ranked(found, best, scores)
    best, scores = best[order], scores[order]
    signals, judged = judged_by(archive, question, found, best, scores, odds, features.ordered(order))
    if question.period is not None:
        within = [_in_period(archive, question.period, span) for span in spans_of(archive, found, best)]
        scores = scores + np.array(within, dtype=np.float32)
        order = ranked(found, best, scores)
        best, scores = best[order], scores[order]
    shares = np.exp((scores - scores[0]) / _SHARE).tolist()
    pairs = zip(spans_of(archive, found, best), shares, strict=True)
    first, *others = (Scored(span, share) for span, share in pairs)
    odds = networks().judge(judged) + (networks().english if question.language == "en" else 0.0)
    return [replace(first, signals=signals, odds=odds), *others]


def at_a_glance(archive: Archive, found: Candidates, by: Mapping[str, float]) -> Numbers:
    """The candidates that are worth reading by weights of what is seen at a glance, best first, without headings."""
    weights = np.array([by[name] for name in AT_A_GLANCE], dtype=np.float32)
    order = np.lexsort((found.coverage.sentences, -(found.glance @ weights)))
    stating = (number for number in order.tolist() if not _is_heading(archive, found, number))
    best = list(islice(stating, _READ))
    return np.array(best, dtype=np.int64) if best else order[:_READ]


def _is_heading(archive: Archive, found: Candidates, number: int) -> bool:
    if found.coverage.lengths[number] > HEADING_WORDS:
        return False
    article, extent = place(archive, found, number)
    return is_heading(article.text, extent)


def ranked(found: Candidates, which: Numbers, scores: Floats) -> Numbers:
    """The order of candidates by their scores, ties by span; sentences are numbered in the order of their spans."""
    return np.lexsort((found.coverage.sentences[which], -scores))


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
