"""What a pull request gets: paths from the repository's root, the worst annotations, changed lines only."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from notelint.diagnostic import Severity, Span
from notelint.document.document import Document
from notelint.linting.report import Report
from notelint.reporters import render
from notelint.reporters.github import SHOWN
from notelint.reporters.style import Style

from ..support import BAD, Blog, diagnosed, notebook, run
from .readers import AZURE, commands

PATHS = {
    "github": r"file=([^,]*),",
    "gitlab": r'"path": "(.*)"',
    "azure": r"sourcepath=([^;]*);",
    "sarif": r'"uri": "([^"]*\.md)"',
    "rdjson": r'"path": "(.*)"',
    "junit": r'file="([^"]*)"',
    "checkstyle": r'file name="([^"]*)"',
    "markdown": r"`(.*?\.md):3:11`",
}


@pytest.fixture
def below(blog: Blog) -> Blog:
    """A folder of a repository, with a post."""
    blog.write({"notes/week 1/a.md": BAD})
    return Blog(blog.root / "notes" / "week 1")


@pytest.mark.parametrize(("format", "pattern"), list(PATHS.items()))
def test_paths_count_from_the_root(below: Blog, format: str, pattern: str) -> None:
    found = set(re.findall(pattern, run(below, "check", "--format", format, ".").stdout))
    assert {path.replace("%20", " ") for path in found} == {"notes/week 1/a.md"}


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_the_folder_that_the_system_names_is_the_root(below: Blog, name: str) -> None:
    done = run(below, "check", "--format", "github", ".", **{name: str(below.root.parent)})
    assert "file=week 1/a.md," in done.stdout
    elsewhere = run(below, "check", "--format", "github", ".", **{name: str(below.root / "none")})
    assert "file=notes/week 1/a.md," in elsewhere.stdout


def test_people_and_programs_get_paths_from_where_they_are(below: Blog) -> None:
    for format in ("full", "concise", "grouped", "json", "jsonl"):
        text = run(below, "check", "--format", format, ".").stdout
        assert "a.md" in text
        assert "week 1/a.md" not in text


def many(severity: Severity, count: int) -> Report:
    document = Document("x\n" * count, "a.md")
    spans = [Span(at * 2, at * 2 + 1) for at in range(count)]
    found = [diagnosed(document, span, "SP003", "typo-in-prose", severity, f"m{at}") for at, span in enumerate(spans)]
    return Report("a.md", found)


def test_at_most_ten_annotations_a_level() -> None:
    reports = [many(Severity.WARNING, 14), many(Severity.ERROR, SHOWN), many(Severity.INFO, 2)]
    found = commands(render("github", reports, Style()))
    levels = [level for level, *_ in found]
    assert {level: levels.count(level) for level in levels} == {"error": 10, "warning": 10, "log": 5, "notice": 2}
    assert [text for _, properties, text in found if properties["title"] == "notelint"] == [
        "5 more warnings: the log of this step lists them"
    ]


def test_the_worst_is_annotated() -> None:
    document = Document("x\n" * 20, "a.md")
    codes = ["SP003"] * 15 + ["TB002", "MK003"]
    found = [
        diagnosed(document, Span(at * 2, at * 2 + 1), code, "n", Severity.WARNING, "m") for at, code in enumerate(codes)
    ]
    first, second, *_ = commands(render("github", [Report("a.md", found)], Style()))
    assert [first[1]["title"], second[1]["title"]] == ["TB002 n", "MK003 n"]


def test_azure() -> None:
    document = Document("ab\ncd\n", "notes;1].md")
    found = diagnosed(document, Span(3, 5), "TB002", "n", Severity.ERROR, "50% of ] and\n##vso[x]", "do")
    command = AZURE.fullmatch(render("azure", [Report("notes;1].md", [found])], Style()).strip())
    assert command is not None
    assert command[1] == "type=error;sourcepath=notes%3B1%5D.md;linenumber=2;columnnumber=1;code=TB002;"
    assert command[2] == "n: 50%AZP25 of ] and ##vso(x] (help: do)"


def test_rdjson(blog: Blog) -> None:
    blog.write({"a.md": "# T\n\nNaïve 漢 words about the the tides.\n", "b.ipynb": notebook(("markdown", BAD))})
    result = json.loads(run(blog, "check", "--format", "rdjson", "--select", "SP004,LK002", ".").stdout)
    (doubled,) = [found for found in result["diagnostics"] if found["code"]["value"] == "SP004"]
    line = "Naïve 漢 words about the the tides.".encode()
    (suggestion,) = doubled["suggestions"]
    start, end = (suggestion["range"][end]["column"] - 1 for end in ("start", "end"))
    assert (line[:start] + suggestion["text"].encode() + line[end:]).decode() == "Naïve 漢 words about the tides."
    inside = [found for found in result["diagnostics"] if found["location"]["path"] == "b.ipynb"]
    assert {str(found["location"]["range"]) for found in inside} == {"{'start': {'line': 1}, 'end': {'line': 1}}"}


def test_pages_of_rules(blog: Blog) -> None:
    blog.write({"a.md": BAD})
    url = "https://docs.test/LK002-placeholder-link.html"
    for format in ("json", "jsonl", "sarif", "github", "markdown", "rdjson"):
        assert (
            url
            in run(blog, "check", "--format", format, ".", NOTELINT_RULE_PAGE="https://docs.test/{page}.html").stdout
        )
        assert "docs.test" not in run(blog, "check", "--format", format, ".").stdout


# changed lines


@pytest.fixture
def history(blog: Blog) -> Blog:
    """A repository with a commit, of which a line is changed, a file is new, and one is as it was."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    (blog.root / ".git").rmdir()
    blog.write({"notes/a.md": BAD, "notes/old ü.md": BAD, "notes/b.ipynb": notebook(("markdown", BAD))})
    git(blog.root, "init", "-q", "-b", "main")
    git(blog.root, "add", "-A")
    git(blog.root, "commit", "-q", "-m", "first")
    blog.write(
        {"notes/a.md": BAD.replace("Week 1", "Week 2") + "\n[New](http://www.google.com)\n", "notes/new.md": BAD}
    )
    return blog


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@x.test")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def places(blog: Blog, *arguments: str) -> list[str]:
    done = run(blog, "check", "--select", "LK002", "--format", "concise", "-q", *arguments)
    assert done.stderr == ""
    return [line.partition(": ")[0] for line in done.stdout.splitlines()]


def test_only_what_is_on_changed_lines(history: Blog) -> None:
    wanted = ["notes/a.md:7:7", "notes/new.md:3:11", "notes/new.md:3:45", "notes/new.md:5:11"]
    assert places(history, "--diff-base", "HEAD", ".") == wanted
    below = Blog(history.root / "notes")
    assert places(below, "--diff-base", "main", ".") == [place.removeprefix("notes/") for place in wanted]
    git(history.root, "add", "-A")
    git(history.root, "commit", "-q", "-m", "second")
    assert places(history, "--diff-base", "HEAD", ".") == []
    assert places(history, "--diff-base", "HEAD~1", ".") == wanted


def test_a_notebook_that_changed_counts_whole(history: Blog) -> None:
    history.write({"notes/b.ipynb": notebook(("markdown", "Above.\n\n" + BAD))})
    assert len(places(history, "--diff-base", "HEAD", "notes/b.ipynb")) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--diff-base", "none"], "no commit 'none'"),
        (["--diff-base=--output=x"], "is not a commit"),
        (["--diff-base", "HEAD", "--fix"], "only reports"),
    ],
)
def test_what_can_not_be_compared(history: Blog, arguments: list[str], said: str) -> None:
    done = run(history, "check", *arguments, ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (history.root / "x").exists()


def test_outside_of_a_repository(tmp_path: Path) -> None:
    done = run(Blog(tmp_path).write({"a.md": BAD}), "check", "--diff-base", "HEAD", ".", GIT_CEILING_DIRECTORIES="/")
    assert done.returncode == 2
