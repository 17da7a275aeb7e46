"""A number among the questions is skipped or stands twice.

Only where the post numbers one by one: nearly all steps in the section are one up. Numbers that all are `1.`, that run
down, or that pick some questions out of many are a habit, and nothing is reported.

Bad:

    ### 1.1 What is a tensor?

    An array.

    ### 1.2 What is a gradient?

    Slopes.

    ### 1.2 What is a loss?

    A number.

    ### 1.3 What is a step?

    A small change.

    ### 1.4 What is an epoch?

    One pass over the data.

Good:

    ### 1.1 What is a tensor?

    An array.

    ### 1.2 What is a gradient?

    Slopes.

    ### 1.3 What is a loss?

    A number.

    ### 1.4 What is a step?

    A small change.

    ### 1.5 What is an epoch?

    One pass over the data.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Related, Severity
from ..note import Note
from ..note.questions import Question
from ..rule import Options, Rule


def check(note: Note, options: Options) -> Iterator[Finding]:
    for section in note.question_sections:
        numbered = [question for question in section.questions if question.number is not None]
        if len(numbered) < 4 or len(numbered) * 4 < len(section.questions) * 3:
            continue
        steps = [(before, after, _step(before, after)) for before, after in pairwise(numbered)]
        even = sum(step == 1 for *_, step in steps)
        if even * 4 < len(steps) * 3:
            continue
        if sum(step not in (1, None) for *_, step in steps) > max(1, len(steps) // 6):
            continue
        for before, after, step in steps:
            if step is None or step == 1:
                continue
            assert before.number is not None and after.number is not None
            number, last = _written(after.number), _written(before.number)
            expected = _written((*before.number[:-1], before.number[-1] + 1))
            what = f"{number} stands twice" if step == 0 else f"{number} follows {last}"
            related = (Related(before.span, "the question before"),)
            yield Finding(after.span, f"question numbers: {what}", f"expected {expected}", related=related)


def _step(before: Question, after: Question) -> int | None:
    """How far the last part of the number goes up; None where a new chapter or list begins."""
    old, new = before.number, after.number
    assert old is not None and new is not None
    if len(old) != len(new) or old[:-1] != new[:-1] or (new[-1] <= 1 and old[-1] > 1):
        return None
    return new[-1] - old[-1]


def _written(number: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in number)


RULE = Rule("QA004", "question-numbering", "Question numbers that skip or repeat", Severity.WARNING, check)
