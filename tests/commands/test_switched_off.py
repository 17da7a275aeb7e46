"""What a change of the settings switches off is said, in words, beside the findings."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from ..support import BAD, Blog, run

POSTS = {"notes/a.md": BAD, "notes/b.md": BAD, "other/c.md": BAD}


@pytest.fixture
def history(blog: Blog) -> Blog:
    """A repository whose first commit has posts and no settings."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    (blog.root / ".git").rmdir()
    blog.write(POSTS)
    git(blog.root, "init", "-q", "-b", "main")
    commit(blog, {})
    return blog


def git(folder: Path, *arguments: str, text: str | None = None) -> str:
    identity = ("-c", "user.name=x", "-c", "user.email=x@x.test")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, input=text, text=True, timeout=60
    )
    return done.stdout.strip()


def commit(blog: Blog, files: dict[str, str]) -> None:
    blog.write(files)
    git(blog.root, "add", "-A")
    git(blog.root, "commit", "-q", "--allow-empty", "-m", "x")


def said(blog: Blog, *arguments: str) -> list[str]:
    """What is said beside the findings."""
    done = run(blog, "check", "--format", "concise", "--exit-zero", "--settings-base", "HEAD", *(arguments or (".",)))
    return [line.removeprefix("notelint: ") for line in done.stderr.splitlines()]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("", 'ignore = ["LK002"]', ["this change switches off LK002 placeholder-link in all 3 posts"]),
        ('ignore = ["LK002"]', 'ignore = ["LK002"]\nexclude = []', []),
        ('ignore = ["LK002"]', "", []),
        (
            'select = ["LK002", "TB001"]',
            'select = ["TB001"]',
            ["this change switches off LK002 placeholder-link in all 3 posts"],
        ),
        (
            "",
            '[per-file-ignores]\n"notes/*" = ["LK002", "TB001"]',
            [
                "this change switches off LK002 placeholder-link and TB001 table-cell-count"
                " in 2 posts (notes/a.md, notes/b.md)"
            ],
        ),
        ("", 'exclude = ["other"]', ["this change leaves out other/c.md"]),
        ('exclude = ["other"]', 'exclude = ["other", "notes/b.md"]', ["this change leaves out notes/b.md"]),
        (
            "",
            '[severity]\nLK002 = "info"',
            ["with this change the check no longer fails because of LK002 placeholder-link in all 3 posts"],
        ),
        (
            'select = ["LK002"]\n[severity]\nLK002 = "warning"',
            'select = ["LK002"]\nfail-level = "error"\n[severity]\nLK002 = "warning"',
            ["with this change the check no longer fails because of LK002 placeholder-link in all 3 posts"],
        ),
        ('fail-level = "error"', 'fail-level = "warning"', []),
    ],
)
def test_what_is_said(history: Blog, before: str, after: str, wanted: list[str]) -> None:
    commit(history, {"notelint.toml": before})
    history.write({"notelint.toml": after})
    assert said(history) == wanted


def test_settings_in_between(history: Blog) -> None:
    commit(history, {"notelint.toml": 'select = ["LK002", "TB001"]'})
    history.write({"notes/notelint.toml": 'select = ["TB001"]'})
    assert said(history) == ["this change switches off LK002 placeholder-link in 2 posts (notes/a.md, notes/b.md)"]
    assert said(history, "other") == []
    assert said(Blog(history.root / "notes"), "a.md") == ["this change switches off LK002 placeholder-link in a.md"]


def test_settings_that_extend_others(history: Blog) -> None:
    base = 'select = ["LK002", "TB001"]'
    commit(history, {"base.toml": base, "pyproject.toml": '[tool.notelint]\nextends = "base.toml"\n'})
    assert said(history) == []
    history.write({"base.toml": 'select = ["LK002"]'})
    assert len(said(history)) == 1


def test_all_rules_or_many(history: Blog) -> None:
    history.write({"notelint.toml": 'select = ["LK002"]'})
    (line,) = said(history)
    assert line.startswith("this change switches off ") and line.endswith(" more in all 3 posts")
    assert "LK002" not in line and line.count(", ") == 11


def test_a_baseline_that_hides_more(history: Blog) -> None:
    run(history, "check", "--write-baseline", ".")
    commit(history, {"notelint.toml": 'baseline = "notelint-baseline.json"'})
    history.write({"notes/new.md": BAD})
    run(history, "check", "--write-baseline", ".")
    (line,) = said(history)
    assert line.startswith("with this change the baseline hides ") and line.endswith(" findings more")
    git(history.root, "stash", "-q", "-u")
    assert said(history) == []


def test_flags_hold_for_both(history: Blog) -> None:
    history.write({"notelint.toml": 'ignore = ["LK002"]'})
    assert said(history, "--select", "LK002", ".") == []
    assert said(history, "--isolated", ".") == []
    assert said(history, "--config", "notelint.toml", ".") == []  # no such file before
    assert said(history, "--config", 'ignore=["TB001"]', ".") != []
    commit(history, {})
    history.write({"notelint.toml": 'ignore = ["LK002", "TB001"]'})
    assert len(said(history, "--config", "notelint.toml", ".")) == 1


def test_where_it_is_said(history: Blog) -> None:
    history.write({"notelint.toml": 'ignore = ["LK002"]'})
    text = "this change switches off LK002 placeholder-link in all 3 posts"

    def check(form: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run(history, "check", "--format", form, "--exit-zero", *arguments, ".")

    for flag in ("--settings-base", "--diff-base"):
        for form in ("full", "json", "jsonl", "gitlab", "sarif", "azure"):
            assert text in check(form, flag, "main").stderr
        assert check("json", flag, "main", "-q").stderr == ""
        assert f"::warning title=notelint::{text}\n" in check("github", flag, "main").stdout
        assert f"- :warning: `{text}`\n" in check("markdown", flag, "main").stdout
        assert text not in check("github", flag, "main").stderr
    assert text not in (done := check("github")).stdout + done.stderr


def test_the_settings_of_a_branch_that_went_on(history: Blog) -> None:
    git(history.root, "checkout", "-q", "-b", "work")
    git(history.root, "checkout", "-q", "main")
    commit(history, {"notelint.toml": 'select = ["LK002"]'})
    git(history.root, "checkout", "-q", "work")
    assert said(history, "--settings-base", "main", ".") == []  # what main has since is not of this change


def test_settings_that_were_broken(history: Blog) -> None:
    commit(history, {"notelint.toml": 'ignore = ["LK999"]'})
    history.write({"notelint.toml": ""})
    (line,) = said(history)
    assert line.startswith("the settings cannot be compared with those of HEAD: notelint.toml: ")


@pytest.mark.parametrize("parts", [["..", "notelint.toml"], ["a", "..", "..", "notelint.toml"]])
def test_a_name_that_leads_out_is_not_written(
    history: Blog, parts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = git(history.root, "commit-tree", _tree(history.root, parts), "-m", "x")
    assert "notelint.toml" in git(history.root, "ls-tree", "-r", "--full-tree", hostile)
    history.write({"notelint.toml": 'ignore = ["LK002"]'})
    (folder := tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    done = run(history, "check", "--exit-zero", "--settings-base", hostile, ".")
    assert "switches off LK002" in done.stderr
    assert list(folder.iterdir()) == []


def _tree(root: Path, parts: list[str]) -> str:
    """A tree that git would not make of files, with settings under these names."""
    blob = git(root, "hash-object", "-w", "--stdin", text='extends = "../../outside.toml"\n')
    kind, mode, id = "blob", "100644", blob
    for part in reversed(parts):
        raw = f"{mode.removeprefix('0')} {part}\0".encode() + bytes.fromhex(id)
        done = subprocess.run(
            ["git", "hash-object", "-t", "tree", "-w", "--literally", "--stdin"],
            cwd=root,
            input=raw,
            check=True,
            capture_output=True,
            timeout=60,
        )
        kind, mode, id = "tree", "040000", done.stdout.decode().strip()
    assert kind == "tree"
    return id


def test_a_link_is_no_settings_file(history: Blog, tmp_path: Path) -> None:
    (history.root / "notelint.toml").symlink_to("/etc/hostname")
    git(history.root, "add", "-A")
    git(history.root, "commit", "-q", "-m", "x")
    (history.root / "notelint.toml").unlink()
    assert said(history) == []


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (("--settings-base", "none"), "--settings-base: no commit 'none'"),
        (("--settings-base=--output=x",), "is not a commit"),
    ],
)
def test_what_can_not_be_compared(history: Blog, arguments: tuple[str, ...], wrong: str) -> None:
    done = run(history, "check", *arguments, ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert wrong in done.stderr


def test_what_is_said_drives_nothing(history: Blog) -> None:
    name = "notes/\x1b[31m::error::`|\u202e.md"
    history.write({name: BAD, "notelint.toml": '[per-file-ignores]\n"notes/*31*" = ["LK002"]'})
    for form in ("full", "github", "markdown"):
        done = run(history, "check", "--format", form, "--exit-zero", "--settings-base", "HEAD", ".")
        assert "switches off" in done.stdout + done.stderr
        assert "\x1b[31m" not in done.stdout + done.stderr and "\u202e" not in done.stdout + done.stderr
        assert not any(line.startswith("::error::`") for line in done.stdout.splitlines())
