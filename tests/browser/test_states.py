"""What a user sees when things are slow, go wrong, or pile up; with the fake assistant."""

from __future__ import annotations

import json
import urllib.request

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import serving


def test_a_question_asked_before_the_index_is_open_is_answered_then(visit):
    server = serving("--slow", "4").start(until=503)
    try:
        one = visit(server.url, ready="#bs-turns")
        assert one.page.inner_text(".bs-corpus") == "Das Archiv wird geöffnet. Sie können schon fragen."
        one.page.fill("#bs-question textarea", "Was wurde über Schulen gesagt?")
        one.page.keyboard.press("Enter")
        assert one.page.inner_text(".bs-busy") == "Das Archiv wird geöffnet. Sie können schon fragen."
        one.page.fill("#bs-question textarea", "Und zum Haushalt?")
        one.page.keyboard.press("Enter")
        assert one.page.locator(".bs-busy").nth(1).inner_text() == "wartet"
        one.page.wait_for_selector(".bs-turn:nth-child(2)[data-state=answered]")
        assert [one.page.locator(f".bs-turn:nth-child({n})").get_attribute("data-state") for n in (1, 2)] == [
            "answered"
        ] * 2
    finally:
        server.stop()


def test_stop_and_ask_again_lose_nothing(visit):
    server = serving("--slow", "6").start(until=503)
    try:
        one = visit(server.url, ready="#bs-turns")
        one.page.fill("#bs-question textarea", "Was wurde über Schulen gesagt?")
        one.page.keyboard.press("Enter")
        one.page.wait_for_selector(".bs-turn[data-state=running]")
        one.page.click("#bs-stop")
        one.page.wait_for_selector(".bs-turn[data-state=stopped]")
        assert one.page.inner_text(".bs-turn .bs-failed") == "Angehalten. Die Frage ist nicht verloren."
        one.page.reload()
        one.page.wait_for_selector(".bs-turn[data-state=stopped] .bs-retry")
        one.page.click(".bs-retry")
        one.page.wait_for_selector(".bs-turn:nth-child(2)[data-state=answered] blockquote")
        assert not one.page.locator("#bs-stop").is_visible()
    finally:
        server.stop()


def test_an_index_that_cannot_be_opened_is_said_without_a_path(visit):
    server = serving("--broken").start(until=503)
    try:
        one = visit(server.url, ready=".bs-failed")
        message = "Das Archiv ließ sich nicht öffnen. Der Grund steht im Protokoll des Servers."
        assert one.page.inner_text(".bs-corpus") == message
        turn = one.ask("Was wurde über Schulen gesagt?", state="failed")
        assert turn.locator(".bs-failed p").inner_text() == message
        assert "secret" not in one.page.content()
    finally:
        server.stop()


def test_too_many_questions_are_turned_away_with_a_reason(visit):
    server = serving(questions_per_minute=2).start()
    try:
        one = visit(server.url)
        one.ask("Was wurde über Schulen gesagt?")
        one.ask("Was wurde über Schulen gesagt?")
        turn = one.ask("Was wurde über Schulen gesagt?", state="failed")
        assert (
            turn.locator(".bs-failed p")
            .inner_text()
            .startswith("Das waren viele Fragen in kurzer Zeit. Bitte warten Sie")
        )
    finally:
        server.stop()


def test_a_server_that_went_away_loses_no_question(visit):
    server = serving().start()
    one = visit(server.url)
    server.stop()
    one.page.fill("#bs-question textarea", "Was wurde über Schulen gesagt?")
    one.page.keyboard.press("Enter")
    one.page.wait_for_selector(".bs-turn[data-state=failed] .bs-retry")
    one.problems.clear()  # the browser reports the refused connections
    server.start()
    try:
        try:
            one.page.reload()
        except Error:  # the page has just reloaded itself, as it does when its server is back
            one.page.wait_for_load_state()
        one.page.wait_for_selector(".bs-turn[data-state=failed] .bs-retry")
        one.page.click(".bs-retry")
        one.page.wait_for_selector(".bs-turn:nth-child(2)[data-state=answered]")
    finally:
        server.stop()
        one.problems.clear()


def test_comparison_stands_side_by_side_and_time_in_a_picture(fake, visit):
    one = visit(fake.url)
    turn = one.ask("Vergleich Schulen")
    assert turn.locator(".bs-group h3").all_inner_texts() == ["Der Finanzminister", "Deutscher Städtetag"]
    left, right = (turn.locator(".bs-group").nth(n).bounding_box() for n in (0, 1))
    assert left["y"] == right["y"]
    turn = one.ask("Zeitleiste Schulen")
    assert turn.locator(".bs-chart figcaption").inner_text() == "4 Aussagen zwischen 4. März 2025 und 11. April 2025"
    assert turn.locator(".bs-group h3").all_inner_texts() == ["4. März 2025", "11. April 2025"]
    assert turn.locator(".bs-dot").count() == 4
    turn.locator(".bs-dot").nth(2).focus()
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.dataset.article") == "schulen"


def test_the_chats_own_client_gives_the_same_answer_as_the_api(fake):
    gradio_client = pytest.importorskip("gradio_client")
    client = gradio_client.Client(fake.url, verbose=False)
    answer = client.predict("Was wurde über Schulen gesagt?", api_name="/ask")
    body = json.dumps({"question": "Was wurde über Schulen gesagt?"}).encode()
    request = urllib.request.Request(f"{fake.url}api/ask", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        assert answer == json.load(response)
