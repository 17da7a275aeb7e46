"""Show how the diagnostics of two versions of notelint differ on real blogs.

    python benchmarks/ecosystem/compare.py old/bin/notelint new/bin/notelint ~/blogs/*

OLD and NEW are commands. Each lints every folder with the folder's own settings; what only one of them reports is
printed with its line. Differences are no failure: the exit code is 0, or 2 where a command or folder is of no use.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple


class CompareError(Exception):
    """A command gave no report."""


class Diagnostic(NamedTuple):
    """One diagnostic, as far as two versions can agree on it."""

    path: str
    line: int
    column: int
    code: str
    message: str


class Change(NamedTuple):
    """A diagnostic that only one version has, or has in other words; ``kind`` is ``+``, ``-`` or ``~``."""

    kind: str
    diagnostic: Diagnostic
    before: str = ""
    """The old words, where only they changed."""


def lint(command: str, folder: str) -> Counter[Diagnostic]:
    """What a command reports on a folder, a file that can't be read included."""
    arguments = [*shlex.split(command), "check", "--exit-zero", "--format", "json", folder]
    try:
        done = subprocess.run(arguments, capture_output=True, check=False)
    except OSError as error:
        raise CompareError(f"can't run {command}: {error}") from error
    try:
        report = json.loads(done.stdout)
        found = [Diagnostic(*(entry[field] for field in Diagnostic._fields)) for entry in report["diagnostics"]]
        failed = [Diagnostic(entry["path"], 1, 1, "failure", entry["message"]) for entry in report["failures"]]
    except (KeyError, TypeError, ValueError) as error:
        said = done.stderr.decode(errors="replace").strip() or f"no report: {error!r}"
        raise CompareError(f"{command} on {folder}: {said}") from error
    return Counter(found + failed)


def differences(old: Counter[Diagnostic], new: Counter[Diagnostic]) -> list[Change]:
    """What two reports do not share, by rule and place."""
    removed, added = (sorted((one - other).elements()) for one, other in ((old, new), (new, old)))
    changes = []
    for diagnostic in added:
        before = next((other for other in removed if other[:4] == diagnostic[:4]), None)
        if before is None:
            changes.append(Change("+", diagnostic))
        else:
            removed.remove(before)
            changes.append(Change("~", diagnostic, before.message))
    changes += [Change("-", diagnostic) for diagnostic in removed]
    return sorted(changes, key=lambda change: (change.diagnostic.code, change.diagnostic, change.kind))


@cache
def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []


def source_line(diagnostic: Diagnostic, width: int = 160) -> str:
    """The line that a diagnostic is about, cut to a width; "" where it can't be read."""
    line = "".join(_lines(diagnostic.path)[diagnostic.line - 1 : diagnostic.line]).strip()
    return line if len(line) <= width else line[: width - 1] + "…"


def counts(changes: Iterable[Change]) -> dict[str, Counter[str]]:
    """For each rule, how many were added, removed and changed."""
    table: dict[str, Counter[str]] = {}
    for change in changes:
        table.setdefault(change.diagnostic.code, Counter())[change.kind] += 1
    return table


def _title(changes: Sequence[Change], totals: tuple[int, int]) -> str:
    kinds = Counter(change.kind for change in changes)
    before, after = totals
    return (
        f"{before} diagnostics before, {after} after: {kinds['+']} added, {kinds['-']} removed, {kinds['~']} reworded"
    )


def _place(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"


def as_text(changes: Sequence[Change], totals: tuple[int, int], limit: int) -> str:
    """The differences for a terminal."""
    rows = [_title(changes, totals)]
    for code, kinds in counts(changes).items():
        rows.append(f"\n{code}  +{kinds['+']} -{kinds['-']} ~{kinds['~']}")
        chosen = [change for change in changes if change.diagnostic.code == code]
        for change in chosen[:limit]:
            rows.append(f"{change.kind} {_place(change.diagnostic)} {change.diagnostic.message}")
            rows += [f"    before: {change.before}"] if change.before else []
            rows += [f"    | {line}"] if (line := source_line(change.diagnostic)) else []
        rows += [f"  and {len(chosen) - limit} more"] if len(chosen) > limit else []
    return "\n".join(rows) + "\n"


def as_markdown(changes: Sequence[Change], totals: tuple[int, int], limit: int) -> str:
    """The differences for a comment on a pull request."""
    rows = [f"**{_title(changes, totals)}**"]
    if changes:
        rows += ["", "| Rule | Added | Removed | Reworded |", "|------|------:|--------:|---------:|"]
    for code, kinds in counts(changes).items():
        rows.append(f"| {code} | {kinds['+']} | {kinds['-']} | {kinds['~']} |")
    for code, kinds in counts(changes).items():
        chosen = [change for change in changes if change.diagnostic.code == code]
        block = []
        for change in chosen[:limit]:
            block += [f"- {_place(change.diagnostic)} {change.before}"] if change.before else []
            sign = "+" if change.kind == "~" else change.kind
            block.append(f"{sign} {_place(change.diagnostic)} {change.diagnostic.message}")
            block += [f"      {line}"] if (line := source_line(change.diagnostic)) else []
        fence = _fence(block)
        summary = f"<summary>{code}: {sum(kinds.values())}</summary>"
        rows += ["", "<details>", summary, "", f"{fence}diff", *block, fence]
        rows += ["", f"and {len(chosen) - limit} more"] if len(chosen) > limit else []
        rows += ["", "</details>"]
    return "\n".join(rows) + "\n"


def _fence(block: Iterable[str]) -> str:
    """A fence that no line of a block can close."""
    fence = "```"
    while any(fence in line for line in block):
        fence += "`"
    return fence


def main(argv: Sequence[str] | None = None) -> int:
    """Print the differences; 2 where the arguments are of no use."""
    parser = argparse.ArgumentParser(description="Compare what two versions of notelint report.")
    parser.add_argument("old", metavar="OLD", help="the command of the old version")
    parser.add_argument("new", metavar="NEW", help="the command of the new version")
    parser.add_argument("folders", metavar="FOLDER", nargs="+", help="a folder to lint")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="default: text")
    parser.add_argument("--limit", type=int, default=50, help="how many to print of each rule (default: 50)")
    options = parser.parse_args(argv)
    missing = [folder for folder in options.folders if not Path(folder).is_dir()]
    if missing or options.limit < 0:
        parser.error(f"no such folder: {', '.join(missing)}" if missing else "--limit counts from 0")
    old: Counter[Diagnostic] = Counter()
    new: Counter[Diagnostic] = Counter()
    try:
        for folder in options.folders:
            old += lint(options.old, folder)
            new += lint(options.new, folder)
    except CompareError as error:
        print(f"compare: {error}", file=sys.stderr)
        return 2
    render = as_markdown if options.format == "markdown" else as_text
    sys.stdout.write(render(differences(old, new), (old.total(), new.total()), options.limit))
    return 0


if __name__ == "__main__":
    sys.exit(main())
