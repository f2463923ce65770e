"""Why a request is turned away; what people read is in texts.py, and names no file and no line."""

from __future__ import annotations

from rag.language import Language
from rag.web.texts import say


class TurnedAwayError(Exception):
    """A request that is not served; `key` names what to tell the user, `status` is the HTTP status."""

    def __init__(self, key: str, *, status: int, **values: object) -> None:
        super().__init__(say("en", key, **values))
        self.key = key
        self.status = status
        self.values = values

    def message(self, language: Language) -> str:
        """Return what to tell the user."""
        return say(language, self.key, **self.values)
