"""Lines of an article that head or sign what stands below or above them; they state nothing."""

from __future__ import annotations

import re

from index import Extent

HEADING_WORDS = 8
"""Longer lines are sentences, whatever they end in."""
_MARKED = re.compile(r"#{1,6}\s|[—–]\s")
_ENDED = re.compile(r"[.!?…:;,]\W*$")
_ITEM = re.compile(r"[-*•\d]")
_PARAGRAPH = 80  # characters from which on the line below is text that a heading can stand above


def is_heading(text: str, extent: Extent) -> bool:
    """Whether a stretch of an article is a heading ("## Reaktionen") or a signature ("— Die Redaktion")."""
    start, end = text.rfind("\n", 0, extent.start) + 1, text.find("\n", extent.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    if line != text[extent.start : extent.end].strip() or len(line.split()) > HEADING_WORDS + 1:
        return False
    if _MARKED.match(line):
        return True
    return not _ENDED.search(line) and not _ITEM.match(line) and _stands_above(text, end)


def _stands_above(text: str, end: int) -> bool:
    """Whether a paragraph follows."""
    below = text[end:].lstrip("\n").partition("\n")[0] if end >= 0 else ""
    return len(below) >= _PARAGRAPH and _ENDED.search(below) is not None
