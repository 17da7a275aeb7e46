"""What the targets share: a blog of every kind in a temporary folder, and posts to begin with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from notelint.linting.linter import Linter
from notelint.rules import all_rules
from notelint.settings.config import Config, Selection
from notelint.site.settings import SiteSettings

HERE = Path(__file__).resolve().parent
ALL_RULES = Selection(extend_select=tuple(rule.code for rule in all_rules()))

POSTS = {
    "jekyll": "_posts/2024-01-02-notes",
    "github": "notes",
    "hugo": "content/notes",
    "mkdocs": "docs/notes",
    "quarto": "notes",
    "obsidian": "notes",
    "zola": "content/notes",
}
"""A post of each kind of site, without its ending."""
_SITES = tuple(POSTS)
_OTHERS = {
    "other.md": "---\ntitle: Other\n---\n\n# Chapter 1: Tides\n\n1. What is a tide?\n",
    "images/a.png": "",
    ".git/HEAD": "",
}


@cache
def folder() -> Path:
    """A temporary folder that goes when the process ends."""
    made = tempfile.TemporaryDirectory(prefix="notelint-fuzz-")
    _kept.append(made)
    return Path(made.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


def write(root: Path, files: dict[str, str | bytes]) -> None:
    """Put files into a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@cache
def blog(site: str) -> Path:
    """The root of a blog of one kind."""
    root = folder() / site
    write(root, _OTHERS)
    return root


class Desk:
    """Where posts are checked by all rules; the linter goes when it has seen many, since it remembers every path."""

    _LIFE = 500

    def __init__(self) -> None:
        self._seen = 0
        self._linter = Linter()

    def linter(self) -> Linter:
        self._seen += 1
        if self._seen % self._LIFE == 0:
            self._linter = Linter()
        return self._linter


def place(first: int, ending: str = ".md") -> tuple[Path, str, Config]:
    """Path, shown path and settings of a post on the site that a byte stands for."""
    site = _SITES[first % len(_SITES)]
    display_path = POSTS[site] + ending
    return blog(site) / display_path, display_path, Config(selection=ALL_RULES, site=SiteSettings(site))


@cache
def posts() -> tuple[str, ...]:
    """The posts of the tests and examples."""
    from tests.support import read_cases

    root = HERE.parent
    cases = [
        case
        for kind in ("rules", "traps")
        for path in sorted((root / "tests" / kind).glob("*.md"))
        for case in read_cases(path)
    ]
    examples = [path.read_text(encoding="utf-8") for path in sorted((root / "examples" / "_posts").glob("*.md"))]
    return tuple(dict.fromkeys([*(case.post for case in cases), *examples]))


def post_seeds() -> Iterator[bytes]:
    """Each post on one of the sites."""
    for number, post in enumerate(posts()):
        yield bytes([ord("0") + number % len(_SITES)]) + post.encode()


WORDS = (
    *(
        "---\n",
        "+++\n",
        "...\n",
        "title: ",
        "date: 2024-01-02\n",
        "tags: [a, b]\n",
        "layout: post\n",
        "\r\n",
        "\r",
        "\n\n",
    ),
    *(
        "# ",
        "## ",
        "### 1. ",
        "===\n",
        "***",
        "**",
        "__",
        "~~",
        "`",
        "```",
        "~~~\n",
        "    ",
        "\t",
        "\\",
        "&amp;",
        "&#0;",
    ),
    *("| ", " |", "\\|", "|---|", "|:-:|\n", "- ", "* ", "1. ", "1) ", "> ", "- [ ] ", "- [x] ", "[^1]", "[^1]: "),
    *("[x](", "[x][", "![", "](#", ")", "<https://a.b>", "http://", "{{ site.baseurl }}", "{% raw %}", "{% endraw %}"),
    *("{% comment %}", "{% endcomment %}", "{% highlight py %}", '{{< ref "a" >}}', "{: .a #b}", "{#id}", "[[", "]]"),
    *("$$", "$x$", "\\[", "\\]", "%%", ":::", "::: {.a}\n", '!!! note "x"\n', "<details>", "</details>", "<summary>"),
    *("</summary>", '<details markdown="1">', "<div>", "</div>", "<pre>", "</pre>", "<!--", "-->", "<br>", "<style>"),
    *('<img src="a" alt="">', '<a id="x">', '<h2 id="y">', "<!-- notelint-disable -->", "<!-- notelint-enable -->"),
    *(
        "<!-- notelint-disable-next-line LK002 -->",
        "<!-- notelint-disable-line SP -->",
        "<!-- notelint-disable-file TB001 -->",
    ),
    *("Questionnaire", "## Questionnaire\n", "Chapter 1: ", "Answer: ", "Answer", "TODO", "A: ", "Q: ", "**Answer:** "),
    *(
        "| Chapter | Section |\n|---|---|\n",
        "the the ",
        "measurment ",
        "\u2028",
        "\x85",
        "\x0b",
        "\x0c",
        "\x00",
        "\ufeff",
    ),
    *("\u200b", "\u00a0", "\u0130", "\u017f", "\U0001f30a", "\ue000", "\u202e", "\u0301", "\u4e2d\u6587", "\u2019"),
)
"""What a fuzzer puts together and would not guess."""
