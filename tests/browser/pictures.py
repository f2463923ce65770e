"""Take the pictures of docs/ in Chromium:

python -m tests.browser.pictures --index index/store --to docs
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, serving

_DESK = {"viewport": {"width": 1360, "height": 860}}
_PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}


def ask(page: Page, question: str) -> None:
    before = page.locator(".bs-turn").count()
    page.fill("#bs-question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(f".bs-turn:nth-child({before + 1})[data-state=answered]")


def open_passage(page: Page, number: int = 0) -> None:
    page.locator(".bs-turn:last-child .bs-statement .bs-cite").nth(number).click()
    page.wait_for_selector("#bs-panel .bs-article")
    page.wait_for_timeout(700)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    server = serving("--index", str(args.index.resolve())).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)

            def take(name: str, *steps, query: str = "", **options) -> None:
                page = browser.new_context(locale="de-DE", **options).new_page()
                page.goto(f"{server.url}{query}")
                page.wait_for_selector(".bs-welcome", state="attached")
                for step in steps:
                    step(page)
                page.wait_for_timeout(900)
                page.screenshot(path=args.to / f"{name}.png")
                page.context.close()

            said = "Was sagte Pete Hegseth über den Krieg?"
            take("empty", **_DESK)
            take("page", lambda p: ask(p, said), open_passage, **_DESK)
            take("comparison", lambda p: ask(p, "Vergleiche Trump und Putin zum Telefonat"), open_passage, **_DESK)
            take("timeline", lambda p: ask(p, "Wie entwickelte sich die Haltung von Trump?"), **_DESK)
            take("follow-up", lambda p: ask(p, said), lambda p: ask(p, "Und Trump?"), **_DESK)
            take("refusal", lambda p: ask(p, "Was sagte Pete Hegseth über Fußball?"), **_DESK)
            take("dark", lambda p: ask(p, said), open_passage, query="?theme=dark", **_DESK)
            take("phone", lambda p: ask(p, said), **_PHONE)
            take("phone-evidence", lambda p: ask(p, said), open_passage, **_PHONE)
            take("embedded", lambda p: ask(p, said), query="?embed=1", viewport={"width": 760, "height": 620})
            take(
                "speakers",
                lambda p: p.click("#bs-voices-tab-button"),
                lambda p: p.wait_for_selector(".bs-voice"),
                **_DESK,
            )
            take("filters", lambda p: p.click("#bs-filters .label-wrap"), lambda p: ask(p, said), **_DESK)
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
