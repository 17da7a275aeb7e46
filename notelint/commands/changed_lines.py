"""Findings on lines that changed since a commit, as git has it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from ..diagnostic import Diagnostic
from ..linting.report import Report
from ..regex import regex
from .check_output import Checked
from .git import base_of, git, names, top_of

_FLAG = "--diff-base"
_DIFF = ("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames")
_HUNK = regex(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

Lines = list[range] | None
"""Lines of a file from 1; None for all of them."""


def only_changed(checked: Sequence[Checked], reference: str) -> list[Checked]:
    """What was checked with only the findings that touch lines changed since a commit. Raises ConfigError."""
    base, top = base_of(_FLAG, reference), top_of(_FLAG)
    changed = set(names(git(_FLAG, *_DIFF, "--name-only", "-z", base, "--", cwd=top)))
    new = set(names(git(_FLAG, "ls-files", "--others", "--exclude-standard", "-z", cwd=top)))
    return [
        one._replace(report=_kept(one.report, _lines(one.report, base, top, changed, new)))
        if one.report.diagnostics
        else one
        for one in checked
    ]


def _lines(report: Report, base: str, top: str, changed: set[str], new: set[str]) -> Lines:
    path = os.path.relpath(os.path.realpath(report.path), top).replace(os.sep, "/")
    if path in new or report.path == "<stdin>":
        return None
    if path not in changed:
        return []
    if path.endswith(".ipynb"):
        return None  # its lines are those of cells, which git does not know
    text = git(_FLAG, *_DIFF, "--unified=0", base, "--", f":(literal){path}", cwd=top)
    return [range(int(start), int(start) + int(count or 1)) for start, count in _HUNK.findall(text)]


def _kept(report: Report, lines: Lines) -> Report:
    if lines is None:
        return report
    return report._replace(diagnostics=[found for found in report.diagnostics if _touches(found, lines)])


def _touches(diagnostic: Diagnostic, lines: list[range]) -> bool:
    region = diagnostic.region
    return any(region.line < part.stop and part.start <= region.end_line for part in lines)
