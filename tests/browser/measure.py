"""Measure the page in Chromium, beside an empty Gradio page in the same run:

python -m tests.browser.measure --index index/store
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, free_port, serving

# Enter to painted answer, measured in the page itself.
_TURN = """([box, done, question]) => new Promise(resolve => {
  const area = document.querySelector(box), before = document.querySelectorAll(done).length;
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area, question);
  area.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => {
    const started = performance.now();
    const observer = new MutationObserver(() => { if (document.querySelectorAll(done).length > before) {
      observer.disconnect(); requestAnimationFrame(() => resolve(performance.now() - started)); } });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    area.dispatchEvent(new KeyboardEvent('keypress', { key: 'Enter', bubbles: true }));
  }, 30));
})"""


def report(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def turns(browser: Browser, url: str, box: str, done: str, question: str, *, n: int) -> list[float]:
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(url)
    page.wait_for_selector(box)
    page.wait_for_timeout(1500)
    return [page.evaluate(_TURN, [box, done, question]) for _ in range(n)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--turns", type=int, default=30)
    args = parser.parse_args()
    empty_port = free_port()
    empty = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "tests.browser.empty_page", str(empty_port)], cwd=ROOT
    )
    server = serving("--index", str(args.index.resolve()), questions_per_minute=100_000)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            _cold(browser, server)
            _weight(browser, server.url)
            _wait(empty_port)
            ours, theirs = [], []
            for _ in range(3):  # alternating, so that what else the machine does falls on both
                theirs += turns(
                    browser,
                    f"http://127.0.0.1:{empty_port}/",
                    "#question textarea",
                    "[data-testid=bot]",
                    "Frage?",
                    n=args.turns // 3,
                )
                ours += turns(
                    browser,
                    server.url,
                    "#bs-question textarea",
                    ".bs-turn[data-state=answered]",
                    "Was sagte Pete Hegseth?",
                    n=args.turns // 3,
                )
            for name, times in (("our page", ours), ("empty Gradio page", theirs)):
                report(
                    f"turn in the browser, {name}: p50 {statistics.median(times):.0f} ms, "
                    f"p95 {sorted(times)[int(0.95 * len(times))]:.0f} ms"
                )
            report(f"ratio of the medians: {statistics.median(ours) / statistics.median(theirs):.2f}")
            browser.close()
    finally:
        server.stop()
        empty.terminate()
        empty.wait(20)


def _wait(port: int) -> None:
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def _cold(browser: Browser, server: object) -> None:
    started = time.perf_counter()
    server.start(until=503)
    up = time.perf_counter()
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(f"{server.url}?q=Was%20sagte%20Pete%20Hegseth%3F")
    page.wait_for_selector(".bs-turn[data-state=answered]", timeout=60_000)
    report(
        f"cold start: page served after {up - started:.1f} s, "
        f"first answer in the browser after {time.perf_counter() - started:.1f} s"
    )


def _weight(browser: Browser, url: str) -> None:
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(url)
    page.wait_for_selector(".bs-welcome")
    count, size = page.evaluate(
        "() => { const of = kind => performance.getEntriesByType(kind), all = [...of('resource'), ...of('navigation')];"
        " return [all.length, all.reduce((sum, one) => sum + (one.transferSize || 0), 0)]; }"
    )
    report(f"page weight: {count} requests, {size / 1000:.0f} KB transferred")


if __name__ == "__main__":
    main()
