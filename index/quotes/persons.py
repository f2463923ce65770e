"""Names of people: what of a phrase is the name, and whether two names can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from index.quotes import lexicon
from index.quotes.body_names import bare_name, is_body_name
from index.quotes.morphology import in_dictionary, lemma, tags
from index.quotes.names import sound_key
from index.quotes.spelling import fold
from index.quotes.transliteration import one_spelling

_GLUED = re.compile(r"(?<=[a-zäöüß]{2})\.(?=[A-ZÄÖÜ]).*")
_FROM = re.compile(r"\s(?:von|vom|zur|zum|aus|bei|als)\b(?:\s(?:der|dem|den|die))?(?:\s(\S.*))?$")
_PARTICLES = frozenset("von van de der den del della di da dos el al bin ibn ben la le zu ten ter".split())
_GENERATIONS = {"jr": "jr", "jun": "jr", "junior": "jr", "sr": "sr", "sen": "sr", "senior": "sr"}
_REGNAL = re.compile(r"[ivx]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's folded words; `first` is empty for a bare surname, `mark` tells father and son, Benedikt XV. and XVI."""

    first: tuple[str, ...]
    last: str
    mark: str = ""

    @property
    def full(self) -> bool:
        """Whether there is more than a surname."""
        return bool(self.first) or bool(_REGNAL.fullmatch(self.mark))


@lru_cache(maxsize=1 << 15)
def clean_name(name: str) -> str:
    """What of a phrase is the name: "Petra Pau von der Linksfraktion" -> "Petra Pau"; "" where none is left."""
    text = _GLUED.sub("", bare_name(name))
    origin = _FROM.search(text)
    if origin is not None and (_is_origin(origin[1] or "") or _has_surname(text, origin)):
        text = text[: origin.start()]
    words = text.split()
    while len(words) > 2 and _is_title(words[0]):
        words.pop(0)
    while words and words[-1].lower() in _PARTICLES:
        words.pop()
    return "" if any(map(_is_no_name, words)) else " ".join(words)


def _is_no_name(word: str) -> bool:
    return word[:1].islower() and word not in _PARTICLES and not word.startswith(("al-", "el-"))


def _is_origin(words: str) -> bool:
    """Whether "von der" leads to a body or a thing: "von der Linksfraktion", not "von der Leyen"."""
    return not words or words.isupper() or is_body_name(words) or in_dictionary(words.split()[0])


def _has_surname(text: str, origin: re.Match[str]) -> bool:
    """Whether a whole name stands before "von der": "Ronny Tong von der Civic Party", not "Ursula von der Leyen"."""
    return text[: origin.start()].count(" ") > 0 and bool(re.match(r"\s(?:vom|von\sde[rmn])\b", origin.group()))


def _is_title(word: str) -> bool:
    last = word.rpartition("-")[2]
    return bool(lexicon.role_head(last)) or ("-" in word and in_dictionary(last) and tags(last)[:1] == ("NN",))


def _joined(word: str) -> str:
    """One word of a name folded: hyphens join ("Koch-Mehrin"), the Arabic article goes ("el-Baradei")."""
    folded = fold(word.replace("’", "").replace("'", ""))
    return re.sub(r"^(?:al|el|as|an|ar) ", "", folded).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def person_name(name: str) -> PersonName | None:
    """The parts of a name, cleaned; None where no name is left."""
    words = [word for word in map(_joined, clean_name(name).split()) if word]
    marks = [_GENERATIONS[word] for word in words[1:] if word in _GENERATIONS]
    words = [word for number, word in enumerate(words) if number == 0 or word not in _GENERATIONS]
    if len(words) > 1 and _REGNAL.fullmatch(words[-1]):
        return (
            PersonName((), words[0], words[-1])
            if len(words) == 2
            else PersonName(tuple(words[:-2]), words[-2], words[-1])
        )
    while len(words) > 1 and words[0] in _PARTICLES:
        words.pop(0)
    if not words or (len(words) > 1 and len(words[-1]) < 2):
        return None
    first = tuple(word for word in words[:-1] if word not in _PARTICLES)
    return PersonName(first, words[-1], "".join(marks))


def compatible(one: PersonName, other: PersonName) -> bool:
    """Whether two people of one surname can be one by first names and generation.

    "Wolodimir" and "Wolodymyr", "G." and "George", "Neil Alden" and "Neil" can; "George W." and "George H." and
    "Hans-Peter" and "Peter" cannot.
    """
    if one.mark != other.mark and one.mark and other.mark:
        return False
    if (one.mark == "jr") is not (other.mark == "jr"):
        return False
    a, b = one.first, other.first
    if not a or not b:
        return not a and not b
    if "".join(a) == "".join(b):
        return True
    if not _same_first(a[0], b[0]):
        return False
    return len(a) < 2 or len(b) < 2 or all(_same_first(x, y) for x, y in zip(a[1:], b[1:], strict=False))


def _same_first(one: str, other: str) -> bool:
    """One first name: an initial, two transliterations, or a letter more ("Dmitri", "Dimitri"), but not "Martina"."""
    if one == other or one_spelling(one, other):
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return (
        len(shorter) >= 5
        and len(longer) == len(shorter) + 1
        and longer[0] == shorter[0]
        and longer[-2:] == shorter[-2:]
        and OSA.distance(one, other, score_cutoff=1) <= 1
    )


def alike(one: PersonName, other: PersonName) -> bool:
    """Whether two names are near enough to be one where an office is the same: "Levvitt" and "Leavitt", "Wladimir"."""
    if one.mark != other.mark or not one.first or not other.first:
        return False
    return _near_surname(one.last, other.last) and (
        compatible(PersonName(one.first, ""), PersonName(other.first, "")) or _near_first(one.first[0], other.first[0])
    )


def _near_surname(one: str, other: str) -> bool:
    if one_spelling(one, other) or (sound_key(one) == sound_key(other) and min(len(one), len(other)) >= 5):
        return True
    return min(len(one), len(other)) >= 6 and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1


def _near_first(one: str, other: str) -> bool:
    """As in "Wolodymyr" and "Wladimir", "Joe" and "Joseph", "Karoline" and "Caroline"."""
    a, b = sound_key(one), sound_key(other)
    if a[:1] != b[:1]:
        return False
    if min(len(a), len(b)) <= 4:
        return a[:2] == b[:2] and len(a) != len(b)
    return OSA.distance(a, b) <= max(1, min(len(a), len(b)) // 3)


@lru_cache(maxsize=1 << 15)
def is_thing(word: str, *, articled: bool) -> bool:
    """Whether a lone capitalised word without a role is a noun, no surname: "Bergungsteam", "Orkanböen", "Apogäum".

    They are nouns where an article stands before them or they are in the plural, which needs none; "Pflugbeil" without
    an article stays a name.
    """
    if any(tag.startswith("ADJ") for tag in tags(word.lower())[:1]) and word.lower().endswith(("end", "iger", "ige")):
        return True
    if in_dictionary(word):
        return ("NN" in tags(word) or tags(word)[:1] == ("NNA",)) and (articled or lemma(word) != word)
    tail = _tail(word)
    return bool(tail) and (articled or lemma(tail) != tail)


def _tail(word: str) -> str:
    """The noun a compound ends in; "" where the word is none."""
    for at in range(3, len(word) - 3):
        tail = word[at:].lstrip("-").capitalize()
        front = word[:at].rstrip("-")
        known = any(
            in_dictionary(form) for form in (front, front.lower(), front.removesuffix("s"), front.removesuffix("en"))
        )
        if known and in_dictionary(tail) and tags(tail)[:1] == ("NN",):
            return tail
    return ""
