"""Every link and picture of a post: where it is, what it shows, where it leads, and its role."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape as unescape_html
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from ..diagnostic import Span
from ..document.blocks import covers, html_spans, in_backticks
from ..document.document import unescape
from ..named_tuple import NamedTuple
from ..regex import regex
from .headings import plain_text
from .printed_links import read_printed_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from ..document.document import Document

Destination = Literal["empty", "in-page", "file", "web", "mail", "other", "template", "wiki"]
Role = Literal["link", "image", "questionnaire", "answers"]

_HTML_LINK = regex(
    r"<!--.*?(?:-->|$)|<(?:script|style|pre|textarea)\b.*?(?:</(?:script|style|pre|textarea)|$)|<(a|area|img|source|video|audio|embed|track|iframe|object)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = regex(r"""(?<![a-z-])([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_NAMED_BY = {"a": "href", "area": "href", "object": "data"}
"""The attribute that names where an element leads, where it is not ``src``."""
_LONGEST_TARGET = 2_000
"""Beyond it a destination is data, not an address that somebody wrote: it is left alone, and so are those who share it."""
_SCHEME = regex(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TEMPLATE = regex(r"\{\{|\{%")
_ENGINE = regex(
    r"(?:www\.)?(?P<name>google|bing|duckduckgo|yahoo|baidu|ecosia|startpage)\.(?:com?|org|de|fr|es|it)(?:\.\w\w)?"
)
_EXAMPLE = regex(
    r"(?:www\.)?(?P<name>example|foo|bar|yoursite|yourdomain|your-site|mysite|domain)\.(?:com|org|net|edu)"
)
_WORD = regex(
    r"(?:https?://)?(?:#|/|\./)?(?:to-?do|tbd|tba|fixme|xxx+|placeholder|(?:your-?)?(?:link|url|href)(?:-?here)?|insert-?link|"
    r"image_link_to_be_inserted|https?:/{0,2}|coming-?soon|\.\.\.|…|\?+)/?",
    re.IGNORECASE,
)
_TOP = regex(
    r"\b(?:top|up|start|back|home|menu|toc|contents|inicio|inizio|arriba|oben|haut|topo|boven)\b|[↑⬆▲🔝^]|맨 위|顶部|返回|目录|наверх|вверх|上へ",
    re.IGNORECASE,
)
ANSWERS = regex(
    r"\b(?:answers?|solutions?|answer key|respuestas?|soluci(?:ó|o)n(?:es)?|réponses?|antwort(?:en)?|lösung(?:en)?|risposte)\b|答|정답",
    re.IGNORECASE,
)
"""Words by which a link or a summary says that it leads to answers."""


class Link(NamedTuple):
    """A link or picture."""

    kind: Literal["inline", "reference", "autolink", "html", "wiki"]
    role: Role
    destination: Destination
    target: str
    """What is written as destination, escapes and character references resolved."""
    target_span: Span
    """Of the destination as written; where it is empty, an empty span between its brackets."""
    span: Span
    text: str
    """The text that is clicked, or the picture's alternative text; "" where there is not one."""
    title: str = ""
    """What shows when the pointer depends on it."""


def read_links(document: Document, questionnaires: Sequence[Span] = (), spaces: bool = False) -> list[Link]:
    """All links in document order; those in ``questionnaires`` (rows of the outline) get their role from it.

    With ``spaces`` also those whose destination holds a space.
    """
    links = [*_markdown(document), *_html(document), *_wiki(document)]
    if spaces:
        links += [
            _link(document, "inline", link.is_picture, link.span, link.target, document.slice(link.text))
            for link in read_printed_links(document)
            if link.fault == "space"
        ]
    links.sort(key=lambda link: link.span)
    rows = sorted(questionnaires)
    return [_with_role(link, rows) for link in links]


_OF_CODE = regex(r"`(?![^`]*(?::/|\.(?:md|markdown|html?|ipynb|pdf|png|jpe?g|gif|svg)(?:#[^`]*)?`))[^`]+`")
"""The name of a function or module where an address stands: tools that document code make a link to its page of it."""


def _with_role(link: Link, rows: list[Span]) -> Link:
    row = bisect_right(rows, link.span.start, key=lambda row: row.start) - 1
    if link.role == "link" and row >= 0 and link.span.start < rows[row].end:
        return link._replace(role="answers" if ANSWERS.search(link.text) else "questionnaire")
    return link


def destination_of(target: str) -> Destination:
    """What sort of place a destination names."""
    if not target.strip():
        return "empty"
    if target.startswith("#"):
        return "in-page"
    if _TEMPLATE.search(target):
        return "template"
    if re.match(r"mailto:|[\w.+-]+@[\w-]+\.[\w.-]+$", target, re.IGNORECASE):
        return "mail"
    if target.startswith("//") or re.match(r"https?:", target, re.IGNORECASE):
        return "web"
    if _OF_CODE.fullmatch(target):
        return "other"
    if _SCHEME.match(target) and not re.match(r"[a-z]:[\\/]", target, re.IGNORECASE):
        return "other"
    return "file"


def _link(document: Document, kind: str, picture: bool, span: Span, target: Span, text: str) -> Link:
    role: Role = "image" if picture else "link"
    if target.end - target.start > _LONGEST_TARGET:
        return Link(kind, role, "other", "", target, span, text)  # type: ignore[arg-type]
    written = unescape(document.slice(target))
    return Link(kind, role, destination_of(written), written, target, span, text)  # type: ignore[arg-type]


_EMPTY = ("leads nowhere: its address is empty", "does not show up: its address is empty")
"""A link without an address, and a picture."""


def placeholder_reason(link: Link) -> str | None:
    """Why a link still waits for its destination, as the end of a sentence; None where it has one."""
    target = link.target.strip()
    if link.destination == "empty":
        return _EMPTY[link.role == "image"] if link.kind != "reference" else None
    if target == "#":
        meant = link.kind == "html" or link.title or _TOP.search(link.text) or not link.text
        return None if meant else "leads nowhere: its address is #"
    if _WORD.fullmatch(target):
        picture = link.role == "image"
        return f"still has the placeholder {target} as its address" if picture else f"leads to the placeholder {target}"
    if link.destination != "web" or link.role == "image":
        return None
    try:
        url = urlsplit(target)
    except ValueError:
        return None
    host = (url.netloc or "").lower()
    if url.path.strip("/") or url.query or url.fragment:
        return None
    named = _ENGINE.fullmatch(host) or _EXAMPLE.fullmatch(host)
    if named is not None and not link.text.isascii() and not ANSWERS.search(link.text):
        return None  # 谷歌, Гугл: named in another script
    if named is None or named["name"][:5] in link.text.lower():  # also "googling"
        return None
    return f"leads to the placeholder {target}"


def _markdown(document: Document) -> Iterator[Link]:
    definitions: dict[str, Span] = {}
    for token in document.tokens:
        if token.type == "inline" and token.children:
            yield from _inline(document, token.children, definitions)


def _inline(document: Document, children: list[Token], definitions: dict[str, Span]) -> Iterator[Link]:
    for index, token in enumerate(children):
        if token.type == "image":
            inside = token.children or []
            yield _inline_link(document, token, inside, True, definitions)
        elif token.type == "link_open":
            if token.markup == "autolink":
                span = token.meta["span"]
                yield _link(document, "autolink", False, span, Span(span.start + 1, span.end - 1), "")
                continue
            close = index + 1
            while children[close].type != "link_close" or children[close].level != token.level:
                close += 1
            yield _inline_link(document, token, children[index + 1 : close], False, definitions)


def _inline_link(
    document: Document, token: Token, inside: list[Token], picture: bool, definitions: dict[str, Span]
) -> Link:
    text = plain_text(document, inside)
    target = document.destination(token, inside)
    if target is not None:
        link = _link(document, "inline", picture, token.meta["span"], target, text)
        title = str(token.attrs.get("title", ""))
        return link._replace(title=title) if title else link
    return _link(document, "reference", picture, token.meta["span"], _definition(document, token, definitions), text)


def _definition(document: Document, token: Token, definitions: dict[str, Span]) -> Span:
    """The destination in the link reference definition that a link by reference leads to; those found are kept by label."""
    written = document.slice(token.meta["span"])
    label = written.rstrip("]").rpartition("[")[2] or written.rstrip("[]").lstrip("![")
    key = " ".join(label.split()).lower().upper()
    lines = document.references.get(key, {}).get("map")
    span = token.meta["span"]
    if lines is None:
        return Span(span.end, span.end)
    if key not in definitions:
        definitions[key] = _destination(document, lines)
    return definitions[key]


def _destination(document: Document, lines: list[int]) -> Span:
    """Where a link reference definition, which is on some lines (first, after the last), names its destination."""
    whole = document.lines_span(*lines)
    start = document.text.find("]:", *whole) + 2
    match = re.compile(r"\s*<?([^\s>]*)").match(document.text, start, whole.end)
    return Span(*match.span(1)) if match else Span(start, start)


def _html(document: Document) -> Iterator[Link]:
    for span in html_spans(document):
        hidden = in_backticks(document.text, span)
        for match in _HTML_LINK.finditer(document.text, *span):
            if match[1] is None or covers(hidden, match.start()):
                continue
            picture = match[1].lower() == "img"
            attributes = {
                found[1].lower(): next(Span(*found.span(group)) for group in (2, 3, 4) if found[group] is not None)
                for found in _ATTRIBUTE.finditer(document.text, *match.span(2))
            }
            target = attributes.get(_NAMED_BY.get(match[1].lower(), "src"))
            for place in _further(document, attributes):
                yield _link(document, "html", False, Span(*match.span()), place, "")
            if target is None:
                continue
            alternative = attributes.get("alt")
            text = unescape_html(document.slice(alternative)) if alternative else ""
            if match[1].lower() == "a":
                after = document.text.find("</", match.end(), match.end() + 500)
                text = re.sub(r"<[^<>]*>", "", document.text[match.end() : after]) if after >= 0 else ""
            yield _link(document, "html", picture, Span(*match.span()), target, " ".join(text.split()))


def _further(document: Document, attributes: dict[str, Span]) -> Iterator[Span]:
    """The files that ``srcset`` and ``poster`` name."""
    for name in ("srcset", "data-src", "poster"):
        if (value := attributes.get(name)) is not None:
            for found in re.finditer(r"[^\s,]\S*[^\s,]", document.slice(value)):
                before = document.text[value.start : value.start + found.start()].rstrip()
                if name != "srcset" or not before or before.endswith(","):
                    yield Span(value.start + found.start(), value.start + found.end())


def _wiki(document: Document) -> Iterator[Link]:
    for mask in document.masks:
        if mask.kind == "wiki-link":
            written = document.slice(mask.span)
            picture = written.startswith("!")
            inside = written[3:-2] if picture else written[2:-2]
            target, _, alias = inside.replace("\\|", "|").partition("|")
            start = mask.span.start + (3 if picture else 2)
            yield Link(
                "wiki",
                "image" if picture else "link",
                "wiki",
                target,
                Span(start, start + len(target)),
                mask.span,
                alias or target,
            )
