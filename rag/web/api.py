"""The HTTP API: the same answers as the page, as JSON."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from corpus import Article
from index import SpeakerKind
from rag.datatypes import Answer, Filters
from rag.web.errors import TurnedAwayError
from rag.web.feedback import Verdict
from rag.web.guard import user_of
from rag.web.speakers import ranked_speakers
from rag.web.views import Views


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(_Model):
    """A question, the earlier ones of the conversation (oldest first), and what to narrow the archive to."""

    question: str
    history: tuple[str, ...] = ()
    filters: Filters = Filters()


class QuotedSpeaker(_Model):
    """Somebody quoted in the archive."""

    id: str
    name: str
    kind: SpeakerKind
    roles: tuple[str, ...]
    spellings: tuple[str, ...]
    statements: int


class Health(_Model):
    """Whether questions can be answered; `index` names the contents of the open index."""

    status: Literal["opening", "ready", "failed"]
    index: str


class Problem(_Model):
    """Why a request was turned away."""

    detail: str


class Rating(_Model):
    """A verdict on an answer, as the page's buttons give it."""

    verdict: Verdict
    answer: Answer
    history: tuple[str, ...] = Field(default=(), max_length=100)


_TURNED_AWAY: dict[int | str, dict[str, Any]] = {status: {"model": Problem} for status in (413, 429, 503)}


def add_api(app: FastAPI, views: Views) -> None:
    """Add the routes and the error handlers to `app`."""
    desk = views.desk

    @app.get("/healthz", tags=["service"])
    async def healthz() -> JSONResponse:
        """Report whether the index is open: 200 when it is, 503 while it is being opened or when it failed."""
        health = Health(status=desk.state, index=desk.version)
        return JSONResponse(health.model_dump(), status_code=200 if desk.state == "ready" else 503)

    @app.post("/api/ask", tags=["answers"], responses=_TURNED_AWAY)
    async def ask(asked: Question, request: Request, response: Response) -> Answer:
        """Answer a question with cited, verbatim statements, or refuse with the reason."""
        timed = await desk.timed(asked.question, asked.history, asked.filters, user=_user(request))
        response.headers["Server-Timing"] = f"wait;dur={timed.waited * 1000:.1f}, answer;dur={timed.took * 1000:.1f}"
        return timed.answer

    @app.get("/api/articles/{article_id:path}", tags=["archive"], responses={404: {"model": Problem}})
    async def article(article_id: str) -> Article:
        """Return one article; the offsets of statements point into its text, in code points."""
        found = (await desk.assistant()).index.articles.get(article_id)
        if found is None:
            raise TurnedAwayError("unknown_article", status=404)
        return found

    @app.get("/api/speakers", tags=["archive"])
    async def speakers(
        search: Annotated[str, Query(max_length=200)] = "", limit: Annotated[int, Query(ge=1, le=10_000)] = 1000
    ) -> list[QuotedSpeaker]:
        """Return everybody quoted in the archive, most quoted first; `search` may name any spelling."""
        index = (await desk.assistant()).index
        return [
            QuotedSpeaker(
                id=speaker.id, name=speaker.name, kind=speaker.kind, statements=count, spellings=speaker.spellings,
                roles=tuple(dict.fromkeys(role.text for role in speaker.roles)),
            )
            for speaker, count in ranked_speakers(index, search)[:limit]
        ]  # fmt: skip

    @app.post("/api/feedback", tags=["answers"], status_code=204, responses=_TURNED_AWAY)
    async def feedback(rating: Rating, request: Request) -> None:
        """Keep a verdict on an answer."""
        await views.keep(rating.verdict, rating.answer, rating.history, user=_user(request))

    @app.exception_handler(TurnedAwayError)
    async def turned_away(request: Request, error: TurnedAwayError) -> JSONResponse:
        headers = {"Retry-After": str(error.values["seconds"])} if "seconds" in error.values else None
        return JSONResponse({"detail": error.message(_language(request))}, status_code=error.status, headers=headers)

    @app.exception_handler(RequestValidationError)
    async def malformed(_: Request, error: RequestValidationError) -> JSONResponse:
        # The place and the reason, not the input: it may be long, and it is the caller's own.
        reasons = [{"loc": list(item["loc"]), "msg": item["msg"]} for item in error.errors()]
        return JSONResponse({"detail": reasons}, status_code=422)

    @app.exception_handler(Exception)
    async def failed(request: Request, _: Exception) -> JSONResponse:
        return JSONResponse(
            {"detail": TurnedAwayError("failed", status=500).message(_language(request))}, status_code=500
        )


def _user(request: Request) -> str:
    return user_of(request.headers, request.client.host if request.client else None)


def _language(request: Request) -> Literal["de", "en"]:
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "de"
