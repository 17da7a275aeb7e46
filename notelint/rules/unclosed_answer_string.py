'''An answer is written as a string in a code block, and the string is never closed.

Write the closing quotation marks.

Bad:

    ### 1. What is a tensor?

    <details markdown="1">
    <summary>Answer</summary>

    ```python
    answer = """
    An array.
    ```

    </details>

    ### 2. What is a loss?

    <details markdown="1">
    <summary>Answer</summary>

    A number.

    </details>

    ### 3. What is a step?

    <details markdown="1">
    <summary>Answer</summary>

    A change.

    </details>

Good:

    ### 1. What is a tensor?

    <details markdown="1">
    <summary>Answer</summary>

    ```python
    answer = """
    An array.
    """
    ```

    </details>

    ### 2. What is a loss?

    <details markdown="1">
    <summary>Answer</summary>

    A number.

    </details>

    ### 3. What is a step?

    <details markdown="1">
    <summary>Answer</summary>

    A change.

    </details>
'''

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for question in note.questions:
        answer = question.answer
        if answer is not None and not answer.closed and answer.string is not None:
            line = note.document.line_index(answer.string.span.start)
            place = note.document.lines_span(line, line + 1)
            message = f'the string "{answer.string.text}", which holds this answer, is never closed'
            yield Finding(place, message, "write the closing quotes")


RULE = Rule("QA009", "unclosed-answer-string", "An answer in a string that is never closed", Severity.WARNING, check)
