"""kramdown 2.4's blocks (``lib/kramdown/parser/kramdown``), with its GFM parser 1.1's changes; the names are its own.

kramdown asks its parsers one after the other what begins at a line. Items and quotes are cut out as texts of their own
and read in turn. Attribute lists are hidden already: where one stands alone, the line is blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import normalizeReference

from ...regex import regex
from .elements import Element, Growing, Lines
from .kramdown_html import LAZY_END_HTML, read_html
from .kramdown_lists import DEFINITION_START, LIST_START, read_definitions, read_list
from .kramdown_table import read_table
from .line_starts import BLANKS, BOUNDARY, END_OF_BLOCK, INDENT, KRAMDOWN_RULE
from .reader import LineEnds, Reader

if TYPE_CHECKING:
    from .grammar import Grammar

_CODE = regex(
    rf"(?:(?:[^\S\n]*\n)*(?:(?:\t| {{4}})[ \t]*\S.*\n)+(?:(?! {{0,3}}(?:{LAZY_END_HTML})|\^[^\S\n]*\n)[ \t]*\S.*\n)*)*"
)
_TILDES = regex(r"(?<!~)(~{3,}+)[^\S\n]*(\S*)[^\S\n]*\n")
_FENCE = regex(r"(?<![~` ]) {0,3}(~{3,}+|`{3,}+)[^\S\n]*(\S*)[^\S\n]*\n")
_CLOSING = {
    (gfm, sign): regex(rf"^{' {0,3}' if gfm else ''}({sign}{{3,}})[^\S\n]*\n", re.MULTILINE)
    for gfm, sign in ((True, "`"), (True, "~"), (False, "~"))
}
"""The marks that may close a fence, in kramdown's GFM and without it."""
_QUOTE_START = regex(r" {0,3}> ?")
_ATX = regex(r"(?<!#)(#{1,6})[\t ]*([^ \t].*)\n")
"""The text may be on the line below."""
_ATX_GFM = regex(r"(#{1,6})[\t ]++(.*)\n")
_SETEXT = regex(r" {0,3}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n")
_FOOTNOTE = regex(r" {0,3}\[\^\w[\w-]*\]:[^\S\n]*")
_LINK_DEFINITION = regex(
    r" {0,3}\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\s][^\n]*?))(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?([\"'])(.+?)\4)?[ \t]*?\n"
)
_ABBREVIATION = regex(r"(?<!\S) {0,3}\*\[([^\]\n]+)\]:(.*)\n")
_LAZY_END = regex(rf"[^\S\n]*\n|\^[^\S\n]*\n| {{0,3}}(?:{LAZY_END_HTML})|\Z")
_PARAGRAPH_END = regex(rf"{_LAZY_END.pattern}|{DEFINITION_START.pattern}")
_PARAGRAPH_END_GFM = regex(
    rf"{_PARAGRAPH_END.pattern}|{LIST_START.pattern}|#{{1,6}}[\t ]|{_QUOTE_START.pattern}| {{0,3}}[~`]{{3}}"
)

Parser = Callable[[Reader, Element], bool]


def step(reader: Reader, parent: Element) -> None:
    """Read one block."""
    for parser in () if reader.is_deepest else _parsers(reader.text, reader.pos):
        if parser(reader, parent):
            return
    _paragraph(reader, parent)


def _blank(reader: Reader, parent: Element) -> bool:
    start, text = reader.pos, reader.text
    found = BLANKS.match(text, start)
    if found is None:
        return False
    reader.pos = found.end()
    last = parent.last()
    if last is None or last.kind != "blank":
        reader.add(parent, "blank", start, level=text.count("\n", start, reader.pos))
    return True


def _code_block(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = reader.scan(_CODE)
    if found is None or not found[0]:
        return False
    reader.add(parent, "code_block", start, text=INDENT.sub("", found[0]))
    return True


def _fence(reader: Reader, parent: Element) -> bool:
    found = (_FENCE if reader.grammar.gfm else _TILDES).match(reader.text, reader.pos)
    if found is None:
        return False
    start, mark, info = reader.pos, found[1], found[2]
    closing = _closing(reader, mark, found.end())
    if closing is None or (info and len(closing[1]) < len(mark)):
        return False
    reader.pos = closing.end()
    code = reader.text[found.end() : closing.start()]
    reader.add(parent, "fence", start, text=code, info=info, markup=mark[: len(closing[1])])
    return True


def _closing(reader: Reader, mark: str, start: int) -> re.Match[str] | None:
    """The mark that closes a fence: the first as long, or where there is none the first of the longest that there are."""
    most = min(len(mark), reader.longest.get(mark[0], len(mark)))
    best = None
    if not most:
        return None
    for found in _CLOSING[reader.grammar.gfm, mark[0]].finditer(reader.text, start):
        if len(found[1]) >= most:
            return found
        if best is None or len(found[1]) > len(best[1]):
            best = found
    reader.longest[mark[0]] = len(best[1]) if best is not None else 0
    return best


def _quote(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    if _QUOTE_START.match(reader.text, start) is None:
        return False
    text, inside = reader.text, Growing()
    while True:
        end = text.find("\n", reader.pos) + 1 or len(text)
        opening = _QUOTE_START.match(text, reader.pos)
        inside.add(text[opening.end() if opening else reader.pos : end], reader.number(reader.pos))
        reader.pos = end
        if _LAZY_END.match(text, end):
            break
    reader.inner(inside.lines()).read(reader.add(parent, "quote", start))
    return True


def _heading(reader: Reader, parent: Element) -> bool:
    start, gfm = reader.pos, reader.grammar.gfm
    found = (_ATX_GFM if gfm else _ATX).match(reader.text, start)
    if found is None or not (gfm or reader.below_boundary(parent)):
        return False
    text = re.sub(r"(?:[\t ])#+\Z" if gfm else r"(?<!\\)#+\Z", "", found[2].rstrip()).strip()
    if not text:
        return False
    reader.pos = found.end()
    reader.add(parent, "heading", start, text=text, level=len(found[1]), markup=found[1])
    return True


def _rule(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = reader.scan(KRAMDOWN_RULE)
    if found is not None:
        reader.add(parent, "hr", start, markup=found[1])
    return found is not None


def _list(reader: Reader, parent: Element) -> bool:
    return LIST_START.match(reader.text, reader.pos) is not None and read_list(reader, parent)


def _definitions(reader: Reader, parent: Element) -> bool:
    return DEFINITION_START.match(reader.text, reader.pos) is not None and read_definitions(reader, parent)


def _html(reader: Reader, parent: Element) -> bool:
    return read_html(reader, parent)


def _setext(reader: Reader, parent: Element) -> bool:
    start, text = reader.pos, reader.text
    if not text.startswith(("-", "="), text.find("\n", start) + 1):
        return False
    found = _SETEXT.match(text, start)
    if found is None or not reader.below_boundary(parent):
        return False
    reader.pos = found.end()
    level = 2 if found[2] == "-" else 1
    reader.add(parent, "heading", start, text=found[1].rstrip(), level=level, markup=found[2])
    return True


def _table(reader: Reader, parent: Element) -> bool:
    start, text = reader.pos, reader.text
    has_pipe = text.find("|", start, text.find("\n", start)) >= 0
    return has_pipe and reader.below_boundary(parent) and read_table(reader, parent)


def _footnote(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    opening = _FOOTNOTE.match(reader.text, start)
    if opening is None:
        return False
    first = reader.text.find("\n", opening.end()) + 1 or len(reader.text)
    more = _CODE.match(reader.text, first)
    reader.pos = more.end() if more else first
    made = reader.add(parent, "footnote", start)
    inside = reader.lines.part(opening.end(), reader.pos)
    reader.inner(Lines(INDENT.sub("", inside.text), inside.numbers)).read(made)
    parent.children.append(Element("end-of-definition"))
    return True


def _link_definition(reader: Reader, parent: Element) -> bool:
    start = reader.pos
    found = _LINK_DEFINITION.match(reader.text, start)
    if found is None or re.search(r"[ \t][\"']", found[3] or ""):
        return False
    reader.pos = found.end()
    label = normalizeReference(found[1])
    address, title = found[2] or found[3] or "", found[5] or ""
    lines = [reader.number(start), reader.number(reader.pos - 1) + 1]
    reader.references.setdefault(label, {"title": title, "href": address, "map": lines})
    parent.children.append(Element("end-of-definition"))
    return True


def _abbreviation(reader: Reader, parent: Element) -> bool:
    if reader.scan(_ABBREVIATION) is None:
        return False
    parent.children.append(Element("end-of-definition"))
    return True


def _end_of_block(reader: Reader, parent: Element) -> bool:
    if reader.scan(END_OF_BLOCK) is None:
        return False
    parent.children.append(Element("end"))
    return True


def _paragraph(reader: Reader, parent: Element) -> bool:
    start, text = reader.pos, reader.text
    end = text.find("\n", start) + 1 or len(text)
    paragraph_end = _PARAGRAPH_END_GFM if reader.grammar.gfm else _PARAGRAPH_END
    while text[end : end + 1].isalpha() or paragraph_end.match(text, end) is None:
        end = text.find("\n", end) + 1 or len(text)
    reader.pos = end
    last = parent.last()
    if last is not None and last.kind == "paragraph":
        last.text += "\n" + text[start:end].rstrip()
        last.stop = reader.number(end - 1) + 1
    elif content := text[start:end].lstrip():
        reader.add(parent, "paragraph", end - len(content), content.rstrip())
    return True


_ANYWHERE: tuple[Parser, ...] = (_setext, _table)
_BY_CHARACTER: dict[str, tuple[Parser, ...]] = {
    "\n": (_blank,),
    "~": (_fence, *_ANYWHERE),
    "`": (_fence, *_ANYWHERE),
    ">": (_quote, *_ANYWHERE),
    "#": (_heading, *_ANYWHERE),
    "*": (_rule, _list, _setext, _table, _abbreviation),
    "-": (_rule, _list, *_ANYWHERE),
    "_": (_rule, *_ANYWHERE),
    "+": (_list, *_ANYWHERE),
    ":": (_definitions, *_ANYWHERE),
    "<": (_html, *_ANYWHERE),
    "[": (_setext, _table, _footnote, _link_definition),
    "^": (_setext, _table, _end_of_block),
    **dict.fromkeys("0123456789", (_list, *_ANYWHERE)),
}
_SPACES = regex(r"[ \t]*")


def _parsers(text: str, at: int) -> tuple[Parser, ...]:
    """What may begin at a line, by its first character."""
    first = text[at]
    if not first.isspace():
        return _BY_CHARACTER.get(first, _ANYWHERE)
    margin = _SPACES.match(text, at)
    assert margin is not None
    first = text[margin.end() : margin.end() + 1]
    if not first.strip():
        return (_blank,) if BOUNDARY.match(text, at) or not first else _ANYWHERE
    if margin.end() - at > 3 or "\t" in margin[0]:
        return (_code_block,)
    return _BY_CHARACTER.get(first, _ANYWHERE)


def read(source: str, grammar: Grammar, references: dict[str, Any], line_ends: LineEnds) -> Element:
    """The blocks of a post."""
    if not source.endswith("\n"):
        source += "\n"
    lines = Lines(source, range(source.count("\n") + 1))
    return Reader(grammar, line_ends, references, step, lines).read(Element("document"))
