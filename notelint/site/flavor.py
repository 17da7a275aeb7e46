"""What the markdown engines make of the same text: heading ids, tables, markdown inside HTML.

Each flavor is a value whose facts were read off the real engine: kramdown 2.4.0 with kramdown-parser-gfm 1.1.0,
and GitHub through github-slugger 2 and the GFM spec 0.29. ``tests/engines`` holds what they answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from . import heading_ids
from .heading_ids import HeadingIds


@dataclass(frozen=True)
class Flavor:
    """One markdown engine, as far as rules need to know it."""

    name: str
    heading_ids: HeadingIds
    """Headings without an id of their own, in order, to their ids."""
    details: Literal["attribute", "blank-line", "always"]
    """When markdown inside an HTML block is rendered: with ``markdown="1"`` on it, behind a blank line, always."""
    tables: Literal["gfm", "kramdown"]
    """How rows divide into cells, and what makes lines a table."""
    attributes: Literal["", "kramdown", "all"]
    """Which attributes behind a heading are no part of it: none, ``{#id}`` and ``{: …}``, or ``{.class}`` too."""


GITHUB = Flavor("github", heading_ids.github_ids, details="blank-line", tables="gfm", attributes="")
KRAMDOWN_GFM = Flavor("kramdown-gfm", heading_ids.kramdown_gfm_ids, "attribute", "kramdown", "kramdown")
KRAMDOWN = Flavor("kramdown", heading_ids.kramdown_ids, "attribute", "kramdown", "kramdown")
FLAVORS = {flavor.name: flavor for flavor in (GITHUB, KRAMDOWN_GFM, KRAMDOWN)}
