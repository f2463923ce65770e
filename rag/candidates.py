"""Sentences that may answer a question of fact, each with what speaks for it.

First all sentences of the passages found are looked at through arrays alone; only the best of them are read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Span
from index import Extent
from rag.answer_type import fits
from rag.archive import Archive
from rag.asked import Asked, asked
from rag.coverage import Coverage, cover
from rag.evidence import carries_on
from rag.fact_types import fact_type
from rag.question import Question
from rag.terms import Term, fact_terms

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

PASSAGES = 20
"""Passages whose sentences are looked at; on XQuAD-de 96 % of the answers are in them."""
AT_A_GLANCE = (
    "own",
    "title",
    "passage",
    "fused",
    "lexical",
    "dense",
    "meaning",
    "previous",
    "in_order",
    "short",
    "length",
)
"""What arrays tell: the terms covered by the sentence itself, and what title and passage cover besides; scores
of the passage as shares of the best, its likeness and the sentence's to the question; what the sentence before covers
besides; neighbouring terms that follow each other; whether it is short, and how long it is."""
ON_READING = ("fits", "asks", "carries_on")
"""What the text tells: the kind of answer is there; it is a question itself; it carries on the sentence before
("Der Grund dafür ist ...", "Dort beginnt ...") and holds the answer to what that one covers of the question."""
_PREVIOUS = AT_A_GLANCE.index("previous")
_SHORT = 4  # words; headings and bylines answer nothing


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sentences of the passages found; `glance` has a row for each and a column for each of `AT_A_GLANCE`."""

    terms: tuple[Term, ...]
    rows: Numbers
    lexical: Floats
    dense: Floats
    coverage: Coverage
    glance: Floats

    @property
    def weights(self) -> Floats:
        """The weight of each term, all together 1."""
        weights = np.array([term.weight for term in self.terms], dtype=np.float32)
        shares: Floats = weights / weights.sum()
        return shares


def find_candidates(archive: Archive, question: Question, allowed: Collection[str] | None) -> Candidates | None:
    """Look at every sentence of the best passages; None where nothing is found or the question has no content."""
    index, query = archive.index, archive.search_text(question)
    ranked = archive.retriever.ranked(query, PASSAGES, article_ids=allowed)
    terms = fact_terms(index.sentences, len(index.passages), question)
    if not len(ranked.rows) or not terms:
        return None
    coverage = cover(index, ranked.rows, terms)
    nothing = np.zeros((0, 0), dtype=np.float32)
    found = Candidates(terms, ranked.rows, ranked.lexical, ranked.dense, coverage, nothing)
    meaning = index.sentences.similarities(coverage.sentences, ranked.vector)
    return replace(found, glance=_glance(found, ranked.scores, meaning))


def _glance(found: Candidates, fused: Floats, meaning: Floats) -> Floats:
    coverage, weights = found.coverage, found.weights
    passage = coverage.passage
    own = coverage.own @ weights
    titled = np.maximum(coverage.own, coverage.titles[passage]) @ weights
    around = np.maximum(coverage.passages, coverage.titles)[passage] @ weights
    before = np.zeros_like(own)
    both = np.maximum(coverage.own[1:], coverage.own[:-1]) @ weights
    before[1:] = np.where(passage[1:] == passage[:-1], both - own[1:], 0)
    columns = (
        own,
        titled - own,
        around - titled,
        _shares(fused)[passage],
        _shares(found.lexical)[passage],
        found.dense[passage],
        meaning,
        before,
        coverage.in_order,
        coverage.lengths < _SHORT,
        np.log(np.maximum(coverage.lengths, 1)),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _shares(scores: Floats) -> Floats:
    """Scores as shares of the best."""
    top = float(scores.max())
    return scores / top if top > 0 else np.zeros_like(scores)


def kind_asked(question: Question) -> Asked:
    """The kind of answer, also where a question of whose words nobody said is answered as one of fact."""
    return asked(question.text, question.fact or fact_type(question.text))


def read(archive: Archive, question: Question, found: Candidates, which: Numbers) -> Floats:
    """What the text of some candidates tells, a row for each and a column for each of `ON_READING`.

    Where no kind of answer is asked for, the text tells nothing that would be worth reading it.
    """
    wanted = kind_asked(question)
    told = np.zeros((len(which), len(ON_READING)), dtype=np.float32)
    if wanted.kind is None:
        return told
    for row, number in enumerate(which.tolist()):
        article, extent = place(archive, found, number)
        text = article.text[extent.start : extent.end]
        fit = fits(wanted, text)
        carried = fit * float(found.glance[number, _PREVIOUS]) if carries_on(text) else 0.0
        told[row] = fit, text.rstrip("\"”“»«' ").endswith("?"), carried
    return told


def place(archive: Archive, found: Candidates, number: int) -> tuple[Article, Extent]:
    """The article and the characters of one candidate."""
    article = article_of(archive, found, int(found.coverage.passage[number]))
    return article, archive.index.passages.sentence(int(found.coverage.sentences[number]))


def span_of(archive: Archive, found: Candidates, number: int) -> Span:
    """The span of one candidate; its article is not read."""
    return spans_of(archive, found, np.array([number]))[0]


def spans_of(archive: Archive, found: Candidates, which: Numbers) -> list[Span]:
    """The spans of some candidates; their articles are not read."""
    passages, ids = archive.index.passages, archive.index.articles.ids
    articles = passages.article_of(found.rows[found.coverage.passage[which]]).tolist()
    extents = passages.sentences_at(found.coverage.sentences[which])
    return [Span(ids[number], one.start, one.end) for number, one in zip(articles, extents, strict=True)]


def article_of(archive: Archive, found: Candidates, passage: int) -> Article:
    """The article of one of the passages found."""
    return archive.index.articles.by_number(_article(archive, found, passage))


def _article(archive: Archive, found: Candidates, passage: int) -> int:
    return archive.index.passages.article(int(found.rows[passage]))
