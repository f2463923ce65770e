"""Does every shown sentence stand in the article it cites, to the character? Needs no gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus import Article
from rag.datatypes import Answer, Statement


def unsupported(answer: Answer, articles: Mapping[str, Article]) -> list[str]:
    """One reason for each statement that the articles do not bear out, then those about the answer as a whole.

    A statement is supported if its article exists, `0 <= start < end <= |text|`, `text == article.text[start:end]`,
    it begins and ends at the border of a word, its mark lies inside it, its source is what the article has there, and
    its citation number leads to that article.
    grounding = 1 - |unsupported statements| / |statements|. The exact-match counterpart of attributability to
    identified sources (AIS; Rashkin et al., Computational Linguistics 2023): nothing here has to be judged.
    """
    cited = {citation.number: citation.article_id for citation in answer.citations}
    reasons = []
    for position, statement in enumerate(answer.statements, start=1):
        reason = _unsupported(statement, cited, articles)
        if reason:
            reasons.append(f"statement {position}: {reason}")
    return reasons


def malformed(answer: Answer, articles: Mapping[str, Article]) -> list[str]:
    """What is wrong with the answer as a whole: status, numbering, or a citation that misstates its article."""
    return [*_status(answer), *_citations(answer, articles)]


def _unsupported(statement: Statement, cited: Mapping[int, str], articles: Mapping[str, Article]) -> str | None:
    article = articles.get(statement.article_id)
    if article is None:
        return f"no article {statement.article_id!r} in the corpus"
    if not 0 <= statement.start < statement.end <= len(article.text):
        return f"{statement.start}..{statement.end} is not inside {article.id!r} ({len(article.text)} characters)"
    if statement.text != article.text[statement.start : statement.end]:
        return f"the text is not that of {article.id!r} at {statement.start}..{statement.end}"
    if _inside_word(article.text, statement.start) or _inside_word(article.text, statement.end):
        return f"{statement.start}..{statement.end} of {article.id!r} is cut inside a word"
    mark = statement.mark
    if mark and not statement.start <= mark.start < mark.end <= statement.end:
        return f"mark {mark.start}..{mark.end} is not inside the statement"
    source = statement.source
    if source and source.text != article.text[source.start : source.end]:
        return f"the source is not what {article.id!r} has at {source.start}..{source.end}"
    for number in (statement.citation, *statement.also_in):
        if number not in cited:
            return f"no citation [{number}]"
    if cited[statement.citation] != statement.article_id:
        return f"citation [{statement.citation}] is {cited[statement.citation]!r}, not {statement.article_id!r}"
    return None


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _status(answer: Answer) -> Iterator[str]:
    if answer.status == "answered" and not answer.statements:
        yield "answered without a statement"
    if answer.status == "answered" and answer.refusal:
        yield "answered and refused at once"
    if answer.status == "refused" and not answer.refusal:
        yield "refused without a reason"
    if answer.status == "refused" and answer.statements:
        yield "refused, yet with statements"


def _citations(answer: Answer, articles: Mapping[str, Article]) -> Iterator[str]:
    if [citation.number for citation in answer.citations] != list(range(1, len(answer.citations) + 1)):
        yield "citations are not numbered 1, 2, 3 ..."
    used = {number for statement in answer.statements for number in (statement.citation, *statement.also_in)}
    for citation in answer.citations:
        article = articles.get(citation.article_id)
        if article is None:
            yield f"citation [{citation.number}]: no article {citation.article_id!r} in the corpus"
        elif (citation.title, citation.outlet, citation.published, citation.url) != (
            article.title,
            article.outlet,
            article.published,
            article.url,
        ):
            yield f"citation [{citation.number}] does not say what {citation.article_id!r} says of itself"
        if citation.number not in used:
            yield f"citation [{citation.number}] belongs to no statement"
