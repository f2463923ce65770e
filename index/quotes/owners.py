"""Whose words stand in quotation marks where no verb of saying tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.quotes.clauses import can_speak, phrases
from index.quotes.context import Context, Frame
from index.quotes.found import Found
from index.quotes.marks import OPENERS
from index.quotes.mentions import Mention
from index.quotes.morphology import Mood
from index.quotes.nearby import FAR, NEAR
from index.quotes.segments import Clause
from index.quotes.sources import utterer
from index.quotes.subjects import sentence_subject, utterance_first

_POSSESSIVES = {"sein": "er", "seine": "er", "ihr": "sie", "ihre": "sie"}
_OWN = frozenset({"", "er", "sie"})
"""Pronouns (or none) of a subject whose words a sentence can quote without a cue: "Er will „genau prüfen“, ob"."""


@dataclass(frozen=True)
class Reading:
    """What the rules say of one sentence."""

    context: Context
    frames: tuple[Frame, ...]
    act: Frame | None

    @cached_property
    def subject(self) -> Mention | None:
        """The subject of its first main clause; several rules ask for it."""
        return sentence_subject(self.context)


def unattributed(
    read: Sequence[Reading | None], run_of: Mapping[int, Found], holders: Sequence[Mention | None]
) -> Iterator[tuple[int, Frame]]:
    """Owners of words in quotation marks that no cue introduces: "Der Minister bleibt hart: „Nein.“".

    `holders` tells for each sentence who has the floor when it begins.
    """
    for number, one in enumerate(read):
        if one is None:
            continue
        whole = ((one.context.sentence.first, one.context.sentence.last),)
        if number in run_of:
            yield number, Frame(whole, None, run_of[number].mention, "continued")
        elif _silent(one) and (opened := _opened_by_colon(one.context)):
            mention = before_colon(one.context) or utterance_first(one.context)
            mention = _possessor(one.context, utterer(one.context.text, mention, one.context.end))
            if mention is not None:
                words = one.context.segments[opened]
                yield number, Frame(((words.first, words.last),), None, mention, "colon")
        elif not one.frames and number and (number - 1 in run_of or (told := read[number - 1]) is None or told.frames):
            own = one.subject
            own = own if own and can_speak(own) and own.pronoun in _OWN else None
            yield number, Frame(whole, None, holders[number] if _reports(one.context) else own, "told")


def _reports(context: Context) -> bool:
    """Whether the sentence goes on reporting by its mood: "Es drohe „ein Winter“", "Ziel sei es, „zu sparen“".

    The second subjunctive does so in the past: "Die Zeitung hätte ihm „die Gelegenheit gegeben“".
    """
    tokens = context.text.tokens
    told = [one for one in context.segments if context.text.pair_around(tokens[one.first].start) is None]
    if told and all(one.kind is Clause.SUB and one.mood is Mood.SUBJUNCTIVE1 for one in told):
        return True  # "Dass er so schnell sei, „das hat uns überrascht“."
    return any(
        segment.kind is Clause.MAIN
        and (segment.mood is Mood.SUBJUNCTIVE1 or tokens[segment.finite].lower in {"hätte", "hätten"})
        and segment.finite < segment.last - 2
        for segment in context.segments
    )


def _silent(one: Reading) -> bool:
    """Whether no frame says who speaks: none, or only "wandte sich gegen die Behauptung, ...: „Das ist falsch.“"."""
    return all(frame.mention is None and frame.rule == "noun" for frame in one.frames)


def _possessor(context: Context, mention: Mention | None) -> Mention | None:
    """Of "Seine Meinung dazu: „...“" the possessive, which stands for "er"; any other mention as it is."""
    tokens = context.text.tokens
    if mention is None:
        return None
    at = context.sentence.first if can_speak(mention) else mention.first
    pronoun = _POSSESSIVES.get(tokens[at].lower)
    return Mention(at, at + 1, pronoun=pronoun) if pronoun else mention


def _opened_by_colon(context: Context) -> int:
    """The segment behind a colon that begins with a quotation mark; 0 for none."""
    for index, segment in enumerate(context.segments):
        token = context.text.tokens[segment.first]
        if segment.sign == ":" and token.text in OPENERS and context.text.pair_around(token.start) is not None:
            return index
    return 0


def before_colon(context: Context, *, quoted: bool = True) -> Mention | None:
    """Whom the words before a colon, and a quotation where it is `quoted`, name: their subject, or their only name."""
    opened = _opened_by_colon(context)
    if not quoted:
        opened = next((at for at, segment in enumerate(context.segments) if segment.sign == ":"), 0)
    return (sentence_subject(context, before=opened, sure=True) or _only_name(context)) if opened else None


def named_before_colon(context: Context) -> Mention | None:
    """Who is named before a colon and may be meant behind it: "Olaf Scholz ist froh: „Gut so“, sagte er".

    Of "Seine Meinung zu Kirchhof: „...“" nobody, since that is not whose opinion it is; the spokesman of "Sein Sprecher
    Karl Braun ist froh: ...".
    """
    found = before_colon(context, quoted=False)
    if found is None or not (found.name or found.pronoun in NEAR | FAR):
        return None
    first = context.sentence.first
    about = context.text.tokens[first].lower in _POSSESSIVES and found.first != first
    return None if about else found


def _only_name(context: Context) -> Mention | None:
    """As in "Erkki Tuomioja, Präsident des Rats: „...“"; "Zitat von Schröder: „...“"."""
    segment, text = context.segments[0], context.text
    if segment.kind is not Clause.FRAGMENT:
        return None
    found = [phrase.mention for phrase in phrases(text, segment.first, segment.last)]
    return next((mention for mention in found if mention.name), found[0] if found else None)
