"""The web application: page, API, tools and health check under one roof."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

import uvicorn
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from rag.web.api import add_api
from rag.web.desk import Desk
from rag.web.guard import Guard
from rag.web.page import mount_page
from rag.web.settings import WebSettings
from rag.web.shell import ASSETS, ASSETS_PATH
from rag.web.tools import add_tools
from rag.web.views import Views

if TYPE_CHECKING:
    from rag.assistant import Assistant

_LOG = logging.getLogger(__name__)


def create_app(source: Callable[[], Assistant], settings: WebSettings | None = None) -> FastAPI:
    """Return the application; `source` opens the index and is called once, in the background, when it starts."""
    settings = settings or WebSettings()
    desk = Desk(source, settings)
    views = Views(desk)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.open()
        yield

    app = FastAPI(
        title="Belegstelle", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=lifespan
    )
    add_api(app, views)
    add_tools(app, desk)
    app.mount(ASSETS_PATH, StaticFiles(directory=ASSETS), name="belegstelle")
    mount_page(app, views)
    # The last one added is the first to see a request.
    app.add_middleware(
        CORSMiddleware, allow_origins=settings.origins, allow_methods=["GET", "POST"], allow_headers=["*"]
    )
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(GZipMiddleware, minimum_size=2000)
    return app


def mount_in(host: Starlette, path: str, app: FastAPI) -> None:
    """Mount the application in another one under `path`, and start and end it with its host."""
    outer = host.router.lifespan_context

    @contextlib.asynccontextmanager
    async def lifespan(scope: Starlette) -> AsyncIterator[Any]:
        async with outer(scope) as state, app.router.lifespan_context(app):
            yield state

    host.router.lifespan_context = lifespan
    host.mount(path, app)


def run(app: FastAPI, *, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve until interrupted; say where on stderr."""
    shown = f"[{host}]" if ":" in host else host
    sys.stderr.write(f"Belegstelle: http://{shown}:{port}/ (Ctrl+C ends it)\n")
    # Forwarding headers are judged by Guard alone.
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)
