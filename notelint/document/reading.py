"""Read a file as a document."""

from __future__ import annotations

from pathlib import Path

from .decoding import UnreadableDocument
from .document import Document

_OUTPUTS = 20
"""How many times as large a notebook may be: what its code printed is not checked."""
_MB = 1_000_000


def read_document(raw: bytes, path: str | Path, display_path: str, max_size: float = 0) -> Document:
    """The document in a file: a notebook by its ending, else a text. Raises UnreadableDocument.

    ``max_size`` is the most that is read, in megabytes, 0 stands for any; of a notebook its text counts.
    """
    check_size(len(raw), path, max_size)
    if not _is_notebook(path):
        return Document.from_bytes(raw, display_path)
    from .notebook import read_notebook

    document = read_notebook(raw, display_path)
    _check(len(document.text), max_size, max_size)
    return document


def check_size(size: int, path: str | Path, max_size: float) -> None:
    """Raises UnreadableDocument for a file that is too large to be read; ``size`` in bytes, ``max_size`` in megabytes."""
    _check(size, max_size * _OUTPUTS if _is_notebook(path) else max_size, max_size)


def _check(size: int, most: float, max_size: float) -> None:
    if max_size > 0 and size > most * _MB:
        raise UnreadableDocument(
            f"too large to be checked in a reasonable time: {size / _MB:.1f} MB, and at most {most:g} MB are checked;"
            " leave it out with exclude, or allow it with max-size"
        )


def _is_notebook(path: str | Path) -> bool:
    return str(path).lower().endswith(".ipynb")
