"""What a finding is made of: places, edits, and what the engine makes of them.

Offsets count code points of ``Document.text`` from 0; lines and columns (from 1) exist only at the edge.
"""

from enum import IntEnum
from typing import NamedTuple


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


class Diagnostic(NamedTuple):
    """What the engine makes of a finding."""

    span: Span
    code: str
    name: str
    severity: Severity
    message: str
    help: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
