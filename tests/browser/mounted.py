"""Another application with the page mounted in it, as in examples/mounted.py."""

from __future__ import annotations

import sys

import uvicorn
from fastapi import FastAPI

from rag.web import WebSettings, create_app, mount_in
from tests.web_fakes import FakeAssistant

if __name__ == "__main__":
    app = FastAPI()
    app.get("/healthz")(lambda: "host")
    mount_in(app, "/belegstelle", create_app(FakeAssistant, WebSettings(feedback_file=None)))
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", proxy_headers=False)
