"""Quotation marks of every style, and which of them hold speech: sentences of our own, exact words."""

import pytest

from corpus import Article
from index.quotes import find_quotes
from index.quotes.marks import pair_marks

PAIRS = [
    ("„Ja“ und ‚Nein‘ und “Doch”", ["„Ja“", "‚Nein‘", "“Doch”"]),
    ("«Ja» und »Nein« und ‹Doch› und ›Nie‹", ["«Ja»", "»Nein«", "‹Doch›", "›Nie‹"]),
    ("« Oui », dit-il. Er sagte \"Ja\" und 'Nein'.", ["« Oui »", '"Ja"', "'Nein'"]),
    ("Er tippte ,,Ja'' und ,,Nein“.", [",,Ja''", ",,Nein“"]),
    ('Er mischte „Ja" mit „Nein” und “Doch“, rief “Halt”.', ['„Ja"', "„Nein”", "“Halt”"]),
    # nested, of another style and of the same
    ("„Er rief «Halt» und ‚Los‘“, sagte sie.", ["„Er rief «Halt» und ‚Los‘“"]),
    ("„Der „Nordwind“ legt ab“, sagte sie.", ["„Der „Nordwind“ legt ab“"]),
    # over paragraphs: each opens, the last closes
    ("Er sagte: „Es regnet.\n\n„Es regnet seit Tagen.“ Dann ging er.", ["„Es regnet.\n\n„Es regnet seit Tagen.“"]),
    ("Er rief „Halt.\n\nDann rief sie „Los“.", ["„Los“"]),
    # left open
    ("Er rief „Halt und ging.", []),
    ("Halt“, rief er.", []),
    ("„Eins. „Zwei.“", ["„Zwei.“"]),
    ("„Eins, rief er. „Zwei“, rief sie. „Drei“, rief er.", ["„Zwei“", "„Drei“"]),
    # apostrophes and inches are no marks
    ("Hans' Hund hat 'ne Leine, Max' Katze nicht.", []),
    ('Ein Rohr von 5" und eines von 7" Zoll', []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[case[0][:40] for case in PAIRS])
def test_pairs(text: str, expected: list[str]) -> None:
    assert [text[pair.start : pair.end] for pair in pair_marks(text)] == expected


SPEECH = [
    # slogans and inscriptions
    ("Auf der Mauer stand die Parole „Wasser für alle“.", ["„Wasser für alle“"]),
    ("Viele hielten Schilder mit Sprüchen wie „Brücke jetzt“ und „Fähre nie“ hoch.", ["„Brücke jetzt“", "„Fähre nie“"]),
    # what somebody calls something, in any clause
    ("Gegner des Plans, den Olaf Scholz als „töricht“ bezeichnete, jubelten.", ["„töricht“"]),
    ("Als „große Chance“ wertete Olaf Scholz den Vertrag.", ["„große Chance“"]),
    ("Der Plan wurde vom Minister als „Irrweg“ bezeichnet.", ["„Irrweg“"]),
    ("Was als „Nordlicht“ bezeichnet wird, ist Strahlung.", []),
    ("Die Insel, meist „die Perle“ genannt, ist klein.", []),
    ("Die als „Perle“ bekannte Insel ist klein.", []),
    # behind a sentence of speech
    (
        "Olaf Scholz sagte, die Brücke bleibe gesperrt. Die Stadt rechnet mit „sehr langen Staus“.",
        ["„sehr langen Staus“"],
    ),
    ("Die Brücke ist gesperrt. Die Stadt hat „sehr lange Staus“.", []),
    # joined to words that are speech
    ("Olaf Scholz nannte den Plan „dreist“ und „Unfug“.", ["„dreist“", "„Unfug“"]),
    # names, titles, compounds, sources
    ("Nun erschien ihr Buch in Berlin: „Lange Nächte“.", []),
    ("Ein „Nordlicht“-Reporter sagte, die Brücke sei zu.", []),
    ("Laut „Morgenpost“ ist die Brücke zu.", []),
    ("Die Behörde (kurz: „Amt“) teilte mit, die Brücke sei zu.", []),
    ("Die Lage, so die Polizei, sei „ruhig“.", ["„ruhig“"]),
    ("Einzelne Wagen, so die Polizei, führen über die „harte“ Brücke.", []),
    # uttered, held, warned of, accused of
    ("Die Fischer riefen „Nieder mit der Maut“ und gingen.", ["„Nieder mit der Maut“"]),
    ("Die Fischer hatten „Maut weg“ gerufen.", ["„Maut weg“"]),
    ("Der Minister rief „Wachsame Nachbarn“ zur Hilfe auf.", []),
    ("Für den Minister ist die Lage am Hafen „beunruhigend“.", ["„beunruhigend“"]),
    ("Für den Minister ist „Nordlicht“ nur eine Zeitung.", []),
    ("Olaf Scholz warnte vor den „Besserwissern“.", ["„Besserwissern“"]),
    ("Der Minister warf der Stadt „Untreue“ vor.", ["„Untreue“"]),
    ("Olaf Scholz befürchtet ein „Debakel“.", ["„Debakel“"]),
    ("Olaf Scholz beklagte einen klaren „Wortbruch“.", ["„Wortbruch“"]),
    ("Meteorologen rechnen mit „sehr starken Stürmen“.", ["„sehr starken Stürmen“"]),
    ("Datenschützer warfen der Stadt „Untreue“ vor.", ["„Untreue“"]),
    ("Olaf Scholz sprach von der Pflicht eines „Neuanfangs“.", ["„Neuanfangs“"]),
    ("„Guten Morgen, ich fange wieder an“, mit diesen Worten trat er auf.", ["„Guten Morgen, ich fange wieder an“"]),
    ("Ein „harter Winter“, so urteilte Olaf Scholz, stehe bevor.", ["„harter Winter“"]),
    ("„Meer und Land“, so lautet der Titel der Studie.", []),
    (
        "Olaf Scholz sagte, dass alle Bauten „Anfang des Jahres noch völlig marode“ gewesen seien.",
        ["„Anfang des Jahres noch völlig marode“"],
    ),
    # names by what stands around them
    ("Es siegte die Mannschaft der „Union freier Segler und Ruderer im Norden“ (USN).", []),
    ("Es siegten die Boote der „Sailors for Harbours against Storms“ (SHS).", []),
    ("Der Abend, an dem der Chor „Wenn die Schiffe im Hafen liegen“ sang, war lang.", []),
    ("Er spielte in „Nordlicht“ und „Jeder geht einmal an Bord“.", []),
    ("Die Gruppe, die sich „Rat der Weisen für Hafen und Brücke“ nennt, tagt.", []),
    ("Die Messe heißt nun anders: Sie nennt sich „hafenschau 12“ und findet im Mai statt.", []),
    ("Der Plan wurde „töricht“ genannt.", ["„töricht“"]),
]


@pytest.mark.parametrize(("text", "expected"), SPEECH, ids=[case[0][:40] for case in SPEECH])
def test_marks_that_hold_speech(text: str, expected: list[str]) -> None:
    quotes = find_quotes(Article(id="a", title="t", text=text)).quotes
    assert [text[slice(*quote.parts[0])] for quote in quotes if quote.kind.value == "direct"] == expected


def test_words_behind_laut_and_its_noun_are_nobodys_name() -> None:
    text = "Der Täter rief laut Zeugen „Nieder damit“ und floh."
    (quote,) = find_quotes(Article(id="a", title="t", text=text)).quotes
    assert quote.mention is not None
    assert text[slice(*quote.mention)] == "Zeugen"


NO_ACTS = [
    "Das Gericht verurteilte den Mann zu einer Geldstrafe.",
    "Deutschland bestreitet sein erstes Gruppenspiel am Montag.",
    "Der Stadt und den Pendlern drohen nach Ansage Staus.",
    "Heute sind die Bürger zur Wahl aufgerufen.",
    "Nach dem Sturm sind zwei Opfer zu beklagen.",
    "Der Minister hätte gewarnt sein können.",
    "Die Behörde forderte die Feuerwehr an.",
    "Ich lehne den Plan der Stadt ab.",
    "Gestern kritisierte man den Minister.",
]
"""Verbs that are a speech act elsewhere."""


@pytest.mark.parametrize("text", NO_ACTS)
def test_no_speech_act(text: str) -> None:
    assert find_quotes(Article(id="a", title="t", text=text)).quotes == ()


def test_a_speech_act_stays_one() -> None:
    for text in (
        "Die Ministerin verurteilte den Angriff auf die Brücke.",
        "Der Minister bestritt die Vorwürfe.",
        "Der Minister drohte der Stadt mit Kürzungen.",
        "Der Plan ist vom Minister kritisiert worden.",
        "Der Minister sprach sich für eine Maut von drei Euro aus.",
    ):
        (quote,) = find_quotes(Article(id="a", title="t", text=text)).quotes
        assert (quote.kind.value, text[slice(*quote.parts[0])]) == ("reported", text)
