"""Progress bars on standard error; the only file that imports tqdm."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tqdm import tqdm

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class ProgressBars:
    """A bar for each stage of a build; short stages show none."""

    def __init__(self) -> None:
        self._bars: dict[str, tqdm] = {}  # type: ignore[type-arg]

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Move the bar of a stage."""
        if stage not in self._bars:
            self._bars[stage] = tqdm(total=total, desc=stage, file=sys.stderr, leave=False, delay=0.5, disable=None)
        bar = self._bars[stage]
        bar.update(done - bar.n)
        if done >= total:
            bar.close()


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show nothing."""
