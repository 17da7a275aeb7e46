"""Hostile and broken input: a clear answer, the right exit code, and never a crash or a hang."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from notelint.config import Config, Selection
from notelint.document import Document
from notelint.engine import Linter
from notelint.report import Report
from notelint.site import SiteSettings

from .conftest import Blog
from .test_cli import BAD, run

DETAILS = "<details>\n<summary>x</summary>\n\n"
OUTLINE = "| Chapter | Section |\n|---|---|\n| `` `a | b` `` |\n|  | F |\n| 2. B | x |\n|  | y |\n|  | z |\n"
POSTS = {
    "deep YAML": "---\na: " + "[" * 30_000 + "]" * 30_000 + "\n---\n",
    "deep block YAML": "---\n" + "".join(" " * depth + "a:\n" for depth in range(500)) + "---\n",
    "YAML aliases": "---\n"
    + "a0: &a0 [x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join(f'*a{n - 1}' for _ in range(9))}]\n" for n in range(1, 9))
    + "---\n",
    "a large number": "---\ntoc: 0x" + "f" * 5_000 + "\n---\n",
    "attributes that end in nothing": "x {." + "a" * 60 + "!}\n",
    "blanks in attributes": "x {.a" + " " * 60 + "!\n",
    "dots": "### 1. A?\n\nx\n\n### 2. B?\n\n" + "." * 60 + "a\n\n### 3. C?\n\nx\n",
    "a div with blanks": ":::" + " " * 5_000 + "!\n",
    "dashes": "a|b|c\n-|" + "-" * 5_000 + "x\n",
    "nested details": DETAILS * 1_000,
    "nested details with ends": DETAILS * 500 + "</details>\n" * 500,
    "letters that look like others": "| Chapter ſix: X | Section |\n|--|--|\n| Chapter ſix | a |\n| | b |\n| İ 3 | c |\n| | d |\n",
    "cells that engines count otherwise": OUTLINE,
    "a long path": "[x](" + "a/" * 3_000 + "b.md)\n",
    "open footnotes": "[^" * 20_000,
    "open tags": "<details\n" * 10_000,
    "open Liquid": "{% comment x\n" * 20_000 + "%}",
    "lone surrogates of UTF-16": "\\ud800 and \u2028 and \x85 and \x00\n",
}


def lint(blog: Blog, text: str, site: str = "jekyll") -> Report:
    path = "_posts/2024-01-02-notes.md"
    config = Config(site=SiteSettings(site))
    return Linter().lint_bytes(text.encode(), blog.root / path, path, config)


@pytest.mark.parametrize("site", ["jekyll", "github"])
@pytest.mark.parametrize("text", POSTS.values(), ids=POSTS)
def test_posts(blog: Blog, text: str, site: str) -> None:
    report = lint(blog, text, site)
    assert report.failure is None
    length = len(Document(text).text)
    for diagnostic in report.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= length


def test_many_keys_are_no_bomb(blog: Blog) -> None:
    text = "---\n" + "".join(f"key{number}: value\n" for number in range(60_000)) + "---\n"
    assert [d.code for d in lint(blog, text).diagnostics if d.code == "FM002"] == []


def test_a_control_character_in_yaml_is_told_where_it_stands(blog: Blog) -> None:
    report = lint(blog, "---\ntitle: Größe\nsubtitle: a\x01b\n---\n")
    assert report.document is not None
    places = [(d.code, report.document.place(d.span.start)) for d in report.diagnostics]
    assert places == [("FM002", (3, 12))]


def test_yaml_bombs_are_told(blog: Blog) -> None:
    for name in ("deep YAML", "YAML aliases"):
        report = lint(blog, POSTS[name])
        assert [diagnostic.code for diagnostic in report.diagnostics] == ["FM002"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_loop_of_links_hides_nothing(blog: Blog) -> None:
    blog.write({"ok.md": "", "a.md": "[x](ok.md) [y](loop.md)"})
    (blog.root / "loop.md").symlink_to(blog.root / "loop.md")
    done = run(blog, "check", "--format", "concise", "-q", ".")
    assert done.returncode == 1
    assert [line.split(" ", 2)[1] for line in done.stdout.splitlines()] == ["LK004"]
    assert "loop.md" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(blog: Blog) -> None:
    os.mkfifo(blog.root / "pipe.md")
    done = run(blog, "pipe.md")
    assert (done.returncode, "no regular file" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("x = " + "1" * 5_000, "no TOML"),
        ("fail-level = 1979-05-27", "fail-level"),
        ('"a\\u001b[31m" = 1', "unknown setting"),
        ("exclude = ['!', '[z-a]']", ""),
    ],
)
def test_settings(blog: Blog, settings: str, message: str) -> None:
    done = run(blog.write({"a.md": BAD, "notelint.toml": settings + "\n"}), "a.md")
    assert done.returncode == (2 if message else 1)
    assert message in done.stderr
    assert "\x1b" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["check", ""], ["check", "--select", ""], ["check", "--config", ""], ["inspect", "no.md"]]
)
def test_empty_arguments(blog: Blog, arguments: list[str]) -> None:
    done = run(blog.write({"a.md": BAD}), *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("notelint: ")
    assert "Traceback" not in done.stderr


def test_gitignore_that_is_none(blog: Blog) -> None:
    blog.write({".gitignore": "!\nold/\n[z-a]\n", "a.md": BAD, "old/b.md": BAD})
    assert run(blog, "check", ".").stdout.endswith("Found 3 warnings in 1 file.\n")


def test_no_text_is_a_command_to_a_log(blog: Blog) -> None:
    blog.write({"::error title=x::y.md": "[##[error]boo]()\n"})
    for form in ("full", "concise"):
        done = run(blog, "check", "--format", form, ".")
        assert done.returncode == 1
        assert "##[" not in done.stdout
        assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    report = json.loads(run(blog, "check", "--format", "json", ".").stdout)
    assert report["diagnostics"][0]["path"] == "::error title=x::y.md"


def test_a_rule_that_breaks_costs_nothing_else(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from notelint import engine
    from notelint.rule import all_rules

    def broken(note: object, options: object) -> list[object]:
        raise ZeroDivisionError("oh")

    rules = [replace(rule, check=broken) if rule.code == "LK001" else rule for rule in all_rules()]  # type: ignore[arg-type]
    monkeypatch.setattr(engine, "enabled_rules", lambda selection: rules)
    report = Linter().lint_bytes(BAD.encode(), blog.root / "a.md", "a.md", Config(selection=Selection()))
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["LK002"] * 3
    assert "internal error in LK001 anchor-not-found: ZeroDivisionError: oh" in (report.failure or "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_said(blog: Blog) -> None:
    blog.write({"a.md": BAD})
    command = f"'{sys.executable}' -m notelint a.md > /dev/full"
    done = subprocess.run(command, shell=True, cwd=blog.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "notelint: can't write the output: No space left on device\n")


def test_one_alias_makes_no_bomb_of_many_keys(blog: Blog) -> None:
    text = "---\na: &a x\nb: *a\n" + "".join(f"key{number}: value\n" for number in range(60_000)) + "---\n"
    assert [d.code for d in lint(blog, text).diagnostics if d.code == "FM002"] == []
