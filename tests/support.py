"""What tests share: a blog in a folder, the command run on it, notebooks, cases in markdown."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import nbformat

from notelint.cli import main
from notelint.diagnostic import Diagnostic, Finding, Fix, Related, Severity, Span
from notelint.document.document import Document
from notelint.linting.diagnose import diagnose
from notelint.linting.linter import Linter
from notelint.linting.report import Report
from notelint.settings.config import Config, Selection

PROJECT = Path(__file__).parent.parent
CLEAN = "# Week 1\n\nText.\n"
BAD = "# Week 1\n\n[Answers](http://www.google.com) and [more](http://www.google.com)\n\n[Answers](http://www.google.com)\n"
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4\n| 5 | 6 |\n"
POST = "_posts/2024-01-02-notes.md"
JEKYLL = {"_config.yml": "title: Notes\nmarkdown: kramdown\n", "Gemfile": 'gem "jekyll"\n'}


class Blog(NamedTuple):
    """A folder of files."""

    root: Path

    def write(self, files: Mapping[str, str | bytes]) -> Blog:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def lint(self, path: str = POST, **selection: object) -> Report:
        config = Config(selection=Selection(**selection))  # type: ignore[arg-type]
        return Linter().lint_file(self.root / path, path, config)


def shown(report: Report) -> list[str]:
    """The diagnostics of a report as ``line:column CODE message``."""
    assert report.failure is None, report.failure
    return [f"{d.region.line}:{d.region.column} {d.code} {d.message}" for d in report.diagnostics]


class Case(NamedTuple):
    """A case of ``tests/rules``: a post, what is to be found in it, and what fixing makes of it."""

    title: str
    settings: dict[str, str]
    post: str
    expected: list[str]
    fixed: str | None
    """After the safe fixes; None where nothing changes."""
    unsafe: str | None
    """After all fixes; None where that is the same."""


_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n(?P<settings>(?:\w+: [^\n]*\n+)*)`{5}markdown\n(?P<post>.*?)^`{5}\n"
    r"(?:\n`{5}text\n(?P<text>.*?)^`{5}\n)?(?:\n`{5}fixed\n(?P<fixed>.*?)^`{5}\n)?"
    r"(?:\n`{5}unsafe\n(?P<unsafe>.*?)^`{5}\n)?",
    re.MULTILINE | re.DOTALL,
)


def read_cases(path: Path) -> list[Case]:
    """Cases begin with ``## title``; then ``key: value`` lines; then in fences of five the post, and what comes of it."""
    cases = []
    end = 0
    text = path.read_text(encoding="utf-8")
    for match in _CASE.finditer(text):
        between = text[end : match.start()]
        assert not between.strip() or end == 0, f"{path}: can't read this: {between[:80]!r}"
        settings = dict(line.split(": ", 1) for line in match["settings"].splitlines() if line)
        expected = (match["text"] or "").splitlines()
        cases.append(Case(match["title"], settings, match["post"], expected, match["fixed"], match["unsafe"]))
        end = match.end()
    assert not text[end:].strip(), f"{path}: can't read this: {text[end : end + 80]!r}"
    return cases


def run(blog: Blog, *arguments: str, stdin: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a blog: in this process, which takes a tenth of the time, unless the interpreter is what is tested."""
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    env |= {"PYTHONIOENCODING": "utf-8"} | environment
    raw = stdin.encode() if isinstance(stdin, str) else stdin
    if any(name.startswith(("PYTHON", "LC_", "LANG")) for name in environment):
        return run_process(blog, *arguments, stdin=raw, env=env)
    out, err, streams = io.BytesIO(), io.BytesIO(), (sys.stdin, sys.stdout, sys.stderr)
    before, here = dict(os.environ), os.getcwd()
    try:
        sys.stdin, sys.stdout, sys.stderr = (
            io.TextIOWrapper(buffer, "utf-8", "backslashreplace", newline="\n", write_through=True)
            for buffer in (io.BytesIO(raw), out, err)
        )
        os.chdir(blog.root)
        os.environ.clear()
        os.environ.update(env)
        code = main(arguments)
    except OSError:  # how it is told is the process's business
        return run_process(blog, *arguments, stdin=raw, env=env)
    finally:
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            stream.detach()  # type: ignore[union-attr]
        sys.stdin, sys.stdout, sys.stderr = streams
        os.environ.clear()
        os.environ.update(before)
        os.chdir(here)
    return subprocess.CompletedProcess(["notelint", *arguments], code, out.getvalue().decode(), err.getvalue().decode())


def run_process(blog: Blog, *arguments: str, stdin: bytes, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    command = [sys.executable, "-m", "notelint", *arguments]
    done = subprocess.run(command, cwd=blog.root, input=stdin, capture_output=True, env=env, check=False, timeout=300)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def diagnosed(
    document: Document,
    span: Span,
    code: str,
    name: str,
    severity: Severity,
    message: str,
    help: str | None = None,
    fix: Fix | None = None,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """What is reported of a finding of a rule."""
    return diagnose(document, Finding(span, message, help, fix, related), code, name, severity)


def notebook(*cells: tuple[str, str]) -> bytes:
    made = nbformat.v4.new_notebook()
    new = {
        "markdown": nbformat.v4.new_markdown_cell,
        "code": nbformat.v4.new_code_cell,
        "raw": nbformat.v4.new_raw_cell,
    }
    made.cells = [new[kind](source, id=f"c{index}") for index, (kind, source) in enumerate(cells)]
    return nbformat.writes(made).encode()


SHOWN_OUTPUT = re.compile(
    r"(<!-- \$ notelint (?P<command>[^\n]*) -->\n```\w+\n)(?P<shown>.*?)(?=^```$)", re.DOTALL | re.MULTILINE
)


def real_outputs(page: Path) -> tuple[str, str]:
    """A page, and the page with what its commands print now; with ``UPDATE`` it is written."""
    text, project = page.read_text(encoding="utf-8"), Blog(PROJECT)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    real = SHOWN_OUTPUT.sub(lambda block: block[1] + run(project, *block["command"].split(), PATH=path).stdout, text)
    if os.environ.get("UPDATE"):
        page.write_text(real, encoding="utf-8")
    return text, real
