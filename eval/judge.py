"""One answer against its gold: the metrics of one question, and where it went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus import Article, Span
from eval.datatypes import Gold, Judgement, Question, Stage
from eval.metrics.answers import covers, first_hit, items_found, token_f1
from eval.metrics.attribution import same_speaker
from eval.metrics.grounding import malformed, unsupported
from eval.questions import occurrences
from rag.datatypes import Answer, Statement


@dataclass(frozen=True, slots=True)
class Placed:
    """A gold passage at one of the places it stands."""

    gold: Gold
    span: Span


@dataclass(frozen=True, slots=True)
class Court:
    """What answers are judged by: the articles, and all words whose speaker any question names."""

    articles: Mapping[str, Article]
    known: Mapping[str, Sequence[Placed]]
    """By article."""

    @classmethod
    def over(cls, questions: Iterable[Question], articles: Mapping[str, Article]) -> Court:
        """The court for a question set."""
        known: dict[str, list[Placed]] = {}
        for question in questions:
            for placed in place(question, articles):
                if placed.gold.speaker:
                    known.setdefault(placed.gold.article, []).append(placed)
        return cls(articles, known)

    def judge(self, question: Question, answer: Answer, *, gold_rank: int | None = None) -> Judgement:
        """The verdict on one answer; `gold_rank` only serves to tell bad retrieval from bad choice."""
        golds = place(question, self.articles)
        spans = [_span(statement) for statement in answer.statements]
        expected = [placed.span for placed in golds]
        hit = first_hit(spans, expected)
        checked = [self._names_known(statement) for statement in answer.statements]
        judgement = Judgement(
            first=hit == 0 if golds else None,
            anywhere=hit is not None if golds else None,
            items=items_found(spans, _by_item(golds)) if golds else None,
            token_f1=token_f1(_shown(answer), [gold.text for gold in question.gold]) if golds else None,
            statements=len(answer.statements),
            unsupported=tuple(unsupported(answer, self.articles)),
            malformed=tuple(malformed(answer, self.articles)),
            speaker_right=_speaker_right(answer.statements, golds),
            kind_right=_kind_right(answer.statements, golds),
            known_quotes=sum(1 for right in checked if right is not None),
            wrong_speakers=sum(1 for right in checked if right is False),
            refused=answer.status == "refused",
            refusal_right=_refusal_right(question, answer),
            stage=None,
        )
        return judgement.model_copy(update={"stage": _stage(judgement, answer, gold_rank)})

    def _names_known(self, statement: Statement) -> bool | None:
        """Whether a statement names the speaker of the known words it lies on; None without a name or such words."""
        if statement.speaker is None:
            return None
        span = _span(statement)
        on = [
            placed
            for placed in self.known.get(statement.article_id, ())
            if covers(span, placed.span) or covers(placed.span, span)
        ]
        if not on:
            return None
        return any(same_speaker(statement.speaker.name, placed.gold.speaker_names) for placed in on)


def place(question: Question, articles: Mapping[str, Article]) -> list[Placed]:
    """Every place where a gold of the question stands."""
    return [Placed(gold, span) for gold in question.gold for span in occurrences(gold, articles[gold.article])]


def _by_item(golds: Sequence[Placed]) -> dict[str, list[Span]]:
    items: dict[str, list[Span]] = {}
    for placed in golds:
        items.setdefault(placed.gold.item, []).append(placed.span)
    return items


def _span(statement: Statement) -> Span:
    # An impossible extent is the grounding metric's to report; here it only must not match anything.
    start = max(0, statement.start)
    return Span(statement.article_id, start, max(start + 1, statement.end))


def _shown(answer: Answer) -> str:
    """What the first statement offers as the answer: the marked words if it marks any, else all of it."""
    if not answer.statements:
        return ""
    first = answer.statements[0]
    if first.mark and first.start <= first.mark.start < first.mark.end <= first.end:
        return first.text[first.mark.start - first.start : first.mark.end - first.start]
    return first.text


def _speaker_right(statements: Sequence[Statement], golds: Sequence[Placed]) -> bool | None:
    spoken = [placed for placed in golds if placed.gold.speaker]
    for statement in statements:
        on = [placed for placed in spoken if covers(_span(statement), placed.span)]
        if on:
            given = statement.speaker.name if statement.speaker else ""
            return any(same_speaker(given, placed.gold.speaker_names) for placed in on)
    return None


def _kind_right(statements: Sequence[Statement], golds: Sequence[Placed]) -> bool | None:
    kinds = [placed for placed in golds if placed.gold.kind]
    for statement in statements:
        on = [placed for placed in kinds if covers(_span(statement), placed.span)]
        if on:
            return any(statement.kind is placed.gold.kind for placed in on)
    return None


def _refusal_right(question: Question, answer: Answer) -> bool | None:
    if not question.refusal:
        return None
    return answer.refusal is not None and answer.refusal.reason in question.refusal


def _stage(judgement: Judgement, answer: Answer, gold_rank: int | None) -> Stage | None:
    if judgement.unsupported or judgement.malformed:
        return Stage.UNGROUNDED
    if judgement.refusal_right is not None:
        if judgement.refusal_right:
            return None
        return Stage.WRONG_REASON if judgement.refused else Stage.ANSWERED
    if judgement.refused:
        return Stage.REFUSED
    if not judgement.anywhere:
        return Stage.NOT_CHOSEN if gold_rank else Stage.NOT_RETRIEVED
    return _stage_of_found(judgement, answer)


def _stage_of_found(judgement: Judgement, answer: Answer) -> Stage | None:
    if judgement.wrong_speakers:
        return Stage.WRONG_SPEAKER
    if judgement.speaker_right is False:
        return Stage.NO_SPEAKER if any(s.speaker is None for s in answer.statements) else Stage.WRONG_SPEAKER
    if judgement.kind_right is False:
        return Stage.WRONG_KIND
    if not judgement.first:
        return Stage.NOT_FIRST
    return Stage.INCOMPLETE if judgement.items is not None and judgement.items < 1 else None
