"""Read a file as a document."""

from __future__ import annotations

from pathlib import Path

from .document import Document


def read_document(raw: bytes, path: str | Path, display_path: str) -> Document:
    """The document in a file: a notebook by its ending, else a text. Raises UnreadableDocument."""
    if str(path).lower().endswith(".ipynb"):
        from .notebook import read_notebook

        return read_notebook(raw, display_path)
    return Document.from_bytes(raw, display_path)
