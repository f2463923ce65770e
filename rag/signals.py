"""What speaks for the best sentences found being an answer at all, and not merely the best there is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rag.archive import Archive
from rag.candidates import AT_A_GLANCE, Candidates
from rag.coverage import titles_above
from rag.features import SENTENCE, TERM, Features
from rag.lexicon import FUNCTION_WORDS, QUESTION_WORDS
from rag.question import Question
from rag.terms import solid_share
from rag.words import Word, find_words

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

SIGNALS = (
    "own", "passage", "titled", "best_own", "solid", "solid_own", "rarest2", "rarest3", "scattered",
    "lexical_lead", "lexical_margin", "lexical_outlier", "dense", "dense_lead", "meaning", "meaning_lead",
    "fits", "in_order", "terms", "score", "score_lead", "score_margin",
    "met", "met_own", "unfocused", "unfocused_own", "name_missing", "number_missing", "pair_missing",
    "meaning_outlier", "meaning_rank", "together", "reach", "same_title",
)  # fmt: skip
"""Coverage of the question by the sentence, with its passage, with the title too, and by the best of
five sentences; of its names, nouns and numbers; of its two and three rarest terms; what only other passages cover; how
far the first passage is ahead of the second, of the sixth, and of what the same question gets in passages known to be
wrong; likeness of passage and sentence; the kind of answer; order; how many terms; the sentence's score and leads; the
rarest term that is met at all; coverage of what is not the noun asked about; names, numbers and names of several words
that are missing; the likeness of the sentence among those of all candidates; coverage by the first five together; the
share of what the words of the question can score; how many of the passages found have the same title."""
_FIFTH = 4
_PAIR_LETTERS = 5
"""Letters in which the words of a name begin alike: "Europäischen Union" is met by "Europäische Union"."""


def signals_of(
    archive: Archive, question: Question, found: Candidates, best: Numbers, scores: Floats, features: Features
) -> dict[str, float]:
    """The signals of the first of the sentences, which come best first, as do their features."""
    first = int(best[0])
    return {
        **_common(found, best, scores),
        **_of_one(found, first, float(features.sentences[0, SENTENCE.index("fits")])),
        **_of_terms(found, first, features),
        **_among_all(found, first),
        "reach": _reached(archive, question, found),
        "same_title": float(_same_title(archive, found, first)),
        "pair_missing": _pair_missing(archive, question, found, first),
    }


def _common(found: Candidates, best: Numbers, scores: Floats) -> dict[str, float]:
    """What is the same for all candidates of a question."""
    weights = found.weights
    meaning = np.sort(found.glance[:, AT_A_GLANCE.index("meaning")])
    middle = meaning[(len(meaning) - 1) // 2 : len(meaning) // 2 + 1]
    lexical = np.sort(found.lexical)[::-1]
    top = max(float(lexical[0]), 1e-6)
    rest = lexical[_FIFTH + 1 :]
    dense = np.sort(found.dense)[::-1]
    return {
        "best_own": float((found.coverage.own[best[:5]] @ weights).max()),
        "together": float(found.coverage.own[best[:5]].max(axis=0) @ weights),
        "lexical_lead": float(lexical[0] - lexical[min(1, len(lexical) - 1)]) / top,
        "lexical_margin": float(lexical[0] - lexical[min(_FIFTH + 1, len(lexical) - 1)]) / top,
        "lexical_outlier": float((lexical[0] - rest.mean()) / (rest.std() + 0.1 * top)) if len(rest) > 1 else 0.0,
        "dense": float(dense[0]),
        "dense_lead": float(dense[0] - dense[_FIFTH + 1 :].mean()) if len(dense) > _FIFTH + 1 else 0.0,
        "meaning_lead": float(meaning[-3:].mean() - middle.mean()),
        "terms": float(np.log(len(found.terms))),
        "score": float(scores[0]),
        "score_lead": float(scores[0] - scores[min(1, len(scores) - 1)]),
        "score_margin": float(scores[0] - scores[min(_FIFTH, len(scores) - 1)]),
    }


def _of_one(found: Candidates, number: int, fit: float) -> dict[str, float]:
    """What a sentence, its passage and its title tell."""
    coverage, weights = found.coverage, found.weights
    passage = coverage.passage[number]
    own, around = coverage.own[number], _around(found, number)
    rarest = np.argsort(-weights, kind="stable")
    return {
        "own": float(own @ weights),
        "passage": float(coverage.passages[passage] @ weights),
        "titled": float(around @ weights),
        "solid": solid_share(found.terms, around),
        "solid_own": solid_share(found.terms, own),
        "rarest2": float(around[rarest[:2]].mean()),
        "rarest3": float(around[rarest[:3]].mean()),
        "scattered": float((coverage.passages.max(axis=0) - around).clip(0) @ weights),
        "meaning": float(found.glance[number, AT_A_GLANCE.index("meaning")]),
        "fits": fit,
        "in_order": float(coverage.in_order[number]),
    }


def _around(found: Candidates, number: int) -> Floats:
    """How well the passage of a sentence and its title cover each term."""
    passage = found.coverage.passage[number]
    around: Floats = np.maximum(found.coverage.passages[passage], found.coverage.titles[passage])
    return around


def _of_terms(found: Candidates, number: int, features: Features) -> dict[str, float]:
    """Which terms are met and missed; rarities count as shares of the greatest there can be.

    One word as rare as "Kostümsammlung" speaks for a sentence however much else of the question is worded in another
    way; "Dewar" or "2010" missing speaks against it however much else is there. The noun that is asked about ("Welcher
    FLUSS") need not be said by the answer ("der Charles River").
    """
    own, around = found.coverage.own[number], _around(found, number)
    rarity, names, numbers, focus = (
        features.terms[:, TERM.index(name)] for name in ("rarity", "name", "number", "focus")
    )
    rest = rarity * (1 - focus)
    rest = rest / max(float(rest.sum()), 1e-6)
    return {
        "met": float((rarity * around).max()),
        "met_own": float((rarity * own).max()),
        "unfocused": float(rest @ around),
        "unfocused_own": float(rest @ own),
        "name_missing": float((rarity * names) @ (1 - around)),
        "number_missing": float((numbers * (1 - around)).max()),
    }


def _among_all(found: Candidates, number: int) -> dict[str, float]:
    """How far the likeness of a sentence stands out among those of all candidates, and how many are more like."""
    meaning = found.glance[:, AT_A_GLANCE.index("meaning")]
    return {
        "meaning_outlier": float((meaning[number] - meaning.mean()) / (meaning.std() + 0.02)),
        "meaning_rank": math.log1p(int((meaning > meaning[number]).sum())),
    }


def _reached(archive: Archive, question: Question, found: Candidates) -> float:
    """What the best passage scores as a share of what the words of the question can score in all."""
    reach = archive.index.lexical.reach(archive.search_text(question))
    return float(found.lexical.max()) / reach if reach > 0 else 0.0


def _same_title(archive: Archive, found: Candidates, number: int) -> int:
    """Of how many passages the title is that of the sentence: where a topic is covered, several are found."""
    words = archive.index.sentences
    units = titles_above(archive.index, found.rows).tolist()
    own = units[int(found.coverage.passage[number])]
    title = words.words_of(own, own + 1).tobytes()
    same = {unit for unit in set(units) if words.words_of(unit, unit + 1).tobytes() == title}
    return sum(unit in same for unit in units)


def _pair_missing(archive: Archive, question: Question, found: Candidates, number: int) -> float:
    """The share of names of several words that neither the passage nor its title says as one.

    "Was schlägt Graham Twigg vor?" is not answered by a passage about Bill Graham.
    """
    pairs = list(_capital_pairs(question.text))
    if not pairs:
        return 0.0
    row = int(found.rows[found.coverage.passage[number]])
    article = archive.index.articles.by_number(archive.index.passages.article(row))
    said = find_words(f"{archive.index.passages[row].span.of(article)} . {article.title}")
    neighbours = {(_beginning(left), _beginning(right)) for left, right in pairwise(said)}
    return sum(pair not in neighbours for pair in pairs) / len(pairs)


def _capital_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Beginnings of capitalised words that only a space parts: "Graham Twigg"; the first word of a question is none."""
    words: Sequence[Word] = find_words(text)
    for left, right in pairwise(words):
        apart = left.start == 0 or text[left.end : right.start] != " " or left.lower in FUNCTION_WORDS | QUESTION_WORDS
        if not apart and left.text[0].isupper() and right.text[0].isupper():
            yield _beginning(left), _beginning(right)


def _beginning(word: Word) -> str:
    return word.lower[:_PAIR_LETTERS]
