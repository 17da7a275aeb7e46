"""pandoc 2.17's blocks (``Text.Pandoc.Readers.Markdown``), as Quarto reads them; the names are its own.

A paragraph goes on to the next blank line: headings, lists, quotes and tables right below it are a part of it. What
ends it sooner is a fence of backticks, a tag of HTML that is a block, and, in an item, the start of another item. Lists
and quotes are cut out as texts of their own and read in turn. Fenced divs are hidden already, as blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import normalizeReference

from ...regex import regex
from .elements import Element, Growing, Lines
from .line_starts import BLANK, BLANKS, INDENT
from .pandoc_dashes import dashed_table, settings
from .pandoc_lists import (
    RULE,
    add_line,
    definitions,
    end_of_fence,
    item_start,
    items,
    lettered,
    note,
    spaces,
)
from .pandoc_tables import table
from .reader import LineEnds, Reader

if TYPE_CHECKING:
    from .grammar import Grammar

_ATX = regex(r"(?<!#)(#{1,9})(?![#.)])[ \t]++(.*)\n|(?<!#)(#{1,9})[ \t]*+\n")
_SETEXT = regex(r"([^\S\n]*+\S[^\n]*+)\n(=+|-+)[ \t]*\n")
_CODE = regex(r"(?:(?:[^\S\n]*\n)*(?: {4}|\t)[ \t]*\S.*\n)+")
_QUOTE = regex(r" {0,3}> ?")
_CAPTION = regex(r"(?:[^\S\n]*\n)* {0,3}(?:[Tt]able:|:(?= ))[ \t]*")
_REFERENCE = regex(
    r" {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*(?:\n[ \t]*(?=\S))?(?:<([^>\n]*)>|(\S+))[ \t]*(?:\n?[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|\(([^)\n]*)\)))?"
    r"[ \t]*(?:\{[^}\n]*\})?[ \t]*\n"
)
_LINE_BLOCK = regex(r"\|(?: |\n)")
_BLOCK_NAMES = (
    "address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt fieldset figcaption"
    " figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex li main menu meta nav"
    " noframes ol option output p pre section select style script summary table tbody td textarea tfoot th thead title tr"
    " ul"
)
_TAG = regex(
    rf"</?(?P<name>{'|'.join(sorted(_BLOCK_NAMES.split(), key=len, reverse=True))})(?=[\s/>])"
    r"(?>(?:[^<>\"']|\"[^\"<]{0,500}\"|'[^'<]{0,500}')*)>",
    re.IGNORECASE,
)
_VERBATIM = frozenset(("pre", "style", "script", "textarea"))
_SIGN = regex("<|`+")
_CODE_MARK = regex("`+")

Parser = Callable[[Reader, Element], bool]


def step(reader: Reader, parent: Element) -> None:
    """Read one block: what may begin with the line's first character, or is known by the line below."""
    if reader.margins:
        reader.pos = min(spaces(reader.text, reader.pos), reader.pos + reader.margins[-1][1])
    text, start = reader.text, reader.pos
    at = spaces(text, start)
    first = text[at : at + 1]
    if not first.strip() and _blanks(reader, parent):
        return
    if not reader.is_deepest:
        if at - start > 3 and _code_block(reader, parent):
            return
        for parser in _BEFORE.get(first, ()):
            if parser(reader, parent):
                return
        below = text.find("\n", start) + 1
        mark = text[below : below + 1]
        if mark in ("=", "-") and _setext(reader, parent):
            return
        if _table(reader, parent, first, below):
            return
        for parser in _AFTER.get(first, ()):
            if parser(reader, parent):
                return
        if mark in (":", "~", " ", "\n") and definitions(reader, parent):
            return
    _paragraph(reader, parent)


def _blanks(reader: Reader, parent: Element) -> bool:
    return reader.scan(BLANKS) is not None


def _fence(reader: Reader, parent: Element) -> bool:
    marks = end_of_fence(reader, reader.pos)
    if marks is None:
        return False
    start, (opening, closing) = reader.pos, marks
    reader.pos = closing.end()
    code = reader.text[opening.end() : closing.start()]
    reader.add(parent, "fence", start, text=code, info=opening["info"], markup=opening["mark"])
    return True


# lists


# html


def _html(reader: Reader, parent: Element) -> bool:
    start, text = reader.pos, reader.text
    at = spaces(text, start)
    if not text.startswith("<", at) or at - start > 3:
        return False
    tag = None
    if text.startswith("<!--", at):
        end = reader.find("-->")
        if end < 0:
            return False
        reader.pos = end + 3
    else:
        tag = _TAG.match(text, at)
        if tag is None:
            return False
        reader.pos = tag.end()
        if tag["name"].lower() in _VERBATIM and not tag[0].startswith("</"):
            reader.pos = _end_of_element(reader, tag["name"].lower())
    reader.scan(_REST)
    reader.add(parent, "html_block", start, text=text[start : reader.pos])
    if tag is not None:
        _keep_margin(reader, tag)
    return True


def _keep_margin(reader: Reader, tag: re.Match[str]) -> None:
    """Remember how far the line below a tag is indented: so much is no indentation up to the end of its element."""
    name = tag["name"].lower()
    if tag[0].startswith("</"):
        if reader.margins and reader.margins[-1][0] == name:
            reader.margins.pop()
    elif not tag[0].endswith("/>") and name not in _VERBATIM:
        is_below = reader.text[reader.pos - 1] == "\n"
        end = spaces(reader.text, reader.pos)
        reader.margins.append((name, end - reader.pos if is_below else 0))


def _end_of_element(reader: Reader, name: str) -> int:
    """The offset after the next closing tag of a name; here where there is none, which is not searched for again."""
    if f"</{name}" in reader.absent:
        return reader.pos
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(reader.text, reader.pos)
    if closing is None:
        reader.absent.add(f"</{name}")
        return reader.pos
    return closing.end()


_REST = regex(r"[ \t]*\n|[ \t]+")


# other blocks


def _setext(reader: Reader, parent: Element) -> bool:
    """A heading with a line below it, which outweighs hashes."""
    start = reader.pos
    under = _SETEXT.match(reader.text, start)
    if under is None or _TAG.match(under[1].lstrip()) or _tag_within(reader.text, start, under.end(1)) is not None:
        return False
    reader.pos, level = under.end(), 1 if under[2][0] == "=" else 2
    reader.add(parent, "heading", start, text=under[1].strip(), level=level, markup=under[2][0])
    return True


def _heading(reader: Reader, parent: Element) -> bool:
    """A heading with signs; a tag in its line that begins a block makes text of it."""
    start = reader.pos
    found = _ATX.match(reader.text, start)
    if found is None or _tag_within(reader.text, start, found.end()) is not None:
        return False
    reader.pos = found.end()
    text, signs = (found[2] or "").strip(), found[1] or found[3]
    text = re.sub(r"(?:\A|[ \t])#+\Z", "", text).rstrip()
    reader.add(parent, "heading", start, text=text, level=min(len(signs), 6), markup=signs)
    return True


def _table(reader: Reader, parent: Element, first: str, below: int) -> bool:
    text = reader.text
    found = "|" in text[reader.pos : below] and table(reader, parent)
    if not found and (first == "-" or text[below : below + 1] in ("-", " ")) and first not in ("#", "<"):
        found = dashed_table(reader, parent)
    if found:
        _caption(reader, parent)
    return found


def _caption(reader: Reader, parent: Element) -> None:
    found = _CAPTION.match(reader.text, reader.pos)
    if found is None:
        return
    reader.pos = found.end()
    _paragraph(reader, parent)
    if parent.children[-1].kind == "paragraph":
        parent.children[-1].info = "caption"


def _code_block(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = reader.scan(_CODE)
    if found is not None:
        reader.add(parent, "code_block", start, text=INDENT.sub("", found[0]))
    return found is not None


def _quote(reader: Reader, parent: Element) -> bool:
    start, text, inside = reader.pos, reader.text, Growing()
    if _QUOTE.match(text, start) is None:
        return False
    while reader.pos < len(text) and not BLANK.match(text, reader.pos):
        opening = _QUOTE.match(text, reader.pos)
        lazy = spaces(text, reader.pos)
        if opening is None and (text.startswith(">", lazy) or _interrupts(reader, reader.pos)):
            break
        add_line(reader, inside, opening.end() if opening else lazy)
    reader.inner(inside.lines()).read(reader.add(parent, "quote", start))
    return True


def _rule(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = reader.scan(RULE)
    if found is not None:
        reader.add(parent, "hr", start, markup=found[1])
    return found is not None


def _reference(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = reader.scan(_REFERENCE)
    if found is None:
        return False
    lines = [reader.number(start), reader.number(reader.pos - 1) + 1]
    title = found[4] or found[5] or found[6] or ""
    entry = {"href": found[2] or found[3] or "", "title": title, "map": lines}
    reader.references.setdefault(normalizeReference(found[1]), entry)
    return True


def _interrupts(reader: Reader, at: int, in_code: bool = False) -> bool:
    """Whether a line ends the paragraph above it; ``in_code`` where a code span may be open."""
    text = reader.text
    margin = spaces(text, at)
    first = text[margin : margin + 1]
    if first == "`" and margin == at and end_of_fence(reader, at) is not None:
        return True
    if first == "<" and not in_code and _TAG.match(text, margin) is not None:
        return True
    return reader.in_list and margin - at < 4 and item_start(text, at) is not None


def _paragraph(reader: Reader, parent: Element) -> bool:
    start, text = reader.pos, reader.text
    end = text.find("\n", start) + 1 or len(text)
    ticks = text.count("`", start, end)
    while end < len(text) and not BLANK.match(text, end) and not _interrupts(reader, end, in_code=ticks % 2 == 1):
        below = text.find("\n", end) + 1 or len(text)
        ticks, end = ticks + text.count("`", end, below), below
    tag = _tag_within(text, start, end)
    reader.pos = end = tag if tag is not None else end
    content = text[start:end].lstrip()
    if content:
        reader.add(parent, "paragraph", end - len(content), text=content.rstrip())
    return True


def _line_block(reader: Reader, parent: Element) -> bool:
    """Lines that each begin with a pipe and a space: a paragraph that ends where they do."""
    start = reader.pos
    found = reader.scan(_LINE_BLOCK)
    if found is not None:
        reader.add(parent, "paragraph", start, text=found[0].strip())
    return found is not None


def _tag_within(text: str, start: int, end: int) -> int | None:
    """The offset of the first tag in a paragraph that begins a block, outside of code spans."""
    absent, at = set[str](), start
    if text.find("<", start + 1, end) < 0:
        return None
    while (found := _SIGN.search(text, at, end)) is not None:
        at = found.end()
        if found[0] != "<":
            at = _end_of_code(text, found[0], at, end, absent)
        elif found.start() > start and _TAG.match(text, found.start(), end) is not None:
            return found.start()
    return None


def _end_of_code(text: str, mark: str, at: int, end: int, absent: set[str]) -> int:
    """The offset after the code span that a mark before an offset opens; that offset where none ends it."""
    closing = _CODE_MARK.search(text, at, end) if mark not in absent else None
    while closing is not None and closing[0] != mark:
        closing = _CODE_MARK.search(text, closing.end(), end)
    if closing is None:
        absent.add(mark)
        return at
    return closing.end()


_BEFORE: dict[str, tuple[Parser, ...]] = {
    **{"`": (_fence,), "~": (_fence,)},
    **dict.fromkeys("*+", (items,)),
    "-": (settings, items),
}
"""What outweighs a heading with a line below it."""
_AFTER: dict[str, tuple[Parser, ...]] = {
    **dict.fromkeys("*-_", (_rule,)),
    **{"|": (_line_block,), "#": (_heading, items), "<": (_html,), ">": (_quote,), "[": (note, _reference)},
    **dict.fromkeys("(@0123456789", (items,)),
    **dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", (lettered,)),
}


def _untabbed(source: str) -> str:
    """The text without tabs in margins and after markers, where alone they matter."""
    if "\t" not in source:
        return source
    return _TABBED.sub(lambda found: found[0].expandtabs(4), source)


_LINE_BLOCK = regex(r"(?:\|(?:[ ][^\n]*)?\n(?:[ ]+\S[^\n]*\n)*)+")
_TABBED = regex(r"^[ >]*\t[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?|^[ >]*(?:[-*+]|\d+[.)])[ ]*\t[ \t]*", re.MULTILINE)


def read(source: str, grammar: Grammar, references: dict[str, Any], line_ends: LineEnds) -> Element:
    """The blocks of a post."""
    if not source.endswith("\n"):
        source += "\n"
    text = _untabbed(source)
    lines = Lines(text, range(text.count("\n") + 1))
    return Reader(grammar, line_ends, references, step, lines).read(Element("document"))
