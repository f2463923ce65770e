"""Whether the system refuses when, and only when, the corpus has no answer, and for the right reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rag.datatypes import RefusalReason

ANSWERED = "answered"
"""Column of the confusion table for questions that were answered."""


@dataclass(frozen=True, slots=True)
class RefusalCase:
    """One question: the refusals that would be right (none: it has an answer), the reason given (None: answered)."""

    expected: tuple[RefusalReason, ...]
    given: RefusalReason | None


@dataclass(frozen=True, slots=True)
class RefusalScores:
    """None where the denominator is empty."""

    precision: float | None
    recall: float | None
    right_reason: float | None


def refusal_scores(cases: Sequence[RefusalCase]) -> RefusalScores:
    """Precision, recall and right reasons of refusing.

    precision = |refused ∧ unanswerable| / |refused|, recall = |refused ∧ unanswerable| / |unanswerable|,
    right reason = |refused for an expected reason| / |unanswerable|. Unanswerable questions as in SQuAD 2.0
    (Rajpurkar, Jia and Liang, ACL 2018), here with the reason to be right too.
    """
    refused = sum(1 for case in cases if case.given)
    unanswerable = sum(1 for case in cases if case.expected)
    both = sum(1 for case in cases if case.given and case.expected)
    right = sum(1 for case in cases if case.given in case.expected)
    return RefusalScores(_ratio(both, refused), _ratio(both, unanswerable), _ratio(right, unanswerable))


def reason_table(cases: Collection[RefusalCase]) -> dict[str, Counter[str]]:
    """How often each expected reason was met by each given one, and by an answer.

    A case with several right reasons counts under the one given if that is right, else under the first.
    """
    table: dict[str, Counter[str]] = {}
    for case in cases:
        if case.expected:
            row = case.given if case.given in case.expected else case.expected[0]
            table.setdefault(str(row), Counter())[case.given.value if case.given else ANSWERED] += 1
    return dict(sorted(table.items()))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
