"""What a rule finds, and what is reported of it: spans, edits, and their places for a reader.

Offsets count code points of ``Document.text`` from 0; lines and columns (from 1) are for reports alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from .named_tuple import NamedTuple


class Span(NamedTuple):
    """A half-open range of offsets into ``Document.text``."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace what is in ``span`` by ``text``."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A way to fix a finding. ``safe`` means that it cannot change what the post says."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Related(NamedTuple):
    """A second place that explains a finding."""

    span: Span
    message: str


class Severity(IntEnum):
    """How bad a finding is; a higher value is worse."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The word for it in settings and reports."""
        return self.name.lower()


class Finding(NamedTuple):
    """What a rule yields: a place and words, without code or severity."""

    span: Span
    message: str
    help: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    """Only where one rule knows two weights; the settings still win."""
    explains: tuple[str, ...] = ()
    """Codes of rules whose findings in the same place have their cause in this one, and are not told."""


class Region(NamedTuple):
    """A place as a reader finds it: lines and columns (in code points) from 1, in a notebook those of the cell."""

    cell: int | None
    """Of a notebook, from 1."""
    line: int
    column: int
    end_line: int
    end_column: int
    """The column after the last character."""


class Excerpt(NamedTuple):
    """The line that a finding starts on, cut around it."""

    text: str
    start: int
    """Where the finding starts in ``text``."""
    end: int
    """Where it, or the line, ends; at least one after ``start``."""
    cut_before: bool
    cut_after: bool


class Diagnostic(NamedTuple):
    """A finding with its rule and severity, and all that a report shows of the post around it."""

    span: Span
    code: str
    name: str
    severity: Severity
    message: str
    help: str | None
    fix: Fix | None
    related: tuple[Related, ...]
    places: tuple[tuple[Span, Region], ...]
    """Where each of its spans is, its own first."""
    excerpt: Excerpt
    digest: str
    """The same for what is alike: of the code, the finding's text and its line, spaces apart."""

    @property
    def region(self) -> Region:
        """Where it is."""
        return self.places[0][1]

    def regions(self) -> dict[Span, Region]:
        """Where each of its spans is: its own, those of its edits, those that are related."""
        return dict(self.places)


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits that do not overlap."""
    parts: list[str] = []
    end = 0
    for edit in sorted(edits):
        parts += (text[end : edit.span.start], edit.text)
        end = edit.span.end
    return "".join((*parts, text[end:]))
