"""A report's way into a file: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat


class OutputError(Exception):
    """A file can't be written; the message names it and says why."""


def check(path: str) -> None:
    """Say before the work is done that a file can't be written afterwards. Raises OutputError."""
    if not os.path.basename(path):
        raise OutputError(f'can\'t write "{path}": it names no file')
    if os.path.isdir(path):
        raise OutputError(f"can't write {path}: it is a folder")
    if not os.path.isdir(os.path.dirname(os.path.realpath(path))):
        raise OutputError(f"can't write {path}: its folder does not exist")


def write(path: str, text: str) -> None:
    """Put a text into a file in UTF-8, by way of a new file beside it, so that nobody ever reads half of it.

    What is no regular file, such as a pipe or a terminal, is written straight. A link is followed, an existing file's
    permissions stay. Raises OutputError.
    """
    content = text.encode("utf-8", "backslashreplace")
    try:
        mode = _mode(path)
        if mode is None or stat.S_ISREG(mode):
            _replace(os.path.realpath(path), content, mode)
        else:
            with open(path, "wb") as file:
                file.write(content)
    except (OSError, ValueError) as error:  # a path with a null byte is a ValueError
        reason = error.strerror if isinstance(error, OSError) else None
        raise OutputError(f"can't write {path}: {reason or error}") from None


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _replace(path: str, content: bytes, mode: int | None) -> None:
    """``mode`` is that of the file that stands there."""
    temporary = os.path.join(os.path.dirname(path), f".notelint-{os.urandom(8).hex()}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
