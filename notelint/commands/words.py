"""The words that are reported as misspelt in some files, for making those that are right known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import internal_error
from ..document.document import UnreadableDocument
from ..outlines.reference import OutlineError
from ..spelling.post import spelling

if TYPE_CHECKING:
    from ..discovery.posts import Post
    from ..linting.linter import Linter


def reported_words(posts: Iterable[Post], linter: Linter) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """Each reported word with its places (``path:line``), the most frequent first; and the files that can't be judged.

    Raises ConfigError.
    """
    found: dict[str, list[str]] = {}
    failures: list[tuple[str, str]] = []
    for post in posts:
        config = post.config
        try:
            note = linter.note_of(post.path, post.shown, config)
            for misspelling in spelling(note).misspellings:
                if note.document.is_prose(misspelling.span.start):
                    word = note.document.slice(misspelling.span)
                    found.setdefault(word, []).append(f"{post.shown}:{note.document.where(misspelling.span.start)[1]}")
        except (OSError, UnreadableDocument, OutlineError) as error:
            failures.append((post.shown, str(error)))
        except Exception as error:
            failures.append((post.shown, internal_error.describe(error)))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))), failures
