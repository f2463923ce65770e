"""The page in another page's frame, behind nginx, under a prefix; and inside another application."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Server, free_port, serving

_NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@pytest.fixture
def nginx(fake_behind, tmp_path):
    """nginx with the location of examples/nginx.conf and the intranet page of examples/ at its root."""
    if _NGINX is None:
        pytest.skip("no nginx on PATH")
    port = free_port()
    location = (ROOT / "examples" / "nginx.conf").read_text(encoding="utf-8")
    location = location.replace("127.0.0.1:7860", f"127.0.0.1:{fake_behind.port}").replace("$remote_user", "redaktion")
    (tmp_path / "site.conf").write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\n"
        f"http {{ access_log off; types {{ text/html html; }}\n"
        f"client_body_temp_path {tmp_path}/b; proxy_temp_path {tmp_path}/p;\n"
        f"fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u; scgi_temp_path {tmp_path}/s;\n"
        f"server {{ listen 127.0.0.1:{port}; root {ROOT}/examples/intranet; {location} }} }}\n"
    )
    process = subprocess.Popen([_NGINX, "-c", str(tmp_path / "site.conf")], stderr=subprocess.DEVNULL)
    for _ in range(50):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield port
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def fake_behind():
    server = serving(user_header="X-Forwarded-User").start()
    yield server
    server.stop()


def test_the_intranet_page_shows_the_chat_asks_its_question_and_sets_the_theme(nginx, visit):
    one = visit(f"http://127.0.0.1:{nginx}/", ready="iframe")
    frame = one.page.frame_locator("#belege")
    frame.locator(".bs-turn[data-state=answered]").wait_for()
    assert frame.locator(".bs-question bdi").inner_text() == "Was sagte Pete Hegseth?"
    frame.locator("#bs-question textarea").fill("Was wurde über Schulen gesagt?")
    frame.locator("#bs-question textarea").press("Enter")
    frame.locator(".bs-turn:nth-child(2) .bs-cite").first.click()
    frame.locator("#bs-passage").wait_for()
    assert frame.locator("body.dark").count() == 0
    assert not frame.locator(".bs-name p").is_visible()


def status(url: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_without_the_proxys_user_nobody_gets_in(fake_behind):
    for path in ("", "api/speakers", "config", "gradio_api/info", "theme.css", "mcp", "belegstelle/page.js"):
        assert status(fake_behind.url + path) == 401, path


@pytest.fixture
def portal():
    """Another origin with a page that frames whatever its query names."""
    directory = Path(__file__).parent / "portal"
    handler = functools.partial(_Quiet, directory=str(directory))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_another_origin_may_frame_the_page_only_with_permission(fake, visit, portal):
    allowed = serving(frame_ancestors=[f"http://127.0.0.1:{portal}"]).start()
    try:
        one = visit(f"http://127.0.0.1:{portal}/?{allowed.url}", ready="iframe")
        one.page.frame_locator("iframe").locator(".bs-welcome").wait_for()
        one.hosts.discard(f"127.0.0.1:{allowed.port}")
        other = visit(f"http://127.0.0.1:{portal}/?{fake.url}", ready="iframe")
        other.page.wait_for_timeout(1500)
        assert other.page.frame_locator("iframe").locator("#bs-question").count() == 0
        assert any("frame-ancestors" in problem for problem in other.problems)
        other.problems.clear()
        other.hosts.discard(f"127.0.0.1:{fake.port}")
    finally:
        allowed.stop()


def test_a_token_opens_the_page_once_and_is_then_a_cookie(visit):
    token = "ein-langes-kennwort"
    server = serving(access_token=token).start()
    try:
        assert status(server.url) == 401
        assert status(f"{server.url}api/speakers", Authorization=f"Bearer {token}") == 200
        assert status(f"{server.url}api/speakers", Authorization="Bearer etwas-anderes") == 401
        one = visit(f"{server.url}?token={token}&theme=dark")
        assert token not in one.page.url
        assert "theme=dark" in one.page.url
        one.ask("Was wurde über Schulen gesagt?")
    finally:
        server.stop()


def test_it_lives_inside_another_application(visit):
    server = _Mounted([]).start()
    try:
        one = visit(f"{server.url}belegstelle/")
        turn = one.ask("Was wurde über Schulen gesagt?")
        turn.locator(".bs-cite").first.click()
        one.page.wait_for_selector("#bs-passage")
        assert status(f"{server.url}healthz") == 200
    finally:
        server.stop()


class _Mounted(Server):
    def start(self, *, until: int = 200) -> Server:
        import sys

        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.browser.mounted", str(self.port)], cwd=ROOT
        )
        while self.health() != 200:
            assert self.process.poll() is None
            time.sleep(0.1)
        return self
