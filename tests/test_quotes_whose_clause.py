"""Whose words a clause holds where a sentence has several people in it."""

from __future__ import annotations

import pytest

from tests.quotes_helpers import as_seen

D, IND, R = "direct", "indirect", "reported"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is quoted by another
        (
            "Giorgia Meloni zitierte in ihrer Rede Alcide De Gasperi: „Ein Politiker denkt an die nächste Wahl.“",
            [(D, ["„Ein Politiker denkt an die nächste Wahl.“"], "Alcide De Gasperi")],
        ),
        (
            "Friedrich Merz zitierte vor dem Plenum in Richtung Olaf Scholz: „Scheitern ist keine Schande.“",
            [(D, ["„Scheitern ist keine Schande.“"], "Friedrich Merz")],
        ),
        # who is blamed does not speak
        ("Die Vorwürfe trafen Olaf Scholz hart: Er habe gelogen.", [(IND, ["Er habe gelogen"], None)]),
        (
            "Hans Kritik, der Plan sei falsch, wies Olaf Scholz zurück.",
            [(IND, ["der Plan sei falsch"], None)],
        ),
        (
            "Olaf Scholz erinnerte an einen Satz von Willy Brandt: „Wir wollen mehr Demokratie wagen.“",
            [(D, ["„Wir wollen mehr Demokratie wagen.“"], "Willy Brandt")],
        ),
        # a contrast: the words of each are their own
        (
            "Während Olaf Scholz von einem „guten Tag“ sprach, sagte Friedrich Merz, das Land verliere Zeit.",
            [(D, ["„guten Tag“"], "Olaf Scholz"), (IND, ["das Land verliere Zeit"], "Friedrich Merz")],
        ),
        (
            "Während Bernd Neuendorf die Wahl als „guten Kompromiss“ verteidigt, kritisiert Human Rights Watch sie.",
            [
                (D, ["„guten Kompromiss“"], "Bernd Neuendorf"),
                (R, ["kritisiert Human Rights Watch sie."], "Human Rights Watch"),
            ],
        ),
        # a clause around who tells it
        (
            "Robert Habeck, so erzählte es Omid Nouripour, habe ihm gestanden, er würde es langsamer angehen.",
            [
                (
                    IND,
                    ["Robert Habeck", "habe ihm gestanden, er würde es langsamer angehen"],
                    "Omid Nouripour",
                ),
                (IND, ["er würde es langsamer angehen"], "Robert Habeck"),
            ],
        ),
        # two sources, the verb of the second left out
        (
            "Laut Olaf Scholz kamen 6.000 Menschen, laut Friedrich Merz 900.",
            [(IND, ["kamen 6.000 Menschen"], "Olaf Scholz"), (IND, ["900"], "Friedrich Merz")],
        ),
        # a noun with its clause inside a sentence is no speech that goes on
        (
            "Angela Merkels Kritik, das Amt habe „geschlafen“, weist Olaf Scholz zurück. Angela Merkel schwieg.",
            [(IND, ["das Amt habe „geschlafen“"], "Angela Merkel"), (D, ["„geschlafen“"], "Angela Merkel")],
        ),
        # named before a colon, though no subject
        (
            "Für Olaf Scholz ist die Sache klar: Deutschland habe genug getan.",
            [(IND, ["Deutschland habe genug getan"], "Olaf Scholz")],
        ),
        # words in marks behind who says them, and behind a clause that leads to them
        (
            "Die Stimme mache nicht mit, schrieb Herbert Grönemeyer, „und ohne Stimme kein Bochum“.",
            [
                (IND, ["Die Stimme mache nicht mit", "„und ohne Stimme kein Bochum“"], "Herbert Grönemeyer"),
                (D, ["„und ohne Stimme kein Bochum“"], "Herbert Grönemeyer"),
            ],
        ),
        (
            "„Das war knapp“, sagte Olaf Scholz. Dass es so schnell gehe, „das hat uns überrascht“.",
            [(D, ["„Das war knapp“"], "Olaf Scholz"), (D, ["„das hat uns überrascht“"], "Olaf Scholz")],
        ),
        # speech that goes on, in the second subjunctive as well
        (
            "Olaf Scholz sagte, es sei kalt. Betroffen sei der Norden. In Kiel lägen mehr Kranke als sonst.",
            [
                (IND, ["es sei kalt"], "Olaf Scholz"),
                (IND, ["Betroffen sei der Norden. In Kiel lägen mehr Kranke als sonst."], "Olaf Scholz"),
            ],
        ),
        # of whom the main clause tells
        (
            "Während Katherina Reiche ankündigt, es zu ändern, hält Robert Habeck am Plan fest. Es brauche Ruhe.",
            [(IND, ["es zu ändern"], "Katherina Reiche"), (IND, ["Es brauche Ruhe."], "Robert Habeck")],
        ),
        # "die Stadt solle bauen" is no relative clause
        (
            "Olaf Scholz lobte den Plan; der ADAC fordert, die Stadt solle schneller bauen.",
            [(IND, ["die Stadt solle schneller bauen"], "ADAC")],
        ),
        (
            "Olaf Scholz sagte, der Ausbau des Hafens beginne im Mai.",
            [(IND, ["der Ausbau des Hafens beginne im Mai"], "Olaf Scholz")],
        ),
        (
            "Olaf Scholz sagte, die laute Kritik an dem Plan müsse man hinnehmen, der Plan selbst sei gut.",
            [
                (
                    IND,
                    ["die laute Kritik an dem Plan müsse man hinnehmen, der Plan selbst sei gut"],
                    "Olaf Scholz",
                )
            ],
        ),
    ],
)
def test_words_and_who_says_them(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert as_seen(text) == expected
