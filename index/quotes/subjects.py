"""Who says it: the subject of a verb of saying, over appositions, coordination and relative clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from index.quotes.attribution import Cue
from index.quotes.clauses import can_speak, subject
from index.quotes.context import Context
from index.quotes.cues import Takes
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import Mood, verb
from index.quotes.segments import Clause, Segment
from index.quotes.sources import agent, document, is_passive, noun_before, quoted_person, recalled, utterer

__all__ = ["clause_subject", "later_subjects", "noun_before", "sentence_subject", "speaker_of"]


def speaker_of(context: Context, number: int, cue: Cue, first: int, *, inverted: bool = False) -> Mention | None:
    """Who says it: the subject; behind a passive only "von" somebody; over a relative clause the noun before it.

    `inverted` is the order of "..., sagte der Minister", where nothing before the verb can be the subject.
    """
    segment = context.segments[number]
    if (
        cue.lemma in {"heißen", "hervorgehen", "ergeben", "verlauten"}
        and (written := document(context, number)) is not None
    ):
        return written
    if cue.lemma == "heißen":
        return None
    if cue.lemma in _RECALLING and (whose := recalled(context, number)) is not None:
        return whose
    passive = is_passive(context, number, cue)
    if cue.lemma == "zitieren":
        return clause_subject(context, number, first) if passive else quoted_person(context, number)
    if passive:
        return agent(context, number)
    if (opened := _opened_before(context, number, cue.at)) is not None:
        named = _over_apposition(context, number)  # "hatte der Leiter des Amts, Olaf Braun, gesagt"
        if named is not None and named.name:
            return named
        return utterer(context.text, clause_subject(context, opened, context.segments[opened].first), segment.last)
    coordinated = context.text.tokens[segment.first].lower != segment.opener  # "und das Amt teilte mit"
    if segment.kind is Clause.RELATIVE and segment.opener in _NOMINATIVES and not coordinated:
        return _relative(context, number)
    if (joined := _behind_und(context, number, cue)) is not None:
        return joined
    found = clause_subject(context, number, first, at=cue.at, inverted=inverted, sure=Takes.THOUGHT not in cue.takes)
    if found is None and cue.lemma == "lauten":
        return utterance_first(context)
    return utterer(context.text, found, segment.last)


_RECALLING = frozenset("erinnern verweisen anspielen berufen aufgreifen wiederholen zitieren".split())


def _opened_before(context: Context, number: int, at: int) -> int | None:
    """The segment with the "hatte" of a participle: "Im Mai hatte Olaf Braun, auch in Ulm, das „falsch“ genannt"."""
    text, participle = context.text, verb(context.text.tokens[at].lower)
    if context.segments[number].finite not in {-1, at}:
        return None  # it has an auxiliary of its own
    if participle is None or not participle.participle or context.segments[number].mood is not Mood.INDICATIVE:
        return None
    if at + 1 < context.end and text.tokens[at + 1].word and text.tokens[at + 1].lower not in {"und", "oder", "sowie"}:
        return None  # "Olaf Braun bezeichnet das als falsch" is no participle
    for index in range(number - 1, -1, -1):
        segment = context.segments[index]
        if segment.kind in {Clause.FRAGMENT, Clause.RELATIVE}:
            continue
        finite = verb(text.tokens[segment.finite].lower) if segment.finite >= 0 else None
        if segment.kind is not Clause.MAIN or finite is None or finite.lemma != "haben":
            return None
        behind = (text.tokens[i] for i in range(segment.finite + 1, segment.last))
        forms = (verb(token.lower) for token in behind if token.word and not token.capital)
        return None if any(form is not None and form.participle for form in forms) else index
    return None


def utterance_first(context: Context) -> Mention | None:
    """Whose words a sentence announces that begins with them: "Das Fazit von Anna Berg überrascht nicht: „...“"."""
    phrase = read_mention(context.text, context.sentence.first, context.end)
    found = utterer(context.text, phrase, context.end)
    return found if found is not phrase else None


_NOMINATIVES = frozenset({"der", "die", "das", "welche", "welcher", "welches"})


_BOTH = frozenset({"während", "als", "seit", "bis"})
"""Conjunctions that are prepositions elsewhere: "während Olaf Braun sagte"."""


def clause_subject(
    context: Context, number: int, first: int, *, at: int = -1, inverted: bool = False, sure: bool = False
) -> Mention | None:
    """The subject of the clause of segment `number`, which may begin before an apposition or be shared with another.

    "Der Leiter, Olaf Braun, sagte"; "Olaf Braun, der gestern kam, sagte"; "Der Minister lobte sie und sagte".
    """
    segment, text = context.segments[number], context.text
    last = _last_word(context, segment) == segment.finite == segment.first
    if (not inverted and segment.finite == segment.first and number > 0) or segment.kind is Clause.FRAGMENT or last:
        before = _over_apposition(context, number)
        if before is not None:
            return before
    finite = segment.finite if segment.finite >= 0 else at
    if first == segment.first and segment.kind is Clause.SUB and segment.opener in _BOTH:
        first += text.tokens[first].lower == segment.opener
    found = subject(text, finite, first, segment.last, sure=sure) if finite >= 0 else None
    if found is None and segment.kind is Clause.MAIN and number > 0 and not inverted:
        return _shared(context, number)
    return found if found is None else _with_name_before(context, number, found)


def _with_name_before(context: Context, number: int, found: Mention) -> Mention:
    """As in "Karl Braun, Sekretär des Klubs sagte", where the comma behind the apposition is missing."""
    segment, before = context.segments[number], context.segments[number - 1] if number else None
    if found.name or not found.role or found.plural or found.first != segment.first or segment.sign != ",":
        return found
    if before is None or before.kind is not Clause.FRAGMENT or _quoted(context, before):
        return found
    phrase = read_mention(context.text, before.first + (before.opener == "wie"), before.last)
    if phrase is None or " " not in phrase.name or phrase.role or phrase.last < before.last:
        return found
    return replace(phrase, last=found.last, role=found.role, head=found.head, kind=found.kind)


def _last_word(context: Context, segment: Segment) -> int:
    return next(
        (at for at in range(segment.last - 1, segment.first, -1) if context.text.tokens[at].word), segment.first
    )


def _over_apposition(context: Context, number: int) -> Mention | None:
    """The phrase that begins the clause: back over appositions, relative clauses and verbs in first place."""
    found: Mention | None = None
    for index in range(number - 1, -1, -1):
        earlier = context.segments[index]
        if earlier.kind is Clause.FRAGMENT and not _quoted(context, earlier):
            finite = context.segments[number].finite
            phrase = subject(
                context.text, earlier.last, earlier.first, earlier.last, finite=finite if finite >= 0 else None
            )
            phrase = utterer(context.text, phrase, earlier.last)
            found = phrase if phrase is not None and can_speak(phrase) else found
            if earlier.opener == "wie":  # "wie Olaf Braun, Leiter des Amts, sagte"
                return read_mention(context.text, earlier.first + 1, earlier.last) or found
        elif earlier.kind is Clause.MAIN and (earlier.finite != earlier.first or not index):
            so = context.text.tokens[earlier.first].lower == "so" and earlier.finite == earlier.first + 1
            if not (index and so):  # "Robert Habeck, so erzählte sie, habe ..."
                break
    return found


def _quoted(context: Context, segment: Segment) -> bool:
    return context.text.pair_around(context.text.tokens[segment.last - 1].start) is not None


def _behind_und(context: Context, number: int, cue: Cue) -> Mention | None:
    """The subject of a second verb in one segment: "Er sagte, sie sei da und drohte", "er ging und sie sagte"."""
    segment, text = context.segments[number], context.text
    found = verb(text.tokens[cue.at].lower)
    if found is None or not found.finite or found.participle or not 0 <= segment.finite < cue.at:
        return None
    und = next((i for i in range(cue.at - 1, segment.finite, -1) if text.tokens[i].lower == "und"), -1)
    if und < 0 or text.pair_around(text.tokens[und].start) is not None:
        return None
    own = subject(text, cue.at, und + 1, segment.last) if cue.at > und + 1 else None
    if own is not None and can_speak(own):
        return own
    if segment.mood is not Mood.INDICATIVE and found.mood is Mood.INDICATIVE:
        return _shared(context, number)
    return None


def _shared(context: Context, number: int) -> Mention | None:
    """As in "Der Minister lobte X, und sagte, ...": the subject of the main clause before, over reported speech."""
    for index in range(number - 1, -1, -1):
        segment = context.segments[index]
        if segment.kind is Clause.MAIN and segment.finite >= 0 and segment.mood is Mood.INDICATIVE:
            return clause_subject(context, index, segment.first)
    return None


def _relative(context: Context, number: int) -> Mention | None:
    """As in "die Polizei, die mitteilte, ...": the pronoun, for the noun before it, if the clause has no subject."""
    segment, text = context.segments[number], context.text
    inner = subject(text, segment.finite, segment.first + 1, segment.last)
    begins = inner is not None and inner.first == segment.first + 1
    if inner is not None and (segment.opener == "das" or begins) and _is_nominative(context, inner):
        return inner
    before = noun_before(context, number, speaking=True)
    return Mention(segment.first, segment.first + 1, pronoun=segment.opener, stands_for=before)


def _is_nominative(context: Context, mention: Mention) -> bool:
    """Whether the form tells: "der Minister", "er", a name; "die Regierung" may be the object of "die"."""
    if mention.pronoun:
        return mention.pronoun not in {"sie", "alle", "beide", "einige", "viele"}
    first = context.text.tokens[mention.first]
    return first.lower in {"der", "ein", "dieser"} or (bool(mention.name) and first.capital)


def sentence_subject(context: Context, *, before: int | None = None, sure: bool = False) -> Mention | None:
    """Subject of the first main clause, looking only at the segments `before` the given one."""
    for number, segment in enumerate(context.segments[:before]):
        if segment.kind is Clause.MAIN and segment.finite >= 0:
            return clause_subject(context, number, segment.first, sure=sure)
    return None


def later_subjects(context: Context) -> Iterator[Mention]:
    """The subjects of its main clauses behind the first, in the indicative: "A hofft, B zweifelt"."""
    main = (number for number, one in enumerate(context.segments) if one.kind is Clause.MAIN and one.finite >= 0)
    for number in islice(main, 1, None):
        segment = context.segments[number]
        found = clause_subject(context, number, segment.first) if segment.mood is Mood.INDICATIVE else None
        if found is not None:
            yield found
