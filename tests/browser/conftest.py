"""A real Chromium, and real servers in processes of their own; skipped where the machine has no Chromium."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run"
).split()


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no chromium on PATH"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """A server in its own process, ended by its id."""

    arguments: list[str]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self, *, until: int = 200) -> Server:
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "tests.browser.serve",
            "--port",
            str(self.port),
            *self.arguments,
        ]
        self.process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 120
        while self.health() not in (200, until):
            assert self.process.poll() is None, "the server ended early"
            assert time.monotonic() < deadline, "the server did not come up"
            time.sleep(0.1)
        return self

    def health(self) -> int | None:
        try:
            with urllib.request.urlopen(f"{self.url}healthz", timeout=5) as response:
                return response.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return None

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(20)


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    """An index of the demo articles, built with the shipped encoder."""
    from index import build_index

    folder = tmp_path_factory.mktemp("index") / "store"
    build_index(ROOT / "corpus" / "articles", folder)
    return folder


def serving(*arguments: str, **settings: object) -> Server:
    return Server(
        [*arguments, "--settings", json.dumps({"questions_per_minute": 1000, "feedback_file": None, **settings})]
    )


@pytest.fixture(scope="session")
def archive(store, tmp_path_factory) -> Iterator[Server]:
    """The real assistant over the demo articles."""
    feedback = tmp_path_factory.mktemp("feedback") / "feedback.jsonl"
    server = serving("--index", str(store), feedback_file=str(feedback)).start()
    server.feedback = feedback
    yield server
    server.stop()


@pytest.fixture(scope="session")
def fake(tmp_path_factory) -> Iterator[Server]:
    """The small assistant of web_fakes.py, with its hostile article."""
    feedback = tmp_path_factory.mktemp("fake") / "feedback.jsonl"
    server = serving(feedback_file=str(feedback)).start()
    server.feedback = feedback
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page in a browser of its own, with what went wrong on it and the hosts it asked."""

    page: object
    hosts: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def ask(self, question: str, *, state: str = "answered") -> object:
        before = self.page.locator(".bs-turn").count()
        self.page.fill("#bs-question textarea", question)
        self.page.keyboard.press("Enter")
        turn = self.page.locator(".bs-turn").nth(before)
        turn.wait_for()
        self.page.wait_for_function(
            "([n, state]) => document.querySelectorAll('.bs-turn')[n]?.dataset.state === state", arg=[before, state]
        )
        return turn


def _is_cancelled_stream(problem: str) -> bool:
    """What Gradio's own client says, at times, of the stream that the stop button has it abort."""
    return problem.startswith("AbortError: signal is aborted") or problem.rstrip().endswith("errored out.")


@pytest.fixture
def visit(chromium) -> Iterator[Callable[..., Visit]]:
    """Open an address in a fresh browser; at the end nothing may have gone wrong and no other host been asked."""
    contexts, visits = [], []

    def open_page(url: str, *, ready: str = ".bs-welcome", context=None, **options) -> Visit:
        if context is None:
            context = chromium.new_context(
                **({"locale": "de-DE", "viewport": {"width": 1360, "height": 860}} | options)
            )
            context.set_default_timeout(15_000)
            contexts.append(context)
        one = Visit(context.new_page())
        one.context = context
        one.page.on(
            "request",
            lambda request: one.hosts.add(urlsplit(request.url).netloc) if request.url.startswith("http") else None,
        )
        one.page.on("pageerror", lambda error: one.problems.append(str(error)))
        one.page.on("console", lambda message: one.problems.append(message.text) if message.type == "error" else None)
        one.page.goto(url)
        if ready:
            one.page.wait_for_selector(ready, state="attached")
        one.host = urlsplit(url).netloc
        visits.append(one)
        return one

    yield open_page
    for one in visits:
        assert one.hosts <= {one.host}, "a request to another host"
        assert [problem for problem in one.problems if not _is_cancelled_stream(problem)] == []
    for context in contexts:
        context.close()
