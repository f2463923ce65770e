"""The archive as tools for language models and agents (Model Context Protocol), under /mcp."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import FastAPI
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import BaseModel, ConfigDict, Field

from corpus import Article
from index import QuoteKind
from rag.datatypes import Answer, Filters
from rag.web.desk import Desk
from rag.web.errors import TurnedAwayError
from rag.web.guard import user_of
from rag.web.speakers import ranked_speakers

_Day = Annotated[str | None, Field(description="ISO date, inclusive")]


class FoundQuote(BaseModel):
    """One statement of a speaker: `text == article.text[start:end]`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    kind: QuoteKind
    speaker: str
    role: str | None
    article_id: str
    start: int
    end: int
    title: str
    outlet: str | None
    published: str | None


class FoundQuotes(BaseModel):
    """Statements found, and how many there are in all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    total: int
    quotes: tuple[FoundQuote, ...]


def add_tools(app: FastAPI, desk: Desk) -> None:
    """Serve ask, find_quotes and get_article under /mcp; they start and end with `app`."""
    server = MCPServer(
        "belegstelle",
        title="Belegstelle",
        log_level="WARNING",
        instructions="Ask a news archive. Every answer consists of verbatim passages with their article and offsets.",
    )
    _register(server, desk)
    # Guard has looked at the host already, and knows which ones are allowed.
    endpoint = server.streamable_http_app(
        json_response=True,
        stateless_http=True,
        max_request_body_size=desk.settings.request_bytes,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    app.router.routes.extend(endpoint.routes)
    outer = app.router.lifespan_context

    @contextlib.asynccontextmanager
    async def lifespan(scope: FastAPI) -> AsyncIterator[Any]:
        async with outer(scope) as state, server.session_manager.run():
            yield state

    app.router.lifespan_context = lifespan


def _register(server: MCPServer[None], desk: Desk) -> None:
    @server.tool()
    async def ask(
        context: Context[None, object],
        question: str,
        history: list[str] | None = None,
        since: _Day = None,
        until: _Day = None,
        outlet: str | None = None,
        speaker_id: str | None = None,
    ) -> Answer:
        """Answer a question with cited, verbatim statements, or refuse with the reason. History: earlier questions."""
        filters = Filters(since=since, until=until, outlet=outlet, speaker_id=speaker_id)
        try:
            return await desk.ask(question, history or [], filters, user=_user(context))
        except TurnedAwayError as error:
            raise ToolError(error.message("en")) from error

    @server.tool()
    async def find_quotes(
        speaker: str, contains: str = "", limit: Annotated[int, Field(ge=1, le=200)] = 20
    ) -> FoundQuotes:
        """Find what somebody said, by any spelling of the name; `contains` must occur in the words."""
        try:
            index = (await desk.assistant()).index
        except TurnedAwayError as error:
            raise ToolError(error.message("en")) from error
        found = []
        for one, _ in ranked_speakers(index, speaker):
            for quote in index.quotes.by_speaker(one.id):
                article = index.articles[quote.span.article_id]
                text = quote.span.of(article)
                if contains.casefold() in text.casefold():
                    found.append(
                        FoundQuote(
                            text=text,
                            kind=quote.kind,
                            speaker=one.name,
                            role=quote.role,
                            article_id=article.id,
                            start=quote.span.start,
                            end=quote.span.end,
                            title=article.title,
                            outlet=article.outlet,
                            published=article.published,
                        )
                    )
        return FoundQuotes(total=len(found), quotes=tuple(found[:limit]))

    @server.tool()
    async def get_article(article_id: str) -> Article:
        """Return one article; offsets of statements point into its text, in code points."""
        try:
            article = (await desk.assistant()).index.articles.get(article_id)
            if article is None:
                raise TurnedAwayError("unknown_article", status=404)
        except TurnedAwayError as error:
            raise ToolError(error.message("en")) from error
        return article


def _user(context: Context[None, object]) -> str:
    request = context.request_context.request
    headers = getattr(request, "headers", {})
    client = getattr(request, "client", None)
    return user_of(headers, client.host if client else None)
