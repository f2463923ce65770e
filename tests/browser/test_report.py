"""The report of the evaluation in a real browser: opened as a file, filtered, narrow and dark."""

from __future__ import annotations

import pytest

from eval.report.html import report_as_html
from eval.report.summary import summarise
from tests.eval_helpers import ARTICLES, PUMPING, SAID, THOMA, UNKNOWN, WORDS, answer, refused, run, statement

_FAULTY = {
    "said": answer(SAID.question, statement(WORDS, kind="direct", speaker=THOMA)),
    "pumps": refused(PUMPING.question),
    "unknown": answer(UNKNOWN.question, statement("Der Deich bei Altdorf hält.")),
}


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "report.html"
    file.write_text(report_as_html(summarise(run(_FAULTY), ARTICLES)), encoding="utf-8")
    return file.as_uri()


def test_failures_can_be_filtered_by_what_went_wrong_by_class_and_by_words(visit, report):
    one = visit(report, ready="#failures article")
    shown = one.page.locator("#failures article:visible")
    assert shown.count() == 3
    one.page.locator(".stages button", has_text="Wrong speaker").click()
    assert shown.count() == 1
    assert shown.locator("h4").inner_text() == "Was sagte Ada Lohse?"
    assert one.page.locator("output").inner_text() == "1 of 3"
    one.page.locator(".stages button", has_text="Wrong speaker").click()
    one.page.select_option("select", "unanswerable")
    assert shown.locator("h4").all_inner_texts() == ["Was kostet der Deich?"]
    one.page.select_option("select", "")
    one.page.fill("input[type=search]", "LANGE wie")
    assert shown.locator("h4").all_inner_texts() == ["Wie lange laufen die Pumpen?"]
    one.page.fill("input[type=search]", "kein solches Wort")
    assert shown.count() == 0
    assert one.page.locator(".stage:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_follows_the_colours_of_the_system(visit, report, scheme):
    one = visit(report, ready="h1", viewport={"width": 390, "height": 800}, color_scheme=scheme)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 390
    background = one.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == {"light": "rgb(250, 248, 243)", "dark": "rgb(23, 22, 20)"}[scheme]
    assert one.page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Newsreader'))")


def test_without_script_every_failure_is_shown(visit, report):
    one = visit(report, ready="h1", java_script_enabled=False)
    assert one.page.locator("#failures article:visible").count() == 3
    assert not one.page.locator(".filters").is_visible()
