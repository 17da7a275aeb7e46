"""What a link into a post can lead to, and the pages of a site that are remembered for those that link into them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..digest import digest
from ..document.blocks import read_blocks
from ..document.decoding import UnreadableDocument
from ..document.document import Document
from ..regex import regex
from .anchors import AnchorIndex, Title, read_anchors, same_letters
from .headings import Heading, read_headings
from .questions.nearby import Nearby

if TYPE_CHECKING:
    from ..blog.lookups import Lookups
    from ..site.site import Site

_SIGNS = ("{{", "{%", "{!", "8<-", "{include}")
_INCLUDES = regex(
    r"(?:-{1,2}8<-{1,2}|\{!|\{%-?[ \t]*include[\w-]*|\{\{[<%][ \t]*[\w/-]*(?:include|readfile|snippet|import|embed|transclude)[\w/-]*)"
    r"[^\n]{0,300}\.(?:md|markdown|qmd|rmd|ipynb)\b|-{1,2}8<-{1,2}[ \t]*$|^[ \t]*(?:`{3,}|:{3,})\{include\}",
    re.MULTILINE | re.IGNORECASE,
)
"""What puts another file's markdown, with its headings, into a page."""
_BLOCK_ID = regex(r"(?<!#)\^([\w-]{1,100})(?![\w-])")


class Page:
    """The ids, headings and, in a vault, blocks of a post; small, because there is one for each post of a blog."""

    def __init__(
        self,
        path: str,
        site: Site,
        content: str,
        titles: Iterable[Title],
        anchors: set[str],
        block_ids: set[str],
        has_unknown_ids: bool,
    ) -> None:
        self.path = path
        self.site = site
        self.content = content
        """The digest of the text that it was read from."""
        self.titles = tuple(titles)
        """All headings, in document order."""
        self.anchors = anchors
        """Every id that a link can lead to."""
        self.block_ids = block_ids
        """What is after a ``^``, by which a vault links to a block; also up to each hyphen in it."""
        self.has_unknown_ids = has_unknown_ids or any(title.id is None for title in self.titles)
        """Whether a template fills in a heading when the site is built, or a program adds some."""

    @cached_property
    def _by_id(self) -> dict[str | None, Title]:
        return {title.id: title for title in reversed(self.titles)}

    def title_of(self, identifier: str) -> Title | None:
        """The first heading with an id."""
        return self._by_id.get(identifier)

    @cached_property
    def folded_anchors(self) -> set[str]:
        """The anchors in small letters."""
        return {anchor.lower() for anchor in self.anchors}

    @cached_property
    def title_letters(self) -> set[str]:
        """The headings' texts without case and punctuation."""
        return {same_letters(title.text) for title in self.titles}

    def nearest_anchor(self, wanted: str, text: str) -> str | None:
        """The one id that a wrong one clearly means, or that a link's text names; else None."""
        return self._index.nearest(wanted, text)

    @cached_property
    def _index(self) -> AnchorIndex:
        return AnchorIndex(self.anchors, self.titles)


def page_of(path: str, document: Document, headings: list[Heading], site: Site) -> Page:
    """The page of a post that is being checked."""
    anchors = read_anchors(document, headings, site)
    titles = (Title(heading.text, heading.span, heading.id) for heading in headings)
    are_unknown = site.may_have_other_ids(path) or any(mask.kind == "directive" for mask in document.masks)
    are_unknown = are_unknown or _includes_others(document.text)
    return Page(path, site, digest(document.text), titles, anchors, _block_ids(document, site), are_unknown)


def _includes_others(text: str) -> bool:
    """Whether the markdown of other files is put into a text when its page is made."""
    return any(sign in text for sign in _SIGNS) and _INCLUDES.search(text) is not None


def read_page(path: str, document: Document, site: Site) -> Page:
    """The page of a post of which nothing else is wanted. Raises UnreadableDocument."""
    return page_of(path, document, read_headings(document, read_blocks(document), site), site)


class Pages:
    """The pages of one site's posts that links lately led to."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._read: dict[Hashable, tuple[Any, Lookups]] = {}
        self._linted: dict[str, Page] = {}
        self.nearby = Nearby(site)

    def of(self, path: str) -> Page | None:
        """The page of a markdown file of the blog, by its path from the blog's root; None for what is not one."""
        if not path.endswith((".md", ".markdown", ".qmd")):
            return None
        page: Page | None = self._site.blog.remember(self._read, path, lambda: self._read_file(path))
        _evict(self._read)
        return page

    def put(self, page: Page) -> None:
        """Remember a post that was linted for those that link into it."""
        self._linted[page.path] = page
        _evict(self._linted)

    def invalidate(self, path: str) -> None:
        """Forget a post that has changed."""
        self._read.pop(path, None)
        self._linted.pop(path, None)
        self.nearby.invalidate(path)

    def _read_file(self, path: str) -> Page | None:
        text = self._site.blog.read(path)
        if text is None:
            return None
        self._site.record_dependencies()
        document = Document(text, path, headings_only=True, grammar=self._site.engine.grammar)
        linted = self._linted.get(path)
        if linted is not None and linted.content == digest(document.text):
            return linted
        try:
            return read_page(path, document, self._site)
        except UnreadableDocument:
            return None


_RECENT = 5_000
"""Pages; one takes some 6 KB."""


def _evict(memory: dict[Any, Any]) -> None:
    while len(memory) > _RECENT:
        del memory[next(iter(memory))]


def _block_ids(document: Document, site: Site) -> set[str]:
    if not site.has_wiki_links:
        return set()
    return {
        match[1][:end]
        for match in _BLOCK_ID.finditer(document.text)
        for end in (*(hyphen.start() for hyphen in re.finditer(r"\b-", match[1])), len(match[1]))
    }
