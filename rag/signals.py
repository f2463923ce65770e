"""What speaks for the best sentences found being an answer at all, and not merely the best there is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rag.candidates import AT_A_GLANCE, Candidates
from rag.terms import solid_share

SIGNALS = (
    "own", "passage", "titled", "best_own", "solid", "solid_own", "rarest2", "rarest3", "scattered",
    "lexical_lead", "lexical_margin", "lexical_outlier", "dense", "dense_lead", "meaning", "meaning_lead",
    "fits", "in_order", "terms", "score", "score_lead", "score_margin",
)  # fmt: skip
"""Coverage of the question by the sentence, with its passage, with the title too, and by the best of
five sentences; of its names, nouns and numbers; of its two and three rarest terms; what only other passages cover; how
far the first passage is ahead of the second, of the sixth, and of what the same question gets in passages known to be
wrong; likeness of passage and sentence; the kind of answer; order; how many terms; the sentence's score and leads."""
_FIFTH = 4


def signals_of(
    found: Candidates, best: NDArray[np.int64], scores: NDArray[np.float32], told: NDArray[np.float32]
) -> dict[str, float]:
    """The signals of the first of the sentences read, which come best first."""
    return {**_common(found, best, scores), **_of_one(found, int(best[0]), float(told[0, 0]))}


def _common(found: Candidates, best: NDArray[np.int64], scores: NDArray[np.float32]) -> dict[str, float]:
    """What is the same for all candidates of a question."""
    weights = found.weights
    meaning = found.glance[:, AT_A_GLANCE.index("meaning")]
    lexical = np.sort(found.lexical)[::-1]
    top = max(float(lexical[0]), 1e-6)
    rest = lexical[_FIFTH + 1 :]
    dense = np.sort(found.dense)[::-1]
    return {
        "best_own": float((found.coverage.own[best[:5]] @ weights).max()),
        "lexical_lead": float(lexical[0] - lexical[min(1, len(lexical) - 1)]) / top,
        "lexical_margin": float(lexical[0] - lexical[min(_FIFTH + 1, len(lexical) - 1)]) / top,
        "lexical_outlier": float((lexical[0] - rest.mean()) / (rest.std() + 0.1 * top)) if len(rest) > 1 else 0.0,
        "dense": float(dense[0]),
        "dense_lead": float(dense[0] - dense[_FIFTH + 1 :].mean()) if len(dense) > _FIFTH + 1 else 0.0,
        "meaning_lead": float(np.sort(meaning)[-3:].mean() - np.median(meaning)),
        "terms": float(np.log(len(found.terms))),
        "score": float(scores[0]),
        "score_lead": float(scores[0] - scores[min(1, len(scores) - 1)]),
        "score_margin": float(scores[0] - scores[min(_FIFTH, len(scores) - 1)]),
    }


def _of_one(found: Candidates, number: int, fit: float) -> dict[str, float]:
    """What a sentence, its passage and its title tell."""
    coverage, weights = found.coverage, found.weights
    passage = coverage.passage[number]
    own, around = coverage.own[number], np.maximum(coverage.passages[passage], coverage.titles[passage])
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
