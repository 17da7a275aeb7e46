"""Find the blog that a post belongs to."""

from __future__ import annotations

import os

from ..blog.blog import is_below
from ..site.markers import COMMON, MARKERS, is_of_site

_LONGEST_SETTINGS = 100_000
"""So many characters of a file are read to see whether it is a site's settings."""


def find_root(path: str) -> str:
    """The blog that a post belongs to: the repository, else the outermost folder of a site, else the post's folder."""
    start = folder = os.path.dirname(os.path.abspath(path))
    site = None
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return folder
        if any(_reveals_site(os.path.join(folder, marker), marker) for marker in MARKERS):
            site = folder
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    if site is not None:
        return site
    here = os.getcwd()
    return here if is_below(start, here) else start


def _reveals_site(path: str, marker: str) -> bool:
    if marker not in COMMON or not os.path.isfile(path):
        return marker not in COMMON and os.path.exists(path)
    with open(path, encoding="utf-8", errors="replace") as file:
        return is_of_site(file.read(_LONGEST_SETTINGS))
