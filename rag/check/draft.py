"""The quotations of somebody's text, or of answers in JSON, with who and what is named for each."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from corpus import Article, BelegstelleError
from index import QuoteKind
from index.quotes import ArticleQuotes, find_quotes
from index.quotes.marks import MARKS, pair_marks
from rag.batch import BatchAnswer
from rag.check.words import Segment, segments_of
from rag.datatypes import Answer, Statement

FEWEST_WORDS = 2
"""One word in quotation marks is more often held at a distance than quoted, and stands in every archive."""


class DraftError(BelegstelleError):
    """A text that cannot be checked."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who the text says the words are from; `names` are names, `roles` all else it calls them."""

    shown: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One quotation: its characters in the text, its words, and what the text says of it.

    `around` is the paragraph without its quotations: where an outlet or article may be named. `statement` is set
    for a statement of an answer, which names all this itself.
    """

    text: str
    start: int
    end: int
    segments: tuple[Segment, ...]
    named: Named | None
    around: str = ""
    speech: bool = True
    """Whether the marks hold somebody's words, as far as that shows, and not a name or title."""
    statement: Statement | None = None

    @property
    def shown(self) -> str:
        """The quotation as it stands in the text."""
        return self.text[self.start : self.end]

    @property
    def line(self) -> int:
        """Line of the text, from 1."""
        return self.text.count("\n", 0, self.start) + 1


def read_draft(name: str) -> list[Claim]:
    """Read the quotations of a file, or of standard input for "-".

    Text and Markdown, or JSON as `ask --json` prints it (one answer, or a line each). Raises DraftError.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        msg = f"{name}: cannot be read ({error.strerror})"
        raise DraftError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{name}: not UTF-8; save the file as UTF-8"
        raise DraftError(msg) from error
    answers = list(_answers(text))
    if answers:
        return [claim for answer in answers for claim in claims_of_answer(answer)]
    return claims_of_text(text)


def claims_of_answer(answer: Answer) -> list[Claim]:
    """The statements of an answer: all of their words are claimed to be the article's."""
    return [
        Claim(
            text=one.text, start=0, end=len(one.text), segments=_verbatim(one.text), statement=one,
            named=Named(one.speaker.name, (one.speaker.name,)) if one.speaker else None,
        )
        for one in answer.statements
    ]  # fmt: skip


def claims_of_text(text: str) -> list[Claim]:
    """Everything of two words or more in quotation marks; raises DraftError for a text that is none."""
    if not text.strip():
        return []
    try:
        record = find_quotes(Article(id="text", title="text", text=text))
    except ValidationError as error:
        msg = f"the text {error.errors()[0]['msg'].removeprefix('Value error, ')}"
        raise DraftError(msg) from error
    spoken = _spoken(record)
    starts = [start for start, _ in spoken]
    pairs = [(pair.start, pair.end) for pair in pair_marks(text)]
    claims = []
    for start, end in pairs:
        segments = tuple(segments_of(text, start + 1, end - 1))
        if sum(len(segment.words) for segment in segments) < FEWEST_WORDS:
            continue
        place = bisect_right(starts, start) - 1
        mine = spoken.get((starts[place], end)) if place >= 0 and starts[place] == start else None
        speech = (start, end) in spoken or not text[start + 1 : start + 2].isupper()
        claims.append(Claim(text, start, end, segments, mine, _around(text, start, end, pairs), speech))
    return claims


def _answers(text: str) -> Iterator[Answer]:
    """The answers of a text that is JSON; none where it is anything else."""
    if not text.lstrip().startswith("{"):
        return
    try:
        yield Answer.model_validate_json(text)
    except ValidationError:
        try:
            yield from [BatchAnswer.model_validate_json(line).answer for line in text.splitlines() if line.strip()]
        except ValidationError as error:
            msg = "this JSON is neither an answer (ask --json) nor lines of {id, answer} (ask --questions)"
            raise DraftError(msg) from error


def _spoken(record: ArticleQuotes) -> dict[tuple[int, int], Named | None]:
    """The parts of every direct quotation, and who the text says they are from."""
    found: dict[tuple[int, int], Named | None] = {}
    for quote in record.quotes:
        if quote.kind is not QuoteKind.DIRECT:
            continue
        named = None
        if quote.speaker is not None:
            speaker = record.speakers[quote.speaker]
            roles = dict.fromkeys((*((quote.role,) if quote.role else ()), *speaker.roles, *speaker.spellings))
            named = Named(speaker.name, speaker.names, tuple(roles))
        for start, end in quote.parts:
            found[start, end] = named
    return dict(sorted(found.items()))


def _verbatim(text: str) -> tuple[Segment, ...]:
    """Nothing in an answer stands for something else: an ellipsis or bracket in it is the article's own."""
    words = segments_of(re.sub(r"[\[\](){}…]|\.{2,}", lambda found: " " * len(found[0]), text), 0, len(text))
    return tuple(words)


def _around(text: str, start: int, end: int, pairs: list[tuple[int, int]]) -> str:
    """The paragraph of a quotation, what stands in quotation marks replaced by blanks, unless it is a short name."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    signs = list(text[first:last])
    for low, high in pairs:
        if first <= low and high <= last and high - low > _LONGEST_NAME:
            signs[low - first : high - first] = " " * (high - low)
    return "".join(sign for sign in signs if sign not in MARKS)


_LONGEST_NAME = 40
"""Characters: an outlet or a headline in quotation marks is seldom longer, a quotation seldom shorter."""
