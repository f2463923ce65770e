"""Every rule with sentences of its own: exact words, kind and speaker."""

import pytest

from corpus import Article
from index.quotes import find_quotes
from tests.quotes_helpers import as_seen, quotes_of

D, IND, R = "direct", "indirect", "reported"

CASES = [
    # direct
    (
        "„Die Brücke bleibt gesperrt“, sagte Bundeskanzler Olaf Scholz am Montag.",
        [(D, ["„Die Brücke bleibt gesperrt“"], "Olaf Scholz")],
    ),
    ('"Die Brücke bleibt gesperrt", sagte Olaf Scholz.', [(D, ['"Die Brücke bleibt gesperrt"'], "Olaf Scholz")]),
    ("«Die Brücke bleibt gesperrt», sagte Olaf Scholz.", [(D, ["«Die Brücke bleibt gesperrt»"], "Olaf Scholz")]),
    ("»Die Brücke bleibt gesperrt«, sagte Olaf Scholz.", [(D, ["»Die Brücke bleibt gesperrt«"], "Olaf Scholz")]),
    (
        "Olaf Scholz sagte: „Die Brücke bleibt gesperrt. Das ist bitter.“",
        [(D, ["„Die Brücke bleibt gesperrt. Das ist bitter.“"], "Olaf Scholz")],
    ),
    (
        "„Die Brücke“, sagte Olaf Scholz, „bleibt gesperrt.“",
        [(D, ["„Die Brücke“", "„bleibt gesperrt.“"], "Olaf Scholz")],
    ),
    ("„Kommt der Zug noch?“ fragte Olaf Scholz.", [(D, ["„Kommt der Zug noch?“"], "Olaf Scholz")]),
    (
        "„Wir kommen wieder“\n\n— Juri Uschakow, Berater des Präsidenten",
        [(D, ["„Wir kommen wieder“"], "Juri Uschakow")],
    ),
    # indirect with a verb
    (
        "Olaf Scholz sagte, dass die Brücke gesperrt bleibe.",
        [(IND, ["dass die Brücke gesperrt bleibe"], "Olaf Scholz")],
    ),
    ("Olaf Scholz sagte, die Brücke bleibe gesperrt.", [(IND, ["die Brücke bleibe gesperrt"], "Olaf Scholz")]),
    ("Die Brücke bleibe gesperrt, sagte Olaf Scholz.", [(IND, ["Die Brücke bleibe gesperrt"], "Olaf Scholz")]),
    (
        "Die Polizei teilte am Abend mit, dass niemand verletzt worden sei.",
        [(IND, ["dass niemand verletzt worden sei"], "Polizei")],
    ),
    (
        "Das Weiße Haus teilte mit, Trump habe mit Putin telefoniert.",
        [(IND, ["Trump habe mit Putin telefoniert"], "Weißes Haus")],
    ),
    ("Aus dem Kreml hieß es, man sei zu Gesprächen bereit.", [(IND, ["man sei zu Gesprächen bereit"], "Kreml")]),
    ("Olaf Scholz forderte, die Brücke schnell zu bauen.", [(IND, ["die Brücke schnell zu bauen"], "Olaf Scholz")]),
    ("Olaf Scholz warnte davor, die Brücke zu sperren.", [(IND, ["die Brücke zu sperren"], "Olaf Scholz")]),
    ("Wie die Polizei mitteilte, wurde niemand verletzt.", [(IND, ["wurde niemand verletzt"], "Polizei")]),
    ("Niemand wurde verletzt, wie die Polizei mitteilte.", [(IND, ["Niemand wurde verletzt"], "Polizei")]),
    ("Niemand wurde verletzt. Das teilte die Polizei mit.", [(IND, ["Niemand wurde verletzt.", "Das"], "Polizei")]),
    # indirect without a verb
    ("Laut Polizei wurde niemand verletzt.", [(IND, ["wurde niemand verletzt"], "Polizei")]),
    ("Nach Angaben der Polizei wurde niemand verletzt.", [(IND, ["wurde niemand verletzt"], "Polizei")]),
    ("Der Polizei zufolge wurde niemand verletzt.", [(IND, ["wurde niemand verletzt"], "Polizei")]),
    ("Die Brücke, so Olaf Scholz, bleibe gesperrt.", [(IND, ["Die Brücke", "bleibe gesperrt"], "Olaf Scholz")]),
    (
        "Selenskyj ließ die Sorge erkennen, dass die Hilfe ausbleibe.",
        [(IND, ["dass die Hilfe ausbleibe"], "Selenskyj")],
    ),
    # speech that goes on
    (
        "Olaf Scholz sagte, die Brücke bleibe gesperrt. Sie müsse neu gebaut werden. Das dauere Jahre.",
        [
            (IND, ["die Brücke bleibe gesperrt"], "Olaf Scholz"),
            (IND, ["Sie müsse neu gebaut werden. Das dauere Jahre."], "Olaf Scholz"),
        ],
    ),
    # speech acts, with words of their own in marks
    (
        "Olaf Scholz kritisierte den Beschluss des Bundestags.",
        [(R, ["Olaf Scholz kritisierte den Beschluss des Bundestags."], "Olaf Scholz")],
    ),
    (
        "Olaf Scholz nannte den Beschluss „falsch“.",
        [(D, ["„falsch“"], "Olaf Scholz")],
    ),
    # the speaker by grammar
    (
        "Kremlsprecher Dmitri Peskow betonte, es gebe keine Gespräche.",
        [(IND, ["es gebe keine Gespräche"], "Dmitri Peskow")],
    ),
    (
        "Der Assistent des russischen Präsidenten, Juri Uschakow, erklärte, das Treffen sei abgesagt.",
        [(IND, ["das Treffen sei abgesagt"], "Juri Uschakow")],
    ),
    (
        "Angela Merkel reiste nach Paris. Sie sagte, die Lage sei ernst.",
        [(IND, ["die Lage sei ernst"], "Angela Merkel")],
    ),
    (
        "US-Präsident Donald Trump reiste ab. Der US-Präsident sagte, er komme wieder.",
        [(IND, ["er komme wieder"], "Donald Trump")],
    ),
    (
        "Wolodymyr Selenskyj und Olaf Scholz erklärten, die Gespräche seien beendet.",
        [(IND, ["die Gespräche seien beendet"], "Wolodymyr Selenskyj und Olaf Scholz")],
    ),
    # anonymous, or nobody's
    ("Ein Augenzeuge sagte, es habe einen Knall gegeben.", [(IND, ["es habe einen Knall gegeben"], None)]),
    (
        "Dem Minister wurde vorgeworfen, das Parlament getäuscht zu haben.",
        [(IND, ["das Parlament getäuscht zu haben"], None)],
    ),
]

SILENT = [
    "Das Schiff „Discovery“ lief in den Hafen ein.",
    "Die Zeitschrift „Der Spiegel“ erscheint montags.",
    "Der Film „Das Boot“ wurde gezeigt.",
    "Die so genannten „Rosinenbomber“ landeten in Berlin.",
    "Wenn es regnet, wird die Straße nass.",
    "Wenn Berlin damals geklagt hätte, hätte das viel geändert.",
    "Die Brücke wurde im Mai gebaut und im Juni eröffnet.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_rule(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert as_seen(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_said_is_no_quotation(text: str) -> None:
    assert as_seen(text) == []


def test_cue_and_mention_are_exact() -> None:
    text = "Die Brücke bleibe gesperrt, sagte Bundeskanzler Olaf Scholz am Montag."
    (quote,) = quotes_of(text)
    assert quote.cue is not None
    assert quote.mention is not None
    assert text[slice(*quote.cue)] == "sagte"
    assert text[slice(*quote.mention)] == "Bundeskanzler Olaf Scholz"
    assert quote.role == "Bundeskanzler"


def test_relayed_speech_keeps_both_speakers() -> None:
    text = "Putin habe zu Trump gesagt, dass die Zeit reif sei, berichtete Kremlsprecher Dmitri Peskow."
    record = find_quotes(Article(id="a", title="t", text=text))
    names = [speaker.name for speaker in record.speakers]
    inner = next(quote for quote in record.quotes if text[slice(*quote.parts[0])] == "dass die Zeit reif sei")
    assert inner.speaker is not None
    assert inner.relayed_by is not None
    assert [names[inner.speaker], names[inner.relayed_by]] == ["Putin", "Dmitri Peskow"]


def test_a_record_survives_json() -> None:
    record = find_quotes(Article(id="a", title="t", text=CASES[24][0]))
    assert type(record).model_validate_json(record.model_dump_json()) == record


def test_nested_marks_do_not_end_the_outer_pair() -> None:
    assert as_seen("„Er rief «Halt» und lief davon“, sagte Olaf Scholz.")[0][1] == ["„Er rief «Halt» und lief davon“"]
