"""Workflow commands of GitHub Actions, which make annotations at the lines of a pull request.

Escaped as the runner reads it back: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostic import Diagnostic, Severity
from ..linting.report import Report
from ..named_tuple import NamedTuple
from .escape import safe, visible
from .folding import Folded, message, worst_causes
from .place import in_file, place
from .rule_links import rule_url
from .style import Style

SHOWN = 10
"""Annotations of a level that GitHub shows of a step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(reports: Sequence[Report], style: Style) -> str:
    """At most ``SHOWN`` annotations a level, the worst first, and the rest as lines of the log."""
    told = [_Annotation({"title": "notelint"}, safe(notice)) for notice in style.notices]
    levels: dict[str, list[_Annotation]] = {"error": [*_failures(reports)], "warning": told, "notice": []}
    for report, cause in worst_causes(reports):
        levels[_COMMANDS[cause.first.severity]].append(_annotation(report, cause))
    return "".join(f"{line}\n" for level, found in levels.items() for line in _level(level, found))


class _Annotation(NamedTuple):
    properties: dict[str, str]
    text: str


def _level(level: str, found: Sequence[_Annotation]) -> Iterator[str]:
    """The commands of a level; of more than the page shows, the last says how many more the log has."""
    shown = found if len(found) <= SHOWN else found[: SHOWN - 1]
    rest = found[len(shown) :]
    yield from (_command(level, *annotation) for annotation in shown)
    if rest:
        name = level if len(rest) == 1 else f"{level}s"
        yield _command(level, {"title": "notelint"}, f"{len(rest)} more {name}: the log of this step lists them")
        yield f"::group::{len(rest)} more {name}"
        yield from (annotation.text.replace("\n", " · ") for annotation in rest)
        yield "::endgroup::"


def _annotation(report: Report, cause: Folded) -> _Annotation:
    diagnostic = cause.first
    # the log shows the message alone, so it names the place too
    text = f"{place(report, diagnostic)}: {diagnostic.code} {safe(message(cause))}"
    if diagnostic.help:
        text += f"\nhelp: {safe(diagnostic.help)}"
    if url := rule_url(diagnostic.code, diagnostic.name):
        text += f"\n{url}"
    properties = {"file": visible(report.path)} | _lines(diagnostic)
    return _Annotation(properties | {"title": f"{diagnostic.code} {diagnostic.name}"}, text)


def _failures(reports: Sequence[Report]) -> Iterator[_Annotation]:
    for report in reports:
        if report.failure is not None:
            text = f"{safe(report.path)}: {safe(report.failure)}"
            yield _Annotation({"file": visible(report.path), "title": "notelint"}, text)


def _lines(diagnostic: Diagnostic) -> dict[str, str]:
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
