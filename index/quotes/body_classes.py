"""Nouns that only say of what class a body is: "der Konzern" is the one just spoken of, and nobody's name."""

from __future__ import annotations

from index.quotes import lexicon
from index.quotes.morphology import tags
from index.quotes.places import place_name

_CLASSES = tuple(
    frozenset(words.split())
    for words in (
        """
        zeitung blatt magazin zeitschrift tageszeitung wochenzeitung sonntagszeitung boulevardblatt boulevardzeitung
        wochenmagazin nachrichtenmagazin wirtschaftsmagazin sender fernsehsender radiosender rundfunksender
        nachrichtensender nachrichtenagentur agentur portal nachrichtenportal onlineportal illustrierte
        """,
        """
        konzern unternehmen firma hersteller autohersteller autobauer betreiber airline fluggesellschaft reederei
        gesellschaft bank verlag agentur kette
        """,
        """
        organisation menschenrechtsorganisation hilfsorganisation umweltorganisation verband dachverband verein klub
        club stiftung gewerkschaft initiative bündnis gesellschaft vereinigung hilfswerk
        """,
        "partei fraktion bündnis koalition",
        "universität hochschule uni fakultät",
        "gericht tribunal gerichtshof",
        "behörde amt institut anstalt kommission ministerium agentur kammer",
    )
)
"""Nouns of one class can stand for each other's bodies: "die Hochschule" for "die Universität Ulm"."""
CLASS_NOUNS = frozenset().union(*_CLASSES)


_PARTIES = frozenset("cdu csu spd fdp afd npd pds bsw ssw övp spö fpö neos svp bündnis90 wasg".split())


def class_noun(head: str) -> str:
    """The noun in the nominative, "" where it says more than a class: "konzerns" -> "konzern", "landgericht" -> ""."""
    return next((form for form in (head, head.removesuffix("s"), head.removesuffix("es")) if form in CLASS_NOUNS), "")


def may_be(name: str, head: str, noun: str) -> bool:
    """Whether a body of this name, called by `head`, can be taken up by a noun of class.

    One whose own noun is of another class cannot, and what is a common noun is no name.
    """
    own = _own_noun(name, head)
    if own:
        return is_of_class(own, noun)
    if name.lower() in _PARTIES:
        return noun == "partei"
    plural = name.endswith(("e", "en", "er"))  # "die Bärenhunde"
    return not place_name(name) and (" " in name or name.isupper() or (tags(name)[:1] == ("NE",) and not plural))


def is_of_class(own: str, noun: str) -> bool:
    """Whether two nouns, or what they end in, are of one class."""
    return bool(own) and any(_ends(own, nouns) for nouns in _CLASSES if noun in nouns)


def _own_noun(name: str, head: str) -> str:
    """What says what a body is: in its name ("Universität Ulm"), or before it ("die Gewerkschaft IG Metall")."""
    words = [head, *(word.lower() for word in name.split())]
    return next((word for word in words if lexicon.is_institution(word)), "")


def own_noun(name: str) -> str:
    """The noun in a body's name that says what it is; "" where none does."""
    return _own_noun(name, "")


def _ends(word: str, nouns: frozenset[str]) -> bool:
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))
    return any(form.endswith(noun) for form in forms for noun in nouns)
