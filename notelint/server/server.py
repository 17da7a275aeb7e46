"""The language server: what comes in to answers, over standard input and output."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Generator
from typing import Any, TypeVar
from urllib.parse import unquote

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.protocol.language_server import LanguageServerProtocol, lsp_method
from pygls.workspace import TextDocument

from .. import __version__
from ..internal_error import describe
from ..reporters.escape import safe
from ..settings.config import ConfigError
from ..settings.sources import FILES, WORD_FILE
from ..site.markers import MARKERS
from . import answers
from .actions import KINDS, actions
from .session import Cell, CellLook, Look, Session

DELAY = 0.3
"""Seconds of quiet after which what is typed is looked at."""
_LANGUAGES = {"markdown", "quarto", "rmd", "mdx", "markdown.mdx", "pandoc"}
_CELL = "vscode-notebook-cell:"
"""How the address of a cell begins, which says nothing without its notebook."""
_NOTEBOOKS = types.NotebookDocumentSyncOptions(
    [types.NotebookDocumentFilterWithNotebook(types.NotebookDocumentFilterNotebookType("jupyter-notebook"))], save=True
)
_Seen = TypeVar("_Seen")
_WATCHED = (
    *FILES,
    WORD_FILE,
    *(name for name in MARKERS if name.endswith((".yml", ".yaml", ".toml"))),
    "*.md",
    "*.qmd",
    "*.ipynb",
)


class _Protocol(LanguageServerProtocol):
    """The protocol, with columns that count UTF-16 units whatever else an editor offers: all understand these."""

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        if params.capabilities.general is not None:
            params.capabilities.general.position_encodings = None
        return (yield from super().lsp_initialize(params))


class Server(LanguageServer):
    """A language server with what it knows."""

    def __init__(self) -> None:
        super().__init__("notelint", __version__, notebook_document_sync=_NOTEBOOKS, protocol_cls=_Protocol)
        self.session = Session()
        self.waits_for_save = False
        self._told: set[str] = set()

    def look(self, uri: str) -> Look | None:
        """What is found in a post, or a cell of a notebook; None for one that is not open, or where nothing can be said: then why is told once."""
        notebook = self.workspace.get_notebook_document(cell_uri=uri)
        if notebook is not None:
            looks = self.look_at_cells(notebook)
            return dict(zip((cell.document for cell in notebook.cells), looks, strict=False)).get(uri)
        document = self.open_document(uri)
        if document is None:  # what is asked may arrive after it was closed
            return None
        if not uri.startswith("file:") and (document.language_id not in _LANGUAGES or uri.startswith(_CELL)):
            return None
        path = self.path_of(uri, "untitled.md")
        return self._try(lambda: self.session.look(path, document.source, self._folder(path)))

    def look_at_cells(self, notebook: types.NotebookDocument) -> list[CellLook]:
        """What is found in each cell of an open notebook; empty where nothing can be said."""
        cells = [self._cell(cell) for cell in notebook.cells]
        path = self.path_of(notebook.uri, "untitled.ipynb")
        return self._try(lambda: self.session.look_at_cells(path, cells, self._folder(path))) or []

    def open_document(self, uri: str) -> TextDocument | None:
        """A document that is open; pygls keeps it by its uri or, in later versions, by the uri without percent signs."""
        documents = self.workspace.text_documents
        return documents.get(uri) or documents.get(unquote(uri))

    def _cell(self, cell: types.NotebookCell) -> Cell:
        document = self.open_document(cell.document)
        if document is None:
            return Cell("raw", "")
        is_text = cell.kind == types.NotebookCellKind.Markup
        return Cell("markdown" if is_text else "raw" if document.language_id == "raw" else "code", document.source)

    def path_of(self, uri: str, untitled: str) -> str:
        """The file of an open post; one that is not saved yet is in the first folder."""
        path = uris.to_fs_path(uri) if uri.startswith("file:") else None
        return path or os.path.join(next(iter(self._folders()), os.getcwd()), untitled)

    def _folders(self) -> list[str]:
        """The folders that the editor has open."""
        paths = [uris.to_fs_path(folder.uri) for folder in self.workspace.folders.values()]
        return [path for path in (*paths, self.workspace.root_path) if path]

    def _folder(self, path: str) -> str | None:
        """Of the open folders the innermost one that a file is in."""
        around = [folder for folder in self._folders() if path.startswith(os.path.join(folder, ""))]
        return max(around, key=len, default=None)

    def _try(self, look: Callable[[], _Seen | None]) -> _Seen | None:
        try:
            return look()
        except ConfigError as error:
            self.tell(str(error))
        except Exception as error:
            self.tell(describe(error))
        return None

    def tell(self, message: str) -> None:
        """Show a message, each once until something changes on disk."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"notelint: {safe(message)}"))

    def publish(self, uri: str) -> None:
        """Send what is found in an open post."""
        look = self.look(uri)
        self._send(uri, [] if look is None else answers.diagnostics(look, uri))
        self._tell_of(look)

    def publish_notebook(self, notebook: types.NotebookDocument) -> None:
        """Send what is found in each cell of an open notebook."""
        looks = self.look_at_cells(notebook)
        cells = [cell.document for cell in notebook.cells]
        for index, uri in enumerate(cells):
            self._send(uri, answers.diagnostics(looks[index], uri, cells) if looks else [])
        self._tell_of(looks[0] if looks else None)

    def _send(self, uri: str, found: list[types.Diagnostic]) -> None:
        document = self.open_document(uri)
        version = document.version if document is not None else None
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _tell_of(self, look: Look | None) -> None:
        if look is not None and look.report.failure is not None:
            self.tell(f"{os.path.basename(look.path)}: {look.report.failure}")

    def reopen(self) -> None:
        """Read everything on disk again, and send what is found in all open posts."""
        self.session.forget()
        self._told.clear()
        for document in list(self.workspace.text_documents.values()):
            if self.workspace.get_notebook_document(cell_uri=document.uri) is None:
                self.publish(document.uri)
        for notebook in list(self.workspace.notebook_documents.values()):
            self.publish_notebook(notebook)
        if self.client_capabilities.workspace and self.client_capabilities.workspace.code_lens:
            self.workspace_code_lens_refresh(None)

    def take(self, options: Any) -> None:
        """Take over what the editor's settings say: ``config``, a file, and ``run``, ``onType`` or ``onSave``."""
        given = options.get("notelint", options) if isinstance(options, dict) else {}
        config = given.get("config") if isinstance(given, dict) else None
        self.session.settings_file = config if isinstance(config, str) and config else None
        self.waits_for_save = isinstance(given, dict) and given.get("run") == "onSave"


server = Server()


@server.feature(types.INITIALIZE)
def initialize(parameters: types.InitializeParams) -> None:
    """Take over the options that come with the start."""
    server.take(parameters.initialization_options)


@server.feature(types.INITIALIZED)
async def initialized(_: types.InitializedParams) -> None:
    """Ask to be told of what changes on disk."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is not None and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("notelint-watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await server.client_register_capability_async(types.RegistrationParams([registration]))


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def did_open(parameters: types.DidOpenTextDocumentParams) -> None:
    """Look at a post that was opened."""
    server.publish(parameters.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
async def did_change(parameters: types.DidChangeTextDocumentParams) -> None:
    """Look at what was typed, when there was nothing more for a moment."""
    uri, version = parameters.text_document.uri, parameters.text_document.version
    if server.waits_for_save:
        return
    await asyncio.sleep(DELAY)
    document = server.open_document(uri)
    if document is not None and document.version == version:
        server.publish(uri)


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def did_save(parameters: types.DidSaveTextDocumentParams) -> None:
    """Look at all open posts again: what was saved may be what others link to, or their settings."""
    server.reopen()


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def did_close(parameters: types.DidCloseTextDocumentParams) -> None:
    """Take back what was said of a post that is closed."""
    uri = parameters.text_document.uri
    server.session.close(server.path_of(uri, "untitled.md"))
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


@server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
def notebook_did_open(parameters: types.DidOpenNotebookDocumentParams) -> None:
    """Look at a notebook that was opened."""
    server.publish_notebook(parameters.notebook_document)


@server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
async def notebook_did_change(parameters: types.DidChangeNotebookDocumentParams) -> None:
    """Look at a notebook when nothing more was typed for a moment; take back what was said of cells that are gone."""
    uri, version = parameters.notebook_document.uri, parameters.notebook_document.version
    structure = parameters.change.cells.structure if parameters.change.cells else None
    for cell in (structure.did_close if structure else None) or ():
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(cell.uri, []))
    if server.waits_for_save:
        return
    await asyncio.sleep(DELAY)
    notebook = server.workspace.get_notebook_document(notebook_uri=uri)
    if notebook is not None and notebook.version == version:
        server.publish_notebook(notebook)


@server.feature(types.NOTEBOOK_DOCUMENT_DID_SAVE)
def notebook_did_save(_: types.DidSaveNotebookDocumentParams) -> None:
    """Look at all open posts again."""
    server.reopen()


@server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
def notebook_did_close(parameters: types.DidCloseNotebookDocumentParams) -> None:
    """Take back what was said of a notebook that is closed."""
    server.session.close(server.path_of(parameters.notebook_document.uri, "untitled.ipynb"))
    for cell in parameters.cell_text_documents:
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(cell.uri, []))


@server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
def did_change_workspace_folders(_: types.DidChangeWorkspaceFoldersParams) -> None:
    """Look at all open posts again: their settings may be in another folder."""
    server.reopen()


@server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def did_change_watched_files(_: types.DidChangeWatchedFilesParams) -> None:
    """Look at all open posts again."""
    server.reopen()


@server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
def did_change_configuration(parameters: types.DidChangeConfigurationParams) -> None:
    """Take over the editor's settings, and look at all open posts again."""
    if parameters.settings:
        server.take(parameters.settings)
    server.reopen()


@server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(KINDS)))
def code_action(parameters: types.CodeActionParams) -> list[types.CodeAction]:
    """Fixes, and comments that switch off."""
    uri = parameters.text_document.uri
    look = server.look(uri)
    return [] if look is None else actions(look, parameters, server.workspace.get_text_document(uri).version)


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(parameters: types.HoverParams) -> types.Hover | None:
    """The page of the rule that found something here."""
    look = server.look(parameters.text_document.uri)
    return None if look is None else answers.hover(look, parameters.position)


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
def document_link(parameters: types.DocumentLinkParams) -> list[types.DocumentLink]:
    """Where links lead that the site resolves in its own way."""
    look = server.look(parameters.text_document.uri)
    return [] if look is None else answers.links(look)


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def document_symbol(parameters: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """Headings and questions."""
    look = server.look(parameters.text_document.uri)
    return [] if look is None else answers.symbols(look)


@server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
def code_lens(parameters: types.CodeLensParams) -> list[types.CodeLens]:
    """Questions answered of asked."""
    look = server.look(parameters.text_document.uri)
    return [] if look is None else answers.lenses(look)
