"""What the pages for people say is so: sites and their engines, and every page can be found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from notelint import cli
from notelint.linting.linter import Linter
from notelint.settings.config import Config
from notelint.site.markers import MARKERS
from notelint.site.settings import SiteSettings

from .support import Blog

PROJECT = Path(__file__).parent.parent
DOCS = PROJECT / "docs"
SITES = (DOCS / "sites.md").read_text(encoding="utf-8")
COLUMNS = {
    "GitHub": SiteSettings("github"),
    "kramdown-gfm": SiteSettings("jekyll", "kramdown-gfm"),
    "kramdown": SiteSettings("jekyll", "kramdown"),
    "Hugo": SiteSettings("hugo"),
    "pandoc": SiteSettings("quarto"),
    "python-markdown": SiteSettings("mkdocs"),
}


def table(text: str, first: str) -> list[list[str]]:
    """The rows of the table whose header begins with a word, header first."""
    start = text.index(f"| {first} ")
    rows = text[start : text.index("\n\n", start)].splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in (rows[0], *rows[2:])]


def test_heading_ids(blog: Blog) -> None:
    header, *rows = table(SITES, "Heading")
    assert header[1:] == list(COLUMNS)
    headings = [re.sub(r"^(`+) ?(.*?) ?\1$", r"\2", row[0]) for row in rows]
    blog.write({"a.md": "".join(f"## {heading}\n\n" for heading in headings)})
    for column, settings in enumerate(COLUMNS.values(), 1):
        note = Linter().note_of(blog.root / "a.md", "a.md", Config(site=settings))
        assert [f"`{heading.id}`" for heading in note.headings] == [row[column] for row in rows]


def test_what_reveals_a_site() -> None:
    _, *rows = table(SITES, "In the folder")
    shown = [(name, row[1]) for row in rows for name in re.findall(r"`([^`]+)`", row[0])]
    told = [name for name, _ in shown]
    assert told == [name for name in MARKERS if name in told]
    assert {name.lstrip(".").partition(".")[0] for name in MARKERS} == {
        name.lstrip(".").partition(".")[0] for name in told
    }
    assert all(site.lower().startswith(MARKERS[name]) for name, site in shown)


@pytest.mark.parametrize(
    ("settings", "helps"),
    [
        (SiteSettings("jekyll"), "attribute"),
        (SiteSettings("mkdocs"), "attribute"),
        (SiteSettings("github"), "blank-line"),
        (SiteSettings("obsidian"), "blank-line"),
        (SiteSettings("zola"), "blank-line"),
        (SiteSettings("hugo", "hugo"), "blank-line"),
        (SiteSettings("hugo", "hugo-safe"), "always"),
        (SiteSettings("quarto"), "always"),
    ],
)
def test_what_renders_inside_details(blog: Blog, settings: SiteSettings, helps: str) -> None:
    blog.write({"a.md": ""})
    assert Linter().site_of(blog.root / "a.md", Config(site=settings))[0].engine.details == helps


def test_versions_are_those_that_were_recorded() -> None:
    recorded = "".join(
        path.read_text(encoding="utf-8")[:400] for path in (DOCS.parent / "tests/engines").glob("*.json")
    )
    for engine, versions in table(SITES, "Engine | Version")[1:]:
        for version in versions.split(", "):
            assert version in recorded or engine.startswith("cmark-gfm"), engine


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    for page in (*DOCS.glob("*.md"), DOCS / "rules" / "README.md"):
        if page != DOCS / "README.md":
            assert f"({page.relative_to(DOCS).as_posix()})" in index, page
    assert "(docs/README.md)" in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_docs_are_clean(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Links, anchors and words of our own pages, by our own tool."""
    monkeypatch.chdir(PROJECT)
    code = cli.main(["check", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs"])
    assert code == 0, capsys.readouterr().out
