"""What is shown of a statement: its words, sliced from the article anew, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus import Article, Span
from rag.datatypes import Answer, Citation, Statement, StatementKind
from rag.language import Language
from rag.web.markup import long_date, visible, web_address
from rag.web.texts import say

_MARKS = frozenset("„“”«»‚‘’‹›\"'")


@dataclass(frozen=True, slots=True)
class Shown:
    """One statement as people see it.

    `before` and `after` are the quotation marks the article prints around the words, where the
    statement's span does not hold them itself.
    """

    statement: Statement
    citation: Citation
    text: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """The words with the article's quotation marks."""
        return f"{self.before}{self.text}{self.after}"

    @property
    def place(self) -> str:
        """A name for where it stands, the same for the same span."""
        return f"{self.statement.article_id}:{self.statement.start}-{self.statement.end}"

    def speaker_line(self, language: Language) -> str | None:
        """Name and role, or what the article calls them; for words of nobody certain, that; None for narration."""
        speaker = self.statement.speaker
        if speaker is not None:
            return f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name
        if self.statement.source is not None:
            return say(language, "source", name=self.statement.source.text)
        return None if self.statement.kind is StatementKind.NARRATION else say(language, "unattributed")

    def source_line(self, language: Language) -> str:
        """Outlet and date."""
        return source_line(self.citation, language)


def source_line(source: Citation | Article, language: Language) -> str:
    """Return outlet and date of an article."""
    outlet = source.outlet or say(language, "no_outlet")
    return f"{outlet}, {long_date(source.published, language) or say(language, 'no_date')}"


def shown_statements(answer: Answer, articles: Mapping[str, Article]) -> list[Shown | None]:
    """Return what is shown of each statement; None where the article no longer says exactly that there."""
    citations = {citation.number: citation for citation in answer.citations}
    return [_shown(statement, citations.get(statement.citation), articles) for statement in answer.statements]


def _shown(statement: Statement, citation: Citation | None, articles: Mapping[str, Article]) -> Shown | None:
    article = articles.get(statement.article_id)
    if article is None or citation is None or citation.article_id != article.id:
        return None
    if not statement.start < statement.end <= len(article.text):
        return None
    text = Span(article.id, statement.start, statement.end).of(article)
    if text != statement.text:
        return None
    before, after = printed_marks(article, statement.start, statement.end)
    if statement.kind is not StatementKind.DIRECT:
        before = after = ""
    return Shown(statement, citation, text, before, after)


def printed_marks(article: Article, start: int, end: int) -> tuple[str, str]:
    """Return the quotation marks the article prints around a span, or two empty strings unless there are both."""
    before, after = article.text[max(0, start - 1) : start], article.text[end : end + 1]
    return (before, after) if before and after and before in _MARKS and after in _MARKS else ("", "")


def cited_text(shown: Shown, language: Language) -> str:
    """Return the statement as plain text with its citation, for the clipboard."""
    said = [shown.speaker_line(language), say(language, shown.statement.kind.value)]
    where = [f"{shown.citation.title} ({shown.source_line(language)})", web_address(shown.citation.url)]
    return visible(
        f"{shown.words} ({', '.join(part for part in said if part)}; {', '.join(part for part in where if part)})"
    )


def cited_answer(answer: Answer, statements: list[Shown | None], language: Language) -> str:
    """Return the whole answer as plain text, for the clipboard."""
    if answer.refusal is not None:
        return visible(f"{answer.question}\n\n{answer.refusal.message}")
    return "\n\n".join([visible(answer.question), *(cited_text(shown, language) for shown in statements if shown)])
