"""Workflow commands of GitHub Actions, which make annotations at the lines of a pull request.

Escaped as the runner reads it back: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostic import Severity
from ..linting.report import Placed, Report
from .escape import safe, visible
from .place import in_file, place
from .style import Style

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(reports: Sequence[Report], style: Style) -> str:
    """A command a diagnostic, then an error for each file that could not be fully judged."""
    return "".join(f"{line}\n" for line in (*_diagnostics(reports), *_failures(reports)))


def _diagnostics(reports: Sequence[Report]) -> Iterator[str]:
    for report in reports:
        for diagnostic in report.diagnostics:
            # the log shows the message alone, so it names the place too
            text = f"{place(report, diagnostic)}: {diagnostic.code} {safe(diagnostic.message)}"
            if diagnostic.help:
                text += f"\nhelp: {safe(diagnostic.help)}"
            properties = {"file": visible(report.path)} | _lines(diagnostic)
            properties["title"] = f"{diagnostic.code} {diagnostic.name}"
            yield _command(_COMMANDS[diagnostic.severity], properties, text)


def _failures(reports: Sequence[Report]) -> Iterator[str]:
    for report in reports:
        if report.failure is not None:
            text = f"{safe(report.path)}: {safe(report.failure)}"
            yield _command("error", {"file": visible(report.path), "title": "notelint"}, text)


def _lines(diagnostic: Placed) -> dict[str, str]:
    """The runner rejects columns where a place goes over several lines."""
    line, column, end_line, end_column = in_file(diagnostic.region)
    if column is None or line != end_line:
        return {"line": str(line), "endLine": str(end_line)}
    return {"line": str(line), "col": str(column), "endLine": str(end_line), "endColumn": str(end_column)}


def _command(name: str, properties: dict[str, str], text: str) -> str:
    listed = ",".join(
        f"{key}={_data(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items()
    )
    return f"::{name} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
