"""The measure itself: overlap, matching, verdicts, and bad input."""

import json
from pathlib import Path

import pytest

from corpus import Article
from eval.gold import Annotated, AnnotationError, overlap, read_gold
from eval.quotations import main, match_quotes
from eval.verdicts import bears_name, speaker_verdict
from index.datatypes import QuoteKind
from index.quotes import LocalQuote, find_quotes


def test_overlap_is_intersection_over_union_of_characters() -> None:
    assert overlap([(0, 10)], [(5, 15)]) == 5 / 15
    assert overlap([(0, 4), (6, 10)], [(0, 10)]) == 8 / 10
    assert overlap([(0, 4)], [(4, 8)]) == 0


def test_matching_is_one_to_one_and_best_first() -> None:
    found = [LocalQuote(parts=((0, 10),), kind=QuoteKind.INDIRECT), LocalQuote(parts=((0, 9),), kind=QuoteKind.DIRECT)]
    gold = [Annotated(((0, 9),), "Direct", ())]
    (match,) = match_quotes(found, gold)
    assert match.found is found[1]
    assert match.overlap == 1.0


def test_of_equal_matches_the_one_with_the_same_speaker_comes_first() -> None:
    found = [
        LocalQuote(parts=((0, 9),), kind=QuoteKind.INDIRECT, mention=(20, 24)),
        LocalQuote(parts=((0, 9),), kind=QuoteKind.INDIRECT, mention=(30, 34)),
    ]
    gold = [Annotated(((0, 9),), "Indirect", ((30, 34),)), Annotated(((0, 9),), "Indirect", ((20, 24),))]
    matches = match_quotes(found, gold, lambda quote, annotated: quote.mention == annotated.speaker[0])
    assert {(match.found.mention, match.annotated.speaker[0]) for match in matches} == {
        ((20, 24), (20, 24)),
        ((30, 34), (30, 34)),
    }


def test_a_speaker_is_right_by_mention_or_by_name() -> None:
    text = "Bundeskanzler Olaf Scholz sagte, die Brücke sei alt. Das freut Scholz. Ein Sprecher von Scholz schwieg."
    record = find_quotes(Article(id="a", title="t", text=text))
    quote = record.quotes[0]

    def verdict(words: str) -> str:
        begin = text.index(words)
        return speaker_verdict(quote, [(begin, begin + len(words))], record, text)

    assert verdict("Olaf Scholz") == "right"
    assert verdict("Das freut Scholz") == "right"
    assert verdict("Ein Sprecher von Scholz") == "wrong"
    assert verdict("die Brücke") == "wrong"
    assert speaker_verdict(quote, [], record, text) == "none"


def test_words_bear_a_name() -> None:
    assert bears_name("Kanzler Scholz", ["Olaf Scholz"])
    assert bears_name("Scholz, der Kanzler", ["Olaf Scholz"])
    assert bears_name("der Kanzler (Olaf Scholz)", ["Olaf Scholz"])
    assert not bears_name("Scholz' Sprecher", ["Olaf Scholz"])
    assert not bears_name("Anhänger von Olaf Scholz", ["Olaf Scholz"])


def test_a_broken_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.pretty.json").write_text("{", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"x\.pretty\.json"):
        read_gold(tmp_path / "x.pretty.json")
    assert main(["--data", str(tmp_path)]) == 1
    assert "x.pretty.json" in capsys.readouterr().err


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_figures_of_a_small_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Laut Polizei wurde niemand verletzt."
    span = {"charBegin": 13, "charEnd": 35}
    annotation = {
        "quote": {"spans": [span]},
        "speaker": {"spans": [{"charBegin": 5, "charEnd": 12}]},
        "type": "Indirect",
    }
    data = {"documentName": "d", "originalText": text, "annotations": [annotation]}
    (tmp_path / "d.pretty.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["--data", str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["all kinds, F1"] == 1.0
    assert figures["speaker right, of matched"] == 1.0
