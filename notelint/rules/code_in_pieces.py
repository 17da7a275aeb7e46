"""Only a part of this code shows up as code: its indented lines do, while the lines before and after them are text.

Put all of it between two lines of three backticks. Reported is a paragraph that ends as a line of code does that opens a
block, with indented lines below it. Nothing is reported in lists and quotes.

Bad:

    int half(int n) {

        return n / 2;

    }

Good:

    ```c
    int half(int n) {

        return n / 2;

    }
    ```
"""

from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Severity
from ..document.blocks import Block
from ..note.note import Note
from ..regex import regex
from . import Rule

_OPENS = regex(
    r"(?:\A|[\s)\w>=\]])\{[ \t]*\Z|\([ \t]*\Z|=>[ \t]*\Z"
    r"|\A(?:async[ ]+)?(?:def|class)[ ]\w+[^\n]*:[ \t]*\Z"
    r"|\A(?:if|for|while|with|elif|except)[ ][^\n]*[\w)\]\"'][ \t]*:[ \t]*\Z|\A(?:else|try)[ \t]*:[ \t]*\Z"
)
_WORDS = regex(r"(?i:if|for|while|with) (?i:you|we|the|a|an|this|it|example|instance|more|your)\b")


def check(note: Note) -> Iterator[Finding]:
    pieces = [pair for pair in pairwise(note.tree.root.children) if _is_torn(note, *pair)]
    if not pieces:
        return
    more = f" (and of {len(pieces) - 1} more)" if len(pieces) > 1 else ""
    above = pieces[0][0]
    last = note.document.lines_span(above.lines.stop - 1, above.lines.stop)
    yield Finding(
        last,
        f"only the indented lines below show up as code, not all of this code{more}",
        "put all of the code between two lines of ```",
    )


def _is_torn(note: Note, above: Block, block: Block) -> bool:
    """Whether a paragraph is the beginning of the code below it."""
    if block.kind != "code" or above.kind != "paragraph" or not above.lines:
        return False
    last = note.document.slice(above.span).rpartition("\n")[2]
    return _OPENS.search(last) is not None and not _WORDS.match(last)


RULE = Rule("MK040", "code-in-pieces", "Code of which only the indented lines show up as code", Severity.WARNING, check)
