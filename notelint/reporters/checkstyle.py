"""Checkstyle's XML, version 4.3, which many review tools and editors read."""

from __future__ import annotations

from collections.abc import Sequence

from ..linting.report import Report
from .escape import safe
from .place import in_file, sentence
from .style import Style
from .xml import element, serialize

FAILURE = "notelint.failure"
"""The ``source`` of a file that could not be fully checked."""


def render(reports: Sequence[Report], style: Style) -> str:
    """A ``file`` each, with an ``error`` a diagnostic; columns count code points from 1."""
    root = element(None, "checkstyle", version="4.3")
    for report in reports:
        file = element(root, "file", name=report.path)
        for diagnostic in report.diagnostics:
            line, column, _, _ = in_file(diagnostic.region)
            element(
                file,
                "error",
                line=line,
                **({} if column is None else {"column": column}),
                severity=diagnostic.severity.label,
                message=sentence(diagnostic),
                source=f"notelint.{diagnostic.code}",
            )
        if report.failure is not None:
            element(file, "error", line=1, severity="error", message=safe(report.failure), source=FAILURE)
    return serialize(root)
