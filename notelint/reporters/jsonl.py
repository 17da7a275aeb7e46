"""JSON lines: an object a diagnostic, then an object a failure, each as in ``schemas/report.schema.json``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..linting.report import Report
from .json import as_dict, dumps, failures
from .style import Style


def render(reports: Sequence[Report], style: Style) -> str:
    """A line each; a diagnostic has a ``code``, a failure has none."""
    return "".join((*findings(reports), *(dumps(item) + "\n" for item in failures(reports))))


def findings(reports: Iterable[Report]) -> Iterator[str]:
    """The lines of diagnostics alone, as the reports come in."""
    return (dumps(as_dict(report, diagnostic)) + "\n" for report in reports for diagnostic in report.diagnostics)
