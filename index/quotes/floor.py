"""Who has the floor: whose speech goes on in a sentence that names no speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.quotes import lexicon
from index.quotes.acts import clauses_of_others
from index.quotes.clauses import can_speak
from index.quotes.context import Frame
from index.quotes.continued import continues
from index.quotes.mentions import Mention
from index.quotes.morphology import Mood, verb
from index.quotes.owners import Reading
from index.quotes.segments import Clause
from index.quotes.sources import agent

_OF_THE_SENTENCE = frozenset({"before", "according", "wie", "that", "accordingly"})
"""Rules by which the whole sentence is somebody's words, so that it is no continuation."""


_REMEMBERED = 4
"""Sentences after which continued speech that nobody nearer can hold is no longer that of who spoke last."""

_NEXT_PARAGRAPH = 2
"""Lines to the paragraph that follows, an empty one between them."""

SOURCES = frozenset({"demnach", "demzufolge"})
"""Adverbs that stand for a source named before."""


def goes_on(one: Reading, *, running: bool, told: bool) -> bool:
    """Whether the sentence is indirect speech by its verb, with no speaker of its own.

    `running` says that the one before is in the subjunctive, `told` that somebody tells it, in the same paragraph.
    """
    if any(frame.rule.split()[0] in _OF_THE_SENTENCE or _tells_of_it(one, frame) for frame in one.frames):
        return False
    alone = not one.frames
    return continues(one.context, running=running and alone, told=told and alone and one.act is None)


def _tells_of_it(one: Reading, frame: Frame) -> bool:
    """Whether the words in the subjunctive are said in the sentence: "Kern, der Chef sagte vor Gästen, er sei froh"."""
    mains = [segment for segment in one.context.segments if segment.kind is Clause.MAIN]
    if not mains or frame.cue is None:
        return False
    main = mains[0]
    told = any(first <= main.finite < last for first, last in frame.parts)
    if frame.rule == "noun" and told and frame.cue[0] < main.finite:  # "Die Kritik, er habe gelogen, weist er zurück"
        outside = (s for s in mains if not any(first <= s.finite < last for first, last in frame.parts))
        return any(segment.mood is Mood.INDICATIVE for segment in outside)
    if frame.mention is None:
        return False
    cue = next((segment for segment in one.context.segments if segment.finite == frame.cue[0]), None)
    return told and cue is not None and cue.mood is Mood.INDICATIVE


def outermost(one: Reading) -> Frame:
    """The frame with the most words: of "Er sagte, sie habe gesagt, ..." the one of "Er sagte"."""
    return min(one.frames, key=lambda frame: (-sum(last - first for first, last in frame.parts), frame.cue or (0, 0)))


def floor(read: Sequence[Reading | None]) -> list[Mention | None]:
    """For each sentence, who has the floor when it begins.

    The speaker of a sentence keeps it over continued speech and words in quotation marks. Where the sentence before
    tells of no speech, its subject has the floor if it can speak, else who spoke before in the paragraph. (Without
    those subjects 12 fewer speakers are right and 3 fewer wrong, of the 2,000 in the training articles.) Continued
    speech that nobody holds then is that of who spoke last, up to the next paragraph (4 right, 1 wrong).
    """
    holders: list[Mention | None] = []
    holder: Mention | None = None
    spoke: Mention | None = None
    spoken_in = spoke_at = -1
    speaking = False
    for number, one in enumerate(read):
        holders.append(holder)
        if one is None:
            continue
        if goes_on(one, running=speaking, told=speaking and one.context.sentence.line == spoken_in):
            near = number - spoke_at <= _REMEMBERED and one.context.sentence.line - spoken_in <= _NEXT_PARAGRAPH
            if holder is None and near:
                holders[number] = holder = spoke
            continue
        speaking = bool(one.frames) or one.act is not None
        if speaking:
            spoken_in, spoke_at = one.context.sentence.line, number
        if one.frames and not _only_meant(one):
            mention = _in_main_clause(one, outermost(one))
            if mention is None or mention.pronoun not in SOURCES:
                holder = spoke = mention
        elif one.act is not None:
            holder = spoke = one.act.mention
        else:
            line = one.context.sentence.line
            holder = _subject(one) or _agent(one) or (spoke if line == spoken_in else None)
    return holders


def _in_main_clause(one: Reading, frame: Frame) -> Mention | None:
    """Who speaks, or of whom the main clause tells: "Während A ankündigt, schneller zu bauen, hält B am Plan fest"."""
    contrasted = (one.context.segments[number] for number, _ in clauses_of_others(one.context))
    if frame.cue is None or not any(segment.first <= frame.cue[0] < segment.last for segment in contrasted):
        return frame.mention
    return one.subject if one.subject is not None and can_speak(one.subject) else frame.mention


def _only_meant(one: Reading) -> bool:
    """Whether nobody speaks, but means to: "Der Kommissar reiste an, um sie aufzufordern, mehr zu bauen."."""
    cues = [frame.cue[0] for frame in one.frames if frame.mention is None and frame.cue is not None]
    meant = sum(
        any(s.first <= at < s.last and s.kind is Clause.INFINITIVE for s in one.context.segments) for at in cues
    )
    return meant == len(one.frames)


def with_sources(read: Sequence[Reading | None], holders: Sequence[Mention | None]) -> list[Reading | None]:
    """The same readings, with "demnach" standing for whoever spoke in the sentence before."""
    known: list[Reading | None] = []
    for number, one in enumerate(read):
        before = read[number - 1] if number else None
        told = before is not None and (before.frames or before.act is not None)
        if one is not None and told and any(_is_source(frame) for frame in one.frames):
            one = replace(one, frames=tuple(_with_source(frame, holders[number]) for frame in one.frames))
        known.append(one)
    return known


def _is_source(frame: Frame) -> bool:
    return frame.mention is not None and frame.mention.pronoun in SOURCES


def _with_source(frame: Frame, holder: Mention | None) -> Frame:
    if frame.mention is None or not _is_source(frame):
        return frame
    return replace(frame, mention=replace(frame.mention, stands_for=holder))


def _agent(one: Reading) -> Mention | None:
    """Who acts or what is cited in a passive: "Im Bericht werden Fälle genannt", "Von Fachleuten wird er gelobt"."""
    for number, segment in enumerate(one.context.segments):
        if segment.kind is Clause.MAIN and segment.finite >= 0:
            found = verb(one.context.text.tokens[segment.finite].lower)
            return agent(one.context, number) if found is not None and found.lemma == "werden" else None
    return None


def _subject(one: Reading) -> Mention | None:
    """The subject of a sentence that tells of no speech, if it can be the one who speaks next."""
    mention = one.subject
    if mention is None or mention.pronoun or not can_speak(mention):
        return None
    spokesman = bool(lexicon.role_head(mention.head)) and not mention.plural  # "Ein Sprecher wollte nichts sagen."
    return mention if mention.name or mention.definite or spokesman else None
