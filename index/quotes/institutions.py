"""One cluster for each institution and each group of the corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.body_names import body_keys
from index.quotes.locals import Local
from index.quotes.roles import Key
from index.quotes.spelling import fold


def cluster_bodies(locals_: Sequence[Local]) -> list[list[Local]]:
    """Institutions that share a key, and groups of the same words; in an order that is always the same."""
    bodies = [local for local in locals_ if local.kind is SpeakerKind.INSTITUTION]
    groups: dict[str, list[Local]] = defaultdict(list)
    for local in locals_:
        if local.kind is SpeakerKind.GROUP:
            groups[fold(local.body)].append(local)
    return [*_joined(bodies), *(groups[key] for key in sorted(groups))]


def _joined(bodies: Sequence[Local]) -> list[list[Local]]:
    parent = list(range(len(bodies)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    first: dict[Key, int] = {}
    for number, keys in enumerate(_keys(bodies)):
        for key in keys:
            low, high = sorted((root(first.setdefault(key, number)), root(number)))
            parent[high] = low
    clusters: dict[int, list[Local]] = defaultdict(list)
    for number, local in enumerate(bodies):
        clusters[root(number)].append(local)
    return [clusters[number] for number in sorted(clusters)]


def _keys(bodies: Sequence[Local]) -> Iterable[Sequence[Key]]:
    """The keys of each body; "das Ministerium" has those of the only ministry the article has by name."""
    by_article: dict[str, list[tuple[Key, ...]]] = defaultdict(list)
    for local in bodies:
        by_article[local.place[0]].append(body_keys(local.body))
    for local in bodies:
        own = body_keys(local.body)
        if len(own[0]) == 1 and lexicon.is_institution(local.body):
            fuller = {keys[0] for keys in by_article[local.place[0]] if own[0] < keys[0]}
            if len(fuller) == 1:
                yield tuple(fuller)
                continue
        shorts = {short for short in local.spellings if short.isupper()} | set(local.shorts)
        yield (*own, *(body_keys(short)[0] for short in sorted(shorts - {local.body})))
