"""Words of a question that stand for something said before: "Und ...?", "dazu", "er", "damals"."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"^\W*(?:und|aber|oder|and|but|or|what about|how about|was ist mit|wie (?:sieht|steht) es mit|wie ist es mit)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:sagt\w*|gesagt|meint\w*|war|waren|ist|sind|hat|haben|wird|wurde|kam|did|does|said|say|was|were|is|are|has|have)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?<!\w)(?:[Ee]r|[Ii]hm|[Ii]hn|ihr|[Ss]ie(?=\s+(?:dazu|darüber|das|es|zu[rm]?|über|noch|denn|auch|\?))|sie|[Hh]e|him|[Ss]he|her|[Tt]hey|them)(?!\w)"
)
_POSSESSIVE = re.compile(r"(?<!\w)(?:sein|seine[rmns]?|ihre[rmns]?|his|their)(?!\w)")
_ABOUT = re.compile(
    r"\b(?:das gegenteil|the opposite|widerspr[aäi]ch\w* dem(?!\s(?-i:[A-ZÄÖÜ]))|"
    r"dazu|darüber|davon|dagegen|dafür|daran|darauf|dabei|damit|hierzu|hierüber|about it|about that|about this|"
    r"to that|to this|on that|on this)\b(?!\s*,)",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"(?<!\w)(?:(?:das|dies)(?!\s+(?:[a-zäöüß]\w*\s+){0,2}(?-i:[A-ZÄÖÜ0-9]))|"
    r"(?:that|this)(?=\W*$|\s+(?:happen\w*|confirmed|true|mean\w*|last)\b))(?!\w)",
    re.IGNORECASE,
)
_IT = re.compile(r"(?<!\w)(?:es|it|ihn|sie)(?!\w)", re.IGNORECASE)
_EXPLETIVE = re.compile(
    r"\b(?:gibt|gab|geht|ging|stimmt|trifft|ist|war|kommt|kam|hieß|heißt) es\b|\bes (?:gibt|geht|ist wahr)\b|"
    r"\bis it true\b|\bis there\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:damals|an (?:dem|diesem|jenem) tag|in (?:dem|diesem) monat|zu der zeit|zu dieser zeit|that day|at the time|"
    r"back then)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:zu (?:dem|diesem) zeitpunkt|zur selben zeit|währenddessen|dabei|dort|there|at that moment)\b", re.IGNORECASE
)
_SHORT = 8  # words; a longer question behind "und" is one of its own


def opens_follow_up(text: str) -> bool:
    """Whether a question begins like a continuation: "Und ...", "Was ist mit ...", "What about ..."."""
    return bool(_OPENING.match(text))


_TOPIC_NEXT = re.compile(r"\s+(?:zu|zum|zur|über|wegen|gegen|about|on|regarding)\b", re.IGNORECASE)


def opens_with_topic(text: str) -> bool:
    """Whether what follows is spoken about, whoever it names: "Und zum Umgang mit Trump?"."""
    opening = _OPENING.match(text)
    return opening is not None and bool(_TOPIC_NEXT.match(text, opening.end()))


def opens_bare(text: str) -> bool:
    """Whether it is a continuation without a verb: "Und Trump?", not "Und was sagte Trump?"."""
    opening = _OPENING.match(text)
    return opening is not None and not _FINITE.search(text[opening.end() :]) and len(text.split()) <= _SHORT


def refers_to_topic(text: str, *, alone: bool) -> bool:
    """Whether "dazu", "darüber", "das" stands for the topic; a bare "es", "it" only where the question has none."""
    if _EXPLETIVE.search(text):
        return bool(_ABOUT.search(text))
    return bool(_ABOUT.search(text) or _THAT.search(text) or (alone and _IT.search(text)))


def refers_to_time(text: str) -> bool:
    """Whether "damals", "an diesem Tag" stands for a time named before."""
    return bool(_THEN.search(text))


def refers_to_event(text: str) -> bool:
    """Whether "dort", "zu dem Zeitpunkt" stands for what is spoken of: "Und wo war er zu dem Zeitpunkt?"."""
    return bool(_EVENT.search(text))


def pronoun_of(text: str, *, named: bool) -> str | None:
    """The pronoun for a person, None where there is none or the question itself says who it is.

    Behind a comma it belongs to the question's own sentence ("Was sagte Trump, als er gewählt war?"), and so does a
    possessive beside a name ("Was sagte Trump über seine Reise?").
    """
    main = re.split(r",\s", text)[0] if named else text
    found = _PERSON.search(main) or (None if named else _POSSESSIVE.search(main))
    return found.group() if found else None
