"""Put a file in place of another: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Callable
from functools import cache

_BEGIN, _END = ".notelint-", ".tmp"
"""Of the name that a file has until it is complete."""
_LEFT_AFTER = 60
"""Seconds: nobody writes one file for so long."""


class OutputError(Exception):
    """A file can't be written; the message names it and says why."""


class Unwritten(Exception):
    """A post is as it was; the message says why."""


def check(path: str) -> None:
    """Say before the work is done that a file can't be written afterwards. Raises OutputError."""
    if not os.path.basename(path):
        raise OutputError(f'can\'t write "{path}": it names no file')
    if os.path.isdir(path):
        raise OutputError(f"can't write {path}: it is a folder")
    if not os.path.isdir(os.path.dirname(os.path.realpath(path))):
        raise OutputError(f"can't write {path}: its folder does not exist")


def write(path: str, text: str) -> None:
    """Put a text into a file in UTF-8.

    What is not a regular file, such as a pipe or a terminal, is written straight. A link is followed, an existing file's
    permissions stay. Raises OutputError.
    """
    content = text.encode("utf-8", "backslashreplace")
    try:
        status = _status(path)
        if status is None or stat.S_ISREG(status.st_mode):
            replace(os.path.realpath(path), content, like=status)
        else:
            with open(path, "wb") as file:
                file.write(content)
    except (OSError, ValueError) as error:  # a path with a null byte is a ValueError
        reason = error.strerror if isinstance(error, OSError) else None
        raise OutputError(f"can't write {path}: {reason or error}") from None


def rewrite(path: str, before: bytes, after: bytes, root: str) -> None:
    """Replace what a post holds, if that is still ``before``.

    Of a symbolic link, or a file after one, what it leads to is written, if that is below ``root``. Mode and, where
    that is allowed, owner stay as they are. Raises Unwritten.
    """
    target, folder = os.path.realpath(path), os.path.realpath(root)
    if not target.startswith(folder.rstrip(os.sep) + os.sep):
        raise Unwritten(f"not fixed: it is a link out of the blog, to {target}")
    try:
        status = os.stat(target)
        if not os.access(target, os.W_OK) or not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise Unwritten("not fixed: the file is read-only")
        replace(target, after, like=status, private=True, durable=True, last_look=lambda: _same(target, before))
    except OSError as error:
        raise Unwritten(f"not fixed: it can't be written: {error.strerror or error}") from None


def replace(
    path: str,
    content: bytes,
    *,
    like: os.stat_result | None = None,
    private: bool = False,
    durable: bool = False,
    last_look: Callable[[], None] = lambda: None,
) -> None:
    """Write a new file beside a path and put it in its place, so that nobody ever reads half of it.

    ``like`` is the file whose owner and mode it takes over; ``private`` lets nobody else read it until then; ``durable``
    waits for the disk; ``last_look`` may raise at the last moment. Raises OSError.
    """
    folder = os.path.dirname(path)
    sweep(folder)
    temporary = os.path.join(folder, f"{_BEGIN}{os.urandom(8).hex()}{_END}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:  # it is known by its name before it is made, so that nothing is left whenever this is interrupted
        with open(os.open(temporary, flags, 0o600 if private else 0o666), "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if like is not None:
            _take_over(temporary, like)
        last_look()
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


@cache
def sweep(folder: str) -> None:
    """Delete what runs that were killed while they wrote, as by ``kill -9``, left in a folder; once a process is enough."""
    before = time.time() - _LEFT_AFTER
    with contextlib.suppress(OSError), os.scandir(folder or ".") as entries:
        for entry in entries:
            if entry.name.startswith(_BEGIN) and entry.name.endswith(_END) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < before:
                        os.unlink(entry.path)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _take_over(path: str, like: os.stat_result) -> None:
    """Give a file the owner, where that is allowed, and the mode of another."""
    own = os.stat(path)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid) and hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(path, like.st_uid, like.st_gid)
    os.chmod(path, stat.S_IMODE(like.st_mode))


def _same(path: str, before: bytes) -> None:
    with open(path, "rb") as file:
        if file.read() != before:
            raise Unwritten("not fixed: it was changed while it was checked; run it again")
