"""The rest of the post shows up as raw text: its headings, lists and links too.

kramdown and Python-Markdown do this after a line that begins with a tag that is not closed, even if the tag is inside
backticks that go over two lines. Close the tag, or move it away from the start of the line. Tags that belong inside a
sentence, such as `<kbd>`, do no harm.

In every engine a `<script>` or `<style>` at the start of a line that is never closed takes all that is below it, and on
GitHub, in Obsidian and in Hugo so does a comment without its `-->`, which the other engines show as text.

Bad:

    Of the elements that divide a page,
    <section> is used too often.

    ## The names

Good:

    Of the elements that divide a page,
    `<section>` is used too often.

    ## The names
"""

import re
from collections.abc import Iterator
from functools import cache

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import covers
from ..note.note import Note
from ..regex import regex
from . import Rule

_TAG = regex(r"^[ ]{0,3}(?P<tag><(?P<name>[A-Za-z][\w:-]*)(?:\s[^<>]*)?>)", re.MULTILINE)
_INLINE = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby samp"
    " select small span strong sub sup tt u var".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote canvas center details div dl fieldset figcaption figure footer form header hgroup main nav ol p"
    " section table ul h1 h2 h3 h4 h5 h6".split()
)
"""The elements of which Python-Markdown leaves alone what is inside; to kramdown they are all that are not of running text."""
_VOID = frozenset(
    "area base br col command embed hr img input keygen link meta param source track wbr script style pre textarea".split()
)
_LITERAL = regex(r"<!--|<(?P<name>script|style|pre|textarea)(?=[\s>])[^<>]*>", re.IGNORECASE)
_SHOWN = ("pre", "textarea")
"""Of these, the elements that show what is in them as it is written."""
_END = regex(r"</([A-Za-z][\w:-]*)\s*>")
_MARKDOWN = regex(r"^[ ]{0,3}(?:#{1,6}|[-*+]|\d{1,3}\.|>)[ ]+\S|^(?:```|~~~)|\*\*\w|\]\(", re.MULTILINE)


def check(note: Note) -> Iterator[Finding]:
    if tag := raw_below(note):
        name = note.document.slice(tag).strip("<>").split()[0]
        message = f"{note.site.engine.title} shows everything below as raw text: <{name}> is never closed"
        help = f"write </{name}> where it ends; if no tag is meant, put it in backticks, not at the start of a line"
        yield Finding(tag, message, help)
    elif "<" in note.text and not note.document.cells:
        yield from _unclosed(note)


def _unclosed(note: Note) -> Iterator[Finding]:
    """A comment, or an element that holds no markdown, that is never closed: it takes what is below, or shows up."""
    engine = note.site.engine
    for block in note.rendered:
        found = _LITERAL.match(note.text, block.span.start) if block.kind in ("html", "paragraph") else None
        name = (found["name"] or "").lower() if found else ""
        if found is None or (block.kind == "paragraph" and name) or (name in _SHOWN and engine.tables == "pandoc"):
            continue
        if _closing(name).search(note.text, found.end()) or not _MARKDOWN.search(note.text, found.end()):
            continue
        what, mark = (f"<{name}>", f"</{name}>") if name else ("the comment", "-->")
        help = f"write {mark} where it ends" + ("; if no tag is meant, put it in backticks" if name else "")
        is_shown = name in _SHOWN or name in engine.printed_tags
        effect = "shows everything below as raw text" if is_shown else "does not show anything below"
        message = f"{engine.title} {effect}: {what} is never closed"
        if block.kind == "paragraph":
            message = "this comment shows up as text: it is never closed"
        yield Finding(Span(*found.span()), message, help)
        return


@cache
def _closing(name: str) -> re.Pattern[str]:
    """What closes an element, or, without a name, a comment."""
    return re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE)


def raw_below(note: Note) -> Span | None:
    """The tag below which the rest of the post is raw text."""
    engine = note.site.engine
    if engine.tables not in ("kramdown", "python-markdown") or "<" not in note.text:
        return None
    reported = {tag.span.start for tag in note.tree.unmatched}
    code = [block.span for block in note.tree.walk() if block.kind in ("fence", "code")]
    comments = [Span(*match.span()) for match in re.finditer(r"<!--.*?(?:-->|\Z)", note.text, re.DOTALL)]
    hidden = sorted([*code, *comments])
    end = len(note.text.rstrip())
    lists = [block for block in note.tree.root.children if block.kind == "list"]
    items = [item.span for block in lists for item in block.children if item.span.end < end]
    closed = {match[1].lower(): match.start() for match in _END.finditer(note.text)}
    for match in _TAG.finditer(note.document.source, note.document.body_start):
        name, start = match["name"].lower(), match.start("tag")
        if engine.tables == "python-markdown" and name not in _BLOCKS:
            continue
        if name in _INLINE or name in _VOID or match["tag"].endswith("/>") or closed.get(name, -1) > start:
            continue
        if note.is_preformatted(start) or any(span.start <= start < span.end for span in hidden):
            continue
        if covers(items, start):
            continue  # its item ends it
        told = start in reported or not _MARKDOWN.search(note.text, match.end())
        return None if told else Span(*match.span("tag"))
    return None


RULE = Rule("DT005", "raw-below-tag", "A tag after which the rest of the post is raw text", Severity.ERROR, check)
