"""What `notelint progress` says of a learner's post."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from ..support import Blog, run

POST = """\
| Chapter | Section |
|---------|---------|
| 1. Water | Why the Sea Moves |
|  | Currents and Drift |
|  | Questionnaire [book](https://sea.test/1) |
| 2. Wind | Where It Comes From |
|  | Questionnaire [book](https://sea.test/2) |
| 3. Weather | Clouds |
|  | Questionnaire [book](https://sea.test/3) |

## Questions

### Chapter One: Water

#### 1.1 What makes the tide?

<details><summary>Answer</summary>

The moon.

</details>

#### 1.2 What is a <bore> & why "so"?

<details><summary>Answer</summary>

A wave.

</details>

#### 1.3 What is | a neap tide?

### Chapter 2: Wind

#### 2.1 What is a gust?

<details><summary>Answer</summary>

A short one.

</details>

#### 2.2 What is a lull?

<details><summary>Answer</summary>

No wind.

</details>
"""


def read(blog: Blog) -> dict[str, object]:
    done = run(blog, "progress", "--format", "json")
    assert done.returncode == 0, done.stderr
    content: dict[str, object] = json.loads(done.stdout)
    return content


def test_chapters_with_their_questions(blog: Blog) -> None:
    content = read(blog.write({"a.md": POST, "b.md": "No questions, no outline.\n"}))
    (post,) = content["posts"]  # type: ignore[misc]
    assert [
        (chapter["title"], chapter["sections"], chapter["answered"], chapter["asked"], chapter["questions"])
        for chapter in post["chapters"]
    ] == [("Water", 2, 2, 3, 3), ("Wind", 1, 2, 2, 2), ("Weather", 1, 0, 0, 0)]
    assert (content["answered"], content["questions"]) == (4, 5)
    assert (post["next"], post["next_line"]) == ("1.3 What is | a neap tide?", 31)


def test_the_next_chapter_is_next_when_all_is_answered(blog: Blog) -> None:
    content = read(blog.write({"a.md": POST.replace("#### 1.3 What is | a neap tide?\n", "")}))
    assert content["posts"][0]["next"] == 'the questions of chapter 3 "Weather"'  # type: ignore[index]


def test_a_reference_says_how_many_there_are(blog: Blog) -> None:
    own = "name: sea\nchapters:\n- {title: Water, questions: 12, sections: [{title: a}, {title: b}, {title: c, aside: true}]}\n"
    blog.write({"a.md": POST, "own.yaml": own, "notelint.toml": '[outline]\nreference = "own.yaml"\n'})
    content = read(blog)
    water = content["posts"][0]["chapters"][0]  # type: ignore[index]
    assert (water["asked"], water["questions"], water["sections_of"]) == (3, 12, 2)
    assert (content["answered"], content["questions"]) == (4, 14)


def test_for_the_terminal(blog: Blog) -> None:
    done = run(blog.write({"a.md": POST}), "progress", "a.md")
    assert done.stdout == (
        "a.md\n"
        "  1. Water           2 sections  █████████████░░░░░░░   2 of 3 questions\n"
        "  2. Wind            1 section   ████████████████████   2 of 2 questions\n"
        "  3. Weather         1 section\n"
        "  4 of 5 questions answered\n"
        "  next, line 31: 1.3 What is | a neap tide?\n"
    )
    assert "\x1b[" in run(blog, "progress", "a.md", "--color", "always").stdout


def test_for_a_readme(blog: Blog) -> None:
    blog.write({"a.md": POST.replace("1. Water", "1. Water `<b>` \\| @you")})
    table = run(blog, "progress", "a.md", "--format", "markdown").stdout
    assert "**a.md**: 4 of 5 questions answered" in table
    assert "<b>" not in table
    assert "\\@you" in table


@pytest.mark.parametrize("format", ["badge", "bar"])
def test_pictures_are_well_formed_and_say_the_numbers(blog: Blog, format: str) -> None:
    blog.write({"a.md": POST.replace("Water", "Water & <Ice> \u0007")})
    run(blog, "progress", "--format", format, "-o", "progress.svg")
    picture = (blog.root / "progress.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(picture)
    assert root.tag.endswith("svg")
    assert "4 of 5" in "".join(root.itertext())
    assert "<Ice>" not in picture


def test_what_can_not_be_read_is_said(blog: Blog) -> None:
    blog.write({"a.md": POST})
    (blog.root / "b.md").write_bytes(b"\xff\xfe\xff")
    done = run(blog, "progress", "a.md", "b.md", "none.md")
    assert done.returncode == 2
    assert "b.md" in done.stderr
    assert "none.md" in done.stderr
    assert "4 of 5 questions answered" in done.stdout
