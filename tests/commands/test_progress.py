"""What `notelint progress` says of a learner's post."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from notelint.reporters import layout

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
        "  1. Water    2 sections  █████████████░░░░░░░   2 of 3\n"
        "  2. Wind     1 section   ████████████████████   2 of 2\n"
        "  3. Weather  1 section\n"
        "  ████████████████░░░░ 80 %: 4 of 5 questions answered\n"
        "  1 unanswered\n"
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


QUIZ = """# Quiz

1. What is a reef?
    - Rock below the water.
2. What is a shoal?
    - _To be updated_
3. Which two are winds? (choose two)
    - [x] the trades
    - [ ] the shoals
    - [ ] the westerlies
4. What is a bar?
5. What is a groyne?
    - A wall into the sea.
"""


def test_open_placeholders_and_half_answers_do_not_count(blog: Blog) -> None:
    done = run(blog.write({"quiz.md": QUIZ}), "progress", "quiz.md")
    assert "40 %: 2 of 5 questions answered\n  1 unanswered, 1 with a placeholder, 1 half answered\n" in done.stdout
    assert "next, line 5: What is a shoal?" in done.stdout
    (chapter,) = read(blog)["posts"][0]["chapters"]  # type: ignore[index]
    assert (chapter["unanswered"], chapter["placeholders"], chapter["half_answered"]) == (1, 1, 1)


@pytest.mark.parametrize(("percent", "code"), [("40", 0), ("41", 1), ("100%", 1), ("150", 2), ("most", 2)])
def test_too_little_is_answered(blog: Blog, percent: str, code: int) -> None:
    done = run(blog.write({"quiz.md": QUIZ}), "progress", "--min", percent)
    assert done.returncode == code
    assert ("2 of 5 questions are answered, 40 % of the" in done.stderr) is (code == 1)


@pytest.mark.parametrize("columns", [60, 80])
def test_it_fits_the_terminal(blog: Blog, columns: int) -> None:
    long = POST.replace("1. Water", "1. Water, and whatever else there is in a sea that is as wide as 海洋 is")
    for names in (
        ["a.md"],
        [f"a-rather-long-folder/with-a-longer-name/and-a-post-{n}-of-some-length.md" for n in range(5)],
    ):
        blog.write(dict.fromkeys(names, long))
        done = run(blog, "progress", *names, COLUMNS=str(columns))
        assert all(layout.width(line) <= columns for line in done.stdout.splitlines())


def test_many_posts_have_a_line_each(blog: Blog) -> None:
    blog.write({f"{name}.md": QUIZ for name in "abcde"})
    assert run(blog, "progress").stdout == (
        "".join(f"{name}.md  ████████░░░░░░░░░░░░   2 of 5\n" for name in "abcde")
        + "\n████████░░░░░░░░░░░░ 40 %: 10 of 25 questions answered\n"
    )


def test_a_folder_without_questions_says_so(blog: Blog) -> None:
    blog.write({"one.md": "# Tides\n\nThe sea moves.\n", "two.md": "# Wind\n\nThe air moves.\n"})
    assert run(blog, "progress", ".").stdout == "no questions found\n"


def test_a_list_of_links_is_no_outline_of_a_course(blog: Blog) -> None:
    links = "# Contents\n\n- [Reefs](#reefs)\n- [Shoals](#shoals)\n- [Bars](#bars)\n\n## Reefs\n\na\n\n## Shoals\n\nb\n\n## Bars\n\nc\n\n"
    content = read(blog.write({"quiz.md": links + QUIZ}))
    assert [chapter["title"] for chapter in content["posts"][0]["chapters"]] == ["Questions"]  # type: ignore[index]
