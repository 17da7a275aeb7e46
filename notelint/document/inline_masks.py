"""Hide what is within paragraphs and is not CommonMark: math, templates, attributes, footnotes, wiki-links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from ..diagnostic import Span
from ..regex import regex
from .grammar.attributes import OF_HEADING
from .masker import FILLER, Mask, Masker

_START = regex(r"``*|\\begin\{|\\\\[\[(]|\\.|\$\$*|\{\{|\{%|\{|!\[\[|\[\[|\[\^|<!--|%%", re.DOTALL)
"""Each way begins with a plain character, so that re skips to the next of these."""
_BLANK = regex(r"\n(?:[ \t>]*\n)+")
_ATX_HEADING = regex(r"^[ \t>]*#{1,6}[ \t].*$", re.MULTILINE)
_UNDERLINE = regex(r"[ \t]*\n[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)
_BACKTICKS = regex("`+")
_WIKI_LINK = regex(r"!?\[\[[^\[\]\n]+\]\](?!\()")
_FOOTNOTE = regex(r"\[\^[^\[\]\s]+\](:?)")
_ATTRIBUTES = regex(
    r"\{:?[ \t]*+(?>(?:(?:[#.][\w:.-]++|[\w-]++(?:=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s}\"']++))?)(?:[ \t]++|(?=\})))*)\}"
)
_MARKED = regex(r"\{[ \t]?[:#.]")
"""Attributes that nobody takes for text."""
_ENVIRONMENT = regex(r"\\begin\{([A-Za-z]+\*?)\}")
_FORMULA_END = regex(r"\$\$[ \t]*$")
LIQUID_TAG = regex(r"\{%-?\s*(\w+)")
_SILENT_TAGS = frozenset(
    "assign capture endcapture if elsif else endif unless endunless case when endcase for endfor break continue"
    " tablerow endtablerow increment decrement raw endraw comment endcomment cycle liquid".split()
)
_NAME = regex(r"[A-Z_]{2}|\{")
"""What follows the dollar of a variable of a shell, and no formula's."""
_LONGEST_FORMULA = 1_000


def hide_inline(masker: Masker, start: int, end: int) -> None:
    """Mask what is within the paragraphs between two offsets."""
    text = masker.text
    if _START.search(text, start, end) is None:
        return
    paragraph = start
    while paragraph < end:
        blank = _BLANK.search(text, paragraph, end)
        stop = blank.start() if blank else end
        headings = _ATX_HEADING.finditer(text, paragraph, stop) if text.find("#", paragraph, stop) >= 0 else ()
        for heading in headings:  # what is opened in a heading ends in it
            _Paragraph(masker, paragraph, heading.start()).hide()
            _Paragraph(masker, *heading.span()).hide()
            paragraph = heading.end()
        _Paragraph(masker, paragraph, stop).hide()
        paragraph = blank.end() if blank else end


class _Paragraph:
    """A paragraph; each of its methods takes what opens a construct, and answers from where on to look for the next."""

    __slots__ = ("_heading_end", "_line_end", "absent", "end", "masker", "runs", "start", "text")

    def __init__(self, masker: Masker, start: int, end: int) -> None:
        self.masker = masker
        self.text = masker.text
        self.start = start
        self.end = end
        self.runs: dict[int, list[int]] = {}
        """Where backticks stand, by how many they are."""
        self.absent: set[str] = set()
        self._line_end = -1
        self._heading_end = 0

    def hide(self) -> None:
        """Mask all constructs."""
        at = self.start
        while (opening := _START.search(self.text, at, self.end)) is not None:
            opener = opening[0]
            handler = _HANDLERS.get(opener[:2]) or _HANDLERS.get(opener[0])
            at = handler(self, opener, opening.start()) if handler is not None else opening.end()

    def find(self, needle: str, at: int) -> int:
        """The next ``needle`` in the paragraph, or -1; one that was not found is not searched for again."""
        if needle in self.absent:
            return -1
        found = self.text.find(needle, at, self.end)
        if found < 0:
            self.absent.add(needle)
        return found

    def code(self, opener: str, here: int) -> int:
        """Step over a code span."""
        if not self.runs:
            for run in _BACKTICKS.finditer(self.text, self.start, self.end):
                self.runs.setdefault(len(run[0]), []).append(run.start())
        same = self.runs.get(len(opener), [])  # none where an escape took the first of them
        later = bisect_right(same, here)
        return (same[later] if later < len(same) else here) + len(opener)

    def template(self, opener: str, here: int) -> int:
        """Hide what is filled in when the site is built."""
        at = here + 2
        closer = {"<": ">}}", "%": "%}}"}.get(self.text[at : at + 1], "}}")
        found = self.find(closer, at)
        if found < 0:
            return at
        self.masker.hide("liquid" if closer == "}}" else "shortcode", here, found + len(closer))
        return found + len(closer)

    def liquid(self, opener: str, here: int) -> int:
        """Hide a tag of Liquid's."""
        found = self.find("%}", here + 2)
        if found < 0:
            return here + 2
        tag = LIQUID_TAG.match(self.text, here)
        silent = tag is not None and tag[1] in _SILENT_TAGS
        self.masker.hide("liquid", here, found + 2, " " if silent else FILLER)
        return found + 2

    def attributes(self, opener: str, here: int) -> int:
        """Hide an attribute list."""
        form = self.masker.grammar.attributes
        at_end = self._end_of_heading(here)
        taken = OF_HEADING[form].match(self.text, here, at_end) if at_end and form else None
        if taken is not None:
            end = taken.start() + taken[0].rindex("}") + 1
        else:
            written = _ATTRIBUTES.match(self.text, here, self.end)
            if written is None or not self._are_attributes(written, at_end):
                return here + 1
            end = written.end()
        self.masker.hide("attributes", here, end, " ")
        return end

    def _end_of_heading(self, here: int) -> int:
        """The end of the line at an offset where that is the last one of a heading's text; else 0."""
        if here > self._line_end:
            text, start = self.text, self.text.rfind("\n", 0, here) + 1
            end = text.find("\n", here)
            self._line_end = end if end >= 0 else len(text)
            is_heading = text[start:here].lstrip(" \t>").startswith("#") or _UNDERLINE.match(text, self._line_end)
            self._heading_end = self._line_end if is_heading else 0
        return self._heading_end

    def _are_attributes(self, written: re.Match[str], at_end: int) -> bool:
        """Whether braces end a heading, or stand directly after a link, picture, code span, emphasis or formula."""
        here, grammar = written.start(), self.masker.grammar
        behind = here > self.start and self.text[here - 1] in ")]`*_"
        if _MARKED.match(written[0]):
            formula = grammar.name == "pandoc" and _FORMULA_END.search(self.text, max(0, here - 10), here)
            ends = at_end and not self.text[written.end() : at_end].strip(" \t#")
            return behind or written[0].startswith("{:") or bool(ends or formula)
        return behind and "=" in written[0] and grammar.attributes in ("pandoc", "attr_list")

    def wiki_link(self, opener: str, here: int) -> int:
        """Hide a link between two pairs of brackets."""
        found = _WIKI_LINK.match(self.text, here, self.end)
        if found is None:
            return here + len(opener)
        self.masker.hide("wiki-link", here, found.end())
        return found.end()

    def footnote(self, opener: str, here: int) -> int:
        """Hide a footnote's mark; its definition stays, which is a block."""
        note = _FOOTNOTE.match(self.text, here, self.end)
        if note is None:
            return here + 2
        definition = bool(note[1]) and _starts_line(self.text, here)
        end = note.end() if definition else note.end() - len(note[1])
        if definition:
            self.masker.masks.append(Mask("footnote-definition", Span(here, end)))
        else:
            self.masker.hide("footnote", here, end)
        return end

    def html_comment(self, opener: str, here: int) -> int:
        """Step over a comment; hide it in a row of a table."""
        found = self.find("-->", here + 4)
        if found < 0:
            return here + 4
        if not _starts_line(self.text, here) and _in_table_row(self.text, here, found + 3):
            self.masker.hide("comment", here, found + 3, " ")
        return found + 3

    def comment(self, opener: str, here: int) -> int:
        """Hide a comment of Obsidian's."""
        found = self.find("%%", here + 2) if self.masker.grammar.percent_comments else -1
        if found <= here + 2 or self.text[here - 1 : here].isalnum():
            return here + 2
        self.masker.hide("comment", here, found + 2, " ")
        return found + 2

    def math(self, opener: str, here: int) -> int:
        """Hide a formula."""
        at = here + len(opener)
        closed = -1
        if len(opener) == 1:
            closed = self._formula_end(here, at)
        elif len(opener) == 2 and (found := self.find("$$", at)) >= 0:
            closed = found + 2
        if closed < 0:
            return at
        self.masker.hide("math", here, closed)
        return closed

    def environment(self, opener: str, here: int) -> int:
        """Hide a formula of LaTeX that begins within a line."""
        begin = _ENVIRONMENT.match(self.text, here, self.end)
        # of many with names of their own, none is searched to the end where nothing ends
        if begin is None or self.find("\\end{", here) < 0:
            return here + 2
        return self._hide_up_to(f"\\end{{{begin[1]}}}", here, begin.end())

    def brackets(self, opener: str, here: int) -> int:
        """Hide a formula between the brackets that Jupyter reads as such: ``\\\\(`` and ``\\\\[``."""
        at = here + len(opener)
        if len(opener) < 3 or not self.masker.grammar.spaced_math:
            return here + 2
        return self._hide_up_to("\\\\" + (")" if opener[-1] == "(" else "]"), here, at)

    def _hide_up_to(self, closer: str, here: int, at: int) -> int:
        """Hide a formula and what closes it; the offset after it, or after what opens one that is not closed."""
        found = self.find(closer, at)
        if found < 0 or self._crosses_cells(here, at, found):
            return at
        self.masker.hide("math", here, found + len(closer))
        return found + len(closer)

    def _formula_end(self, here: int, at: int) -> int:
        """The offset after the math that one dollar opens, or -1.

        The rule is pandoc's (no space inside the dollars unless there is ``spaced_math``, no digit after the second).
        It never spans table cells.
        """
        text, end = self.text, min(self.end, at + _LONGEST_FORMULA)
        if at >= end:
            return -1
        found = text.find("$", at, end)
        while found >= 0 and text[found - 1] == "\\":
            found = text.find("$", found + 1, end)
        if found < 0 or self._crosses_cells(here, at, found):
            return -1
        apart = text[at].isspace() or text[found - 1].isspace()
        if apart and not self.masker.grammar.spaced_math:
            return -1
        if text[found + 1 : found + 2].isdigit() or (not self._is_pandoc and _NAME.match(text, found + 1)):
            return -1
        return found + 1

    @property
    def _is_pandoc(self) -> bool:
        """Whether the engine itself reads formulas between dollars, and not a script on the page."""
        return self.masker.grammar.name == "pandoc"

    def _crosses_cells(self, here: int, at: int, found: int) -> bool:
        """Whether pipes in a formula divide cells; pandoc reads formulas first."""
        if self._is_pandoc or "|" not in self.text[at:found]:
            return False
        return _in_table_row(self.text, here, found)


_HANDLERS: dict[str, Callable[[_Paragraph, str, int], int]] = {
    "`": _Paragraph.code,
    "{{": _Paragraph.template,
    "{%": _Paragraph.liquid,
    "{": _Paragraph.attributes,
    "[[": _Paragraph.wiki_link,
    "![": _Paragraph.wiki_link,
    "[^": _Paragraph.footnote,
    "<!": _Paragraph.html_comment,
    "%%": _Paragraph.comment,
    "$": _Paragraph.math,
    "\\b": _Paragraph.environment,
    "\\\\": _Paragraph.brackets,
}


def _starts_line(text: str, at: int) -> bool:
    """Whether nothing but the marks of a quote is before an offset on its line."""
    while at > 0 and text[at - 1] in " \t>":
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def _in_table_row(text: str, start: int, end: int) -> bool:
    """Whether pipes stand on the line outside the range too, as they do in a row of a table."""
    left, right = max(0, start - _LONGEST_FORMULA), end + _LONGEST_FORMULA
    return "|" in text[left:start].rpartition("\n")[2] or "|" in text[end:right].partition("\n")[0]
