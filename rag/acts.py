"""The speech act a question names: "Wovor warnte ...?", "Womit drohte ...?", "Welche Forderung stellte ...?".

Among somebody's statements those that perform it come first: what Putin warned of is where he warns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.quotes.cues import CUE_VERBS, SEPARABLE
from index.quotes.morphology import verb
from rag.saying import spoken_verb
from rag.words import Word, find_words

_GROUPS = tuple(
    tuple(group.split())
    for group in """
    warnen mahnen warn warned warns warning
    drohen androhen threaten threatened threatens threat
    fordern verlangen auffordern einfordern aufrufen demand demanded demands urge urged
    vorschlagen anregen anbieten propose proposed suggest suggested offer offered proposal
    versprechen zusagen zusichern garantieren promise promised promises
    ankündigen announce announced
    kritisieren rügen bemängeln verurteilen criticise criticised criticize criticized criticism
    loben würdigen begrüßen praise praised
    ablehnen zurückweisen verweigern reject rejected
    bestreiten dementieren leugnen abstreiten deny denied denies
    bestätigen einräumen zugeben confirm confirmed admit admitted
    vorwerfen beschuldigen bezichtigen anklagen accuse accused accusation
    befürchten fürchten fear feared sorge
    hoffen erhoffen hope hoped
    bestehen beharren insist insisted
    nennen bezeichnen call called describe described
    empfehlen raten recommend recommended
    andeuten signalisieren hint hinted
    """.strip().splitlines()
)
"""Verbs for one act, in German by their dictionary form, in English as questions have them."""
_ENGLISH_NOUNS = frozenset("warning threat proposal criticism accusation".split())
_GROUP_OF = {word: number for number, group in enumerate(_GROUPS) for word in group}
_ROOTS = tuple(
    (root, number)
    for root, number in (
        (re.sub(r"e?n$", "", word), number) for word, number in _GROUP_OF.items() if word.endswith("n")
    )
    if len(root) >= 4
)


def act_of(text: str, words: Sequence[Word]) -> int | None:
    """The act a question asks for, as a number to compare; None for mere saying ("sagte", "erklärte")."""
    for number, word in enumerate(words):
        base = spoken_verb(text, words, number)
        if base in _GROUP_OF:
            return _GROUP_OF[base]
        if word.text[:1].isupper() and (act := _act_of_noun(word.lower)) is not None:
            return act
        if word.lower in _ENGLISH_NOUNS:
            return _GROUP_OF[word.lower]
    return None


@lru_cache(maxsize=20_000)
def acts_in(text: str) -> frozenset[int]:
    """The acts that the verbs and nouns of a statement perform: "Er warnte davor" -> {warning}."""
    words = find_words(text)
    found = set()
    for number, word in enumerate(words):
        if word.text[:1].isupper() and number:
            act = _act_of_noun(word.lower)
            found |= {act} if act is not None else set()
            continue
        base = verb(word.lower)
        if base is None:
            continue
        later = {other.lower for other in words[number + 1 :]}
        joined = {whole for particle, whole in SEPARABLE.get(base.lemma, {}).items() if particle in later}
        found |= {_GROUP_OF[one] for one in (base.lemma, *joined) if one in _GROUP_OF and one in CUE_VERBS}
    return frozenset(found)


def _act_of_noun(noun: str) -> int | None:
    """The act of a noun made of its verb: "Drohung", "Vorschläge", "Androhung"."""
    plain = noun.replace("ä", "a")
    return next(
        (number for root, number in _ROOTS if noun.startswith(root) or plain.startswith(root)), _GROUP_OF.get(noun)
    )
