"""Rules for words in quotation marks that are a name, a title or a term: each answers False or None."""

from __future__ import annotations

from index.quotes import labels
from index.quotes.cues import CORE
from index.quotes.marked import Marked
from index.quotes.morphology import verb
from index.quotes.text import Text


def introduced_name(marked: Marked) -> bool | None:
    """As in "das Magazin „Morgen“", "unter dem Titel „Wir gehen“", "die Behörde (kurz: „Amt“)"."""
    if marked.before < 0:
        return None
    if marked.lead in labels.NAMING:
        return False
    token = marked.text.tokens[marked.before]
    if token.text in ":(" and marked.before > 0:
        near = range(max(0, marked.before - 4), marked.before)
        bracket = token.text == "(" or any(marked.text.tokens[at].text == "(" for at in near)
        speech = len(marked.words) > 4 and (marked.verbal or not marked.words[0].capital)
        return False if bracket and not speech else None
    names = token.lower.startswith(labels.NAMING_STEMS) or token.lower.endswith(labels.NAMING_STEMS[:12])
    return False if token.capital and names else None


def source(marked: Marked) -> bool | None:
    """As in "laut „Morgenpost“", "sagte er gegenüber „Radio Nord“": who reports or was told."""
    return False if marked.lead in {"laut", "gegenüber"} and len(marked.words) <= 4 and not marked.verbal else None


def compound(marked: Marked) -> bool | None:
    """As in "die „Nordlicht“-Redaktion": half of a noun."""
    closed = marked.behind < len(marked.text.tokens) and marked.text.tokens[marked.behind].start == marked.pair.end
    return False if closed and marked.tail in {"-", "‑"} and not marked.verbal else None


def called_so(marked: Marked) -> bool | None:
    """As in "das als „Dschungel“ bekannte Lager", "der sich „Rat der Weisen“ nennt", "meist „der Dicke“ genannt".

    Not so in "vom Minister „töricht“ genannt".
    """
    before = {token.lower for token in marked.text.tokens[max(0, marked.before - 2) : marked.before + 1]}
    if "sich" in before and marked.tail in {"nennt", "nennen", "nannte", "nannten"}:
        return False
    by_somebody = marked.owner is not None and marked.owner.mention is not None
    names = ("bekannt", "getauft") if by_somebody else ("bekannt", "getauft", "genannt")
    told = marked.tail.startswith("bekannt") and marked.tail[7:] not in {"", "e", "en", "er", "es", "em"}
    name = any(word.capital for word in marked.words)  # "wurde „töricht“ genannt" is no name
    return False if marked.tail.startswith(names) and not (marked.verbal or told) and name else None


def name_behind_article(marked: Marked) -> bool | None:
    """As in "die Mannschaft der „Discovery“": a short name, unless the sentence is a speech act."""
    short = marked.words[0].capital and len(marked.words) <= 4
    return False if marked.lead in labels.ARTICLES and short and not marked.in_act else None


def title_behind_colon(marked: Marked) -> bool | None:
    """As in "Nun erschien ihr Buch: „Lange Nächte“": no sentence, and nobody who says or asks it."""
    if marked.lead != ":" or marked.verbal or marked.text.text[marked.pair.end - 2] in ".!?…":
        return None
    if not marked.name_like and (len(marked.words) > 4 or marked.owner is None or marked.owner.cue is not None):
        return None
    spoken = marked.owner is not None and marked.owner.cue is not None and _core(marked.text, marked.owner.cue[0])
    return None if spoken else False


def _core(text: Text, at: int) -> bool:
    found = verb(text.tokens[at].lower)
    return found is not None and found.lemma in CORE


def name_behind_noun(marked: Marked) -> bool | None:
    """As in "der Dampfer „Weiße Möwe“"; not "Bauten seien „Anfang des Jahres noch völlig marode“ gewesen"."""
    noun = marked.before >= 0 and marked.text.tokens[marked.before].capital
    clause = marked.attributed and len(marked.words) >= 5 and not marked.name_like
    return False if noun and marked.words[0].capital and not marked.verbal and not clause else None


def abbreviated(marked: Marked) -> bool | None:
    """As in "die Mannschaft der „Union der Segler Nord“ (USN)": what has an abbreviation is a name."""
    capitals = sum(word.capital for word in marked.words)  # "for" and "against" may look like verbs
    name = marked.words[0].capital and 2 * capitals >= len(marked.words)
    if marked.tail != "(" or not name or marked.behind + 2 >= len(marked.text.tokens):
        return None
    short, closes = marked.text.tokens[marked.behind + 1 : marked.behind + 3]
    return False if closes.text == ")" and short.text.isupper() and 2 <= len(short.text) <= 6 else None


def performed(marked: Marked) -> bool | None:
    """As in "bei dem der Chor „Wenn die Schiffe ziehen“ sang": a song, a play, a film."""
    return False if marked.tail in labels.PERFORMING else None


def joined_to_name(marked: Marked) -> bool | None:
    """As in "in den Filmen „Nordlicht“ und „Jeder geht einmal an Bord“": like the name it is joined to."""
    return False if marked.joined_to_name else None
