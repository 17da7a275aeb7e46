"""Overwrite what a parser is not to see, without moving a single character."""

from __future__ import annotations

from ..diagnostic import Span
from ..named_tuple import NamedTuple
from ..regex import regex
from .grammar.grammar import Grammar

FILLER = "\ue000"
"""A private-use letter: to the parser a letter that means nothing, to every reader of texts a hole."""


class Mask(NamedTuple):
    """One masked construct: what it is and where it is."""

    kind: str
    span: Span


_NOT_PIPE = regex(r"[^|\\]|\\(?!\|)")
_NOT_NEWLINE = regex(r"[^\n]")


class Masker:
    """Collects replacements over one text. Every look ahead is bounded or made once, so the work is linear."""

    def __init__(self, text: str, start: int, grammar: Grammar) -> None:
        self.text = text
        self.start = start
        self.grammar = grammar
        self.masks: list[Mask] = []
        self.pieces: list[tuple[int, int, str]] = []
        self.absent: set[str] = set()

    def hide(
        self, kind: str, start: int, end: int, filler: str = FILLER, prefix: int = 0, is_block: bool = False
    ) -> None:
        """Overwrite a range and remember what it was; on later lines up to ``prefix`` columns of margin stay."""
        self.masks.append(Mask(kind, Span(start, end)))
        first, *rest = self.text[start:end].split("\n")
        divides = self.grammar.name == "kramdown" and not (prefix or is_block) and kind in ("math", "wiki-link")
        lines = [_pipes_alone(first, filler) if divides and "|" in first else filler * len(first)]
        for line in rest:
            margin = min(prefix, len(line) - len(line.lstrip(" \t>")))
            lines.append(line[:margin] + filler * (len(line) - margin))
        self.pieces.append((start, end, "\n".join(lines)))

    def write(self, start: int, text: str) -> None:
        """Overwrite a range with a text of the same length."""
        self.pieces.append((start, start + len(text), text))

    def find(self, needle: str, start: int) -> int:
        """The offset after the next ``needle``, or -1; a needle once not found is never searched for again."""
        if needle in self.absent:
            return -1
        at = self.text.find(needle, start)
        if at < 0:
            self.absent.add(needle)
            return -1
        return at + len(needle)

    def masked(self) -> str:
        self.pieces.sort()
        out, last = [_NOT_NEWLINE.sub(" ", self.text[: self.start])], self.start
        for start, end, replacement in self.pieces:
            out += (self.text[last:start], replacement)
            last = end
        out.append(self.text[last:])
        return "".join(out)


def _pipes_alone(line: str, filler: str) -> str:
    """A line of which only the pipes are left, which kramdown divides cells at in formulas too."""
    return _NOT_PIPE.sub(filler, line)
