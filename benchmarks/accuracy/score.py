"""Compare what notelint reports on the labelled posts with what their labels say.

    python benchmarks/accuracy/score.py --show

A diagnostic is true where its lines meet those of a label that has its code or its area; a label is found where such a
diagnostic exists. Recall is the share of labels that are found, precision the share of diagnostics that are true.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class ScoreError(Exception):
    """The labels can't be read, or the command gave no report."""


class Label(NamedTuple):
    """A defect that a reviewer wants to hear of: where it is, and which codes or areas name it."""

    path: str
    first: int
    last: int
    codes: tuple[str, ...]
    note: str


class Diagnostic(NamedTuple):
    """What notelint reports, with the lines that it covers."""

    path: str
    first: int
    last: int
    code: str
    message: str

    def matches(self, label: Label) -> bool:
        """Whether this tells of the label's defect."""
        meets = self.first <= label.last and label.first <= self.last
        return self.path == label.path and meets and (self.code in label.codes or self.code[:2] in label.codes)


class Score(NamedTuple):
    """Labels and diagnostics, sorted into right and wrong."""

    found: list[Label]
    missed: list[Label]
    true: list[Diagnostic]
    false: list[Diagnostic]

    @property
    def recall(self) -> float:
        """The share of labels that a diagnostic tells of."""
        return _share(len(self.found), len(self.missed))

    @property
    def precision(self) -> float:
        """The share of diagnostics that a label agrees with."""
        return _share(len(self.true), len(self.false))


def _share(good: int, bad: int) -> float:
    return good / (good + bad) if good + bad else 1.0


def read_labels(file: Path) -> list[Label]:
    """The labels of a table with the columns path, line (``12`` or ``12-15``), codes and note."""
    labels = []
    for number, row in enumerate(file.read_text(encoding="utf-8").splitlines()[1:], 2):
        try:
            path, line, codes, note = row.split("\t")
            first, _, last = line.partition("-")
            labels.append(Label(path, int(first), int(last or first), tuple(codes.split()), note))
        except ValueError as error:
            raise ScoreError(f"{file}:{number}: no label: {error}") from error
    return labels


def lint(command: Sequence[str], posts: Path) -> list[Diagnostic]:
    """What a command reports on a folder of posts, with its default settings."""
    arguments = [*command, "check", "--isolated", "--exit-zero", "--format", "json", str(posts)]
    try:
        done = subprocess.run(arguments, capture_output=True, check=False)
        report = json.loads(done.stdout)
    except (OSError, ValueError) as error:
        raise ScoreError(f"{shlex.join(command)} gave no report: {error}") from error
    if report["failures"]:
        raise ScoreError("".join(f"\n{failure['path']}: {failure['message']}" for failure in report["failures"]))
    return [_diagnostic(entry, posts.resolve()) for entry in report["diagnostics"]]


def _diagnostic(entry: dict[str, object], posts: Path) -> Diagnostic:
    path = Path(str(entry["path"])).resolve().relative_to(posts).as_posix()
    first, last, end = (int(str(entry[key])) for key in ("line", "end_line", "end_column"))
    if last > first and end == 1:  # it ends with the line before
        last -= 1
    return Diagnostic(path, first, last, str(entry["code"]), str(entry["message"]))


def score(labels: Iterable[Label], diagnostics: Sequence[Diagnostic]) -> Score:
    """Labels into found and missed, diagnostics into true and false."""
    result = Score([], [], [], [])
    labels = list(labels)
    for label in labels:
        (result.found if any(each.matches(label) for each in diagnostics) else result.missed).append(label)
    for diagnostic in diagnostics:
        (result.true if any(map(diagnostic.matches, labels)) else result.false).append(diagnostic)
    return result


def table(result: Score) -> list[str]:
    """The counts of each rule; a missed label counts for the first of its codes."""
    true, false = (Counter(each.code for each in group) for group in (result.true, result.false))
    missed = Counter(label.codes[0] for label in result.missed)
    rows = [f"{'rule':<6}{'true':>6}{'false':>7}{'missed':>8}"]
    codes = sorted({*true, *false, *missed})
    return rows + [f"{code:<6}{true[code]:>6}{false[code]:>7}{missed[code]:>8}" for code in codes]


def details(result: Score) -> list[str]:
    """Each missed label and each false diagnostic with its place."""
    rows = ["", "missed:"]
    rows += [f"  {label.path}:{label.first} {' '.join(label.codes)} {label.note}" for label in result.missed]
    rows += ["", "false:"]
    rows += [f"  {each.path}:{each.first} {each.code} {each.message}" for each in result.false]
    return rows


def main(argv: Sequence[str] | None = None) -> int:
    """Print the score; 1 where it is below what is asked for, 2 where there is not one."""
    parser = argparse.ArgumentParser(description="Score notelint on the labelled posts.")
    parser.add_argument("--command", default=shlex.join([sys.executable, "-m", "notelint"]), help="how to run notelint")
    parser.add_argument("--posts", type=Path, default=HERE / "posts", help="the folder of posts")
    parser.add_argument("--labels", type=Path, default=HERE / "labels.tsv", help="the table of labels")
    parser.add_argument("--show", action="store_true", help="list missed labels and false diagnostics")
    parser.add_argument("--min-recall", type=float, default=0.0, help="exit with 1 below this recall")
    parser.add_argument("--min-precision", type=float, default=0.0, help="exit with 1 below this precision")
    options = parser.parse_args(argv)
    try:
        result = score(read_labels(options.labels), lint(shlex.split(options.command), options.posts))
    except (OSError, ScoreError) as error:
        print(f"score: {error}", file=sys.stderr)
        return 2
    found, true = len(result.found), len(result.true)
    print("\n".join(table(result) + (details(result) if options.show else [])))
    print(f"\nrecall {result.recall:.3f} ({found} of {found + len(result.missed)} labels found)")
    print(f"precision {result.precision:.3f} ({true} of {true + len(result.false)} diagnostics true)")
    return int(result.recall < options.min_recall or result.precision < options.min_precision)


if __name__ == "__main__":
    sys.exit(main())
