"""Whose words answer a question of words, and which of them: over small articles, each for one rule."""

from __future__ import annotations

import json

import pytest

from index import Index, build_index
from index.word_keys import word_key
from rag import Answer, Assistant, RefusalReason
from rag.archive import Archive
from rag.enumeration import coordination, wants_items
from rag.question import read_question
from rag.speakers import FoundSpeaker
from rag.spoken import spokesmen

_ARTICLES = {
    "eisbaeren": (
        "Liste bedrohter Tierarten wird länger",
        "2006-12-28",
        "Die Vereinigten Staaten wollen den Eisbären schützen.\n\nDas Eis der Arktis geht seit Jahren zurück. „Bisher "
        "kam keine Art in so engem Zusammenhang mit dem Klimawandel auf die Liste“, sagte Innenminister Dirk "
        "Kempthorne.",
    ),
    "parks": (
        "Streit um die Parks",
        "2007-03-01",
        "Innenminister Dirk Kempthorne sagte der Jakarta Post, die Parks blieben offen. Die Jakarta Post erscheint "
        "täglich.",
    ),
    "tranche": (
        "Tranche für Athen",
        "2011-06-16",
        "Die Geldgeber prüfen die Zahlung an Athen. Die Tranche zahlen die Geldgeber im Juli. Die nächste Tranche der "
        "Geldgeber zahlen Kommission, Währungsfonds (IWF) und Zentralbank.",
    ),
    "folgen": (
        "Folgen der Reform",
        "2011-07-16",
        "Aus der Reform der Bahn ergeben sich drei Folgen.\nErstens: Die Fahrpreise steigen.\nZweitens: Es fahren mehr "
        "Züge.\nDrittens: Der Bund spart Geld.",
    ),
    "besuche": (
        "Norweger in Helsinki",
        "2012-02-20",
        "Am 3. Februar 2012 war Jens Stoltenberg zu Besuch bei Tarja Halonen. Am 5. Februar 2012 feierten Jens "
        "Stoltenberg und Tarja Halonen Geburtstag.\n\n"
        "„Es war schön“, sagte Jens Stoltenberg. „Ja“, sagte Tarja Halonen.",
    ),
    "besuch-ohne-jahr": (
        "Wieder ein Besuch",
        None,
        "Am 29. Dezember empfing Tarja Halonen den Norweger Jens Stoltenberg zu einem Besuch in Helsinki.",
    ),
    "krieg": (
        "Worte auf Telegram",
        "2025-10-17",
        "Am Abend gab es neue Angriffe. „Jede Entscheidung bringt das Ende des Krieges näher“, schrieb Wolodymyr "
        "Selenskyj. Er dankte allen. Der Krieg dauert an.",
    ),
    "libyen": (
        "Flugverbot über Libyen",
        "2011-03-18",
        "Der Bund erklärte, er zahle mit. Der deutsche Außenminister Guido Westerwelle sagte, man beteilige sich "
        "nicht.",
    ),
    "haushalt": (
        "Haushalt des Innenministeriums",
        "2007-02-05",
        "Der Kongress berät über den Haushalt.\n\n„Wir brauchen mehr Geld für die Parks“, sagte Innenminister Dirk "
        "Kempthorne.",
    ),
    "garantien": (
        "Was Garantien wert sind",
        "2025-12-30",
        "Der Senat stimmt im Januar über die Garantien ab. Analysten weisen darauf hin, dass Garantien ohne Gesetz "
        "wenig wert sind. Kritiker der Analysten verweisen auf frühere Garantien. Nach Ansicht von Beobachtern fehlt "
        "für Garantien die Mehrheit. Der Ökonom und Experte Ferdinand Dudenhöffer sagte, Garantien seien teuer.",
    ),
    "walfang": (
        "Island und der Walfang",
        "2006-10-17",
        "Island will den Walfang im Oktober 2006 wieder erlauben. Seit dem 17. Oktober 2006 gibt es Quoten für den "
        "Walfang vor Island. Nach dem Moratorium gab Island den Walfang im Jahr 1986 ganz auf. Seit 2003 erlaubt "
        "Island den Walfang zu wissenschaftlichen Zwecken.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("statements")
    lines = [
        json.dumps({"id": key, "title": title, "text": text, "published": day})
        for key, (title, day, text) in _ARTICLES.items()
    ]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build_index(folder / "articles.jsonl", folder / "store")
    return Assistant(Index.open(folder / "store"))


def _texts(answer: Answer) -> list[str]:
    return [one.text for one in answer.statements]


def _refused(answer: Answer) -> RefusalReason | None:
    return answer.refusal.reason if answer.refusal else None


def test_words_in_an_article_on_the_topic_are_on_it(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Kempthorne über Eisbären?")
    assert _texts(answer) == [
        "„Bisher kam keine Art in so engem Zusammenhang mit dem Klimawandel auf die Liste“, sagte Innenminister Dirk "
        "Kempthorne."
    ]


def test_words_in_articles_on_other_topics_are_not(assistant: Assistant) -> None:
    assert _refused(assistant.ask("Was sagte Kempthorne über Giraffen?")) is RefusalReason.NOT_ON_THIS_TOPIC


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Was sagen Analysten zu Garantien?",
            ["Analysten weisen darauf hin, dass Garantien ohne Gesetz wenig wert sind."],
        ),
        (
            "Was sagten die Beobachter über Garantien?",
            ["Nach Ansicht von Beobachtern fehlt für Garantien die Mehrheit."],
        ),
        ("Was sagen Kritiker zu Garantien?", ["Kritiker der Analysten verweisen auf frühere Garantien."]),
    ],
)
def test_groups_are_met_by_their_mention(assistant: Assistant, question: str, said: list[str]) -> None:
    assert _texts(assistant.ask(question)) == said


def test_many_of_an_office_are_no_holder_of_it(assistant: Assistant) -> None:
    assert _refused(assistant.ask("Was sagten Experten zu Garantien?")) is RefusalReason.PERSON_NOT_QUOTED
    assert [one.name for one in assistant.ask("Was sagte der Experte zu Garantien?").understood_as.speakers] == [
        "Ferdinand Dudenhöffer"
    ]


def test_years_date_what_is_told_and_an_exact_day_stands_for_its_month(assistant: Assistant) -> None:
    answer = assistant.ask("Nenne chronologisch die Ereignisse zum Walfang in Island.")
    assert [one.group for one in answer.statements] == ["1986", "2003", "17. Oktober 2006"]


def test_only_what_names_the_event_is_in_its_course_and_days_of_no_year_come_last(assistant: Assistant) -> None:
    answer = assistant.ask("Chronologie der Besuche von Jens Stoltenberg bei Tarja Halonen")
    assert [one.group for one in answer.statements] == ["3. Februar 2012", "29. Dezember"]


def test_who_was_told_is_no_topic(assistant: Assistant) -> None:
    told = assistant.ask("Was sagte Kempthorne der Jakarta Post?")
    assert _texts(told) == ["Innenminister Dirk Kempthorne sagte der Jakarta Post, die Parks blieben offen."]
    assert len(_texts(assistant.ask("Was sagte Kempthorne dem Spiegel?"))) == 3


def test_a_time_without_articles_is_refused_for_the_time(assistant: Assistant) -> None:
    answer = assistant.ask("Was berichteten die Medien im Mai 2020 über Garantien?")
    assert _refused(answer) is RefusalReason.OUTSIDE_DATES


def test_a_coordination_answers_which_of_a_kind_and_is_marked(assistant: Assistant) -> None:
    first = assistant.ask("Welche Geldgeber zahlen die nächste Tranche?").statements[0]
    assert first.mark is not None
    text = assistant.index.articles[first.article_id].text
    assert text[first.mark.start : first.mark.end] == "Kommission, Währungsfonds (IWF) und Zentralbank"


def test_items_behind_the_sentence_that_announces_them_are_the_answer(assistant: Assistant) -> None:
    assert _texts(assistant.ask("Welche Folgen ergeben sich aus der Reform der Bahn?"))[:3] == [
        "Erstens: Die Fahrpreise steigen.",
        "Zweitens: Es fahren mehr Züge.",
        "Drittens: Der Bund spart Geld.",
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Die Stimmen kamen von Kuba, Syrien und Venezuela.", "Kuba, Syrien und Venezuela"),
        ("Dabei sind das Ministerium, die Armee, die Luftwaffe und Firmen wie Apple.",
         "Ministerium, die Armee, die Luftwaffe und Firmen"),
        ("Er kam nach Rom, blieb eine Woche und fuhr nach Paris.", None),
        ("Sie trafen Merkel und Scholz.", None),
    ],
)  # fmt: skip
def test_a_coordination_has_three_items_without_a_verb(text: str, items: str | None) -> None:
    found = coordination(text)
    assert (text[found.start : found.end] if found else None) == items


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Welche Länder stimmten dagegen?", True),
        ("Welche Politiker kamen?", True),
        ("Nenne die Gäste.", True),
        ("Which countries voted?", True),
        ("Was nannte die Partei als Ziele?", True),
        ("Was nannte die Partei als Ziel?", False),
        ("Welche Partei gewann?", False),
        ("Welchen Ort nannte er?", False),
        ("Aus welchen zwei Ländern kamen sie?", False),
        ("Welche Mengen liefen aus?", False),
    ],
)
def test_whether_several_things_are_asked_for(assistant: Assistant, question: str, several: bool) -> None:
    finder = Archive(assistant.index).finder
    assert wants_items(read_question(question, finder, days=(), outlets=())) is several


def test_a_noun_of_doing_is_met_by_what_it_is_made_of(assistant: Assistant) -> None:
    archive = Archive(assistant.index)
    question = read_question("Was sagte man über die Beendigung?", archive.finder, days=(), outlets=())
    (term,) = archive.terms(question)
    assert (word_key("Ende"),) in term.ways
    answer = assistant.ask("Was hat Selenskyj über die Beendigung des Krieges gesagt?")
    assert _texts(answer) == ["„Jede Entscheidung bringt das Ende des Krieges näher“, schrieb Wolodymyr Selenskyj."]


def test_a_country_is_spoken_for_whatever_its_speaker_is_called(assistant: Assistant) -> None:
    bund = next(one for one in assistant.index.quotes.speakers.values() if one.name == "Bund")
    ids = spokesmen(Archive(assistant.index), [FoundSpeaker(bund, "Deutschland", 0, 11)])
    assert {assistant.index.quotes.speakers[key].name for key in ids} == {"Bund", "Guido Westerwelle"}
