"""An HTML tag has no partner: `</b>` closes nothing, or `<b>` is never closed, or a second `<b>` was meant to close it.

The browser ignores an end tag without a start tag. Without an end tag, the bold (or whatever the tag does) goes on to
the end of the page, cell, list item or quote. kramdown shows an end tag without a start tag as text; so does every engine
a start tag with a quotation mark missing, and `<! -- … -->`. `<details>` has its own rules.

Bad:

    Choose <b>two<b> of them.

Good:

    Choose <b>two</b> of them.
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.html_tags import VOID, HtmlTag, read_broken, read_tags, unmatched
from ..note.note import Note
from ..regex import regex
from . import Rule

_MARKS = frozenset("\"'")
_COMMENT = regex(r"<!(?:[ ]+--|-[ ])[ ]*[^\s<>-][^<>\n]*?-{1,2}[ ]?>(?!\S)")
"""A comment with a slip in its first sign."""
_MANY = 12
"""More unmatched tags in a post are a page cut in pieces, no slip."""


def check(note: Note) -> Iterator[Finding]:
    if "<" not in note.text:
        return
    tags = [tag for tag in read_tags(note.document) if not note.is_preformatted(tag.span.start)]
    broken = list(_broken(note))
    yield from broken
    yield from _comments(note)
    yield from _void([tag for tag in tags if tag.name in VOID])
    alone = unmatched([tag for tag in tags if tag.name not in VOID])
    if len(alone) > _MANY:
        return
    last, lines = -1, {note.document.place(finding.span.start)[0] for finding in broken}
    for index, tag in enumerate(alone):
        line = note.document.place(tag.span.start)[0]
        is_named = not tag.closing and not note.text[tag.span.end : tag.span.end + 1].strip()
        if line != last and line not in lines and not is_named:  # one slip tears several pairs of a line apart
            yield _finding(note, tag, alone[index + 1] if index + 1 < len(alone) else None)
            last = line


def _comments(note: Note) -> Iterator[Finding]:
    """Comments that show up as text, because a dash is missing, or a space is before it."""
    for token in note.inline("text") if _COMMENT.search(note.text) else ():
        for match in _COMMENT.finditer(note.text, *token.meta["span"]):
            message = "this is no comment, so it shows up as text: a comment begins with <!--"
            yield Finding(Span(*match.span()), message, "write <!-- … -->")


def _broken(note: Note) -> Iterator[Finding]:
    """Start tags that show up as text, because a quotation mark, or the sign at the end, is missing."""
    reads_on = note.site.engine.tables == "pandoc"  # to the next quotation mark, wherever that is
    for block in note.rendered:
        for tag in read_broken(note.document, block) if block.inline is not None else ():
            if reads_on and not _MARKS.isdisjoint(note.text[tag.span.end : block.span.end]):
                continue
            missing = 'its ">" is missing' if tag.closing else "a quotation mark is missing, or one is too many"
            message = f"this is no <{tag.name}> tag, so it shows up as text: {missing}"
            yield Finding(tag.span, message, "write the tag in full, or in backticks if it is meant to be read")


def _void(tags: list[HtmlTag]) -> Iterator[Finding]:
    """End tags of elements that have none, told once."""
    if tags:
        name = tags[0].name
        many = f" (and {len(tags) - 1} more)" if len(tags) > 1 else ""
        edits = tuple(Edit(tag.span, f"<{tag.name}>") for tag in tags)
        message = f"</{name}> is not a tag: <{name}> has no end{many}"
        fix = Fix(f"write <{name}>", edits)
        yield Finding(tags[0].span, message, f"write <{name}>", fix, severity=Severity.INFO)


def _finding(note: Note, tag: HtmlTag, after: HtmlTag | None) -> Finding:
    if tag.closing:
        is_printed = note.site.engine.tables == "kramdown"
        effect = "closes nothing and shows up as text" if is_printed else "closes nothing"
        message = f"</{tag.name}> {effect}: no <{tag.name}> is open here"
        return Finding(tag.span, message, "delete it, or write the start tag before it")
    if after is not None and _closes(note, tag, after):
        fix = Fix("close the element", (Edit(after.span, f"</{tag.name}>"),))
        message = f"this second <{tag.name}> opens another element: </{tag.name}> was probably meant"
        return Finding(after.span, message, f"write </{tag.name}>", fix)
    return Finding(
        tag.span,
        f"<{tag.name}> is never closed: the browser decides where it ends",
        f"write </{tag.name}> after what belongs to it",
    )


def _closes(note: Note, tag: HtmlTag, after: HtmlTag) -> bool:
    """Whether a second start tag was meant as the end tag of the first."""
    between = note.text[tag.span.end : after.span.start]
    return tag.name == after.name and not after.closing and "\n" not in between and bool(between.strip())


RULE = Rule("DT004", "unbalanced-tag", "An HTML tag without its partner", Severity.WARNING, check)
