"""Heading ids against what the real engines made of the same headings (``tests/engines``)."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from notelint.document.blocks import read_blocks
from notelint.document.document import Document
from notelint.document.grammar.grammar import COMMONMARK, Grammar
from notelint.linting.linter import Linter
from notelint.note.headings import read_headings
from notelint.settings.config import Config, Selection
from notelint.site.engines.heading_ids import HeadingIds
from notelint.site.engines.names import ENGINES
from notelint.site.settings import SiteSettings

from ..support import PROJECT, Blog

ANSWERS = PROJECT / "tests" / "engines"
RECORDED = (
    "github",
    "hugo",
    "hugo-ascii",
    "hugo-blackfriday",
    "hugo-0.111",
    "hugo-ascii-0.111",
    "hugo-blackfriday-0.111",
    "kramdown",
    "kramdown-gfm",
    "pandoc",
    "pymdownx",
    "python-markdown",
)
IDS: dict[str, HeadingIds] = {
    name: ENGINES[name.removesuffix("-0.111")].older_ids[0] if name.endswith("-0.111") else ENGINES[name].heading_ids
    for name in RECORDED
}
GRAMMARS = {"hugo": Grammar(goldmark=True), "pandoc": Grammar("pandoc"), "kramdown": Grammar("kramdown", gfm=True)}


class _Site:
    """As much of a site as headings need."""

    has_templates = False

    def __init__(self, engine: str) -> None:
        self.heading_ids = IDS[engine]
        self.other_ids = lambda texts: set()


def ids_of(text: str, engine: str) -> list[str | None]:
    document = Document(text, grammar=GRAMMARS.get(engine.partition("-")[0], COMMONMARK))
    return [heading.id for heading in read_headings(document, read_blocks(document), _Site(engine))]  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", sorted(IDS))
def test_ids_agree_with_the_engine(engine: str) -> None:
    headings = json.loads((ANSWERS / "headings.json").read_text(encoding="utf-8"))
    recorded = json.loads((ANSWERS / f"{engine}.json").read_text(encoding="utf-8"))
    assert len(headings) == len(recorded["alone"]) >= 400
    wrong = []
    for heading, expected in zip(headings, recorded["alone"], strict=True):
        if expected is None:  # the engine makes no heading of it
            continue
        found = ids_of(f"## {heading}\n", engine)
        if found != [expected]:
            wrong.append((heading, expected, found))
    assert wrong == []


@pytest.mark.parametrize("engine", sorted(IDS))
def test_repeated_headings_are_counted_as_the_engine_does(engine: str) -> None:
    recorded = json.loads((ANSWERS / f"{engine}.json").read_text(encoding="utf-8"))
    alone = [identifier for identifier in recorded["alone"] if identifier is not None]
    together = [identifier for identifier in recorded["together"] if identifier is not None]
    headings = json.loads((ANSWERS / "headings.json").read_text(encoding="utf-8"))
    text = "\n\n".join(
        f"## {heading}" for heading, found in zip(headings, recorded["alone"], strict=True) if found is not None
    )
    found = ids_of(text + "\n", engine)
    assert len(alone) == len(together) == len(found)
    assert [(h, e, f) for h, e, f in zip(alone, together, found, strict=True) if e != f] == []


CONSTRUCTS = json.loads((ANSWERS / "constructs.json").read_text(encoding="utf-8"))
MKDOCS = "markdown_extensions: [tables, fenced_code, toc, attr_list, footnotes, md_in_html, admonition]\n"
"""What the constructs were recorded with."""
UNTOLD = {("TB003", "pandoc"), ("TB003", "python-markdown")}
"""Rules that keep silent about an engine: what makes a table there is not modelled."""


@pytest.mark.parametrize("engine", sorted(CONSTRUCTS[0]["html"]))
@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CONSTRUCTS])
def test_a_rule_speaks_where_the_engine_really_does_it(blog: Blog, case: dict[str, Any], engine: str) -> None:
    if (case["rule"], engine) in UNTOLD:
        pytest.skip("not modelled")
    broken = bool(re.search(case["broken"], case["html"][engine], re.DOTALL))
    is_mkdocs = engine == "python-markdown"
    blog.write({"notes.md": case["markdown"], **({"mkdocs.yml": MKDOCS} if is_mkdocs else {})})
    site = SiteSettings("mkdocs") if is_mkdocs else SiteSettings("github", engine.removesuffix("-0.111"))
    config = Config(selection=Selection(select=(case["rule"],)), site=site)
    report = Linter().lint_file(blog.root / "notes.md", "notes.md", config)
    assert report.failure is None
    assert bool(report.diagnostics) == broken, case["html"][engine]
