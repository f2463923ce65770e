"""Question files to start from: drafted from an index, or from what users said of answers; a person corrects them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.datatypes import Gold, Question, QuestionClass
from eval.errors import EvalError
from index import Index, Quote, QuoteKind, Speaker
from rag.datatypes import Answer, Statement, StatementKind
from rag.web.feedback import Feedback, read_feedback

_NOUN = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]{4,}")
"""A capitalised word inside a sentence: in German, a noun or a name."""
_SHORTEST, _LONGEST = 25, 240
"""Characters of a quotation worth asking for: shorter ones stand anywhere, longer ones are more than one answer."""
_CLASSES = {
    "statements": QuestionClass.STATEMENT, "who_said": QuestionClass.WHO_SAID, "list": QuestionClass.LIST,
    "comparison": QuestionClass.COMPARISON, "yes_no": QuestionClass.YES_NO, "timeline": QuestionClass.TIMELINE,
}  # fmt: skip


def draft_questions(index: Index, number: int = 100) -> list[Question]:
    """Draft up to `number` questions, speakers in turn so that no one fills the file.

    "Was sagte X über Y?" has every quotation of X with the word Y as alternatives, "Wer sagte ...?" a verbatim one.
    What nobody says (facts, lists, questions without an answer) is a person's to add.
    """
    taken = [list(_of_speaker(index, speaker)) for speaker in _by_quotations(index)]
    turns = max(map(len, taken), default=0)
    drafted = [of_one[turn] for turn in range(turns) for of_one in taken if turn < len(of_one)]
    unique = {question.question.casefold(): question for question in reversed(drafted)}
    chosen = [question for question in drafted if unique[question.question.casefold()] is question][:number]
    return [question.model_copy(update={"id": f"draft-{at:03}"}) for at, question in enumerate(chosen, start=1)]


def questions_of_feedback(file: Path) -> list[Question]:
    """Turn a feedback file of the page into questions; the last verdict on a question counts.

    An answer called right becomes its gold, a refusal called right the refusal expected. For every other verdict the
    question comes without gold, which no question file may have: loading names the line until a person fills it in.
    """
    try:
        last = {(one.question.casefold(), one.history): one for one in read_feedback(file)}
    except OSError as error:
        msg = f"cannot read the feedback {file}: {error.strerror}"
        raise EvalError(msg) from error
    except ValueError as error:
        raise EvalError(str(error)) from error
    return [_of_feedback(one, f"feedback-{at:03}") for at, one in enumerate(last.values(), start=1)]


def question_line(question: Question) -> str:
    """One line of a question file."""
    return json.dumps(question.model_dump(mode="json", by_alias=True, exclude_defaults=True), ensure_ascii=False)


def _by_quotations(index: Index) -> list[Speaker]:
    speakers = index.quotes.speakers.values()
    return sorted(speakers, key=lambda one: (-len(index.quotes.by_speaker(one.id)), one.id))


def _of_speaker(index: Index, speaker: Speaker) -> Iterator[Question]:
    """The questions one speaker gives: about each noun of their quotations, then who said the verbatim ones."""
    about: dict[str, list[Gold]] = defaultdict(list)
    said: list[Question] = []
    for quote in index.quotes.by_speaker(speaker.id):
        gold = _gold(index, quote, speaker)
        if gold is None:
            continue
        noun = _noun(gold.text, speaker)
        if noun:
            about[noun].append(gold)
        if quote.kind is QuoteKind.DIRECT:
            said.append(_question(QuestionClass.WHO_SAID, f"Wer sagte {_in_marks(gold.text)}?", [gold]))
    for noun, golds in about.items():
        yield _question(QuestionClass.STATEMENT, f"Was sagte {speaker.name} über {noun}?", _once(golds))
    yield from said


def _question(kind: QuestionClass, text: str, golds: Sequence[Gold]) -> Question:
    return Question.model_validate({"id": "draft", "class": kind, "question": text, "gold": tuple(golds)})


def _gold(index: Index, quote: Quote, speaker: Speaker) -> Gold | None:
    text = index.articles[quote.span.article_id].text
    part = max(quote.parts, key=lambda one: one.end - one.start)
    words = text[part.start : part.end]
    if not _SHORTEST <= len(words) <= _LONGEST or "\n" in words:
        return None
    spellings = tuple(name for name in speaker.spellings if name != speaker.name)
    kind = StatementKind(quote.kind.value)
    return Gold(article=quote.span.article_id, text=words, speaker=speaker.name, spellings=spellings, kind=kind)


def _noun(text: str, speaker: Speaker) -> str | None:
    """The longest noun of the words, which mostly says what they are about; no part of the speaker's own name."""
    nouns = [noun for noun in _NOUN.findall(text) if noun not in speaker.name]
    return max(nouns, key=lambda noun: (len(noun), noun), default=None)


def _once(golds: Iterable[Gold]) -> list[Gold]:
    return list({(gold.article, gold.text): gold for gold in golds}.values())


def _in_marks(words: str) -> str:
    return f"„{words.strip('„“”»«' + chr(34) + ' .')}“"


def _of_feedback(feedback: Feedback, name: str) -> Question:
    answer = feedback.answer
    right = feedback.verdict == "right"
    refusal = (answer.refusal.reason,) if right and answer.refusal else ()
    kind = QuestionClass.UNANSWERABLE if refusal else _CLASSES.get(answer.understood_as.asks_for, QuestionClass.FACT)
    fields: dict[str, Any] = {
        "id": name, "class_": kind, "question": feedback.question, "history": feedback.history,
        "language": answer.language, "traits": (), "fact": None, "refusal": refusal,
        "gold": tuple(_golds(answer, kind)) if right and not refusal else (),
    }  # fmt: skip
    # Without gold it is no question yet: built unchecked, so that a person finds it in the file and completes it.
    return Question.model_construct(**fields)


def _golds(answer: Answer, kind: QuestionClass) -> Iterator[Gold]:
    several = kind in (QuestionClass.LIST, QuestionClass.COMPARISON, QuestionClass.TIMELINE)
    for number, statement in enumerate(answer.statements, start=1):
        yield _gold_of(statement, (statement.group or str(number)) if several else "")


def _gold_of(statement: Statement, item: str) -> Gold:
    speaker = statement.speaker.name if statement.speaker else None
    return Gold(article=statement.article_id, text=statement.text, speaker=speaker, kind=statement.kind, item=item)
