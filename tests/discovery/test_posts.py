"""Every command that reads posts reads the same ones."""

from __future__ import annotations

import pytest

from ..support import JEKYLL, Blog, run

POST = "---\ntitle: Tides\n---\n\n## Why the measurment?\n\nSo.\n\n## How?\n\nThus.\n\n## When?\n\nNow.\n"
ELSEWHERE = POST.replace("measurment", "beneeth")


@pytest.mark.parametrize(
    ("arguments", "reads", "leaves"),
    [
        (["check", "--format", "concise", "."], "measurment", "beneeth"),
        (["words"], "measurment", "beneeth"),
        (["progress"], "2024-01-02-tides.md", "2024-01-03-old.md"),
        (["progress"], "2024-01-02-tides.md", "_site"),
        (["init", "--dry-run"], "1 post,", "3 posts"),
    ],
)
def test_what_is_excluded_or_not_published_is_left_out(
    blog: Blog, arguments: list[str], reads: str, leaves: str
) -> None:
    blog.write(
        {
            **JEKYLL,
            "_posts/2024-01-02-tides.md": POST,
            "_posts/old/2024-01-03-old.md": ELSEWHERE,
            "_site/2024-01-04-built.md": ELSEWHERE,
            "notelint.toml": 'exclude = ["old/"]\n',
        }
    )
    done = run(blog, *arguments)
    assert done.returncode in (0, 1), done.stderr
    assert reads in done.stdout
    assert leaves not in done.stdout


@pytest.mark.parametrize("command", ["words", "progress"])
def test_what_is_named_is_read_all_the_same(blog: Blog, command: str) -> None:
    blog.write({"old/a.md": POST, "notelint.toml": 'exclude = ["old/"]\n'})
    assert "old/a.md" in run(blog, command, "old/a.md").stdout


@pytest.mark.parametrize("command", ["words", "progress"])
def test_settings_that_can_not_be_used_are_said(blog: Blog, command: str) -> None:
    blog.write({"a.md": POST, "notelint.toml": "wrods = 1\n"})
    done = run(blog, command)
    assert done.returncode == 2
    assert "wrods" in done.stderr


def test_a_picture_is_written_whole_or_not_at_all(blog: Blog) -> None:
    blog.write({"a.md": POST})
    done = run(blog, "progress", "--format", "badge", "-o", "none/progress.svg")
    assert done.returncode == 2
    assert "none/progress.svg" in done.stderr
    assert "Traceback" not in done.stderr
