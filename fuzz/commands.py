"""The command line inside this process, on a small blog of which one file holds anything."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from functools import cache
from pathlib import Path

from notelint import cli
from notelint.discovery import files
from notelint.linting import baseline, selection
from notelint.schema import schema

from . import blogs, properties

COMMANDS = (
    ("check", "."),
    ("check", "--format", "json", "."),
    ("check", "--diff", "--unsafe-fixes", "."),
    ("progress", "."),
    ("words", "."),
    ("init", "--dry-run"),
    ("inspect", "_posts/2024-01-02-notes.md"),
    ("check", "--force-exclude", "_posts/2024-01-02-notes.md", "content/post/tides.md"),
)
_REMEMBERED = (baseline._real_of, schema._from_text, selection._enabled, files._real_of, files._spec)
"""What the process remembers of files by their path, or of texts; here every input is another file."""


@cache
def blog(name: str) -> Path:
    """The root of a blog of this name."""
    root = blogs.folder() / name
    blogs.write(root, {".git/HEAD": ""})
    return root


def run(root: Path, posts: dict[str, str | bytes], arguments: tuple[str, ...]) -> tuple[int, str]:
    """The exit code, and what is said of it, of one command on a blog of these files; see ``say``."""
    write(root, posts)
    code, _, said = say(root, arguments)
    return code, said


def write(root: Path, posts: dict[str, str | bytes]) -> None:
    """Write a blog's files again."""
    for entry in root.iterdir():
        if entry.name != ".git":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    blogs.write(root, posts)


def say(root: Path, arguments: tuple[str, ...]) -> tuple[int, str, str]:
    """The exit code of one command, and both its outputs; raises AssertionError where it breaks its word."""
    for remembered in _REMEMBERED:
        remembered.cache_clear()
    out, err = io.StringIO(), io.StringIO()
    before = Path.cwd()
    os.environ["NOTELINT_CACHE_DIR"] = str(blogs.folder() / "cache")
    os.chdir(root)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main(arguments)
    except OSError as error:  # which the console script words
        if not error.filename:
            raise
        return 2, "", str(error)
    finally:
        os.chdir(before)
    said = err.getvalue()
    assert "internal error" not in said, said
    assert code in (0, 1, 2), f"exit code {code}"
    assert code != 2 or said or out.getvalue(), "it could not run, and does not say why"
    display_path = (
        out.getvalue().replace("\r\n", "\n") if "--diff" in arguments else out.getvalue()
    )  # a post's own line ends
    for text in (display_path, said):
        properties.is_safe(text)
    return code, out.getvalue(), said
