"""Attribute lists: which of them an engine takes off a heading, and off what else it takes some.

Read off kramdown 2.4, Hugo 0.111 and 0.168, pandoc 2.17 and Python-Markdown 3.11 with ``attr_list``.
"""

from __future__ import annotations

from ...regex import regex

_QUOTED = r"\"[^\"\n]*\"|'[^'\n]*'"
_ITEMS = {
    "goldmark": r"#[^\s{}\"'#]++|\.[^\s{}\"'#.]++|[A-Za-z_:][\w:.-]*+=(?:\"[^\"\n]*\"|[\w.+-]++)",
    "pandoc": rf"#[^\W\d][\w:.-]*+|\.[^\W\d][\w:.-]*+|[^\W\d][\w:.-]*+=(?:{_QUOTED}|[^\s{{}}\"'=]++)|-",
}
OF_HEADING = {
    "kramdown": regex(r"(?<=[ \t])\{#[^\W\d][\w:.-]*+\}[ \t]*$"),
    "goldmark": regex(
        rf"(?<!\\)\{{[ ,]*+(?>(?:(?:{_ITEMS['goldmark']})(?:[ ,]++|(?=\}})))*)\}}[ \t]*(?:(?<=[ \t])#++[ \t]*)?$"
    ),
    "pandoc": regex(rf"(?<!\\)\{{[ \t]*+(?>(?:(?:{_ITEMS['pandoc']})(?:[ \t]++|(?=\}})))+)\}}[ \t]*$"),
    "attr_list": regex(r"(?<=[ \t])\{:?[ ]*+[^\s{}][^{}\n]*+\}[ \t]*(?:#++[ \t]*)?$"),
}
"""By the form of an engine's lists, the one at the end of a heading's last line, closing hashes included."""
_LONGEST = 1_000
_ITEM = regex(r"(?:[-*+]|(?<!\d)\d+\.)[ \t]+\Z")
_ID = regex(r"(?:#|(?<![\w-])id=[\"']?)(?P<id>[^\s{}\"'#.][^\s{}\"'#]*)")


def ids(written: str) -> list[str]:
    """The ids that an attribute list gives; the last one holds."""
    return [found["id"] for found in _ID.finditer(written)]


def is_known(form: str, text: str, start: int, written: str) -> bool:
    """Whether an engine takes a list at an offset for attributes of what is before it; not of a heading's whole line."""
    line = _line_start(text, start)
    above, before = text[start - 1 : start], text[line:start].lstrip(" \t>")
    glued, alone = above in tuple(")`*_"), not _ITEM.sub("", before)
    if form == "pandoc":
        in_heading = above in (" ", "\t") and before.startswith("#")
        return not written.startswith("{:") and not in_heading
    if form == "kramdown":
        return written.startswith("{:") and (glued or above == ">" or alone)
    if form == "attr_list" and written.startswith("{"):
        return glued or (alone and written[1:2] == ":" and _ends_paragraph(text, line))
    return False


def _ends_paragraph(text: str, line: int) -> bool:
    """Whether text is right above a line."""
    end = max(line - 1, 0)
    above = text[_line_start(text, end) : end].lstrip(" \t>")
    return bool(above) and not above.startswith("#")


def _line_start(text: str, at: int) -> int:
    """The start of the line that an offset is in, but not further than a heading is long."""
    least = max(0, at - _LONGEST)
    found = text.rfind("\n", least, at)
    return found + 1 if found >= 0 else least
