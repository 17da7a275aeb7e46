"""The command as a user runs it: output, exit codes, standard input, colours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from notelint.reporters.layout import width
from notelint.schema.schema import built_in

from ..support import BAD, CLEAN, PROJECT, Blog, run

HERE = Path(__file__).parent


def test_nothing_found(blog: Blog) -> None:
    done = run(blog.write({"a.md": CLEAN}), "check", "a.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing found in 1 file.\n", "")


def test_full_output(blog: Blog) -> None:
    done = run(blog.write({"a.md": BAD}), "a.md")
    assert done.returncode == 1
    assert done.stdout == (
        "a.md\n"
        "  3:11 warning LK002 placeholder-link\n"
        '    "Answers" leads to the placeholder http://www.google.com\n'
        "    3 | [Answers](http://www.google.com) and [more](http://www.google.com)\n"
        "      |           ^^^^^^^^^^^^^^^^^^^^^\n"
        "    help: put in the address, or delete the link\n"
        "    also line 5\n"
        "\n"
        "  3:45 warning LK002 placeholder-link\n"
        '    "more" leads to the placeholder http://www.google.com\n'
        "    3 | [Answers](http://www.google.com) and [more](http://www.google.com)\n"
        "      |                                             ^^^^^^^^^^^^^^^^^^^^^\n"
        "    help: put in the address, or delete the link\n"
        "\n"
        "Found 3 warnings in 1 file.\n"
    )


def test_a_long_line_is_cut_around_the_finding(blog: Blog) -> None:
    blog.write({"a.md": "漢字 " * 100 + "[x](http://google.com)" + " word" * 100})
    for columns in ("40", "72", "200"):
        done = run(blog, "a.md", COLUMNS=columns)
        lines = done.stdout.splitlines()
        at = next(index for index, line in enumerate(lines) if line.startswith("    1 | …"))
        source, marker = lines[at : at + 2]
        assert source.endswith("…")
        assert width(source) <= int(columns)
        assert "http://google" in source
        assert marker.count("^") == len("http://google.com")
        assert marker.index("^") == width(source[: source.index("http:")])


def test_concise(blog: Blog) -> None:
    done = run(blog.write({"a.md": BAD}), "check", "--format", "concise", "--quiet", ".")
    assert done.stdout.splitlines()[0] == 'a.md:3:11: LK002 "Answers" leads to the placeholder http://www.google.com'
    assert len(done.stdout.splitlines()) == 3


def test_json_follows_its_schema(blog: Blog) -> None:
    examples = PROJECT / "examples"
    for cwd, paths in ((blog.write({"a.md": BAD, "b.md": b"\xff"}).root, ["."]), (examples, ["."])):
        done = run(Blog(cwd), "check", "--format", "json", *paths)
        report = json.loads(done.stdout)
        Draft202012Validator(built_in("report").content).validate(report)
        assert report["diagnostics"]
        assert done.stdout.isascii()
    assert any(diagnostic["fix"] for diagnostic in report["diagnostics"])
    assert any(diagnostic["related"] for diagnostic in report["diagnostics"])


def test_json_names_every_place(blog: Blog) -> None:
    report = json.loads(run(blog.write({"x/a.md": BAD}), "check", "--format", "json", "x").stdout)
    places = [(d["path"], d["line"], d["column"], d["end_line"], d["end_column"]) for d in report["diagnostics"]]
    assert places == [("x/a.md", 3, 11, 3, 32), ("x/a.md", 3, 45, 3, 66), ("x/a.md", 5, 11, 5, 32)]
    assert report["summary"] == {"files": 1, "errors": 0, "warnings": 3, "infos": 0, "fixed": 0, "hidden": 0}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "bad.md"], 1),
        (["check", "clean.md"], 0),
        (["check", "--exit-zero", "bad.md"], 0),
        (["check", "--fail-level", "error", "bad.md"], 0),
        (["check", "--fail-level", "info", "info.md"], 1),
        (["check", "info.md"], 0),
        (["check", "--select", "TB", "bad.md"], 0),
        (["check", "--select", "LK002,TB", "bad.md"], 1),
        (["check", "--ignore", "placeholder-link", "bad.md"], 0),
        (["check", "--extend-ignore", "LK", "bad.md"], 0),
        (["check", "--select", "NO1", "bad.md"], 2),
        (["check", "--ignore", "LK02", "bad.md"], 2),
        (["check", "none.md"], 2),
        (["check", "--exit-zero", "none.md"], 2),
        (["check", "none.md", "bad.md"], 2),
        (["check", "--no-such-flag"], 2),
        (["check", "--format", "xml", "bad.md"], 2),
        (["check", "--config", "none.toml", "bad.md"], 2),
        (["check", "latin.md", "bad.md"], 2),
        (["--version"], 0),
        (["--help"], 0),
        (["check", "--help"], 0),
        ([], 0),
        (["rule", "LK002"], 0),
        (["rule"], 0),
        (["rule", "LK999"], 2),
        (["bad.md"], 1),
        (["--select", "TB", "bad.md"], 0),
    ],
)
def test_exit_codes(blog: Blog, arguments: list[str], code: int) -> None:
    blog.write({"bad.md": BAD, "clean.md": CLEAN, "info.md": "---\ntitle:\n---\n", "latin.md": b"caf\xe9"})
    done = run(blog, *arguments)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_file_never_hides_the_others(blog: Blog) -> None:
    blog.write({"a.md": b"caf\xe9", "b.md": BAD, "c.ipynb": "{"})
    done = run(blog, "check", "--format", "concise", ".", "gone.md")
    assert done.returncode == 2
    assert done.stdout.count("LK002") == 3
    assert "notelint: a.md: not UTF-8: byte 0xe9 on line 1" in done.stderr
    assert "notelint: c.ipynb: not a notebook: " in done.stderr
    assert "notelint: gone.md: no such file or folder" in done.stderr
    assert "3 files could not be checked" in done.stdout


@pytest.mark.parametrize(
    ("paths", "summary"),
    [
        (["gone.md"], "1 file could not be checked.\n"),
        (["gone"], "1 path could not be checked.\n"),
        (["a.md", "gone"], "Nothing found in 1 file. 1 path could not be checked.\n"),
    ],
)
def test_a_path_that_is_not_there_is_no_file(blog: Blog, paths: list[str], summary: str) -> None:
    blog.write({"a.md": CLEAN})
    assert run(blog, "check", *paths).stdout == summary


def test_the_line_that_is_shown_is_not_named_again(blog: Blog) -> None:
    blog.write({"a.md": "The moon pulls the the water.\n", "b.md": "The moon pulls the\nthe water.\n"})
    assert "the first" not in run(blog, "check", "a.md").stdout
    assert "the first: line 1" in run(blog, "check", "b.md").stdout


def test_standard_input(blog: Blog) -> None:
    blog.write({"_config.yml": "", "images/a.png": ""})
    done = run(
        blog,
        "check",
        "--format",
        "concise",
        "-q",
        "-",
        "--stdin-filename",
        "_posts/x.md",
        stdin=BAD + "![a](/images/a.png)",
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith("_posts/x.md:1:1: FM006")
    assert "LK004" not in done.stdout
    assert run(blog, "-", stdin=CLEAN).stdout == "Nothing found in 1 file.\n"
    assert run(blog, "check", "-", "-q", "--format", "concise", stdin=BAD).stdout.startswith("<stdin>:3:11: LK002")


def test_colours(blog: Blog) -> None:
    blog.write({"a.md": BAD})
    escape = "\x1b["
    assert escape not in run(blog, "a.md").stdout
    assert escape in run(blog, "--color", "always", "a.md").stdout
    assert escape in run(blog, "a.md", FORCE_COLOR="1").stdout
    assert escape not in run(blog, "a.md", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert escape not in run(blog, "--color", "never", "a.md", FORCE_COLOR="1").stdout
    plain = re.sub(r"\x1b\[[\d;]*m", "", run(blog, "--color", "always", "a.md").stdout)
    assert plain == run(blog, "a.md").stdout


def test_nothing_in_a_post_drives_the_terminal(blog: Blog) -> None:
    blog.write({"a\x1b[31m.md": "[Answers \x1b(B;x\x07 \u202e\u2066](http://google.com)\n"})
    for form in ("full", "concise", "json"):
        done = run(blog, "check", "--format", form, ".")
        assert done.returncode == 1
        assert not set("\x1b\x07\u202e\u2066") & set(done.stdout)


def test_settings_in_the_folder_of_the_post(blog: Blog) -> None:
    blog.write(
        {"notelint.toml": "ignore = ['LK002']\nexclude = ['old/']\n", "a.md": BAD, "old/b.md": BAD, "sub/c.md": BAD}
    )
    assert run(blog, "check", ".").returncode == 0
    assert run(blog, "check", "--isolated", ".").stdout.endswith("Found 9 warnings in 3 files.\n")
    assert run(blog, "check", "--isolated", "--exclude", "old", "--exclude", "sub/", ".").stdout.endswith(
        "in 1 file. 2 posts left out by the settings.\n"
    )
    assert run(blog, "check", "--force-exclude", "old/b.md").stdout.startswith(
        "Nothing found in 0 files. 1 post left out"
    )
    blog.write({"sub/notelint.toml": "select = ['LK002']\nfail-level = 'error'\n"})
    assert run(blog, "check", "sub").returncode == 0
    assert run(blog, "check", "sub").stdout.endswith("Found 3 warnings in 1 file.\n")
    broken = run(blog.write({"sub/notelint.toml": "selct = []\n"}), "check", "sub")
    assert (broken.returncode, "did you mean" in broken.stderr) == (2, True)


def test_a_closed_pipe_is_no_error(blog: Blog) -> None:
    blog.write({f"n{index}.md": BAD for index in range(200)})
    done = subprocess.run(
        f"'{sys.executable}' -m notelint check . | head -n 1",
        shell=True,
        cwd=blog.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_rule_pages(blog: Blog) -> None:
    done = run(blog, "rule", "placeholder-link")
    assert done.stdout.startswith("LK002 placeholder-link\n")
    assert all(word in done.stdout for word in ("Bad:", "Good:", "Options", "notelint-disable-next-line LK002"))
    assert "Bad:\n\n    [Answers](http://www.google.com), [Solutions](TODO), [Notebook]()\n\nGood:\n" in done.stdout
    assert "    [rules.placeholder-link]\n    allow = []" in done.stdout
    assert "```" not in done.stdout
    listed = run(blog, "rule").stdout
    assert "LK links" in listed
    assert "LK002  placeholder-link" in listed
    assert "did you mean" in run(blog, "rule", "placeholder-lnik").stderr


def test_inspect_shows_what_was_understood(blog: Blog) -> None:
    examples = PROJECT / "examples"
    post = "_posts/2024-03-04-reading-the-sea.md"
    text = run(Blog(examples), "inspect", post).stdout
    assert "site: jekyll (there is examples/_config.yml), markdown: kramdown-gfm" in text
    assert "    4. Fog (line 22, 1 section)\n      - Why It Forms\n" in text
    assert "5 of 6 headings of level 4 are answered in a details element" in text
    assert re.search(r"66  unanswered, QA001 +\S", text)
    assert "questionnaire web       https://sea.test/read/ch01.html#questions" in text
    data = json.loads(run(Blog(examples), "inspect", "--format", "json", post).stdout)
    assert [chapter["title"] for chapter in data["outline"]["chapters"]] == [
        "Why the Sea Moves",
        "Waves",
        "Waves",
        "Fog",
    ]
    assert data["questions"][0]["answered"] == 3
    assert data["questions"][0]["questions"][0]["findings"] == ["QA003"]
    assert data["site"]["reason"] == "there is examples/_config.yml"
    assert data["headings"][1]["id"] == "chapter-one-why-the-sea-moves"
    assert run(blog, "inspect", "none.md").returncode == 2
    blog.write({"latin.md": b"\xff", "empty.md": ""})
    assert run(blog, "inspect", "latin.md").returncode == 2
    assert "none recognised" in run(blog, "inspect", "empty.md").stdout


def test_inspect_says_where_it_comes_from(blog: Blog) -> None:
    blog.write({"a.md": "# A\n"})
    assert "site: github (nothing shows another)" in run(blog, "inspect", "a.md").stdout
    blog.write(
        {
            "mkdocs.yml": "site_name: x\n",
            "notelint.toml": '[per-file-ignores]\n"docs/a.md" = ["QA001"]\n[site]\nbase-url = "/notes"\n',
            "docs/a.md": "[there](b.md) [nowhere](c.md) [up](#x)\n",
            "docs/b.md": "# B\n",
        }
    )
    text = run(blog, "inspect", "docs/a.md").stdout
    assert "site: mkdocs (there is mkdocs.yml), markdown: python-markdown, published under /notes\n" in text
    assert "settings: notelint.toml\n" in text
    assert "QA001 unanswered-question\n" in text
    assert re.search(r"b\.md -> docs/b\.md\n", text)
    assert re.search(r"c\.md -> docs/c\.md \(missing\)\n", text)
    assert re.search(r"#x\n", text)
    blog.write({"notelint.toml": '[site]\ngenerator = "hugo"\n'})
    assert "site: hugo (named in the settings)" in run(blog, "inspect", "docs/a.md").stdout


def test_inspect_says_why_a_question_was_taken(blog: Blog) -> None:
    blog.write(
        {
            "a.md": "# Questions\n\n1. What is a warp?\n    - Threads.\n2. Name a tool of the weaver.\n    - A reed.\n"
            "3. What is a weft?\n    - A thread.\n4. What is a shed?\n5. Knots\n    - They hold.\n",
            "b.md": "## What is a warp?\n\nThreads.\n\n## Explain\n\nIt holds.\n\n## What is a weft?\n\nA thread.\n\n"
            "## What is a shed?\n\nA gap.\n",
        }
    )
    text = run(blog, "inspect", "a.md").stdout
    assert "line 3: 5 of 5 numbered items are questions (3 ask outright), 4 are answered below\n" in text
    because = (
        'taken because it begins as a study question does ("What is", "Explain"), is a sentence, has a number, is an item of a list of '
        "questions, is answered as they are, is of a kind that mostly asks here and is below a heading that announces questions\n"
    )
    assert re.search(rf"    5  answered +Name a tool of the weaver\.\n +{re.escape(because)}", text)
    assert text.count("taken because") == 2
    named = next(
        q
        for q in json.loads(run(blog, "inspect", "--format", "json", "a.md").stdout)["questions"][0]["questions"]
        if q["line"] == 5
    )
    assert named["because"][0] == 'begins as a study question does ("What is", "Explain")'
    assert named["although"] == []
    assert (
        "is of a kind that mostly asks here, although it is as short as a title\n"
        in run(blog, "inspect", "b.md").stdout
    )


SAFE = "The moon pulls the the water, and the wind pulls it too.\n"
UNSAFE = "The measurment of the sea takes a long day.\n"


@pytest.mark.parametrize(
    ("arguments", "after", "code", "summary"),
    [
        ([], SAFE + "\n" + UNSAFE, 1, "1 can be fixed with --fix, 1 more with --fix --unsafe-fixes."),
        (["--unsafe-fixes"], SAFE + "\n" + UNSAFE, 1, "2 can be fixed with --fix --unsafe-fixes."),
        (
            ["--fix"],
            SAFE.replace("the the", "the") + "\n" + UNSAFE,
            1,
            "Fixed 1 finding in 1 file. Found 1 warning in 1 file. 1 can be fixed with --fix --unsafe-fixes.",
        ),
        (
            ["--fix", "--unsafe-fixes"],
            (SAFE + "\n" + UNSAFE).replace("the the", "the").replace("measurment", "measurement"),
            0,
            "Fixed 2 findings in 1 file. Nothing else found in 1 file.",
        ),
        (["--fix-only"], SAFE.replace("the the", "the") + "\n" + UNSAFE, 0, "Fixed 1 finding in 1 file."),
        (["--fix-only", "--select", "LK"], SAFE + "\n" + UNSAFE, 0, "Nothing to fix in 1 file."),
        (
            ["--fix", "--ignore", "SP003"],
            SAFE.replace("the the", "the") + "\n" + UNSAFE,
            0,
            "Nothing else found in 1 file.",
        ),
        (["--fix", "--exit-zero"], SAFE.replace("the the", "the") + "\n" + UNSAFE, 0, ""),
    ],
)
def test_fixing(blog: Blog, arguments: list[str], after: str, code: int, summary: str) -> None:
    done = run(blog.write({"a.md": SAFE + "\n" + UNSAFE}), "check", *arguments, "a.md")
    assert done.returncode == code, done.stderr
    assert done.stdout.endswith(f"{summary}\n")
    assert (blog.root / "a.md").read_text() == after
    assert ("SP003" in done.stdout) == (code == 1 or "--exit-zero" in arguments)
    assert done.stderr == ""


def test_what_would_be_fixed_as_a_diff(blog: Blog) -> None:
    blog.write({"a.md": "Above.\n\n" + SAFE.strip(), "b.md": CLEAN, "c.md": UNSAFE})
    done = run(blog, "check", "--diff", ".")
    assert (done.returncode, done.stderr) == (
        1,
        "Would fix 1 finding in 1 file. 1 more can be fixed with --unsafe-fixes.\n",
    )
    assert run(blog, "check", "--diff", "--show-fixes", ".").stderr.startswith("  1  SP004 doubled-word\n")
    assert done.stdout == (
        "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n Above.\n \n"
        "-The moon pulls the the water, and the wind pulls it too.\n\\ No newline at end of file\n"
        "+The moon pulls the water, and the wind pulls it too.\n\\ No newline at end of file\n"
    )
    assert "+++ c.md" in run(blog, "check", "--diff", "--unsafe-fixes", "--fix", ".").stdout
    for arguments in (["b.md"], ["--select", "LK", "b.md"], ["--exit-zero", "b.md"]):
        done = run(blog, "check", "--diff", *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "Nothing to fix in 1 file.\n")
    done = run(blog, "check", "--diff", "b.md", "c.md")
    assert done.stderr == "Nothing to fix in 2 files. 1 can be fixed with --unsafe-fixes.\n"
    assert run(blog, "check", "--diff", "--quiet", "b.md").stderr == ""
    assert run(blog, "check", "--diff", "a.md", "none.md").returncode == 2
    assert (blog.root / "a.md").read_text() == "Above.\n\n" + SAFE.strip()


def test_the_colours_of_a_diff(blog: Blog) -> None:
    blog.write({"a.md": SAFE})
    done = run(blog, "check", "--diff", "--color", "always", "a.md")
    assert done.stdout.splitlines()[:4] == [
        "\x1b[1m--- a.md\x1b[0m",
        "\x1b[1m+++ a.md\x1b[0m",
        "\x1b[36m@@ -1 +1 @@\x1b[0m",
        "\x1b[31m-The moon pulls the \x1b[7mthe \x1b[27mwater, and the wind pulls it too.\x1b[0m",
    ]
    assert re.sub(r"\x1b\[[\d;]*m", "", done.stdout) == run(blog, "check", "--diff", "a.md").stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_diff_can_be_applied_and_does_not_drive_the_terminal(blog: Blog) -> None:
    lines = [f"Line {number}." for number in range(40)]
    lines[7], lines[30], lines[31] = SAFE.strip(), UNSAFE.strip(), "<!-- notelint-disable-line LK002 -->"
    lines[20] = "Ended otherwise.\r"
    text = "\n\n".join(lines) + "\n"
    blog.write(
        {
            "a b.md": text.replace("\r", "").replace("\n", "\r\n"),
            "a.md": text,
            "b.md": f"::error::x\n\x1b[31m\u202e\n{SAFE}",
        }
    )
    done = run(blog, "check", "--diff", "--unsafe-fixes", "--color", "never", ".")
    assert not set("\x1b\u202e") & set(done.stdout)
    assert not re.search(r"^\s*::error", done.stdout, re.MULTILINE)
    diff = done.stdout.partition("--- b.md")[0]
    assert diff.count("\n@@ ") == 4
    (blog.root / ".git").rmdir()
    subprocess.run(["git", "apply", "-p0"], input=diff.encode(), cwd=blog.root, check=True)
    (blog.root / ".git").mkdir()
    patched = [(blog.root / name).read_bytes() for name in ("a b.md", "a.md")]
    blog.write({"a b.md": text.replace("\r", "").replace("\n", "\r\n"), "a.md": text})
    run(blog, "check", "--fix", "--unsafe-fixes", "a.md", "a b.md")
    assert [(blog.root / name).read_bytes() for name in ("a b.md", "a.md")] == patched
    assert patched[1] != text.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_is_fixed_to_standard_output(blog: Blog, encoding: str) -> None:
    raw = (SAFE + UNSAFE).replace("\n", "\r\n").encode(encoding)
    done = subprocess.run(
        [sys.executable, "-m", "notelint", "check", "--fix", "-"],
        cwd=blog.root,
        input=raw,
        capture_output=True,
        check=False,
    )
    assert done.stdout == (SAFE + UNSAFE).replace("\n", "\r\n").replace("the the", "the").encode(encoding)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("<stdin>\n  2:5 warning SP003 typo-in-prose [~]\n")
    assert "Fixed 1 finding in 1 file. Found 1 warning in 1 file." in done.stderr.decode()


def test_standard_input_that_is_not_fixed_passes_as_it_is(blog: Blog) -> None:
    for raw, code in ((CLEAN.encode(), 0), (b"", 0), (BAD.encode(), 1), (b"> - <style>\n> ", 0)):
        done = run(blog, "check", "--fix", "-", stdin=raw)
        assert (done.stdout, done.returncode) == (raw.decode(), code)
    latin = subprocess.run(
        [sys.executable, "-m", "notelint", "check", "--fix", "-"],
        cwd=blog.root,
        input=b"caf\xe9",
        capture_output=True,
        check=False,
    )
    assert (latin.stdout, latin.returncode) == (b"caf\xe9", 2)
    blog.write({"notelint.toml": "exclude = ['a.md']\n"})
    done = run(blog, "check", "--fix", "--force-exclude", "--stdin-filename", "a.md", "-", stdin=SAFE)
    assert (done.stdout, done.returncode) == (SAFE, 0)
    done = run(blog, "check", "--diff", "-", stdin=SAFE)
    assert (done.stdout.splitlines()[0], done.returncode) == ("--- <stdin>", 1)


NAMED = ["--stdin-filename", "notes/a.md"]


def test_standard_input_keeps_what_the_baseline_of_its_file_hides(blog: Blog) -> None:
    blog.write({"notelint.toml": "baseline = 'b.json'\n", "notes/a.md": SAFE})
    assert run(blog, "check", "--write-baseline", ".").returncode == 0
    for flags, kept in (
        ([], False),
        (["--stdin-filename", "notes/other.md"], False),
        (["--isolated", *NAMED], False),
        (NAMED, True),
    ):
        done = run(blog, "check", "--fix", *flags, "-", stdin=SAFE)
        assert (done.stdout == SAFE) is kept, flags
    new = SAFE + "\nTides of of the sea.\n"
    done = run(blog, "check", "--fix", *NAMED, "-", stdin=new)
    assert done.stdout == new.replace("of of", "of")


def test_json_says_how_many_were_fixed(blog: Blog) -> None:
    report = json.loads(run(blog.write({"a.md": SAFE + UNSAFE}), "check", "--fix", "--format", "json", ".").stdout)
    Draft202012Validator(built_in("report").content).validate(report)
    assert [diagnostic["code"] for diagnostic in report["diagnostics"]] == ["SP003"]
    assert report["summary"]["fixed"] == 1
    blog.write({"a.md": SAFE + UNSAFE})
    report = json.loads(run(blog, "check", "--fix-only", "--format", "json", ".").stdout)
    assert (report["diagnostics"], report["summary"]["fixed"]) == ([], 1)


def test_broken_settings_leave_every_file_as_it_is(blog: Blog) -> None:
    blog.write({"a.md": SAFE, "z/b.md": SAFE, "z/notelint.toml": "selct = []\n"})
    assert run(blog, "check", "--fix", ".").returncode == 2
    assert (blog.root / "a.md").read_text() == SAFE


@pytest.mark.parametrize("flag", ["-o", "--output-file"])
@pytest.mark.parametrize("command", [["check", "--quiet", "a.md"], ["progress", "a.md"], ["outline", "a.md"]])
def test_every_command_that_writes_into_a_file_does_so_by_the_same_flags(
    blog: Blog, command: list[str], flag: str
) -> None:
    blog.write({"a.md": BAD + "\n## Why?\n"})
    printed = run(blog, *command)
    done = run(blog, *command, flag, "out.txt")
    assert (done.returncode, done.stdout) == (printed.returncode, "")
    assert (blog.root / "out.txt").read_text(encoding="utf-8") == printed.stdout != ""
    for name, why in (("none/out.txt", "its folder does not exist"), (".git", "it is a folder")):
        failed = run(blog, *command, flag, name)
        assert (failed.returncode, failed.stdout) == (2, "")
        assert failed.stderr == f"notelint: can't write {name}: {why}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["."], "there is no post here"),
        (["drafts"], "there is no post here"),
        (["--exclude", "*.md", "posts"], "all of them are excluded"),
        (["drafts/list.csv"], "not a post: posts end in .md"),
        (["--select", "QA", "--ignore", "QA", "posts"], "no rule is left to run"),
    ],
)
def test_a_run_that_checks_nothing_fails(blog: Blog, arguments: list[str], message: str) -> None:
    blog.write({"drafts/list.csv": "a,b\n"} | ({} if arguments == ["."] else {"posts/a.md": CLEAN}))
    done = run(blog, "check", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    if message.startswith(("no post was", "all of")):
        assert run(blog, "check", "--allow-empty", *arguments).returncode == 0


def test_a_hook_whose_files_are_all_excluded_passes(blog: Blog) -> None:
    blog.write({"notelint.toml": 'exclude = ["posts"]\n', "posts/a.md": BAD})
    done = run(blog, "check", "--force-exclude", "posts/a.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 post left out by the settings" in done.stdout


def test_posts_in_folders_that_are_excluded_are_counted(blog: Blog) -> None:
    blog.write({"a.md": CLEAN, "old/b.md": BAD, "old/c/d.md": BAD, "e.md": BAD})
    done = run(blog, "check", "--exclude", "old", "--exclude", "e.md", ".")
    assert done.stdout == "Nothing found in 1 file. 3 posts left out by the settings.\n"


def test_an_empty_folder_is_a_folder(blog: Blog) -> None:
    (blog.root / "images").mkdir()
    blog.write({"a.md": "# Tides\n\n![A wave](images/a.png) ![A tide](none/a.png)\n"})
    helps = [line.strip() for line in run(blog, "check", "a.md").stdout.splitlines() if "help:" in line]
    assert helps == ["help: correct the name, or add the file", 'help: there is no folder "none"']
