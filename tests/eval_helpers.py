"""A small archive with questions and answers of its own, for the tests of the evaluation."""

from __future__ import annotations

import json
from pathlib import Path

from corpus import Article
from eval.datatypes import Gold, Outcome, Question, QuestionClass, Run
from eval.judge import Court
from rag import Answer, Citation, Refusal, RefusalReason, Statement, StatementKind, Understanding
from rag.datatypes import AnswerSpeaker

TEXT = (
    "Der Deich bei Altdorf hält. „Wir haben alles im Griff“, sagte Bürgermeisterin Ada Lohse am Montag. "
    "Die Pumpen laufen seit drei Tagen. Nach Angaben des Landrats Jens Thoma sei die Lage ernst.\n"
    "Am Abend soll das Wasser fallen."
)
ARTICLE = Article(
    id="deich", title="Am Deich", text=TEXT, outlet="Uferblatt", published="2025-03-01", url="https://ufer.example/1"
)
ARTICLES = {"deich": ARTICLE}
WORDS, SITUATION, PUMPS = "„Wir haben alles im Griff“", "die Lage ernst", "seit drei Tagen"
LOHSE, THOMA = AnswerSpeaker(id="ada-lohse", name="Ada Lohse"), AnswerSpeaker(id="jens-thoma", name="Jens Thoma")


def statement(text: str, **changes: object) -> Statement:
    start = TEXT.index(text)
    fields = {
        "text": text, "kind": StatementKind.NARRATION, "speaker": None, "article_id": "deich", "start": start,
        "end": start + len(text), "citation": 1, "score": 1.0,
    }  # fmt: skip
    return Statement.model_validate(fields | changes)


def answer(question: str, *statements: Statement, confidence: float = 0.8, **changes: object) -> Answer:
    citation = Citation(
        number=1, article_id="deich", title=ARTICLE.title, outlet=ARTICLE.outlet, published=ARTICLE.published,
        url=ARTICLE.url,
    )  # fmt: skip
    fields = {
        "question": question, "language": "de", "understood_as": Understanding(), "status": "answered",
        "refusal": None, "statements": statements, "citations": (citation,) if statements else (),
        "confidence": confidence,
    }  # fmt: skip
    return Answer.model_validate(fields | changes)


def refused(question: str, reason: RefusalReason = RefusalReason.TOPIC_NOT_COVERED) -> Answer:
    return answer(question, status="refused", refusal=Refusal(reason=reason, message="Dazu steht nichts im Archiv."))


SAID = Question(
    id="said", class_=QuestionClass.STATEMENT, question="Was sagte Ada Lohse?",
    gold=(Gold(article="deich", text=WORDS, speaker="Ada Lohse", kind=StatementKind.DIRECT),),
)  # fmt: skip
PUMPING = Question(
    id="pumps", class_=QuestionClass.FACT, fact="how_long", question="Wie lange laufen die Pumpen?",
    gold=(Gold(article="deich", text=PUMPS),),
)  # fmt: skip
UNKNOWN = Question(
    id="unknown", class_=QuestionClass.UNANSWERABLE, question="Was kostet der Deich?",
    refusal=(RefusalReason.TOPIC_NOT_COVERED,),
)  # fmt: skip
QUESTIONS = (SAID, PUMPING, UNKNOWN)
RIGHT = {
    "said": answer(SAID.question, statement(WORDS, kind=StatementKind.DIRECT, speaker=LOHSE)),
    "pumps": answer(PUMPING.question, statement("Die Pumpen laufen seit drei Tagen.")),
    "unknown": refused(UNKNOWN.question),
}


def run(
    answers: dict[str, Answer] | None = None, questions: tuple[Question, ...] = QUESTIONS, **changes: object
) -> Run:
    """A run in which every answer is right but those given."""
    court = Court.over(questions, ARTICLES)
    given = RIGHT | (answers or {})
    outcomes = tuple(
        Outcome(
            question=question, answer=given[question.id], seconds=0.01 * number, gold_rank=1,
            judgement=court.judge(question, given[question.id], gold_rank=1),
        )
        for number, question in enumerate(questions, start=1)
    )  # fmt: skip
    fields = {
        "made_at": "2025-03-02T12:00:00+00:00", "questions_file": "questions.jsonl", "questions_sha256": "q",
        "corpus_sha256": "c", "index_version": "v", "encoder": "e", "articles": 1, "seconds": 0.5,
        "outcomes": outcomes,
    }  # fmt: skip
    return Run.model_validate(fields | changes)


def write_lines(path: Path, *lines: dict[str, object] | str) -> Path:
    """A question file."""
    text = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path
