"""What an evaluation is made of: questions with their gold, and what came of asking them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rag.datatypes import Answer, RefusalReason, StatementKind


class Model(BaseModel):
    """Frozen, and nothing in it that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class QuestionClass(StrEnum):
    """What is asked for."""

    STATEMENT = "statement"
    WHO_SAID = "who_said"
    FACT = "fact"
    LIST = "list"
    COMPARISON = "comparison"
    YES_NO = "yes_no"
    TIMELINE = "timeline"
    UNANSWERABLE = "unanswerable"


class Trait(StrEnum):
    """How it is asked; a question can have several."""

    COLLOQUIAL = "colloquial"
    MISSPELT = "misspelt"
    PARAPHRASED = "paraphrased"


class Gold(Model):
    """One passage that answers the question, or one of the things it asks for.

    `text` stands in the article exactly as here and is as short as it can be. `spellings` are other names that
    are right for the speaker. Golds with the same `item` are alternatives; those of different items are all
    asked for (a list, the sides of a comparison, the entries of a timeline).
    """

    article: str = Field(min_length=1)
    text: Annotated[str, Field(min_length=1, pattern=r"\S")]
    speaker: str | None = None
    spellings: tuple[str, ...] = ()
    kind: StatementKind | None = None
    item: str = ""

    @property
    def speaker_names(self) -> tuple[str, ...]:
        """Every name that is right; empty where the gold names no speaker."""
        return (self.speaker, *self.spellings) if self.speaker else ()

    @model_validator(mode="after")
    def _consistent(self) -> Gold:
        if self.kind is StatementKind.NARRATION and self.speaker:
            msg = f"contradiction: kind 'narration' with a speaker ({self.speaker!r})"
            raise ValueError(msg)
        if self.spellings and not self.speaker:
            msg = "contradiction: spellings without a speaker"
            raise ValueError(msg)
        return self


class Question(Model):
    """One question with its gold passages, or with the refusals that would be right."""

    id: str = Field(min_length=1)
    class_: QuestionClass = Field(alias="class")
    question: str
    history: tuple[str, ...] = ()
    language: Literal["de", "en"] = "de"
    traits: tuple[Trait, ...] = ()
    fact: Literal["who", "when", "where", "how_many", "how_long", "why", "what"] | None = None
    gold: tuple[Gold, ...] = ()
    refusal: tuple[RefusalReason, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Question:
        problem = self._contradiction()
        if problem:
            raise ValueError(problem)
        return self

    def _contradiction(self) -> str | None:
        if self.gold and self.refusal:
            return "contradiction: both gold passages and a refusal are expected"
        if not self.gold and not self.refusal:
            return "neither gold passages nor an expected refusal"
        if (self.class_ is QuestionClass.UNANSWERABLE) != bool(self.refusal):
            return "contradiction: class 'unanswerable' goes with an expected refusal, every other class with gold"
        if (self.fact is not None) and self.class_ is not QuestionClass.FACT:
            return f"contradiction: fact type {self.fact!r} on a question of class {self.class_.value!r}"
        if not self.question.strip() and RefusalReason.EMPTY_QUESTION not in self.refusal:
            return "the question is empty; only a question that expects the refusal 'empty_question' may be"
        if len({(gold.article, gold.text) for gold in self.gold}) < len(self.gold):
            return "duplicate: the same gold passage twice"
        return None

    @property
    def items(self) -> tuple[str, ...]:
        """The things asked for, in order of first appearance."""
        return tuple(dict.fromkeys(gold.item for gold in self.gold))


class Stage(StrEnum):
    """Where a failed answer went wrong: the earliest step that explains it."""

    UNGROUNDED = "ungrounded"
    NOT_RETRIEVED = "not_retrieved"
    REFUSED = "refused"
    NOT_CHOSEN = "not_chosen"
    WRONG_SPEAKER = "wrong_speaker"
    NO_SPEAKER = "no_speaker"
    WRONG_KIND = "wrong_kind"
    NOT_FIRST = "not_first"
    INCOMPLETE = "incomplete"
    ANSWERED = "answered"
    WRONG_REASON = "wrong_reason"


class Judgement(Model):
    """One answer against its gold. None means: the question has nothing to say about this."""

    first: bool | None
    """A gold passage is in the first statement."""
    anywhere: bool | None
    """A gold passage is in any statement."""
    items: float | None
    """Share of the things asked for that a statement covers."""
    token_f1: float | None
    statements: int
    unsupported: tuple[str, ...]
    """One reason for each statement the articles do not bear out."""
    malformed: tuple[str, ...]
    """What is wrong with the answer as a whole: its status, its numbering, a citation that misstates its article."""
    speaker_right: bool | None
    """The first statement that has a gold with a speaker names that speaker."""
    kind_right: bool | None
    known_quotes: int
    """Statements that lie on words whose speaker some question of the set names ..."""
    wrong_speakers: int
    """... and those of them that name somebody else."""
    refused: bool
    refusal_right: bool | None
    """For an unanswerable question: refused, for an expected reason."""
    stage: Stage | None
    """None where nothing is wrong."""


class Outcome(Model):
    """A question, what was answered, how long it took, and the verdict."""

    question: Question
    answer: Answer
    seconds: float
    gold_rank: int | None
    """Rank at which plain hybrid search for the question brings a gold passage; None if not among the first 50."""
    judgement: Judgement


class LegRanking(Model):
    """Where one leg of the retriever ranks the gold of one question."""

    question_id: str
    rank: int | None
    """Of the first gold passage; None if it is not among the first 50."""
    recall_at: dict[int, float]
    reciprocal_rank: float
    ndcg: float


class LegOutcome(Model):
    """One leg over all questions that can be searched as they stand."""

    leg: str
    rankings: tuple[LegRanking, ...]


class Variant(Model):
    """The same questions, asked of an assistant with one part taken away."""

    name: str
    judgements: dict[str, Judgement]


class Run(Model):
    """One evaluation, whole: what was asked of what, and everything that came back."""

    format: Literal[1] = 1
    made_at: str
    questions_file: str
    questions_sha256: str
    corpus_sha256: str
    index_version: str
    encoder: str
    articles: int
    seconds: float
    """The whole evaluation, variants included."""
    outcomes: tuple[Outcome, ...]
    legs: tuple[LegOutcome, ...] = ()
    variants: tuple[Variant, ...] = ()
