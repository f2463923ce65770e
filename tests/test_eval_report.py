"""The reports: what they say, and that nothing an article or a question contains can act in them."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.command import Options, evaluate
from eval.compare import compare
from eval.datatypes import Gold, Question, QuestionClass, Run
from eval.errors import EvalError
from eval.gate import raised, read_floors
from eval.report.html import report_as_html
from eval.report.markdown import report_as_markdown
from eval.report.summary import summarise
from index import Index
from tests.eval_helpers import (
    ARTICLE,
    ARTICLES,
    LOHSE,
    PUMPING,
    SAID,
    THOMA,
    UNKNOWN,
    WORDS,
    answer,
    refused,
    run,
    statement,
)

_FAULTY = {
    "said": answer(SAID.question, statement(WORDS, kind="direct", speaker=THOMA), confidence=0.9),
    "pumps": refused(PUMPING.question),
    "unknown": answer(UNKNOWN.question, statement("Der Deich bei Altdorf hält.")),
}
_HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u202e[a](javascript:alert(3)) | `"


class _Tags(HTMLParser):
    """Collects what a browser would make of a file."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "srcset")]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def test_a_failure_shows_question_expected_given_and_the_passage() -> None:
    page = _Tags(report_as_html(summarise(run(_FAULTY), ARTICLES)))
    assert "Was sagte Ada Lohse?" in page.text
    assert "0 of 3 questions without any fault" in page.text
    assert "Wrong speaker words under somebody else's name" in page.text
    assert "Ada Lohse · direct · Am Deich, Uferblatt, 2025-03-01 given" in page.text
    assert "Jens Thoma · direct · Am Deich, Uferblatt, 2025-03-01" in page.text
    assert "expected a refusal: topic not covered" in page.text
    assert "given a refusal: topic not covered Dazu steht nichts im Archiv." in page.text
    assert page.tags.count("article") == 3


def test_figures_have_intervals_and_goals() -> None:
    text = _Tags(report_as_html(summarise(run({"pumps": refused(PUMPING.question)}), ARTICLES))).text
    assert re.search(r"Gold in first .*? 0\.\d{3} to 1\.000 0\.500 ≥ 0\.85 missed by 0\.350", text)
    assert re.search(r"Grounding statements that .*? 1\.000 ≥ 1 reached", text)


def test_the_report_asks_nobody_for_anything() -> None:
    text = report_as_html(summarise(run(_FAULTY), ARTICLES))
    page = _Tags(text)
    assert page.addresses == ["#failures"]
    assert set(re.findall(r'url\("([^"]{0,15})', text)) == {"data:font/woff2"}
    assert "@import" not in text


def test_hostile_text_is_shown_and_does_nothing() -> None:
    article = ARTICLE.model_copy(update={"text": _HOSTILE, "title": _HOSTILE, "outlet": _HOSTILE})
    question = Question(
        id=_HOSTILE, class_=QuestionClass.FACT, question=_HOSTILE, history=(_HOSTILE,),
        gold=(Gold(article="deich", text=_HOSTILE, speaker=_HOSTILE),),
    )  # fmt: skip
    speaker = LOHSE.model_copy(update={"name": _HOSTILE})
    spoken = statement(WORDS, speaker=speaker).model_copy(update={"text": _HOSTILE})
    given = answer(_HOSTILE, spoken)
    outcome = run().outcomes[0].model_copy(update={"question": question, "answer": given})
    judged = outcome.judgement.model_copy(update={"stage": "not_first", "unsupported": (_HOSTILE,)})
    spoiled = run(outcomes=(outcome.model_copy(update={"judgement": judged}),), questions_file=_HOSTILE)
    summary = summarise(spoiled, {"deich": article})
    page = _Tags(report_as_html(summary))
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert "\u202e" not in page.text
    assert "[U+202E]" in page.text
    text = report_as_markdown(summary)
    assert "<script" not in text.replace("\\<script", "")
    assert not re.search(r"(?<!\\)\]\(", text)
    assert "\u202e" not in text


def test_markdown_says_the_same() -> None:
    text = report_as_markdown(summarise(run(_FAULTY), ARTICLES))
    assert "| Wrong speaker | 1.000 |" in text
    assert "- **Was sagte Ada Lohse?** (said)" in text
    assert "  - expected: „Wir haben alles im Griff“ (Ada Lohse, direct, Am Deich, Uferblatt, 2025-03-01)" in text
    assert "  - given: a refusal, topic\\_not\\_covered" in text or "  - given: a refusal, topic_not_covered" in text


def test_without_a_failure_it_says_so() -> None:
    assert "Failures None." in _Tags(report_as_html(summarise(run(), ARTICLES))).text
    assert "## Failures\n\nNone." in report_as_markdown(summarise(run(), ARTICLES))


def test_two_runs_beside_each_other() -> None:
    comparison = compare(run(_FAULTY), run())
    changes = {change.metric.name: change for change in comparison.changes}
    assert (changes["gold_any"].before.value, changes["gold_any"].after.value) == (0.5, 1.0)
    assert changes["wrong_speaker"].better is True
    assert [outcome.question.id for outcome in comparison.mended] == ["said", "pumps", "unknown"]
    assert comparison.broken == []
    text = _Tags(report_as_html(summarise(run(), ARTICLES), comparison)).text
    assert "3 questions mended, 0 broken" in text
    assert "Gold in any 0.500 1.000 +0.500 1.000" in text
    assert "Mended: said, pumps, unknown" in report_as_markdown(summarise(run(), ARTICLES), comparison)


def test_runs_over_other_articles_or_questions_are_not_compared() -> None:
    with pytest.raises(EvalError, match="different corpora"):
        compare(run(corpus_sha256="other"), run())
    with pytest.raises(EvalError, match="no question in common"):
        compare(run(questions=(SAID,)), run(questions=(PUMPING,)))


def test_the_command_writes_what_it_is_asked_for_and_holds_the_floors(demo_index: Index, tmp_path: Path) -> None:
    """The whole evaluation, ablations and all: under a minute, of a processor that others may be using too."""
    files = {name: tmp_path / name for name in ("run.json", "report.html", "report.md", "floors.json")}
    options = Options(json_file=files["run.json"], raise_floors=True, floors=files["floors.json"])
    begin = time.process_time()
    lines = list(evaluate(demo_index, options))
    assert time.process_time() - begin < 60
    assert lines[-1] == f"floors written to {files['floors.json']}"
    made = Run.model_validate_json(files["run.json"].read_bytes())
    assert {variant.name for variant in made.variants} == {"lexical leg only", "dense leg only", "without quotations"}
    assert read_floors(files["floors.json"]) == raised(made, None)
    page = _Tags(report_as_html(summarise(made, demo_index.articles)))
    for heading in ("Figures", "By class and kind of question", "What each part is worth", "Retrieval by leg"):
        assert heading in page.text
    assert page.tags.count("article") == sum(outcome.judgement.stage is not None for outcome in made.outcomes)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (Options(compare=Path("missing.json")), "cannot read the run missing.json"),
        (Options(compare=Path(__file__)), "is no run that"),
        (Options(report=Path("/missing/report.html")), "cannot write /missing/report.html"),
    ],
)
def test_files_that_cannot_be_used_are_named_before_the_work(options: Options, reason: str, demo_index: Index) -> None:
    with pytest.raises(EvalError, match=reason):
        next(evaluate(demo_index, options))
