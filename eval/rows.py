"""A figure beside its target, as the scripts over other people's data print it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside its target."""

    name: str
    value: float
    target: str
    passed: bool

    def line(self) -> str:
        """Name, value, target and verdict in columns."""
        verdict = "reached" if self.passed else "MISSED"
        return f"{self.name:58} {self.value:7.3f}   target {self.target:8} {verdict}"
