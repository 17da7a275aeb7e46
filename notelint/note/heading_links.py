"""Links to headings of their own page, and what to say of one that should lead to another heading."""

from __future__ import annotations

from ..diagnostic import Edit, Finding, Fix, Related
from ..named_tuple import NamedTuple
from .anchors import Title
from .links import Link
from .note import Note, once_per_note


class HeadingLink(NamedTuple):
    """A link, and the heading that it leads to."""

    link: Link
    title: Title


@once_per_note
def heading_links(note: Note) -> list[HeadingLink]:
    """The links whose address is the id of a heading of the page, in document order; pictures left out."""
    links = [link for link in note.links if link.destination == "in-page" and link.role != "image"]
    led = ((link, note.page.title_of(_id_in(link))) for link in links)
    return [HeadingLink(link, title) for link, title in led if title is not None]


@once_per_note
def linked_ids(note: Note) -> set[str]:
    """The ids that links of the page lead to within it."""
    return {_id_in(link) for link in note.links if link.destination == "in-page"}


def meant_for(link: Link, title: Title, message: str) -> Finding:
    """That a link should lead to another heading, with the fix."""
    to_it = f"link to #{title.id}"
    fix = Fix(to_it, (Edit(link.target_span, f"#{title.id}"),))
    return Finding(link.target_span, message, to_it, fix, related=(Related(title.span, "the heading"),))


def _id_in(link: Link) -> str:
    return link.target.removeprefix("#")
