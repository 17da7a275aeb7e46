"""Find the blog that a post belongs to."""

from __future__ import annotations

import os

from ..blog.blog import is_below
from ..site.markers import MARKERS


def find_root(path: str) -> str:
    """The blog that a post belongs to: the repository, else the outermost folder of a site, else the post's folder."""
    start = folder = os.path.dirname(os.path.abspath(path))
    site = None
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return folder
        if any(os.path.exists(os.path.join(folder, marker)) for marker in MARKERS):
            site = folder
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    if site is not None:
        return site
    here = os.getcwd()
    return here if is_below(start, here) else start
