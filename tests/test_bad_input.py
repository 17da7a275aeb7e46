"""Hostile and broken input: a clear answer, the right exit code, and never a crash or a hang."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from notelint import __version__
from notelint.document.document import Document
from notelint.linting import linter as engine
from notelint.linting import selection
from notelint.linting.linter import Linter
from notelint.linting.report import Report
from notelint.reporters import FORMATS
from notelint.rules import all_rules
from notelint.settings.config import Config, Selection
from notelint.site.settings import SiteSettings

from .support import BAD, Blog, notebook, run, shown

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
    "a table of many rows": "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 100_000,
    "nested quotes": ">" * 10_000 + " x\n",
    "quotes that grow": "\n\n".join(">" * depth + " x" for depth in range(0, 10_000, 100)) + "\n",
    "nested pictures": "![" * 2_000 + "](a)" * 2_000,
    "a word of apostrophes": "x" + "'" * 3_000 + " the" + "'s" * 3_000 + " the" + "’s" * 3_000 + " [" * 3_000 + "\n",
    "a capital of two letters in small": "İzmir's and İ' and İ's, İ’s, ŞİŞLİ'S.\n\n# İzmir's\n",
    "an end without a line end": "> - <style>\n> ",
    "a byte order mark inside": "a\ufeffb [x](http://google.com)\n",
    "an item with a huge number": "9" * 5_000 + ". a\n",
    "headings with a huge number": ("## a_" + "1" * 5_000 + "\n\n") * 2,
    "a huge front matter": "---\ntitle: " + "x" * 3_000_000 + "\n---\n",
    "keys nested by dashes": "---\na: " + "- " * 5_000 + "\n---\n",
    "escapes that look like surrogates": "\\ud800 and \u2028 and \x85 and \x00\n",
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


def test_a_control_character_in_yaml_is_reported_where_it_is(blog: Blog) -> None:
    report = lint(blog, "---\ntitle: Größe\nsubtitle: a\x01b\n---\n")
    assert [(d.code, d.region.line, d.region.column) for d in report.diagnostics] == [("FM002", 3, 12)]


@pytest.mark.parametrize("value", ["!!bool maybe", "!!bool ''", "!!int ''", "!!int '-'", "!!float ''", "!!int x"])
def test_a_yaml_tag_that_its_value_does_not_fit_is_none(blog: Blog, value: str) -> None:
    report = lint(blog.write({"_config.yml": f"title: x\nfuture: {value}\n"}), f"---\ntitle: x\nweek: {value}\n---\n")
    assert (report.failure, report.diagnostics) == (None, ())


DEEP_TOML = {
    "names joined by dots": "a." * 3_000 + "a = 1\n",
    "a table's name": "[" + "a." * 3_000 + "a]\n",
    "tables in tables": "x = " + "{a = " * 150 + "1" + "}" * 150 + "\n",
    "lists in lists": "x = " + "[" * 5_000 + "]" * 5_000 + "\n",
}


@pytest.mark.parametrize("name", ["hugo.toml", "config.toml", "zensical.toml", "theme/notelint.toml", "notelint.toml"])
@pytest.mark.parametrize("text", DEEP_TOML.values(), ids=DEEP_TOML)
def test_toml_is_no_bomb(blog: Blog, name: str, text: str) -> None:
    blog.write({name: text, "content/a.md": f"+++\n{text}+++\n\n[x](/b/)\n", "theme/b.md": "# B\n"})
    done = run(blog, "check", "--format", "concise", ".")
    assert "internal error" not in done.stderr
    if name.endswith("notelint.toml"):
        assert (done.returncode, done.stderr) == (2, f"notelint: {name}: not valid TOML: nested too deeply\n")
    else:
        assert (done.returncode, done.stderr) == (1, "")
        assert "FM002 the front matter can't be read: nested too deeply" in done.stdout


def test_settings_that_extend_each_other_without_end(blog: Blog) -> None:
    blog.write({f"{number}.toml": f"extends = '{number + 1}.toml'\n" for number in range(2_000)})
    done = run(blog.write({"a.md": "# A\n", "notelint.toml": "extends = '0.toml'\n"}), "check", ".")
    assert (done.returncode, "more than 50 files that extend each other" in done.stderr) == (2, True)


def test_yaml_bombs_are_reported(blog: Blog) -> None:
    for name in ("deep YAML", "YAML aliases"):
        report = lint(blog, POSTS[name])
        assert [diagnostic.code for diagnostic in report.diagnostics] == ["FM002"]


@pytest.mark.parametrize(
    ("raw", "found", "says"),
    [
        (b"caf\xe9 ", None, "not UTF-8: byte 0xe9 on line 1 is not text in that encoding; save the file as UTF-8"),
        (b"\n\n\xed\xa0\x80", None, "not UTF-8: byte 0xed on line 3"),
        ("\ufeff[x](http://google.com)\n".encode("utf-16-le"), "1:5", ""),
        ("\ufeff[x](http://google.com)\n".encode("utf-16-be"), "1:5", ""),
        (b"\xff\xfea", None, "not UTF-16: byte 0x61 on line 1"),
        (b"\xff\xfe\x00\xd8", None, "not UTF-16: byte 0x00 on line 1"),
        ("\ufeff[x](http://google.com)\n".encode("utf-32-le"), None, "UTF-32, which no site generator reads"),
        ("\ufeff[x](http://google.com)\n".encode("utf-32-be"), None, "UTF-32, which no site generator reads"),
        (b"\xef\xbb\xbf[x](http://google.com)\n", "1:5", ""),
        (b"\x00 [x](http://google.com)\x00\n", "1:7", ""),
        (b"a\rb\r\nc\n\r[x](http://google.com)\r", "5:5", ""),
        (b"", "", ""),
        (b"\n", "", ""),
        (b"\xef\xbb\xbf", "", ""),
    ],
)
def test_bytes(blog: Blog, raw: bytes, found: str | None, says: str) -> None:
    path = blog.write({"a.md": raw}).root / "a.md"
    report = Linter().lint_file(path, "a.md", Config(selection=Selection(("LK002",))))
    if found is None:
        assert (report.failure or "").startswith(says)
        assert not report.diagnostics
    else:
        assert [place.partition(" ")[0] for place in shown(report)] == [found][: bool(found)]


def test_one_line_of_fifty_megabytes(blog: Blog) -> None:
    with (blog.root / "a.md").open("wb") as file:
        for _ in range(50):
            file.write(b"a" * 1_000_000)
    blog.write({"b.md": BAD})
    every = run(blog, "check", "--format", "concise", "--config", "max-size = 0", ".")
    assert (every.returncode, every.stdout.count("LK002"), every.stderr) == (1, 3, "")
    small = run(blog, "check", "--format", "concise", ".")
    assert (small.returncode, small.stdout.count("LK002")) == (2, 3)
    assert "a.md: too large to be checked in a reasonable time: 50.0 MB, and at most 5 MB are checked" in small.stderr


def test_of_a_notebook_the_text_counts(blog: Blog) -> None:
    config = Config(selection=Selection(("LK002",)), max_size=0.01)
    raw = notebook(("markdown", "[x](http://google.com)"), ("code", "x = '" + "x" * 30_000 + "'"))
    report = Linter().lint_bytes(raw, blog.root / "a.ipynb", "a.ipynb", config)
    assert "too large" in (report.failure or "")
    raw = notebook(("markdown", "[x](http://google.com)"))
    printed = json.loads(raw) | {"metadata": {"printed": "x" * 30_000}}
    report = Linter().lint_bytes(json.dumps(printed).encode(), blog.root / "a.ipynb", "a.ipynb", config)
    assert (report.failure, len(report.diagnostics)) == (None, 1)


NOTEBOOKS = {
    "cut short": b'{"cells": [',
    "deep": b'{"cells": ' + b"[" * 50_000 + b"]" * 50_000 + b', "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "of another kind": b'{"cells": [{"cell_type": "x"}], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "of version 3 that is none": b'{"cells": [], "nbformat": 3, "nbformat_minor": 0, "metadata": {}}',
    "of a version to come": b'{"cells": [], "nbformat": 9, "nbformat_minor": 0, "metadata": {}}',
    "without cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "a list": b"[[]]",
    "a number": b"7",
    "a list for its metadata": b'{"cells": [], "nbformat": 4, "nbformat_minor": 4, "metadata": [1]}',
    "a number for its cells": b'{"cells": 3, "nbformat": 4, "nbformat_minor": 4, "metadata": {}}',
    "numbers as a source": b'{"cells": [{"cell_type": "markdown", "source": [1], "metadata": {}}], "nbformat": 4, "nbformat_minor": 4, "metadata": {}}',
    "null for a cell": b'{"cells": [null], "nbformat": 4, "nbformat_minor": 4, "metadata": {}}',
    "a large number": b"[" + b"9" * 5_000 + b"]",
    "not UTF-8": b'{"cells": "\xff"}',
}


def test_broken_notebooks(blog: Blog) -> None:
    blog.write({f"{name}.ipynb": raw for name, raw in NOTEBOOKS.items()} | {"ok.md": BAD})
    done = run(blog, "check", "--format", "concise", ".")
    assert (done.returncode, done.stdout.count("LK002")) == (2, 3)
    lines = done.stderr.splitlines()
    assert sorted(line.split(": ")[1].removesuffix(".ipynb") for line in lines) == sorted(NOTEBOOKS)
    for line in lines:
        assert re.match(r"notelint: [\w -]+\.ipynb: (?:not a notebook: .|not UTF-8: byte 0xff on line 1)", line), line
        assert not re.search(r"object|argument|Error|expected str|local variable", line), "Python's words, not ours"


def test_a_lone_surrogate_in_a_notebook(blog: Blog) -> None:
    content = notebook(("markdown", "# A \\N\n\n[x N](http://google.com) the the tide")).replace(b"N", b"\\ud800")
    for format in FORMATS:
        done = run(blog.write({"a.ipynb": content}), "check", "--format", format, ".")
        assert (done.returncode, done.stderr) == (1, "")
    assert run(blog, "check", "--fix", ".").returncode == 0
    assert b"\\ud800" in (blog.root / "a.ipynb").read_bytes()
    assert b"the the" not in (blog.root / "a.ipynb").read_bytes()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(blog: Blog) -> None:
    blog.write({"a.md": BAD, "b.md": BAD})
    (blog.root / "a.md").chmod(0)
    done = run(blog, "check", "--format", "concise", ".")
    assert (done.returncode, done.stdout.count("LK002")) == (2, 3)
    assert done.stderr == "notelint: a.md: can't be read: Permission denied\n"


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (FileNotFoundError(2, "No such file or directory"), "No such file or directory"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (OSError(116, "Stale file handle"), "Stale file handle"),
    ],
)
def test_a_file_that_vanishes_or_fails_while_it_is_read(
    blog: Blog, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str
) -> None:
    """As the posts were found, one of them goes, or the disk under it breaks."""
    blog.write({"a.md": BAD, "b.md": BAD})

    def broken(path: str, *arguments: object) -> object:
        if path.endswith("a.md"):
            raise error
        return open(path, *arguments)  # type: ignore[call-overload]

    monkeypatch.setattr(engine, "open", broken, raising=False)
    linter = Linter()
    first, second = (linter.lint_file(str(blog.root / name), name, Config()) for name in ("a.md", "b.md"))
    assert (first.failure, len(second.diagnostics)) == (f"can't be read: {says}", 3)


def test_a_file_that_vanishes_or_changes_while_it_is_fixed(blog: Blog) -> None:
    """Both happen between reading and writing, by the hand of a rule when it checks what is to be fixed."""
    doubled = "The moon pulls the the water, and the wind pulls it too.\n"
    blog.write({"a.md": doubled, "b.md": doubled, "c.md": doubled})
    code = (
        "import sys; from pathlib import Path; from notelint.__main__ import run; from notelint.rules import find_rules\n"
        "rule = find_rules('SP004')[0]; check = rule.check\n"
        "judged = []\n"
        "def meddle(note):\n"
        "    judged.append(note.path)\n"
        "    if judged.count(note.path) < 2: return check(note)\n"
        "    if note.path == 'a.md': Path('a.md').unlink(missing_ok=True)\n"
        "    if note.path == 'b.md': Path('b.md').write_text('Mine.')\n"
        "    return check(note)\n"
        "object.__setattr__(rule, 'check', meddle)\n"
        "sys.exit(run())"
    )
    command = [sys.executable, "-c", code, "check", "--fix", "."]
    done = subprocess.run(command, cwd=blog.root, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert sorted(done.stderr.splitlines()) == [
        "notelint: a.md: not fixed: it can't be written: No such file or directory",
        "notelint: b.md: not fixed: it was changed while it was checked; run it again",
    ]
    assert sorted(path.name for path in blog.root.iterdir()) == [".git", "b.md", "c.md"]
    assert (blog.root / "b.md").read_text() == "Mine."
    assert (blog.root / "c.md").read_text() == doubled.replace("the the", "the")


def test_a_folder_named_like_a_post(blog: Blog) -> None:
    blog.write({"x.md/y.md": BAD, "z.md": "[a](x.md) [b](x.md/y.md) [c](x.md/none.md)\n"})
    done = run(blog, "check", "--format", "concise", "-q", ".")
    assert (done.returncode, done.stderr, done.stdout.count("LK002")) == (1, "", 3)
    assert [line for line in done.stdout.splitlines() if line.startswith("z.md")] == [
        "z.md:1:30: LK004 this link goes nowhere: there is no file x.md/none.md"
    ]
    assert run(blog, "check", "--format", "concise", "-q", "x.md").stdout.count("LK002") == 3


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_loop_of_links_hides_nothing(blog: Blog) -> None:
    blog.write({"ok.md": "Text.\n", "a.md": "[x](ok.md) [y](loop.md)"})
    (blog.root / "loop.md").symlink_to(blog.root / "loop.md")
    done = run(blog, "check", "--format", "concise", "-q", ".")
    assert done.returncode == 1
    assert [line.split(" ", 2)[1] for line in done.stdout.splitlines()] == ["LK004"]
    assert "loop.md" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(blog: Blog) -> None:
    """Whoever opened one would wait for ever."""
    os.mkfifo(blog.root / "pipe.md")
    for arguments in (["pipe.md"], ["progress", "pipe.md"], ["words", "pipe.md"], ["inspect", "pipe.md"]):
        done = run(blog, *arguments)
        assert (done.returncode, "not a regular file" in done.stderr or "no such file" in done.stderr) == (2, True)
    blog.write({"a.md": BAD + "[pipe](pipe.md)"})
    for name in (".gitignore", "notelint.toml", "pyproject.toml", "notelint-words.txt", "_config.yml"):
        os.mkfifo(blog.root / name)
    assert run(blog, ".").returncode == 1
    assert run(blog, "init", "--dry-run").returncode in (0, 2)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("x = " + "1" * 5_000, "not valid TOML"),
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
    def broken(note: object) -> list[object]:
        raise ZeroDivisionError("oh")

    rules = [replace(rule, check=broken) if rule.code == "LK001" else rule for rule in all_rules()]  # type: ignore[arg-type]
    monkeypatch.setattr(selection, "enabled_rules", lambda selection: rules)
    report = Linter().lint_bytes(BAD.encode(), blog.root / "a.md", "a.md", Config(selection=Selection()))
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["LK002"] * 3
    assert (report.failure or "").startswith(
        "internal error in LK001 anchor-not-found: ZeroDivisionError: oh (__init__.py:"
    )


def test_an_internal_error_is_said_with_what_a_report_needs(blog: Blog) -> None:
    """Both files get it, each keeps its other findings, and the clean end of the output is not lost."""
    blog.write({"a.md": BAD, "b.md": BAD})
    code = (
        "import sys; from notelint.__main__ import run\n"
        "def oh(*arguments): raise KeyError('oh')\n"
        "from notelint.rules import find_rules\n"
        "object.__setattr__(find_rules('LK001')[0], 'check', oh)\n"
        "sys.exit(run())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--format", "concise", "."],
        cwd=blog.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.count("LK002")) == (2, 6)
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["a.md", "b.md"]
    for line in lines:
        assert "internal error in LK001 anchor-not-found: KeyError: 'oh' (__init__.py:" in line
        assert f"a mistake of notelint {__version__} (Python 3." in line
        assert "please open an issue where notelint comes from, with this line and the file" in line


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_said(blog: Blog) -> None:
    blog.write({"a.md": BAD})
    command = f"'{sys.executable}' -m notelint a.md > /dev/full"
    done = subprocess.run(command, shell=True, cwd=blog.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "notelint: can't write the output: No space left on device\n")


def test_one_alias_makes_no_bomb_of_many_keys(blog: Blog) -> None:
    text = "---\na: &a x\nb: *a\n" + "".join(f"key{number}: value\n" for number in range(60_000)) + "---\n"
    assert [d.code for d in lint(blog, text).diagnostics if d.code == "FM002"] == []


# what is beside the posts

NASTY = {
    "not UTF-8": b"caf\xe9: \xff",
    "NUL": b"\0",
    "a bomb": b"a0: &a0 [x]\n"
    + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 9)),
    "deep": b"a: " + b"[" * 3_000 + b"]" * 3_000,
    "a list": b"- a\n",
    "a number": b"7\n",
    "nothing": b"~\n",
    "wrong types": b"markdown: 7\nkramdown: x\nbaseurl: [1]\ndefaults: {a: 1}\nexclude: 7\ninclude: {}\ncollections: x\nproject: 7\n"
    b"website: []\nformat: 3\nnav: 7\nmarkdown_extensions: {a: 1}\ndocs_dir: []\nsite_url: {}\npermalink: []\nplugins: 9\n",
    "wrong types inside": b"markdown: []\nkramdown: {input: 7, auto_ids: []}\nbaseurl: ~\nexclude: [1, ~, '[']\ninclude: [3]\n"
    b"defaults: [1, {scope: 3, values: 4}, {scope: {path: 7, type: []}, values: {a: 1}}, {scope: {path: '**['}, values: {b: x}}]\n"
    b"collections: {a: 3, b: [1]}\nproject: {type: [], output-dir: 7}\nwebsite: {site-url: 7}\nformat: [3]\nnav: [{a: 7}]\n"
    b"markdown_extensions: [7, {toc: 3}, {toc: {slugify: 3}}]\ndocs_dir: 7\nsite_url: 7\n",
    "wrong types in TOML": b"baseURL = 7\nbase_url = [1]\ncontentDir = 3\npermalinks = []\n[markup]\ngoldmark = 7\n[params]\na=1\n",
}
SITES = [
    "_config.yml",
    "hugo.toml",
    "config.toml",
    "_quarto.yml",
    "mkdocs.yml",
    ".obsidian/app.json",
    "_includes/x.html",
]


@pytest.mark.parametrize("name", SITES)
def test_hostile_site_files_break_nothing(tmp_path: Path, name: str) -> None:
    for number, content in enumerate(NASTY.values()):
        blog = Blog(tmp_path / str(number)).write({".git/x": "", name: content, "_posts/2024-01-02-a.md": BAD})
        report = blog.lint("_posts/2024-01-02-a.md", select=("LK", "FM", "DT"))
        assert report.failure is None
        assert [diagnostic.code for diagnostic in report.diagnostics].count("LK002") == 3


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        ("{", "not valid JSON: "),
        ("[]", "a JSON Schema is an object"),
        ('{"type": 7}', "not a JSON Schema: "),
        ('{"properties": []}', "not a JSON Schema: "),
        (
            '{"$ref": "file:///etc/passwd"}',
            "leads to another file; only references within the schema (#/…) are followed",
        ),
        ('{"$ref": "#/nope"}', '"$ref": "/nope" leads nowhere'),
        ('{"$ref": "#"}', '"$ref" leads back to itself'),
        ("[" * 100_000, "not valid JSON: "),
        ("caf\xe9", "not valid JSON: "),
    ],
)
def test_a_schema_that_is_none(blog: Blog, schema: str, says: str) -> None:
    blog.write(
        {"own.json": schema.encode("latin-1" if "\xe9" in schema else "utf-8"), "a.md": f"---\ntitle: x\n---\n{BAD}"}
    )
    done = run(blog.write({"notelint.toml": "[front-matter]\nschema = 'own.json'\n"}), "a.md")
    assert done.returncode == 2
    assert done.stderr.startswith("notelint: a.md: ")
    assert says in done.stderr
    assert "own.json: " in done.stderr


def test_rules_that_need_no_schema_run_where_it_is_none(blog: Blog) -> None:
    blog.write({"own.json": "{", "notelint.toml": "[front-matter]\nschema = 'own.json'\n"})
    blog.write({"a.md": f"---\ntitle: x\n---\n{BAD}"})
    assert run(blog, "check", "--format", "concise", ".").stdout.count("LK002") == 3
