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

from ...diagnostic import Span
from ..table_rows import FORMULA, cell_spans, code_ranges
from .elements import Element, Growing, Lines, Row
from .reader import Reader

if TYPE_CHECKING:
    from .grammar import Grammar

_BLANKS = re.compile(r"(?:[^\S\n]*\n)+")
_BLANK = re.compile(r"[^\S\n]*\n")
_FENCE = re.compile(
    r"(?<![~` ])(?P<margin> {0,3})(?P<mark>`{3,}+|~{3,}+)[ \t]*(?P<info>\S*?[ \t]*\{[^\n]*\}|[^\s`]*)[ \t]*\n"
)
_BULLET = re.compile(r"( {0,3}[*+-])(?=[ \t\n])( ?)( {0,3}(?! ))?")
_NUMBER = re.compile(
    r"( {0,3}(?P<open>\(?)(?:(?P<decimal>\d+)|(?P<hash>#)|(?P<lower>[a-z])|(?P<roman>[ivxlc]+)|(?P<upper>[A-Z]|[IVXLC]+))"
    r"(?P<close>[.)]))(?=[ \t\n])( ?)( {0,3}(?! ))?"
)
_LETTERS = re.compile(r"[A-Za-z]{1,8}[.)]")
_EXAMPLE = re.compile(r"( {0,3}(?P<open>\(?)@[\w-]*(?P<close>[.)]))(?=[ \t\n])( ?)( {0,3}(?! ))?")
_RULE = re.compile(r"(?<![-*_ \t])[ \t]*([*_-])(?:[ \t]*\1){2}(?:[ \t]|\1)*+\n")
_ATX = re.compile(r"(?<!#)(#{1,9})(?![#.)])[ \t]+(.*)\n|(?<!#)(#{1,9})[ \t]*\n")
_SETEXT = re.compile(r"([^\S\n]*+\S[^\n]*+)\n(=+|-+)[ \t]*\n")
_CODE = re.compile(r"(?:(?:[^\S\n]*\n)*(?: {4}|\t)[ \t]*\S.*\n)+")
_QUOTE = re.compile(r" {0,3}> ?")
_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*\n")
_CAPTION = re.compile(r"(?:[^\S\n]*\n)* {0,3}(?:[Tt]able:|:(?= ))[ \t]*")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:[ \t]*")
_REFERENCE = re.compile(
    r" {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*(?:\n[ \t]*(?=\S))?(?:<([^>\n]*)>|(\S+))[ \t]*(?:\n?[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|\(([^)\n]*)\)))?"
    r"[ \t]*(?:\{[^}\n]*\})?[ \t]*\n"
)
_DEFINITION = re.compile(r" {0,3}[:~](?:[ \t]+|(?=\n))")
_LINE_BLOCK = re.compile(r"\|(?: |\n)")
_INDENT = re.compile(r"^(?: {4}|\t)", re.MULTILINE)
_BLOCK_NAMES = (
    "address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt fieldset figcaption"
    " figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex li main menu meta nav"
    " noframes ol option output p pre section select style script summary table tbody td textarea tfoot th thead title tr"
    " ul"
)
_TAG = re.compile(
    rf"</?(?P<name>{'|'.join(sorted(_BLOCK_NAMES.split(), key=len, reverse=True))})(?=[\s/>])"
    r"(?:[^<>\"']|\"[^\"<]{0,500}\"|'[^'<]{0,500}')*+>",
    re.IGNORECASE,
)
_VERBATIM = frozenset(("pre", "style", "script", "textarea"))
_CODE_SPAN = re.compile("(?<!`)(`+)(?!`)")

Parser = Callable[[Reader, Element], bool]


def step(reader: Reader, parent: Element) -> None:
    """Read one block: what may begin with the line's first character, or is known by the line below."""
    text, start = reader.text, reader.pos
    at = _spaces(text, start)
    first = text[at : at + 1]
    if not first.strip() and _blanks(reader, parent):
        return
    if not reader.is_deepest:
        if at - start > 3 and _code_block(reader, parent):
            return
        if any(parser(reader, parent) for parser in _BEFORE.get(first, ())):
            return
        below = text.find("\n", start) + 1
        if text[below : below + 1] in ("=", "-") and _setext(reader, parent):
            return
        if "|" in text[start:below] and _table(reader, parent):
            return
        if any(parser(reader, parent) for parser in _AFTER.get(first, ())):
            return
        if text[below : below + 1] in (":", "~", " ", "\n") and _definitions(reader, parent):
            return
    _paragraph(reader, parent)


def _blanks(reader: Reader, parent: Element) -> bool:
    return reader.scan(_BLANKS) is not None


def _end_of_fence(reader: Reader, at: int) -> tuple[re.Match[str], re.Match[str]] | None:
    """The opening and closing mark of a fence that begins at an offset."""
    found = _FENCE.match(reader.text, at)
    if found is None or "\n" + found["mark"] in reader.absent:
        return None
    mark = found["mark"]
    closing = re.compile(rf"^ {{0,3}}{mark}{mark[0]}*[ \t]*(?:\n|\Z)", re.MULTILINE).search(reader.text, found.end())
    if closing is None:
        reader.absent.add("\n" + mark)
        return None
    return found, closing


def _fence(reader: Reader, parent: Element) -> bool:
    marks = _end_of_fence(reader, reader.pos)
    if marks is None:
        return False
    start, (opening, closing) = reader.pos, marks
    reader.pos = closing.end()
    code = reader.text[opening.end() : closing.start()]
    reader.add(parent, "fence", start, text=code, info=opening["info"], markup=opening["mark"])
    return True


# lists


def _start(text: str, at: int) -> re.Match[str] | None:
    """The marker of an item at an offset."""
    margin = at
    while text.startswith(" ", margin):
        margin += 1
    first = text[margin : margin + 1]
    if first in ("*", "+", "-"):
        found = _BULLET.match(text, at)
        return None if found is None or _RULE.match(text, at) else found
    if first == "@" or text.startswith("(@", margin):
        return _EXAMPLE.match(text, at)
    if not (first.isdigit() or first in ("(", "#")) and _LETTERS.match(text, margin) is None:
        return None
    found = _NUMBER.match(text, at)
    if found is None or (found["open"] and found["close"] != ")"):
        return None
    if found["upper"] and found["close"] == "." and not text.startswith("  ", found.end(1)):
        return None  # initials
    return found


def _lettered(reader: Reader, parent: Element) -> bool:
    """A list whose numbers are letters; nearly all lines that begin with one are none."""
    at = _spaces(reader.text, reader.pos)
    return _LETTERS.match(reader.text, at) is not None and _list(reader, parent)


def _style(found: re.Match[str]) -> tuple[str, ...]:
    if found.re is not _NUMBER:
        return ("bullet" if found.re is _BULLET else "example",)
    number = next(name for name in ("decimal", "hash", "lower", "roman", "upper") if found[name])
    return (number, found["open"], found["close"])


def _list(reader: Reader, parent: Element) -> bool:
    found = _start(reader.text, reader.pos)
    if found is None:
        return False
    start, style = reader.pos, _style(found)
    made = reader.add(parent, "bullets" if style == ("bullet",) else "numbers", start)
    while found is not None and (_style(found) == style or _follows(found, style)):
        _item(reader, made, found)
        found = _start(reader.text, reader.pos)
    made.stop = max(child.stop for child in made.children)
    return True


def _follows(found: re.Match[str], style: tuple[str, ...]) -> bool:
    """Whether letters are one kind of number, of whatever letters they are."""
    letters = ("lower", "roman")
    return len(style) == 3 and style[0] in letters and _style(found)[0] in letters and _style(found)[1:] == style[1:]


def _item(reader: Reader, parent: Element, opening: re.Match[str]) -> None:
    """Read an item: the lines up to a blank one, and what is indented as far as its text after that."""
    text, start = reader.text, reader.pos
    column = opening.end() - start
    inside = Growing()
    _add_line(reader, inside, opening.end())
    while reader.pos < len(text) and not _BLANK.match(text, reader.pos):
        at = reader.pos
        gobbled = _gobble(text, at, column)
        if _start(text, at) or (gobbled and _start(text, _spaces(text, gobbled))) or _end_of_fence(reader, at):
            break
        _add_line(reader, inside, gobbled or at)
    _add_blanks(reader, inside)
    while reader.pos < len(text) and (gobbled := _gobble(text, reader.pos, column)):
        _add_line(reader, inside, gobbled)
        while reader.pos < len(text) and not _BLANK.match(text, reader.pos):
            gobbled = _gobble(text, reader.pos, column)
            if not gobbled and _start(text, reader.pos):
                break
            _add_line(reader, inside, gobbled or reader.pos)
        _add_blanks(reader, inside)
    marker = opening[1].strip()
    bullet = opening.re is _BULLET
    made = reader.add(parent, "item", start, markup=marker[0] if bullet else marker[-1])
    made.info = "" if bullet or opening.re is _EXAMPLE or not opening["decimal"] else opening["decimal"]
    inner = reader.inner(inside.lines())
    inner.in_list = True
    inner.read(made)
    made.stop = max([made.first + 1, *(child.stop for child in made.children)])


def _spaces(text: str, at: int) -> int:
    while text.startswith(" ", at):
        at += 1
    return at


def _gobble(text: str, at: int, count: int) -> int:
    """The offset after so many spaces; 0 where there are fewer, or nothing else on the line."""
    if not text.startswith(" " * count, at) or _BLANK.match(text, at):
        return 0
    return at + count


def _add_line(reader: Reader, inside: Growing, at: int) -> None:
    end = reader.text.find("\n", at) + 1 or len(reader.text)
    inside.add(reader.text[at:end], reader.number(reader.pos))
    reader.pos = end


def _add_blanks(reader: Reader, inside: Growing) -> None:
    number = reader.number(reader.pos) if reader.pos < len(reader.text) else 0
    found = reader.scan(_BLANKS)
    if found is not None:
        inside.add(found[0], number)


# html


def _html(reader: Reader, parent: Element) -> bool:
    start, text = reader.pos, reader.text
    at = _spaces(text, start)
    if not text.startswith("<", at) or at - start > 3:
        return False
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
            closing = re.compile(rf"</{tag['name']}\s*>", re.IGNORECASE).search(text, tag.end())
            reader.pos = closing.end() if closing else tag.end()
    reader.scan(_REST)
    reader.add(parent, "html_block", start, text=text[start : reader.pos])
    return True


_REST = re.compile(r"[ \t]*\n|[ \t]+")


# other blocks


def _setext(reader: Reader, parent: Element) -> bool:
    """A heading with a line below it, which outweighs hashes."""
    start = reader.pos
    under = reader.scan(_SETEXT)
    if under is not None:
        level = 1 if under[2][0] == "=" else 2
        reader.add(parent, "heading", start, text=under[1].strip(), level=level, markup=under[2][0])
    return under is not None


def _heading(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = reader.scan(_ATX)
    if found is None:
        return False
    text, signs = (found[2] or "").strip(), found[1] or found[3]
    text = re.sub(r"(?:\A|[ \t])#+\Z", "", text).rstrip()
    reader.add(parent, "heading", start, text=text, level=min(len(signs), 6), markup=signs)
    return True


def _table(reader: Reader, parent: Element) -> bool:
    text, start = reader.text, reader.pos
    below = text.find("\n", start) + 1
    if not below or "|" not in text[start:below] or not _DELIMITER.match(text, below):
        return False
    dashes = text[below : text.find("\n", below)]
    if "|" not in dashes and "+" not in dashes:
        return False
    stop = text.find("\n", below) + 1 or len(text)
    made = Element("table", reader.number(start), delimiter=_place(reader, below, stop))
    made.rows.append(_row(reader, start, below, header=True))
    while stop < len(text) and not _BLANK.match(text, stop):
        end = text.find("\n", stop) + 1 or len(text)
        if "|" not in text[stop:end]:
            break
        made.rows.append(_row(reader, stop, end, header=False))
        stop = end
    reader.pos, made.stop = stop, reader.number(stop - 1) + 1
    parent.children.append(made)
    _caption(reader, parent)
    return True


def _caption(reader: Reader, parent: Element) -> None:
    found = _CAPTION.match(reader.text, reader.pos)
    if found is None:
        return
    reader.pos = found.end()
    _paragraph(reader, parent)
    if parent.children[-1].kind == "paragraph":
        parent.children[-1].info = "caption"


def _place(reader: Reader, start: int, end: int) -> Span:
    first = start + len(reader.text[start:end]) - len(reader.text[start:end].lstrip())
    return Span(reader.offset(first), reader.offset(end - 1))


def _row(reader: Reader, start: int, end: int, header: bool) -> Row:
    delta = reader.offset(end - 1) - (end - 1)
    spans = cell_spans(reader.text, Span(start, end - 1), True, FORMULA)[0]
    cells = [(reader.text[cell.start : cell.end], [(0, cell.start + delta)]) for cell in spans]
    return Row(reader.number(start), _place(reader, start, end), cells, header)


def _code_block(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = reader.scan(_CODE)
    if found is not None:
        reader.add(parent, "code_block", start, text=_INDENT.sub("", found[0]))
    return found is not None


def _quote(reader: Reader, parent: Element) -> bool:
    start, text, inside = reader.pos, reader.text, Growing()
    if _QUOTE.match(text, start) is None:
        return False
    while reader.pos < len(text) and not _BLANK.match(text, reader.pos):
        opening = _QUOTE.match(text, reader.pos)
        if opening is None and _interrupts(reader, reader.pos):
            break
        _add_line(reader, inside, opening.end() if opening else reader.pos)
    reader.inner(inside.lines()).read(reader.add(parent, "quote", start))
    return True


def _rule(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = reader.scan(_RULE)
    if found is not None:
        reader.add(parent, "hr", start, markup=found[1])
    return found is not None


def _definitions(reader: Reader, parent: Element) -> bool:
    text, start = reader.text, reader.pos
    below = text.find("\n", start) + 1
    if not below or below >= len(text):
        return False
    blank = _BLANK.match(text, below)
    at = blank.end() if blank else below
    if _DEFINITION.match(text, at) is None:
        return False
    before = parent.last()
    made = before if before is not None and before.kind == "definitions" else reader.add(parent, "definitions", start)
    made.children.append(
        Element("term", reader.number(start), reader.number(start) + 1, text=text[start:below].strip())
    )
    reader.pos = below
    while (marker := _DEFINITION.match(text, _behind_blank(text, reader.pos))) is not None:
        _definition(reader, made, marker)
    made.stop = max(child.stop for child in made.children)
    return True


def _behind_blank(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _definition(reader: Reader, parent: Element, marker: re.Match[str]) -> None:
    text, inside = reader.text, Growing()
    reader.pos = marker.start()
    start = reader.pos
    _add_line(reader, inside, marker.end())
    while reader.pos < len(text):
        blank = _BLANKS.match(text, reader.pos)
        at = blank.end() if blank else reader.pos
        indented = _gobble(text, at, 4)
        if not indented and (blank or _DEFINITION.match(text, at) or at >= len(text)):
            break
        _add_blanks(reader, inside)
        _add_line(reader, inside, indented or at)
    made = reader.add(parent, "definition", start)
    reader.inner(inside.lines()).read(made)


def _note(reader: Reader, parent: Element) -> bool:
    start, text, inside = reader.pos, reader.text, Growing()
    opening = _NOTE.match(text, start)
    if opening is None:
        return False
    _add_line(reader, inside, opening.end())
    while reader.pos < len(text):
        blank = _BLANKS.match(text, reader.pos)
        at = blank.end() if blank else reader.pos
        indented = _gobble(text, at, 4)
        if at >= len(text) or _NOTE.match(text, at) or (blank and not indented):
            break
        _add_blanks(reader, inside)
        _add_line(reader, inside, indented or at)
    reader.inner(inside.lines()).read(reader.add(parent, "footnote", start))
    return True


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


def _interrupts(reader: Reader, at: int) -> bool:
    """Whether a line ends the paragraph above it."""
    text = reader.text
    margin = _spaces(text, at)
    first = text[margin : margin + 1]
    if first == "`" and margin == at and _end_of_fence(reader, at) is not None:
        return True
    if first == "<" and _TAG.match(text, margin) is not None:
        return True
    return reader.in_list and margin - at < 4 and _start(text, at) is not None


def _paragraph(reader: Reader, parent: Element) -> bool:
    start, text = reader.pos, reader.text
    end = text.find("\n", start) + 1 or len(text)
    while end < len(text) and not _BLANK.match(text, end) and not _interrupts(reader, end):
        end = text.find("\n", end) + 1 or len(text)
    tag = _tag_within(text, start, end)
    reader.pos = end = tag if tag is not None else end
    content = text[start:end].strip()
    if content:
        blank = start + len(text[start:end]) - len(text[start:end].lstrip())
        reader.add(parent, "paragraph", blank, text=content)
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
    if text.find("<", start + 1, end) < 0:
        return None
    hidden: list[tuple[int, int]] = []
    if "`" in text[start:end]:
        hidden = code_ranges(text, start, end)
    for found in _TAG.finditer(text, start + 1, end):
        if not any(first <= found.start() < stop for first, stop in hidden):
            return found.start()
    return None


_BEFORE: dict[str, tuple[Parser, ...]] = {
    **{"`": (_fence,), "~": (_fence,)},
    **dict.fromkeys("*+-", (_list,)),
}
"""What outweighs a heading with a line below it."""
_AFTER: dict[str, tuple[Parser, ...]] = {
    **dict.fromkeys("*-_", (_rule,)),
    **{"|": (_line_block,), "#": (_heading, _list), "<": (_html,), ">": (_quote,), "[": (_note, _reference)},
    **dict.fromkeys("(@0123456789", (_list,)),
    **dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", (_lettered,)),
}


def _untabbed(source: str) -> str:
    """The text without tabs in margins and after markers, where alone they matter."""
    if "\t" not in source:
        return source
    return _TABBED.sub(lambda found: found[0].expandtabs(4), source)


_LINE_BLOCK = re.compile(r"(?:\|(?:[ ][^\n]*)?\n(?:[ ]+\S[^\n]*\n)*)+")
_TABBED = re.compile(r"^[ >]*\t[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?|^[ >]*(?:[-*+]|\d+[.)])[ ]*\t[ \t]*", re.MULTILINE)


def read(source: str, grammar: Grammar, references: dict[str, Any], ends: list[int]) -> Element:
    """The blocks of a post."""
    if not source.endswith("\n"):
        source += "\n"
    text = _untabbed(source)
    lines = Lines(text, range(text.count("\n") + 1))
    return Reader(grammar, ends, references, step, lines).read(Element("document"))
