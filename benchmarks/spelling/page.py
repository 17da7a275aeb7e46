"""A page of documentation as markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

_SILENT = frozenset("script style nav head dt svg math".split())
_CODE = frozenset("pre code tt kbd samp var".split())
"""What is code in a page, and so in the markdown: a reader's words are judged beside it."""
_EMPHASIS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 td th dd blockquote div summary figcaption".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Page(HTMLParser):
    """The paragraphs of a page as markdown; code and emphasis stay what they are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self._text, self._mark = "", ""
        self._silent: list[str] = []
        self._code = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._text += " "
        elif self._silent or tag in _SILENT | _CODE:
            if not self._silent:
                self._code = ""
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self._close("## " if re.fullmatch("h[1-6]", tag) else "")
        else:
            self._text += _EMPHASIS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
            if not self._silent and tag in _CODE:
                self._text += _span(self._code)
        elif tag in _BLOCKS:
            self._close("")
        else:
            self._text += _EMPHASIS.get(tag, "")

    def handle_data(self, data: str) -> None:
        if self._silent:
            self._code += data if self._silent[0] in _CODE else ""
        else:
            self._text += re.sub(r"([*_<>\[\]|$#`\\])", r"\\\1", data)

    def _close(self, mark: str) -> None:
        if text := " ".join(self._text.split()):
            self.paragraphs.append(self._mark + text)
        self._text, self._mark = "", mark


def _span(code: str) -> str:
    """Code as a code span, on one line; in a paragraph a block of code too is what the text around it speaks of."""
    code = " ".join(code.replace("`", "'").split())
    return f"`{code}`" if code else ""


def markdown_of(path: Path, source: str) -> str:
    """A file's text as markdown, by its name's ending."""
    if path.suffix not in (".html", ".htm", ".en"):
        return source
    page = Page()
    page.feed(source)
    page.close()
    return "\n\n".join(dict.fromkeys(page.paragraphs))
