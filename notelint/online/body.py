"""What is read of a page: so much of it, whatever it swells to, and the ids in it."""

from __future__ import annotations

import re
import zlib
from html import unescape
from urllib.parse import unquote

from ..regex import regex

MOST_BYTES = 4_000_000
"""Of a page, packed and unpacked."""
_ID = regex(
    r"""\b(?:id|name)\s{0,9}=\s{0,9}(?:\\?"([^"<>]{1,500}?)\\?"|\\?'([^'<>]{1,500}?)\\?'|([^\s"'<>\\]{1,500}))""",
    re.IGNORECASE,
)
_MARKED_HEADING = regex(r"<h[1-6]\b[^<>]{0,500}?\bid\s?=|<a\b[^<>]{0,300}?\bname\s?=|\buser-content-", re.IGNORECASE)
_CHARSET = regex(r"charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,40})", re.IGNORECASE)


class TooLarge(Exception):
    """More than ``MOST_BYTES``."""


class Body:
    """The bytes of a page as they come in."""

    def __init__(self, encoding: str) -> None:
        self._unpack = zlib.decompressobj(47) if encoding in ("gzip", "x-gzip", "deflate") else None
        self._parts: list[bytes] = []
        self._came = self._size = 0

    def add(self, chunk: bytes) -> None:
        """Take in some bytes. Raises TooLarge, and zlib.error."""
        self._came += len(chunk)
        part = self._unpack.decompress(chunk, MOST_BYTES + 1 - self._size) if self._unpack else chunk
        self._size += len(part)
        if self._came > MOST_BYTES or self._size > MOST_BYTES:
            raise TooLarge
        self._parts.append(part)

    def text(self, content_type: str) -> str:
        """The text, in the encoding that is named."""
        named = _CHARSET.search(content_type)
        try:
            return b"".join(self._parts).decode(named[1] if named else "utf-8", "replace")
        except LookupError:
            return b"".join(self._parts).decode("utf-8", "replace")


def has_id(text: str, fragment: str) -> bool | None:
    """Whether something on an HTML page has an id; None where that can't be told: a script may make it."""
    wanted = {fragment, unquote(fragment)}
    wanted |= {f"user-content-{name}" for name in wanted} | {f"user-content-{name.lower()}" for name in wanted}
    if any(unescape(next(filter(None, match.groups()))) in wanted for match in _ID.finditer(text)):
        return True
    if any(f"{left}{name}{right}" in text for name in wanted for left in "\"'#/" for right in "\"'\\"):
        return None
    return False if _MARKED_HEADING.search(text) else None
