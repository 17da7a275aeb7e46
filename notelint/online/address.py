"""Targets of links to addresses that can be asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from ..named_tuple import NamedTuple
from ..regex import regex

_RESERVED = regex(
    r"(?:^|\.)(?:example(?:\.(?:com|net|org|edu))?|test|invalid|localhost|local|internal|intranet|lan|home\.arpa|onion)\.?$"
)
"""Names that stand for no site, or for one of a private network."""
_PORTS = frozenset({80, 443})
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_NO_ID = regex(r":~:|[/!?=]|L\d+(?:-L\d+)?$|(?:top)?$", re.IGNORECASE)
"""Ends of addresses that name no id: text to look for, places of a script, lines of code, the top of the page."""


def is_web_port(port: int) -> bool:
    """True for the two ports of the web, and for those above the ones that are kept for other services."""
    return port in _PORTS or port >= 1024


class Address(NamedTuple):
    """A page and what is after its ``#``."""

    page: str
    fragment: str = ""

    @property
    def host(self) -> str:
        """With its port, where one is written."""
        return urlsplit(self.page).netloc

    def __str__(self) -> str:
        return f"{self.page}#{self.fragment}" if self.fragment else self.page


def address_of(target: str) -> Address | None:
    """What to ask for when a link is followed; None for what is not to be asked for: no address of the web, a password
    in it, a name that no public site has, a port of another service."""
    target = "".join(target.split("\n")).strip()
    if target.startswith("//"):
        target = f"https:{target}"
    try:
        parts = urlsplit(target)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc or not host:
        return None
    if ("." not in host and ":" not in host) or _RESERVED.search(host) or not (port is None or is_web_port(port)):
        return None
    page = urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), quote(parts.path or "/", _KEPT), quote(parts.query, _KEPT), "")
    )
    return Address(page, "" if _NO_ID.match(parts.fragment) else parts.fragment)


def redirected(page: str, location: str) -> str | None:
    """The page that a redirect leads to; None where it is not to be asked for."""
    try:
        address = address_of(urljoin(page, location.strip()))
    except ValueError:
        return None
    return address.page if address else None


def is_excluded(address: Address, patterns: Sequence[str]) -> bool:
    """True for an address that a pattern names: a host, with all below it, or an address with ``*`` for anything."""
    whole, host = str(address), urlsplit(address.page).hostname or ""
    return any(
        fnmatchcase(whole, pattern) if "/" in pattern or "*" in pattern else f".{host}".endswith(f".{pattern.lower()}")
        for pattern in patterns
    )
