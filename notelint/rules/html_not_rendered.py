"""Markdown inside an HTML element shows up exactly as you typed it.

kramdown (Jekyll, GitHub Pages) and Python-Markdown (MkDocs) do not touch what is inside a `<div>`, `<center>`, `<td>`
or `<p>`, with or without blank lines, unless that element itself has `markdown="1"`. On GitHub and in Hugo, put a
blank line after the tag. What is in `<summary>` is HTML everywhere but in pandoc, whatever becomes of the text below it: write `<b>` or `<code>`
there. Reported once for a post, at the first place. The text in `<details>` has its own rule, DT001.

Bad:

    <div align="center">

    **Moss** grows on the north side.

    </div>

Good:

    <div align="center" markdown="1">

    **Moss** grows on the north side.

    </div>
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..note.raw_html import VOID, RawMarkdown, read_raw_markdown
from . import Rule

_LONGEST = 40
_TAKES_MARKDOWN = frozenset(
    "address article aside blockquote body dd div dl fieldset figure figcaption footer form header hgroup li main map nav object"
    " section td p h1 h2 h3 h4 h5 h6 th dt legend summary caption".split()
)
"""The elements that kramdown takes ``markdown="1"`` for; the others need ``markdown="block"``."""


def check(note: Note) -> Iterator[Finding]:
    raw = read_raw_markdown(note.document, note.tree, note.site)
    if not raw:
        return
    first = raw[0]
    sample = note.document.slice(first.sample).strip().partition("\n")[0][:_LONGEST]
    more = f" (and {len(raw) - 1} more)" if len(raw) > 1 else ""
    what = "below" if first.name in VOID or first.name.startswith(("/", "!")) else "in"
    message = f"{note.site.engine.title} shows the markdown {what} <{first.name}> as raw text: {sample}{more}"
    yield Finding(first.tag, message, _help(note, first))


def _help(note: Note, raw: RawMarkdown) -> str:
    engine = note.site.engine
    if raw.name == "summary":
        return "write it in HTML: <b>…</b>, <code>…</code>, <a href=…>"
    if engine.details == "blank-line":
        return "leave a blank line between the tag and the markdown"
    if engine.tables == "kramdown":
        value = "1" if raw.name in _TAKES_MARKDOWN else "block"
        return f'write <{raw.name} markdown="{value}">'
    if raw.is_inner:
        return "write it in HTML, or outside of the element"
    return f'write <{raw.name} markdown="1">, with md_in_html among the extensions'


RULE = Rule(
    "DT006",
    "html-not-rendered",
    "Markdown inside an HTML element that shows up as raw text",
    Severity.WARNING,
    check,
    yields_to=("DT002", "DT005"),
)
