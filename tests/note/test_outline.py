"""The forms in which posts outline a course, and what they are taken for."""

from __future__ import annotations

import pytest

from notelint.blog.blog import Blog as Files
from notelint.document.document import Document
from notelint.note.note import Note
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

from ..support import Blog

TABLE = "| Part | Chapter | Section |\n|--|--|--|\n| I. A | 1. B | c |\n| | | d |\n| | 2. E | f |\n| | | g |\n"
QUIZZES = "I. First\n\n1. B\n - [Quiz](q1.md)\n2. E\n - [Quiz](q2.md)\n\nII. Second\n\n3. F\n - [Quiz](q3.md)\n"
CASES = {
    "table": (TABLE, "table", [(1, "B", "A", 2), (2, "E", "A", 2)]),
    "lists with questionnaires": (QUIZZES, "list", [(1, "B", "First", 1), (2, "E", "First", 1), (3, "F", "Second", 1)]),
    "nested list of links": (
        "- [B](#b)\n  - [c](#c)\n- [E](#e)\n- [F](#f)\n",
        "links",
        [(None, "B", None, 1), (None, "E", None, 0), (None, "F", None, 0)],
    ),
    "task list of files": (
        "- [x] 1. [B](b.md)\n- [x] 2. [E](e.md)\n- [ ] 3. [F](f.md)\n",
        "links",
        [(1, "B", None, 0), (2, "E", None, 0), (3, "F", None, 0)],
    ),
    "headings": (
        "## Week 1: B\n\n### c\n\n### d\n\n## Week 2: E\n\n## Week 4: F\n",
        "headings",
        [(1, "B", None, 2), (2, "E", None, 0), (4, "F", None, 0)],
    ),
    "no outline": ("1. read\n2. write\n3. rest\n\n## B\n\n## E\n\n## F\n", None, []),
}


@pytest.mark.parametrize(("text", "form", "chapters"), CASES.values(), ids=CASES)
def test_forms(blog: Blog, text: str, form: str | None, chapters: list[tuple[object, ...]]) -> None:
    note = Note(Document(text), find_site(Files(blog.root), "", SiteSettings("github")), "a.md")
    outline = note.outline
    assert (outline.form if outline else None) == form
    found = (
        [(c.title.number, c.title.text, c.part.text if c.part else None, len(c.sections)) for c in outline.chapters]
        if outline
        else []
    )
    assert found == chapters
