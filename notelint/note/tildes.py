"""Single tildes, and which of them an engine pairs to strike text through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..named_tuple import NamedTuple
from ..regex import regex
from .note import Note

if TYPE_CHECKING:
    from markdown_it.token import Token

_TILDE = regex(r"(?<![~\\])~(?!~)")


class Tilde(NamedTuple):
    """A single tilde, and the characters beside it."""

    at: int
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether it may open what is struck through."""
        return bool(self.after.strip()) and (self.after.isalnum() or not self.before.isalnum())

    @property
    def closes(self) -> bool:
        """Whether it may close it."""
        return bool(self.before.strip()) and (self.before.isalnum() or not self.after.isalnum())


def paired_tildes(note: Note) -> Iterator[tuple[Tilde, Tilde]]:
    """The pairs of single tildes of a post."""
    for token in note.document.tokens:
        if token.content.count("~") > 1:
            yield from _pairs(note, token.children or ())


def _pairs(note: Note, children: Sequence[Token]) -> Iterator[tuple[Tilde, Tilde]]:
    """The tildes that an engine pairs: each that can close with the nearest above it that opens, and is not inside of more."""
    levels: list[list[Tilde]] = [[]]
    for child in children:
        if child.nesting == 1:
            levels.append([])
        elif child.nesting == -1 and len(levels) > 1:
            levels.pop()
        elif child.type == "text" and "~" in child.content and not note.is_raw(child.meta["span"].start):
            for match in _TILDE.finditer(note.document.source, *child.meta["span"]):
                tilde = Tilde(
                    match.start(),
                    note.text[match.start() - 1 : match.start()],
                    note.text[match.end() : match.end() + 1],
                )
                if tilde.closes and levels[-1]:
                    yield levels[-1].pop(), tilde
                elif tilde.opens:
                    levels[-1].append(tilde)
