"""Questions of fact: terms, coverage, the marked answer, one claim once, refusals; over small corpora of its own."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus import Article, Corpus
from index import Encoder, Extent, Index, write_index
from index.word_keys import word_key, word_keys
from rag import Assistant, RefusalReason
from rag.answer_type import best_answer, fits, marked
from rag.archive import Archive
from rag.asked import asked
from rag.candidates import AT_A_GLANCE, find_candidates, span_of
from rag.confidence import fact_confidence
from rag.coverage import cover
from rag.dates import Period
from rag.evidence import carries_on
from rag.facts import score_sentences
from rag.headings import is_heading
from rag.question import read_question
from rag.signals import SIGNALS
from rag.terms import fact_terms
from rag.weights import glance_weights

_TEXTS = {
    "bruecke": (
        "Neue Brücke über die Elbe",
        "Die Stadt Magdeburg hat am 14. Mai 2024 eine neue Brücke eröffnet. Die neue Brücke ist 320 Meter lang "
        "und kostete 45 Millionen Euro. Die Planerin Anna Berger leitete den Bau, weil der erste Entwurf "
        "verworfen worden war.",
    ),
    "brueckenfest": (
        "Fest an der Elbe",
        "Zur Eröffnung der Brücke kamen 12000 Gäste. Die neue Brücke kostete nach Angaben der Stadt 45 Millionen Euro.",
    ),
    "zoo": (
        "Nachwuchs im Zoo",
        "Im Zoo von Leipzig wurden drei Giraffen geboren. Die Tierpfleger nannten das jüngste Kalb „Malaika“. "
        "Der Zoo zählte im vergangenen Jahr 1,7 Millionen Besucher.",
    ),
    "wahl": (
        "Wahl des Vorstands",
        "Der Verein wählte in Hannover einen neuen Vorstand. Die Mitglieder lehnten eine Erhöhung des Beitrags ab. "
        "Der Beitrag liegt weiter bei 60 Euro im Jahr.",
    ),
    "wetter": (
        "Sturm an der Küste",
        "Ein Sturm hat an der Küste Bäume umgeworfen. In Cuxhaven maß der Wetterdienst Böen von 110 Kilometern "
        "in der Stunde. Fähren nach Helgoland fielen aus.",
    ),
}


def _corpus(texts: dict[str, tuple[str, str]]) -> Corpus:
    articles = (Article(id=key, title=title, text=text) for key, (title, text) in sorted(texts.items()))
    return Corpus(tuple(articles), ())


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("facts")
    encoder = Encoder()
    write_index(_corpus(_TEXTS), folder, encoder)
    return Index.open(folder, encoder=encoder)


def _terms(index: Index, text: str) -> list[str]:
    archive = Archive(index)
    question = read_question(text, archive.finder, days=archive.days, outlets=archive.outlets)
    return [term.word for term in fact_terms(index.sentences, len(index.passages), question)]


def _marked(index: Index, question: str) -> tuple[str, str | None]:
    """Article and marked characters of the first statement."""
    first = Assistant(index).ask(question).statements[0]
    text = index.articles[first.article_id].text
    return first.article_id, text[first.mark.start : first.mark.end] if first.mark else None


@pytest.mark.parametrize(
    ("one", "other"),
    [("schufen", "geschaffen"), ("Verträgen", "Vertrag"), ("Häuser", "Haus"), ("lief", "gelaufen")],
)
def test_forms_of_a_word_have_one_key(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


def test_hyphenated_words_and_numbers_have_keys_of_their_own() -> None:
    assert word_keys("US-Soldaten, 1.200") == ["us", "soldat", "1200"]
    assert word_keys("") == []


def test_the_words_of_sentences_and_titles_are_stored(index: Index) -> None:
    words = index.sentences
    assert index.passages.sentence_count == 14
    assert len(words.starts) == 14 + 5 + 1
    title = index.passages.sentence_count + 4  # of the last article by id, "zoo"
    stored = [bytes(words.vocabulary[number]).decode() for number in words.words_of(title, title + 1)]
    assert stored == word_keys("Nachwuchs im Zoo")
    known, unknown = words.numbers(["bruck", "nirgend"])
    brueck = words.numbers([word_key("Brücke")])[0]
    assert int(words.frequencies[brueck]) == 2
    assert (known >= 0, unknown) == (brueck == known, -1)


def test_sentence_vectors_are_within_a_hundredth(index: Index) -> None:
    encoder = Encoder()
    query = encoder.encode_query("neue Brücke")
    article = index.articles["bruecke"]
    texts = [article.text[one.start : one.end] for one in index.passages.sentences(0)]
    exact = encoder.encode_passages(texts) @ query
    assert np.allclose(index.sentences.similarities(np.arange(len(texts)), query), exact, atol=0.01)


def test_terms_are_content_words_in_order(index: Index) -> None:
    assert _terms(index, "Wie viele Giraffen wurden in Leipzig geboren?") == ["Giraffen", "Leipzig", "geboren"]


def test_a_verb_is_covered_by_its_parts_apart(index: Index) -> None:
    archive = Archive(index)
    question = read_question("Wer hat die Erhöhung abgelehnt?", archive.finder, days=(), outlets=())
    terms = fact_terms(index.sentences, len(index.passages), question)
    covered = cover(index, np.array([index.passages_of("wahl")[0].row]), terms)
    assert [term.word for term in terms] == ["Erhöhung", "abgelehnt"]
    assert covered.own.tolist() == [[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]]


def test_a_participle_no_lexicon_has_is_covered_by_its_parts_apart(index: Index) -> None:
    question = read_question("Wer hat den Verkauf eingefädelt?", Archive(index).finder, days=(), outlets=())
    terms = fact_terms(index.sentences, len(index.passages), question)
    assert tuple(word_keys("fädelte ein")) in terms[1].ways


def test_compounds_and_words_of_one_root_count_less(index: Index) -> None:
    archive = Archive(index)
    question = read_question("Was geschah beim Küstensturm mit dem Beitragswesen?", archive.finder, days=(), outlets=())
    terms = fact_terms(index.sentences, len(index.passages), question)
    rows = np.array([index.passages_of(one)[0].row for one in ("wetter", "wahl")])
    covered = cover(index, rows, terms)
    by_word = {
        term.word: np.round(covered.passages[:, number].astype(float), 2).tolist() for number, term in enumerate(terms)
    }
    assert by_word["Küstensturm"] == [0.7, 0.0]
    assert by_word["Beitragswesen"] == [0.0, 0.7]


@pytest.mark.parametrize(
    ("question", "fact", "sentence", "answer"),
    [
        ("Wie viele Busse fahren?", "how_many", "In 14 Linien fahren am 3. Mai 20 neue Busse.", "20"),
        ("Wie lang ist der Tunnel?", "how_many", "Für 80 Euro baute man einen 900 Meter langen Tunnel.", "900"),
        ("Wie viel Prozent stimmten zu?", "how_many", "Von 300 Mitgliedern stimmten 61 Prozent zu.", "61 Prozent"),
        ("Welche Länge hat der Tunnel?", "how_many", "Für 80 Euro ist der Tunnel 900 Meter tief.", "900"),
        ("Was kostete der Tunnel?", "how_many", "Der Tunnel mit 900 Metern ist für 80 Euro zu haben.", "80 Euro"),
        ("Wann schloss das Werk?", "when", "Das Werk mit 300 Leuten schloss am 2. Juni 2021.", "2. Juni 2021"),
        ("Wann begann das Fest?", "when", "Im Mai geplant, begann am 2. Juni das Fest.", "2. Juni"),
        ("In welchem Jahr begann das Fest?", "when", "Das Fest begann am 2. Juni, zuerst 1987.", "1987"),
        ("Wo steht die Mühle?", "where", "Die alte Mühle steht in Potsdam.", "Potsdam"),
        ("Wer leitet das Museum?", "who", "Das Museum leitet seit Montag Clara Neumann.", "Clara Neumann"),
        ("Welche Schule wurde saniert?", "what", "Saniert wurde die Humboldt-Schule.", "Humboldt-Schule"),
        ("Wie heißt das Schiff?", "what", "Das Schiff trägt den Namen „Nordwind“.", "Nordwind"),
        ("Wie lange dauerte die Sitzung?", "how_long", "Die Sitzung dauerte vier Stunden.", "vier Stunden"),
    ],
)
def test_the_answer_is_marked(question: str, fact: str, sentence: str, answer: str) -> None:
    found = marked(asked(question, fact), sentence)
    assert found is not None
    assert sentence[found[0] : found[1]] == answer


def test_a_name_goes_before_a_noun_that_stands_nearer_to_the_words_of_the_question() -> None:
    sentence = "Das Museum leitet mit viel Freude und seit einem Montag im Herbst schließlich Uschakow."
    found = best_answer(asked("Wer leitet das Museum?", "who"), sentence)
    assert found is not None
    assert sentence[found.start : found.end] == "Uschakow"
    assert found.fit == pytest.approx(0.75 * (0.7 + 0.3 * 40 / (40 + sentence.index("Uschakow") - 14)))
    nouns = "Das Museum öffnet im Herbst mit Freude."
    nearest = best_answer(asked("Wer leitet das Museum?", "who"), nouns)
    assert nearest is not None
    assert nouns[nearest.start : nearest.end] == "Herbst"


def test_what_the_question_says_itself_is_no_answer() -> None:
    assert best_answer(asked("Wo liegt Potsdam?", "where"), "Der Zug hielt in Potsdam.") is None
    assert best_answer(asked("Warum hielt der Zug?", "why"), "Er hielt, weil Schnee lag.") is None
    assert fits(asked("Warum hielt der Zug?", "why"), "Er hielt, weil Schnee lag.") == 1.0
    assert fits(asked("Warum hielt der Zug?", "why"), "Der Zug hielt.") == 0.0


@pytest.mark.parametrize(
    ("question", "article", "answer"),
    [
        ("Wann wurde in Magdeburg die neue Brücke eröffnet?", "bruecke", "14. Mai 2024"),
        ("Wie lang ist die neue Brücke in Magdeburg?", "bruecke", "320"),
        ("Wie viele Giraffen kamen im Leipziger Zoo zur Welt?", "zoo", "drei"),
        ("Wo wählte der Verein einen Vorstand?", "wahl", "Hannover"),
        ("Wer leitete den Bau der Brücke?", "bruecke", "Anna Berger"),
    ],
)
def test_the_right_sentence_comes_first(index: Index, question: str, article: str, answer: str) -> None:
    assert _marked(index, question) == (article, answer)


def test_one_claim_of_two_articles_is_one_statement_with_two_citations(tmp_path: Path) -> None:
    claim = "Der Umbau des Rathauses in Celle kostete 12 Millionen Euro."
    texts = {
        **_TEXTS,
        "a": ("Rathaus", f"{claim} Der Rat war zufrieden."),
        "b": ("Celle", f"{claim} Es regnete."),
    }
    write_index(_corpus(texts), tmp_path, Encoder())
    answer = Assistant(Index.open(tmp_path)).ask("Wie viel kostete der Umbau des Rathauses in Celle?")
    assert [one.text for one in answer.statements].count(claim) == 1
    first = answer.statements[0]
    cited = {one.number: one.article_id for one in answer.citations}
    assert {cited[first.citation], *(cited[number] for number in first.also_in)} == {"a", "b"}


def test_sources_that_disagree_stay_apart(tmp_path: Path) -> None:
    texts = {
        **_TEXTS,
        "a": ("Rathaus", "Der Umbau des Rathauses in Celle kostete 12 Millionen Euro. Der Rat war zufrieden."),
        "b": ("Celle", "Der Umbau des Rathauses in Celle kostete 15 Millionen Euro. Es regnete."),
    }
    write_index(_corpus(texts), tmp_path, Encoder())
    answer = Assistant(Index.open(tmp_path)).ask("Wie viel kostete der Umbau des Rathauses in Celle?")
    assert {one.article_id for one in answer.statements[:2]} == {"a", "b"}
    assert [one.also_in for one in answer.statements[:2]] == [(), ()]


@pytest.mark.parametrize(
    "question",
    ["Wie hoch ist der Kölner Dom?", "Wann wurde der Flughafen Erfurt gebaut?", "Wer erfand die Zahnbürste?"],
)
def test_what_no_article_covers_is_refused(index: Index, question: str) -> None:
    answer = Assistant(index).ask(question)
    assert answer.refusal is not None
    assert (answer.refusal.reason, answer.statements) == (RefusalReason.TOPIC_NOT_COVERED, ())


def test_candidates_are_the_sentences_of_the_passages(index: Index) -> None:
    archive = Archive(index)
    question = read_question("Wie viele Gäste kamen?", archive.finder, days=(), outlets=())
    found = find_candidates(archive, question, {"brueckenfest"})
    assert found is not None
    spans = [span_of(archive, found, number) for number in range(len(found.glance))]
    assert [one.of(index.articles[one.article_id]) for one in spans] == [
        "Zur Eröffnung der Brücke kamen 12000 Gäste.",
        "Die neue Brücke kostete nach Angaben der Stadt 45 Millionen Euro.",
    ]
    scored = score_sentences(archive, question, {"brueckenfest"})
    assert scored[0].span == spans[0]
    assert set(scored[0].signals) == set(SIGNALS)


def test_the_weights_shipped_are_of_what_is_seen_at_a_glance() -> None:
    assert tuple(glance_weights()) == AT_A_GLANCE
    assert glance_weights()["own"] == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Grund dafür sind Schäden am Dach.", True),
        ("Der Grund: Es fehlt an Lehrern.", True),
        ("Dort beginnt am Freitag die Messe.", True),
        ("Eingefädelt hatte ihn ein Berater des Präsidenten.", True),
        ("Im Mai 2019 wurde sie, die neue Brücke, eröffnet.", True),
        ("Ein Berater des Präsidenten in Moskau hatte ihn eingefädelt.", False),
        ("Die Gründe des Ministeriums überzeugen nicht.", False),
        ("Grundstücke werden teurer.", False),
    ],
)
def test_a_sentence_carries_on_the_one_before(text: str, expected: bool) -> None:
    assert carries_on(text) is expected


def test_a_date_without_its_year_is_of_the_year_asked_for_where_an_article_names_that_year(tmp_path: Path) -> None:
    text = "Die Brücke wurde 1987 eröffnet.\nAm 3. Mai kamen die ersten 1993,5 Tonnen Kies."
    article = Article(id="bruecke", title="Brücke", text=text)
    write_index(Corpus((article,), ()), tmp_path, Encoder())
    archive = Archive(Index.open(tmp_path))
    place = Extent(text.index("Am 3. Mai"), len(text))
    asked_for = [Period(date(year, 5, 1), date(year, 5, 31)) for year in (1987, 1993, 2001)]
    assert [archive.in_period(article, place, period) for period in asked_for] == [True, False, False]


def test_behind_whose_words_fit_stands_what_is_told(tmp_path: Path) -> None:
    told = "Die Hypothese zu den Kosten der Brücke zweifelte zuerst der Rechnungshof in Magdeburg an."
    text = f"Die Brücke kostet 45 Millionen Euro. „Die Kosten der Brücke sind zu hoch“, sagte Peter Kern. {told}"
    encoder = Encoder()
    write_index(_corpus({**_TEXTS, "kosten": ("Streit um die Brücke", text)}), tmp_path, encoder)
    assistant = Assistant(Index.open(tmp_path, encoder=encoder))
    answer = assistant.ask("Wer zweifelte die Kosten der Brücke an?")
    assert answer.understood_as.asks_for == "who_said"
    assert told in [one.text for one in answer.statements]
    said = assistant.ask("Wer sagte, die Kosten der Brücke seien zu hoch?")
    assert [one.speaker.name for one in said.statements if one.speaker][:1] == ["Peter Kern"]
    assert told not in [one.text for one in said.statements]


def test_what_is_refused_whatever_it_reads_like_is_not_read(index: Index) -> None:
    archive = Archive(index)

    def found_and_refused(text: str, *, give_up: bool) -> tuple[bool, bool]:
        question = read_question(text, archive.finder, days=(), outlets=())
        scored = score_sentences(archive, question, None, give_up=give_up)
        return len(scored) > 1, not fact_confidence(scored).enough

    hopeless, answered = "Wie viele Einwohner der Insel Quuxen sind Mitglieder?", "Wie viele Gäste kamen zur Brücke?"
    assert found_and_refused(hopeless, give_up=True) == (False, True)
    assert found_and_refused(hopeless, give_up=False) == (True, True)
    assert found_and_refused(answered, give_up=True) == (True, False)


def _signals(folder: Path, question: str, texts: dict[str, tuple[str, str]]) -> dict[str, float]:
    """The signals of the best sentence for a question over these articles."""
    encoder = Encoder()
    write_index(_corpus(texts), folder, encoder)
    archive = Archive(Index.open(folder, encoder=encoder))
    read_as = read_question(question, archive.finder, days=archive.days, outlets=archive.outlets)
    return score_sentences(archive, read_as, None, give_up=False)[0].signals


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Was schlägt Bill Grahamson zum Anbau von Weizen vor?", 0.0),
        ("Was schlägt Udo Grahamson zum Anbau von Weizen vor?", 1.0),
        ("Was wird zum Anbau von Weizen vorgeschlagen?", 0.0),
    ],
)
def test_a_name_of_two_words_is_missing_where_only_one_of_them_is_said(
    tmp_path: Path, question: str, missing: float
) -> None:
    text = "Bill Grahamson schlug vor, den Anbau von Weizen zu verringern."
    assert _signals(tmp_path, question, {"weizen": ("Weizen", text)})["pair_missing"] == missing


@pytest.mark.parametrize(
    ("question", "missing"),
    [("Wie viele Gäste kamen 2012 auf die Brücke?", 0.0), ("Wie viele Gäste kamen 2010 auf die Brücke?", 1.0)],
)
def test_a_year_of_the_question_is_missing_where_the_passage_has_another(
    tmp_path: Path, question: str, missing: float
) -> None:
    texts = {"fest": ("Fest", "Auf die Brücke kamen 2012 rund 300 Gäste.")}
    assert _signals(tmp_path, question, texts)["number_missing"] == missing


def test_one_rare_word_that_is_met_speaks_for_a_sentence_and_the_noun_asked_about_need_not_be_said(
    tmp_path: Path,
) -> None:
    texts = {**_TEXTS, "boot": ("Auf dem Wasser", "Ein Schlepper zog das Zirkusboot auf die Elbe.")}
    signals = _signals(tmp_path, "Auf welchen Fluss kam das Zirkusboot?", texts)
    rarest = math.log(1 + 5.5 / 1.5) / math.log(1 + 6.5 / 0.5)  # in one of six passages, of in none
    assert signals["met"] == signals["met_own"] == pytest.approx(rarest, abs=1e-6)
    assert signals["unfocused"] > signals["titled"]


def test_a_name_counts_as_missing_and_a_noun_does_not(tmp_path: Path) -> None:
    texts = {"boot": ("Auf dem Wasser", "Ein Schlepper zog das Zirkusboot auf die Elbe.")}
    found = [_signals(tmp_path / at, f"Wohin kam das Zirkusboot {at}?", texts) for at in ("Polonias", "Laster")]
    assert [one["name_missing"] > 0 for one in found] == [True, False]


def test_passages_of_one_title_are_of_one_topic(tmp_path: Path) -> None:
    same = {f"boot{number}": ("Auf dem Wasser", f"Das Zirkusboot fuhr in Hafen {number}.") for number in range(3)}
    texts = {**same, "zoo": ("Nachwuchs im Zoo", "Im Zoo sah man ein Zirkusboot.")}
    assert _signals(tmp_path, "Wohin fuhr das Zirkusboot?", texts)["same_title"] == 3


def test_the_odds_of_an_english_question_are_evened_out(index: Index) -> None:
    archive = Archive(index)
    german = read_question("Wie viele Busse fahren?", archive.finder, days=archive.days, outlets=archive.outlets)
    english = replace(german, language="en")
    odds = [score_sentences(archive, one, None, give_up=False)[0].odds for one in (german, english)]
    assert odds[1] - odds[0] == pytest.approx(1.11, abs=0.01)


_LONG = "Am Freitag wurde in Kassel über die Zukunft der Brücke verhandelt, die seit Jahren gesperrt ist."


@pytest.mark.parametrize(
    ("text", "sentence", "heading"),
    [
        (f"## Streit um die Brücke\n\n{_LONG}", "## Streit um die Brücke", True),
        (f"Streit um die Brücke\n{_LONG}", "Streit um die Brücke", True),
        (f"{_LONG}\n— Die Redaktion", "— Die Redaktion", True),
        (f"Die Brücke bleibt zu.\n{_LONG}", "Die Brücke bleibt zu.", False),
        ("Erster wurde Kassel\nZweiter wurde Fulda", "Erster wurde Kassel", False),  # no paragraph stands below
        (f"- Kassel\n{_LONG}", "- Kassel", False),
        (f"Die Brücke bleibt zu. {_LONG}", "Die Brücke bleibt zu.", False),
    ],
)
def test_headings_and_signatures_state_nothing(text: str, sentence: str, heading: bool) -> None:
    start = text.index(sentence)
    assert is_heading(text, Extent(start, start + len(sentence))) is heading


def test_no_heading_answers(tmp_path: Path) -> None:
    text = f"## Streit um die Brücke in Kassel\n\n{_LONG} Über die Kosten sprach dort niemand."
    encoder = Encoder()
    write_index(_corpus({**_TEXTS, "kassel": ("Verhandlungen", text)}), tmp_path, encoder)
    answer = Assistant(Index.open(tmp_path, encoder=encoder)).ask("Wo wurde über die Zukunft der Brücke gestritten?")
    assert answer.statements[0].text == _LONG
    assert not any(one.text.startswith("#") for one in answer.statements)
