"""The links of a note that lead out of the blog, with what to ask for."""

from __future__ import annotations

from collections.abc import Iterator

from ..online.address import Address, address_of
from .links import Link, placeholder_reason
from .note import Note


def outside_links(note: Note) -> Iterator[tuple[Link, Address]]:
    """Each link and picture with an address of the web that can be asked for, in document order; no placeholders, and none that
    leads into the blog itself, whose posts may not be published yet."""
    for link in note.links:
        address = address_of(link.target) if link.destination == "web" else None
        if address is None or not note.document.is_prose(link.span.start) or placeholder_reason(link) is not None:
            continue
        if note.target_of(link).exists is None:
            yield link, address
