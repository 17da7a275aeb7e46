"""Stars that were meant to emphasise and are printed: a blank inside them, or one of a pair is missing.

Two stars are reported where they touch a word and their number in the paragraph is odd, or where a blank stands inside
the pair. A single star is reported only at the end of a paragraph that has no other, behind a closing parenthesis.

Bad:

    The **loss is a number, and the step a change.

Good:

    The **loss** is a number, and the **step** a change.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from . import Rule

_PAIR = re.compile(r"(?<![*\\/])\*\*(?!\*)")
_LONE_END = re.compile(r"\)\*$")


def check(note: Note) -> Iterator[Finding]:
    for block in note.tree.walk():
        if block.inline is None or block.kind not in ("paragraph", "heading"):
            continue
        children = block.inline.children or []
        left = [
            child.meta["span"].start + match.start()
            for child in children
            if child.type == "text" and "**" in child.content
            for match in _PAIR.finditer(child.content)
        ]
        text = note.document.text
        touching = [at for at in left if text[at - 1 : at].isalnum() or text[at + 2 : at + 3].isalnum()]
        spaced = any(text[at - 1 : at] == " " or text[at + 2 : at + 3] == " " for at in left)
        if left and not note.site.engine.strict_emphasis and len(left) % 2 == 0 and not spaced:
            continue  # only CommonMark minds the punctuation beside the stars
        if touching and len(left) <= 4 and not _is_power(text, touching[0]):
            message = "these stars are printed: they open or close no emphasis"
            yield Finding(
                Span(touching[0], touching[0] + 2),
                message,
                "write **words** without blanks inside, and close each pair",
            )
        elif not left and children and children[-1].type == "text" and _LONE_END.search(children[-1].content):
            stars = sum(child.content.count("*") for child in children if child.type == "text")
            emphasised = any(child.type in ("em_open", "strong_open") for child in children)
            if stars == 1 and not emphasised and block.kind == "paragraph" and not _is_note(note, block.span):
                end = children[-1].meta["span"].end
                yield Finding(
                    Span(end - 1, end),
                    "this star is printed: no other opens the emphasis",
                    "take it out, or open the emphasis",
                )


def _is_power(text: str, at: int) -> bool:
    """True for ``2**8`` and ``f(**kwargs)``."""
    before, after = text[at - 1 : at], text[at + 2 : at + 3]
    return before in "(,[" or (before in ")]" and after.isalnum()) or (before.isalnum() and after.isdigit())


def _is_note(note: Note, span: Span) -> bool:
    """True where the star is the mark of a note elsewhere in the post."""
    return any(not span.start <= at < span.end for at in note.starred_lines)


RULE = Rule("MK004", "broken-emphasis", "Stars of an emphasis that does not open or close", Severity.WARNING, check)
