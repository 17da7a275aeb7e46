"""What is said about one file, complete in itself: it can be kept, sent to another process and printed without the post."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostic import Diagnostic, Severity, Span
from ..digest import digest

if TYPE_CHECKING:
    from ..document.document import Document
else:
    Document = Any  # a name in quotes would be compiled, and that takes as long as to import half of this package

_EXCERPT = 500
"""Code points of a line that are kept around a finding; more than any terminal shows."""
_LONG_LINE = 4_000
"""Code points: of a longer line only what is around a finding tells it from others, or many on one take too long."""


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


class LocatedEdit(NamedTuple):
    """Replace what is in ``region`` by ``text``."""

    region: Region
    text: str


class LocatedFix(NamedTuple):
    """A way to fix a finding. ``safe`` means that it cannot change what the post says."""

    title: str
    safe: bool
    edits: tuple[LocatedEdit, ...]


class LocatedRelated(NamedTuple):
    """A second place that explains a finding."""

    region: Region
    message: str


class Located(NamedTuple):
    """A diagnostic with its places."""

    span: Span
    """Offsets into the document's text, from 0."""
    code: str
    name: str
    severity: Severity
    message: str
    help: str | None
    region: Region
    excerpt: Excerpt
    digest: str
    """The same for what is alike: of the code, the finding's text and its line, spaces apart."""
    related: tuple[LocatedRelated, ...] = ()
    fix: LocatedFix | None = None


class Report(NamedTuple):
    """What there is to say about one file."""

    path: str
    """As it is shown: relative to where the command ran, with ``/``."""
    diagnostics: Sequence[Located] = ()
    failure: str | None = None
    """Why the file could not be checked, or not by every rule; the diagnostics that were found stand all the same."""
    newline: str = "\n"
    """The line end of the file."""
    fixed: Counter[str] = Counter()  # noqa: RUF012  never changed
    """Code to number of findings that were fixed; they are no longer among the diagnostics."""
    suppressed: Counter[str] = Counter()  # noqa: RUF012  never changed
    """Code to number of findings for which comments were added; they are no longer among the diagnostics."""
    document: Document | None = None
    """What is, or would stand, in the file; None unless it was to be fixed."""
    original: str | None = None
    """What was in the file before it was fixed; None where nothing was."""
    generated: str | None = None
    """What the file is made from, where a program writes it; nothing is found in it."""
    hidden: int = 0
    """How many diagnostics a baseline hides; they are no longer among the others."""


def place(document: "Document", diagnostic: Diagnostic) -> Located:
    """A diagnostic with its places in a document."""
    fix = diagnostic.fix
    return Located(
        Span(*diagnostic.span),
        diagnostic.code,
        diagnostic.name,
        diagnostic.severity,
        diagnostic.message,
        diagnostic.help,
        _region(document, diagnostic.span),
        _excerpt(document, diagnostic.span),
        _digest(document, diagnostic),
        tuple(LocatedRelated(_region(document, related.span), related.message) for related in diagnostic.related),
        fix
        and LocatedFix(fix.title, fix.safe, tuple(LocatedEdit(_region(document, e.span), e.text) for e in fix.edits)),
    )


def _region(document: "Document", span: Span) -> Region:
    cell, line, column = document.where(span.start)
    above = document.place(span.start)[0] - line  # of the cell
    end_line, end_column = document.place(span.end)
    return Region(cell, line, column, end_line - above, end_column)


def _excerpt(document: "Document", span: Span) -> Excerpt:
    line, column = document.place(span.start)
    whole = document.line_span(line - 1)
    start = column - 1
    end = max(start + 1, min(span.end, whole.end) - whole.start)
    left, right = window(whole.end - whole.start, start, end, _EXCERPT)
    text = document.text[whole.start + left : whole.start + right]
    return Excerpt(text, start - left, end - left, left > 0, right < whole.end - whole.start)


def window(length: int, start: int, end: int, room: int) -> tuple[int, int]:
    """Which part of a line to show, so that it fits and holds the finding, as far as possible in its middle."""
    if length <= room:
        return 0, length
    room -= 2
    seen = min(end - start, room)
    left = max(0, min(start - (room - seen) // 2, length - room))
    return left, min(length, left + room)


def _digest(document: "Document", diagnostic: Diagnostic) -> str:
    text = " ".join(document.slice(diagnostic.span).split())
    start = diagnostic.span.start
    line = document.line_at(start)
    if line.end - line.start > _LONG_LINE:
        line = Span(max(line.start, start - _EXCERPT), min(line.end, start + _EXCERPT))
    return digest(diagnostic.code, text, " ".join(document.slice(line).split()))


def to_json(report: Report) -> Any:
    """A report without path, failure and what was fixed, for ``json``."""
    return [report.newline, report.diagnostics, report.generated]


def from_json(path: str, content: Any) -> Report:
    """A report that ``to_json`` made. Raises TypeError, ValueError, IndexError or KeyError where it is not one."""
    newline, diagnostics, generated = content
    return Report(path, tuple(map(_located, diagnostics)), None, newline, generated=generated)


def _located(content: Any) -> Located:
    span, code, name, severity, message, help, region, excerpt, digest, related, fix = content
    return Located(
        Span(*span),
        code,
        name,
        Severity(severity),
        message,
        help,
        Region(*region),
        Excerpt(*excerpt),
        digest,
        tuple(LocatedRelated(Region(*place), text) for place, text in related),
        fix and LocatedFix(fix[0], fix[1], tuple(LocatedEdit(Region(*place), text) for place, text in fix[2])),
    )
