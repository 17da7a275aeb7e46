"""Read a file as a document."""

from __future__ import annotations

from pathlib import Path

from .document import Document


def read_document(raw: bytes, path: str | Path, shown: str) -> Document:
    """The document in a file: a notebook by its ending, else a text. Raises UnreadableDocument."""
    if str(path).lower().endswith(".ipynb"):
        from .notebook import read_notebook

        return read_notebook(raw, shown)
    return Document.from_bytes(raw, shown)
