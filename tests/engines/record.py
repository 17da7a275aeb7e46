"""Record which ids real markdown engines give to the headings in ``headings.json``.

Usage: ``python tests/engines/record.py [ENGINE ...]``, all engines without arguments. README.md tells what to install.

Every heading is written as ``## TEXT`` after a paragraph ``marker-NNN``, by which its id is found again in the HTML:
once in a document of its own ("alone"), and once in one document of all headings in their order ("together").
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class Tools(NamedTuple):
    """Where the engines are that no Debian package brings."""

    node_modules: Path
    python: Path


class Rendering(NamedTuple):
    """What an engine made of the documents, in their order."""

    version: str
    pages: list[str]


Engine = Callable[[Sequence[str], Tools], Rendering]


class Ids(HTMLParser):
    """The ids of the headings after each marker of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.behind: dict[int, list[str]] = {}
        self.open_tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open_tag = tag
        if re.fullmatch("h[1-6]", tag):
            self.behind[max(self.behind)].append(dict(attrs).get("id") or "")

    def handle_data(self, data: str) -> None:
        if self.open_tag == "p" and (marker := re.fullmatch(r"marker-([0-9]+)", data.strip())):
            number = int(marker[1])
            if number in self.behind:
                raise ValueError(f"marker {number} appears twice")
            self.behind[number] = []


def read_ids(page: str, numbers: Sequence[int]) -> list[str | None]:
    """The id of the heading after each of these markers: "" for one without an id, None where there is no heading."""
    ids = Ids()
    ids.feed(page)
    ids.close()
    if list(ids.behind) != list(numbers):
        lost = sorted(set(numbers).symmetric_difference(ids.behind))
        raise ValueError(f"the page does not have the markers expected: {lost or list(ids.behind)}")
    crowded = [number for number, found in ids.behind.items() if len(found) > 1]
    if crowded:
        raise ValueError(f"more than one heading behind the markers {crowded}")
    return [found[0] if found else None for found in ids.behind.values()]


def run(*command: str | Path, given: str = "", folder: Path | None = None) -> str:
    """Run a program and return what it prints."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, input=given, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return done.stdout


def run_script(*command: str | Path, documents: Sequence[str], folder: Path | None = None) -> Rendering:
    """Run a script that reads a JSON list of documents and prints a JSON list of its version and the pages."""
    version, pages = json.loads(run(*command, given=json.dumps(documents), folder=folder))
    return Rendering(version, pages)


KRAMDOWN = """
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'
options = {input: ARGV[0], auto_ids: true, hard_wrap: false}
version = "kramdown #{Kramdown::VERSION}"
version += ", kramdown-parser-gfm #{Kramdown::Parser::GFM::VERSION}" if ARGV[0] == 'GFM'
pages = JSON.parse($stdin.read).map { |document| Kramdown::Document.new(document, options).to_html }
puts JSON.generate([version, pages])
"""


def kramdown(dialect: str) -> Engine:
    def render(documents: Sequence[str], tools: Tools) -> Rendering:
        return run_script("ruby", "-e", KRAMDOWN, dialect, documents=documents)

    return render


# GitHub's own renderer is not to be had. Its ids come from a heading's text content: the content of code spans and of
# HTML elements counts, tags and images don't, and an emoji code such as :rocket: still is its name, without colons.
GITHUB = """
import {readFileSync} from 'node:fs'
import {text as read} from 'node:stream/consumers'
import {unified} from 'unified'
import remarkParse from 'remark-parse'
import remarkGfm from 'remark-gfm'
import {toString} from 'mdast-util-to-string'
import GithubSlugger from 'github-slugger'

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`)
const parser = unified().use(remarkParse).use(remarkGfm)

function render(document) {
  const slugger = new GithubSlugger()
  return parser.parse(document).children.map((node) => {
    const text = toString(node, {includeImageAlt: false, includeHtml: false})
    return node.type === 'heading' ? `<h2 id="${escape(slugger.slug(text))}"></h2>` : `<p>${escape(text)}</p>`
  }).join('\\n')
}

const versions = ['github-slugger', 'remark-parse', 'remark-gfm', 'mdast-util-to-string'].map((name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version}`)
const documents = JSON.parse(await read(process.stdin))
console.log(JSON.stringify([versions.join(', '), documents.map(render)]))
"""


def github(documents: Sequence[str], tools: Tools) -> Rendering:
    folder = tools.node_modules.parent
    return run_script("node", "--input-type=module", "-e", GITHUB, documents=documents, folder=folder)


PYTHON_MARKDOWN = """
import json, sys
from importlib.metadata import version
from markdown import markdown
from markdown.extensions.toc import TocExtension

names, options = ["Markdown"], {}
if sys.argv[1:] == ["pymdownx"]:
    from pymdownx.slugs import slugify
    names, options = ["Markdown", "pymdown-extensions"], {"slugify": slugify(case="lower")}
pages = [markdown(document, extensions=[TocExtension(**options)]) for document in json.load(sys.stdin)]
json.dump([", ".join(f"{name} {version(name)}" for name in names), pages], sys.stdout)
"""


def python_markdown(*slugs: str) -> Engine:
    def render(documents: Sequence[str], tools: Tools) -> Rendering:
        return run_script(tools.python, "-c", PYTHON_MARKDOWN, *slugs, documents=documents)

    return render


def pandoc(documents: Sequence[str], tools: Tools) -> Rendering:
    def render(document: str) -> str:
        return run("pandoc", "--quiet", "-f", "markdown", "-t", "html", given=document)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pages = list(pool.map(render, documents))
    return Rendering(run("pandoc", "--version").partition("\n")[0], pages)


def hugo(id_type: str) -> Engine:
    """Hugo with goldmark and this ``autoHeadingIDType``: a site with a page for each document."""
    settings = {
        "baseURL": "http://site.test/",
        "disableKinds": ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
        "markup": {"goldmark": {"parser": {"autoHeadingIDType": id_type}, "renderer": {"unsafe": True}}},
    }

    def render(documents: Sequence[str], tools: Tools) -> Rendering:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            (site / "content").mkdir()
            (site / "layouts" / "_default").mkdir(parents=True)
            (site / "layouts" / "_default" / "single.html").write_text("{{ .Content }}", encoding="utf-8")
            (site / "config.json").write_text(json.dumps(settings), encoding="utf-8")
            for number, document in enumerate(documents):
                (site / "content" / f"page{number}.md").write_text(document, encoding="utf-8")
            run("hugo", "--quiet", "--cacheDir", site / "cache", folder=site)
            pages = [site / "public" / f"page{number}" / "index.html" for number in range(len(documents))]
            version = next(line for line in run("hugo", "version").splitlines() if line.startswith("hugo v"))
            return Rendering(version, [page.read_text(encoding="utf-8") for page in pages])

    return render


ENGINES: dict[str, Engine] = {
    "kramdown-gfm": kramdown("GFM"),
    "kramdown": kramdown("kramdown"),
    "github": github,
    "pandoc": pandoc,
    "python-markdown": python_markdown(),
    "pymdownx": python_markdown("pymdownx"),
    "hugo": hugo("github"),
    "hugo-ascii": hugo("github-ascii"),
    "hugo-blackfriday": hugo("blackfriday"),
}


def record(name: str, headings: Sequence[str], tools: Tools) -> None:
    """Run one engine and write its file."""
    parts = [f"marker-{number:03}\n\n## {heading}\n" for number, heading in enumerate(headings)]
    version, pages = ENGINES[name]([*parts, "\n".join(parts)], tools)
    if len(pages) != len(parts) + 1:
        raise ValueError(f"{len(pages)} pages from {len(parts) + 1} documents")
    alone = [read_ids(page, [number])[0] for number, page in enumerate(pages[:-1])]
    together = read_ids(pages[-1], range(len(headings)))
    result = {"engine": name, "version": version, "alone": alone, "together": together}
    text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    print(f"{name}: {len(alone)} headings, {len(alone) - alone.count(None)} rendered as such, {version}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Record which ids markdown engines give to headings.")
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help=", ".join(ENGINES))
    parser.add_argument(
        "--node-modules",
        type=Path,
        default=Path(os.environ.get("NODE_PATH") or "/tmp/engines-npm/node_modules"),
        help="where npm installed the packages (default: $NODE_PATH or %(default)s)",
    )
    parser.add_argument(
        "--python",
        type=Path,
        default=Path("/tmp/engines-venv/bin/python"),
        help="a Python that has Markdown and pymdown-extensions (default: %(default)s)",
    )
    options = parser.parse_args()
    if unknown := set(options.engines) - set(ENGINES):
        parser.error(f"unknown engine: {', '.join(sorted(unknown))}")
    headings: list[str] = json.loads((FOLDER / "headings.json").read_text(encoding="utf-8"))
    tools = Tools(options.node_modules.resolve(), options.python.absolute())
    failed = False
    for name in options.engines or ENGINES:
        try:
            record(name, headings, tools)
        except subprocess.CalledProcessError as error:
            print(f"{name}: {error.cmd[0]} ended with {error.returncode}", file=sys.stderr)
            failed = True
        except (OSError, ValueError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
