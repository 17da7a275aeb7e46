"""The page shows a list inside a list as one flat list, because the inner items are not indented enough.

Indent them as far as the text of the item above: two spaces below `- `, three below `1. `, and four everywhere in
Python-Markdown. With too little, the engine makes one list of both, or starts a new one. For Python-Markdown this is
reported only if `mkdocs.yml` says which extensions are on (with `mdx_truly_sane_lists` two spaces are enough): it names some,
or none and more than the site's name.

Bad (mkdocs):

    - Looms
      - frame looms
      - table looms
    - Threads

Good (mkdocs):

    - Looms
        - frame looms
        - table looms
    - Threads
"""

from collections.abc import Iterator
from itertools import zip_longest

from ..diagnostic import Finding, Severity
from ..document.blocks import Block
from ..note.lines import column_of, goes_on_counting
from ..note.note import Note
from ..regex import regex
from . import Rule

_MARKER = regex(r"[ >]*(?:[-*+]|\d{1,9}[.)])[ ]+")


def check(note: Note) -> Iterator[Finding]:
    engine = note.site.engine
    if engine.items_by_four and not engine.extensions_named:
        return
    wide = _wide_lists(note) if not engine.items_by_four else ()
    found = sorted((*_flattened(note), *wide), key=lambda block: block.span)
    if found:
        line = note.document.line_index(found[0].span.start)
        many = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        needs = "four spaces" if engine.items_by_four else "more spaces"
        message = f"this list shows up beside the item above, not inside: {engine.title} needs {needs} before it{many}"
        help = "indent it by four spaces" if engine.items_by_four else _help(note, found[0])
        yield Finding(note.document.lines_span(line, line + 1), message, help)


def _help(note: Note, block: Block) -> str:
    """What to do with a list; one that is in far enough, as kramdown is not content with, is below one that is not."""
    above = note.document.line(note.document.line_index(block.span.start) - 1).expandtabs(4)
    marker = _MARKER.match(above)
    if marker is not None and column_of(note.document, block) >= marker.end():
        return "indent the list above to where the text of its own item begins, and this one as much more"
    return "indent it to where the text of the item above begins"


def _flattened(note: Note) -> Iterator[Block]:
    """The first items that are indented too little to be nested: as the engine has them, beside what they belong to."""
    by_four = note.site.engine.items_by_four
    doubled = {item.children[0].span for item in note.rendered if item.kind == "item" and item.children}  # "- - x"
    for block in note.rendered:
        if block.kind != "list" or block.span in doubled:
            continue
        columns = [column_of(note.document, item) for item in block.children]
        margin, nested, above = columns[0], False, block.children[0]
        for item, column, following in zip(block.children, columns, [*columns[1:], None], strict=True):
            is_nested = 0 < column - margin < 4 and not _carries_on(above, item)
            has_its_own = any(child.kind == "list" for child in above.children)  # then this one comes out of it
            if (
                is_nested
                and not nested
                and not has_its_own
                and (by_four or (following in (margin, column) and _is_below_text(note, item)))
            ):
                yield item
            nested, above = is_nested, item


def _wide_lists(note: Note) -> Iterator[Block]:
    """Lists that are indented more than the one above, but not enough to be inside its last item.

    Those below a blank line are left out where numbers are wrong because of such a list: that is told.
    """
    loose: list[Block] = []
    goes_on = False
    for parent in note.rendered:
        for above, block, after in zip_longest(parent.children, parent.children[1:], parent.children[2:]):
            if block is None or not above.kind == block.kind == "list":
                continue
            indentation = column_of(note.document, block) - column_of(note.document, above.children[-1])
            if _is_below_text(note, block):
                if indentation > 0 and (indentation < 4 or above.children[0].number is None):
                    yield block
            elif indentation > 1:
                loose.append(block)
                goes_on = goes_on or goes_on_counting(above, after, note.site.engine.numbers_from_one)
    yield from loose if not goes_on else ()


def _carries_on(above: Block, item: Block) -> bool:
    """Whether an item has the next number, so that it belongs beside the one above."""
    return item.number is not None and above.number is not None and item.number == above.number + 1


def _is_below_text(note: Note, block: Block) -> bool:
    """Whether text is right above a block."""
    line = note.document.line_index(block.span.start)
    return line > 0 and bool(note.document.line(line - 1).strip("> \t"))


RULE = Rule("MK025", "flattened-list", "A nested list that shows up as one flat list", Severity.WARNING, check)
