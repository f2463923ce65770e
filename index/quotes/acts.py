"""Speech acts that are summarised: "Der Minister kritisierte den Beschluss", "nannte ihn „falsch“"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from index.quotes.act_doubts import no_act
from index.quotes.attribution import Cue, cue_at
from index.quotes.clauses import can_speak
from index.quotes.context import Context, Frame
from index.quotes.cues import CORE, Takes
from index.quotes.doubts import suffers
from index.quotes.labels import LABELLING
from index.quotes.marks import OPENERS
from index.quotes.mentions import Mention
from index.quotes.morphology import tags, verb
from index.quotes.naming import is_thing
from index.quotes.segments import Clause
from index.quotes.sources import is_passive
from index.quotes.subjects import clause_subject, speaker_of
from index.quotes.views import view_at

_LABELS = frozenset(
    """halten sehen betrachten beschreiben einstufen erinnern attackieren attestieren bescheinigen begründen raten
    werfen
    fühlen freuen zeigen geben rechnen begegnen reagieren erläutern erklären empfinden charakterisieren feiern preisen
    verspotten verteidigen unterstützen
    befürchten fürchten erwarten konstatieren diagnostizieren prognostizieren prophezeien
    verurteilen finden entschuldigen bedanken danken gratulieren""".split()
)
"""Verbs whose quoted words are the speaker's, though the sentence may be no speech act: "hält ihn für „gefährlich“"."""

_CALLS = frozenset(
    """bezeichnen nennen beschreiben einstufen bewerten werten beurteilen ansehen betrachten sehen abtun kritisieren
    loben rügen verurteilen verteidigen geißeln brandmarken würdigen feiern schildern darstellen titulieren halten
    zurückweisen ablehnen empfinden charakterisieren interpretieren begründen rechtfertigen""".split()
)
"""Verbs beside which „als“ or „ein“ and words in marks say what somebody called something."""

_MAY_BE_DENIED = frozenset("nennen versprechen bestätigen bekanntgeben äußern kommentieren".split())
"""With "nicht" these say that nothing was said."""
_NOBODY = frozenset("nicht niemand keiner weder".split())
_MODALS = frozenset("sollen können dürfen mögen wollen werden".split())
"""With these the act is planned or possible, not done: "soll die Leute warnen"."""

_OF = frozenset({"sprechen", "berichten", "erzählen"})
"""Verbs that summarise speech only with "von" or "über": "sprach von Panik", not "sprach mit dem Minister"."""


def speech_act(context: Context) -> Frame | None:
    """The sentence as a speech act of the subject of its first main clause; None where its verb is none."""
    text = context.text
    for number, segment in enumerate(context.segments):
        if segment.kind is not Clause.MAIN:
            continue
        for at in range(segment.first, segment.last):
            token = text.tokens[at]
            if not token.word or token.capital or text.pair_around(token.start):
                continue
            cue = _act_at(context, number, at)
            if cue is None or no_act(context, number, cue):
                continue
            if Takes.OBJECT in cue.takes and not _done(context, number, cue):
                continue
            mention = speaker_of(context, number, cue, segment.first)
            if mention is None or mention.pronoun in {"ich", "wir"}:
                continue
            if not can_speak(mention) and (cue.lemma not in CORE or is_thing(mention.head)):
                continue
            rule = "act" if Takes.OBJECT in cue.takes else "label"
            return Frame(((context.sentence.first, context.sentence.last),), (at, at + 1), mention, rule)
    return None


_CONTRASTING = frozenset("während wohingegen obwohl obgleich nachdem weil da wenngleich".split())


def clauses_of_others(context: Context) -> Iterator[tuple[int, Mention]]:
    """Numbers of subordinate clauses that tell of somebody of their own: "Während A das „Mut“ nennt, lehnt B ab"."""
    for number, segment in enumerate(context.segments):
        if segment.kind is Clause.SUB and segment.opener in _CONTRASTING:
            whose = clause_subject(context, number, segment.first)
            if whose is not None and can_speak(whose) and not whose.pronoun:
                yield number, whose


def acts_of_others(context: Context) -> Iterator[Frame]:
    """Their speech acts, as owners of the words in marks in those clauses."""
    for number, whose in clauses_of_others(context):
        segment = context.segments[number]
        cues = (_act_at(context, number, at) for at in range(segment.first + 1, segment.last) if _small(context, at))
        cue = next((one for one in cues if one is not None), None)
        if cue is not None:
            yield Frame(((segment.first, segment.last),), (cue.at, cue.at + 1), whose, "act")


def _small(context: Context, at: int) -> bool:
    token = context.text.tokens[at]
    return token.word and not token.capital and not context.text.pair_around(token.start)


def own_part(context: Context, act: Frame) -> Frame:
    """A speech act without the clauses of others, whose words are not its speaker's."""
    first, last = act.parts[0]
    others = [context.segments[number] for number, _ in clauses_of_others(context)]
    leading = [one for one in others if one.first == first]
    trailing = [one for one in others if one.last >= context.end]
    first = leading[0].last if leading else first
    last = trailing[0].first if trailing else last
    return replace(act, parts=((first, last),)) if first < last else act


def _done(context: Context, number: int, cue: Cue) -> bool:
    """Whether the act took place, and by the subject: not "soll warnen", "bestätigte nicht", "ließ sich vorwerfen"."""
    segment, text = context.segments[number], context.text
    words = {text.tokens[at].lower for at in range(segment.first, segment.last)}
    form, finite = verb(text.tokens[cue.at].lower), _finite(context, number)
    if cue.lemma in _MAY_BE_DENIED and words & _NOBODY:
        return False
    if form is not None and form.infinitive and cue.at != segment.finite:
        return finite not in _MODALS and suffers(context, number) is False
    if cue.lemma == "äußern" and "sich" in words:
        return any(tags(word)[:1] == ("ADJ(D)",) for word in words)  # "äußerte sich" alone says nothing
    return True


def _finite(context: Context, number: int) -> str:
    at = context.segments[number].finite
    found = verb(context.text.tokens[at].lower) if at >= 0 else None
    return found.lemma if found is not None else ""


def calls(context: Context) -> Iterator[Frame]:
    """Words in marks that somebody calls something, in any clause: owners of those words, no speech acts of their own.

    As in "der den Plan als „Unsinn“ abtat", "wurde von Fachleuten als „sehr hoch“ eingestuft", "nannte sie „töricht“".
    """
    for number, segment in enumerate(context.segments):
        pairs = [at for at in range(segment.first + 1, segment.last) if _called(context, at)]
        cue = _calling(context, number) if pairs else None
        if cue is None:
            continue
        mention = speaker_of(context, number, cue, segment.first)
        if mention is not None and not can_speak(mention) and not is_passive(context, number, cue):
            mention = None
        for at in pairs:
            pair = context.text.pair_around(context.text.tokens[at].start)
            label = context.text.tokens[at - 1].lower in LABELLING
            if pair is not None and (label or (cue.lemma == "nennen" and not context.text.tokens[at + 1].capital)):
                words = (at, min(context.text.token_at(pair.end), context.sentence.last))
                yield Frame((words,), (cue.at, cue.at + 1), mention, "call")


def _called(context: Context, at: int) -> bool:
    token = context.text.tokens[at]
    return (
        token.text in OPENERS
        and (pair := context.text.pair_around(token.start)) is not None
        and (pair.start == token.start and at + 1 < context.sentence.last)
    )


def _calling(context: Context, number: int) -> Cue | None:
    """The clause's verb of calling, the last one first; none where one calls oneself or "man" calls it so."""
    segment, text = context.segments[number], context.text
    if any(text.tokens[at].lower in {"sich", "man"} for at in range(segment.first, segment.last)):
        return None
    for at in range(segment.last - 1, segment.first - 1, -1):
        token = text.tokens[at]
        if token.word and not token.capital and not text.pair_around(token.start):
            found = verb(token.lower)
            if found is not None and found.lemma in _CALLS:
                return Cue(at, Takes.NOTHING, found.lemma)
    return None


def _act_at(context: Context, number: int, at: int) -> Cue | None:
    segment = context.segments[number]
    cue = cue_at(context.text, at, segment.first, segment.last)
    if cue is not None and Takes.OBJECT in cue.takes:
        words = {context.text.tokens[i].lower for i in range(segment.first, segment.last)}
        reflexive = "sich" in words and cue.lemma in {"versprechen", "werfen", "nennen"}
        if not reflexive and (cue.lemma not in _OF or words & {"von", "vom", "über", "davon"}):
            return cue
    if (view := view_at(context, segment, at)) is not None:
        return view
    found = verb(context.text.tokens[at].lower)
    if found is not None and found.lemma in _LABELS:
        return Cue(at, Takes.NOTHING, found.lemma)
    return None
