"""What a check of quotations says; the pydantic models are the JSON of the command line and the API."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rag.datatypes import AnswerSpeaker, StatementKind


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """What is wrong with a quotation, the worst first; below OMISSIONS nothing is."""

    NOT_IN_CORPUS = "not_in_corpus"
    ALTERED = "altered"
    WRONG_SPEAKER = "wrong_speaker"
    WRONG_ARTICLE = "wrong_article"
    NOT_VERBATIM = "not_verbatim"
    """In quotation marks here; the article gives the same words as indirect speech or as its own report."""
    OMISSIONS = "omissions"
    """Exact apart from omissions marked by an ellipsis and insertions in brackets."""
    EXACT = "exact"
    NAME = "name"
    """A short name or title in quotation marks that the archive does not have; nobody's words."""


FINE = frozenset({Status.EXACT, Status.OMISSIONS, Status.NAME})


class Change(_Model):
    """One step of the comparison, word by word.

    `same` and `changed` have both sides, `added` stands only in the text, `missing` only in the article;
    `omitted` are words of the article where the text has an ellipsis, `inserted` words of the text in brackets.
    """

    step: Literal["same", "changed", "added", "missing", "omitted", "inserted"]
    text: str = ""
    article: str = ""


class Found(_Model):
    """Where the words stand, and whose they are there."""

    article_id: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    text: str
    kind: StatementKind
    speaker: AnswerSpeaker | None


class Finding(_Model):
    """One quotation of the text; `start` and `end` are its characters there, marks included."""

    start: int
    end: int
    line: int
    text: str
    speaker: str | None
    """As the text names them."""
    source: str | None
    """The outlet or article the text names for it."""
    status: Status
    speaker_verdict: Literal["right", "wrong", "unknown", "not_named"]
    """`unknown`: the articles, or the text, name nobody certain."""
    changes: tuple[Change, ...] = ()
    found: Found | None = None
    also: tuple[Found, ...] = ()
    """Other articles with the same words."""


class CheckReport(_Model):
    """Every quotation of a text in order; `clean` where nothing is wrong with any."""

    findings: tuple[Finding, ...]
    clean: bool

    @classmethod
    def of(cls, findings: tuple[Finding, ...]) -> CheckReport:
        """The report on these findings."""
        return cls(findings=findings, clean=all(finding.status in FINE for finding in findings))
