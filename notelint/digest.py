"""Short names for long texts."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib hands on; hashlib itself loads OpenSSL too, which a short run would feel
except ImportError:  # not CPython
    from hashlib import blake2b


def digest(*parts: str) -> str:
    """32 hexadecimal digits of some texts."""
    return digest_of("\0".join(parts).encode("utf-8", "surrogatepass"))


def digest_of(content: bytes) -> str:
    """32 hexadecimal digits of some bytes."""
    return blake2b(content, digest_size=16).hexdigest()
