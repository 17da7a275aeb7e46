"""Headings with their ids, and every other id that an in-page link can lead to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostic import Span
from ..site.engines.heading_ids import SHOWN, HeadingText
from ..site.engines.jupyter import jupyter_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from ..document.blocks import Block, Tree
    from ..document.document import Document
    from ..site.site import Site

_ID_IN_ATTRIBUTES = re.compile(r"#([\w:.-]+)")
LABEL = re.compile(
    r"(?:(?<![(/\w\"'])#|label:[ \t]*[\"']?|label=[\"']?)((?:fig|tbl|sec|eq|lst|thm|lem|exm|exr)-[\w-]+)"
)
"""What Quarto gives an id for cross-references."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ID_IN_TAG = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


_HTML_HEADING = re.compile(r"<h[1-6]\b[^>]*>(.{0,500}?)</h[1-6]>", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as readers and links see it."""

    block: Block
    level: int
    text: str
    span: Span
    """Of the text, without hashes or underline."""
    id: str | None
    """The id its page has for it; None where a template fills the heading in."""


def text_span(block: Block) -> Span:
    """The span of a heading's or paragraph's text, without its markers."""
    children = block.inlines
    if not children:
        return Span(block.span.end, block.span.end)
    return Span(children[0].meta["span"].start, children[-1].meta["span"].end)


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
            parts.append(("text", " "))
        elif child.type == "image":
            parts += [("alt", content) for _, content in text_parts(document, child.children)]
    return parts


def _plain(parts: Sequence[tuple[str, str]]) -> str:
    shown = (content.strip("$") if kind == "math" else content for kind, content in parts if kind in SHOWN)
    return " ".join("".join(shown).split())


def _unmasked(document: Document, span: Span) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    position = span.start
    for mask in document.masks_in(span):
        parts.append(("text", document.text[position : mask.span.start]))
        written = document.slice(mask.span)
        if mask.kind in ("math", "attributes", "footnote"):
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
    own = [_own_id(document, block) if site.engine.attributes else None for block in blocks]
    parts = [_parts_of(document, block, site) for block in blocks]
    texts = _id_texts(document, blocks, parts, own, site)
    generated = iter((jupyter_ids if _in_jupyter(document, site) else site.heading_ids)(texts))
    headings = []
    for block, part, identifier in zip(blocks, parts, own, strict=True):
        if identifier is None:
            identifier = next(generated)
            if site.has_templates and any(kind == "template" for kind, _ in part):
                identifier = None
        headings.append(Heading(block, block.level, _plain(part), text_span(block), identifier))
    return headings


def _in_jupyter(document: Document, site: Site) -> bool:
    """Whether links in a post are first of all those of a notebook that Jupyter shows."""
    return bool(document.cells) and site.notebooks == "jupyter"


def _parts_of(document: Document, block: Block, site: Site) -> list[tuple[str, str]]:
    parts = text_parts(document, block.inlines)
    behind = _unknown_attributes(document, block, site)
    return [*parts, ("text", " " + behind)] if behind else parts


def _id_texts(
    document: Document, blocks: list[Block], parts: list[list[tuple[str, str]]], own: Sequence[str | None], site: Site
) -> list[HeadingText]:
    notes = {document.slice(mask.span)[:-1] for mask in document.masks if mask.kind == "footnote-definition"}
    return [
        HeadingText(_source(document, block, site), tuple(_as_rendered(part, notes, site)))
        for block, part, identifier in zip(blocks, parts, own, strict=True)
        if identifier is None
    ]


def _source(document: Document, block: Block, site: Site) -> str:
    """A heading's text as written, with the attributes that its engine does not know."""
    return f"{document.slice(text_span(block))} {_unknown_attributes(document, block, site)}".rstrip(" ")


def _unknown_attributes(document: Document, block: Block, site: Site) -> str:
    """Attributes at a heading's end that are text to the engine."""
    end = text_span(block).end
    line = Span(end, document.line_at(end).end)
    found = [document.slice(mask.span) for mask in document.masks_in(line) if mask.kind == "attributes"]
    return " ".join(written for written in found if not _known_attributes(written, site))


def _known_attributes(written: str, site: Site) -> bool:
    """True for attributes that the engine takes off; kramdown knows ``{#id}`` and ``{: …}``, not ``{.class}``."""
    forms = site.engine.attributes
    return forms == "all" or (forms == "kramdown" and written.startswith(("{#", "{:")))


def _as_rendered(parts: list[tuple[str, str]], notes: set[str], site: Site) -> Iterator[tuple[str, str]]:
    """What engines do not know of these constructs is text to them."""
    for kind, content in parts:
        if kind == "template" or (kind == "footnote" and content not in notes):
            yield "text", content
        elif kind != "attributes" or not _known_attributes(content, site):
            yield ("text" if kind == "attributes" else kind), content


def read_anchors(document: Document, headings: list[Heading], site: Site) -> set[str]:
    """Every id in the post: of headings, HTML elements, attribute lists and shortcodes."""
    anchors = {heading.id for heading in headings if heading.id}
    blocks = [heading.block for heading in headings]
    parts = [_parts_of(document, block, site) for block in blocks]
    texts = _id_texts(document, blocks, parts, [None] * len(blocks), site)
    anchors |= site.other_ids(texts)
    if document.cells and site.notebooks != "site":
        anchors.update((*jupyter_ids(texts), *site.heading_ids(texts)))
    for mask in document.masks:
        written = document.slice(mask.span)
        if mask.kind == "attributes":
            anchors.update(_ID_IN_ATTRIBUTES.findall(written))
        elif mask.kind in ("shortcode", "liquid"):
            anchors.update(_ids(written))
    if site.ids_of_html:
        in_html = [_ANY_TAG.sub("", text).strip() for text in _HTML_HEADING.findall(document.text)]
        anchors.update(site.heading_ids([HeadingText("", (("text", text),)) for text in in_html]))
    if site.has_cross_references:
        anchors.update(LABEL.findall(document.text))
    for token in document.tokens:
        if token.type == "html_block":
            anchors.update(_ids(_COMMENT.sub("", token.content)))
        elif token.type == "fence" and "#" in token.info:
            anchors.update(_ID_IN_ATTRIBUTES.findall(token.info))
        for child in token.children or ():
            if child.type == "html_inline" and not child.content.startswith("<!--"):
                anchors.update(_ids(child.content))
    return anchors


def _ids(tag: str) -> list[str]:
    return [unescape(double or single or bare) for double, single, bare in _ID_IN_TAG.findall(tag)]


def _own_id(document: Document, block: Block) -> str | None:
    """The id that an attribute list at the heading's end or on the line below gives it."""
    last = document.place(block.span.end)[0]
    reach = Span(block.span.start, document.line_span(last).end)
    for mask in document.masks_in(reach):
        if mask.kind == "attributes" and (found := _ID_IN_ATTRIBUTES.search(document.slice(mask.span))):
            return found[1]
    return None


def same_letters(text: str) -> str:
    """A text without what may differ between two spellings of an id: case and everything but letters and digits."""
    return re.sub(r"[\W_]+", "", text.lower())


_LONGEST = 300
"""An id that has more letters is like no other."""
_COMMON, _MOST_SHARED = 50, 300
"""How many ids may share three letters, and how many in all are looked at, for one that is nearly the same."""


class Title(NamedTuple):
    """A heading without the block that it is."""

    text: str
    span: Span
    """In its own post."""
    id: str | None
    """None where a template fills it in when the site is built."""


class AnchorIndex:
    """Finds the one id that a wrong one clearly means, in time that does not grow with the number of ids."""

    def __init__(self, anchors: set[str], titles: Iterable[Title]) -> None:
        self._by_letters: dict[str, list[str]] = {}
        for anchor in sorted(anchors):
            self._by_letters.setdefault(same_letters(anchor), []).append(anchor)
        self._sorted = sorted(self._by_letters)
        self._by_text: dict[str, list[str]] = {}
        self._of_titles: set[str] = set()
        for title in titles:
            if title.id:
                self._of_titles.add(title.id)
                self._by_text.setdefault(same_letters(title.text), []).append(title.id)
        self._pieces: dict[str, list[str]] = {}
        for letters in self._sorted:
            for piece in {letters[at : at + 3] for at in range(min(len(letters), 60) - 2)}:
                self._pieces.setdefault(piece, []).append(letters)

    def nearest(self, wanted: str, text: str) -> str | None:
        """The id with the same letters, beginning with them, with nearly the same, or of the heading a link names."""
        plain = same_letters(wanted)
        if not plain:
            return None
        if plain in self._by_letters:
            return self._one(self._by_letters[plain])
        if len(plain) > 11:
            first = bisect_left(self._sorted, plain)
            starting = [letters for letters in self._sorted[first : first + 2] if letters.startswith(plain)]
            if len(starting) == 1 and (one := self._one(self._by_letters[starting[0]])) is not None:
                return one
        near = self._similar(plain)
        if near is not None:
            return near
        named = self._by_text.get(same_letters(text), []) if len(text) > 5 else []
        return named[0] if len(named) == 1 else None

    def _similar(self, plain: str) -> str | None:
        if len(plain) > _LONGEST:
            return None
        shared: Counter[str] = Counter()
        pieces = {plain[at : at + 3] for at in range(min(len(plain), 60) - 2)}
        room = _MOST_SHARED
        for holders in sorted((self._pieces.get(piece, []) for piece in sorted(pieces)), key=len):
            room -= len(holders)
            if len(holders) > _COMMON or room < 0:  # a piece that many ids share tells nothing
                break
            shared.update(holders)
        candidates = [letters for letters, _ in shared.most_common(5) if len(letters) <= _LONGEST]
        scored = sorted(
            ((SequenceMatcher(None, plain, letters).ratio(), letters) for letters in candidates), reverse=True
        )
        if not scored or scored[0][0] < 0.85 or (len(scored) > 1 and scored[1][0] >= scored[0][0] - 0.03):
            return None
        return self._one(self._by_letters[scored[0][1]])

    def _one(self, ids: list[str]) -> str | None:
        """The only one, or the only one that a heading has: a notebook's headings have Jupyter's ids as well."""
        own = ids if len(ids) == 1 else [identifier for identifier in ids if identifier in self._of_titles]
        return own[0] if len(own) == 1 else None
