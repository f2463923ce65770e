"""Errors of the evaluation; each message says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus import BelegstelleError

SHOWN_PROBLEMS = 20
"""More than a screenful helps nobody: the rest is counted."""


class EvalError(BelegstelleError):
    """The evaluation cannot run, or its input is not what it must be."""


class QuestionSetError(EvalError):
    """A question file that cannot be used; every problem carries its line."""

    def __init__(self, path: Path, problems: Sequence[tuple[int, str]]) -> None:
        self.problems = tuple(sorted(problems))
        lines = [f"{path}:{line}: {reason}" for line, reason in self.problems[:SHOWN_PROBLEMS]]
        if len(self.problems) > SHOWN_PROBLEMS:
            lines.append(f"{path}: and {len(self.problems) - SHOWN_PROBLEMS} more problems")
        super().__init__("\n".join(lines))


class GateError(EvalError):
    """A figure fell below its floor, or the floors belong to other data."""
