"""The blocks of Python-Markdown's finished tree."""

from __future__ import annotations

import re

from ...diagnostic import Span
from ...regex import regex
from ..table_rows import cell_spans
from .elements import Element, Row
from .python_markdown_parser import Block, Node, Parser
from .python_markdown_stash import Line

_BLOCK_TAG = regex(r"\s*</?(?:details|summary)\b", re.IGNORECASE)


def add_children(parser: Parser, node: Node, made: Element) -> None:
    """Add the blocks that an element of the tree holds."""
    if node.text:
        _text(parser, node.text, made)
    for child in node.children:
        _element(parser, child, made)
        if child.tail:
            _text(parser, child.tail, made)
    for block in made.children:
        made.stop = max(made.stop, block.stop)


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
        add_children(parser, node, made)
    elif node.tag == "div":
        _callout(parser, node, into)
    elif node.tag == "p":
        _text(parser, node.lines, into)
    else:
        _leaf(parser, node, into)


def _callout(parser: Parser, node: Node, into: Element) -> None:
    """A directive, which is in the tree as a list of one item."""
    made = Element("bullets", node.first, node.first + 1, info="div")
    item = Element("item", node.first, node.first + 1, markup="-", info="div")
    title: Line | None = node.data["title"]
    if title is not None:
        item.children.append(Element("paragraph", title.number, title.number + 1, text=title.text))
    add_children(parser, node, item)
    made.children, made.stop = [item], item.stop
    into.children.append(made)


def _text(parser: Parser, lines: Block, into: Element) -> None:
    """Paragraphs of some lines; what was taken out of the text stands alone."""
    run: list[Line] = []
    for line in lines:
        taken = parser.stash.taken(line) if "\x02" in line.text else None
        if taken is None and ("<" not in line.text or not _BLOCK_TAG.match(line.text)):
            run.append(line)
            continue
        _paragraph(run, into)
        run = []
        into.children += taken or [Element("html_block", line.number, line.number + 1, text=line.text + "\n")]
    _paragraph(run, into)


def _paragraph(run: Block, into: Element) -> None:
    while run and not run[0].text.strip():  # the first line of an item whose text is below its marker
        run = run[1:]
    if run:
        text = "\n".join([line.text for line in run]).strip()
        into.children.append(Element("paragraph", run[0].number, run[-1].number + 1, text=text))


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
    end = parser.line_ends()[line.number]
    return Span(end - len(line.text.lstrip()), end)


def _row(parser: Parser, line: Line, header: bool) -> Row:
    delta = parser.line_ends()[line.number] - len(line.text)
    made = [(line.text[cell.start : cell.end], [(0, cell.start + delta)]) for cell in cells(line.text)]
    return Row(line.number, _place(parser, line), made, header)


def cells(text: str) -> list[Span]:
    """The cells of a row."""
    return cell_spans(text, Span(0, len(text)), True)[0]
