"""Record what real engines make of small pieces of markdown: ``python tests/engines/constructs.py``.

Needs Ruby with kramdown and kramdown-parser-gfm, pandoc, cmark-gfm and hugo (Debian packages), and a Python with
Markdown (``--python``, default /tmp/engines-venv/bin/python). Writes ``constructs.json`` again: each case keeps its
markdown, the rule that speaks of it and what its HTML shows when it is broken, and gets the HTML of every engine.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "constructs.json"
KRAMDOWN = """
require 'kramdown'; require 'kramdown-parser-gfm'; require 'json'
puts JSON.generate(JSON.parse(STDIN.read).map { |text|
  Kramdown::Document.new(text, input: ARGV[0], hard_wrap: false, syntax_highlighter: nil).to_html })
"""
PYTHON_MARKDOWN = """
import json, sys, markdown
extensions = ["tables", "fenced_code", "toc", "attr_list", "footnotes", "md_in_html", "admonition"]
print(json.dumps([markdown.markdown(text, extensions=extensions) for text in json.load(sys.stdin)]))
"""


def kramdown(texts: list[str], reader: str) -> list[str]:
    found: list[str] = json.loads(run(["ruby", "-e", KRAMDOWN, reader], json.dumps(texts)))
    return found


def run(command: list[str], text: str) -> str:
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def github(texts: list[str]) -> list[str]:
    command = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "footnotes"]
    return [run(command, text) for text in texts]


def pandoc(texts: list[str]) -> list[str]:
    return [run(["pandoc", "-f", "markdown", "-t", "html"], text) for text in texts]


def hugo(texts: list[str], program: str = "hugo") -> list[str]:
    """goldmark with ``unsafe``, one page a text."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "layouts" / "_default").mkdir(parents=True)
        (root / "layouts" / "_default" / "single.html").write_text("{{ .Content }}\n")
        (root / "config.toml").write_text(
            'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]\n[markup.goldmark.renderer]\nunsafe = true\n'
        )
        for index, text in enumerate(texts):
            (root / "content" / f"p{index}.md").write_text(f"---\ntitle: x\n---\n{text}")
        run([program, "--quiet", "-s", folder], "")
        return [(root / "public" / f"p{index}" / "index.html").read_text() for index in range(len(texts))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default="/tmp/engines-venv/bin/python")
    parser.add_argument("--hugo", default="/tmp/engines-venv/bin/hugo", help="a Hugo of 0.144 or later")
    given = parser.parse_args()
    python = given.python
    cases = json.loads(DATA.read_text(encoding="utf-8"))
    texts = [case["markdown"] for case in cases]
    html = {
        "github": github(texts),
        "hugo": hugo(texts, given.hugo),
        "hugo-0.111": hugo(texts),
        "kramdown-gfm": kramdown(texts, "GFM"),
        "kramdown": kramdown(texts, "kramdown"),
        "pandoc": pandoc(texts),
        "python-markdown": json.loads(run([python, "-c", PYTHON_MARKDOWN], json.dumps(texts))),
    }
    for index, case in enumerate(cases):
        case["html"] = {engine: pages[index].strip() for engine, pages in html.items()}
    DATA.write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
