"""Blocks nested deeper than anybody means: each engine reads them to its end, and fixing comes to one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notelint.document.nesting import DEEPEST
from notelint.linting.linter import Fixing, Linter
from notelint.settings.config import Config
from notelint.site.settings import SiteSettings

from ..support import Blog

SITES = ("github", "jekyll", "hugo", "mkdocs", "obsidian", "quarto", "zola")


def around(opening: str, closing: str) -> Callable[[int], str]:
    return lambda depth: opening * depth + "Text.\n\n" + closing * depth


def steps(line: str, width: int) -> Callable[[int], str]:
    return lambda depth: "".join(" " * width * i + line for i in range(depth))


NESTED: dict[str, Callable[[int], str]] = {
    "elements read as markdown": around('<div markdown="1">\n', "</div>\n"),
    "elements apart": around('<div markdown="1">\n\n', "</div>\n\n"),
    "elements in items": lambda depth: "".join(f'{"  " * i}- <div markdown="1">\n' for i in range(depth)),
    "elements in quotes": lambda depth: "".join(f'{"> " * i}<div markdown="1">\n' for i in range(depth)),
    "details": around("<details>\n<summary>x</summary>\n\n", "</details>\n\n"),
    "details read as markdown": around('<details markdown="1">\n<summary>x</summary>\n\n', "</details>\n\n"),
    "open details": around("<details>\n<summary>x</summary>\n\n", ""),
    "tables": around("<table><tr><td>\n\n", "</td></tr></table>\n\n"),
    "quotes": lambda depth: "> " * depth + "Text.\n",
    "callouts": lambda depth: "".join("> " * i + "> [!question]- Why?\n" for i in range(depth)),
    "items": steps("- a\n", 4),
    "items in a line": lambda depth: "- " * depth + "a\n",
    "quotes and items": lambda depth: "> 1. " * depth + "a\n",
    "fenced divs": around("::: {.callout-note}\n\n", ":::\n\n"),
    "open fenced divs": around("::: {.callout-note}\n", ""),
    "admonitions": steps('!!! note "x"\n', 4),
    "tabs": steps('=== "x"\n\n', 4),
    "definitions": lambda depth: "a\n" + steps(": a\n", 4)(depth),
    "footnotes": lambda depth: "".join(" " * 4 * i + f"[^{i}]: a\n\n" for i in range(depth)),
    "Liquid": around("{% details x %}\n\n", "{% enddetails %}\n\n"),
    "shortcodes": around("{{% details %}}\n\n", "{{% /details %}}\n\n"),
    "spans": around("[", "]{.b}"),
    "brackets": around("[", "](b)"),
}


@pytest.mark.parametrize("name", NESTED)
def test_it_is_read_and_fixed(blog: Blog, name: str) -> None:
    for site in SITES:
        for depth in (DEEPEST - 1, DEEPEST, DEEPEST + 1, 150):
            raw, config = NESTED[name](depth).encode(), Config(site=SiteSettings(site))
            report = Linter().lint_bytes(raw, blog.root / "a.md", "a.md", config, Fixing(unsafe=True, write=False))
            assert report.failure is None, f"{site}, {depth} deep: {report.failure}"


def test_what_is_around_deep_elements_is_read_as_before(blog: Blog) -> None:
    deep = '<div markdown="1">\n' * 200 + "Text.\n" + "</div>\n" * 200
    wrong = "[here](http://google.com)\n\n"
    config = Config(site=SiteSettings("jekyll"))
    report = Linter().lint_bytes(f"{wrong}{deep}\n{wrong}".encode(), blog.root / "a.md", "a.md", config)
    assert [(found.code, found.region.line) for found in report.diagnostics] == [("LK002", 1), ("LK002", 405)]
