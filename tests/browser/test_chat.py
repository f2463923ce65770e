"""The chat as a user meets it, over the demo articles."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from pathlib import Path

from tests.browser.conftest import Server, serving

_PASSAGE_IN_VIEW = """() => {
  const box = selector => document.querySelector(selector).getBoundingClientRect();
  return box('#bs-passage').top >= box('#bs-right').top && box('#bs-passage').top < box('#bs-right').bottom;
}"""
# Contrast of the marked passage as WCAG 2 defines it.
_CONTRAST = """() => {
  const channel = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(channel);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const style = getComputedStyle(document.querySelector('#bs-passage'));
  const [one, other] = [light(style.color), light(style.backgroundColor)];
  return (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
}"""


def api(server: Server, path: str, body: dict | None = None):
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(server.url + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def test_a_number_leads_to_the_passage_in_its_article(archive, visit):
    one = visit(archive.url)
    question = one.page.locator(".bs-welcome .bs-ask").first.inner_text()
    turn = one.ask(question)
    answer = api(archive, "api/ask", {"question": question})
    assert turn.locator(".bs-statement").count() == len(answer["statements"])
    statement, citation = answer["statements"][0], answer["citations"][0]
    turn.locator(".bs-statement .bs-cite").first.click()
    one.page.wait_for_selector("#bs-passage")
    marked = "".join(one.page.locator("#bs-panel mark").all_inner_texts())
    assert marked.split() == statement["text"].split()
    article = api(archive, f"api/articles/{urllib.parse.quote(citation['article_id'])}")
    assert article["text"][statement["start"] : statement["end"]] == statement["text"]
    assert one.page.inner_text("#bs-headline") == article["title"]
    assert article["outlet"] in one.page.inner_text("#bs-panel .bs-facts")
    one.page.wait_for_timeout(600)
    inside = one.page.evaluate(_PASSAGE_IN_VIEW)
    assert inside, "the passage is scrolled into view"


def test_a_follow_up_says_how_it_was_understood(archive, visit):
    one = visit(archive.url)
    one.ask("Was sagte Donald Trump über Putin?")
    turn = one.ask("Und Hegseth?")
    alone = api(archive, "api/ask", {"question": "Und Hegseth?", "history": ["Was sagte Donald Trump über Putin?"]})
    assert alone["understood_as"]["carried_over"], "the follow-up takes something over"
    assert alone["understood_as"]["summary"] in turn.locator(".bs-understood").inner_text()
    assert "bs-carried" in turn.locator(".bs-understood").get_attribute("class")


def test_a_refusal_looks_like_an_answer_and_its_suggestion_is_answered(archive, visit):
    one = visit(archive.url)
    turn = one.ask("Was sagte Pete Hegseth über Fußball?")
    refused = api(archive, "api/ask", {"question": "Was sagte Pete Hegseth über Fußball?"})
    assert turn.locator(".bs-refusal > p").first.inner_text() == refused["refusal"]["message"]
    assert turn.locator(".bs-refusal .bs-ask").all_inner_texts() == refused["refusal"]["suggestions"]
    turn.locator(".bs-refusal .bs-ask").first.click()
    one.page.wait_for_selector(".bs-turn:nth-child(2)[data-state=answered] blockquote")


def test_the_keyboard_is_enough(archive, visit):
    one = visit(archive.url)
    page = one.page
    page.locator(".bs-skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Was sagte Pete Hegseth?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".bs-turn[data-state=answered] .bs-cite")
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.bs-cite[data-start]')"):
            break
    number = page.evaluate("document.activeElement.outerHTML")
    page.keyboard.press("Enter")
    page.wait_for_selector("#bs-passage")
    page.wait_for_function("document.activeElement.id === 'bs-passage'")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.article") in number
    assert page.locator("#bs-panel mark").count() == 0
    page.locator("#bs-chat-button").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".bs-voice")


def test_filters_narrow_the_archive(archive, visit):
    one = visit(archive.url)
    outlets = sorted(
        {s["outlet"] for s in api(archive, "api/ask", {"question": "Was sagte Donald Trump?"})["citations"]}
    )
    one.page.click("#bs-filters .label-wrap")
    one.page.fill("#bs-since :is(input, textarea)", "2025-03-01")
    one.page.fill("#bs-until :is(input, textarea)", "2025-10-31")
    one.page.click("#bs-outlet input")
    one.page.click(f"#bs-outlet [role=option]:has-text('{outlets[0]}')")
    turn = one.ask("Was sagte Donald Trump?")
    filters = {"since": "2025-03-01", "until": "2025-10-31", "outlet": outlets[0]}
    expected = api(archive, "api/ask", {"question": "Was sagte Donald Trump?", "filters": filters})
    assert turn.locator(".bs-sources cite").all_inner_texts() == [c["title"] for c in expected["citations"]]
    assert "2025-03-01 – 2025-10-31" in turn.locator(".bs-narrowed").inner_text()
    one.page.fill("#bs-since :is(input, textarea)", "gestern")
    turn = one.ask("Was sagte Pete Hegseth?", state="failed")
    assert turn.locator(".bs-failed p").inner_text() == "Ein Datum bitte so: 2025-12-29."


def test_speakers_view_lists_everybody_with_their_statements(archive, visit):
    one = visit(archive.url)
    speakers = api(archive, "api/speakers")
    one.page.click("#bs-voices-tab-button")
    one.page.wait_for_selector(".bs-voice")
    assert one.page.locator(".bs-voice b").all_inner_texts() == [speaker["name"] for speaker in speakers]
    one.page.locator("#bs-search :is(input, textarea)").press_sequentially(speakers[1]["name"])
    one.page.wait_for_function(
        "name => [...document.querySelectorAll('.bs-voice b')].every(b => b.textContent === name)",
        arg=speakers[1]["name"],
    )
    one.page.click(".bs-voice")
    one.page.wait_for_selector(".bs-speaker-page .bs-statement")
    assert one.page.locator(".bs-speaker-page .bs-statement").count() == speakers[1]["statements"]
    one.page.locator(".bs-speaker-page .bs-cite").first.click()
    one.page.wait_for_selector("#bs-passage")
    one.page.click(".bs-speaker-page .bs-ask")
    one.page.wait_for_selector("#bs-chat .bs-turn[data-state=answered]")


def test_english_by_the_browser_or_by_choice(archive, visit):
    one = visit(archive.url, locale="en-US")
    assert one.page.locator("#bs-chat-button").inner_text() == "Ask"
    assert one.page.locator("#bs-question textarea").get_attribute("placeholder") == "Ask the archive …"
    assert one.page.evaluate("document.documentElement.lang") == "en"
    one.page.click("#bs-language")
    one.page.wait_for_selector("#bs-chat-button:has-text('Fragen')")
    french = visit(archive.url, locale="fr-FR")
    assert french.page.locator("#bs-chat-button").inner_text() == "Fragen"
    assert french.page.locator("#bs-stop").evaluate("b => b.textContent.trim()") == "Anhalten"


def test_copied_and_saved_text_carries_its_citation(archive, visit):
    one = visit(archive.url, permissions=["clipboard-read", "clipboard-write"])
    question = "Was sagte Pete Hegseth?"
    turn = one.ask(question)
    answer = api(archive, "api/ask", {"question": question})
    turn.locator(".bs-copy").first.click()
    one.page.wait_for_selector(".bs-done")
    copied = one.page.evaluate("navigator.clipboard.readText()")
    assert answer["statements"][0]["text"] in copied
    assert answer["citations"][0]["title"] in copied
    with one.page.expect_download() as download:
        one.page.click("#bs-export")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert re.match(r"belegstelle-\d{4}-\d\d-\d\d\.md", download.value.suggested_filename)
    assert text.startswith("# Gespräch mit dem Archiv\n")
    assert text.count("\n> ") == 2 * len(answer["statements"])


def test_feedback_is_kept_with_question_answer_and_index(archive, visit):
    from rag.web import read_feedback

    one = visit(archive.url)
    turn = one.ask("Was sagte Pete Hegseth?")
    turn.locator("[data-verdict=wrong_speaker]").click()
    turn.locator(".bs-thanks").wait_for()
    kept = list(read_feedback(archive.feedback))[-1]
    answer = api(archive, "api/ask", {"question": "Was sagte Pete Hegseth?"})
    assert (kept.verdict, kept.question) == ("wrong_speaker", "Was sagte Pete Hegseth?")
    assert kept.answer.model_dump(mode="json") == answer
    assert kept.index_version == api(archive, "healthz")["index"]


def test_two_users_do_not_see_each_other(archive, visit):
    one, other = visit(archive.url), visit(archive.url)
    one.ask("Was sagte Pete Hegseth?")
    other.ask("Was sagte Donald Trump?")
    assert one.page.locator(".bs-question bdi").all_inner_texts() == ["Was sagte Pete Hegseth?"]
    assert other.page.locator(".bs-question bdi").all_inner_texts() == ["Was sagte Donald Trump?"]


def test_the_conversation_survives_a_reload_and_a_restart_of_the_server(store, visit):
    server = serving("--index", str(store)).start()
    try:
        one = visit(server.url)
        one.ask("Was sagte Pete Hegseth über den Krieg?")
        before = one.page.locator(".bs-answer").first.inner_text()
        one.page.reload()
        one.page.wait_for_selector(".bs-answer blockquote")
        assert one.page.locator(".bs-answer").first.inner_text() == before
        one.page.goto("about:blank")
        server.stop()
        server.start()
        one.page.goto(server.url)
        one.page.wait_for_selector(".bs-answer blockquote")
        assert one.page.locator(".bs-answer").first.inner_text() == before
        turn = one.ask("Und Trump?")
        assert "bs-carried" in turn.locator(".bs-understood").get_attribute("class")
    finally:
        server.stop()


def test_an_answer_reads_in_the_dark_on_a_phone_and_on_paper(archive, visit):
    phone = visit(
        f"{archive.url}?theme=dark&q=Was%20sagte%20Pete%20Hegseth%3F",
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
    )
    phone.page.wait_for_selector(".bs-turn[data-state=answered] .bs-cite")
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 390
    assert phone.page.evaluate("document.body.classList.contains('dark')")
    phone.page.locator(".bs-cite").first.tap()
    phone.page.wait_for_selector("#bs-passage")
    contrast = phone.page.evaluate(_CONTRAST)
    assert contrast > 4.5, "WCAG AA"
    phone.page.wait_for_function(_PASSAGE_IN_VIEW)
    phone.page.locator(".bs-close").tap()
    phone.page.emulate_media(media="print")
    assert not phone.page.locator("#bs-composer").is_visible()
    assert phone.page.locator(".bs-statement").first.is_visible()
