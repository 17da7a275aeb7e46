"""The question says how many options to choose, and another number is ticked or named in the answer.

Bad:

    ### 1. Which are layers? (Choose two)

    - [x] linear
    - [ ] loss
    - [ ] convolution

    ### 2. Which is a loss?

    - [x] MSE
    - [ ] ReLU

    ### 3. Which is an optimizer?

    - [x] Adam
    - [ ] Eve

Good:

    ### 1. Which are layers? (Choose two)

    - [x] linear
    - [ ] loss
    - [x] convolution

    ### 2. Which is a loss?

    - [x] MSE
    - [ ] ReLU

    ### 3. Which is an optimizer?

    - [x] Adam
    - [ ] Eve
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..note.questions import Question
from . import Rule

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_STATED = re.compile(
    r"\((?:please\s+)?(?:choose|select|check|tick|pick|mark)\s+(?:the\s+|any\s+|exactly\s+)?(?P<number>one|two|three|four|five|[1-5])\b(?!\s*(?:or|to|-|–)\b)[^)]*\)",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"(?:correct\s+)?answers?\s*:\s*(?P<letters>[A-H](?:(?:\s*,\s*|\s*&\s*|\s+and\s+|\s*)[A-H])*)\s*\.?$", re.IGNORECASE
)


def check(note: Note) -> Iterator[Finding]:
    for question in note.questions:
        stated = _STATED.search(question.text)
        count = _chosen(question)
        if stated is None or count is None or question.answer is None:
            continue
        word = stated["number"].lower()
        wanted = _WORDS.get(word) or int(word)
        if wanted != count:
            message = f'the question asks for {wanted}, the answer has {count}: "{stated[0].strip("()")}"'
            yield Finding(
                question.answer.span, message, "tick or name as many as the question asks for, or mend the number"
            )


def _chosen(question: Question) -> int | None:
    """How many options are ticked, or named by their letters; None where the answer is of another kind."""
    if question.ticked:
        return sum(question.ticked) or None
    if question.answer is None or len(question.answer.lines) != 1:
        return None
    named = _LETTERS.fullmatch(question.answer.lines[0].text.strip())
    return (
        len(set(re.findall(r"[A-H]", re.sub(r"\band\b", "", named["letters"].upper(), flags=re.IGNORECASE))))
        if named
        else None
    )


RULE = Rule(
    "QA007",
    "answer-count-mismatch",
    "Another number of options chosen than the question asks for",
    Severity.WARNING,
    check,
)
