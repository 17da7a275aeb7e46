"""Logging commands of Azure Pipelines, which make errors and warnings of a run.

Escaped as the agent reads it back: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostic import Severity
from ..linting.report import Report
from .escape import safe, visible, without_commands
from .folding import message, worst_causes
from .place import in_file, place
from .style import Style

_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_ESCAPES = {"%": "%AZP25", "\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"}


def render(reports: Sequence[Report], style: Style) -> str:
    """A command a finding, the worst first; infos, which Azure has no command for, as lines of the log."""
    return "".join(f"{line}\n" for line in (*_failures(reports), *_diagnostics(reports)))


def _diagnostics(reports: Sequence[Report]) -> Iterator[str]:
    for report, cause in worst_causes(reports):
        diagnostic = cause.first
        text = f"{safe(message(cause))}{f' (help: {safe(diagnostic.help)})' if diagnostic.help else ''}"
        line, column, _, _ = in_file(diagnostic.region)
        if diagnostic.severity is Severity.INFO:
            yield f"{place(report, diagnostic)}: info {diagnostic.code} {text}"
            continue
        properties = {"sourcepath": without_commands(visible(report.path), "("), "linenumber": str(line)}
        properties |= {"columnnumber": str(column)} if column is not None else {"columnnumber": "1"}
        properties["code"] = diagnostic.code
        where = f"{place(report, diagnostic)}: " if column is None else ""
        yield _command(_TYPES[diagnostic.severity], properties, f"{where}{diagnostic.name}: {text}")


def _failures(reports: Sequence[Report]) -> Iterator[str]:
    for report in reports:
        if report.failure is not None:
            yield _command(
                "error",
                {"sourcepath": without_commands(visible(report.path), "(")},
                f"{safe(report.path)}: {safe(report.failure)}",
            )


def _command(type: str, properties: dict[str, str], text: str) -> str:
    listed = "".join(f"{key}={_escaped(value, '%;]')};" for key, value in {"type": type, **properties}.items())
    return f"##vso[task.logissue {listed}]{_escaped(text, '%')}"


def _escaped(text: str, marks: str) -> str:
    for mark in f"{marks}\r\n":
        text = text.replace(mark, _ESCAPES[mark])
    return text
