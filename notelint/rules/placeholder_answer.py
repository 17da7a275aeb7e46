"""An answer that only keeps the place of one: NA, TODO, TBD, dots.

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
from ..note import Note
from ..rule import Options, Rule

_PLACEHOLDER = re.compile(
    r"[\W_]*(?:n\.?\s?/?\s?a\.?|to[ -]?do(?:[: ]+answer)?|tb[dac]|fixme|xxx+|wip|lorem ipsum.*|coming soon|to be (?:done|added|answered|continued)"
    r"|(?:your |my |the )?answer (?:goes )?here|add (?:an )?answer|not (?:yet )?answered(?: yet)?|pending|later|placeholder|fill (?:me )?in|待补充|未完成|待办)[\W_]*"
    r"|(?:\.{2,}|…)+|[-–—?_*]+",
    re.IGNORECASE | re.DOTALL,
)


def check(note: Note, options: Options) -> Iterator[Finding]:
    for question in note.questions:
        answer = question.answer
        if answer is None or question.ticked or len(answer.lines) != 1:
            continue
        written = answer.lines[0]
        if _PLACEHOLDER.fullmatch(written.text.strip()):
            yield Finding(
                written.span, f'"{written.text}" is a placeholder, no answer to "{question.text}"', "write the answer"
            )


RULE = Rule("QA002", "placeholder-answer", "An answer that only keeps the place of one", Severity.WARNING, check)
