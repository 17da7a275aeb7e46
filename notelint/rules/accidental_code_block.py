"""A paragraph, list or table that is indented by four spaces, outside of any list, shows up as code; so does a picture, in a list too.

Remove the spaces. In a list, a picture goes as far in as the text of its item. Short lines without punctuation may be a poem or the output of a program, so they are not reported.
A post that shows the same beside it, as it looks on the page, means it as code. If a post has three such places or more,
indented as code is, they are taken as intended too; but not lists right below headings, not the lists of a post that has
no others, not questions, and not definitions: sentences below a term.

Bad:

    ## The server
        - answers requests from the clients
        - keeps the state of the cluster

Good:

    ## The server

    - answers requests from the clients
    - keeps the state of the cluster
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Severity
from ..document.blocks import covers
from ..document.table_rows import DELIMITER_ROW
from ..named_tuple import NamedTuple
from ..note.lines import CODE_SPAN
from ..note.note import Note, once_per_note
from ..regex import regex
from . import Rule

_CODE = regex(
    r"[{}=;$<>|\\]|\[[\d'\"-]|\w\(|^(?:\S+\s+){0,5}\S*\)\s*$|::|->|^\s*(?:#|//|--|\$|>>>|\.\.\.)|^\s*(?:sudo|git|pip|npm|cd|ls|docker|kubectl|import|from)\b|://|\w/\w+/|_\w|(?:^|\s)--?[A-Za-z]"
)
_DIRECTIVE = regex(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]|===[!+]?[ \t]+\"")
_SENTENCE = regex(r"^(?=.{45})(?:\S+\s+){5}.*$|^.{20,}[.!?;:]$|\b(?:T\s*/\s*F|True\s*/\s*False)$")
_SAMPLE = regex(
    r"\b(?:error|message|output|prints?|says|shows?|see|reads?|looks? like|like|example|sample|syntax|format|notation"
    r"|(?:this|some|following) (?:text|lines?|sentence|snippet))\b[^.:]*:\W*\Z"
)
"""What announces text that is shown as it is written."""
_SPEECH = regex(r"^[\w .]{1,20}: |^[\"'“-]|\by/n\b", re.IGNORECASE)
"""What somebody says, or a program asks."""
_COLON = regex(r"[:：][*_ \t]*\Z")
_OFTEN = 3
"""Who shows so much code below colons, indented, shows text in the same way."""
_PROSE = regex(r"^(?:(?:[-*+]|\d{1,2}[.)])\s+)?[*_`\"'(]*[^\W\d_][\w'’-]*+[,:.*_`\"']*+(?:\s+\S+){2,}$")

_LIST = "this list"
_ROWS = 2
"""Of a table that holds nothing."""


_PICTURE = regex(r"!\[[^\[\]]*\]\([^()\s]+(?:\s+\"[^\"]*\")?\)|!\[\[[^\[\]]+\]\]")
_PLACEHOLDER = regex(r"\]\([^().\s]*[\s)]")
"""The address of no file: a picture is written ![text](address)."""
_MARKER = regex(r"[-*+]\s|\d{1,2}[.)]\s")
_ITEM = regex(r"(?:[-*+]|\d{1,2}[.)])\s+(?:\S+\s+){2}\S")


_TERM = regex(r"(\*\*|__|[*_])[^*_\n]{1,60}\1:?|[A-ZÀ-ÖØ-Þ][\w'’-]*(?: [\w'’()-]+){0,3}")


class _Place(NamedTuple):
    """Text that is printed as code."""

    finding: Finding
    above: str
    """The kind of the block above it."""
    is_further: bool
    """Whether it is further in than code is."""
    is_defined: bool
    """Whether a term is right above it, so that it says what that is."""
    is_sure: bool
    """False for a list whose lines may be code, among them."""
    is_announced: bool
    """Whether the text above it ends with a colon."""
    asks: bool
    """Whether it is questions, which nobody shows as code."""


def check(note: Note) -> Iterator[Finding]:
    yield from _pictures(note)
    read = list(_findings(note))
    if any(place.is_announced for place in read) and _shown_below_colons(note) >= _OFTEN + len(read):
        read = [place for place in read if not place.is_announced]
    found = [place for place in read if place.is_sure]
    if any(place.finding.message.startswith(_LIST) and place.above == "heading" for place in found):
        found = read  # the author indents lists below headings
    if len(found) < 3 or all(place.is_further for place in found):
        yield from (place.finding for place in found)
        return
    has_lists = any(block.kind == "list" for block in note.rendered)
    for place in found:
        is_meant = (
            place.above != "heading" and has_lists if place.finding.message.startswith(_LIST) else not place.is_defined
        )
        if not is_meant or place.asks:
            yield place.finding


def _pictures(note: Note) -> Iterator[Finding]:
    """Pictures that are printed as code, because they are indented further than what they belong to; but not where the same is shown too."""
    shown: set[str] | None = None
    for block in note.rendered:
        if block.kind == "code" and block.token is not None and block.token.type == "code_block":
            lines = [line.strip() for line, _ in note.document.content_spans(block.token) if line.strip()]
            if lines and all(map(_PICTURE.fullmatch, lines)) and not all(map(_PLACEHOLDER.search, lines)):
                if shown is None:
                    code = [(other.span.start, other.span.end) for other in note.rendered if other.kind == "code"]
                    images = [link.span for link in note.links if link.role == "image"]
                    shown = {note.document.slice(span) for span in images if not covers(code, span.start)}
                if shown.issuperset(lines):
                    continue  # a sample, beside what it looks like
                first = note.document.line_index(block.span.start)
                message = "this picture is indented by too many spaces, so its markdown shows up as code"
                yield Finding(note.document.lines_span(first, first + 1), message, "delete spaces at its start")


def _findings(note: Note) -> Iterator[_Place]:
    """Text and lists that are printed as code.

    Who indents the first line of a paragraph takes more spaces.
    """
    for parent in note.rendered:
        if parent.kind not in ("document", "details", "quote", "item"):
            continue
        befores = [None, *parent.children]
        for before, above, block in zip([None, *befores], befores, parent.children, strict=False):
            if block.kind != "code" or block.token is None:
                continue
            is_below_fence = above is not None and above.token is not None and above.token.type == "fence"
            if is_below_fence and (before is None or before.kind != "list"):
                continue  # what the code prints, as notebooks are converted
            text = note.document.slice(above.span).lstrip("> \t") if above is not None else ""
            if _DIRECTIVE.match(text) or (above is not None and above.kind == "paragraph" and _SAMPLE.search(text)):
                continue  # the body of an admonition, which is written for another engine, or a sample
            lines = [line.strip() for line, _ in note.document.content_spans(block.token) if line.strip()]
            prose = [line for line in map(_without_code, lines) if _PROSE.match(line) and not _CODE.search(line)]
            listed = [line for line in prose if _MARKER.match(line)]
            is_list = bool(lines) and len(prose) == len(lines) == len(listed)
            is_table = _is_table(lines)
            if (is_list or is_table) and _is_shown_too(note, lines):
                continue
            is_sure = is_list or is_table or (bool(lines) and len(prose) == len(lines) and _are_sentences(lines))
            if is_below_fence and not (is_list or is_table):
                continue
            may_be = bool(lines) and above is not None and above.kind == "heading" and all(map(_ITEM.match, lines))
            if is_sure or may_be:
                first = note.document.line_index(block.span.start)
                what = _LIST if is_list or may_be else "this table" if is_table else "this text"
                message = f"{what} is indented by four spaces or more, so it shows up as code"
                finding = Finding(note.document.lines_span(first, first + 1), message, "delete the spaces at its start")
                is_further = block.token.content.startswith((" ", "\t"))
                kind, is_announced = above.kind if above is not None else "", _COLON.search(text) is not None
                is_defined = kind == "paragraph" and _TERM.fullmatch(text) is not None
                asking = sum(line.endswith("?") and not _SPEECH.search(line) for line in lines)
                asks = not is_announced and (asking > 1 or asking == len(lines))
                yield _Place(finding, kind, is_further, is_defined, is_sure, is_announced, asks)


def _shown_below_colons(note: Note) -> int:
    """How many pieces of code that are indented stand below text that ends with a colon."""
    pairs = (pair for parent in note.rendered for pair in pairwise(parent.children))
    return sum(
        above.kind == "paragraph"
        and block.token is not None
        and block.token.type == "code_block"
        and _COLON.search(note.document.slice(above.span)) is not None
        for above, block in pairs
    )


def _is_shown_too(note: Note, lines: list[str]) -> bool:
    """Whether a post has the same lines beside the code, as they look on the page."""
    return _lines_of_text(note).issuperset(lines)


@once_per_note
def _lines_of_text(note: Note) -> set[str]:
    """The lines of a post that are in no code, without what they are indented by."""
    document = note.document
    in_code = {line for block in note.rendered if block.kind in ("code", "fence") for line in block.lines}
    return {document.line(line).strip() for line in range(len(document.line_starts)) if line not in in_code}


def _is_table(lines: list[str]) -> bool:
    """Whether lines are a header with words, a row of dashes, and rows below it."""
    rows = len(lines) > _ROWS and all(line[0] == line[-1] == "|" for line in lines)
    return rows and DELIMITER_ROW.fullmatch(lines[1]) is not None and any(map(str.isalpha, lines[0]))


def _without_code(line: str) -> str:
    """An item's line with a word in place of what is between backticks, which no code has after a bullet."""
    return CODE_SPAN.sub("x", line) if "`" in line and _MARKER.match(line) else line


def _are_sentences(lines: list[str]) -> bool:
    """Whether each line is as long as one of a text, or ends a sentence; the last may be what is left of it."""
    return all(_SENTENCE.search(line) for line in lines[:-1] or lines)


RULE = Rule(
    "MK002", "accidental-code-block", "Text that shows up as code because it is indented", Severity.WARNING, check
)
