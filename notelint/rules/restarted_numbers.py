"""A question is shown with another number than it is written with, because the answer above is outside of its item.

An answer at the left margin ends the list. kramdown and Python-Markdown begin the next list at 1, whatever number is
written; the other engines take the written number, so there only questions that all are written `1.` are affected.

Bad:

    ---
    layout: post
    title: Looms
    ---

    1. What is a warp?

    Threads that are tight.

    2. What is a weft?

    The thread across.

    3. What is a shed?

    The gap between the threads.

Good:

    ---
    layout: post
    title: Looms
    ---

    1. What is a warp?

        Threads that are tight.

    2. What is a weft?

        The thread across.

    3. What is a shed?

        The gap between the threads.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from ..note.questions.model import Numbered, QuestionSection
from . import Rule

_INDENT = 4
"""So many spaces put a block into an item, whatever the engine and the width of the number."""


class _Wrong(NamedTuple):
    item: Numbered
    expected: int
    shown: int


def check(note: Note) -> Iterator[Finding]:
    for section in note.question_sections:
        wrong = list(_wrong(section, note.site.engine.numbers_from_one))
        if not wrong:
            continue
        first = wrong[0]
        others = f", and so on for {len(wrong) - 1} more" if len(wrong) > 1 else ""
        message = f"the page shows this question as {first.shown} instead of {first.expected}{others}"
        related = tuple(Related(item.span, f"shown as {shown}") for item, _, shown in wrong[1:_MOST])
        help = "the answer above it ends the list: indent it by 4 spaces"
        yield Finding(first.item.span, message, help, _indented(note, section), related)


_MOST = 20


def _wrong(section: QuestionSection, restarts: bool) -> Iterator[_Wrong]:
    """The questions that begin a list and are shown with a number that does not follow the one before."""
    shown, before = 0, None
    for item in section.numbers:
        written = item.number[0]
        if item.begins_list:
            expected = shown + 1 if before is None or written == before == 1 else written
            continues = before is not None and (written > before or written == before == 1)
            shown = 1 if restarts else written
            if continues and shown != expected:
                yield _Wrong(item, expected, shown)
        else:
            shown += 1
        before = written


def _indented(note: Note, section: QuestionSection) -> Fix | None:
    """Put the answers that are outside into their items; None where one of them is more than text."""
    blocks = [block for question in section.questions for block in question.detached]
    if not blocks or any(block.kind not in ("paragraph", "list", "quote") for block in blocks):
        return None
    edits = tuple(edit for block in blocks for edit in _edits(note, block))
    return Fix("indent the answers", edits) if edits else None


def _edits(note: Note, block: Block) -> Iterator[Edit]:
    first, last = note.document.line_index(block.span.start), note.document.place(block.span.end)[0]
    for line in range(first, last):
        span = note.document.line_span(line)
        text = note.document.slice(span)
        indent = len(text) - len(text.lstrip(" "))
        if text.strip() and indent < _INDENT:
            yield Edit(Span(span.start, span.start), " " * (_INDENT - indent if block.kind != "list" else _INDENT))


RULE = Rule(
    "QA010",
    "restarted-numbers",
    "Questions shown with other numbers than written",
    Severity.WARNING,
    check,
)
