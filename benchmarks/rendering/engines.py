"""The real markdown engines: each turns texts into HTML, many at once.

Needs Ruby with kramdown and kramdown-parser-gfm, pandoc, cmark-gfm and hugo (Debian packages or newer ones in the
path), and a Python with Markdown, pymdown-extensions and, for notebooks, nbconvert (``NOTELINT_ENGINES_PYTHON``, default
the one in /tmp/engines-venv or, without it, the running one).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

_ENGINES = Path("/tmp/engines-venv/bin/python")
PYTHON = os.environ.get("NOTELINT_ENGINES_PYTHON", str(_ENGINES if _ENGINES.exists() else sys.executable))
KRAMDOWN = """
require 'kramdown'; require 'kramdown-parser-gfm'; require 'json'
puts JSON.generate(JSON.parse(STDIN.read).map { |text|
  begin
    Kramdown::Document.new(text, input: ARGV[0], hard_wrap: false, syntax_highlighter: nil).to_html
  rescue StandardError
    nil
  end })
"""
PANDOC = """
function Pandoc(document)
  local pages = {}
  for line in io.lines(os.getenv('TEXTS')) do
    local file = io.open(line); local text = file:read('a'); file:close()
    local read, page = pcall(function() return pandoc.write(pandoc.read(text, 'markdown'), 'html') end)
    if read then file = io.open(line .. '.html', 'w'); file:write(page); file:close() end
  end
  return document
end
"""
PYTHON_MARKDOWN = """
import json, sys, markdown
for extensions, text in json.load(sys.stdin):
    try:
        page = markdown.markdown(text, extensions=extensions)
    except Exception:
        page = None
    print(json.dumps(page))
"""
JUPYTER = """
import json, sys
from nbconvert.filters.markdown_mistune import markdown2html_mistune
print(json.dumps([markdown2html_mistune(text) for text in json.load(sys.stdin)]))
"""
MKDOCS = ("toc", "tables", "fenced_code")
"""What MkDocs switches on by itself."""
_PARTS = "toc tables fenced_code admonition attr_list def_list footnotes md_in_html sane_lists abbr nl2br".split()
PYTHON_MARKDOWN_NAMES = {
    **{name: name for name in _PARTS},
    **{name: f"pymdownx.{name}" for name in ("superfences", "details", "tabbed", "mark", "tilde", "arithmatex")},
    "truly_sane_lists": "mdx_truly_sane_lists",
}
"""The extensions that can be switched on, by the last part of their names."""
_HUGO = """disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404", "robotsTXT"]
[markup.goldmark.renderer]
unsafe = true
"""

Render = Callable[[Sequence[str]], list[str | None]]


def run(command: Sequence[str], text: str = "", **environment: str) -> str:
    """What a program prints."""
    done = subprocess.run(
        command, input=text, capture_output=True, encoding="utf-8", check=True, env={**os.environ, **environment}
    )
    return done.stdout


def github(texts: Sequence[str]) -> list[str | None]:
    """cmark-gfm, which GitHub's renderer is built on."""
    command = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "footnotes"]
    return [run(command, text) for text in texts]


def goldmark(texts: Sequence[str]) -> list[str | None]:
    """Hugo's engine with ``unsafe``, one page a text."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "layouts" / "_default").mkdir(parents=True)
        (root / "layouts" / "_default" / "single.html").write_text("{{ .Content }}\n")
        (root / "hugo.toml").write_text(_HUGO)
        (root / "config.toml").write_text(_HUGO)
        for index, text in enumerate(texts):
            (root / "content" / f"p{index}.md").write_text(f"---\ntitle: x\n---\n{text}", encoding="utf-8")
        run(["hugo", "--quiet", "-s", folder])
        return [(root / "public" / f"p{index}" / "index.html").read_text("utf-8") for index in range(len(texts))]


def kramdown(reader: str) -> Render:
    """kramdown, with its own parser or GFM's."""

    def render(texts: Sequence[str]) -> list[str | None]:
        pages: list[str | None] = json.loads(run(["ruby", "-e", KRAMDOWN, reader], json.dumps(list(texts))))
        return pages

    return render


def pandoc(texts: Sequence[str]) -> list[str | None]:
    """pandoc's own markdown, all texts in one process."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        names = [root / f"{index}.md" for index in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            name.write_text(text, encoding="utf-8")
        (root / "all.lua").write_text(PANDOC)
        (root / "texts").write_text("".join(f"{name}\n" for name in names))
        run(["pandoc", "--quiet", "-L", str(root / "all.lua"), "-t", "html"], "x", TEXTS=str(root / "texts"))
        pages = [Path(f"{name}.html") for name in names]
        return [page.read_text("utf-8") if page.exists() else None for page in pages]


def python_markdown(extensions: Sequence[str] = MKDOCS) -> Render:
    """Python-Markdown with some extensions."""

    def render(texts: Sequence[str]) -> list[str | None]:
        given = json.dumps([[list(extensions), text] for text in texts])
        return [json.loads(line) for line in run([PYTHON, "-c", PYTHON_MARKDOWN], given).splitlines()]

    return render


def jupyter(texts: Sequence[str]) -> list[str | None]:
    """nbconvert, each text as a markdown cell."""
    pages: list[str | None] = json.loads(run([PYTHON, "-c", JUPYTER], json.dumps(list(texts))))
    return pages


RENDERERS: dict[str, Render] = {
    "github": github,
    "goldmark": goldmark,
    "kramdown-gfm": kramdown("GFM"),
    "kramdown": kramdown("kramdown"),
    "pandoc": pandoc,
    "python-markdown": python_markdown(),
    "jupyter": jupyter,
}
"""By name; posts of a MkDocs site are rendered with the extensions of its ``mkdocs.yml``."""
