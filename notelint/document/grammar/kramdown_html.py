"""kramdown's HTML blocks (``html.rb``): what is in an element is left as it is written, unless it asks for more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...regex import regex
from .elements import Element

if TYPE_CHECKING:
    from .reader import Reader

SPAN_TAGS = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc"
    " ruby samp select small span strong sub sup tt u var".split()
)
_BLOCK_CONTENT = frozenset(
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header hgroup"
    " iframe li main map menu nav noscript object section summary td".split()
)
_SPAN_CONTENT = frozenset(
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb rbc rp"
    " rt rtc ruby select small span strong sub sup th tt".split()
)
_VOID = frozenset("area base br col command embed hr img input keygen link meta param source track wbr".split())
_NAME = r"[A-Za-z_][\w.-]*(?::[\w.-]+)?"
_SPANS = "|".join(sorted(SPAN_TAGS | {"script"}, key=lambda name: (-len(name), name)))
LAZY_END_HTML = rf"</?(?!(?:{_SPANS})\b){_NAME}"
"""What ends a paragraph, a quote or an item's lazy lines; a closing tag has to be whole, as it mostly is."""
TAG = regex(
    rf"<({_NAME})\s*((?:\s+{_NAME}(?:\s*=\s*(?:[\w]+|\"[^\"]*\"|'[^']*'))?)*)\s*(/)?>",
)
CLOSE_TAG = regex(rf"</({_NAME})\s*>")
BLOCK_TAG = regex(r" {0,3}<(?=[A-Za-z_!/])")
_MARKDOWN = regex(r"""\smarkdown\s*=\s*["']?(0|1|span|block)\b""")
_REST = regex(r"[ \t]*\n")
_RAW_START = regex(rf"<(?=(?:{_NAME})|/|!--|\?)")
_COMMENT_BODY = regex(r"<!--.*?-->", re.DOTALL)


def read_html(reader: Reader, parent: Element) -> bool:
    """Read an HTML block; False where none begins."""
    start, text = reader.pos, reader.text
    opening = BLOCK_TAG.match(text, start)
    if opening is None:
        return False
    at = opening.end() - 1
    if text.startswith("<!--", at):
        return _comment(reader, parent)
    tag = TAG.match(text, at)
    if tag is not None:
        if tag[1].lower() in SPAN_TAGS:
            return False
        reader.pos = tag.end()
        _element(reader, parent, start, tag)
        return True
    closing = CLOSE_TAG.match(text, at)
    if closing is None or closing[1].lower() in SPAN_TAGS:
        return False
    return _stray(reader, parent, closing)


def _comment(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    end = reader.find("-->")
    if end < 0:
        return False
    reader.pos = end + 3
    _rest(reader)
    _html(reader, parent, start)
    return True


def _stray(reader: Reader, parent: Element, closing: re.Match[str]) -> bool:
    """A closing tag ends the element whose content is being read; any other is text."""
    if not reader.html or reader.html[-1] != closing[1].lower():
        if not reader.meant:
            return False
    else:
        reader.html.pop()
    start, reader.pos = reader.pos, closing.end()
    _rest(reader)
    _html(reader, parent, start)
    return True


def _html(reader: Reader, parent: Element, start: int) -> None:
    text = reader.text[start : reader.pos]
    if not text.strip():
        return
    reader.add(parent, "html_block", start + len(text) - len(text.lstrip("\n")), text=text.lstrip("\n"))


def _rest(reader: Reader) -> None:
    reader.scan(_REST)


def _content(tag: re.Match[str]) -> str:
    asked = _MARKDOWN.search(tag[2] or "")
    name = tag[1].lower()
    if asked is None or asked[1] == "0":
        return "raw"
    if asked[1] == "1":
        return "block" if name in _BLOCK_CONTENT else "span" if name in _SPAN_CONTENT else "raw"
    return asked[1]


def _element(reader: Reader, parent: Element, start: int, tag: re.Match[str]) -> None:
    """Read an element whose opening tag was just read."""
    name, content = tag[1].lower(), _content(tag)
    if tag[3] or name in _VOID:
        _rest(reader)
        _html(reader, parent, start)
    elif name == "details" and content == "raw" and reader.grammar.as_meant:
        _as_meant(reader, parent, start)
    elif reader.meant and content == "raw":
        end = reader.text.find("\n\n", reader.pos)
        reader.pos = end + 1 if end >= 0 else len(reader.text)
        _html(reader, parent, start)
    elif content == "block" and reader.opens_html:
        _rest(reader)
        _html(reader, parent, start)
        _blocks(reader, parent, name)
    elif content == "span":
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(reader.text, reader.pos)
        reader.pos = closing.end() if closing else len(reader.text)
        _rest(reader)
        _html(reader, parent, start)
    else:
        _raw(reader, name)
        _rest(reader)
        _html(reader, parent, start)


def _blocks(reader: Reader, parent: Element, name: str) -> None:
    """Read blocks to the closing tag, which has to begin a line."""
    reader.html.append(name)
    depth = len(reader.html)
    inside = Element("inside")
    while reader.pos < len(reader.text) and len(reader.html) >= depth:
        reader.step(reader, inside)
    del reader.html[depth - 1 :]
    parent.children += inside.children


def _raw(reader: Reader, name: str) -> None:
    """Step after the closing tag of an element that stays as it is written."""
    text = reader.text
    if name in ("script", "style"):
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, reader.pos)
        reader.pos = closing.end() if closing else len(text)
        return
    waiting = [name]
    while waiting:
        found = _RAW_START.search(text, reader.pos)
        if found is None:
            reader.pos = len(text)
            return
        at = found.start()
        reader.pos = at + 1
        if (comment := _COMMENT_BODY.match(text, at) if text.startswith("<!--", at) else None) is not None:
            reader.pos = comment.end()
        elif (tag := TAG.match(text, at)) is not None:
            reader.pos = tag.end()
            inner = tag[1].lower()
            if inner in ("script", "style"):
                closing = re.compile(rf"</{inner}\s*>", re.IGNORECASE).search(text, reader.pos)
                reader.pos = closing.end() if closing else len(text)
            elif not tag[3] and inner not in _VOID:
                waiting.append(inner)
        elif (closing := CLOSE_TAG.match(text, at)) is not None:
            reader.pos = closing.end()
            if waiting[-1] == closing[1].lower():
                waiting.pop()


def _as_meant(reader: Reader, parent: Element, start: int) -> None:
    """Read what is in details as markdown, though it stays as it is written: a rule says so, the others go on."""
    inside = reader.pos
    _raw(reader, "details")
    end = reader.pos
    closing = reader.text.rfind("<", inside, end)
    if not reader.text.startswith("</", closing):
        closing = end
    reader.pos = inside
    _rest(reader)
    _html(reader, parent, start)
    part = reader.lines.part(reader.pos, closing)
    parent.children += reader.inner(part, meant=True).read(Element("inside")).children
    start, reader.pos = closing, end
    _rest(reader)
    _html(reader, parent, start)
