"""What Python-Markdown takes out of the text before it looks for blocks: code fences and HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...named_tuple import NamedTuple
from ...regex import regex
from .elements import Element

if TYPE_CHECKING:
    from .grammar import Grammar

_BLOCK_LEVEL = frozenset(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hgroup hr main menu nav ol p pre section table ul canvas colgroup dd body dt group html iframe li legend math map"
    " noscript output object option progress video script style summary tbody td textarea tfoot th thead tr center".split()
)
_SPAN_CONTENT = frozenset("address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th".split())
_FENCE = regex(
    r"(?<![~`])(?P<fence>~{3,}+|`{3,}+)[ ]*+(?:\{(?P<attrs>[^\n]*)\}|\.?(?P<lang>[\w#.+-]*+)[ ]*"
    r"(?:hl_lines=(?:\"[^\"]*\"|'[^']*')[ ]*)?)$"
)
_SUPERFENCE = regex(
    r"(?<![> ])(?P<margin>[> ]*+)(?<![~`])(?P<fence>~{3,}+|`{3,}+)[ ]*+(?:\{(?P<attrs>[^\n]*)\}|(?:\.?(?P<lang>[\w#.+-]++)(?!=))?"
    r"(?:[ ]*+(?:\{[^\n]*\}|(?>(?:[a-zA-Z][\w.-]*+=(?:\"[^\"]*\"++|'[^']*'++)[ ]*+)*))))[ ]*$"
)
_ANY_INFO = regex(
    r"(?<![> ])(?P<margin>[> ]*+)(?<![~`])(?P<fence>~{3,}+|`{3,}+)[ ]*+(?:\{(?P<attrs>[^\n]*)\}"
    r"|\.?(?!(?:from|import|def|class|const|let|var|return|print)\b)(?P<lang>[\w#.+-]*+)[^`\n]*+)$"
)
"""Of a site whose own programs read what is after a fence before the engine does."""
_TAG = regex(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*+)(?P<rest>(?>(?:[^<>\"']|\"[^\"<]{0,500}\"|'[^'<]{0,500}')*))>")
_AT_START = regex(r" {0,3}<(?=[a-zA-Z!])")
_MARKDOWN = regex(r"""(?:^|\s)markdown(?:\s*=\s*["']?(?P<value>\w*)|(?=[\s/]|$))""")
_TAKEN = regex("\x02(\\d+)\x03")


class Line(NamedTuple):
    """A line, or what is left of one, with its number in the post."""

    text: str
    number: int

    def cut(self, width: int) -> Line:
        """The line without its first characters."""
        return Line(self.text[width:], self.number)


def blank(line: Line) -> bool:
    """Whether nothing is to be seen on a line."""
    return not line.text or line.text.isspace()


class Stash:
    """Keeps what is taken out; a line with its number is in for it."""

    def __init__(self, grammar: Grammar, read: Callable[[list[Line]], list[Element]]) -> None:
        self._on = grammar.extensions
        self._as_meant = grammar.as_meant
        self._read = read
        self._kept: list[list[Element]] = []
        self._depth = 0

    def taken(self, line: Line) -> list[Element] | None:
        """The blocks that a line is in for."""
        found = _TAKEN.fullmatch(line.text.strip()) if "\x02" in line.text else None
        return self._kept[int(found[1])] if found else None

    def _keep(self, elements: list[Element], number: int, margin: str = "") -> Line:
        self._kept.append(elements)
        return Line(f"{margin}\x02{len(self._kept) - 1}\x03", number)

    def take_fences(self, lines: list[Line]) -> list[Line]:
        """The lines with one in place of each fence, and blank ones beside it."""
        superfences = "superfences" in self._on
        if not superfences and "fenced_code" not in self._on:
            return lines
        out: list[Line] = []
        named = _SUPERFENCE if superfences else _FENCE
        pattern, at, absent = (_ANY_INFO if "any-info" in self._on else named), 0, set[str]()
        while at < len(lines):
            text = lines[at].text
            found = pattern.match(text) if "```" in text or "~~~" in text else None
            end = _closing(lines, at, found, absent) if found is not None else None
            if found is None or end is None:
                out.append(lines[at])
                at += 1
                continue
            margin = found.groupdict().get("margin") or ""
            out += self._fence(lines[at : end + 1], found, margin, superfences)
            at = end + 1
        return out

    def _fence(self, lines: list[Line], found: re.Match[str], margin: str, alone: bool) -> list[Line]:
        first, last = lines[0].number, lines[-1].number
        code = "".join(line.text[len(margin) :] + "\n" for line in lines[1:-1])
        made = Element("fence", first, last + 1, text=code, markup=found["fence"])
        made.info = found["lang"] or found["attrs"] or ""
        kept = self._keep([made], first, margin)
        return [kept] if alone else [Line("", first), kept, Line("", last)]

    def take_html(self, lines: list[Line]) -> list[Line]:
        """The lines with one in place of each HTML block."""
        out, lines, absent = list[Line](), list(lines), set[str]()
        self._depth += 1
        at = 0
        while at < len(lines):
            line = lines[at]
            opening = _AT_START.match(line.text) if "<" in line.text else None
            block = _html_end(lines, at, opening.end() - 1, absent, self._is_markdown) if opening else None
            if block is None:
                out.append(line)
                at += 1
                continue
            end, column, tag = block
            out += self._html(lines, at, end, column, tag)
            rest = lines[end].text[column:]
            at = end
            lines[end] = Line(rest, lines[end].number)
            at += not rest.strip()
        self._depth -= 1
        return out

    def _html(self, lines: list[Line], first: int, end: int, column: int, tag: re.Match[str] | None) -> list[Line]:
        """An element as one block, or as its tags with what is between them."""
        number, text = lines[first].number, lines[first].text
        margin = text[: len(text) - len(text.lstrip(" "))] if self._depth == 1 else ""  # what is in another has none
        elements: list[Element] | None = None
        is_read = self._as_meant or not margin  # further in, what it holds is printed as it is
        if tag is not None and is_read and self._depth < 20 and self._holds_blocks(tag):
            elements = self._with_blocks(lines, first, end, column, tag)
        if elements is None:
            elements = self._raw([*lines[first:end], Line(lines[end].text[:column], lines[end].number)])
        kept = [self._keep(elements, number, margin), Line("", number)]
        return kept if margin else [Line("", number), *kept]

    def _raw(self, lines: list[Line]) -> list[Element]:
        """HTML as it is written, with the fences that were taken out of it before."""
        elements: list[Element] = []
        run: list[Line] = []
        for line in [*lines, None]:
            taken = self.taken(line) if line is not None else []
            if taken is None and line is not None:
                run.append(line)
                continue
            text = "\n".join(part.text for part in run)
            if text.strip():
                elements.append(Element("html_block", run[0].number, run[-1].number + 1, text=text + "\n"))
            elements += taken or []
            run = []
        return elements

    def _holds_blocks(self, tag: re.Match[str]) -> bool:
        return (self._as_meant and tag["name"].lower() == "details") or self._is_markdown(tag)

    def _is_markdown(self, tag: re.Match[str]) -> bool:
        """Whether the extension for it reads what an element holds."""
        name, asked = tag["name"].lower(), _MARKDOWN.search(tag["rest"])
        if "md_in_html" not in self._on or asked is None:
            return False
        value = asked["value"] if asked["value"] is not None else "1"
        return value == "block" or (value in ("1", "") and name not in _SPAN_CONTENT and name not in ("pre", "script"))

    def _with_blocks(
        self, lines: list[Line], first: int, end: int, column: int, tag: re.Match[str]
    ) -> list[Element] | None:
        closing = lines[end].text.rfind("</", 0, column)
        inside = list(lines[first : end + 1])
        if closing < 0 or not lines[end].text[closing + 2 :].lower().startswith(tag["name"].lower()):
            return None
        if tag.end() > len(lines[first].text):
            return None
        inside[-1] = Line(lines[end].text[:closing], lines[end].number)
        inside[0] = Line(inside[0].text[tag.end() :], inside[0].number)
        opened = Element(
            "html_block", inside[0].number, inside[0].number + 1, text=lines[first].text[: tag.end()] + "\n"
        )
        close = lines[end].text[closing:column]
        closed = Element("html_block", lines[end].number, lines[end].number + 1, text=close + "\n")
        return [opened, *self._read(inside), closed]


def _closing(lines: list[Line], at: int, found: re.Match[str], absent: set[str]) -> int | None:
    """The line that closes a fence; its margin is that of the opening one, and no line between may have less."""
    margin, fence = found.groupdict().get("margin") or "", found["fence"]
    closing = re.compile(rf"{re.escape(margin)}{fence} *$")
    if margin + fence in absent:
        return None
    for number in range(at + 1, len(lines)):
        text = lines[number].text
        if closing.match(text):
            return number
        if margin and text.strip() and not text.startswith(margin.rstrip() if ">" in margin else margin):
            return None
    absent.add(margin + fence)
    return None


def _html_end(
    lines: list[Line], first: int, column: int, absent: set[str], is_markdown: Callable[[re.Match[str]], bool]
) -> tuple[int, int, re.Match[str] | None] | None:
    """Where the HTML block that begins on a line ends: line, column, and its opening tag; None where there is not one.

    ``absent`` remembers that no comment ends from here on. Where an element holds markdown, tags in the midst of a line open nothing.
    """
    text = lines[first].text
    if text.startswith("<!--", column):
        for number in range(first, len(lines) if "-->" not in absent else first):
            at = lines[number].text.find("-->", column + 4 if number == first else 0)
            if at >= 0:
                return number, at + 3, None
        absent.add("-->")
        return None
    tag = _TAG.match(text, column)
    if tag is None or tag["close"] or tag["name"].lower() not in _BLOCK_LEVEL:
        return None
    if tag["name"].lower() == "hr":
        return first, tag.end(), None
    if tag["rest"].rstrip().endswith("/"):
        return first, tag.end(), None
    stack, of_text = [tag["name"].lower()], is_markdown(tag)
    for number in range(first, len(lines)):
        begun = tag.end() if number == first else 0
        for inner in _TAG.finditer(lines[number].text, begun):
            name = inner["name"].lower()
            if not inner["close"]:
                if of_text and (name not in _BLOCK_LEVEL or not _is_apart(lines[number].text, begun, inner.start())):
                    continue
                if not inner["rest"].rstrip().endswith("/"):
                    stack.append(name)
                    begun = inner.end()
            elif name in stack:
                while stack.pop() != name:
                    pass
                if not stack:
                    return number, inner.end(), tag
    return len(lines) - 1, len(lines[-1].text), tag


def _is_apart(text: str, begun: int, at: int) -> bool:
    """Whether a tag stands near the start of its line, or right behind another that opens an element."""
    return at == begun or (at < 4 and not text[:at].strip(" "))
