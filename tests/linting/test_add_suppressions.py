"""Comments for what is found: afterwards nothing is found, and nothing else has changed."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from notelint.linting.linter import Fixing, Linter, Suppressing
from notelint.linting.report import Report
from notelint.settings.config import Config, Selection

from ..rules.cases import CASES, set_up
from ..support import BAD, JEKYLL, POST, PROJECT, TABLE, Blog, Case, notebook, run

EVERY = Config(selection=Selection(preview=True))
COMMENT = re.compile(r"[ \t]*<!-- notelint-[^\n]*? -->|  # notelint-[^\n]*")


def suppressed(blog: Blog, path: str, config: Config = EVERY, **suppressing: object) -> Report:
    return Linter().suppress_file(blog.root / path, path, config, Suppressing(**suppressing))  # type: ignore[arg-type]


def left(blog: Blog, path: str, config: Config = EVERY, linter: Linter | None = None) -> list[str]:
    report = (linter or Linter()).lint_file(blog.root / path, path, config)
    assert report.failure is None
    return [found.code for found in report.diagnostics]


def one_of_each_rule() -> list[object]:
    """The first two cases of each rule in which something is found."""
    seen: dict[str, int] = {}
    picked = []
    for parameter in CASES:
        rule, case = parameter.values  # type: ignore[attr-defined]
        if case.expected and seen.setdefault(rule.code, 0) < 2:
            seen[rule.code] += 1
            picked.append(parameter)
    return picked


@pytest.mark.parametrize(("rule", "case"), one_of_each_rule())
def test_what_is_switched_off_is_gone_and_nothing_is_new(blog: Blog, rule: object, case: Case) -> None:
    linter, path, config = set_up(blog, rule, case)  # type: ignore[arg-type]
    (blog.root / path).parent.mkdir(parents=True, exist_ok=True)
    (blog.root / path).write_text(case.post, encoding="utf-8")
    before = left(blog, path, config, linter)
    after = linter.suppress_file(blog.root / path, path, config, Suppressing(reason="a draft"))
    assert after.failure is None
    assert len(before) == len(after.diagnostics) + after.suppressed.total()
    assert [found.code for found in after.diagnostics] == left(blog, path, config, linter)
    text = (blog.root / path).read_text(encoding="utf-8")
    assert re.sub(r"\s+", "", COMMENT.sub("", text)) == re.sub(r"\s+", "", COMMENT.sub("", case.post))


def test_the_example(blog: Blog) -> None:
    for file in (PROJECT / "examples").rglob("*"):
        if file.is_file():
            blog.write({str(file.relative_to(PROJECT / "examples")): file.read_bytes()})
    post = "_posts/2024-03-04-reading-the-sea.md"
    assert suppressed(blog, post, reason="as an example").suppressed.total() > 15
    assert left(blog, post) == []
    assert "| Wind and Water <!-- notelint-disable-line LK001 - as an example --> |\n" in (blog.root / post).read_text()


@pytest.mark.parametrize("encode", [
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: codecs.BOM_UTF8 + text.encode(),
    lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    lambda text: text.replace("\n", "\r\n", 2).encode(),
    lambda text: text.rstrip("\n").encode(),
])  # fmt: skip
def test_the_bytes_of_all_else_stay(blog: Blog, encode: object) -> None:
    raw: bytes = encode("# A 😀\n\nText\n" + BAD)  # type: ignore[operator]
    blog.write({"a.md": raw})
    assert suppressed(blog, "a.md").suppressed == {"LK002": 3}
    after = (blog.root / "a.md").read_bytes()
    assert left(blog, "a.md") == []
    encoding = "utf-16-le" if raw.startswith(codecs.BOM_UTF16_LE) else "utf-8"
    comments = re.compile(rb"<!-- [^\n]*? -->(\r?\n)".replace(b"\r", b"\r"))
    kept = comments.sub(b"", after.decode(encoding).encode())
    assert kept == raw.decode(encoding).encode()


def test_a_notebook(blog: Blog) -> None:
    raw = notebook(("markdown", "# A\n\n[x](http://www.google.com)"), ("code", "1"), ("markdown", "- [y](nowhere.md)"))
    blog.write({"a.ipynb": raw})
    assert suppressed(blog, "a.ipynb", reason="später").suppressed.total() >= 1
    assert left(blog, "a.ipynb") == []
    assert len((blog.root / "a.ipynb").read_bytes().splitlines()) <= len(raw.splitlines()) + 2


def test_only_some_rules(blog: Blog) -> None:
    blog.write({"a.md": TABLE + "\n[a](nowhere.md)\n"})
    assert suppressed(blog, "a.md", codes=frozenset({"LK004"})).suppressed == {"LK004": 1}
    assert left(blog, "a.md") == ["TB002"]


def test_an_id_that_a_comment_would_change_stays(blog: Blog) -> None:
    """kramdown makes heading ids of the comment too."""
    blog.write({**JEKYLL, POST: "---\ntitle: A\nlayout: post\n---\nText\n## The [x](nowhere.md)\n\n[a](#the-x)\n"})
    suppressed(blog, POST)
    assert left(blog, POST) == []
    assert "\n## The [x](nowhere.md)\n" in (blog.root / POST).read_text()


def test_what_can_not_be_written_is_told(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.md"
    elsewhere.write_text(BAD)
    Path(blog.root / "a.md").symlink_to(elsewhere)
    report = suppressed(blog, "a.md")
    assert "link out of the blog" in (report.failure or "")
    assert len(report.diagnostics) == 3
    assert elsewhere.read_text() == BAD
    assert suppressed(blog, "none.md").failure == "can't be read: No such file or directory"


def test_generated_and_broken_posts_stay(blog: Blog) -> None:
    blog.write({"a.md": b"\xff\xfe\xff", "b.md": "---\na: [\n---\n\n" + BAD})
    assert (suppressed(blog, "a.md").failure or "").startswith("not UTF-16")
    suppressed(blog, "b.md")
    assert (blog.root / "b.md").read_text().startswith("---\na: [\n---\n")


# the command


def test_the_command(blog: Blog) -> None:
    blog.write({"a.md": BAD, "b.md": "# B\n\nText.\n"})
    done = run(blog, "check", "--add-suppressions", ".", "--diff", "--reason", "links follow")
    assert "+<!-- notelint-disable-next-line LK002 - links follow -->\n" in done.stdout
    assert done.stderr == "Would add comments for 3 findings in 1 file: 3 LK002.\n"
    assert (blog.root / "a.md").read_text() == BAD
    done = run(blog, "check", "--add-suppressions", "LK002")
    assert (done.returncode, done.stdout) == (0, "Nothing found in 2 files.\n")
    assert done.stderr == "Added comments for 3 findings in 1 file: 3 LK002.\n"
    assert run(blog, "check").stdout == "Nothing found in 2 files.\n"
    assert run(blog, "check", "--add-suppressions").stderr == "No comment was added.\n"


def test_what_a_baseline_hides_gets_no_comment(blog: Blog) -> None:
    blog.write({"a.md": BAD, "notelint.toml": 'baseline = "notelint-baseline.json"\n'})
    assert run(blog, "check", "--write-baseline").returncode == 0
    assert run(blog, "check", "--add-suppressions").stderr == "No comment was added.\n"
    assert (blog.root / "a.md").read_text() == BAD


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--reason", "x"], "--reason goes with --add-suppressions"),
        (["--add-suppressions", "--fix"], "goes neither with --fix"),
        (["--add-suppressions", "--reason", "a --> b"], "a reason is one line without --"),
        (["--add-suppressions", "XY999"], 'unknown rule "XY999"'),
    ],
)
def test_flags_that_do_not_fit(blog: Blog, arguments: list[str], said: str) -> None:
    done = run(blog, "check", *arguments)
    assert (done.returncode, said in done.stderr) == (2, True)


def test_fixing_leaves_the_comments(blog: Blog) -> None:
    blog.write({"a.md": TABLE})
    suppressed(blog, "a.md")
    text = (blog.root / "a.md").read_text()
    assert not Linter().lint_file(blog.root / "a.md", "a.md", EVERY, Fixing(unsafe=True)).fixed
    assert (blog.root / "a.md").read_text() == text
