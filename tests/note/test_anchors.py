"""Which ids a page has, by engine: as kramdown 2.4, Hugo 0.111 and 0.168, pandoc 2.17 and Python-Markdown 3.11 make them."""

from __future__ import annotations

import pytest

from notelint.blog.blog import Blog as Files
from notelint.document.document import Document
from notelint.note.note import Note
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

from ..support import Blog

SITES: dict[str, dict[str, str]] = {
    "github": {},
    "jekyll": {"_config.yml": "title: Tides\n"},
    "hugo": {"hugo.toml": "[markup.goldmark.renderer]\nunsafe = true\n"},
    "safe hugo": {"hugo.toml": "title = 'Tides'\n"},
    "quarto": {"_quarto.yml": "project:\n  type: website\n"},
    "mkdocs": {"mkdocs.yml": "site_name: Tides\n"},
    "attr_list": {"mkdocs.yml": "site_name: Tides\nmarkdown_extensions: [attr_list, def_list]\n"},
}


def ids(blog: Blog, site: str, text: str) -> set[str]:
    path = "docs/tides.md" if site in ("mkdocs", "attr_list") else "tides.md"
    blog.write({**SITES[site], path: text})
    found = find_site(Files(blog.root), path.rpartition("/")[0], SiteSettings())
    return Note(Document(text), found, path).page.anchors


AT_HEADING = [
    ("## Low tide {#ebb}", "low-tide-ebb", "ebb", "ebb", "ebb", "low-tide-ebb", "ebb"),
    ("Low tide {#ebb}\n---", "low-tide-ebb", "ebb", "ebb", "ebb", "low-tide-ebb", "ebb"),
    ("## Low tide {#ebb .big}", "low-tide-ebb-big", "low-tide-ebb-big", "ebb", "ebb", "low-tide-ebb-big", "ebb"),
    ("## Low tide {#ebb} ##", "low-tide-ebb", "low-tide-ebb", "ebb", "low-tide-ebb", "low-tide-ebb", "ebb"),
    ("## Low tide {: #ebb}", "low-tide--ebb", "low-tide--ebb", "low-tide--ebb", "low-tide-ebb", "low-tide-ebb", "ebb"),
    ("## Low tide\n{: #ebb}", "low-tide", "ebb", "low-tide", "low-tide", "low-tide", "low-tide"),
    ("## Low tide {-}", "low-tide--", "low-tide--", "low-tide--", "low-tide", "low-tide-", "low-tide"),
    ("## Low tide { k='v' }", "low-tide--kv-", "low-tide--kv-", "low-tide--kv-", "low-tide", "low-tide-kv", "low-tide"),
    (
        "## Low tide {todo}",
        "low-tide-todo",
        "low-tide-todo",
        "low-tide-todo",
        "low-tide-todo",
        "low-tide-todo",
        "low-tide",
    ),
]


@pytest.mark.parametrize("row", AT_HEADING, ids=lambda row: row[0])
def test_what_an_engine_takes_off_a_heading(blog: Blog, row: tuple[str, ...]) -> None:
    for site, wanted in zip(("github", "jekyll", "hugo", "quarto", "mkdocs", "attr_list"), row[1:], strict=True):
        found = ids(blog, site, row[0] + "\n")
        assert wanted in found and not {"ebb", "low-tide"} & found - {wanted}, site
        for name in SITES[site]:
            (blog.root / name).unlink()


@pytest.mark.parametrize(
    ("site", "text", "present", "absent"),
    [
        ("hugo", "## The [moon](https://x.test)\n", "the-moon the-moonhttpsxtest", ""),
        ("hugo", "Two\nlines\n===\n", "lines", "two-lines twolines"),
        ("github", "Two\nlines\n===\n", "twolines", "two-lines"),
        ("hugo", "## Ebb {#flow}\n\n## flow\n", "flow flow-1", "ebb"),
        ("quarto", "## Ebb {#flow}\n\n## flow\n", "flow flow-1", "ebb"),
        ("attr_list", "## flow\n\n## Ebb {#flow}\n", "flow flow_1", "ebb"),
        ("jekyll", "## Ebb {#flow}\n\n## flow\n", "flow", "flow-1 ebb"),
        ("attr_list", "Low water.\n{: #ebb}\n\nHigh water.\n{#flow}\n", "ebb", "flow"),
        ("quarto", "Write `[]{#ebb}`, and []{#flow}.\n", "flow", "ebb"),
        ("hugo", "Ebb\n: Low water.\n", "ebb", ""),
        ("hugo", '<a name="moon"></a>\n', "moon", ""),
        ("safe hugo", '<a name="moon"></a>\n\nSee <span id="sun">it</span>\n', "", "moon sun"),
        ("github", "<h2>Ebb</h2>\n\n## Ebb\n", "ebb ebb-1", ""),
        ("github", "```html\n<h2>Ebb</h2>\n```\n\n`<h2>Flow</h2>`\n", "", "ebb flow"),
        ("github", "[text]{#span}\n\n![a](b.png){#fig}\n\n::: {#div}\n:::\n", "", "span fig div"),
        ("jekyll", "[text]{#span}\n\n*a*{: #em}\n\nText\n{: #par}\n", "em par", "span"),
        ("jekyll", "{::comment}\n## Ebb\n{:/comment}\n\n## Flow\n", "flow", "ebb"),
        ("quarto", "[text]{#span}\n\n![a](b.png){width=3 #fig}\n\n::: {#div}\n:::\n", "span fig div", ""),
        ("attr_list", "![a](b.png){width=3 #fig} [text]{#span}\n", "fig", "span"),
        ("quarto", "| a |\n|---|\n| b |\n\n: Depths {#tbl-depth}\n", "tbl-depth", ""),
        ("quarto", "```{#lst-moon .python}\nx\n```\n", "lst-moon", ""),
        ("quarto", "```{python}\n#| label: fig-moon\nx\n```\n", "fig-moon", ""),
        (
            "quarto",
            "```python\n#| label: fig-moon\nx\n```\n\n`{#fig-sun}`\n\n<!-- {#fig-star} -->\n",
            "",
            "fig-moon fig-sun fig-star",
        ),
        ("quarto", "$$\nx\n$$ {#eq-moon}\n\n$$y$$ {#eq-sun}\n", "eq-moon eq-sun", ""),
        ("quarto", "Ebb[^1].\n\n[^1]: Low water.\n", "footnotes", ""),
    ],
)
def test_ids_of_a_page(blog: Blog, site: str, text: str, present: str, absent: str) -> None:
    found = ids(blog, site, text)
    assert set(present.split()) <= found
    assert not set(absent.split()) & found
