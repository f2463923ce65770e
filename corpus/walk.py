"""The files below a folder, in one order on every machine; links are followed, loops are not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from corpus.datatypes import Problem


def walk(root: Path) -> Iterator[PurePosixPath | Problem]:
    """Relative paths sorted by name, folder by folder; a Problem for each folder or link that leads nowhere.

    Hidden files and folders (".git", ".DS_Store") are nobody's articles and are passed over.
    """
    yield from sorted(_below(root, PurePosixPath(), frozenset()), key=_order)


def _below(root: Path, folder: PurePosixPath, above: frozenset[tuple[int, int]]) -> Iterator[PurePosixPath | Problem]:
    """`above` holds device and inode of every folder on the way here; meeting one again is a loop."""
    try:
        about = (root / folder).stat()
        identity = (about.st_dev, about.st_ino)
        if identity in above:
            yield Problem(str(folder), "skipped: a symbolic link that loops back to a folder above it", skipped=True)
            return
        entries = sorted(os.listdir(root / folder))
    except OSError as error:
        yield Problem(str(folder), f"folder cannot be read: {error.strerror or error}", skipped=False)
        return
    for name in entries:
        if name.startswith("."):
            continue
        relative = folder / name
        if not _is_writable_name(name):
            yield Problem(ascii(str(relative))[1:-1], "has a name that is not UTF-8; rename it", skipped=False)
            continue
        path = root / relative
        if path.is_dir():
            yield from _below(root, relative, above | {identity})
        elif path.is_symlink() and not path.exists():
            reason = f"is a symbolic link that leads nowhere ({os.readlink(path)})"
            yield Problem(str(relative), reason, skipped=False)
        else:
            yield relative


def _is_writable_name(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _order(found: PurePosixPath | Problem) -> str:
    return found.file if isinstance(found, Problem) else str(found)
