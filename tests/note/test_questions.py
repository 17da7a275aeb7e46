"""How questions are read where no rule's finding tells it: by which convention, in which state, with how many options."""

from __future__ import annotations

import pytest

from notelint.blog.blog import Blog as Files
from notelint.document.document import Document
from notelint.note.note import Note
from notelint.note.questions.states import state_of
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

from ..support import PROJECT


def read(text: str) -> list[str]:
    """For each section why it is one, and its questions: state, number of options, words."""
    site = find_site(Files(str(PROJECT / "docs")), "", SiteSettings("github"))
    note = Note(Document(text), site, "a.md")
    found = []
    for section in note.question_sections:
        found.append(section.reason)
        found += [f"{state_of(note.document, one)} {len(one.options)} {one.text}" for one in section.questions]
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "**Q1:** What is a warp?\n\n**Q2:** What is a weft?\n\n**Q4:** What is a heddle?\n",
            [
                "3 of 3 lines that begin with Q are questions, 0 are answered below",
                "unanswered 0 Q1: What is a warp?",
                "unanswered 0 Q2: What is a weft?",
                "unanswered 0 Q4: What is a heddle?",
            ],
        ),
        (
            "*What is heated first?*\n\n- The coals\n\n*Which metal is soft?*\n\n- Lead\n\n*Why is the bar quenched?*\n",
            [
                "3 of 3 bold paragraphs are questions, 2 are answered below",
                "answered 0 What is heated first?",
                "answered 0 Which metal is soft?",
                "unanswered 0 Why is the bar quenched?",
            ],
        ),
        (
            "## Questions\n\n1. Which holds the warp?\n\n   A. The beam\n   B. The reed\n   Choose one.\n\n   Answer: A\n\n"
            "2. Which lifts it?\n\n   A. The heddle\n   B. The reed\n   Choose one.\n\n   Answer: A\n",
            [
                "2 of 2 numbered items have a label for the answer",
                "answered 2 Which holds the warp?",
                "answered 2 Which lifts it?",
            ],
        ),
    ],
)
def test_what_is_read(text: str, found: list[str]) -> None:
    assert read(text) == found
