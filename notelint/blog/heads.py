"""The front matter of a file that is not read any further."""

from __future__ import annotations

from ..digest import digest_of

USUAL = 4_096
"""Bytes; nearly all front matter is shorter."""
_MARKS = (b"---", b"+++")
_BOM = b"\xef\xbb\xbf"


def head_in(raw: bytes) -> bytes:
    """A text's front matter with the mark that opens it, up to the line of the one that closes it; empty without one."""
    raw = raw.removeprefix(_BOM)
    return raw[: raw.find(b"\n" + raw[:3], 3) + 1] if raw.startswith(_MARKS) else b""


def may_be_longer(raw: bytes) -> bool:
    """Whether what opens a front matter is in the first bytes of a file, and what closes it is not."""
    return len(raw) >= USUAL and raw.removeprefix(_BOM).startswith(_MARKS) and not head_in(raw)


def digest_of_head(head: bytes) -> str:
    """What is recorded of a front matter; empty without one."""
    return digest_of(head) if head else ""
