"""Pairing quotation marks of every style in one pass, whatever is missing, mixed or nested."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

LONGEST = 6000
"""Characters between two marks that can still be one quotation; a mark left open must not swallow the article."""
_LONGEST_WEAK = 400

_CLOSERS: dict[str, tuple[str, ...]] = {
    "„": ("“", "”", '"', "‟"),
    ",,": ("“", "”", '"', "''"),
    "“": ("”", '"'),
    "”": ("”",),
    "‟": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "“", "”"),
    "‹": ("›",),
    "›": ("‹",),
    "‚": ("‘", "’", "'"),
    "‘": ("’", "'"),
    "'": ("'",),
}
"""Which marks close a pair opened by the key: „a“, „a”, „a\", ,,a'', “a”, «a», »a«, \"a\", ‚a‘, 'a'."""

MARKS = frozenset('„“”‟"«»')
OPENERS = frozenset("".join(_CLOSERS))
"""Every character a pair can begin with."""
_WEAK = frozenset({"‚", "‘", "'"})
"""Marks that are also apostrophes or commas: they pair within a line, and any other mark is stronger."""
_SIGN = re.compile("''|,,(?=\\w)|[„“”‟\"«»‹›‚‘’'\n]")
_CLITIC = re.compile(r"['‘’](?:ne?|ne[nmr]|s|t)\b", re.IGNORECASE)
_LINES = {'"': 3, ",,": 3}
_MOST_LINES = 12
"""A quotation may run over this many line breaks, provided it closes; a straight mark says too little for so many."""


@dataclass(frozen=True, slots=True, order=True)
class MarkPair:
    """Characters from the opening mark to behind the closing one."""

    start: int
    end: int


@dataclass(slots=True)
class _Open:
    """Marks that wait for their partner: `at` holds the outer one and those of its style nested in it."""

    sign: str
    at: list[int]
    lines: int = 0
    inner: list[MarkPair] = field(default_factory=list)
    paragraph: int = 0


def pair_marks(text: str) -> list[MarkPair]:
    """Outermost pairs in order; a mark without a partner pairs with nothing.

    "Er sagte: „Sie rief «Halt» und „Los“, dann nichts.“" gives the pair from the first „ to the last “ alone. In
    "„Eins. „Zwei.“" the first mark is left open and only the second pairs. Reporters open every paragraph of a long
    quotation and close only the last: that is one pair, from the first mark to the last.
    """
    pairs: list[MarkPair] = []
    signs = [(match.start(), match.group()) for match in _SIGN.finditer(text)]
    closing = _closing_places(text, signs)
    opened: _Open | None = None
    for at, sign in signs:
        if sign == "\n":
            opened = _over_line(opened, pairs)
        elif opened is not None and at - opened.at[0] > LONGEST:
            pairs += opened.inner
            opened = _opening(text, at, sign, closing)
        elif opened is not None and sign in _CLOSERS[opened.sign] and _closes(text, at, sign):
            opened = _close(opened, at + len(sign), pairs)
        elif opened is None or (opened.sign in _WEAK and sign not in _WEAK):
            opened = _opening(text, at, sign, closing) or opened
        elif sign == opened.sign and _opens(text, at, sign):
            opened = _open_again(text, opened, at, pairs)
    if opened is not None:
        pairs += opened.inner
    return sorted(pairs)


def _closing_places(text: str, signs: list[tuple[int, str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, sign in signs:
        if sign != "\n" and _closes(text, at, sign):
            places.setdefault(sign, []).append(at)
    return places


def _opening(text: str, at: int, sign: str, closing: dict[str, list[int]]) -> _Open | None:
    """The mark as an open one; None where it cannot open, or nothing near enough behind it closes it."""
    if sign not in _CLOSERS or not _opens(text, at, sign):
        return None
    reach = at + (_LONGEST_WEAK if sign in _WEAK else LONGEST)
    for closer in _CLOSERS[sign]:
        places = closing.get(closer, [])
        behind = bisect_right(places, at)
        if behind < len(places) and places[behind] <= reach:
            return _Open(sign, [at])
    return None


def _over_line(opened: _Open | None, pairs: list[MarkPair]) -> _Open | None:
    """What is still open on the next line: nothing nested, and no mark for too many lines."""
    if opened is None:
        return None
    opened.lines += 1
    nested = len(opened.at) > 1
    if opened.inner or nested:
        pairs += opened.inner
        return _Open(opened.sign, [opened.at[-1]], 1) if nested else None
    most = 0 if opened.sign in _WEAK else _LINES.get(opened.sign, _MOST_LINES)
    return opened if opened.lines <= most else None


def _close(opened: _Open, end: int, pairs: list[MarkPair]) -> _Open | None:
    pair = MarkPair(opened.at.pop(), end)
    if opened.at:
        opened.inner.append(pair)
        return opened
    pairs.append(pair)
    return None


def _open_again(text: str, opened: _Open, at: int, pairs: list[MarkPair]) -> _Open:
    """The same opening mark again: nested on the same line, a paragraph that goes on, or the first was left open."""
    line = text.rfind("\n", opened.at[-1], at)
    if line < 0 and opened.sign not in _CLOSERS[opened.sign]:
        opened.at.append(at)
        return opened
    if line >= 0 and not text[line:at].strip() and _goes_on(text, opened, line):
        opened.paragraph = at
        return opened
    pairs += opened.inner
    return _Open(opened.sign, [at])


def _goes_on(text: str, opened: _Open, line: int) -> bool:
    """Whether the quotation was open at the end of the paragraph before, and each of its paragraphs opens with a mark.

    As in "Er sagte: „Es regnet." and on the next line "„Es regnet seit Tagen.“".
    """
    begin = opened.paragraph or opened.at[0]
    paragraph = text[begin:line].rstrip()
    leads = text[max(0, begin - 2) : begin].strip(" ")
    return "\n" not in paragraph and paragraph[-1:] in ".!?…" and (begin == 0 or leads.endswith(("\n", ":")))


def _opens(text: str, at: int, sign: str) -> bool:
    """Whether a word stands right behind the mark and none before it; « may stand apart as in French."""
    behind = text[at + len(sign)] if at + len(sign) < len(text) else " "
    before = text[at - 1] if at else " "
    if sign in _WEAK:
        return behind.isalpha() and not before.isalnum() and before not in ".,!?’'" and not _CLITIC.match(text, at)
    if sign == "«" and before.isspace() and behind in " \u00a0\u202f":
        return True
    return not behind.isspace() and not before.isalnum()


def _closes(text: str, at: int, sign: str) -> bool:
    """Whether the mark can stand behind words: not where white space before it shows that it opens."""
    if at == 0:
        return False
    if sign in {"'", "’", "‘"}:
        behind = text[at + 1] if at + 1 < len(text) else " "
        return not text[at - 1].isspace() and not behind.isalnum()
    return not (sign in {'"', "“", "''"} and text[at - 1].isspace() and _opens(text, at, sign))
