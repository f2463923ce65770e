"""A conversation as a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus import Article
from rag.datatypes import Answer
from rag.language import Language
from rag.web.citing import Shown, shown_statements, source_line
from rag.web.markup import visible, web_address
from rag.web.texts import say

# Every character of ASCII punctuation may be written with a backslash (CommonMark 2.4); an escaped
# one begins no heading, list, link, image, code or HTML. The comma and the like need none.
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&=^:@-])")
_ORDINAL = re.compile(r"^(\d{1,9})([.)])", re.MULTILINE)


def plain(text: str) -> str:
    """Return text that a Markdown renderer shows as it stands, on one line."""
    text = " ".join(visible(text).split())
    return _ORDINAL.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", text))


def conversation_markdown(
    answers: Sequence[Answer], articles: Mapping[str, Article], language: Language, *, saved: str
) -> str:
    """Return questions and answers with their sources as Markdown."""
    parts = [f"# {say(language, 'export_title')}", plain(say(language, "exported_at", date=saved))]
    for answer in answers:
        parts += [f"## {plain(answer.question)}", *_answer(answer, articles, language)]
    return "\n\n".join(parts) + "\n"


def _answer(answer: Answer, articles: Mapping[str, Article], language: Language) -> list[str]:
    if answer.refusal is not None:
        return [plain(answer.refusal.message)]
    parts = []
    group: str | None = None
    for shown in shown_statements(answer, articles):
        if shown is None:
            parts.append(f"*{plain(say(language, 'gone'))}*")
            continue
        if shown.statement.group and shown.statement.group != group:
            group = shown.statement.group
            parts.append(f"### {plain(group)}")
        parts.append(_statement(shown, language))
    sources = []
    for citation in answer.citations:
        url = web_address(citation.url)
        address = f" <{url}>" if url and not re.search(r"[\s<>]", url) else ""
        sources.append(
            f"{citation.number}. {plain(citation.title)} ({plain(source_line(citation, language))}){address}"
        )
    return [*parts, f"**{say(language, 'sources')}**", "\n".join(sources)]


def _statement(shown: Shown, language: Language) -> str:
    about = [shown.speaker_line(language), say(language, shown.statement.kind.value), shown.source_line(language)]
    source = plain(" · ".join(part for part in about if part))
    return f"> {plain(shown.words)} \\[{shown.statement.citation}\\]\n>\n> {source}"
