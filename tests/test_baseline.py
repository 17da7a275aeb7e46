"""A baseline hides what an old blog had, and nothing else."""

from __future__ import annotations

import json

import pytest

from .conftest import Blog
from .test_cli import run

OLD = "# Tides\n\n[Answers](http://www.google.com)\n\nThe measurment of the the sea.\n"


def found(blog: Blog, *arguments: str) -> list[str]:
    done = run(blog, "check", ".", "--format", "concise", "--quiet", *arguments)
    assert done.returncode == (1 if done.stdout else 0), done.stderr
    return [line.split(": ")[1].split()[0] for line in done.stdout.splitlines()]


def test_what_was_there_is_hidden_wherever_it_moves(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    assert found(blog) == ["LK002", "SP003", "SP004"]
    assert run(blog, "check", ".", "--write-baseline").stdout == "notelint-baseline.json: 3 findings recorded\n"
    assert found(blog, "--baseline", "notelint-baseline.json") == []
    blog.write(
        {
            "a.md": "# Tides\n\nMore text above.\n\nThe measurment   of the the sea.\n\n[Answers](http://www.google.com)\n"
        }
    )
    assert found(blog, "--baseline", "notelint-baseline.json") == []


def test_what_is_new_is_not_hidden(blog: Blog) -> None:
    blog.write({"a.md": OLD, "b.md": "# Waves\n"})
    run(blog, "check", ".", "--write-baseline")
    blog.write({"a.md": OLD + "\nThe measurment of waves.\n", "b.md": OLD})
    assert found(blog, "--baseline", "notelint-baseline.json") == ["SP003", "LK002", "SP003", "SP004"]


def test_of_several_alike_only_as_many_as_were_there(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    blog.write({"a.md": OLD + OLD.partition("\n\n")[2]})
    assert found(blog, "--baseline", "notelint-baseline.json") == ["LK002", "SP003", "SP004"]


def test_the_settings_name_it(blog: Blog) -> None:
    blog.write({"posts/a.md": OLD, "notelint.toml": 'baseline = "old.json"\n'})
    missing = run(blog, "check", ".")
    assert missing.returncode == 2
    assert "old.json" in missing.stderr
    assert "--write-baseline" in missing.stderr
    assert run(blog, "check", ".", "--write-baseline").returncode == 0
    assert list(json.loads((blog.root / "old.json").read_text(encoding="utf-8"))["files"]) == ["posts/a.md"]
    assert found(blog) == []


def test_what_no_longer_occurs_is_said_and_taken_out(blog: Blog) -> None:
    blog.write({"a.md": OLD, "b.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    blog.write({"a.md": "# Tides\n"})
    done = run(blog, "check", "a.md", "--baseline", "notelint-baseline.json")
    assert done.returncode == 0
    assert "3 entries no longer occur" in done.stderr
    assert (
        "no longer" not in run(blog, "check", "a.md", "--select", "TB", "--baseline", "notelint-baseline.json").stderr
    )
    run(blog, "check", "a.md", "--write-baseline")
    assert list(json.loads((blog.root / "notelint-baseline.json").read_text(encoding="utf-8"))["files"]) == ["b.md"]


def test_rules_that_did_not_run_keep_their_entries(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    before = (blog.root / "notelint-baseline.json").read_bytes()
    run(blog, "check", ".", "--select", "LK", "--write-baseline")
    assert (blog.root / "notelint-baseline.json").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"version": 2, "files": {}}', '{"version": 1, "files": {"a.md": 7}}',
     '{"version": true, "files": {}}',
     '{"version": 1, "files": {"a.md": [{"code": "a", "digest": "b", "text": "c", "count": true}]}}',
     '{"version": 1, "files": {"a.md": [{"code": "a", "digest": "b", "text": "c", "count": 0}]}}',
     '{"version": 1, "files": {"a.md": [{"code": 1}]}}', "[" * 100_000],
)  # fmt: skip
def test_a_broken_one_is_said(blog: Blog, content: str) -> None:
    blog.write({"a.md": OLD, "old.json": content})
    done = run(blog, "check", ".", "--baseline", "old.json")
    assert done.returncode == 2
    assert "old.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_outside_of_the_blog_is_refused(blog: Blog) -> None:
    blog.write({".git/x": "", "a.md": OLD, "notelint.toml": 'baseline = "../old.json"\n'})
    assert "outside" in run(blog, "check", ".").stderr


def test_a_file_that_can_not_be_judged_stays_one(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    (blog.root / "a.md").write_bytes(b"\xff")
    done = run(blog, "check", ".", "--baseline", "notelint-baseline.json")
    assert done.returncode == 2
    assert "no longer" not in done.stderr


def test_the_settings_of_the_posts_name_it_wherever_the_command_runs(blog: Blog) -> None:
    blog.write({"b/a.md": OLD, "b/notelint.toml": 'baseline = "old.json"\n'})
    assert run(blog, "check", "b", "--write-baseline").stdout == "b/old.json: 3 findings recorded\n"
    assert run(blog, "check", "b").returncode == 0


def test_an_unchanged_one_is_not_written_again(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    file = blog.root / "notelint-baseline.json"
    file.chmod(0o640)
    before = file.stat()
    run(blog, "check", ".", "--write-baseline")
    assert (file.stat().st_mode, file.stat().st_ino) == (before.st_mode, before.st_ino)
