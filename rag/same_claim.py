"""Which statements say the same: wire copies and close rewordings are one claim with several citations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import Span
from rag.archive import Archive
from rag.compose import Chosen
from rag.relevance import sentence_stems

_SAME = 0.72
"""Share of the content stems of the shorter statement that the longer one must have, too."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What decides whether two statements say the same; looked up once a statement, not once a pair."""

    span: Span
    speaker: str | None
    numbers: frozenset[str]
    text: str


def merge_claims(archive: Archive, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Keep the first of each claim, in order, and cite the articles of the others with it.

    Statements with other numbers or another speaker are other claims, however alike: a disagreement
    between sources must stay visible.
    """
    kept: list[Chosen] = []
    claims: list[_Claim] = []
    for one in chosen:
        claim = _claim(archive, one)
        twin = next((number for number, other in enumerate(claims) if _same(claim, other)), None)
        if twin is None:
            kept.append(one)
            claims.append(claim)
            continue
        other = kept[twin]
        article_id = one.span.article_id
        if article_id != other.span.article_id and article_id not in other.also_in:
            kept[twin] = replace(other, also_in=(*other.also_in, article_id))
    return kept


def _claim(archive: Archive, chosen: Chosen) -> _Claim:
    text = chosen.span.of(archive.index.articles[chosen.span.article_id])
    speaker = chosen.quote.speaker_id if chosen.quote else None
    return _Claim(chosen.span, speaker, frozenset(_NUMBER.findall(text)), text)


def _same(one: _Claim, other: _Claim) -> bool:
    if (
        one.span.article_id == other.span.article_id
        and one.span.start < other.span.end
        and other.span.start < one.span.end
    ):
        return True
    if one.speaker != other.speaker or one.numbers != other.numbers:
        return False
    return alike(one.text, other.text) >= _SAME


def alike(first: str, second: str) -> float:
    """Share of the content stems of the shorter text that the longer one has; short fragments are never alike."""
    short, long = sorted((sentence_stems(first), sentence_stems(second)), key=len)
    if len(short) < 3 or len(long) > 2 * len(short) + 2:
        return 0.0
    return len(short & long) / len(short)
