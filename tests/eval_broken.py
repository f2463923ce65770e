"""Assistants broken on purpose: each must be caught by the metric that is there to catch it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import numpy as np

from eval.command import QUESTIONS
from eval.datatypes import Run
from eval.questions import load_questions
from eval.runner import run_questions
from index import Hit, Index, Leg
from rag import Answer, Assistant, Citation, Refusal, RefusalReason, Statement, StatementKind
from rag.datatypes import AnswerSpeaker
from rag.retriever import Retriever


class Remembering:
    """The real assistant and the real search, each asked the same thing once only."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._assistant, self._retriever = Assistant(index), Retriever(index)
        self._answers: dict[tuple[str, ...], Answer] = {}
        self._hits: dict[tuple[str, int, Leg], Sequence[Hit]] = {}

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        key = (question, *history)
        if key not in self._answers:
            self._answers[key] = self._assistant.ask(question, history)
        return self._answers[key]

    def search(self, query: str, k: int, *, leg: Leg = Leg.HYBRID) -> Sequence[Hit]:
        key = (query, k, leg)
        if key not in self._hits:
            self._hits[key] = self._retriever.search(query, k, leg=leg)
        return self._hits[key]


def evaluate(real: Remembering, answerer=None, searcher=None) -> Run:
    """The question set of the demo corpus, asked of the real assistant or of what stands in for it."""
    index = real.index
    return run_questions(
        load_questions(QUESTIONS, index.articles),
        articles=index.articles,
        passages_of=index.passages_of,
        answerer=answerer or real,
        searcher=searcher or real,
        variants={},
        corpus_sha256=index.manifest.corpus_fingerprint,
        index_version="test",
        encoder=index.manifest.encoder,
    )


class Broken:
    """Asks a real assistant and spoils its answers."""

    def __init__(self, whole: Remembering) -> None:
        self.index = whole.index
        self.whole = whole

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        return self.spoil(self.whole.ask(question, history))

    def spoil(self, answer: Answer) -> Answer:
        raise NotImplementedError


class OffByOne(Broken):
    """Offsets point one character too far; the text shown is still the right one."""

    def spoil(self, answer):
        moved = [one.model_copy(update={"start": one.start + 1, "end": one.end + 1}) for one in answer.statements]
        return answer.model_copy(update={"statements": tuple(moved)})


class CutOffByOne(Broken):
    """Offsets point one character too far, and the text is what stands there: cut inside words."""

    def spoil(self, answer):
        return answer.model_copy(update={"statements": tuple(map(self._moved, answer.statements))})

    def _moved(self, one: Statement) -> Statement:
        text = self.index.articles[one.article_id].text
        start, end = one.start + 1, min(len(text), one.end + 1)
        return one.model_copy(update={"start": start, "end": end, "text": text[start:end]})


class SwappedSpeakers(Broken):
    """Every quotation is under the name of the next speaker of the archive."""

    def __init__(self, whole: Remembering) -> None:
        super().__init__(whole)
        speakers = sorted(whole.index.quotes.speakers.values(), key=lambda one: one.id)
        self._next = {
            one.id: AnswerSpeaker(id=other.id, name=other.name)
            for one, other in zip(speakers, [*speakers[1:], speakers[0]], strict=True)
        }

    def spoil(self, answer):
        swapped = [
            one.model_copy(update={"speaker": one.speaker and self._next[one.speaker.id]}) for one in answer.statements
        ]
        return answer.model_copy(update={"statements": tuple(swapped)})


class NeverRefuses(Broken):
    """Where it should say that there is no answer, it shows the beginning of the first article."""

    def spoil(self, answer):
        if answer.refusal is None:
            return answer
        article = self.index.articles[next(iter(self.index.articles))]
        end = article.text.index(".") + 1
        statement = Statement(
            text=article.text[:end], kind=StatementKind.NARRATION, speaker=None, article_id=article.id, start=0,
            end=end, citation=1, score=1,
        )  # fmt: skip
        citation = Citation(
            number=1, article_id=article.id, title=article.title, outlet=article.outlet, published=article.published,
            url=article.url,
        )  # fmt: skip
        update = {"status": "answered", "refusal": None, "statements": (statement,), "citations": (citation,)}
        return answer.model_copy(update=update)


class AlwaysRefuses(Broken):
    """Has an answer to nothing."""

    def spoil(self, answer):
        refusal = answer.refusal or Refusal(reason=RefusalReason.TOPIC_NOT_COVERED, message="-")
        update = {"status": "refused", "refusal": refusal, "statements": (), "citations": ()}
        return answer.model_copy(update=update)


class _ShuffledLeg:
    """A leg that brings other rows than it found."""

    def __init__(self, leg, rows: int) -> None:
        self._leg = leg
        self._other = np.random.default_rng(7).permutation(rows)

    def search(self, query, k):
        rows, scores = self._leg.search(query, k)
        return self._other[rows], scores

    def score(self, query, rows):
        back = np.argsort(self._other)
        return self._leg.score(query, back[np.asarray(rows, dtype=np.int64)])

    def __getattr__(self, name):
        return getattr(self._leg, name)


def shuffled(index: Index) -> Index:
    """The index with both legs bringing the wrong passages."""
    other = copy(index)
    other.lexical = _ShuffledLeg(index.lexical, len(index.passages))
    other.dense = _ShuffledLeg(index.dense, len(index.passages))
    return other


class ShuffledSearch:
    """A retriever whose passages come in an order that has nothing to do with the question."""

    def __init__(self, searcher, rows: int) -> None:
        self._searcher = searcher
        self._rows = rows

    def search(self, query: str, k: int, *, leg: Leg = Leg.HYBRID) -> list[Hit]:
        hits = list(self._searcher.search(query, self._rows, leg=leg))  # all of them
        return [hits[at] for at in np.random.default_rng(len(query)).permutation(len(hits))][:k]
