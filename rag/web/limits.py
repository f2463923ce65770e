"""How fast one user may ask."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from rag.web.errors import TurnedAwayError

_USERS = 10_000  # remembered at most; the one who has been silent longest is forgotten first


class RateLimit:
    """A token bucket for each user: `per_minute` questions at once, refilled evenly over a minute."""

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, user: str) -> None:
        """Count one question; raise TurnedAwayError (429) with the seconds to wait when there were too many."""
        with self._lock:
            now = self._clock()
            left, at = self._left.pop(user, (float(self._per_minute), now))
            left = min(self._per_minute, left + (now - at) * self._per_minute / 60)
            self._left[user] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > _USERS:
                self._left.popitem(last=False)
        if left < 1:
            raise TurnedAwayError("too_fast", status=429, seconds=math.ceil((1 - left) * 60 / self._per_minute))
