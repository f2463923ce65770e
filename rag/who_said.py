"""Who said something: quotations on what a question tells, words in quotation marks first, every speaker in turn."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index import Quote
from index.word_keys import word_keys
from rag.acts import acts_in
from rag.archive import Archive
from rag.compose import source_of
from rag.evidence import quote_evidence
from rag.question import Question
from rag.statements import CUT, ON_TOPIC, Said, as_said, in_period, relevance_to_topic, whole

_PASSAGES = 20
_VERBATIM = 1.0
"""What it is worth to hold the very words a question puts in quotation marks: more than any likeness."""
_CALLED = 0.4
"""What it is worth to hold the word somebody is said to have used: "Wer nannte den Anschlag barbarisch?"."""
_PERFORMS = 0.2
"""What it is worth to perform the act asked for: "Wer warnte vor ...?" is whoever warns."""


def who_said(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Said]:
    """Quotations on what the question is about that say whose they are, best first."""
    terms = archive.terms(question)
    query = archive.search_text(question)
    quotes = _quotes_found(archive, query, allowed)
    if question.quoted:
        quotes = list(dict.fromkeys((*quotes, *_quotes_found(archive, question.quoted, allowed))))
    fitting = [quote for quote in quotes if in_period(archive, question, quote)]
    relevance = relevance_to_topic(archive, question, terms, fitting) if terms else [0.0] * len(fitting)
    if question.quoted:
        relevance = [
            value + _VERBATIM * _holds(archive, quote, question.quoted)
            for quote, value in zip(fitting, relevance, strict=True)
        ]
    if question.act is not None:
        relevance = [
            value + _PERFORMS * (value >= ON_TOPIC and question.act in acts_in(_shown(archive, quote)))
            for quote, value in zip(fitting, relevance, strict=True)
        ]
    if called := _called_so(question.text):
        relevance = [
            value + _CALLED * (value >= ON_TOPIC and _has(_shown(archive, quote), called))
            for quote, value in zip(fitting, relevance, strict=True)
        ]
    said = [
        as_said(archive, quote, value) for quote, value in zip(fitting, relevance, strict=True) if value >= ON_TOPIC
    ]
    said.sort(key=lambda one: (-one.relevance, one.quote.span))
    best = said[0].relevance if said else 0.0
    return whole([one for one in said if one.relevance >= CUT * best])


_CALLING = re.compile(
    r"\bals\s(?:ein\w{0,2}\s)?(?P<as>[\w-]+)\b.*(?:bezeichne\w*|nann\w+|\?)|"
    r"\b(?P<called>[\w-]+)\s(?:genannt|gefunden)\b|\b(?:nannte|nennt|fand|findet)\b.*?\b(?P<last>[\w-]+)\s*\?$",
    re.IGNORECASE,
)


def holds_called(archive: Archive, question: Question, said: Said) -> bool:
    """Whether a statement holds what somebody is said to have called something: "Wer nannte das barbarisch?"."""
    called = _called_so(question.text)
    return bool(called) and _has(_shown(archive, said.quote), called)


def _has(text: str, word: str) -> bool:
    return not set(word_keys(word)).isdisjoint(word_keys(text))


def _called_so(text: str) -> str:
    """What somebody called it: "barbarisch" of "Wer bezeichnete den Anschlag als barbarisch?"; "" for none."""
    found = _CALLING.search(text) if _CALLS.search(text) else None
    return next((word for word in found.groups() if word), "") if found else ""


_CALLS = re.compile(r"\b(?:bezeichne\w*|nannt\w*|genannt|nennt|nennen|fand|findet|gefunden)\b", re.IGNORECASE)


def every_speaker_first(said: Sequence[Said]) -> list[Said]:
    """The best of each speaker, then the second of each: a list of who said it names as many as there are."""
    seen: dict[str | None, int] = {}
    ranked = []
    for number, one in enumerate(said):
        turn = seen.get(one.quote.speaker_id, 0)
        seen[one.quote.speaker_id] = turn + 1
        ranked.append((turn, number, one))
    return [one for _, _, one in sorted(ranked, key=lambda entry: entry[:2])]


def _quotes_found(archive: Archive, query: str, allowed: Collection[str] | None) -> list[Quote]:
    """The quotations in the best passages for a query that say whose words they are, by name or not."""
    index = archive.index
    found: dict[Quote, None] = {}
    for row in archive.retriever.ranked(query, _PASSAGES, article_ids=allowed).rows.tolist():
        extent = index.passages.extent(row)
        for quote in index.quotes.by_number(index.passages.article(row)):
            within = quote.span.start < extent.end and extent.start < quote.span.end
            if within and (quote.speaker_id or source_of(index.articles[quote.span.article_id], quote)):
                found[quote] = None
    return list(found)


def _shown(archive: Archive, quote: Quote) -> str:
    return quote_evidence(archive.index, quote).span.of(archive.index.articles[quote.span.article_id])


def _holds(archive: Archive, quote: Quote, words: str) -> bool:
    """Whether a quotation holds these words one after the other, signs and capitals aside."""
    text = quote.span.of(archive.index.articles[quote.span.article_id])
    return f" {_plain(words)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
