"""Reports to text: one module a format, each with ``render(reports, style) -> str``.

Every text goes through ``escape``; ``tests/reporters`` holds each format to it.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..linting.report import Report
    from .style import Style

FORMATS = ("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "markdown")
"""The names of the modules here, and the two texts of ``text``."""
FORMAT_HELP = (
    "full and concise for people (default: full); json, jsonl (a line a finding), sarif, checkstyle, junit for machines;"
    " github (annotations), gitlab (Code Quality), markdown (a job's summary) for CI"
)


def render(format: str, reports: Sequence["Report"], style: "Style") -> str:
    """All reports in one of ``FORMATS``."""
    if format in ("full", "concise"):
        from . import text

        return text.render_concise(reports, style) if format == "concise" else text.render(reports, style)
    rendered: str = import_module(f".{format}", __name__).render(reports, style)
    return rendered
