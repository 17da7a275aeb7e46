"""Findings on lines that changed since a commit, as git has it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence

from ..diagnostic import Diagnostic
from ..linting.report import Report
from ..regex import regex
from ..settings.config import ConfigError
from .check_output import Checked

_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
"""Nothing that a repository's settings name is run."""
_DIFF = ("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames")
_HUNK = regex(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

Lines = list[range] | None
"""Lines of a file from 1; None for all of them."""


def only_changed(checked: Sequence[Checked], reference: str) -> list[Checked]:
    """What was checked with only the findings that touch lines changed since a commit. Raises ConfigError."""
    base = _base(reference)
    top = _git("rev-parse", "--show-toplevel").rstrip("\n")
    changed = set(_names(_git(*_DIFF, "--name-only", "-z", base, "--", cwd=top)))
    new = set(_names(_git("ls-files", "--others", "--exclude-standard", "-z", cwd=top)))
    return [
        one._replace(report=_kept(one.report, _lines(one.report, base, top, changed, new)))
        if one.report.diagnostics
        else one
        for one in checked
    ]


def _base(reference: str) -> str:
    """The commit at which the work that is checked left the reference; the reference itself where that is not known."""
    if reference.startswith("-"):
        raise ConfigError(f"--diff-base: {reference!r} is not a commit")
    commit = _git(
        "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}", error=f"no commit {reference!r}"
    ).strip()
    try:
        return _git("merge-base", commit, "HEAD").strip()
    except ConfigError:
        return commit


def _lines(report: Report, base: str, top: str, changed: set[str], new: set[str]) -> Lines:
    path = os.path.relpath(os.path.realpath(report.path), os.path.realpath(top)).replace(os.sep, "/")
    if path in new or report.path == "<stdin>":
        return None
    if path not in changed:
        return []
    if path.endswith(".ipynb"):
        return None  # its lines are those of cells, which git does not know
    text = _git(*_DIFF, "--unified=0", base, "--", f":(literal){path}", cwd=top)
    return [range(int(start), int(start) + int(count or 1)) for start, count in _HUNK.findall(text)]


def _kept(report: Report, lines: Lines) -> Report:
    if lines is None:
        return report
    return report._replace(diagnostics=[found for found in report.diagnostics if _touches(found, lines)])


def _touches(diagnostic: Diagnostic, lines: list[range]) -> bool:
    region = diagnostic.region
    return any(region.line < part.stop and part.start <= region.end_line for part in lines)


def _names(text: str) -> list[str]:
    return [name for name in text.split("\0") if name]


def _git(*arguments: str, cwd: str | None = None, error: str = "") -> str:
    try:
        done = subprocess.run([*_GIT, *arguments], cwd=cwd, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as failure:
        raise ConfigError(f"--diff-base needs git: {failure.strerror or failure}") from None
    if done.returncode != 0:
        said = os.fsdecode(done.stderr).strip().partition("\n")[0]
        raise ConfigError(f"--diff-base: {error or said}")
    return os.fsdecode(done.stdout)
