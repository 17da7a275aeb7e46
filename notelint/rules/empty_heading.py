"""A heading or a list item is empty: readers see a gap, or a bullet with nothing after it.

Write its text, or delete it. An empty item is reported if the others of its list have text; in a vault the last one of a
bulleted list is left out, where the editor goes on. A list of empty items alone is reported elsewhere, unless the post has
several or nothing else: that is a form.

Bad:

    ## Week 1

    - read the chapter
    -
    - do the exercises

    ##

    Text.

Good:

    ## Week 1

    - read the chapter
    - do the exercises
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from ..regex import regex
from . import Rule

_EMPTY = regex(r"^[ >]*(#{1,6})[ \t]*$", re.MULTILINE)

_TAGS = regex(
    r"#{1,6}[ \t]+(?:<(?!a\b|br\b|hr\b|img\b|input\b|svg\b|video\b|audio\b|iframe\b|textarea\b|select\b|button\b)"
    r"[a-z][a-z0-9]*/?>[ \t,/&]*)+#*",
    re.IGNORECASE,
)
"""A heading of tags alone that open something and show nothing."""


def check(note: Note) -> Iterator[Finding]:
    yield from _only_list(note)
    for block in note.rendered:
        if block.kind == "heading" and not note.document.slice(block.span).strip("# \t"):
            if _keeps_title_away(note, block):
                continue
            yield Finding(block.span, "this heading is empty", "write it, or delete the #")
        elif block.kind == "heading" and _TAGS.fullmatch(note.document.slice(block.span)):
            tag = next(token.content for token in block.inlines if token.type == "html_inline")
            message = f"this heading is empty: the page takes {tag} for a tag and does not show it"
            yield Finding(block.span, message, f"write `{tag}` in backticks")
        elif block.kind == "paragraph":
            text = note.document.slice(block.span)
            found = _EMPTY.search(text) if "#" in text else None
            if found is None:
                continue
            span = Span(block.span.start + found.start(1), block.span.start + found.end(1))
            yield Finding(
                span, "this heading is empty: its # show up on the page", "write the heading, or delete the #"
            )
        elif block.kind == "list":
            last = block.children[-1]
            empty = [item for item in block.children if not item.children or _takes_heading(item)]
            if empty == [last] and not last.children and last.number is None and note.site.has_wiki_links:
                continue  # a vault's editor leaves it where the list will go on
            if empty and len(empty) * 2 <= len(block.children):
                for item in empty:
                    if item.children:
                        message = "this list item is empty, and the heading below becomes part of it"
                        first = note.document.line_index(item.span.start)
                        yield Finding(note.document.lines_span(first, first + 1), message, "delete the item")
                    else:
                        yield Finding(item.span, "this list item is empty", "write it, or delete it")


def _keeps_title_away(note: Note, block: Block) -> bool:
    """Whether a heading of the first level is what a page begins with whose title is in its front matter: the theme writes it no more."""
    front_matter = note.front_matter
    above = note.text[front_matter.span.end : block.span.start] if front_matter else "x"
    is_first = not above.strip("-+. \t\n")
    return (
        is_first
        and front_matter is not None
        and "title" in front_matter.values
        and note.document.slice(block.span).strip() == "#"
    )


def _only_list(note: Note) -> Iterator[Finding]:
    """A list of empty items alone, where no other item is empty: several of them are a form."""
    lists = [
        block for block in note.rendered if block.kind == "list" and not all(item.children for item in block.children)
    ]
    if (
        len(lists) != 1
        or note.site.has_wiki_links
        or not any(block.kind == "paragraph" for block in note.tree.root.children)
    ):
        return
    items = lists[0].children
    if len(items) > 1 and not any(item.children for item in items):
        yield Finding(lists[0].span, f"these {len(items)} list items are empty", "write them, or delete them")


def _takes_heading(item: Block) -> bool:
    """Whether the first line of an item holds its marker alone, and a heading follows."""
    first = item.children[0]
    return first.kind == "heading" and bool(first.lines and item.lines) and first.lines[0] > item.lines[0]


RULE = Rule("MK005", "empty-heading", "A heading or list item without text", Severity.WARNING, check)
