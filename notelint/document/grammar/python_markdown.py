"""Python-Markdown 3.11's blocks (``blockprocessors.py`` and its extensions); the names are its own.

It takes fences and HTML out of the text first, divides the rest at blank lines, and asks its processors one after the
other what a block is. A block is a list of lines here; each knows its number in the post.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it.common.utils import normalizeReference

from ...diagnostic import Span
from ..table_rows import cell_spans
from .elements import Element, Row
from .python_markdown_stash import Line, Stash, blank

if TYPE_CHECKING:
    from .grammar import Grammar

Block = list[Line]
Processor = Callable[["Parser", "Node", list[Block]], bool]

_LISTS = ("ul", "ol")
_QUOTE = re.compile(r" {0,3}> ?(.*)")
_HEADING = re.compile(r"(#{1,6})((?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*$")
_SETEXT = re.compile(r"(?:=+|-+) *$")
_RULE = re.compile(r" {0,3}(?=((-+ {0,2}){3,}|(_+ {0,2}){3,}|(\*+ {0,2}){3,}))\1 *$")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]]*)\]: *(.*)$")
_REFERENCE = re.compile(r" {0,3}\[([^\[\]]*)\]: *(\S++) *(?:([\"'])(.*)\3 *|\((.*)\) *)?$")
_ABBREVIATION = re.compile(r"[*]\[(?P<abbr>[^\\]*?)\][ ]?:[ ]*\S")
_DEFINITION = re.compile(r" {0,3}: {1,3}(.*)$")
_ADMONITION = re.compile(r"!!! ?([\w\-]+(?: +[\w\-]+)*)(?: +\"(.*?)\")? *$")
_DETAILS = re.compile(r"\?\?\?\+? ?(?:([\w\-]+(?: +[\w\-]+)*?)?(?: +\"(.*?)\")|([\w\-]+(?: +[\w\-]+)*?)) *$")
_TAB = re.compile(r"={3}(?:\+|\+!|!\+|!)? +\"(.*?)\" *$")
_BLOCK_TAG = re.compile(r"\s*</?(?:details|summary)\b", re.IGNORECASE)


class Node:
    """An element of the tree while it is built; ``text`` is before its children, ``tail`` after itself."""

    __slots__ = ("children", "data", "first", "lines", "tag", "tail", "text")

    def __init__(self, tag: str, first: int, lines: Block | None = None, **data: Any) -> None:
        self.tag = tag
        self.first = first
        self.lines = lines or []
        self.children: list[Node] = []
        self.text: Block = []
        self.tail: Block = []
        self.data = data

    def add(self, tag: str, first: int, lines: Block | None = None, **data: Any) -> Node:
        """One more child."""
        self.children.append(Node(tag, first, lines, **data))
        return self.children[-1]

    @property
    def last(self) -> Node | None:
        """The last child."""
        return self.children[-1] if self.children else None


class Parser:
    """What the processors share."""

    def __init__(self, grammar: Grammar, ends: list[int], references: dict[str, Any], stash: Stash) -> None:
        on = grammar.extensions
        self.ends = ends
        self.references = references
        self.stash = stash
        self.tab = 4
        self.list_tab = 2 if "truly_sane_lists" in on else 4
        self.sane = bool(on & {"sane_lists", "truly_sane_lists"})
        self.on = on
        self.states: list[str] = []
        self.items = ("li", "dd") if "def_list" in on else ("li",)
        self.lists = (*_LISTS, "dl") if "def_list" in on else _LISTS
        self.processors = _processors(on)
        markers = {"ol": r"\d+\.", "ul": "[*+-]"}
        most = self.list_tab - 1
        self.starts = {tag: re.compile(rf"( {{0,{most}}}{marker}) +(.*)") for tag, marker in markers.items()}
        self.continued: dict[str, tuple[str, ...]] = (
            dict.fromkeys(_LISTS, _LISTS) if not self.sane else {"ol": ("ol",), "ul": ("ul",)}
        )
        """Which lists a list goes on with; with ``mdx_truly_sane_lists`` bullets begin again at each blank line."""
        if "truly_sane_lists" in on:
            self.continued["ul"] = ()
        both = re.compile(rf"( {{0,{most}}}(?:\d+\.|[*+-])) +(.*)")
        self.siblings = self.starts if self.sane else dict.fromkeys(_LISTS, both)
        self.indented = re.compile(rf" {{{self.list_tab},{self.list_tab * 2 - 1}}}(?:\d+\.|[*+-]) +")

    def state(self, name: str) -> bool:
        """Whether the innermost state is this one."""
        return bool(self.states) and self.states[-1] == name

    def parse_chunk(self, parent: Node, lines: Block) -> None:
        """Divide at blank lines, and read what is between."""
        blocks: list[Block] = [[]]
        for line in lines:
            if blank(line):
                if blocks[-1]:
                    blocks.append([])
            else:
                blocks[-1].append(line)
        self.parse_blocks(parent, blocks)

    def parse_blocks(self, parent: Node, blocks: list[Block]) -> None:
        """Read blocks one after the other; a processor may put back what it leaves."""
        while blocks:
            if not blocks[0]:
                blocks.pop(0)
                continue
            if len(self.states) > 60:
                _paragraph(self, parent, blocks)
                continue
            for processor in self.processors:
                if processor(self, parent, blocks):
                    break

    def within(self, state: str, parse: Callable[[Node, Any], None], parent: Node, what: Any) -> None:
        """Parse in a state."""
        self.states.append(state)
        parse(parent, what)
        self.states.pop()


def _detab(lines: Block, width: int) -> tuple[Block, Block]:
    """Take a tab from the front of the first lines that have one; what follows is left."""
    count = 0
    for line in lines:
        if not line.text.startswith(" " * width) and line.text.strip():
            break
        count += 1
    return [line.cut(width) if line.text.strip() else line for line in lines[:count]], lines[count:]


def _loose_detab(lines: Block, width: int) -> Block:
    return [line.cut(width) if line.text.startswith(" " * width) else line for line in lines]


def _list_indent(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    block, width = blocks[0], parser.list_tab
    if not block[0].text.startswith(" " * width) or parser.state("detabbed"):
        return False
    last = parent.last
    if parent.tag not in parser.items and (last is None or last.tag not in parser.lists):
        return False
    blocks.pop(0)
    level, sibling = _level(parser, parent, block[0].text)
    block = _loose_detab(block, width * level)
    parser.states.append("detabbed")
    if parent.tag in parser.items:
        inside = last if last is not None and last.tag in parser.lists else parent
        parser.parse_blocks(inside, [block])
    elif sibling.tag in parser.items:
        parser.parse_blocks(sibling, [block])
    elif sibling.last is not None and sibling.last.tag in parser.items:
        _wrap_text(sibling.last)
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


def _wrap_text(item: Node) -> None:
    if item.text:
        item.children.insert(0, Node("p", item.text[0].number, item.text))
        item.text = []


def _code(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    if not blocks[0][0].text.startswith(" " * parser.tab):
        return False
    block, rest = _detab(blocks.pop(0), parser.tab)
    last = parent.last
    if last is not None and last.tag == "pre":
        last.lines += block
    else:
        parent.add("pre", block[0].number, block)
    if rest:
        blocks.insert(0, rest)
    return True


def _table(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    rows = blocks[0]
    if len(rows) < 2 or "|" not in rows[0].text or "|" not in rows[1].text + "|":
        return False
    names, dashes = (_cells(row.text) for row in rows[:2])
    bordered = rows[0].text.strip(" ").startswith("|") or rows[0].text.rstrip(" ").endswith("|")
    single = len(names) == 1 and bordered and all("|" in row.text for row in rows[1:])
    if (len(names) < 2 and not single) or len(names) != len(dashes):
        return False
    if set("".join(rows[1].text[cell.start : cell.end] for cell in dashes)) - set("|:- "):
        return False
    parent.add("table", rows[0].number, blocks.pop(0))
    return True


def _cells(text: str) -> list[Span]:
    return cell_spans(text, Span(0, len(text)), True)[0]


def _hash_heading(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    for index, line in enumerate(blocks[0]):
        found = _HEADING.match(line.text) if line.text.startswith("#") else None
        if found is not None:
            block = blocks.pop(0)
            before, after = block[:index], block[index + 1 :]
            if before:
                parser.parse_blocks(parent, [before])
            text = found[2].strip()
            parent.add("h", line.number, [Line(text, line.number)], level=len(found[1]), markup=found[1])
            if after:
                blocks.insert(0, _loose_detab(after, parser.list_tab) if parser.state("looselist") else after)
            return True
    return False


def _setext(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    block = blocks[0]
    if len(block) < 2 or not _SETEXT.match(block[1].text):
        return False
    blocks.pop(0)
    mark = block[1].text[0]
    text = Line(block[0].text.strip(), block[0].number)
    parent.add("h", text.number, [text, block[1]], level=1 if mark == "=" else 2, markup=mark)
    if len(block) > 2:
        blocks.insert(0, block[2:])
    return True


def _rule(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    for index, line in enumerate(blocks[0]):
        if line.text.lstrip()[:1] in ("-", "_", "*") and _RULE.match(line.text):
            block = blocks.pop(0)
            if index:
                parser.parse_blocks(parent, [block[:index]])
            parent.add("hr", line.number, [line], markup=line.text.strip()[0])
            if block[index + 1 :]:
                blocks.insert(0, block[index + 1 :])
            return True
    return False


class _Item(NamedTuple):
    marker: str
    lines: Block


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


def _list(tag: str) -> Processor:
    def read(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
        if not parser.starts[tag].match(blocks[0][0].text):
            return False
        first = blocks[0][0].number
        items, last = _items(parser, tag, blocks.pop(0)), parent.last
        if last is not None and last.tag in parser.continued[tag] and last.children:
            made = last
            _loosen(made.children[-1])
            item = items.pop(0)
            parser.within("looselist", parser.parse_blocks, _item(made, item), [item.lines])
        else:
            made = parent if parent.tag in _LISTS else parent.add(tag, first)
        parser.states.append("list")
        for item in items:
            if item.lines[0].text.startswith(" " * parser.list_tab) and made.children:
                parser.parse_blocks(made.children[-1], [item.lines])
            else:
                parser.parse_blocks(_item(made, item), [item.lines])
        parser.states.pop()
        return True

    return read


def _item(parent: Node, item: _Item) -> Node:
    return parent.add("li", item.lines[0].number, marker=item.marker)


def _loosen(item: Node) -> None:
    _wrap_text(item)
    last = item.last
    if last is not None and last.tail:
        tail, last.tail = last.tail, []
        item.add("p", tail[0].number, tail)


def _definitions(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    index = next((index for index, line in enumerate(blocks[0]) if _DEFINITION.match(line.text)), None)
    if index is None:
        return False
    block, sibling = blocks[0], parent.last
    terms = block[:index]
    if not terms and sibling is None:
        return False
    blocks.pop(0)
    found = _DEFINITION.match(block[index].text)
    assert found is not None
    inside, rest = _detab(block[index + 1 :], parser.tab)
    if block[index + 1 :] and not inside and not _DEFINITION.match(block[index + 1].text):
        inside, rest = block[index + 1 :], []
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
        blocks.insert(0, rest)
    return True


def _quote(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    index = next((index for index, line in enumerate(blocks[0]) if _QUOTE.match(line.text)), None)
    if index is None or len(parser.states) > 30:
        return False
    block = blocks.pop(0)
    if index:
        parser.parse_blocks(parent, [block[:index]])
    inside = []
    for line in block[index:]:
        found = _QUOTE.match(line.text)
        inside.append(line if found is None else Line(found[1], line.number))
    last = parent.last
    quote = last if last is not None and last.tag == "blockquote" else parent.add("blockquote", block[index].number)
    parser.within("blockquote", parser.parse_chunk, quote, inside)
    return True


def _footnote(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    index = next((index for index, line in enumerate(blocks[0]) if _FOOTNOTE.match(line.text)), None)
    if index is None:
        return False
    block = blocks.pop(0)
    if index:
        parser.parse_blocks(parent, [block[:index]])
    stop = next((at for at in range(index + 1, len(block)) if _FOOTNOTE.match(block[at].text)), len(block))
    found = _FOOTNOTE.match(block[index].text)
    assert found is not None
    inside = [Line(found[2], block[index].number), *_loose_detab(block[index + 1 : stop], 4)]
    if stop < len(block):
        blocks.insert(0, block[stop:])
    else:
        while blocks and (not blocks[0] or blocks[0][0].text.startswith("    ")):
            inside += [Line("", 0), *_loose_detab(blocks.pop(0), 4)]
    parser.within("footnote", parser.parse_chunk, parent.add("footnote", block[index].number), inside)
    return True


def _reference(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    pattern = _REFERENCE
    for index, line in enumerate(blocks[0]):
        found = pattern.match(line.text) if "]:" in line.text else None
        if found is not None and ("footnotes" not in parser.on or not found[1].startswith("^")):
            block = blocks.pop(0)
            title = found[4] or found[5] or ""
            address = found[2].removeprefix("<").removesuffix(">")
            entry = {"href": address, "title": title, "map": [line.number, line.number + 1]}
            parser.references.setdefault(normalizeReference(found[1]), entry)
            blocks[:0] = [part for part in (block[:index], block[index + 1 :]) if part]
            return True
        if "abbr" in parser.on and _ABBREVIATION.match(line.text):
            block = blocks.pop(0)
            blocks[:0] = [part for part in (block[:index], block[index + 1 :]) if part]
            return True
    return False


def _paragraph(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
    block = blocks.pop(0)
    if not parser.state("list"):
        parent.add("p", block[0].number, block)
    elif parent.last is not None:
        parent.last.tail += block
    else:
        parent.text += block
    return True


def _directive(pattern: re.Pattern[str]) -> Processor:
    """An admonition, a foldable one, or a tab: what is indented below belongs to it."""

    def read(parser: Parser, parent: Node, blocks: list[Block]) -> bool:
        block = blocks[0]
        for index, line in enumerate(block):
            found = pattern.match(line.text)
            if found is not None:
                return _open(parser, parent, blocks, index, found)
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
            _wrap_text(sibling)
        inside, rest = _detab(blocks.pop(0), width)
        if rest:
            blocks.insert(0, rest)
        parser.within("directive", parser.parse_chunk, sibling, inside)
        return True

    return read


def _open(parser: Parser, parent: Node, blocks: list[Block], index: int, found: re.Match[str]) -> bool:
    block = blocks.pop(0)
    if index:
        parser.parse_blocks(parent, [block[:index]])
    line = block[index]
    inside, rest = _detab(block[index + 1 :], 4)
    made = parent.add("div", line.number)
    title = next((text for text in found.groups()[::-1] if text is not None), "")
    quoted = line.text.rfind('"' + title + '"') + 1
    if quoted:
        title = title if title.strip() else ""
    made.data["title"] = Line(title, line.number) if quoted and title else None
    parser.within("directive", parser.parse_chunk, made, inside)
    if rest:
        blocks.insert(0, rest)
    return True


def _processors(on: frozenset[str]) -> tuple[Processor, ...]:
    ordered: list[tuple[str, Processor]] = [
        ("admonition", _directive(_ADMONITION)),
        ("details", _directive(_DETAILS)),
        ("tabbed", _directive(_TAB)),
        ("", _list_indent),
        ("", _code),
        ("tables", _table),
        ("", _hash_heading),
        ("", _setext),
        ("", _rule),
        ("", _list("ol")),
        ("", _list("ul")),
        ("def_list", _definitions),
        ("", _quote),
        ("footnotes", _footnote),
        ("", _reference),
        ("", _paragraph),
    ]
    return tuple(processor for name, processor in ordered if not name or name in on)


# elements


def _element(parser: Parser, node: Node, into: Element) -> None:
    kind = {"ul": "bullets", "ol": "numbers", "li": "item", "blockquote": "quote", "dl": "definitions"}.get(node.tag)
    kind = kind or {"dd": "definition", "footnote": "footnote"}.get(node.tag)
    if kind is not None:
        made = Element(kind, node.first, node.first + 1)
        marker = node.data.get("marker", "")
        if marker[:1].isdigit():
            made.markup, made.info = marker[-1], marker[:-1]
        else:
            made.markup = marker
        into.children.append(made)
        _children(parser, node, made)
    elif node.tag == "div":
        _callout(parser, node, into)
    elif node.tag == "p":
        _text(parser, node.lines, into)
    else:
        _leaf(parser, node, into)


def _children(parser: Parser, node: Node, made: Element) -> None:
    _text(parser, node.text, made)
    for child in node.children:
        _element(parser, child, made)
        _text(parser, child.tail, made)
    made.stop = max([made.stop, *(child.stop for child in made.children)])


def _callout(parser: Parser, node: Node, into: Element) -> None:
    """A directive, which is in the tree as a list of one item."""
    made = Element("bullets", node.first, node.first + 1, info="div")
    item = Element("item", node.first, node.first + 1, markup="-", info="div")
    title: Line | None = node.data["title"]
    if title is not None:
        item.children.append(Element("paragraph", title.number, title.number + 1, text=title.text))
    _children(parser, node, item)
    made.children, made.stop = [item], item.stop
    into.children.append(made)


def _text(parser: Parser, lines: Block, into: Element) -> None:
    """Paragraphs of some lines; what was taken out of the text stands alone."""
    run: Block = []
    for line in [*lines, Line("", -1)]:
        taken = parser.stash.taken(line)
        if taken is not None or line.number < 0 or _BLOCK_TAG.match(line.text):
            if run:
                text = "\n".join(part.text for part in run).strip()
                into.children.append(Element("paragraph", run[0].number, run[-1].number + 1, text=text))
            run = []
            if taken is not None:
                into.children += taken
            elif line.number >= 0:
                html = Element("html_block", line.number, line.number + 1, text=line.text + "\n")
                into.children.append(html)
        else:
            run.append(line)


def _leaf(parser: Parser, node: Node, into: Element) -> None:
    first, stop = node.first, max(node.first, *(line.number for line in node.lines)) + 1
    if node.tag == "h":
        heading = Element("heading", first, stop, text=node.lines[0].text, **node.data)
        into.children.append(heading)
    elif node.tag == "hr":
        into.children.append(Element("hr", first, stop, **node.data))
    elif node.tag == "dt":
        into.children.append(Element("term", first, stop, text=node.lines[0].text))
    elif node.tag == "pre":
        text, number = "", first
        for line in node.lines:
            text += "\n" * (line.number - number) + line.text
            number = line.number
        into.children.append(Element("code_block", first, stop, text=text + "\n"))
    else:
        table = Element("table", first, stop, delimiter=_place(parser, node.lines[1]))
        table.rows = [_row(parser, line, index == 0) for index, line in enumerate(node.lines) if index != 1]
        into.children.append(table)


def _place(parser: Parser, line: Line) -> Span:
    end = parser.ends[line.number]
    return Span(end - len(line.text.lstrip()), end)


def _row(parser: Parser, line: Line, header: bool) -> Row:
    delta = parser.ends[line.number] - len(line.text)
    cells = [(line.text[cell.start : cell.end], [(0, cell.start + delta)]) for cell in _cells(line.text)]
    return Row(line.number, _place(parser, line), cells, header)


def read(source: str, grammar: Grammar, references: dict[str, Any], ends: list[int]) -> Element:
    """The blocks of a post."""
    lines = [Line(_untabbed(text), number) for number, text in enumerate(source.split("\n"))]

    def inner(inside: Block) -> list[Element]:
        made = Element("document")
        parser = Parser(grammar, ends, references, stash)
        root = Node("root", 0)
        parser.parse_chunk(root, stash.take_html(inside))
        _children(parser, root, made)
        return made.children

    stash = Stash(grammar, inner)
    made = Element("document")
    made.children = inner(stash.take_fences(lines))
    return made


def _untabbed(text: str) -> str:
    """A line without tabs in its margin, where alone they matter."""
    bare = text.lstrip(" \t")
    margin = text[: len(text) - len(bare)]
    text = (margin.expandtabs(4) if "\t" in margin else margin) + bare if bare else ""
    return re.sub(r"^( {0,3}(?:[*+-]|\d+\.))(\s*\t\s*)", _marker, text) if "\t" in bare else text


def _marker(found: re.Match[str]) -> str:
    return found[0].expandtabs(4)
