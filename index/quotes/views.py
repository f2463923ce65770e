"""Verdicts, estimates and expectations: verbs that with other words of their clause give somebody's view.

As in "Die Polizei geht von Brandstiftung aus", "Fachleute sehen darin eine Gefahr", "Das Amt beziffert den Schaden auf
drei Millionen".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from index.quotes.attribution import Cue
from index.quotes.context import Context
from index.quotes.cues import Takes
from index.quotes.morphology import verb
from index.quotes.segments import Segment


@dataclass(frozen=True, slots=True)
class _View:
    """Words of which the clause must have one of each, and those it may not have."""

    needs: tuple[frozenset[str], ...]
    never: frozenset[str] = frozenset()


def _view(*needs: str, never: str = "") -> _View:
    return _View(tuple(frozenset(words.split()) for words in needs), frozenset(never.split()))


_VIEWS: dict[str, tuple[_View, ...]] = {
    "ausgehen": (_view("von vom", never="davon"),),
    "sehen": (_view("darin"),),
    "werten": (_view("als"),),
    "bewerten": (_view("als"),),
    "einschätzen": (_view("als"),),
    "halten": (_view("für", never="sich"),),
    "beziffern": (_view("auf mit"),),
    "schätzen": (_view("auf"),),
    "rechnen": (_view("mit"),),
    "begründen": (_view("mit"),),
    "machen": (_view("verantwortlich"),),
    "erhoffen": (_view("sich"),),
    "befürchten": (_view(),),
    "fürchten": (_view(),),
    "erwarten": (_view(),),
    "raten": (_view("zu zum zur"),),
    "aussprechen": (_view("für gegen"),),
}


def view_at(context: Context, segment: Segment, at: int) -> Cue | None:
    """The verb at token `at` where it gives somebody's view, by its infinitive with the prefix at the clause's end."""
    found = verb(context.text.tokens[at].lower)
    if found is None:
        return None
    words = [token.lower for token in context.text.tokens[segment.first : segment.last] if token.word]
    lemma = words[-1] + found.lemma if words[-1] + found.lemma in _VIEWS else found.lemma
    fits = any(_fits(view, words) for view in _VIEWS.get(lemma, ()))
    return Cue(at, Takes.OBJECT, lemma) if fits else None


def _fits(view: _View, words: Collection[str]) -> bool:
    return all(any(word in words for word in needed) for needed in view.needs) and not any(
        word in words for word in view.never
    )
