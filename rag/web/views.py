"""What the page asks for and gets: requests checked at the boundary, replies with finished HTML."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import ValidationError

from rag.datatypes import Answer, Filters
from rag.language import Language
from rag.web.buttons import ask_button
from rag.web.desk import Desk
from rag.web.errors import TurnedAwayError
from rag.web.examples import examples
from rag.web.export import conversation_markdown
from rag.web.feedback import Feedback, FeedbackFile, Verdict
from rag.web.markup import el, long_date, visible
from rag.web.panel import render_panel
from rag.web.render import render_answer, render_error
from rag.web.requests import (
    AskRequest,
    KeptTurn,
    PageRequest,
    PassageRequest,
    SpeakersRequest,
    TurnsRequest,
    VerdictRequest,
)
from rag.web.speakers import ranked_speakers, render_speaker, render_speakers
from rag.web.texts import say

if TYPE_CHECKING:
    from index import Index, Speaker
    from rag.assistant import Assistant

_CHOICES = 1000  # entries of a drop-down list; the speakers' view searches all
_LABEL = 70  # characters of such an entry

Reply = dict[str, object]


@dataclass(frozen=True, slots=True)
class Start:
    """What fills the page once the index is open; choices are (label, value)."""

    reply: Reply
    outlets: list[tuple[str, str]]
    speakers: list[tuple[str, str]]


class Views:
    """Replies to the page. A request that is turned away gets the reason as HTML, never an exception."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._found: dict[Language, list[str]] = {}
        self._lock = Lock()
        file = desk.settings.feedback_file
        self._feedback = FeedbackFile(file, limit=desk.settings.feedback_bytes) if file else None

    async def start(self, data: object) -> Start:
        """Return the corpus in numbers, example questions and the choices of the filters."""
        lang = _language(data)
        everything = [(say(lang, "all"), "")]
        try:
            request = PageRequest.model_validate(data)
            assistant = await self.desk.assistant()
        except (TurnedAwayError, ValidationError) as error:
            return Start(_refused(error, data), everything, everything)
        index = assistant.index
        ranked = await asyncio.to_thread(ranked_speakers, index)
        outlets = await asyncio.to_thread(_outlets, index)
        questions = await asyncio.to_thread(self._examples, assistant, ranked, lang)
        asks = el("ul", *(el("li", ask_button(question)) for question in questions), class_="bs-asks")
        welcome = el(
            "div",
            el("h2", say(lang, "welcome")),
            el("p", say(lang, "welcome_hint")),
            el("h3", say(lang, "examples")),
            asks,
            class_="bs-welcome",
        )
        reply: Reply = {
            "n": request.n,
            "html": welcome,
            "corpus": say(lang, "corpus", articles=len(index.articles), speakers=len(ranked)),
            "version": self.desk.version,
        }
        return Start(
            reply,
            [*everything, *((_label(outlet), outlet) for outlet in outlets)],
            [*everything, *((_label(speaker.name), speaker.id) for speaker, _ in ranked[:_CHOICES])],
        )

    def _examples(self, assistant: Assistant, ranked: list[tuple[Speaker, int]], language: Language) -> list[str]:
        """Find example questions once for each language: finding them asks the assistant."""
        with self._lock:
            if language not in self._found:
                self._found[language] = examples(assistant, ranked, language)
            return self._found[language]

    async def answer(self, data: object, narrowed: tuple[str | None, ...], *, user: str) -> Reply:
        """Answer a question; `narrowed` are since, until, outlet and speaker as the page's fields hold them."""
        try:
            request = AskRequest.model_validate(data)
            filters = _filters(narrowed)
            answer = await self.desk.ask(request.question, request.history, filters, user=user)
            index = (await self.desk.assistant()).index
        except (TurnedAwayError, ValidationError) as error:
            return _refused(error, data)
        html = render_answer(answer, index.articles, request.lang, filters)
        return {
            "n": request.n,
            "id": request.id,
            "html": html,
            "answer": answer.model_dump(mode="json"),
            "filters": filters.model_dump(mode="json"),
        }

    async def restore(self, data: object) -> Reply:
        """Render answers the browser kept; one that does not read as an answer any more is said to be gone."""
        try:
            request = TurnsRequest.model_validate(data)
            index = (await self.desk.assistant()).index
        except (TurnedAwayError, ValidationError) as error:
            return _refused(error, data)
        turns = [_restored(turn, index, request.lang) for turn in request.turns]
        return {"n": request.n, "turns": turns}

    async def evidence(self, data: object) -> Reply:
        """Return the evidence panel for a passage, or the empty panel where the request names no article."""
        try:
            reference = PassageRequest.model_validate(data)
            index = (await self.desk.assistant()).index
            article = index.articles.get(reference.article)
            if article is None:
                raise TurnedAwayError("unknown_article", status=404)
        except (TurnedAwayError, ValidationError) as error:
            return _refused(error, data)
        return {"n": reference.n, "html": render_panel(article, reference, reference.lang)}

    async def speakers(self, data: object) -> Reply:
        """Return the list of speakers, or one speaker's statements."""
        try:
            request = SpeakersRequest.model_validate(data)
            index = (await self.desk.assistant()).index
        except (TurnedAwayError, ValidationError) as error:
            return _refused(error, data)
        if request.speaker is not None:
            html = await asyncio.to_thread(render_speaker, index, request.speaker, request.lang)
            return {"n": request.n, "html": html, "speaker": request.speaker}
        return {"n": request.n, "html": await asyncio.to_thread(render_speakers, index, request.search, request.lang)}

    async def rate(self, data: object, *, user: str) -> Reply:
        """Keep a verdict on an answer."""
        try:
            request = VerdictRequest.model_validate(data)
            await self.keep(request.verdict, request.answer, request.history, user=user)
        except (TurnedAwayError, ValidationError) as error:
            return _refused(error, data)
        return {"n": request.n, "id": request.id, "verdict": request.verdict, "text": say(request.lang, "thanks")}

    async def keep(self, verdict: Verdict, answer: Answer, history: tuple[str, ...], *, user: str) -> None:
        """Write one verdict; raise TurnedAwayError when feedback is not kept or comes too fast."""
        self.desk.count(user)
        if self._feedback is None:
            raise TurnedAwayError("feedback_full", status=503)
        await self.desk.assistant()
        self._feedback.add(
            Feedback.model_validate(
                {
                    "at": datetime.now(UTC),
                    "verdict": verdict,
                    "question": answer.question,
                    "history": history,
                    "answer": answer,
                    "index_version": self.desk.version,
                }
            )
        )

    async def export(self, data: object) -> Reply:
        """Return the conversation as Markdown."""
        try:
            request = TurnsRequest.model_validate(data)
            answers = [KeptTurn.model_validate(turn).answer for turn in request.turns]
            articles = (await self.desk.assistant()).index.articles
        except (TurnedAwayError, ValidationError) as error:
            return _refused(error, data)
        today = datetime.now(UTC).date().isoformat()
        text = conversation_markdown(answers, articles, request.lang, saved=long_date(today, request.lang) or today)
        return {"n": request.n, "text": text, "name": f"belegstelle-{today}.md"}


def _outlets(index: Index) -> list[str]:
    return sorted({article.outlet for article in index.articles.values() if article.outlet})


def _label(name: str) -> str:
    """Return a name as an entry of a list: what it is, on one line, not longer than the list is wide."""
    shown = visible(" ".join(name.split()))
    return shown if len(shown) <= _LABEL else f"{shown[: _LABEL - 1]}…"


def _restored(turn: Mapping[str, object], index: Index, lang: Language) -> Reply:
    try:
        kept = KeptTurn.model_validate(turn)
    except ValidationError:
        return {"id": str(turn.get("id", ""))[:64], "html": render_error(say(lang, "gone"))}
    return {"id": kept.id, "html": render_answer(kept.answer, index.articles, lang, kept.filters)}


def _filters(narrowed: tuple[str | None, ...]) -> Filters:
    since, until, outlet, speaker = (value.strip() or None if value else None for value in narrowed)
    for day in (since, until):
        try:
            if day is not None:
                date.fromisoformat(day)
        except ValueError as error:
            raise TurnedAwayError("bad_date", status=422) from error
    return Filters(since=since, until=until, outlet=outlet, speaker_id=speaker)


def _refused(error: TurnedAwayError | ValidationError, data: object) -> Reply:
    """Return the reason as the reply to the request that was turned away, as far as that can be read."""
    lang = _language(data)
    message = error.message(lang) if isinstance(error, TurnedAwayError) else say(lang, "bad_request")
    given = data if isinstance(data, dict) else {}
    n = given.get("n")
    return {
        "n": n if isinstance(n, int) else 0,
        "id": str(given.get("id", ""))[:64],
        "html": render_error(message),
        "error": message,
    }


def _language(data: object) -> Language:
    return "en" if isinstance(data, dict) and data.get("lang") == "en" else "de"
