"""Which grammar a post is read with: a value that the site's engine names, and nothing that costs an import."""

from __future__ import annotations

from typing import Literal

from ...named_tuple import NamedTuple


class Grammar(NamedTuple):
    """What an engine makes of a text, as far as blocks and foreign constructs go."""

    name: Literal["commonmark", "kramdown", "pandoc", "python-markdown"] = "commonmark"
    gfm: bool = False
    """Of kramdown: its GFM parser, which lets fences, headings, lists and quotes end a paragraph."""
    extensions: frozenset[str] = frozenset()
    """Of Python-Markdown: what ``mkdocs.yml`` switches on, by the last part of its name."""
    as_meant: bool = True
    """Whether what is in details elements is read as markdown, though the engine leaves it as it is written."""
    percent_comments: bool = False
    """Whether ``%% … %%`` is a comment, as in Obsidian."""
    spaced_math: bool = False
    """Whether a space may be at the dollars of a formula, as in Jupyter."""
    goldmark: bool = False
    """Of CommonMark: Hugo's goldmark, with attributes of headings and definition lists."""
    raw_shortcodes: frozenset[str] = frozenset()
    """Of Hugo: the shortcodes whose ``{{< … >}}`` and ``{{< /… >}}`` have code between them."""

    @property
    def attributes(self) -> Literal["", "goldmark", "kramdown", "pandoc", "attr_list"]:
        """What form its attribute lists have; none where it prints them."""
        if self.name == "python-markdown":
            return "attr_list" if "attr_list" in self.extensions else ""
        if self.name == "commonmark":
            return "goldmark" if self.goldmark else ""
        return self.name


COMMONMARK = Grammar()
