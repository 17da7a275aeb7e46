"""Each engine's grammar reads every text, and its blocks lie where the post has them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.document.document import Document
from notelint.document.grammar import python_markdown_parser
from notelint.document.grammar.grammar import Grammar

GRAMMARS = {
    "commonmark": Grammar(),
    "goldmark": Grammar(goldmark=True),
    "kramdown": Grammar("kramdown"),
    "kramdown-gfm": Grammar("kramdown", gfm=True),
    "pandoc": Grammar("pandoc"),
    "python-markdown": Grammar(
        "python-markdown",
        extensions=frozenset("tables superfences admonition details tabbed def_list footnotes md_in_html".split()),
    ),
}
LINES = st.sampled_from(
    [
        *("", "", "text", "more text", "# A", "## B", "---", "===", "- a", "  - b", "    - c", "1. d", "   e", "    f"),
        *(
            "> q",
            "> - r",
            "```",
            "```python",
            "~~~",
            "| a | b |",
            "|---|---|",
            "| 1 | 2 |",
            ": word",
            "[^1]: note",
            ": b",
            "- ",
        ),
        *("<details>", '<details markdown="1">', "</details>", "<summary>s</summary>", "<div>", "</div>", "<!-- c -->"),
        *("!!! note", '    ??? tip "x"', "\tg", "*", "1)", "^", "{: .x}", "[l]: u", "$$", "text <p> x", "a | b"),
    ]
)


@pytest.mark.parametrize("name", GRAMMARS)
@settings(deadline=None)
@given(lines=st.lists(LINES, max_size=14))
def test_any_lines(name: str, lines: list[str]) -> None:
    text = "\n".join(lines)
    document = Document(text, grammar=GRAMMARS[name])
    for token in document.tokens:
        if token.map is not None:
            assert 0 <= token.map[0] <= token.map[1] <= len(lines) + 1
        for child in token.children or ():
            start, end = child.meta["span"]
            assert 0 <= start <= end <= len(text) + 1


@settings(deadline=None)
@given(lines=st.lists(LINES, max_size=14))
def test_a_long_block_is_read_as_a_short_one(lines: list[str]) -> None:
    """Of a long block the rest is not copied."""

    def tokens() -> list[tuple[str, list[int] | None, str]]:
        document = Document("\n".join(lines), grammar=GRAMMARS["python-markdown"])
        return [(token.type, token.map, token.content) for token in document.tokens]

    copied = tokens()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(python_markdown_parser, "_LONG", 1)
        assert tokens() == copied


_TWO_ITEMS = ["bullet_list", *["list_item", "paragraph"] * 2]


@pytest.mark.parametrize(
    ("name", "text", "kinds"),
    [
        ("commonmark", "  1. a\n    ```\n    b\n    ```", ["ordered_list", "list_item", "paragraph"]),
        (
            "commonmark",
            "- a\n    - b\n  ***",
            ["bullet_list", "list_item", "paragraph", "bullet_list", "list_item", "paragraph"],
        ),
        ("kramdown-gfm", "text\n## A", ["paragraph", "heading"]),
        ("kramdown", "text\n## A", ["paragraph"]),
        ("pandoc", "text\n## A", ["paragraph"]),
        ("python-markdown", "text\n#A", ["paragraph", "heading"]),
        ("kramdown-gfm", '```python title="x"\nx\n```', ["paragraph"]),
        ("kramdown-gfm", "a | b", ["table"]),
        ("pandoc", "text\n- a", ["paragraph"]),
        ("pandoc", "text\n\n---\n# A\n\nmore\n\n---\n", ["paragraph", "table"]),
        ("pandoc", "text\n\n---\na: b\n---\nmore", ["paragraph", "paragraph"]),
        ("pandoc", "> ---\n> a\n> ---\n", ["blockquote", "table"]),
        ("pandoc", "a   b\n--- ---\n1   2\n", ["table"]),
        ("pandoc", "a\n---\nb\n---\n", ["heading", "heading"]),
        ("pandoc", "---\n\na\n\n---\n", ["paragraph"]),
        ("pandoc", "> a\n  ---\n", ["blockquote", "heading"]),
        ("pandoc", "> a\n    > b\n", ["blockquote", "paragraph"]),
        ("pandoc", "- a\n\n    > b\n    > c\n", ["bullet_list", "list_item", "paragraph", "blockquote", "paragraph"]),
        ("pandoc", "1. ```\n    a\n    ```\n", ["ordered_list", "list_item", "paragraph"]),
        ("pandoc", "1. ```\n   a\n   ```\n", ["ordered_list", "list_item"]),
        ("pandoc", "1.     a\n", ["ordered_list", "list_item"]),
        ("pandoc", "- `a\n- b` c\n", ["bullet_list", *["list_item", "paragraph"] * 2]),
        ("python-markdown", "> a\n    >\n    > b\n", ["blockquote", "paragraph"]),
        ("python-markdown", '<div markdown="1">\n\n- <div>\n- a\n\n</div>\n\nb\n', [*_TWO_ITEMS, "paragraph"]),
        ("python-markdown", '<div markdown="1">\n`<div>`\n\n</div>\n\n- a\n- b', ["paragraph", *_TWO_ITEMS]),
        ("python-markdown", "- a\n  - b", ["bullet_list", "list_item", "paragraph", "list_item", "paragraph"]),
        (
            "python-markdown",
            "- a\n\n[^1]: note\n\n- b\n\nc",
            ["bullet_list", "list_item", "paragraph", "footnote", "paragraph", "list_item", *["paragraph"] * 2],
        ),
        ("python-markdown", "text\n[^1]: note", ["paragraph", "footnote", "paragraph"]),
        ("python-markdown", "|a\n|-\n|1", ["table"]),
        ("kramdown-gfm", "Term\n: means", ["dl", "dt", "dd", "paragraph"]),
        ("kramdown-gfm", "1.  a\n   <div>b</div>\n\n    c", ["ordered_list", "list_item", "paragraph"]),
        ("kramdown-gfm", "</div>", ["paragraph"]),
        ("kramdown-gfm", "<div>\n</ 3\n</div>\n\n- a", ["bullet_list", "list_item", "paragraph"]),
    ],
)
def test_what_the_engine_makes(name: str, text: str, kinds: list[str]) -> None:
    tokens = Document(text, grammar=GRAMMARS[name]).tokens
    opened = [token.type.removesuffix("_open") for token in tokens if token.nesting == 1]
    assert [kind for kind in opened if kind not in ("tr", "td", "th")] == kinds


@pytest.mark.parametrize(
    ("name", "text", "html"),
    [
        ("kramdown-gfm", "<hr>\n\n- a", ["<hr>\n"]),
        ("python-markdown", "<div>\n<DIV>\n</div>\n</div>\n\n- a", ["<div>\n<DIV>\n</div>\n</div>\n"]),
    ],
)
def test_html_that_the_engine_leaves(name: str, text: str, html: list[str]) -> None:
    tokens = Document(text, grammar=GRAMMARS[name]).tokens
    assert [token.content for token in tokens if token.type == "html_block"] == html
