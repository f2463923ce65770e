"""The index folder: generations, the pointer to the one that counts, the lock, the manifest.

    LOCK                     held while somebody writes
    CURRENT                  name of the generation that counts; replaced in one step
    generation-000007/       files of one build, never changed; manifest.json lists them with their SHA-256

A build writes a new generation, flushes it to disk and only then moves CURRENT, so a kill at any moment leaves the
old index or none. Readers open every file of one generation at once; what they have mapped outlives its deletion.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from index.errors import LockedError, StoreError
from index.files import FileEntry, GenerationWriter, HashedFile, sha256_of, sync_folder

FORMAT = 1
"""Of the files themselves; another number means: build again."""

_CURRENT = "CURRENT"
_LOCK = "LOCK"
_MANIFEST = "manifest.json"
_GENERATION = re.compile(r"generation-\d{6,}")
_REBUILD = 'run "python app.py index" to build it'


class Versions(BaseModel):
    """What decides whether stored work can be taken over; a change of any of these means: build again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    encoder: str
    encoder_fingerprint: str
    tokenizer: str
    passages: int
    quotes: int


class Manifest(BaseModel):
    """What a generation holds, how it was made, and the SHA-256 of every file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    versions: Versions
    corpus: str
    """Digest of the ids and contents of all articles."""
    articles: int
    passages: int
    quotes: int
    speakers: int
    dense_recall: float
    """recall@10 of the dense leg against exact search, measured when it was built."""
    files: dict[str, FileEntry]


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds anything but an index: nothing of somebody else's is ever touched."""
    if not folder.exists():
        return
    if not folder.is_dir():
        msg = f"{folder}: is a file, not an index folder; name another with --index"
        raise StoreError(msg)
    try:
        foreign = sorted(entry.name for entry in folder.iterdir() if not _is_ours(entry.name))
    except OSError as error:
        msg = f"{folder}: cannot be read ({error.strerror}); change its permissions or name another with --index"
        raise StoreError(msg) from error
    if foreign:
        msg = f"{folder}: is not an index of this program (it holds {foreign[0]!r}); name another folder with --index"
        raise StoreError(msg)


def _is_ours(name: str) -> bool:
    return name in {_CURRENT, _CURRENT + ".new", _LOCK} or _GENERATION.fullmatch(name) is not None


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the lock of an index folder, made if need be; it frees itself when the process ends, however it ends.

    Raises LockedError where another process writes, StoreError where the folder cannot be written or the disk is full.
    """
    check_folder(folder)
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        msg = f"{folder}: another process is building this index; wait for it to finish, or name another folder with --index"
        raise LockedError(msg) from error
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        lock.release()


def _unwritable(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"{folder}: the index cannot be written ({error.strerror or error}); free space or change permissions, or name "
        "another folder with --index. What was there before is unchanged."
    )


@contextmanager
def new_generation(folder: Path) -> Iterator[GenerationWriter]:
    """A writer for the next generation; under the lock. What is not published is removed again."""
    remove_orphans(folder)
    numbers = [int(entry.name.split("-")[1]) for entry in folder.iterdir() if _GENERATION.fullmatch(entry.name)]
    generation = folder / f"generation-{max(numbers, default=0) + 1:06}"
    generation.mkdir()
    try:
        yield GenerationWriter(generation)
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise


def publish(folder: Path, writer: GenerationWriter, manifest: Manifest) -> None:
    """Make a written generation the one that counts: in one step, and only when all of it is on disk."""
    with HashedFile(writer.folder / _MANIFEST) as file:
        file.write(manifest.model_dump_json(indent=1).encode())
    sync_folder(writer.folder)
    pointer = folder / (_CURRENT + ".new")
    pointer.unlink(missing_ok=True)
    with HashedFile(pointer) as file:
        file.write(writer.folder.name.encode())
    os.replace(pointer, folder / _CURRENT)
    sync_folder(folder)


def remove_orphans(folder: Path) -> None:
    """Remove generations that do not count: left over by a kill, or replaced; under the lock."""
    current = _current_name(folder)
    for entry in folder.iterdir():
        if _GENERATION.fullmatch(entry.name) and entry.name != current:
            shutil.rmtree(entry)


def current_generation(folder: Path) -> Path | None:
    """The generation that counts; None where nothing was ever published."""
    check_folder(folder)
    name = _current_name(folder) if folder.is_dir() else None
    return folder / name if name else None


def _current_name(folder: Path) -> str | None:
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(folder, _CURRENT) from error
    if not _GENERATION.fullmatch(name):
        raise _damaged(folder, _CURRENT)
    return name


def read_manifest(generation: Path) -> Manifest:
    """The manifest of a generation; StoreError where it is damaged or of another format."""
    try:
        text = (generation / _MANIFEST).read_text(encoding="utf-8")
        manifest = Manifest.model_validate_json(text)
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise _damaged(generation.parent, _MANIFEST) from error
    if manifest.versions.format != FORMAT:
        msg = f"{generation.parent}: the index was built by another version of this program; {_REBUILD} anew"
        raise StoreError(msg)
    return manifest


def check_files(generation: Path, manifest: Manifest) -> None:
    """Compare every file with its SHA-256 before anything reads it: FAISS takes damaged files for good ones."""
    for name, entry in manifest.files.items():
        path = generation / name
        if path.stat().st_size != entry.size or sha256_of(path) != entry.sha256:
            raise _damaged(generation.parent, name)


def missing(folder: Path) -> StoreError:
    """The error of a folder without an index."""
    return StoreError(f"{folder}: there is no index yet; {_REBUILD}")


def _damaged(folder: Path, name: str) -> StoreError:
    return StoreError(
        f'{folder}: the index is damaged ({name}); delete the folder and run "python app.py index" to build it anew'
    )
