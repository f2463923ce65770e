from __future__ import annotations

import contextlib
import time
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, CorpusError, read_file
from corpus.appeals import is_appeal
from corpus.cleaning import clean_body
from corpus.header import byline, first_sentence, split_outlet
from corpus.lines import Kind, classify
from corpus.scraped import parse_scraped
from tests.scraped_samples import SAMPLES, Sample

NOT_YET = pytest.mark.xfail(strict=True, reason="the rules for scraped text do not know this yet")
SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"
NAME = PurePosixPath("artikel.txt")
LEAD = "Der Stadtrat hat am Montag über den Haushalt beraten und die Entscheidung vertagt."
BODY = (
    "Die Sitzung dauerte bis in die Nacht, weil sich die Fraktionen nicht auf einen Entwurf einigen konnten. "
    "Umstritten sind vor allem die Ausgaben für die Sanierung der Schulen und der Ausbau des Nahverkehrs. "
    "Die Verwaltung soll nun bis zum Sommer neue Zahlen vorlegen, damit der Rat im Herbst beschließen kann."
)
LAST = "Der Bürgermeister zeigte sich dennoch zuversichtlich, dass ein Kompromiss gelingt."


def article(*lines: str) -> Article:
    return parse_scraped("\n\n".join(["Rat vertagt Entscheidung über den Haushalt", *lines]), NAME)


def text_of(*lines: str) -> list[str]:
    return article(*lines).text.split("\n\n")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_sample_of_an_outlet(sample: Sample) -> None:
    found = parse_scraped(sample.raw, NAME)
    assert found.title == sample.title
    assert found.text == sample.text
    stated = {name: getattr(found, name) for name in ("outlet", "author", "published")}
    assert {name: value for name, value in stated.items() if value is not None} == sample.stated


@pytest.mark.parametrize(
    "own",
    [
        "Mehr nicht.",
        "„Das kann nicht sein.“",
        "— Präsidentin des Deutschen Städtetags",
        "Auch über WhatsApp und in den Kommentaren der Ratsseite wurde gestritten, ein Foto der Sitzung ging herum.",
        pytest.param(
            "„Folgen Sie uns auf diesem Weg und melden Sie Ihre Hinweise per WhatsApp“, sagte der Bürgermeister.",
            marks=NOT_YET,
        ),
        "Die Kommentare der Opposition fielen scharf aus.",
        "Hinweise nimmt die Polizei unter der Telefonnummer 110 entgegen.",
        "Wer den Newsletter der Stadt bezieht, erfährt das Ergebnis am Donnerstag.",
        "- 4 Millionen für Schulen",
        "Abstimmung: 17 zu 15 Stimmen",
        "[…]",
        "Diskussion",
        "Folgen",
        pytest.param("Weitere Themen", marks=NOT_YET),
        "Teilen will sich die Stadt die Kosten mit dem Land.",
        "Vor zwei Stunden war davon noch keine Rede gewesen.",
        "Anzeige erstattete am Abend auch der Kämmerer.",
        "Mehr zum Thema will die Verwaltung erst im Mai sagen.",
        "Bild: Herr Bürgermeister, wie geht es weiter?",
        "Fotos der Sitzung: Sie zeigten einen leeren Saal, in dem nur der Kämmerer noch am Pult stand und sprach.",
        "12. Februar 2025",
    ],
)
def test_what_is_the_articles_own_stays(own: str) -> None:
    assert text_of(LEAD, BODY, own, BODY.replace("Nacht", "Früh"), LAST) == [
        LEAD, BODY, own, BODY.replace("Nacht", "Früh"), LAST,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "debris",
    [
        "Anzeige", "Teilen", "Artikel anhören", "Lesezeit: 4 Min.", "5 Min. Lesezeit", "vor 2 Stunden", "1 Stunde vor",
        "Foto: dpa", "© imago images / Sportfoto", "Bild: picture alliance/dpa",
        pytest.param("(Symbolbild)", marks=NOT_YET),
        "Das Rathaus am Abend (Archivbild)", "Das Rathaus am Abend. Foto: Stadtarchiv",
        "Lesen Sie auch: Warum die Schulen verfallen", "Mehr zum Thema: Haushalt der Stadt",
        "→ So teuer wird der Nahverkehr",
        "Auf Facebook teilen", "1.234 Shares", "Folgen Sie uns auf Instagram", "Jetzt kostenlos registrieren",
        "Abonnieren Sie unseren Newsletter und bleiben Sie auf dem Laufenden!",
        "Wir verwenden Cookies, um unsere Inhalte zu verbessern. Mit Klick auf „Akzeptieren“ stimmen Sie zu.",
        "Hast du Fotos oder Hinweise für uns? Schick sie uns per WhatsApp!",
        "Dieser Artikel wurde maschinell aus dem Englischen übersetzt.",
        "Um diesen Artikel zu lesen, benötigen Sie ein Abo.",
        "https://www.beispiel.de/artikel/123", "#Haushalt #Stadtrat", "+++ Eilmeldungen direkt aufs Handy +++", "***",
        "Tags: Haushalt, Stadtrat", pytest.param("Startseite › Politik › Lokales", marks=NOT_YET),
    ],
)  # fmt: skip
def test_debris_goes_wherever_it_stands(debris: str) -> None:
    assert text_of(LEAD, debris, BODY, debris, LAST, debris) == [LEAD, BODY, LAST]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Lesen Sie auch", marks=NOT_YET),
        pytest.param("Mehr zum Thema", marks=NOT_YET),
        "Das könnte Sie auch interessieren",
        "Meistgelesen",
    ],
)
def test_the_article_goes_on_behind_a_block_of_links(head: str) -> None:
    links = ["Schulen in Not: Was jetzt fehlt", "Warum der Bus nicht kommt"]
    assert text_of(LEAD, head, *links, BODY, "Streit um die Schulen", LAST) == [
        LEAD,
        BODY,
        "Streit um die Schulen",
        LAST,
    ]


def test_titles_with_teasers_behind_the_article_go() -> None:
    teasers = [
        "Bus fährt wieder",
        "Nach drei Wochen Pause rollt die Linie 4.",
        "Bad bleibt zu",
        "Die Pumpe ist defekt.",
    ]
    assert text_of(LEAD, BODY, LAST, "Weitere Meldungen", *teasers) == [LEAD, BODY, LAST]


def test_a_toolbar_above_the_body_does_not_cut_it() -> None:
    assert text_of("Teilen", "12 Kommentare", LEAD, "Kommentare", BODY, LAST) == [LEAD, BODY, LAST]


def test_comments_longer_than_the_article_go_with_everything_behind_them() -> None:
    comments = ["Leserin aus dem Süden", "Ich frage mich, wo das ganze Geld geblieben ist!!", "Antworten"] * 30
    assert text_of(LEAD, BODY, LAST, "90 Kommentare", *comments, "Impressum") == [LEAD, BODY, LAST]


def test_comments_without_a_head_go_from_the_first_writer_on() -> None:
    comments = [
        "Südwind",
        "Das war doch klar, dass ihr euch nicht einigt.",
        "Antworten",
        "Rathausfan",
        "Abwarten.",
        "Antworten",
    ]
    assert text_of(LEAD, BODY, LAST, *comments) == [LEAD, BODY, LAST]


def test_a_signed_live_blog_keeps_every_entry() -> None:
    entries = [BODY, "(dpa)", BODY.replace("Nacht", "Früh"), "(dpa)", BODY.replace("Sommer", "Winter"), "(dpa)"]
    assert text_of(LEAD, *entries) == [LEAD, *[entry for entry in entries if entry != "(dpa)"]]


@NOT_YET
def test_a_sign_off_behind_the_last_sentence_is_the_outlet_not_text() -> None:
    found = article(LEAD, BODY, LAST + " (dpa)")
    assert found.text == f"{LEAD}\n\n{BODY}\n\n{LAST}"
    assert found.outlet == "dpa"


@NOT_YET
def test_line_breaks_and_gaps_stay_as_they_were() -> None:
    found = parse_scraped(
        f"Rat vertagt seine Entscheidung\r\n\r\n\r\n\r\n{LEAD}  \r\nZwischentitel\r\n  {BODY}\r\n".replace(
            "\r\n", "\n"
        ),
        NAME,
    )
    assert found.text == f"{LEAD}\nZwischentitel\n{BODY}"


def test_invisible_characters_do_not_part_words() -> None:
    assert "Sanierung" in clean_body("Die San\u00adie\u200brung der Schulen kostet mehr, als die Stadt hat.")


@pytest.mark.parametrize(
    ("lines", "title", "text"),
    [
        (["Haushalt", "Rat vertagt Entscheidung bis zum Herbst", LEAD, BODY],
         "Rat vertagt Entscheidung bis zum Herbst", [LEAD, BODY]),
        (["Rat vertagt Entscheidung | Stadtanzeiger", LEAD, BODY], "Rat vertagt Entscheidung", [LEAD, BODY]),
        (["Rat einig", LEAD, BODY], "Rat einig", [LEAD, BODY]),
        (["Rathaus", "Rat vertagt die Entscheidung", "04.03.2025", "Rat vertagt die Entscheidung", LEAD, BODY],
         "Rat vertagt die Entscheidung", [LEAD, BODY]),
        (["Bahn streikt wieder ab 5. März 2025", LEAD, BODY], "Bahn streikt wieder ab 5. März 2025", [LEAD, BODY]),
        (["Besuch bei Papst Leo XIV.", LEAD, BODY], "Besuch bei Papst Leo XIV.", [LEAD, BODY]),
        ([BODY, LAST], first_sentence(BODY).rstrip("."), [BODY, LAST]),
        (["Köln, Bonn", "Der Rat tagt im großen Saal des alten Rathauses.", "04.03.2025 - 09:00",
          "Rat vertagt die Entscheidung. Der Streit geht weiter.", BODY],
         "Rat vertagt die Entscheidung", ["Der Streit geht weiter.", BODY]),
    ],
)  # fmt: skip
def test_the_headline_is_found_and_is_not_text(lines: list[str], title: str, text: list[str]) -> None:
    found = parse_scraped("\n\n".join(lines), NAME)
    assert (found.title, found.text.split("\n\n")) == (title, text)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("12.02.2025 - 18:27:49", "2025-02-12T18:27:49"),
        ("Stand: 12.02.2025 18:27 Uhr", "2025-02-12T18:27:00"),
        ("Veröffentlicht am 3. März 2024, 7.05 Uhr", "2024-03-03T07:05:00"),
        ("Mittwoch, 12. Jänner 2022", "2022-01-12"),
        ("2025-02-12T18:27:49+01:00", "2025-02-12T18:27:49+01:00"),
        ("12.2.25", "2025-02-12"),
        ("Berlin, 1. Mai 2023", "2023-05-01"),
        ("Feb 12, 2025", "2025-02-12"),
        ("vor 3 Stunden", None),
        ("31.02.2025", None),
    ],
)
def test_the_date_above_the_body_is_published_and_no_text(line: str, published: str | None) -> None:
    found = article(line, LEAD, BODY)
    assert found.published == published
    assert found.text.endswith(f"{LEAD}\n\n{BODY}")


def test_the_date_of_publication_goes_before_that_of_an_update() -> None:
    assert (
        article("Stand: 13.02.2025, 08:00 Uhr", "Erstellt: 12.02.2025, 18:27 Uhr", LEAD, BODY).published
        == "2025-02-12T18:27:00"
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Kurt Tucholsky", "Kurt Tucholsky"),
        ("Von Kurt Tucholsky und Joseph Roth, Berlin", "Kurt Tucholsky und Joseph Roth"),
        ("von Carl von Ossietzky", "Carl von Ossietzky"),
        ("Autor: Theodor Fontane", "Theodor Fontane"),
        ("Von Köln nach Bonn in zehn Minuten", None),
        ("Von wegen Sommer", None),
    ],
)
def test_byline(line: str, names: str | None) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Rat vertagt Entscheidung | Stadtanzeiger", ("Rat vertagt Entscheidung", "Stadtanzeiger")),
        ("Rat vertagt Entscheidung - tagesschau.de", ("Rat vertagt Entscheidung", "tagesschau.de")),
        ("Rat vertagt Entscheidung – „Das ist bitter“", ("Rat vertagt Entscheidung – „Das ist bitter“", None)),
    ],
)
def test_outlet_behind_the_headline(title: str, parts: tuple[str, str | None]) -> None:
    assert split_outlet(title) == parts


def test_a_first_sentence_ends_neither_at_a_date_nor_at_an_initial() -> None:
    assert first_sentence("Am 12. Februar traf J. D. Vance in München ein. Er sprach kurz.") == (
        "Am 12. Februar traf J. D. Vance in München ein."
    )


def test_an_appeal_in_quotation_marks_is_a_quotation() -> None:
    asked = "Abonnieren Sie unseren Newsletter"
    assert is_appeal(f"{asked}!")
    assert not is_appeal(f"„{asked}!“, rief der Redakteur in den Saal.")


@pytest.mark.parametrize("line", ["", "Anzeige", "© dpa"])
def test_nothing_but_debris_is_refused(line: str) -> None:
    with pytest.raises(CorpusError, match="no text"):
        parse_scraped(f"Rat vertagt Entscheidung über den Haushalt\n\n{line}", NAME)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_read_or_refused_and_invents_nothing(raw: str) -> None:
    try:
        found = parse_scraped(raw, NAME)
    except CorpusError:
        return
    letters = [letter for letter in raw if not letter.isspace()]
    rest = iter(letters)
    assert all(letter in rest for letter in found.text if not letter.isspace())  # a subsequence of what was given


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([LEAD, BODY, LAST, "Zwischentitel", "„Nein.“"]), min_size=2, max_size=8))
def test_cleaning_twice_changes_nothing(lines: list[str]) -> None:
    once = clean_body("\n\n".join([LEAD, *lines]))
    assert clean_body(once) == once


@pytest.mark.parametrize(
    "raw",
    ["a" * 1_000_000, "Ein Wort und " * 80_000, "\n" * 1_000_000 + "x", "„" * 1_000_000,
     "Foto: " * 160_000, "> " * 500_000,
     "Wir. " * 200_000, "Lesen Sie auch\nEin Titel\nEin Satz, der kurz ist und hier steht.\n" * 12_000,
     "vor 2 Stunden\n" * 60_000, "(dpa)\n" * 100_000, "Antworten\n" * 100_000, "a, " * 300_000, "Anna Berg, " * 90_000,
     ("x" * 340 + "\n") * 3_000, ("jetzt hier " * 31 + "\n") * 3_000, "1. " * 300_000],
    ids=lambda raw: repr(raw[:12]),
)  # fmt: skip
def test_a_megabyte_of_anything_takes_seconds(raw: str) -> None:
    started = time.perf_counter()
    clean_body(raw)
    with contextlib.suppress(CorpusError):
        parse_scraped(raw, NAME)
    assert time.perf_counter() - started < 30


def test_a_line_of_dashes_says_nothing() -> None:
    assert classify("-----") is Kind.TOOL


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the scraped articles of the optional data folder are not here")
@pytest.mark.parametrize(
    ("name", "outlet", "author", "published", "characters"),
    [
        ("000", None, None, None, 4095),
        ("001", "dpa.de", None, "2025-02-12T18:27:49", 3113),
        ("002", None, "Kai Degner", None, 3159),
        ("003", None, None, None, 4910),
        ("004", "VOL.AT", None, None, 4730),
    ],
)
def test_seed(name: str, outlet: str | None, author: str | None, published: str | None, characters: int) -> None:
    (found,) = read_file(next(SEEDS.glob(f"{name}_*.txt")))
    assert (found.outlet, found.author, found.published, len(found.text)) == (outlet, author, published, characters)
