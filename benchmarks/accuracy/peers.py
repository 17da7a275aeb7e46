"""Ask other tools about the labelled posts: which defects they report something at.

    python benchmarks/speed/run.py --posts 1 --rounds 1            # installs the tools below build/speed
    python benchmarks/accuracy/peers.py --output docs/speed.md

Other tools have other rules, so a label counts as found where a tool reports anything on one of its lines, whatever it
says; only notelint has to name the defect. A report on lines without a label is not wrong by the rules of another tool,
but is none that the label's reviewer asks for.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from score import HERE, Label, lint, read_labels

sys.path.insert(0, str(HERE.parent / "speed"))
from run import write_between_markers

BEGIN, END = "<!-- begin: benchmarks/accuracy/peers.py -->", "<!-- end: benchmarks/accuracy/peers.py -->"
TOOLS: dict[str, tuple[str, ...]] = {
    "markdownlint-cli2": ("markdownlint-cli2", "**/*.md", "**/*.qmd"),
    "rumdl": ("rumdl", "check", "--no-cache", "--output-format", "concise", "."),
    "codespell": ("codespell", "."),
    "typos": ("typos", "--format", "brief", "."),
}
"""The command of each tool that names lines, in the folder of the posts. mdformat names files alone, pymarkdown fails on one."""
_PLACE = re.compile(r"^(?:\./)?(?P<path>[^\s:]+\.(?:md|qmd|ipynb)):(?P<line>\d+)[: ]")


class Place(NamedTuple):
    """A line that something is reported on."""

    path: str
    line: int

    def is_in(self, label: Label) -> bool:
        """Whether it is one of a label's lines."""
        return self.path == label.path and label.first <= self.line <= label.last


class Row(NamedTuple):
    """What one tool makes of the posts."""

    tool: str
    found: int
    reports: int
    matching: int
    in_clean: int
    """Reports in posts without a defect."""


def places(text: str) -> list[Place]:
    """What a tool printed, as places."""
    found = map(_PLACE.match, text.splitlines())
    return [Place(match["path"], int(match["line"])) for match in found if match]


def row(tool: str, labels: Sequence[Label], reported: Sequence[Place]) -> Row:
    """Count the labels that a tool reports something at, and its reports."""
    flawed = {label.path for label in labels}
    return Row(
        tool,
        sum(any(place.is_in(label) for place in reported) for label in labels),
        len(reported),
        sum(any(place.is_in(label) for label in labels) for place in reported),
        sum(place.path not in flawed for place in reported),
    )


def own(labels: Sequence[Label], posts: Path) -> Row:
    """What notelint makes of the posts, by the stricter count."""
    found = lint([sys.executable, "-m", "notelint"], posts)
    flawed = {label.path for label in labels}
    return Row(
        "notelint",
        sum(any(each.matches(label) for each in found) for label in labels),
        len(found),
        sum(any(map(each.matches, labels)) for each in found),
        sum(each.path not in flawed for each in found),
    )


def ask(command: Sequence[str], posts: Path, tools: Path) -> list[Place]:
    """What a tool reports. Raises SystemExit where it is not installed."""
    bins = (tools / "venv" / "bin", tools / "npm" / "node_modules" / ".bin")
    path = os.pathsep.join([*map(str, bins), os.environ["PATH"]])
    try:
        done = subprocess.run(
            command,
            cwd=posts,
            capture_output=True,
            text=True,
            env={**os.environ, "PATH": path},
            timeout=600,
            check=False,
        )
    except FileNotFoundError:
        raise SystemExit(f"{command[0]} is not installed below {tools}") from None
    return places(done.stdout + done.stderr)


def table(rows: Iterable[Row], labels: int) -> str:
    """Markdown."""
    lines = [
        f"| | defects found, of {labels} | reports | at a defect | in posts without one |",
        "|---|--:|--:|--:|--:|",
    ]
    lines += [f"| {each.tool} | {each.found} | {each.reports} | {each.matching} | {each.in_clean} |" for each in rows]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the table, and put it into a page."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--tools", type=Path, default=HERE.parents[1] / "build" / "speed", help="where the tools are")
    cli.add_argument("--posts", type=Path, default=HERE / "posts")
    cli.add_argument("--labels", type=Path, default=HERE / "labels.tsv")
    cli.add_argument("--output", type=Path, help="also write the table into this page, between its markers")
    options = cli.parse_args()
    labels = read_labels(options.labels)
    rows = [row(tool, labels, ask(command, options.posts, options.tools.resolve())) for tool, command in TOOLS.items()]
    text = table([own(labels, options.posts), *rows], len(labels))
    print(text)
    if options.output:
        write_between_markers(options.output, text, BEGIN, END)
    return 0


if __name__ == "__main__":
    sys.exit(main())
