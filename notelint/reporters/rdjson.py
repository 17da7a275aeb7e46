"""Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf

Its columns count bytes of UTF-8, so they are left out where a line is too long to be known whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..diagnostic import Diagnostic, Region, Severity
from ..linting.report import Report
from .escape import safe, visible
from .json import dumps
from .order import worst_first
from .place import in_cell, sentence
from .rule_links import rule_url
from .style import Style

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(reports: Sequence[Report], style: Style) -> str:
    """One result with all diagnostics, the worst first, after the files that could not be checked."""
    failed = [
        {"message": safe(report.failure), "location": {"path": visible(report.path)}, "severity": "ERROR"}
        for report in reports
        if report.failure is not None
    ]
    found = [_diagnostic(report, diagnostic) for report, diagnostic in worst_first(reports)]
    return dumps({"source": {"name": "notelint"}, "diagnostics": [*failed, *found]}, indent=2) + "\n"


def _diagnostic(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    url = rule_url(diagnostic.code, diagnostic.name)
    out: dict[str, Any] = {
        "message": sentence(diagnostic),
        "location": {"path": visible(report.path), "range": _range(diagnostic, diagnostic.region)},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code} | ({"url": url} if url else {}),
    }
    if diagnostic.related:
        regions = diagnostic.regions()
        out["relatedLocations"] = [
            {
                "message": safe(in_cell(regions[related.span]) + related.message),
                "location": {"path": visible(report.path), "range": _lines(regions[related.span])},
            }
            for related in diagnostic.related
        ]
    if suggestion := _suggestion(report, diagnostic):
        out["suggestions"] = [suggestion]
    return out


def _suggestion(report: Report, diagnostic: Diagnostic) -> dict[str, Any] | None:
    """The fix, where it is one edit in the line that is known; several would be taken for alternatives."""
    if diagnostic.fix is None or len(diagnostic.fix.edits) != 1 or not _is_whole(diagnostic):
        return None
    (edit,) = diagnostic.fix.edits
    region = diagnostic.regions()[edit.span]
    if {region.line, region.end_line} != {diagnostic.region.line}:
        return None
    return {"range": _range(diagnostic, region), "text": edit.text.replace("\n", report.newline)}


def _range(diagnostic: Diagnostic, region: Region) -> dict[str, Any]:
    if not _is_whole(diagnostic) or region.line != region.end_line:
        return _lines(region)
    start, end = (_bytes(diagnostic, column) for column in (region.column, region.end_column))
    return {"start": {"line": region.line, "column": start}, "end": {"line": region.line, "column": end}}


def _lines(region: Region) -> dict[str, Any]:
    if region.cell:
        return {"start": {"line": 1}, "end": {"line": 1}}
    return {"start": {"line": region.line}, "end": {"line": region.end_line}}


def _is_whole(diagnostic: Diagnostic) -> bool:
    excerpt = diagnostic.excerpt
    return not (diagnostic.region.cell or excerpt.cut_before or excerpt.cut_after)


def _bytes(diagnostic: Diagnostic, column: int) -> int:
    """A column in bytes from 1, of a column in code points from 1."""
    return len(diagnostic.excerpt.text[: column - 1].encode("utf-8", "surrogatepass")) + 1
