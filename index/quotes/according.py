"""Attribution without a verb: "laut X", "nach Angaben von X", "X zufolge", "so X", "aus Sicht von X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.clauses import can_speak
from index.quotes.context import Context, Frame
from index.quotes.cues import SPEECH_NOUNS
from index.quotes.holders import begin_of_words, holder_of, is_speech_noun, owned_by
from index.quotes.issuers import published_at
from index.quotes.marks import OPENERS
from index.quotes.mentions import Mention, read_mention
from index.quotes.segments import Clause, Segment
from index.quotes.subjects import clause_subject
from index.quotes.text import Text


@dataclass(frozen=True, slots=True)
class _Source:
    """The attribution's tokens, the cue's among them, and the mention."""

    first: int
    last: int
    cue: int
    mention: Mention | None


def according(context: Context) -> Iterator[Frame]:
    """Every such attribution of the sentence, with the rest of its sentence or clause as the words."""
    found = list(_sources(context))
    for place, (number, source) in enumerate(found):
        parts = _words(context, number, source)
        if place and _is_gapped(context, number, source):
            parts = _without(context.segments[number].first, context.end, source)
        if place + 1 < len(found) and _is_gapped(context, *found[place + 1]):
            stop = context.segments[found[place + 1][0]].first - 1
            parts = tuple((first, min(last, stop)) for first, last in parts if first < stop)
        if parts:
            yield Frame(parts, (source.cue, source.cue + 1), source.mention, "according")


def _sources(context: Context) -> Iterator[tuple[int, _Source]]:
    """Every attribution with the number of the segment it stands in."""
    for number, segment in enumerate(context.segments):
        at = segment.first
        while at < segment.last:
            source = None
            if context.text.tokens[at].word and not context.text.pair_around(context.text.tokens[at].start):
                source = (
                    _laut(context.text, at, segment)
                    or _nach(context, number, at)
                    or _zufolge(context.text, at, segment)
                )
                source = source or _so(context, at, number) or _aus(context.text, at, segment)
                source = source or _in_the_eyes(context.text, at, segment)
            if source is not None:
                yield number, source
            at = max(source.last, at + 1) if source is not None else at + 1


def _is_gapped(context: Context, number: int, source: _Source) -> bool:
    """Whether an attribution begins a clause whose verb is left out: "Laut Polizei kamen 60, laut Veranstaltern 90"."""
    segment = context.segments[number]
    behind = context.text.trimmed(source.last, segment.last)
    begins = source.first == segment.first and segment.kind is Clause.FRAGMENT and segment.sign in {",", ";"}
    cue = context.text.tokens[source.cue].lower
    return number > 0 and begins and behind[0] < behind[1] and cue in {"laut", "nach", "gemäß"}


def _laut(text: Text, at: int, segment: Segment) -> _Source | None:
    """As in "Laut Polizei wurde niemand verletzt"; "Er rief laut Zeugen „Genug“" has "Zeugen" alone."""
    if text.tokens[at].lower != "laut" or at + 1 >= segment.last:
        return None
    if (owned := owned_by(text, at + 1, segment.last)) is not None:
        return _Source(at, owned.noun + 1, at, owned.owner)
    mention = read_mention(text, at + 1, segment.last)
    if mention is not None and is_speech_noun(text, mention):  # "rief laut Zeugen „Genug“": nobody's name
        mark = next((i for i in range(mention.first, mention.last) if text.tokens[i].text in OPENERS), 0)
        mention = read_mention(text, at + 1, mark) if mark and text.tokens[mark - 1].capital else mention
    if mention is None or text.tokens[mention.first].lower in {"und"}:
        return None
    where = published_at(text, mention, segment.last)
    return (
        _Source(at, where.last, at, mention)
        if where
        else _Source(at, mention.last, at, holder_of(text, mention, segment.last))
    )


def _nach(context: Context, number: int, at: int) -> _Source | None:
    """As in "Nach Angaben der Polizei", "nach eigenen Angaben", "nach Ansicht des Ministers", "nach Polizeiangaben"."""
    segment, text = context.segments[number], context.text
    word = text.tokens[at].lower
    if word not in {"nach", "gemäß", "entsprechend"} or at + 1 >= segment.last:
        return None
    if (owned := owned_by(text, at + 1, segment.last)) is not None:
        return _Source(at, owned.noun + 1, at, owned.owner)
    mention = read_mention(text, at + 1, segment.last)
    if word == "gemäß" and mention is not None and mention.kind is SpeakerKind.INSTITUTION and can_speak(mention):
        return _Source(at, mention.last, at, mention)
    if mention is None or not is_speech_noun(text, mention):
        return None
    own = any(text.tokens[i].lower.startswith("eigen") for i in range(mention.first, mention.last))
    if own:
        noun = next((i for i in range(mention.first, mention.last) if text.tokens[i].lower in SPEECH_NOUNS), None)
        last = mention.last if noun is None else noun + 1  # "will nach eigenen Worten Putin treffen"
        return _Source(at, last, at, own_subject(context, number, at, last))
    whose = holder_of(text, mention, segment.last)
    return _Source(at, max(mention.last, whose.last if whose else 0), at, whose)


def own_subject(context: Context, number: int, at: int, last: int) -> Mention | None:
    """As in "Der Leiter, Olaf Braun, ist nach eigenen Angaben ...": the subject of the clause says so itself."""
    segment = context.segments[number]
    found = clause_subject(context, number, segment.first) if segment.finite >= 0 else None
    if found is None or found.first <= at < found.last:
        return None
    return Mention(at + 1, last, pronoun="selbst", stands_for=found)


def _zufolge(text: Text, at: int, segment: Segment) -> _Source | None:
    """As in "Der Polizei zufolge wurde niemand verletzt"; "Seiner Meinung nach sei das falsch"."""
    word = text.tokens[at].lower
    if word not in {"zufolge", "nach"} or at == segment.first:
        return None
    if word == "nach" and not (text.tokens[at - 1].lower in SPEECH_NOUNS and _ends_phrase(text, at, segment)):
        return None
    pronoun = {"ihm": "er", "ihr": "sie", "ihnen": "beide"}.get(text.tokens[at - 1].lower)
    if pronoun:
        return _Source(at - 1, at + 1, at, Mention(at - 1, at, pronoun=pronoun, plural=pronoun == "beide"))
    for first in range(max(segment.first, at - 4), at):
        if (owned := owned_by(text, first, at)) is not None and owned.noun + 1 == at:
            return _Source(first, at + 1, at, owned.owner)
    for first in range(max(segment.first, at - 12), at):
        if text.tokens[first].capital or text.tokens[first].lower in lexicon.DETERMINERS:
            mention = read_mention(text, first, at)
            if mention is not None and mention.last == at:
                return _Source(begin_of_words(text, first, segment.first), at + 1, at, holder_of(text, mention, at))
    return None


_DIRECTIONS = frozenset("oben unten vorn vorne hinten draußen außen innen drinnen links rechts".split())
"""As in "die Sicht nach draußen"."""


def _ends_phrase(text: Text, at: int, segment: Segment) -> bool:
    """Whether "nach" at `at` stands behind its noun, not before another ("Meinung nach dem Krieg")."""
    if at + 1 >= segment.last:
        return True
    following = text.tokens[at + 1]
    if following.lower in _DIRECTIONS:
        return False
    return not following.capital and following.lower not in lexicon.DETERMINERS


_BEHIND_SO = lexicon.PREPOSITIONS | {"weiter", "ferner", "wörtlich"}


def _so(context: Context, at: int, number: int) -> _Source | None:
    """As in "Es regne, so der Minister"; "Zum einen, so Hegseth, müsse man .."."""
    segment, text = context.segments[number], context.text
    if text.tokens[at].lower != "so" or at != segment.first or number == 0 or segment.finite >= 0:
        return None
    mention = read_mention(text, at + 1, segment.last)
    if mention is None or mention.pronoun not in {"", "er", "sie", "dieser", "diese", "letzterer", "letztere"}:
        return None
    if mention.last < segment.last and text.tokens[mention.last].word and text.tokens[mention.last].capital is False:
        following = text.tokens[mention.last].lower
        return _Source(at, segment.last, at, mention) if following in _BEHIND_SO else None
    return _Source(at, segment.last, at, mention)


def _aus(text: Text, at: int, segment: Segment) -> _Source | None:
    """As in "Aus Sicht der Regierung ist das falsch", "aus der Sicht des Amts", "aus Merkels Sicht"."""
    if text.tokens[at].lower != "aus" or at + 2 >= segment.last:
        return None
    owned = owned_by(text, at + 1, segment.last)
    if owned is not None and text.tokens[owned.noun].lower == "sicht":
        return _Source(at, owned.noun + 1, at, owned.owner)
    noun = at + 1 + (text.tokens[at + 1].lower == "der")
    if text.tokens[noun].lower not in {"sicht", "kreisen"}:
        return None
    mention = read_mention(text, at + 1, segment.last)
    return _Source(at, mention.last, at, holder_of(text, mention, segment.last)) if mention else None


def _in_the_eyes(text: Text, at: int, segment: Segment) -> _Source | None:
    """As in "In den Augen des Präsidenten ist das falsch", "Das ist in Merkels Augen falsch"; not of tears in them."""
    if text.tokens[at].lower != "in" or at not in {segment.first, segment.finite + 1} or at + 2 >= segment.last:
        return None
    owned = owned_by(text, at + 1, segment.last)
    if owned is not None and text.tokens[owned.noun].lower == "augen":
        return _Source(at, owned.noun + 1, at, owned.owner)
    words = [text.tokens[i].lower for i in range(at + 1, min(at + 4, segment.last))]
    if words[:2] != ["den", "augen"] or words[-1] not in {"des", "der", "von", "vieler"}:
        return None
    mention = read_mention(text, at + 3 + (words[-1] == "von"), segment.last)
    return _Source(at, mention.last, at, mention) if mention is not None and can_speak(mention) else None


def _words(context: Context, number: int, source: _Source) -> tuple[tuple[int, int], ...]:
    """The rest of the sentence, or of the relative or dass-clause that the attribution stands in."""
    segment = context.segments[number]
    first, last = context.sentence.first, context.end
    if segment.kind in {Clause.RELATIVE} or (segment.kind is Clause.SUB and number > 0 and segment.opener != "wenn"):
        first, last = segment.first, min(segment.last, context.end)
        return _without(first, last, source)
    for index in range(number, 0, -1):
        if context.segments[index].sign in {";", ":"}:
            first = context.segments[index].first
            break
    return _without(first, last, replace(source, last=_behind_relative(context, number, source)))


def _behind_relative(context: Context, number: int, source: _Source) -> int:
    """As in "Nach Angaben des Amts, die niemand prüfen kann, starb einer": a clause about the source says nothing."""
    behind = context.segments[number + 1 : number + 3]
    if source.last != context.segments[number].last or len(behind) < 2 or behind[0].kind is not Clause.RELATIVE:
        return source.last
    return behind[1].first if behind[1].finite == behind[1].first else source.last


def _without(first: int, last: int, source: _Source) -> tuple[tuple[int, int], ...]:
    parts = [(first, source.first), (source.last, last)]
    return tuple((low, high) for low, high in parts if low < high)
