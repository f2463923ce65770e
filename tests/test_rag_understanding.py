"""How questions are read: what is asked for, of whom, about what; each rule with the example it is for."""

from __future__ import annotations

from datetime import date

import pytest

from index import Speaker, SpeakerKind
from index.datatypes import Role
from index.quotes import SpeakerNames
from index.word_keys import word_key
from rag.acts import act_of, acts_in
from rag.circumstance import circumstances
from rag.conversation import in_conversation
from rag.fact_types import fact_type
from rag.offices import in_office, with_english
from rag.outlets import named_outlet
from rag.question import Question, read_question
from rag.speakers import SpeakerFinder
from rag.words import find_words


def _speaker(key: str, name: str, *roles: str, kind: SpeakerKind = SpeakerKind.PERSON) -> Speaker:
    return Speaker(key, name, kind, tuple(Role(role, "a") for role in roles), (name,))


_SPEAKERS = {
    one.id: one
    for one in (
        _speaker("hegseth", "Pete Hegseth", "US-Verteidigungsminister"),
        _speaker("trump", "Donald Trump", "US-Präsident"),
        _speaker("selenskyj", "Wolodymyr Selenskyj", "der ukrainische Präsident"),
        _speaker("peskow", "Dmitri Peskow", "Kremlsprecher"),
        _speaker("uschakow", "Juri Uschakow", "Assistent des russischen Präsidenten"),
        _speaker("orban", "Viktor Orban", "der ungarische Ministerpräsident"),
        _speaker("weisses-haus", "Weißes Haus", kind=SpeakerKind.INSTITUTION),
        _speaker("kreml", "Kreml", kind=SpeakerKind.INSTITUTION),
        _speaker("aussenministerium", "Russisches Außenministerium", kind=SpeakerKind.INSTITUTION),
    )
}
_FINDER = SpeakerFinder(with_english(in_office(SpeakerNames(_SPEAKERS).resolve)))
_DAYS = (date(2025, 2, 12), date(2025, 10, 17), date(2025, 12, 31))
_OUTLETS = ("DIE ZEIT", "dpa.de", "Abendblatt")


def _read(text: str) -> Question:
    return read_question(text, _FINDER, days=_DAYS, outlets=_OUTLETS)


def _after(*questions: str) -> Question:
    *earlier, last = [_read(one) for one in questions]
    return in_conversation(last, earlier, lambda _: None)[0]


def _ids(question: Question) -> list[str]:
    return [one.speaker.id for one in question.speakers]


def _topic(question: Question) -> str:
    return " ".join(word.text for word in question.topic)


@pytest.mark.parametrize(
    ("text", "asks_for", "speakers", "topic"),
    [
        ("Was sagte Hegseth zur Nato?", "statements", ["hegseth"], "Nato"),
        ("Was hat der US-Verteidigungsminister zum Nato-Beitritt gesagt?", "statements", ["hegseth"], "Nato-Beitritt"),
        ("Was sagte das russische Außenministerium zu Truppen?", "statements", ["aussenministerium"], "Truppen"),
        ("Was kündigte Kremlsprecher Peskow an?", "statements", ["peskow"], ""),
        ("Was sagte die Ukraine zu Garantien?", "statements", ["selenskyj"], "Garantien"),
        ("Was sagte der Sprecher des Kremls, Peskow, zur Nato?", "statements", ["peskow"], "Nato"),
        ("Was sagte Orban, Kreml, zur Nato?", "statements", ["orban"], "Nato"),
        ("Was sagten Orban, Trump und Hegseth zur Nato?", "comparison", ["orban", "trump", "hegseth"], "Nato"),
        ("Was warf ihr der Kreml vor?", "statements", ["kreml"], ""),
        ("Welche Ziele nannte Orban zur Nato?", "statements", ["orban"], "Ziele Nato"),
        ("Was sagte Orban Ende Mai zur Nato?", "statements", ["orban"], "Nato"),
        ("Welche Vermutung äußerte Orban zur Nato?", "statements", ["orban"], "Nato"),
        ("Womit drohte Hegseth Selenskyj?", "statements", ["hegseth"], ""),
        ("Was hat der Orban denn so rausgehauen?", "statements", ["orban"], ""),
        ("was sagt hegseth zur nato", "statements", ["hegseth"], "nato"),
        ("Die Haltung von Orban zu Budapest", "statements", ["orban"], "Budapest"),
        ("Hat Orban etwas zu Budapest gesagt?", "statements", ["orban"], "Budapest"),
        ("What did the Kremlin spokesman say about the call?", "statements", ["peskow"], "call"),
        ("How did the US secretary of defense react?", "statements", ["hegseth"], ""),
        ("Was sagen Trump und Orban zu Budapest?", "comparison", ["trump", "orban"], "Budapest"),
        ("Worin unterscheiden sich die Darstellungen des Weißen Hauses und des Kremls zum Telefonat?", "comparison",
         ["weisses-haus", "kreml"], "Telefonat"),
        ("Wer warnte vor Raketen?", "who_said", [], "Raketen"),
        ("Von wem stammt der Satz, das werde teuer?", "who_said", [], "teuer"),
        ("Welcher Berater sprach von einem Fehler?", "who_said", [], "Berater Fehler"),
        ("Schicken die USA Truppen?", "yes_no", [], "Schicken USA Truppen"),
        ("Did Trump promise missiles?", "yes_no", [], "promise missiles"),
        ("Wie lange dauerte das Gespräch?", "fact", [], "dauerte Gespräch"),
        ("Wann telefonierten sie im Jahr 2025?", "timeline", [], "telefonierten 2025"),
        ("Wie hat sich der Ton von Hegseth verändert?", "timeline", ["hegseth"], ""),
        ("Wer hat die Drohne entwickelt?", "fact", [], "Drohne entwickelt"),
        ("Wo wird die veränderte Kartoffel angebaut?", "fact", [], "veränderte Kartoffel angebaut"),
        ("Nenne die Positionen von Hegseth zum Frieden.", "list", ["hegseth"], "Frieden"),
        ("Tomahawks", "unknown", [], "Tomahawks"),
    ],
)  # fmt: skip
def test_what_is_asked_for_of_whom_and_about_what(text: str, asks_for: str, speakers: list[str], topic: str) -> None:
    read = _read(text)
    assert (read.asks_for, _ids(read), _topic(read)) == (asks_for, speakers, topic)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Was sagte Ursula von der Leyen zur Nato?", "Ursula von der Leyen"),
        ("Was sagte der britische Verteidigungsminister?", "Der britische Verteidigungsminister"),
        ("Was sagte der Präsident von Russland?", "Der Präsident von Russland"),
        ("Was sagte der ehemalige US-Präsident zur Nato?", "Der ehemalige US-Präsident"),
        ("What did the British defence secretary say?", "The British defence secretary"),
        ("Was sagte Deutschland dazu?", "Deutschland"),
        ("Was sagte Can?", "Can"),
        ("Was sagte May zur Nato?", "May"),
    ],
)
def test_an_office_met_only_in_part_is_nobody_of_the_corpus(text: str, unknown: str) -> None:
    read = _read(text)
    assert (read.asks_for, _ids(read), read.subject) == ("statements", [], unknown)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Was sagte Trump laut dpa?", "dpa.de"),
        ("Was stand in der Zeit über Trump?", "DIE ZEIT"),
        ("Was geschah in der Zeit nach dem Krieg?", None),
        ("Was schrieb das Abendblatt?", "Abendblatt"),
        ("Seit wann ist das Abendblatt gesperrt?", None),
        ("Was sagte Trump vor der Abendblatt-Sperre?", None),
        ("Was sagte Trump über das Abendblatt?", None),
        ("Was hat das Abendblatt zu Trump veröffentlicht?", "Abendblatt"),
    ],
)
def test_outlets_by_the_names_people_use(text: str, found: str | None) -> None:
    outlet = named_outlet(text, _OUTLETS)
    assert (outlet.name if outlet else None) == found


def test_a_source_is_told_from_the_one_asked_about() -> None:
    read = _read("Wie hat Trump laut Uschakow reagiert?")
    assert (_ids(read), [one.speaker.id for one in read.sources]) == (["trump"], ["uschakow"])


def test_the_time_words_of_an_occasion_are_found() -> None:
    text = "Was sagte Orban vor dem Treffen mit Trump?"
    assert [text[start:end] for start, end in circumstances(text)] == ["vor dem Treffen mit Trump"]


def test_a_warning_is_a_warning_as_verb_and_as_noun() -> None:
    text = "Wovor warnte er?"
    act = act_of(text, find_words(text))
    assert act is not None
    assert act in acts_in("Seine Warnung galt dem Damm.")
    assert act not in acts_in("Er lobte den Damm.")


@pytest.mark.parametrize(
    ("chain", "asks_for", "speakers", "topic", "carried"),
    [
        (("Was sagte Hegseth zu Grenzen?", "Und zur Nato?"), "statements", ["hegseth"], "Nato", ("speaker",)),
        (("Wo brannte das Hotel?", "Und wie viele wurden verletzt?"), "fact", [], "brannte Hotel verletzt", ("topic",)),
        (("Was sagte Hegseth zu Grenzen?", "Und Trump?"), "statements", ["trump"], "Grenzen", ("topic",)),
        (("Was sagte Hegseth zu Grenzen?", "Und die Ukraine?"), "statements", ["selenskyj"], "Grenzen", ("topic",)),
        (("Was sagte Hegseth zu Grenzen?", "Was sagte der Kreml dazu?"), "statements", ["kreml"], "Grenzen",
         ("topic",)),
        (("Was sagte Hegseth zu Grenzen?", "Was sagte er zur Nato?"), "statements", ["hegseth"], "Nato", ("speaker",)),
        (("Was sagte Hegseth zu Grenzen?", "Warum?"), "fact", [], "Grenzen", ("speaker", "topic")),
        (("Was geschah beim Austausch?", "Wer hat ihn eingefädelt?", "Wann war das?"), "fact", [],
         "Austausch eingefädelt", ("topic",)),
        (("Was sagte Hegseth zu Grenzen?", "Und zur Nato?", "Was sagt Orban dazu?"), "statements", ["orban"], "Nato",
         ("topic",)),
        (("Was sagte Hegseth zu Grenzen?", "Was sagte Orban zu Budapest?"), "statements", ["orban"], "Budapest", ()),
        (("What did Hegseth say about borders?", "And about Nato?"), "statements", ["hegseth"], "Nato", ("speaker",)),
    ],
)  # fmt: skip
def test_what_a_follow_up_takes_and_what_a_new_subject_drops(
    chain: tuple[str, ...], asks_for: str, speakers: list[str], topic: str, carried: tuple[str, ...]
) -> None:
    read = _after(*chain)
    assert (read.asks_for, _ids(read), _topic(read), read.carried_over) == (asks_for, speakers, topic, carried)


def test_a_time_is_kept_until_another_is_named() -> None:
    assert _after("Was sagte Hegseth im Februar?", "Und zur Nato?").period == _read("im Februar").period
    assert _after("Was sagte Hegseth im Februar?", "Und im Oktober?").period == _read("im Oktober").period


def test_a_person_stands_where_the_one_before_stood() -> None:
    read = _after("Wie lange telefonierte Trump mit Orban?", "Und mit Selenskyj?")
    assert (read.fact, [one.speaker.id for one in read.others]) == ("how_long", ["trump", "selenskyj"])


def test_the_zu_inside_an_infinitive_is_no_part_of_the_word() -> None:
    assert word_key("zusammenzuarbeiten") == word_key("zusammenarbeiten")
    assert word_key("Zusammenarbeit") != word_key("Arbeit")


def test_sides_stand_in_the_order_named() -> None:
    read = _read("Vergleiche Trump und Orban mit Trump und Selenskyj zu Budapest.")
    assert _ids(read) == ["trump", "orban", "selenskyj"]


def test_a_country_in_a_question_of_fact_is_a_word_of_it() -> None:
    question = _read("Seit wann hat die Ukraine Garantien?")
    assert (question.asks_for, question.others, _topic(question)) == ("fact", (), "Ukraine Garantien")


@pytest.mark.parametrize(
    ("text", "asks_for", "speakers"),
    [
        ("Worin unterscheiden sich Kiew und der Kreml bei Garantien?", "comparison", ["selenskyj", "kreml"]),
        ("Worin unterscheiden sich Trump und Orban im Ton zu Moskau und Kiew?", "comparison", ["trump", "orban"]),
        ("Wer verglich die Ukraine mit Ungarn?", "who_said", []),
        ("Womit verglich Trump die Ukraine?", "statements", ["trump"]),
        ("Vergleiche Trump und Orban.", "comparison", ["trump", "orban"]),
        ("Who called the troops an escalation?", "who_said", []),
        ("Nenne chronologisch die Reisen von Orban.", "timeline", []),
        ("Wie viele Menschen starben im Vergleich zum Vorjahr?", "fact", []),
        ("Wie groß ist der Unterschied zwischen den Löhnen?", "fact", []),
        ("Welches Gesetz, das dem Vertrag widersprach, fiel weg?", "fact", []),
        ("Was unterscheidet die Entwürfe im Vergleich zum Vorjahr?", "comparison", []),
        ("Der Kreml im Vergleich zum Weißen Haus", "comparison", ["kreml", "weisses-haus"]),
        ("Aus welcher Stadt stammt der Täter?", "fact", []),
        ("Von welcher Behörde stammt die Entscheidung?", "fact", []),
        ("Von welcher Behörde stammt die Warnung?", "who_said", []),
        ("Der Satz vom Frieden stammt von wem?", "who_said", []),
        ("Womit lässt sich die Größe vergleichen?", "fact", []),
        ("Was lag auf beiden Seiten der Straße?", "fact", []),
        ("Welches Gesetz will Orban ergänzen?", "fact", []),
        ("In welcher Zeitung schrieb Orban über Budapest?", "fact", []),
        ("Welche Haltung hat Orban zu Budapest?", "statements", ["orban"]),
        ("Welcher US-Politiker sagte, Budapest sei schön?", "who_said", []),
        ("Welche Gewerkschaft kritisiert den Kreml?", "who_said", []),
        ("Was hält Angela Merkel von Budapest?", "statements", []),
        ("Wie reagierte Angela Merkel, hat sie Orban gratuliert?", "statements", []),
        ("Which senator accused Orban of lying?", "who_said", []),
        ("Did Trump resist when police found him in 2025?", "yes_no", []),
        ("Welche Punkte sind nach Ansicht von Orban offen?", "statements", ["orban"]),
        ("Wie heißt der Sprecher, der sich zu Orban äußerte?", "fact", []),
        ("Wie nennt man die Leibwache von Orban?", "fact", []),
        ("Wogegen richteten sich die Proteste?", "fact", []),
        ("Der wievielte Sieg war das?", "fact", []),
    ],
)
def test_comparing_and_naming_are_asked_for_or_asked_about(text: str, asks_for: str, speakers: list[str]) -> None:
    question = _read(text)
    assert (question.asks_for, _ids(question)) == (asks_for, speakers)


def test_an_english_question_is_english() -> None:
    assert _read("Who called the troops an uncontrollable escalation?").language == "en"


def test_the_course_of_time_is_no_topic_and_no_paper() -> None:
    question = _read("Wie entwickelte sich der Haushalt im Lauf der Zeit?")
    assert (question.asks_for, _topic(question)) == ("timeline", "Haushalt")


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Welche Schauspielerin spielte die Hauptrolle?", "who"),
        ("Welche deutsche Forscherin erhielt den Preis?", "who"),
        ("Welcher Komponist schrieb die Oper?", "who"),
        ("Welcher Verein gewann den Pokal?", "what"),
        ("Auf welcher Insel lebte der Maler?", "where"),
        ("Welche Länge hat die Brücke?", "how_many"),
        ("Was ist die Anzahl der Busse?", "how_many"),
        ("Was entschied, welche Schauspielerin die Rolle bekam?", "what"),
        ("Was senkte die Anzahl der Unfälle?", "what"),
        ("Was besitzen 80 Prozent der Familien?", "what"),
        ("Was geschieht dort, wo der Fluss mündet?", "what"),
        ("Was kostete das Haus?", "how_many"),
        ("Nach wie vielen Minuten landete das Flugzeug?", "how_long"),
        ("Was war der Grund für den Streik?", "why"),
        ("Anzahl der Busse", "how_many"),
        ("Welche Mengen Öl liefen aus?", "how_many"),
        ("Weswegen streikten die Fahrer?", "why"),
        ("Der Hafen der Stadt", None),
    ],
)
def test_the_first_question_word_and_its_noun_tell_the_type_of_fact(question: str, fact: str | None) -> None:
    assert fact_type(question) == fact


@pytest.mark.parametrize(
    ("text", "speakers", "others"),
    [
        # an article in between ends a name: no "Trumpp die Aussagen der ... Peskow"
        ("Wie bewertete Donald Trumpp die Aussagen des Kremlsprechers Peskow?", ["trump"], ["peskow"]),
        ("Wie relativierte Trump die Aussagen Orbans?", ["trump"], ["orban"]),
        # whoever is meant by "sein", it is not who has that office in the archive
        ("Was sagte sein Kremlsprecher?", [], []),
        # belongs to somebody: neither they nor whom they belong to
        ("Was sagte ein Berater Trumps?", [], []),
        ("Was sagte der Anwalt von Donald Trump?", [], []),
        ("Was sagte der Sprecher von Präsident Donald Trump?", [], []),
        ("Wie kommentierte das Wahlkampfteam von Trump Orbans Nein zur Nato?", [], ["orban"]),
        # unless the question itself says who it is
        ("Was sagte Trumps Sprecher Dmitri Peskow?", ["peskow"], []),
        ("What did Trump's spokesman Dmitri Peskow say?", ["peskow"], []),
        ("Was sagte der Sprecher des Weißen Hauses, Dmitri Peskow?", ["peskow"], []),
    ],
)
def test_whose_words_are_asked_for(text: str, speakers: list[str], others: list[str]) -> None:
    read = _read(text)
    assert (_ids(read), [one.speaker.id for one in read.others]) == (speakers, others)


@pytest.mark.parametrize(
    ("text", "names_year"),
    [
        ("Was sagte Trump zum Haushalt 2024?", True),
        ("Was sagte Trump über die neue Agenda 2030?", True),
        ("Was sagte Trump auf der Sicherheitskonferenz 2019?", False),
        ("Was sagte Trump über den Sommer 2019?", False),
        ("Was sagte Trump 2019?", False),
        ("Was sagte Trump zu Orban 2019?", False),
    ],
)
def test_a_year_may_be_the_name_of_a_thing(text: str, names_year: bool) -> None:
    assert _read(text).names_year is names_year


@pytest.mark.parametrize(
    ("follow_up", "speakers", "others"),
    [
        ("Und zum Umgang mit Trump?", ["orban"], ["trump"]),
        ("Und zu Trump?", ["orban"], ["trump"]),
        ("Und Trump?", ["trump"], []),
        ("Und was sagte Trump dazu?", ["trump"], []),
    ],
)
def test_who_is_spoken_about_in_a_follow_up_does_not_speak(
    follow_up: str, speakers: list[str], others: list[str]
) -> None:
    question = _after("Was sagte Orban zur Nato?", follow_up)
    assert (_ids(question), [one.speaker.id for one in question.others]) == (speakers, others)
