"""Python-Markdown's lists and definition lists (``blockprocessors.py``, ``def_list.py``)."""

from __future__ import annotations

from collections import deque

from ...named_tuple import NamedTuple
from ...regex import regex
from .python_markdown_parser import LISTS, Block, Node, Parser, Processor, detab, loose_detab, rest_of, wrap_text
from .python_markdown_stash import Line

_DEFINITION = regex(r" {0,3}: {1,3}(.*)$")


def indented(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    """Read what is indented below an item."""
    block, width = blocks[0], parser.list_tab
    if not block[0].text.startswith(" " * width) or parser.state("detabbed"):
        return False
    last = parent.last
    if parent.tag not in parser.items and (last is None or last.tag not in parser.lists):
        return False
    blocks.popleft()
    level, sibling = _level(parser, parent, block[0].text)
    block = loose_detab(block, width * level)
    parser.states.append("detabbed")
    if parent.tag in parser.items:
        inside = last if last is not None and last.tag in parser.lists else parent
        parser.parse_blocks(inside, [block])
    elif sibling.tag in parser.items:
        parser.parse_blocks(sibling, [block])
    elif sibling.last is not None and sibling.last.tag in parser.items:
        wrap_text(sibling.last)
        parser.parse_chunk(sibling.last, block)
    else:
        tag = "dd" if sibling.tag == "dl" else "li"
        parser.parse_blocks(sibling.add(tag, block[0].number), [block])
    parser.states.pop()
    return True


def _level(parser: Parser, parent: Node, text: str) -> tuple[int, Node]:
    wanted = (len(text) - len(text.lstrip(" "))) // parser.list_tab
    level = 1 if parser.state("list") else 0
    while wanted > level:
        child = parent.last
        if child is None or child.tag not in (*parser.lists, *parser.items):
            break
        level += child.tag in parser.lists
        parent = child
    return level, parent


class _Item(NamedTuple):
    marker: str
    lines: list[Line]


def _items(parser: Parser, tag: str, block: Block) -> list[_Item]:
    items: list[_Item] = []
    child = parser.siblings[tag]
    for line in block:
        found = child.match(line.text)
        if found is not None:
            content = Line(found[2], line.number)
            items.append(_Item(found[1].strip(), [content]))
        elif parser.indented.match(line.text) and not items[-1].lines[0].text.startswith(" " * parser.list_tab):
            items.append(_Item("", [line]))
        else:
            items[-1].lines.append(line)
    return items


def items_of(tag: str) -> Processor:
    """What reads a list, and goes on with one."""

    def read(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
        if not parser.starts[tag].match(blocks[0][0].text):
            return False
        first = blocks[0][0].number
        items = _items(parser, tag, blocks.popleft())
        footnotes = _trailing_footnotes(parent)
        last = parent.children[-len(footnotes) - 1] if len(parent.children) > len(footnotes) else None
        if last is not None and last.tag in parser.continued[tag] and last.children:
            made = last
            _loosen(made.children[-1])
            if footnotes:
                del parent.children[-len(footnotes) :]
                made.children[-1].children += footnotes
            item = items.pop(0)
            parser.within("looselist", parser.parse_blocks, _item(made, item), [item.lines])
        else:
            made = parent if parent.tag in LISTS else parent.add(tag, first)
        parser.states.append("list")
        for item in items:
            if item.lines[0].text.startswith(" " * parser.list_tab) and made.children:
                parser.parse_blocks(made.children[-1], [item.lines])
            else:
                parser.parse_blocks(_item(made, item), [item.lines])
        parser.states.pop()
        return True

    return read


def _trailing_footnotes(parent: Node) -> list[Node]:
    """The footnotes that stand last: they are taken out of the page, so a list goes on below them."""
    count = 0
    while count < len(parent.children) and parent.children[-count - 1].tag == "footnote":
        count += 1
    return parent.children[len(parent.children) - count :]


def _item(parent: Node, item: _Item) -> Node:
    return parent.add("li", item.lines[0].number, marker=item.marker)


def _loosen(item: Node) -> None:
    wrap_text(item)
    last = item.last
    if last is not None and last.tail:
        tail, last.tail = last.tail, []
        item.add("p", tail[0].number, tail)


def definitions(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    """Read a definition with the terms above it."""
    index = parser.first(blocks[0], _DEFINITION.match)
    if index is None:
        return False
    block, sibling = blocks[0], parent.last
    terms = block[:index]
    if not terms and sibling is None:
        return False
    blocks.popleft()
    found = _DEFINITION.match(block[index].text)
    assert found is not None
    below = rest_of(block, index + 1)
    inside, rest = detab(below, parser.tab)
    if below and not inside and not _DEFINITION.match(below[0].text):
        inside, rest = below, []
    state = "list"
    if not terms and sibling is not None and sibling.tag == "p":
        state, terms = "looselist", sibling.lines
        parent.children.pop()
        sibling = parent.last
    made = sibling if sibling is not None and sibling.tag == "dl" else parent.add("dl", block[0].number)
    for term in terms:
        made.add("dt", term.number, [Line(term.text.strip(), term.number)])
    definition = made.add("dd", block[index].number)
    parser.within(state, parser.parse_blocks, definition, [[Line(found[1], block[index].number), *inside]])
    if rest:
        blocks.appendleft(rest)
    return True
