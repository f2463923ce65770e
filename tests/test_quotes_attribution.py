"""Whose words they are inside one article: exact mention, speaker, role and kind for every rule."""

import pytest

from index.quotes.gender import gender
from index.quotes.nominative import role_in_nominative
from tests.quotes_helpers import record_of, speakers

ROLES = [
    (
        "Mit dem ukrainischen Präsidenten Wolodymyr Selenskyj sprach er. Selenskyj sagte, er komme.",
        "ukrainischer Präsident",
    ),
    ("Laut dem umstrittenen Kreml-Sprecher Dmitri Peskow war es ruhig.", "Kreml-Sprecher"),
    (
        "Nach Angaben des stellvertretenden Regierungssprechers Wolfgang Büchner war es ruhig.",
        "stellvertretender Regierungssprecher",
    ),
    ("Laut der neuen deutschen Außenministerin Annalena Baerbock war es ruhig.", "deutsche Außenministerin"),
    ("Laut dem SPD-Vorsitzenden Lars Klingbeil war es ruhig.", "SPD-Vorsitzender"),
    ("Viktor Orban, Ministerpräsident von Ungarn, sagte, er komme.", "Ministerpräsident von Ungarn"),
    ("Juri Uschakow, Berater des Präsidenten (im Bild), sagte, er komme.", "Berater des Präsidenten"),
    ("Ungarns Ministerpräsident Viktor Orban sagte, er komme.", "Ungarns Ministerpräsident"),
    ("Viktor Orban sagte, er komme.", None),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[case[0][:40] for case in ROLES])
def test_roles_stand_in_the_nominative(text: str, role: str | None) -> None:
    assert record_of(text).quotes[-1].role == role


def test_a_role_whose_form_is_not_certain_is_left_out() -> None:
    assert role_in_nominative([], ["Quuxens"], female=None, determiner="des") == ""
    assert role_in_nominative(["russischen"], ["Gesandten"], female=False, determiner="dem") == "russischer Gesandter"
    assert role_in_nominative([], ["Abgeordnete"], female=None, determiner="die") == "Abgeordnete"


NAMES = [
    # a thing with somebody's name is nobody
    ("Trumps Reaktion lautete, man werde sehen.", [("Trumps Reaktion", None)]),
    ("Die Äußerungen Orbans nannte Olaf Scholz „völlig unverständlich“.", [("Olaf Scholz", "Olaf Scholz")]),
    ("Laut der Verteidigung Olaf Brauns war es ruhig.", [("der Verteidigung Olaf Brauns", None)]),
    ("Relativierend sagte Olaf Scholz, es sei spät.", [("Olaf Scholz", "Olaf Scholz")]),
    ("Laut Tomahawk war es ruhig.", [("Tomahawk", None)]),
    # bodies
    (
        "Laut dem Außenministerium Russlands war es ruhig.",
        [("dem Außenministerium Russlands", "Außenministerium Russlands")],
    ),
    (
        "Nach Angaben des russischen Außenministeriums war es ruhig.",
        [("des russischen Außenministeriums", "Russisches Außenministerium")],
    ),
    ("Nach Angaben des Weißen Hauses war es ruhig.", [("des Weißen Hauses", "Weißes Haus")]),
    ("Die Universität Ulm teilte mit, es sei ruhig.", [("Die Universität Ulm", "Universität Ulm")]),
    ("Die Nachrichtenagentur Reuters meldete, es sei ruhig.", [("Die Nachrichtenagentur Reuters", "Reuters")]),
    ("Die Zeitung „Der Bote“ berichtet, es sei ruhig.", [("Die Zeitung „Der Bote“", "Der Bote")]),
    ("„Der Bote“ berichtet, es sei ruhig.", [("„Der Bote“", "Der Bote")]),
    ("Der Sicherheitsrat forderte, die Waffen niederzulegen.", [("Der Sicherheitsrat", "Sicherheitsrat")]),
    # apposition ends at a sign
    ("Gestern sagte der Minister, Karl Braun habe gelogen.", [("der Minister", None)]),
    ("Gestern sagte Karl Braun, Experten hätten gelogen.", [("Karl Braun", "Karl Braun")]),
    ("Am Montag sagte der 81-jährige, es sei ruhig.", [("der 81-jährige", None)]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[case[0][:40] for case in NAMES])
def test_names(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert speakers(text) == expected


COREFERENCE = [
    # offices of two nations are two
    (
        "Der russische Präsident Wladimir Putin kam. Präsident Wolodymyr Selenskyj ging. "
        "Der russische Präsident sagte, es sei spät.",
        "Wladimir Putin",
    ),
    ("Präsident Wolodymyr Selenskyj ging. Der russische Präsident sagte, es sei spät.", "russischer Präsident"),
    ("Der russische Präsident Wladimir Putin kam. Der Präsident sagte, es sei spät.", "Wladimir Putin"),
    ("Kremlsprecher Dmitri Peskow kam. Der Sprecher des Kremls sagte, es sei spät.", "Dmitri Peskow"),
    # pronouns agree
    ("Dekan Manfred Berg kam. Sie sagte, es sei spät.", None),
    ("Manfred Berg kam. Er sagte, es sei spät.", "Manfred Berg"),
    ("Ursula Berg kam. Sie sagte, es sei spät.", "Ursula Berg"),
]


@pytest.mark.parametrize(("text", "name"), COREFERENCE, ids=[case[0][:40] for case in COREFERENCE])
def test_coreference(text: str, name: str | None) -> None:
    assert speakers(text)[-1][1] == name


def test_an_office_named_twice_is_one_speaker() -> None:
    record = record_of("Der Kremlsprecher sagte, es sei spät. Der Kremlsprecher betonte, es sei kalt.")
    assert [quote.speaker for quote in record.quotes] == [0, 0]
    assert [speaker.name for speaker in record.speakers] == ["Kremlsprecher"]


def test_gender() -> None:
    assert gender("die", "sprecherin", "", role=True) is True
    assert gender("", "minister", "Manfred Berg", role=True) is False
    assert gender("das", "mitglied", "", role=True) is None
    assert gender("", "berg", "Berg", role=False) is None
    assert gender("", "berg", "Ursula Berg", role=False) is True


SUBJECTS = [
    # number: the singular verb has no plural subject, and the other way round
    ("Einige der Minister haben Premierminister Karl Braun geschrieben, dass es spät sei.", ["Einige"]),
    # over appositions and relative clauses, back to the clause's beginning
    ("Der Leiter des Amts, ein Mann aus Ulm, sagte, es sei spät.", ["Der Leiter des Amts"]),
    ("Olaf Braun, der gestern kam, sagte, es sei spät.", ["Olaf Braun"]),
    ("Olaf Braun, Chef des Rats, wollte nichts sagen, sagte aber, es sei spät.", ["Olaf Braun, Chef des Rats"]),
    ("Es sei spät, wie Olaf Braun, Leiter des Amts, mitteilte.", ["Olaf Braun, Leiter des Amts"]),
    # coordination: the subject of the sentence, not that of the words reported
    ("Olaf Braun sagte, Karl Weber sei müde und kündigte an, bald zu gehen.", ["Olaf Braun", "Olaf Braun"]),
    ("Olaf Braun lachte, und Karl Weber sagte, es sei spät.", ["Karl Weber"]),
    # relative clauses
    ("Es kam ein Mann, der alle Gäste aufforderte, bald zu gehen.", ["der"]),
    ("Das ist der Plan, den der Minister vorstellte, der betonte, es sei spät.", ["der"]),
    # passives and documents
    ("Von der Junta wurde mitgeteilt, es sei spät.", ["der Junta"]),
    ("Von Seiten der Polizei wurde mitgeteilt, es sei spät.", ["der Polizei"]),
    ("In einem Bericht des Senders wurde behauptet, es sei spät.", ["einem Bericht des Senders"]),
    ("In dem Brief, der gestern bekannt wurde, heißt es, dass es spät sei.", ["dem Brief"]),
    ("Auf der Internetseite heißt es, dass es spät sei.", ["der Internetseite"]),
    # who is quoted, not who quotes
    ("Die Zeitung zitierte den Minister mit den Worten: „Es ist sehr spät.“", ["den Minister"]),
    ("„Es ist sehr spät“, zitiert die „Morgenpost“ Olaf Braun.", ["Olaf Braun"]),
    ("Olaf Braun wird von der Zeitung mit den Worten zitiert: „Es ist sehr spät.“", ["Olaf Braun"]),
    # a noun with the adverb that takes it up
    ("Es gibt Gerüchte, wonach es spät ist.", ["Gerüchte, wonach"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mentions"), SUBJECTS, ids=[case[0][:40] for case in SUBJECTS])
def test_the_mention_is_nearest_in_grammar(text: str, mentions: list[str]) -> None:
    assert [mention for mention, _ in speakers(text)] == mentions


def test_demnach_stands_for_the_source_before() -> None:
    text = "Die Polizei gab bekannt, dass es brannte. Demnach wurde niemand verletzt. Der Schaden sei gering."
    assert speakers(text) == [("Die Polizei", "Polizei"), ("Demnach", "Polizei"), ("Die Polizei", "Polizei")]


def test_the_floor_outlasts_words_in_marks_and_a_sentence_of_narration() -> None:
    text = (
        "Olaf Braun sagte, es sei spät. Es werde regnen. „Das ist der dritte Tag in Folge.“ "
        "Im Saal wurde es laut. Man müsse bald gehen."
    )
    assert [name for _, name in speakers(text)] == ["Olaf Braun"] * 4


def test_a_subject_without_a_cue_owns_the_words_in_marks() -> None:
    text = "Olaf Braun sagte, es sei spät. Der Minister Karl Weber will „in Ruhe und sehr genau prüfen“, was geschah."
    assert speakers(text)[-1] == ("Der Minister Karl Weber", "Karl Weber")


MORE_NAMES = [
    ("So Kongress- und Regierungskreise hin oder her: Karl Braun von Attac sagte, es sei spät.", "Karl Braun"),
    ("Karl von Braun sagte, es sei spät.", "Karl von Braun"),
    ("Spiegel Online berichtete, es sei spät.", "Spiegel Online"),
    ("Im Fall Anna sagte Karl Braun, es sei spät.", "Karl Braun"),
    ("Volker Ratzmann sagte, es sei spät.", "Volker Ratzmann"),
    ("Laut Angaben des Kinderhilfswerks war es ruhig.", "Kinderhilfswerk"),
    ("Der Milliardär Karl Braun sagte, es sei spät.", "Karl Braun"),
    # the name behind a genitive, a field or a place
    ("Der Vorsitzende des Ausschusses Alain Berg sagte, es sei spät.", "Alain Berg"),
    ("Der Kommissar für Energie Günther Berg sagte, es sei spät.", "Günther Berg"),
    ("Die Sprecherin der Fraktion im Landtag, Anna Berg, sagte, es sei spät.", "Anna Berg"),
    # a state is no name of who governs it; the name may follow
    ("Der Ministerpräsident Thailands, Abhisit Quuxen, sagte, es sei spät.", "Abhisit Quuxen"),
    ("Der Präsident Indonesiens sagte, es sei spät.", "Präsident Indonesiens"),
    # nouns for people that no list of roles has, before a first name
    ("Der Bevollmächtigte der Kommission, Gerald Braun, sagte, es sei spät.", "Gerald Braun"),
    ("Der Investor, Gerald Braun, sagte, es sei spät.", "Gerald Braun"),
    ("Berlins früherer Bürgermeister Karl Braun sagte, es sei spät.", "Karl Braun"),
    ("Der Komiteechef Anton Jagland sagte, es sei spät.", "Anton Jagland"),
    # an apposition whose second comma is missing
    ("Rob Mueller, Sekretär des Klubs sagte, es sei spät.", "Rob Mueller"),
    ("Wie Anna Berg, eine Sprecherin der Armee (SPLA) der Presse mitteilte, war es spät.", "Anna Berg"),
    # a surname that ends like a role; a space that is missing behind a full stop
    ("Swantje Hartmann kam. Hartmann erklärte, es sei spät.", "Swantje Hartmann"),
    ("„Es ist spät“, sagte Marie-Agnes Strack-Zimmermann.", "Marie-Agnes Strack-Zimmermann"),
    ("„Es ist spät“, sagte Karl Braun.Als es Abend wurde, ging er.", "Karl Braun"),
    # a state or an abbreviation has no "von" or "zur" in its name
    ("Laut China zur Lage in Ulm ist es spät.", "China"),
    ("Laut der IAEA von Ulm aus ist es spät.", "IAEA"),
    # no body belongs to a name
    ("„Es ist spät“, sagte Georg Quuxen zur Nachrichtenagentur dpa.", "Georg Quuxen"),
    ("Analyst Robert Quuxen von der Baader Bank sagte, es sei spät.", "Robert Quuxen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), MORE_NAMES, ids=[case[0][:40] for case in MORE_NAMES])
def test_more_names(text: str, name: str) -> None:
    assert speakers(text)[-1][1] == name


def test_a_body_and_the_surname_behind_it_are_two() -> None:
    text = "Karl Braun schwieg. Gestern warf die Staatsanwaltschaft Braun vor, gelogen zu haben."
    assert speakers(text)[-1][1] == "Staatsanwaltschaft"


def test_they_is_nobody_alone_and_she_is_no_body_of_another_gender() -> None:
    assert speakers("Die IADB wuchs. Sie zeigten, dass es spät ist.")[-1] == ("Sie", None)
    assert speakers("Airbus wuchs. Sie sagte, dass es spät sei.")[-1] == ("Sie", None)
    assert speakers("Die Polizei kam. Sie sagte, dass es spät sei.")[-1] == ("Sie", "Polizei")


def test_an_epithet_passes_its_person_on() -> None:
    text = "Marco Rubio leitet das Amt. Der Republikaner hatte versprochen, zu kommen. Später sagte er, es sei spät."
    assert [name for _, name in speakers(text)] == ["Marco Rubio", "Marco Rubio"]


def test_speech_inside_continued_speech_is_relayed_by_who_has_the_floor() -> None:
    text = "Karl Braun sagte, es sei spät. Trump habe angemerkt, es sei gut, dass er gehe."
    record = record_of(text)
    inner = record.quotes[-1]
    assert inner.speaker is not None
    assert inner.relayed_by is not None
    assert [record.speakers[number].name for number in (inner.speaker, inner.relayed_by)] == ["Trump", "Karl Braun"]


def test_several_people_have_no_role() -> None:
    (quote,) = record_of("Die Initiatoren der Woche betonten, es sei spät.").quotes
    assert (quote.speaker, quote.role) == (None, None)


def test_two_people_with_roles_and_an_apposition_speak_together() -> None:
    text = "Kremlsprecher Dmitri Peskow und der Chef des Sicherheitsrats, Dmitri Medwedew, sagten, es sei spät."
    assert [name for _, name in speakers(text)] == ["Dmitri Peskow und Dmitri Medwedew"]


def test_the_floor_ends_with_its_paragraph() -> None:
    text = "Olaf Braun sagte, es sei spät.\n\nIm Saal wurde es laut.\n\nMan müsse bald gehen."
    assert [name for _, name in speakers(text)] == ["Olaf Braun", None]


def test_who_is_asked_has_not_said_what_is_asked() -> None:
    text = "Karl Braun hatte auf Nachfragen ausweichend reagiert, ob er schon telefoniert habe."
    assert all(speaker == (None, None) for speaker in speakers(text))


def test_a_direction_behind_a_view_is_no_source() -> None:
    text = "Olaf Braun sagte, es sei spät. Dort sei die Sicht nach oben eingeschränkt."
    assert [name for _, name in speakers(text)] == ["Olaf Braun", "Olaf Braun"]


def test_a_site_in_small_letters_is_a_body() -> None:
    assert speakers("Wie „heise online“ berichtet, ist es spät.") == [("„heise online“", "heise online")]


WHOSE = [
    # continued speech owns the words in marks by its mood
    (
        "Die Ministerin sagte, das Wetter werde schlecht. Es drohe „ein harter Winter“.",
        [("Die Ministerin", None)] * 3,
    ),
    # a quotation that "und" adds goes with the one before
    (
        "Karl Braun sagte: „Das Wasser steigt.“ Und: „Die Brücke bleibt zu.“",
        [("Karl Braun", "Karl Braun")] * 2,
    ),
    # a paper called like a time; a noun on -en that is a nominative; an adjective that has become a noun
    ("„Er war der beste Maler von allen“, schrieb „Die Zeit“ in einem Nachruf.", [("„Die Zeit“", "Die Zeit")]),
    ("Der Süden bestreitet, in den Vorfall verwickelt zu sein.", [("Der Süden", None)]),
    ("Die Alliierten hatten Einspruch erhoben, weil die Stadt einen Sonderstatus habe.", [("Die Alliierten", None)]),
    # a verb in last place, behind a relative clause or a time
    ("Wie Anna Berg, die dabei war, dazu feststellt, fehlen noch Belege.", [("Anna Berg", "Anna Berg")]),
    (
        "Wie der Hersteller Quuxen-Wolpertal am Morgen bekannt gab, wird er ein Werk bauen.",
        [("der Hersteller Quuxen-Wolpertal", "Quuxen-Wolpertal")],
    ),
    ("Als Direktor C.Y. Leung am Montag sagte, dass sie komme, regnete es.", [("Direktor C.Y. Leung", "C.Y. Leung")]),
    # over an apposition
    (
        "Die Schwester des Königs, Anna Berg, war nach eigenem Bekunden seit Langem krank.",
        [("eigenem Bekunden", "Anna Berg")],
    ),
    # where words come from
    ("Aus Parteikreisen verlautete, dies sei nur Spekulation.", [("Parteikreisen", None)]),
    ("Von der Polizei kam die Information, die Brücke sei gesperrt.", [("der Polizei", "Polizei")]),
    (
        "Der Autor Karl Braun schrieb ein Buch. Seine zentrale Aussage ist, dass die Brücke zu alt sei.",
        [("Seine", "Karl Braun")],
    ),
    # a noun for words with its owner
    ("Das Fazit von Anna Berg überrascht nicht: „Die Brücke bleibt zu.“", [("Anna Berg", "Anna Berg")]),
    ("Die Kernaussage von Anna Berg lautete: „Die Brücke bleibt zu.“", [("Anna Berg", "Anna Berg")]),
    ("„Ich bin wieder da“, mit diesen Worten meldete sich Karl Braun.", [("Karl Braun", "Karl Braun")]),
    ("Die Menge skandierte Parolen wie „Weg mit der Maut!“ oder „Brücke auf“.", [("Die Menge", None)] * 2),
    # who acts in a passive: people without an article, a paper by its title
    ("Seine Werke werden von Kunstkennern als „Wunder der Form“ bezeichnet.", [("Kunstkennern", None)]),
    ("Die Linien wurden im „Standard“ als „sehr teuer“ bezeichnet.", [("„Standard“", "Standard")]),
    # what stands on a banner nobody says
    ("Auf dem Banner war die Parole „Bürger in Bewegung, Brücke auf“ zu lesen.", [(None, None)]),
    # a surname that is a noun; an indefinite spokesman has the floor
    ("Dekan Berg sieht den Streit gelassen. Von den Vorwürfen habe man nichts gewusst.", [("Dekan Berg", "Berg")]),
    (
        "Ein Sprecher der Bahn wollte das nicht bestätigen. Dies sei eine interne Angelegenheit.",
        [("Ein Sprecher der Bahn", None)],
    ),
    # who spoke last goes on over narration of things, not over that of people
    (
        "Nach Angaben der Polizei ist der Weg frei.\nDas Wasser sinkt am Ufer. Dort seien mehrere Bäume umgestürzt.",
        [("der Polizei", "Polizei")] * 2,
    ),
    # the verb in second place decides: no continued speech of who spoke before
    (
        "Karl Braun sagte, es regne. Anna Berg zeigte sich „froh, dass alles gelungen“ sei.",
        [("Karl Braun", "Karl Braun"), ("Anna Berg", "Anna Berg")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOSE, ids=[case[0][:40] for case in WHOSE])
def test_whose_words(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Im Mai hatte Olaf Scholz, ebenfalls in Ulm, den Plan als „falsch“ bezeichnet und die Gegner erschreckt.",
        "Gestern hat Olaf Scholz, der in Ulm war, gesagt, er komme.",
        "Gestern hatte ein Politiker auf deutscher Seite, Olaf Scholz, erklärt, er komme.",
        "Angela Merkel hatte Zeit, und Olaf Scholz hat das „falsch und dumm“ genannt.",
        "Angela Merkel hat Unrecht, Olaf Scholz hat dazu „nein und nochmals nein“ gesagt.",
        "Gestern hatte Angela Merkel Besuch, Olaf Scholz bezeichnet das als „Skandal“.",
    ],
)
def test_a_participle_has_the_subject_of_its_auxiliary(text: str) -> None:
    assert {name for _, name in speakers(text)} == {"Olaf Scholz"}


def test_whoever_belongs_to_somebody_may_be_named_before_a_colon() -> None:
    text = "Wladimir Putin kam. Sein Sprecher Dmitri Peskow ist zufrieden: „Alles läuft nach Plan“, sagte er."
    assert speakers(text)[-1] == ("er", "Dmitri Peskow")


def test_whose_opinion_it_is_is_not_whom_it_is_about() -> None:
    text = "Horst Köhler lobte die Regierung. Seine Meinung zu Paul Kirchhof: „Er ist ein kluger Mann.“"
    assert speakers(text)[-1] == ("Seine", "Horst Köhler")
