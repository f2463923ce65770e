"""From chosen evidence to an answer: statements sliced from their articles, numbered citations, attribution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus import Article, Span
from index import Extent, Index, Quote
from index.quotes.lexicon import is_speaker_noun
from index.quotes.morphology import tags
from rag.datatypes import AnswerSpeaker, Citation, Mark, Source, Statement, StatementKind
from rag.lexicon import FUNCTION_WORDS
from rag.words import find_words


@dataclass(frozen=True, slots=True)
class Chosen:
    """One claim of an answer: where it stands, whose words it is, and where else the same is said."""

    span: Span
    quote: Quote | None
    score: float
    also_in: tuple[str, ...] = ()
    """Ids of other articles with the same claim."""
    mark: Extent | None = None
    group: str | None = None


def compose(index: Index, chosen: Sequence[Chosen]) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Return statements in the order given and their citations, numbered in order of appearance."""
    numbers: dict[str, int] = {}
    for one in chosen:
        for article_id in (one.span.article_id, *one.also_in):
            numbers.setdefault(article_id, len(numbers) + 1)
    statements = tuple(_statement(index, one, numbers) for one in chosen)
    return statements, tuple(_citations(index, numbers))


def _statement(index: Index, chosen: Chosen, numbers: dict[str, int]) -> Statement:
    article = index.articles[chosen.span.article_id]
    return Statement(
        text=chosen.span.of(article),
        kind=StatementKind(chosen.quote.kind) if chosen.quote else StatementKind.NARRATION,
        speaker=answer_speaker(index, chosen.quote),
        article_id=article.id,
        start=chosen.span.start,
        end=chosen.span.end,
        citation=numbers[article.id],
        score=round(chosen.score, 4),
        also_in=tuple(sorted(numbers[article_id] for article_id in chosen.also_in)),
        mark=Mark(start=chosen.mark.start, end=chosen.mark.end) if chosen.mark else None,
        group=chosen.group,
        source=source_of(article, chosen.quote),
    )


def answer_speaker(index: Index, quote: Quote | None) -> AnswerSpeaker | None:
    """The speaker of a quotation with the role its article gives; None where no speaker is certain."""
    if quote is None or quote.speaker_id is None:
        return None
    speaker = index.quotes.speakers[quote.speaker_id]
    here = next((role.text for role in speaker.roles if role.article_id == quote.span.article_id), None)
    anywhere = speaker.roles[0].text if speaker.roles else None
    return AnswerSpeaker(id=speaker.id, name=speaker.name, role=quote.role or here or anywhere)


def source_of(article: Article, quote: Quote | None) -> Source | None:
    """What the article calls those whose words they are, where they are no speaker of the corpus.

    None for pronouns, for what says only that something was said ("seiner Aussage", "Angaben") and for things.
    """
    if quote is None or quote.speaker_id is not None or quote.mention is None:
        return None
    start, end = quote.mention.start, quote.mention.end
    text = article.text[start:end]
    nouns = (word.text for word in find_words(text) if word.text[:1].isupper() and word.lower not in FUNCTION_WORDS)
    if not any(is_speaker_noun(noun.lower()) or tags(noun)[:1] == ("NE",) for noun in nouns):
        return None
    return Source(text=text, start=start, end=end)


def _citations(index: Index, numbers: dict[str, int]) -> Iterable[Citation]:
    for article_id, number in numbers.items():
        article = index.articles[article_id]
        yield Citation(
            number=number,
            article_id=article.id,
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            url=article.url,
        )
