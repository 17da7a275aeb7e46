"""What the markdown engines make of the same text: heading ids, tables, markdown inside HTML.

Each flavor is a value whose facts were read off the real engine: kramdown 2.4.0 with kramdown-parser-gfm 1.1.0,
pandoc 2.17, Hugo 0.111, Python-Markdown 3.11, and GitHub through the GFM spec 0.29. ``tests/engines`` holds what they
answered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from . import heading_ids as ids
from .heading_ids import HeadingIds


@dataclass(frozen=True)
class Flavor:
    """One markdown engine, as far as rules need to know it."""

    name: str
    heading_ids: HeadingIds
    """Headings without an id of their own, in order, to their ids."""
    details: Literal["attribute", "blank-line", "always"]
    """When markdown inside an HTML block is rendered: with ``markdown="1"`` on it, behind a blank line, always."""
    tables: Literal["gfm", "kramdown", "other"]
    """How rows divide into cells, and what makes lines a table."""
    attributes: Literal["", "kramdown", "all"]
    """Which attributes behind a heading are no part of it: none, ``{#id}`` and ``{: …}``, or ``{.class}`` too."""
    interrupts: Literal["all", "commonmark", "quote", "none"] = "commonmark"
    """What may begin on the line after a paragraph: any list and quote; the same but numbers from 1 only; only quotes;
    neither."""
    long_setext: bool = False
    """Whether a heading that is underlined may have several lines."""
    setext_in_items: bool = False
    """Whether dashes right below a list underline its last item."""
    strict_emphasis: bool = False
    """Whether punctuation beside stars may keep them from opening or closing an emphasis, as CommonMark has it."""
    bare_signs: bool = False
    """Whether ``#Heading`` without a blank is a heading."""


GITHUB = Flavor("github", ids.github_ids, "blank-line", "gfm", "", long_setext=True, strict_emphasis=True)
OBSIDIAN = replace(GITHUB, name="obsidian")
KRAMDOWN_GFM = Flavor(
    "kramdown-gfm", ids.kramdown_gfm_ids, "attribute", "kramdown", "kramdown", "all", setext_in_items=True
)
KRAMDOWN = Flavor(
    "kramdown", ids.kramdown_ids, "attribute", "kramdown", "kramdown", "none", bare_signs=True, setext_in_items=True
)
HUGO = Flavor("hugo", ids.hugo_ids, "blank-line", "gfm", "all", long_setext=True, strict_emphasis=True)
HUGO_SAFE = replace(HUGO, name="hugo-safe", details="always")
HUGO_ASCII = replace(HUGO_SAFE, name="hugo-ascii", heading_ids=ids.hugo_ascii_ids)
HUGO_BLACKFRIDAY = replace(HUGO_SAFE, name="hugo-blackfriday", heading_ids=ids.hugo_blackfriday_ids)
PANDOC = Flavor("pandoc", ids.pandoc_ids, "always", "other", "all", "none", setext_in_items=True)
PYTHON_MARKDOWN = Flavor(
    "python-markdown", ids.python_markdown_ids, "attribute", "other", "all", "quote", bare_signs=True
)
PYMDOWNX = replace(PYTHON_MARKDOWN, name="pymdownx", heading_ids=ids.pymdownx_ids)
PYMDOWNX_CASED = replace(PYTHON_MARKDOWN, name="pymdownx-cased", heading_ids=ids.pymdownx_cased_ids)
FLAVORS = {
    flavor.name: flavor
    for flavor in (
        *(GITHUB, OBSIDIAN, KRAMDOWN_GFM, KRAMDOWN, HUGO, HUGO_SAFE, HUGO_ASCII, HUGO_BLACKFRIDAY),
        *(PANDOC, PYTHON_MARKDOWN, PYMDOWNX, PYMDOWNX_CASED),
    )
}
