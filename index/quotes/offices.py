"""Roles without a name ("der Kremlsprecher"): who of the corpus held the office when the article appeared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.quotes.locals import Local
from index.quotes.people import Cluster
from index.quotes.roles import Key, is_office

_TERM_DAYS = 400
"""Days that may lie between an article that names the holder and one that names the office alone."""


def attach_offices(locals_: Sequence[Local], people: Sequence[Cluster]) -> None:
    """Give each office without a name to the only person who held it at the time; where several did, to nobody."""
    holders: dict[Key, list[tuple[Cluster, list[int | None]]]] = defaultdict(list)
    for cluster in people:
        if any(name.first or name.mark for name in cluster.people):
            for key in cluster.offices():
                holders[key].append((cluster, [local.day for local in cluster.members if key in local.keys]))
    for local in locals_:
        if local.person is None and not local.body and local.roles and is_office(local.roles[0]):
            fitting = _at_the_time(holders.get(local.keys[0], []), local.day)
            if len(fitting) == 1:
                fitting[0].members.append(local)


def _at_the_time(holders: Sequence[tuple[Cluster, list[int | None]]], day: int | None) -> list[Cluster]:
    """Holders named so within a year of the day; all of them where an article has no date."""
    if day is None or any(one is None for _, days in holders for one in days):
        return [cluster for cluster, _ in holders]
    return [
        cluster for cluster, days in holders if any(one is not None and abs(one - day) <= _TERM_DAYS for one in days)
    ]
