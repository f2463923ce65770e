"""The values everything else points into: an article and a span of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Article(BaseModel):
    """One news article; all offsets anywhere point into `text`, in code points, half-open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    text: str = Field(min_length=1)
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601, a date or a date with time; None where the source does not say."""
    url: str | None = None
    language: str = "de"

    @field_validator("published")
    @classmethod
    def _iso_date(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                datetime.fromisoformat(value)
            except ValueError as error:
                msg = f"published must be an ISO 8601 date such as 2025-02-12, not {value!r}"
                raise ValueError(msg) from error
        return value

    @field_validator("id", "title", "text")
    @classmethod
    def _not_blank(cls, value: str) -> str:
        if not value or value.isspace():
            msg = "must not be blank"
            raise ValueError(msg)
        return value

    @field_validator("id", "title", "text", "outlet", "author", "url", "language")
    @classmethod
    def _writable(cls, value: str | None) -> str | None:
        """What cannot be written as UTF-8, or ends a C string, would break the index later and far away."""
        if value is not None:
            half = re.search("[\ud800-\udfff\0]", value)
            if half:
                msg = f"holds {half[0]!a}, half a surrogate pair or a NUL, at character {half.start()}"
                raise ValueError(msg)
        return value

    @property
    def published_on(self) -> date | None:
        """The day of publication."""
        return datetime.fromisoformat(self.published).date() if self.published else None


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of one article's text."""

    article_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            msg = f"a span needs 0 <= start < end, not {self.start}..{self.end}"
            raise ValueError(msg)

    def of(self, article: Article) -> str:
        """The characters themselves; the one way text reaches anybody."""
        if article.id != self.article_id:
            msg = f"span of article {self.article_id!r} applied to article {article.id!r}"
            raise ValueError(msg)
        if self.end > len(article.text):
            msg = f"span {self.start}..{self.end} ends behind article {article.id!r} ({len(article.text)} characters)"
            raise ValueError(msg)
        return article.text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.article_id == other.article_id and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A file, or an article in it, that did not become an article of the corpus.

    `skipped`: it was left out on purpose (another file type, the same article twice); otherwise it
    is broken and somebody should repair it.
    """

    file: str
    reason: str
    skipped: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every article below a path, sorted by id (ids are unique), and what could not be read, sorted by file."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
