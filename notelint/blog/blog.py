"""The only access to other files of the blog.

Everything stays inside one folder, the root: a path that leads out of it, also through a symbolic link, does not
exist. Whatever is asked is recorded with its answer, because a result that depends on it must be thought over when the
answer changes. Paths are POSIX strings relative to the root, "" is the root itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from contextlib import contextmanager
from posixpath import normpath
from typing import TYPE_CHECKING, Any, TypeVar

from ..digest import digest, digest_of
from ..regex import regex
from .heads import USUAL, digest_of_head, head_in, may_be_longer
from .lookups import Lookups
from .stamp import Seen, Stamp, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGEST = 4_000_000
_SAMPLE = 40
"""Notes that are read to see how a folder of notes is written."""
_FOLDERS = 300
_FEW = 3
"""So many links to pages are no slip."""
_LINK = regex(rb"\]\((?P<path>[\w./-]+?)(?P<html>\.html?)?(?:#[^()\s]*)?\)")
_EMBED = regex(rb"!\[\[[^\[\]\n]+\]\]")
_T = TypeVar("_T")


class Blog:
    """A folder of posts, pages, pictures and settings."""

    def __init__(self, root: str | Path) -> None:
        self.root = os.path.realpath(root)
        self.seen: dict[str, Seen] = {}
        """What was read of each file."""
        self._lookups = Lookups()
        self._listings: dict[str, dict[str, str]] = {}
        self._shown: dict[str, dict[str, str]] = {}
        self._digests: dict[str, str] = {}
        self._kinds: dict[str, str | None] = {}
        self._has_embeds: str | None = None
        self._page_links: dict[str, str] = {}

    @contextmanager
    def recording(self) -> Iterator[Lookups]:
        """What is asked meanwhile."""
        outer, self._lookups = self._lookups, Lookups()
        try:
            yield self._lookups
        finally:
            self._lookups = outer

    def remember(self, memory: dict[Any, tuple[Any, Lookups]], key: Hashable, compute: Callable[[], _T]) -> _T:
        """A value that is worked out once; what was asked for it counts as asked by everyone who uses it."""
        known = memory.get(key)
        if known is None:
            # what ``recording`` does, which costs as much as most answers
            outer, self._lookups = self._lookups, Lookups()
            try:
                known = memory[key] = compute(), self._lookups
            finally:
                self._lookups = outer
        self._lookups.inherited.add(known[1])
        found: _T = known[0]
        return found

    def relative(self, path: str | Path) -> str | None:
        """The path from the root, or None where it is elsewhere."""
        absolute = os.path.abspath(path)
        if not is_below(absolute, self.root):
            absolute = os.path.realpath(path)
            if not is_below(absolute, self.root):
                return None
        return absolute[len(self.root.rstrip(os.sep)) + 1 :].replace(os.sep, "/")

    def kind(self, path: str) -> str | None:
        """``"file"``, ``"folder"`` or None; capital and small letters differ, as they do on a web server."""
        answer = self._kind(path)
        self._lookups.direct["kind:" + path] = answer or ""
        return answer

    def is_file(self, path: str) -> bool:
        """Whether a file (or a link to one inside the root) has exactly this path."""
        return self.kind(path) == "file"

    def is_folder(self, path: str) -> bool:
        """Whether a folder has exactly this path."""
        return self.kind(path) == "folder"

    def listing(self, folder: str) -> dict[str, str]:
        """Names in a folder that do not begin with a dot, each ``"file"`` or ``"folder"``; empty where there is no folder.

        What begins with a dot is published nowhere; tools keep their own things there, and a result must not depend on them.
        """
        self._lookups.direct["names:" + folder] = self._digest(folder)
        return self._listing(folder)

    def read(self, path: str) -> str | None:
        """A file's text (UTF-8, what is none replaced), at most four million bytes; None where it can't be read."""
        found = self._read(path, _LARGEST)
        if found is None:
            self._lookups.direct["text:" + path] = ""
            return None
        raw, stamp = found
        self._lookups.direct["text:" + path] = content = digest_of(raw)
        self.seen[path] = Seen(stamp, content).with_more(self.seen.get(path))
        return raw.decode("utf-8-sig", "replace")

    def head(self, path: str) -> str:
        """A file's front matter (UTF-8) with the mark that opens it, up to the line of the one that closes it; empty without one.

        No more than that is read, and the answer holds whatever is written below it.
        """
        found = self._read(path, USUAL)
        if found is not None and may_be_longer(found[0]):
            found = self._read(path, _LARGEST)
        head = head_in(found[0]) if found is not None else b""
        self._lookups.direct["head:" + path] = content = digest_of_head(head)
        if found is not None:
            self.seen[path] = Seen(found[1], head=content).with_more(self.seen.get(path))
        return head.decode("utf-8", "replace")

    def has_embeds(self) -> bool:
        """Whether many notes show others with ``![[…]]``: of a sample a third, or one where git ignores ``.obsidian``."""
        answer = self._embeds()
        self._lookups.direct["embeds:"] = answer
        return bool(answer)

    def links_to_pages(self, folder: str) -> bool:
        """Whether the notes of a folder lead to pages that something makes of notes, such as ``x.html`` where there is only ``x.md``.

        At least three of their links do, and fewer to notes as they are.
        """
        answer = self._pages_linked(folder)
        self._lookups.direct["pages:" + folder] = answer
        return bool(answer)

    def answer(self, question: str, digest_of_file: Callable[[str, str], str]) -> str:
        """What a recorded question's answer is now; ``digest_of_file`` is told the path of a file that is there, and ``content`` or ``head``."""
        what, _, path = question.partition(":")
        if what == "kind":
            return self._kind(path) or ""
        if what == "names":
            return self._digest(path)
        if what == "embeds":
            return self._embeds()
        if what == "pages":
            return self._pages_linked(path)
        part = "head" if what == "head" else "content"
        return digest_of_file(path, part) if self._kind(path) == "file" else ""

    def _embeds(self) -> str:
        if self._has_embeds is None:
            notes = self._notes()
            notes = notes[:: max(1, len(notes) // _SAMPLE)][:_SAMPLE]
            count = sum(_EMBED.search(self._start_of(path)) is not None for path in notes)
            needed = 1 if b".obsidian" in self._start_of(".gitignore") else max(3, len(notes) / 3)
            self._has_embeds = "many" if count >= needed else ""
        return self._has_embeds

    def _pages_linked(self, folder: str) -> str:
        if folder not in self._page_links:
            self._page_links[folder] = "many" if self._is_linked_by_page(folder) else ""
        return self._page_links[folder]

    def _is_linked_by_page(self, folder: str) -> bool:
        inside = f"{folder}/" if folder else ""
        notes = [
            inside + name for name, kind in self._listing(folder).items() if kind == "file" and name.endswith(".md")
        ]
        pages, as_they_are = set[tuple[str, str]](), set[tuple[str, str]]()
        for note in notes[:: max(1, len(notes) // _SAMPLE)][:_SAMPLE]:
            for link in _LINK.finditer(self._start_of(note)):
                path = normpath(inside + link["path"].decode("utf-8", "replace"))
                if not link["html"] and path.endswith(".md"):
                    if self._kind(path) == "file":
                        as_they_are.add((note, path))
                elif self._kind(path + (link["html"] or b"").decode()) is None and self._kind(path + ".md") == "file":
                    pages.add((note, path))
        return len(pages) >= _FEW and len(pages) > len(as_they_are)

    def _notes(self) -> list[str]:
        """Markdown files, of the first few hundred folders."""
        found: list[str] = []
        folders = [""]
        for folder in folders:
            for name, kind in self._listing(folder).items():
                path = f"{folder}/{name}" if folder else name
                if kind == "file" and name.endswith(".md"):
                    found.append(path)
                elif kind == "folder" and len(folders) < _FOLDERS and name != "node_modules":
                    folders.append(path)
        return found

    def _start_of(self, path: str) -> bytes:
        if self._kind(path) != "file":
            return b""
        try:
            with open(os.path.join(self.root, path), "rb") as file:
                return file.read(20_000)
        except OSError:
            return b""

    def _read(self, path: str, most: int) -> tuple[bytes, Stamp | None] | None:
        """So many bytes of a file, and its stamp before."""
        if self._kind(path) != "file":
            return None
        try:
            with open(os.path.join(self.root, path), "rb") as file:
                stamp = stamp_of(os.fstat(file.fileno()))
                raw = file.read(most)
        except OSError:
            return None
        return raw, stamp if len(raw) < _LARGEST else None

    def _kind(self, path: str) -> str | None:
        if path not in self._kinds:
            self._kinds[path] = self._kind_now(path)
        return self._kinds[path]

    def _kind_now(self, path: str) -> str | None:
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

    def _listing(self, folder: str) -> dict[str, str]:
        if self._kind(folder) != "folder":
            return {}
        if folder not in self._shown:
            self._shown[folder] = {name: kind for name, kind in self._names(folder).items() if name[:1] != "."}
        return self._shown[folder]

    def _digest(self, folder: str) -> str:
        if folder not in self._digests:
            self._digests[folder] = digest(*(f"{name}/{kind}" for name, kind in self._listing(folder).items()))
        return self._digests[folder]

    def _names(self, folder: str) -> dict[str, str]:
        if folder not in self._listings:
            self._listings[folder] = self._list(folder)
        return self._listings[folder]

    def _list(self, folder: str) -> dict[str, str]:
        names = {}
        try:
            with os.scandir(os.path.join(self.root, folder)) as entries:
                for entry in entries:
                    kind = self._kind_of(entry)
                    if kind is not None:
                        names[entry.name] = kind
        except (OSError, ValueError):
            return {}
        return dict(sorted(names.items()))

    def _kind_of(self, entry: os.DirEntry[str]) -> str | None:
        """What an entry is; None for a link out of the root or to nowhere, and for pipes, sockets and devices."""
        try:
            if entry.is_symlink() and not self.holds(entry.path):
                return None
            return "folder" if entry.is_dir() else "file" if entry.is_file() else None
        except OSError:  # a loop of links, or a folder that may not be entered
            return None

    def holds(self, path: str) -> bool:
        """Whether a path, links followed, leads to something inside the root."""
        return is_below(os.path.realpath(path), self.root)


def is_below(path: str, folder: str) -> bool:
    """True for a folder itself and what is below it; both are absolute."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
