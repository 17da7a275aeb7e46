"""Hide from the CommonMark parser what is not CommonMark, without moving a single character.

Math, Liquid, Hugo shortcodes, attribute lists, footnotes, wiki-links and comments would be misread as headings,
emphasis, link definitions or table cells. Each is overwritten with text of the same length and the same line breaks,
so that an offset into the masked text is an offset into the post. Code (fences and code spans) is never touched.

Sources: kramdown 2.4 syntax page (math, attribute lists, footnotes), Liquid 5 tags, Hugo shortcodes, pandoc 3 manual
(tex_math_dollars, fenced_divs, attributes), Obsidian help (wiki-links, comments), Python-Markdown (admonitions).
"""

from __future__ import annotations

import re

from ..diagnostic import Span
from ..regex import regex
from .grammar.grammar import COMMONMARK, Grammar
from .inline_masks import LIQUID_TAG, hide_inline
from .masker import FILLER, Mask, Masker

__all__ = ["FILLER", "Mask", "mask"]

_PREFIX = r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"
_FENCE = regex(rf"(?P<prefix>{_PREFIX})(?P<mark>`{{3,}}(?=[^`]*$)|~{{3,}})")
_BLOCK_START = regex(
    rf"(?P<prefix>{_PREFIX})(?:"
    r"(?P<math>\$\$|\\\[|\\begin\{(?P<environment>[A-Za-z]+\*?)\})"
    r"|(?P<comment><!--|%%(?![^\n]*%%))"
    r"|(?P<extension>\{::comment[ \t]*\}[ \t]*$)"
    r"|(?P<liquid>\{%-?\s*(?:comment|highlight)\b)"
    r"|(?P<shortcode>\{\{<[ \t]*(?P<name>[\w/-]+))"
    r"|(?P<attributes>\{:[^}\n]*\}[ \t]*$|:\s+\{[^}\n]*\}[ \t]*$|:::++[ \t]*+(?:\{[^}\n]*\}[ \t]*+|[\w .\t-]*+)$)"
    r"|(?P<admonition>(?:(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t].*)?|===[!+]?[ \t]+\".*)$)"
    r")"
)
_NEXT = regex(rf"\n{_PREFIX}(?:`{{3}}|~{{3}}|[$\\<%{{:!?=])")
"""The end of the line before one with which a fence or a construct may begin."""
_ENDS_BLOCK = regex(r"[ \t]*(?:\Z|\n[ \t>]*(?:\Z|\n|\{:))")
_NO_MATH = (regex(r"\n(?:[ \t]*>)*[ ]{0,3}#{1,6}[ \t]"), regex(r"\n[ \t>]*\n|\n(?:[ \t]*>)*[ ]{0,3}#{1,6}[ \t]"))
"""What no formula holds: a heading; between brackets a blank line neither."""
_DIRECTIVES = frozenset(("admonition", "details", "tabbed"))
_OPTIONS = regex(r"(?>(?:\n {4,}+[^\s][^\n]*+)+)")
"""What is indented right below ``::: name``, for mkdocstrings and its like."""
_INDENTED_BODY = regex(r"\n+ {4}")
_EXTENSION_END = regex(r"^ {0,3}\{:/(?:comment)?\}[ \t]*$", re.MULTILINE)
_LONGEST_MATH = 20_000


def mask(text: str, start: int = 0, grammar: Grammar = COMMONMARK) -> tuple[str, list[Mask]]:
    """Return ``text`` with everything before ``start`` blanked and every construct overwritten that its grammar can't read.

    ``text`` has ``\\n`` line ends only. The result has the same length and the same line breaks.
    """
    masker = Masker(text, start, grammar)
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
            hide_inline(masker, prose, line)
            fence = (opening["mark"], ">" in opening["prefix"])
        elif (block := _BLOCK_START.match(text, line, end)) is not None:
            after = _block(masker, block, line, end)
            if after is not None:
                hide_inline(masker, prose, line)
                prose = line = after
                if text.startswith("\n", after):
                    line += 1
                continue
        if fence is None:
            following = _NEXT.search(text, end)
            end = following.start() if following is not None else len(text)
        line = end + 1
    if fence is None:
        hide_inline(masker, prose, len(text))
    masker.masks.sort(key=lambda mask: mask.span)
    return masker.masked(), masker.masks


def _closes(row: str, mark: str) -> bool:
    bare = row.lstrip(" \t>").rstrip()
    return len(bare) >= len(mark) and not bare.strip(mark[0])


def _block(masker: Masker, block: re.Match[str], line: int, end: int) -> int | None:
    """Mask a construct that starts a line; return the offset after it, or None where there is not one."""
    at = block.end("prefix")
    if block["math"]:
        return _math(masker, block, line, at)
    if block["comment"]:
        return _comment(masker, block["comment"], at, end)
    if block["extension"]:
        return _kramdown_comment(masker, at, end)
    if block["liquid"]:
        return _liquid_block(masker, at, end)
    if block["shortcode"]:
        return _raw_shortcode(masker, block["name"], at, end)
    if block["attributes"]:
        if block["attributes"].startswith(":::") and "directives" in masker.grammar.extensions:
            options = _OPTIONS.match(masker.text, end)
            after = end if options is None else options.end()
            masker.hide("directive", at, after, " ")
            return after
        if block["attributes"][0] == ":" and masker.grammar.name not in ("commonmark", "pandoc"):
            return None
        masker.hide("attributes", at, end, " ")
        return end
    return _directive(masker, at, end)


def _math(masker: Masker, block: re.Match[str], line: int, at: int) -> int | None:
    opener, text = block["math"], masker.text
    closer = {"$$": "$$", "\\[": "\\]"}.get(opener, f"\\end{{{block['environment']}}}")
    found = text.find(closer, at + len(opener), at + _LONGEST_MATH)
    strict = opener == "\\[" or masker.grammar.name in ("pandoc", "python-markdown")
    if found < 0 or _NO_MATH[strict].search(text, at, found):
        return None
    end = found + len(closer)
    is_block = opener == "$$" and _ENDS_BLOCK.match(text, end) is not None and _is_below_block(text, line)
    masker.hide("math", at, end, prefix=at - line, is_block=is_block)
    return end


def _is_below_block(text: str, line: int) -> bool:
    """Whether nothing, an empty line or a heading is above a line."""
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)].strip(" \t>")
    return not above or above.startswith("#")


def _comment(masker: Masker, opener: str, at: int, end: int) -> int | None:
    if opener == "<!--":
        after = masker.find("-->", at)
        # the parser knows HTML comments; only what is inside must not be read as markup
        return after if after > end else None
    after = masker.find("%%", at + 2) if masker.grammar.percent_comments else -1
    if after < 0:
        return None
    masker.hide("comment", at, after, " ")
    return after


def _kramdown_comment(masker: Masker, at: int, end: int) -> int | None:
    if masker.grammar.name != "kramdown" or "{:/" in masker.absent:
        return None
    closing = _EXTENSION_END.search(masker.text, end)
    if closing is None:
        masker.absent.add("{:/")
        return None
    masker.hide("comment", at, closing.end(), " ")
    return closing.end()


def _directive(masker: Masker, at: int, end: int) -> int | None:
    if not masker.grammar.extensions & _DIRECTIVES or not _INDENTED_BODY.match(masker.text, end):
        return None
    head = masker.text[at:end]
    title = max(head.find('"') + 1, 0) or len(head)
    masker.masks.append(Mask("admonition", Span(at, at + title)))
    if head.endswith('"') and title < len(head):
        masker.masks.append(Mask("admonition", Span(end - 1, end)))
    return end


def _liquid_block(masker: Masker, at: int, end: int) -> int | None:
    text = masker.text
    tag = LIQUID_TAG.match(text, at)
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


def _raw_shortcode(masker: Masker, name: str, at: int, end: int) -> int | None:
    """Code between two shortcodes: each alone on its line is like the mark of a fence."""
    closer = f"{{{{</{name}>"
    if name not in masker.grammar.raw_shortcodes or closer in masker.absent:
        return None
    text = masker.text
    tag_end = text.find(">}}", at, end) + 3
    if tag_end < 3 or text[tag_end - 4] == "/":
        return None
    closing = re.compile(rf"\{{\{{<[ \t]*/[ \t]*{re.escape(name)}[ \t]*>\}}\}}").search(text, at)
    if closing is None:
        masker.absent.add(closer)
        return None
    line = text.rfind("\n", 0, closing.start()) + 1
    if text[tag_end:end].strip() or line <= end or text[line : closing.start()].strip(" \t>"):
        masker.hide("shortcode", at, closing.end())
        return closing.end()
    masker.masks += (Mask("shortcode", Span(at, tag_end)), Mask("shortcode", Span(*closing.span())))
    masker.write(at, "~~~".ljust(tag_end - at))
    masker.write(closing.start(), "~~~".ljust(closing.end() - closing.start()))
    return closing.end()
