"""Whether a noun calls somebody after a country, a region or a town: "der Franzose", "die Estin", "der Kölner"."""

from __future__ import annotations

from functools import lru_cache

from index.quotes.places import country, place_name, seat
from index.quotes.spelling import fold

_ENDINGS = ("erin", "in", "er", "e", "n", "")
_OF_REGIONS = frozenset(
    """
    bayer sachse hesse schwabe westfale franke badener pfälzer rheinländer thüringer brandenburger mecklenburger
    niedersachse saarländer holsteiner ostfriese tiroler steirer kärntner vorarlberger südtiroler berliner hamburger
    bremer kölner münchner frankfurter stuttgarter düsseldorfer leipziger dresdner nürnberger hannoveraner wiener
    grazer salzburger linzer zürcher berner basler genfer luzerner
    """.split()
)
_IRREGULAR = {"est": "estnisch", "lett": "lettisch", "litau": "litauisch", "franzos": "franzoesisch", "pol": "polnisch"}


@lru_cache(maxsize=1 << 13)
def is_demonym(noun: str) -> bool:
    """Whether one person can be called so behind "der" or "die": a noun as written."""
    word = noun.lower()
    if word.removesuffix("in") in _OF_REGIONS or f"{word.removesuffix('in')}e" in _OF_REGIONS:
        return True
    if len(word) < 4 or not word.isalpha() or not word.endswith(("in", "er", "e", "ar", "i")) or place_name(noun):
        return False
    folded = fold(word)
    stems = [folded.removesuffix(ending) for ending in _ENDINGS if folded.endswith(ending)]
    forms = (form for stem in stems for form in (_IRREGULAR.get(stem, stem), f"{stem}isch"))
    return any(country(form) or seat(form) for form in forms)
