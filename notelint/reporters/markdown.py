"""Markdown for the summary of a CI job: what was found in a sentence, and the worst of it in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..diagnostic import Diagnostic
from ..linting.report import Report
from .escape import safe
from .folding import Folded, more_like_it, worst_causes
from .place import place
from .rule_links import rule_url
from .style import Style
from .summary import sentences

ROWS = 100
"""Findings, and failures, that are listed; a job's summary holds 1 MiB on GitHub."""
_LENGTH = 300


def render(reports: Sequence[Report], style: Style) -> str:
    """A heading, the counts, the files that could not be checked, and a table with the worst findings first."""
    out = ["## notelint", "", sentences(reports, Style())]
    failed = [f"- {_code(report.path)}: {_code(report.failure)}" for report in reports if report.failure is not None]
    found = worst_causes(reports)
    if style.notices:
        out += ["", *(f"- :warning: {_code(notice)}" for notice in style.notices)]
    if failed:
        out += ["", *failed[:ROWS], *_more(failed)]
    if found:
        out += ["", "| Place | Severity | Rule | Message |", "| --- | --- | --- | --- |"]
        out += [
            f"| {_code(place(report, cause.first))} | {cause.first.severity.label} | {_rule(cause.first)}"
            f" | {_message(cause)} |"
            for report, cause in found[:ROWS]
        ]
        out += _more(found)
    return "\n".join(out) + "\n"


def _rule(diagnostic: Diagnostic) -> str:
    """Code and name, which lead to the rule's page where that has an address."""
    text = f"{diagnostic.code} {diagnostic.name}"
    url = rule_url(diagnostic.code, diagnostic.name)
    return f"[{text}](<{url}>)" if url else text


def _message(cause: Folded) -> str:
    """The message, and where else the same was found, which a long message must not cut off."""
    more = more_like_it(cause.others)
    return f"{_code(cause.first.message)} ({more})" if more else _code(cause.first.message)


def _more(items: Sequence[object]) -> list[str]:
    return ["", f"and {len(items) - ROWS} more"] if len(items) > ROWS else []


def _code(text: str) -> str:
    """Text as code in a cell of a table: no markup, no HTML, no address or name in it comes alive.

    A backslash before a pipe would free the pipe, so a space keeps them apart.
    """
    text = safe(text).strip()
    text = text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"
    if not text:
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return fence + blank + re.sub(r"\\(?=\|)", r"\\ ", text).replace("|", "\\|") + blank + fence
