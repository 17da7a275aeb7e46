"""Add comments to a post that switch rules off where they find something; what the page shows stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ..diagnostic import Diagnostic, Fix
from ..document.document import Document
from ..named_tuple import NamedTuple
from ..note.note import Note
from .fix import LintResult, apply
from .new_suppression import Comment, Form, same_front_matter, suppression_forms, written

UNUSED = "XX001"


class Read(NamedTuple):
    """A document with what is found in it, and its note where it could be read."""

    document: Document
    result: LintResult
    note: Note | None


class _Place(NamedTuple):
    """A line with what is found on it, and the comments that may be added for it, the best first."""

    found: Counter[str]
    forms: tuple[Form, ...]


Chosen = dict[int, Form]
"""Comments by the index of their place."""


def add_suppressions(
    before: Read, wanted: Sequence[Diagnostic], read: Callable[[Document], Read], reason: str = ""
) -> tuple[Read, Counter[str]]:
    """A post with comments for some of its findings, and how many findings of each rule these switch off.

    No comment is added that does not switch its rules off, makes another rule find something, changes the front matter or
    an id that links may lead to.
    """
    if before.note is None or before.result.failure is not None:
        return before, Counter()
    adding = _Adding(before, list(_places(before.note, wanted)), read, reason)
    _, after = adding.add(range(len(adding.places)), {}, before)
    return after, _found(before.result) - _found(after.result)


def _places(note: Note, wanted: Sequence[Diagnostic]) -> Iterator[_Place]:
    lines: dict[int, Counter[str]] = {}
    for diagnostic in wanted:
        if diagnostic.code != UNUSED:
            line = note.document.place(diagnostic.span.start)[0]
            lines.setdefault(line, Counter())[diagnostic.code] += 1
    for line, found in sorted(lines.items()):
        yield _Place(found, tuple(suppression_forms(note, line)))


class _Adding(NamedTuple):
    """What is needed to try comments out."""

    before: Read
    places: Sequence[_Place]
    read: Callable[[Document], Read]
    reason: str

    def add(self, indices: Sequence[int], chosen: Chosen, now: Read) -> tuple[Chosen, Read]:
        """Add the comments of some places to those chosen: all at once where that does no harm, else by halves."""
        depth = len(self.places[indices[0]].forms) if len(indices) == 1 else 1
        for form in range(depth):
            more = {index: self.places[index].forms[form] for index in indices if self.places[index].forms}
            after = self._with(chosen | more)
            if self._is_sound(after, chosen | more):
                return chosen | more, after
        if len(indices) < 2:
            return chosen, now
        middle = len(indices) // 2
        return self.add(indices[middle:], *self.add(indices[:middle], chosen, now))

    def _with(self, chosen: Chosen) -> Read:
        """The post with some comments; one comment has the codes of all places that need it."""
        comments: dict[Comment, set[str]] = {}
        for index, form in chosen.items():
            for comment in form:
                comments.setdefault(comment, set()).update(self.places[index].found)
        edits = written(comments, self.reason)
        document, applied = apply(self.before.document, [("", Fix("", (edit,), safe=True)) for edit in edits])
        return self.read(document) if len(applied) == len(edits) else self.before

    def _is_sound(self, after: Read, chosen: Chosen) -> bool:
        """Whether what is switched off is no longer found, and nothing else has changed."""
        if after.result.failure is not None or self.before.result.anchors != after.result.anchors:
            return False
        left = _found(self.before.result)
        for index in chosen:
            left -= self.places[index].found
        return _found(after.result) <= left and same_front_matter(self.before.document, after.document)


def _found(result: LintResult) -> Counter[str]:
    return Counter(diagnostic.code for diagnostic in result.diagnostics)
