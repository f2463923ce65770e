"""One cluster for each person of the corpus.

People of two names first, by surname and first names; then near spellings of those in one office; then bare surnames,
to the person of that name in the article, else to the only one of the corpus. Every step looks up what it needs by
name, so that time grows with the number of speakers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.quotes.locals import Local
from index.quotes.morphology import in_dictionary
from index.quotes.names import sound_key
from index.quotes.persons import PersonName, alike, compatible
from index.quotes.roles import Key, is_former, is_second
from index.quotes.transliteration import one_spelling, readings

_NEAR_DAYS = 180
"""Days within which one of several people of a surname must be spoken of, and no other, for a bare one to be theirs."""
_LIFE_DAYS = 1100
"""Days between a bare surname and the only article that has the first name, where nobody quotes that person."""
_KNOWN = 5
"""Articles from which a person is so well known that an unknown role ("der Jubilar Müller") is no sign of another."""


@dataclass(slots=True, eq=False)
class Cluster:
    """One person while merging."""

    people: list[PersonName] = field(default_factory=list)
    members: list[Local] = field(default_factory=list)
    articles: int = 0
    """Articles that name the person in full, and below the words of all roles: counted once, before surnames join."""
    role_words: set[str] = field(default_factory=set)

    @property
    def roles(self) -> set[Key]:
        """All roles, those that are over included."""
        return {key for local in self.members for key in local.keys}

    def offices(self) -> set[Key]:
        """Roles that tell a person, because they say of what: neither "Sprecher" nor "ehemaliger Präsident"."""
        return {key for key in self.roles if len(key) > 1 and not is_former(key) and not is_second(key)}


def cluster_people(locals_: Sequence[Local]) -> list[Cluster]:
    """Put the persons among the speakers together, each in one cluster, in an order that is always the same."""
    full = [local for local in locals_ if local.person is not None and local.person.full]
    bare = [local for local in locals_ if local.person is not None and not local.person.full]
    clusters = _join_near(_by_full_name(full))
    return clusters + _Surnames(clusters).attach(bare)


def _by_full_name(locals_: Sequence[Local]) -> list[Cluster]:
    whole: dict[str, PersonName] = {}  # "Ban Ki-moon" is "Ban Ki Moon"
    for name in sorted({local.person for local in locals_ if local.person}, key=_order):
        whole.setdefault(_letters(name), name)
    families = _families(name.last for name in whole.values())
    by_family: dict[str, dict[PersonName, list[Local]]] = defaultdict(lambda: defaultdict(list))
    for local in locals_:
        if local.person is not None:
            name = whole[_letters(local.person)]
            by_family[families[name.last]][name].append(local)
    return [cluster for _, names in sorted(by_family.items()) for cluster in _by_first_name(names)]


def _letters(name: PersonName) -> str:
    return "".join((*name.first, name.last, name.mark))


def _order(name: PersonName) -> tuple[int, tuple[str, ...], str, str]:
    return (-len(name.first), name.first, name.last, name.mark)


def _families(surnames: Iterable[str]) -> dict[str, str]:
    """Each surname with the first in the alphabet of those that can be the same, directly or through others."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    seen: dict[str, str] = {}
    words = sorted(set(surnames))
    for word in words:
        parent[word] = word
        for reading in sorted(readings(word)):
            first, second = sorted((root(seen.setdefault(reading, word)), root(word)))
            parent[second] = first
    return {word: root(word) for word in words}


def _by_first_name(names: dict[PersonName, list[Local]]) -> list[Cluster]:
    """Join names to the one cluster they agree with; the fullest and most frequent found the clusters."""

    def order(name: PersonName) -> tuple[object, ...]:
        return (len((name.first or ("",))[0]) == 1, -len(names[name]), -len(" ".join(name.first)), *_order(name))

    clusters: list[Cluster] = []
    for name in sorted(names, key=order):
        fitting = [one for one in clusters if all(compatible(name, other) for other in one.people)]
        if len(fitting) > 1:
            fitting = [one for one in fitting if any(name.first == other.first for other in one.people)] or fitting
        if len(fitting) != 1:
            fitting = [Cluster()]
            clusters += fitting
        fitting[0].people.append(name)
        fitting[0].members += names[name]
    return clusters


def _join_near(clusters: list[Cluster]) -> list[Cluster]:
    """Join people in one office whose names are nearly one: "Caroline Levvitt", "Karoline Leavitt"."""
    blocks: dict[tuple[Key, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for key in cluster.offices():
            blocks[key, sound_key(cluster.people[0].last)[:1]].append(cluster)
    into: dict[int, Cluster] = {}
    for _, block in sorted(blocks.items(), key=lambda item: (sorted(item[0][0]), item[0][1])):
        for number, one in enumerate(block):
            for other in block[number + 1 :]:
                a, b = _found(into, one), _found(into, other)
                if a is not b and alike(one.people[0], other.people[0]) and not _together(a, b):
                    a.people += b.people
                    a.members += b.members
                    into[id(b)] = a
    return [cluster for cluster in clusters if id(cluster) not in into]


def _found(into: dict[int, Cluster], cluster: Cluster) -> Cluster:
    while id(cluster) in into:
        cluster = into[id(cluster)]
    return cluster


def _together(one: Cluster, other: Cluster) -> bool:
    """Whether an article names both, as it would not do with one person."""
    articles = {local.place[0] for local in one.members}
    return any(local.place[0] in articles for local in other.members)


class _Surnames:
    """Finds whose a bare surname is."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._by_reading: dict[str, list[Cluster]] = defaultdict(list)
        self._by_first: dict[str, list[Cluster]] = defaultdict(list)
        self._in_article: dict[str, list[tuple[Local, Cluster]]] = defaultdict(list)
        self._called_first: Counter[tuple[str, int]] = Counter()
        for cluster in clusters:
            cluster.articles = len({local.place[0] for local in cluster.members})
            cluster.role_words = set().union(*cluster.roles)
            for reading in sorted({reading for name in cluster.people for reading in readings(name.last)}):
                self._by_reading[reading].append(cluster)
            for word in sorted({name.first[0] for name in cluster.people if name.first}):
                self._by_first[word].append(cluster)
            for local in cluster.members:
                self._in_article[local.place[0]].append((local, cluster))

    def attach(self, bare: Sequence[Local]) -> list[Cluster]:
        """Add each bare surname to its person; returns new clusters of those that are nobody else's."""
        left = []
        chosen: list[tuple[Local, Cluster]] = []
        for local in bare:
            candidates = self._candidates_in_article(local)
            if len(candidates) == 1:
                chosen.append((local, candidates[0]))
                if local.person and local.person.last != candidates[0].people[0].last:
                    self._called_first[local.person.last, id(candidates[0])] += 1
            else:
                left.append((local, bool(candidates)))
        alone: dict[tuple[str, ...], Cluster] = {}
        for local, ambiguous in left:
            cluster, several = (None, True) if ambiguous else self._in_corpus(local)
            if cluster is not None:
                chosen.append((local, cluster))
            elif local.person is not None and local.doubt != "noun":
                key = (local.person.last, local.person.mark, *(local.place[:1] if several else ()))
                one = alone.setdefault(key, Cluster([local.person]))
                one.members.append(local)
        for local, cluster in chosen:
            cluster.members.append(local)
        return [alone[key] for key in sorted(alone)]

    def _candidates_in_article(self, local: Local) -> list[Cluster]:
        """People of the article with that surname, else with that name in first place ("Xi" for Xi Jinping)."""
        name = local.person
        if name is None:
            return []
        here = self._in_article[local.place[0]]
        same = [cluster for other, cluster in here if other.person and one_spelling(other.person.last, name.last)]
        if not same:
            same = [cluster for other, cluster in here if other.person and name.last in other.person.first[:1]]
        return list({id(cluster): cluster for cluster in same}.values())

    def _in_corpus(self, local: Local) -> tuple[Cluster | None, bool]:
        """The only person of the corpus it can be, and whether there are several."""
        name = local.person
        if name is None:
            return None, False
        near = {id(one): one for reading in sorted(readings(name.last)) for one in self._by_reading.get(reading, ())}
        fitting = [one for one in near.values() if self._fits(one, name)]
        if not fitting and not in_dictionary(name.last.capitalize()):
            fitting = [one for one in self._by_first.get(name.last, ()) if len(self._by_first[name.last]) == 1]
            if not any(self._called_first[name.last, id(one)] for one in fitting) and len(name.last) < 5:
                fitting = []
        if len(fitting) == 1:
            return (fitting[0], False) if _can_be(local, fitting[0]) else (None, True)
        return _by_role_or_day(local, fitting), len(fitting) > 1

    @staticmethod
    def _fits(cluster: Cluster, name: PersonName) -> bool:
        return any(
            one_spelling(other.last, name.last, surely=True) and (not name.mark or other.mark == name.mark)
            for other in cluster.people
        )


def _can_be(local: Local, cluster: Cluster) -> bool:
    """Whether a bare surname can be the only person of that name: spelled so, of the time, and the roles agree."""
    if cluster.articles >= _KNOWN:
        return True
    if cluster.articles < 2 and not any(other.quoted for other in cluster.members):
        same = any(name.endswith(local.names[0]) for other in cluster.members for name in other.names)
        days = [abs(other.day - local.day) for other in cluster.members if other.day and local.day]
        if not same or any(day > _LIFE_DAYS for day in days):
            return False
    return not local.roles or not cluster.role_words or bool(set().union(*local.keys) & cluster.role_words)


def _by_role_or_day(local: Local, candidates: Sequence[Cluster]) -> Cluster | None:
    """The one of several who has the role, or of whom alone articles of the time speak."""
    roles = {key for key in local.keys if len(key) > 0}
    same = [one for one in candidates if roles & one.roles]
    if len(same) == 1:
        return same[0]
    if local.day is None or roles:
        return None
    near = []
    for one in candidates:
        days = [other.day for other in one.members]
        if not all(days):
            return None
        if any(day is not None and abs(day - local.day) <= _NEAR_DAYS for day in days):
            near.append(one)
    return near[0] if len(near) == 1 else None
