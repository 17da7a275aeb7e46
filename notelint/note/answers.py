"""Answers: what blocks say, line by line, and whether they say anything at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..document.blocks import covers, once_per_block
from ..document.table_rows import code_ranges
from ..named_tuple import NamedTuple
from ..regex import regex
from .empty_boxes import title_of_empty_box
from .links import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from ..document.blocks import Block
    from ..document.document import Document

_LABEL = regex(
    r"\W*(?:(?:click (?:here )?(?:to |for )?)?(?:show|reveal|see|view|expand|open|click)(?: (?:it|me|more|here))?|spoiler|ver|mostrar"
    r"|voir|zeigen|anzeigen|resposta|답|.*(?:答え|解答|答案|答|정답|답변|الاجابة|الإجابة).*)\W*",
    re.IGNORECASE,
)
_STRING = regex(
    r"^\s*(?P<name>\w{0,40}(?:answer|solution|ans)\w{0,40})\s*=\s*[rfbu]?(?P<quote>'''|\"\"\"|'|\")(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
BOX = regex(r"^\[(?P<mark>[ xX])\][ \t]")
_CHOICE = regex(r"(?:\(?\b(?:T\s*/\s*F|True\s*/\s*False|Y\s*/\s*N|Yes\s*/\s*No)\b\)?)\s*$", re.IGNORECASE)
_ASIDE = regex(
    r"\b(?:objectives?|goals?|contents?|toc|hints?|notes?|photos?|pictures?|images?|details|code|setup|overview|summary|resources?)\b",
    re.IGNORECASE,
)
_COMMENT = regex(r"<!--.*?(?:-->|$)", re.DOTALL)
_BREAK = regex(r"\n|<br[ \t]*/?>", re.IGNORECASE)
_LAST_BREAK = regex(r"<br[ \t]*/?>\Z", re.IGNORECASE)
_QUOTED = regex(r"[ \t]*(?:>[ \t]?)+")
_MEDIA = regex(r"<(?:img|video|audio|iframe|svg|object|embed|picture)\b", re.IGNORECASE)
_HTML_TAG = regex(r"</?[a-z][\w-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BARE_LABEL = regex(r"(?:the\s+)?(?:correct\s+)?(?:answers?|solutions?)\s*[:：][\s*_]*", re.IGNORECASE)
_MAY_BE_LABEL = regex(r"the|correct|answer|solution|!!!|\?\?\?|===|\[!|\{\{[<%]", re.IGNORECASE)
"""What a label begins with, or the title of a box."""
_MARKER = regex(r"(?:[-*+•>]|\d{1,3}[.)])[ \t]+")
_FOR_TOOLS = regex(
    r"<!--\W*(?:more|toc|end|excerpt|endexcerpt|include|prettier|markdownlint|vale|notelint|cspell|textlint|doctoc|[\w-]+-(?:start|end|enable|disable|ignore)|/)(?![ \w]*\banswer)",
    re.IGNORECASE,
)
"""A comment that a program reads."""
_EMPTY = {"item": "an empty item", "quote": "an empty quote"}


class Text(NamedTuple):
    """A piece of a question or answer with its place."""

    text: str
    span: Span


class Label(NamedTuple):
    """The words that announce an answer, as "Show answer" in a summary."""

    text: str
    span: Span
    """Of the whole summary element."""
    inside: Span


@dataclass(eq=False, repr=False)
class Answer:
    """An answer that is there, be it wrong."""

    text: str
    """Without markup; "" where it is a picture or the like."""
    span: Span
    lines: list[Text]
    """Its lines, each with its place; list markers taken off."""
    label: Label | None = None
    is_picture: bool = False
    string: Text | None = None
    """The variable's name, where the answer is a string in a code fence."""
    closed: bool = True
    """False where that string is never closed."""
    is_code: bool = False
    """Nothing but code, that is not such a string."""
    set_apart: bool = False
    """Whether it is in bold or italics behind a question that is not, on its line."""
    items: list[Block] = field(default_factory=list)
    """Of an answer that is one list, with or without a line above it that ends in a colon."""


def is_aside(text: str) -> bool:
    """True for a summary that announces something beside an answer: objectives, a hint, a table of contents."""
    return bool(_ASIDE.search(text))


def is_answer_label(text: str) -> bool:
    """True for the words of a summary that announce an answer."""
    return len(text) <= 40 and bool(ANSWERS.search(text) or _LABEL.fullmatch(text))


def same_label(text: str) -> str:
    return " ".join(_HTML_TAG.sub("", text).split())


def details_answer(document: Document, block: Block) -> Answer | None:
    answer = read_answer(document, block.children)
    if answer is not None and block.summary is not None:
        label = same_label(document.slice(block.summary.inside))
        answer.label = Label(label, block.summary.span, document.trim(block.summary.inside))
    return answer


def read_answer(document: Document, blocks: Sequence[Block]) -> Answer | None:
    """What blocks say as an answer; None where there is nothing to see in them."""
    visible = [block for block in blocks if block.kind != "rule" and _is_visible(document, block)]
    if not visible:
        return None
    whole = Span(visible[0].span.start, visible[-1].span.end)
    if (
        len(visible) == 1
        and visible[0].kind == "fence"
        and (string := _string_answer(document, visible[0])) is not None
    ):
        return string if string.text or not string.closed else None
    lines = [line for block in visible for line in lines_of(document, block)]
    text = "\n".join(line.text for line in lines)
    box = title_of_empty_box(document.slice(whole).strip("> \t\n"))
    if _BARE_LABEL.fullmatch(text) or box == "" or (box is not None and is_answer_label(box)):
        return None
    picture = not text and any(_has_picture(document, block) for block in visible)
    is_code = all(block.kind in ("fence", "code") for block in visible)
    return Answer(text, whole, lines, is_picture=picture, is_code=is_code, items=_items(document, visible))


def empty_block(document: Document, blocks: Sequence[Block]) -> str | None:
    """What keeps the place of an answer among blocks that say nothing: "an empty item"; None where nothing does."""
    for block in blocks:
        if block.kind in ("html", "paragraph") and _is_comment(document.slice(block.span)):
            return "a comment"
        if block.kind in ("fence", "code") and block.token is not None and not block.token.content.strip():
            return "an empty code block"
        if block.kind in _EMPTY and not block.children:
            return _EMPTY[block.kind]
        if found := empty_block(document, block.children):
            return found
    return None


def _is_comment(written: str) -> bool:
    """True for comments of words, and nothing else that would be shown."""
    first = written.strip()
    return first.startswith("<!--") and not _COMMENT.sub("", first).strip() and not _FOR_TOOLS.match(first)


def has_answer(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether ``read_answer`` would find one: a look at the first block is mostly enough."""
    first = next((block for block in blocks if block.kind != "rule" and _is_visible(document, block)), None)
    if first is None:
        return False
    lines = lines_of(document, first) if first.kind in ("paragraph", "heading") else ()
    if lines and not _MAY_BE_LABEL.match(lines[0].text):
        return True
    return read_answer(document, blocks) is not None


def _items(document: Document, blocks: list[Block]) -> list[Block]:
    """The items of the only list, where nothing else is there but a line that leads to it."""
    *leads, last = blocks
    if last.kind != "list" or any(block.kind != "paragraph" for block in leads) or len(leads) > 1:
        return []
    leads = [block for block in leads if not document.slice(block.span).rstrip("* \n").endswith((":", "："))]
    return [] if leads else last.children


def may_be_string(code: str) -> bool:
    """Whether the text of a fence begins as one that assigns a string to a variable named for an answer."""
    return _STRING.match(code) is not None


def _string_answer(document: Document, fence: Block) -> Answer | None:
    """A fence that only assigns a string to a variable named for an answer; its lines are prose."""
    assert fence.token is not None
    content = list(document.content_spans(fence.token))
    body = "\n".join(line for line, _ in content)
    opening = _STRING.match(body)
    if opening is None:
        return None
    quote = opening["quote"]
    end = body.find(quote, opening.start("text"))
    closed = end >= 0
    if closed and body[end + len(quote) :].strip():
        return None
    end = end if closed else len(body)
    lines, offset = [], 0
    for line, start in content:
        first, last = max(offset, opening.start("text")), min(offset + len(line), end)
        if first < last:
            span = document.trim(Span(start + first - offset, start + last - offset))
            if span.end > span.start:
                lines.append(_without_marker(document, span))
        offset += len(line) + 1
    whole = Span(lines[0].span.start, lines[-1].span.end) if lines else fence.span
    name = _name_of(opening, content)
    return Answer("\n".join(line.text for line in lines), whole, lines, string=name, closed=closed)


def _name_of(opening: re.Match[str], content: list[tuple[str, int]]) -> Text:
    """The name of the variable that an opening of a string names, with its place."""
    before = opening.string[: opening.start("name")]
    line, column = before.count("\n"), opening.start("name") - (before.rfind("\n") + 1)
    start = content[line][1] + column
    return Text(opening["name"], Span(start, start + len(opening["name"])))


def _without_marker(document: Document, span: Span) -> Text:
    marker = _MARKER.match(document.text, *span)
    span = Span(marker.end(), span.end) if marker else span
    return Text(document.slice(span), span)


@once_per_block
def lines_of(document: Document, block: Block) -> tuple[Text, ...]:
    """The lines of text in a block, without markers and HTML tags."""
    if block.kind in ("paragraph", "heading"):
        shown = block.inline is not None and not _only_pictures(block.inlines)
        return tuple(_lines_in(document, block.text_span)) if shown else ()
    if block.kind in ("fence", "code"):
        assert block.token is not None
        return tuple(
            Text(line.strip(), document.trim(Span(start, start + len(line))))
            for line, start in document.content_spans(block.token)
            if line.strip()
        )
    if block.kind in ("html", "table"):
        return tuple(_lines_in(document, block.span, " |"))
    return tuple(line for child in block.children for line in lines_of(document, child))


def _lines_in(document: Document, span: Span, margin: str | None = None) -> Iterator[Text]:
    """The lines of a span that have text, without what is at their margins: spaces, or what ``margin`` names."""
    offset = span.start
    for end, after in [*_breaks(document, span), (span.end, span.end)]:
        if (quoted := _QUOTED.match(document.text, offset, end)) is not None:
            offset = quoted.end()
        line = document.slice(Span(offset, end))
        written = line if margin is None else line.strip()
        if text := _without_tags(written).strip(margin):
            yield Text(text, document.trim(Span(offset, end)))
        offset = after


def breaks_line(document: Document, span: Span) -> bool:
    """Whether a new line begins in a span, in the source or by ``<br>``."""
    return _BREAK.search(document.text, *span) is not None


def without_break(document: Document, span: Span) -> Span:
    """A span without the spaces and line breaks around it, those by ``<br>`` too."""
    trimmed = document.trim(span)
    while last := _LAST_BREAK.search(document.text, max(trimmed.start, trimmed.end - 8), trimmed.end):
        trimmed = document.trim(Span(trimmed.start, last.start()))
    return trimmed


def _breaks(document: Document, span: Span) -> list[tuple[int, int]]:
    """Where lines end in a span, and where the next ones begin: at line breaks, and at ``<br>`` outside of code."""
    if document.text.find("\n", *span) < 0 and document.text.find("<", *span) < 0:
        return []
    found = [match.span() for match in _BREAK.finditer(document.text, *span)]
    if all(end - start == 1 for start, end in found) or "`" not in document.slice(span):
        return found
    code = code_ranges(document.text, *span)
    return [(start, end) for start, end in found if end - start == 1 or not covers(code, start)]


def _without_tags(text: str) -> str:
    return _HTML_TAG.sub("", _COMMENT.sub("", text)) if "<" in text else text


def _only_pictures(children: list[Token]) -> bool:
    return all(
        child.type in ("image", "softbreak", "hardbreak", "html_inline") or not child.content.strip()
        for child in children
    )


def _is_visible(document: Document, block: Block) -> bool:
    """Whether a block prints anything where it stands; a footnote is printed at the end of the page."""
    if block.kind == "footnote":
        return False
    if block.kind in ("fence", "code"):
        return bool(block.token and block.token.content.strip())
    if block.kind in ("html", "table"):
        written = _COMMENT.sub("", document.slice(block.span))
        return bool(_MEDIA.search(written) or _HTML_TAG.sub("", written).strip("> \t\n"))
    if block.kind in ("paragraph", "heading"):
        written = _COMMENT.sub("", document.slice(block.text_span))
        return bool(_MEDIA.search(written) or _HTML_TAG.sub("", written).strip())
    return any(_is_visible(document, child) for child in block.children)


def _has_picture(document: Document, block: Block) -> bool:
    written = document.slice(block.span)
    return "![" in written or bool(_MEDIA.search(written))


def says_something(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether blocks hold prose or a picture of one's own: not only links, code, and options of the question.

    Asked of an item whose siblings all have an answer element, so what the question itself brings along
    (a cell to run, links to follow, options to choose from) is no answer.
    """
    for block in blocks:
        if block.kind == "paragraph" and _is_prose(document, block):
            return True
        if block.kind in ("quote", "table", "heading") and _is_visible(document, block):
            return True
        if block.kind == "html" and _is_visible(document, block):
            return True
        if block.kind == "details" and read_answer(document, block.children) is not None:
            return True
        if block.kind == "list":
            texts = [item.children[0] for item in block.children if item.children]
            prose = [text for text in texts if text.kind == "paragraph" and _is_prose(document, text)]
            choices = [text for text in prose if is_choice(document.slice(text.text_span))]
            if len(prose) > len(choices):
                return True
    return False


def is_choice(text: str) -> bool:
    return bool(_CHOICE.search(text) or BOX.match(text) or re.match(r"\(?[A-Ha-h][.):]\s", text))


def _is_prose(document: Document, paragraph: Block) -> bool:
    """Whether a paragraph has words besides its links, or a picture."""
    children = paragraph.inlines
    depth, words = 0, 0
    for child in children:
        depth += (child.type == "link_open") - (child.type == "link_close")
        if child.type == "image":
            return True
        if depth == 0 and child.type in ("text", "code_inline"):
            words += len(re.findall(r"\w+", child.content))
    return words > 0
