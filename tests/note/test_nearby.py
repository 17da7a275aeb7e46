"""Questions that are judged by the posts beside them."""

from __future__ import annotations

import pytest

from ..support import Blog, shown

HEAD = "# Chapter\n\n## Questionnaire\n\n"
FULL = (
    HEAD + "1. What is a warp?\n    - Threads.\n2. What is a weft?\n    - A thread.\n3. What is a shed?\n    - A gap.\n"
)
OPEN = HEAD + "1. What is a beam?\n2. What is a heddle?\n3. What is a treadle?\n"
TWO = HEAD + "1. What is a beam?\n    - Wood.\n2. What is a heddle?\n"


@pytest.mark.parametrize(
    ("beside", "post", "expected"),
    [
        (FULL, OPEN, ["5:1 QA001 3 of 3 questions here have no answer yet: lines 5, 6, 7"]),
        (FULL, TWO, ['7:1 QA001 no answer, where 1 of 2 have one: "What is a heddle?"']),
        (OPEN, OPEN, []),
        (OPEN, TWO, []),
        (FULL, OPEN.replace("Questionnaire", "Looms"), []),
        (FULL, OPEN.replace("Questionnaire", "Questions for the discussion"), []),
    ],
)
def test_posts_beside_it(blog: Blog, beside: str, post: str, expected: list[str]) -> None:
    blog.write({"notes/ch1.md": beside, "notes/ch2.md": beside, "notes/ch3.md": post})
    assert shown(blog.lint("notes/ch3.md", select=("QA001",))) == expected


def test_posts_elsewhere_say_nothing(blog: Blog) -> None:
    blog.write({"notes/ch1.md": FULL, "notes/ch2.md": FULL, "other/ch3.md": OPEN})
    assert shown(blog.lint("other/ch3.md", select=("QA001",))) == []


CHECK = "# Chapter\n\n## 4. What to recall\n\n"


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        (OPEN.replace(HEAD, CHECK), ["5:1 QA001 3 of 3 questions here have no answer yet: lines 5, 6, 7"]),
        (TWO.replace(HEAD, CHECK), ['7:1 QA001 no answer, where 1 of 2 have one: "What is a heddle?"']),
        (OPEN.replace(HEAD, CHECK.replace("What to recall", "Goals")), []),
        (OPEN.replace(HEAD, CHECK.replace("What to recall", "Looms")), []),
        (CHECK + "1. Looms are old, are they?\n2. Who knows?\n3. What is a beam?\n", []),
    ],
)
def test_heading_of_the_posts_beside_it(blog: Blog, post: str, expected: list[str]) -> None:
    beside = FULL.replace(HEAD, CHECK)
    blog.write({"notes/ch1.md": beside, "notes/ch2.md": beside, "notes/ch3.md": post})
    assert shown(blog.lint("notes/ch3.md", select=("QA001",))) == expected


def test_heading_of_one_post_says_nothing(blog: Blog) -> None:
    blog.write(
        {
            "notes/ch1.md": FULL.replace(HEAD, CHECK),
            "notes/ch2.md": "# Looms\n",
            "notes/ch3.md": OPEN.replace(HEAD, CHECK),
        }
    )
    assert shown(blog.lint("notes/ch3.md", select=("QA001",))) == []
