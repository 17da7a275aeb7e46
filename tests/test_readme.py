"""The README's output is what the command prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

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


def test_the_picture_shows_the_output() -> None:
    done = subprocess.run([sys.executable, "-c", PICTURE], cwd=PROJECT, capture_output=True, check=True)
    drawn, path = done.stdout.decode("utf-8"), PROJECT / "docs" / "picture.svg"
    ElementTree.fromstring(drawn)
    if os.environ.get("UPDATE"):
        path.write_text(drawn, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == drawn


PICTURE = """
import runpy, sys
sys.stdout.buffer.write(runpy.run_path("docs/picture.py")["picture"]().encode("utf-8"))
"""


def test_every_command_of_the_readme_exists() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    help = "".join(run(Blog(PROJECT), command, "--help").stdout for command in COMMANDS)
    for flag in set(re.findall(r"--[a-z][a-z-]+", text)) - {"--version"}:
        assert flag in help, flag
