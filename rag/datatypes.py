"""What an answer is made of; the pydantic models are the JSON of the command line, the API and the page."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from index import SpeakerKind


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StatementKind(StrEnum):
    """Somebody's quoted words, indirect speech, a summarised speech act, or the outlet's own narration."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"
    NARRATION = "narration"


class RefusalReason(StrEnum):
    """Why there is no answer."""

    EMPTY_QUESTION = "empty_question"
    QUESTION_TOO_LONG = "question_too_long"
    NOT_UNDERSTOOD = "not_understood"
    PERSON_NOT_QUOTED = "person_not_quoted"
    AMBIGUOUS_PERSON = "ambiguous_person"
    NOT_ON_THIS_TOPIC = "not_on_this_topic"
    TOPIC_NOT_COVERED = "topic_not_covered"
    OUTSIDE_DATES = "outside_dates"


class AnswerSpeaker(_Model):
    """Who a statement is attributed to, with the role the article gives."""

    id: str
    name: str
    role: str | None = None


class Mark(_Model):
    """The characters of the article, inside a statement, that answer the question itself."""

    start: int = Field(ge=0)
    end: int


class Source(_Model):
    """What the article calls whoever says it, verbatim, where no speaker is certain: "ein Sprecher des CERN"."""

    text: str
    start: int = Field(ge=0)
    end: int


class Statement(_Model):
    """One span chosen for an answer: `text == article.text[start:end]`, always.

    `citation` is the number of the article it stands in; `also_in` are the numbers of other
    articles that make the same claim. `group` names the side of a comparison or the date of a
    timeline entry, where the answer has such.
    """

    text: str
    kind: StatementKind
    speaker: AnswerSpeaker | None
    article_id: str
    start: int = Field(ge=0)
    end: int
    citation: int = Field(ge=1)
    score: float
    also_in: tuple[int, ...] = ()
    mark: Mark | None = None
    group: str | None = None
    source: Source | None = None


class Citation(_Model):
    """One cited article; numbers count from 1 in order of appearance."""

    number: int = Field(ge=1)
    article_id: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None


class Refusal(_Model):
    """No answer, why, and what the corpus holds instead (offered, not answered).

    `suggestions` are questions that do have an answer.
    """

    reason: RefusalReason
    message: str
    suggestions: tuple[str, ...] = ()


class Filters(_Model):
    """What the user narrows the archive to, beside the question; ISO dates, both inclusive."""

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    speaker_id: str | None = None


class UnderstoodSpeaker(_Model):
    """A person or institution of the question, resolved to a speaker of the corpus."""

    id: str
    name: str
    kind: SpeakerKind
    mention: str


class Correction(_Model):
    """A misspelt word of the question, as written, and the word of the articles that it was read as."""

    written: str
    read_as: str


class Understanding(_Model):
    """How the question was read; shown to the user.

    `carried_over` names what a follow-up question took from earlier ones ("speaker", "topic", "period").
    """

    asks_for: Literal["statements", "who_said", "fact", "list", "comparison", "yes_no", "timeline", "unknown"] = (
        "unknown"
    )
    fact: str | None = None
    """For facts, the type of answer: "who", "when", "where", "how_many", "how_long", "why", "what"."""
    speakers: tuple[UnderstoodSpeaker, ...] = ()
    unresolved_names: tuple[str, ...] = ()
    topic: str = ""
    since: str | None = None
    until: str | None = None
    """ISO dates, both inclusive."""
    outlet: str | None = None
    carried_over: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    summary: str = ""
    """One line in the question's language."""


class Answer(_Model):
    """The answer to one question: statements with citations, or a refusal."""

    question: str
    language: Literal["de", "en"]
    understood_as: Understanding
    status: Literal["answered", "refused"]
    refusal: Refusal | None
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    confidence: float = Field(ge=0, le=1)
