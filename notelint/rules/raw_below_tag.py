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
from ..note.note import Note
from ..note.raw_below import MARKDOWN, raw_below
from ..regex import regex
from . import Rule

_LITERAL = regex(r"<!--|<(?P<name>script|style|pre|textarea)(?=[\s>])[^<>]*>", re.IGNORECASE)
_SHOWN = ("pre", "textarea")
"""Of these, the elements that show what is in them as it is written."""


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
        if _closing(name).search(note.text, found.end()) or not MARKDOWN.search(note.text, found.end()):
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


RULE = Rule("DT005", "raw-below-tag", "A tag after which the rest of the post is raw text", Severity.ERROR, check)
