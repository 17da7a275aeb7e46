"""A line of dashes right under a paragraph makes the paragraph a heading, where a rule was meant.

Only where the post writes its headings with number signs, and the paragraph reads like text: it ends like a sentence, is
long, or has several lines (where the engine makes a heading of several lines at all).

Bad:

    ## Week 1

    I read the first chapter, and found it hard.
    ---

    ## Week 2

Good:

    ## Week 1

    I read the first chapter, and found it hard.

    ---

    ## Week 2
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.headings import text_span
from ..note.note import Note
from . import Rule

_SENTENCE = re.compile(r"[.!;,:…。！；，：]$|[.!?]\s+[A-Z]")


def check(note: Note) -> Iterator[Finding]:
    by_sign = sum(
        heading.block.token is not None and heading.block.token.markup[:1] == "#" for heading in note.headings
    )
    underlined = [heading for heading in note.headings if heading.block.token and heading.block.token.markup in "-="]
    if by_sign < len(underlined):
        return
    in_items = _in_items(note)
    if len(in_items) < 3:  # more are the way that the post closes its questions
        yield from in_items
    for heading in underlined:
        token = heading.block.token
        assert token is not None
        assert token.map is not None
        several = token.map[1] - token.map[0] > 2
        if token.markup != "-" or (several and not note.site.engine.long_setext):
            continue
        if several or len(heading.text) > 90 or _SENTENCE.search(heading.text):
            text = note.document.slice(text_span(heading.block)).partition("\n")[0]
            start = note.document.line_span(token.map[1] - 1).start
            blank = note.document.blank_line(token.map[1] - 2)
            fix = Fix("put a blank line above the rule", (Edit(Span(start, start), blank),))
            message = f'the line of dashes below makes this text a heading: "{text}"'
            yield Finding(heading.span, message, "leave a blank line above the dashes", fix)


def _in_items(note: Note) -> list[Finding]:
    """kramdown 2.4 and pandoc see the underline of a heading in dashes right below a list's last item."""
    found = []
    for parent in note.tree.walk() if note.site.engine.setext_in_items else ():
        for block, after in zip(parent.children, parent.children[1:], strict=False):
            if (
                block.kind != "list"
                or after.kind != "rule"
                or not note.document.slice(after.span).strip().startswith("-")
            ):
                continue
            last = block.children[-1]
            line = note.document.place(after.span.start)[0] - 1
            if len(last.children) == 1 and note.document.lines_span(line - 1, line) == note.document.trim(last.span):
                text = note.document.slice(text_span(last.children[0]))
                message = f'the line of dashes below makes this item a heading: "{text}"'
                start = note.document.line_span(line).start
                fix = Fix(
                    "put a blank line above the rule", (Edit(Span(start, start), note.document.blank_line(line)),)
                )
                found.append(Finding(text_span(last.children[0]), message, "leave a blank line above the dashes", fix))
    return found


RULE = Rule("MK001", "accidental-heading", "Text that a line of dashes below makes a heading", Severity.WARNING, check)
