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

from ..diagnostic import Finding, Severity
from ..document.blocks import Block
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    engine = note.site.engine
    if engine.items_by_four and not engine.extensions_named:
        return
    wide = _wide_lists(note) if not engine.items_by_four else ()
    found = sorted(block.span for block in (*_flattened(note), *wide))
    if found:
        line = note.document.line_index(found[0].start)
        many = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        needs = "four spaces" if engine.items_by_four else "more spaces"
        message = f"this list shows up beside the item above, not inside: {engine.title} needs {needs} before it{many}"
        help = (
            "indent it by four spaces"
            if engine.items_by_four
            else "indent it to where the text of the item above begins"
        )
        yield Finding(note.document.lines_span(line, line + 1), message, help)


def _flattened(note: Note) -> Iterator[Block]:
    """The first items that are indented too little to be nested: as the engine has them, beside what they belong to."""
    by_four = note.site.engine.items_by_four
    doubled = {item.children[0].span for item in note.rendered if item.kind == "item" and item.children}  # "- - x"
    for block in note.rendered:
        if block.kind != "list" or block.span in doubled:
            continue
        columns = [_column(note, item) for item in block.children]
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
    """Bullets right below a number that are indented, but less than the number's text: a list beside the numbers."""
    for parent in note.rendered:
        for above, block in zip(parent.children, parent.children[1:], strict=False):
            if above.kind == block.kind == "list" and above.children[0].number is not None:
                indentation = _column(note, block) - _column(note, above.children[-1])
                if block.children[0].number is None and 0 < indentation < 4 and _is_below_text(note, block):
                    yield block


def _carries_on(above: Block, item: Block) -> bool:
    """Whether an item has the next number, so that it belongs beside the one above."""
    return item.number is not None and above.number is not None and item.number == above.number + 1


def _is_below_text(note: Note, block: Block) -> bool:
    """Whether text is right above a block."""
    line = note.document.line_index(block.span.start)
    return line > 0 and bool(note.document.line(line - 1).strip("> \t"))


def _column(note: Note, block: Block) -> int:
    """Where on its line, behind the marks of a quote, a block begins, from 0, a tab being four spaces wide."""
    start, line = block.span.start, note.document.line(note.document.line_index(block.span.start))
    marks = max(start - note.document.line_at(start).start, len(line) - len(line.lstrip("> \t")))
    return len(line[:marks].expandtabs(4).rpartition(">")[2])


RULE = Rule("MK025", "flattened-list", "A nested list that shows up as one flat list", Severity.WARNING, check)
