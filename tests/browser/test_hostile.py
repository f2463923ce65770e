"""An article full of HTML, scripts, templates, forms and bidirectional controls is shown as text, everywhere."""

from __future__ import annotations

import re
from pathlib import Path

from tests.web_fakes import HOSTILE, HOSTILE_WORDS

_SHOWN = HOSTILE_WORDS.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
_FOUND = """() => ({
  hacked: window.hacked,
  foreign: document.querySelectorAll(
    '#bs-main :is(img, iframe, form, script, object, embed, [onerror], [onload], [onmouseover])').length,
  links: [...document.querySelectorAll('#bs-main a')].map(a => a.href),
})"""


def test_hostile_text_is_shown_as_text_and_loads_nothing(fake, visit):
    one = visit(fake.url)
    turn = one.ask(f"böse {HOSTILE_WORDS}")
    assert turn.locator(".bs-question bdi").inner_text() == f"böse {HOSTILE_WORDS}"
    assert turn.locator("blockquote").first.inner_text() == f"„{_SHOWN}“ 1"
    assert turn.locator(".bs-speaker b").first.inner_text() == f"Name {_SHOWN}"
    assert turn.locator(".bs-sources cite").inner_text() == f"Titel {_SHOWN}"
    turn.locator(".bs-cite").first.click()
    one.page.wait_for_selector("#bs-passage")
    assert one.page.inner_text("#bs-headline") == f"Titel {_SHOWN}"
    assert one.page.locator("#bs-panel mark").inner_text() == _SHOWN
    assert "javascript" not in (
        one.page.locator("#bs-panel header a").first.get_attribute("href")
        if one.page.locator("#bs-panel header a").count()
        else ""
    )
    assert turn.locator(".bs-copy").first.get_attribute("data-copy").startswith(f"„{_SHOWN}“ (Name {_SHOWN}")
    one.page.click("#bs-voices-tab-button")
    one.page.wait_for_selector(".bs-voice")
    one.page.locator(".bs-voice", has_text="Name <img").click()
    one.page.wait_for_selector(".bs-speaker-page")
    assert one.page.locator(".bs-speaker-page h3").inner_text() == f"Name {_SHOWN}"
    one.page.locator(".bs-speaker-page .bs-ask").click()
    one.page.wait_for_selector(".bs-turn:nth-child(2)[data-state=answered]")
    one.page.reload()
    one.page.wait_for_selector(".bs-turn:nth-child(2) .bs-refusal, .bs-turn:nth-child(2) blockquote")
    one.page.click("#bs-filters .label-wrap")
    one.page.click("#bs-outlet input")
    one.page.wait_for_selector("#bs-outlet [role=option]:has-text('Blatt <img')")
    found = one.page.evaluate(_FOUND)
    assert found == {"hacked": None, "foreign": 0, "links": []}


def test_a_saved_hostile_conversation_is_plain_text(fake, visit):
    one = visit(fake.url)
    one.ask("böse")
    with one.page.expect_download() as download:
        one.page.click("#bs-export")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "\u202e" not in text
    assert "\\<script\\>" in text
    assert re.findall(r"(?<!\\)[<\[`]", text) == [], "nothing a Markdown renderer would take for markup"
    assert HOSTILE.url not in text


def test_inline_scripts_do_not_run_even_if_one_got_in(fake, visit):
    one = visit(fake.url)
    ran = one.page.evaluate(
        """async () => { const d = document.createElement('div'); document.body.append(d);
             d.innerHTML = '<img src=data:, onerror="window.inline = 1">';
             const s = document.createElement('script'); s.textContent = 'window.inline = 2'; document.body.append(s);
             await new Promise(r => setTimeout(r, 300)); return window.inline ?? null; }"""
    )
    assert ran is None
    assert any("Content Security Policy" in problem for problem in one.problems)
    one.problems.clear()
