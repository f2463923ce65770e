"""Words in marks that somebody utters or holds, beside no verb of saying with a clause of its own."""

from __future__ import annotations

from collections.abc import Iterator

from index.quotes.attribution import Cue
from index.quotes.clauses import can_speak
from index.quotes.context import Context, Frame
from index.quotes.cues import Takes
from index.quotes.doubts import other_verb
from index.quotes.marks import OPENERS
from index.quotes.mentions import read_mention
from index.quotes.morphology import verb
from index.quotes.segments import Segment
from index.quotes.subjects import speaker_of

_UTTERING = frozenset("rufen skandieren schreien brüllen flüstern murmeln sagen antworten".split())
_BEING = frozenset("ist war sind waren bleibt blieb wäre sei".split())


def uttered(context: Context) -> Iterator[Frame]:
    """As in "Die Fischer riefen „Nieder mit der Maut“ und gingen", "hatten „Maut weg“ gerufen": one a clause."""
    for number, segment in enumerate(context.segments):
        found = next(_utterances(context, segment), None)
        if found is None:
            continue
        first, last, cue = found
        mention = None if other_verb(context, segment, cue) else speaker_of(context, number, cue, segment.first)
        if mention is not None and can_speak(mention):
            yield Frame(((first, last),), (cue.at, cue.at + 1), mention, "uttered")


def _utterances(context: Context, segment: Segment) -> Iterator[tuple[int, int, Cue]]:
    """Words in marks beside a verb of uttering: right behind it, or before it where it ends the clause."""
    for first, last in _pairs(context, segment):
        for at in (first - 1, last):
            if segment.first <= at < segment.last and not context.text.tokens[at].capital:
                found = verb(context.text.tokens[at].lower)
                if found is not None and found.lemma in _UTTERING and not (found.finite and at == last):
                    yield first, last, Cue(at, Takes.CLAUSE, found.lemma)


def held(context: Context) -> Iterator[Frame]:
    """As in "Für den Minister ist die Lage „beunruhigend“": whose view it is stands first, the words last."""
    for segment in context.segments:
        if context.text.tokens[segment.first].lower != "für":
            continue
        mention = read_mention(context.text, segment.first + 1, segment.last)
        if mention is None or not can_speak(mention) or mention.last >= segment.last:
            continue
        if context.text.tokens[mention.last].lower not in _BEING:
            continue
        for first, last in _pairs(context, segment):
            if first > mention.last and not any(token.word for token in context.text.tokens[last : segment.last]):
                yield Frame(((first, last),), (segment.first, segment.first + 1), mention, "call")


def _pairs(context: Context, segment: Segment) -> Iterator[tuple[int, int]]:
    """Pairs of marks that begin in the segment: the first token, that behind the last."""
    for at in range(segment.first, segment.last):
        token = context.text.tokens[at]
        pair = context.text.pair_around(token.start) if token.text in OPENERS else None
        if pair is not None and pair.start == token.start:
            yield at, min(context.text.token_at(pair.end), context.sentence.last)
