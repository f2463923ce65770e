"""The speakers' view: everybody quoted in the archive, and what each of them said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from index import Quote, QuoteKind, Speaker
from rag.language import Language
from rag.web.buttons import ask_button, number_button
from rag.web.citing import printed_marks, source_line
from rag.web.markup import el
from rag.web.texts import say

if TYPE_CHECKING:
    from index import Index

_LISTED = 200  # speakers shown at once; search finds the others
_STATEMENTS = 200


def ranked_speakers(index: Index, search: str = "") -> list[tuple[Speaker, int]]:
    """Return speakers with their number of statements, most quoted first; `search` may name any spelling."""
    wanted = search.casefold().split()
    found = [
        (speaker, len(index.quotes.by_speaker(speaker.id)))
        for speaker in index.quotes.speakers.values()
        if not wanted
        or any(all(word in spelling.casefold() for word in wanted) for spelling in (speaker.name, *speaker.spellings))
    ]
    return sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0].name, pair[0].id))


def render_speakers(index: Index, search: str, language: Language) -> Markup:
    """Return the list of speakers; each is a button that opens their statements."""
    ranked = ranked_speakers(index, search)
    if not ranked:
        return el("p", say(language, "no_speaker"), class_="bs-note")
    items = [
        el(
            "li",
            el("button", el("b", speaker.name), _role(speaker), el("span", count(n, language), class_="bs-count"),
               type="button", class_="bs-voice", data_speaker=speaker.id),
        )
        for speaker, n in ranked[:_LISTED]
    ]  # fmt: skip
    more = len(ranked) - _LISTED
    return el(
        "div",
        el("ul", *items, class_="bs-voices"),
        el("p", say(language, "more_speakers", n=more), class_="bs-note") if more > 0 else None,
    )


def render_speaker(index: Index, speaker_id: str, language: Language) -> Markup:
    """Return one speaker's statements, newest article first; an unknown id gives the page's words for that."""
    speaker = index.quotes.speakers.get(speaker_id)
    if speaker is None:
        return el("p", say(language, "unknown_speaker"), class_="bs-note")
    quotes = sorted(
        index.quotes.by_speaker(speaker_id), key=lambda quote: (_published(index, quote), quote.span), reverse=True
    )
    roles = list(dict.fromkeys(role.text for role in speaker.roles))
    question = say(language, "example_said", name=speaker.name)
    return el(
        "div",
        el("button", "← ", say(language, "back"), type="button", class_="bs-back"),
        el("h3", speaker.name, tabindex="-1"),
        el("p", ", ".join(roles[:4]), class_="bs-facts") if roles else None,
        el(
            "p",
            count(len(quotes), language),
            " ",
            ask_button(question),
        ),
        el(
            "ol",
            *(_statement(index, quote, n, language) for n, quote in enumerate(quotes[:_STATEMENTS], 1)),
            class_="bs-statements",
        ),
        class_="bs-speaker-page",
    )


def count(n: int, language: Language) -> str:
    """Return "1 Aussage" or "12 Aussagen"."""
    return say(language, "statement") if n == 1 else say(language, "statements", n=n)


def _role(speaker: Speaker) -> Markup | None:
    return el("span", speaker.roles[0].text, class_="bs-role") if speaker.roles else None


def _published(index: Index, quote: Quote) -> str:
    return index.articles[quote.span.article_id].published or ""


def _statement(index: Index, quote: Quote, number: int, language: Language) -> Markup:
    article = index.articles[quote.span.article_id]
    direct = quote.kind is QuoteKind.DIRECT
    before, after = printed_marks(article, quote.span.start, quote.span.end) if direct else ("", "")
    button = number_button(number, article.title, article.id, language, start=quote.span.start, end=quote.span.end)
    kind = quote.kind.value
    return el(
        "li",
        el("blockquote", f"{before}{quote.span.of(article)}{after}", " ", button),
        el(
            "p",
            el("span", quote.role, class_="bs-speaker") if quote.role else None,
            el("span", say(language, kind), class_="bs-kind", title=say(language, f"{kind}_hint")),
            el("span", source_line(article, language), class_="bs-where"),
            class_="bs-source",
        ),
        class_="bs-statement",
        data_kind=kind,
    )
