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
                (
                    R,
                    [
                        "Während Bernd Neuendorf die Wahl als „guten Kompromiss“ verteidigt, kritisiert Human Rights "
                        "Watch sie."
                    ],
                    "Human Rights Watch",
                ),
                (D, ["„guten Kompromiss“"], "Bernd Neuendorf"),
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
