"""Footnotes of several paragraphs, and goldmark's definition lists, as cmark-gfm 0.29 and Hugo 0.111 render them; tables of a short header."""

from __future__ import annotations

import pytest

from notelint.document.document import Document
from notelint.document.grammar.grammar import COMMONMARK, Grammar

SHORT = {"footnote_open": "note", "dl_open": "dl", "dt_open": "dt", "dd_open": "dd", "paragraph_open": "p"}
GOLDMARK = Grammar(goldmark=True)


def blocks(text: str, grammar: Grammar) -> str:
    return " ".join(
        SHORT.get(token.type, token.type)
        for token in Document(text, grammar=grammar).tokens
        if token.nesting >= 0 and token.type != "inline"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ash[^a].\n\n[^a]: A tree.\n\n    And what is left of it.\n", "p note p p"),
        ("[^a]: A tree.\n[^b]: Another.\n\n    Of both.\n", "note p note p p"),
        ("Text\n[^a]: A tree.\nLazy.\n", "p note p"),
        ("[^a]:\n    Below.\n", "note p"),
        ("[^a]: A tree.\n\nText.\n", "note p p"),
        ("[^a]: A tree.\n\n  Text.\n", "note p p"),
        (
            "[^a]: Items\n\n    - one\n    - two\n\n        code\n",
            "note p bullet_list_open list_item_open p list_item_open p p",
        ),
        ("[^a b]: https://x.test\n", ""),
        ("    [^a]: code\n", "code_block"),
        ("Term\n: no list here\n", "p"),
    ],
)
def test_footnotes(text: str, found: str) -> None:
    assert blocks(text, COMMONMARK) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tide\n: Water that rises.\n", "dl dt dd p"),
        ("Tide\n\n:   Water that rises.\n\n    And falls.\n", "dl dt dd p p"),
        ("Ebb\nFlood\n: Water.\n: And mud.\nLazy.\n", "dl dt dt dd p dd p"),
        ("Ebb\n: Water.\n\nFlood\n: More.\n\nText.\n", "dl dt dd p dt dd p p"),
        ("- Ebb\n  : Water.\n", "bullet_list_open list_item_open dl dt dd p"),
        ("Ebb\n : Indented.\n", "p"),
        ("Ebb\n:Glued.\n", "p"),
        (": Alone.\n", "p"),
        ("# Ebb\n: Below a heading.\n", "heading_open p"),
        ("Ebb\n: > Quoted.\n", "dl dt dd blockquote_open p"),
    ],
)
def test_definition_lists(text: str, found: str) -> None:
    assert blocks(text, GOLDMARK) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ebb\n|---|---|\nlow | mud\nno pipe\n\nText.\n", "table_open tr_open tr_open tr_open p"),
        ("| Ebb |\n|---|---|\n| low | mud |\n## Flood\n", "table_open tr_open tr_open heading_open"),
        ("Text\nEbb\n--|\n", "p table_open tr_open"),
        ("Ebb\n--- | ---\nlow | mud\n", "table_open tr_open tr_open"),
        ("Ebb\n- | -\n", "p bullet_list_open list_item_open p"),
        ("Ebb\n:--\n", "p"),
        ("> Ebb\n> |--|--|\n", "blockquote_open table_open tr_open"),
        ("- Ebb\n  |--|--|\n- Flood\n", "bullet_list_open list_item_open table_open tr_open list_item_open p"),
        ("| a | b | c |\n|---|---|\n", "p"),
        ("Ebb\n    |---|---|\n", "p"),
        ("Ebb\n---\n", "heading_open"),
        ("## Ebb\n|---|---|\n", "heading_open p"),
        ("> Ebb | low\n|---|---|\n", "blockquote_open table_open tr_open"),
        ("Ebb\n|---||---|\n", "p"),
        ("<b>Ebb</b>\n---|---\n", "table_open tr_open"),
        ("<b>\n---|---\n", "html_block"),
        ("[Ebb]: low mud\n---|---\n", "table_open tr_open"),
    ],
)
def test_tables(text: str, found: str) -> None:
    assert blocks(text, GOLDMARK) == found


@pytest.mark.parametrize("grammar", [GOLDMARK, Grammar()])
@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('<img src="ebb.png"> | <img src="flood.png">', "table_open tr_open"),
        ("Text.\n<kbd>A</kbd> | <kbd>B</kbd>", "p table_open tr_open"),
        ("<https://sea.example> | low", "table_open tr_open"),
        ("< | >", "table_open tr_open"),
        (": ebb | low", "table_open tr_open"),
        ("[Ebb]: low | mud", "table_open tr_open"),
        ("<div>Ebb</div> | low", "html_block"),
        ("<!-- ebb --> | low", "html_block p"),
    ],
)
def test_headers_that_begin_with_a_mark(header: str, found: str, grammar: Grammar) -> None:
    assert blocks(f"{header}\n---|---\n", grammar) == found


PYTHON_MARKDOWN = Grammar("python-markdown", extensions=frozenset(("footnotes",)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[^a]: A tree.\n\n    Its leaves.\n[^b]: A bush.\n", "note p p note p"),
        ("[^a]: A tree.\n[^b]: A bush.\n\n    Its leaves.\n", "note p note p p"),
        ("[^a]: A tree.\n\n\n    Its leaves.\n", "note p code_block"),
        ("[^a]: A tree.\n\n    Its leaves.\n\nText.\n", "note p p p"),
    ],
)
def test_footnotes_of_python_markdown(text: str, found: str) -> None:
    assert blocks(text, PYTHON_MARKDOWN) == found


def test_places_are_those_of_the_post() -> None:
    document = Document("Ebb\n:   Low *water*\n    here\n\n[^a]: A\n\n        b\n", grammar=GOLDMARK)
    texts = [document.slice(child.meta["span"]) for token in document.tokens for child in token.children or ()]
    assert [text for text in texts if text.strip()] == ["Ebb", "Low ", "*", "water", "*", "here", "A"]
