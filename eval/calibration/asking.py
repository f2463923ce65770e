"""Questions with everything found for them, over archives in which their answer is or is not."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Corpus, read_corpus
from index import Encoder, Index, write_index
from index.passages import cut_passages
from rag.archive import Archive
from rag.candidates import Candidates, find_candidates, read, span_of
from rag.facts import at_a_glance
from rag.features import Features, features_of
from rag.question import Question, read_question

HERE = Path(__file__).parent
FOLDS = 3
WEIGHT = {"answerable": 1.0, "passage out": 0.6, "article out": 0.3, "near miss": 0.2, "foreign": 0.6}
"""How much a question counts in training, by the case it is. Near misses look like answers: counted in full, twice as
many of them are refused, and 5 to 10 of 100 fewer of what is not covered at all."""
_FEW_NEWS, _FEW_TOPICS = 20, 9  # articles in a small archive
_FOREIGN = 8  # questions without any answer asked of a small archive

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Gold:
    """A question, the article (without number of its passage) that it is about, and the answer if there is one."""

    question: str
    article: str | None
    answer: str | None
    news: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its best sentences as features; `right` says in which of them the answer is."""

    asked: Asked
    best: NDArray[np.int64]
    features: Features
    right: Bools

    @property
    def fold(self) -> int:
        """The same for all questions about an article, whatever archive they are asked of."""
        about = self.asked.gold.article or self.asked.gold.question
        return blake2b(about.encode()).digest()[0] % FOLDS


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as asked of an archive, and all sentences found; `right` says which of them hold the answer.

    `case` is one of `WEIGHT`: the answer is in the archive, or what is left out of it; `large` says whether the archive
    is that of all articles.
    """

    gold: Gold
    case: str
    large: bool
    archive: Archive
    question: Question
    found: Candidates
    right: Bools

    def closer(self, glance: Mapping[str, float]) -> Row:
        """Read the best sentences."""
        best = at_a_glance(self.archive, self.found, glance)
        told = read(self.archive, self.question, self.found, best)
        features = features_of(self.archive, self.question, self.found, best).telling(told)
        return Row(self, best, features, self.right[best])


class _Library:
    """Articles and questions, and archives of them."""

    def __init__(self, wikinews: Path, folder: Path) -> None:
        self._folder, self._archives, self._encoder = folder, 0, Encoder()
        self.news = {article.id: article for article in read_corpus(wikinews).articles}
        rows = list(_rows("encyclopedia.jsonl"))
        self.topics = list(dict.fromkeys(row["title"] for row in rows))
        self._paragraphs = [
            Article(id=f"topic-{row['title']}/{number:03}", title=row["title"], text=row["text"], outlet="Lexikon")
            for number, row in enumerate(rows)
        ]
        self.gold = [Gold(row["question"], row["article_id"], row["answer"], news=True) for row in _rows("news.jsonl")]
        self.gold += [Gold(q, f"topic-{row['title']}", a, news=False) for row in rows for q, a in row["questions"]]
        self.foreign = [Gold(q, None, None, news=True) for q in (HERE / "foreign.txt").read_text("utf-8").splitlines()]

    def archive(self, news: Collection[str], topics: Collection[str]) -> Archive:
        """Every passage as an article of its own, so that it can be taken out while the rest of its article stays."""
        pieces = [one for one in self._paragraphs if one.title in topics]
        for article_id in news:
            article = self.news[article_id]
            for number, passage in enumerate(cut_passages(article.text)):
                text = article.text[passage[0].start : passage[-1].end]
                pieces.append(article.model_copy(update={"id": f"{article_id}/{number:03}", "text": text}))
        self._archives += 1
        folder = self._folder / str(self._archives)
        write_index(Corpus(tuple(sorted(pieces, key=lambda piece: piece.id)), ()), folder, self._encoder)
        return Archive(Index.open(folder, encoder=self._encoder))

    def alike(self, size: int) -> Iterator[list[str]]:
        """The articles asked about in groups that are alike, as an archive is on what its readers follow."""
        left = sorted({one.article for one in self.gold if one.news and one.article})
        vectors = self._encoder.encode_passages([f"{self.news[one].title} {self.news[one].text}" for one in left])
        while left:
            near = np.argsort(-(vectors @ vectors[0]), kind="stable")[:size]
            yield [left[number] for number in near]
            left = [one for number, one in enumerate(left) if number not in near]
            vectors = np.delete(vectors, near, axis=0)


def _rows(name: str) -> Iterator[dict[str, Any]]:
    return map(json.loads, (HERE / name).read_text(encoding="utf-8").splitlines())


def ask_everything(wikinews: Path, folder: Path) -> list[Asked]:
    """Ask all questions of an archive of all articles and of small ones."""
    library = _Library(wikinews, folder)
    asked = list(_ask(library.archive(library.news, library.topics), [*library.gold, *library.foreign], large=True))
    groups: list[tuple[Sequence[str], Sequence[str]]] = [(few, ()) for few in library.alike(_FEW_NEWS)]
    groups += [((), few) for few in _batches(library.topics, _FEW_TOPICS)]
    for number, (news, topics) in enumerate(groups):
        names = {*news, *(f"topic-{title}" for title in topics)}
        step = max(1, len(library.foreign) // _FOREIGN)
        foreign = library.foreign[number % step :: step]
        gold = [one for one in library.gold if one.article in names]
        asked += _ask(library.archive(news, topics), [*gold, *foreign], large=False)
    return asked


def _batches(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _ask(archive: Archive, questions: Sequence[Gold], *, large: bool) -> Iterator[Asked]:
    passages = defaultdict(set)
    for article_id in archive.index.articles:
        passages[article_id.rsplit("/", 1)[0]].add(article_id)
    everything = frozenset(archive.index.articles)
    for gold in questions:
        own = passages[gold.article] if gold.article else set()
        question = read_question(gold.question, archive.finder, days=archive.days, outlets=archive.outlets)
        cases: dict[str, frozenset[str] | None] = {"near miss" if gold.article else "foreign": None}
        if gold.answer is not None:
            holding = {one for one in own if gold.answer in archive.index.articles[one].text}
            cases = {"answerable": None, "article out": everything - own}
            if holding < own:
                cases["passage out"] = everything - holding
        for case, allowed in cases.items():
            found = find_candidates(archive, question, allowed)
            if found is not None:
                right = (
                    _right(archive, gold, found) if case == "answerable" else np.zeros(len(found.glance), dtype=bool)
                )
                yield Asked(gold, case, large, archive, question, found, right)


def _right(archive: Archive, gold: Gold, found: Candidates) -> Bools:
    """Which sentences hold the answer."""
    spans = [span_of(archive, found, number) for number in range(len(found.glance))]
    texts = [span.of(archive.index.articles[span.article_id]) for span in spans]
    own, answer = f"{gold.article}/", gold.answer or ""
    return np.array([s.article_id.startswith(own) and answer in t for s, t in zip(spans, texts, strict=True)])
