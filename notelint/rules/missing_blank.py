"""`##Heading`, `-item` or `4.[Link](…)` shows up as text, because there is no space after the `##`, `-` or `4.`.

Put a space there. A `#` is reported if the engine makes no heading of the line (a single `#word` is a tag; a single `#` before
the first words of a post that has sections and no title is not). A list
marker is reported among lines that have the space, if all lines lack it, and before an entire sentence.

Bad:

    ##The first week

    1. [Read](https://book.test/1)
    2.[Answer](https://book.test/2)
    3. [Repeat](https://book.test/3)

Good:

    ## The first week

    1. [Read](https://book.test/1)
    2. [Answer](https://book.test/2)
    3. [Repeat](https://book.test/3)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..named_tuple import NamedTuple
from ..note.note import Note, once_per_note
from ..regex import regex
from . import Rule

_SIGNS = regex(r"(#{2,6})(?=[^\s#\d!])(?:(?=\S+[ \t]+\S)|(?=[^\W\d_a-z]\S*$))")
_TITLE = regex(r"(#)(?=[^\s#\d!])(?:[A-ZÀ-ÖØ-Þ][^\s#]*[ \t]+[^\n#]+|[^\x00-\u2e7f][^\n#]{2,})")
"""Words, or a title in a script that has no spaces; a single word may be a tag."""
_NUMBER = regex(r"(\d{1,2}[.)])(?=[A-Za-zÀ-ɏ]|[\[*`\"'])")
_MOVE = regex(r"(?:[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8]|O-O)\b")
_BULLET = regex(
    r"([-+])(?=[^\W\d_]{2}|[`\"“'\[(_*$\u2600-\u27bf\U0001f300-\U0001faff])(?!(?!https?:)[^\W\d_]*[:=])|(\*)(?=[^\W\d_]{2})(?=[^*]*$)"
)
_SENTENCE = regex(r"[-*+][^\W\d_][^\sA-Z]*(?:[ \t]+\S+){5}")
_MARKED = regex(
    r"[-+*#\d\[](?:(?<=\[)(?:[ xX]\][^\s(\[:]|\][^(\[:])|(?<![^\s>].)(?:(?<=#)#{1,5}[^\s#\d!]|(?<=\d)\d?[.)][A-Za-zÀ-ɏ\[*`\"']|(?<=[-+*])[^\W\d_]|(?<=[-+])[`\"“'\[(_*$\u2600-\u27bf\U0001f300-\U0001faff]))"
)
"""Where one of them may begin a line or item."""
_SIGN = r"[> \t]*(?:[-+][^\s+-]|\*\w|##|\d{1,2}[.)]\S)"
_SIGN_FIRST, _SIGN_BELOW = regex(_SIGN), regex(rf"\n{_SIGN}")
_BOX = regex(r"\[[ xX]\](?=[^\s(\[:])")
_EMPTY_BOX = regex(r"\[\][ \t]?(?=[^\W\d_]|[`*\"'(])(?!\()")
_TICKED = regex(r"\[[ xX]\][ \t]")
_BOLD = regex(r"\*\*[^*]+\*\*|__[^_]+__")
_STAR_BEHIND = regex(r"[^*\s]\*(?![*\w])")
_SEVERAL = 3
_NAME = 2
"""Words of a name."""
_NO_ITEM = "a list item"
_SPACED = regex(r"\d{1,2}[.)][ \t]+\S")


def check(note: Note) -> Iterator[Finding]:
    yield from _titles(note)
    if _MARKED.search(note.text) is None:
        return
    for parent in note.rendered:
        read = told = 0  # up to which child a row was looked for, and reported
        for index, block in enumerate(parent.children):
            if block.kind == "paragraph" and block.token is not None and _may_be_marked(note.text, block):
                lines = _lines(note, block)
                yield from _signs(note, lines)
                yield from _numbers(note, block, lines, parent.children[index - 1] if index else None)
                if index >= read:
                    row = _row(note, parent, index)
                    read = index + len(row)
                    told = read if _is_list(note, row) else told
                    if index < told:
                        yield _finding(row, row[0].text[0], _NO_ITEM)
                if index >= told:
                    yield from _bullets(note, parent, index, lines)
        if parent.kind == "item":
            yield from _box(note, parent)
        if parent.kind == "list" and len(parent.children) >= 3:
            yield from _items(note, parent)
        if parent.kind == "list":
            yield from _continued(note, parent)
            yield from _empty_boxes(note, parent)


def _titles(note: Note) -> Iterator[Finding]:
    """What has a single # and no space, and is the first line of a post that has sections and no title."""
    blocks = note.tree.root.children
    is_title = bool(blocks) and blocks[0].kind == "paragraph" and _TITLE.fullmatch(note.document.slice(blocks[0].span))
    if is_title and not note.site.engine.bare_signs and not note.site.has_wiki_links:
        levels = [heading.level for heading in note.headings]
        if levels and 1 not in levels:
            yield _finding(_lines(note, blocks[0]), "#", "a heading")


def _may_be_marked(text: str, block: Block) -> bool:
    """Whether a line of a paragraph begins with what may be a marker: a cheap look."""
    return (_SIGN_FIRST.match(text, *block.span) or _SIGN_BELOW.search(text, *block.span)) is not None


class _Line(NamedTuple):
    """A line, or the first of an item, without the marks of quotes around it."""

    span: Span
    """Up to its end; its text ends there too."""
    text: str


def _lines(note: Note, block: Block) -> list[_Line]:
    """The lines of a paragraph."""
    spans = [note.document.lines_span(line, line + 1) for line in block.lines]
    return [_Line(span, note.document.slice(span).lstrip("> \t")) for span in spans]


def _signs(note: Note, lines: list[_Line]) -> Iterator[Finding]:
    """Lines that begin with several # and no space."""
    for line in lines if not note.site.engine.bare_signs else ():
        if signs := _SIGNS.match(line.text):
            yield _finding([line], signs[1], "a heading")


def _numbers(note: Note, block: Block, lines: list[_Line], above: Block | None) -> Iterator[Finding]:
    """Lines that begin with a number and no space: all of a paragraph, or one before the next number or below the last one."""
    numbered = [(line, match) for line in lines if (match := _NUMBER.match(line.text))]
    following = note.document.source[block.span.end : block.span.end + 80].lstrip(" \t\r\n>")
    if not numbered or any(_MOVE.match(line.text, match.end()) for line, match in numbered):
        return  # 1.e4 e5: the moves of a game
    goes_on = _SPACED.match(following) or _next(numbered, following) or _ends_before(above, numbered[0][1])
    if len(numbered) == len(lines) and (len(lines) > 1 or goes_on):
        yield _finding(lines, numbered[0][1][1], _NO_ITEM)
        return
    if len(numbered) > 1 and _counts_on(lines, numbered):
        yield _finding([line for line, _ in numbered], numbered[0][1][1], _NO_ITEM)
        return
    for line, after in zip(lines, (*(line.text for line in lines[1:]), following), strict=True):
        match, spaced = _NUMBER.match(line.text), _SPACED.match(after)
        if match and spaced and _mark(spaced) == _mark(match) and _value(spaced) == _value(match) + 1:
            yield _finding([line], match[1], _NO_ITEM)


def _ends_before(above: Block | None, marker: re.Match[str]) -> bool:
    """Whether a block is a list of at least three whose last number is the one before."""
    items = above.children if above is not None and above.kind == "list" else []
    return len(items) >= _SEVERAL and items[-1].number is not None and items[-1].number + 1 == _value(marker)


def _counts_on(lines: list[_Line], numbered: list[tuple[_Line, re.Match[str]]]) -> bool:
    """Whether the last lines of a paragraph count from 1 on, all of them without the space."""
    values = [_value(match) for _, match in numbered]
    return lines[-len(numbered) :] == [line for line, _ in numbered] and values == [*range(1, len(values) + 1)]


def _mark(marker: re.Match[str]) -> str:
    """What follows the number of a marker."""
    return marker[0].lstrip("0123456789")[0]


def _value(marker: re.Match[str]) -> int:
    """The number of a marker."""
    return int(re.split(r"[.)]", marker[0], maxsplit=1)[0])


def _next(numbered: list[tuple[_Line, re.Match[str]]], following: str) -> bool:
    """Whether the text below begins with the next number, without the space too."""
    after = _NUMBER.match(following)
    return after is not None and _value(after) == _value(numbered[-1][1]) + 1


def _box(note: Note, item: Block) -> Iterator[Finding]:
    """A box to tick that is printed, because it touches its text."""
    first = item.children[0] if item.children else item
    if first.kind != "paragraph" or first.inline is None:
        return
    span = first.text_span
    if not note.text.startswith("[", span.start):
        return
    if box := _BOX.match(note.document.slice(span)):
        fix = Fix("insert a space", (Edit(Span(span.start + box.end(), span.start + box.end()), " "),))
        place = Span(span.start, span.start + box.end())
        message = f'this box shows up as text: "{box[0]}" needs a space after it'
        yield Finding(place, message, f'write "{box[0]} "', fix)


def _empty_boxes(note: Note, block: Block) -> Iterator[Finding]:
    """Brackets without the space that makes a box of them: all items of a list, or some among boxes."""
    paragraphs = [item.children[0] for item in block.children if item.children and item.children[0].kind == "paragraph"]
    starts = [paragraph.text_span.start for paragraph in paragraphs if paragraph.inline is not None]
    empty = [start for start in starts if note.text.startswith("[]", start) and _EMPTY_BOX.match(note.text, start)]
    if empty and (len(empty) == len(starts) > 1 or any(_TICKED.match(note.text, start) for start in starts)):
        edits = tuple(Edit(Span(start, start + 2), "[ ]" + " " * note.text[start + 2].isalpha()) for start in empty)
        more = f" (and {len(empty) - 1} more)" if len(empty) > 1 else ""
        message = f'this is no box to tick, so it shows up as text: "[]" needs a space in it{more}'
        yield Finding(Span(empty[0], empty[0] + 2), message, "write [ ]", Fix("write [ ]", edits))


def _bullets(note: Note, parent: Block, index: int, lines: list[_Line]) -> Iterator[Finding]:
    """Lines of a paragraph that begin with a bullet and no space, among items with the same bullet."""
    opening = {token.meta["span"].start for token in parent.children[index].inlines if token.type.endswith("_open")}
    glued = [
        (line, match[0])
        for line in lines
        if (match := _BULLET.match(line.text)) and line.span.end - len(line.text) not in opening
    ]
    if not glued:
        return
    first, marker = glued[0]
    is_first = first is lines[0]
    if (
        len(glued) == len(lines) > 1
        or (not is_first and parent.kind == "item" and index == 0 and parent.marker == marker)
        or _beside(note, parent, index, marker)
        or _is_announced(lines, glued)
        or (is_first and len(lines) == 1 and _is_between(note, parent, index, first.text))
        or _is_lone_star(note, lines, glued)
        or (is_first and _SENTENCE.match(first.text) and (_again(note, marker) or _uses(note, marker)))
    ):
        yield _finding([line for line, own in glued if own == marker], marker, _NO_ITEM)


def _row(note: Note, parent: Block, index: int) -> list[_Line]:
    """The first lines of the paragraphs from one on that begin with the same bullet and no space."""
    row: list[_Line] = []
    while index < len(parent.children) and parent.children[index].kind == "paragraph":
        line = _lines(note, parent.children[index])[0]
        if not _BULLET.match(line.text) or (row and row[0].text[0] != line.text[0]):
            break
        row.append(line)
        index += 1
    return row


def _is_list(note: Note, row: list[_Line]) -> bool:
    """Whether paragraphs with a bullet each are a list: several, half of them of some words and with a capital; two if they begin with markup."""
    if len(row) < _SEVERAL:
        return len(row) > 1 and not any(line.text[1:2].isalpha() for line in row)
    if row[0].text[0] == "*" and _explains_stars(note):
        return False
    capitals = sum(not line.text[1:2].islower() for line in row)
    longer = sum(" " in line.text.strip() for line in row)
    return min(capitals, longer) * 2 >= len(row)


def _explains_stars(note: Note) -> bool:
    """Whether a star is behind a word somewhere, so that one before a word may begin a footnote."""
    return any(_STAR_BEHIND.search(token.content) for token in note.inline("text"))


def _is_between(note: Note, parent: Block, index: int, text: str) -> bool:
    """Whether a paragraph stands between lists with its bullet, or, if it is no name, below one whose items have blank lines between them."""
    marker = text[0]
    above, below = (
        parent.children[at] if 0 <= at < len(parent.children) and parent.children[at].kind == "list" else None
        for at in (index - 1, index + 1)
    )
    if above is None or above.children[0].marker != marker:
        return False
    if below is not None:
        return below.children[0].marker == marker
    is_loose = len(above.children) > 1 and not note.document.line(above.children[-1].lines.start - 1).strip(" \t>")
    return is_loose and (text[1:2].islower() or len(text.split()) > _NAME)


def _is_announced(lines: list[_Line], glued: list[tuple[_Line, str]]) -> bool:
    """Whether several lines with the bullet are all that follows a line with a colon at its end, or one in bold."""
    at = len(lines) - len(glued)
    return bool(
        at > 0
        and len(glued) > 1
        and (lines[at - 1].text.rstrip("*_ \t").endswith((":", "：")) or _BOLD.fullmatch(lines[at - 1].text.rstrip()))
        and [line for line, _ in glued] == lines[at:]
    )


def _is_lone_star(note: Note, lines: list[_Line], glued: list[tuple[_Line, str]]) -> bool:
    """Whether the last line is a star before a word or two, in a post with such items and no star behind a word for it to explain."""
    line, marker = glued[-1]
    if marker != "*" or len(glued) > 1 or line is not lines[-1] or line is lines[0]:
        return False
    if len(line.text.split()) > _NAME or not _uses(note, marker):
        return False
    return not _explains_stars(note)


def _beside(note: Note, parent: Block, index: int, marker: str) -> bool:
    """Whether a list with a bullet begins right below a paragraph."""
    after = parent.children[index + 1] if index + 1 < len(parent.children) else None
    if after is None or after.kind != "list" or not after.children or after.children[0].marker != marker:
        return False
    return note.document.place(after.span.start)[0] - note.document.place(parent.children[index].span.end)[0] <= 1


def _uses(note: Note, marker: str) -> bool:
    """Whether the post has several items with a bullet."""
    return _items_by_marker(note)[marker] > 2


@once_per_note
def _items_by_marker(note: Note) -> Counter[str | None]:
    return Counter(block.marker for block in note.rendered if block.kind == "item")


def _again(note: Note, marker: str) -> bool:
    """Whether another paragraph of the post is a sentence after such a bullet."""
    return _sentences(note)[marker] > 1


@once_per_note
def _sentences(note: Note) -> Counter[str]:
    """How many lines of a post are sentences after a bullet without its space, by the bullet."""
    return Counter(line[0] for line in note.text.split("\n") if _SENTENCE.match(line))


def _items(note: Note, block: Block) -> Iterator[Finding]:
    """Task or bullet items that number themselves, all but one with a space after the number."""
    firsts = [item.children[0] for item in block.children if item.children and item.children[0].inline is not None]
    spans = [first.text_span for first in firsts]
    lines = [_Line(span, re.sub(r"^\[[ xX]\]\s+", "", note.document.slice(span))) for span in spans]
    spaced = sum(bool(_SPACED.match(line.text)) for line in lines)
    for line in lines if spaced >= 2 and spaced * 2 > len(lines) else ():
        if match := _NUMBER.match(line.text):
            yield _finding([line], match[1], None)


def _continued(note: Note, block: Block) -> Iterator[Finding]:
    """A line that would be the next item of a numbered list, if it had the space."""
    for item in block.children:
        paragraph = item.children[0] if item.children else item
        if item.number is not None and paragraph.kind == "paragraph":
            for line in _lines(note, paragraph)[1:]:
                match = _NUMBER.match(line.text)
                if match and _value(match) == item.number + 1:
                    yield _finding([line], match[1], _NO_ITEM)


def _finding(lines: list[_Line], marker: str, what: str | None) -> Finding:
    """One finding for lines that lack the space, at the first; the fix is for all. ``what`` the line would be with it."""
    starts = [max(line.span.end - len(line.text), line.span.start) for line in lines]
    ends = [start + _marker_length(line.text) for start, line in zip(starts, lines, strict=True)]
    fix = Fix("insert a space", tuple(Edit(Span(end, end), " ") for end in ends))
    place = Span(starts[0], starts[0] + len(marker))
    needs = f'"{marker}" needs a space after it'
    message = f"this line shows up as text, not as {what}: {needs}" if what else f"{needs}, as in the other items"
    return Finding(place, message, f'write "{marker} "', fix)


def _marker_length(text: str) -> int:
    match = _NUMBER.match(text) or _BULLET.match(text) or _SIGNS.match(text) or _TITLE.match(text)
    return len((match[1] or match[2]) if match and match.lastindex else "")


RULE = Rule(
    "MK007", "missing-blank", "A heading or list item without the space after its marker", Severity.WARNING, check
)
