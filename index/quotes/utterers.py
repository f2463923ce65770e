"""Whose words they are where a noun for words stands beside them: "Parolen wie „...“", "„...“, mit diesen Worten"."""

from __future__ import annotations

from collections.abc import Iterator

from index.datatypes import SpeakerKind
from index.quotes.clauses import can_speak
from index.quotes.context import Context, Frame
from index.quotes.marks import OPENERS
from index.quotes.mentions import Mention, read_mention
from index.quotes.segments import Clause, Segment
from index.quotes.subjects import clause_subject

_SLOGANS = tuple("parole parolen rufe rufen spruch sprüche sprüchen slogan slogans sprechchöre sprechchören".split())
_BETWEEN = frozenset("wie zum beispiel etwa z b . :".split())
"""What may stand between "Parolen" and the words in marks."""


def slogans(context: Context) -> Iterator[Frame]:
    """As in "Die Menge skandierte Parolen wie „Maut weg“": the words are those of the clause's subject."""
    text = context.text
    for number, segment in enumerate(context.segments):
        for at in range(segment.first, segment.last):
            if text.tokens[at].capital and text.tokens[at].lower.endswith(_SLOGANS) and (words := _behind(context, at)):
                mention = _chanting(context, number, segment)
                apart = mention is not None and (mention.last <= words[0] or words[1] <= mention.first)
                if mention is not None and can_speak(mention) and apart:
                    yield Frame((words,), None, mention, "slogan")


def _behind(context: Context, at: int) -> tuple[int, int] | None:
    """The words in marks behind the noun at token `at`, as tokens."""
    text = context.text
    for behind in range(at + 1, min(at + 6, context.sentence.last)):
        token = text.tokens[behind]
        pair = text.pair_around(token.start) if token.text in OPENERS else None
        if pair is not None:
            return behind, min(text.token_at(pair.end), context.sentence.last)
        if token.lower not in _BETWEEN:
            return None
    return None


def _chanting(context: Context, number: int, segment: Segment) -> Mention | None:
    """The subject of the clause; nobody where the words stand on something ("Plakate, auf denen Parolen wie ...")."""
    return clause_subject(context, number, segment.first) if segment.kind is not Clause.RELATIVE else None


def with_these_words(context: Context) -> Iterator[Frame]:
    """As in "„Es regnet“, mit diesen Worten meldete sich der Minister": the words stand before."""
    text = context.text
    for number, segment in enumerate(context.segments):
        opening = [token.lower for token in text.tokens[segment.first : segment.first + 3]]
        if number and opening[:1] == ["mit"] and opening[1:] in (["diesen", "worten"], ["den", "worten"]):
            mention = clause_subject(context, number, segment.first + 3)
            if mention is not None and can_speak(mention):
                words = (context.sentence.first, segment.first)
                yield Frame((words,), None, mention, "words")


def bracketed(context: Context) -> Iterator[Frame]:
    """As in "Auch Olaf Scholz („Das ist gut“) und Angela Merkel („Nein“) kamen": words in brackets behind a name."""
    text = context.text
    for at in range(context.sentence.first + 1, context.sentence.last - 2):
        token = text.tokens[at + 1]
        pair = text.pair_around(token.start) if text.tokens[at].text == "(" and token.text in OPENERS else None
        if pair is None or pair.start != token.start:
            continue
        mention = _named_before(context, at)
        behind = min(text.token_at(pair.end), context.sentence.last)
        if mention is not None and behind < len(text.tokens) and text.tokens[behind].text == ")":
            yield Frame(((at + 1, behind),), None, mention, "bracket")


def _named_before(context: Context, at: int) -> Mention | None:
    """The person whose name ends before token `at`: of "der Leiter, Karl Braun" the whole phrase."""
    for first in range(max(context.sentence.first, at - 14), at):
        mention = read_mention(context.text, first, at)
        if mention is not None and mention.last == at and mention.name and _is_person(mention):
            return mention
    return None


def _is_person(mention: Mention) -> bool:
    return mention.kind is SpeakerKind.PERSON or (mention.kind is None and " " in mention.name)
