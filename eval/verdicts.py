"""Whether a found speaker is the annotated one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.quotes import ArticleQuotes, LocalQuote

Bounds = tuple[int, int]
_HANGS_ON = re.compile(r"\b(?:von|vom|des|der|für|bei|zu|zum|zur|um)\s*$")


def speaker_verdict(quote: LocalQuote, speaker: Sequence[Bounds], record: ArticleQuotes, text: str) -> str:
    """As in "right", "wrong", "missing", or "none" where the annotation names nobody, rightly or by omission.

    Right is a mention that overlaps the annotated one, or a speaker that it resolves to: another mention of the same
    speaker overlaps, or the annotated words bear the speaker's name.
    """
    if not speaker:
        return "none"
    if quote.mention is None:
        return "missing"
    mentions, names = [quote.mention], tuple[str, ...]()
    if quote.speaker is not None:
        mentions += record.speakers[quote.speaker].mentions
        names = record.speakers[quote.speaker].names
    if any(a < d and c < b for a, b in mentions for c, d in speaker):
        return "right"
    return "right" if any(bears_name(text[start:end], names) for start, end in speaker) else "wrong"


def bears_name(words: str, names: Sequence[str]) -> bool:
    """Whether the words name the speaker: "Parteichef Oskar Anders", "Oskar Anders, der Chef" for "Anders".

    A name that hangs on another noun names somebody else: "ein Sprecher von Oskar Anders".
    """
    for part in re.split(r"[,()]", words):
        part = part.strip()
        for name in names:
            last = name.split()[-1]
            if part.endswith(name) or re.search(rf"(?:^|[\s-]){re.escape(last)}$", part):
                before = part.removesuffix(name) if part.endswith(name) else part.removesuffix(last)
                if not _HANGS_ON.search(before):
                    return True
    return False
