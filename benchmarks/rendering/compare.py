"""How often are the blocks that notelint reads those that the real engine makes?

``python benchmarks/rendering/compare.py ../blogs/*`` renders every post with its own site's engine and compares the
sequence of blocks; ``--generated 500`` does the same with generated nestings. ``--show 20`` reduces the first posts that
differ to the smallest text that still does, and groups those that differ alike.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from blocks import blocks_of, first_difference, notes_of, same
from engines import PYTHON_MARKDOWN_NAMES, RENDERERS, Render, python_markdown
from generate import generated, with_footnotes
from markdown_it.token import Token

from notelint.discovery.sites import Sites
from notelint.document.decoding import UnreadableDocument
from notelint.document.document import Document
from notelint.document.parser import parser
from notelint.settings.config import SiteSettings
from notelint.site.engines.engine import Engine
from notelint.site.engines.names import ENGINES

GROUPS = {"obsidian": "github", "hugo": "goldmark", "pymdownx": "python-markdown"}
_LIQUID = re.compile(r"\{%-?\s*(\w+).*?%\}|\{\{.*?\}\}", re.DOTALL)
_HIGHLIGHT = re.compile(r"^\{%-?\s*(?:end)?highlight.*?%\}", re.MULTILINE)
_SHOWN = frozenset(("include", "link", "post_url"))
_CHUNK = re.compile(r"^([ \t]*(?:```|~~~)+)\{r[ ,][^\n]*\}", re.MULTILINE)
"""Of R Markdown: what knitr has run and replaced when pandoc reads the post."""
_FIGURE = re.compile(r"<figcaption[^>]*>.*?</figcaption>", re.DOTALL)
_TITLE = re.compile(r'(?:<p class="admonition-title">|(?<=">)<summary>)(\w+)</(?:p|summary)>')
_BATCH = 40
_FOOTNOTE = re.compile(r"^Here \w+\[\^a\]")
"""How generated posts with footnotes begin."""


class Post(NamedTuple):
    """A text with the engine that renders it."""

    path: str
    text: str
    renderer: str
    """The engine's name among those that can be run."""
    engine: Engine


def renderer_of(name: str) -> str:
    """What renders as an engine of notelint's does."""
    return name if name in RENDERERS else GROUPS[next(group for group in GROUPS if name.startswith(group))]


def posts_below(folders: Sequence[str], without: Sequence[str] = ()) -> Iterator[Post]:
    """Every post with what its site renders it with, but for those in folders of some names."""
    sites = Sites()
    for folder in folders:
        for path in sorted(Path(folder).resolve().rglob("*")):
            is_post = path.suffix in (".md", ".qmd", ".markdown") and path.is_file() and not path.is_symlink()
            if is_post and not set(without).intersection(path.parts):
                text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").removeprefix("\ufeff")
                engine = sites.site_of(str(path), SiteSettings())[0].engine
                yield Post(str(path), prepared(text), renderer_of(engine.name), engine)


def prepared(text: str) -> str:
    """A post's text as the engine gets it: without front matter, with words for what a template fills in."""
    document = Document(text)
    body = _CHUNK.sub(r"\1r", _HIGHLIGHT.sub("~~~", text[document.body_start :]))
    body = _LIQUID.sub(lambda found: "" if found[1] and found[1] not in _SHOWN else "filled", body)
    return body.replace("\0", "").rstrip("\n") + "\n"


def read(post: Post) -> list[tuple[str, str]] | None:
    """The blocks as notelint reads them; None where it can't."""
    try:
        grammar = post.engine.grammar._replace(as_meant=False)
        document = Document(post.text, grammar=grammar)
        tokens = document.tokens
    except UnreadableDocument:
        return None
    reader = parser(grammar)
    return blocks_of(reader.renderer.render(list(_with_cells(_without_footnotes(tokens))), reader.options, {}))


def read_notes(post: Post) -> list[list[tuple[str, str]]]:
    """The blocks of each footnote as notelint reads them."""
    grammar = post.engine.grammar._replace(as_meant=False)
    notes: list[list[Token]] = []
    inside = False
    for token in Document(post.text, grammar=grammar).tokens:
        if token.type == "footnote_open":
            notes.append([])
        inside = token.type != "footnote_close" and (inside or token.type == "footnote_open")
        if inside and token.type != "footnote_open":
            notes[-1].append(token)
    reader = parser(grammar)
    return [blocks_of(reader.renderer.render(list(_with_cells(note)), reader.options, {})) for note in notes]


def _without_footnotes(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without the definitions of footnotes, which stand at the end of a page."""
    inside = 0
    for token in tokens:
        for child in token.children or ():
            child.type = "text" if child.type == "text_special" else child.type
        inside += token.type == "footnote_open"
        if not inside:
            yield token
        inside -= token.type == "footnote_close"


def _with_cells(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with those of a table's cells, which notelint's parser leaves out."""
    inside = False
    for token in tokens:
        inside = token.type != "table_close" and (inside or token.type == "table_open")
        if inside and token.type == "inline":
            yield from (Token("td_open", "td", 1), token, Token("td_close", "td", -1))
        else:
            yield token


def rendered(posts: Sequence[Post]) -> list[str | None]:
    """What the engines make of some posts of one engine, in their order."""
    pages: list[str | None] = []
    for start in range(0, len(posts), _BATCH):
        batch = posts[start : start + _BATCH]
        for extensions, some in _runs(batch):
            render: Render = python_markdown(extensions) if extensions else RENDERERS[some[0].renderer]
            pages += render([post.text for post in some])
    return pages


def _runs(posts: Sequence[Post]) -> Iterator[tuple[tuple[str, ...], list[Post]]]:
    run: list[Post] = []
    for post in posts:
        if run and _extensions(run[-1]) != _extensions(post):
            yield _extensions(run[-1]), run
            run = []
        run.append(post)
    if run:
        yield _extensions(run[-1]), run


def _extensions(post: Post) -> tuple[str, ...]:
    if post.renderer != "python-markdown":
        return ()
    known = post.engine.grammar.extensions & PYTHON_MARKDOWN_NAMES.keys()
    return tuple(sorted(PYTHON_MARKDOWN_NAMES[name] for name in known))


def made(post: Post, page: str) -> list[tuple[str, str]]:
    """The blocks of a page, without titles and captions that the engine makes up."""
    if post.renderer == "pandoc" and "<figcaption" not in post.text:
        page = _FIGURE.sub("", page)
    return blocks_of(_TITLE.sub(lambda found: found[0] if f'"{found[1]}' in post.text else "", page))


def agrees(post: Post, page: str | None) -> bool:
    """Whether notelint's blocks are those of the page, or one of the two could not be read."""
    ours = read(post)
    if ours is None or page is None:
        return True
    return same(ours, made(post, page)) and (not _FOOTNOTE.search(post.text) or _agree_in_notes(post, page))


def _agree_in_notes(post: Post, page: str) -> bool:
    """Whether a generated post's footnotes, which are referred to in their order, hold the blocks of the page's."""
    ours, theirs = read_notes(post), notes_of(page)
    return len(ours) == len(theirs) and all(map(same, ours, theirs))


def reduce(post: Post) -> Post:
    """The smallest text, by lines and then by words, of which the blocks still differ."""
    for split, joined in ((r"(?<=\n)", ""), (r"(?<= )(?=\w)", "")):
        size = len(re.split(split, post.text))
        while size >= 1:
            pieces = [piece for piece in re.split(split, post.text) if piece]
            fewer = [joined.join(pieces[:at] + pieces[at + size :]) for at in range(0, len(pieces), size)]
            tries = [post._replace(text=text) for text in fewer if text.strip()][:200]
            smaller = next(
                (one for one, page in zip(tries, rendered(tries), strict=True) if not agrees(one, page)), None
            )
            post, size = (smaller, min(size, max(1, len(pieces) // 2))) if smaller else (post, size // 2)
    return post


def difference(post: Post) -> tuple[str, str]:
    """What notelint reads and what the engine makes where the two first differ, as one class of difference."""
    ours, theirs = read(post) or [], made(post, rendered([post])[0] or "")
    at = first_difference(ours, theirs)
    if at is None:
        return "", ""
    return tuple(blocks[at][0] if at < len(blocks) else "nothing" for blocks in (ours, theirs))  # type: ignore[return-value]


def compare(posts: Iterable[Post], show: int, only: str | None, names: bool) -> None:
    """Print the agreement of each engine, and what differs."""
    by_engine: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_engine[post.renderer].append(post)
    for engine, some in sorted(by_engine.items()):
        if only is not None and engine != only:
            continue
        differing = [post for post, page in zip(some, rendered(some), strict=True) if not agrees(post, page)]
        share = 100 * (1 - len(differing) / len(some))
        print(f"{engine}: {len(some) - len(differing)} of {len(some)} posts agree ({share:.1f} %)", flush=True)
        if names:
            print(*(post.path for post in differing), sep="\n")
        _show(differing[:show])


def _show(posts: Sequence[Post]) -> None:
    classes: dict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in posts:
        smallest = reduce(post)
        classes[difference(smallest)].append(smallest)
    for (ours, theirs), alike in sorted(classes.items(), key=lambda pair: -len(pair[1])):
        print(f"  {len(alike)} x read as {ours}, made {theirs}")
        for post in alike[:3]:
            print(f"    {post.text!r}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*")
    options.add_argument(
        "--without", action="append", default=[], metavar="NAME", help="leave out folders of this name"
    )
    options.add_argument("--engine", choices=RENDERERS, help="only posts of this engine")
    options.add_argument("--as", dest="wanted", choices=ENGINES, help="render all posts with this engine")
    options.add_argument("--generated", type=int, default=0, metavar="N", help="N generated posts for each engine too")
    options.add_argument("--footnotes", type=int, default=0, metavar="N", help="N generated posts with footnotes too")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--sample", type=int, metavar="N", help="no more than N posts of the folders")
    options.add_argument("--show", type=int, default=0, metavar="N", help="reduce N posts that differ")
    options.add_argument("--names", action="store_true", help="name the posts that differ")
    given = options.parse_args()
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    posts = list(posts_below(given.folders, given.without))
    if given.wanted:
        engine = ENGINES[given.wanted]
        posts = [post._replace(renderer=renderer_of(engine.name), engine=engine) for post in posts]
    if given.sample and given.sample < len(posts):
        posts = random.Random(given.seed).sample(posts, given.sample)
    if given.folders:
        compare(posts, given.show, given.engine, given.names)
    for count, make in ((given.generated, generated), (given.footnotes, with_footnotes)):
        if not count:
            continue
        texts = make(count, given.seed)
        wanted = [given.engine] if given.engine else [name for name in RENDERERS if name != "jupyter"]
        engines = {name: ENGINES.get(name, ENGINES["hugo"]) for name in wanted}
        if make is with_footnotes and (engine := engines.get("python-markdown")) is not None:
            grammar = engine.grammar._replace(extensions=engine.grammar.extensions | {"footnotes"})
            engines["python-markdown"] = engine._replace(grammar=grammar)
        print(f"{make.__name__.replace('_', ' ')}:")
        compare(
            (Post("", text, name, engine) for name, engine in engines.items() for text in texts),
            given.show,
            given.engine,
            False,
        )


if __name__ == "__main__":
    main()
