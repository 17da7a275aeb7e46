"""Python-Markdown 3.11's blocks (``blockprocessors.py`` and its extensions); the names are its own.

It takes fences and HTML out of the text first, divides the rest at blank lines, and asks its processors one after the
other what a block is. A block is a list of lines here; each knows its number in the post.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import normalizeReference

from ...regex import regex
from .elements import Element
from .python_markdown_lists import definitions, indented, items_of
from .python_markdown_parser import (
    Block,
    Matches,
    Node,
    Parser,
    Processor,
    detab,
    loose_detab,
    paragraph,
    rest_of,
    wrap_text,
)
from .python_markdown_stash import Line, Stash
from .python_markdown_tree import add_children, cells

if TYPE_CHECKING:
    from .grammar import Grammar
    from .reader import LineEnds

_QUOTE = regex(r" {0,3}> ?(.*)")
_HEADING = regex(r"(#{1,6})((?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*$")
_SETEXT = regex(r"(?:=+|-+) *$")
_RULE = regex(r" {0,3}(?=((-+ {0,2}){3,}|(_+ {0,2}){3,}|(\*+ {0,2}){3,}))\1 *$")
_FOOTNOTE = regex(r" {0,3}\[\^([^\]]*)\]: *(.*)$")
_REFERENCE = regex(r" {0,3}\[([^\[\]]*)\]: *(\S++) *(?:([\"'])(.*)\3 *|\((.*)\) *)?$")
_ABBREVIATION = regex(r"[*]\[(?P<abbr>[^\\]*?)\][ ]?:[ ]*\S")
_ADMONITION = regex(r"!!! ?([\w\-]+(?: +[\w\-]+)*)(?: +\"(.*?)\")? *$")
_DETAILS = regex(r"\?\?\?\+? ?(?:([\w\-]+(?: +[\w\-]+)*?)?(?: +\"(.*?)\")|([\w\-]+(?: +[\w\-]+)*?)) *$")
_TAB = regex(r"={3}(?:\+|\+!|!\+|!)? +\"(.*?)\" *$")


def _code(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    if not blocks[0][0].text.startswith(" " * parser.tab):
        return False
    block, rest = detab(blocks.popleft(), parser.tab)
    last = parent.last
    if last is not None and last.tag == "pre":
        last.lines += block
    else:
        parent.add("pre", block[0].number, block)
    if rest:
        blocks.appendleft(rest)
    return True


def _table(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    rows = blocks[0]
    if len(rows) < 2 or "|" not in rows[0].text or "|" not in rows[1].text + "|":
        return False
    names, dashes = (cells(row.text) for row in rows[:2])
    bordered = rows[0].text.strip(" ").startswith("|") or rows[0].text.rstrip(" ").endswith("|")
    single = len(names) == 1 and bordered and all("|" in row.text for row in rows[1:])
    if (len(names) < 2 and not single) or len(names) != len(dashes):
        return False
    if set("".join(rows[1].text[cell.start : cell.end] for cell in dashes)) - set("|:- "):
        return False
    parent.add("table", rows[0].number, blocks.popleft())
    return True


def _is_heading(text: str) -> re.Match[str] | None:
    return _HEADING.match(text) if text.startswith("#") else None


def _hash_heading(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    index = parser.first(blocks[0], _is_heading)
    if index is None:
        return False
    block = blocks.popleft()
    before, line, after = block[:index], block[index], rest_of(block, index + 1)
    found = _is_heading(line.text)
    assert found is not None
    if before:
        parser.parse_blocks(parent, [before])
    parent.add("h", line.number, [Line(found[2].strip(), line.number)], level=len(found[1]), markup=found[1])
    if after and parser.state("looselist"):
        after = loose_detab(after, parser.list_tab)
        parser.seen.clear()
    if after:
        blocks.appendleft(after)
    return True


def _setext(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    block = blocks[0]
    if len(block) < 2 or not _SETEXT.match(block[1].text):
        return False
    blocks.popleft()
    mark = block[1].text[0]
    text = Line(block[0].text.strip(), block[0].number)
    parent.add("h", text.number, [text, block[1]], level=1 if mark == "=" else 2, markup=mark)
    if len(block) > 2:
        blocks.appendleft(rest_of(block, 2))
    return True


def _is_rule(text: str) -> bool:
    return text.lstrip()[:1] in ("-", "_", "*") and _RULE.match(text) is not None


def _rule(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    index = parser.first(blocks[0], _is_rule)
    if index is None:
        return False
    block = blocks.popleft()
    if index:
        parser.parse_blocks(parent, [block[:index]])
    line = block[index]
    parent.add("hr", line.number, [line], markup=line.text.strip()[0])
    blocks.appendleft(rest_of(block, index + 1))
    return True


def _quote(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    index = parser.first(blocks[0], _QUOTE.match)
    if index is None or len(parser.states) > 30:
        return False
    block = blocks.popleft()
    if index:
        parser.parse_blocks(parent, [block[:index]])
    inside = []
    for line in rest_of(block, index):
        found = _QUOTE.match(line.text)
        rest = "" if line.text.strip() == ">" else line.text if found is None else found[1]
        inside.append(Line(rest, line.number))
    last = parent.last
    quote = last if last is not None and last.tag == "blockquote" else parent.add("blockquote", block[index].number)
    parser.within("blockquote", parser.parse_chunk, quote, inside)
    return True


def _footnote(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    index = parser.first(blocks[0], _FOOTNOTE.match)
    if index is None:
        return False
    block = blocks.popleft()
    if index:
        parser.parse_blocks(parent, [block[:index]])
    stop = next((at for at in range(index + 1, len(block)) if _FOOTNOTE.match(block[at].text)), len(block))
    found = _FOOTNOTE.match(block[index].text)
    assert found is not None
    inside = [Line(found[2], block[index].number), *loose_detab(block[index + 1 : stop], 4)]
    if stop < len(block):
        blocks.appendleft(rest_of(block, stop))
    else:
        last = block[-1].number  # two blank lines end it
        while blocks and blocks[0] and blocks[0][0].text.startswith("    ") and blocks[0][0].number - last <= 2:
            below = blocks.popleft()
            last = below[-1].number
            stop = next((at for at, line in enumerate(below) if _FOOTNOTE.match(line.text)), len(below))
            inside += [Line("", 0), *loose_detab(below[:stop], 4)]
            if stop < len(below):  # another one begins in it
                blocks.appendleft(rest_of(below, stop))
                break
    parser.within("footnote", parser.parse_chunk, parent.add("footnote", block[index].number), inside)
    return True


@cache
def _is_definition(footnotes: bool, abbreviations: bool) -> Matches:
    """What defines a reference or, where it is switched on, an abbreviation; a footnote is another thing."""

    def matches(text: str) -> object:
        found = _REFERENCE.match(text) if "]:" in text else None
        if found is not None and not (footnotes and found[1].startswith("^")):
            return found
        return _ABBREVIATION.match(text) if abbreviations else None

    return matches


def _reference(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    matches = _is_definition("footnotes" in parser.on, "abbr" in parser.on)
    index = parser.first(blocks[0], matches)
    if index is None:
        return False
    block = blocks.popleft()
    line, found = block[index], matches(block[index].text)
    if isinstance(found, re.Match) and "abbr" not in found.re.groupindex:
        title = found[4] or found[5] or ""
        address = found[2].removeprefix("<").removesuffix(">")
        entry = {"href": address, "title": title, "map": [line.number, line.number + 1]}
        parser.references.setdefault(normalizeReference(found[1]), entry)
    blocks.extendleft(part for part in (rest_of(block, index + 1), block[:index]) if part)
    return True


def _directive(pattern: re.Pattern[str]) -> Processor:
    """An admonition, a foldable one, or a tab: what is indented below belongs to it."""

    def read(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
        block = blocks[0]
        index = parser.first(block, pattern.match)
        if index is not None:
            return _open(parser, parent, blocks, index, pattern)
        last = parent.last
        if last is None or last.tag != "div" or not block[0].text.startswith("    "):
            return False
        sibling, width = last, 4
        while (
            block[0].text.startswith(" " * (width + 4))
            and sibling.last is not None
            and sibling.last.tag in parser.lists
        ):
            inner = sibling.last.last
            if inner is None:
                break
            sibling, width = inner, width + 4
        if sibling.tag in ("li", "dd"):
            wrap_text(sibling)
        inside, rest = detab(blocks.popleft(), width)
        if rest:
            blocks.appendleft(rest)
        parser.within("directive", parser.parse_chunk, sibling, inside)
        return True

    return read


def _open(parser: Parser, parent: Node, blocks: deque[Block], index: int, pattern: re.Pattern[str]) -> bool:
    block = blocks.popleft()
    found = pattern.match(block[index].text)
    assert found is not None
    if index:
        parser.parse_blocks(parent, [block[:index]])
    line = block[index]
    inside, rest = detab(rest_of(block, index + 1), 4)
    made = parent.add("div", line.number)
    title = next((text for text in found.groups()[::-1] if text is not None), "")
    quoted = line.text.rfind('"' + title + '"') + 1
    if quoted:
        title = title if title.strip() else ""
    made.data["title"] = Line(title, line.number) if quoted and title else None
    parser.within("directive", parser.parse_chunk, made, inside)
    if rest:
        blocks.appendleft(rest)
    return True


@cache
def _processors(on: frozenset[str]) -> tuple[Processor, ...]:
    ordered: list[tuple[str, Processor]] = [
        ("admonition", _directive(_ADMONITION)),
        ("details", _directive(_DETAILS)),
        ("tabbed", _directive(_TAB)),
        ("", indented),
        ("", _code),
        ("tables", _table),
        ("", _hash_heading),
        ("", _setext),
        ("", _rule),
        ("", items_of("ol")),
        ("", items_of("ul")),
        ("def_list", definitions),
        ("", _quote),
        ("footnotes", _footnote),
        ("", _reference),
        ("", paragraph),
    ]
    return tuple(processor for name, processor in ordered if not name or name in on)


def read(source: str, grammar: Grammar, references: dict[str, Any], line_ends: LineEnds) -> Element:
    """The blocks of a post."""
    lines = [Line(_untabbed(text), number) for number, text in enumerate(source.split("\n"))]

    def inner(inside: list[Line]) -> list[Element]:
        made = Element("document")
        parser = Parser(grammar, line_ends, references, stash, _processors(grammar.extensions))
        root = Node("root", 0)
        parser.parse_chunk(root, stash.take_html(inside))
        add_children(parser, root, made)
        return made.children

    stash = Stash(grammar, inner)
    made = Element("document")
    made.children = inner(stash.take_fences(lines))
    return made


def _untabbed(text: str) -> str:
    """A line without tabs in its margin, where alone they matter."""
    if "\t" not in text:
        return "" if text.isspace() else text
    bare = text.lstrip(" \t")
    margin = text[: len(text) - len(bare)]
    text = (margin.expandtabs(4) if "\t" in margin else margin) + bare if bare else ""
    return re.sub(r"^( {0,3}(?:[*+-]|\d+\.))(\s*\t\s*)", _marker, text) if "\t" in bare else text


def _marker(found: re.Match[str]) -> str:
    return found[0].expandtabs(4)
