"""One speaker per person or institution over the whole corpus.

Each article's record knows its own speakers; here they become one. The steps, the surest first: people by first name
and surname in any spelling, bare surnames, offices without a name, institutions. When in doubt two stay two, and words
that are nobody's name are no speaker at all. `python -m eval.speakers` measures it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus import Span
from index.datatypes import Extent, Quote, Role, Speaker, SpeakerKind
from index.quotes.body_genders import KINDS
from index.quotes.institutions import cluster_bodies
from index.quotes.locals import Local, Place, read_locals
from index.quotes.offices import attach_offices
from index.quotes.people import cluster_people
from index.quotes.persons import PersonName, person_name
from index.quotes.records import ArticleQuotes, LocalQuote, QuoteTable
from index.quotes.spelling import slug


def merge_speakers(records: Iterable[ArticleQuotes]) -> QuoteTable:
    """Quotations and speakers of the corpus; the same for any order of the records."""
    ordered = sorted(records, key=lambda record: record.article_id)
    clusters = [one for one in _clusters(read_locals(ordered)) if any(local.quoted for local in one)]
    speakers: dict[str, Speaker] = {}
    ids: dict[Place, str] = {}
    for name, cluster in sorted(((_name(one), one) for one in clusters), key=lambda item: (item[0], item[1][0].place)):
        speaker = _speaker(name, cluster, speakers)
        speakers[speaker.id] = speaker
        ids.update({local.place: speaker.id for local in cluster})
    quotes = (_quote(record.article_id, quote, ids) for record in ordered for quote in record.quotes)
    return QuoteTable(
        tuple(sorted(quotes, key=lambda quote: (quote.span, quote.parts, quote.kind))), dict(sorted(speakers.items()))
    )


def _clusters(locals_: Sequence[Local]) -> list[list[Local]]:
    """The mentions of everybody, each in order of the articles."""
    people = cluster_people(locals_)
    attach_offices(locals_, people)
    everybody = [sorted(cluster.members, key=lambda local: local.place) for cluster in people]
    return everybody + cluster_bodies(locals_)


def _name(cluster: Sequence[Local]) -> str:
    """The most frequent of the full names, counted once an article; of two the one of more words."""
    names = Counter(name for local in cluster for name in dict.fromkeys((*local.names, local.body)) if name)
    full = {name: count for name, count in names.items() if any(local.names for local in cluster) and _is_full(name)}
    full = full or dict(names)
    known = {name: count for name, count in full.items() if name.removesuffix("s") not in full or name[-1] != "s"}
    return min(known, key=lambda name: (-known[name], -name.count(" "), name))


def _is_full(name: str) -> bool:
    person: PersonName | None = person_name(name)
    return person is not None and person.full


def _speaker(name: str, cluster: Sequence[Local], taken: Mapping[str, Speaker]) -> Speaker:
    base = slug(name)
    number = 1
    while (key := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    roles = dict.fromkeys(Role(text, local.place[0]) for local in cluster for text in local.roles)
    spellings = {spelling for local in cluster for spelling in local.spellings if not _is_kind(spelling, name)}
    kind = next((local.kind for local in cluster if local.names or local.body), SpeakerKind.PERSON)
    base_forms = {one for one in spellings if one[-1:] != "s" or one[:-1] not in spellings}
    return Speaker(key, name, kind, tuple(roles), tuple(sorted(base_forms | {name})))


def _is_kind(spelling: str, name: str) -> bool:
    """Whether it only calls the kind of body, which in other articles is another: "Gericht" for "Landgericht Ulm"."""
    word, last = spelling.lower(), name.split()[-1].lower()
    return word in KINDS and word != name.lower() and (last.endswith(word) or word in name.lower().split())


def _quote(article_id: str, found: LocalQuote, ids: Mapping[Place, str]) -> Quote:
    speaker = None if found.speaker is None else ids.get((article_id, found.speaker))
    relayed = None if found.relayed_by is None else ids.get((article_id, found.relayed_by))
    return Quote(
        span=Span(article_id, found.parts[0][0], found.parts[-1][1]),
        parts=tuple(Extent(*part) for part in found.parts),
        kind=found.kind,
        speaker_id=speaker,
        role=found.role,
        mention=Extent(*found.mention) if found.mention else None,
        cue=Extent(*found.cue) if found.cue else None,
        relayed_by=relayed,
    )
