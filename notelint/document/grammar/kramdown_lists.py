"""kramdown's lists and definition lists (``list.rb``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...named_tuple import NamedTuple
from ...regex import regex
from .elements import Element, Growing
from .kramdown_html import LAZY_END_HTML
from .line_starts import BLANKS, END_OF_BLOCK, KRAMDOWN_RULE

if TYPE_CHECKING:
    from .reader import Reader

_TAIL = r"[\t| ].*?\n"
LIST_START = regex(rf" {{0,3}}(?:[+*-]|\d+\.){_TAIL}")
DEFINITION_START = regex(rf" {{0,3}}:{_TAIL}")
_BULLET = regex(rf" {{0,3}}[+*-]{_TAIL}")
_TABS = regex(r"\t+")


class _Patterns(NamedTuple):
    """What continues an item whose content is at an indentation."""

    content: re.Pattern[str]
    lazy: re.Pattern[str]
    indent: str


@cache
def _patterns(indentation: int) -> _Patterns:
    fours, rest, most = indentation // 4, indentation % 4, min(indentation, 3)
    return _Patterns(
        regex(rf"(?:(?:\t| {{4}}){{{fours}}} {{{rest}}}|(?:\t| {{4}}){{{fours + 1}}}).*\S.*\n"),
        regex(rf"(?! {{0,{most}}}(?:{LAZY_END_HTML})).*\S.*\n"),
        " " * indentation,
    )


@cache
def _start(marker: str, most: int) -> re.Pattern[str]:
    return regex(rf"( {{0,{most}}}{marker})({_TAIL})")


def _next_start(marker: str, indentation: int) -> re.Pattern[str]:
    return _start(marker, min(max(indentation - 1, 0), 3) if indentation < 4 else 3)


def _first_line(indentation: int, content: str) -> tuple[str, int]:
    """A first line without marker, and where its content is."""
    if not content.strip():
        return content.lstrip(), 4
    while (tabs := re.match(r"( *)(\t+)", content)) is not None:
        width = len(tabs[1]) + indentation
        content = tabs[1] + " " * (4 - width % 4 + (len(tabs[2]) - 1) * 4) + content[tabs.end() :]
    bare = content.lstrip()
    return bare, indentation + len(content) - len(content.lstrip(" "))


class _Item:
    """An item that is being read: texts that are read one after the other."""

    def __init__(self, first: int, marker: str) -> None:
        self.first = first
        self.marker = marker
        self.texts = [Growing()]

    def add(self, text: str, number: int) -> None:
        self.texts[-1].add(text, number)


def read_list(reader: Reader, parent: Element) -> bool:
    """Read a list, to where another begins or none goes on."""
    bullets = _BULLET.match(reader.text, reader.pos) is not None
    start, items, ended = reader.pos, list[_Item](), False
    marker = "[+*-]" if bullets else r"\d+\."
    starts = _start(marker, 3)
    patterns, indentation = _patterns(0), 0
    nested = blank = False
    text, number_of, pos = reader.text, reader.lines.number, reader.pos
    while pos < len(text):
        number = number_of(pos)
        if blank and KRAMDOWN_RULE.match(text, pos):
            break
        if text[pos] == "^" and (found := END_OF_BLOCK.match(text, pos)) is not None:
            pos, ended = found.end(), True
            break
        if (found := starts.match(text, pos)) is not None:
            items.append(_Item(number, found[1].strip()))
            content, indentation = _first_line(len(found[1]), found[2])
            patterns, starts = _patterns(indentation), _next_start(marker, indentation)
            nested, blank = LIST_START.match(content) is not None, False
            items[-1].add(content if content.endswith("\n") else content + "\n", number)
        elif (
            found := patterns.content.match(text, pos) or (None if blank else patterns.lazy.match(text, pos))
        ) is not None:
            nested = _add_line(items[-1], found[0], number, patterns.indent, nested)
            blank = False
        elif (found := BLANKS.match(text, pos)) is not None:
            nested = blank = True
            items[-1].add(found[0], number)
        else:
            break
        pos = found.end()
    reader.pos = pos
    made = reader.add(parent, "bullets" if bullets else "numbers", start)
    last: Element | None = None
    for item, following in zip(items, [*items[1:], None], strict=True):
        stop = following.first if following else made.stop
        last = _read_item(reader, made, item, stop)
    if last is not None and not ended:
        parent.children.append(last)
    return True


def _add_line(item: _Item, line: str, number: int, indent: str, nested: bool) -> bool:
    """Add a line to an item; say whether a list was begun in it."""
    if line.startswith("\t") and (tabs := _TABS.match(line)) is not None:
        line = " " * 4 * len(tabs[0]) + line[tabs.end() :]
    indented = line.startswith(indent)
    line = line.removeprefix(indent)
    begins = not line[:1].isalpha() and LIST_START.match(line) is not None
    if not nested and indented and begins:
        item.texts.append(Growing())
        nested = True
    elif nested and not indented and begins:
        line = " " * (len(indent) + 4) + line
    item.add(line, number)
    return nested


def _read_item(reader: Reader, parent: Element, item: _Item, stop: int) -> Element | None:
    """Read an item; return the blank lines at its end."""
    bullet = not item.marker[0].isdigit()
    markup, info = (item.marker, "") if bullet else (item.marker[-1], item.marker[:-1])
    made = Element("item", item.first, stop, markup=markup, info=info)
    parent.children.append(made)
    for text in item.texts:
        reader.read_inside(made, text)
    return made.children.pop() if made.children and made.children[-1].kind == "blank" else None


def read_definitions(reader: Reader, parent: Element) -> bool:
    """Read a definition list, whose terms are the paragraph above; False where there is not one."""
    above = parent.children
    apart = len(above) > 1 and above[-1].kind == "blank" and above[-1].level == 1
    terms = above[-2] if apart else above[-1] if above else None
    if terms is None or terms.kind != "paragraph":
        return False
    del above[-2 if apart else -1 :]
    start, made = reader.pos, Element("definitions", terms.first)
    for index, term in enumerate(terms.text.split("\n")):
        made.children.append(Element("term", terms.first + index, terms.first + index + 1, text=term))
    last = _read_definitions(reader, made)
    made.stop = reader.number(max(start, reader.pos - 1)) + 1
    before = above[-1] if above else None
    if before is not None and before.kind == "blank" and len(above) > 1 and above[-2].kind == "definitions":
        above.pop()
        before = above[-1]
    if before is not None and before.kind == "definitions":
        before.children += made.children
        before.stop = made.stop
    else:
        above.append(made)
    if last is not None:
        above.append(last)
    return True


def _read_definitions(reader: Reader, parent: Element) -> Element | None:
    starts, blank = _start(":", 3), False
    patterns, last = _patterns(0), None
    texts: list[tuple[int, Growing]] = []
    while reader.pos < len(reader.text):
        number = reader.number(reader.pos)
        if (opening := reader.scan(starts)) is not None:
            content, indentation = _first_line(len(opening[1]), opening[2])
            patterns, starts = _patterns(indentation), _next_start(":", indentation)
            texts.append((number, Growing()))
            texts[-1][1].add(content if content.endswith("\n") else content + "\n", number)
            blank = False
        elif END_OF_BLOCK.match(reader.text, reader.pos):
            break
        elif (line := reader.scan(patterns.content) or (None if blank else reader.scan(patterns.lazy))) is not None:
            tabs = _TABS.match(line[0])
            text = " " * 4 * len(tabs[0]) + line[0][tabs.end() :] if tabs else line[0]
            texts[-1][1].add(text.removeprefix(patterns.indent), number)
            blank = False
        elif (line := reader.scan(BLANKS)) is not None:
            texts[-1][1].add(line[0], number)
            blank = True
        else:
            break
    for number, growing in texts:
        lines = growing.lines()
        made = Element("definition", number, lines.numbers[lines.text.count("\n") - 1] + 1)
        reader.inner(lines).read(made)
        parent.children.append(made)
        last = made.children.pop() if made.children and made.children[-1].kind == "blank" else None
    return last
