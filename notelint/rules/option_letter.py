"""The options of a question have letters, and one has none, or a letter is skipped or used twice.

Bad:

    ### 1. What is a warp?

    - A. a wheel
    - the tight threads
    - C. a dye

    <details markdown="1"><summary>Answer</summary>

    B

    </details>

    ### 2. What is a weft?

    - A. the thread across
    - B. a dye
    - C. a beam

    <details markdown="1"><summary>Answer</summary>

    A

    </details>

    ### 3. What is a shed?

    - A. a tool
    - B. a gap
    - C. a thread

    <details markdown="1"><summary>Answer</summary>

    B

    </details>

Good:

    ### 1. What is a warp?

    - A. a wheel
    - B. the tight threads
    - C. a dye

    <details markdown="1"><summary>Answer</summary>

    B

    </details>

    ### 2. What is a weft?

    - A. the thread across
    - B. a dye
    - C. a beam

    <details markdown="1"><summary>Answer</summary>

    A

    </details>

    ### 3. What is a shed?

    - A. a tool
    - B. a gap
    - C. a thread

    <details markdown="1"><summary>Answer</summary>

    B

    </details>
"""

from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Severity
from ..note.answers import Text
from ..note.note import Note
from ..regex import regex
from . import Rule

_LETTER = regex(r"\W{0,3}\(?(?P<letter>[A-Ha-h])[.):]\s")
_FEWEST = 3


def check(note: Note) -> Iterator[Finding]:
    for question in note.questions:
        if len(question.options) >= _FEWEST and not question.ticked:
            letters = [_letter(option) for option in question.options]
            if letters.count(None) <= 1 and len(letters) - letters.count(None) > 1 and letters[0] in ("A", None):
                yield from _wrong(question.options, letters)


def _letter(option: Text) -> str | None:
    found = _LETTER.match(option.text)
    return found["letter"].upper() if found else None


def _wrong(options: list[Text], letters: list[str | None]) -> Iterator[Finding]:
    """The option without its letter; else the first whose letter does not follow the one before."""
    if None in letters:
        place = letters.index(None)
        wanted = chr(ord("A") + place)
        if wanted not in letters:
            message = f'this option has no letter, the others have one: "{options[place].text}"'
            yield Finding(options[place].span, message, f"write {wanted} before it")
        return
    for place, (before, letter) in enumerate(pairwise(letters), 1):
        if before and letter and ord(letter) != ord(before) + 1:
            message = f"this option has the letter {letter} and comes after {before}"
            yield Finding(options[place].span, message, "give the options their letters in order")
            return


RULE = Rule("QA014", "option-letter", "An option with a wrong letter, or with none", Severity.WARNING, check)
