"""Make a reference outline from what a course publishes: notebooks, markdown files, a saved web page, an e-book."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree

from ..diagnostic import Span
from ..document.blocks import Block, Tree, read_blocks
from ..document.decoding import UnreadableDocument
from ..document.document import Document
from ..document.front_matter import read_front_matter
from ..note.headings import plain_text
from ..note.outline import QUESTIONNAIRE, parse_title
from ..regex import regex
from .reference import OutlineError

_LARGEST = 50_000_000
_PART = regex(r"^(?:part|module|unit)\b", re.IGNORECASE)
_NUMBER = regex(r"^(\d{1,3})(?:[._-]|$)")
_MARKDOWN = (".md", ".markdown", ".qmd")
_NO_BOOK = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError, OSError, RuntimeError, ValueError)
"""What reading an e-book's bytes may raise."""


@dataclass(eq=False, repr=False)
class _Item:
    """A title with the titles below it."""

    title: str
    below: list[_Item] = field(default_factory=list)


def import_outline(paths: list[Path], name: str, title: str | None = None) -> dict[str, Any]:
    """The outline in some files, as data after ``schemas/outline.schema.json``. Raises OutlineError and OSError.

    A folder stands for its notebooks and markdown files, in the order of their names; each such file is a chapter.
    ``SUMMARY.md`` (mdBook, GitBook), a web page and an e-book hold a whole table of contents.
    """
    chapters: list[dict[str, Any]] = []
    for path in [file for given in paths for file in _files(given)]:
        kind = path.suffix.lower()
        if kind == ".epub":
            chapters += _chapters(_of_epub(path))
        elif kind in (".html", ".htm", ".xhtml"):
            chapters += _chapters(_of_html(_text(path.read_bytes())))
        elif path.name.lower() == "summary.md":
            try:
                chapters += _chapters(_of_summary(_text(path.read_bytes())))
            except UnreadableDocument as error:
                raise OutlineError(f"{path}: {error}") from None
        elif kind in (".ipynb", *_MARKDOWN):
            chapters += _of_post(path)
        else:
            raise OutlineError(f"{path}: not a notebook, markdown file, web page or e-book")
    if not chapters:
        raise OutlineError(f"no chapters found in {', '.join(map(str, paths))}")
    if any("number" not in chapter for chapter in chapters) or len({c["number"] for c in chapters}) < len(chapters):
        chapters = [{**chapter, "number": number} for number, chapter in enumerate(chapters, 1)]
    head = {"name": name, **({"title": title} if title else {}), "source": ", ".join(path.name for path in paths)}
    return {**head, "chapters": [_in_order(chapter) for chapter in chapters]}


def dump(outline: dict[str, Any], escaped: Callable[[str], str]) -> str:
    """The outline as YAML.

    ``escaped`` writes what could drive a terminal or a log as YAML's escapes in double quotes; texts that hold such get these.
    """
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    def quoted(dumper: Any, text: str) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if escaped(text) != text else None)

    Dumper.add_representer(str, quoted)
    return escaped(yaml.dump(outline, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=1_000_000_000))


def _in_order(chapter: dict[str, Any]) -> dict[str, Any]:
    order = ("number", "title", "file", "part", "questions", "sections")
    return {key: chapter[key] for key in order if chapter.get(key) not in (None, [])}


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in (".ipynb", *_MARKDOWN) and file.is_file())
    whole = [file for file in found if file.name.lower() == "summary.md"]
    return whole or [file for file in found if file.stem.lower() not in ("readme", "index", "license", "contributing")]


def _text(raw: bytes) -> str:
    if len(raw) > _LARGEST:
        raise OutlineError(f"larger than {_LARGEST:,} bytes")
    return raw.decode("utf-8-sig", errors="replace")


# notebooks and markdown files


def _of_post(path: Path) -> Iterator[dict[str, Any]]:
    from ..document.reading import read_document

    try:
        document = read_document(path.read_bytes(), path, path.name)
        tree = read_blocks(document)
    except UnreadableDocument as error:
        raise OutlineError(f"{path}: {error}") from None
    front_matter = read_front_matter(document)
    title = front_matter.values.get("title") if front_matter else None
    headings = [
        (block, plain_text(document, block.inlines))
        for block in tree.root.children
        if block.kind == "heading" and document.is_prose(block.span.start)
    ]
    headings = [(block, text) for block, text in headings if text]
    if not isinstance(title, str) or not title:
        first = next((text for block, text in headings if block.level == 1), None)
        if first is None:
            return  # no chapter
        title = first
    parsed = parse_title(title, Span(0, 0))
    numbered = _NUMBER.match(path.stem)
    number = parsed.number if parsed.number is not None else int(numbered[1]) if numbered else None
    yield {
        "title": parsed.text or title,
        **({"number": number} if number is not None else {}),
        "file": path.name,
        "questions": _questions(document, tree),
        "sections": [{"title": text, "level": block.level} for block, text in headings if block.level > 1],
    }


def _questions(document: Document, tree: Tree) -> int:
    """How many items stand in the lists under headings that announce questions."""
    count, asked = 0, False
    for block in tree.root.children:
        if block.kind == "heading":
            asked = bool(QUESTIONNAIRE.match(plain_text(document, block.inlines)))
        elif asked and block.kind == "list":
            count += len(block.children)
    return count


# tables of contents


def _chapters(items: list[_Item]) -> list[dict[str, Any]]:
    """Chapters of a table of contents; a title of the first level above titles with titles below them is a part."""
    chapters: list[dict[str, Any]] = []
    for item in items:
        is_part = bool(_PART.match(item.title)) and bool(item.below)
        for chapter in item.below if is_part else [item]:
            parsed = parse_title(chapter.title, Span(0, 0))
            made: dict[str, Any] = {"title": parsed.text or chapter.title}
            if parsed.number is not None:
                made["number"] = parsed.number
            if is_part:
                part = parse_title(item.title, Span(0, 0))
                made["part"] = {
                    **({"number": part.number} if part.number is not None else {}),
                    "title": part.text or item.title,
                }
            made["sections"] = [
                {"title": below.title, "level": min(6, level)} for level, below in _walk(chapter.below, 2)
            ]
            chapters.append(made)
    return chapters


def _walk(items: list[_Item], level: int) -> Iterator[tuple[int, _Item]]:
    for item in items:
        yield level, item
        if level < 6:
            yield from _walk(item.below, level + 1)


def _of_summary(text: str) -> list[_Item]:
    """mdBook's and GitBook's ``SUMMARY.md``: headings name parts, a nested list of links the rest."""
    document = Document(text, "SUMMARY.md")

    def items(block: Block) -> list[_Item]:
        found = []
        for item in block.children:
            first = item.children[0] if item.children else None
            title = plain_text(document, first.inline.children) if first is not None and first.inline else ""
            below = [inner for child in item.children if child.kind == "list" for inner in items(child)]
            found += [_Item(title, below)] if title else below
        return found

    found: list[_Item] = []
    part: _Item | None = None
    for block in read_blocks(document).root.children:
        if block.kind == "heading":
            title = plain_text(document, block.inlines)
            part = None
            if title.lower() not in ("summary", "table of contents", "contents"):
                part = _Item(title if _PART.match(title) else f"Part {title}")
                found.append(part)
        elif block.kind == "list":
            (found if part is None else part.below).extend(items(block))
    return [item for item in found if item.below or not _PART.match(item.title)]


class _Page(HTMLParser):
    """Collects nested lists of titles, and headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lists: list[list[_Item]] = []
        self.headings: list[tuple[int, str]] = []
        self._open: list[list[_Item]] = []
        self._heading: list[str] | None = None
        self._text: list[str] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "svg", "template"):
            self._silent += 1
        elif tag in ("ol", "ul"):
            self._flush()
            items: list[_Item] = []
            if self._open and self._open[-1]:
                self._open[-1][-1].below = items
            elif len(self._open) < 40:
                self.lists.append(items)
            self._open.append(items)
        elif tag == "li" and self._open:
            self._flush()
            self._text = []
        elif re.fullmatch("h[1-6]", tag):
            self._heading = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "svg", "template"):
            self._silent = max(0, self._silent - 1)
        elif tag in ("ol", "ul") and self._open:
            self._flush()
            self._open.pop()
        elif tag == "li":
            self._flush()
        elif re.fullmatch("h[1-6]", tag) and self._heading is not None:
            title = " ".join("".join(self._heading).replace("¶", " ").split())
            if title:
                self.headings.append((int(tag[1]), title))
            self._heading = None

    def handle_data(self, data: str) -> None:
        if not self._silent:
            if self._heading is not None:
                self._heading.append(data)
            elif self._text is not None:
                self._text.append(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """``<![…``: the library breaks on kinds it does not know; to a browser all of them are comments."""
        return self.parse_bogus_comment(i, report)

    def _flush(self) -> None:
        title = " ".join("".join(self._text or ()).split())
        if title and self._open:
            self._open[-1].append(_Item(title))
        self._text = None


def _of_html(text: str) -> list[_Item]:
    """The longest list of a web page that has lists below its items, else its headings."""
    page = _Page()
    page.feed(text)
    page.close()
    nested = [items for items in page.lists if any(item.below for item in items)]
    if nested:
        return max(nested, key=lambda items: sum(1 for _ in _walk(items, 1)))
    levels = sorted({level for level, _ in page.headings})
    top = next((level for level in levels if sum(other == level for other, _ in page.headings) > 1), None)
    found: list[_Item] = []
    for level, title in page.headings:
        if top is not None and level == top:
            found.append(_Item(title))
        elif top is not None and level > top and found:
            found[-1].below.append(_Item(title))
    return found


def _of_epub(path: Path) -> list[_Item]:
    """The table of contents of an e-book: EPUB 3's navigation document, else EPUB 2's ``toc.ncx``."""
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            names = [info.filename for info in book.infolist() if info.file_size <= _LARGEST]
            package = next((name for name in names if name.endswith(".opf")), None)
            manifest = book.read(package) if package else b""
            tree = ElementTree.fromstring(manifest) if manifest else ElementTree.Element("none")
            folder = PurePosixPath(package).parent if package else PurePosixPath()
            for item in tree.iter("{*}item"):
                target = str(folder / html.unescape(item.get("href", "")))
                if "nav" in item.get("properties", "").split() and target in names:
                    return _of_html(_text(book.read(target)))
            for name in names:
                if name.endswith(".ncx"):
                    return _of_ncx(ElementTree.fromstring(book.read(name)))
    except _NO_BOOK as error:
        raise OutlineError(f"{path}: no e-book: {error}") from None
    raise OutlineError(f"{path}: no table of contents in it")


def _of_ncx(root: ElementTree.Element) -> list[_Item]:
    def points(parent: ElementTree.Element) -> list[_Item]:
        found = []
        for point in parent.findall("{*}navPoint"):
            label = point.find("{*}navLabel/{*}text")
            found.append(_Item(" ".join((label.text or "").split()) if label is not None else "", points(point)))
        return [item for item in found if item.title]

    navigation = root.find("{*}navMap")
    return points(navigation) if navigation is not None else []
