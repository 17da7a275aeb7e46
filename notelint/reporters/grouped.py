"""The path of each file, and a line per diagnostic below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..linting.report import Report
from .escape import safe
from .folding import folded, message
from .layout import label, paint
from .order import rank
from .place import line_column
from .style import Style
from .summary import summary


def render(reports: Sequence[Report], style: Style) -> str:
    """The files with findings, the worst of each first, then the summary."""
    found = [report for report in reports if report.diagnostics and not style.only_fixed]
    lines = [line for report in found for line in _file(report, style)]
    return "".join(f"{line}\n" for line in lines) + (summary(reports, style) if style.summary else "")


def _file(report: Report, style: Style) -> Iterator[str]:
    yield paint(safe(report.path), "1", style)
    size = max(len(line_column(diagnostic.region)) for diagnostic in report.diagnostics)
    for cause in folded(sorted(report.diagnostics, key=rank)):
        where = line_column(cause.first.region)
        yield f"  {where:>{size}} {label(cause.first, style)}: {safe(message(cause))}"
    yield ""
