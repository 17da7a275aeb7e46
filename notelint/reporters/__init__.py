"""Reports to text: one module a format, each with ``render(reports, style) -> str``."""

import re
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from ..diagnostic import Severity
from ..linting.report import Placed, Region, Report


class Style(NamedTuple):
    """How text is laid out for a terminal."""

    color: bool = False
    width: int = 100
    """Columns."""
    summary: bool = True
    unsafe_fixes: bool = False
    """Whether fixes that may change what a post says were asked for."""
    only_fixed: bool = False
    """Whether only what was fixed is told, and nothing that remains."""


def render(format: str, reports: Sequence[Report], style: Style) -> str:
    """All reports in one of ``cli.FORMATS``: the name of a module here, or one of the two texts."""
    if format in ("full", "concise"):
        from . import text

        return text.render_concise(reports, style) if format == "concise" else text.render(reports, style)
    rendered: str = import_module(f".{format}", __name__).render(reports, style)
    return rendered


def counts(reports: Sequence[Report]) -> Counter[Severity]:
    """How many diagnostics there are of each severity."""
    return Counter(diagnostic.severity for report in reports for diagnostic in report.diagnostics)


class InFile(NamedTuple):
    """A place in a file, lines and columns (in code points) from 1; the end is the place behind the last character."""

    line: int
    column: int | None
    end_line: int
    end_column: int | None


def in_file(region: Region) -> InFile:
    """Where a region stands in the file. A notebook's file is JSON, whose lines mean nothing to a reader: its first line."""
    return InFile(1, None, 1, None) if region.cell else InFile(*region[1:])


def in_cell(region: Region) -> str:
    """What a message says in front in a notebook, whose cells and lines ``in_file`` can't say."""
    return f"cell {region.cell}, line {region.line}: " if region.cell else ""


def sentence(diagnostic: Placed) -> str:
    """Message and help in one safe line."""
    help = f" (help: {diagnostic.help})" if diagnostic.help else ""
    return safe(in_cell(diagnostic.region) + diagnostic.message + help)


_DRIVING = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls
    r"\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # other line ends, changes of direction
    r"\ufeff\ufffe\uffff\ud800-\udfff"  # what is no character, or none that XML can hold
)
_UNSEEN = r"\xad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
"""Format characters without a shape, such as the zero-width space."""
_UNSAFE, _UNSAFE_IN_DIFF = f"[{_DRIVING}{_UNSEEN}]", f"[{_DRIVING}]"
"""Patterns that a run seldom needs are compiled where they are used."""


def safe(text: str, diff: bool = False) -> str:
    """Text that can't drive a terminal or a log, nor hide anything from who reads it: as ``visible``, in one line.

    ``diff`` leaves what is merely not seen, so that a diff applies to posts with joined emoji.
    """
    text = without_commands(text, "(")
    if text.lstrip().startswith("::"):
        text = re.sub(r"^\s*::(?=\w)", lambda match: match[0].replace("::", ":\u2236"), text)
    return (re.sub(_UNSAFE_IN_DIFF, _escape, text) if diff else visible(text)).replace("\n", " ")


def without_commands(text: str, bracket: str) -> str:
    """A text with another bracket in what CI systems take for a command anywhere in a line: ``##[…`` (GitHub), ``##vso[…`` (Azure)."""
    return re.sub(r"(##\w*)\[", lambda match: match[1] + bracket, text) if "##" in text else text


def visible(text: str) -> str:
    """Text with controls, what can't be seen, changes of direction and what XML can't hold as escapes; line ends and tabs stay."""
    return text if text.isascii() and text.isprintable() else re.sub(_UNSAFE, _escape, text)


def _escape(match: "re.Match[str]") -> str:
    """As Python and JavaScript write it."""
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
