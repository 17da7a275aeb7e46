"""Make a diagnostic of a finding: whose it is, and where, as long as the document is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostic import Diagnostic, Excerpt, Finding, Region, Severity, Span
from ..digest import digest

if TYPE_CHECKING:
    from ..document.document import Document

_EXCERPT = 500
"""Code points of a line that are kept around a finding; more than any terminal shows."""
_LONG_LINE = 4_000
"""Code points: of a longer finding only so much, of a longer line only what is around a finding tells it from others, or many on one take too long."""


def diagnose(document: Document, finding: Finding, code: str, name: str, severity: Severity) -> Diagnostic:
    """What is reported of a finding."""
    span, fix, related = Span(*finding.span), finding.fix, tuple(finding.related)
    spans = dict.fromkeys((span, *(edit.span for edit in (fix.edits if fix else ())), *(one.span for one in related)))
    return Diagnostic(
        span,
        code,
        name,
        severity,
        finding.message,
        finding.help,
        fix,
        related,
        tuple((one, region_of(document, one)) for one in spans),
        _excerpt(document, span),
        _digest(document, span, code),
    )


def region_of(document: Document, span: Span) -> Region:
    """Where a span is for a reader."""
    cell, line, column = document.where(span.start)
    above = document.place(span.start)[0] - line  # of the cell
    end_line, end_column = document.place(span.end)
    return Region(cell, line, column, end_line - above, end_column)


def _excerpt(document: Document, span: Span) -> Excerpt:
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


def _digest(document: Document, span: Span, code: str) -> str:
    text = " ".join(document.slice(Span(span.start, min(span.end, span.start + _LONG_LINE))).split())
    line = document.line_at(span.start)
    if line.end - line.start > _LONG_LINE:
        line = Span(max(line.start, span.start - _EXCERPT), min(line.end, span.start + _EXCERPT))
    return digest(code, text, " ".join(document.slice(line).split()))
