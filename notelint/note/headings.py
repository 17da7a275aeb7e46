"""Headings with the ids that their page has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..document.grammar.attributes import OF_HEADING, ids, is_known
from ..named_tuple import NamedTuple
from ..site.engines.heading_ids import SHOWN, HeadingText
from ..site.engines.jupyter import jupyter_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from ..document.blocks import Block, Tree
    from ..document.document import Document
    from ..site.site import Site


class Heading(NamedTuple):
    """A heading as readers and links see it."""

    block: Block
    level: int
    text: str
    span: Span
    """Of the text, without hashes or underline."""
    id: str | None
    """The id its page has for it; None where a template fills the heading in."""
    written: HeadingText
    """As engines see it."""


def siblings(headings: Iterable[Heading]) -> Iterator[list[Heading]]:
    """The headings of one level that follow one another below one heading, in document order."""
    open_: dict[int, list[Heading]] = {}
    for heading in headings:
        for level in [level for level in open_ if level > heading.level]:
            yield open_.pop(level)
        open_.setdefault(heading.level, []).append(heading)
    yield from open_.values()


def plain_text(document: Document, children: list[Token] | None) -> str:
    """What a reader sees of inline markdown, in one line; nothing of pictures."""
    if (
        children
        and len(children) == 1
        and children[0].type == "text"
        and not document.masks_in(children[0].meta["span"])
    ):
        return " ".join(children[0].content.split())
    return _plain(text_parts(document, children))


def text_parts(document: Document, children: list[Token] | None) -> list[tuple[str, str]]:
    """The text of inline markdown in order, as pairs of kind and content (see ``HeadingText.parts``)."""
    parts: list[tuple[str, str]] = []
    for child in children or ():
        if child.type == "text" and document.masks_in(child.meta["span"]):
            parts += _unmasked(document, child.meta["span"])
        elif child.type == "text" or (child.type == "text_special" and child.content == child.markup):
            if parts and parts[-1][0] == "text":
                parts[-1] = ("text", parts[-1][1] + child.content)
            else:
                parts.append(("text", child.content))
        elif child.type == "text_special":
            parts.append((child.info, child.content))
        elif child.type == "code_inline":
            padded = child.markup == "`" and document.slice(child.meta["span"])[1:2] == " " != child.content.strip()
            blank = len(child.markup) > 1 and not child.content.strip()
            code = ("blank-code" if blank else "code", child.content)
            parts += [("pad", " "), code, ("pad", " ")] if padded else [code]
        elif child.type == "html_inline":
            parts.append(("tag", child.content))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(("text", "\n"))
        elif child.type == "image":
            parts += [("open", ""), *_of_picture(text_parts(document, child.children)), ("close", "")]
        elif child.nesting:
            parts.append(("open", child.info) if child.nesting > 0 else ("close", ""))
    return parts


def _of_picture(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The parts of a picture's text, none of which is shown; code is an element of its own."""
    for kind, content in parts:
        if kind in ("code", "blank-code"):
            yield from (("open", ""), ("alt", content), ("close", ""))
        else:
            yield ("alt" if kind in SHOWN else kind), content


def _plain(parts: Sequence[tuple[str, str]]) -> str:
    shown = (content.strip("$") if kind == "math" else content for kind, content in parts if kind in SHOWN)
    return " ".join("".join(shown).split())


def _unmasked(document: Document, span: Span) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    position = span.start
    for mask in document.masks_in(span):
        parts.append(("text", document.text[position : mask.span.start]))
        written = document.slice(mask.span)
        if mask.kind == "attributes":
            known = is_known(document.grammar.attributes, document.text, mask.span.start, written)
            parts.append(("attributes" if known else "text", written))
        elif mask.kind in ("math", "footnote"):
            parts.append((mask.kind, written))
        elif mask.kind == "wiki-link":
            parts.append(("text", written.strip("![]").rpartition("|")[2]))
        elif mask.kind in ("liquid", "shortcode"):
            parts.append(("template", written))
        position = mask.span.end
    parts.append(("text", document.text[position : span.end]))
    return [part for part in parts if part[1]]


def read_headings(document: Document, tree: Tree, site: Site) -> list[Heading]:
    """All headings, in lists, quotes and details too, in document order."""
    blocks = [block for block in tree.walk() if block.kind == "heading"]
    parts = [text_parts(document, block.inlines) for block in blocks]
    texts = _heading_texts(document, blocks, parts)
    in_jupyter = bool(document.cells) and site.notebooks == "jupyter"
    headings = []
    for block, part, text, made in zip(
        blocks, parts, texts, (jupyter_ids if in_jupyter else site.heading_ids)(texts), strict=True
    ):
        filled_in = text.own is None and site.has_templates and any(kind == "template" for kind, _ in part)
        headings.append(Heading(block, block.level, _plain(part), block.text_span, None if filled_in else made, text))
    return headings


def _heading_texts(document: Document, blocks: list[Block], parts: list[list[tuple[str, str]]]) -> list[HeadingText]:
    """Headings as engines see them; to the parts of each is added what its engine does not know of attributes."""
    notes = {document.slice(mask.span)[:-1] for mask in document.masks if mask.kind == "footnote-definition"}
    texts = []
    for block, part in zip(blocks, parts, strict=True):
        printed, own = _attributes_at_end(document, block)
        if printed:
            part.append(("text", " " + printed))
        source = f"{document.slice(block.text_span)} {printed}".rstrip(" ")
        texts.append(HeadingText(source, tuple(_as_rendered(part, notes)), own))
    return texts


def _attributes_at_end(document: Document, block: Block) -> tuple[str, str | None]:
    """Of the attributes at a heading's end, and in kramdown beside it, those that are printed, and the id that they give."""
    end, form = block.text_span.end if block.inlines else block.span.start, document.grammar.attributes
    line = Span(end, document.line_at(end).end)
    printed, own = [], None
    for mask in document.masks_in(line):
        written = document.slice(mask.span)
        if mask.kind != "attributes":
            continue
        if form and OF_HEADING[form].match(document.text, mask.span.start, line.end):
            own = next(iter(ids(written)[-1:]), own)
        elif not is_known(form, document.text, mask.span.start, written):
            printed.append(written)
    return " ".join(printed), own or (_id_beside(document, block) if form == "kramdown" else None)


def _id_beside(document: Document, block: Block) -> str | None:
    """The id of a kramdown attribute list on the line below a heading, or on the one above with nothing above that."""
    first = document.place(block.span.start)[0] - 1
    below = document.line_span(document.place(block.span.end)[0])
    lines = [below] if below.start > block.span.end else []
    if first and (first < 2 or not document.line(first - 2).strip(" \t>")):
        lines.append(document.line_span(first - 1))
    for line in lines:
        for mask in document.masks_in(line):
            written = document.slice(mask.span)
            if mask.kind == "attributes" and written.startswith("{:") and (found := ids(written)):
                return found[-1]
    return None


def _as_rendered(parts: Sequence[tuple[str, str]], notes: set[str]) -> Iterator[tuple[str, str]]:
    """What engines do not know of these constructs is text to them."""
    for kind, content in parts:
        if kind == "template" or (kind == "footnote" and content not in notes):
            yield "text", content
        elif kind != "attributes":
            yield kind, content
