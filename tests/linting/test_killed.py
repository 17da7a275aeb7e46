"""A process that is killed at any moment: every file is whole, and the next run says what a fresh one says."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from notelint.atomic import sweep

from ..support import BAD, JEKYLL, Blog, notebook, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")

DOUBLED = "# Tides\n\nThe moon pulls the the water, and [the wind](#winds) pulls it too.\n"
FILES: dict[str, str | bytes] = {
    **JEKYLL,
    "_posts/2024-01-02-a.md": f"---\ntitle: Tides\n---\n\n{DOUBLED}",
    "_posts/2024-01-03-b.md": DOUBLED.replace("\n", "\r\n"),
    "_posts/2024-01-04-c.md": BAD,
    "notes/d.md": DOUBLED + "\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n",
    "notes/e.ipynb": notebook(("markdown", DOUBLED)),
}
KILLED = """
import os, signal, sys
left, below = int(sys.argv.pop(1)), os.path.dirname(os.getcwd())
def count(event, arguments):
    global left
    if event not in ("open", "os.rename", "os.remove", "os.chmod", "os.utime", "os.mkdir"):
        return
    name = arguments[0]
    if isinstance(name, str) and os.path.abspath(name).startswith(below) and os.getpid() == first:
        left -= 1
        if left == 0:
            os.kill(first, signal.SIGKILL)
first = os.getpid()
from notelint.__main__ import run
sys.argv[0] = "notelint"
sys.addaudithook(count)
try:
    code = run()
finally:
    print("events", -left, file=sys.stderr)
sys.exit(code)
"""
"""Ends itself when it opens, renames or deletes its so-manieth file of the blog or the cache; 0 for never."""


def start(moment: int, root: Path, caches: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED, str(moment), "check", "-q", "--format", "json", "--cache-dir", str(caches)]
    return subprocess.run(
        [*command, *arguments, "."], cwd=root, capture_output=True, text=True, check=False, timeout=120
    )


def said(root: Path, *arguments: str) -> tuple[int, str, str]:
    done = run(Blog(root), "check", "-q", "--format", "json", *arguments, ".")
    return done.returncode, done.stdout, done.stderr


def content(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def moments(events: int, seed: int) -> Sequence[int]:
    """The last ones, in which files are written, and some from before."""
    return sorted({*range(max(1, events - 9), events + 1, 2), *random.Random(seed).sample(range(1, events), 4)})


def age(folder: Path) -> None:
    """Let the time go by after which nobody can still be writing a file, in this process too."""
    sweep.cache_clear()
    for path in folder.rglob(".notelint-*.tmp"):
        os.utime(path, (time.time() - 3_600,) * 2)


@pytest.mark.parametrize("flags", [(), ("--fix", "--unsafe-fixes")], ids=["checking", "fixing"])
def test_killed(tmp_path: Path, flags: tuple[str, ...]) -> None:
    (tmp_path / "blog" / ".git").mkdir(parents=True)
    root, caches = Blog(tmp_path / "blog").write(FILES).root, tmp_path / "caches"
    before = content(root)
    whole = start(0, root, caches, *flags)
    after, events = content(root), int(whole.stderr.split()[-1])
    assert (before != after) == bool(flags)
    for moment in moments(events, len(flags)):
        shutil.rmtree(caches)
        shutil.rmtree(root)
        (root / ".git").mkdir(parents=True)
        Blog(root).write(FILES)
        assert start(moment, root, caches, *flags).returncode == -signal.SIGKILL
        now = content(root)
        beside = {name for name in now if name.endswith(".tmp")}  # the new text of the post it was about to replace
        assert now.keys() - beside == before.keys() and len(beside) <= 1
        assert all(now[name] in (before[name], after[name]) for name in before)
        age(tmp_path)
        assert said(root, "--cache-dir", str(caches)) == said(root, "--no-cache")
        said(root, "--cache-dir", str(caches), *flags)
        assert content(root) == after
        assert not list(caches.glob("*.tmp")), "nothing stays for ever"
