"""Settings on the command line and by extension, what is checked, which findings are fixed."""

from __future__ import annotations

import pytest

from ..support import BAD, CLEAN, Blog, run

DOUBLED = "The moon pulls the the water here.\n"
ROW = "\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4\n| 5 | 6 |\n"


def codes(blog: Blog, *arguments: str) -> set[str]:
    done = run(blog, "check", "--format", "concise", "-q", *arguments)
    assert done.stderr == ""
    return {line.split(": ", 1)[1].split()[0] for line in done.stdout.splitlines()}


def test_settings_as_arguments(blog: Blog) -> None:
    blog.write({"a.md": BAD + "\n" + DOUBLED})
    assert codes(blog) == {"LK002", "SP004"}
    assert codes(blog, "--config", 'ignore=["SP"]') == {"LK002"}
    assert codes(blog, "--config", 'ignore=["SP"]', "--config", 'select=["SP", "LK"]') == {"LK002"}
    blog.write({"notelint.toml": 'ignore = ["LK"]\n'})
    assert codes(blog) == {"SP004"}
    assert codes(blog, "--config", 'severity.SP004 = "info"', "--isolated") == {"LK002", "SP004"}
    assert run(blog, "check", "--config", 'severity.SP004 = "info"').returncode == 0
    assert codes(blog, "--config", "ignore=[]") == {"LK002", "SP004"}
    assert codes(blog, "--allow-empty", "--config", 'exclude=["a.md"]') == set()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('ignor=["SP"]', 'unknown setting "ignor"; did you mean "ignore"?'),
        ("ignore=[SP]", "--config ignore=[SP]: not valid TOML: "),
        ("none.toml", "none.toml: No such file or directory"),
    ],
)
def test_settings_as_arguments_that_are_wrong(blog: Blog, given: str, said: str) -> None:
    done = run(blog.write({"a.md": BAD}), "check", "--config", given)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_settings_extend_others(blog: Blog) -> None:
    blog.write(
        {
            "base.toml": 'ignore = ["LK"]\nfail-level = "error"\n[severity]\nSP004 = "error"\nLK002 = "info"\n',
            "notes/notelint.toml": 'extends = "../base.toml"\nignore = []\n[severity]\nSP004 = "info"\n',
            "notes/a.md": BAD + "\n" + DOUBLED,
        }
    )
    done = run(blog, "check", ".")
    assert done.returncode == 0
    assert "Found 4 infos in 1 file." in done.stdout
    blog.write({"base.toml": "fail-level = 'info'\n"})
    assert run(blog, "check", ".").returncode == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [("notelint.toml", "extends this file"), ("none.toml", "no such file"), ("../x.toml", "outside of the blog")],
)
def test_what_can_not_be_extended(blog: Blog, name: str, said: str) -> None:
    blog.write({"notelint.toml": f'extends = "{name}"\n', "a.md": BAD})
    done = run(blog, "check", ".")
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_what_is_checked_and_how(blog: Blog) -> None:
    blog.write({"a.md": BAD, "sub/b.md": CLEAN, "sub/notelint.toml": 'ignore = ["LK"]\n', "x.txt": "x"})
    assert run(blog, "check", "--show-files").stdout == "a.md\nsub/b.md\n"
    done = run(blog, "check", "--show-settings", ".", COLUMNS="60")
    assert done.stdout.startswith("no settings file: 1 post\n  rules that run: ")
    assert "sub/notelint.toml: 1 post\n" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 60
    said = run(blog, "check", "-v", ".").stderr
    assert "notelint: 1 post: settings in sub; published by github with github markdown\n" in said
    assert run(blog, "check", "--show-files", "none").returncode == 2


def test_which_rules_fix(blog: Blog) -> None:
    blog.write({"_config.yml": "", "a.md": f"# T\n\n{DOUBLED}{ROW}"})
    whole = run(blog, "check", "--diff").stdout
    assert ("-The moon" in whole, "-| 3 | 4" in whole) == (True, True)
    one = run(blog, "check", "--diff", "--fixable", "SP").stdout
    assert ("-The moon" in one, "-| 3 | 4" in one) == (True, False)
    other = run(blog, "check", "--fix", "--unfixable", "doubled-word", "--show-fixes").stdout
    assert "the the" in (blog.root / "a.md").read_text()
    assert "| 3 | 4 |" in (blog.root / "a.md").read_text()
    assert "  1  TB002 table-missing-pipe\n" in other
    assert "[*]" not in other
    assert run(blog, "check", "--fix", "--fixable", "ZZ").returncode == 2


def test_words_with_suggestions_and_fixed(blog: Blog) -> None:
    text = "# Tides and waves\n\nThe measurment of the tides is an measurment beneeth the waves of the open sea.\n"
    blog.write({"a.md": text, "b.md": text.replace("measurment", "measurement")})
    listed = [line.split() for line in run(blog, "words").stdout.splitlines()]
    assert listed == [["2", "beneeth", "->", "beneath", "a.md:3"], ["2", "measurment", "->", "measurement", "a.md:3"]]
    done = run(blog, "words", "--fix", "measurment")
    assert (done.returncode, done.stdout) == (0, "a.md: 2 fixed\n")
    assert (blog.root / "a.md").read_text() == text.replace("measurment", "measurement")
    assert run(blog, "words", "--fix", "tides").returncode == 2
    assert "has a space in it" in run(blog, "words", "--add", "two words").stderr
