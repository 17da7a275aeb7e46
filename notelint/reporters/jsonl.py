"""JSON lines: an object a diagnostic, then an object a failure, each as in ``schemas/report.schema.json``."""

from __future__ import annotations

from collections.abc import Sequence

from ..report import Report
from . import Style
from .json import as_dict, dumps, failures


def render(reports: Sequence[Report], style: Style) -> str:
    """A line each; a diagnostic has a ``code``, a failure has none."""
    found = [as_dict(report, diagnostic) for report in reports for diagnostic in report.diagnostics]
    return "".join(dumps(item) + "\n" for item in [*found, *failures(reports)])
