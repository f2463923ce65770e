"""Reads and checks question files; a gold that its article does not bear out never reaches a metric."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from corpus import Article, Span
from eval.datatypes import Gold, Question
from eval.errors import EvalError, QuestionSetError

_LOOSE = re.compile(r"[\s\"'„“”‚‘’«»‹›]+")


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions that hold against their corpus; `sha256` is of the file's bytes."""

    path: Path
    sha256: str
    questions: tuple[Question, ...]


def load_questions(path: Path, articles: Mapping[str, Article]) -> QuestionSet:
    """Read a question file, one JSON object a line, and check it against the articles.

    Raises QuestionSetError with file and line for every line that is not a question, gold text that does not
    stand in its article, and every duplicate or contradiction.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        msg = f"cannot read the question file {path}: {error.strerror}"
        raise EvalError(msg) from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise QuestionSetError(path, [(line, "not UTF-8; save the file as UTF-8")]) from error
    problems: list[tuple[int, str]] = []
    numbered: list[tuple[int, Question]] = []
    for line, content in enumerate(text.split("\n"), start=1):
        if not content.strip():
            continue
        try:
            numbered.append((line, Question.model_validate_json(content)))
        except ValidationError as error:
            problems.extend((line, reason) for reason in _reasons(error))
    problems.extend(_against_articles(numbered, articles))
    problems.extend(_duplicates(numbered))
    problems.extend(_contradictions(numbered))
    if not numbered and not problems:
        problems.append((1, "no question in this file; write one JSON object a line, or draft a file from an index"))
    if problems:
        raise QuestionSetError(path, problems)
    return QuestionSet(path, hashlib.sha256(data).hexdigest(), tuple(question for _, question in numbered))


def occurrences(gold: Gold, article: Article) -> list[Span]:
    """Every place the gold text stands in its article: each of them answers."""
    spans = []
    start = article.text.find(gold.text)
    while start >= 0:
        spans.append(Span(article.id, start, start + len(gold.text)))
        start = article.text.find(gold.text, start + 1)
    return spans


def _reasons(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        where = ".".join(str(part) for part in detail["loc"])
        what = detail["msg"].removeprefix("Value error, ")
        yield f"{where}: {what}" if where else what


def _against_articles(
    numbered: list[tuple[int, Question]], articles: Mapping[str, Article]
) -> Iterator[tuple[int, str]]:
    for line, question in numbered:
        for gold in question.gold:
            article = articles.get(gold.article)
            if article is None:
                yield line, f"gold of question {question.id!r}: no article {gold.article!r} in the corpus"
            elif gold.text not in article.text:
                hint = ""
                if _LOOSE.sub(" ", gold.text).strip() in _LOOSE.sub(" ", article.text):
                    hint = " (only blanks or quotation marks differ; copy the text out of the article)"
                yield line, f"gold of question {question.id!r} does not stand in {gold.article!r}: {gold.text!r}{hint}"


def _duplicates(numbered: list[tuple[int, Question]]) -> Iterator[tuple[int, str]]:
    ids: dict[str, int] = {}
    asked: dict[tuple[str, ...], int] = {}
    for line, question in numbered:
        first = ids.setdefault(question.id, line)
        if first != line:
            yield line, f"duplicate: id {question.id!r} stands in line {first} already"
        words = tuple(" ".join(text.casefold().split()) or text for text in (*question.history, question.question))
        first = asked.setdefault(words, line)
        if first != line:
            yield line, f"duplicate: the same question with the same history stands in line {first} already"


def _contradictions(numbered: list[tuple[int, Question]]) -> Iterator[tuple[int, str]]:
    """The same words under two names, or with two kinds, cannot both be right."""
    known: dict[tuple[str, str], tuple[int, Gold]] = {}
    for line, question in numbered:
        for gold in question.gold:
            first_line, first = known.setdefault((gold.article, gold.text), (line, gold))
            if first.speaker and gold.speaker and not set(first.speaker_names) & set(gold.speaker_names):
                yield (
                    line,
                    f"contradiction: these words are {gold.speaker!r} here, {first.speaker!r} in line {first_line}",
                )
            if first.kind and gold.kind and first.kind is not gold.kind:
                yield line, f"contradiction: this passage is {gold.kind} here, {first.kind} in line {first_line}"
