"""Each way of asking in the docs, under every markdown engine."""

from __future__ import annotations

import os
import re

import pytest

from notelint.blog.blog import Blog as Files
from notelint.document.document import Document
from notelint.note.note import Note
from notelint.note.questions.states import state_of
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

from ..support import PROJECT

PAGE = PROJECT / "docs" / "questions.md"
ENGINES = "github obsidian kramdown kramdown-gfm hugo pandoc python-markdown pymdownx".split()
_EXAMPLE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?P<about>.*?)`{5}markdown\n(?P<post>.*?)^`{5}\n(?:\n`{5}text\n(?P<read>.*?)^`{5}\n)?",
    re.MULTILINE | re.DOTALL,
)
PYTHON_MARKDOWN = ("python-markdown", "pymdownx")


def engines_of(about: str) -> list[str]:
    """The engines under which an example is read, by what the page says of it."""
    if "Under Python-Markdown alone" in about:
        return [*PYTHON_MARKDOWN]
    return [engine for engine in ENGINES if engine not in PYTHON_MARKDOWN or "Not under Python-Markdown" not in about]


EXAMPLES = [
    pytest.param(engine, example, id=f"{example['title']}, {engine}")
    for example in _EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))
    for engine in engines_of(example["about"])
]


def read(text: str, engine: str) -> str:
    """The questions of a post: line, state and words of each."""
    note = Note(Document(text), find_site(Files(str(PROJECT / "docs")), "", SiteSettings("github", engine)), "a.md")
    lines = [
        (note.document.place(question.span.start)[0], state_of(note.document, question), question.text)
        for question in note.questions
    ]
    return "".join(f"{line:>3}  {state:13}  {words}\n" for line, state, words in lines)


@pytest.mark.parametrize(("engine", "example"), EXAMPLES)
def test_convention(engine: str, example: re.Match[str]) -> None:
    assert read(example["post"], engine) == example["read"]


def test_page_shows_what_is_read() -> None:
    """With ``UPDATE`` the page is written."""

    def shown(example: re.Match[str]) -> str:
        post = example["post"]
        return f"## {example['title']}\n{example['about']}`````markdown\n{post}`````\n\n`````text\n{read(post, engines_of(example['about'])[0])}`````\n"

    text = PAGE.read_text(encoding="utf-8")
    real = _EXAMPLE.sub(shown, text)
    if os.environ.get("UPDATE"):
        PAGE.write_text(real, encoding="utf-8")
    assert text == real


def test_table_names_every_example() -> None:
    text = PAGE.read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(#([\w-]+)\)", text))
    titles = {example["title"] for example in _EXAMPLE.finditer(text)}
    assert {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles} == linked
