"""Pairing quotation marks of every style in one pass, whatever is missing or nested."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 6000
"""Characters between two marks that can still be one quotation; a mark left open must not swallow the article."""

_CLOSERS = {"„": '“”"‟', "“": '”"', "«": "»", "»": "«", '"': '"“”', "‟": "“”"}
"""Which marks close a pair opened by the key: „a“, „a”, „a\", “a”, «a», »a«, \"a\"."""

MARKS = frozenset('„“”‟"«»')
_LINES = {'"': 3}
_MOST_LINES = 12
"""A quotation may run over this many line breaks, provided it closes; a straight mark says too little for so many."""


@dataclass(frozen=True, slots=True, order=True)
class MarkPair:
    """Characters from the opening mark to behind the closing one."""

    start: int
    end: int


def pair_marks(text: str) -> list[MarkPair]:
    """Outermost pairs in order; a mark without a partner pairs with nothing.

    "Er sagte: „Sie rief «Halt», dann nichts.“" gives the pair from „ to “ alone. An opening mark that is met
    again before its pair closes starts anew ("„Eins. „Zwei.“" pairs the second), since reporters open every paragraph
    of
    a long quotation and close only the last.
    """
    pairs: list[MarkPair] = []
    opened: int | None = None
    closers, lines = "", 0
    for at, sign in _signs(text):
        if sign == "\n":
            lines += 1
            if opened is not None and lines > _LINES.get(text[opened], _MOST_LINES):
                opened = None
            continue
        if opened is not None and at - opened > LONGEST:
            opened = None
        if opened is not None and sign in closers and not (sign == '"' and _opens(text, at) and not _closes(text, at)):
            pairs.append(MarkPair(opened, at + 1))
            opened = None
        elif (opened is None or sign == text[opened]) and sign in _CLOSERS and _opens(text, at):
            opened, closers, lines = at, _CLOSERS[sign], 0
    return pairs


def _signs(text: str) -> list[tuple[int, str]]:
    return [(at, sign) for at, sign in enumerate(text) if sign in MARKS or sign == "\n"]


def _opens(text: str, at: int) -> bool:
    """Whether a word stands right behind the mark, or white space before it and not behind."""
    behind = text[at + 1] if at + 1 < len(text) else " "
    return not behind.isspace() and (at == 0 or not text[at - 1].isalnum())


def _closes(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace()
