"""How the command line takes what people write: other words, wrong words, any order, patterns, completion."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from notelint import __version__
from notelint.commands.completion import SHELLS
from notelint.commands.table import COMMANDS

from ..support import BAD, CLEAN, Blog, run


@pytest.mark.parametrize("words", [["version"], ["-V"], ["--version"]])
def test_version(blog: Blog, words: list[str]) -> None:
    assert run(blog, *words).stdout == f"notelint {__version__}\n"


def test_help(blog: Blog) -> None:
    overview = run(blog, "help").stdout
    assert overview == run(blog, "--help").stdout == run(blog).stdout
    assert all(f"  {command} " in overview for command in COMMANDS)
    for command in COMMANDS:
        page = run(blog, "help", command).stdout
        assert page == run(blog, command, "--help").stdout
        assert page.startswith(f"usage: notelint {command} [OPTIONS]")


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_help_fits(blog: Blog, columns: str) -> None:
    for command in COMMANDS:
        lines = run(blog, command, "--help", COLUMNS=columns).stdout.splitlines()
        # a command without a word about it is left whole, to be pasted
        wrapped = [line for line in lines if not re.fullmatch("  notelint(?: [^ ]+)+", line)]
        assert max(map(len, wrapped)) <= int(columns), command


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek", "."], 'there is no command or file "chek"; did you mean "check"?'),
        (["help", "chek"], 'there is no command or file "chek"; did you mean "check"?'),
        (["check", "--fixx"], "unknown option --fixx; did you mean --fix? (notelint check --help lists them)"),
        (["words", "--ad=x"], "unknown option --ad; did you mean --add? (notelint words --help lists them)"),
        (["check", "--zzz"], "unknown option --zzz (notelint check --help lists them)"),
        (["_post"], '_post: no such file or folder; did you mean "_posts"?'),
        (["check", "_posts/b.md"], '_posts/b.md: no such file or folder; did you mean "_posts/a.md"?'),
    ],
)
def test_what_was_meant(blog: Blog, words: list[str], said: str) -> None:
    done = run(blog.write({"_posts/a.md": BAD}), *words)
    assert (done.returncode, done.stderr) == (2, f"notelint: {said}\n")


def test_paths_and_options_in_any_order(blog: Blog) -> None:
    blog.write({"a.md": BAD, "b.md": BAD, "c.md": BAD, "-d.md": BAD})
    done = run(blog, "check", "a.md", "-q", "b.md", "--format", "concise", "c.md")
    assert {line[:4] for line in done.stdout.splitlines()} == {"a.md", "b.md", "c.md"}
    done = run(blog, "check", "-q", "--format", "concise", "--", "-d.md")
    assert {line[:5] for line in done.stdout.splitlines()} == {"-d.md"}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.md", {"a.md", "[b].md"}),
        ("**/*.md", {"a.md", "[b].md", "sub/c.md"}),
        ("s*", {"sub/c.md"}),
        ("[b].md", {"[b].md"}),
        ("*", {"a.md", "[b].md", "sub/c.md"}),
    ],
)
def test_patterns_in_quotes(blog: Blog, pattern: str, found: set[str]) -> None:
    blog.write({"a.md": BAD, "[b].md": BAD, "sub/c.md": BAD, "x.txt": BAD})
    done = run(blog, "check", "-q", "--format", "concise", pattern)
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == found
    assert run(blog, "check", "*.qmd").stderr == "notelint: *.qmd: no such file or folder\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_completion(blog: Blog, shell: str) -> None:
    pytest.importorskip("shtab")
    done = run(blog, "completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(word in done.stdout for word in (*COMMANDS, "select", "unsafe-fixes"))
    if shutil.which(shell) is not None:
        subprocess.run([shell, "-n", "/dev/stdin"], input=done.stdout, text=True, check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes(blog: Blog) -> None:
    pytest.importorskip("shtab")
    script = run(blog.write({"a.md": CLEAN}), "completion", "bash").stdout
    typed = 'COMP_WORDS=(notelint ch); COMP_CWORD=1; $(complete -p notelint | sed -E "s/.*-F ([^ ]+) .*/\\1/"); echo "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", f"{script}\n{typed}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["check"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--format", "azzure"], 'not "azzure"; did you mean "azure"?'),
        (["check", "--max", "0", "."], '--max takes a whole number from 1 on, not "0"'),
        (["check", "--color", "no"], '--color takes auto, always or never, not "no"'),
        (["check", ".", "--format"], "--format needs a value after it"),
        (["check", "a.md", "--stdin-filename", "b.md"], "write - as the path"),
        (["inspect", "."], ". is a folder: name one post"),
        (["init", "a.md"], "a.md: not a folder: name the blog's"),
        (["progress", "b.md"], "b.md: no such file"),
    ],
)
def test_what_was_meant_is_said(blog: Blog, arguments: list[str], said: str) -> None:
    blog.write({"a.md": "# A\n"})
    done = run(blog, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("words", ["links", "Questions", "front matter", "LK001"])
def test_rules_of_an_area_by_its_words(blog: Blog, words: str) -> None:
    done = run(blog, "rule", words)
    assert done.returncode == 0
    assert done.stdout.startswith({"links": "LK001", "Questions": "QA001", "front matter": "FM001"}.get(words, words))
