"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..diagnostic import Severity
from ..digest import digest
from ..linting.report import Report
from .escape import safe, visible
from .fingerprint import fingerprints
from .json import dumps
from .place import in_file, sentence
from .style import Style

FAILURE = "notelint-failure"
"""The ``check_name`` of a file that could not be fully checked: left out, its findings would look fixed."""

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(reports: Sequence[Report], style: Style) -> str:
    """An array of issues, those of failures last."""
    issues = []
    for report, diagnostic, fingerprint in fingerprints(reports):
        line, _, end_line, _ = in_file(diagnostic.region)
        severity = _SEVERITIES[diagnostic.severity]
        text = sentence(diagnostic)
        issues.append(_issue(text, diagnostic.code, fingerprint, severity, report.path, line, end_line))
    seen: Counter[str] = Counter()  # a path can be given twice
    for report in reports:
        if report.failure is not None:
            fingerprint = digest(report.path, FAILURE, str(seen[report.path]))
            seen[report.path] += 1
            issues.append(_issue(safe(report.failure), FAILURE, fingerprint, "critical", report.path, 1, 1))
    return dumps(issues, indent=2) + "\n"


def _issue(
    description: str, check_name: str, fingerprint: str, severity: str, path: str, line: int, end_line: int
) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": check_name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": visible(path), "lines": {"begin": line, "end": end_line}},
    }
