"""The words that are reported as misspelt in some files, for making those that are right known."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..config import Settings


def reported_words(paths: Iterable[Path], settings: Settings) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """Each reported word with its places (``path:line``), the most frequent first; and the files that can't be judged.

    Raises ConfigError.
    """
    from ..document import UnreadableDocument
    from ..engine import Linter

    linter = Linter()
    found: dict[str, list[str]] = {}
    failures: list[tuple[str, str]] = []
    for path in paths:
        shown = os.path.relpath(path).replace(os.sep, "/")
        absolute = Path(os.path.abspath(path))
        try:
            note = linter.note_of(absolute, shown, settings.of(absolute.parent))
            for misspelling in note.spelling.misspellings:
                if note.document.is_prose(misspelling.span.start):
                    word = note.document.slice(misspelling.span)
                    found.setdefault(word, []).append(f"{shown}:{note.document.where(misspelling.span.start)[1]}")
        except (OSError, UnreadableDocument) as error:
            failures.append((shown, str(error)))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))), failures
