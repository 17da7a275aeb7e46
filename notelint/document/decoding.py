"""Bytes to text: UTF-8, or UTF-16 with its byte order mark."""

from __future__ import annotations

import codecs

_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Byte order marks and the encodings that they begin."""


class UnreadableDocument(Exception):
    """The bytes are no text, or the text is beyond the parser; the message says where and what to do."""


def decode(raw: bytes) -> tuple[str, str, bool]:
    """Return the text without byte order mark, its encoding, and whether it began with such a mark.

    UTF-8 is the rule of every site generator; UTF-16 is read where a byte order mark says so.
    Raises UnreadableDocument.
    """
    if raw.startswith(_UTF_32):  # the little one begins as that of UTF-16 does
        raise UnreadableDocument("UTF-32, which no site generator reads; save the file as UTF-8")
    mark, encoding = next((pair for pair in BOMS if raw.startswith(pair[0])), (b"", "utf-8"))
    raw = raw[len(mark) :]
    try:
        return raw.decode(encoding), encoding, bool(mark)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        name = encoding.upper() if encoding == "utf-8" else "UTF-16"
        raise UnreadableDocument(
            f"not {name}: byte 0x{raw[error.start]:02x} on line {line} is not text in that encoding; save the file as UTF-8"
        ) from None
