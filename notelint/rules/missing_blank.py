"""A marker without the space after it: `##Heading`, `-item`, `4.[Link](…)` among `4. [Link](…)`. It shows up as text.

A # is reported where the engine makes no heading of it (a single `#word` is a tag); a list marker among lines that
have the space, where all lines lack it, and where a whole sentence follows it.

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

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.headings import text_span
from ..note.note import Note
from . import Rule

_SIGNS = re.compile(r"(#{2,6})(?=[^\s#\d!])(?:(?=\S+[ \t]+\S)|(?=[^\W\d_a-z]\S*$))")
_NUMBER = re.compile(r"(\d{1,2}[.)])(?=[A-Za-zÀ-ɏ]|[\[*`\"'])")
_MOVE = re.compile(r"(?:[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8]|O-O)\b")
_BULLET = re.compile(r"([-+])(?=[^\W\d_]{2}|[`\"“'\[(_*])(?![^\W\d_]*[:=])|(\*)(?=[^\W\d_]{2})(?=[^*]*$)")
_SENTENCE = re.compile(r"[-*+][^\W\d_][^\sA-Z]*(?:\s+\S+){5}")
_MARKED = re.compile(
    r"[#\d](?<![^\s>][#\d])(?:(?<=#)#{1,5}[^\s#\d!]|(?<=\d)\d?[.)][A-Za-zÀ-ɏ\[*`\"'])|[-+*](?<![^\s>][-+*])[^\W\d_`\"“'\[(]"
)
"""Where one of them may begin a line or item."""
_NO_ITEM = "not rendered as a list item"
_SPACED = re.compile(r"\d{1,2}[.)][ \t]+\S")


def check(note: Note) -> Iterator[Finding]:
    if _MARKED.search(note.text) is None:
        return
    for parent in note.tree.walk():
        for index, block in enumerate(parent.children):
            if block.kind == "paragraph" and block.token is not None:
                yield from _paragraph(note, block)
                yield from _bullets(note, parent, index)
        if parent.kind == "list" and len(parent.children) >= 3:
            yield from _items(note, parent)
        if parent.kind == "list":
            yield from _continued(note, parent)


def _paragraph(note: Note, block: Block) -> Iterator[Finding]:
    """Lines of a paragraph that begin with a marker and no space."""
    spans = [note.document.lines_span(line, line + 1) for line in block.lines]
    texts = [note.document.slice(span).lstrip("> \t") for span in spans]
    for span, text in zip(spans, texts, strict=True):
        signs = _SIGNS.match(text)
        if signs and not note.site.engine.bare_signs:
            yield _finding(span, text, signs[1], "not rendered as a heading")
    numbered = [(span, text, match) for span, text in zip(spans, texts, strict=True) if (match := _NUMBER.match(text))]
    following = note.document.source[block.span.end : block.span.end + 80].lstrip()
    if any(_MOVE.match(text, match.end()) for _, text, match in numbered):
        return  # 1.e4 e5: the moves of a game
    if len(numbered) == len(texts) and (len(texts) > 1 or _SPACED.match(following)):
        span, text, match = numbered[0]
        yield _finding(span, text, match[1], _NO_ITEM)
        return
    for (span, text), after in zip(zip(spans, texts, strict=True), texts[1:], strict=False):
        match, spaced = _NUMBER.match(text), _SPACED.match(after)
        if match and spaced and int(spaced[0].split(match[1][-1])[0]) == int(match[1][:-1]) + 1:
            yield _finding(span, text, match[1], _NO_ITEM)


def _bullets(note: Note, parent: Block, index: int) -> Iterator[Finding]:
    """Lines of a paragraph that begin with a bullet and no space, among items with the same bullet."""
    block = parent.children[index]
    spans = [note.document.lines_span(line, line + 1) for line in block.lines]
    texts = [note.document.slice(span).lstrip("> \t") for span in spans]
    opening = {token.meta["span"].start for token in block.inlines if token.type in ("em_open", "strong_open")}
    glued = [
        (span, text, match)
        for span, text in zip(spans, texts, strict=True)
        if (match := _BULLET.match(text)) and span.end - len(text) not in opening
    ]
    if not glued:
        return
    span, text, match = glued[0]
    marker = match[0]
    is_first = text == texts[0]
    if (
        len(glued) == len(texts) > 1
        or (not is_first and parent.kind == "item" and parent.marker == marker)
        or _beside(note, parent, index, marker)
        or (is_first and _SENTENCE.match(text) and _uses(note, marker))
    ):
        yield _finding(span, text, marker, _NO_ITEM)


def _beside(note: Note, parent: Block, index: int, marker: str) -> bool:
    """Whether a list with a bullet begins right below a paragraph."""
    after = parent.children[index + 1] if index + 1 < len(parent.children) else None
    if after is None or after.kind != "list" or not after.children or after.children[0].marker != marker:
        return False
    return note.document.place(after.span.start)[0] - note.document.place(parent.children[index].span.end)[0] <= 1


def _uses(note: Note, marker: str) -> bool:
    """Whether the post has several items with a bullet."""
    return sum(block.kind == "item" and block.marker == marker for block in note.tree.walk()) > 2


def _items(note: Note, block: Block) -> Iterator[Finding]:
    """Task or bullet items that number themselves, all but one with a space after the number."""
    firsts = [item.children[0] for item in block.children if item.children and item.children[0].inline is not None]
    places = [(first, note.document.slice(text_span(first))) for first in firsts]
    places = [(first, re.sub(r"^\[[ xX]\]\s+", "", text)) for first, text in places]
    spaced = sum(bool(_SPACED.match(text)) for _, text in places)
    for first, text in places:
        match = _NUMBER.match(text)
        if match and spaced >= 2 and spaced * 2 > len(places):
            whole = text_span(first)
            start = whole.end - len(note.document.slice(whole)) + note.document.slice(whole).find(match[1])
            yield _finding(Span(start, whole.end), text, match[1], "the other items have it")


def _continued(note: Note, block: Block) -> Iterator[Finding]:
    """A line that would be the next item of a numbered list, if it had the space."""
    for item in block.children:
        paragraph = item.children[0] if item.children else item
        if item.number is None or paragraph.kind != "paragraph":
            continue
        for line in paragraph.lines[1:]:
            span = note.document.lines_span(line, line + 1)
            match = _NUMBER.match(note.document.slice(span))
            if match and int(match[1][:-1]) == item.number + 1:
                yield _finding(span, note.document.slice(span), match[1], _NO_ITEM)


def _finding(span: Span, text: str, marker: str, what: str) -> Finding:
    start = span.end - len(text) if span.end - len(text) >= span.start else span.start
    place = Span(start, start + len(marker))
    fix = Fix("insert a space", (Edit(Span(place.end, place.end), " "),))
    return Finding(place, f'missing space after "{marker}": {what}', f'write "{marker} "', fix)


RULE = Rule(
    "MK007", "missing-blank", "A marker of a heading or item without the space after it", Severity.WARNING, check
)
