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


def _asking(shape: str, *answers: str) -> str:
    """A post that asks in a shape; what is not answered has ``""``."""
    names = "warp weft shed reed beam heddle treadle".split()
    return "# Looms\n\n" + "\n\n".join(
        shape.format(name, answer) if answer else shape.format(name, "").partition("\n")[0]
        for name, answer in zip(names, answers, strict=False)
    )


def _messages(blog: Blog, post: str) -> list[str]:
    return [line.partition(" QA001 ")[2] for line in shown(blog.lint(post, select=("QA001",)))]


SHAPES = (
    "## What is a {}?\n\n{}",
    "**What is a {}?**\n\n{}",
    "> [!question] What is a {}?\n> {}",
    "### What is a {}?\n\n<details><summary>Answer</summary>\n\n{}\n\n</details>",
    "### What is a {}?\n\nAnswer: {}",
)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("layout", ["notes/ch{}.md", "notes/ch{}/index.md"])
def test_one_question_asked_as_in_the_posts_beside_it(blog: Blog, shape: str, layout: str) -> None:
    many = _asking(shape, *["It is a part of the loom."] * 5)
    post = layout.format(3)
    blog.write({layout.format(1): many, layout.format(2): many, post: _asking(shape, "")})
    assert _messages(blog, post) == [
        'no answer, where most questions in the posts beside this one have one: "What is a warp?"'
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_two_questions_asked_as_in_the_posts_beside_it(blog: Blog, shape: str) -> None:
    many = _asking(shape, *["It is a part of the loom."] * 5)
    blog.write({"a.md": many, "b.md": many, "c.md": _asking(shape, "It is tight.", "")})
    assert _messages(blog, "c.md") == ['no answer, where 1 of 2 have one: "What is a weft?"']


@pytest.mark.parametrize(
    ("beside", "post"),
    [
        ("## What is a {}?\n\n{}", "### What is a {}?\n\n{}"),  # of another level
        ("## What is a {}?\n\n{}", "## Warps?\n\n{}"),  # not in the words of a study question
        (
            "- What is a {}?\n    - {}",
            "- What is a {}?\n    - {}",
        ),  # a list with no answer may tell what the post is about
        ("What is a {}?\n\n- {}", "What is a {}?\n\n- {}"),
    ],
)
def test_one_question_that_is_not_asked_so(blog: Blog, beside: str, post: str) -> None:
    many = _asking(beside, *["It is a part of the loom."] * 5)
    blog.write({"a.md": many, "b.md": many, "c.md": _asking(post, "")})
    assert _messages(blog, "c.md") == []


@pytest.mark.parametrize("count", [0, 2])
def test_posts_beside_it_that_do_not_answer(blog: Blog, count: int) -> None:
    many = _asking(SHAPES[0], *["It is a part of the loom."] * count, "", "", "")
    blog.write({"a.md": many, "b.md": many, "c.md": _asking(SHAPES[0], "")})
    assert _messages(blog, "c.md") == []


def test_one_post_beside_it_says_nothing(blog: Blog) -> None:
    many = _asking(SHAPES[0], *["It is a part of the loom."] * 7)
    blog.write({"a.md": many, "b.md": "# Looms\n", "c.md": _asking(SHAPES[0], "")})
    assert _messages(blog, "c.md") == []
