"""What readers and links get from a page, and what of it two pages do not share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

_HEADING = re.compile(r"h[1-6]$")
_WORD = re.compile(r"\w+|[^\w\s]")


class Page(NamedTuple):
    """A rendered page, by what must not be lost; each part in document order."""

    elements: tuple[str, ...]
    """The names of the elements."""
    headings: tuple[str, ...]
    """Level, id and text of each."""
    anchors: tuple[str, ...]
    """Ids and names that links can lead to, those of headings included."""
    links: tuple[str, ...]
    """Addresses of links and pictures."""
    code: tuple[str, ...]
    """Each code span and block as it is shown."""
    words: tuple[str, ...]
    """Words and other signs of the text outside of code."""


class Change(NamedTuple):
    """A run of one part of a page that the other page has otherwise."""

    part: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def page_of(html: str) -> Page:
    """The parts of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(
        tuple(reader.elements),
        tuple(reader.headings),
        tuple(reader.anchors),
        tuple(reader.links),
        tuple(reader.code),
        tuple(_WORD.findall(" ".join(reader.text))),
    )


def changes(before: Page, after: Page) -> Iterator[Change]:
    """What one page has otherwise than the other, part by part."""
    for part, old, new in zip(Page._fields, before, after, strict=True):
        yield from (Change(part, *pair) for pair in runs(old, new))


def runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The runs in which two sequences differ."""
    if old == new:
        return
    for tag, start, end, other_start, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield tuple(old[start:end]), tuple(new[other_start:other_end])


def lost_links(old: Page, new: Page) -> Iterator[Change]:
    """Links within the page that lead nowhere after a change of links or ids, where the engine writes ids."""
    if not any(heading.split(" ")[1] != "#" for heading in new.headings):
        return
    led = {link for link in old.links if unquote(link[1:]) in old.anchors}
    changed = {link for _, after in runs(old.links, new.links) for link in after}
    lost = sorted(
        link for link in {*led & {*new.links}, *changed} if link[:1] == "#" and unquote(link[1:]) not in new.anchors
    )
    if lost:
        yield Change("lost links", (), tuple(lost))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.headings: list[str] = []
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.code: list[str] = []
        self.text: list[str] = []
        self.heading: list[str] | None = None
        self.inside = 0
        """How many code elements are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append(tag)
        self.anchors += [given[name] for name in ("id", "name") if name in given]
        self.links += [given[name] for name in ("href", "src") if name in given]
        if _HEADING.match(tag):
            self.heading = [f"{tag} #{given.get('id', '')}"]
        if tag in ("code", "pre"):
            self.code += [""] if not self.inside else []
            self.inside += 1

    def handle_endtag(self, tag: str) -> None:
        if _HEADING.match(tag) and self.heading:
            self.headings.append(" ".join(self.heading))
            self.heading = None
        if tag in ("code", "pre"):
            self.inside = max(0, self.inside - 1)

    def handle_data(self, data: str) -> None:
        if self.heading is not None:
            self.heading.append(data.strip())
        if self.inside:
            self.code[-1] += data
        else:
            self.text.append(data)
