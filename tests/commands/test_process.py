"""The process: signals, closed pipes and streams, and what it imports."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ..support import BAD, Blog, run

DOUBLED = "The moon pulls the the water, and the wind pulls it too.\n"
START = "import os, signal, sys; from notelint.__main__ import run; sys.argv[0] = 'notelint'; "


def start(blog: Blog, code: str, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command after some code, which may break something, as a process of its own."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-c", f"{START}{code}\nsys.exit(run())", *arguments],
        cwd=blog.root,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def names(blog: Blog) -> list[str]:
    return sorted(path.name for path in blog.root.iterdir())


# signals

SIGNALS = [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)]
posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@pytest.mark.parametrize("module", ["signal", "notelint.cli", "notelint.settings.config", "markdown_it"])
def test_an_interrupt_while_it_is_imported(blog: Blog, module: str) -> None:
    code = (
        "\nclass Finder:\n"
        "    def find_spec(self, name, path, target=None):\n"
        f"        if name == {module!r}: sys.meta_path.remove(self); raise KeyboardInterrupt\n"
        "sys.modules.pop('signal'); sys.meta_path.insert(0, Finder())"
    )
    done = start(blog.write({"a.md": BAD}), code, "a.md")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@posix
@pytest.mark.parametrize(("name", "code"), SIGNALS)
def test_ended_while_a_post_is_fixed(blog: Blog, name: str, code: int) -> None:
    """The signal arrives when the new text is in a file beside the post."""
    blog.write({"a.md": DOUBLED, "b.md": DOUBLED})
    kill = f"sync = os.fsync; os.fsync = lambda file: (sync(file), os.kill(os.getpid(), signal.{name}))"
    done = start(blog, kill, "check", "--fix", ".")
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
    assert names(blog) == [".git", "a.md", "b.md"]
    assert (blog.root / "a.md").read_text() == (blog.root / "b.md").read_text() == DOUBLED


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_ended_while_a_report_is_written(blog: Blog, name: str) -> None:
    blog.write({"a.md": BAD, "out.txt": "old"})
    kill = f"os.replace = lambda *paths: os.kill(os.getpid(), signal.{name})"
    done = start(blog, kill, "check", "--output-file", "out.txt", ".")
    assert (done.returncode, done.stdout, done.stderr) == (128 + getattr(signal, name), "", "")
    assert names(blog) == [".git", "a.md", "out.txt"]
    assert (blog.root / "out.txt").read_text() == "old"


@posix
def test_who_ignores_the_end_of_the_terminal_is_left_alone(blog: Blog) -> None:
    kill = "sync = os.fsync; os.fsync = lambda file: (sync(file), os.kill(os.getpid(), signal.SIGHUP))"
    ignore = "signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    done = start(blog.write({"a.md": DOUBLED}), ignore + kill, "check", "--fix", "a.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert (blog.root / "a.md").read_text() != DOUBLED


@posix
def test_impatience_brings_no_traceback(blog: Blog) -> None:
    """Ctrl-C again, while the interpreter ends."""
    again = "import atexit; atexit.register(os.kill, os.getpid(), signal.SIGINT)"
    first = "; os.scandir = lambda *path: os.kill(os.getpid(), signal.SIGINT)"
    done = start(blog, again + first, "check", ".")
    assert (done.returncode, done.stderr) == (130, "")


# pipes and streams


@posix
@pytest.mark.parametrize("arguments", [["check", "."], ["check", "--format", "json", "."], ["rule", "ALL"]])
def test_a_pipe_that_nobody_reads(blog: Blog, arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "notelint", *arguments],
        cwd=blog.write({"a.md": BAD}).root,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@posix
@pytest.mark.parametrize(
    ("closed", "arguments", "code", "stdout"),
    [
        (">&-", "a.md", 1, ""),
        ("2>&-", "a.md none.md", 2, "Found 3 warnings in 1 file. 1 file could not be checked.\n"),
        (">&- 2>&-", "--fix a.md", 1, ""),
        ("<&-", "-", 0, "Nothing found in 1 file.\n"),
    ],
)
def test_streams_that_are_closed(blog: Blog, closed: str, arguments: str, code: int, stdout: str) -> None:
    command = f"'{sys.executable}' -m notelint check {arguments} {closed}"
    cwd = blog.write({"a.md": BAD}).root
    done = subprocess.run(command, shell=True, cwd=cwd, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[-len(stdout) :], done.stderr) == (code, stdout, "")
    assert (blog.root / "a.md").read_text() == BAD


def test_line_ends_of_the_output_are_the_same_everywhere(blog: Blog) -> None:
    """On Windows, where text streams write ``\\r\\n``, a diff of such lines would get ``\\r\\r\\n``."""
    blog.write({"a.md": DOUBLED.replace("\n", "\r\n")})
    windows = "import io; sys.stdout = io.TextIOWrapper(sys.stdout.buffer, newline='\\r\\n', write_through=True)"
    command = [sys.executable, "-c", f"{START}{windows}\nsys.exit(run())", "check", "--diff", "a.md"]
    done = subprocess.run(command, cwd=blog.root, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"Would fix 1 finding in 1 file.\n")
    assert done.stdout.startswith(b"--- a.md\n+++ a.md\n@@ -1 +1 @@\n-The moon")
    assert done.stdout.count(b"\r\n") == 2
    assert b"\r\r" not in done.stdout


# what is imported


def test_nothing_is_imported_from_the_folder_where_it_runs(blog: Blog) -> None:
    trap = f"open({str(blog.root / 'ran')!r}, 'w')\n"
    blog.write({"a.md": f"---\ntitle: x\n---\n\n{BAD}", "b.ipynb": "{"})
    blog.write(
        {f"{module}.py": trap for module in ("yaml", "nbformat", "markdown_it", "argparse", "tomllib", "jsonschema")}
    )
    done = run(blog, "check", ".")
    assert (done.returncode, done.stdout.count("LK002")) == (2, 2)
    assert not (blog.root / "ran").exists()


def test_help_and_version_import_little() -> None:
    code = "import sys; sys.argv = ['notelint', '--version']\ntry: run()\nfinally: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"{START}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    imported = set(done.stdout.split())
    assert "argparse" in imported
    assert not imported & {"markdown_it", "yaml", "jsonschema", "nbformat", "pathspec", "typing_extensions"}


@pytest.mark.parametrize(
    "start", [["-m", "notelint"], ["-c", "import sys; from notelint.__main__ import run; sys.exit(run())"]]
)
def test_every_way_to_start_it_prints_what_it_found(blog: Blog, start: list[str]) -> None:
    blog.write({"a.md": BAD})
    command = [sys.executable, *start, "check", "--format", "json", "a.md"]
    done = subprocess.run(command, cwd=blog.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["summary"]["warnings"] == 3
