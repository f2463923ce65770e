"""Attribution without a verb: "laut X", "nach Angaben von X", "X zufolge", "so X", "aus Sicht von X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.quotes import lexicon
from index.quotes.clauses import subject
from index.quotes.context import Context, Frame
from index.quotes.cues import SPEECH_NOUNS
from index.quotes.marks import OPENERS
from index.quotes.mentions import Mention, read_mention
from index.quotes.segments import Clause, Segment
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
    for number, segment in enumerate(context.segments):
        at = segment.first
        while at < segment.last:
            source = None
            if context.text.tokens[at].word and not context.text.pair_around(context.text.tokens[at].start):
                source = (
                    _laut(context.text, at, segment)
                    or _nach(context.text, at, segment)
                    or _zufolge(context.text, at, segment)
                )
                source = source or _so(context, at, number) or _aus(context.text, at, segment)
            if source is None:
                at += 1
                continue
            parts = _words(context, number, source)
            if parts:
                yield Frame(parts, (source.cue, source.cue + 1), source.mention, "according")
            at = max(source.last, at + 1)


def _laut(text: Text, at: int, segment: Segment) -> _Source | None:
    """As in "Laut Polizei wurde niemand verletzt"; "Er rief laut Zeugen „Genug“" has "Zeugen" alone."""
    if text.tokens[at].lower != "laut" or at + 1 >= segment.last:
        return None
    mention = read_mention(text, at + 1, segment.last)
    if mention is not None and is_speech_noun(text, mention):  # "rief laut Zeugen „Genug“": nobody's name
        mark = next((i for i in range(mention.first, mention.last) if text.tokens[i].text in OPENERS), None)
        mention = read_mention(text, at + 1, mark) if mark else mention
    if mention is None or text.tokens[mention.first].lower in {"und"}:
        return None
    return _Source(at, mention.last, at, _holder(text, mention, segment.last))


def _nach(text: Text, at: int, segment: Segment) -> _Source | None:
    """As in "Nach Angaben der Polizei", "nach eigenen Angaben", "nach Ansicht des Ministers", "nach Polizeiangaben"."""
    word = text.tokens[at].lower
    if word not in {"nach", "gemäß", "entsprechend"} or at + 1 >= segment.last:
        return None
    mention = read_mention(text, at + 1, segment.last)
    if mention is None or not is_speech_noun(text, mention):
        return None
    own = any(text.tokens[i].lower.startswith("eigen") for i in range(mention.first, mention.last))
    holder = own_subject(text, segment, at, mention.last) if own else _holder(text, mention, segment.last)
    return _Source(at, mention.last, at, holder)


def own_subject(text: Text, segment: Segment, at: int, last: int) -> Mention | None:
    """As in "nach eigenen Angaben": the subject of the clause says so itself."""
    found = subject(text, segment.finite, segment.first, segment.last) if segment.finite >= 0 else None
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
    for first in range(max(segment.first, at - 12), at):
        if text.tokens[first].capital or text.tokens[first].lower in lexicon.DETERMINERS:
            mention = read_mention(text, first, at)
            if mention is not None and mention.last == at:
                return _Source(first, at + 1, at, _holder(text, mention, at))
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
    """As in "Aus Sicht der Regierung ist das falsch"; "in den Augen des Präsidenten"."""
    if (
        text.tokens[at].lower != "aus"
        or at + 2 >= segment.last
        or text.tokens[at + 1].lower not in {"sicht", "kreisen"}
    ):
        return None
    mention = read_mention(text, at + 1, segment.last)
    return _Source(at, mention.last, at, _holder(text, mention, segment.last)) if mention else None


def is_speech_noun(text: Text, mention: Mention) -> bool:
    """Whether the phrase's first noun is one of speech: "eigenen Angaben", "Angaben der Polizei", "Polizeiangaben"."""
    for at in range(mention.first, mention.last):
        token = text.tokens[at]
        if token.capital and token.lower not in lexicon.DETERMINERS:
            return token.lower in SPEECH_NOUNS or token.lower.endswith(
                ("angaben", "berichten", "informationen", "aussagen", "ansicht", "meldungen")
            )
    return False


def _holder(text: Text, mention: Mention, stop: int) -> Mention | None:
    """Whose statements: the genitive or "von" behind the noun of speech; the phrase itself if it names one."""
    if not is_speech_noun(text, mention):
        return mention
    for at in range(mention.first, min(mention.last + 1, stop)):
        token = text.tokens[at]
        if token.capital and token.lower not in lexicon.DETERMINERS:
            behind = at + 1
            if behind < stop and text.tokens[behind].lower in {"von", "vom", "aus"}:
                behind += 1
            marked = behind < stop and text.tokens[behind].text in OPENERS  # what is said, not who says it
            inner = read_mention(text, behind, stop) if behind < stop and not marked else None
            if inner is not None and (behind < mention.last or behind > at + 1):
                return inner
            break
    owner = {"sein": "er", "ihre": "sie"}.get(text.tokens[mention.first].lower[:4])
    return replace(mention, pronoun=owner, role="", head="") if owner else mention  # "seiner Meinung nach"


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
    return _without(first, last, source)


def _without(first: int, last: int, source: _Source) -> tuple[tuple[int, int], ...]:
    parts = [(first, source.first), (source.last, last)]
    return tuple((low, high) for low, high in parts if low < high)
