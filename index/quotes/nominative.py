"""Roles and bodies as they are called by themselves: "dem ukrainischen Präsidenten" -> "ukrainischer Präsident"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from index.quotes import lexicon
from index.quotes.morphology import in_dictionary, is_adjectival, lemma

_KEPT = frozenset(
    """
    stellvertretend deutsch ehemalig damalig früher frühere amtierend designiert geschäftsführend leitend zuständig erst
    zweit
    persönlich kommissarisch gewählt hoh hochrangig oberst ranghöchst ranghoh heilig weiß rot auswärtig vereint
    """.split()
)
"""Adjectives that say which office it is, as those on -isch do; others ("umstritten", "neu") are left out."""

_DECLINED = tuple(
    """
    vorsitzend abgeordnet beauftragt angeklagt beschuldigt gesandt beamt angehörig verantwortlich vertraut
    bevollmächtigt angestellt vorgesetzt betroffen verdächtig delegiert geistlich reisend überlebend obdachlos
    """.split()
)
"""Stems of nouns that are declined like adjectives: "der Vorsitzende", "ein Vorsitzender", "des Vorsitzenden"."""


def role_in_nominative(adjectives: Sequence[str], nouns: Sequence[str], *, female: bool | None, determiner: str) -> str:
    """What somebody is, as it stands without an article; "" where the form of the noun leaves it uncertain.

    (["ukrainischen"], ["Präsidenten"]) -> "ukrainischer Präsident"; ([], ["SPD-Vorsitzenden"]) -> "SPD-Vorsitzender";
    (["neue"], ["Deutschlands", "Außenministerin"]) -> "Deutschlands Außenministerin".
    """
    head = noun_in_nominative(nouns[-1], female=female, determiner=determiner)
    if not head:
        return ""
    kept = [_strong(word, "e" if female else "er") for word in adjectives if _is_kept(word)]
    before = [_strong(word, "e" if female else "er") if _stem(word).endswith("isch") else word for word in nouns[:-1]]
    return " ".join((*kept, *before, head))


def noun_in_nominative(noun: str, *, female: bool | None, determiner: str) -> str:
    """As in "Präsidenten" -> "Präsident", "Ministers" -> "Minister", "Abgeordneten" -> "Abgeordneter"."""
    front, hyphen, last = noun.rpartition("-")
    stem = _declined_stem(last.lower()) or (_stem(last.lower()) if is_adjectival(last.lower()) else "")
    if stem:
        ending = "e" if female or (determiner == "die" and last.endswith("e")) else "er"
        return f"{front}{hyphen}{last[: len(stem)]}{ending}"
    if last.endswith(("in", "frau")):
        return noun
    base = singular(last)
    return f"{front}{hyphen}{base}" if base else ""


@lru_cache(maxsize=1 << 14)
def singular(noun: str) -> str:
    """The dictionary form of a noun for a person, in capitals as it stands; "" where none is known.

    "Präsidenten" -> "Präsident"; "Kremlsprechers" -> "Kremlsprecher", since "Sprecher" is a role.
    """
    if in_dictionary(noun):
        base = lemma(noun)
        return base if base[:1].isupper() else noun
    for ending in ("es", "s", "en", "n", ""):
        base = noun.removesuffix(ending)
        if ending and base == noun:
            continue
        if lexicon.role_head(base) and base.lower().endswith(lexicon.role_head(base)):
            return base
    return ""


def is_declined(noun: str) -> bool:
    """Whether the noun, in lower case, is declined like an adjective."""
    return bool(_declined_stem(noun))


def _declined_stem(word: str) -> str:
    for ending in ("er", "en", "em", "es", "e"):
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith(_DECLINED):
            return stem
    return ""


def _stem(adjective: str) -> str:
    for ending in ("en", "er", "es", "em", "e"):
        if adjective.endswith(ending):
            return adjective.removesuffix(ending)
    return adjective


def _is_kept(adjective: str) -> bool:
    stem = _stem(adjective)
    return stem.endswith("isch") or stem in _KEPT


def _strong(adjective: str, ending: str) -> str:
    stem = _stem(adjective)
    return f"{stem}{ending}" if stem != adjective else adjective
