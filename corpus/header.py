"""The top of a scraped article: its headline, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import markers
from corpus.lines import DEBRIS, Kind, Line, is_date_line, key

_ZONE = 40  # lines in which a headline is looked for
_PARAGRAPH = 160  # characters; with two sentences, or longer than _LONG_PARAGRAPH, it is the body
_LONG_PARAGRAPH = 220
_HEADLINE_WORDS = 4
_HEADLINE_LENGTH = 220
_KICKER_WORDS = 5
_MAX_TITLE = 250
_SENTENCE_END = re.compile(r"([.!?…])([\"“”«»‘’')\]]*)\s+(?=[\"„“«»‚‘(–—-]?\s?[A-ZÄÖÜ])")
_NO_END = re.compile(
    r"(?:\b\d{1,4}|\b[^\W\d_]|\b(?:bzw|ca|dr|prof|st|nr|mio|mrd|usw|vgl|evtl|inkl|geb|sog|gen|str|hl|co|ing|mag))$"
)
_ORDINAL_END = re.compile(r"\b(?:[IVX]{1,5}|\d{1,2})\.$")
_OUTLET_TAIL = re.compile(r"^(?P<title>.{15,}?) (?P<mark>\||::|–|—|-|•) (?P<outlet>[^|]{2,40})$")
_OUTLET_WORDS = re.compile(
    r"(?:zeitung|nachrichten|tagblatt|tageblatt|kurier|anzeiger|online|news|presse|post|magazin|rundschau|blatt"
    r"|portal|radio|fernsehen|tv|24|blick|spiegel|stern|focus|welt|zeit|bild|standard|orf|srf|nzz|ard|zdf|wdr"
    r"|ndr|mdr|br|swr|hr|rbb|taz|faz|tagesschau|tagesspiegel|handelsblatt|allgemeine)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """A title, the index of the first line behind it, and whether the title is the text's own first sentence.

    `rest` is what the title's line says behind the title, and belongs to the text; `top` is the
    index of the first paragraph.
    """

    title: str
    below: int
    top: int
    outlet: str | None = None
    rest: str = ""
    in_text: bool = False


def read_header(lines: Sequence[Line]) -> Header:
    """The headline; the text's first sentence, which stays in the text, where there is none."""
    top = _first_paragraph(lines)
    found = _headline(lines[:top])
    if found is None:
        return _from_dated_lead(lines, top) or _from_first_sentence(lines, top)
    title, outlet = split_outlet(lines[found].text)
    return Header(_tidy(title), found + 1, top, outlet)


def split_outlet(title: str) -> tuple[str, str | None]:
    """A page's title as headline and outlet: "... | Outlet", "... - outlet.de"."""
    found = _OUTLET_TAIL.match(title) if len(title) < 400 else None
    if found is None:
        return title, None
    outlet = found["outlet"].strip()
    surely = found["mark"] in {"|", "::"} and len(outlet.split()) <= 4
    if surely or markers.SITE.fullmatch(outlet.lower()) or (len(outlet.split()) <= 3 and _OUTLET_WORDS.search(outlet)):
        return found["title"].strip(), outlet
    return title, None


def _first_paragraph(lines: Sequence[Line]) -> int:
    for index, line in enumerate(lines[:_ZONE]):
        size = len(line.text)
        if line.kind is Kind.PROSE and (size > _LONG_PARAGRAPH or (size > _PARAGRAPH and line.sentences > 1)):
            return index
    for index, line in enumerate(lines[:_ZONE]):
        below = lines[index + 1] if index + 1 < len(lines) else None
        if line.kind is Kind.PROSE and below is not None and below.kind is Kind.PROSE:
            return index
    return min(len(lines), _ZONE)


def _headline(zone: Sequence[Line]) -> int | None:
    candidates = [index for index, line in enumerate(zone) if _may_be_headline(zone, index)]
    texts = [key(split_outlet(zone[index].text)[0]) for index in candidates]
    for index, text in zip(candidates, texts, strict=True):
        if zone[index].words >= _HEADLINE_WORDS and texts.count(text) > 1:
            return index
    for place, index in enumerate(candidates):
        if zone[index].words < _HEADLINE_WORDS or _prose_above(zone, index):
            continue
        following = candidates[place + 1] if place + 1 < len(candidates) else None
        if following == index + 1 and _is_kicker(zone[index], zone[following], zone[following + 1 :]):
            return following
        return index
    short = [index for index in candidates if not _prose_above(zone, index)]
    return short[0] if short else None


def _may_be_headline(zone: Sequence[Line], index: int) -> bool:
    line = zone[index]
    if line.kind is Kind.PROSE:  # a long headline that ends in a question or a quotation
        one = (
            line.sentences == 1
            and not line.text.endswith(":")
            and not _ends_in_full_stop(line.text)
            and len(line.text) <= _HEADLINE_LENGTH
        )
        return one or (
            line.text.endswith(("“", '"', "«", "!", "?")) and ":" in line.text and len(line.text) <= _PARAGRAPH
        )
    if (
        line.kind is not Kind.SHORT
        or line.is_tags
        or line.is_item
        or line.text.endswith(":")
        or _ends_in_full_stop(line.text)
    ):
        return False
    below = zone[index + 1] if index + 1 < len(zone) else None
    caption = index > 0 and below is not None and below.kind is Kind.CREDIT and not below.gap
    return not caption and not byline(line.text) and not is_date_line(line.text, 3)


def _ends_in_full_stop(text: str) -> bool:
    """Not so "Benedikt XVI." and "der 5."."""
    return text.endswith(".") and not _ORDINAL_END.search(text)


def _prose_above(zone: Sequence[Line], index: int) -> bool:
    """A sentence above is a caption or an appeal if a date parts it from the headline, else it is the text."""
    above = [line for line in zone[:index] if line.kind is Kind.PROSE]
    dated = any(is_date_line(line.text, 3) or line.kind is Kind.CREDIT for line in zone[:index])
    return bool(above) and not (dated and len(above) == 1)


def _is_kicker(line: Line, below: Line, rest: Sequence[Line]) -> bool:
    """A few words above a longer headline, which stands right above the lead or the date."""
    more = len(
        [one for one in rest[:3] if one.kind is Kind.SHORT and not byline(one.text) and not is_date_line(one.text, 3)]
    )
    room = 1 if line.words < _HEADLINE_WORDS else 0  # for a subtitle; four words may be a headline themselves
    return line.words < _KICKER_WORDS and len(line.text) < 40 and below.words > line.words + 1 and more <= room


def _from_dated_lead(lines: Sequence[Line], top: int) -> Header | None:
    """Tags and a caption, the date, then headline and teaser in one line: "Headline. Teaser.", as one line."""
    for index, line in enumerate(lines[:top]):
        if index == 0 or line.kind is not Kind.PROSE or not is_date_line(lines[index - 1].text, 4):
            continue
        first = first_sentence(line.text)
        if len(first) < len(line.text) and 20 <= len(first) <= _PARAGRAPH:
            return Header(_tidy(first.rstrip(".")), index + 1, top, rest=line.text[len(first) :].strip())
    return None


def _from_first_sentence(lines: Sequence[Line], top: int) -> Header:
    start = next((index for index, line in enumerate(lines) if line.kind is Kind.PROSE), None)
    if start is None:
        start = next((index for index, line in enumerate(lines) if line.kind not in DEBRIS), 0)
    else:
        while start > 0 and lines[start - 1].kind is Kind.SHORT and lines[start - 1].is_item:
            start -= 1
    return Header(_tidy(first_sentence(lines[start].text).rstrip(".")), start, max(start, top), in_text=True)


def first_sentence(text: str) -> str:
    """Up to the first full stop that is not one of an ordinal, an initial or a common abbreviation."""
    for end in _SENTENCE_END.finditer(text, 0, 2000):
        if end.start() >= 20 and not (
            end[1] == "." and _NO_END.search(text[max(0, end.start() - 6) : end.start()].lower())
        ):
            return text[: end.end(2)]
    return text


def _tidy(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= _MAX_TITLE else title[:_MAX_TITLE].rsplit(" ", 1)[0] + " …"


_NAME = r"(?:(?:Dr|Prof)\. )?[A-ZÄÖÜ][\w’'-]+(?: (?:von|van|de|der|zu|[A-ZÄÖÜ]\.|[A-ZÄÖÜ][\w’'-]+)){1,3}"
_BYLINE = re.compile(
    rf"^(?:(?:[Vv]on|VON|[Bb]y|Text(?: von)?|Autor(?:in)?|Author|Ein (?:Artikel|Beitrag|Kommentar|Bericht|Gastbeitrag)"
    rf" von|Redaktion"
    rf"|Geschrieben von|Verfasst von)\s?:? )(?P<names>{_NAME}(?:(?:,| und| and| &) {_NAME}){{0,4}})(?:[,|–-].{{0,60}}|"
    rf" (?:aus|in) .{{2,40}})?$"
)
_BARE_NAME = re.compile(rf"^{_NAME}$")


def byline(text: str) -> str | None:
    """The names of a line such as "Von Name Name und Name Name, Ort"."""
    found = _BYLINE.match(text) if len(text) <= 160 else None
    return found["names"] if found else None


def is_name(text: str) -> bool:
    """Whether a line could be a person's name and nothing else."""
    return len(text) <= 60 and bool(_BARE_NAME.match(text))
