"""Reports to text: one module a format, each with ``render(reports, style) -> str``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..diagnostic import Severity
from ..engine import Report

FORMATS = ("full", "concise", "json")


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
    """All reports in one format."""
    if format == "json":
        from . import json

        return json.render(reports, style)
    from . import text

    return text.render_concise(reports, style) if format == "concise" else text.render(reports, style)


def counts(reports: Sequence[Report]) -> Counter[Severity]:
    """How many diagnostics there are of each severity."""
    return Counter(diagnostic.severity for report in reports for diagnostic in report.diagnostics)


_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


_COMMAND = re.compile(r"##\[|^\s*::(?=\w)")
"""What the runner of GitHub Actions takes for a command, anywhere in a log."""


def safe(text: str) -> str:
    """Text that can't drive a terminal or a log: control characters and changes of direction as escapes, one line."""
    text = _COMMAND.sub(lambda match: match[0].replace("[", "(").replace("::", ":\u2236"), text)
    return _UNSAFE.sub(
        lambda match: f"\\u{ord(match[0]):04x}" if match[0] > "\xff" else f"\\x{ord(match[0]):02x}", text
    ).replace("\n", " ")
