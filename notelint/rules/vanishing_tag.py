r"""Words in angle brackets disappear from the page, because they are read as an HTML tag: `<HOSTNAME>`, `<your-name>`,
`List<T>`.

So do HTML elements that a sentence or a list item speaks about: "the `<head>` holds the title".

Put them in backticks, or write `\<`. GitHub, Obsidian and Hugo show names with an underscore; the other engines read
them as tags too; to Python-Markdown `\<` is no escape. kramdown and Hugo make quotation marks of two brackets on each side.

Bad:

    Connect with ssh user@<HOSTNAME> and wait.

Good:

    Connect with `ssh user@<HOSTNAME>` and wait.
"""

import re
from collections.abc import Iterator
from itertools import chain

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block, covers
from ..note.note import Note
from ..note.raw_below import raw_below
from ..regex import regex
from . import Rule

_TAG = regex(r"</?([A-Za-z][\w-]*+)([^>]*)>$", re.DOTALL)
_FIRST_TAG = regex(r"[^<\n]*(?P<tag><(?P<name>[A-Za-z][\w-]*+)(?P<rest>(?:\s[^<>]*)?)>)")
_ESCAPED = regex(r"\\(</?[A-Za-z][\w-]*(?:, ?\w+)*>)")
_LONGEST = 60
"""Characters of a name."""
_BARE = regex(r"<[A-Za-z][A-Za-z1-6]*>")
_LOOSE = regex(r"(?<![<\\])<[A-Za-z]\w*(?:, ?[A-Za-z]\w*)*>")
"""What CommonMark takes for text, and others for a tag: a name with an underscore, and for some several names."""
_PLACEHOLDER = regex(r"(?<![A-Z\d_])[A-Z][A-Z\d]*+(?>(?:_[A-Z\d]++)+)")
"""What a program of the blog's own replaces."""
_ELEMENTS = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas"
    " caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption"
    " figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label"
    " legend li link main map mark marquee math menu meta meter nav nobr noscript object ol optgroup option output p param path"
    " picture pre progress q rect rp rt ruby s samp script search section select slot small source span strike strong style sub"
    " summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr annotation"
    " semantics mrow mi mo mn msup msub mfrac circle line polyline polygon text tspan defs use symbol".split()
)
_JOINED = regex(
    r"(?<![^\s\"“(*>])[^\s<>`*()\[\]|\"“”]{0,60}(?:<[A-Za-z][\w-]*>[^\s<>`*()\[\]|\"“”]{0,60}){2,9}(?<![.,;:!?…])"
)
"""Several with no space between them, and what is joined to them: one address or command."""
_WIDE = 100
"""Characters on each side of a tag in which others are joined to it."""
_BEFORE = regex(
    r"(?:\b(?:the|an?|use|using|used|uses|called|inside|in|into|within|of|and|or|with|between|like|than|to|for|is|are|as|e\.g\.)|,)\s+[*_\"'“(]*\Z",
    re.IGNORECASE,
)
_AFTER = regex(
    r"[*_\"'”)]*(?:[.,;:](?:\s|\Z)|\s+(?:and|or|is|are|for|to|in|tags?|elements?|attributes?)\b|\s*\Z)", re.IGNORECASE
)
"""What stands beside a tag that a sentence speaks of."""
_SPEAKS_OF = regex(r"[*_\"'”)]*\s+(?:(?:tags?|elements?)\b|(?:is|are)\s+(?:an?|the|used|where|how)\s)", re.IGNORECASE)
"""What follows a tag that is itself the subject of a sentence."""
_EXPLAINED = regex(
    r"(?:[-*+]|\d+[.)])\s+[*_]*<(?P<name>[a-z][a-z1-6]*)>[*_]*(?:\s*[:=–—]|\s+-)\s*[A-Za-z]", re.IGNORECASE
)
"""An element that an item begins with, and what it is."""
_NEAR = 20
"""Characters beside a tag that say what it is there for."""
_OPTIONAL = frozenset(("br", "hr", "wbr", "p", "li"))
"""Elements that stand in a text without an end tag."""


def check(note: Note) -> Iterator[Finding]:
    if "<" not in note.text:
        return
    reads_any = note.site.engine.any_name_is_a_tag
    torn = _torn(note) if reads_any else []
    for finding in chain(_names(note), _elements(note), _escaped(note) if reads_any else ()):
        if not covers(torn, finding.span.start):
            yield finding


def _torn(note: Note) -> list[tuple[int, int]]:
    """The details elements that do not begin at the margin, of which Python-Markdown renders some and tears others apart."""
    details = (block.span for block in note.tree.walk() if block.kind == "details")
    found = list[tuple[int, int]]()
    for span in sorted(span for span in details if note.document.line_at(span.start).start != span.start):
        if not found or found[-1][1] < span.end:
            found.append((span.start, span.end))
    return found


def _names(note: Note) -> Iterator[Finding]:
    """Names that are no element of HTML."""
    filled = _PLACEHOLDER if note.site.fills_comments() else None
    closed = {match[1].lower() for match in re.finditer(r"</([A-Za-z][\w-]*)\s*>", note.document.source)}
    for token in note.inline("html_inline"):
        match = _TAG.match(token.content)
        if match is None or token.content.startswith("</") or "=" in match[2] or match[2].strip().endswith("/"):
            continue
        name = match[1]
        if filled is not None and filled.fullmatch(name):
            continue
        if name.lower() not in _ELEMENTS and name.lower() not in closed and not _is_quoted(note, token.meta["span"]):
            yield _finding(note, token.meta["span"], token.content)
    yield from _at_the_start(note, closed)
    for token in note.inline("text") if not note.site.engine.strict_emphasis else ():
        if "<" in token.content:
            for match in _LOOSE.finditer(note.document.source, *token.meta["span"]):
                if filled is not None and filled.fullmatch(match[0][1:-1]):
                    continue
                if "_" in match[0] or note.site.engine.any_name_is_a_tag:
                    yield _finding(note, Span(*match.span()), match[0])


def _escaped(note: Note) -> Iterator[Finding]:
    """Names behind a backslash, for an engine to which that is no escape."""
    for token in note.inline("text_special"):
        start, end = token.meta["span"]
        tag = _ESCAPED.match(note.document.source, start, end + _LONGEST) if token.content == "<" else None
        if tag is not None and not note.is_raw(start):
            span = Span(*tag.span())
            fix = Fix("put it in backticks", (Edit(span, f"`{tag[1]}`"),))
            message = f"{tag[1]} is read as an HTML tag and disappears from the page; the backslash shows up"
            yield Finding(span, message, "write it in backticks, or the bracket as &lt;", fix)


def _at_the_start(note: Note, closed: set[str]) -> Iterator[Finding]:
    """Those that an HTML block begins with, which the engine may make of a line that begins with a tag."""
    below = raw_below(note)
    for block in note.tree.walk():
        match = _FIRST_TAG.match(note.document.source, *block.span) if block.kind == "html" else None
        if match is None or "=" in match["rest"] or match["rest"].strip().endswith("/"):
            continue
        span = Span(*match.span("tag"))
        if match["name"].lower() not in _ELEMENTS | closed and not (below and below.start == span.start):
            yield _finding(note, span, match["tag"])


def _elements(note: Note) -> Iterator[Finding]:
    """Elements of HTML that are spoken of."""
    for block in note.rendered:
        if block.kind in ("paragraph", "heading", "item"):
            for tag in _spoken_of(note, block):
                name = note.document.slice(tag).strip("<>").lower()
                if name in _ELEMENTS and name not in note.site.engine.printed_tags:
                    yield _finding(note, tag, note.document.slice(tag))


def _spoken_of(note: Note, block: Block) -> Iterator[Span]:
    """The start tags of a block that no end tag follows, and that a sentence speaks of or an item explains."""
    if block.kind == "item":
        first = block.children[0] if block.children else block
        match = _EXPLAINED.match(note.text, block.span.start)
        if match and f"</{match['name'].lower()}" not in note.document.slice(first.span).lower():
            yield Span(match.start("name") - 1, match.end("name") + 1)
        return
    tags = [token for token in block.inlines if token.type == "html_inline"]
    closed = {token.content.strip("</> ").lower() for token in tags if token.content.startswith("</")}
    for token in tags:
        span = token.meta["span"]
        name = token.content[1:-1].lower()
        if _BARE.fullmatch(token.content) and name not in closed and _is_spoken_of(note, block, span, name):
            yield span


def _is_spoken_of(note: Note, block: Block, tag: Span, name: str) -> bool:
    before = note.text[max(block.span.start, tag.start - _NEAR) : tag.start]
    after = note.text[tag.end : min(block.span.end, tag.end + _NEAR)]
    speaks = _SPEAKS_OF.match(after)
    if speaks is not None and (name not in _OPTIONAL or speaks[0].split()[-1].lower().startswith(("tag", "element"))):
        return True
    return name not in _OPTIONAL and bool(_BEFORE.search(before) and _AFTER.match(after))


def _is_quoted(note: Note, span: Span) -> bool:
    """Whether two angle brackets on each side are quotation marks to the engine."""
    beside = note.text[span.start - 1 : span.start] + note.text[span.end : span.end + 1]
    return note.site.engine.guillemets and beside == "<>"


def _joined(note: Note, tag: Span) -> Span:
    """A tag with what is joined to it, where another tag is; itself alone otherwise."""
    line = note.document.line_at(tag.start)
    near = max(line.start, tag.start - _WIDE), min(line.end, tag.end + _WIDE)
    if note.text.count("<", *near) < 2:
        return tag
    spans = (Span(*match.span()) for match in _JOINED.finditer(note.text, *near))
    return next((span for span in spans if span.start <= tag.start and tag.end <= span.end), tag)


def _finding(note: Note, span: Span, tag: str) -> Finding:
    whole = _joined(note, span)
    written = f"`{note.document.slice(whole)}`"
    fix = Fix("put it in backticks", (Edit(whole, written),)) if not note.is_raw(span.start) else None
    message = f"{tag} is read as an HTML tag and disappears from the page"
    return Finding(span, message, "write it in backticks, or the bracket as &lt;", fix)


RULE = Rule("MK008", "vanishing-tag", "Words in angle brackets that disappear from the page", Severity.WARNING, check)
