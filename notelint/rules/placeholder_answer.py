"""Readers find a placeholder where the answer should be: NA, TODO, TBD, dots. The same goes for an entire section.

Write the answer. If one of these words is an answer in your blog, say so in the settings: `answers = ["NA"]` under
`[questions]`. A tag (`#TODO`) is your own list of what is open, so it is only an info.

Bad:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

    TODO

    ### 3. What is a loss?

    A number for how wrong the model is.

Good:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

    The slopes of the loss.

    ### 3. What is a loss?

    A number for how wrong the model is.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..note.questions.placeholders import keeps_section
from ..note.questions.wording import shortened
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    reported: set[int] = set()
    for question in note.questions:
        if question.answer is not None and question.is_placeholder:
            written = question.answer.lines[0]
            message = f'"{written.text}" is a placeholder, not an answer to "{shortened(question.text)}"'
            yield Finding(written.span, message, "write the answer", severity=_severity(written.text))
            reported.add(written.span.start)
    for heading, line in note.one_line_sections:
        if line.span.start not in reported and keeps_section(line.text):
            message = f'"{line.text}" is a placeholder for the section "{heading}"'
            yield Finding(line.span, message, "write the section", severity=_severity(line.text))


def _severity(text: str) -> Severity | None:
    """A tag (``#TODO``) is the author's own list of what is open; None stands for the rule's severity."""
    return Severity.INFO if re.match(r"#\w", text) else None


RULE = Rule("QA002", "placeholder-answer", "A placeholder where the answer should be", Severity.WARNING, check)
