"""What looks like a statement and is none, and where somebody's words end: sentences of our own, exact words."""

import pytest

from tests.quotes_helpers import as_seen

IND, R = "indirect", "reported"

SILENT = [
    # another verb, another sense
    "Der Regen hielt die Gäste nicht ab, die Brücke zu besuchen.",
    "Der Verdacht bei dem Kapitän bestätigte sich nach dem Test nicht.",
    "Er suchte eine Fähre nach Norden, fand aber keine.",
    "Die Feuerwehr soll die Leute am Fluss warnen.",
    "Die Stadt unterstützt die Feuerwehr mit zwei Booten.",
    "Der Meister verteidigte seinen Titel.",
    "Die Elster, wie der Kahn genannt wurde, sank im Mai.",
    # nobody says it
    "Man kann sagen, dass die Brücke alt ist.",
    "Finden Sie, dass die Brücke alt ist?",
    "Als die Polizei bemerkte, dass die Brücke offen war, sperrte sie den Weg.",
    "Das Gericht entscheidet, ob die Brücke gesperrt wird.",
    "Der Vergleich zeigt, dass die Brücke alt ist.",
    "Es ist wichtig, bestätigte Fakten zu sammeln.",
    "Olaf Scholz bestätigte nicht, dass die Brücke gesperrt wird.",
    "Die Stadt hat eine neue Brücke. Das beschloss der Stadtrat.",
    # words that look like verbs
    "Versuche, die Brücke zu retten, schlugen fehl.",
    "Durch ihre warme weiche Stimme wurde sie bekannt.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_is_quoted(text: str) -> None:
    assert as_seen(text) == []


CASES = [
    # told in the sentence itself, it is no more of what the authority says
    (
        "Laut der Behörde bebte die Erde. Olaf Scholz, der Chef der Wache sagte vor Gästen, das Haus sei leer.",
        [
            (IND, ["bebte die Erde"], None),
            (IND, ["das Haus sei leer"], "Olaf Scholz"),
        ],
    ),
    # "wie" compares: the one behind the verb speaks
    (
        "Wie schon Angela Merkel sagte Olaf Scholz, dass die Brücke gesperrt bleibe.",
        [(IND, ["dass die Brücke gesperrt bleibe"], "Olaf Scholz")],
    ),
    # the accused does not speak
    (
        "Olaf Scholz musste sich vorwerfen lassen, die Brücke vergessen zu haben.",
        [(IND, ["die Brücke vergessen zu haben"], None)],
    ),
    # a particle of the second verb
    (
        "Die Brücke bleibe gesperrt, schrieb Olaf Scholz am Montag und kündigte einen Neubau an.",
        [(IND, ["Die Brücke bleibe gesperrt"], "Olaf Scholz")],
    ),
    # the words end where the reporter goes on
    (
        "Olaf Scholz sagte, dass die Brücke gesperrt bleibe; die Fähre fährt weiter.",
        [(IND, ["dass die Brücke gesperrt bleibe"], "Olaf Scholz")],
    ),
    (
        "Olaf Scholz gab bekannt, wie lange die Brücke gesperrt bleibt – und die Nachricht ist schlecht.",
        [(IND, ["wie lange die Brücke gesperrt bleibt"], "Olaf Scholz")],
    ),
    (
        "Olaf Scholz schloss aus, die Brücke zu öffnen.",
        [(IND, ["die Brücke zu öffnen"], "Olaf Scholz")],
    ),
    # speech goes on only where the sentence before stands in the subjunctive
    (
        "Olaf Scholz forderte, die Brücke zu prüfen. Das würde Jahre dauern.",
        [(IND, ["die Brücke zu prüfen"], "Olaf Scholz")],
    ),
    (
        "Olaf Scholz sagte, die Brücke sei alt. Ein Neubau würde Jahre dauern.",
        [(IND, ["die Brücke sei alt"], "Olaf Scholz"), (IND, ["Ein Neubau würde Jahre dauern."], "Olaf Scholz")],
    ),
    (
        "Olaf Scholz sagte, die Brücke sei alt. Die Städte blieben Partner, seien aber uneins.",
        [
            (IND, ["die Brücke sei alt"], "Olaf Scholz"),
            (IND, ["Die Städte blieben Partner, seien aber uneins."], "Olaf Scholz"),
        ],
    ),
    (
        "Den Minister, die Ministerin, den Rat werde er anrufen, sagte Olaf Scholz.",
        [(IND, ["Den Minister, die Ministerin, den Rat werde er anrufen"], "Olaf Scholz")],
    ),
    # an act that took place
    ("Olaf Scholz warnte vor neuen Staus.", [(R, ["Olaf Scholz warnte vor neuen Staus."], "Olaf Scholz")]),
    (
        "Olaf Scholz äußerte sich besorgt über die Brücke.",
        [(R, ["Olaf Scholz äußerte sich besorgt über die Brücke."], "Olaf Scholz")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_whose_words_and_how_far(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert as_seen(text) == expected


def test_a_quotation_behind_speech_that_goes_on_has_its_speaker() -> None:
    text = "Olaf Scholz sagte, die Brücke sei alt. Sie müsse weg. „Wir bauen bald neu.“"
    assert as_seen(text)[-1] == ("direct", ["„Wir bauen bald neu.“"], "Olaf Scholz")
