"""Only a part of this code shows up as code: its indented lines do, while the lines before and after them are text.

Put all of it between two lines of three backticks. Reported is a paragraph that ends as a line of code does that opens a
block, with indented lines below it, and code of which each line stands in backticks and in a paragraph of its own: the page
shows it in pieces, without its indentation. Nothing is reported in lists.

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

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ..diagnostic import Finding, Severity
from ..document.blocks import Block
from ..note.lines import CODE_SPAN
from ..note.note import Note
from ..regex import regex
from . import Rule

_OPENS = regex(
    r"(?:\A|[\s)\w>=\]])\{[ \t]*\Z|\([ \t]*\Z|=>[ \t]*\Z"
    r"|\A(?:async[ ]+)?(?:def|class)[ ]\w+[^\n]*:[ \t]*\Z"
    r"|\A(?:if|for|while|with|elif|except)[ ][^\n]*[\w)\]\"'][ \t]*:[ \t]*\Z|\A(?:else|try)[ \t]*:[ \t]*\Z"
)
_WORDS = regex(r"(?i:if|for|while|with) (?i:you|we|the|a|an|this|it|example|instance|more|your)\b")
_CLOSES = regex(r"[ \t]*[})\]][})\];, \t]*")
_ONLY = "only the indented lines below show up as code, not all of this code"
_LINE_BY_LINE = "each line of this code is a paragraph of its own, so the page shows it in pieces"
_SEVERAL = 3
"""So many lines of code in backticks, from one that opens a block to one that closes it."""


def check(note: Note) -> Iterator[Finding]:
    rows = [note.tree.root.children, *(block.children for block in note.rendered if block.kind == "quote")]
    torn = {above.span.start: above for row in rows for above, block in pairwise(row) if _is_torn(note, above, block)}
    cut = {run[0].span.start: run[0] for row in rows for run in _in_backticks(note, row)}
    pieces = sorted({**torn, **cut}.items())
    if not pieces:
        return
    more = f" (and of {len(pieces) - 1} more)" if len(pieces) > 1 else ""
    start, above = pieces[0]
    last = note.document.lines_span(above.lines.stop - 1, above.lines.stop)
    yield Finding(
        last,
        f"{_LINE_BY_LINE if start in cut else _ONLY}{more}",
        "put all of the code between two lines of ```",
    )


def _is_torn(note: Note, above: Block, block: Block) -> bool:
    """Whether a paragraph is the beginning of the code below it."""
    if block.kind != "code" or above.kind != "paragraph" or not above.lines:
        return False
    last = note.document.slice(above.span).rpartition("\n")[2].lstrip("> ")
    return _opens(last) and not _WORDS.match(last) and _mark(note, block) <= _mark(note, above)


def _mark(note: Note, block: Block) -> int:
    """How far in the first line of a block in a quote has its mark: further than the line above, it may be a part of the text."""
    line = note.document.line(block.lines.start).expandtabs(4)
    return len(line) - len(line.lstrip()) if line.lstrip().startswith(">") else 0


def _opens(line: str) -> bool:
    """Whether a line of code opens a block."""
    return _OPENS.search(line) is not None


def _in_backticks(note: Note, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of paragraphs that are one code span each, with indented code between, in which a block of code is opened and closed."""
    for is_code, run in groupby(blocks, lambda block: _snippet(note, block) is not None):
        pieces = list(run) if is_code else []
        if len(pieces) < _SEVERAL or pieces[0].kind != "paragraph":
            continue
        lines = [_snippet(note, block) or "" for block in pieces]
        opened = next((index for index, line in enumerate(lines) if line and _opens(line)), len(lines))
        below = pieces[opened + 1 :]
        if any(block.kind == "code" for block in below[:1]) or any(map(_CLOSES.fullmatch, lines[opened + 2 :])):
            yield pieces


def _snippet(note: Note, block: Block) -> str | None:
    """The line of code that a paragraph is as a whole; "" of an indented block of code; None of everything else."""
    if block.kind == "code":
        return "" if block.token is not None and block.token.type == "code_block" else None
    text = note.document.slice(block.span) if block.kind == "paragraph" else ""
    return text[1:-1] if CODE_SPAN.fullmatch(text) else None


RULE = Rule("MK040", "code-in-pieces", "Code of which only the indented lines show up as code", Severity.WARNING, check)
