"""What the page sends: checked before anything is done with it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from rag.datatypes import Answer, Filters
from rag.language import Language
from rag.web.feedback import Verdict
from rag.web.panel import Reference

_TURNS = 60  # turns of a conversation the browser keeps


class PageRequest(BaseModel):
    """Any request of the page; replies are in `lang`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    n: int
    """The browser's number of this request; the reply carries it."""
    lang: Language = "de"


class AskRequest(PageRequest):
    """A question with the earlier ones of its conversation."""

    id: str = Field(max_length=64)
    question: str
    history: tuple[str, ...] = ()


class PassageRequest(PageRequest, Reference):
    """A passage to be shown in its article."""


class SpeakersRequest(PageRequest):
    """The list of speakers that `search` finds, or one speaker's page."""

    search: str = Field(default="", max_length=200)
    speaker: str | None = None


class KeptTurn(BaseModel):
    """An answered question the browser kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(max_length=64)
    answer: Answer
    filters: Filters = Filters()


class TurnsRequest(PageRequest):
    """A conversation to be shown again or exported; each turn is checked by itself."""

    turns: tuple[dict[str, object], ...] = Field(max_length=_TURNS)


class VerdictRequest(PageRequest):
    """A verdict on an answer."""

    id: str = Field(max_length=64)
    verdict: Verdict
    history: tuple[str, ...] = ()
    answer: Answer
