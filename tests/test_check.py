"""Quotations of somebody's text, checked against a small archive: what is exact, what is not, and how it is shown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Article
from eval.questions import load_questions
from index import Index, build_index
from rag import Assistant
from rag.check import Change, Checker, DraftError, Status, read_draft, report_as_text
from rag.check.draft import claims_of_answer
from rag.check.words import segments_of, words_of
from tests.eval_broken import QUESTIONS, Remembering

_ROOT = Path(__file__).parent.parent
_ARTICLES = (
    Article(
        id="damm",
        title="Der Damm am Fluss wird erhöht",
        outlet="Uferbote",
        published="2025-03-01",
        url="https://ufer.example/damm",
        text="Der Damm wächst. „Wir bauen ihn in diesem Jahr um zwei Meter höher, und das ist bitter nötig“, sagte "
        "Umweltministerin Annalena Baerbock am Montag. „Das Geld“, sagte Baerbock, „liegt seit Wochen bereit!“ "
        "Finanzminister Christian Lindner erklärte, das Vorhaben sei viel zu teuer. "
        "„So geht es nicht weiter“, rief Christian Lindner.",
    ),
    Article(
        id="streit",
        title="Lindner und Baerbock streiten weiter",
        outlet="Landkurier",
        published="2025-03-03",
        text="Der Streit dauert an. „Der Haushalt lässt neue Ausgaben für Deiche nicht zu“, sagte Christian Lindner in "
        "Berlin. Am Fluss entstand ein Jahrhundertwerk aus Beton und Lehm.",
    ),
)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    folder = tmp_path_factory.mktemp("check")
    corpus = folder / "articles.jsonl"
    corpus.write_text("\n".join(article.model_dump_json() for article in _ARTICLES), encoding="utf-8")
    build_index(corpus, folder / "index")
    return Checker(Index.open(folder / "index"))


def _one(checker: Checker, text: str):
    (finding,) = checker.check_text(text).findings
    return finding


@pytest.mark.parametrize(
    "words",
    [
        "„Wir bauen ihn in diesem Jahr um zwei Meter höher, und das ist bitter nötig“",
        '"wir bauen ihn in diesem Jahr um zwei Meter höher – und das ist bitter nötig."',
        "»das ist bitter nötig«",
        "«Wir  bauen ihn in diesem\nJahr»",
        "„bauen ihn in die\u00adsem Jahr um zwei Meter ho\u0308her“",
        "„zwei Meter“",
    ],
)
def test_typography_makes_no_difference(checker: Checker, words: str) -> None:
    finding = _one(checker, f"{words}, sagte Annalena Baerbock.")
    assert (finding.status, finding.speaker_verdict) == (Status.EXACT, "right")
    assert finding.text == words
    article = _ARTICLES[0].text
    assert finding.found.text == article[finding.found.start : finding.found.end]
    assert finding.found.speaker.name == "Annalena Baerbock"


def test_an_interrupted_quotation_is_one_whichever_side_interrupts_it(checker: Checker) -> None:
    assert _one(checker, "„Das Geld liegt seit Wochen bereit!“, sagte Baerbock.").status is Status.EXACT
    findings = checker.check_text("„Wir bauen ihn“, sagte Baerbock, „in diesem Jahr um zwei Meter höher.“").findings
    assert [one.status for one in findings] == [Status.EXACT, Status.EXACT]


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        (
            "„Wir bauen ihn […] um zwei Meter höher.“",
            [("same", "Wir bauen ihn"), ("omitted", "in diesem Jahr"), ("same", "um zwei Meter höher")],
        ),
        (
            "„Wir bauen [den Damm] in diesem Jahr“",
            [("same", "Wir bauen"), ("inserted", ""), ("omitted", "ihn"), ("same", "in diesem Jahr")],
        ),
        ("„[U]nd das … ist bitter nötig“", None),
        ("„ihn ... um zwei Meter“", [("same", "ihn"), ("omitted", "in diesem Jahr"), ("same", "um zwei Meter")]),
    ],
)
def test_marked_omissions_and_insertions_are_told_apart(checker: Checker, words: str, changes) -> None:
    finding = _one(checker, f"{words}, sagte Baerbock.")
    if changes is None:  # an ellipsis that leaves nothing out
        assert finding.status is Status.EXACT
    else:
        assert finding.status is Status.OMISSIONS
        assert [(change.step, change.article) for change in finding.changes] == changes


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("Wir bauen ihn in diesem Jahr um drei Meter höher", Change(step="changed", text="drei", article="zwei")),
        ("Wir bauen ihn in diesem Jahr nicht um zwei Meter höher", Change(step="added", text="nicht")),
        ("Wir bauen ihn in diesem Jahr um zwei höher", Change(step="missing", article="Meter")),
        ("Das Geld liegt seit Wochen bereit?", Change(step="added", text="?")),
        ("Wir bauen Ihn in diesem Jahr", Change(step="changed", text="Ihn", article="ihn")),
        ("Der Haushalt lässt neue Ausgaben für Deiche zu", Change(step="missing", article="nicht")),
    ],
)
def test_an_altered_quotation_shows_the_difference(checker: Checker, words: str, change: Change) -> None:
    finding = _one(checker, f"„{words}“, sagte Annalena Baerbock.")
    assert finding.status is Status.ALTERED
    assert [one for one in finding.changes if one.step != "same"] == [change]


def test_right_words_under_another_name(checker: Checker) -> None:
    finding = _one(checker, "„So geht es nicht weiter“, sagte Annalena Baerbock.")
    assert (finding.status, finding.speaker_verdict, finding.speaker) == (
        Status.WRONG_SPEAKER,
        "wrong",
        "Annalena Baerbock",
    )
    assert finding.found.speaker.name == "Christian Lindner"
    assert _one(checker, "„So geht es nicht weiter“, sagte Lindner.").status is Status.EXACT
    assert _one(checker, "„So geht es nicht weiter“, sagte Robert Habeck.").status is Status.WRONG_SPEAKER
    assert _one(checker, "„So geht es nicht weiter“ steht auf dem Plakat.").speaker_verdict == "not_named"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("„So geht es nicht weiter“, sagte Lindner dem Landkurier.", Status.WRONG_ARTICLE),
        ("„So geht es nicht weiter“, sagte Lindner dem Uferboten und dem „Uferbote“.", Status.EXACT),
        ("„So geht es nicht weiter“, so er [1].\n\n[1] Lindner und Baerbock streiten weiter", Status.WRONG_ARTICLE),
        ("„So geht es nicht weiter“, sagte Lindner [1].\n\n[1] Der Damm am Fluss wird erhöht", Status.EXACT),
        ("„So geht es nicht weiter“, sagte [Lindner](https://ufer.example/damm).", Status.EXACT),
    ],
)  # fmt: skip
def test_the_outlet_or_article_that_is_named(checker: Checker, text: str, status: Status) -> None:
    assert _one(checker, text).status is status


def test_words_the_article_does_not_quote_are_no_quotation(checker: Checker) -> None:
    finding = _one(checker, "„Das Vorhaben sei viel zu teuer“, sagte Christian Lindner.")
    assert (finding.status, finding.found.kind) == (Status.NOT_VERBATIM, "indirect")
    finding = _one(checker, "„ein Jahrhundertwerk aus Beton und Lehm“, schwärmte Christian Lindner.")
    assert (finding.status, finding.found.kind) == (Status.NOT_VERBATIM, "narration")


def test_what_nobody_said(checker: Checker) -> None:
    finding = _one(checker, "„Morgen früh beginnt der große Umzug der Kraniche“, sagte Annalena Baerbock.")
    assert (finding.status, finding.found, finding.speaker_verdict) == (Status.NOT_IN_CORPUS, None, "unknown")
    assert _one(checker, "Das sei „völlig abwegig“.").status is Status.NOT_IN_CORPUS


def test_names_titles_and_single_words_are_nobody_s_words(checker: Checker) -> None:
    report = checker.check_text("Der Film „Stiller Kranich“ und das „Wunder“ sind anderswo. „Wunder“!")
    assert [finding.status for finding in report.findings] == [Status.NAME]
    assert report.clean
    assert checker.check_text("Ohne ein Zitat.").findings == ()
    assert checker.check_text("").clean


def test_letters_in_brackets_belong_to_their_word() -> None:
    (segment,) = segments_of("[D]as ist[s] nun", 0, 16)
    assert [word.key for word in segment.words] == ["Das", "ists", "nun"]
    assert segment.loose == {0, 1}
    keys = [word.key for word in words_of("20.000 Euro, F-16 und geht's?")]
    assert keys == ["20.000", "Euro", "F", "16", "und", "gehts", "?"]


def test_both_languages_and_the_signs_of_a_difference(checker: Checker) -> None:
    report = checker.check_text(
        "„Wir bauen ihn um drei Meter höher“, sagte Baerbock.\n„So geht es nicht weiter“, rief Lindner."
    )
    german, english = report_as_text(report, "de"), report_as_text(report, "en")
    assert "✗ verändert (Zeile 1): „Wir bauen ihn um drei Meter höher“" in german
    assert "Wir bauen ihn [-in diesem Jahr-] um [-zwei-] {+drei+} Meter höher" in german
    assert "gesagt von: Annalena Baerbock" in german
    assert "Fundstelle: Der Damm am Fluss wird erhöht, Uferbote, 2025-03-01, damm:18" in german
    assert german.endswith("1 wörtlich, 1 verändert")
    assert "✓ exact (line 2): „So geht es nicht weiter“\n    said by: Christian Lindner" in english
    assert report_as_text(checker.check_text("nichts"), "en") == "No quotation found."


def test_every_answer_of_the_demo_corpus_is_exact_and_under_the_right_name(real: Remembering) -> None:
    checker = Checker(real.index)
    statements = 0
    for question in load_questions(QUESTIONS, real.index.articles).questions:
        answer = real.ask(question.question, question.history)
        report = checker.check(claims_of_answer(answer))
        assert report.clean, (question.id, report_as_text(report, "en"))
        for statement, finding in zip(answer.statements, report.findings, strict=True):
            assert finding.status is Status.EXACT
            assert finding.speaker_verdict == ("right" if statement.speaker else "not_named")
            assert finding.found.article_id == statement.article_id
            statements += 1
    assert statements > 300


def test_a_falsified_answer_is_found_out(demo_index: Index) -> None:
    answer = Assistant(demo_index).ask("Was sagte Viktor Orban?")
    first = answer.statements[0]
    altered = first.model_copy(update={"text": first.text.replace("bereit", "niemals bereit")})
    (finding,) = (
        Checker(demo_index).check(claims_of_answer(answer.model_copy(update={"statements": (altered,)}))).findings
    )
    assert finding.status is Status.ALTERED
    other = first.speaker.model_copy(update={"id": "donald-trump", "name": "Donald Trump"})
    swapped = answer.model_copy(update={"statements": (first.model_copy(update={"speaker": other}),)})
    assert Checker(demo_index).check(claims_of_answer(swapped)).findings[0].status is Status.WRONG_SPEAKER


def test_files_that_cannot_be_checked_are_named(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match=r"missing\.md: cannot be read"):
        read_draft(str(tmp_path / "missing.md"))
    (tmp_path / "latin.txt").write_bytes("„größer“".encode("cp1252"))
    with pytest.raises(DraftError, match="not UTF-8"):
        read_draft(str(tmp_path / "latin.txt"))
    (tmp_path / "other.json").write_text('{"text": "„so nicht“"}', encoding="utf-8")
    with pytest.raises(DraftError, match="neither an answer"):
        read_draft(str(tmp_path / "other.json"))
    (tmp_path / "nul.txt").write_text("ein\0", encoding="utf-8")
    with pytest.raises(DraftError, match="NUL"):
        read_draft(str(tmp_path / "nul.txt"))


def test_the_command_ends_with_1_when_anything_is_not_exact(
    demo_folder: Path, demo_index: Index, tmp_path: Path
) -> None:
    def check(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "app.py", "check", *arguments, "--index", str(demo_folder)]
        return subprocess.run(command, cwd=_ROOT, input=stdin, capture_output=True, text=True, check=False)

    good = check("-", stdin="„Wir sind bereit“, sagte Viktor Orban.")
    assert good.returncode == 0, good.stderr
    assert good.stdout.endswith("1 wörtlich\n")
    bad = check("-", "--json", stdin="„Wir sind nie und nimmer bereit“, sagte Viktor Orban.")
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["clean"] is False
    answer = tmp_path / "answer.json"
    answer.write_text(Assistant(demo_index).ask("Was sagte Viktor Orban?").model_dump_json(), encoding="utf-8")
    assert check(str(answer)).returncode == 0
    missing = check(str(tmp_path / "no.md"))
    assert (missing.returncode, missing.stderr.splitlines()[-1]) == (
        2,
        f"error: {tmp_path / 'no.md'}: cannot be read (No such file or directory)",
    )
