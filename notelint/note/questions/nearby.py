"""How the posts beside a post ask and answer: evidence for one that is too short, or not begun, to show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from ...document.blocks import read_blocks
from ...document.decoding import UnreadableDocument
from ...document.document import Document
from .model import Ways, title_key
from .reading import read_questions
from .shape import Page

if TYPE_CHECKING:
    from ...blog.lookups import Lookups
    from ...site.site import Site

_EACH_WAY = 2
"""So many posts before and after are read."""

_FEWEST = 2
"""In so many posts a heading must be that of answered questions."""


class Nearby:
    """The ways of asking in a site's posts, each post read once, and only where another one needs it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._read: dict[Hashable, tuple[Any, Lookups]] = {}

    def of(self, path: str) -> Ways:
        """The ways of the posts beside a post, in the order of their names."""
        folder, name = PurePosixPath(path).parent.as_posix(), PurePosixPath(path).name
        folder = "" if folder == "." else folder
        suffix = PurePosixPath(path).suffix
        listing = self._site.blog.listing(folder)
        names = sorted(one for one, kind in listing.items() if kind == "file" and one.endswith(suffix))
        at = names.index(name) if name in names else 0
        beside = [one for one in names[max(0, at - _EACH_WAY) : at + _EACH_WAY + 1] if one != name]
        asked, answered, titles = Counter[str](), Counter[str](), Counter[str]()
        for one in beside:
            ways = self._ways_in(f"{folder}/{one}" if folder else one)
            titles.update(ways.titles)
            for convention, (total, given) in ways.counts.items():
                asked[convention] += total
                answered[convention] += given
        counts = {convention: (total, answered[convention]) for convention, total in asked.items()}
        return Ways(counts, frozenset(title for title, count in titles.items() if count >= _FEWEST))

    def invalidate(self, path: str) -> None:
        """Forget a post that has changed."""
        self._read.pop(path, None)

    def _ways_in(self, path: str) -> Ways:
        found: Ways = self._site.blog.remember(self._read, path, lambda: self._read_file(path))
        return found

    def _read_file(self, path: str) -> Ways:
        text = self._site.blog.read(path)
        if text is None:
            return Ways()
        document = Document(text, path, grammar=self._site.engine.grammar)
        try:
            page = Page(document, read_blocks(document), PurePosixPath(path).stem)
            sections = read_questions(page)
        except UnreadableDocument:
            return Ways()
        counts: dict[str, tuple[int, int]] = {}
        titles = set()
        for section in (section for section in sections if section.judged):
            total, given = counts.get(section.convention, (0, 0))
            counts[section.convention] = total + len(section.questions), given + section.answered
            if section.heading is not None and section.heading.level > 1:
                titles.add(title_key(page.plain(section.heading)))
        return Ways(counts, frozenset(titles))
