"""Every id that an in-page link can lead to, and the one that a wrong link means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..document.blocks import covers
from ..document.grammar.attributes import ids, is_known
from ..named_tuple import NamedTuple
from ..regex import regex
from ..site.engines.heading_ids import HeadingText
from ..site.engines.jupyter import jupyter_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.document import Document
    from ..site.site import Site
    from .headings import Heading

_LABEL = regex(
    r"#(?<![(/\w\"']#)((?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|tip|nte|wrn|imp|cau)-[\w-]+)"
)
"""What Quarto gives an id for cross-references."""
_CELL_OPTION = regex(r"^[ \t>]*(?:#|//|--|%%?)\|[ \t]*label:[ \t]*[\"']?([\w-]+)", re.MULTILINE)
_CHUNK_LABEL = regex(r"\{\w+[ ,]+(?:label=[\"']?)?([\w-]+)(?=[\"',\s}])(?!\s*=)")
"""The first word after the language, as knitr reads it."""
_TAB = regex(r'===[!+]?[ \t]+"([^\n]*)"')
_SIGN = regex(r":[\w+-]+:")
_IN_COMMENT = regex(r"[\w.+-]+")
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ID_IN_TAG = regex(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HTML_HEADING = regex(r"<h[1-6]\b[^>]*>(.{0,500}?)</h[1-6]>", re.IGNORECASE | re.DOTALL)
_ANY_TAG = regex(r"<[^<>]*>")


def read_anchors(document: Document, headings: list[Heading], site: Site) -> set[str]:
    """Every id in the post: of headings, HTML elements, attribute lists, labels and shortcodes."""
    anchors = {heading.id for heading in headings if heading.id}
    texts = [heading.written for heading in headings]
    anchors |= site.other_ids(texts)
    if document.cells and site.notebooks != "site":
        anchors.update((*jupyter_ids(texts), *site.heading_ids(texts)))
    anchors.update(_ids_of_masks(document, site))
    anchors.update(_ids_of_tokens(document, site))
    if site.ids_of_html:
        anchors.update(site.heading_ids(_with_html(document, headings)))
    if site.has_cross_references:
        anchors.update(_labels(document))
    if how := site.names_tabs():
        anchors.update(_ids_of_tabs(document, headings, how))
    if site.fills_comments():
        anchors.update(_names_in_comments(document))
    return anchors


def _ids_of_tabs(document: Document, headings: list[Heading], how: str) -> Iterator[str]:
    """What ``pymdownx.tabbed`` makes of the titles of tabs; a sign such as ``:star:`` counts in some versions."""
    starts = [heading.span.start for heading in headings]
    for mask in document.masks:
        title = _TAB.match(document.text, mask.span.start) if mask.kind == "admonition" else None
        if title is None:
            continue
        above = bisect_right(starts, mask.span.start) - 1
        before = f"{headings[above].id}-" if how == "combined" and above >= 0 else ""
        for text in {title[1], _SIGN.sub("", title[1]).strip()}:
            slug = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
            yield from (before + slug, before + slug.lower())


def _names_in_comments(document: Document) -> Iterator[str]:
    """What a program of the blog's own may make an id of: ``<!-- md:option tabs.slugify -->``."""
    for comment in _COMMENT.findall(document.text) if "<!--" in document.text else ():
        for name in _IN_COMMENT.findall(comment):
            if any(map(str.isalnum, name)):
                yield from (name, f"+{name}")


def _ids_of_masks(document: Document, site: Site) -> Iterator[str]:
    """Ids in attribute lists, shortcodes and templates; where the engine is not known, any list's."""
    form = document.grammar.attributes
    for mask in document.masks:
        if mask.kind == "attributes":
            written = document.slice(mask.span)
            if not site.knows_engine or is_known(form, document.text, mask.span.start, written):
                yield from ids(written)
        elif mask.kind in ("shortcode", "liquid"):
            yield from _ids_of_tag(document.slice(mask.span))
        elif mask.kind == "footnote-definition" and form == "pandoc":
            yield "footnotes"


def _ids_of_tokens(document: Document, site: Site) -> Iterator[str]:
    """Ids in HTML, of code blocks and of the terms of definition lists."""
    in_code = document.grammar.attributes in ("pandoc", "attr_list") or not site.knows_engine
    engine = site.engine
    above = None
    for token in document.tokens:
        if token.type == "fence" and in_code and "#" in token.info:
            yield from ids(token.info)
        elif above == "dt_open" and engine.terms_have_ids:
            yield from site.heading_ids([HeadingText(token.content, (("text", token.content),))])
        above = token.type
        if engine.drops_html:
            continue
        if token.type == "html_block":
            yield from _ids_of_tag(_COMMENT.sub("", token.content))
        for child in token.children or ():
            if child.type == "html_inline" and not child.content.startswith("<!--"):
                yield from _ids_of_tag(child.content)


def _with_html(document: Document, headings: list[Heading]) -> list[HeadingText]:
    """All headings in their order, with those that are written in HTML."""
    found = [(heading.span.start, heading.written) for heading in headings]
    for token in document.tokens:
        if token.type == "html_block" and token.map is not None and "</h" in token.content.lower():
            place = document.line_span(token.map[0]).start
            for text in _HTML_HEADING.findall(_COMMENT.sub("", token.content)):
                shown = unescape(_ANY_TAG.sub("", text)).strip()
                found.append((place, HeadingText(shown, (("text", shown),))))
    return [text for _, text in sorted(found, key=lambda pair: pair[0])]


def _labels(document: Document) -> Iterator[str]:
    """What Quarto gives ids to: attribute lists of anything in the text, and the cells that it runs."""
    code = sorted(_code(document))
    for found in _LABEL.finditer(document.text):
        if not covers(code, found.start()):
            yield found[1]
    for token in document.tokens:
        if token.type == "fence" and token.info.startswith("{") and not token.info.startswith(("{.", "{#", "{=")):
            yield from _CELL_OPTION.findall(token.content)
            yield from _CHUNK_LABEL.findall(token.info)
    for cell in document.cells:
        if not cell.is_prose:
            yield from _CELL_OPTION.findall(document.text[cell.start : cell.end])


def _code(document: Document) -> Iterator[tuple[int, int]]:
    """The code and the comments of a post, by offsets."""
    for mask in document.masks:
        if mask.kind == "comment":
            yield mask.span
    for token in document.tokens:
        if token.type in ("fence", "code_block") and token.map is not None:
            yield document.lines_span(*token.map)
        elif token.type == "html_block" and token.map is not None and "<!--" in token.content:
            start = document.line_span(token.map[0]).start
            yield from (
                (start + found.start(), start + found.end())
                for found in _COMMENT.finditer(document.slice(Span(start, document.line_span(token.map[1]).start)))
            )
        for child in token.children or ():
            if child.type == "code_inline" or (child.type == "html_inline" and child.content.startswith("<!--")):
                yield child.meta["span"]


def _ids_of_tag(tag: str) -> list[str]:
    return [unescape(double or single or bare) for double, single, bare in _ID_IN_TAG.findall(tag)]


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
        else:
            if len(plain) > 9:  # one piece in common is chance
                shared = Counter({letters: count for letters, count in shared.items() if count > 1})
        candidates = [letters for letters, _ in shared.most_common(5) if len(letters) <= _LONGEST]
        from difflib import SequenceMatcher

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
