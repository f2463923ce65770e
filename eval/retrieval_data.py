"""What the retriever is measured on: a pool of articles with questions, and sentence pairs, read from a data folder."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus import Article, Corpus, read_corpus
from eval.errors import EvalError
from index import Extent, split_sentences
from index.passages import cut_passages

_PARAGRAPHS = "xquad-de-dev.articles.jsonl"
_QUESTIONS = "xquad-de-dev.questions.jsonl"
_NEWS = "wikinews.jsonl"
_PAIRS = "tatoeba-de-en.tsv.xz"


class AskedParagraph(BaseModel):
    """A question and the paragraph (an article of its own) that answers it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    article_id: str
    answer: str
    start: int


@dataclass(frozen=True, slots=True)
class Pool:
    """Paragraphs that are asked for among the passages of news articles."""

    paragraphs: tuple[Article, ...]
    news: tuple[Article, ...]
    questions: tuple[AskedParagraph, ...]

    @property
    def corpus(self) -> Corpus:
        """Everything that is searched, sorted by id."""
        return Corpus(tuple(sorted((*self.paragraphs, *self.news), key=lambda article: article.id)), ())

    def cut(self, text: str) -> list[tuple[Extent, ...]]:
        """Passages of a text: a paragraph stays whole, news are cut as always."""
        whole = {article.text for article in self.paragraphs}
        return [tuple(split_sentences(text))] if text in whole else cut_passages(text)


def read_pool(data: Path) -> Pool:
    """Read the paragraphs, their questions and the news; raises EvalError naming the file that is not as expected."""
    path = data / _QUESTIONS
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        questions = tuple(AskedParagraph.model_validate_json(line) for line in lines)
    except OSError as error:
        raise EvalError(_unreadable(path, error)) from error
    except ValidationError as error:
        msg = f"{path} holds a line that is not a question with the article that answers it: {error.errors()[0]['msg']}"
        raise EvalError(msg) from error
    return Pool(_articles(data / _PARAGRAPHS), _articles(data / _NEWS), questions)


def read_pairs(data: Path) -> list[tuple[str, str]]:
    """The (German, English) sentence pairs; raises EvalError where the file cannot be read."""
    path = data / _PAIRS
    try:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            fields = [line.rstrip("\n").split("\t") for line in lines]
    except (OSError, lzma.LZMAError) as error:
        raise EvalError(_unreadable(path, error)) from error
    return [(german, english) for german, english in fields]


def lead_sentences(articles: Sequence[Article]) -> dict[str, str]:
    """The first sentence of every article that has a passage without it, by article id."""
    found = {}
    for article in articles:
        passages = cut_passages(article.text)
        if len(passages) > 1:
            first = passages[0][0]
            found[article.id] = article.text[first.start : first.end]
    return found


def _articles(path: Path) -> tuple[Article, ...]:
    if not path.is_file():
        msg = f"{path} is missing; name the folder that holds it with --data"
        raise EvalError(msg)
    return tuple(read_corpus(path).articles)


def _unreadable(path: Path, error: Exception) -> str:
    return f"{path} cannot be read ({getattr(error, 'strerror', None) or error}); name its folder with --data"
