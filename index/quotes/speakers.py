"""One speaker per person or institution over the whole corpus."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from corpus import Span
from index.datatypes import Extent, Quote, Role, Speaker
from index.quotes.records import ArticleQuotes, QuoteTable


def slug(name: str) -> str:
    """"Wolodymyr Selenskyj" -> "wolodymyr-selenskyj"."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def merge_speakers(records: Iterable[ArticleQuotes]) -> QuoteTable:
    """The table of the corpus; independent of the order of the records."""
    ordered = sorted(records, key=lambda record: record.article_id)
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for record in ordered:
        for number, speaker in enumerate(record.speakers):
            groups[slug(speaker.name)].append((record.article_id, number))
    by_article = {record.article_id: record for record in ordered}
    speakers, ids = {}, {}
    for key, members in sorted(groups.items()):
        locals_ = [by_article[article].speakers[number] for article, number in members]
        name = Counter(local.name for local in locals_).most_common(1)[0][0]
        roles = tuple(Role(text, article) for (article, _), local in zip(members, locals_, strict=True) for text in local.roles)
        spellings = tuple(sorted({spelling for local in locals_ for spelling in local.spellings}))
        speakers[key] = Speaker(key, name, locals_[0].kind, roles, spellings)
        ids.update(dict.fromkeys(members, key))
    quotes = sorted(
        (_quote(record, number, ids) for record in ordered for number in range(len(record.quotes))),
        key=lambda quote: (quote.span, quote.parts, quote.kind),
    )
    return QuoteTable(tuple(quotes), speakers)


def _quote(record: ArticleQuotes, number: int, ids: dict[tuple[str, int], str]) -> Quote:
    found = record.quotes[number]
    speaker = None if found.speaker is None else ids[record.article_id, found.speaker]
    relayed = None if found.relayed_by is None else ids[record.article_id, found.relayed_by]
    return Quote(
        span=Span(record.article_id, found.parts[0][0], found.parts[-1][1]),
        parts=tuple(Extent(*part) for part in found.parts),
        kind=found.kind,
        speaker_id=speaker,
        role=found.role,
        mention=Extent(*found.mention) if found.mention else None,
        cue=Extent(*found.cue) if found.cue else None,
        relayed_by=relayed,
    )
