"""Files of an index: written once with their SHA-256 and flushed to disk, read as memory maps, never changed."""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

_CHUNK = 1 << 20
_FOUND = 1 << 14  # strings kept with their positions: an answer asks for the same few ids again and again


class FileEntry(BaseModel):
    """What the manifest says of one file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class HashedFile:
    """A new file that knows its size and SHA-256; behind the `with` block it is on the disk, not only in a cache."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hash = hashlib.sha256()
        self._size = 0
        self._file: BinaryIO

    def __enter__(self) -> HashedFile:
        self._file = self._path.open("xb")
        return self

    def write(self, data: bytes | memoryview) -> int:
        """Append; raises OSError where the disk is full."""
        self._file.write(data)
        self._hash.update(data)
        self._size += len(data)
        return len(data)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            if kind is None:
                self._file.flush()
                os.fsync(self._file.fileno())

    @property
    def entry(self) -> FileEntry:
        """Size and hash of what was written."""
        return FileEntry(size=self._size, sha256=self._hash.hexdigest())


class GenerationWriter:
    """Writes the files of one generation into `folder` and keeps the list for the manifest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries: dict[str, FileEntry] = {}

    def array(self, name: str, values: NDArray[Any]) -> None:
        """Write `values` as an .npy file without pickles."""
        with HashedFile(self.folder / name) as file:
            np.lib.format.write_array(file, np.ascontiguousarray(values), allow_pickle=False)
        self.entries[name] = file.entry

    def chunks(self, name: str, parts: Iterable[bytes | memoryview]) -> NDArray[np.int64]:
        """Write the parts one behind the other; returns their offsets, one more than there are parts."""
        offsets = [0]
        with HashedFile(self.folder / name) as file:
            for part in parts:
                offsets.append(offsets[-1] + file.write(part))
        self.entries[name] = file.entry
        return np.array(offsets, dtype=np.int64)


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_array(path: Path) -> NDArray[Any]:
    """An .npy file as a read-only memory map; pickles are refused."""
    array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return array.view(np.ndarray)  # indexing a plain array is several times cheaper than indexing a np.memmap


def read_bytes(path: Path) -> memoryview:
    """A file as a read-only memory map of bytes."""
    if path.stat().st_size == 0:
        return memoryview(b"")
    return np.memmap(path, dtype=np.uint8, mode="r").data


class Lines:
    """Byte strings one behind the other with their offsets: the n-th is found without reading the others."""

    def __init__(self, blob: memoryview, offsets: NDArray[np.int64]) -> None:
        self._blob = blob
        self._offsets = np.asarray(offsets).data

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, position: int) -> bytes:
        if not 0 <= position < len(self):
            msg = f"no line {position} among {len(self)}"
            raise IndexError(msg)
        return bytes(self._blob[self._offsets[position] : self._offsets[position + 1]])

    @staticmethod
    def write(writer: GenerationWriter, name: str, parts: Iterable[bytes]) -> None:
        """Write `name` and, beside it, the offsets under the name that `offsets_name` gives."""
        writer.array(offsets_name(name), writer.chunks(name, parts))

    @classmethod
    def read(cls, folder: Path, name: str) -> Lines:
        """Open what `write` wrote."""
        return cls(read_bytes(folder / name), read_array(folder / offsets_name(name)))


def offsets_name(name: str) -> str:
    """The file of offsets beside `name`."""
    return f"{Path(name).stem}.offsets.npy"


class SortedStrings(Sequence[str]):
    """Different strings in ascending order, on disk; finding one takes log2(n) looks and no loading."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._found = lru_cache(maxsize=_FOUND)(self._look_up)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, position: Any) -> Any:
        if isinstance(position, slice):
            return [self[at] for at in range(*position.indices(len(self)))]
        return self._lines[position].decode()

    def find(self, text: str) -> int | None:
        """Position of `text`, or None. UTF-8 sorts like the code points it encodes."""
        return self._found(text)

    def _look_up(self, text: str) -> int | None:
        key = text.encode(errors="surrogatepass")
        position = bisect_left(range(len(self)), key, key=self._lines.__getitem__)
        return position if position < len(self) and self._lines[position] == key else None
