"""Belegstelle inside an existing FastAPI application, under /belegstelle.

    uvicorn examples.mounted:app --no-proxy-headers

Build the index first: `python app.py index`.
"""

from pathlib import Path

from fastapi import FastAPI

from index import Index
from rag import Assistant
from rag.web import WebSettings, create_app, mount_in

_STORE = Path(__file__).parent.parent / "index" / "store"

app = FastAPI(title="Intranet")


@app.get("/status")
def status() -> dict[str, str]:
    """Stand for whatever the application does besides."""
    return {"status": "ok"}


mount_in(app, "/belegstelle", create_app(lambda: Assistant(Index.open(_STORE)), WebSettings.from_environment()))
