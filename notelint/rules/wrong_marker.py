"""A line of a list does not start with the marker of the list, or starts with two, so it becomes part of the item above.

Reported are a dash or bullet of another kind (`– item`, `• item`, `= item`, `-- item`) among items with `-`, a number
without its dot among numbered items, boxes to tick (`[ ]`) without a marker, the next numbers of a list on the line of an item, or its marker behind a sentence of an item, the first item on the line of the text that announces the list, and two markers one
after the other, which make an item inside an empty item.

Bad:

    - warp
    – weft
    - reed

Good:

    - warp
    - weft
    - reed
"""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.lines import NARROWEST, Line, is_deliberate, margin, read_lines
from ..note.note import Note
from ..regex import regex
from . import Rule

_BULLET = regex(
    r"([–—•·‣●▪=~_\u2010-\u2012\u2043\u2212\u25e6\uf0a7\uf0b7\uf0d8\uf0fc\uf076]|--(?!.*--)|\*\*(?!.*\*\*)|\\[-*+]|o(?=\t| {2,})|-[.:)])[ \t]+(?=[^\W\d_]{2}|[`\[*\"(])"
    r"|([•‣●▪・\u25e6]|-[.:)])[ \t]*(?=[^\W\d_]{2})|([–—·])(?=[^\W\d_]{2})"
)
_SIGN = regex(r"([•‣▪・\u25e6])[ \t]*(?=[^\W\d_]{2}|[`\[*\"(])")
"""A bullet that is no marker, and stands for nothing else."""
_SIGNS = tuple("•‣▪・\u25e6")
_DASHES = ("–", "—", "·")
_NUMBER = regex(
    r"([#(（]?(\d{1,3})(?:[.)][-.)]+|[ \t]+[.)-]|[:;,.)\]、．）-])?)(?:[ \t]+|(?<=[-、．）])|(?<=[ \t]\.))(?=[^\W\d_]|[`\[*\"(])"
)
"""The number of an item, with what is in place of its dot."""
_TWICE = regex(r"[ \t>]*([-*+][ \t]+)([-*+])[ \t]+[^\s*+-]")
_ANNOUNCED = regex(r":(?<=[^\W\d_]:)[ \t]+([-*+])[ \t]+(?=[^\W\d_])(?!.*[ \t][-*+][ \t])")
"""A marker after a colon, the only one on its line."""
_FURTHER = regex(r"(?<=[\w.,;:!?)*`] )(\d{1,2})([.)])(?= [A-Z*`\[\"(]| [a-z]{2})")
"""The number of a further item within a text."""

_BOX = regex(r"\[[ xX]\][ \t]+(?=[^\W\d_]|[`*\"(])")
_ITEM_BOX = regex(r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\][ \t]", re.MULTILINE)
_NEXT = regex(r"[.;](?<=[^\s.][.;])(?P<gap>[ \t]+)(?P<marker>[-*+])[ \t]+(?=[*_`\"“(]{0,3}[A-ZÀ-ÖØ-Þ])")
"""The marker of a further item behind the end of a sentence."""
_SENTENCE = 4
"""Words; less behind a dash may be whose sentence it is."""


def check(note: Note) -> Iterator[Finding]:
    has_boxes = "] " in note.text and any(box in note.text for box in ("[ ]", "[x]", "[X]"))
    for block in note.rendered:
        if has_boxes:
            yield from _boxes(note, block)
        if block.kind != "list":
            for above, below in pairwise(block.children):
                if above.kind == "paragraph" and below.kind == "list":
                    yield from _glued(note, above, below)
            for around in zip(block.children, block.children[1:], block.children[2:], strict=False):
                if around[1].kind == "paragraph":
                    yield from _between(note, *around)
            continue
        for index, item in enumerate(block.children):
            after = block.children[index + 1] if index + 1 < len(block.children) else None
            yield from _swallowed(note, item, after)
            yield from _doubled(note, item)
            yield from _on_its_line(note, item, after)
            yield from _behind_sentence(note, item)
        yield from _bulleted(note, block)


def _swallowed(note: Note, item: Block, after: Block | None) -> Iterator[Finding]:
    """The lines of an item's paragraph that were meant as the next item."""
    first = item.children[0] if item.children else None
    lines = read_lines(note.document, first) if first is not None and len(first.lines) > 1 else []
    for above, line in pairwise(lines):
        marker = _marker(item, after, line)
        if (
            marker in _DASHES
            and line.column > note.document.place(item.span.start)[1]
            and not _BULLET.match(above.text)
        ):
            continue  # the item's own text, wrapped before its dash
        if marker and above.joined and is_deliberate(above, line, NARROWEST):
            place = Span(line.span.start, line.span.start + len(marker))
            meant = f"{item.number + 1}{item.marker}" if item.number is not None else item.marker
            fix = Fix(f"write {meant}", (_replaced(note, place, meant),))
            message = f'"{marker}" does not start a list item: this line becomes part of the item above'
            yield Finding(place, message, f'write "{meant} "', fix)


def _glued(note: Note, above: Block, block: Block) -> Iterator[Finding]:
    """The first item of a list on the line of the text that announces it."""
    if block.children[0].number is not None or above.lines.stop != block.lines.start:
        return
    glued = _ANNOUNCED.search(note.text, *note.document.line_span(above.lines.stop - 1))
    if glued is not None and glued[1] == block.children[0].marker and not note.document.is_masked(glued.start(1)):
        place = Span(*glued.span(1))
        message = f'"{glued[1]}" does not start a list item: text is before it on its line'
        yield Finding(place, message, "start a new line before it, with a blank line above")


def _between(note: Note, above: Block, block: Block, below: Block) -> Iterator[Finding]:
    """A paragraph that begins with the number between those of the lists around it, without its dot."""
    if not above.kind == below.kind == "list":
        return
    last, first = above.children[-1], below.children[0]
    number = _NUMBER.match(note.text, block.span.start)
    if (
        number is None
        or last.number is None
        or not (last.number + 1 == _count(number) and first.number == _count(number) + 1)
    ):
        return
    place, meant = Span(*number.span(1)), f"{_count(number)}{last.marker}"
    fix = Fix(f"write {meant}", (_replaced(note, place, meant),))
    yield Finding(
        place, f'"{number[1]}" does not start a list item: this line becomes a paragraph', f'write "{meant} "', fix
    )


def _count(number: re.Match[str]) -> int:
    return int(number[2])


def _replaced(note: Note, place: Span, marker: str) -> Edit:
    """The edit that writes a marker in place of another sign, with a space after it."""
    is_glued = note.text[place.end : place.end + 1].strip() != ""
    return Edit(place, f"{marker} " if is_glued else marker)


def _on_its_line(note: Note, item: Block, after: Block | None) -> Iterator[Finding]:
    """The next items of a numbered list on the line of an item: the one or two after it, with their numbers."""
    first = item.children[0] if item.children else None
    if item.number is None or first is None or first.kind != "paragraph" or not item.marker:
        return
    sign = item.marker[-1]
    line = Span(first.span.start, min(first.span.end, note.document.line_at(first.span.start).end))
    found = list[Span]()
    if note.text.find(f"{item.number + 1}{sign}", *line) < 0:
        return
    for match in _FURTHER.finditer(note.text, *line):
        if match[2] == sign and int(match[1]) == item.number + len(found) + 1:
            found.append(Span(match.start(1), match.end(2)))
    is_followed = after is not None and after.number == item.number + len(found) + 1
    if len(found) > (0 if is_followed else 1) and not any(note.document.is_masked(span.start) for span in found):
        message = f'"{note.document.slice(found[0])}" does not start a list item: text is before it on its line'
        yield Finding(found[0], message, "start a new line before it")


def _behind_sentence(note: Note, item: Block) -> Iterator[Finding]:
    """The next item of a list behind the sentence of an item: the same marker, and a sentence."""
    first = item.children[0] if item.children else None
    if item.number is not None or first is None or first.kind != "paragraph":
        return
    texts = [token.meta["span"] for token in first.inlines if token.type == "text" and not token.level]
    if not any(_NEXT.search(note.text, *span) for span in texts):
        return
    line_end = note.document.line_at(first.span.start).end
    found = [
        match
        for span in texts
        for match in _NEXT.finditer(note.text, *span)
        if match["marker"] == item.marker
        and match.end() < line_end
        and not note.document.is_masked(match.start("marker"))
    ]
    if not found:
        return
    ends = [match.start("gap") for match in found[1:]] + [line_end]
    parts = [note.text[match.end() : end] for match, end in zip(found, ends, strict=True)]
    if any(len(part.split()) < _SENTENCE for part in parts):
        return
    line = note.document.slice(note.document.line_at(first.span.start))
    before = margin(line)
    message = f'"{item.marker}" does not start a list item: text is before it on its line'
    edits = tuple(Edit(Span(*match.span("gap")), f"\n{before}") for match in found)
    fix = Fix("start a new line before it", edits) if line.startswith(f"{before}{item.marker} ") else None
    yield Finding(Span(*found[0].span("marker")), message, "start a new line before it", fix)


def _marker(item: Block, after: Block | None, line: Line) -> str:
    """What a line has in place of a marker."""
    if item.number is None:
        bullet = _BULLET.match(line.text)
        return bullet[bullet.lastindex or 0] if bullet else ""
    number = _NUMBER.match(line.text)
    is_next = number is not None and _count(number) == item.number + 1
    return number[1] if number and is_next and after is not None and after.number == item.number + 2 else ""


def _doubled(note: Note, item: Block) -> Iterator[Finding]:
    """Two bullets one after the other."""
    inner = item.children[0] if len(item.children) == 1 else None
    if inner is None or inner.kind != "list" or item.number is not None or len(inner.children) != 1:
        return
    line = note.document.line_at(item.span.start)
    twice = _TWICE.match(note.text, *line)
    if twice is not None and twice[1].strip() == twice[2]:
        span = Span(*twice.span(1))
        message = "two markers make an item inside an empty item"
        yield Finding(span, message, "delete one of them", Fix("delete one", (Edit(span, ""),)))


def _boxes(note: Note, parent: Block) -> Iterator[Finding]:
    """The first of the paragraphs that are boxes to tick without a marker: several one after the other, or among such items."""
    for is_box, run in groupby(
        parent.children, lambda block: block.kind == "paragraph" and _box(note, block) is not None
    ):
        boxes = list(run) if is_box else []
        if not boxes or parent.kind == "item" or (len(boxes) == 1 and _ITEM_BOX.search(note.text) is None):
            continue
        starts = [block.text_span.start for block in boxes]
        more = f" (and {len(boxes) - 1} more)" if len(boxes) > 1 else ""
        fix = Fix("write -", tuple(Edit(Span(start, start), "- ") for start in starts))
        message = f"this box shows up as text: no marker of a list is before it{more}"
        yield Finding(Span(starts[0], starts[0] + 3), message, 'write "- " before it', fix)


def _box(note: Note, block: Block) -> re.Match[str] | None:
    return _BOX.match(note.text, block.text_span.start) if len(block.lines) == 1 else None


def _bulleted(note: Note, block: Block) -> Iterator[Finding]:
    """The first item of a list that begins with a bullet besides its marker."""
    found = [
        match
        for item in block.children
        if item.children and item.children[0].kind == "paragraph" and item.number is None
        if note.text.startswith(_SIGNS, item.children[0].text_span.start)
        and (match := _SIGN.match(note.text, item.children[0].text_span.start))
    ]
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        fix = Fix("delete it", tuple(Edit(Span(*match.span()), "") for match in found))
        message = f'this "{found[0][1]}" shows up behind the bullet of the list{more}'
        yield Finding(Span(*found[0].span(1)), message, "delete it", fix)


RULE = Rule("MK024", "wrong-marker", "A list line whose marker does not start an item", Severity.WARNING, check)
