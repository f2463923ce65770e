"""Whom an annotated mention names: a person, an institution, or nobody in particular.

The annotation marks a speaker's words in the text ("Der Innenminister Frankreichs, Nicolas Sarkozy", "er") but not who
that is. These rules read it off the words alone and know nothing of `index.quotes.speakers`, which they help to
measure: parts of speech are HanTa's, states are CLDR's, and two mentions name one only where the words are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from babel import Locale

from index.quotes.morphology import in_dictionary, tags

_WORD = re.compile(r"[^\W\d_]\.(?=\s)|[\w'’-]*[^\W_]")
_CUT = re.compile(r"[,;:()„“”\"+/]| - | – ")
_PARTICLES = frozenset("von van de del di da al el bin ibn".split())
_INDEFINITE = frozenset("ein eine einer eines einem einen einige mehrere viele andere beide".split())
_ARTICLES = frozenset("der die das des dem den".split())
_CLOSED = _ARTICLES | _INDEFINITE | frozenset("er sie es von vom in im am an auf aus bei mit le la".split())
_TITLE = re.compile(
    r"(?:chef|general|richter|präsident|minister|sprecher|kanzler|vorstand|vorsitzender?|intendant|vertreter|sekretär|"
    r"experte)(?:in|s|en)?$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:angabe|bericht|aussage|meldung|ansicht|information|einschätzung|vorstellung)", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:vom|aus|im|in|zur|von(?:\s(?:der|den|dem))?)\s(?=(\w+))")
_BODY = re.compile(
    r"(?:ministerium|ministeriums|regierung|partei|gericht|gerichts|gerichtes|gerichtshof|polizei|behörde|amt|amtes|amts|"
    r"anwaltschaft|kommission|verband|verbandes|gewerkschaft|agentur|zeitung|magazin|sender|institut|komitee|bank|"
    r"organisation|fraktion|dienst|dienstes|rat|rats|news|times|international)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A person by surname and, where the words have them, first names; a body has its name in `surname`."""

    surname: str
    first: str = ""
    body: bool = False

    @property
    def full(self) -> str:
        """As somebody would ask for it."""
        return f"{self.first} {self.surname}".strip()


def named_in(mention: str, article: str) -> Named | None:
    """Who a mention names, as far as words tell; None for pronouns, roles alone, anonymous sources and two at once.

    A bare surname ("Celebi") takes the first name that stands before it elsewhere in the article.
    """
    if " und " in mention or " sowie " in mention or " + " in mention:
        return None
    person = _person(mention)
    if person is not None:
        return _with_first_name(person, article)
    words = mention.split()
    return None if words and words[0].lower() in _INDEFINITE else _body(mention)


def same(one: Named, other: Named) -> bool:
    """Whether two name one: the same words, the first names at least in their first letter where both have some."""
    if one.body or other.body:
        return one.body is other.body and plain(one.surname) == plain(other.surname)
    first, second = plain(one.first), plain(other.first)
    return plain(one.surname) == plain(other.surname) and (not first or not second or first[0] == second[0])


def plain(name: str) -> str:
    """Lower case, no accents, hyphens as spaces."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("-", " "))
    return " ".join("".join(sign for sign in letters if not unicodedata.combining(sign)).split())


def people(named: Iterable[Named | None]) -> list[Named]:
    """Each once, under the fullest name; those of one surname whose first names differ stay apart."""
    kept: list[Named] = []
    for one in sorted({one for one in named if one is not None}, key=lambda one: (-len(one.full), one)):
        if not any(same(one, other) for other in kept):
            kept.append(one)
    return sorted(kept)


def _person(mention: str) -> Named | None:
    """The last run of proper names: "der Leiter, Jan Peter Balkenende"; not behind an article, as in "der BBC"."""
    found = None
    for chunk in _CUT.split(_without_office(mention)):
        words = _WORD.findall(chunk)
        start = 0
        while start < len(words):
            end = start + 1
            while _goes_on(words, start, end):
                end += 1
            while not _is_name(words[end - 1]) and end > start + 1:
                end -= 1
            run = words[start:end]
            if _is_person(run, words[:start], alone=len(run) == len(words)):
                found = Named(_surname(run), " ".join(run[: len(run) - len(_surname(run).split())]))
            start = end
    return found


def _without_office(mention: str) -> str:
    """Without where somebody comes from: "Ronny Tong von der Civic Party", but "Ursula von der Leyen"."""
    for place in _BEHIND.finditer(mention):
        named = _is_name(place[1]) and not place[1].isupper() and not in_dictionary(place[1])
        if _is_name(mention[: place.start()].split()[-1]) and not (named and place.group().split()[0] == "von"):
            return mention[: place.start()]
    return mention


def _goes_on(words: list[str], start: int, end: int) -> bool:
    if end >= len(words) or not _is_name(words[start]):
        return False
    behind = end
    while behind < len(words) and (words[behind] in _PARTICLES or (behind > end and words[behind] in _ARTICLES)):
        behind += 1
    return behind < len(words) and (_is_name(words[behind]) or words[behind - 1].endswith("."))


def _is_person(run: list[str], before: list[str], *, alone: bool) -> bool:
    last = before[-1] if before else ""
    inside = all(_is_name(word) or word in _PARTICLES | _ARTICLES for word in run)
    if not (inside and _is_name(run[-1])) or last.lower() in _ARTICLES:
        return False
    if run[-1].isupper() or any(_BODY.search(word) for word in [*run, *before[-1:]]):
        return False
    return len(run) > 1 or alone or bool(_TITLE.search(last))


def _is_name(word: str) -> bool:
    if not word[:1].isupper() or word.lower() in _CLOSED or _TITLE.search(word):
        return False
    if len(word) == 2 and word.endswith("."):
        return True
    found = tags(word)
    return (
        not found or found[0] == "NE" or (not in_dictionary(word) and not _BODY.search(word) and found[0] != "ADJ(A)")
    )


def _surname(run: list[str]) -> str:
    """The last word, with the particles before it: "von der Leyen"."""
    start = len(run) - 1
    while start > 0 and run[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(run[start:])


def _with_first_name(person: Named, article: str) -> Named | None:
    """A bare surname with the first name it has elsewhere in the article; None where it is a state or has none."""
    if person.first:
        return person
    before = re.findall(rf"\b([^\W\d_a-zäöü][\w-]+|[^\W\d_a-zäöü]\.) {re.escape(person.surname)}\b", article)
    firsts = [word for word in before if _is_name(word) and not _BODY.search(word)]
    if firsts:
        return Named(person.surname, max(set(firsts), key=lambda word: (firsts.count(word), word)))
    return None


def _body(mention: str) -> Named | None:
    """A body with a name of its own: an abbreviation, a quoted name, "die Bochumer Polizei", "die Bundesregierung"."""
    quoted = re.search(r"„([^“]+)“", mention)
    if quoted:
        return Named(quoted[1], body=True)
    words = [word for word in _WORD.findall(re.split(r"[,(]", mention)[0]) if word]
    while words and (_SOURCE.match(words[0]) or words[0].lower() in _ARTICLES | {"von"}):
        words.pop(0)
    capital = [word for word in words if word[:1].isupper()]
    if (
        not capital
        or len(words) > 4
        or any(word.lower() in _INDEFINITE | _ARTICLES | {"von", "gleichen"} for word in words)
    ):
        return None
    if len(words) == 1 and (len(words[0]) > 1 and words[0].isupper()):
        return Named(words[0], body=True)
    if len(words) == 1 and words[0] in STATES:
        return Named(words[0], body=True)
    inflected = any(word.endswith("en") for word in words[:-1])  # nobody asks "Was sagte französischen ..."
    if _BODY.search(capital[-1]) and not inflected and (len(words) > 1 or capital[-1].lower().startswith("bundes")):
        return Named(" ".join(words), body=True)
    return None


STATES: Collection[str] = frozenset(Locale("de").territories.values())
