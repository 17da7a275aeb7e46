"""A list in a list that Python-Markdown flattens: what is nested is indented by less than four spaces.

Where it is, items of both lists become one list, and points under a number become numbers. The extension
`mdx_truly_sane_lists` makes two spaces enough; reported only where `mkdocs.yml` says which extensions are on.

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

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    if not (note.site.engine.items_by_four and note.site.engine.extensions_named):
        return
    found = sorted(block.span for block in _flattened(note))
    if found:
        line = note.document.line_index(found[0].start)
        many = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        title = note.site.engine.title
        message = f"this list shows up as part of the one around it: {title} needs four spaces before it{many}"
        yield Finding(note.document.lines_span(line, line + 1), message, "indent it by four spaces")


def _flattened(note: Note) -> Iterator[Block]:
    """The first items that are indented too little to be nested: as the engine has them, beside what they belong to."""
    for block in note.rendered:
        if block.kind != "list":
            continue
        first, *others = block.children
        margin, nested = _column(note, first), False
        for item in others:
            is_nested = 0 < _column(note, item) - margin < 4
            if is_nested and not nested:
                yield item
            nested = is_nested


def _column(note: Note, block: Block) -> int:
    """Where on its line a block begins, from 0, a tab being four spaces wide."""
    start = note.document.line_at(block.span.start).start
    return len(note.document.slice(Span(start, block.span.start)).expandtabs(4))


RULE = Rule("MK025", "flattened-list", "A nested list that Python-Markdown flattens", Severity.WARNING, check)
