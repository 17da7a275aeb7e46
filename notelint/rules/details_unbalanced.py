"""A `<details>` that is never closed swallows the rest of the page; a `</details>` too many closes nothing.

Bad:

    <details markdown="1">
    <summary>Show answer</summary>

    An array.

    ## The next chapter

Good:

    <details markdown="1">
    <summary>Show answer</summary>

    An array.

    </details>

    ## The next chapter
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note import Note
from ..rule import Options, Rule


def check(note: Note, options: Options) -> Iterator[Finding]:
    for tag in note.tree.unmatched:
        if tag.closing:
            yield Finding(tag.span, "</details> closes nothing: no <details> is open here", "take it out, or open the element above")
        else:
            message = "<details> is never closed: the rest of the page folds away with it"
            yield Finding(tag.span, message, "write </details> behind the answer")


RULE = Rule("DT002", "details-unbalanced", "A details element that is not closed, or closed twice", Severity.ERROR, check)
