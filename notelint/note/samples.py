"""What a post about markdown shows: the result of markup that it also has as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..regex import regex
from .note import once_per_note

if TYPE_CHECKING:
    from .links import Link
    from .note import Note

_MARKDOWN = regex(
    r"\b(?:[Mm]ark(?:down|up)|MARKDOWN|[Kk]ramdown|MDX?|GFM)(?![a-z])|(?:^|[/_-])(?:r?markdown|mdx?)(?=[._-])"
)


def is_sample(note: Note, link: Link) -> bool:
    """Whether a link or picture shows what a piece of code in the post looks like on the page."""
    written = note.document.slice(link.span).partition("](")
    return bool(written[1]) and "".join(written[:2]) in _code(note)


def is_demonstrated(note: Note, link: Link) -> bool:
    """Whether the whole of a link or picture is there as code too, so that its address is only an example."""
    return note.document.slice(link.span) in _code(note)


@once_per_note
def teaches_markdown(note: Note) -> bool:
    """Whether a post is about markdown, as its title, its first heading or its path says."""
    title = note.front_matter.values.get("title") if note.front_matter is not None else None
    first = next((heading.text for heading in note.headings), "")
    return any(_MARKDOWN.search(text) for text in (str(title or ""), first, note.path.rpartition("/")[2]))


@once_per_note
def _code(note: Note) -> str:
    """All code of the post."""
    pieces: list[str] = []
    for token in note.document.tokens:
        if token.type in ("fence", "code_block"):
            pieces.append(token.content)
        pieces += (child.content for child in token.children or () if child.type == "code_inline")
    return "\n".join(pieces)
