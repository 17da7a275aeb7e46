"""The parser makes of any text what the stock markdown-it-py makes of it, footnotes and what is dropped of tables apart."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from notelint.document.grammar.commonmark import footnote
from notelint.document.parser import parser

from .pieces import PIECES, POSTS


class Stock(MarkdownIt):
    def normalizeLink(self, url: str) -> str:
        return url


def shape(token: Token) -> tuple[Any, ...]:
    """All of a token but its places; of its children not the empty texts, which delimiters may leave after."""
    children = token.children and [shape(c) for c in token.children if c.type != "text" or c.content]
    fields = token.type, token.tag, token.nesting, token.attrs, token.map, token.level, token.content, token.markup
    return *fields, token.info, token.block, token.hidden, children


_DROPPED = ("thead", "tbody", "tr_close", "th_", "td_")
"""Tokens of tables that nothing asks for."""
_HEADED = re.compile(r"^[ \t>]*(?:[-*+#><]|\d{1,9}[.)]).*\|.*\n[ \t>]*[|:-][-|: \t]*$", re.MULTILINE)
"""A table whose header begins as another block does: the stock parser makes a table of it, cmark-gfm the other block."""


def parsed(by: MarkdownIt, text: str) -> tuple[list[Any], dict[str, Any]]:
    environment: dict[str, Any] = {}
    tokens = by.parse(text, environment)
    return [shape(token) for token in tokens if not token.type.startswith(_DROPPED)], environment


def stock() -> MarkdownIt:
    plain = Stock("commonmark").enable(["table", "strikethrough"])
    plain.block.ruler.before("reference", "footnote", footnote, {"alt": ["paragraph", "reference"]})
    plain.core.ruler.disable("text_join")  # it hides what was escaped
    return plain


@pytest.mark.parametrize("post", POSTS, ids=lambda path: path.name)
def test_posts(post: Path) -> None:
    text = post.read_text(encoding="utf-8")
    assert parsed(parser(), text) == parsed(stock(), text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("~~a~~~b")
@example("a\n    ---\n---")
@example("a\n" * 15 + "===\n" + "b\n" * 15 + "# c\n---")
@example("- a\n  -\n---\n1. b\n10. c\n> 1) d\n2) e")
@example("a | b\n:-|-:\n1 | 2\n# c\n| d\n---")
@example("[" * 30 + "a" + "](b)" * 30)
@example("*" * 120 + "`a" * 120)
def test_any_text(text: str) -> None:
    assume(not _HEADED.search(text))
    text += "\n"  # without it the stock parser may read after the end
    assert parsed(parser(), text) == parsed(stock(), text)
