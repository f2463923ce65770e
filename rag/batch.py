"""Many questions from a file, one a line, as `ask --questions` takes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus import BelegstelleError
from rag.datatypes import Answer


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BatchError(BelegstelleError):
    """A file of questions that cannot be used."""


class BatchQuestion(_Model):
    """One line of the file; `history` are the questions before it, oldest first."""

    id: str
    question: str
    history: list[str] = []


class BatchAnswer(_Model):
    """One line of what is printed."""

    id: str
    answer: Answer


def read_batch(file: Path) -> list[BatchQuestion]:
    """Read every question; raise BatchError, naming file and line, for the first line that is none."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{file}: cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})"
        raise BatchError(msg) from error
    return list(_questions(file, lines))


def _questions(file: Path, lines: list[str]) -> Iterator[BatchQuestion]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield BatchQuestion.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            msg = f"{file}, line {number}: {'.'.join(map(str, first['loc'])) or 'line'}: {first['msg']}"
            raise BatchError(msg) from error
