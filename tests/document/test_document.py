"""Every token, cell, link and word maps to its line and column, whatever the file's line ends and markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from notelint.diagnostic import Span
from notelint.document import parser
from notelint.document.blocks import read_blocks
from notelint.document.decoding import UnreadableDocument
from notelint.document.document import Document
from notelint.document.grammar.grammar import Grammar
from notelint.document.masks import FILLER, mask
from notelint.document.table_rows import cell_spans, code_ranges
from notelint.site.engines.names import ENGINES

POST = """---
title: Tensors
---

# Tensors *and* `code` [links](https://x.test/a "t")

> A quote
> with **bold
> words** and ![alt *text*](a.png)

- item one
\t- nested **two** <https://auto.test>
    1. deep `x`  and \\* escaped &amp; entity

| a | b \\| c |
|---|--------|
| `x` | [l](u) \\| z ~~no~~ |

Setext heading
with two lines
==============

Ünïcode ✓ 漢字 *émph* <kbd>K</kbd>
[ref]: https://ref.test
"""


def inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        for child in token.children or ():
            yield child
            yield from child.children or ()


def written(token: Token) -> str | None:
    """What must stand at a token's place, where that can be told from the token alone."""
    if token.type == "text":
        return token.content
    if token.type in ("strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close"):
        return token.markup
    if token.type == "text_special":
        return token.markup
    if token.type == "html_inline":
        return token.content
    return None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_of_inline_tokens(end: str, mark: str) -> None:
    raw = (mark + POST.replace("\n", end)).encode()
    document = Document.from_bytes(raw)
    lines = POST.split("\n")
    seen = []
    for token in inline(document.tokens):
        span = token.meta["span"]
        expected = written(token)
        if expected is not None:
            line, column = document.place(span.start)
            assert document.slice(span).replace("\\|", "|") == expected
            assert lines[line - 1][column - 1 :].startswith(document.slice(span))
            seen.append(token.type)
        elif token.type == "code_inline":
            assert document.slice(span).strip("` ") == token.content.strip()
        elif token.type == "link_open":
            assert document.slice(span)[0] in "[<"
        elif token.type == "image":
            assert document.slice(span) == "![alt *text*](a.png)"
    assert {"text", "strong_open", "strong_close", "em_open", "text_special", "html_inline", "s_open"} <= set(seen)


def pieces(document: Document, tokens: list[Token]) -> Iterator[str]:
    """Type, level and place of inline tokens, and of those in pictures."""
    for token in tokens:
        yield f"{token.type}{token.level or ''} {document.slice(token.meta['span'])}"
        if token.type == "image":
            yield from pieces(document, token.children or [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a **b *c* d** e\n",
            [
                "text a ",
                "strong_open **",
                "text1 b ",
                "em_open1 *",
                "text2 c",
                "em_close1 *",
                "text1  d",
                "strong_close **",
                "text  e",
            ],
        ),
        (
            "a ***b*** c\n",
            ["text a ", "em_open *", "strong_open1 **", "text2 b", "strong_close1 **", "em_close *", "text  c"],
        ),
        ("__a__b ~~c~~ **d\n", ["text __a__b ", "s_open ~~", "text1 c", "s_close ~~", "text  **d"]),
        (
            "> a *b\n> c* `d\n> e` f\\\n> g\n",
            [
                "text a ",
                "em_open *",
                "text1 b",
                "softbreak1 \n",
                "text1 c",
                "em_close *",
                "text  ",
                "code_inline `d\n> e`",
                "text  f",
                "hardbreak \\\n",
                "text g",
            ],
        ),
        (
            "<https://a.test> b <c@d.test>\n",
            [
                "link_open <https://a.test>",
                "text1 https://a.test",
                "link_close <https://a.test>",
                "text  b ",
                "link_open <c@d.test>",
                "text1 c@d.test",
                "link_close <c@d.test>",
            ],
        ),
        (
            "![a *b* ![c](d)](e) f\n",
            [
                "image ![a *b* ![c](d)](e)",
                "text a ",
                "em_open *",
                "text1 b",
                "em_close *",
                "text  ",
                "image ![c](d)",
                "text c",
                "text  f",
            ],
        ),
        (
            "> x\n> ![a\n> *b*](c)\n",
            [
                "text x",
                "softbreak \n",
                "image ![a\n> *b*](c)",
                "text a",
                "softbreak \n",
                "em_open *",
                "text1 b",
                "em_close *",
            ],
        ),
        (
            "| a \\| b\\|*c* | \\|d |\n|---|--|\n| e | f | g |\n| h |\n",
            ["text a \\| b\\|", "em_open *", "text1 c", "em_close *", "text |d", "text e", "text f", "text h"],
        ),
        ("# *a* #\n", ["em_open *", "text1 a", "em_close *"]),
        ("> ## b ##\n", ["text b"]),
        (
            "- a  \n\tb\n  &amp; \\* c\n",
            [
                "text a",
                "hardbreak \n\t",
                "text b",
                "softbreak \n",
                "text_special &amp;",
                "text  ",
                "text_special \\*",
                "text  c",
            ],
        ),
        ("a \\\\*b*\n", ["text a ", "text_special \\\\", "em_open *", "text1 b", "em_close *"]),
        ("a*\n_b_\n", ["text a*", "softbreak \n", "em_open _", "text1 b", "em_close _"]),
        (
            "[a]: b\n\n[a] [*c*][a]\n",
            [
                "link_open [a]",
                "text1 a",
                "link_close [a]",
                "text  ",
                "link_open [*c*][a]",
                "em_open1 *",
                "text2 c",
                "em_close1 *",
                "link_close [*c*][a]",
            ],
        ),
    ],
)
def test_inline_tokens_by_what_is_at_their_place(text: str, expected: list[str]) -> None:
    document = Document(text)
    found = [
        piece for token in document.tokens if token.type == "inline" for piece in pieces(document, token.children or [])
    ]
    assert found == expected


def test_a_cell_with_an_escaped_pipe_keeps_its_places() -> None:
    document = Document(POST)
    link = next(
        t for t in inline(document.tokens) if t.type == "link_open" and document.slice(t.meta["span"]) == "[l](u)"
    )
    assert document.place(link.meta["span"].start) == (17, 9)
    assert document.destination(link, []) == Span(link.meta["span"].start + 4, link.meta["span"].start + 5)


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (b"\xef\xbb\xbf# x", "# x", "utf-8"),
        ("\ufeff# é".encode("utf-16-le"), "# é", "utf-16-le"),
        ("\ufeff# é".encode("utf-16-be"), "# é", "utf-16-be"),
        (b"", "", "utf-8"),
        (b"a\x00b", "a\x00b", "utf-8"),
    ],
)
def test_decoding(raw: bytes, text: str, encoding: str) -> None:
    document = Document.from_bytes(raw)
    assert (document.text, document.encoding) == (text, encoding)
    assert document.tokens is not None


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(UnreadableDocument, match=r"not UTF-8: byte 0xe9 on line 2 .* save the file as UTF-8"):
        Document.from_bytes(b"one\ncaf\xe9\n")


@pytest.mark.parametrize("text", ["> - <style>\n> ", "> 1. <!--\n> ", "> - ```\n> ", "> - <style>\n>", "- <?\n "])
def test_a_last_line_without_end_is_a_line_like_others(text: str) -> None:
    def shapes(text: str) -> list[tuple[str, list[int] | None]]:
        return [(token.type, token.map) for token in Document(text).tokens]

    assert shapes(text) == shapes(text + "\n") != []


def test_markdown_that_the_parser_breaks_on_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __init__(self, grammar: object) -> None: ...

        def parse(self, *arguments: object) -> None:
            raise RecursionError

    monkeypatch.setattr(parser, "parser", Broken)
    with pytest.raises(UnreadableDocument, match="could not be parsed"):
        _ = Document("x").tokens


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("---\ntitle: x\n---\nText", "title: x\n"),
        ("---\ntitle: x\n...\nText", "title: x\n"),
        ("--- \ntitle: x\n---  \nText", "title: x\n"),
        ("---\n---\nText", ""),
        ("+++\ntitle = 'x'\n+++\n", "title = 'x'\n"),
        ("---\n# comment\ntitle: x\n---", "# comment\ntitle: x\n"),
        ("\n---\ntitle: x\n---\n", "title: x\n"),
        (" \n\n+++\ntitle = 'x'\n+++\n", "title = 'x'\n"),
        ("\n---\n\ntitle: x\n\n---\n", None),
        ("\n---\nA sentence.\n---\n", None),
        ("---\n\n> quote\n\n---\n", None),
        ("---\n7. A question\n---\n", None),
        ("----\ntitle: x\n----\n", None),
        ("# x\n---\n", None),
    ],
)
def test_front_matter(text: str, inside: str | None) -> None:
    document = Document(text)
    assert (document.slice(document.front_matter) if document.front_matter else None) == inside


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("---\ntitle: x\n", True),
        ("---\na_B 1-c:\nx\n", True),
        ("---\ntitle:x\n", False),
        ("---\n\ntitle: x\n", False),
        ("---\ntitle: x\n---\n", False),
        ("---\nname = 'x'\n", False),
        ("+++\nname = 'x'\n", True),
        ("+++\na.b-c=1\n", True),
        ("+++\ntitle: x\n", False),
        ("title: x\n", False),
        ("", False),
    ],
)
def test_front_matter_that_is_never_closed(text: str, opened: bool) -> None:
    assert Document(text).unclosed_front_matter == (Span(0, 3) if opened else None)


@pytest.mark.parametrize(
    ("text", "body"),
    [("---\na: b\n--- \nText", "Text"), ("---\na: b\n---", ""), ("+++\n+++\n", ""), ("---\nText", "---\nText")],
)
def test_the_body_begins_after_the_front_matter(text: str, body: str) -> None:
    document = Document(text)
    assert text[document.body_start :] == body
    assert document.source[document.body_start :] == body


@pytest.mark.parametrize(
    ("row", "cells", "kramdown"),
    [
        ("| a | b |", ["a", "b"], ["a", "b"]),
        ("a | b", ["a", "b"], ["a", "b"]),
        (r"| a \| b | c |", [r"a \| b", "c"], [r"a \| b", "c"]),
        ("| `a|b` | c |", ["`a", "b`", "c"], ["`a|b`", "c"]),
        ("| ``a`|b`` | c |", ["``a`", "b``", "c"], ["``a`|b``", "c"]),
        ("|`a`|`b`|", ["`a`", "`b`"], ["`a`", "`b`"]),
        ("| a | ", ["a"], ["a"]),
        ("||", [""], [""]),
        ("|", [""], [""]),
        ("", [""], [""]),
    ],
)
def test_cells(row: str, cells: list[str], kramdown: list[str]) -> None:
    for hides, expected in ((False, cells), (True, kramdown)):
        spans, _, _ = cell_spans(row, Span(0, len(row)), hides)
        assert [row[start:end] for start, end in spans] == expected


@settings(max_examples=300, deadline=None)
@given(st.text("||`\\ \tX", max_size=12))
def test_any_row_is_divided_by_its_bare_pipes(row: str) -> None:
    source = f"\\{row}|"
    spans, opening, closing = cell_spans(source, Span(1, 1 + len(row)))
    bare = row.strip(" \t")
    parts = re.split(r"(?<!\\)\|", bare)
    assert opening == bare.startswith("|")
    assert closing == (len(bare) > 1 and parts[-1] == "")
    parts = parts[opening : len(parts) - closing]
    assert [source[start:end] for start, end in spans] == [part.strip(" \t") for part in parts]
    assert all(1 <= left.end < right.start <= 1 + len(row) for left, right in pairwise(spans))


@settings(max_examples=300, deadline=None)
@given(st.text("``` a", max_size=16))
def test_code_spans_end_with_as_many_backticks_as_they_begin_with(text: str) -> None:
    expected = [match.span() for match in re.finditer(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", text)]
    found = code_ranges(f"`{text}`", 1, 1 + len(text))
    assert [(start - 1, end - 1) for start, end in found] == expected


MASKED = [
    ("math over lines", "$$\na\n=\nb\n$$\n", "math"),
    ("math in a line", "so $a_1*b$ is", "math"),
    ("brackets", "\\[\nx\n=\ny\n\\]\n", "math"),
    ("Liquid output", "![x]({{ site.baseurl }}/a b.png)", "liquid"),
    ("a Liquid tag", "{% if x %}\n\ntext\n\n{% endif %}", "liquid"),
    ("a shortcode", '{{< figure src="a b.png" >}}', "shortcode"),
    ("a span's attributes", "*x*{: .y}", "attributes"),
    ("a block's attributes", "| a |\n{: .y}\n", "attributes"),
    ("a heading's id", "## Title {#own-id}", "attributes"),
    ("a footnote", "text[^1]", "footnote"),
    ("a footnote's definition", "[^1]: as[^2]", "footnote-definition"),
    ("a wiki-link", "see [[Some Note#Part|that]]", "wiki-link"),
    ("a comment in a line", "| a | <!-- x | y --> |", "comment"),
    ("an Obsidian comment", "text %% hidden | %% text", "comment"),
    ("a pandoc div", "::: {.callout-note}\ntext\n:::", "attributes"),
    ("a table's attributes in Quarto", '| a |\n|---|\n\n: {tbl-colwidths="[1]"}', "attributes"),
]
KEPT = [
    "costs $5 and $6",
    "| $5 | $6 |",
    "`$x$` and `{{ y }}`",
    "```\n$$\n{{ x }}\n```",
    "~~~\n[^1]: x\n~~~",
    "[[1:38:31](https://x.test)]",
    "\\$x$",
    "```not a fence``` `{{`",
    "a [b] c",
    "50%% off",
]


@pytest.mark.parametrize(("text", "kind"), [pytest.param(text, kind, id=name) for name, text, kind in MASKED])
def test_masked(text: str, kind: str) -> None:
    masked, masks = mask(text, grammar=Grammar(percent_comments=True))
    assert kind in {found.kind for found in masks}
    assert masked != text
    assert len(masked) == len(text)


@pytest.mark.parametrize("text", KEPT)
def test_not_masked(text: str) -> None:
    assert mask(text) == (text, [])


def test_masks_by_place() -> None:
    document = Document("$a$ b [^1]{{ c }} $d$\n")
    spans = [mask.span for mask in document.masks]
    assert len(spans) == 4
    for start in range(len(document.text) + 1):
        assert document.is_masked(start) == any(span.start < start < span.end for span in spans)
        assert [mask.span for mask in document.masks_at(start)] == [span for span in spans if span.start == start]
        for end in range(start, len(document.text) + 1):
            inside = [span for span in spans if start <= span.start < end and span.end <= end]
            assert [mask.span for mask in document.masks_in(Span(start, end))] == inside


def test_a_setext_heading_hidden_in_math_is_none() -> None:
    document = Document("$$\na\n=\nb\n$$\n")
    assert [token.type for token in document.tokens if token.type == "heading_open"] == []


def test_liquid_code_is_code() -> None:
    document = Document("{% highlight python %}\n# no heading\n{% endhighlight %}\n")
    assert [token.type for token in document.tokens] == ["fence"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("```\na\n  b\n\n```\n", [("a", 4), ("b", 8), ("", 10)]),
        ("> - ```\n>   \ta\n>   b\n>   ```\n", [("a", 13), ("b", 19)]),
        ("x\n\n     a\n    b\n", [("a", 8), ("b", 14)]),
        ("> <b>\n> c \n", [("<b>", 2), ("c ", 8)]),
        ("```\nXX = 1\n```\n", [("XX = 1", 4)]),
        ("> ```\n>  \x0ba\n> ```\n", [("\x0ba", 9)]),
        ("> ```\n> \x00\n> ```\n", [("> \x00", 6)]),  # the parser replaces it, and so the line is not found again
    ],
)
def test_the_lines_of_code_and_html_begin_after_their_spaces(text: str, lines: list[tuple[str, int]]) -> None:
    document = Document(text)
    block = next(token for token in document.tokens if token.type in ("fence", "code_block", "html_block"))
    found = [(content, offset) for content, offset in document.content_spans(block)]
    assert found == lines


def test_lines_by_number() -> None:
    document = Document(" a \n\n> > b\n c")
    assert [document.line(index) for index in range(6)] == [" a ", "", "> > b", " c", "", ""]
    assert [document.line_span(index) for index in (0, 3, 4, 9)] == [(0, 3), (11, 13), (13, 13), (13, 13)]
    assert [document.blank_line(index) for index in range(4)] == ["\n", "\n", "> >\n", "\n"]
    spans = [
        document.lines_span(first, stop) for first, stop in ((0, 1), (0, 3), (1, 2), (3, 4), (3, 9), (2, 2), (9, 9))
    ]
    assert [document.slice(span) for span in spans] == ["a", "a \n\n> > b", "", "c", "c", "> > b", ""]
    assert spans[-1] == (13, 13)
    assert document.trim(Span(0, 5)) == (1, 2)
    assert document.trim(Span(2, 5)) == (5, 5)


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        ("[a]( b)", "b"),
        ("> x [*a*](\n>   <b c> 't')", "b c"),
        ("[a]()", ""),
        ('x ![a *b*](c "d")', "c"),
        ("[a]\n\n[a]: (c)", None),
        ("<https://x.test/a](b)>", None),
    ],
)
def test_where_a_link_leads(text: str, destination: str | None) -> None:
    document = Document(text)
    children = next(token for token in document.tokens if token.type == "inline").children or []
    at = next(index for index, token in enumerate(children) if token.type in ("link_open", "image"))
    inside = children[at].children if children[at].type == "image" else children[at + 1 : -1]
    found = document.destination(children[at], inside or [])
    assert (None if found is None else document.slice(found)) == destination


def test_a_text_is_a_file_in_utf_8_without_byte_order_mark() -> None:
    assert Document("é\r\n").encode() == b"\xc3\xa9\r\n"


def test_what_is_forgotten_is_made_again() -> None:
    document = Document.from_bytes("\ufeff# é $x$".encode("utf-16-le"), "a.md")
    fresh = dict(vars(document))
    for _ in range(2):
        assert document.place(3) == (1, 4)
        assert len(document.tokens) == 3
        assert len(document.masks) == 1
        assert vars(document).keys() > fresh.keys()
        document.forget()
        assert vars(document) == fresh


def test_link_definitions() -> None:
    assert Document("[a]: b").references["A"]["map"] == [0, 1]
    assert Document("x").references == {}


markdown = st.lists(
    st.sampled_from(
        [
            *"ab \n\t#*_`~$|>-+=:.!?[](){}<>%/\\\"'&1é漢\r",
            "---\n",
            "```\n",
            "<details>",
            "{{ ",
            "$$",
            "[[",
            "]]",
            "| a |\n|---|\n",
        ]
    ),
    max_size=120,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(markdown)
def test_any_text_keeps_its_places(text: str) -> None:
    document = Document(text)
    assert len(document.source) == len(document.text)
    assert document.source.count("\n") == document.text.count("\n")
    try:
        tokens = document.tokens
    except UnreadableDocument:
        return
    for token in inline(tokens):
        span = token.meta["span"]
        assert 0 <= span.start <= span.end <= len(document.text)
        if token.type == "text" and FILLER not in token.content and "\n" not in document.slice(span):
            assert document.source[span.start : span.end].replace("\\|", "|") == token.content
    for offset in {0, len(document.text) // 2, len(document.text)}:
        line, column = document.place(offset)
        assert document.line_starts[line - 1] + column - 1 == offset


@pytest.mark.parametrize("engine", ["pandoc", "python-markdown"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x\n-\ta", ["x", "-\ta"]),
        ("x\n1.\tb c\ny", ["x", "1.\tb c", "y"]),
        ("x\n  1.\t\na", None),
        ("x\n\t\t\t-\t#", None),
    ],
)
def test_places_where_an_engine_makes_spaces_of_tabs(engine: str, text: str, words: list[str] | None) -> None:
    document = Document(text, grammar=ENGINES[engine].grammar)
    children = [child for token in document.tokens for child in token.children or ()]
    assert all(0 <= span.start <= span.end <= len(text) for span in (child.meta["span"] for child in children))
    if words is not None:
        assert [document.slice(child.meta["span"]) for child in children if child.type == "text"] == words


@pytest.mark.parametrize("engine", ["commonmark", "kramdown", "pandoc", "python-markdown"])
@pytest.mark.parametrize(
    "text", ["<details>2) <h2>a<h2>", "- <details>2) <h2>a<h2>\n- b", "<details>\n1. <details>2) <b>a</b><h2>"]
)
def test_no_block_is_in_itself(engine: str, text: str) -> None:
    """Of several blocks on one line, each has the tags of that line."""
    blocks = list(islice(read_blocks(Document(text, grammar=Grammar(engine))).walk(), 100))
    assert len(blocks) == len(set(blocks)) < 100
