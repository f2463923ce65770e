"""Progress of long work: a callback in the library, bars on stderr for people; the only file that imports tqdm."""

from __future__ import annotations

import sys
from typing import Never, Protocol

from tqdm import tqdm


class Progress(Protocol):
    """Told how far a build is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` of the stage are finished; a new stage begins with 0."""
        ...


class ProgressBars:
    """One bar a stage, on stderr; gone when the stage is done, so that only what matters stays on the screen."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: tqdm[Never] | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Move the bar of `stage`."""
        bar = self._bar
        if stage != self._stage or bar is None:
            self._close()
            self._stage = stage
            bar = self._bar = tqdm(total=total, desc=stage, file=sys.stderr, leave=False, unit="", delay=0.3)
        bar.update(done - bar.n)
        if done >= total:
            self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def silent(stage: str, done: int, total: int) -> None:
    """Show nothing."""
