"""An answer as HTML: a short cited note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

from markupsafe import Markup

from corpus import Article
from rag.datatypes import Answer, Citation, Filters, Statement, Understanding
from rag.language import Language
from rag.web.buttons import ask_button, number_button
from rag.web.citing import Shown, cited_answer, cited_text, shown_statements, source_line
from rag.web.markup import el, join, long_date
from rag.web.texts import say
from rag.web.timeline import timeline

_COPY_ICON = Markup(
    '<svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.4">'
    '<rect x="5.5" y="5.5" width="8" height="9" rx="1.5"/>'
    '<path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v7a1 1 0 0 0 1 1h2"/></svg>'
)
FEEDBACK = ("right", "wrong_passage", "wrong_speaker", "missing")


def render_answer(
    answer: Answer, articles: Mapping[str, Article], language: Language, filters: Filters | None = None
) -> Markup:
    """Return the answer as one element; everything in it comes from the articles or from texts.py."""
    statements = shown_statements(answer, articles)
    if answer.refusal is not None:
        body = _refusal(answer, language)
    else:
        picture = timeline(statements, language) if answer.understood_as.asks_for == "timeline" else None
        body = join([el("div", picture), _groups(answer, statements, language), _sources(answer, language)])
    return el(
        "div",
        _understood(answer.understood_as, filters or Filters(), language),
        body,
        _actions(cited_answer(answer, statements, language), language, rate=True),
        class_="bs-answer",
        lang=language,
    )


def _understood(understanding: Understanding, filters: Filters, language: Language) -> Markup | None:
    carried = [
        say(language, f"carried_{what}")
        for what in understanding.carried_over
        if what in ("speaker", "topic", "period")
    ]
    parts = []
    if understanding.summary:
        parts.append(el("span", say(language, "understood"), ": ", el("b", understanding.summary)))
    if carried:
        parts.append(el("span", say(language, "carried", what=", ".join(carried)), class_="bs-hidden"))
    narrowed = [part for part in (_period(filters), filters.outlet) if part]
    if narrowed:
        parts.append(el("span", say(language, "narrowed", what=", ".join(narrowed)), class_="bs-narrowed"))
    return el("p", *parts, class_="bs-understood bs-carried" if carried else "bs-understood") if parts else None


def _period(filters: Filters) -> str | None:
    return f"{filters.since or '…'} – {filters.until or '…'}" if filters.since or filters.until else None


def _groups(answer: Answer, statements: list[Shown | None], language: Language) -> Markup:
    pairs = list(zip(answer.statements, statements, strict=True))
    parts = []
    for group, members in groupby(pairs, key=lambda pair: pair[0].group):
        items = [_item(statement, shown, answer.citations, language) for statement, shown in members]
        parts.append(
            el(
                "section",
                el("h3", _heading(group, language)) if group else None,
                el("ol", *items, class_="bs-statements"),
                class_="bs-group",
            )
        )
    return el("div", *parts, class_="bs-groups", data_asks=answer.understood_as.asks_for)


def _heading(group: str, language: Language) -> str:
    """The side of a comparison as it stands; the day of a timeline written out."""
    return (long_date(group, language) or group) if re.fullmatch(r"\d{4}-\d\d-\d\d", group) else group


def _item(statement: Statement, shown: Shown | None, citations: tuple[Citation, ...], language: Language) -> Markup:
    if shown is None:
        return el("li", say(language, "gone"), class_="bs-statement bs-gone")
    kind = statement.kind.value
    also = [citation for citation in citations if citation.number in statement.also_in]
    return el(
        "li",
        el("blockquote", *_words(shown), " ", _number(shown, language)),
        el(
            "p",
            _speaker(shown, language),
            el("span", say(language, kind), class_="bs-kind", title=say(language, f"{kind}_hint")),
            el("span", shown.source_line(language), class_="bs-where"),
            _also(also, language) if also else None,
            el("button", _COPY_ICON, type="button", class_="bs-copy", data_copy=cited_text(shown, language),
               title=say(language, "copy_one"), aria_label=say(language, "copy_one")),
            class_="bs-source",
        ),
        class_="bs-statement",
        data_kind=kind,
        data_passage=shown.place,
    )  # fmt: skip


def _speaker(shown: Shown, language: Language) -> Markup | None:
    speaker = shown.statement.speaker
    if speaker is None:
        line = shown.speaker_line(language)
        return el("span", line, class_="bs-nobody") if line else None
    role = el("span", ", ", speaker.role, class_="bs-role") if speaker.role else None
    return el("span", el("b", speaker.name), role, class_="bs-speaker")


def _words(shown: Shown) -> list[str]:
    """The words, with the article's language left to the reader and the asked-for characters marked."""
    mark = shown.statement.mark
    if mark is None or not shown.statement.start <= mark.start < mark.end <= shown.statement.end:
        return [shown.words]
    start, end = mark.start - shown.statement.start, mark.end - shown.statement.start
    return [shown.before + shown.text[:start], el("strong", shown.text[start:end]), shown.text[end:] + shown.after]


def _number(shown: Shown, language: Language) -> Markup:
    one = shown.statement
    mark = f"{one.mark.start}-{one.mark.end}" if one.mark else None
    return number_button(
        one.citation, shown.citation.title, one.article_id, language, start=one.start, end=one.end, mark=mark
    )


def _also(also: list[Citation], language: Language) -> Markup:
    numbers = [number_button(citation.number, citation.title, citation.article_id, language) for citation in also]
    return el("span", say(language, "also_in"), " ", join(numbers), class_="bs-also")


def _sources(answer: Answer, language: Language) -> Markup:
    first = {statement.citation: statement for statement in reversed(answer.statements)}
    items = []
    for citation in answer.citations:
        statement = first.get(citation.number)
        start, end = (statement.start, statement.end) if statement else (None, None)
        number = number_button(citation.number, citation.title, citation.article_id, language, start=start, end=end)
        source = el("span", el("cite", citation.title), " ", el("span", source_line(citation, language)))
        items.append(el("li", number, source))
    return el("div", el("h3", say(language, "sources")), el("ul", *items), class_="bs-sources")


def _refusal(answer: Answer, language: Language) -> Markup:
    refusal = answer.refusal
    if refusal is None:
        return Markup("")
    suggestions = [el("li", ask_button(suggestion)) for suggestion in refusal.suggestions]
    return el(
        "div",
        el("h3", say(language, "refused")),
        el("p", refusal.message),
        el("p", say(language, "instead"), class_="bs-instead") if suggestions else None,
        el("ul", *suggestions, class_="bs-asks") if suggestions else None,
        class_="bs-refusal",
    )


def _actions(copy: str, language: Language, *, rate: bool) -> Markup:
    verdicts = [
        el("button", say(language, key), type="button", class_="bs-verdict", data_verdict=key, aria_pressed="false")
        for key in FEEDBACK
    ]
    return el(
        "div",
        el("button", say(language, "copy"), type="button", class_="bs-copy-all", data_copy=copy),
        el("button", say(language, "retry"), type="button", class_="bs-retry"),
        el("span", el("span", say(language, "feedback")), *verdicts, class_="bs-feedback", role="group",
           aria_label=say(language, "feedback")) if rate else None,
        class_="bs-actions",
    )  # fmt: skip


def render_error(message: str) -> Markup:
    """Return a message in place of an answer."""
    return el("div", el("p", message), class_="bs-answer bs-failed", role="alert")
