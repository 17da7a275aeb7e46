"""How the posts beside a post ask and answer: evidence for one that is too short, or not begun, to show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from ...document.blocks import read_blocks
from ...document.decoding import UnreadableDocument
from ...document.document import Document
from .marks import has_mark
from .model import Ways, title_key
from .reading import read_questions
from .shape import Page

if TYPE_CHECKING:
    from ...blog.lookups import Lookups
    from ...site.site import Site

_EACH_WAY = 2
"""So many posts before and after are read."""

_FEWEST = 2
"""So many posts must ask in a way, or answer questions below a heading."""


class Nearby:
    """The ways of asking in a site's posts, each post read once, and only where another one needs it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._read: dict[Hashable, tuple[Any, Lookups]] = {}
        self._parsed: dict[str, Document] = {}

    def of(self, path: str) -> Ways:
        """The ways of the posts beside a post, in the order of their names."""
        asked, answered, posts, titles = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for one in self._beside(PurePosixPath(path)):
            ways = self._ways_in(one)
            titles.update(ways.titles)
            posts.update(ways.counts.keys())
            for way, (total, given) in ways.counts.items():
                asked[way] += total
                answered[way] += given
        counts = {way: (asked[way], answered[way]) for way, count in posts.items() if count >= _FEWEST}
        return Ways(counts, frozenset(title for title, count in titles.items() if count >= _FEWEST))

    def _beside(self, path: PurePosixPath) -> list[str]:
        """The nearest posts in the folder of a post; where it has a folder to itself, those of its name in the folders beside."""
        names = [name for name in self._names(path.parent, "file") if name.endswith(path.suffix)]
        if names != [path.name] or path.parent == path.parent.parent:
            return [_inside(path.parent, name) for name in _nearest(names, path.name)]
        folders = _nearest(self._names(path.parent.parent, "folder"), path.parent.name)
        return [_inside(path.parent.parent / folder, path.name) for folder in folders]

    def _names(self, folder: PurePosixPath, kind: str) -> list[str]:
        listing = self._site.blog.listing("" if folder.as_posix() == "." else folder.as_posix())
        return sorted(name for name, found in listing.items() if found == kind)

    def invalidate(self, path: str) -> None:
        """Forget a post that has changed."""
        self._read.pop(path, None)
        self._parsed.pop(path, None)

    def hand_over(self, path: str, document: Document) -> None:
        """Let a post that is to be checked use what was worked out when it was read for one beside it."""
        parsed = self._parsed.pop(path, None)
        if parsed is not None:
            document.take_over(parsed)

    def _ways_in(self, path: str) -> Ways:
        found: Ways = self._site.blog.remember(self._read, path, lambda: self._read_file(path))
        return found

    def _read_file(self, path: str) -> Ways:
        text = self._site.blog.read(path)
        if text is None or not (has_mark(text) or "<details" in text):
            return Ways()
        document = Document(text, path, grammar=self._site.engine.grammar)
        try:
            page = Page(document, read_blocks(document), PurePosixPath(path).stem)
            sections = read_questions(page)
        except UnreadableDocument:
            return Ways()
        self._parsed[path] = document
        while len(self._parsed) > 2 * _EACH_WAY:
            del self._parsed[next(iter(self._parsed))]
        counts: dict[str, tuple[int, int]] = {}
        titles = set()
        for section in (section for section in sections if section.judged):
            total, given = counts.get(section.way, (0, 0))
            counts[section.way] = total + len(section.questions), given + section.answered
            if section.heading is not None and section.heading.level > 1:
                titles.add(title_key(page.plain(section.heading)))
        return Ways(counts, frozenset(titles))


def _nearest(names: list[str], name: str) -> list[str]:
    """The names before and after one of them."""
    at = names.index(name) if name in names else 0
    return [one for one in names[max(0, at - _EACH_WAY) : at + _EACH_WAY + 1] if one != name]


def _inside(folder: PurePosixPath, name: str) -> str:
    return (folder / name).as_posix()
