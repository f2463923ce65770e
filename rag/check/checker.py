"""Each quotation looked up: exact, altered, under a wrong name, of another article, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from index import Index
from rag.check.align import Alignment, changes, exact, likeness, nearest
from rag.check.attributed import Attributed, Verdict
from rag.check.datatypes import Change, CheckReport, Finding, Found, Status
from rag.check.draft import Claim, claims_of_text
from rag.check.lookup import Lookup
from rag.check.sources import Source, Sources
from rag.check.words import Segment, Stream
from rag.datatypes import StatementKind

_MOST_PLACES = 4
"""Places of the same words looked at in one article."""
_MOST_NAMED = 50
"""Articles of a named outlet that are read, beside those that share the words."""
_SHOWN_ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """Words of an article the quotation was laid on."""

    stream: Stream
    laid: Sequence[Alignment]
    found: Found
    verdict: Verdict
    in_source: bool


class Checker:
    """Checks quotations against one opened index; checking changes nothing."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lookup = Lookup(index)
        self._attributed = Attributed(index)

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self._index.articles.values())

    def check_text(self, text: str) -> CheckReport:
        """Check every quotation of a text; raises DraftError for a text that cannot be read as one."""
        return self.check(claims_of_text(text))

    def check(self, claims: Iterable[Claim]) -> CheckReport:
        """Check quotations, however they were read."""
        return CheckReport.of(tuple(self._finding(claim) for claim in claims))

    def _finding(self, claim: Claim) -> Finding:
        source = self._source(claim)
        places = list(self._exact(claim, source))
        if places:
            best = min(places, key=lambda place: _rank(claim, place))
            compared = self._changes(claim, best)
            return self._report(claim, source, _status(claim, source, best, compared), best, compared, places)
        near = self._nearest(claim, source)
        if near is not None:
            return self._report(claim, source, Status.ALTERED, near, self._changes(claim, near), [])
        return self._report(claim, source, Status.NOT_IN_CORPUS if claim.speech else Status.NAME, None, (), [])

    def _source(self, claim: Claim) -> Source | None:
        if claim.statement is not None:
            return Source(claim.statement.article_id, frozenset({claim.statement.article_id}))
        return self._sources.named(claim.around, claim.text)

    def _exact(self, claim: Claim, source: Source | None) -> Iterator[_Place]:
        longest = max(claim.segments, key=lambda segment: len(segment.words))
        ids = self._lookup.with_all(_words(claim.text, longest))
        for article_id in dict.fromkeys((*ids, *self._lookup.nearest(_all_words(claim)), *_read(source))):
            for stream in self._streams(article_id):
                for laid in islice(exact(claim.segments, stream), _MOST_PLACES):
                    if laid:
                        yield self._place(claim, source, article_id, stream, laid)

    def _nearest(self, claim: Claim, source: Source | None) -> _Place | None:
        places = []
        for article_id in dict.fromkeys((*self._lookup.nearest(_all_words(claim)), *_read(source))):
            for stream in self._streams(article_id):
                laid = nearest(claim.segments, stream)
                if laid:
                    places.append(self._place(claim, source, article_id, stream, laid))
        return min(places, key=lambda place: (-round(likeness(place.laid), 3), _rank(claim, place)), default=None)

    def _streams(self, article_id: str) -> tuple[Stream, ...]:
        return self._lookup.streams(article_id) if article_id in self._index.articles else ()

    def _place(
        self, claim: Claim, source: Source | None, article_id: str, stream: Stream, laid: Sequence[Alignment]
    ) -> _Place:
        start, end = stream.words[laid[0].first].start, stream.words[laid[-1].last - 1].end
        found = self._attributed.found(article_id, start, end)
        if claim.statement is not None:
            found, verdict = self._attributed.of_statement(claim.statement, found)
        else:
            verdict = self._attributed.verdict(claim.named, found)
        return _Place(stream, laid, found, verdict, source is None or article_id in source.article_ids)

    def _changes(self, claim: Claim, place: _Place) -> tuple[Change, ...]:
        article = self._index.articles[place.found.article_id].text
        return changes(claim.text, claim.segments, article, place.stream, place.laid)

    def _report(
        self,
        claim: Claim,
        source: Source | None,
        status: Status,
        place: _Place | None,
        compared: tuple[Change, ...],
        places: Sequence[_Place],
    ) -> Finding:
        verdict: Verdict = "unknown" if claim.named else "not_named"
        elsewhere = {one.found.article_id: one.found for one in places if place and one.found != place.found}
        if place is not None:
            verdict = place.verdict
            elsewhere.pop(place.found.article_id, None)
        return Finding(
            start=claim.start, end=claim.end, line=claim.line, text=claim.shown,
            speaker=claim.named.shown if claim.named else None, source=source.shown if source else None,
            status=status, speaker_verdict=verdict, changes=compared, found=place.found if place else None,
            also=tuple(elsewhere.values())[:_SHOWN_ELSEWHERE],
        )  # fmt: skip


def _rank(claim: Claim, place: _Place) -> tuple[object, ...]:
    """The place that speaks most for the text comes first: its speaker, its source, words quoted rather than told."""
    verdicts = {"right": 0, "not_named": 0, "unknown": 1, "wrong": 2}
    apart = abs(place.found.start - claim.statement.start) if claim.statement else 0
    kind = place.found.kind is not StatementKind.DIRECT
    return (verdicts[place.verdict], not place.in_source, kind, apart, place.found.article_id, place.found.start)


def _status(claim: Claim, source: Source | None, place: _Place, compared: Sequence[Change]) -> Status:
    """What is wrong where no word is."""
    if place.verdict == "wrong":
        return Status.WRONG_SPEAKER
    if not place.in_source:
        return Status.WRONG_ARTICLE
    told = claim.statement is not None and claim.statement.kind is not StatementKind.DIRECT
    if place.found.kind is not StatementKind.DIRECT and not told:
        return Status.NOT_VERBATIM if claim.speech else Status.NAME
    broken = any(change.step in ("omitted", "inserted") for change in compared)
    return Status.OMISSIONS if broken else Status.EXACT


def _read(source: Source | None) -> list[str]:
    return sorted(source.article_ids)[:_MOST_NAMED] if source else []


def _words(text: str, segment: Segment) -> str:
    return text[segment.words[0].start : segment.words[-1].end] if segment.words else ""


def _all_words(claim: Claim) -> str:
    return " ".join(_words(claim.text, segment) for segment in claim.segments)
