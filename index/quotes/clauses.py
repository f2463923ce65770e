"""The grammar around a verb: where its clause begins and ends, and which noun phrase is its subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.agreement import agrees, verb_number
from index.quotes.marks import OPENERS
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import in_dictionary, lemma, tags, verb
from index.quotes.naming import is_thing
from index.quotes.particles import particle_name_end
from index.quotes.text import Text, is_mark


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with the preposition before it ("" for none)."""

    mention: Mention
    preposition: str


def phrases(text: Text, first: int, last: int) -> Iterator[Phrase]:
    """Noun phrases of the tokens `first` to `last`, left to right, each with its preposition."""
    at, preposition = first, ""
    while at < last:
        token = text.tokens[at]
        if token.text in OPENERS and (skip := _behind_words(text, at, last)):
            at, preposition = skip, ""
            continue
        named = (token.lower in lexicon.PARTICLES or token.lower == "zu") and particle_name_end(text, at)
        if token.lower in lexicon.PREPOSITIONS and not (token.lower == "zufolge" or at + 1 >= last or named):
            preposition = token.lower
            at += 1
            continue
        mention = read_mention(text, at, last) if token.word or token.text in '„“"«»' else None
        if mention is None:
            if not (preposition and not token.capital and token.text not in ",;:"):
                preposition = ""
            at += 1
            continue
        yield Phrase(mention, preposition)
        preposition = ""
        at = max(mention.last, at + 1)


def _behind_words(text: Text, at: int, last: int) -> int:
    """Index behind the quotation that opens at token `at`, if it holds words and not a name; else 0."""
    pair = text.pair_around(text.tokens[at].start)
    if pair is None or pair.start != text.tokens[at].start or at + 1 >= last:
        return 0
    end = min(text.token_at(pair.end), last)
    if not text.tokens[at + 1].capital:
        return end if end - at > 4 else 0  # two words in marks are more often a name: „heise online“
    said = any((found := verb(text.tokens[i].lower)) and found.finite for i in range(at + 2, end) if _small(text, i))
    return end if said else 0


def _small(text: Text, at: int) -> bool:
    return text.tokens[at].word and not text.tokens[at].capital


def can_be_subject(text: Text, mention: Mention) -> bool:
    """Whether the form of the phrase allows the nominative: not "dem Minister", "des Amtes", "Montag"."""
    word = text.tokens[mention.first].lower
    marked = any(is_mark(token) for token in text.tokens[mention.first : mention.last])  # "schrieb „Die Zeit“"
    times = mention.head in lexicon.TIMES and not marked
    if word in lexicon.OBLIQUE or times or mention.pronoun == "es":
        return False
    if word != "der" or mention.name:
        return True
    if mention.head.endswith("en") and lemma(noun := mention.head.capitalize()) == noun and in_dictionary(noun):
        return True  # "der Süden", "der Konzern"; not "der Behörden"
    return not mention.head.endswith((*lexicon.FEMININE, "en"))


def can_speak(mention: Mention) -> bool:
    """Whether the phrase names somebody or something that says things, not "die Äußerungen" or "Kontrolltests"."""
    if mention.pronoun or mention.name:
        return True
    return lexicon.is_speaker_noun(mention.head) or _inhabitant(mention.head) or _adjectival(mention)


def _adjectival(mention: Mention) -> bool:
    """As in "die Alliierten", "der Befragte": an adjective or participle that has become a noun, for people."""
    return mention.head.endswith(("e", "er", "en")) and tags(mention.head.capitalize())[:1] == ("NNA",)


def _inhabitant(head: str) -> bool:
    """As in "der Berliner", "die Hamburger"."""
    return head.endswith("er") and tags(head.capitalize())[:1] == ("ADJ(A)",)


def subject(
    text: Text, at: int, first: int, last: int, *, sure: bool = False, finite: int | None = None
) -> Mention | None:
    """The subject of the verb at token `at`, with all its members: "Wolodymyr Selenskyj und Olaf Scholz erklärten".

    `finite` is the verb where it stands elsewhere, behind the clause's first part.
    """
    verb_at = at if finite is None else finite
    found = _subject(text, at, first, last, sure=sure, verb_at=verb_at)
    if found is None:
        return _neuter(text, at, first, last) if sure else None
    if found.pronoun in {"sie", "diese"} and verb_number(text.tokens[verb_at]):
        return replace(found, plural=True)
    return _joined(text, found, last)


def _neuter(text: Text, at: int, first: int, last: int) -> Mention | None:
    """As in "Das Gericht ... Hier stellte es fest", beside the verb; not "es gilt festzustellen"."""
    if text.tokens[at].lower in {"gilt", "galt", "bleibt", "blieb", "ist", "war", "sei", "bleibe", "gelte"}:
        return None
    beside = next((i for i in (at - 1, at + 1) if first <= i < last and text.tokens[i].lower == "es"), -1)
    return Mention(beside, beside + 1, pronoun="es") if beside >= 0 else None


def _joined(text: Text, mention: Mention, stop: int) -> Mention:
    """The mention together with what "und" or "sowie" adds to it; a group of names only where each has one."""
    at = mention.last
    if mention.pronoun or at + 1 >= stop or text.tokens[at].lower not in {"und", "sowie"}:
        return mention
    other = read_mention(text, at + 1, stop)
    if other is None or other.pronoun or not (other.name or can_speak(other)) or not can_be_subject(text, other):
        return mention
    name = f"{mention.name} und {other.name}" if mention.name and other.name else ""
    return Mention(mention.first, other.last, name=name, head=other.head, kind=SpeakerKind.GROUP, plural=True)


def _subject(text: Text, at: int, first: int, last: int, *, sure: bool, verb_at: int) -> Mention | None:
    """Who speaks by the verb at token `at` in the clause of tokens `first` to `last`.

    "Gestern sagte der Minister der Zeitung, ..." and "Der Minister sagte der Zeitung" both give "der Minister"; "Die
    Äußerungen nannte der Minister falsch" too, since utterances do not speak.
    """
    before = [phrase.mention for phrase in phrases(text, first, at) if not phrase.preposition]
    behind = [phrase.mention for phrase in phrases(text, at + 1, last) if not phrase.preposition]
    if behind and behind[0].pronoun in {"er", "wir", "ich"} and behind[0].first <= at + 2:
        return behind[0]
    if at == first:
        order = behind
    elif before and (_starts(text, first, before[0].first) or at >= last - 4):
        order = before + behind[:2]
    else:
        order = behind + before
    if before:
        order = [mention for mention in order if mention in before or not is_mark(text.tokens[mention.first])]
    possible = [mention for mention in order if can_be_subject(text, mention)]
    agreeing = [mention for mention in possible if agrees(text, _joined(text, mention, last), text.tokens[verb_at])]
    for mention in agreeing:
        if can_speak(mention):
            return mention
    for mention in agreeing:
        if text.tokens[mention.first].text[0].isdigit() or mention.head == "folgendes":
            continue
        final = at >= last - 2 and _starts(text, first, mention.first) and not is_thing(mention.head)
        if (
            (mention.last == at and mention.first <= first + 1)
            or (sure and _beside(text, mention, at))
            or (sure and final)
            or _bare(text, mention, at)
        ):
            return mention
    speaking = [mention for mention in possible if can_speak(mention)]
    return speaking[0] if len(speaking) == 1 and not agreeing else None  # "Ärzte ohne Grenzen teilte mit"


def _beside(text: Text, mention: Mention, at: int) -> bool:
    """Whether the phrase follows the verb, at once or over such as "nur", "dann", "auch"."""
    return mention.first > at and all(text.tokens[i].lower in _ADVERBS for i in range(at + 1, mention.first))


_ADVERBS = frozenset("nur dann auch jetzt nun zudem aber jedoch heute gestern dagegen hingegen wiederum".split())


def _bare(text: Text, mention: Mention, at: int) -> bool:
    """A noun without any article right beside the verb: a name no list knows, or "Experten"."""
    beside = mention.first == at + 1 or mention.last == at
    return beside and text.tokens[mention.first].capital and mention.last == mention.first + 1


def _starts(text: Text, first: int, at: int) -> bool:
    """Whether nothing but small words stands between the clause's beginning and the phrase."""
    return all(not text.tokens[i].capital or i == first for i in range(first, at))
