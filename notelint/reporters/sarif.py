"""SARIF 2.1.0 for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..diagnostic import Diagnostic, Fix, Region, Severity, Span
from ..linting.report import Report
from ..rules import AREAS, Rule, all_rules
from .escape import safe
from .fingerprint import fingerprints
from .json import dumps
from .place import in_cell, in_file, sentence
from .rule_links import rule_url
from .rule_pages import rule_markdown
from .style import Style

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(reports: Sequence[Report], style: Style) -> str:
    """One run: the rules that found something, their results, and what could not be checked as notifications."""
    codes = {diagnostic.code for report in reports for diagnostic in report.diagnostics}
    rules = [rule for rule in all_rules() if rule.code in codes]
    index = {rule.code: number for number, rule in enumerate(rules)}
    failed = [report for report in reports if report.failure is not None]
    run = {
        "tool": {"driver": {"name": "notelint", "version": __version__, "rules": [_rule(rule) for rule in rules]}},
        "invocations": [
            {
                "executionSuccessful": not failed,
                "toolExecutionNotifications": [_notification(report) for report in failed],
            }
        ],
        "originalUriBaseIds": {_ROOT: {"description": _message("the root of the repository")}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(*found, index[found[1].code]) for found in fingerprints(reports)],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule_markdown(rule).partition("\n\n")[2]  # without its title
    url = rule_url(rule.code, rule.name)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": " ".join(rule.page.partition("\n\n")[0].split())},
        **({"helpUri": url} if url else {}),
        "help": {"text": rule.page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [AREAS[rule.area]]},
    }


def _result(report: Report, diagnostic: Diagnostic, fingerprint: str, index: int) -> dict[str, Any]:
    regions = diagnostic.regions()
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(sentence(diagnostic)),
        "locations": [_location(report.path, diagnostic.region)],
        "partialFingerprints": {"notelint/v1": fingerprint},
    }
    if diagnostic.region.cell:  # GitHub makes this one of the line, and here they share one
        result["partialFingerprints"]["primaryLocationLineHash"] = fingerprint
    if diagnostic.related:
        result["relatedLocations"] = [
            _location(report.path, regions[related.span])
            | {"id": number, "message": _message(safe(in_cell(regions[related.span]) + related.message))}
            for number, related in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix and diagnostic.fix.edits and not diagnostic.region.cell:
        result["fixes"] = [_fix(report, diagnostic.fix, regions)]
    return result


def _fix(report: Report, fix: Fix, regions: Mapping[Span, Region]) -> dict[str, Any]:
    return {
        "description": _message(safe(fix.title)),
        "artifactChanges": [
            {
                "artifactLocation": _artifact(report.path),
                "replacements": [
                    {
                        "deletedRegion": _region(regions[edit.span]),
                        "insertedContent": {"text": edit.text.replace("\n", report.newline)},
                    }
                    for edit in fix.edits
                ],
            }
        ],
        "properties": {"safe": fix.safe},
    }


def _notification(report: Report) -> dict[str, Any]:
    return {
        "level": "error",
        "message": _message(safe(report.failure or "")),
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(report.path)}}],
    }


def _message(text: str) -> dict[str, str]:
    """``[text](address)`` is a link in a plain text message, and a post may not put one there."""
    return {"text": text.replace("](", "] (")}


def _location(path: str, region: Region) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(region)}}


def _region(region: Region) -> dict[str, int]:
    line, column, end_line, end_column = in_file(region)
    if column is None or end_column is None:
        return {"startLine": line}
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _artifact(path: str) -> dict[str, str]:
    """A file of the repository counts from its root; another one has its own address."""
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a name that is no Unicode, on Windows
        raw = path.encode("utf-8", "surrogatepass")
    if path.startswith("/"):
        return {"uri": "file://" + quote(raw)}
    if path[1:3] == ":/":
        return {"uri": "file:///" + quote(raw, safe="/:")}
    uri = quote(raw)
    return {"uri": uri} if path.startswith("../") or path == "<stdin>" else {"uri": uri, "uriBaseId": _ROOT}
