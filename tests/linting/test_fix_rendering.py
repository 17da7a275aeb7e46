"""A safe fix changes only what it fixes: posts are rendered before and after, and compared apart from that place.

With markdown-it-py always, and with the engine of the post's site where it is installed: kramdown (Debian's
``ruby-kramdown-parser-gfm``), cmark-gfm for GitHub, Hugo, pandoc for Quarto, or Python-Markdown.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from notelint.document.document import Document
from notelint.linting.linter import Fixing, Linter
from notelint.rules import Rule
from notelint.settings.config import Config
from notelint.site.settings import SiteSettings

from ..engines import constructs
from ..rules.cases import CASES, set_up
from ..support import PROJECT, Blog, Case

EXAMPLES = PROJECT / "examples"
KRAMDOWN = """
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'
options = {input: ARGV[0], auto_ids: true, hard_wrap: false}
puts JSON.generate(JSON.parse($stdin.read).map { |text| Kramdown::Document.new(text, options).to_html })
"""


@cache
def has_kramdown() -> bool:
    if shutil.which("ruby") is None:
        return False
    return (
        subprocess.run(["ruby", "-e", "require 'kramdown-parser-gfm'"], capture_output=True, check=False).returncode
        == 0
    )


def kramdown(dialect: str) -> Callable[[str, str], list[str]]:
    def render(*texts: str) -> list[str]:
        if not has_kramdown():
            pytest.skip("needs kramdown with its GFM parser")
        command = ["ruby", "-e", KRAMDOWN, dialect]
        done = subprocess.run(command, input=json.dumps(texts), capture_output=True, check=True, encoding="utf-8")
        pages: list[str] = json.loads(done.stdout)
        return pages

    return render


def markdown_it(*texts: str) -> list[str]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [parser.render(text) for text in texts]


def python_markdown(*texts: str) -> list[str]:
    markdown = pytest.importorskip("markdown")
    return [markdown.markdown(text, extensions=["extra", "toc"]) for text in texts]


def installed(command: str, render: Callable[[list[str]], list[str]]) -> Callable[..., list[str]]:
    """The renderer of ``tests/engines``, where its command is there."""

    def render_or_skip(*texts: str) -> list[str]:
        if shutil.which(command) is None:
            pytest.skip(f"needs {command}")
        return render(list(texts))

    return render_or_skip


ENGINES = {
    "markdown-it": markdown_it,
    "github": installed("cmark-gfm", constructs.github),
    "hugo": installed("hugo", constructs.hugo),
    "pandoc": installed("pandoc", constructs.pandoc),
    "kramdown-gfm": kramdown("GFM"),
    "kramdown": kramdown("kramdown"),
    "python-markdown": python_markdown,
}
OF_SITE = {
    "jekyll": "kramdown-gfm",
    "jekyll/kramdown": "kramdown",
    "github": "github",
    "hugo": "hugo",
    "quarto": "pandoc",
    "mkdocs": "python-markdown",
}


def words(html: str) -> list[str]:
    """The words of a page without its tags, also those that are shown as text, in order."""
    text = unescape(re.sub(r"<[^<>]*>", " ", html))
    return re.findall(r"[^\W_]+", re.sub(r"<[^<>]*>", " ", text))


def outside_of_details(html: str) -> str:
    return re.sub(r"<details.*?</details>", "<details>", html, flags=re.DOTALL)


APART: dict[str, Callable[[str], object]] = {
    "DT001": lambda html: (outside_of_details(html), words(re.sub(r"```[a-z]*|\]\([^)]*\)", "", html))),
    "FM004": lambda html: html,
    "LK001": lambda html: re.sub(r'href="[^"]*#[^"]*"', "", html),
    "QA006": lambda html: re.sub(r"<summary>.*?</summary>", "", html, flags=re.DOTALL),
    "SP004": lambda html: re.sub(r"\b(\w+)(?:\s+\1\b)+", r"\1", re.sub(r"\s+", " ", html), flags=re.IGNORECASE),
    "SP006": lambda html: re.sub(r">[^<]*<", "><", html),
    "TB002": lambda html: html.replace("\\</td>", "|</td>"),  # goldmark takes an escaped pipe for the closing one
    "XX001": lambda html: " ".join(re.sub(r"\s+(?=<)", "", re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)).split()),
}
"""What must stay the same of a page when a rule's findings are fixed. Of markdown that is rendered only then, the words."""


def body(text: str) -> str:
    document = Document(text)
    return document.text[document.body_start :]


FIXED = [
    pytest.param(rule, case, engine, id=f"{rule.code} {case.title} ({engine})")
    for rule, case in (parameters.values for parameters in CASES)
    if isinstance(case, Case) and case.fixed is not None
    for engine in dict.fromkeys(("markdown-it", OF_SITE.get(case.settings.get("site", "jekyll"), "markdown-it")))
]


@pytest.mark.parametrize(("rule", "case", "engine"), FIXED)
def test_a_page_stays_the_same_apart_from_what_is_fixed(blog: Blog, rule: Rule, case: Case, engine: str) -> None:
    linter, path, config = set_up(blog, rule, case)
    report = linter.lint_file(blog.root / path, path, config, Fixing())
    assert report.fixed.keys() == {rule.code}
    assert report.document is not None
    before, after = ENGINES[engine](body(case.post), body(report.document.original))
    assert APART[rule.code](before) == APART[rule.code](after)


@pytest.mark.parametrize("site", ["github", "hugo", "quarto", "mkdocs"])
def test_a_page_of_any_site_stays_the_same_apart_from_what_is_fixed(tmp_path: Path, site: str) -> None:
    """All cases of Jekyll blogs as posts of another site, as far as they are fixed there too, in one go for the engine."""
    codes, texts = [], []
    for number, (rule, case) in enumerate(parameters.values for parameters in CASES):
        assert isinstance(rule, Rule) and isinstance(case, Case)
        if case.fixed is None or case.settings:
            continue
        blog = Blog(tmp_path / str(number))
        linter, path, config = set_up(blog, rule, case._replace(settings={"site": site}))
        report = linter.lint_file(blog.root / path, path, config, Fixing())
        if report.fixed and report.document is not None:
            codes += report.fixed.keys()
            texts += [body(case.post), body(report.document.original)]
    assert set(codes) >= {"QA006", "SP004", "SP006", "TB002", "XX001"}
    pages = ENGINES[OF_SITE[site]](*texts)
    for code, before, after in zip(codes, pages[::2], pages[1::2], strict=True):
        assert APART[code](before) == APART[code](after)
    assert sum(bool(words(page)) for page in pages) > 20


@pytest.mark.parametrize("site", ["jekyll", "github", "hugo", "quarto", "mkdocs"])
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("_posts/*.md")), ids=lambda path: path.stem)
def test_the_examples_stay_the_same_apart_from_what_is_fixed(path: Path, site: str) -> None:
    config = Config(site=SiteSettings(site))
    report = Linter().lint_bytes(path.read_bytes(), path, path.name, config, Fixing())
    assert report.failure is None
    assert report.document is not None
    texts = body(path.read_text(encoding="utf-8")), body(report.document.original)
    for engine in ("markdown-it", OF_SITE[site]):
        before, after = ENGINES[engine](*texts)
        for code in ("LK001", "QA006", "TB002"):
            before, after = (str(APART[code](html)) for html in (before, after))
        assert words(before)
        assert APART["DT001"](before) == APART["DT001"](after)


@pytest.mark.parametrize("text", ["<details>\n<summary>Answer</summary>\n\n- **a**\n- `b`\n\n</details>\n"])
def test_what_is_fixed_is_fixed(blog: Blog, text: str) -> None:
    """The difference that ``details-not-rendered`` promises is there."""
    blog.write(
        {"_config.yml": "", "Gemfile": 'gem "jekyll"\n', "_posts/2024-01-02-a.md": f"---\ntitle: x\n---\n\n{text}"}
    )
    path = "_posts/2024-01-02-a.md"
    report = Linter().lint_file(blog.root / path, path, Config(), Fixing())
    assert report.document is not None
    before, after = ENGINES["kramdown-gfm"](text, body(report.document.original))
    assert "<li><strong>a</strong></li>" not in before
    assert "<li><strong>a</strong></li>" in after
