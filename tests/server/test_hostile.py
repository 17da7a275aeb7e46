"""Posts that are broken or mean harm: the server lives on, and nothing it says drives an editor or hides anything."""

from __future__ import annotations

import asyncio
import random
import re

import pytest

pytest.importorskip("pytest_lsp", reason="needs pytest-lsp and notelint[lsp]")

from lsprotocol import types

from ..support import PROJECT, Blog, read_cases
from .editor import Editor, session

HOSTILE = (
    "\x1b[2J", "\x1b]8;;http://x\x07", "\u202e", "\u2066", "\x00", "\x9b31m", "\r", "\u2028", "\u200b", "\x0b", "\U0001f600",
    "<script>", "[x](javascript:alert(1))", "](", "`", "|", "> ", "- ", "```\n", "$$\n", "<details>\n", "---\n", "::: {.x}\n",
    "the the ", "mesurment\x1b ", "[x]() ", "[[", "{{", "{% ", "<!-- notelint-disable ",
)  # fmt: skip
DRIVING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CASES = [case.post for path in sorted((PROJECT / "tests" / "traps").glob("*.md"))[:12] for case in read_cases(path)]


def texts(count: int) -> list[str]:
    """Posts of the tests, with hostile pieces anywhere."""
    dice = random.Random(20)
    made = []
    for post in dice.sample(CASES, count):
        text = post
        for _ in range(dice.randint(1, 8)):
            at = dice.randint(0, len(text))
            text = text[:at] + dice.choice(HOSTILE) + text[at + dice.choice((0, 0, 3, 40)) :]
        made.append(text)
    return [
        *made,
        "".join(HOSTILE) * 3,
        "# \x1b[1m\u202e\n\n## Why\x1b?\n\n[x](\x1b.md) mesurment\u202ed the\x1b the\n",
    ]


def strings(value: object) -> list[str]:
    """Every text that an editor shows of an answer."""
    if isinstance(value, types.Diagnostic):
        return [value.message, *(one.message for one in value.related_information or ())]
    if isinstance(value, types.CodeAction):
        return [value.title]
    if isinstance(value, types.DocumentSymbol):
        return [value.name, value.detail or "", *(text for child in value.children or () for text in strings(child))]
    if isinstance(value, types.DocumentLink):
        return [value.tooltip or ""]
    return []


def test_what_is_not_open_is_not_looked_at(blog: Blog) -> None:
    """An editor may ask for a post that it has just closed, and whose file is not there or no text."""
    blog.write({"latin.md": "caf\xe9 the the\n".encode("latin-1"), "folder.md/x": ""})
    names = ("a.md", "gone.md", "latin.md", "folder.md")

    async def talk(editor: Editor) -> None:
        ask = editor.client
        ask.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.open("a.md", "x")))
        )
        for uri in (
            *map(editor.uri, names),
            "file:///",
            "file:",
            "x",
            f"vscode-notebook-cell:{editor.uri('n.ipynb')}#a",
        ):
            this = types.TextDocumentIdentifier(uri)
            whole = types.Range(types.Position(0, 0), types.Position(9, 0))
            assert not await ask.text_document_code_action_async(
                types.CodeActionParams(this, whole, types.CodeActionContext([]))
            )
            assert not await ask.text_document_document_symbol_async(types.DocumentSymbolParams(this))
            assert not await ask.text_document_code_lens_async(types.CodeLensParams(this))
            assert not await ask.text_document_hover_async(types.HoverParams(this, types.Position(0, 0)))
        assert [told for told in ask.messages if "notelint" in told.message] == []

    session(blog, talk)


def test_hostile_posts(blog: Blog) -> None:
    blog.write({"notelint.toml": "preview = true\n", "\u202eb.md": "# B\n"})
    posts = texts(25)

    async def talk(editor: Editor) -> None:
        ask = editor.client
        for number, text in enumerate(posts):
            uri = editor.open(f"{number}.md", text)
            for _ in range(400):
                if uri in ask.diagnostics:
                    break
                await asyncio.sleep(0.02)
            this = types.TextDocumentIdentifier(uri)
            whole = types.Range(types.Position(0, 0), types.Position(9_999, 0))
            answers = [
                ask.diagnostics[uri],
                await ask.text_document_code_action_async(
                    types.CodeActionParams(this, whole, types.CodeActionContext([]))
                ),
                await ask.text_document_document_symbol_async(types.DocumentSymbolParams(this)),
                await ask.text_document_document_link_async(types.DocumentLinkParams(this)),
                await ask.text_document_code_lens_async(types.CodeLensParams(this)),
            ]
            await ask.text_document_hover_async(types.HoverParams(this, types.Position(2, 1)))
            shown = [text for answer in answers for one in answer or () for text in strings(one)]
            assert [text for text in shown if DRIVING.search(text)] == []
        assert [told for told in ask.messages if "notelint" in told.message] == []

    session(blog, talk)
