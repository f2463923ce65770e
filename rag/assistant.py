"""The main path: a question in, an answer of cited verbatim statements out, or a refusal that says why."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index import Index
from rag.archive import Archive
from rag.comparison import comparison
from rag.compose import Chosen, compose
from rag.confidence import fact_confidence, statement_confidence
from rag.conversation import in_conversation
from rag.datatypes import Answer, Filters, Refusal, RefusalReason
from rag.enumeration import listed
from rag.facts import choose, score_sentences
from rag.holders import ambiguous, with_holders
from rag.kinds import is_list
from rag.language import is_gibberish, question_language
from rag.question import Question, read_question, without_dates
from rag.refusals import (
    ambiguous_person,
    covers_period,
    not_on_this_topic,
    not_understood,
    on_topic,
    outside_dates,
    person_not_quoted,
    refuse,
    told_of_period,
    topic_not_covered,
)
from rag.said_and_told import may_be_of, said_first, source_first, told_first, without_others
from rag.same_claim import merge_claims
from rag.speakers import FoundSpeaker
from rag.spoken import beside, spoken
from rag.statements import Said, answer_statements
from rag.timeline import answer_timeline
from rag.topic_head import says_of_head
from rag.understanding import understanding
from rag.unnamed import said_by_unnamed
from rag.who_said import every_speaker_first, holds_called, who_said
from rag.words import find_words

LONGEST_QUESTION = 2_000
"""Characters; what is longer is no question but a pasted text."""
_LONGEST_HISTORY = 20
_ROOM = 3
"""Statements of the surer of two answers before those of the other."""
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Found:
    """What a way of answering found: statements with a confidence, or a refusal."""

    chosen: Sequence[Chosen] = ()
    confidence: float = 0.0
    refusal: Refusal | None = None


class Assistant:
    """Answers questions over one opened index; asking changes nothing, so many threads may ask at once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._archive = Archive(index)

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        filters: Filters | None = None,
        without: Collection[str] = (),
    ) -> Answer:
        """Answer a question.

        `history` are the questions before it, oldest first; `without` are ids of articles to leave out, as
        if the corpus did not have them (so is it measured whether a question without an answer is refused).
        """
        question, history = _well_formed(question), [_well_formed(one) for one in history]
        early = _unreadable(question)
        if early is not None:
            return self._answer(question, _nothing_read(question), _Found(refusal=early))
        earlier = [self._read(one) for one in history[-_LONGEST_HISTORY:] if _unreadable(one) is None]
        alone = self._read(question)
        read, last = in_conversation(alone, earlier, self._named_in_answer)
        filters = filters or Filters()
        read = with_holders(self._filtered(read, filters), self.index.articles, self._archive.days)
        allowed = self._archive.allowed(read, filters)
        if without:
            allowed = set(self.index.articles if allowed is None else allowed) - set(without)
        found = self._find(read, allowed)
        if read.names_year and found.refusal is not None and found.refusal.reason is RefusalReason.OUTSIDE_DATES:
            read = replace(read, period=None)
            found = self._find(read, allowed)
        if last is not None:
            found = self._where_it_goes_on(read, alone, self._find(last, allowed), allowed, found)
        return self._answer(question, read, found)

    def _where_it_goes_on(
        self, question: Question, alone: Question, before: _Found, allowed: Collection[str] | None, found: _Found
    ) -> _Found:
        """A follow-up is answered by the article that answered the question before as well, the surer of both first."""
        ids = {before.chosen[0].span.article_id, *before.chosen[0].also_in} if before.chosen else set()
        focus = {one for one in ids if allowed is None or one in allowed}
        if not focus:
            return found
        own = replace(question, topic=alone.topic or question.topic, period=alone.period)
        there = self._find(own, focus)
        if not there.chosen or (found.chosen and found.chosen[0].span.article_id in focus):
            return found
        first, second = (there, found) if there.confidence >= found.confidence else (found, there)
        chosen = [*first.chosen[:_ROOM], *second.chosen[:_ROOM], *first.chosen[_ROOM:]]
        return replace(first, chosen=merge_claims(self._archive, chosen)[:5])

    def _read(self, question: str) -> Question:
        """The question as read, with its misspelt words corrected but for the names of those asked about."""
        archive = self._archive
        read = read_question(question, archive.finder, days=archive.days, outlets=archive.outlets)
        if read.language != "de":
            return read
        corrected, corrections = archive.spelling.correct(question, _names_in(read))
        if not corrections:
            return read
        read = read_question(corrected, archive.finder, days=archive.days, outlets=archive.outlets)
        return replace(read, corrections=corrections)

    def _named_in_answer(self, question: Question) -> FoundSpeaker | None:
        """The person an earlier question asked for: whom the answer to "Wer ...?" marks, or who said it."""
        if question.fact != "who" and question.asks_for != "who_said":
            return None
        first = next(iter(self._find(question, None).chosen), None)
        if first is None:
            return None
        speaker_id = first.quote.speaker_id if first.quote is not None and first.mark is None else None
        if question.asks_for == "who_said" and speaker_id is not None:
            speaker = self.index.quotes.speakers[speaker_id]
            return FoundSpeaker(speaker, speaker.name, 0, 0)
        place = first.mark or first.span
        text = self.index.articles[first.span.article_id].text[place.start : place.end]
        return next(iter(self._archive.finder.find(find_words(text))), None)

    def _filtered(self, question: Question, filters: Filters) -> Question:
        """A speaker chosen as a filter stands for one named in the question."""
        speaker = self.index.quotes.speakers.get(filters.speaker_id or "")
        if speaker is None or question.speakers:
            return question
        return replace(
            question, asks_for="statements", subject=None, speakers=(FoundSpeaker(speaker, speaker.name, 0, 0),)
        )

    def _find(self, question: Question, allowed: Collection[str] | None) -> _Found:
        if question.asks_for == "statements" or (question.asks_for == "list" and question.speakers):
            return self._statements(question, allowed)
        if self._is_nonsense(question):
            return _Found(refusal=not_understood(self._archive, question))
        if question.asks_for == "comparison":
            return self._comparison(question, allowed)
        if question.asks_for == "timeline":
            chosen = answer_timeline(self._archive, question, allowed)
            if len(chosen) > 1:
                return _Found(chosen, min(1.0, max(one.score for one in chosen)))
        if question.asks_for == "who_said":
            said = who_said(self._archive, question, allowed)
            confidence = statement_confidence(said)
            if confidence.enough:
                ranked = every_speaker_first(said) if is_list(question.text) else said
                words = _Found(answer_statements(self._archive, question, ranked), confidence.value)
                told = self._told(question, allowed)
                surely = question.language == "de" or told.confidence >= confidence.value
                if not told.chosen or not surely:  # by translations, facts are found less surely than quotations
                    return words
                if holds_called(self._archive, question, said[0]):
                    return replace(words, chosen=merge_claims(self._archive, [*words.chosen[:_ROOM], *told.chosen])[:5])
                return replace(told, chosen=told_first(self._archive, said, words.chosen, told.chosen))
        return self._fact_by_source(question, allowed) if question.sources else self._fact(question, allowed)

    def _fact_by_source(self, question: Question, allowed: Collection[str] | None) -> _Found:
        """What somebody says of a fact: "Warum ist laut X die Brücke zu?"; a number, a time or a place must be told."""
        told = self._fact(question, allowed)
        measured = question.fact not in {None, "why", "what"}
        if measured and not told.chosen:
            return told
        nouns = tuple(word for word in question.topic if not word.text.islower())
        said = self._spoken(replace(question, speakers=question.sources, sources=(), topic=nouns), allowed)
        confidence = statement_confidence(said)
        words = answer_statements(self._archive, question, said) if confidence.enough and not measured else []
        chosen = source_first(self._archive, question, said, words, told.chosen)
        if not measured and all(one.quote is None for one in chosen):  # what the paper tells is no account of theirs
            names = [one.speaker.name for one in question.sources]
            return _Found(refusal=not_on_this_topic(self._archive, question, names, allowed))
        return _Found(chosen, max(told.confidence, confidence.value if words else 0.0)) if chosen else told

    def _told(self, question: Question, allowed: Collection[str] | None) -> _Found:
        """What is told where words are asked for; nothing where only words answer."""
        if question.says_only:
            return _Found()
        return self._fact(replace(question, others=(*question.speakers, *question.others)), allowed)

    def _and_told(self, found: _Found, question: Question, allowed: Collection[str] | None) -> _Found:
        """Behind few statements what is told."""
        chosen = [*found.chosen, *self._fact(question, allowed).chosen]
        return replace(found, chosen=merge_claims(self._archive, chosen)[:5])

    def _is_nonsense(self, question: Question) -> bool:
        """Whether nothing in it can be looked up: only words that shape questions, only figures, no word at all."""
        if question.speakers or question.others:
            return False
        if not any(character.isalpha() for word in question.topic for character in word.text):
            return question.period is None
        return is_gibberish(question.text) and not any(self._archive.knows(word.text) for word in question.topic)

    def _statements(self, question: Question, allowed: Collection[str] | None) -> _Found:
        if not question.speakers and question.pronoun:
            return _Found(refusal=not_understood(self._archive, question, key="who_is_meant"))
        if not question.speakers:
            return self._unknown_speaker(question, allowed)
        if (several := ambiguous(question.speakers)) is not None:
            return _Found(refusal=ambiguous_person(question, several))
        if question.spokesman and (found := self._unnamed(question, allowed)).chosen:
            return found
        ids = [one.speaker.id for one in question.speakers]
        said = self._spoken(question, allowed)
        if said:
            every = [*said, *beside(self._archive, question, said[:2])] if question.topic else said
            words = _Found(answer_statements(self._archive, question, every), statement_confidence(said).value)
            told = self._told(question, allowed) if question.topic and not question.sources else _Found()
            if not told.chosen:
                return words
            return replace(words, chosen=said_first(self._archive, question, said, words.chosen, told.chosen))
        names = [one.speaker.name for one in question.speakers]
        anytime = replace(question, period=None)
        if question.period is not None and (not question.topic or self._spoken(anytime, allowed)):
            return _Found(refusal=outside_dates(self._archive, question))
        if not any(self.index.quotes.by_speaker(speaker_id) for speaker_id in ids):
            return _Found(refusal=person_not_quoted(self._archive, question, names[0], allowed))
        told = self._told(question, allowed)
        if theirs := without_others(question, told.chosen):
            return replace(told, chosen=theirs)
        return _Found(refusal=not_on_this_topic(self._archive, question, names, allowed))

    def _spoken(self, question: Question, allowed: Collection[str] | None) -> list[Said]:
        """What they said, if it is on what the question is about."""
        said = spoken(self._archive, question, allowed)
        return said if says_of_head(self._archive, question, [one.chosen.span for one in said]) else []

    def _unnamed(self, question: Question, allowed: Collection[str] | None) -> _Found:
        """What those say whom no name tells apart; nothing where the subject is a name."""
        chosen = said_by_unnamed(self._archive, question, allowed)
        return _Found(chosen, min(1.0, chosen[0].score)) if chosen else _Found()

    def _unknown_speaker(self, question: Question, allowed: Collection[str] | None) -> _Found:
        """Whose words are asked for, no speaker of the corpus is: refuse, unless the articles tell it as a fact.

        "Was schreibt das Gesetz vor?" has an answer without anybody quoted; "Was sagte X?" has none, because what
        others tell of X are not X's words.
        """
        if question.subject is None:
            return self._fact(question, allowed)
        if (found := self._unnamed(question, allowed)).chosen:
            return found
        told = self._told(question, allowed)
        if told.chosen and may_be_of(self._archive, question.subject, told.chosen[0]):
            return told
        return _Found(refusal=person_not_quoted(self._archive, question, question.subject, allowed))

    def _comparison(self, question: Question, allowed: Collection[str] | None) -> _Found:
        if (several := ambiguous(question.speakers)) is not None:
            return _Found(refusal=ambiguous_person(question, several))
        chosen = comparison(self._archive, question, allowed)
        said = _Found(chosen, min(1.0, max((one.score for one in chosen), default=0.0)))
        if len({one.group for one in chosen}) > 1:
            return said if question.speakers else self._and_told(said, question, allowed)
        if not question.topic:
            return _Found(refusal=topic_not_covered(self._archive, question))
        told = self._fact(question, allowed)
        one_sided = bool(chosen and question.speakers and told.refusal)
        return said if one_sided else told

    def _fact(self, question: Question, allowed: Collection[str] | None) -> _Found:
        scored = score_sentences(self._archive, question, allowed)
        confidence = fact_confidence(scored)
        if not covers_period(self._archive, question) and not told_of_period(self._archive, question, scored):
            return _Found(refusal=self._not_then(question, allowed))
        if confidence.enough:
            chosen = choose(self._archive, question, scored)
            return _Found(listed(self._archive, question, chosen), confidence.value)
        return _Found(refusal=topic_not_covered(self._archive, question))

    def _not_then(self, question: Question, allowed: Collection[str] | None) -> Refusal:
        """No article is of the time asked for: refused for the time where the topic is covered at any other."""
        if on_topic(score_sentences(self._archive, without_dates(question), allowed, give_up=False)):
            return outside_dates(self._archive, question)
        return topic_not_covered(self._archive, question)

    def _answer(self, asked: str, question: Question, found: _Found) -> Answer:
        statements, citations = compose(self.index, found.chosen)
        return Answer(
            question=asked,
            language=question.language,
            understood_as=understanding(question),
            status="refused" if found.refusal else "answered",
            refusal=found.refusal,
            statements=statements,
            citations=citations,
            confidence=round(found.confidence, 3),
        )


def _well_formed(text: str) -> str:
    """The text without halves of a pair of surrogates, which JSON may hold and no UTF-8 can."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _names_in(question: Question) -> list[tuple[int, int]]:
    """The characters of everybody named, known or not."""
    found = [(one.start, one.end) for one in (*question.speakers, *question.others, *question.sources)]
    at = question.text.find(question.subject) if question.subject else -1
    return [*found, (at, at + len(question.subject))] if question.subject and at >= 0 else found


def _unreadable(question: str) -> Refusal | None:
    language = question_language(question[:LONGEST_QUESTION])
    if not _LETTER.search(question[: LONGEST_QUESTION + 1]):
        return refuse(RefusalReason.EMPTY_QUESTION, language)
    if len(question) > LONGEST_QUESTION:
        return refuse(RefusalReason.QUESTION_TOO_LONG, language, limit=LONGEST_QUESTION)
    return None


def _nothing_read(question: str) -> Question:
    text = question[:LONGEST_QUESTION]
    return Question(text, question_language(text), "unknown", None, (), (), None, (), None, None)
