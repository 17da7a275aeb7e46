"""The only access to other files of the blog.

Everything stays inside one folder, the root: a path that leads out of it, also through a symbolic link, does not
exist. Every path that was asked for is remembered in ``asked``, because a verdict that rests on it must be thought
over when it changes. Paths are POSIX strings relative to the root, "" is the root itself.
"""

from __future__ import annotations

import os
from pathlib import Path
from posixpath import normpath

_LARGEST = 4_000_000


class Blog:
    """A folder of posts, pages, pictures and settings."""

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self.asked: dict[str, str] = {}
        self._listings: dict[str, dict[str, str]] = {}

    def relative(self, path: Path) -> str | None:
        """The path from the root, or None where it lies elsewhere."""
        try:
            inside = Path(os.path.abspath(path)).relative_to(self.root)
        except ValueError:
            try:
                inside = Path(os.path.realpath(path)).relative_to(self.root)
            except ValueError:
                return None
        return "" if inside == Path() else inside.as_posix()

    def kind(self, path: str) -> str | None:
        """``"file"``, ``"folder"`` or None; capital and small letters differ, as they do on a web server."""
        answer = self._kind(path)
        self.asked[path] = answer or "absent"
        return answer

    def is_file(self, path: str) -> bool:
        """True where a file (or a link to one inside the root) has exactly this path."""
        return self.kind(path) == "file"

    def is_folder(self, path: str) -> bool:
        """True where a folder has exactly this path."""
        return self.kind(path) == "folder"

    def listing(self, folder: str) -> dict[str, str]:
        """Names in a folder, each ``"file"`` or ``"folder"``; empty where there is no such folder."""
        self.asked[folder + "/"] = "listing"
        return self._names(folder) if self._kind(folder) == "folder" else {}

    def read(self, path: str) -> str | None:
        """A file's text (UTF-8, what is none replaced), at most four million characters; None where it can't be read."""
        if not self.is_file(path):
            return None
        try:
            with (self.root / path).open("rb") as file:
                return file.read(_LARGEST).decode("utf-8-sig", "replace")
        except OSError:
            return None

    def _kind(self, path: str) -> str | None:
        path = normpath(path) if path else ""
        if path in ("", "."):
            return "folder"
        if path.startswith(("../", "/")) or path == ".." or "\0" in path:
            return None
        kind: str | None = "folder"
        folder = ""
        for name in path.split("/"):
            kind = self._names(folder).get(name) if kind == "folder" else None
            if kind is None:
                return None
            folder = f"{folder}/{name}" if folder else name
        return kind

    def _names(self, folder: str) -> dict[str, str]:
        if folder not in self._listings:
            self._listings[folder] = self._list(folder)
        return self._listings[folder]

    def _list(self, folder: str) -> dict[str, str]:
        names = {}
        try:
            with os.scandir(self.root / folder) as entries:
                for entry in entries:
                    kind = self._kind_of(entry)
                    if kind is not None:
                        names[entry.name] = kind
        except (OSError, ValueError):
            return {}
        return names

    def _kind_of(self, entry: os.DirEntry[str]) -> str | None:
        """What an entry is; None for a link out of the root or to nowhere, and for pipes, sockets and devices."""
        try:
            if entry.is_symlink() and not self.holds(entry.path):
                return None
            return "folder" if entry.is_dir() else "file" if entry.is_file() else None
        except OSError:  # a loop of links, or a folder that may not be entered
            return None

    def holds(self, path: str | os.PathLike[str]) -> bool:
        """True where a path, links followed, leads to something inside the root."""
        real, root = os.path.realpath(path), str(self.root)
        return real == root or real.startswith(root.rstrip(os.sep) + os.sep)
