"""HTML from text nobody can trust: every string is escaped unless it was built here."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from babel.dates import format_date
from markupsafe import Markup, escape

from rag.language import Language

# Characters that change how others are shown (bidirectional controls), or that are not shown at all.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    """Write control characters out as [U+202E]: text that reorders or hides text is shown as what it is."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def el(name: str, *children: str | None, **attributes: str | int | bool | None) -> Markup:
    """Return one element; children and attribute values that are not Markup are escaped.

    `class_` and the like lose their underscore, `data_id` becomes `data-id`; None and False are left out,
    True is an attribute without value.
    """
    shown = Markup("").join(
        Markup(" {}").format(_name(key)) if value is True else Markup(' {}="{}"').format(_name(key), _value(key, value))
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    inner = Markup("").join(_safe(child) for child in children if child)
    return Markup("<{0}{1}>{2}</{0}>").format(name, shown, inner)


def join(parts: list[Markup]) -> Markup:
    """Put elements one after the other."""
    return Markup("").join(parts)


def _safe(child: str) -> Markup:
    return child if isinstance(child, Markup) else escape(visible(child))


def _value(key: str, value: str | int) -> str:
    """Return what people read made visible; what the page's script sends back (data_*) as it is."""
    return str(value) if key.startswith("data_") else visible(str(value))


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def web_address(url: str | None) -> str | None:
    """Return the address if a browser may follow it: http or https, with a host; else None."""
    if url is None or _UNSEEN.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def long_date(published: str | None, language: Language) -> str | None:
    """Return "29. Dezember 2025" or "29 December 2025" for an ISO date."""
    if published is None:
        return None
    day: date = datetime.fromisoformat(published).date()
    return format_date(day, "long", locale="de_DE" if language == "de" else "en_GB")
