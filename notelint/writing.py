"""Write a mended file back: as a whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path


class Unwritten(Exception):
    """The file stands as it was; the message says why."""


def write(path: Path, before: bytes, after: bytes, root: Path) -> None:
    """Replace what stands in a file, if that is still ``before``.

    Of a symbolic link, or a file behind one, what it leads to is written, if that lies below ``root``. Mode and, where
    that is allowed, owner stay as they are. Raises Unwritten.
    """
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(os.path.realpath(root)):
        raise Unwritten(f"not fixed: it is a link out of the blog, to {target}")
    try:
        _replace(target, before, after)
    except OSError as error:
        raise Unwritten(f"not fixed: it can't be written: {error.strerror or error}") from None


def _replace(path: Path, before: bytes, after: bytes) -> None:
    known = path.stat()
    if not os.access(path, os.W_OK) or not known.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise Unwritten("not fixed: the file is read-only")
    name = path.parent / f".notelint-{secrets.token_hex(8)}.tmp"
    try:  # it is known by its name before it is made, so that nothing is left whenever this is interrupted
        with open(
            os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        own = os.stat(name)
        if (own.st_uid, own.st_gid) != (known.st_uid, known.st_gid) and hasattr(os, "chown"):
            with contextlib.suppress(OSError):
                os.chown(name, known.st_uid, known.st_gid)
        os.chmod(name, stat.S_IMODE(known.st_mode))
        if path.read_bytes() != before:
            raise Unwritten("not fixed: it was changed while it was checked; run it again")
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
