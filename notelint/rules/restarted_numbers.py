"""The page shows another number for this question than the one you wrote, because the answer above is not part of its
list item.

Indent the answer as far as the text of the question. An answer at the left margin ends the list. kramdown and
Python-Markdown begin the next list at 1, whatever number you wrote. Other engines use the number that you wrote, so
there only questions that are all written `1.` are affected.

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

from ..diagnostic import Finding, Related, Severity
from ..note.note import Note
from ..note.questions.detached import indented
from ..note.questions.shown_numbers import shown_numbers, wrong_numbers
from . import Rule

_MOST = 20


def check(note: Note) -> Iterator[Finding]:
    sections = [section for section in note.question_sections if section.numbers]
    shown = shown_numbers(note.tree, note.site.engine.numbers_from_one) if sections else {}
    for section in sections:
        wrong = list(wrong_numbers(section, shown))
        if not wrong:
            continue
        first = wrong[0]
        others = f", and so on for {len(wrong) - 1} more" if len(wrong) > 1 else ""
        message = f"the page shows this question as {first.shown} instead of {first.expected}{others}"
        related = tuple(Related(item.span, f"shown as {number}") for item, _, number in wrong[1:_MOST])
        blocks = [block for question in section.questions for block in question.detached]
        fix = indented(note.document, blocks, "indent the answers")
        yield Finding(
            first.item.span, message, "the answer above it ends the list: indent it by 4 spaces", fix, related
        )


RULE = Rule(
    "QA010",
    "restarted-numbers",
    "Questions that show up with other numbers than written",
    Severity.WARNING,
    check,
)
