"""Markup for another generator, left over after a move, shows up as text.

`{:toc}` and `{: .class}` belong to kramdown, `{% include … %}` and other Liquid to Jekyll, `[TOC]` and `!!! note` to
Python-Markdown. Reported only if the blog's own settings say what publishes it, and never inside code.

Bad (quarto):

    * contents
    {:toc}

    Text.

Good (quarto):

    Text.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from ..regex import regex
from . import Rule

_LIQUID = regex(
    r"\{%-?\s*(?:include|include_relative|post_url|link|highlight|endhighlight|raw|endraw|gist|seo|assign)\b"
)
_CONTENTS = regex(r"\{:[ ]*toc\b")
_ITEM = regex(r"(?:[-*+]|\d+\.)[ ]")
_PYTHON_MARKDOWN = regex(
    r"(?:\[(?:TOC|toc)\][ \t]*$|(?:!!!|\?\?\?\+?)[ \t]+[a-z]+(?:[ \t]+\".*\")?[ \t]*$)", re.MULTILINE
)
"""A mark of its table of contents, or the title of an admonition."""
_VARIABLE = regex(r"\{\{-?\s*(?:site|page)\.\w")


def check(note: Note) -> Iterator[Finding]:
    markup = note.site.foreign_markup
    for mask in note.document.masks:
        written = note.document.slice(mask.span)
        if "kramdown" in markup and mask.kind == "attributes" and written.startswith("{:"):
            span = _with_list(note, mask.span) if _CONTENTS.match(written) else mask.span
            yield _finding(note, span, written, "kramdown's")
        elif "liquid" in markup and mask.kind == "liquid" and (_LIQUID.match(written) or _VARIABLE.match(written)):
            yield _finding(note, mask.span, written, "Jekyll's")
    for block in note.rendered if "python-markdown" in markup else ():
        found = _PYTHON_MARKDOWN.match(note.document.source, *block.span) if block.kind == "paragraph" else None
        if found and (found[0][0] != "[" or "TOC" not in note.document.references):
            yield _finding(note, Span(*found.span()), found[0], "Python-Markdown's")


def _finding(note: Note, span: Span, written: str, whose: str) -> Finding:
    shown = written if len(written) < 60 else written[:57] + "…"
    message = f"{shown} is {whose}: {note.site.name} shows it as text"
    return Finding(span, message, "delete it, or write what the site has for it")


def _with_list(note: Note, span: Span) -> Span:
    """The mark of a table of contents with the item above, which stands for it and is printed too."""
    above = note.document.place(span.start)[0] - 2
    line = note.document.lines_span(above, above + 1)
    return Span(line.start, span.end) if _ITEM.match(note.document.slice(line)) else span


RULE = Rule("MK010", "foreign-markup", "Markup of another generator that is printed as text", Severity.WARNING, check)
