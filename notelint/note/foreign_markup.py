"""Markup of other generators and extensions in a post: what it is, whose, and what the site must not know for it to be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..document.blocks import Block, covers
from ..document.grammar.attributes import is_known
from ..named_tuple import NamedTuple
from ..regex import regex
from .liquid import left_by_liquid
from .note import Note, once_per_note

if TYPE_CHECKING:
    from ..document.masker import Mask


class Form(NamedTuple):
    """A kind of markup."""

    name: str
    """As ``Site.prints`` knows it; extensions of Python-Markdown have their own names."""
    whose: str


class ForeignMarkup(NamedTuple):
    """A place where some is written."""

    form: Form
    span: Span


KRAMDOWN, LIQUID = Form("kramdown", "kramdown's"), Form("liquid", "Jekyll's")
SHORTCODES = Form("shortcodes", "Hugo's")
WIKI_LINKS, COMMENTS = Form("wiki-links", "Obsidian's"), Form("percent-comments", "Obsidian's")
ATTRIBUTES, DIVS = Form("attributes", "pandoc's"), Form("divs", "pandoc's")
OTHER_TOC = Form("other-toc", "of another generator")
MISPLACED = Form("misplaced", "kramdown's")
"""An attribute list that stands where it belongs to nothing, so that kramdown itself prints it."""
ALERTS, ROLES = Form("alerts", "GitHub's"), Form("roles", "MyST's")
_KRAMDOWN_EXTENSION = regex(r"\{::(?:options|nomarkdown|comment)\b[^}\n]*\}")
_LIQUID = regex(
    r"\{%-?\s*(?:include|include_relative|post_url|link|highlight|endhighlight|raw|endraw|gist|seo|assign)\b"
)
_VARIABLE = regex(r"\{\{-?\s*(?:site|page)\.\w")
_OF_PANDOC = regex(r"\{[ ]?(?:[.#]\w|(?:width|height|fig-\w+)=)[^{}\n]*\}")
_LIST = regex(
    r"\{:[ ]*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*')|toc|no_toc)(?:[ ]+(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*')))*[ ]*\}"
)
"""Classes, an id and attributes, as kramdown reads them."""
_BRACKETED = regex(r"(?<![\]!])\[(?!\^)[^\[\]\n]*\w\]\Z")
"""Words that pandoc gives attributes to."""
_PICTURE = regex(r"!\[\[[^\]\n|]+\.(?:png|jpe?g|gif|svg|webp)\b", re.IGNORECASE)
_TOC = regex(r"\[\[_?toc_?\]\]", re.IGNORECASE)
_NAME = regex(r"\[\[([^\[\]\n|#]*[A-Za-z][^\[\]\n|#]*)")
_ROLE = regex(r"\{(?:doc|ref|numref|eq|cite(?::\w{1,9})?|term|download)\}\Z")
_ALERT = regex(r"\[![A-Za-z]+\][+-]?(?=[ \t]|$)", re.MULTILINE)
_DIV = regex(r"^[ \t>]*(:{3,}[ \t]*(?:\{[^}\n]+\}|[A-Za-z][\w-]*(?:[ \t]+[^\n:]*)?))[ \t]*$", re.MULTILINE)
_LINES: tuple[tuple[str, Form, re.Pattern[str]], ...] = (
    (":::", DIVS, _DIV),
    ("[", Form("toc", "Python-Markdown's"), regex(r"\A(\[TOC\]|\[toc\])[ \t]*$", re.MULTILINE)),
    (
        "!",
        Form("admonition", "Python-Markdown's"),
        regex(r"\A(!!![ \t]+[a-z]+(?:[ \t]+\".*\")?)[ \t]*$", re.MULTILINE),
    ),
    (
        "?",
        Form("details", "Python-Markdown's"),
        regex(r"\A(\?\?\?\+?[ \t]+[a-z]+(?:[ \t]+\".*\")?)[ \t]*$", re.MULTILINE),
    ),
    ("=", Form("tabbed", "Python-Markdown's"), regex(r"\A(===[!+]?[ \t]+\"[^\"\n]+\")[ \t]*$", re.MULTILINE)),
    ("-", Form("snippets", "Python-Markdown's"), regex(r"\A(-{1,2}8<-{1,2}[ \t]+\"[^\"\n]+\")[ \t]*$", re.MULTILINE)),
    (
        ".",
        Form("rst", "reStructuredText's"),
        regex(r"\A(\.\.[ ](?:note|warning|tip|code-block|image|figure|toctree|math)::)", re.MULTILINE),
    ),
)
"""What begins a paragraph, with its first character; of divs, a line."""
_INLINE: tuple[tuple[str, Form, re.Pattern[str]], ...] = (
    (
        "==",
        Form("mark", "Obsidian's"),
        regex(r"(?<![=\w<>!+*/-])==(?=[^\s=])[^=\n]{0,80}(?<=[^\s=<>!])==(?![=\w])"),
    ),
    (
        "++",
        Form("keys", "Python-Markdown's"),
        regex(r"\+\+(?:ctrl|cmd|alt|shift|win|esc|enter|tab)(?:\+[\w-]+)*\+\+"),
    ),
    ("%%", COMMENTS, regex(r"(?<!\S)%%[^%\n]+%%(?!\S)")),
    (
        "^",
        Form("caret", "pandoc's"),
        regex(r"(?<=[A-Za-z0-9)])\^(?:st|nd|rd|th|\d{1,2}[+-]?|[+-])\^(?![\w(^])"),
    ),
    ("~", Form("tilde", "pandoc's"), regex(r"(?<=[A-Z])~\d{1,2}~(?![~\d])")),
    (
        ":: ",
        Form("properties", "Logseq's"),
        regex(r"(?<!\S)(?:id:: [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|collapsed:: true)(?!\S)"),
    ),
    ("{::", KRAMDOWN, _KRAMDOWN_EXTENSION),
    ("{", ATTRIBUTES, regex(r"(?<=\))\{(?:width|height|fig-\w+)=[^{}\n]*\}")),
    ("^[", DIVS, regex(r"(?<=[\w.,;:!?)])\^\[[A-Z][^\[\]\n]{12,}\]")),
)
"""What stands within a text, behind the characters that it is looked for by."""


def read_foreign_markup(note: Note) -> Iterator[ForeignMarkup]:
    """Every place with markup that the site prints, or leaves out, because it does not know it."""
    places = [*_masked(note), *_at_line_starts(note), *_within_text(note), *_roles(note)]
    return (
        place
        for place in sorted(places, key=lambda place: place.span)
        if place.form is MISPLACED or note.site.prints(place.form.name)
    )


def _masked(note: Note) -> Iterator[ForeignMarkup]:
    """What the parser was not to see."""
    for mask in note.document.masks:
        read = _MASKS.get(mask.kind)
        form = read(note, mask, note.document.slice(mask.span)) if read is not None else None
        if form is not None:
            yield ForeignMarkup(form, mask.span)


def _attributes(note: Note, mask: Mask, written: str) -> Form | None:
    if written.startswith("{:") and note.document.grammar.attributes == "kramdown":
        belongs = is_known("kramdown", note.text, mask.span.start, written) or note.is_raw(mask.span.start)
        return None if belongs or not _LIST.fullmatch(written) else MISPLACED
    if written.startswith("{:"):
        return KRAMDOWN
    if written.startswith(":"):
        return DIVS if _DIV.match(written) else None
    if _OF_PANDOC.fullmatch(written) and _BRACKETED.search(note.text, max(0, mask.span.start - 200), mask.span.start):
        return DIVS
    behind = note.text[mask.span.start - 1 : mask.span.start] in (")", "`")
    return (
        ATTRIBUTES
        if behind and _OF_PANDOC.fullmatch(written) and not covers(_heading_spans(note), mask.span.start)
        else None
    )


@once_per_note
def _heading_spans(note: Note) -> list[Span]:
    return [heading.block.span for heading in note.headings]


def _liquid(note: Note, mask: Mask, written: str) -> Form | None:
    return LIQUID if _LIQUID.match(written) or _VARIABLE.match(written) else None


def _shortcode(note: Note, mask: Mask, written: str) -> Form | None:
    is_left = covers(left_by_liquid(note), mask.span.start)
    return None if is_left or re.match(r"\{\{[<%][ \t]*/", written) else SHORTCODES


def _wiki_link(note: Note, mask: Mask, written: str) -> Form | None:
    """A picture, or a note that is there under that name; a pipe makes a table for kramdown, which other rules tell."""
    if _TOC.fullmatch(written):
        line = note.document.slice(note.document.line_at(mask.span.start))
        return OTHER_TOC if line.strip() == written else None
    if "|" in written and note.site.engine.tables == "kramdown":
        return None
    name = _NAME.match(written)
    is_meant = _PICTURE.match(written) or (name is not None and note.site.has_source(name[1].strip()))
    return WIKI_LINKS if is_meant else None


_MASKS = {"attributes": _attributes, "liquid": _liquid, "shortcode": _shortcode, "wiki-link": _wiki_link}


_SIGNS = tuple(":[!?=-.")
"""What a line begins with that is another engine's markup."""


def _at_line_starts(note: Note) -> Iterator[ForeignMarkup]:
    source = note.document.source
    has_divs = "\n:::" in source
    for block in note.rendered:
        if block.kind == "paragraph":
            if has_divs or source[block.span.start : block.span.start + 1] in _SIGNS:
                yield from _of_paragraph(note, block)
        elif block.kind == "quote" and block.children and block.children[0].kind == "paragraph":
            texts = block.children[0].inlines
            found = _ALERT.match(note.document.source, texts[0].meta["span"].start) if texts else None
            if found is not None:
                yield ForeignMarkup(ALERTS, Span(*found.span()))


def _of_paragraph(note: Note, block: Block) -> Iterator[ForeignMarkup]:
    start = block.span.start
    source = note.document.source[start : block.span.end]
    if source[:1] not in _SIGNS and "\n:::" not in source:
        return
    for sign, form, pattern in _LINES:
        is_there = source.startswith(sign) or (form is DIVS and sign in source)
        for found in pattern.finditer(source) if is_there else ():
            if found[1].strip("[]").upper() not in note.document.references:
                yield ForeignMarkup(form, Span(start + found.start(1), start + found.end(1)))


def _within_text(note: Note) -> Iterator[ForeignMarkup]:
    triggers = {trigger for trigger, _, _ in _INLINE if trigger in note.document.source}
    if not triggers:
        return
    for token in note.inline("text"):
        for trigger, form, pattern in _INLINE:
            if trigger in triggers and trigger in token.content and not note.is_raw(token.meta["span"].start):
                for found in pattern.finditer(note.document.source, *token.meta["span"]):
                    yield ForeignMarkup(form, Span(*found.span()))


def _roles(note: Note) -> Iterator[ForeignMarkup]:
    """Names in braces right before a code span."""
    if "}`" not in note.text:
        return
    for token in note.inline("code_inline"):
        start = token.meta["span"].start
        found = _ROLE.search(note.text[max(0, start - 20) : start])
        if found is not None:
            yield ForeignMarkup(ROLES, Span(start - len(found[0]), token.meta["span"].end))
