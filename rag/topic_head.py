"""The noun a statement must be about: "Auslieferung" in "Was sagte X zur Auslieferung der Täter von Duisburg?".

Whoever spoke of everything around it and not of it is not quoted on this topic. Of an English question the
translations are too uncertain to say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus import Span
from rag.archive import Archive
from rag.coverage import cover_words
from rag.question import Question
from rag.span_words import units_around
from rag.terms import Term
from rag.word_vectors import likest_in
from rag.words import Word, find_words

_ABOUT = frozenset("zu zum zur über".split())
_REACH = 4  # words behind the preposition in which its noun stands
_AROUND, _EVERYWHERE = 2, 1 << 20  # sentences before and after a statement: for a word like the noun, for itself
_SHOWN = 5
_MET = 0.35
"""Of the word or its likest one. On 79 statements asked for by articles and seeds 0.62 and more, on what was not spoken
of 0.21 and less."""
_ASPECTS = frozenset(
    """
    wirkung wirkungen auswirkung auswirkungen folge folgen konsequenz konsequenzen schicksal lage zukunft bedeutung
    rolle zustand umgang ergebnis ergebnisse situation entwicklung hintergrund hintergründe hintergründen
    einzelheiten ursache ursachen grund gründe gründen sinn nutzen wert ziel ziele zielen zweck art weise inhalt
    verlauf ablauf stand stimmung chance chancen aussicht aussichten möglichkeit möglichkeiten plan pläne plänen
    erfahrung erfahrungen qualität thema themen frage fragen vorgehen verhalten höhe zahl zahlen anzahl dauer form
    eigenschaften vorteile nachteile risiken risiko gefahr gefahren notwendigkeit verhältnis beziehung beziehungen
    zusammenhang aspekt aspekte bekämpfung lösung verbesserung verhinderung vermeidung schutz debatte streit vorwurf
    vorwürfe vorwürfen fall fällen beispiel beginn anfang ende schluss abschluss auftakt jahrestag anlass eröffnung
    begrüßung journalisten reportern abgeordneten anhängern ostern weihnachten pfingsten silvester neujahr twitter
    """.split()
)
"""Nouns for a side of something, an occasion or who listens: a statement on the thing need not name it."""


def says_of_head(archive: Archive, question: Question, said: Sequence[Span]) -> bool:
    """Whether any of the first statements is of the noun asked about."""
    return any(of_head(archive, question, said[:_SHOWN]))


def of_head(archive: Archive, question: Question, said: Iterable[Span]) -> Iterator[bool]:
    """Of each statement whether it or its article has the noun asked about, or words around it one like it."""
    head = _head(question) if question.language == "de" else None
    terms = archive.terms(replace(question, topic=(head,), others=())) if head is not None else ()
    for one in said:
        yield not terms or _is_met(archive, terms, one)


def _is_met(archive: Archive, terms: Sequence[Term], span: Span) -> bool:
    words = archive.index.sentences
    article = units_around(archive.index, span, _EVERYWHERE)
    covered = cover_words(words, [words.words_of(one, one + 1) for one in article.tolist()], terms)
    around = units_around(archive.index, span, _AROUND)
    return bool(covered.max() >= _MET or likest_in(archive, terms, around).max() >= _MET)


def _head(question: Question) -> Word | None:
    """The first noun behind a "zu" or "über" after whoever spoke, in the same clause, that is more than an aspect."""
    text = question.text
    own = [one for one in question.speakers if one.mention in text[one.start : one.end]]  # none of an earlier question
    behind = max((one.end for one in own), default=0)
    clause = text.find(",", behind)
    words = [word for word in find_words(text) if word.start >= behind and (clause < 0 or word.start < clause)]
    topic = {word.start: word for word in question.topic if text[word.start : word.end] == word.text}
    for at, word in enumerate(words):
        if word.lower in _ABOUT:
            for noun in words[at + 1 : at + 1 + _REACH]:
                if noun.text[:1].isupper() and noun.start in topic and noun.lower not in _ASPECTS:
                    return topic[noun.start]
    return None
