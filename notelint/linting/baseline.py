"""A baseline: findings that a blog had when it adopted the tool, hidden from then on, so that it only ever gets better.

A finding is known by its file, its code, and its text with the line it is on, spaces apart; not by its line's number.
Where several are alike, only as many are hidden as were recorded. The file is JSON, sorted, a line a finding, with paths
from its folder; none of them leads out of the blog.
"""

from __future__ import annotations

import json
import os
import posixpath
from collections import Counter
from collections.abc import Sequence
from functools import cache
from ntpath import isabs
from typing import TYPE_CHECKING, Any

from ..atomic import OutputError, write
from ..blog.blog import is_below
from ..discovery.roots import find_root
from ..named_tuple import NamedTuple
from ..settings.config import ConfigError
from ..settings.sources import shown

if TYPE_CHECKING:
    from ..diagnostic import Diagnostic
    from .report import Report

FILE = "notelint-baseline.json"
VERSION = 1


class BaselineError(ConfigError):
    """The file is not a baseline, or can't be read or written; the message says why."""


class Key(NamedTuple):
    """What makes two findings of a file alike."""

    code: str
    text: str
    """The finding's text, cut short, for those who read the file."""
    digest: str
    """Of the finding's text and its line."""


Baseline = dict[str, Counter[Key]]
"""Path from the baseline's folder, with ``/``, to the findings that are hidden."""


class Spared:
    """Leaves out what a baseline hides of a file, round after round of fixes.

    A fix elsewhere on its line makes another line of it; then it is known by its code and text.
    """

    def __init__(self, recorded: Counter[Key]) -> None:
        self._recorded = recorded
        self._is_first = True

    def __call__(self, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
        keys = [_key(diagnostic) for diagnostic in diagnostics]
        exact = Counter(self._recorded)
        baselined = []
        for key in keys:
            baselined.append(exact[key] > 0)
            exact[key] -= baselined[-1]
        if self._is_first:
            self._recorded, exact, self._is_first = self._recorded - exact, Counter(), False
        loose: Counter[tuple[str, str]] = Counter()
        for key, count in exact.items():
            loose[key[:2]] += max(count, 0)
        for index, key in enumerate(keys):
            if not baselined[index] and loose[key[:2]] > 0:
                loose[key[:2]] -= 1
                baselined[index] = True
        return [diagnostic for diagnostic, is_baselined in zip(diagnostics, baselined, strict=True) if not is_baselined]


def recorded(file: str, paths: Sequence[str]) -> dict[str, Counter[Key]]:
    """What a baseline has of some files, by their paths. Raises BaselineError."""
    baseline = _read(file)
    found = {path: baseline.get(_inside(file, path)) for path in paths}
    return {path: counts for path, counts in found.items() if counts}


def size(file: str) -> int:
    """How many findings a baseline hides. Raises BaselineError."""
    return _count(_read(file))


class Linted(NamedTuple):
    """A file's report, with the codes of the rules that ran on it; None where all ran that the settings want."""

    path: str
    """Absolute."""
    report: Report
    codes: frozenset[str] | None = None


class Written(NamedTuple):
    """How many findings a baseline records now, and how many it did that no longer occur."""

    recorded: int
    stale: int


def apply_baseline(file: str, linted: Sequence[Linted], searched: Sequence[str] = ()) -> tuple[list[Report], int]:
    """The reports without what the baseline hides, and how many of its findings no longer occur.

    ``searched`` are the folders whose posts were all checked. Raises BaselineError.
    """
    baseline = _read(file)
    reports = []
    for path, report, _ in linted:
        left = Counter(baseline.get(_inside(file, path), Counter()))
        kept = []
        for diagnostic in report.diagnostics:
            key = _key(diagnostic)
            if left[key] > 0:
                left[key] -= 1
            else:
                kept.append(diagnostic)
        reports.append(report._replace(diagnostics=kept, hidden=len(report.diagnostics) - len(kept)))
    return reports, _count(_stale(file, baseline, linted, searched))


def write_baseline(file: str, linted: Sequence[Linted], searched: Sequence[str] = ()) -> Written:
    """Record what was found in the checked files, and drop what no longer occurs.

    What is recorded of files that were not checked and still exist, and of rules that did not run, stays. Raises
    BaselineError.
    """
    baseline = _read(file) if os.path.exists(file) else {}
    stale = _stale(file, baseline, linted, searched)
    now = {path: found - stale.get(path, Counter()) for path, found in baseline.items()}
    root = _root(file)
    for path, report, _ in linted:
        if report.failure is None and report.diagnostics:
            inside = _inside(file, path)
            if _problem(file, root, inside):
                raise BaselineError(
                    f"{report.path} is outside of {root}, which holds the baseline {os.path.basename(file)}"
                )
            now[inside] = now.get(inside, Counter()) | _found(report)
    text = _dump(now)
    try:
        if not os.path.isfile(file) or _text(file) != text:
            write(file, text)
    except (OSError, ValueError, OutputError) as error:
        raise BaselineError(str(error)) from None
    return Written(_count(now), _count(stale))


def _stale(file: str, baseline: Baseline, linted: Sequence[Linted], searched: Sequence[str]) -> Baseline:
    """What the baseline records and nobody can find any more: in checked files, and in files that are no longer there."""
    stale: Baseline = {}
    for path, report, codes in linted:
        inside = _inside(file, path)
        if report.failure is None and inside in baseline:
            left = baseline[inside] - _found(report)
            stale[inside] = Counter({key: left[key] for key in left if codes is None or key.code in codes})
    folders = [_real(folder) for folder in searched]
    for inside, found in baseline.items():
        path = os.path.normpath(os.path.join(_real(os.path.dirname(file)), inside))
        if any(is_below(path, folder) for folder in folders) and _is_missing(path):
            stale[inside] = found
    return stale


def _is_missing(path: str) -> bool:
    """Whether it is sure that no file is there; what may not be looked at may be."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        pass
    return False


def _found(report: Report) -> Counter[Key]:
    return Counter(_key(diagnostic) for diagnostic in report.diagnostics)


def _count(baseline: Baseline) -> int:
    return sum(found.total() for found in baseline.values())


def _key(diagnostic: Diagnostic) -> Key:
    text, start, end = diagnostic.excerpt[:3]
    return Key(diagnostic.code, " ".join(text[start:end].split())[:60], diagnostic.digest[:16])


# paths


def _inside(file: str, path: str) -> str:
    """A path as the baseline writes it; links to folders followed on both sides."""
    real = os.path.join(_real(os.path.dirname(path)), os.path.basename(path))
    try:
        return os.path.relpath(real, _real(os.path.dirname(file))).replace(os.sep, "/")
    except ValueError:  # another drive
        return real.replace(os.sep, "/")


def _real(folder: str) -> str:
    return _real_of(os.path.join(os.getcwd(), folder))


@cache
def _real_of(folder: str) -> str:
    """The real path of an absolute one: what a relative one means follows the working directory."""
    return os.path.realpath(folder)


def _root(file: str) -> str:
    """The root of the blog that a baseline is for."""
    return find_root(os.path.join(_real(os.path.dirname(file)), os.path.basename(file)))


def _problem(file: str, root: str, inside: str) -> str | None:
    """Why no file of the blog has this path from the baseline's folder, or None."""
    if posixpath.isabs(inside) or isabs(inside):
        return "is absolute"
    if posixpath.normpath(inside) != inside or inside == ".":
        return "is not written as --write-baseline writes it"
    path = os.path.normpath(os.path.join(_real(os.path.dirname(file)), inside))
    return None if is_below(path, root) else f"leads out of {root}"


# the file


def _read(file: str) -> Baseline:
    try:
        content = json.loads(_text(file).removeprefix("\ufeff"), object_pairs_hook=_once)
    except OSError as error:
        missing = "; --write-baseline makes one" if isinstance(error, FileNotFoundError) else ""
        raise BaselineError(f"{shown(file)}: {error.strerror or error}{missing}") from None
    except UnicodeDecodeError:
        raise _broken(file, "not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise _broken(file, str(error)) from None
    if not isinstance(content, dict) or not isinstance(content.get("files"), dict):
        raise _broken(file, 'it should hold "version" and "files"')
    if type(content.get("version")) is not int or content["version"] != VERSION:
        version = json.dumps(content.get("version"))[:40]
        raise _broken(file, f"its version is {version}, and this notelint reads {VERSION}")
    root = _root(file)
    for path in content["files"]:
        if problem := _problem(file, root, path):
            raise _broken(file, f'the path "{path}" {problem}')
    return {path: _counts(file, path, found) for path, found in content["files"].items()}


def _text(file: str) -> str:
    with open(file, encoding="utf-8") as stream:
        return stream.read()


def _counts(file: str, path: str, found: Any) -> Counter[Key]:
    if not isinstance(found, list):
        raise _broken(file, f'"{path}" should have a list of findings')
    counts: Counter[Key] = Counter()
    for number, entry in enumerate(found, 1):
        entry = entry if isinstance(entry, dict) else {}
        words: list[Any] = [entry.get(name) for name in Key._fields]
        count = entry.get("count", 1)
        if not all(isinstance(word, str) for word in words) or type(count) is not int or count < 1:
            raise _broken(file, f'"{path}", finding {number}: it should have code, text, digest and perhaps a count')
        counts[Key(*words)] += count
    return counts


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, whose keys must differ: after a careless merge the last one would win in silence."""
    content = dict(pairs)
    if len(content) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ValueError(f'the key "{twice}" is repeated')
    return content


def _broken(file: str, what: str) -> BaselineError:
    return BaselineError(
        f"{shown(file)}: not a baseline: {what} (fix it, or delete it and run notelint check --write-baseline)"
    )


def _dump(baseline: Baseline) -> str:
    """The file's text: a line a finding, which version control merges well."""
    blocks = []
    for path, found in sorted(baseline.items()):
        entries = [
            f"   {_json(key._asdict() | ({'count': count} if count > 1 else {}))}"
            for key, count in sorted(found.items())
            if count > 0
        ]
        if entries:
            blocks.append(f"  {_json(path)}: [\n" + ",\n".join(entries) + "\n  ]")
    files = "{\n" + ",\n".join(blocks) + "\n }" if blocks else "{}"
    return f'{{\n "version": {VERSION},\n "files": {files}\n}}\n'


def _json(value: Any) -> str:
    """JSON on one line: letters as they are, all that can't be seen as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in text)
