"""JSON for machines: ``schemas/report.schema.json``, one diagnostic per place, never grouped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..diagnostic import Diagnostic, Severity
from ..linting.report import Report
from .escape import without_commands
from .place import counts
from .rule_links import rule_url
from .style import Style

_NOTHING = {"errors": 0, "warnings": 0, "infos": 0, "hidden": 0}


def render(reports: Sequence[Report], style: Style) -> str:
    """The report as one JSON object."""
    shown = () if style.only_fixed else reports
    content = {
        "version": 1,
        "diagnostics": [as_dict(report, diagnostic) for report in shown for diagnostic in report.diagnostics],
        "failures": failures(reports),
        "summary": totals(reports) | (_NOTHING if style.only_fixed else {}),
    }
    return dumps(content, indent=2) + "\n"


def dumps(content: Any, indent: int | None = None) -> str:
    """JSON in which everything that is not ASCII, and what a CI system takes for a command, is escaped."""
    return without_commands(json.dumps(content, indent=indent), "\\u005b")


def failures(reports: Sequence[Report]) -> list[dict[str, str]]:
    """The files that could not be fully checked."""
    return [{"path": report.path, "message": report.failure} for report in reports if report.failure is not None]


def totals(reports: Sequence[Report]) -> dict[str, int]:
    """How many files there are, how many diagnostics of each severity, and how many were fixed or are hidden."""
    count = counts(reports)
    return {
        "files": len(reports),
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARNING],
        "infos": count[Severity.INFO],
        "fixed": sum(report.fixed.total() for report in reports),
        "hidden": sum(report.hidden for report in reports),
    }


def as_dict(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    """One diagnostic as the report's schema has it."""
    fix, regions = diagnostic.fix, diagnostic.regions()
    url = rule_url(diagnostic.code, diagnostic.name)
    return {
        "path": report.path,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.label,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **diagnostic.region._asdict(),
        "related": [
            dict(zip(("cell", "line", "column"), regions[related.span], strict=False)) | {"message": related.message}
            for related in diagnostic.related
        ],
        **({"url": url} if url else {}),
        "fix": fix
        and {
            "title": fix.title,
            "safe": fix.safe,
            "edits": [{**regions[edit.span]._asdict(), "text": edit.text} for edit in fix.edits],
        },
    }
