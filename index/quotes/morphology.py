"""Parts of speech, lemmas and verb forms of single German words; the only importer of HanTa and simplemma.

Words are looked at out of context and once per spelling: HanTa needs some 5 microseconds for a word it knows and
250 to 1,500 for one it does not, so every answer is cached by spelling, and only verbs in lower case and capitalised
words
inside a candidate for a speaker are ever asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import simplemma
from HanTa.HanoverTagger import HanoverTagger

_CACHE = 1 << 18
_LONGEST_WORD = 40
"""Longer "words" are links, hashes or noise, and HanTa's time grows with the square of the length."""


class Mood(StrEnum):
    """What a finite verb form says about the speaker's distance; INDICATIVE where the form is ambiguous."""

    INDICATIVE = "indicative"
    SUBJUNCTIVE1 = "subjunctive1"
    SUBJUNCTIVE2 = "subjunctive2"


@dataclass(frozen=True, slots=True)
class Verb:
    """How a spelling can be a verb. `plural` is None where the ending does not tell."""

    lemma: str
    finite: bool
    participle: bool
    infinitive: bool
    mood: Mood
    plural: bool | None


_AUXILIARIES: dict[str, tuple[str, Mood]] = {
    **dict.fromkeys(("ist", "sind", "war", "waren", "bin"), ("sein", Mood.INDICATIVE)),
    **dict.fromkeys(("hat", "haben", "hatte", "hatten"), ("haben", Mood.INDICATIVE)),
    **dict.fromkeys(("wird", "werden", "wurde", "wurden", "ward"), ("werden", Mood.INDICATIVE)),
    **dict.fromkeys(("sei", "seien", "seist", "seiest"), ("sein", Mood.SUBJUNCTIVE1)),
    **dict.fromkeys(("habe", "habest"), ("haben", Mood.SUBJUNCTIVE1)),
    **dict.fromkeys(("werde", "werdest"), ("werden", Mood.SUBJUNCTIVE1)),
    **dict.fromkeys(("wäre", "wären"), ("sein", Mood.SUBJUNCTIVE2)),
    **dict.fromkeys(("hätte", "hätten"), ("haben", Mood.SUBJUNCTIVE2)),
    **dict.fromkeys(("würde", "würden"), ("werden", Mood.SUBJUNCTIVE2)),
    **dict.fromkeys(("kann", "können", "konnte", "konnten"), ("können", Mood.INDICATIVE)),
    **dict.fromkeys(("muss", "muß", "müssen", "musste", "mussten", "mußte", "mußten"), ("müssen", Mood.INDICATIVE)),
    **dict.fromkeys(("soll", "sollen", "sollte", "sollten"), ("sollen", Mood.INDICATIVE)),
    **dict.fromkeys(("will", "wollen", "wollte", "wollten"), ("wollen", Mood.INDICATIVE)),
    **dict.fromkeys(("darf", "dürfen", "durfte", "durften"), ("dürfen", Mood.INDICATIVE)),
    **dict.fromkeys(("mag", "mögen", "mochte", "mochten", "möchte", "möchten"), ("mögen", Mood.INDICATIVE)),
    **{f"{stem}e": (f"{stem}en", Mood.SUBJUNCTIVE1) for stem in ("könn", "müss", "soll", "woll", "dürf", "mög")},
    **dict.fromkeys(("könnte", "könnten"), ("können", Mood.SUBJUNCTIVE2)),
    **dict.fromkeys(("müsste", "müssten", "müßte", "müßten"), ("müssen", Mood.SUBJUNCTIVE2)),
    **dict.fromkeys(("dürfte", "dürften"), ("dürfen", Mood.SUBJUNCTIVE2)),
}

_STRONG_SUBJUNCTIVE2 = {
    "gäb": "geben", "käm": "kommen", "ging": "", "ließ": "", "stünd": "stehen", "ständ": "stehen", "blieb": "",
    "fänd": "finden", "nähm": "nehmen", "läg": "liegen", "säh": "sehen", "tät": "tun", "wüsst": "wissen",
    "bräucht": "brauchen", "träf": "treffen", "spräch": "sprechen", "äß": "essen", "führ": "fahren", "trüg": "tragen",
    "zög": "ziehen", "verlör": "verlieren", "böt": "bieten", "gewänn": "gewinnen", "würf": "werfen", "stürb": "sterben",
    "erhielt": "", "bekäm": "bekommen", "entspräch": "entsprechen", "befänd": "befinden", "ergäb": "ergeben",
    "bestünd": "bestehen", "verstünd": "verstehen", "wüchs": "wachsen", "schlüg": "schlagen", "brächt": "bringen",
    "dächt": "denken", "hülf": "helfen", "säß": "sitzen", "läs": "lesen", "bräch": "brechen",
}  # fmt: skip
"""Stems of strong verbs whose umlaut marks the second subjunctive; those without one look like the past."""


_PARTICIPLES = {
    "entschieden": "entscheiden", "befohlen": "befehlen", "angewiesen": "anweisen", "geschworen": "schwören",
    "erwidert": "erwidern", "entgegnet": "entgegnen", "dargelegt": "darlegen", "angedeutet": "andeuten",
    "eingefordert": "einfordern",
}  # fmt: skip
"""Participles of verbs of saying that the dictionaries know as adjectives alone, or without their verb."""


@cache
def _tagger() -> HanoverTagger:
    return HanoverTagger("morphmodel_ger.pgz")


@lru_cache(maxsize=_CACHE)
def tags(word: str) -> tuple[str, ...]:
    """HanTa's likely tags of a word, best first (NN, NE, VV(FIN), ADJ(A) ...); none for very long words."""
    if not word or len(word) > _LONGEST_WORD:
        return ()
    if word.lower() not in _tagger().cache:  # the words HanTa knows by heart
        guess = _guess(word)
        if guess:
            return (guess,)
    found = _tagger().tag_word(word)
    return tuple(tag for tag, score in found if score > found[0][1] - 6)  # e-6: the rest is noise


_NOUN_ENDINGS = tuple(
    """
    ung ungen heit heiten keit keiten schaft schaften tion tionen ismus tät täten atur aturen uktur ukturen ultur
    """.split()
)
_ADJECTIVE = re.compile(r"(?:isch|lich|ig|bar|sam|los|haft|voll|reich|arm|end|ert|größt|weit|jährig)(?:e[nmrs]?)?$")


def _guess(word: str) -> str:
    """A tag for a word HanTa does not know by heart, where form or dictionary decide without it; "" where they do not.

    "Terroranschlag" is a noun like "Anschlag", "Uschakow" in no dictionary and no compound a name, "kongolesischen" an
    adjective by its ending: HanTa says the same, at a hundred times the price.
    """
    if word[0].isupper():
        if word.endswith(_NOUN_ENDINGS) or _is_compound(word.lower()):
            return "NN"
        return "" if in_dictionary(word) else "NE"
    if in_dictionary(word):
        base = lemma(word)
        return "" if base.endswith("n") and base[0].islower() else "ADJ(D)"
    return "ADJ(A)" if _ADJECTIVE.search(word) else ""


def _is_compound(word: str) -> bool:
    """Whether the word ends in a noun HanTa knows, bare or in its genitive or plural ("terroranschlags").

    A name is no such noun: "Pierluigi" ends in "Luigi" and is another.
    """
    known = _tagger().cache
    stems = [word, *(word.removesuffix(ending) for ending in ("s", "es", "n", "en") if word.endswith(ending))]
    tails = (stem[at:].lstrip("-") for stem in stems for at in range(3, len(stem) - 4) if len(stem) - at > 4)
    return any(tail in known and _tagger().tag_word(tail.capitalize())[0][0] != "NE" for tail in tails)


@lru_cache(maxsize=_CACHE)
def is_adjectival(noun: str) -> bool:
    """Whether a noun, in lower case, is an adjective that has become one, or ends in one: "linksintellektuelle"."""
    known = _tagger().cache
    if len(noun) > _LONGEST_WORD or not noun.endswith(("e", "er", "en")):
        return False
    tails = (noun[at:] for at in (0, *range(3, len(noun) - 5)))
    return any(tail in known and _tagger().tag_word(tail.capitalize())[0][0] == "NNA" for tail in tails)


def may_be_verb(word: str) -> bool:
    """Whether a capitalised word, given in lower case, is worth asking `verb` about: dictionary or HanTa has it."""
    return word in _tagger().cache or in_dictionary(word)


@lru_cache(maxsize=_CACHE)
def lemma(word: str) -> str:
    """Dictionary form by simplemma, or the word itself."""
    return simplemma.lemmatize(word, lang="de") if len(word) <= _LONGEST_WORD else word


@lru_cache(maxsize=_CACHE)
def english_lemma(word: str) -> str:
    """Dictionary form of an English word by simplemma, or the word itself."""
    return simplemma.lemmatize(word, lang="en") if len(word) <= _LONGEST_WORD else word


@lru_cache(maxsize=_CACHE)
def in_dictionary(word: str) -> bool:
    """Whether simplemma's German word list has the word; never the empty one ("Grün-" without a second half)."""
    return 0 < len(word) <= _LONGEST_WORD and simplemma.is_known(word, lang="de")


@lru_cache(maxsize=_CACHE)
def in_english_dictionary(word: str) -> bool:
    """Whether simplemma's English word list has the word."""
    return 0 < len(word) <= _LONGEST_WORD and simplemma.is_known(word, lang="en")


@lru_cache(maxsize=_CACHE)
def verb(word: str) -> Verb | None:
    """How the word (in lower case) can be a verb, out of context; None where it cannot.

    "sagte" is a finite form of "sagen"; "gebe" its first subjunctive, since no third person of the
    indicative ends so; "verlangt" is both finite and a participle.
    """
    if word in _AUXILIARIES:
        base, mood = _AUXILIARIES[word]
        plural = word.endswith("en") or word in {"sind"}
        return Verb(base, True, False, word == base, mood, plural)
    if len(word) < 3 or word[-1] not in "etnßsgbdklmfphr" or not word.isalpha():
        return None
    strong = _strong_subjunctive2(word)
    if strong is not None:
        return strong
    if word in _PARTICIPLES:
        base = _PARTICIPLES[word]
        past = word == "entschieden"  # "sie entschieden" as well
        return Verb(base, past, True, False, Mood.INDICATIVE, True if past else None)
    found = tags(word)
    if not found or not any(tag.startswith(("VV", "VA", "VM")) for tag in found):
        return None
    if found[0].startswith("ADJ") and not any("FIN" in tag for tag in found):
        return None
    return _from_tags(word, found)


def _from_tags(word: str, found: tuple[str, ...]) -> Verb:
    base = lemma(word).lower()
    if not base.endswith("n") and word.endswith("ten"):
        base = _tagger().analyze(word)[0].lower()  # simplemma takes "erklärten" for an adjective
    finite = any("FIN" in tag for tag in found)
    infinitive = any("INF" in tag or "IZU" in tag for tag in found)
    if infinitive and base == word.removesuffix("en"):
        base = word  # "meinen", "lauten", which simplemma takes for "mein" and "laut"
    first = finite and word.endswith("e") and base in {word + "n", word[:-1] + "n"}
    plural = None if not finite else word.endswith("en") or (word.endswith("n") and not word.endswith("an"))
    return Verb(
        lemma=base,
        finite=finite,
        participle=any("(PP" in tag for tag in found),
        infinitive=infinitive,
        mood=Mood.SUBJUNCTIVE1 if first else Mood.INDICATIVE,
        plural=plural,
    )


def _strong_subjunctive2(word: str) -> Verb | None:
    stem, plural = (word[:-2], True) if word.endswith("en") else (word[:-1], False)
    base = _STRONG_SUBJUNCTIVE2.get(stem) if word.endswith(("e", "en")) else None
    if not base:
        return None
    return Verb(base, True, False, False, Mood.SUBJUNCTIVE2, plural)
