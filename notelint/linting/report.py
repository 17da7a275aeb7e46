"""What is said about one file, complete in itself: it can be kept, sent to another process and printed without the post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..diagnostic import Diagnostic, Edit, Excerpt, Fix, Region, Related, Severity, Span
from ..named_tuple import NamedTuple

if TYPE_CHECKING:
    from ..document.document import Document
else:
    Document = Any  # a name in quotes would be compiled, and that takes as long as to import half of this package


class Report(NamedTuple):
    """What there is to say about one file."""

    path: str
    """As it is shown: relative to where the command ran, with ``/``."""
    diagnostics: Sequence[Diagnostic] = ()
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


def to_json(report: Report) -> Any:
    """A report without path, failure and what was fixed, for ``json``."""
    return [report.newline, report.diagnostics, report.generated]


def from_json(path: str, content: Any) -> Report:
    """A report that ``to_json`` made. Raises TypeError, ValueError, IndexError or KeyError where it is not one."""
    newline, diagnostics, generated = content
    return Report(path, tuple(map(_diagnostic, diagnostics)), None, newline, generated=generated)


def _diagnostic(content: Any) -> Diagnostic:
    span, code, name, severity, message, help, fix, related, places, excerpt, digest = content
    return Diagnostic(
        Span(*span),
        code,
        name,
        Severity(severity),
        message,
        help,
        fix and Fix(fix[0], tuple(Edit(Span(*span), text) for span, text in fix[1]), fix[2]),
        tuple(Related(Span(*span), text) for span, text in related),
        tuple((Span(*span), Region(*region)) for span, region in places),
        Excerpt(*excerpt),
        digest,
    )
