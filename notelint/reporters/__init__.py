"""Reports to text: one module a format, each with ``render(reports, style) -> str``.

Every text goes through ``escape``; ``tests/reporters`` holds each format to it.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..linting.report import Report
    from .style import Style

FORMATS = (
    "full",
    "concise",
    "grouped",
    "json",
    "jsonl",
    "github",
    "gitlab",
    "azure",
    "sarif",
    "rdjson",
    "junit",
    "checkstyle",
    "markdown",
    "html",
)
"""The names of the modules here; ``full`` is ``text``."""
FORMAT_HELP = (
    "full, concise and grouped for people (default: full); html (a page with filters and progress); json, jsonl (a line a finding), sarif, rdjson (reviewdog), checkstyle,"
    " junit for machines; github and azure (annotations), gitlab (Code Quality), markdown (a job's summary) for CI"
)


def render(format: str, reports: Sequence["Report"], style: "Style") -> str:
    """All reports in one of ``FORMATS``."""
    module = "text" if format == "full" else format
    rendered: str = import_module(f".{module}", __name__).render(reports, style)
    return rendered
