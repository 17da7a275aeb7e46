"""What a link can lead to is the same, whether a post is checked or only read for those that link into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notelint.blog.blog import Blog
from notelint.document.document import Document
from notelint.note.note import Note
from notelint.note.pages import Page, read_page
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

from ..document.pieces import PIECES, POSTS

HTML = [
    '<a id="x">',
    "<h2>a</h2>",
    "<details>",
    "<summary>",
    "</summary>",
    "</details>",
    "<i name=b>c</i>",
    "{#d}",
    "^e-f",
]


def what_leads_there(page: Page) -> tuple[object, ...]:
    return page.titles, page.anchors, page.block_ids, page.content


def both(text: str, generator: str) -> tuple[Page, Page]:
    site = find_site(Blog(Path(__file__).parent), "", SiteSettings(generator))
    headings_only = Document(text, headings_only=True, grammar=site.engine.grammar)
    return Note(Document(text), site, "a.md").page, read_page("a.md", headings_only, site)


@pytest.mark.parametrize("post", POSTS, ids=lambda path: path.name)
def test_posts(post: Path) -> None:
    linted, read = both(post.read_text(encoding="utf-8"), "jekyll")
    assert what_leads_there(linted) == what_leads_there(read)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, *HTML]), max_size=30).map("".join),
    st.sampled_from(["github", "jekyll", "hugo", "quarto", "obsidian"]),
)
@example(
    "a **b** <a id='c'>\n\n| d | `<a id=e>` |\n|---|---|\n| f | <a id=g> |\n\n# h *i* <b>j</b>\n\nk\n===", "github"
)
@example("a ^b-c-d", "obsidian")
@example("1. <details>é1. &amp;<http://a.b><http://a.b><details>[a]é<http://a.b>", "jekyll")
def test_any_text(text: str, generator: str) -> None:
    linted, read = both(text + "\n", generator)
    assert what_leads_there(linted) == what_leads_there(read)


def test_a_paragraph_without_html_is_not_parsed_further() -> None:
    document = Document("# *a*\n\n*b*\n\n*c* <d>", headings_only=True)
    assert [bool(token.children) for token in document.tokens if token.type == "inline"] == [True, False, True]
