"""The corpus as the answerer works with it: index, retrieval, relevance, speakers, dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus import Article
from index import Extent, Index, Quote, Speaker, SpeakerKind
from index.quotes import SpeakerNames
from index.word_keys import word_key, word_keys
from rag.datatypes import Filters
from rag.dates import DateMention, Period, dateline, find_dates
from rag.lexicon import FUNCTION_WORDS
from rag.offices import in_office, with_english
from rag.paraphrases import Paraphrases
from rag.question import Question
from rag.retriever import Retriever
from rag.speakers import SpeakerFinder, is_spokesman, speaks_for
from rag.spelling import Spelling
from rag.terms import Term, topic_terms

_YEARS = 512  # kept with whether the articles tell of them
_LIKELIEST = 3  # translations of a word that are searched for
_PRINTED_LATER = 3
"""Days: what was said on a Friday evening stands in Monday's paper."""


class Archive:
    """One opened index with everything derived from it that a question needs."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.retriever = Retriever(index)
        self._last_terms: tuple[Question | None, tuple[Term, ...]] = (None, ())
        self._told_years = lru_cache(maxsize=_YEARS)(self._tells_of)

    @cached_property
    def finder(self) -> SpeakerFinder:
        """Finds the corpus's speakers in questions."""
        names = SpeakerNames(self.index.quotes.speakers, self.knows)
        quotations = lambda speaker_id: len(self.index.quotes.by_speaker(speaker_id))  # noqa: E731
        return SpeakerFinder(with_english(in_office(names.resolve)), quotations, names.called)

    @cached_property
    def days(self) -> frozenset[date]:
        """Days on which articles appeared."""
        return self._days_and_outlets[0]

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Outlets of the corpus."""
        return self._days_and_outlets[1]

    @cached_property
    def _days_and_outlets(self) -> tuple[frozenset[date], frozenset[str]]:
        """Read together: going through 28,000 articles takes a second."""
        heads = {(article.published_on, article.outlet) for article in self.index.articles.values()}
        return frozenset(day for day, _ in heads if day), frozenset(outlet for _, outlet in heads if outlet)

    @cached_property
    def most_quoted(self) -> tuple[str, ...]:
        """Names of all speakers, those with the most quotations first."""
        quotes = self.index.quotes
        ranked = sorted(quotes.speakers.values(), key=lambda one: (-len(quotes.by_speaker(one.id)), one.name))
        return tuple(speaker.name for speaker in ranked)

    def _tells_of(self, year: int) -> bool:
        """Whether an article appeared in that year, or, where none has a date, whether one names it in a date."""
        if self.days:
            return any(day.year == year for day in self.days)
        if self.index.sentences.numbers([str(year)])[0] < 0:
            return False
        texts = (article.text for article in self.index.articles.values())
        return any(mention.year == year for text in texts if str(year) in text for mention in find_dates(text))

    def allowed(self, question: Question, filters: Filters) -> Collection[str] | None:
        """Ids of the articles that the filters and the outlet asked for leave; None where that is all."""
        outlet = filters.outlet or question.outlet
        since = date.fromisoformat(filters.since) if filters.since else None
        until = date.fromisoformat(filters.until) if filters.until else None
        if outlet is None and since is None and until is None:
            return None
        period = Period(since, until)
        allowed = set()
        for article_id in self.index.articles:
            article = self.index.articles[article_id]
            day = article.published_on
            in_time = (since is None and until is None) or (day is not None and day in period)
            if in_time and (outlet is None or article.outlet == outlet):
                allowed.add(article_id)
        return allowed

    def terms(self, question: Question) -> tuple[Term, ...]:
        """What words on the question's topic must say."""
        asked, terms = self._last_terms  # one answer asks up to five times
        if asked is not question:
            terms = topic_terms(self.index.sentences, len(self.index.passages), question)
            self._last_terms = question, terms
        return terms

    def knows(self, word: str) -> bool:
        """Whether the word is in any article, in any form."""
        return bool((self.index.sentences.numbers(word_keys(word)) >= 0).any())

    @cached_property
    def spelling(self) -> Spelling:
        """Finds what misspelt words of a question stand for."""
        return Spelling(self.index.sentences)

    @cached_property
    def function_words(self) -> frozenset[int]:
        """The numbers of the words that say nothing of a topic."""
        return frozenset(self.index.sentences.numbers(map(word_key, sorted(FUNCTION_WORDS))).tolist())

    @cached_property
    def paraphrases(self) -> Paraphrases:
        """Which words of the articles may stand for others."""
        return Paraphrases(self.index.sentences)

    @cached_property
    def says_nothing(self) -> NDArray[np.bool_]:
        """For each word of the vocabulary whether it is one of those that say nothing of a topic."""
        nothing = np.zeros(len(self.index.sentences.vocabulary), dtype=bool)
        nothing[[number for number in self.function_words if number >= 0]] = True
        return nothing

    def search_text(self, question: Question) -> str:
        """The question with the corpus's own spelling of the persons in it."""
        names = [
            one.speaker.name
            for one in (*question.others, *question.speakers)
            if one.speaker.name.lower() not in question.text.lower()
        ]
        carried = [word.text for word in question.topic if word.text not in question.text]
        return " ".join([question.text, *carried, *names, *self.translated(question)])

    def translated(self, question: Question) -> list[str]:
        """German words for the topic of an English question, the likeliest few of each that the articles have."""
        known = (
            [german for german in question.translations.get(word.lower, ()) if self.knows(german)]
            for word in question.topic
        )
        return [german for words in known for german in words[:_LIKELIEST]]

    def in_period(self, article: Article, extent: Extent, period: Period) -> bool:
        """Whether something said or told at this place belongs to a period."""
        mention = nearest_date(article, extent)
        if mention is not None and (mention.day is not None or mention.month is not None):
            own = mention.period(self._year_of(mention, article, period))
            return own is not None and own.meets(period)
        day = article.published_on
        if day is None:
            lead = dateline(article.text)
            told = lead.period(self._year_of(lead, article, period)) if lead else None
            return told is not None and told.widened(days=_PRINTED_LATER).meets(period)
        return day in period.widened(days=_PRINTED_LATER)

    def _year_of(self, mention: DateMention, article: Article, period: Period) -> int | None:
        if mention.year is not None:
            return mention.year
        day = article.published_on
        if day is None:
            # "am 29. Dezember" in an article without a date: of the year asked for, if the corpus tells of that year
            edge = period.since or period.until
            return edge.year if edge and self._told_years(edge.year) else None
        return day.year if (mention.month or 1) <= day.month else day.year - 1

    def affiliates(self, speaker: Speaker) -> tuple[str, ...]:
        """Ids of a speaker and, for an institution, of those who speak for it ("Kremlsprecher")."""
        if speaker.kind is not SpeakerKind.INSTITUTION:
            return (speaker.id,)
        spokesmen = (
            one for one, roles in self._spokesmen.items() if any(speaks_for(role, speaker.name) for role in roles)
        )
        return (speaker.id, *sorted(spokesmen))

    @cached_property
    def _spokesmen(self) -> Mapping[str, Sequence[str]]:
        """The roles in which persons speak for somebody, by their id; going through all of 8,000 takes 9 ms."""
        found = {
            one.id: [role.text for role in one.roles if is_spokesman(role.text)]
            for one in self.index.quotes.speakers.values()
            if one.kind is SpeakerKind.PERSON
        }
        return {key: roles for key, roles in found.items() if roles}


def nearest_date(article: Article, extent: Extent) -> DateMention | None:
    """The date a sentence goes by: its own, else the last one before it in its paragraph or in the heading above."""
    own = find_dates(article.text[extent.start : extent.end])
    if own:
        return next((mention for mention in own if mention.day), own[0])
    start = article.text.rfind("\n", 0, extent.start) + 1
    above = article.text[:start].rstrip("\n")
    heading = above[above.rfind("\n") + 1 :]
    before = find_dates(article.text[start : extent.start])
    if before:
        return before[-1]
    if heading and len(heading) < 80 and heading[-1:] not in ".!?":
        dates = find_dates(heading)
        return dates[0] if dates else None
    return None


def day_told(article: Article, extent: Extent) -> date | None:
    """The first day of the time a sentence tells of, its year by the paper's where it names none; else the paper's day.

    "Im Oktober", in a paper of February, is the October before.
    """
    mention, published = nearest_date(article, extent), article.published_on
    if mention is None or mention.month is None:
        return published
    year = mention.year
    if year is None and published is not None:
        year = published.year if mention.month <= published.month else published.year - 1
    period = mention.period(year) if year is not None else None
    return period.since if period else None


def quotes_of(index: Index, speaker_ids: Iterable[str], allowed: Collection[str] | None) -> list[Quote]:
    """Quotations of some speakers in the articles allowed, in order of their spans."""
    quotes = [quote for speaker_id in speaker_ids for quote in index.quotes.by_speaker(speaker_id)]
    kept = [quote for quote in quotes if allowed is None or quote.span.article_id in allowed]
    return sorted(kept, key=lambda quote: quote.span)
