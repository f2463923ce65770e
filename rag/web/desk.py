"""The one place where questions are taken: it opens the index in the background and answers a few at a time."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING, Literal

from rag.datatypes import Answer, Filters
from rag.web.errors import TurnedAwayError
from rag.web.limits import RateLimit
from rag.web.settings import WebSettings

if TYPE_CHECKING:
    from index import Index
    from rag.assistant import Assistant

_LOG = logging.getLogger(__name__)
_HISTORY = 20  # earlier questions that may matter to a follow-up; older ones are not sent on


@dataclass(frozen=True, slots=True)
class Timed:
    """An answer, with the seconds its question waited for its turn and the seconds answering took."""

    answer: Answer
    waited: float
    took: float


class Desk:
    """Takes questions from the page, the API and the tools alike."""

    def __init__(self, source: Callable[[], Assistant], settings: WebSettings) -> None:
        self.settings = settings
        self._source = source
        self._opened: Future[Assistant] | None = None
        self._threads = ThreadPoolExecutor(settings.workers, thread_name_prefix="answer")
        self._rate = RateLimit(settings.questions_per_minute)
        self._waiting = 0
        self._lock = Lock()

    @property
    def state(self) -> Literal["opening", "ready", "failed"]:
        """How far the index is."""
        if self._opened is None or not self._opened.done():
            return "opening"
        return "failed" if self._opened.exception() else "ready"

    def open(self) -> Future[Assistant]:
        """Begin to open the index unless that has begun; return at once."""
        with self._lock:
            if self._opened is None:
                self._opened = Future()
                Thread(target=self._open, args=(self._opened,), name="open-index", daemon=True).start()
            return self._opened

    def _open(self, opened: Future[Assistant]) -> None:
        try:
            assistant = self._source()
        except BaseException as error:  # noqa: BLE001 - whatever it was, those who wait must hear of it
            _LOG.exception("the index could not be opened")
            opened.set_exception(error)
        else:
            opened.set_result(assistant)

    async def assistant(self) -> Assistant:
        """Return the assistant once the index is open; raise TurnedAwayError if it cannot be opened."""
        opened = asyncio.wrap_future(self.open())
        # wait, unlike await, leaves the opening alone when whoever waits is cancelled
        await asyncio.wait([opened])
        error = opened.exception()
        if error is not None:
            raise TurnedAwayError("no_index", status=503) from error
        return opened.result()

    def count(self, user: str) -> None:
        """Count one request of `user`; raise TurnedAwayError when they come too fast."""
        self._rate.take(user)

    @property
    def version(self) -> str:
        """Return a name for the contents of the open index; empty before it is open."""
        return index_version(self.open().result().index) if self.state == "ready" else ""

    async def ask(
        self, question: str, history: Sequence[str] = (), filters: Filters | None = None, *, user: str
    ) -> Answer:
        """Answer one question; raise TurnedAwayError when too many wait, `user` asks too fast, or there is no index."""
        return (await self.timed(question, history, filters, user=user)).answer

    async def timed(
        self, question: str, history: Sequence[str] = (), filters: Filters | None = None, *, user: str
    ) -> Timed:
        """Answer like `ask`, and say how long it waited and took."""
        self.count(user)
        if self._waiting >= self.settings.waiting:
            raise TurnedAwayError("busy", status=503)
        self._waiting += 1
        came = time.perf_counter()
        try:
            assistant = await self.assistant()

            def answer() -> Timed:
                began = time.perf_counter()
                got = assistant.ask(question, tuple(history)[-_HISTORY:], filters=filters or Filters())
                return Timed(got, waited=began - came, took=time.perf_counter() - began)

            return await asyncio.wrap_future(self._threads.submit(answer))
        finally:
            self._waiting -= 1


def index_version(index: Index) -> str:
    """Return a short name that changes when the indexed articles or the encoder change."""
    return hashlib.sha256(repr(index.manifest).encode()).hexdigest()[:12]
