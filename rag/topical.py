"""Statements that name the topic nowhere and yet are on it, because their article is: the title or the lead says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus import Span
from rag.archive import Archive, quotes_of
from rag.coverage import cover_words
from rag.question import Question
from rag.span_words import title_words, words_of
from rag.statements import Said, as_said, in_period, relevance_to_topic
from rag.terms import Term

ENOUGH = 0.5
"""Part of the topic's weight that title and lead must cover."""


def on_topic_by_article(
    archive: Archive, question: Question, speaker_ids: Sequence[str], allowed: Collection[str] | None
) -> list[Said]:
    """What the speakers say in articles on the topic, the likest to it first.

    "What did X say about polar bears?", of X's "this is the first species ..." under a title that names the bears.
    """
    terms = archive.terms(question)
    quotes = [quote for quote in quotes_of(archive.index, speaker_ids, allowed) if in_period(archive, question, quote)]
    ids = list(dict.fromkeys(quote.span.article_id for quote in quotes))
    if not terms or not ids:
        return []
    on_topic = articles_on_topic(archive, terms, ids)
    kept = [quote for quote in quotes if quote.span.article_id in on_topic]
    relevance = relevance_to_topic(archive, question, terms, kept)
    said = [as_said(archive, quote, value) for quote, value in zip(kept, relevance, strict=True)]
    return sorted(said, key=lambda one: (-one.relevance, one.quote.span))


def articles_on_topic(archive: Archive, terms: Sequence[Term], article_ids: Sequence[str]) -> set[str]:
    """Those of some articles whose title and lead cover enough of the terms."""
    weights = np.array([term.weight for term in terms], dtype=np.float32)
    covered = cover_words(archive.index.sentences, [_head(archive, one) for one in article_ids], terms)
    shares = covered @ (weights / weights.sum())
    return {one for one, share in zip(article_ids, shares.tolist(), strict=True) if share >= ENOUGH}


def _head(archive: Archive, article_id: str) -> NDArray[np.int32]:
    """The words of title and first paragraph."""
    index = archive.index
    text = index.articles[article_id].text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    lead = Span(article_id, start, end if end >= 0 else len(text))
    return np.concatenate([title_words(index, article_id), words_of(index, lead)])
