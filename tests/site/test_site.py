"""How a blog publishes: its generator, its engine, where a target leads."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from notelint.blog.blog import Blog as Files
from notelint.discovery.roots import find_root
from notelint.site.detect import GENERATORS, find_site, site_class
from notelint.site.settings import SiteSettings

from ..support import PROJECT, Blog, run


def site_of(blog: Blog, folder: str = "", settings: SiteSettings = SiteSettings()):  # noqa: B008
    return find_site(Files(blog.root), folder, settings)


@pytest.mark.parametrize(
    ("files", "generator", "flavor", "details"),
    [
        ({}, "github", "github", "blank-line"),
        ({"_config.yml": ""}, "jekyll", "kramdown-gfm", "attribute"),
        ({"_posts/2024-01-01-x.md": ""}, "jekyll", "kramdown-gfm", "attribute"),
        ({"_config.yml": "kramdown:\n  input: kramdown\n"}, "jekyll", "kramdown", "attribute"),
        ({"_config.yml": "kramdown:\n  parse_block_html: true\n"}, "jekyll", "kramdown-gfm", "always"),
        ({"_config.yml": "markdown: CommonMarkGhPages\n"}, "jekyll", "github", "blank-line"),
        ({"_config.yml": "broken: [\n"}, "jekyll", "kramdown-gfm", "attribute"),
        ({"_config.yml": "", "_quarto.yml": ""}, "quarto", "pandoc", "always"),
        ({"hugo.toml": "title = 'x'"}, "hugo", "hugo-safe", "always"),
        ({"hugo.yaml": "markup: {goldmark: {renderer: {unsafe: true}}}"}, "hugo", "hugo", "blank-line"),
        (
            {"config.toml": "[markup.goldmark.parser]\nautoHeadingIDType = 'blackfriday'"},
            "hugo",
            "hugo-blackfriday",
            "always",
        ),
        ({"config.toml": "base_url = 'https://x.test'"}, "zola", "hugo", "blank-line"),
        ({"config.yaml": "baseURL: https://x.test/\ntitle: x\n"}, "hugo", "hugo-safe", "always"),
        ({"config.yml": "theme: ananke\nbaseurl: /\n"}, "hugo", "hugo-safe", "always"),
        ({"config.yaml": "title: x\nserver:\n  baseURL: /\n"}, "github", "github", "blank-line"),
        ({"config.yml": "base_url: https://x.test/\nretries: 3\n"}, "github", "github", "blank-line"),
        (
            {"config.yaml": "baseURL: https://x.test/\ntitle: x\n", "mkdocs.yml": "docs_dir: ."},
            "mkdocs",
            "python-markdown",
            "attribute",
        ),
        ({"_config.yml": "title: x\nsource_dir: source\npublic_dir: public\n"}, "other", "github", "blank-line"),
        (
            {"_config.yml": "# Hexo Configuration\ntitle: x\n", "source/_posts/a.md": ""},
            "other",
            "github",
            "blank-line",
        ),
        ({"_config.yml": "# like Hexo\nsource: ./\n"}, "jekyll", "kramdown-gfm", "attribute"),
        ({"mkdocs.yml": "site_name: x"}, "mkdocs", "python-markdown", "attribute"),
        (
            {
                "mkdocs.yml": "markdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds: {}\n"
            },
            "mkdocs",
            "pymdownx-cased",
            "attribute",
        ),
        (
            {
                "mkdocs.yml": "markdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds:\n          case: lower\n"
            },
            "mkdocs",
            "pymdownx",
            "attribute",
        ),
        ({"book.json": "{}"}, "other", "github", "blank-line"),
        ({".gitbook.yaml": "root: ./docs/"}, "other", "github", "blank-line"),
        ({".obsidian/app.json": "{}"}, "obsidian", "obsidian", "blank-line"),
    ],
)
def test_the_site_is_read_off_the_blog(
    blog: Blog, files: dict[str, str], generator: str, flavor: str, details: str
) -> None:
    site = site_of(blog.write(files))
    assert (site.name, site.engine.name, site.engine.details) == (generator, flavor, details)


@pytest.mark.parametrize(
    ("config", "breaks"), [("plugins: [Plugin.Latex()]", False), ("plugins: [Plugin.HardLineBreaks()]", True)]
)
def test_quartz_publishes_a_vault(blog: Blog, config: str, breaks: bool) -> None:
    files = {"quartz.config.ts": config, "content/a.md": "", "content/notes/b.md": ""}
    site = site_of(blog.write(files), "content/notes")
    assert (site.name, site.engine.breaks_lines, site.has_wiki_links) == ("obsidian", breaks, True)
    assert site.resolve("content/notes/b.md", "a.md") == (True, "content/a.md")


def test_callouts_are_a_plugin_of_mkdocs(blog: Blog) -> None:
    on = site_of(blog.write({"mkdocs.yml": "plugins:\n  - search\n  - callouts\nmarkdown_extensions:\n  - tables\n"}))
    assert "callouts" in on.engine.grammar.extensions
    off = site_of(blog.write({"mkdocs.yml": "plugins:\n  - search\nmarkdown_extensions:\n  - tables\n"}))
    assert "callouts" not in off.engine.grammar.extensions


def test_settings_override(blog: Blog) -> None:
    site = site_of(blog.write({"_config.yml": "baseurl: /a\n"}), settings=SiteSettings("github", "kramdown", "b/"))
    assert (site.name, site.engine.name, site.base_url) == ("github", "kramdown", "/b")


def test_a_site_in_a_folder_of_the_repository(blog: Blog) -> None:
    blog.write(
        {
            "docs/_config.yml": "baseurl: /x\n",
            "docs/_posts/2024-01-01-a.md": "",
            "docs/images/a.png": "",
            "README.md": "",
        }
    )
    site = site_of(blog, "docs/_posts")
    assert (site.root, site.base_url) == ("docs", "/x")
    post = "docs/_posts/2024-01-01-a.md"
    assert site.resolve(post, "/x/images/a.png") == (True, "docs/images/a.png")
    assert site.resolve(post, "/images/b.png") == (False, "docs/images/b.png")
    assert site_of(blog).name == "github"
    assert find_root(str(blog.root / post)) == str(blog.root)


def test_defaults_of_the_configuration(blog: Blog) -> None:
    config = """
defaults:
  - scope: {path: "", type: posts}
    values: {layout: post, toc: true}
  - scope: {path: notes}
    values: {layout: note}
  - scope: {path: "notes/*.md"}
    values: {toc: false}
"""
    site = site_of(blog.write({"_config.yml": config}))
    assert site.front_matter_defaults("_posts/2024-01-01-a.md") == {"layout": "post", "toc": True}
    assert site.front_matter_defaults("notes/a.md") == {"layout": "note", "toc": False}
    assert site.front_matter_defaults("about.md") == {}


def test_what_jekyll_publishes(blog: Blog) -> None:
    site = site_of(
        blog.write({"_config.yml": "include: [_pages]\nexclude: [docs/, TODO.md]\ncollections: {books: {}}\n"})
    )
    published = ["_posts/a.md", "_pages/a.md", "_books/a.md", "a.md", "x/_posts/a.md"]
    hidden = ["_notes/a.md", "docs/a.md", "TODO.md", "_templates/x/a.md"]
    assert [path for path in published + hidden if site.publishes(path)] == published


def test_front_matter_is_needed_where_pages_are_made(blog: Blog) -> None:
    with_front_matter = {f"n{index}.md": "---\ntitle: x\n---\n" for index in range(3)}
    site = site_of(blog.write({"_config.yml": "", "Gemfile": "gem 'jekyll'", **with_front_matter}))
    assert "makes no page" in (site.needs_front_matter("new.md") or "")
    assert site.needs_front_matter("README.md") is None
    assert site.needs_front_matter("LICENSE.md") is None
    github_pages = site_of(blog.write({"Gemfile": "gem 'github-pages'"}))
    assert github_pages.needs_front_matter("new.md") is None


def test_links_out_of_the_root_are_not_followed(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("x")
    (blog.root / "out").symlink_to(elsewhere)
    files = Files(blog.root)
    assert files.kind("out") is None
    assert files.kind("out/secret.md") is None
    assert files.read("out/secret.md") is None
    assert files.kind("../elsewhere/secret.md") is None


def test_what_is_asked_is_recorded_for_all_who_rest_on_it(blog: Blog) -> None:
    files = Files(blog.write({"a.md": "A", "b/c.md": "C"}).root)
    memory: dict[object, object] = {}

    def first() -> bool:
        return files.is_folder("b") and files.remember(memory, "deep", lambda: files.read("a.md")) == "A"

    for _ in range(2):
        with files.recording() as lookups:
            assert files.remember(memory, "both", first)
            assert files.kind("no.md") is None
            assert list(files.listing("b")) == ["c.md"]
        questions = lookups.merged()
        assert set(questions) == {"kind:b", "text:a.md", "kind:no.md", "names:b"}
        assert set(lookups.direct) == {"kind:no.md", "names:b"}
        assert all(files.answer(question, lambda path: "") == answer for question, answer in lookups.direct.items())


@pytest.mark.parametrize(
    ("files", "post", "targets"),
    [
        (
            {
                "hugo.toml": "baseURL = 'https://x.test/notes/'",
                "content/zh/ch1.md": "",
                "content/zh/_index.md": "",
                "static/a.png": "",
            },
            "content/zh/ch2.md",
            {
                "/ch1": True,
                "/zh/ch1/": True,
                "../ch1/": True,
                "ch1.md": True,
                "/a.png": True,
                "/notes/a.png": True,
                "/b.png": False,
            },
        ),
        (
            {
                "hugo.toml": "",
                "content/posts/one/index.md": "",
                "content/posts/one/a.png": "",
                "content/posts/two.md": "",
            },
            "content/posts/one/index.md",
            {
                "a.png": True,
                "b.png": False,
                '{{< ref "two.md" >}}': True,
                '{{< relref "posts/two" >}}': True,
                '{{< ref "no" >}}': False,
            },
        ),
        (
            {"_quarto.yml": "", "posts/a.qmd": "", "images/x.png": ""},
            "posts/b.qmd",
            {"a.qmd": True, "a.html": True, "/images/x.png": True, "../images/x.png": True, "../images/y.png": False},
        ),
        (
            {"mkdocs.yml": "", "docs/a.md": "", "docs/img/x.png": ""},
            "docs/b.md",
            {"a.md": True, "a/": True, "img/x.png": True, "../img/x.png": True, "no.md": False, "/img/x.png": None},
        ),
        (
            {"config.toml": "base_url = 'x'", "content/a/index.md": "", "content/a/x.png": "", "static/y.png": ""},
            "content/a/index.md",
            {"@/a/index.md": True, "x.png": True, "/y.png": True, "z.png": False, "@/b.md": False},
        ),
        (
            {".obsidian/app.json": "{}", "deep/Some Note.md": "", "files/x.png": ""},
            "Daily.md",
            {"Some%20Note.md": True, "deep/Some%20Note.md": True, "x.png": True, "y.png": False},
        ),
    ],
)
def test_where_targets_lead(blog: Blog, files: dict[str, str], post: str, targets: dict[str, bool | None]) -> None:
    site = site_of(blog.write(files), post.rpartition("/")[0])
    assert {target: site.resolve(post, target).exists for target in targets} == targets


def test_front_matter_from_above(blog: Blog) -> None:
    hugo = site_of(blog.write({"hugo.toml": "", "content/a/_index.md": "---\ncascade:\n  type: docs\n---\n"}))
    assert hugo.front_matter_defaults("content/a/b/c.md") == {"type": "docs"}
    quarto = site_of(
        blog.write({"_quarto.yml": "", "posts/_metadata.yml": "toc: true\n", "_metadata.yml": "toc: false\nlang: en\n"})
    )
    assert quarto.front_matter_defaults("posts/a/index.qmd") == {"toc": True, "lang": "en"}


def test_capital_letters_matter(blog: Blog) -> None:
    files = Files(blog.write({"Images/A.png": ""}).root)
    assert files.is_file("Images/A.png")
    assert not files.is_file("images/A.png")
    assert not files.is_file("Images/a.png")


def test_the_tables_of_generators_are_current() -> None:
    """What is written from the generators: which marker is whose, and what the settings may name."""
    ranked = [(rank, name, marker) for name in sorted(GENERATORS) for marker, rank in site_class(name).MARKERS.items()]
    table = "".join(f'    "{marker}": "{name}",\n' for _, name, marker in sorted(ranked, key=lambda one: one[:2]))
    _is_current(PROJECT / "notelint" / "site" / "markers.py", r"(?<=MARKERS = \{\n)(?: {4}.*\n)+", table)
    names = ",\n".join(f'            "{name}"' for name in sorted(GENERATORS))
    schema = PROJECT / "schemas" / "config.schema.json"
    _is_current(
        schema,
        r"(?<=\"What publishes the posts\",\n {10}\"enum\": \[\n)[^\]]+(?=\n {10}\])",
        names,
    )
    assert all(site_class(name).name == name for name in GENERATORS)


def _is_current(path: Path, pattern: str, wanted: str) -> None:
    text = path.read_text(encoding="utf-8")
    found = re.search(pattern, text)
    assert found is not None
    if os.environ.get("UPDATE"):
        path.write_text(text[: found.start()] + wanted + text[found.end() :], encoding="utf-8")
    assert found[0] == wanted, "UPDATE=1 pytest tests/site writes it again"


def test_a_book_of_myst_has_labels_that_hold_everywhere(blog: Blog) -> None:
    text = "# A\n\n[the loom](#loom) and [that](#nothing)\n"
    blog.write({"book/myst.yml": "version: 1\n", "book/a.md": text, "book/b.md": "(loom)=\n# B\n", "notes/a.md": text})
    found = run(blog, "check", "--format", "concise", "-q", "--select", "LK", ".").stdout.splitlines()
    assert [line.split(" ")[0] for line in found] == ["notes/a.md:3:12:", "notes/a.md:3:30:"]


def test_a_book_of_myst_is_known_where_the_settings_name_its_generator(blog: Blog) -> None:
    files = {"_quarto.yml": "", "myst.yml": "version: 1\n", "a.md": "# A\n\n[the loom](#loom)\n"}
    blog.write({**files, ".notelint.toml": '[site]\ngenerator = "other"\n'})
    assert run(blog, "check", "-q", "--select", "LK", ".").stdout == ""
    blog.write({".notelint.toml": '[site]\ngenerator = "mkdocs"\n'})
    assert "#loom" in run(blog, "check", "-q", "--select", "LK", ".").stdout


def test_a_book_of_gitbook_has_the_ids_that_its_headings_name(blog: Blog) -> None:
    text = "# A\n\n[the loom](#loom) and [that](#nothing)\n\n## Where the loom stands {#loom}\n"
    blog.write({"book/book.json": "{}", "book/a.md": text, "notes/a.md": text})
    found = run(blog, "check", "--format", "concise", "-q", "--select", "LK", ".").stdout.splitlines()
    assert [line.split(" ")[0] for line in found] == ["book/a.md:3:30:", "notes/a.md:3:12:", "notes/a.md:3:30:"]


def test_what_quartodoc_looks_up_and_writes(blog: Blog) -> None:
    blog.write(
        {
            "_quarto.yml": "project:\n  type: website\nquartodoc:\n  package: loom\n",
            "a.qmd": "[](`loom.Warp`) [x](:py:class:`loom.Weft`) [y](/reference/Warp.qmd) [z](/reed.qmd)\n",
        }
    )
    found = run(blog, "check", "--format", "concise", "-q", "--select", "LK", ".").stdout
    assert found == "a.qmd:1:73: LK004 this link goes nowhere: there is no file /reed.qmd\n"


def test_a_root_link_into_a_folder_that_a_site_is_made_of(blog: Blog) -> None:
    """On GitHub it leads nowhere, but the page is there for the site that the folder is the root of."""
    site = site_of(
        blog.write({"docs/content/looms/reed.md": "", "docs/content/looms/sett/index.md": "", "warp.md": ""})
    )
    wanted = {"/looms/reed": None, "/looms/sett/#a": None, "/looms/weft": False, "/warp": False, "/warp.md": True}
    found = {target: site.resolve("docs/content/looms/hem.md", target).exists for target in wanted}
    assert found == wanted
