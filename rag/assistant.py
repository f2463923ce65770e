"""The main path: a question in, an answer of cited verbatim statements out, or a refusal that says why."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index import Index
from rag.archive import Archive
from rag.compose import Chosen, compose
from rag.confidence import Confidence, fact_confidence, statement_confidence
from rag.conversation import in_conversation
from rag.datatypes import Answer, Filters, Refusal, RefusalReason
from rag.facts import answer_fact
from rag.language import question_language
from rag.question import Question, read_question
from rag.refusals import covers_period, not_on_this_topic, outside_dates, person_not_quoted, refuse, topic_not_covered
from rag.speakers import FoundSpeaker
from rag.statements import answer_statements, comparison, statements_of, who_said
from rag.timeline import answer_timeline
from rag.understanding import understanding

LONGEST_QUESTION = 2_000
"""Characters; what is longer is no question but a pasted text."""
_LONGEST_HISTORY = 20
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
        early = _unreadable(question)
        if early is not None:
            return self._answer(_nothing_read(question), _Found(refusal=early))
        read = in_conversation(
            self._read(question), [self._read(one) for one in history[-_LONGEST_HISTORY:] if _unreadable(one) is None]
        )
        filters = filters or Filters()
        read = self._filtered(read, filters)
        allowed = self._archive.allowed(read, filters)
        if without:
            allowed = set(self.index.articles if allowed is None else allowed) - set(without)
        return self._answer(read, self._find(read, allowed))

    def _read(self, question: str) -> Question:
        return read_question(question, self._archive.finder, days=self._archive.days, outlets=self._archive.outlets)

    def _filtered(self, question: Question, filters: Filters) -> Question:
        """A speaker chosen as a filter stands for one named in the question."""
        speaker = self.index.quotes.speakers.get(filters.speaker_id or "")
        if speaker is None or question.speakers:
            return question
        return replace(
            question, asks_for="statements", subject=None, speakers=(FoundSpeaker(speaker, speaker.name, 0, 0),)
        )

    def _find(self, question: Question, allowed: Collection[str] | None) -> _Found:
        if question.asks_for == "statements":
            return self._statements(question, allowed)
        if not question.topic and not question.speakers and not question.others:
            return _Found(refusal=refuse(RefusalReason.NOT_UNDERSTOOD, question.language))
        if question.asks_for == "comparison":
            return self._comparison(question, allowed)
        if question.asks_for == "timeline":
            chosen = answer_timeline(self._archive, question, allowed)
            return self._fact(question, allowed) if len(chosen) < 2 else self._fact(question, allowed, instead=chosen)
        if question.asks_for == "who_said":
            said = who_said(self._archive, question, allowed)
            confidence = statement_confidence(said)
            if confidence.enough:
                return _Found(answer_statements(self._archive, question, said), confidence.value)
        return self._fact(question, allowed)

    def _statements(self, question: Question, allowed: Collection[str] | None) -> _Found:
        if not question.speakers:
            return self._unknown_speaker(question, allowed)
        ids = [one.speaker.id for one in question.speakers]
        said = statements_of(self._archive, question, ids, allowed)
        if said:
            return _Found(answer_statements(self._archive, question, said), statement_confidence(said).value)
        names = [one.speaker.name for one in question.speakers]
        anytime = replace(question, period=None)
        if question.period is not None and (not question.topic or statements_of(self._archive, anytime, ids, allowed)):
            return _Found(refusal=outside_dates(self._archive, question))
        if not any(self.index.quotes.by_speaker(speaker_id) for speaker_id in ids):
            return _Found(refusal=person_not_quoted(self._archive, question, names[0], allowed))
        if not question.says_only:
            told = self._fact(replace(question, others=(*question.speakers, *question.others)), allowed)
            if told.refusal is None:
                return told
        return _Found(refusal=not_on_this_topic(self._archive, question, names, allowed))

    def _unknown_speaker(self, question: Question, allowed: Collection[str] | None) -> _Found:
        """Whose words are asked for, no speaker of the corpus is: refuse, unless the articles tell it as a fact.

        "Was schreibt das Gesetz vor?" has an answer without anybody quoted; "Was sagte X?" has none, because what
        others tell of X are not X's words.
        """
        if question.subject is None:
            return self._fact(question, allowed)
        refusal = person_not_quoted(self._archive, question, question.subject, allowed)
        if question.says_only:
            return _Found(refusal=refusal)
        told = self._fact(question, allowed)
        return told if told.refusal is None else _Found(refusal=refusal)

    def _comparison(self, question: Question, allowed: Collection[str] | None) -> _Found:
        chosen = comparison(self._archive, question, allowed)
        if len({one.group for one in chosen}) < 2:
            return (
                self._fact(question, allowed)
                if question.topic
                else _Found(refusal=topic_not_covered(self._archive, question))
            )
        return _Found(chosen, min(1.0, max(one.score for one in chosen)))

    def _fact(self, question: Question, allowed: Collection[str] | None, *, instead: Sequence[Chosen] = ()) -> _Found:
        scored, chosen = answer_fact(self._archive, question, allowed)
        confidence: Confidence = fact_confidence(self._archive, question, scored)
        if confidence.enough:
            return _Found(instead or chosen, confidence.value)
        if question.period is not None and not covers_period(self._archive, question):
            return _Found(refusal=outside_dates(self._archive, question))
        return _Found(refusal=topic_not_covered(self._archive, question))

    def _answer(self, question: Question, found: _Found) -> Answer:
        statements, citations = compose(self.index, found.chosen)
        return Answer(
            question=question.text,
            language=question.language,
            understood_as=understanding(question),
            status="refused" if found.refusal else "answered",
            refusal=found.refusal,
            statements=statements,
            citations=citations,
            confidence=round(found.confidence, 3),
        )


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
