"""What ``mkdocs.yml`` says of heading ids, and of what programs and other files add to a page."""

from __future__ import annotations

import pytest

from ..support import Blog, shown

TOC = "markdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds: {case: lower}\n"
IN_LINE = "markdown_extensions:\n  - toc: {permalink: true, slugify: !!python/name:pymdownx.slugs.uslugify}\n"
AS_MAPPING = "markdown_extensions:\n  toc:\n    # of the ids\n\n    slugify: !!python/name:pymdownx.slugs.uslugify\n"
TABBED = TOC.replace("toc", "pymdownx.tabbed")
BOTH = TABBED + "  - toc:\n      permalink: true\n"
PLAIN = "markdown_extensions:\n  - toc:\n      permalink: true\n"


@pytest.mark.parametrize(
    ("settings", "is_squeezed"),
    [(TOC, False), (IN_LINE, False), (AS_MAPPING, False), (TABBED, True), (BOTH, True), (PLAIN, True)],
)
def test_whose_slugs_heading_ids_are(blog: Blog, settings: str, is_squeezed: bool) -> None:
    post = "# Salt & pepper\n\n[one](#salt-pepper)\n\n[two](#salt--pepper)\n"
    blog.write({"mkdocs.yml": f"site_name: x\n{settings}", "docs/a.md": post})
    found = shown(blog.lint("docs/a.md", select=("LK001",)))
    assert [line.split()[0] for line in found] == ["5:7" if is_squeezed else "3:7"]


COMMENTS = """# Loom

#### <!-- md:setting loom.sett -->

#### <!-- md:option reed.width -->

[the sett](#loom.sett), [the reed](#+reed.width), [the weft](#loom.weft)

The [sett][loom.sett] and the [weft][loom.weft] of the [warp].

[warp]: https://loom.test/warp
"""


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("hooks:\n  - made.py\n", ["7:62 LK001", "9:38 MK020"]),
        ("", ["7:12 LK001", "7:36 LK001", "7:62 LK001", "9:12 MK020", "9:38 MK020"]),
    ],
)
def test_a_hook_makes_ids_of_what_comments_name(blog: Blog, settings: str, expected: list[str]) -> None:
    blog.write({"mkdocs.yml": f"site_name: x\n{settings}", "docs/a.md": COMMENTS})
    found = shown(blog.lint("docs/a.md", select=("LK001", "MK020")))
    assert [" ".join(line.split()[:2]) for line in found] == expected


SNIPPETS = "  - pymdownx.snippets:\n      auto_append:\n        - words.md\n"


@pytest.mark.parametrize(
    ("extensions", "place", "count"),
    [
        (SNIPPETS, "words.md", 0),
        (SNIPPETS + "      base_path: parts\n", "parts/words.md", 0),
        (SNIPPETS + "      base_path: [other, parts]\n", "parts/words.md", 0),
        (SNIPPETS.replace("\n        - words.md", " words.md"), "words.md", 0),
        ("  - pymdownx.snippets\n", "words.md", 1),
        (SNIPPETS, "other.md", 1),
    ],
)
def test_definitions_that_are_added_to_every_page(blog: Blog, extensions: str, place: str, count: int) -> None:
    post = "# Loom\n\nThe [shed][shed.high] and the [warp].\n\n[warp]: https://loom.test/warp\n"
    settings = f"site_name: x\nmarkdown_extensions:\n{extensions}"
    blog.write({"mkdocs.yml": settings, place: "  [Shed.high]: https://loom.test/shed\n", "docs/a.md": post})
    assert len(blog.lint("docs/a.md", select=("MK020",)).diagnostics) == count


TABS = """# Logo & loom

=== ":star: In & side"

    A reed.

=== "Out, side"

    A hem.

[1](#in--side), [2](#out-side), [3](#logo--loom-in--side), [4](#logo-loom-in--side), [5](#logo-loom-out-side), [6](#hem)
"""
SLUGS = "      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds: {case: lower}\n"
TABBED_ALONE = f"markdown_extensions:\n  - pymdownx.tabbed:\n      alternate_style: true\n{SLUGS}"


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        (TABBED_ALONE, "3456"),
        (f"{TABBED_ALONE}      combine_header_slug: true\n", "1236"),
        (TABBED_ALONE.replace(SLUGS, ""), "123456"),
    ],
)
def test_tabs_have_ids_where_the_settings_say_how(blog: Blog, settings: str, missing: str) -> None:
    blog.write({"mkdocs.yml": f"site_name: x\n{settings}", "docs/a.md": TABS})
    found = blog.lint("docs/a.md", select=("LK001",)).diagnostics
    assert [TABS.splitlines()[10][d.region.column - 4] for d in found] == list(missing)


LOOKED_UP = """::: loom.shed
    options:
      members: no
      order: source

The [shed][loom.shed.Shed] and the [warp].

[warp]: https://loom.test/warp
"""


@pytest.mark.parametrize(
    ("settings", "codes"),
    [("plugins: [mkdocstrings]\n", []), ("plugins: [autorefs]\n", []), ("plugins: [search]\n", ["MK020"])],
)
def test_labels_that_a_plugin_looks_up(blog: Blog, settings: str, codes: list[str]) -> None:
    blog.write({"mkdocs.yml": f"site_name: x\n{settings}", "docs/a.md": LOOKED_UP})
    found = [d.code for d in blog.lint("docs/a.md", select=("MK020", "MK013")).diagnostics]
    assert [code for code in found if code == "MK020"] == codes and (not found or settings == "plugins: [search]\n")


def test_a_snippet_may_hold_the_definitions(blog: Blog) -> None:
    post = 'The [shed][loom] and the [warp].\n\n[warp]: https://loom.test/warp\n\n--8<-- "links.md"\n'
    blog.write({"mkdocs.yml": "site_name: x\n", "docs/a.md": post, "docs/b.md": post.partition("\n\n--8")[0]})
    assert not blog.lint("docs/a.md", select=("MK020",)).diagnostics
    assert blog.lint("docs/b.md", select=("MK020",)).diagnostics


@pytest.mark.parametrize(
    ("theme", "is_told"),
    [
        ("material", True),
        ("{name: mkdocs}", True),
        ("{name: material, custom_dir: overrides}", False),
        ("cinder", False),
        ("[material]", False),
        ("{name: [material]}", False),
    ],
)
def test_whose_theme_may_bring_a_picture(blog: Blog, theme: str, is_told: bool) -> None:
    blog.write({"mkdocs.yml": f"site_name: x\ntheme: {theme}\n", "docs/a.md": "# Loom\n\n![the reed](img/reed.png)\n"})
    report = blog.lint("docs/a.md", select=("LK004",))
    assert report.failure is None and bool(report.diagnostics) is is_told
