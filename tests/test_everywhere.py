"""The same posts get the same findings wherever, whenever and in whatever order they are checked."""

from __future__ import annotations

import json
import ntpath
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from notelint.discovery import posts
from notelint.discovery.posts import Excluded, Post, collect
from notelint.discovery.sites import Sites
from notelint.document.document import Document
from notelint.linting.linter import Linter
from notelint.linting.parallel import lint_posts
from notelint.reporters import render
from notelint.reporters.style import Style
from notelint.settings.config import Config
from notelint.settings.settings import Settings

from .support import BAD, JEKYLL, Blog, run

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture
def examples(blog: Blog) -> Blog:
    """The examples as a repository, with names and words beyond ASCII."""
    shutil.copytree(EXAMPLES, blog.root, dirs_exist_ok=True)
    turkish = "# İSTANBUL ılık I\n\n[x](#istanbul-ılık-i) [y](#i̇stanbul-ılık-i) [z](#ISTANBUL)\n\n" + BAD
    return blog.write({"_posts/2024-05-06-résumé.md": turkish, "_posts/2024-05-07-dates.md": DATES})


DATES = "---\nlayout: post\ntitle: x\ndate: 2024-03-31 02:30:00\nlast: 2024-03-31T02:30:00+02:00\ntime: 12:30\nday: 2024-03-31\n---\n"


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "4711"},
        {"PYTHONOPTIMIZE": "1"},
        {"HOME": "/nowhere", "XDG_CONFIG_HOME": "/nowhere"},
    ],
    ids=lambda environment: " ".join(f"{key}={value}" for key, value in environment.items()),
)
def test_the_environment_decides_nothing(examples: Blog, environment: dict[str, str]) -> None:
    def report(**environment: str) -> str:
        return run(examples, "check", "--format", "json", ".", **environment).stdout

    expected = report(PYTHONHASHSEED="1", TZ="UTC")
    assert len(json.loads(expected)["diagnostics"]) > 10
    as_bytes = "\\udcc3\\udca9"  # of a name, where Python is told to know ASCII alone
    assert report(**environment).replace(as_bytes, "\\u00e9") == expected


def test_no_file_is_read_or_written_in_the_encoding_of_the_locale(examples: Blog) -> None:
    (examples.root / "notelint.toml").write_text("[spelling]\nwords = ['x']\n")
    for arguments in (
        ["check", "--output-file", "out.txt", "."],
        ["words", "."],
        ["progress", "."],
        ["inspect", "_posts/2024-03-11-fog.md"],
        ["init", "--dry-run"],
        ["check", "-q", "--write-baseline", "."],
    ):
        command = [
            sys.executable,
            "-X",
            "warn_default_encoding",
            "-W",
            "error::EncodingWarning",
            "-m",
            "notelint",
            *arguments,
        ]
        done = subprocess.run(command, cwd=examples.root, capture_output=True, text=True, encoding="utf-8", check=False)
        assert (done.returncode in (0, 1), done.stderr) == (True, "")


def test_the_folder_where_it_runs_decides_nothing_but_paths(examples: Blog) -> None:
    def found(folder: str, *paths: str) -> list[tuple[object, ...]]:
        here = Blog(examples.root / folder)
        diagnostics = json.loads(run(here, "check", "--format", "json", *paths).stdout)["diagnostics"]
        for diagnostic in diagnostics:
            diagnostic["path"] = os.path.relpath(here.root / diagnostic["path"], examples.root)
        return [tuple(map(str, diagnostic.values())) for diagnostic in diagnostics]

    whole = found("", ".")
    assert len(whole) > 10
    assert found("", str(examples.root)) == whole
    assert found("_posts", "..") == whole
    assert found("..", examples.root.name) == whole
    assert found("_posts", ".") == found("", "_posts") == [item for item in whole if item[0].startswith("_posts/")]


def test_the_order_of_paths_decides_nothing(examples: Blog) -> None:
    names = sorted(path.name for path in (examples.root / "_posts").iterdir())
    here = Blog(examples.root / "_posts")
    outputs = {run(here, "check", "--format", "json", *order).stdout for order in (names, names[::-1], [*names, "."])}
    assert len(outputs) == 1


def test_the_order_in_which_posts_are_checked_decides_nothing(examples: Blog) -> None:
    """A post's findings may depend on other posts, but not on which were checked before it."""
    examples.write(
        {
            f"x{number}.md": f"# A {number}\n\n[a](x{(number * 7) % 10}.md#a-{number}) [b](x{number}.md)\n"
            for number in range(10)
        }
    )
    settings, sites = Settings(), Sites()
    found, missing, _ = collect([str(examples.root)], settings, sites, Excluded(settings))
    assert not missing
    assert len(found) > 12

    def linted(order: list[Post], jobs: int = 1) -> dict[str, tuple[object, ...]]:
        return {report.path: report.diagnostics for report in lint_posts(order, Sites(), jobs=jobs)}

    expected = linted(found)
    for seed in range(5):
        shuffled = random.Random(seed).sample(found, len(found))
        assert linted(shuffled, jobs=1 + seed % 3) == expected
    for post in found:
        assert Linter().lint_file(post.path, post.display_path, post.config).diagnostics == expected[post.display_path]


def test_line_ends_decide_nothing(blog: Blog) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLES / "_posts").glob("*.md"))]
    assert len(texts) > 1
    for number, text in enumerate(texts):
        found = []
        for end in ("\n", "\r\n", "\r"):
            report = blog.write({**JEKYLL, f"_posts/2024-01-02-{number}.md": text.replace("\n", end).encode()}).lint(
                f"_posts/2024-01-02-{number}.md"
            )
            found.append([(d.region, d.code, d.message) for d in report.diagnostics])
        assert found[0] == found[1] == found[2]


# Windows, as far as it can be tried elsewhere


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the module that shows paths sees of the system on Windows."""

    def relpath(path: str, start: str = "C:\\blog") -> str:
        return ntpath.relpath(path, start)

    fake = SimpleNamespace(sep="\\", path=SimpleNamespace(relpath=relpath, abspath=ntpath.abspath))
    monkeypatch.setattr(posts, "os", fake)


@pytest.mark.usefixtures("windows")
def test_paths_are_shown_with_slashes() -> None:
    assert posts.display_path("C:\\blog\\_posts\\a b.md") == "_posts/a b.md"
    assert posts.display_path("C:\\other\\a.md") == "../other/a.md"
    assert posts.display_path("D:\\blog\\a.md") == "D:/blog/a.md"


def test_places_on_another_drive_are_addresses() -> None:
    report = Linter().lint_bytes(BAD.encode(), EXAMPLES / "a.md", "D:/blog/a b.md", Config())
    log = json.loads(render("sarif", [report], Style()))
    places = {
        str(result["locations"][0]["physicalLocation"]["artifactLocation"]) for result in log["runs"][0]["results"]
    }
    assert places == {"{'uri': 'file:///D:/blog/a%20b.md'}"}


def test_a_text_of_windows_is_fixed_as_one(blog: Blog) -> None:
    """With its byte order mark and line ends; a lone one of another kind stays as well."""
    text = "\ufeffThe moon pulls the the water.\r\n\r\nA line\nof another kind, and the the end\r\n"
    blog.write({"a.md": text.encode()})
    assert run(blog, "check", "--fix", "a.md").returncode == 0
    assert (blog.root / "a.md").read_bytes().decode() == text.replace("the the", "the")
    assert Document.from_bytes(text.encode()).encode() == text.encode()
