"""JUnit's XML: a test suite a file, a failing test a diagnostic, one that passes where nothing was found."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from ..diagnostic import Diagnostic
from ..linting.report import Report
from .escape import safe
from .place import place, sentence
from .style import Style
from .xml import element, serialize


def render(reports: Sequence[Report], style: Style) -> str:
    """The test suites; a file that could not be fully checked is a test with an error."""
    failures = sum(len(report.diagnostics) for report in reports)
    errors = sum(report.failure is not None for report in reports)
    tests = sum(_tests(report) for report in reports)
    root = element(None, "testsuites", name="notelint", tests=tests, failures=failures, errors=errors)
    for report in reports:
        _suite(root, report)
    return serialize(root)


def _tests(report: Report) -> int:
    return max(1, len(report.diagnostics) + (report.failure is not None))


def _suite(root: Element, report: Report) -> None:
    suite = element(
        root,
        "testsuite",
        name=report.path,
        tests=_tests(report),
        failures=len(report.diagnostics),
        errors=int(report.failure is not None),
        skipped=0,
        time="0",
        file=report.path,
    )
    for diagnostic in report.diagnostics:
        case = element(suite, "testcase", name=_name(diagnostic), classname=report.path, time="0")
        text = f"{place(report, diagnostic)}: {diagnostic.severity.label} {diagnostic.code} {diagnostic.name}: "
        text += sentence(diagnostic)
        element(case, "failure", text, type=diagnostic.severity.label, message=sentence(diagnostic))
    if report.failure is not None:
        case = element(suite, "testcase", name="notelint", classname=report.path, time="0")
        element(case, "error", safe(report.failure), type="failure", message=safe(report.failure))
    elif not report.diagnostics:
        element(suite, "testcase", name="notelint", classname=report.path, time="0")


def _name(diagnostic: Diagnostic) -> str:
    cell, line, column = diagnostic.region[:3]
    where = f"cell {cell}, line {line}" if cell else f"line {line}"
    return f"{diagnostic.code} {diagnostic.name} ({where}, column {column})"
