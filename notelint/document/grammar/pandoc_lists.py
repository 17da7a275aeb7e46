"""pandoc's lines and lists: items, definitions, footnotes, which are cut out as texts of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...regex import regex
from .elements import Element, Growing
from .line_starts import BLANK, BLANKS

if TYPE_CHECKING:
    from .reader import Reader

_FENCE = regex(
    r"(?<![~` ])(?P<margin> {0,3})(?P<mark>`{3,}+|~{3,}+)[ \t]*(?P<info>\S*?[ \t]*\{[^\n]*\}|[^\s`]*)[ \t]*\n"
)
_CLOSING = {sign: regex(rf"^ {{0,3}}({sign}{{3,}})[ \t]*(?:\n|\Z)", re.MULTILINE) for sign in "`~"}
_BULLET = regex(r"( {0,3}[*+-])(?=[ \t\n])( ?)( {0,3}(?! ))?")
_NUMBER = regex(
    r"( {0,3}(?P<open>\(?)(?:(?P<decimal>\d+)|(?P<hash>#)|(?P<lower>[a-z])|(?P<roman>[ivxlc]+)|(?P<upper>[A-Z]|[IVXLC]+))"
    r"(?P<close>[.)]))(?=[ \t\n])( ?)( {0,3}(?! ))?"
)
_LETTERS = regex(r"[A-Za-z]{1,8}[.)]")
_EXAMPLE = regex(r"( {0,3}(?P<open>\(?)@[\w-]*(?P<close>[.)]))(?=[ \t\n])( ?)( {0,3}(?! ))?")
RULE = regex(r"(?<![-*_ \t])[ \t]*([*_-])(?:[ \t]*\1){2}(?>(?:[ \t]|\1)*)\n")
_NOTE = regex(r" {0,3}\[\^[^\]\s]+\]:[ \t]*")
_CODE_MARK = regex("`+")
_MARK_OR_END = regex("`+|\n")
_DEFINITION = regex(r" {0,3}[:~](?:[ \t]+|(?=\n))")


def end_of_fence(reader: Reader, at: int) -> tuple[re.Match[str], re.Match[str]] | None:
    """The opening and closing mark of a fence that begins at an offset."""
    found = _FENCE.match(reader.text, at)
    if found is None or len(found["mark"]) > reader.longest.get(found["mark"][0], len(found["mark"])):
        return None
    mark, most = found["mark"], 0
    for closing in _CLOSING[mark[0]].finditer(reader.text, found.end()):
        if len(closing[1]) >= len(mark):
            return found, closing
        most = max(most, len(closing[1]))
    reader.longest[mark[0]] = most
    return None


def item_start(text: str, at: int) -> re.Match[str] | None:
    """The marker of an item at an offset."""
    margin = at
    while text.startswith(" ", margin):
        margin += 1
    first = text[margin : margin + 1]
    if first in ("*", "+", "-"):
        found = _BULLET.match(text, at)
        return None if found is None or RULE.match(text, at) else found
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


def lettered(reader: Reader, parent: Element) -> bool:
    """A list whose numbers are letters; nearly all lines that begin with one are none."""
    at = spaces(reader.text, reader.pos)
    return _LETTERS.match(reader.text, at) is not None and items(reader, parent)


def _style(found: re.Match[str]) -> tuple[str, ...]:
    """What the marker of each item of a list has in common."""
    if "decimal" not in found.re.groupindex:
        return ("example" if "@" in found[1] else "bullet",)
    number = next(name for name in ("decimal", "hash", "lower", "roman", "upper") if found[name])
    return (number, found["open"], found["close"])


def items(reader: Reader, parent: Element) -> bool:
    """Read a list; False where none begins."""
    found = item_start(reader.text, reader.pos)
    if found is None:
        return False
    start, style = reader.pos, _style(found)
    made = reader.add(parent, "bullets" if style == ("bullet",) else "numbers", start)
    while found is not None and (_style(found) == style or _follows(found, style)):
        _item(reader, made, found)
        found = item_start(reader.text, reader.pos)
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
    inside, absent = Growing(), set[str]()
    _add_with_code(reader, inside, opening.end(), absent)
    while reader.pos < len(text) and not BLANK.match(text, reader.pos):
        at = reader.pos
        gobbled = _gobble(text, at, column)
        if item_start(text, at) or (gobbled and item_start(text, spaces(text, gobbled))) or end_of_fence(reader, at):
            break
        _add_with_code(reader, inside, gobbled or at, absent)
    _add_blanks(reader, inside)
    while reader.pos < len(text) and _gobble(text, reader.pos, column):
        while reader.pos < len(text) and not BLANK.match(text, reader.pos):
            gobbled = _gobble(text, reader.pos, column)
            if not gobbled and item_start(text, reader.pos):
                break
            add_line(reader, inside, gobbled or reader.pos)
        _add_blanks(reader, inside)
    made = reader.add(parent, "item", start, markup=opening[1][-1])
    made.info = opening.groupdict().get("decimal") or ""
    reader.read_inside(made, inside, in_list=True)
    made.stop = max([made.first + 1, *(child.stop for child in made.children)])


def spaces(text: str, at: int) -> int:
    """The offset after the spaces at an offset."""
    while text.startswith(" ", at):
        at += 1
    return at


def _gobble(text: str, at: int, count: int) -> int:
    """The offset after so many spaces; 0 where there are fewer, or nothing else on the line."""
    if not text.startswith(" " * count, at) or BLANK.match(text, at):
        return 0
    return at + count


def add_line(reader: Reader, inside: Growing, at: int) -> None:
    """Add the rest of a line from an offset on."""
    end = reader.text.find("\n", at) + 1 or len(reader.text)
    inside.add(reader.text[at:end], reader.number(reader.pos))
    reader.pos = end


def _add_with_code(reader: Reader, inside: Growing, at: int, absent: set[str]) -> None:
    """Add the rest of a line, and as they are the lines to which a code span that begins on it goes on."""
    add_line(reader, inside, at)
    mark = _CODE_MARK.search(reader.text, at, reader.pos)
    while mark is not None:
        at = _end_of_code(reader, mark, absent)
        while reader.pos < at:
            add_line(reader, inside, reader.pos)
        mark = _CODE_MARK.search(reader.text, at, reader.pos)


def _end_of_code(reader: Reader, mark: re.Match[str], absent: set[str]) -> int:
    """The offset after the code span that a mark opens; after the mark where none ends it in its paragraph."""
    if mark[0] in absent:
        return mark.end()
    for found in _MARK_OR_END.finditer(reader.text, mark.end()):
        if found[0] == mark[0]:
            return found.end()
        below = found.end()
        if found[0] == "\n" and (BLANK.match(reader.text, below) or item_start(reader.text, below)):
            break
    absent.add(mark[0])
    return mark.end()


def _add_blanks(reader: Reader, inside: Growing) -> None:
    if not reader.text[reader.pos : reader.pos + 1].isspace():
        return
    number, found = reader.number(reader.pos), reader.scan(BLANKS)
    if found is not None:
        inside.add(found[0], number)


def definitions(reader: Reader, parent: Element) -> bool:
    """Read a term with its definitions; False where it has none."""
    text, start = reader.text, reader.pos
    below = text.find("\n", start) + 1
    if not below or below >= len(text):
        return False
    blank = BLANK.match(text, below)
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
    blank = BLANK.match(text, at)
    return blank.end() if blank else at


def _definition(reader: Reader, parent: Element, marker: re.Match[str]) -> None:
    text, inside = reader.text, Growing()
    reader.pos = marker.start()
    start = reader.pos
    add_line(reader, inside, marker.end())
    while reader.pos < len(text):
        blank = BLANKS.match(text, reader.pos)
        at = blank.end() if blank else reader.pos
        indented = _gobble(text, at, 4)
        if not indented and (blank or _DEFINITION.match(text, at) or at >= len(text)):
            break
        _add_blanks(reader, inside)
        add_line(reader, inside, indented or at)
    made = reader.add(parent, "definition", start)
    reader.inner(inside.lines()).read(made)


def note(reader: Reader, parent: Element) -> bool:
    """Read a footnote's definition; False where there is none."""
    start, text, inside = reader.pos, reader.text, Growing()
    opening = _NOTE.match(text, start)
    if opening is None:
        return False
    add_line(reader, inside, opening.end())
    while reader.pos < len(text):
        blank = BLANKS.match(text, reader.pos)
        at = blank.end() if blank else reader.pos
        indented = _gobble(text, at, 4)
        if at >= len(text) or _NOTE.match(text, at) or (blank and not indented):
            break
        _add_blanks(reader, inside)
        add_line(reader, inside, indented or at)
    reader.inner(inside.lines()).read(reader.add(parent, "footnote", start))
    return True
