"""What a reader should see first: errors, then what breaks the page, then the rest, infos last."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostic import Diagnostic, Severity
from ..linting.report import Report

BREAKING_AREAS = ("TB", "DT", "MK")
"""Areas whose findings say that something is rendered otherwise than it was meant."""


def rank(diagnostic: Diagnostic) -> int:
    """How soon a diagnostic is shown; 0 comes first."""
    if diagnostic.severity is Severity.ERROR:
        return 0
    if diagnostic.severity is Severity.INFO:
        return 3
    return 1 if diagnostic.code[:2] in BREAKING_AREAS else 2


def worst_first(reports: Sequence[Report]) -> list[tuple[Report, Diagnostic]]:
    """All diagnostics with their reports by ``rank``, then in the order of files and lines."""
    pairs = [(report, diagnostic) for report in reports for diagnostic in report.diagnostics]
    return sorted(pairs, key=lambda pair: rank(pair[1]))
