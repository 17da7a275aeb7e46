"""What of a post is read, and what of it is names: its prose, and the words of its code, addresses and tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from ..diagnostic import Span
from ..document.masks import FILLER
from ..regex import regex
from .answers import Answer
from .words import BREAK, UNSEEN, Prose, words_of

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ..document.document import Document
    from ..document.front_matter import FrontMatter

TITLES = ("title", "subtitle", "description", "summary", "excerpt")
"""The keys of a front matter whose values are prose."""
_TAG = regex(
    r"<!--.*?(?:-->|$)|<(script|style|pre|code|svg|math)\b.*?(?:</\1\s*>|$)|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
_SCRIPT = regex(r"<(script|style)\b", re.IGNORECASE)
_IN_WORD = regex(r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8});|<wbr[ \t]*/?>", re.IGNORECASE)


def read_prose(document: Document, front_matter: FrontMatter | None, strings: Iterable[Answer]) -> Prose:
    """Collect the prose; ``strings`` are the answers that stand in strings in code fences."""
    pieces: list[str] = []
    position = 0
    lines = iter(sorted(line.span for answer in strings for line in answer.lines))
    waiting = next(lines, None)

    def skip(start: int, is_new: bool) -> None:
        gap = document.source[position:start] if start > position else ""
        if not is_new and (within := _within_word(document.source, position, start)) is not None:
            gap = within.ljust(len(gap), UNSEEN[1])
        elif is_new or (not gap.startswith("\\") and (len(gap) > 5 or any(map(str.isalnum, gap)))):
            gap = (BREAK if is_new and gap else "") + FILLER * (len(gap) - (is_new and gap != ""))
        pieces.append(gap)

    def take(start: int, end: int, is_new: bool, text: str = document.source) -> None:
        nonlocal position
        if start >= position:
            skip(start, is_new)
            pieces.append(text[start:end])
            position = end

    def hide(end: int) -> None:
        nonlocal position
        pieces.append(BREAK * (end - position))
        position = max(position, end)

    for span in _titles(front_matter):
        take(*span, True, document.text)
    if front_matter is not None:  # that of a notebook is markdown too
        hide(front_matter.span.end)
    scripts_close, known = True, -1
    for token in document.tokens:
        if token.type == "inline":
            is_new = True
            for span in _texts(document, token.children or []):
                take(*span, is_new)
                is_new = False
        elif token.type == "fence" and waiting is not None and token.map is not None:
            end = document.line_span(token.map[1] - 1).end
            while waiting is not None and waiting.start < end:
                take(*waiting, True)
                waiting = next(lines, None)
        elif token.type == "html_block" and token.map is not None:
            html = document.lines_span(*token.map)
            if html.end <= known:  # another block on the same lines
                continue
            known = html.end
            for span in _between_tags(document, html):
                take(*span, True)
            end = _script_end(document, html) if scripts_close else html.start
            scripts_close = end >= 0
            hide(end)
    pieces.append(BREAK * (len(document.text) - position))
    return Prose("".join(pieces))


def _within_word(text: str, start: int, end: int) -> str | None:
    """What a reference or a place to break at is within a word: a letter, an apostrophe, or nothing that is seen."""
    if text[start : start + 1] not in ("&", "<") or _IN_WORD.fullmatch(text, start, end) is None:
        return None
    shown = unescape(text[start:end]) if text[start] == "&" else ""
    before, after = text[start - 1 : start].isalpha(), text[end : end + 1].isalpha()
    if shown in ("'", "’"):
        return "'" if before and after else None
    if shown.isalpha() and len(shown) == 1:
        return shown if before or after else None
    return "" if shown in UNSEEN and before and after else None


def _titles(front_matter: FrontMatter | None) -> Iterator[Span]:
    if front_matter is None:
        return
    for key in sorted(TITLES, key=lambda key: front_matter.value_span(key) or Span(0, 0)):
        span = front_matter.value_span(key)
        if span is not None and isinstance(front_matter.values.get(key), str):
            yield span


def _texts(document: Document, children: list[Token]) -> Iterator[Span]:
    auto = False
    for child in children:
        if child.type == "link_open":
            auto = child.markup == "autolink"
        elif child.type == "link_close":
            auto = False
        elif child.type == "text" and not auto:
            yield child.meta["span"]
        elif child.type == "image":
            yield from _texts(document, child.children or [])


def _between_tags(document: Document, html: Span) -> Iterator[Span]:
    position = html.start
    for tag in _TAG.finditer(document.source, *html):
        if document.source[position : tag.start()].strip():
            yield Span(position, tag.start())
        position = tag.end()
    if document.source[position : html.end].strip():
        yield Span(position, html.end)


def _script_end(document: Document, html: Span) -> int:
    """Where the script or style ends that an HTML block opens, which an empty line in it does not end; -1 for never."""
    *_, opened = (None, *_SCRIPT.finditer(document.source, *html))
    return document.source.find(f"</{opened[1]}", opened.end()) if opened is not None else html.start


def read_own_words(
    document: Document, front_matter: FrontMatter | None, strings: Iterable[Answer], folder: str
) -> set[str]:
    """The words, in small letters, that the post uses as names: in code, addresses, folders, author and tags."""
    texts = [folder]
    answers = sorted(answer.span for answer in strings)
    for token in document.tokens:
        if token.type in ("fence", "code_block") and token.map is not None:
            start = document.line_span(token.map[0]).start
            end = document.line_span(token.map[1] - 1).end
            index = bisect_right(answers, Span(end, end)) - 1
            if index < 0 or answers[index].start < start:
                texts.append(token.content)
        for child in token.children or ():
            if child.type == "code_inline":
                texts.append(child.content)
            elif child.type in ("link_open", "image"):
                target = str(child.attrs.get("href") or child.attrs.get("src") or "")
                if not target.startswith("#"):
                    texts.append(target)
    texts += [document.slice(mask.span) for mask in document.masks if mask.kind not in ("comment", "attributes")]
    if front_matter is not None:
        texts += [text for key, value in front_matter.values.items() if key not in TITLES for text in _strings(value)]
    return words_of("\n".join(dict.fromkeys(texts)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
