"""The language server's process, as an editor uses it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

pytest.importorskip("pytest_lsp", reason="needs pytest-lsp and notelint[lsp]")

from lsprotocol import types

from ..support import Blog
from .editor import Editor, session

POST = """---
title: Notes
---

# Notes 😀

## Questions

1. What is a tensor?

   An array.

2. What is a rank?

   A number.

3. What is a shape?

   The lengths of its axes.

4. What is a loss?

## Links

[there](b.md) [nowhere](c.md)
"""


def applied(text: str, action: types.CodeAction) -> str:
    """A text with what an action writes; places count UTF-16 units."""
    assert action.edit is not None
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    lines = text.splitlines(keepends=True)

    def offset(place: types.Position) -> int:
        line = lines[place.line] if place.line < len(lines) else ""
        inside = line.encode("utf-16-le")[: 2 * place.character].decode("utf-16-le")
        return sum(map(len, lines[: place.line])) + len(inside)

    for edit in sorted(change.edits, key=lambda edit: -offset(edit.range.start)):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]  # type: ignore[union-attr]
    return text


def test_what_is_typed_is_looked_at(blog: Blog) -> None:
    blog.write({"a.md": "# Nothing\n", "b.md": "# B\n"})

    async def talk(editor: Editor) -> None:
        uri = editor.open("a.md", POST)
        (found,) = await editor.codes(uri, "LK004")
        assert found.range == types.Range(types.Position(24, 24), types.Position(24, 28))
        assert found.source == "notelint"
        assert found.severity is types.DiagnosticSeverity.Error
        for text in ("x", "xy", POST.replace("c.md", "b.md")):
            editor.type(uri, text)
        await editor.codes(uri)
        editor.type(uri, POST.replace("c.md", ""))
        await editor.codes(uri, "LK002")
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await editor.codes(uri)

    session(blog, talk)


def test_places_count_utf_16_units(blog: Blog) -> None:
    async def talk(editor: Editor) -> None:
        uri = editor.open("a.md", "# A\n\n😀😀 𝕏 é [x]() the the\r\n\r\n😀 [y]()\n")
        found = await editor.codes(uri, "LK002", "LK002", "SP004")
        assert [(one.range.start.line, one.range.start.character) for one in found][:2] == [(2, 10), (2, 20)]
        assert (found[2].range.start.line, found[2].range.start.character) == (4, 3)

    session(blog, talk)


def test_an_editor_that_prefers_other_units_is_told_utf_16(blog: Blog) -> None:
    async def talk(editor: Editor) -> None:
        assert editor.server.position_encoding == types.PositionEncodingKind.Utf16
        uri = editor.open("a.md", "# A\n\nÀ • 😀 [x]()\n")
        (found,) = await editor.codes(uri, "LK002")
        assert found.range == types.Range(types.Position(2, 7), types.Position(2, 12))
        assert await editor.actions(uri, found.range)

    session(blog, talk, encodings=(types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16))


def test_quick_fixes_and_fix_all(blog: Blog) -> None:
    blog.write({"notelint.toml": 'select = ["SP004", "LK005", "XX001"]\n'})
    text = "# A\n\n😀 one of the the words,\nand of of more.\n\n[x](https:/book.dev/a)\n"

    async def talk(editor: Editor) -> None:
        uri = editor.open("a.md", text)
        found = await editor.codes(uri, "SP004", "SP004", "LK005")
        first = await editor.actions(uri, found[0].range)
        assert first.pop("Fix all that notelint can fix safely").kind == "source.fixAll.notelint"
        fixes = [action for title, action in first.items() if not title.startswith("Ignore")]
        assert [applied(text, fix) for fix in fixes] == [text.replace("the the", "the")]
        assert fixes[0].is_preferred
        assert "Fix all that notelint can fix safely" not in await editor.actions(uri, found[2].range)
        link = await editor.actions(uri, found[2].range, "quickfix")
        unsafe = next(action for title, action in link.items() if title.endswith("(read it over)"))
        assert applied(text, unsafe) == text.replace("https:/b", "https://b")
        everything = types.Range(types.Position(0, 0), types.Position(9, 0))
        for only in ("source.fixAll.notelint", "source.fixAll", "source"):
            (whole,) = (await editor.actions(uri, everything, only)).values()
            assert whole.kind == "source.fixAll.notelint"
            assert applied(text, whole) == text.replace("the the", "the").replace("of of", "of")
        assert not await editor.actions(uri, everything, "source.organizeImports")
        assert not await editor.actions(uri, everything, "refactor")

    session(blog, talk)


def test_saying_nothing_of_a_line(blog: Blog) -> None:
    blog.write({"notelint.toml": 'select = ["LK002"]\n'})
    text = "# A\n\n| a | b |\n|---|---|\n| c | [x]() |\n\nOne\n[y]() two\n"

    async def talk(editor: Editor) -> None:
        uri = editor.open("a.md", text)
        found = await editor.codes(uri, "LK002", "LK002")
        for number in (0, 1):
            action = (await editor.actions(uri, found[number].range))["Ignore LK002 here"]
            editor.type(uri, applied(text, action))
            (left,) = await editor.codes(uri, "LK002")
            assert left.range.start.line != found[number].range.start.line
            editor.type(uri, text)
            await editor.codes(uri, "LK002", "LK002")

    session(blog, talk)


def test_what_is_shown_of_a_post(blog: Blog) -> None:
    blog.write({"b.md": "# B\n"})

    async def talk(editor: Editor) -> None:
        uri = editor.open("a.md", POST)
        await editor.codes(uri, "LK004")
        document = types.TextDocumentIdentifier(uri)
        hover = await editor.client.text_document_hover_async(types.HoverParams(document, types.Position(24, 25)))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "# LK004 file-not-found" in hover.contents.value
        nothing = await editor.client.text_document_hover_async(types.HoverParams(document, types.Position(4, 2)))
        assert nothing is None
        (link,) = await editor.client.text_document_document_link_async(types.DocumentLinkParams(document)) or ()
        assert (link.target, link.range.start) == (editor.uri("b.md"), types.Position(24, 8))
        (top,) = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document)) or ()
        assert isinstance(top, types.DocumentSymbol)
        assert (top.name, [child.name for child in top.children or ()]) == ("Notes 😀", ["Questions", "Links"])
        questions = (top.children or ())[0].children or ()
        assert [(one.name, one.detail) for one in questions] == [
            ("What is a tensor?", "answered"),
            ("What is a rank?", "answered"),
            ("What is a shape?", "answered"),
            ("What is a loss?", "unanswered"),
        ]
        (lens,) = await editor.client.text_document_code_lens_async(types.CodeLensParams(document)) or ()
        assert lens.command is not None
        assert (lens.range.start.line, lens.command.title) == (6, "3 of 4 questions answered")

    session(blog, talk)


def test_the_outline_is_among_the_symbols(blog: Blog) -> None:
    rows = "| 1. Tides | The Moon |\n| | The Sun |\n| 2. Waves | Wind |\n| | Surf |\n| 3. Fog | Cold Air |\n"
    text = f"# The Sea\n\n| Chapter | Section |\n|---|---|\n{rows}\n## Notes\n"

    async def talk(editor: Editor) -> None:
        uri = editor.open("a.md", text)
        await editor.codes(uri)
        document = types.TextDocumentIdentifier(uri)
        (top,) = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document)) or ()
        assert isinstance(top, types.DocumentSymbol)
        tides, waves, fog, notes = top.children or ()
        assert [one.name for one in (tides, waves, fog, notes)] == ["1. Tides", "2. Waves", "3. Fog", "Notes"]
        assert [(one.name, one.range.start.line) for one in tides.children or ()] == [("The Moon", 4), ("The Sun", 5)]
        assert tides.range.end.line == 5
        assert not notes.children

    session(blog, talk)


def test_settings_are_read_again(blog: Blog) -> None:
    blog.write({"a.md": POST})

    async def talk(editor: Editor) -> None:
        uri = editor.open("a.md", POST)
        await editor.codes(uri, "LK004", "LK004")
        blog.write({"notelint.toml": 'ignore = ["LK", "QA"]\n'})
        change = types.FileEvent(editor.uri("notelint.toml"), types.FileChangeType.Created)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        await editor.codes(uri)
        blog.write({"notelint.toml": "ignor = []\n"})
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        for _ in range(100):
            if any('did you mean "ignore"?' in message.message for message in editor.client.messages):
                break
            await asyncio.sleep(0.05)
        else:
            raise AssertionError(editor.client.messages)
        blog.write({"notelint.toml": 'ignore = ["QA001"]\n', "b.md": "# B\n"})
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await editor.codes(uri, "LK004")

    session(blog, talk)


def test_what_is_no_post_or_excluded_is_left_alone(blog: Blog) -> None:
    blog.write({"notelint.toml": 'exclude = ["drafts/"]\n'})

    async def talk(editor: Editor) -> None:
        for name, language in (("a.py", "python"), ("drafts/a.md", "markdown")):
            await editor.codes(editor.open(name, POST, language))
        new = editor.open("untitled:Untitled-1", "# A\n\n[x]()\n")
        await editor.codes(new, "LK002")

    session(blog, talk)


def test_options_of_the_editor(blog: Blog) -> None:
    blog.write({"other.toml": 'ignore = ["LK004", "QA001"]\n'})

    async def talk(editor: Editor) -> None:
        uri = editor.open("a.md", POST)
        await editor.codes(uri)
        editor.type(uri, "# A\n\n[x]()\n")
        await asyncio.sleep(1)
        await editor.codes(uri)
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await editor.codes(uri, "LK002")
        settings = {"notelint": {"run": "onType"}}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
        editor.type(uri, POST)
        await editor.codes(uri, "LK004", "LK004")

    session(blog, talk, config=str(blog.root / "other.toml"), run="onSave")


@pytest.mark.parametrize(
    "text", ["", "\ufeff# A\n", "\ud800", "# A\n\r\r\n[x]()", "> - <style>\n> ", "---\na: [\n---\n", "\0", "[a](<\n"]
)
def test_any_text_can_be_open(blog: Blog, text: str) -> None:
    from notelint.server import answers
    from notelint.server.session import Session

    look = Session().look(str(blog.root / "a.md"), text)
    assert look is not None
    uri = (blog.root / "a.md").as_uri()
    answers.diagnostics(look, uri), answers.symbols(look), answers.links(look), answers.lenses(look)
    answers.hover(look, types.Position(0, 0))


# notebooks, and several folders


class Notebook:
    """A notebook that is open in an editor: cells of a kind and a text."""

    def __init__(self, editor: Editor, name: str, *cells: tuple[str, str]) -> None:
        self._editor = editor
        self._version = 1
        self.uri = editor.uri(name)
        self.cells = [
            f"vscode-notebook-cell:{editor.root / name}#W{number}sZmlsZQ%3D%3D" for number in range(len(cells))
        ]
        kinds = {"markdown": types.NotebookCellKind.Markup}
        made = [
            types.NotebookCell(kinds.get(kind, types.NotebookCellKind.Code), uri)
            for uri, (kind, _) in zip(self.cells, cells, strict=True)
        ]
        texts = [
            types.TextDocumentItem(uri, {"code": "python"}.get(kind, kind), 1, text)
            for uri, (kind, text) in zip(self.cells, cells, strict=True)
        ]
        document = types.NotebookDocument(self.uri, "jupyter-notebook", 1, made)
        editor.client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(document, texts))

    def change(self, change: types.NotebookDocumentCellChanges) -> None:
        self._version += 1
        self._editor.client.notebook_document_did_change(
            types.DidChangeNotebookDocumentParams(
                types.VersionedNotebookDocumentIdentifier(self._version, self.uri),
                types.NotebookDocumentChangeEvent(cells=change),
            )
        )

    def type(self, number: int, text: str) -> None:
        document = types.VersionedTextDocumentIdentifier(self._version + 1, self.cells[number])
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.change(
            types.NotebookDocumentCellChanges(
                text_content=[types.NotebookDocumentCellContentChanges(document, [change])]
            )
        )

    def delete(self, number: int) -> None:
        gone = types.TextDocumentIdentifier(self.cells[number])
        array = types.NotebookCellArrayChange(number, 1)
        structure = types.NotebookDocumentCellChangeStructure(array, did_close=[gone])
        self.change(types.NotebookDocumentCellChanges(structure=structure))

    def close(self) -> None:
        texts = [types.TextDocumentIdentifier(uri) for uri in self.cells]
        self._editor.client.notebook_document_did_close(
            types.DidCloseNotebookDocumentParams(types.NotebookDocumentIdentifier(self.uri), texts)
        )


def test_a_folder_with_a_space_in_its_name(blog: Blog) -> None:
    async def talk(editor: Editor) -> None:
        post = editor.open("my notes/a.md", "# Notes\n\nthe the sea\n")
        await editor.codes(post, "SP004")
        editor.type(post, "# Notes\n\nthe sea\n")
        await editor.codes(post)
        editor.type(post, "# Notes\n\nthe sea sea\n")
        await editor.codes(post, "SP004")

    session(blog, talk)


CELLS = (
    ("markdown", "# Notes 😀\n\n[there](#questions) the the sea"),
    ("code", "x = 1  # the the"),
    ("raw", "the the"),
    (
        "markdown",
        "## Questions\n\n1. What is a tensor?\n\n   An array.\n\n2. What is a rank?\n\n   A number.\n\n3. What is an axis?\n\n   A line.\n\n[x](c.md) 😀 [y]()",
    ),
)


def test_cells_of_notebooks(blog: Blog) -> None:
    blog.write({"my notes/b.md": "# B\n"})

    async def talk(editor: Editor) -> None:
        notebook = Notebook(editor, "my notes/a.ipynb", *CELLS)
        first, code, raw, last = notebook.cells
        (found,) = await editor.codes(first, "SP004")
        assert found.range == types.Range(types.Position(2, 24), types.Position(2, 27))
        await editor.codes(code)
        await editor.codes(raw)
        found, placeholder = await editor.codes(last, "LK002", "LK004")
        assert (found.range.start.line, found.range.start.character) == (14, 4)
        assert (placeholder.range.start.line, placeholder.range.start.character) == (14, 13)

        notebook.type(3, CELLS[3][1].replace("c.md", "b.md"))
        await editor.codes(last, "LK002")
        notebook.type(0, "# Notes\n\n[x](#answers)")
        await editor.codes(first, "LK001")
        notebook.delete(0)
        await editor.codes(first)
        await editor.codes(last, "LK002")
        notebook.close()
        await editor.codes(last)

    session(blog, talk)


def test_fixes_and_answers_in_a_cell(blog: Blog) -> None:
    blog.write({"notelint.toml": 'select = ["SP004", "LK002"]\n'})

    async def talk(editor: Editor) -> None:
        notebook = Notebook(editor, "a.ipynb", *CELLS)
        first, _, _, last = notebook.cells
        (found,) = await editor.codes(first, "SP004")
        offered = await editor.actions(first, found.range)
        assert applied(CELLS[0][1], offered["Delete the second word"]).endswith("the sea")
        assert "<!-- notelint-disable-next-line SP004 -->\n[there]" in applied(
            CELLS[0][1], offered["Ignore SP004 here"]
        )
        (every,) = (await editor.actions(first, found.range, "source.fixAll.notelint")).values()
        assert applied(CELLS[0][1], every).endswith("](#questions) the sea")
        whole = types.Range(types.Position(0, 0), types.Position(20, 0))
        assert not await editor.actions(last, whole, "source.fixAll.notelint")

        identifier = types.TextDocumentIdentifier(last)
        symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(identifier))
        (heading,) = symbols or ()
        assert isinstance(heading, types.DocumentSymbol)
        assert (heading.name, heading.range.start.line) == ("Questions", 0)
        assert [child.range.start.line for child in heading.children or ()] == [2, 6, 10]
        lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(identifier))
        assert [(one.range.start.line, one.command and one.command.title) for one in lenses or ()] == [
            (0, "3 of 3 questions answered")
        ]
        hover = await editor.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(first), found.range.start)
        )
        assert hover is not None
        assert "SP004" in hover.contents.value  # type: ignore[union-attr]

    session(blog, talk)


def test_folders_have_their_own_settings(blog: Blog) -> None:
    one, two, more = (Path(name) for name in ("one blog", "two", "more"))
    text = "# A\n\n[x]() the the sea\n"
    blog.write(
        {
            f"{one}/.git/HEAD": "",
            f"{one}/notelint.toml": 'ignore = ["LK"]\n',
            f"{two}/.git/HEAD": "",
            f"{two}/notelint.toml": 'ignore = ["SP"]\n',
            f"{more}/.git/HEAD": "",
            f"{more}/b.md": "# B\n",
        }
    )

    async def talk(editor: Editor) -> None:
        await editor.codes(editor.open(f"{one}/ä 1.md", text), "SP004")
        await editor.codes(editor.open(f"{two}/a.md", text), "LK002")
        link = editor.open(f"{more}/a.md", "# A\n\n[b](b.md) [c](c.md)\n")
        await editor.codes(link, "LK004")
        await editor.codes(editor.open("untitled:Untitled-1", text), "SP004")  # in the first folder
        blog.write({f"{one}/notelint.toml": "", f"{more}/c.md": "# C\n"})
        added = types.WorkspaceFolder(editor.uri(str(more)), "more")
        change = types.WorkspaceFoldersChangeEvent([added], [])
        editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(change))
        await editor.codes(editor.uri(f"{one}/ä 1.md"), "LK002", "SP004")
        await editor.codes(editor.uri(f"{two}/a.md"), "LK002")
        await editor.codes(link)

    session(blog, talk, (str(one), str(two)))


def test_a_settings_file_of_each_folder(blog: Blog) -> None:
    blog.write(
        {"one/.git/HEAD": "", "one/my.toml": 'ignore = ["LK"]', "two/.git/HEAD": "", "two/my.toml": 'ignore = ["SP"]'}
    )

    async def talk(editor: Editor) -> None:
        text = "# A\n\n[x]() the the sea\n"
        await editor.codes(editor.open("one/a.md", text), "SP004")
        await editor.codes(editor.open("two/a.md", text), "LK002")

    session(blog, talk, ("one", "two"), config="my.toml")
