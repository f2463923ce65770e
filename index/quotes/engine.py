"""The way from an article to its quotations, in the order it is walked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from corpus import Article
from index.datatypes import Extent, QuoteKind
from index.quotes.according import according
from index.quotes.acts import acts_of_others, calls, own_part, speech_act
from index.quotes.clauses import can_speak
from index.quotes.context import Context, Frame
from index.quotes.continued import continues, reputed
from index.quotes.coreference import People
from index.quotes.direct import direct_quotes, stand_off
from index.quotes.embedded import embedded
from index.quotes.floor import floor, goes_on, with_sources
from index.quotes.found import Found
from index.quotes.frames import frames
from index.quotes.mentions import Mention
from index.quotes.morphology import Mood
from index.quotes.nouns import noun_frames
from index.quotes.opinions import held, uttered
from index.quotes.owners import Reading, named_before_colon, unattributed
from index.quotes.records import ArticleQuotes
from index.quotes.segments import cut
from index.quotes.subjects import later_subjects
from index.quotes.text import Text, read_text
from index.quotes.utterers import bracketed, slogans, with_these_words
from index.quotes.writing import write_record

_RULES = (according, frames, noun_frames)
"""Families of rules, the surest first: of two that find the same words the first keeps them."""

_OWNERS = (calls, acts_of_others, uttered, held, slogans, with_these_words, bracketed)
"""Families of rules for words in quotation marks beside no verb of saying with a clause of its own."""


def find_quotes(article: Article) -> ArticleQuotes:
    """Every quotation of the article, with its speakers as far as the article itself tells."""
    text = read_text(article.text)
    read = [_read_sentence(text, number) for number in range(len(text.sentences))]
    holders = floor(read)
    read = with_sources(read, holders)
    runs = list(_continued(read, holders))
    run_of = _sentences_of(text, runs)
    found = [*_indirect(text, read, run_of), *runs, *_reported(text, read), *embedded(text, read, run_of)]
    every = [(number, frame) for number, one in enumerate(read) if one for frame in _owning(one, run_of.get(number))]
    every += [*unattributed(read, run_of, holders), *stand_off(text)]
    indirect = [quote for quote in found if quote.kind is QuoteKind.INDIRECT and quote.mention is not None]
    direct = [_of_clause(_spoken_before(text, holders, quote), indirect) for quote in direct_quotes(text, every)]
    found = [quote for quote in found if not _said_in_marks(quote, direct)] + direct
    found.sort(key=lambda quote: (quote.parts, quote.kind))
    spoken_of = cache(lambda number: _spoken_of(read[number]))
    antecedents = cache(lambda number: _antecedents(read[number], spoken_of, holders, number))
    return write_record(article, found, People(text), antecedents)


def _sentences_of(text: Text, runs: Sequence[Found]) -> dict[int, Found]:
    """The run each sentence of continued speech belongs to."""
    table: dict[int, Found] = {}
    for run in runs:
        for number in range(run.sentence, len(text.sentences)):
            if text.sentences[number].start >= run.parts[-1].end:
                break
            table[number] = run
    return table


def _spoken_before(text: Text, holders: Sequence[Mention | None], quote: Found) -> Found:
    """A quotation that stands alone goes to who spoke in the sentence before it, of the same paragraph."""
    if quote.mention is not None or quote.cue is not None:
        return quote
    number = text.sentence_of(text.token_at(quote.parts[0].start))
    sentence = text.sentences[number]
    spoken = number and text.pair_around(text.sentences[number - 1].start) is not None
    near = number and (text.sentences[number - 1].line == sentence.line or spoken)
    if sentence.start != quote.parts[0].start or not near:
        return quote
    return replace(quote, mention=holders[number], sentence=number)


def _of_clause(quote: Found, indirect: Sequence[Found]) -> Found:
    """A quotation nobody owns inside a clause of indirect speech is of who says that: "Er habe „keine Zweifel“"."""
    if quote.mention is not None:
        return quote
    for other in indirect:
        if any(part.start <= quote.parts[0].start and quote.parts[-1].end <= part.end for part in other.parts):
            return replace(quote, mention=other.mention, sentence=other.sentence)
    return quote


def _said_in_marks(act: Found, direct: Sequence[Found]) -> bool:
    """A speech act whose verb brings words in marks is no summary beside them: "Er nannte den Plan „töricht“"."""
    return act.kind is QuoteKind.REPORTED and any(quote.cue is not None and quote.cue == act.cue for quote in direct)


def _read_sentence(text: Text, number: int) -> Reading | None:
    """Apply the rules to one sentence; None where it stands inside a quotation."""
    sentence = text.sentences[number]
    if text.tokens[sentence.first].text in "—–-":  # "— Juri Uschakow, Berater des Präsidenten"
        return None
    pair = text.pair_around(sentence.start)
    if pair is not None and pair.end >= sentence.end and pair.start <= sentence.start:
        return None
    before = text.sentences[number - 1] if number and text.sentences[number - 1].line >= sentence.line - 2 else None
    context = Context(text, sentence, cut(text, sentence), before)
    chosen: list[Frame] = []
    for rule in _RULES:
        for frame in rule(context):
            if all(not _same_words(frame, other) and not _mentioned(frame, other) for other in chosen):
                chosen.append(frame)
    return Reading(context, tuple(chosen), speech_act(context))


def _mentioned(frame: Frame, other: Frame) -> bool:
    """Whether a noun that nobody owns is part of what somebody says: "Er sagte, die Kritik sei hart, der Plan gut"."""
    if frame.rule != "noun" or frame.mention is not None or frame.cue is None or other.mention is None:
        return False
    return any(first <= frame.cue[0] < last for first, last in other.parts)


def _same_words(one: Frame, other: Frame) -> bool:
    """Whether two frames give much the same words."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.parts for c, d in other.parts)
    longest = max(sum(last - first for first, last in frame.parts) for frame in (one, other))
    return shared > (0.6 if one.cue == other.cue else 0.9) * longest


def _owning(read: Reading, run: Found | None) -> tuple[Frame, ...]:
    """Frames that can own words in quotation marks; inside a run of indirect speech no speech act does."""
    relaying = run.mention if run else None
    frames = tuple(replace(frame, relayed=_outer(read, frame) or relaying) for frame in read.frames)
    called = tuple(frame for rule in _OWNERS for frame in rule(read.context))
    act = own_part(read.context, read.act) if run is None and read.act is not None else None
    if act is not None and act.rule == "act" and (source := _outer(read, act)) is not None:
        frames = tuple(frame for frame in frames if frame.rule != "according" or frame.mention is not source)
        act = replace(act, relayed=source)  # "sprach laut dpa von „Panik“": whoever spoke, not the agency
    return (*frames, *called, act) if act else (*frames, *called)


def _indirect(text: Text, read: Sequence[Reading | None], run_of: Mapping[int, Found]) -> Iterator[Found]:
    for number, one in enumerate(read):
        for frame in one.frames if one else ():
            trimmed = (text.trimmed(first, last) for first, last in frame.parts)
            parts = tuple(text.extent(first, last) for first, last in trimmed if first < last)
            if parts and not _quoted(text, parts):
                cue = text.extent(*frame.cue) if frame.cue else None
                outer = _outer(one, frame) or (run_of[number].mention if number in run_of else None)
                yield Found(parts, QuoteKind.INDIRECT, frame.mention, cue, outer, number)


def _outer(one: Reading | None, frame: Frame) -> Mention | None:
    """Who relays: the speaker of a frame whose words hold this frame's cue and mention."""
    if one is None or frame.mention is None:
        return None
    for other in one.frames:
        if frame.cue is None:
            return None
        inside = any(
            first <= frame.cue[0] < last and first <= frame.mention.first < last for first, last in other.parts
        )
        if other is not frame and inside:
            return other.mention
    return None


def _quoted(text: Text, parts: Sequence[Extent]) -> bool:
    """Whether the words stand in quotation marks all but wholly, which makes them direct speech."""
    total = sum(part.end - part.start for part in parts)
    pairs = [text.pair_around(part.start) for part in parts]
    inside = sum(min(pair.end, part.end) - part.start for part, pair in zip(parts, pairs, strict=True) if pair)
    return inside > 0.9 * total


def _continued(read: Sequence[Reading | None], holders: Sequence[Mention | None]) -> Iterator[Found]:
    """Runs of sentences in indirect speech without a cue, each run one quotation."""
    run: Found | None = None
    running = of_repute = False
    told = -1
    """Line of the paragraph in which somebody just spoke."""
    for number, one in enumerate(read):
        if one is not None and goes_on(one, running=running, told=told == one.context.sentence.line):
            extent = Extent(one.context.sentence.start, one.context.sentence.end)
            if run is not None and reputed(one.context) is not of_repute:
                yield run
                run = None
            of_repute, running = reputed(one.context), True
            if run is None:
                run = Found((extent,), QuoteKind.INDIRECT, holders[number], None, None, number)
            else:
                run = replace(run, parts=(Extent(run.parts[0].start, extent.end),))
            continue
        if run is not None:
            yield run
            run = None
        if one is not None:
            running = _in_subjunctive(one)
            spoke = bool(one.frames) or (one.act is not None and one.act.rule == "act")
            told = one.context.sentence.line if spoke else -1
    if run is not None:
        yield run


def _in_subjunctive(one: Reading) -> bool:
    """Whether words of the sentence stand in the subjunctive, so that the next in the second may go on with them."""
    words = [part for frame in one.frames for part in frame.parts]
    return any(
        segment.mood is not Mood.INDICATIVE and any(first <= segment.finite < last for first, last in words)
        for segment in one.context.segments
    )


def _reported(text: Text, read: Sequence[Reading | None]) -> Iterator[Found]:
    for number, one in enumerate(read):
        if (
            one is None
            or one.act is None
            or one.act.rule != "act"
            or one.frames
            or continues(one.context, running=False)
        ):
            continue
        ((first, last),) = own_part(one.context, one.act).parts
        first, last = text.trimmed(first, last)
        extent = (text.extent(first, last),)
        cue = text.extent(*one.act.cue) if one.act.cue else None
        yield Found(extent, QuoteKind.REPORTED, one.act.mention, cue, None, number)


def _antecedents(
    current: Reading | None, spoken_of: Callable[[int], list[Mention]], holders: Sequence[Mention | None], number: int
) -> list[Mention]:
    """Subjects and speakers of the sentences before sentence `number`, the nearest first.

    Before them whom the sentence itself names before a colon: "Olaf Scholz ist froh: „Gut so“, sagte er."
    """
    own = named_before_colon(current.context) if current is not None else None
    found = [own] if own is not None else []
    for back in range(number - 1, max(-1, number - 5), -1):
        found += spoken_of(back)
    return found if (holder := holders[number]) is None else [*found, holder]


def _spoken_of(one: Reading | None) -> list[Mention]:
    """The subject of a sentence, who speaks in it, and the subjects of its further main clauses."""
    if one is None:
        return []
    frames = (frame.mention for frame in one.frames)
    mentions = [one.subject, *frames, *later_subjects(one.context)]
    return [mention for mention in mentions if mention is not None and can_speak(mention)]
