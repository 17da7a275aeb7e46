"""Which version of Hugo a blog is built with, as far as its files for hosts and workflows say."""

from __future__ import annotations

import re

from ..regex import regex
from .folder import Folder
from .sources import under

_FILES = ("netlify.toml", "vercel.json", ".hvm", ".tool-versions", "render.yaml", "amplify.yml", ".gitlab-ci.yml")
_WORKFLOWS = ".github/workflows"
_VERSION = regex(
    r"(?:hugo[-_]version\"?|HUGO_VERSION\"?|^hugo|hugo_extended|hugomods/hugo)[\"']?(?:[ \t]*+[:=]|[ \t])[ \t]*+[\"']?v?(?:exts-|extended_)?(0\.(\d{2,3})(?:\.\d+)?|latest)"
    r"|\Av?(0\.(\d{2,3})(?:\.\d+)?)\s*+\Z",
    re.IGNORECASE | re.MULTILINE,
)
NEWEST = 10_000
"""What ``latest`` stands for."""


def minor_version(site: Folder) -> int | None:
    """The number after the first point, 144 of 0.144.2; None where files say none, or several."""
    return site.remember("hugo-version", lambda: _read(site))


def _read(site: Folder) -> int | None:
    found: set[int] = set()
    workflows = [f"{_WORKFLOWS}/{name}" for name in site.blog.listing(_WORKFLOWS) if name.endswith((".yml", ".yaml"))]
    for path in dict.fromkeys((*(under(site, name) for name in _FILES), *_FILES, *workflows)):
        text = site.blog.read(path) or ""
        if "hugo" in text.lower() or path.endswith(".hvm"):
            found |= {int(match[2] or match[4] or NEWEST) for match in _VERSION.finditer(text)}
    return found.pop() if len(found) == 1 else None
