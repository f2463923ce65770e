"""What the networks of rag/network.py read of a question and of the sentences that may answer it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.quotes.morphology import tags
from rag.archive import Archive
from rag.asked import Asked
from rag.candidates import AT_A_GLANCE, ON_READING, Candidates, article_of, kind_asked
from rag.dates import month_number
from rag.question import Question
from rag.terms import Term, rarest_possible
from rag.word_vectors import likeness

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_TAGS = ("NE", "NN", "VV", "ADJ", "ADV", "CARD")
TERM = (
    "rarity",
    "solid",
    "name",
    "number",
    "focus",
    "place",
    *_TAGS,
    "in_passages",
    "in_sentences",
    "capital",
    "letters",
)
"""Of a term: its rarity, as a share of the greatest there can be; whether it is a name, noun or number; a name; a
number; the noun asked about; its place in the question; its part of speech; how well the best of the passages and
sentences found covers it; whether it is capitalised, and how long it is."""
PAIR = (
    "own", "previous", "next", "passage", "title", "own_or_title", "published",
    "alike", "alike_passage", "alike_title", "same_use", "same_use_passage",
    "synonym", "synonym_passage", "related", "related_passage",
)  # fmt: skip
"""Of a sentence and a term: how well the sentence covers it, the one before, the one behind, its passage and its title;
whether it is the month or year the article appeared in; how alike in meaning and in use the likest word is;
whether a synonym is said, and whether a word that often stands with the term."""
SENTENCE = (*AT_A_GLANCE, *ON_READING, "alike", "holds_none")
"""Of a sentence: see rag/candidates.py; how alike its words are to the terms that neither it nor its title covers; and
whether it holds nothing of the kind asked for, as all do where no kind is."""
_FITS, _TOLD = SENTENCE.index("fits"), slice(len(AT_A_GLANCE), len(AT_A_GLANCE) + len(ON_READING))
_OWN, _ALIKE = PAIR.index("own_or_title"), PAIR.index("alike")
_KINDS = (None, "number", "duration", "date", "place", "person", "name", "reason")
_YEAR = re.compile(r"[0-9]{4}")
ASKED = (*(kind or "anything" for kind in _KINDS), "whether", "unit", "focused", "passages", "terms")
"""Of a question: the kind of answer, whether yes or no, in a unit, or of a noun; how much is searched, how many terms
it has."""


@dataclass(frozen=True, slots=True)
class Features:
    """Arrays of shape (terms, TERM), (sentences, terms, PAIR), (sentences, SENTENCE) and (ASKED,)."""

    terms: Floats
    pairs: Floats
    sentences: Floats
    asked: Floats

    @property
    def wants_a_kind(self) -> bool:
        """Whether a kind of answer is asked for, so that reading tells something."""
        return not self.asked[0]

    def ordered(self, order: Numbers) -> Features:
        """The same with the sentences in another order."""
        return replace(self, pairs=self.pairs[order], sentences=self.sentences[order])

    def telling(self, told: Floats | Sequence[float]) -> Features:
        """The same with what reading tells of the sentences, or is to tell of each of them."""
        sentences = self.sentences.copy()
        sentences[:, _TOLD] = told
        sentences[:, -1] = sentences[:, _FITS] == 0
        return replace(self, sentences=sentences)


def features_of(archive: Archive, question: Question, found: Candidates, which: Numbers) -> Features:
    """Features of the candidates `which` before their text is read."""
    wanted = kind_asked(question)
    pairs = _pairs(archive, found, which)
    more = (pairs[:, :, _ALIKE] - pairs[:, :, _OWN]).clip(0) @ found.weights
    unread = np.zeros((len(which), len(ON_READING)), dtype=np.float32)
    return Features(
        terms=_terms(archive, found, wanted),
        pairs=pairs,
        sentences=np.column_stack([found.glance[which], unread, more, np.ones(len(which))]).astype(np.float32),
        asked=_asked(archive, question, found, wanted),
    )


def _terms(archive: Archive, found: Candidates, wanted: Asked) -> Floats:
    rarest = rarest_possible(len(archive.index.passages))
    rows = [
        (
            term.weight / rarest,
            term.solid,
            is_name(term),
            any(map(str.isdigit, term.word)),
            wanted.focus is not None and any(wanted.focus in way for way in term.ways),
            number / len(found.terms),
            *_part_of_speech(term),
            passage,
            sentence,
            term.word[:1].isupper(),
            min(len(term.word), 20) / 20,
        )
        for number, (term, passage, sentence) in enumerate(
            zip(found.terms, found.coverage.passages.max(axis=0), found.coverage.own.max(axis=0), strict=True)
        )
    ]
    return np.array(rows, dtype=np.float32)


def _part_of_speech(term: Term) -> list[bool]:
    first = (tags(term.word.split()[-1]) or ("",))[0]
    return [first.startswith(tag) for tag in _TAGS]


def is_name(term: Term) -> bool:
    """Whether a term is a name by its last word; of a hyphenated one, either end may be: "NASA-Standort"."""
    parts = [part for part in term.word.split()[-1].split("-") if part]
    ends = (part for part in (*parts[:1], *parts[-1:]) if not part[0].isdigit())
    return term.solid and any("NE" in tags(part)[:1] for part in ends)


def _pairs(archive: Archive, found: Candidates, which: Numbers) -> Floats:
    coverage = found.coverage
    passage = coverage.passage[which]
    own, titles = coverage.own[which], coverage.titles[passage]
    return np.stack(
        [
            own,
            _beside(found, which, -1),
            _beside(found, which, 1),
            coverage.passages[passage],
            titles,
            np.maximum(own, titles),
            _published(archive, found, passage),
            *likeness(archive, found, which),
        ],
        axis=2,
    ).astype(np.float32)


def _beside(found: Candidates, which: Numbers, step: int) -> Floats:
    """What the sentence before or behind each covers, in the same passage."""
    passage = found.coverage.passage
    there = np.clip(which + step, 0, len(passage) - 1)
    same = (there == which + step) & (passage[there] == passage[which])
    beside: Floats = found.coverage.own[there] * same[:, None]
    return beside


def _published(archive: Archive, found: Candidates, passages: Numbers) -> Floats:
    """Whether a term is the year or the month in which the article appeared: it need not be in its text then."""
    met = np.zeros((len(passages), len(found.terms)), dtype=np.float32)
    times = [_time_of(term) for term in found.terms]
    if any(times):
        for passage in np.unique(passages).tolist():
            day = article_of(archive, found, passage).published_on
            said = {("year", day.year), ("month", day.month)} if day else set()
            met[passages == passage] = [time in said for time in times]
    return met


def _time_of(term: Term) -> tuple[str, int] | None:
    if _YEAR.fullmatch(term.word):
        return "year", int(term.word)
    month = month_number(term.word)
    return ("month", month) if month else None


def _asked(archive: Archive, question: Question, found: Candidates, wanted: Asked) -> Floats:
    kinds = [wanted.kind == kind for kind in _KINDS]
    sizes = (math.log(len(archive.index.passages)) / 10, len(found.terms) / 10)
    whether = question.asks_for == "yes_no"
    return np.array([*kinds, whether, wanted.unit is not None, wanted.focus is not None, *sizes], dtype=np.float32)
