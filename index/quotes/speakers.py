"""One speaker per person or institution over the whole corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus import Span
from index.datatypes import Extent, Quote, Role, Speaker, SpeakerKind
from index.quotes.names import fold, same_first_names, slug, sound_key
from index.quotes.records import ArticleQuotes, LocalQuote, LocalSpeaker, QuoteTable
from index.quotes.roles import is_office, place_name, role_key

Place = tuple[str, int]
"""Article id and number of the speaker in that article's record."""


@dataclass(frozen=True, slots=True)
class _Local:
    place: Place
    speaker: LocalSpeaker


def merge_speakers(records: Iterable[ArticleQuotes]) -> QuoteTable:
    """Quotations and speakers of the corpus; the same for any order of the records.

    People of two names first, then bare surnames to the only person they can be, then roles without a
    name to the only person who holds that office, then institutions by their words.
    """
    ordered = sorted(records, key=lambda record: record.article_id)
    locals_ = [
        _Local((record.article_id, number), speaker)
        for record in ordered
        for number, speaker in enumerate(record.speakers)
    ]
    clusters = _people(locals_)
    clusters += _surnames(locals_, clusters)
    _offices(locals_, clusters)
    clusters += _bodies(locals_)
    speakers: dict[str, Speaker] = {}
    ids: dict[Place, str] = {}
    for cluster in sorted(clusters, key=lambda members: (_name(members), members[0].place)):
        speaker = _speaker(cluster, speakers)
        speakers[speaker.id] = speaker
        ids.update({local.place: speaker.id for local in cluster})
    quotes = (_quote(record.article_id, quote, ids) for record in ordered for quote in record.quotes)
    return QuoteTable(
        tuple(sorted(quotes, key=lambda quote: (quote.span, quote.parts, quote.kind))), dict(sorted(speakers.items()))
    )


def _people(locals_: Sequence[_Local]) -> list[list[_Local]]:
    """People with first name and surname; same sound of the surname and first names that can be one."""
    by_surname: dict[str, dict[str, list[_Local]]] = defaultdict(lambda: defaultdict(list))
    for local in locals_:
        name = _full_name(local.speaker)
        if local.speaker.kind is SpeakerKind.PERSON and " " in name:
            first, _, last = name.rpartition(" ")
            by_surname[sound_key(last)][first].append(local)
    clusters: list[list[_Local]] = []
    for _, firsts in sorted(by_surname.items()):
        clusters += _by_first_name(firsts)
    return clusters


def _by_first_name(firsts: Mapping[str, list[_Local]]) -> list[list[_Local]]:
    """Join first names to the one group they agree with; the longest and most frequent found the groups."""
    groups: list[tuple[list[str], list[_Local]]] = []
    for first in sorted(
        firsts, key=lambda name: (-len(name.split()[0].rstrip(".")) > -2, -len(firsts[name]), -len(name), name)
    ):
        fitting = [group for group in groups if all(same_first_names(first, other) for other in group[0])]
        if len(fitting) == 1:
            fitting[0][0].append(first)
            fitting[0][1].extend(firsts[first])
        else:
            groups.append(([first], list(firsts[first])))
    return [members for _, members in groups]


def _surnames(locals_: Sequence[_Local], people: Sequence[list[_Local]]) -> list[list[_Local]]:
    """Attach bare surnames to the only person of that surname, or the only one with that role; the rest stand alone."""
    by_surname: dict[str, list[list[_Local]]] = defaultdict(list)
    for cluster in people:
        by_surname[sound_key(_full_name(cluster[0].speaker).rpartition(" ")[2])].append(cluster)
    alone: dict[str, list[_Local]] = defaultdict(list)
    attached: list[tuple[list[_Local], _Local]] = []
    for local in locals_:
        name = _full_name(local.speaker)
        if local.speaker.kind is not SpeakerKind.PERSON or not name or " " in name:
            continue
        candidates = by_surname.get(sound_key(name), [])
        if len(candidates) > 1:
            roles = {role_key(role) for role in local.speaker.roles}
            candidates = [
                cluster
                for cluster in candidates
                if any(role_key(role) in roles for one in cluster for role in one.speaker.roles)
            ]
        if len(candidates) == 1:
            attached.append((candidates[0], local))
        else:
            alone[sound_key(name)].append(local)
    for cluster, local in attached:
        cluster.append(local)
    return [members for _, members in sorted(alone.items())]


def _offices(locals_: Sequence[_Local], people: Sequence[list[_Local]]) -> None:
    """Attach a role without a name ("der Kremlsprecher") to the only person of the corpus who holds it."""
    holders: dict[frozenset[str], list[list[_Local]]] = defaultdict(list)
    for cluster in people:
        for key in sorted({role_key(role) for local in cluster for role in local.speaker.roles}, key=sorted):
            holders[key].append(cluster)
    for local in locals_:
        if local.speaker.kind is SpeakerKind.PERSON and not local.speaker.names and local.speaker.roles:
            role = local.speaker.roles[0]
            fitting = holders.get(role_key(role), [])
            if is_office(role) and len(fitting) == 1:
                fitting[0].append(local)


def _bodies(locals_: Sequence[_Local]) -> list[list[_Local]]:
    """Institutions and groups whose names have the same words."""
    bodies: dict[tuple[str, frozenset[str]], list[_Local]] = defaultdict(list)
    for local in locals_:
        if local.speaker.kind is not SpeakerKind.PERSON:
            name = local.speaker.name
            key = frozenset({fold(name)}) if place_name(name) else role_key(name) or frozenset({name.lower()})
            bodies[local.speaker.kind.value, key].append(local)
    return [members for _, members in sorted(bodies.items(), key=lambda item: (item[0][0], sorted(item[0][1])))]


def _full_name(speaker: LocalSpeaker) -> str:
    return max(speaker.names, key=lambda name: (min(name.count(" "), 2), len(name), name), default="")


def _name(cluster: Sequence[_Local]) -> str:
    """The most frequent of the full names, or of the bare ones where there is no full one."""
    names = Counter(_full_name(local.speaker) or local.speaker.name for local in cluster if local.speaker.names)
    names = names or Counter(local.speaker.name for local in cluster)
    full = {name: count for name, count in names.items() if " " in name} or dict(names)
    return min(full, key=lambda name: (-full[name], name))


def _speaker(cluster: Sequence[_Local], taken: Mapping[str, Speaker]) -> Speaker:
    name = _name(cluster)
    base = slug(name)
    number = 1
    while (key := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    ordered = sorted(cluster, key=lambda local: local.place)
    roles = dict.fromkeys(Role(text, local.place[0]) for local in ordered for text in local.speaker.roles)
    spellings = {spelling for local in ordered for spelling in local.speaker.spellings}
    return Speaker(key, name, ordered[0].speaker.kind, tuple(roles), tuple(sorted(spellings | {name})))


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
