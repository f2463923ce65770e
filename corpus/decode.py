"""Bytes of an article file to text: UTF-8, UTF-16, Windows-1252 and Latin-1, or a clear refusal."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from corpus.errors import CorpusError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MAX_CONTROLS = 0.01  # share of the bytes; prose has none, a stray one in an old export is forgiven
_SAMPLE_BYTES = 100_000  # enough for charset_normalizer, whose time grows with what it is given
# Windows-1252 read from something else shows signs inside words (f‰llt) or a capital between small letters (fŠllt).
_UNLIKELY = re.compile(r"(?<=[A-Za-z])[^\W\d_a-zà-öø-ÿß](?=[a-z])|(?<=[A-Za-z])[^\w\s'’´`\-–—…\xad\xa0!-~](?=[A-Za-z])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_MAX_UNLIKELY = 0.2
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_-]{2,30})", re.IGNORECASE)


def decode(data: bytes, *, markup: bool = False) -> str:
    """Text of a file, with line feeds as line ends and without a byte order mark.

    `markup`: honour the encoding an HTML page declares for itself.
    Raises CorpusError with a reason (the caller knows the file name) for binary data.
    """
    text = _decode(data, _META_CHARSET.search(data, 0, 4096) if markup else None)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, declared: re.Match[bytes] | None) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name)
    wide = _wide_encoding(data)
    if wide:
        return _strict(data, wide)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > _MAX_CONTROLS * len(data):
        msg = "is binary, not text; save it as UTF-8 text or take it out of the corpus"
        raise CorpusError(msg)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error)
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # a page that is wrong about itself is read like one that says nothing
    return _one_byte(data)


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        msg = f"is marked as {name.upper()} but byte {error.start} is not; save it as UTF-8"
        raise CorpusError(msg) from error


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is NUL."""
    head = data[:2000]
    if len(head) < 4 or b"\0" not in head:
        return None
    half = len(head) // 2
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if max(even, odd) < 0.7 or min(even, odd) > 0.05:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Mostly valid multi-byte sequences mean damaged UTF-8: reading it as Windows-1252 would make "fÃ¼r"."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if len(_BEYOND_ASCII.findall(text)) - broken > 3 * broken:
        msg = f"is UTF-8 with a broken byte at {error.start}; save it as UTF-8 again"
        raise CorpusError(msg) from error


def _one_byte(data: bytes) -> str:
    """Windows-1252, of which Latin-1 text is a part; another code page only where that makes no sense."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = None
    if text is not None:
        beyond = len(_BEYOND_ASCII.findall(text))
        if len(_UNLIKELY.findall(text)) <= _MAX_UNLIKELY * beyond:
            return text
    guess = from_bytes(data[:_SAMPLE_BYTES]).best()
    if guess is not None:
        try:
            return data.decode(guess.encoding)
        except UnicodeDecodeError:
            pass  # the sample fitted, the rest does not
    if text is not None:
        return text
    msg = "is in an encoding that could not be told; save it as UTF-8"
    raise CorpusError(msg)
