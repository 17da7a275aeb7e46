"""The language server: what comes in to answers, over standard input and output."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..internal_error import describe
from ..settings.config import ConfigError
from ..settings.sources import FILES, WORD_FILE
from . import answers
from .actions import KINDS, actions
from .session import Look, Session

DELAY = 0.3
"""Seconds of quiet after which what is typed is looked at."""
_LANGUAGES = {"markdown", "quarto", "rmd", "mdx", "markdown.mdx", "pandoc"}
_WATCHED = (*FILES, WORD_FILE, "_config.yml", "mkdocs.yml", "_quarto.yml", "hugo.toml", "config.toml", "*.md", "*.qmd")


class Server(LanguageServer):
    """A language server with what it knows."""

    def __init__(self) -> None:
        super().__init__("notelint", __version__)
        self.session = Session()
        self.waits_for_save = False
        self._told: set[str] = set()

    def look(self, uri: str) -> Look | None:
        """What is found in an open post; None where nothing can be said, and then why is told once."""
        document = self.workspace.get_text_document(uri)
        path = uris.to_fs_path(uri) if uri.startswith("file:") else None
        if path is None:
            if document.language_id not in _LANGUAGES:
                return None
            path = os.path.join(self.workspace.root_path or os.getcwd(), "untitled.md")
        try:
            return self.session.look(path, document.source)
        except ConfigError as error:
            self.tell(str(error))
        except Exception as error:
            self.tell(describe(error))
        return None

    def tell(self, message: str) -> None:
        """Show a message, each once until something changes on disk."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"notelint: {message}"))

    def publish(self, uri: str) -> None:
        """Send what is found in an open post."""
        look = self.look(uri)
        found = [] if look is None else answers.diagnostics(look, uri)
        if look is not None and look.report.failure is not None:
            self.tell(f"{os.path.basename(look.path)}: {look.report.failure}")
        version = self.workspace.get_text_document(uri).version
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def reopen(self) -> None:
        """Read everything on disk again, and send what is found in all open posts."""
        self.session.forget()
        self._told.clear()
        for uri in list(self.workspace.text_documents):
            self.publish(uri)
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
    document = server.workspace.text_documents.get(uri)
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
    server.session.close(uris.to_fs_path(uri) or uri)
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


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
