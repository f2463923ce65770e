"""Articles as scraped text: headline, perhaps date and byline, the body, and debris around and inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus import markers
from corpus.cleaning import body_lines, join
from corpus.datatypes import Article
from corpus.dates import find_date, without_dates
from corpus.errors import CorpusError
from corpus.header import Header, byline, is_name, read_header
from corpus.ids import id_from_path
from corpus.lines import Kind, Line, classify, is_date_line, key, to_lines
from corpus.records import build_article
from corpus.tail import article_end

_ABOVE_BODY = 4  # lines of the article, such as lead and caption, among which its date and byline stand
_UPDATED = ("aktualisiert", "aktualisierung", "update", "stand", "modified", "bearbeitet", "geändert")
_PUBLISHED = ("veröffentlicht", "erstellt", "erschienen", "publiziert", "published", "datum", "posted")
_AUTHOR_HEADS = frozenset(
    {
        "author",
        "autor",
        "autorin",
        "autoren",
        "über den autor",
        "über die autorin",
        "geschrieben von",
        "artikel von",
        "text von",
        "von",
    }
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the lines around the body say about the article."""

    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


def parse_scraped(text: str, relative: PurePosixPath) -> Article:
    """The article of a .txt file; CorpusError where nothing is left once the debris is gone."""
    lines = to_lines(text)
    if not lines:
        msg = "has no text"
        raise CorpusError(msg)
    header = read_header(lines)
    below = _below_title(lines, header)
    end = article_end(below)
    body = join(body_lines(below[:end]))
    if not body:
        msg = "has no text besides its headline"
        raise CorpusError(msg)
    imprint = _imprint(lines, header, len(lines) - len(below) + end)
    fields = {
        "id": id_from_path(relative),
        "title": header.title,
        "text": body,
        "outlet": header.outlet or imprint.outlet,
        "author": imprint.author,
        "published": imprint.published,
        "url": imprint.url,
    }
    return build_article({name: value for name, value in fields.items() if value is not None})


def _below_title(lines: Sequence[Line], header: Header) -> list[Line]:
    """The lines behind the headline, without the repeated headline and the dates and names above the body."""
    below = list(lines[header.below :])
    if header.rest:
        below.insert(0, Line(header.rest, True, classify(header.rest), len(header.rest.split())))
    if header.in_text:
        return below
    zone = max(0, header.top - header.below) + bool(header.rest)
    title = key(header.title)
    kept: list[Line] = []
    for index, line in enumerate(below[: zone + 1]):
        above_body = index < zone and len(kept) < _ABOVE_BODY
        if key(line.text) != title and not (above_body and _is_furniture(below, index)):
            kept.append(line)
    return kept + below[zone + 1 :]


def _is_furniture(lines: Sequence[Line], index: int) -> bool:
    """Between headline and body: date, byline, section, tags, the name beside a date."""
    line = lines[index]
    if line.kind in {Kind.LABEL, Kind.DATE, Kind.COUNT, Kind.MAYBE_TOOL, Kind.MAYBE_COMMENTS} or line.is_tags:
        return True
    if byline(line.text) or (line.kind is Kind.SHORT and is_date_line(line.text, 5)):
        return True
    near = lines[max(0, index - 1) : index + 2]
    if line.kind is not Kind.SHORT:
        return False
    if is_name(line.text) and any(is_date_line(other.text, 5) for other in near):
        return True
    below = lines[index + 1] if index + 1 < len(lines) else None
    if key(line.text).removesuffix(":") in _AUTHOR_HEADS:
        return True
    if below is None or line.ends_sentence:
        return False
    kicker = line.words <= 2 and not line.is_item and below.kind is Kind.PROSE and not below.is_item
    return kicker or below.kind is Kind.CREDIT


def _imprint(lines: Sequence[Line], header: Header, end: int) -> Imprint:
    """From the lines above the body and behind its end (`end` counts in `lines`)."""
    top = lines[: max(header.top, header.below) + 1]
    tail = lines[max(end - 4, len(top)) :]
    return Imprint(
        outlet=_outlet(lines, top, end),
        author=_author(top) or _author_behind(tail),
        published=_published(top) or _published_behind(lines[max(end - 2, len(top)) : end + 3]),
        url=next(
            (line.text for line in top if line.text.startswith(("https://", "http://")) and " " not in line.text), None
        ),
    )


def _published(top: Sequence[Line]) -> str | None:
    """The date of publication; that of the update only where no other stands there."""
    dated = [
        line.text
        for line in top
        if len(line.text) <= 160 and line.kind is not Kind.PROSE and is_date_line(line.text, 8)
    ]
    first = [text for text in dated if not without_dates(text).strip(" :,|-–•").lower().startswith(_UPDATED)]
    return next((find_date(text) for text in [*first, *dated]), None)


def _published_behind(tail: Sequence[Line]) -> str | None:
    labelled = (line.text for line in tail if line.text.lower().lstrip("(–- ").startswith((*_PUBLISHED, *_UPDATED)))
    return next((found for text in labelled if len(text) <= 120 and (found := find_date(text))), None)


def _author(top: Sequence[Line]) -> str | None:
    for index, line in enumerate(top):
        undated = without_dates(line.text).strip(" ,|•·–-/:")
        names = byline(line.text) or byline(undated)
        if names:
            return names
        if undated != line.text and is_name(undated) and is_date_line(line.text, 3):
            return undated
        near = [*top[max(0, index - 1) : index], *top[index + 1 : index + 2]]
        if is_name(line.text) and index > 0 and any(is_date_line(other.text, 3) for other in near):
            return line.text
    return None


def _author_behind(tail: Sequence[Line]) -> str | None:
    """A box below the article: "Author", then the name; or a byline as its last line."""
    for line, below in zip(tail, [*tail[1:], None], strict=False):
        if below is not None and key(line.text) in _AUTHOR_HEADS and is_name(below.text):
            return below.text
    return next((names for line in tail[:6] if (names := byline(line.text))), None)


def _outlet(lines: Sequence[Line], top: Sequence[Line], end: int) -> str | None:
    """A sign-off at the end, a source line, or the site named at the top."""
    for line in reversed(lines[max(0, end - 8) : end + 6]):
        named = _signature(line)
        if named:
            return named
    for line in top:
        if markers.SITE.fullmatch(line.text.lower()):
            return line.text
    return next((named for line in top if (named := _signature(line))), None)


def _signature(line: Line) -> str | None:
    """The agency or outlet a line is signed with, as it writes it; initials of a writer are none."""
    if len(line.text) > markers.MAX_MARKED or line.kind is Kind.PROSE:
        suffix = markers.SIGNOFF_SUFFIX.search(line.text[-60:])
        return (suffix["source"] or suffix["plain"]) if suffix else None
    if line.kind is Kind.SIGNOFF:
        names = re.split(r" ?[/,+;&|] ?", line.text.strip("()[]@–— "))
        return "/".join(name for name in names if _is_source(name.lower())) or None
    source = markers.SOURCE.fullmatch(key(line.text)) if line.kind is Kind.SOURCE else None
    return line.text.partition(":")[2].strip() or None if source else None


def _is_source(name: str) -> bool:
    """An agency or a site; "red" is the desk, "lsw" one of dpa's regional services."""
    return bool(markers.AGENCY.fullmatch(name) or markers.SITE.fullmatch(name)) and not markers.DESK.fullmatch(name)
