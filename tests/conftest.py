"""The demo corpus, indexed and evaluated once for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.datatypes import Run
from index import Index, build_index
from tests.eval_broken import Remembering, evaluate

_ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the demo articles, made with the shipped encoder."""
    folder = tmp_path_factory.mktemp("demo") / "index"
    build_index(_ROOT / "corpus" / "articles", folder)
    return folder


@pytest.fixture(scope="session")
def demo_index(demo_folder: Path) -> Index:
    return Index.open(demo_folder)


@pytest.fixture(scope="session")
def real(demo_index: Index) -> Remembering:
    """The real assistant and search over the demo corpus."""
    return Remembering(demo_index)


@pytest.fixture(scope="session")
def whole(real: Remembering) -> Run:
    """The evaluation of the real assistant over the demo corpus, without ablations."""
    return evaluate(real)
