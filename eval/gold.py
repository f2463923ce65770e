"""The annotated articles `eval.quotations` measures against, as Petersen-Frey and Biemann (2024) publish them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import Article, BelegstelleError
from eval.verdicts import Bounds


class AnnotationError(BelegstelleError):
    """A file of annotations is missing or not in the expected form."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated quotation."""

    parts: tuple[Bounds, ...]
    type: str
    speaker: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article."""

    article: Article
    quotes: tuple[Annotated, ...]


def read_gold(path: Path) -> Gold:
    """One annotated article; raises AnnotationError naming the file."""
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        article = Article(id=path.stem, title=str(data["documentName"]), text=str(data["originalText"]))
        quotes = tuple(
            Annotated(_spans(entry["quote"]), entry["type"], _spans(entry["speaker"]))
            for entry in data["annotations"]
            if entry["quote"]["spans"]
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        msg = f"{path}: not an annotated article ({type(error).__name__}: {error}); expected the *.pretty.json format"
        raise AnnotationError(msg) from error
    return Gold(article, quotes)


def _spans(entry: dict[str, Any]) -> tuple[Bounds, ...]:
    return tuple(sorted((int(span["charBegin"]), int(span["charEnd"])) for span in entry["spans"]))


def overlap(one: Sequence[Bounds], other: Sequence[Bounds]) -> float:
    """Intersection over union of the characters of two sets of disjoint extents."""
    shared = sum(max(0, min(a_end, b_end) - max(a, b)) for a, a_end in one for b, b_end in other)
    whole = sum(end - start for start, end in one) + sum(end - start for start, end in other) - shared
    return shared / whole if whole else 0.0
