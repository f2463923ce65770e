"""The buttons of answers and lists; assets/page.js does what they say, by their class and data."""

from __future__ import annotations

from markupsafe import Markup

from rag.language import Language
from rag.web.markup import el
from rag.web.texts import say


def number_button(
    number: int,
    title: str,
    article_id: str,
    language: Language,
    *,
    start: int | None = None,
    end: int | None = None,
    mark: str | None = None,
) -> Markup:
    """Return the number that opens a passage in its article; `mark` is "start-end" of the characters that answer."""
    label = say(language, "show_passage", n=number, title=title)
    return el(
        "button",
        str(number),
        type="button",
        class_="bs-cite",
        data_article=article_id,
        data_start=start,
        data_end=end,
        data_mark=mark,
        title=label,
        aria_label=label,
    )


def ask_button(question: str) -> Markup:
    """Return a button that asks this question."""
    return el("button", question, type="button", class_="bs-ask", data_ask=question)
