"""A baseline: findings that a blog had when it adopted the tool, hidden from then on, so that it only ever gets better.

A finding is known by its file, its code, and its text with the line it stands on, blanks apart; not by its line's number.
Where several are alike, only as many are hidden as were recorded. The file is JSON, sorted, with paths from its folder.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .output import OutputError, write

if TYPE_CHECKING:
    from .report import Placed, Report

FILE = "notelint-baseline.json"
VERSION = 1


class BaselineError(Exception):
    """The file is no baseline, or can't be read or written; the message says why."""


class Key(NamedTuple):
    """What makes two findings of a file alike."""

    code: str
    digest: str
    """Of the finding's text and its line."""
    text: str
    """The finding's text, cut short, for those who read the file."""


Baseline = dict[str, Counter[Key]]
"""Path from the baseline's folder, with ``/``, to the findings that are hidden."""


class Judged(NamedTuple):
    """A file's report, with the codes of the rules that ran on it."""

    path: Path
    report: Report
    codes: frozenset[str]


@cache
def read_baseline(file: Path) -> Baseline:
    """Read a baseline. Raises BaselineError."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BaselineError(f"{file}: {error.strerror or error}; --write-baseline makes one") from None
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"{file}: no baseline: {error}") from None
    if (
        not isinstance(content, dict)
        or type(content.get("version")) is not int
        or content["version"] != VERSION
        or not isinstance(content.get("files"), dict)
    ):
        raise BaselineError(f"{file}: no baseline of version {VERSION}; --write-baseline writes it anew")
    return {str(path): _counts(file, found) for path, found in content["files"].items()}


def _counts(file: Path, found: Any) -> Counter[Key]:
    counts: Counter[Key] = Counter()
    for entry in found if isinstance(found, list) else [None]:
        entry = entry if isinstance(entry, dict) else {}
        key = Key(entry.get("code", 0), entry.get("digest", 0), entry.get("text", 0))
        count = entry.get("count", 1)
        if not all(isinstance(word, str) for word in key) or type(count) is not int or count < 1:
            raise BaselineError(f"{file}: no baseline: an entry is not as --write-baseline writes it")
        counts[key] += count
    return counts


def hide(file: Path, baseline: Baseline, judged: Iterable[Judged]) -> tuple[list[Report], int]:
    """The reports without what the baseline hides, and how many of its entries no longer occur in the judged files."""
    reports, gone = [], 0
    for path, report, codes in judged:
        left = Counter(baseline.get(_inside(file, path), Counter()))
        kept = []
        for diagnostic in report.diagnostics:
            key = _key(diagnostic)
            if left[key] > 0:
                left[key] -= 1
            else:
                kept.append(diagnostic)
        if report.failure is None:
            gone += sum(count for key, count in left.items() if count > 0 and key.code in codes)
        reports.append(report._replace(diagnostics=kept))
    return reports, gone


def write_baseline(file: Path, judged: Sequence[Judged]) -> int:
    """Record what was found in the judged files; what is recorded of others, and of rules that did not run, stays.

    Returns how many findings are recorded now. Raises BaselineError.
    """
    baseline = dict(read_baseline(file)) if file.is_file() else {}
    for path, report, codes in judged:
        if report.failure is None:
            inside = _inside(file, path)
            others = {key: count for key, count in baseline.get(inside, Counter()).items() if key.code not in codes}
            found = Counter(_key(diagnostic) for diagnostic in report.diagnostics)
            baseline[inside] = Counter(others) + found
    files = {
        path: [{**key._asdict(), **({"count": count} if count > 1 else {})} for key, count in sorted(found.items())]
        for path, found in sorted(baseline.items())
        if found
    }
    text = json.dumps({"version": VERSION, "files": files}, indent=1, ensure_ascii=False) + "\n"
    try:
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            write(str(file), text)
    except (OSError, ValueError, OutputError) as error:
        raise BaselineError(str(error)) from None
    return sum(found.total() for found in baseline.values())


def _inside(file: Path, path: Path) -> str:
    return os.path.relpath(path, file.parent).replace(os.sep, "/")


def _key(diagnostic: Placed) -> Key:
    text, start, end = diagnostic.excerpt[:3]
    return Key(diagnostic.code, diagnostic.digest[:16], " ".join(text[start:end].split())[:60])
