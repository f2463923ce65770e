"""A scraped text as lines, each with what it looks like on its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus import markers
from corpus.appeals import is_appeal
from corpus.dates import find_date, without_dates

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_EDGES = re.compile(r"^[^\w(©@#+]+|[^\w)%+*]+$")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"“”«»‘’')\]]*$")
_SENTENCE_BREAK = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"“”«»‘’')\]]* (?=[\"„“«»‚‘(]?[A-ZÄÖÜ])")
_BULLET = re.compile(r"^(?:[•▪◦‣*·]|[-–—](?= )|\d{1,2}[.)](?= ))")
_DATE_WORDS = frozenset(
    "am um von vom den der stand uhr h mez mesz cet zuletzt letzte letztes aktualisiert aktualisierung update updated"
    " last"
    " erstellt publiziert veröffentlicht veröffentlichung veröffentlichungsdatum erschienen erschienen: datum online"
    " seit"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so published on at"
    " modified"
    " posted bearbeitet in aus min minuten lesezeit lesedauer zum lesen geändert zuerst erstmals monday tuesday"
    " wednesday thursday friday saturday sunday und"
    " ca".split()
)
_NAMES_ONLY = re.compile(r"[A-ZÄÖÜ0-9][\w.'’-]*(?: [A-ZÄÖÜ0-9][\w.'’-]*){0,2}")
_PROSE_WORDS = 8
_LONG = 200  # characters beyond which a line is a paragraph even where its full stop is missing


class Kind(Enum):
    """What a line is, judged alone."""

    PROSE = auto()
    SHORT = auto()  # a headline, a subheading, a caption, a name, a list item, a short answer
    LABEL = auto()  # a section's name, a breadcrumb, tags
    TOOL = auto()
    MAYBE_TOOL = auto()
    COUNT = auto()
    DATE = auto()
    AGO = auto()
    CREDIT = auto()
    APPEAL = auto()
    TEASER = auto()
    INLINE_HEAD = auto()
    LIST_HEAD = auto()
    COMMENTS = auto()
    MAYBE_COMMENTS = auto()
    REPLY = auto()
    SIGNOFF = auto()
    SOURCE = auto()


DEBRIS = frozenset(
    {Kind.TOOL, Kind.AGO, Kind.CREDIT, Kind.APPEAL, Kind.TEASER, Kind.COMMENTS, Kind.SIGNOFF, Kind.SOURCE, Kind.REPLY}
)
"""Dropped wherever they stand."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `gap` tells whether a blank one stands before it."""

    text: str
    gap: bool
    kind: Kind
    words: int

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes with a full stop or the like, a quotation mark behind it or not."""
        return bool(_ENDS_SENTENCE.search(self.text[-8:]))

    @property
    def sentences(self) -> int:
        """Sentences, roughly; abbreviations may count."""
        return 1 + len(_SENTENCE_BREAK.findall(self.text))

    @property
    def is_paragraph(self) -> bool:
        """Prose, or a short sentence such as a last paragraph may be; titles of links have no full stop."""
        return self.kind is Kind.PROSE or (
            self.kind is Kind.SHORT and self.words > 2 and self.text.endswith((".", ".“", '."'))
        )

    @property
    def is_item(self) -> bool:
        """Whether it opens as a list item or an attribution does ("- ...", "— Name, role")."""
        return bool(_BULLET.match(self.text))

    @property
    def is_tags(self) -> bool:
        """Names between commas and nothing else: "Trump, Putin"."""
        parts = self.text.split(", ")
        return len(self.text) < 300 and len(parts) > 1 and all(_NAMES_ONLY.fullmatch(part) for part in parts)


def to_lines(text: str) -> list[Line]:
    """Lines without the blanks around them, soft hyphens and other invisible characters; blank lines become gaps."""
    lines: list[Line] = []
    gap = False
    for raw in _INVISIBLE.sub("", text).split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.append(Line(stripped, gap, classify(stripped), len(stripped.split())))
        gap = not stripped
    return lines


def key(text: str) -> str:
    """A line as markers are written: in small letters, one blank, no arrows, bullets or punctuation at its edges."""
    return _EDGES.sub("", " ".join(text.lower().split()))


def classify(text: str) -> Kind:
    """What one line is, by its wording alone."""
    if len(text) > markers.MAX_MARKED:
        return Kind.PROSE
    short = _short_kind(text, key(text)) if len(text) <= 350 else None
    if short is not None:
        return short
    if is_appeal(text):
        return Kind.APPEAL
    return Kind.PROSE if _is_prose(text) else Kind.SHORT


def _is_prose(text: str) -> bool:
    words = len(text.split())
    return (words >= _PROSE_WORDS and bool(_ENDS_SENTENCE.search(text[-8:]))) or len(text) > _LONG


def _short_kind(text: str, name: str) -> Kind | None:
    if not name or name.replace(".", "").replace(",", "").isdigit():
        if not name:  # dashes or stars separate and say nothing; "[…]" says that something is left out
            return Kind.SHORT if "…" in text or "..." in text else Kind.TOOL
        return Kind.COUNT
    plain = " ".join(text.lower().split())
    if name in markers.TOOLS or markers.TOOL.fullmatch(name):
        return Kind.TOOL
    for kind, hit in (
        (Kind.MAYBE_TOOL, name in markers.MAYBE_TOOLS),
        (Kind.AGO, markers.AGO.fullmatch(name)),
        (Kind.SIGNOFF, markers.SIGNOFF.fullmatch(plain)),
        (Kind.CREDIT, _is_credit(text, name)),
        (Kind.COMMENTS, markers.COMMENTS.fullmatch(name) and not text.endswith(".")),
        (Kind.LABEL, name in markers.RUBRICS or _is_breadcrumb(text)),
        (Kind.MAYBE_COMMENTS, markers.MAYBE_COMMENTS.fullmatch(name)),
        (Kind.REPLY, markers.REPLY.fullmatch(name) or markers.REPLY.fullmatch(plain)),
        (Kind.SOURCE, markers.SOURCE.fullmatch(name) and not _is_prose(text)),
        (Kind.DATE, is_date_line(text, 0)),
        (Kind.TEASER, _is_teaser(text, plain)),
    ):
        if hit:
            return kind
    return _head(text, name)


def _head(text: str, name: str) -> Kind | None:
    """Heads of links to other articles; a sentence that begins so is not one."""
    inline = markers.INLINE_HEAD.fullmatch(name)
    if inline:
        rest = inline["rest"].strip(" :+–→»›|-")
        if not rest:
            return Kind.INLINE_HEAD
        marked = inline["rest"].lstrip()[:1] in {":", "+", "–", "→", "»", "›", "|", "-"}
        worded = name.startswith(("lesen sie", "mehr ", "hier geht")) and not _is_prose(text)
        return Kind.TEASER if marked or worded else None
    if markers.LIST_HEAD.fullmatch(name) and not text.endswith((".", "!", "“", '"')) and len(name.split()) <= 8:
        return Kind.LIST_HEAD
    return None


def _is_teaser(text: str, plain: str) -> bool:
    if markers.TEASER_END.search(plain[-60:]):
        return True
    arrow = text[0] in "→▶►➤➔⇒›>" or (text[0] == "»" and "«" not in text)
    return arrow and not _is_prose(text)


def _is_credit(text: str, name: str) -> bool:
    """Not an interviewer's line ("Bild: Herr Minister, ...?") and no sentence."""
    credit = markers.CREDIT.fullmatch(name)
    if credit:
        who = text.partition(":")[2] or text
        return not (text.endswith(("?", "!")) or (text.endswith(".") and len(who.split()) > 7))
    if markers.PICTURE_AGENCY.fullmatch(name) and len(text) <= 120:
        return not _is_prose(text)
    return bool(markers.CAPTION.fullmatch(name) or markers.CAPTION.fullmatch(" ".join(text.lower().split())))


def _is_breadcrumb(text: str) -> bool:
    for mark in (" > ", " › ", " » ", " | ", " / ", " • ", " · ", " → "):
        parts = [part.strip() for part in text.split(mark)]
        if len(parts) > 1 and all(0 < len(part.split()) <= 4 for part in parts):
            known = any(part.lower() in markers.RUBRICS or part.lower() in {"startseite", "home"} for part in parts)
            if known or len(parts) > 2:
                return True
    return False


def is_date_line(text: str, spare_words: int) -> bool:
    """Whether a line is a date, with at most `spare_words` names beside it (of a place, a writer, a section).

    A word in small letters that dates do not have is a headline's ("Bahn streikt ab 5. März 2008").
    """
    if len(text) > 120 or not any(letter.isdigit() for letter in text) or find_date(text) is None:
        return False
    rest = [word for word in re.findall(r"[^\W\d_]+", without_dates(text)) if word.lower() not in _DATE_WORDS]
    return len(rest) <= spare_words and not any(word[0].islower() for word in rest)
