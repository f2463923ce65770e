"""Where somebody's words are found: sentences of our own, exact words, kind and speaker."""

import pytest

from tests.quotes_helpers import as_seen

D, IND, R = "direct", "indirect", "reported"

TOLD_ON = [
    # "soll" behind a sentence of speech
    (
        "Olaf Scholz sagte, die Brücke sei alt. Sie soll schon zweimal gesperrt worden sein.",
        [
            (IND, ["die Brücke sei alt"], "Olaf Scholz"),
            (IND, ["Sie soll schon zweimal gesperrt worden sein."], "Olaf Scholz"),
        ],
    ),
    # what comes next is nobody's word
    (
        "Olaf Scholz sagte, die Brücke sei alt. Sie soll nun gesperrt werden.",
        [(IND, ["die Brücke sei alt"], "Olaf Scholz")],
    ),
    (
        "Olaf Scholz sagte, die Brücke sei alt. Bis Mai soll sie gesperrt werden.",
        [(IND, ["die Brücke sei alt"], "Olaf Scholz")],
    ),
    ("Die Brücke ist alt. Sie soll schon zweimal gesperrt worden sein.", []),
    # another paragraph
    (
        "Olaf Scholz sagte, die Brücke sei alt.\n\nDie Fähre soll teurer sein.",
        [(IND, ["die Brücke sei alt"], "Olaf Scholz")],
    ),
    # the second subjunctive in the plural stands for the first
    (
        "Olaf Scholz kritisierte die Bahn. Die Züge hätten jeden Tag Verspätung.",
        [
            (R, ["Olaf Scholz kritisierte die Bahn."], "Olaf Scholz"),
            (IND, ["Die Züge hätten jeden Tag Verspätung."], "Olaf Scholz"),
        ],
    ),
    (
        "Olaf Scholz kritisierte die Bahn. Die Züge könnten schneller fahren.",
        [(R, ["Olaf Scholz kritisierte die Bahn."], "Olaf Scholz")],
    ),
    ("Die Bahn ist teuer. Die Züge hätten jeden Tag Verspätung.", []),
    # what is said and what is told of somebody are two
    (
        "Olaf Scholz sagte, es regne. Der Fluss steige. Drei Boote sollen gesunken sein.",
        [
            (IND, ["es regne"], "Olaf Scholz"),
            (IND, ["Der Fluss steige."], "Olaf Scholz"),
            (IND, ["Drei Boote sollen gesunken sein."], "Olaf Scholz"),
        ],
    ),
    # reasons and details of a speech act
    (
        "Olaf Scholz kritisierte die Bahn, weil die Züge jeden Tag Verspätung hätten.",
        [
            (R, ["Olaf Scholz kritisierte die Bahn, weil die Züge jeden Tag Verspätung hätten."], "Olaf Scholz"),
            (IND, ["weil die Züge jeden Tag Verspätung hätten"], "Olaf Scholz"),
        ],
    ),
    ("Der Stadtrat tagte im Zelt, weil die Häuser keine Dächer hätten.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_ON)
def test_speech_goes_on_without_a_cue(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert as_seen(text) == expected


SOURCES = [
    ("Nach Angela Merkels Worten ist die Brücke zu.", [(IND, ["ist die Brücke zu"], "Angela Merkel")]),
    ("Nach Scholz' Ansicht ist die Brücke zu. Olaf Scholz ging.", [(IND, ["ist die Brücke zu"], "Olaf Scholz")]),
    ("Laut Angela Merkels Angaben ist die Brücke zu.", [(IND, ["ist die Brücke zu"], "Angela Merkel")]),
    ("Angela Merkels Worten zufolge ist die Brücke zu.", [(IND, ["ist die Brücke zu"], "Angela Merkel")]),
    ("In Angela Merkels Augen ist die Brücke zu schmal.", [(IND, ["ist die Brücke zu schmal"], "Angela Merkel")]),
    ("In den Augen der Kritiker ist die Brücke schmal.", [(IND, ["ist die Brücke schmal"], None)]),
    ("Aus Angela Merkels Sicht ist die Brücke schmal.", [(IND, ["ist die Brücke schmal"], "Angela Merkel")]),
    ("Aus der Sicht der Polizei ist die Brücke schmal.", [(IND, ["ist die Brücke schmal"], "Polizei")]),
    ("Der Mutter standen Tränen in den Augen.", []),
    ("Den Worten von Olaf Scholz zufolge ist die Brücke zu.", [(IND, ["ist die Brücke zu"], "Olaf Scholz")]),
    ("Nach Berechnungen der Polizei ist die Brücke zu schmal.", [(IND, ["ist die Brücke zu schmal"], "Polizei")]),
    (
        "Nach Angaben der Polizei, die niemand prüfen kann, starben drei Menschen.",
        [(IND, ["starben drei Menschen"], "Polizei")],
    ),
    (
        "Wie Olaf Scholz, Leiter des Amts, am Montag in Bonn sagte, ist die Brücke zu.",
        [(IND, ["ist die Brücke zu"], "Olaf Scholz")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_whose_view_it_is(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert as_seen(text) == expected


VERBS = [
    # "das" takes up what was said
    (
        "Seit Mai ist die Brücke über den Fluss gesperrt, das teilte das Landgericht Bonn mit.",
        [(IND, ["Seit Mai ist die Brücke über den Fluss gesperrt"], "Landgericht Bonn")],
    ),
    ("Olaf Scholz kaufte ein Boot, das sagte man ihm nach.", []),
    # infinitives of what somebody claims
    (
        "Olaf Scholz sagte, einen Knall gehört zu haben.",
        [(IND, ["einen Knall gehört zu haben"], "Olaf Scholz")],
    ),
    # participles the dictionaries take for adjectives
    (
        "Das Landgericht Bonn hat entschieden, dass die Brücke zu sperren ist.",
        [(IND, ["dass die Brücke zu sperren ist"], "Landgericht Bonn")],
    ),
    (
        "Das Landgericht Bonn hat entschieden: Die Brücke darf bleiben.",
        [(IND, ["Die Brücke darf bleiben"], "Landgericht Bonn")],
    ),
    (
        "Von der Polizei wurden sie angewiesen, die Stadt zu verlassen.",
        [(IND, ["die Stadt zu verlassen"], "Polizei")],
    ),
    ("Die Bürger sind darauf angewiesen, die Brücke zu nutzen.", []),
    # nouns
    (
        "Olaf Scholz kam mit der Aufforderung, die Brücke zu sperren.",
        [(IND, ["die Brücke zu sperren"], "Olaf Scholz")],
    ),
    # the light goes out
    ("Plötzlich ging das Licht aus, das Boot fährt langsam.", []),
    ("Olaf Scholz geht davon aus, dass es regnet.", [(IND, ["dass es regnet"], "Olaf Scholz")]),
]


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_verbs_and_nouns_of_saying(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert as_seen(text) == expected


VIEWS = [
    "Die Polizei geht von Brandstiftung aus.",
    "Olaf Scholz sieht darin einen Fehler.",
    "Olaf Scholz wertet den Plan als Fehler.",
    "Olaf Scholz schätzt den Plan als Fehler ein.",
    "Olaf Scholz hält den Plan für falsch.",
    "Die Polizei beziffert den Schaden auf drei Millionen Euro.",
    "Die Polizei schätzt den Schaden auf drei Millionen Euro.",
    "Das Landgericht Bonn rechnet mit mehr Klagen.",
    "Olaf Scholz begründete den Schritt mit seiner Krankheit.",
    "Olaf Scholz macht die Stadt für den Schaden verantwortlich.",
    "Olaf Scholz erhofft sich davon mehr Gäste.",
    "Olaf Scholz befürchtet einen harten Winter.",
    "Olaf Scholz erwartet einen harten Winter.",
    "Olaf Scholz riet den Gästen zur Vorsicht.",
    "Olaf Scholz sprach sich gegen den Plan aus.",
]


@pytest.mark.parametrize("text", VIEWS)
def test_a_view_is_a_summary_of_what_somebody_said(text: str) -> None:
    assert [(kind, words) for kind, words, _ in as_seen(text)] == [(R, [text])]


NO_VIEWS = [
    "Die Polizei geht in den Wald.",
    "Olaf Scholz sieht den Fluss.",
    "Olaf Scholz hält sich für einige Tage in Bonn auf.",
    "Olaf Scholz macht eine Reise.",
    "Olaf Scholz entschuldigte sich bei den Gästen.",
    "Olaf Scholz dankte der Polizei.",
]


@pytest.mark.parametrize("text", NO_VIEWS)
def test_the_same_verbs_without_a_view(text: str) -> None:
    assert as_seen(text) == []


def test_a_speech_act_that_brings_words_in_marks_is_no_summary_beside_them() -> None:
    assert as_seen("Olaf Scholz nannte den Plan „töricht“.") == [(D, ["„töricht“"], "Olaf Scholz")]
    assert as_seen("Olaf Scholz nannte den Plan töricht.") == [
        (R, ["Olaf Scholz nannte den Plan töricht."], "Olaf Scholz")
    ]


WOVEN = [
    # several words inside indirect speech
    (
        "Olaf Scholz sagte, es gebe für die „Totengräber der Freiheit“ keinen Platz.",
        [
            (IND, ["es gebe für die „Totengräber der Freiheit“ keinen Platz"], "Olaf Scholz"),
            (D, ["„Totengräber der Freiheit“"], "Olaf Scholz"),
        ],
    ),
    # names of bodies, and one word
    (
        "Olaf Scholz sagte, es gebe für den „Rat für nationale Sicherheit“ keinen Platz.",
        [(IND, ["es gebe für den „Rat für nationale Sicherheit“ keinen Platz"], "Olaf Scholz")],
    ),
    (
        "Olaf Scholz sagte, es gebe für die „Nordlicht“ keinen Platz.",
        [(IND, ["es gebe für die „Nordlicht“ keinen Platz"], "Olaf Scholz")],
    ),
    # declined for the sentence around them
    (
        "Nach Auffassung des Landgerichts Bonn wurde er wegen des „Aufrufs zum Streik“ entlassen.",
        [
            (IND, ["wurde er wegen des „Aufrufs zum Streik“ entlassen"], "Landgericht Bonn"),
            (D, ["„Aufrufs zum Streik“"], "Landgericht Bonn"),
        ],
    ),
    ("Er wurde wegen des „Aufrufs zum Streik“ entlassen.", []),
    # a verb in marks is not that of the clause
    (
        "Olaf Scholz begrüßte mit einem lauten „Da bist du ja“ die Gäste.",
        [(D, ["„Da bist du ja“"], "Olaf Scholz")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WOVEN)
def test_words_in_marks_woven_into_a_sentence(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert as_seen(text) == expected
