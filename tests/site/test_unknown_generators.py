"""Vaults without their settings, and generators that notelint does not know."""

from __future__ import annotations

import pytest

from ..support import Blog, run

EMBED = "![[a picture.png]]"


def test_a_vault_is_known_by_its_contents(blog: Blog) -> None:
    blog.write({f"{name}.md": f"# {name}\n\n{EMBED}\n" for name in "abc"} | {"a picture.png": ""})
    assert "site: obsidian (there is ![[…]] in many notes)" in run(blog, "inspect", "a.md").stdout


def test_one_embed_is_enough_where_git_ignores_the_settings(blog: Blog) -> None:
    blog.write({"a.md": f"# A\n\n{EMBED}\n", "b.md": "# B\n", ".gitignore": ".obsidian/\n"})
    assert "site: obsidian" in run(blog, "inspect", "b.md").stdout


def test_few_embeds_make_no_vault(blog: Blog) -> None:
    blog.write({f"{name}.md": f"# {name}\n" for name in "abcdefgh"} | {"x.md": EMBED, "y.md": EMBED})
    assert "site: github" in run(blog, "inspect", "a.md").stdout


def test_an_unknown_generator_checks_no_link_to_its_pages(blog: Blog) -> None:
    links = "".join(f"- [Post {number}](/posts/p{number}.html)\n" for number in range(14))
    blog.write({"a.md": f"# A\n\n{links}\n[B](#a)\n"})
    done = run(blog, "check", ".")
    assert done.returncode == 1
    assert 'put generator = "other" under [site]' in done.stderr
    blog.write({"notelint.toml": '[site]\ngenerator = "other"\n'})
    done = run(blog, "check", ".")
    assert (done.returncode, done.stderr) == (0, "")


LINKS = "See [knots](knots.html), [ropes](ropes.html#hemp) and [sheaves](../work/sheaves.html).\n"
NOTES = {f"work/{name}.md": f"# {name}\n\nText.\n" for name in ("knots", "ropes", "sheaves")}


def test_links_to_pages_reveal_that_something_makes_them(blog: Blog) -> None:
    blog.write({**NOTES, "work/hoist.md": f"# Hoist\n\n{LINKS}\n[Blocks](blocks.html)\n", "README.md": "[x](no.md)\n"})
    shown = run(blog, "inspect", "work/hoist.md").stdout
    assert "site: other (there is x.html in many links to x.md)" in shown
    assert "site: github" in run(blog, "inspect", "README.md").stdout
    assert "no.md" in run(blog, "check", ".").stdout
    assert "blocks" not in run(blog, "check", ".").stdout


def test_two_links_to_pages_are_slips(blog: Blog) -> None:
    blog.write({**NOTES, "work/hoist.md": "# Hoist\n\n[Knots](knots.html) and [ropes](ropes.html)\n"})
    assert "site: github" in run(blog, "inspect", "work/hoist.md").stdout
    assert "knots.html" in run(blog, "check", ".").stdout


def test_links_to_pages_are_slips_where_more_lead_to_notes(blog: Blog) -> None:
    right = "".join(f"[{name}]({name.rpartition('/')[2]})\n" for name in NOTES)
    blog.write({**NOTES, "work/hoist.md": f"# Hoist\n\n{LINKS}\n", "work/index.md": right, "work/more.md": right})
    assert "site: github" in run(blog, "inspect", "work/hoist.md").stdout


def test_links_to_pages_that_are_there_reveal_nothing(blog: Blog) -> None:
    pages = {name.replace(".md", ".html"): "<p>x</p>" for name in NOTES}
    blog.write({**NOTES, **pages, "work/hoist.md": f"# Hoist\n\n{LINKS}\n"})
    assert "site: github" in run(blog, "inspect", "work/hoist.md").stdout


def test_a_folder_below_is_of_the_same_site(blog: Blog) -> None:
    blog.write({**NOTES, "work/hoist.md": f"# Hoist\n\n{LINKS}\n", "work/old/crane.md": "# Crane\n\n[Jib](jib.html)\n"})
    assert "site: other" in run(blog, "inspect", "work/old/crane.md").stdout


def test_links_to_pages_are_thought_over_when_a_note_changes(blog: Blog) -> None:
    blog.write({**NOTES, "work/hoist.md": "# Hoist\n\n[Blocks](blocks.html)\n"})
    assert "blocks.html" in run(blog, "check", ".").stdout
    blog.write({"work/crane.md": f"# Crane\n\n{LINKS}\n"})
    assert "blocks.html" not in run(blog, "check", ".").stdout


def test_only_quarto_reads_qmd(blog: Blog) -> None:
    text = (
        "# Dyes\n\n[Madder](`dyes.Madder`), @fig-vat\n\n```{python}\n#| label: fig-vat\nvat()\n```\n\n[Vat](#fig-vat)\n"
    )
    blog.write({"dyes.qmd": text, "dyes.md": text.replace("Dyes", "Dyes again")})
    assert "site: quarto (only Quarto reads .qmd)" in run(blog, "inspect", "dyes.qmd").stdout
    found = run(blog, "check", ".").stdout
    assert "dyes.md" in found
    assert "dyes.qmd" not in found


def test_files_of_a_site_reveal_it(blog: Blog) -> None:
    for marker in ("website/siteConfig.js", ".vuepress/config.js", "conf.py"):
        blog.write({marker: "", "docs/a.md": "# What? A–B_c\n\n[a](#what-a-b-c) [b](/guide/b.html)\n"})
        assert run(blog, "check", ".").stdout == "Nothing found in 1 file.\n", marker
        (blog.root / marker).unlink()


BOXES = "# The loom\n\n!!! note\n    - The warp is held under tension.\n    - The weft goes across the warp.\n"


@pytest.mark.parametrize(
    ("settings", "is_known"),
    [
        ('[project]\nsite_name = "Looms"\n', True),
        ("[project.markdown_extensions.admonition]\n", True),
        ("[project.markdown_extensions.pymdownx.blocks.admonition]\n", True),
        ('[project]\nmarkdown_extensions = ["toc", "admonition"]\n', True),
        ("[project.markdown_extensions.pymdownx.superfences]\n", False),
        ('project = "no table"\n', True),
        ("not toml", True),
    ],
)
def test_zensical_has_the_extensions_that_its_settings_name(blog: Blog, settings: str, is_known: bool) -> None:
    blog.write({"zensical.toml": settings, "docs/a.md": BOXES})
    assert "site: other (there is zensical.toml), markdown: pymdownx" in run(blog, "inspect", "docs/a.md").stdout
    found = [one.code for one in blog.lint("docs/a.md", select=("MK003",)).diagnostics]
    assert found == ([] if is_known else ["MK003"])


@pytest.mark.parametrize(("plugins", "found"), [("[project.plugins.autorefs]\n", []), ("", ["MK020"])])
def test_zensical_finds_labels_with_its_plugin(blog: Blog, plugins: str, found: list[str]) -> None:
    blog.write(
        {
            "zensical.toml": f'[project]\nsite_name = "Looms"\n{plugins}',
            "docs/a.md": "# A\n\nThe [loom][looms.Loom] and [a].\n\n[a]: https://a.test\n",
        }
    )
    assert [one.code for one in blog.lint("docs/a.md", select=("MK020",)).diagnostics] == found
