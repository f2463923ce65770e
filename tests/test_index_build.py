from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus import Corpus, CorpusError
from index import Index, LockedError, StoreError, build_index, write_index
from index.manifest import FORMAT_VERSION, Pointer
from tests.index_helpers import CountingEncoder, built, corpus_of

_ROOT = Path(__file__).parent.parent
_TEXTS = {
    1: "Der Kreml bestätigte das Gespräch. „Wir sind bereit“, sagte Kremlsprecher Dmitri Peskow am Mittwoch in Moskau.",
    2: "Das Weiße Haus sprach von Fortschritten. Ein Termin wurde nicht genannt.",
    3: "In Brüssel berieten die Minister über weitere Hilfe. Die Sitzung dauerte drei Stunden.",
}


def _files(folder: Path) -> dict[str, bytes]:
    """The files of the current generation, without the manifest's name for it."""
    generations = [path for path in folder.iterdir() if path.is_dir()]
    newest = max(generations, key=lambda path: path.stat().st_mtime_ns)
    return {path.name: path.read_bytes() for path in sorted(newest.iterdir()) if path.suffix != ".json"}


def test_every_passage_and_sentence_is_an_exact_slice(tmp_path: Path) -> None:
    index = built(_TEXTS, tmp_path / "i")
    for passage in index.passages:
        text = index.articles[passage.span.article_id].text
        assert index.passage_text(passage) == text[passage.span.start : passage.span.end]
        assert passage.sentences[0].start == passage.span.start
        assert passage.sentences[-1].end == passage.span.end
    assert [index.passages_of("a002")[0].span.article_id, len(index.articles)] == ["a002", 3]


def test_quotations_are_stored_with_their_speakers(tmp_path: Path) -> None:
    index = built(_TEXTS, tmp_path / "i")
    quote = next(one for one in index.quotes.in_article("a001") if one.kind == "direct")
    text = index.articles["a001"].text
    assert [text[part.start : part.end].strip("„“") for part in quote.parts] == ["Wir sind bereit"]
    assert quote.speaker_id is not None
    assert index.quotes.speakers[quote.speaker_id].name == "Dmitri Peskow"
    assert quote in index.quotes.by_speaker(quote.speaker_id)


def test_an_update_works_on_new_and_changed_articles_only(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    built(_TEXTS, tmp_path / "i", encoder)
    encoder.encoded.clear()
    texts = {1: _TEXTS[1], 3: "Die Sitzung wurde vertagt. Gründe nannte der Sprecher nicht.", 4: "Neu ist dies."}
    report = write_index(corpus_of(texts), tmp_path / "i", encoder)
    assert (report.new, report.changed, report.deleted, report.unchanged) == (1, 1, 1, 1)
    assert not any("Kreml" in text for text in encoder.encoded)
    assert any("vertagt" in text for text in encoder.encoded)
    encoder.encoded.clear()
    again = write_index(corpus_of(texts), tmp_path / "i", encoder)
    assert (again.new, again.changed, again.deleted, again.unchanged, encoder.encoded) == (0, 0, 0, 3, [])


@pytest.mark.parametrize("seed", range(3))
def test_an_updated_index_equals_a_fresh_one_byte_for_byte(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    texts = dict(_TEXTS)
    built(texts, tmp_path / "updated")
    for step in range(4):
        number = rng.randint(1, 6)
        if number in texts and len(texts) > 1 and rng.random() < 0.4:
            del texts[number]
        else:
            texts[number] = f"Am {step + 1}. Mai sagte der Minister, man werde {rng.randint(2, 99)} Projekte prüfen."
        built(texts, tmp_path / "updated")
    built(texts, tmp_path / "fresh")
    assert _files(tmp_path / "updated") == _files(tmp_path / "fresh")


def test_a_reader_keeps_its_generation_while_others_are_published(tmp_path: Path) -> None:
    index = built(_TEXTS, tmp_path / "i")
    before = [index.passage_text(passage) for passage in index.passages]
    for number in range(4, 8):
        built({**_TEXTS, number: f"Meldung Nummer {number} ist da."}, tmp_path / "i")
    assert [index.passage_text(passage) for passage in index.passages] == before
    assert index.lexical.search("kreml", 1)[0].tolist() == [0]


def test_a_bit_flip_in_any_file_is_noticed_and_a_build_mends_it(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    built(_TEXTS, folder)
    generation = next(path for path in folder.iterdir() if path.is_dir())
    for path in sorted(generation.iterdir()):
        content = path.read_bytes()
        if not content:
            continue
        path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
        with pytest.raises(StoreError, match=r"app\.py index"):
            Index.open(folder, encoder=CountingEncoder())
        path.write_bytes(content)
    path.write_bytes(content[:-1])
    built(_TEXTS, folder)
    assert len(Index.open(folder, encoder=CountingEncoder()).articles) == 3


def test_an_index_of_an_older_format_is_refused_and_built_anew(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    built(_TEXTS, folder)
    pointer = Pointer.model_validate_json((folder / "CURRENT").read_bytes())
    older = pointer.model_copy(update={"format_version": FORMAT_VERSION - 1})
    (folder / "CURRENT").write_text(older.model_dump_json())
    message = rf"has format belegstelle-index {FORMAT_VERSION - 1}, this version reads .* {FORMAT_VERSION}; .*anew"
    with pytest.raises(StoreError, match=message):
        Index.open(folder, encoder=CountingEncoder())
    report = write_index(corpus_of(_TEXTS), folder, CountingEncoder())
    assert (report.new, report.unchanged, report.rebuilt is not None) == (3, 0, True)
    assert len(Index.open(folder, encoder=CountingEncoder()).articles) == 3


def test_folders_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "letter.txt").write_text("Brief")
    with pytest.raises(StoreError, match="--index"):
        built(_TEXTS, tmp_path / "theirs")
    assert [path.name for path in (tmp_path / "theirs").iterdir()] == ["letter.txt"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="file"):
        built(_TEXTS, tmp_path / "file")
    with pytest.raises(StoreError, match=r"app\.py index"):
        Index.open(tmp_path / "nothing")


def test_a_corpus_without_articles_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    built(_TEXTS, tmp_path / "i")
    with pytest.raises(CorpusError):
        write_index(Corpus(articles=(), problems=()), tmp_path / "i", CountingEncoder())
    assert len(Index.open(tmp_path / "i", encoder=CountingEncoder()).articles) == 3


_BUILD = """
import sys
from pathlib import Path
from index import build_index
print("start", flush=True)
build_index(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def _start_build(corpus: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _BUILD, str(corpus), str(folder)]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    return process


def test_a_kill_at_any_moment_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    corpus, folder = tmp_path / "c", tmp_path / "i"
    corpus.mkdir()
    (corpus / "a.json").write_text('{"title": "Alt", "text": "Der Kreml schweigt dazu weiterhin."}')
    build_index(corpus, folder)
    seen = {len(Index.open(folder).articles)}
    rng = random.Random(5)
    for attempt in range(12):
        number = attempt % 2 + 1
        (corpus / "b.json").write_text(f'{{"title": "Neu {attempt}", "text": "Meldung {number} ist eingetroffen."}}')
        process = _start_build(corpus, folder)
        time.sleep(rng.random() * 0.25)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        seen.add(len(Index.open(folder).articles))
    assert seen <= {1, 2}
    build_index(corpus, folder)
    assert len(Index.open(folder).articles) == 2


def test_a_second_writer_is_refused_and_the_lock_frees_itself(tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom index.layout import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "i")], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(LockedError, match="another process"):
        built(_TEXTS, tmp_path / "i")
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert len(built(_TEXTS, tmp_path / "i").articles) == 3


def test_a_full_disk_leaves_the_old_index(tmp_path: Path) -> None:
    built(_TEXTS, tmp_path / "i")
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from tests.index_helpers import CountingEncoder, corpus_of\nfrom index import StoreError, write_index\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "texts = {n: 'Ein langer Satz über vieles. ' * 20 for n in range(20)}\n"
        "try:\n    write_index(corpus_of(texts), Path(sys.argv[1]), CountingEncoder())\n"
        "except StoreError as error:\n    print('refused', error)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "i")]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("refused")
    assert len(Index.open(tmp_path / "i", encoder=CountingEncoder()).articles) == 3
