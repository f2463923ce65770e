"""How the page is served: who may ask, who may embed it, and how much of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus import BelegstelleError

_PREFIX = "BELEGSTELLE_"
_LOOPBACK = ("127.0.0.1", "::1")


class SettingsError(BelegstelleError):
    """An option of the page has a value it cannot have."""


class WebSettings(BaseModel):
    """Options of the page and its API; the defaults serve one machine and let nobody embed it.

    Each can be set by an environment variable of the same name in capitals with BELEGSTELLE_
    before it; lists are separated by blanks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    base_path: str = ""
    """Where the page hangs in front of the proxy ("/belegstelle"), when the proxy sends no X-Forwarded-Prefix."""
    frame_ancestors: tuple[str, ...] = ()
    """Origins whose pages may show this one in a frame ("https://intranet.example"); its own origin always may."""
    origins: tuple[str, ...] = ()
    """Origins whose scripts may call the API from a browser (CORS)."""
    hosts: tuple[str, ...] = ()
    """Host names the page answers to, beside those of this machine's loopback; "*" is any."""
    access_token: str | None = Field(default=None, min_length=16)
    """Whoever asks must send it: as a bearer token, or once as ?token= in the address of the page."""
    user_header: str | None = None
    """Header in which the company's proxy names the signed-in user ("X-Forwarded-User"); without it, nobody gets in."""
    trusted_proxies: tuple[str, ...] = _LOOPBACK
    """Addresses whose X-Forwarded-* and user headers are believed."""
    questions_per_minute: int = Field(default=60, ge=1)
    """For each user, or each address where users have no names."""
    waiting: int = Field(default=600, ge=1)
    """Questions that may wait for their turn, over all users, before new ones are turned away."""
    workers: int = Field(default=2, ge=1)
    """Questions answered at the same time."""
    request_bytes: int = Field(default=1_000_000, ge=10_000)
    """Largest body of a request; a conversation sent for export is the largest there is."""
    feedback_file: Path | None = Path("out/feedback.jsonl")
    """Where feedback is kept, one JSON object a line; None keeps none."""
    feedback_bytes: int = Field(default=50_000_000, ge=1_000)
    """Feedback is turned away once the file is that large, so that nobody can fill the disk with it."""

    @field_validator("base_path")
    @classmethod
    def _path(cls, value: str) -> str:
        value = value.rstrip("/")
        if value and not value.startswith("/"):
            msg = f'must begin with "/", not {value!r}'
            raise ValueError(msg)
        return value

    @field_validator("frame_ancestors", "origins")
    @classmethod
    def _origin(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            scheme, _, rest = value.partition("://")
            if scheme not in ("http", "https") or not rest or set(rest) & set("/;, '\""):
                msg = f"must be origins such as https://intranet.example, not {value!r}"
                raise ValueError(msg)
        return values

    @classmethod
    def from_environment(cls) -> Self:
        """Read BELEGSTELLE_* variables; raise SettingsError naming the variable and what it must be."""
        given: dict[str, object] = {}
        for name, field in cls.model_fields.items():
            value = os.environ.get(_PREFIX + name.upper())
            if value is not None:
                given[name] = tuple(value.split()) if isinstance(field.default, tuple) else value
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            first = error.errors()[0]
            reason = first["msg"].removeprefix("Value error, ")
            raise SettingsError(f"{_PREFIX}{str(first['loc'][0]).upper()}: {reason}") from error
