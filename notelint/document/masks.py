"""Hide from the CommonMark parser what is not CommonMark, without moving a single character.

Math, Liquid, Hugo shortcodes, attribute lists, footnotes, wiki-links and comments would be misread as headings,
emphasis, link definitions or table cells. Each is overwritten with text of the same length and the same line breaks,
so that an offset into the masked text is an offset into the post. Code (fences and code spans) is never touched.

Sources: kramdown 2.4 syntax page (math, attribute lists, footnotes), Liquid 5 tags, Hugo shortcodes, pandoc 3 manual
(tex_math_dollars, fenced_divs, attributes), Obsidian help (wiki-links, comments), Python-Markdown (admonitions).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from ..diagnostic import Span
from .grammar.grammar import COMMONMARK, Grammar

FILLER = "\ue000"
"""A private-use letter: to the parser a letter that means nothing, to every reader of texts a hole."""


class Mask(NamedTuple):
    """One masked construct: what it is and where it is."""

    kind: str
    span: Span


_PREFIX = r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"
_FENCE = re.compile(rf"(?P<prefix>{_PREFIX})(?P<mark>`{{3,}}(?=[^`]*$)|~{{3,}})")
_BLOCK_START = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:"
    r"(?P<math>\$\$|\\\[|\\begin\{(?P<environment>[A-Za-z]+\*?)\})"
    r"|(?P<comment><!--|%%(?![^\n]*%%))"
    r"|(?P<liquid>\{%-?\s*(?:comment|highlight)\b)"
    r"|(?P<attributes>\{:[^}\n]*\}[ \t]*$|:\s+\{[^}\n]*\}[ \t]*$|:::++[ \t]*+(?:\{[^}\n]*\}[ \t]*+|[\w .\t-]*+)$)"
    r"|(?P<admonition>(?:(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t].*)?|===[!+]?[ \t]+\".*)$)"
    r")"
)
_INLINE_START = re.compile(r"``*|\\.|\$\$*|\{\{|\{%|\{[ \t]?[:#.]|!\[\[|\[\[|\[\^|<!--|%%", re.DOTALL)
"""Each way begins with a plain character, so that re skips to the next of these."""
_BLANK = re.compile(r"\n(?:[ \t>]*\n)+")
_NO_MATH = (re.compile(r"\n#{1,6}[ \t]"), re.compile(r"\n[ \t]*\n|\n#{1,6}[ \t]"))
"""What no formula holds: a heading; between brackets a blank line neither."""
_DIRECTIVES = frozenset(("admonition", "details", "tabbed"))
_INDENTED_BODY = re.compile(r"\n+ {4}")
_ATX_HEADING = re.compile(r"^[ \t>]*#{1,6}[ \t].*$", re.MULTILINE)
_BACKTICKS = re.compile("`+")
_HEADING_END = re.compile(r"[ \t#]*$", re.MULTILINE)
_LONGEST_MATH = 20_000
_LONGEST_FORMULA = 1_000
_NOT_PIPE = re.compile(r"[^|\\]|\\(?!\|)")
_NOT_NEWLINE = re.compile(r"[^\n]")
_WIKI_LINK = re.compile(r"!?\[\[[^\[\]\n]+\]\](?!\()")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\](:?)")
_ATTRIBUTES = re.compile(
    r"\{:?[ \t]*+(?:(?:[#.][\w:.-]++|[\w-]++(?:=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s}\"']++))?)(?:[ \t]++|(?=\})))*+\}"
)
_LIQUID_TAG = re.compile(r"\{%-?\s*(\w+)")
_SILENT_TAGS = frozenset(
    "assign capture endcapture if elsif else endif unless endunless case when endcase for endfor break continue"
    " tablerow endtablerow increment decrement raw endraw comment endcomment cycle liquid".split()
)


class _Masker:
    """Collects replacements over one text. Every look ahead is bounded or made once, so the work is linear."""

    def __init__(self, text: str, start: int, grammar: Grammar) -> None:
        self.text = text
        self.start = start
        self.grammar = grammar
        self.masks: list[Mask] = []
        self.pieces: list[tuple[int, int, str]] = []
        self.absent: set[str] = set()

    def hide(self, kind: str, start: int, end: int, filler: str = FILLER, prefix: int = 0) -> None:
        """Overwrite a range and remember what it was; on later lines up to ``prefix`` columns of margin stay."""
        self.masks.append(Mask(kind, Span(start, end)))
        first, *rest = self.text[start:end].split("\n")
        divides = self.grammar.name == "kramdown" and not prefix and kind in ("math", "wiki-link")
        lines = [_pipes_alone(first, filler) if divides and "|" in first else filler * len(first)]
        for line in rest:
            margin = min(prefix, len(line) - len(line.lstrip(" \t>")))
            lines.append(line[:margin] + filler * (len(line) - margin))
        self.pieces.append((start, end, "\n".join(lines)))

    def write(self, start: int, text: str) -> None:
        """Overwrite a range with a text of the same length."""
        self.pieces.append((start, start + len(text), text))

    def find(self, needle: str, start: int) -> int:
        """The offset after the next ``needle``, or -1; a needle once not found is never searched for again."""
        if needle in self.absent:
            return -1
        at = self.text.find(needle, start)
        if at < 0:
            self.absent.add(needle)
            return -1
        return at + len(needle)

    def masked(self) -> str:
        self.pieces.sort()
        out, last = [_NOT_NEWLINE.sub(" ", self.text[: self.start])], self.start
        for start, end, replacement in self.pieces:
            out += (self.text[last:start], replacement)
            last = end
        out.append(self.text[last:])
        return "".join(out)


def _pipes_alone(line: str, filler: str) -> str:
    """A line of which only the pipes are left, which kramdown divides cells at in formulas too."""
    return _NOT_PIPE.sub(filler, line)


def mask(text: str, start: int = 0, grammar: Grammar = COMMONMARK) -> tuple[str, list[Mask]]:
    """Return ``text`` with everything before ``start`` blanked and every construct overwritten that its grammar can't read.

    ``text`` has ``\\n`` line ends only. The result has the same length and the same line breaks.
    """
    masker = _Masker(text, start, grammar)
    prose = line = start
    fence: tuple[str, bool] | None = None
    end = -1
    while line < len(text):
        if end < line:
            end = text.find("\n", line)
            end = len(text) if end < 0 else end
        if fence is not None:
            row = text[line:end]
            if fence[1] and not row.lstrip().startswith(">"):  # the quote that it was opened in has ended
                fence, prose = None, line
                continue
            if _closes(row, fence[0]):
                fence, prose = None, end
        elif (opening := _FENCE.match(text, line, end)) is not None:
            _inline(masker, prose, line)
            fence = (opening["mark"], ">" in opening["prefix"])
        elif (block := _BLOCK_START.match(text, line, end)) is not None:
            after = _block(masker, block, line, end)
            if after is not None:
                _inline(masker, prose, line)
                prose = line = after
                if text.startswith("\n", after):
                    line += 1
                continue
        line = end + 1
    if fence is None:
        _inline(masker, prose, len(text))
    masker.masks.sort(key=lambda mask: mask.span)
    return masker.masked(), masker.masks


def _closes(row: str, mark: str) -> bool:
    bare = row.lstrip(" \t>").rstrip()
    return len(bare) >= len(mark) and not bare.strip(mark[0])


def _block(masker: _Masker, block: re.Match[str], line: int, end: int) -> int | None:
    """Mask a construct that starts a line; return the offset after it, or None where there is not one."""
    text = masker.text
    at = block.end("prefix")
    if opener := block["math"]:
        closer = {"$$": "$$", "\\[": "\\]"}.get(opener, f"\\end{{{block['environment']}}}")
        found = text.find(closer, at + len(opener), at + _LONGEST_MATH)
        strict = opener == "\\[" or masker.grammar.name in ("pandoc", "python-markdown")
        if found < 0 or _NO_MATH[strict].search(text, at, found):
            return None
        masker.hide("math", at, found + len(closer), prefix=at - line)
        return found + len(closer)
    if opener := block["comment"]:
        if opener == "<!--":
            after = masker.find("-->", at)
            # the parser knows HTML comments; only what is inside must not be read as markup
            return after if after > end else None
        after = masker.find("%%", at + 2) if masker.grammar.percent_comments else -1
        if after < 0:
            return None
        masker.hide("comment", at, after, " ")
        return after
    if block["liquid"]:
        return _liquid_block(masker, at, end)
    if block["attributes"] and (masker.grammar.name in ("commonmark", "pandoc") or block["attributes"][0] != ":"):
        masker.hide("attributes", at, end, " ")
        return end
    if block["admonition"] and masker.grammar.extensions & _DIRECTIVES and _INDENTED_BODY.match(text, end):
        head = text[at:end]
        title = max(head.find('"') + 1, 0) or len(head)
        masker.masks.append(Mask("admonition", Span(at, at + title)))
        if head.endswith('"') and title < len(head):
            masker.masks.append(Mask("admonition", Span(end - 1, end)))
        return end
    return None


def _liquid_block(masker: _Masker, at: int, end: int) -> int | None:
    text = masker.text
    tag = _LIQUID_TAG.match(text, at)
    opened = text.find("%}", at, end) + 2
    if tag is None or opened < 2:
        return None
    name = tag[1]
    closing = (
        re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}").search(text, opened) if f"end{name}" not in masker.absent else None
    )
    if closing is None:
        masker.absent.add(f"end{name}")
        return None
    if name == "comment":
        masker.hide("comment", at, closing.end(), " ")
        return closing.end()
    if name == "highlight" and opened - at >= 3:
        masker.masks += (Mask("liquid", Span(at, opened)), Mask("liquid", Span(*closing.span())))
        masker.write(at, "~~~".ljust(opened - at))
        masker.write(closing.start(), "~~~".ljust(closing.end() - closing.start()))
        return closing.end()
    return None


def _inline(masker: _Masker, start: int, end: int) -> None:
    """Mask what is within the paragraphs between two offsets."""
    text = masker.text
    if _INLINE_START.search(text, start, end) is None:
        return
    paragraph = start
    while paragraph < end:
        blank = _BLANK.search(text, paragraph, end)
        stop = blank.start() if blank else end
        for heading in _ATX_HEADING.finditer(text, paragraph, stop):  # what is opened in a heading ends in it
            _paragraph(masker, paragraph, heading.start())
            _paragraph(masker, *heading.span())
            paragraph = heading.end()
        _paragraph(masker, paragraph, stop)
        paragraph = blank.end() if blank else end


def _paragraph(masker: _Masker, start: int, end: int) -> None:
    text = masker.text
    runs: dict[int, list[int]] = {}
    absent: set[str] = set()

    def find(needle: str, at: int) -> int:
        if needle in absent:
            return -1
        found = text.find(needle, at, end)
        if found < 0:
            absent.add(needle)
        return found

    at = start
    while (match := _INLINE_START.search(text, at, end)) is not None:
        opener, here = match[0], match.start()
        at = match.end()
        if opener[0] == "`":
            if not runs:
                for run in _BACKTICKS.finditer(text, start, end):
                    runs.setdefault(len(run[0]), []).append(run.start())
            same = runs.get(len(opener), [])  # none where an escape took the first of them
            later = bisect_right(same, here)
            if later < len(same):
                at = same[later] + len(opener)
        elif opener == "{{":
            closer = {"<": ">}}", "%": "%}}"}.get(text[at : at + 1], "}}")
            found = find(closer, at)
            if found >= 0:
                at = found + len(closer)
                masker.hide("liquid" if closer == "}}" else "shortcode", here, at)
        elif opener == "{%":
            found = find("%}", at)
            if found >= 0:
                at = found + 2
                tag = _LIQUID_TAG.match(text, here)
                silent = tag is not None and tag[1] in _SILENT_TAGS
                masker.hide("liquid", here, at, " " if silent else FILLER)
        elif opener[0] == "{":
            attributes = _ATTRIBUTES.match(text, here, end)
            if attributes is not None and (opener == "{:" or _follows(text, start, here, attributes.end())):
                at = attributes.end()
                masker.hide("attributes", here, at, " ")
        elif opener.endswith("[["):
            wiki = _WIKI_LINK.match(text, here, end)
            if wiki is not None:
                at = wiki.end()
                masker.hide("wiki-link", here, at)
        elif opener == "[^":
            note = _FOOTNOTE.match(text, here, end)
            if note is not None:
                definition = bool(note[1]) and _starts_line(text, here)
                at = note.end() if definition else note.end() - len(note[1])
                if definition and masker.grammar.reads_footnotes:
                    masker.masks.append(Mask("footnote-definition", Span(here, at)))
                else:
                    masker.hide("footnote-definition" if definition else "footnote", here, at)
        elif opener == "<!--":
            found = find("-->", at)
            if found >= 0:
                at = found + 3
                if not _starts_line(text, here) and _in_table_row(text, here, at):
                    masker.hide("comment", here, at, " ")
        elif opener == "%%":
            found = find("%%", at) if masker.grammar.percent_comments else -1
            if found > at and not text[here - 1 : here].isalnum():
                at = found + 2
                masker.hide("comment", here, at, " ")
        elif opener[0] == "$":
            if at - here == 2:
                found = find("$$", at)
                closed = found + 2 if found >= 0 else -1
            else:
                closed = _math_end(text, here, at, end, masker.grammar.spaced_math)
            if closed > 0:
                at = closed
                masker.hide("math", here, at)


def _starts_line(text: str, at: int) -> bool:
    """Whether nothing but the marks of a quote is before an offset on its line."""
    while at > 0 and text[at - 1] in " \t>":
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def _follows(text: str, start: int, at: int, end: int) -> bool:
    """Whether attributes end a heading or stand directly after a link, picture, code span or emphasis."""
    if at > start and text[at - 1] in ")]`*_":
        return True
    if not _HEADING_END.match(text, end):
        return False
    line = text.rfind("\n", 0, at) + 1
    return text[line:at].lstrip(" \t>").startswith("#")


def _math_end(text: str, here: int, at: int, end: int, spaced: bool) -> int:
    """The offset after the math that one dollar opens at ``here``, or -1.

    The rule is pandoc's (no space inside the dollars, unless it is ``spaced``, no digit after the second), and it never
    spans table cells.
    """
    if at - here > 2 or at >= end or (text[at].isspace() and not spaced):
        return -1
    end = min(end, at + _LONGEST_FORMULA)
    found = text.find("$", at, end)
    while found >= 0 and text[found - 1] == "\\":
        found = text.find("$", found + 1, end)
    if found < 0 or (text[found - 1].isspace() and not spaced) or text[found + 1 : found + 2].isdigit():
        return -1
    if "|" in text[at:found] and _in_table_row(text, here, found):
        return -1
    return found + 1


def _in_table_row(text: str, start: int, end: int) -> bool:
    """Whether pipes stand on the line outside the range too, as they do in a row of a table."""
    left, right = max(0, start - _LONGEST_FORMULA), end + _LONGEST_FORMULA
    return "|" in text[left:start].rpartition("\n")[2] or "|" in text[end:right].partition("\n")[0]
