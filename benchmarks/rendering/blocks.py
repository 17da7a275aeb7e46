"""The blocks of a page, in order and nesting, as far as two renderers can be compared by them.

A block is a pair: the elements around it and its own name, and the first word of what it holds. Wrappers that only
style (``div``, ``span``, ``tbody``) are no blocks, nor is a paragraph's ``<p>``: text in an item is a paragraph.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

CONTAINERS = frozenset("ul ol li blockquote dl dd".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LEAVES = HEADINGS | frozenset(("dt", "pre"))
EDGES = frozenset(
    "p div details summary section article table tr td th thead tbody figure figcaption center hr".split()
)
UNREAD = frozenset(("script", "style", "svg", "caption"))
UNKNOWN = "?"
"""Stands for a word that can't be told, because it is hidden from one of the two."""
HIDDEN = "\ue000"
_FOOTNOTES = re.compile(
    r"<(?:div|section|aside)[^>]*(?:class=\"footnotes?(?:-[\w-]+)?[\" ]|role=\"doc-endnotes\"|data-footnotes)"
)
_NOTE = re.compile(r"<li id=\"fn[^\"]*\"[^>]*>")
_BACK = re.compile(r"<a [^>]*class=\"(?:reversefootnote|footnote-back(?:ref)?)\".*?</a>", re.DOTALL)
_WORD = re.compile(rf"[A-Za-z0-9{HIDDEN}]+")

Event = tuple[str, str]


def blocks_of(page: str) -> list[Event]:
    """The blocks of a page, without its footnotes."""
    footnotes = _FOOTNOTES.search(page)
    reader = _Reader()
    reader.feed(page[: footnotes.start()] if footnotes else page)
    reader.close()
    reader.end_text()
    return reader.events


def notes_of(page: str) -> list[list[Event]]:
    """The blocks of each footnote of a page, in order."""
    footnotes = _FOOTNOTES.search(page)
    pieces = _NOTE.split(page[footnotes.end() :])[1:] if footnotes else ()
    return [blocks_of(_BACK.sub("", piece)) for piece in pieces]


def same(ours: list[Event], theirs: list[Event]) -> bool:
    """Whether the two are the same blocks, words that can't be told left aside."""
    return len(ours) == len(theirs) and first_difference(ours, theirs) is None


def first_difference(ours: list[Event], theirs: list[Event]) -> int | None:
    """The index of the first block that differs, or None."""
    for index, (own, other) in enumerate(zip(ours, theirs, strict=False)):
        if own[0] != other[0] or not _alike(own[1], other[1]):
            return index
    return None if len(ours) == len(theirs) else min(len(ours), len(theirs))


def _alike(own: str, other: str) -> bool:
    """The same word, or one that goes on where the other is interrupted by markup."""
    return UNKNOWN in (own, other) or own.startswith(other) or other.startswith(own)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []
        self.open: list[str] = []
        self.leaf = ""
        self.text: list[str] = []
        self.unread = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unread or tag in UNREAD:
            self.unread = self.unread or tag
        elif self.leaf == "pre":
            return
        elif tag in LEAVES:
            self.end_text()
            self.leaf = tag
        elif tag in CONTAINERS:
            self.end_text()
            if tag == "li" and self.open[-1:] == ["li"]:
                self.open.pop()
            self.add(tag, "")
            self.open.append(tag)
        elif tag in EDGES:
            self.end_text()
            if tag in ("table", "hr", "tr"):
                self.add(tag, "")
        elif tag == "img":
            self.text.append(UNKNOWN)

    def handle_endtag(self, tag: str) -> None:
        if self.unread:
            self.unread = "" if tag == self.unread else self.unread
        elif self.leaf:
            if tag == self.leaf:
                self.end_text()
        elif tag in CONTAINERS:
            self.end_text()
            if tag in self.open:
                while self.open.pop() != tag:
                    pass
        elif tag in EDGES:
            self.end_text()

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.text.append(data)

    def end_text(self) -> None:
        """End a run of text: a heading, code, or a paragraph with anything in it."""
        text, name = "".join(self.text), self.leaf or "p"
        self.text, self.leaf = [], ""
        if text.strip() or name != "p":
            self.add(name, _first_word(text))

    def add(self, name: str, word: str) -> None:
        """Note a block down where it is."""
        self.events.append(("/".join([*self.open, name]), word))


def _first_word(text: str) -> str:
    found = _WORD.search(text)
    if found is None:
        return UNKNOWN
    return UNKNOWN if HIDDEN in found[0] or UNKNOWN in text[: found.start()] else found[0]
