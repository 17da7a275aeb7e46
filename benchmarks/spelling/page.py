"""A page of documentation as markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

_SILENT = frozenset("pre code script style tt kbd samp var nav head dt svg math".split())
_EMPHASIS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 td th dd blockquote div summary figcaption".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Page(HTMLParser):
    """The paragraphs of a page as markdown; a code span stands for code, emphasis stays."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self._text, self._mark = "", ""
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._text += " "
        elif self._silent or tag in _SILENT:
            self._text += "" if self._silent else "`x`"
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self._close("## " if re.fullmatch("h[1-6]", tag) else "")
        else:
            self._text += _EMPHASIS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self._close("")
        else:
            self._text += _EMPHASIS.get(tag, "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text += re.sub(r"([*_<>\[\]|$#`\\])", r"\\\1", data)

    def _close(self, mark: str) -> None:
        if text := " ".join(self._text.split()):
            self.paragraphs.append(self._mark + text)
        self._text, self._mark = "", mark


def markdown_of(path: Path, source: str) -> str:
    """A file's text as markdown, by its name's ending."""
    if path.suffix not in (".html", ".htm", ".en"):
        return source
    page = Page()
    page.feed(source)
    page.close()
    return "\n\n".join(dict.fromkeys(page.paragraphs))
