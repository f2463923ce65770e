"""Questions that quotations and narration can both answer: "Wer führte den Aufstand an?", "Was wollte X senken?".

Verbs of saying are verbs of doing as well. The sentence that answers best as a fact goes first, as the quotation that
it belongs to, so that its speaker is shown. Where somebody's words are asked for, it does only if it is theirs, or if
the paper tells it of them and it covers the topic as well as any of their words ("Was will X senken?"); better than
these, if the verb is one of saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.quotes.naming import is_name_word
from index.word_keys import word_keys
from rag.archive import Archive
from rag.compose import Chosen
from rag.coverage import cover_words
from rag.offices import names_office
from rag.question import Question
from rag.same_claim import merge_claims
from rag.saying import says_something
from rag.span_words import words_around, words_of
from rag.statements import Said, topic_shares
from rag.terms import Term
from rag.words import find_words

_LIMIT = 5
_ROOM = 3
"""Places kept for somebody's words behind a sentence that tells of them, and for those before one."""
_NAMED = 0.5  # of the words of a name
_RATHER_TOLD = 1.5
"""How much better a sentence has to cover the topic than any statement, where the verb is one of saying."""
_NOTHING = 1e-3


def told_first(archive: Archive, said: Sequence[Said], words: Sequence[Chosen], told: Sequence[Chosen]) -> list[Chosen]:
    """What is told, then who said something on it."""
    return merge_claims(archive, [*_as_said(said, told), *words])[:_LIMIT]


def said_first(
    archive: Archive, question: Question, said: Sequence[Said], words: Sequence[Chosen], told: Sequence[Chosen]
) -> list[Chosen]:
    """Somebody's words, before them the best answer told if it is theirs or of them; others told of them go last."""
    names = archive.terms(replace(question, topic=(), others=question.speakers))
    theirs = {one.chosen.span for one in said}
    first, *others = _as_said(said, told)
    others = [one for one in others if one.span in theirs or _is_of_them(archive, names, one)]
    told_of_them = _is_of_them(archive, names, first)
    enough = _RATHER_TOLD if says_something(question.text, find_words(question.text)) else 1.0
    if first.span in theirs or (told_of_them and _of_best(archive, question, first, said) >= enough):
        ordered = [first, *words[:_ROOM], *others, *words[_ROOM:]]
    else:
        ordered = [*words[:_ROOM], *([first] if told_of_them else []), *words[_ROOM:], *others]
    return merge_claims(archive, ordered)[:_LIMIT]


def source_first(
    archive: Archive, question: Question, said: Sequence[Said], words: Sequence[Chosen], told: Sequence[Chosen]
) -> list[Chosen]:
    """What is told by the source asked for, then what else it says on it, then the paper's own words, nobody else's."""
    ids = {key for one in question.sources for key in archive.affiliates(one.speaker)}
    ordered = _as_said(said, told)
    theirs = [one for one in ordered if one.quote is not None and one.quote.speaker_id in ids]
    narrated = (one for one in ordered if one.quote is None)
    return merge_claims(archive, [*theirs, *words, *narrated])[:_LIMIT]


def without_others(question: Question, told: Sequence[Chosen]) -> list[Chosen]:
    """What is told without the words of others than those asked for."""
    ids = {None, *(one.speaker.id for one in question.speakers)}
    return [one for one in told if one.quote is None or one.quote.speaker_id in ids]


def may_be_of(archive: Archive, subject: str, told: Chosen) -> bool:
    """Whether what is told can be of the subject: a whole name stands in it, in its title or beside it."""
    if " " not in subject or names_office(subject) or not is_name_word(subject.split()[-1]):
        return True
    name = frozenset(archive.index.sentences.numbers(word_keys(subject.split()[-1])).tolist())
    texts = (words_of(archive.index, told.span), words_around(archive.index, told.span))
    return any(name & set(text.tolist()) for text in texts)


def _as_said(said: Sequence[Said], told: Sequence[Chosen]) -> list[Chosen]:
    """Sentences told, each that is part of a statement found as that statement."""
    return [next((one.chosen for one in said if one.chosen.span.overlaps(other.span)), other) for other in told]


def _is_of_them(archive: Archive, names: Sequence[Term], one: Chosen) -> bool:
    """Whether a sentence is the paper's own, and it or what stands around it has the names of those asked for."""
    if one.quote is not None or not names:
        return False
    texts = [words_of(archive.index, one.span), words_around(archive.index, one.span)]
    return bool(cover_words(archive.index.sentences, texts, names).max() > _NAMED)


def _of_best(archive: Archive, question: Question, one: Chosen, said: Sequence[Said]) -> float:
    """How well a sentence covers the topic, as a share of the best of the statements."""
    terms = archive.terms(question)
    best = max(statement.relevance for statement in said)
    return topic_shares(archive, question, terms, [one.span])[0] / max(best, _NOTHING) if terms else 0.0
