"""Paths of reports as CI systems want them: from the root of the repository, wherever the command runs."""

import os
from collections.abc import Sequence

from ..blog.blog import is_below
from ..linting.report import Report
from ..settings.sources import repository

CI_FORMATS = ("github", "gitlab", "azure", "sarif", "rdjson", "junit", "checkstyle", "markdown")
_WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where CI systems say that the repository is."""


def from_root(reports: Sequence[Report]) -> list[Report]:
    """The reports with paths from the repository's root; what is outside keeps its own."""
    here = os.path.realpath(os.getcwd())
    root = _root(here)
    if root == here:
        return list(reports)
    return [report._replace(path=_from(root, here, report.path)) for report in reports]


def _root(here: str) -> str:
    """The folder that the CI system names, if the command runs in it; else the repository's root."""
    named = (os.path.realpath(folder) for name in _WORKSPACES if (folder := os.environ.get(name)))
    return next((folder for folder in named if is_below(here, folder)), None) or repository(here)


def _from(root: str, here: str, path: str) -> str:
    if path == "<stdin>":
        return path
    whole = os.path.normpath(os.path.join(here, path))
    return os.path.relpath(whole, root).replace(os.sep, "/") if is_below(whole, root) else path
