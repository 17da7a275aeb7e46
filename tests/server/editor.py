"""An editor that talks to the language server's process."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pytest_lsp", reason="needs pytest-lsp and notelint[lsp]")

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

from ..support import Blog


class Editor:
    """A client with one blog open."""

    def __init__(self, client: LanguageClient, root: Path, server: types.ServerCapabilities) -> None:
        self.client = client
        self.root = root
        self.server = server
        """What the server says that it can do."""
        self._versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        uri = name if ":" in name else self.uri(name)
        self._versions[uri] = 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )
        return uri

    def type(self, uri: str, text: str) -> None:
        self._versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def codes(self, uri: str, *codes: str) -> list[types.Diagnostic]:
        """What is found, once it has just these codes."""
        for _ in range(200):
            found = list(self.client.diagnostics.get(uri, ()))
            if sorted(str(one.code) for one in found) == sorted(codes) and uri in self.client.diagnostics:
                return found
            await asyncio.sleep(0.05)
        raise AssertionError(f"{[one.code for one in self.client.diagnostics.get(uri, ())]} and not {codes}")

    async def actions(self, uri: str, where: types.Range, *only: str) -> dict[str, types.CodeAction]:
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri), where, types.CodeActionContext([], list(only) or None)
            )
        )
        assert found is not None
        return {action.title: action for action in found if isinstance(action, types.CodeAction)}


def session(
    blog: Blog,
    talk: Callable[[Editor], Awaitable[None]],
    folders: Sequence[str] = ("",),
    encodings: Sequence[types.PositionEncodingKind] = (),
    **options: Any,
) -> None:
    """Start the server in a blog, talk, and end it as an editor does; the open question of ``POST`` is not the point."""
    if not (blog.root / "notelint.toml").exists():
        blog.write({"notelint.toml": 'ignore = ["QA001"]\n'})

    async def whole() -> None:
        command = [sys.executable, "-m", "notelint", "server"]
        config = ClientServerConfig(command, make_test_lsp_client, {**os.environ, "NOTELINT_CACHE_DIR": ""})
        client = await config.start()
        assert isinstance(client, LanguageClient)
        capabilities = client_capabilities("visual-studio-code")
        if encodings:
            capabilities.general = types.GeneralClientCapabilities(position_encodings=list(encodings))
        try:
            started = await client.initialize_session(
                types.InitializeParams(
                    capabilities,
                    root_uri=blog.root.as_uri(),
                    workspace_folders=[types.WorkspaceFolder((blog.root / name).as_uri(), name) for name in folders],
                    initialization_options=options or None,
                )
            )
            await talk(Editor(client, blog.root, started.capabilities))
        finally:
            await client.shutdown_session()
            await client.stop()

    asyncio.run(asyncio.wait_for(whole(), 60))
