"""The evidence panel: an article with the passage marked in it."""

from __future__ import annotations

import re
from itertools import pairwise

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field

from corpus import Article
from rag.language import Language
from rag.web.markup import el, long_date, web_address
from rag.web.texts import say

# A short line that ends without punctuation heads what follows; it is only set in bold, never changed.
_SUBHEAD = re.compile(r"\s*\S.{0,78}[^\W_]\s*")


class Reference(BaseModel):
    """What the page asks to be shown: an article and, where known, the passage and the characters that answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str
    start: int | None = Field(default=None, ge=0)
    end: int | None = None
    mark: str | None = Field(default=None, pattern=r"^\d{1,9}-\d{1,9}$")
    number: str | None = Field(default=None, max_length=6)


def empty_panel(language: Language) -> Markup:
    """Return the panel before a number was chosen."""
    return el(
        "div", el("h2", say(language, "evidence")), el("p", say(language, "evidence_empty")), class_="bs-panel-empty"
    )


def render_panel(article: Article, reference: Reference, language: Language) -> Markup:
    """Return the article with the passage marked; a reference outside the text marks nothing."""
    passage = _inside(article, reference.start, reference.end)
    mark = _inside(article, *map(int, reference.mark.split("-"))) if reference.mark else None
    facts = [
        article.outlet or say(language, "no_outlet"),
        long_date(article.published, language) or say(language, "no_date"),
    ]
    if article.author:
        facts.append(say(language, "by", author=article.author))
    url = web_address(article.url)
    link = (
        el("a", say(language, "original"), " ↗", href=url, target="_blank", rel="noopener noreferrer nofollow")
        if url
        else None
    )
    return el(
        "article",
        el(
            "header",
            el(
                "button",
                "×",
                type="button",
                class_="bs-close",
                aria_label=say(language, "close"),
                title=say(language, "close"),
            ),
            el("p", say(language, "passage_of", n=reference.number), class_="bs-eyebrow") if reference.number else None,
            el("h2", article.title, lang=article.language, id="bs-headline"),
            el("p", " · ".join(facts), class_="bs-facts"),
            el("p", link) if link else None,
            el("p", say(language, "not_located"), class_="bs-note") if passage is None else None,
        ),
        el("div", *_paragraphs(article.text, passage, mark), lang=article.language, class_="bs-body"),
        class_="bs-article",
        aria_labelledby="bs-headline",
    )


def _inside(article: Article, start: int | None, end: int | None) -> tuple[int, int] | None:
    if start is None or end is None or not start < end <= len(article.text):
        return None
    return start, end


def _paragraphs(text: str, passage: tuple[int, int] | None, mark: tuple[int, int] | None) -> list[Markup]:
    paragraphs: list[Markup] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            subhead = "bs-subhead" if paragraphs and _SUBHEAD.fullmatch(line) else None
            paragraphs.append(el("p", *_pieces(text, start, start + len(line), passage, mark), class_=subhead))
        start += len(line) + 1
    return paragraphs


def _pieces(
    text: str, start: int, end: int, passage: tuple[int, int] | None, mark: tuple[int, int] | None
) -> list[str]:
    """Cut one paragraph at the ends of the passage."""
    if passage is None or passage[1] <= start or passage[0] >= end:
        return [text[start:end]]
    first, last = max(start, passage[0]), min(end, passage[1])
    cuts = sorted({first, last, *(cut for cut in (mark or ()) if first < cut < last)})
    inner = [
        el("strong", text[one:two]) if mark and mark[0] <= one and two <= mark[1] else text[one:two]
        for one, two in pairwise(cuts)
    ]
    begins = first == passage[0]
    marked = el("mark", *inner, id="bs-passage" if begins else None, tabindex="-1" if begins else None)
    return [text[start:first], marked, text[last:end]]
