"""The README's output is what the command prints."""

from __future__ import annotations

import os
import re
from pathlib import Path

from notelint.cli import COMMANDS

from .support import Blog, run

PROJECT = Path(__file__).parent.parent
_OUTPUT = re.compile(
    r"(<!-- output of notelint check examples: (.*?) -->\n```text\n)(.*?)(```\n<!-- end of output -->)", re.DOTALL
)


def test_the_output_shown_is_the_output() -> None:
    path = PROJECT / "README.md"
    text = path.read_text(encoding="utf-8")
    match = _OUTPUT.search(text)
    assert match is not None
    path_line, _, rest = run(Blog(PROJECT), "check", "examples").stdout.partition("\n")
    blocks = rest.split("\n\n")
    wanted = [
        next(block for block in blocks if f" {code} " in block.partition("\n")[0]) for code in match[2].split(", ")
    ]
    shown = path_line + "\n" + "\n\n".join(wanted) + "\n"
    if os.environ.get("UPDATE"):
        path.write_text(text[: match.start(3)] + shown + text[match.end(3) :], encoding="utf-8")
    assert match[3] == shown
    assert f"({'here three of the nineteen'})" in text
    assert len(run(Blog(PROJECT), "check", "--format", "concise", "-q", "examples").stdout.splitlines()) == 19


def test_every_command_of_the_readme_exists() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    help = "".join(run(Blog(PROJECT), command, "--help").stdout for command in COMMANDS)
    for flag in set(re.findall(r"--[a-z][a-z-]+", text)) - {"--version"}:
        assert flag in help, flag
