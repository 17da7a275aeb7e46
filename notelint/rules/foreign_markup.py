"""Markup for another generator, left over after a move, shows up as text.

`{:toc}` and `{: .class}` belong to kramdown, `{% include … %}` and other Liquid to Jekyll, `{{< figure >}}` to Hugo (Jekyll leaves it
out of the page without a word), `:::` to pandoc, `[TOC]`, `!!! note` and `=== "Tab"` to Python-Markdown, `> [!NOTE]` to GitHub, `[[a note]]`
and `==marked==` to Obsidian, `collapsed:: true` to Logseq. Reported only if the blog's own settings say what publishes it and name no plugin for it, and never inside
code; on MkDocs only if the settings name extensions, but not the one that would help. Each kind is reported once per post.
kramdown itself shows an attribute list as text that stands behind words or a space: it belongs right behind a link, picture or
emphasis, or on a line of its own below a block.

Bad (quarto):

    * contents
    {:toc}

    Text.

Good (quarto):

    Text.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.foreign_markup import KRAMDOWN, LIQUID, MISPLACED, ForeignMarkup, read_foreign_markup
from ..note.note import Note
from ..regex import regex
from . import Rule

_CONTENTS = regex(r"\{:[ ]*toc\b")
_ITEM = regex(r"(?:[-*+]|\d+\.)[ ]")


def check(note: Note) -> Iterator[Finding]:
    places: dict[str, list[ForeignMarkup]] = {}
    for place in read_foreign_markup(note):
        kind = place.form.name if place.form not in (KRAMDOWN, LIQUID) else str(place.span.start)
        places.setdefault(kind, []).append(place)
    for first, *more in places.values():
        yield _finding(note, first, len(more))


def _finding(note: Note, place: ForeignMarkup, more: int) -> Finding:
    written = note.document.slice(place.span)
    if place.form is MISPLACED:
        shown_too = f" (and {more} more)" if more else ""
        message = (
            f"{written} shows up as text: kramdown finds nothing right before it that it could belong to{shown_too}"
        )
        return Finding(
            place.span,
            message,
            "write it right behind a link, picture or emphasis, or for all of the block on the next line",
        )
    shown = written if len(written) < 60 else written[:57] + "…"
    what = "leaves it out of the page" if place.form.name in note.site.drops else "shows it as text"
    message = f"{shown} is {place.form.whose}: {note.site.title} {what}" + (f" (and {more} more)" if more else "")
    span = _with_list(note, place.span) if _CONTENTS.match(written) else place.span
    return Finding(span, message, "delete it, or write what this site uses instead")


def _with_list(note: Note, span: Span) -> Span:
    """The mark of a table of contents with the item above, which stands for it and is printed too."""
    above = note.document.place(span.start)[0] - 2
    line = note.document.lines_span(above, above + 1)
    return Span(line.start, span.end) if _ITEM.match(note.document.slice(line)) else span


RULE = Rule("MK010", "foreign-markup", "Markup of another generator that shows up as text", Severity.WARNING, check)
