"""The rules of the house that no single module can hold: who may import whom, and which file a library."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_ORDER = ("corpus", "index", "rag", "eval")
# The one file of each heavy library; index/training is the training of the shipped encoder, never imported at run time.
_ADAPTERS = {
    "faiss": {"index/dense.py"},
    "sentence_transformers": {"index/transformers.py"},
    "torch": {"index/training/contrast.py", "eval/calibration/chooser.py", "eval/calibration/judge.py"},
    "gensim": {"index/training/words.py"},
    "rank_bm25": {"index/lexical.py", "eval/benchmark.py"},  # the benchmark measures against it
    "trafilatura": {"corpus/webpage.py"},
    "frontmatter": {"corpus/markdown.py"},
    "gradio": {"rag/web/page.py"},
    "HanTa": {"index/quotes/morphology.py"},
    "Stemmer": {"index/tokens/terms.py", "index/training/vocabulary.py"},
    "typer": {"app.py"},
}


def _files() -> list[Path]:
    return [_ROOT / "app.py", *(path for package in _ORDER for path in sorted((_ROOT / package).rglob("*.py")))]


def _imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_no_package_imports_a_higher_one() -> None:
    upwards = [
        f"{file.relative_to(_ROOT)} imports {name}"
        for file in _files()[1:]
        for name in _imports(file) & set(_ORDER)
        if _ORDER.index(name) > _ORDER.index(file.relative_to(_ROOT).parts[0])
    ]
    assert upwards == []


@pytest.mark.parametrize("library", sorted(_ADAPTERS))
def test_a_heavy_library_is_imported_by_its_file_alone(library: str) -> None:
    importing = {file.relative_to(_ROOT).as_posix() for file in _files() if library in _imports(file)}
    assert importing <= _ADAPTERS[library]


def test_every_package_exports_what_it_lists() -> None:
    for package in ("corpus", "index", "index.quotes", "rag"):
        module = __import__(package, fromlist=["__all__"])
        assert len(module.__all__) == len(set(module.__all__)), package
        assert all(hasattr(module, name) for name in module.__all__), package


def test_every_pinned_requirement_is_exact() -> None:
    lines = (_ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("#")[0].strip() for line in lines if line.strip() and not line.startswith(("#", "-r"))]
    assert [pin for pin in pins if "==" not in pin] == []
