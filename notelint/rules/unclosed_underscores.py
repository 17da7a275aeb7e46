"""Two underscores that were meant as bold show up on the page, because the other two are missing.

Reported only if the post makes other words bold with two underscores, and never inside a name (`__init__`, `a__b`).

Bad:

    __Step one__: tie the warp.

    __Step two__: wind it on.

    __Step three: thread the heddles.

Good:

    __Step one__: tie the warp.

    __Step two__: wind it on.

    __Step three__: thread the heddles.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import Block
from ..note.emphasis import read_emphases
from ..note.note import Note
from ..regex import regex
from . import Rule

_RUN = regex(r"(?<![\w\\])__(?=[A-Za-z\"'“(])|(?<=[A-Za-z.,!?:;)\"'”])__(?!\w)")
_NAME = regex(
    r"__[a-z_][a-z0-9_]*(?![\w'’-])(?:\(|\.|\s+(?:method|attribute|function|variable|field)|$)", re.IGNORECASE
)
_MARKUP = regex(r"\[\^|\$|\{")
"""What is hidden from the parser, which knows as little what it means for the underscores before it."""
_SIBLINGS = 2
"""So many words in bold, besides names such as ``__init__``, show how the post writes it."""


def check(note: Note) -> Iterator[Finding]:
    if note.text.count("__") < 2 * _SIBLINGS + 1 or len(_bold(note)) < _SIBLINGS:
        return
    for block in note.rendered:
        if block.inline is not None and block.kind in ("paragraph", "heading"):
            runs = list(_runs(note, block))
            if (
                len(runs) == 1
                and not _NAME.match(note.text, runs[0].start)
                and not _MARKUP.match(note.text, runs[0].end)
            ):
                message = "these underscores show up on the page: bold text needs two before it and two after it"
                yield Finding(runs[0], message, "write __bold text__")


def _bold(note: Note) -> list[str]:
    """What the post makes bold with underscores, names of Python left out."""
    written = [note.document.slice(one.inside) for one in read_emphases(note, "_") if one.is_bold]
    return [text for text in written if " " in text or not text.islower() or len(text) > 8]


def _runs(note: Note, block: Block) -> Iterator[Span]:
    """The underscores that are left in a block's text."""
    for child in block.inlines:
        if child.type == "text" and "__" in child.content:
            for match in _RUN.finditer(note.document.source, *child.meta["span"]):
                yield Span(*match.span())


RULE = Rule("MK028", "unclosed-underscores", "Underscores of a bold that does not close", Severity.WARNING, check)
