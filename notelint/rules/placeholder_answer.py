"""An answer, or a whole section, that only keeps the place of one: NA, TODO, TBD, dots.

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
from . import Rule

_PLACEHOLDER = re.compile(
    r"[^\w`]*(?:N\.?\s?/?\s?A\.?|n/a|(?i:to[ -]?do(?:[: ]+answer)?|tb[dac]|fixme|lorem ipsum.*|coming soon"
    r"|to be (?:done|added|answered|continued)|(?:your |my |the )?answer (?:goes )?here|add (?:an )?answer"
    r"|not (?:yet )?answered(?: yet)?|fill (?:me )?in|pendiente|por hacer|à faire|à compléter|ausstehend|da fare|待补充|未完成|待办))[^\w`]*|[.…]{2,}|…|[-–—?_*]+",
    re.DOTALL,
)
_CLEAR = re.compile(r"[^\w`]*(?i:to[ -]?do|tb[da]|fixme|coming soon|work in progress)[^\w`]*|[.…]{2,}|…")


def check(note: Note) -> Iterator[Finding]:
    reported: set[int] = set()
    for question in note.questions:
        answer = question.answer
        if answer is None or question.ticked or answer.is_code or len(answer.lines) != 1:
            continue
        written = answer.lines[0]
        if _PLACEHOLDER.fullmatch(written.text.strip()):
            message = f'"{written.text}" is a placeholder, no answer to "{question.text}"'
            yield Finding(written.span, message, "write the answer")
            reported.add(written.span.start)
    for heading, line in note.bare_sections:
        if line.span.start not in reported and _CLEAR.fullmatch(line.text.strip()):
            yield Finding(line.span, f'"{line.text}" is a placeholder for the section "{heading}"', "write the section")


RULE = Rule("QA002", "placeholder-answer", "An answer that only keeps the place of one", Severity.WARNING, check)
