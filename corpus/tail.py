"""Where an article ends: before readers' comments, behind its sign-off, before cards of other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.lines import Kind, Line
from corpus.markers import SIGNOFF_SUFFIX

_QUOTED = re.compile(r"„[^„“”\"]{0,600}[“”\"]|«[^«»]{0,600}»|»[^«»]{0,600}«|\"[^\"]{0,600}\"")
_TALK = re.compile(
    r"^@|[!?]{2,}|\b(?:ich|mir|mich|mein\w{0,2}|ihr|euch|eure\w?|du|dich|dir|lol|imho|btw)\b|\b(?:I|I'm|you|lol)\b|(?::|;)-?\)"
)
_MIN_BEFORE = 300  # characters of prose an article has at least before its comments; a toolbar stands higher
_TALK_SHARE = 0.15  # of the lines behind a head, that make it a comment section however long it is
_STRONG_TALK_SHARE = 0.3  # the same for a head that may be a subheading ("Diskussion")
_AFTER_SIGNOFF = 0.5  # of the prose before a sign-off; more behind it is a live blog or a collection
_HEARD = 2000  # characters of a line that are listened to
_CARD_ZONE = 0.5  # cards of other articles are looked for behind this share of the lines


def article_end(lines: Sequence[Line]) -> int:
    """Index of the first line that no longer belongs to the article; len(lines) where all do."""
    end = _comments_start(lines)
    end = _behind_signoff(lines[:end])
    return _cards_start(lines[:end])


def prose_size(lines: Sequence[Line]) -> int:
    """Characters in paragraphs."""
    return sum(len(line.text) for line in lines if line.kind is Kind.PROSE)


def is_talk(line: Line) -> bool:
    """Whether a line looks like a reader's comment or what stands around one."""
    return line.kind in {Kind.REPLY, Kind.AGO, Kind.DATE, Kind.COMMENTS} or bool(
        _TALK.search(_QUOTED.sub("", line.text[:_HEARD]))
    )


def _comments_start(lines: Sequence[Line]) -> int:
    total = prose_size(lines)
    before = 0
    talk = [0]  # running count, so that every head is judged in constant time
    for line in lines:
        talk.append(talk[-1] + is_talk(line))
    for index, line in enumerate(lines):
        if line.kind is Kind.PROSE:
            before += len(line.text)
        if line.kind not in {Kind.COMMENTS, Kind.MAYBE_COMMENTS} or before < _MIN_BEFORE:
            continue
        rest = len(lines) - index - 1
        share = (talk[-1] - talk[index + 1]) / rest if rest else 0.0
        after = total - before
        if line.kind is Kind.COMMENTS and (share >= _TALK_SHARE or after <= before):
            return index
        if line.kind is Kind.MAYBE_COMMENTS and (share >= _STRONG_TALK_SHARE or after == 0):
            return index
    return _unmarked_comments(lines)


def _unmarked_comments(lines: Sequence[Line]) -> int:
    """Comments without a head have two or more reply buttons; the first begins with its writer's name."""
    replies = [index for index, line in enumerate(lines) if line.kind is Kind.REPLY]
    if len(replies) < 2:
        return len(lines)
    start = replies[0]
    while start > 0 and not (lines[start - 1].kind is Kind.SHORT and lines[start - 1].words <= 4):
        start -= 1
        if replies[0] - start > 6:
            return replies[0]
    start -= 1
    return start if start > 0 and prose_size(lines[:start]) >= _MIN_BEFORE else len(lines)


def _behind_signoff(lines: Sequence[Line]) -> int:
    """The last sign-off closes the article where less prose follows than stands before it."""
    total = prose_size(lines)
    after = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        suffixed = line.kind is Kind.PROSE and SIGNOFF_SUFFIX.search(line.text[-60:])
        before = total - after
        closes = line.kind is Kind.SIGNOFF and not line.text[0].isalpha()  # a bare "dpa" may be a picture's
        if (closes or suffixed) and before >= _MIN_BEFORE and after <= _AFTER_SIGNOFF * before:
            return index + 1
        if line.kind is Kind.PROSE:
            after += len(line.text)
    return len(lines)


def _cards_start(lines: Sequence[Line]) -> int:
    """Cards of other articles behind the text: a section's name or two, a title or teaser, "vor 2 Stunden".

    Two paragraphs in a row behind a card are the article again.
    """
    first = int(len(lines) * _CARD_ZONE)
    for index, (one, two) in enumerate(pairwise(lines)):
        if one.kind is Kind.PROSE and two.kind is Kind.PROSE:
            first = max(first, index + 1)
    before = prose_size(lines[:first])
    for index in range(first, len(lines)):
        if lines[index].kind is Kind.AGO and before >= _MIN_BEFORE:
            start = _card_start(lines, index)
            if start is not None and start > first:
                return start
        if lines[index].kind is Kind.PROSE:
            before += len(lines[index].text)
    return len(lines)


def _card_start(lines: Sequence[Line], ago: int) -> int | None:
    """Upwards from a card's time over at most one paragraph to its title or the names of its sections."""
    start = ago
    if start > 0 and lines[start - 1].kind is Kind.PROSE:
        start -= 1
    labels = start
    while labels > 0 and (lines[labels - 1].kind is Kind.LABEL or _is_label_like(lines[labels - 1])):
        labels -= 1
    named = any(line.kind is Kind.LABEL for line in lines[labels:start])
    if named or start - labels >= 2:
        return labels
    if start == ago:  # a title above its time, or a time above its title
        return ago - 1 if labels < ago else ago if _title_follows(lines, ago) else None
    return None


def _title_follows(lines: Sequence[Line], ago: int) -> bool:
    return ago + 1 < len(lines) and lines[ago + 1].kind is Kind.SHORT


def _is_label_like(line: Line) -> bool:
    return line.kind is Kind.SHORT and line.words <= 3 and not line.ends_sentence and not line.is_item
