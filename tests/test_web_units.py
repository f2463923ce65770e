"""Escaping, limits, settings, exports: the parts of the page that need no browser."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from pydantic import ValidationError

from rag.datatypes import Answer, Filters, Source
from rag.web import WebSettings, read_feedback
from rag.web.citing import printed_marks, shown_statements
from rag.web.errors import TurnedAwayError
from rag.web.export import conversation_markdown, plain
from rag.web.feedback import Feedback, FeedbackFile
from rag.web.limits import RateLimit
from rag.web.markup import el, long_date, visible, web_address
from rag.web.panel import Reference, render_panel
from rag.web.render import render_answer
from rag.web.settings import SettingsError
from rag.web.shell import shell
from rag.web.texts import _TEXTS
from tests.web_fakes import BUDGET, HOSTILE, HOSTILE_WORDS, SCHOOLS, FakeAssistant


def test_el_escapes_what_is_not_built_here():
    built = el("p", "<b>", el("i", "a & b"), class_="x", title='"><script>', hidden=True, lang=None)
    assert built == Markup('<p class="x" title="&#34;&gt;&lt;script&gt;" hidden>&lt;b&gt;<i>a &amp; b</i></p>')


def test_controls_are_written_out_but_what_the_script_sends_back_is_not():
    assert visible("a\u202eb\u2066c\x00d\u200be") == "a[U+202E]b[U+2066]c[U+0000]d[U+200B]e"
    assert (
        visible("Zeile\nund\tTab, weicher\u00adTrenner, 👩\u200d🚀")
        == "Zeile\nund\tTab, weicher\u00adTrenner, 👩\u200d🚀"
    )
    assert el("b", "x", data_article="a\u202eb") == '<b data-article="a\u202eb">x</b>'


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://zeitung.example/a?b=1", True),
        ("http://zeitung.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//zeitung.example/a", False),
        ("https:///ohne-namen", False),
        ("https://a\u202e.example", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, kept):
    assert web_address(url) == (url if kept else None)


def test_dates_are_written_out_in_the_language_of_the_page():
    assert long_date("2025-12-29", "de") == "29. Dezember 2025"
    assert long_date("2025-12-29T10:00:00+01:00", "en") == "29 December 2025"
    assert long_date(None, "de") is None


def test_every_text_is_there_in_both_languages_with_the_same_places():
    import string

    fields = [[{name for _, name, _, _ in string.Formatter().parse(text)} for text in pair] for pair in _TEXTS.values()]
    assert [pair for pair in fields if pair[0] != pair[1]] == []


def test_quotation_marks_are_those_the_article_prints():
    start = BUDGET.text.index("Wir geben")
    end = start + len("Wir geben für Schulen so viel aus wie noch nie")
    assert printed_marks(BUDGET, start, end) == ("„", "“")
    assert printed_marks(BUDGET, start, end - 4) == ("", "")
    assert printed_marks(SCHOOLS, 0, 3) == ("", "")


def test_a_statement_the_article_no_longer_makes_is_not_shown():
    answer = FakeAssistant().ask("Schulen?")
    kept = {"haushalt": BUDGET, "schulen": SCHOOLS.model_copy(update={"text": "!" + SCHOOLS.text})}
    assert [shown is not None for shown in shown_statements(answer, kept)] == [True, True, False, False]
    html = render_answer(answer, kept, "de")
    assert html.count("Diese Stelle steht nicht mehr im Archiv.") == 2
    assert "Es regnet in die Klassenzimmer" not in html


def test_hostile_fields_come_out_of_every_renderer_escaped():
    assistant = FakeAssistant()
    answer = assistant.ask("böse")
    html = render_answer(answer, assistant.index.articles, "en", Filters(outlet=HOSTILE.outlet))
    panel = render_panel(HOSTILE, Reference(article=HOSTILE.id, start=10, end=90, mark="20-30"), "de")
    for rendered in (html, panel):
        assert "<script" not in rendered
        assert "<img" not in rendered
        assert "\u202e" not in rendered
    assert "<a " not in panel


def test_words_of_nobody_with_a_name_show_what_the_article_calls_them():
    assistant = FakeAssistant()
    answer = assistant.ask("Schulen?")
    source = Source(text="<b>ein Sprecher</b>", start=0, end=19)
    nameless = answer.statements[0].model_copy(update={"speaker": None, "source": source})
    html = render_answer(answer.model_copy(update={"statements": (nameless,)}), assistant.index.articles, "de")
    assert '<span class="bs-nobody">im Artikel: „&lt;b&gt;ein Sprecher&lt;/b&gt;“</span>' in html


def test_a_panel_marks_exactly_the_span_across_paragraphs():
    start = BUDGET.text.index("Haushalt ohne")
    end = BUDGET.text.index("Angaben des")
    html = render_panel(BUDGET, Reference(article=BUDGET.id, start=start, end=end), "de")
    assert '<mark id="bs-passage" tabindex="-1">Haushalt ohne Richtung.</mark></p><p><mark>Nach </mark>Angaben' in html
    outside = render_panel(BUDGET, Reference(article=BUDGET.id, start=5, end=10**6), "de")
    assert "<mark" not in outside


def test_markdown_is_plain_whatever_the_words():
    assert plain("1. März\n# nein [a](b) *c* <d> `e`") == "1\\. März \\# nein \\[a\\]\\(b\\) \\*c\\* \\<d\\> \\`e\\`"
    assistant = FakeAssistant()
    text = conversation_markdown([assistant.ask("Schulen?")], assistant.index.articles, "de", saved="1. Mai 2025")
    assert "> „Wir geben für Schulen so viel aus wie noch nie“ \\[1\\]\n" in text
    assert "> Der Finanzminister, Minister · wörtlich · Beispielzeitung, 4\\. März 2025" in text.replace(
        "4. März", "4\\. März"
    )
    assert (
        "1. Der Bundestag streitet über den Haushalt (Beispielzeitung, 4. März 2025) <https://zeitung.example/haushalt>"
        in text
    )


def test_a_user_may_ask_so_often_and_again_after_a_while():
    now = [0.0]
    limit = RateLimit(2, clock=lambda: now[0])
    limit.take("a")
    limit.take("a")
    with pytest.raises(TurnedAwayError) as refused:
        limit.take("a")
    assert refused.value.message("de") == "Das waren viele Fragen in kurzer Zeit. Bitte warten Sie 30 Sekunden."
    limit.take("b")
    now[0] = 30.0
    limit.take("a")


def test_feedback_comes_back_as_it_was_given_and_the_file_has_an_end(tmp_path):
    answer: Answer = FakeAssistant().ask("Schulen?")
    feedback = Feedback.model_validate(
        {
            "at": "2025-01-01T00:00:00Z",
            "verdict": "missing",
            "question": "Schulen?",
            "answer": answer,
            "index_version": "1",
        }
    )
    size = len(feedback.model_dump_json().encode()) + 1
    file = FeedbackFile(tmp_path / "neu" / "feedback.jsonl", limit=2 * size)
    file.add(feedback)
    file.add(feedback)
    with pytest.raises(TurnedAwayError):
        file.add(feedback)
    assert list(read_feedback(file.path)) == [feedback, feedback]
    file.path.write_text("{}\n")
    with pytest.raises(ValueError, match=r"feedback\.jsonl, line 1: not a line of feedback"):
        list(read_feedback(file.path))


def test_settings_come_from_the_environment_and_say_what_is_wrong(monkeypatch):
    monkeypatch.setenv("BELEGSTELLE_FRAME_ANCESTORS", "https://a.example https://b.example:8443")
    monkeypatch.setenv("BELEGSTELLE_QUESTIONS_PER_MINUTE", "5")
    settings = WebSettings.from_environment()
    assert (settings.frame_ancestors, settings.questions_per_minute) == (
        ("https://a.example", "https://b.example:8443"),
        5,
    )
    monkeypatch.setenv("BELEGSTELLE_FRAME_ANCESTORS", "*; script-src *")
    with pytest.raises(SettingsError, match=r"^BELEGSTELLE_FRAME_ANCESTORS: must be origins such as"):
        WebSettings.from_environment()
    with pytest.raises(ValidationError):
        WebSettings(access_token="kurz")


def test_the_document_names_no_other_host_and_each_script_has_the_nonce():
    document = (
        '<html lang="en"><head><meta property="og:image" content="https://example.com/a.png" />'
        '<link rel="manifest" href="/manifest.json" /><script>1</script></head></html>'
    )
    html = shell(document, nonce="N")
    assert "example.com" not in html
    assert "manifest" not in html
    assert html.startswith('<html lang="de">')
    assert html.count("<script ") == html.count('<script nonce="N"') == 3


def test_hostile_words_hold_every_vector():
    assert all(
        part in HOSTILE_WORDS
        for part in ("<img", "<script", "javascript:", "{{", "${", "<form", "\u202e", "\\", "<iframe")
    )
