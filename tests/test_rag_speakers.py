"""Whom a question means, over articles in which names and offices are several people's."""

from __future__ import annotations

import json

import pytest

from index import Index, build_index
from rag import Answer, Assistant, RefusalReason

_ARTICLES = (
    (
        "2005-05-02",
        "Bundeskanzler Gerhard Schröder sagte, die Lage sei gut. Schröder sagte, er bleibe im Amt.",
    ),
    (
        "2010-05-02",
        "Bundeskanzlerin Angela Merkel sagte, die Lage sei ernst. Familienministerin Kristina Schröder sagte, sie "
        "gehe. Der Präsident des Gerichts, Hans-Jürgen Papier, sagte, das Papier liege vor.",
    ),
    ("2010-06-02", "Bill Clinton sagte, er komme. US-Außenministerin Hillary Clinton sagte, sie reise ab."),
    (
        "2023-05-02",
        "Bundeskanzler Olaf Scholz sagte, es sei Zeit. Kremlsprecher Dmitri Peskow sagte, er wisse nichts. Der "
        "Assistent des russischen Präsidenten, Juri Uschakow, sagte, es sei früh.",
    ),
    (
        "2023-05-03",
        "Dmitrij Peskow sagte, es sei spät. Der ukrainische Präsident Wolodymyr Selenskij sagte, er warte. Das Weiße "
        "Haus erklärte, man prüfe das. US-Verteidigungsminister Pete Hegseth sagte, die Kosten seien hoch.",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("namesakes")
    lines = [
        json.dumps({"id": f"a{number}", "title": "Meldung", "text": text, "published": day})
        for number, (day, text) in enumerate(_ARTICLES)
    ]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build_index(folder / "articles.jsonl", folder / "store")
    return Assistant(Index.open(folder / "store"))


def _speakers(answer: Answer) -> list[str]:
    return [one.name for one in answer.understood_as.speakers]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Was sagte Gerhard Schröder?", "Gerhard Schröder"),
        ("Was sagte Bundeskanzler Schröder?", "Gerhard Schröder"),
        ("Was sagte Ministerin Schröder?", "Kristina Schröder"),
        ("Was sagte Hillary Clinton?", "Hillary Clinton"),
        ("Was sagte Papier?", "Hans-Jürgen Papier"),
        ("Was sagte Selensky?", "Wolodymyr Selenskij"),
        ("Was sagte Volodymyr Zelenskyy?", "Wolodymyr Selenskij"),
        ("Was sagte Uschakov?", "Juri Uschakow"),
        ("Was sagte Hegset?", "Pete Hegseth"),
        ("Was sagte Pescow?", "Dmitri Peskow"),
        ("Was sagte Kremlsprecher Peskow?", "Dmitri Peskow"),
        ("Was sagte der Kremlsprecher?", "Dmitri Peskow"),
        ("Was sagte der ukrainische Präsident?", "Wolodymyr Selenskij"),
        ("What did the Kremlin spokesman say?", "Dmitri Peskow"),
        ("What did the Ukrainian president say?", "Wolodymyr Selenskij"),
        ("What did the White House say?", "Weißes Haus"),
        ("was sagte peskow?", "Dmitri Peskow"),
    ],
)
def test_one_speaker_is_meant_and_answers_alone(assistant: Assistant, question: str, name: str) -> None:
    answer = assistant.ask(question)
    assert _speakers(answer) == [name]
    assert {one.speaker.name for one in answer.statements if one.speaker} == {name}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Was sagte der Bundeskanzler im Mai 2005?", "Gerhard Schröder"),
        ("Was sagte die Bundeskanzlerin 2010?", "Angela Merkel"),
        ("Was sagte der Bundeskanzler?", "Olaf Scholz"),
        ("What did the German chancellor say?", "Olaf Scholz"),
    ],
)
def test_an_office_is_its_holder_s_of_the_time_asked_for(assistant: Assistant, question: str, name: str) -> None:
    answer = assistant.ask(question)
    assert _speakers(answer) == [name]
    assert {one.speaker.name for one in answer.statements if one.speaker} == {name}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Was sagte Schröder?", ["Gerhard Schröder", "Kristina Schröder"]),
        ("What did Clinton say?", ["Bill Clinton", "Hillary Clinton"]),
    ],
)
def test_a_name_of_several_is_asked_back(assistant: Assistant, question: str, names: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.AMBIGUOUS_PERSON
    assert sorted(_speakers(answer)) == names
    assert [name for name in names if not any(name in one for one in answer.refusal.suggestions)] == []


@pytest.mark.parametrize("question", ["Was steht im Papier?", "Wie ist das Wetter?", "Wann beginnt die Sitzung?"])
def test_a_noun_is_nobody(assistant: Assistant, question: str) -> None:
    assert _speakers(assistant.ask(question)) == []


@pytest.mark.parametrize("question", ["Was sagte Igor Peskow?", "Was sagte der ehemalige ukrainische Präsident?"])
def test_another_of_the_name_or_office_is_not_met(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (_speakers(answer), answer.status) == ([], "refused")


def test_a_body_without_words_of_its_own_answers_by_its_spokesman_only(assistant: Assistant) -> None:
    archive = assistant.index.quotes.speakers
    assert "kreml" not in archive
    answer = assistant.ask("Was sagte das Weiße Haus?")
    assert [one.text for one in answer.statements] == ["Das Weiße Haus erklärte, man prüfe das."]
