"""The body of an article without what the page put around and into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.lines import DEBRIS, Kind, Line, to_lines
from corpus.markers import CREDIT, SIGNOFF_SUFFIX
from corpus.tail import article_end

_LINKISH = frozenset({Kind.SHORT, Kind.LABEL, Kind.COUNT, Kind.DATE, Kind.MAYBE_TOOL, Kind.MAYBE_COMMENTS}) | DEBRIS
_TITLES = frozenset({Kind.SHORT, Kind.LABEL, Kind.DATE, Kind.AGO})
_TEASER_LENGTH = 350  # characters; a teaser is one short paragraph, and says more than that nowhere
_LOOKAHEAD = 60  # lines; longer lists of teasers are judged piece by piece
_CARD_LINES = 6
_CAPTION_LENGTH = 200
_TAG_WORDS = 4  # a name in the tags below an article has hardly more


def clean_body(text: str) -> str:
    """A body's text, lines and gaps as they are, without debris."""
    lines = to_lines(text)
    return join(body_lines(lines[: article_end(lines)]))


def body_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines that are the article's own, up to where `article_end` says it ends."""
    kept = _without_blocks(lines)
    kept = _without_debris(kept)
    return [_without_suffix(line) for line in _without_tags(kept)]


def join(lines: Sequence[Line]) -> str:
    """Lines as text; a gap is one blank line, however many there were."""
    text = "".join(("\n\n" if line.gap else "\n") + line.text for line in lines)
    return text.lstrip("\n")


def _without_blocks(lines: Sequence[Line]) -> list[Line]:
    """Without lists of links and teasers to other articles; the article goes on behind them where it does."""
    kept: list[Line] = []
    index = 0
    gap = False
    while index < len(lines):
        line = lines[index]
        if line.kind in {Kind.INLINE_HEAD, Kind.LIST_HEAD} and not _is_subheading(lines, index):
            gap = gap or line.gap
            index = _block_end(lines, index)
            gap = gap or (index < len(lines) and lines[index].gap)
            continue
        kept.append(replace(line, gap=line.gap or gap))
        gap = False
        index += 1
    return kept


def _is_subheading(lines: Sequence[Line], head: int) -> bool:
    """Whether a head such as "Weitere Themen" stands above a paragraph too long for a teaser."""
    if lines[head].kind is not Kind.LIST_HEAD:
        return False
    below = lines[head + 1] if head + 1 < len(lines) else None
    own = lines[head].text.lower().startswith(("weitere", "andere", "neue"))
    return own and below is not None and below.kind is Kind.PROSE and len(below.text) > _TEASER_LENGTH


def _block_end(lines: Sequence[Line], head: int) -> int:
    """Index of the first line behind a block that is the article's again."""
    index = head + 1
    while index < len(lines):
        line = lines[index]
        linked = (line.kind in _LINKISH and not line.is_paragraph) or line.kind in {Kind.INLINE_HEAD, Kind.LIST_HEAD}
        if not linked and not _is_teaser_text(lines, head, index):
            return _give_back_subheading(lines, head, index)
        index += 1
    return index


def _is_teaser_text(lines: Sequence[Line], head: int, index: int) -> bool:
    """Whether a paragraph below a head is the teaser of the title above it.

    It is where a time or "mehr" follows. Otherwise only pairs of title and teaser may follow: below
    the head of a list, unless it began with titles alone; below a head inside the article only
    where the article itself has no subheadings, which would look the same.
    """
    line = lines[index]
    if len(line.text) > _TEASER_LENGTH:
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is not None and following.kind in {Kind.AGO, Kind.TEASER}:
        return True
    pairs = 0
    for before, here in pairwise(lines[index - 1 : index + _LOOKAHEAD]):
        if here.is_paragraph:
            pairs += 1
            if before.is_paragraph or len(here.text) > _TEASER_LENGTH or before.kind not in _TITLES:
                return False
    if lines[head].kind is Kind.LIST_HEAD:
        return index - head < 3 or lines[index - 2].is_paragraph or lines[index - 2].kind is not Kind.SHORT
    return pairs > 1 and not any(one.kind is Kind.SHORT and not one.is_paragraph for one in lines[:head])


def _give_back_subheading(lines: Sequence[Line], head: int, end: int) -> int:
    """A short line apart from a tight list and above the next paragraph is the article's subheading."""
    last = end - 1
    if last - head < 2 or lines[last].kind is not Kind.SHORT or not lines[last].gap:
        return end
    tight = not any(line.gap for line in lines[head + 1 : last])
    return last if tight else end


def _without_debris(lines: Sequence[Line]) -> list[Line]:
    """Without the lines that are debris alone, or by their neighbours."""
    dropped = [line.kind in DEBRIS for line in lines]
    _drop_cards(lines, dropped)
    for index, line in enumerate(lines):
        before = index == 0 or dropped[index - 1]
        behind = index + 1 == len(lines) or dropped[index + 1]
        if (
            (line.kind in {Kind.MAYBE_TOOL, Kind.COUNT, Kind.MAYBE_COMMENTS} and (before or behind))
            or (line.kind in {Kind.LABEL, Kind.DATE} and before and behind)
            or _is_box_title(lines, dropped, index)
            or _is_caption(lines, index)
        ):
            dropped[index] = True
    kept: list[Line] = []
    gap = False
    for line, is_dropped in zip(lines, dropped, strict=True):
        if is_dropped:
            gap = gap or line.gap
        else:
            kept.append(replace(line, gap=line.gap or gap))
            gap = False
    return kept


def _drop_cards(lines: Sequence[Line], dropped: list[bool]) -> None:
    """Inside the article, "vor 2 Tagen" closes a card: section, title and writer of another one above it."""
    for index, line in enumerate(lines):
        if line.kind is not Kind.AGO:
            continue
        start = index
        while (
            start > 0
            and index - start <= _CARD_LINES  # no further: what is longer is no card, and looking costs the square
            and (dropped[start - 1] or lines[start - 1].kind in _TITLES)
            and not lines[start - 1].is_paragraph
        ):
            start -= 1
        if start > 0 and index - start <= _CARD_LINES:
            dropped[start:index] = [True] * (index - start)


def _is_box_title(lines: Sequence[Line], dropped: Sequence[bool], index: int) -> bool:
    """A short line inside a box: between an advertisement mark or a button and an appeal."""
    line = lines[index]
    if line.kind not in {Kind.SHORT, Kind.MAYBE_TOOL} or line.ends_sentence or line.is_item:
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and below.kind is Kind.APPEAL and (not below.gap or (index > 0 and dropped[index - 1]))


def _is_caption(lines: Sequence[Line], index: int) -> bool:
    """The line right above a credit, where blank lines part paragraphs and none parts these two."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.kind is not Kind.CREDIT or below.gap or not CREDIT.match(below.text.lower().lstrip("([")):
        return False
    apart = line.gap or index == 0
    return apart and line.kind in {Kind.PROSE, Kind.SHORT} and len(line.text) <= _CAPTION_LENGTH


def _without_tags(lines: list[Line]) -> list[Line]:
    """Without the names of tags and sections left dangling below the last paragraph."""
    end = len(lines)
    while end > 1 and _is_dangling(lines[end - 1]):
        end -= 1
    tail = lines[end:]
    if not tail or lines[end - 1].text.endswith(":") or any(line.is_item for line in lines[end - 1 : end]):
        return lines
    return lines[:end]


def _is_dangling(line: Line) -> bool:
    if line.kind in {Kind.LABEL, Kind.MAYBE_TOOL, Kind.COUNT, Kind.MAYBE_COMMENTS, Kind.DATE} or line.is_tags:
        return True
    if line.kind is not Kind.SHORT or line.is_item or line.ends_sentence or line.words > _TAG_WORDS:
        return False
    return not any(letter.isdigit() for letter in line.text)


def _without_suffix(line: Line) -> Line:
    """A paragraph without the "(dpa)" behind its last sentence."""
    suffix = SIGNOFF_SUFFIX.search(line.text, max(0, len(line.text) - 60)) if line.kind is Kind.PROSE else None
    return replace(line, text=line.text[: suffix.start()]) if suffix else line
