"""A line per finding: ``path:line:column: CODE message``."""

from __future__ import annotations

from collections.abc import Sequence

from ..linting.report import Report
from .escape import safe
from .folding import folded, message
from .layout import COLORS, fix_mark, linked, paint
from .place import place
from .style import Style
from .summary import summary


def render(reports: Sequence[Report], style: Style) -> str:
    """All lines in the order of the files, then the summary."""
    lines = []
    for report in reports if not style.only_fixed else ():
        for cause in folded(report.diagnostics):
            diagnostic = cause.first
            where = paint(place(report, diagnostic), "1", style)
            code = linked(paint(diagnostic.code, COLORS[diagnostic.severity], style), diagnostic, style)
            lines.append(f"{where}: {code}{fix_mark(diagnostic)} {safe(message(cause))}\n")
    return "".join(lines[: style.limit]) + (summary(reports, style) if style.summary else "")
