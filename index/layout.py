"""Where things lie in an index folder, and how a generation replaces another: never in place, always all at once."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from index.errors import LockedError, StoreError
from index.files import GenerationWriter, sha256_of, sync_folder
from index.manifest import FORMAT, FORMAT_VERSION, Manifest, Pointer

REBUILD = "run `python app.py index` to build it"

_POINTER = "CURRENT"
_LOCK = "belegstelle.lock"
_MANIFEST = "manifest.json"
_GENERATION = re.compile(r"generation-(\d{6,})$")


def read_pointer(folder: Path) -> Pointer:
    """Which generation of the index in `folder` is in use; StoreError where there is none we can read."""
    path = folder / _POINTER
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(_missing(folder)) from error
    except OSError as error:
        msg = f"the index {folder} cannot be read ({error.strerror}); check its permissions"
        raise StoreError(msg) from error
    try:
        pointer = Pointer.model_validate_json(content)
    except ValidationError as error:
        msg = f"{path} is damaged or not part of an index; {REBUILD} again"
        raise StoreError(msg) from error
    if (pointer.format, pointer.format_version) != (FORMAT, FORMAT_VERSION):
        msg = (
            f"the index {folder} has format {pointer.format} {pointer.format_version}, "
            f"this version reads {FORMAT} {FORMAT_VERSION}; {REBUILD} anew"
        )
        raise StoreError(msg)
    return pointer


def _missing(folder: Path) -> str:
    if folder.is_file():
        return f"the index path {folder} is a file, not a folder; name a folder with --index"
    if folder.is_dir() and not _is_ours(folder):
        return f"{folder} is not an index (it holds other files); name another folder with --index"
    return f"there is no index in {folder}; {REBUILD}"


def _is_ours(folder: Path) -> bool:
    """Whether we made this folder, or nobody has put anything in it yet."""
    names = {path.name for path in folder.iterdir()}
    if not names or _LOCK in names:
        return True
    return _POINTER in names and FORMAT.encode() in (folder / _POINTER).read_bytes()  # LevelDB has a CURRENT, too


def generation_folder(folder: Path, pointer: Pointer) -> Path:
    """The folder of the generation that `pointer` names."""
    return folder / pointer.generation


def read_manifest(folder: Path, pointer: Pointer) -> Manifest:
    """The manifest of a generation, checked against the hash in its pointer."""
    path = generation_folder(folder, pointer) / _MANIFEST
    try:
        damaged = sha256_of(path) != pointer.manifest_sha256
        content = path.read_bytes()
    except OSError as error:
        msg = f"the index {folder} is incomplete: {path.name} cannot be read ({error.strerror}); {REBUILD} again"
        raise StoreError(msg) from error
    try:
        if not damaged:
            return Manifest.model_validate_json(content)
    except ValidationError as error:
        msg = f"the manifest of the index {folder} is not one this version reads; {REBUILD} again"
        raise StoreError(msg) from error
    msg = f"the index {folder} is damaged ({path.name} was changed after it was written); {REBUILD} again"
    raise StoreError(msg)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Be the only writer of `folder`, made if need be; a second one gets LockedError at once.

    The lock belongs to the process: when that dies, whatever way, the lock is free.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _is_ours(folder):
            msg = f"{folder} holds files that are not an index; nothing was written: name another folder with --index"
            raise StoreError(msg)
        lock = FileLock(folder / _LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        msg = (
            f"another process is writing the index {folder}; wait until it is done, or name another folder with --index"
        )
        raise LockedError(msg) from error
    except OSError as error:
        raise StoreError(_unwritable(folder, error)) from error
    try:
        yield
    finally:
        lock.release()


def _unwritable(folder: Path, error: OSError) -> str:
    if folder.is_file():
        return f"the index path {folder} is a file, not a folder; name a folder with --index"
    reason = error.strerror or str(error)
    return (
        f"the index {folder} cannot be written ({reason}); make room or permit it, or name another folder with --index"
    )


def begin_generation(folder: Path) -> GenerationWriter:
    """An empty folder for the next generation; what killed builds left behind is removed. Needs the lock."""
    try:
        current = read_pointer(folder).generation
    except StoreError:
        current = None  # missing or unreadable: nothing of it can be served, everything may go
    numbers = [0]
    for path in sorted(folder.iterdir()):
        found = _GENERATION.match(path.name)
        if found:
            numbers.append(int(found[1]))
            if path.name != current:
                shutil.rmtree(path)
    (folder / f"{_POINTER}.new").unlink(missing_ok=True)
    generation = folder / f"generation-{max(numbers) + 1:06d}"
    generation.mkdir()
    return GenerationWriter(generation)


def publish(folder: Path, writer: GenerationWriter, manifest: Manifest) -> None:
    """Make the written generation the one in use. The one before it stays until the next build, for its readers."""
    content = manifest.model_dump_json(indent=1).encode()
    writer.chunks(_MANIFEST, [content])
    sync_folder(writer.folder)
    pointer = Pointer(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        generation=writer.folder.name,
        manifest_sha256=writer.entries[_MANIFEST].sha256,
    )
    fresh = folder / f"{_POINTER}.new"
    with fresh.open("wb") as file:
        file.write(pointer.model_dump_json().encode())
        file.flush()
        os.fsync(file.fileno())
    sync_folder(folder)
    fresh.replace(folder / _POINTER)
    sync_folder(folder)


@contextmanager
def generation(folder: Path) -> Iterator[GenerationWriter]:
    """A new generation to fill and publish; if that fails it is gone again, and the disk being full is a StoreError."""
    writer: GenerationWriter | None = None
    try:
        writer = begin_generation(folder)
        yield writer
    except OSError as error:
        _discard(folder, writer)
        raise StoreError(_unwritable(folder, error)) from error
    except BaseException:
        _discard(folder, writer)
        raise


def _discard(folder: Path, writer: GenerationWriter | None) -> None:
    """Remove a generation that was not published."""
    if writer is None:
        return
    try:
        published = read_pointer(folder).generation == writer.folder.name
    except StoreError:
        published = False
    if not published:
        shutil.rmtree(writer.folder, ignore_errors=True)
