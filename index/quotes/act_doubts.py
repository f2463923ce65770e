"""Verbs of a speech act that tell of none here: verdicts, contests, states, the words of another verb."""

from __future__ import annotations

from index.quotes.attribution import Cue
from index.quotes.context import Context
from index.quotes.doubts import other_verb
from index.quotes.morphology import verb
from index.quotes.segments import Segment

_PENALTIES = ("strafe", "strafen", "haft", "jahren", "monaten", "tode", "gefängnis", "zahlung")
_CONTESTS = ("spiel", "spiele", "rennen", "partie", "finale", "turnier", "show", "lauf", "duell", "konzert", "etappe")
_SEEING = frozenset("sehen finden halten".split())


def no_act(context: Context, number: int, cue: Cue) -> bool:
    """Whether nobody does in this clause what the verb says."""
    segment = context.segments[number]
    words = {context.text.tokens[at].lower for at in range(segment.first, segment.last)}
    return (
        "man" in words
        or (cue.lemma != "sprechen" and other_verb(context, segment, cue))
        or (cue.lemma in _SEEING and "sich" in words and "als" not in words)
        or _other_sense(words, cue)
        or _no_predicate(context, segment, cue)
    )


def _other_sense(words: set[str], cue: Cue) -> bool:
    """As in "verurteilte ihn zu einer Geldstrafe", "bestreitet ihr erstes Spiel", "Der Stadt drohen Staus"."""
    if cue.lemma == "verurteilen":
        return bool(words & {"zu", "zum", "zur"}) and any(word.endswith(_PENALTIES) for word in words)
    if cue.lemma == "bestreiten":
        return any(word.endswith(_CONTESTS) for word in words)
    return cue.lemma == "drohen" and not words & {"mit", "damit"}


def _no_predicate(context: Context, segment: Segment, cue: Cue) -> bool:
    """As in "Die Bürger sind aufgerufen", "sind zu beklagen", "könnten gewarnt sein", "den kritisierten Plan".

    "etwas vorzuschlagen" and "Lesen Sie bitte" are none either.
    """
    tokens, at = context.text.tokens, cue.at
    found = verb(tokens[at].lower)
    if tokens[at].lower == "bitte":
        return True
    if found is None or at == segment.finite:
        return False
    auxiliary = verb(tokens[segment.finite].lower) if segment.finite >= 0 else None
    being = auxiliary is not None and auxiliary.lemma == "sein"
    if found.infinitive:
        joined = tokens[at].lower != cue.lemma and "zu" in tokens[at].lower
        return joined or (being and tokens[at - 1].lower == "zu")
    behind = tokens[at + 1] if at + 1 < segment.last else None
    if behind is not None and behind.word and (behind.capital or behind.lower == "sein"):
        return found.participle
    return found.participle and being and (behind is None or behind.lower != "worden")
