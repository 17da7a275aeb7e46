"""JSON for machines: ``schemas/report.schema.json``, one diagnostic per place, never grouped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..diagnostic import Diagnostic, Severity, Span
from ..document import Document
from ..engine import Report
from . import Style, counts


def render(reports: Sequence[Report], style: Style) -> str:
    """The report as one JSON object; everything that is not ASCII is escaped, so that no log is driven by it."""
    count = counts(() if style.only_fixed else reports)
    content = {
        "version": 1,
        "diagnostics": [
            as_dict(report, diagnostic)
            for report in reports
            for diagnostic in report.diagnostics
            if not style.only_fixed
        ],
        "failures": [{"path": report.path, "message": report.failure} for report in reports if report.failure],
        "summary": {
            "files": len(reports),
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "infos": count[Severity.INFO],
            "fixed": sum(report.fixed.total() for report in reports),
        },
    }
    return json.dumps(content, indent=2) + "\n"


def as_dict(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    """One diagnostic as the report's schema has it."""
    assert report.document is not None
    document = report.document
    fix = diagnostic.fix
    return {
        "path": report.path,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.label,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "cell": document.where(diagnostic.span.start)[0],
        **_places(document, diagnostic.span),
        "related": [
            dict(zip(("line", "column"), document.where(related.span.start)[1:], strict=True))
            | {"message": related.message}
            for related in diagnostic.related
        ],
        "fix": fix
        and {
            "title": fix.title,
            "safe": fix.safe,
            "edits": [_places(document, edit.span) | {"text": edit.text} for edit in fix.edits],
        },
    }


def _places(document: Document, span: Span) -> dict[str, int]:
    _, line, column = document.where(span.start)
    _, end_line, end_column = document.where(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
