"""Reference outlines: those that ship, those that a post or the settings name, and making one."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
import yaml

from notelint.document.blocks import Tree
from notelint.document.decoding import UnreadableDocument
from notelint.document.document import Document
from notelint.linting.linter import Linter
from notelint.outlines import importing
from notelint.outlines.importing import import_outline
from notelint.outlines.reference import OutlineError, read_reference, shipped, shipped_names
from notelint.schema.schema import built_in, violations
from notelint.settings.config import Config

from ..support import Blog, run, shown

OWN = """\
name: tides
chapters:
- {title: Water, sections: [{title: Why the Sea Moves}, {title: Currents and Drift}]}
- {title: Winds and Waves, sections: [{title: Where It Comes From}]}
"""
POST = """\
| Chapter | Section |
|---------|---------|
| 1. Water | Why the Sea Roves |
|  | Currents and Drift |
| 2. Winds and Wawes | Where It Comes From |
|  | Its Names |
"""


@pytest.mark.parametrize("name", shipped_names())
def test_what_ships_is_after_its_schema(name: str) -> None:
    path = Path(importing.__file__).with_name(f"{name}.json")
    text = path.read_text(encoding="utf-8")
    assert violations(built_in("outline"), yaml.safe_load(text)) == []
    assert read_reference(text, name) == shipped(name)
    assert shipped(name).name == name


def test_fastbook() -> None:
    chapters = shipped("fastbook").chapters
    assert len(chapters) == 20
    assert sum(chapter.questions or 0 for chapter in chapters) == 500
    assert chapters[2].title.text == "Data Ethics"


def test_one_that_front_matter_names(blog: Blog) -> None:
    blog.write({"hugo.toml": "", "own.yaml": OWN, "a.md": "---\ntitle: a\nreference_outline: own.yaml\n---\n\n" + POST})
    report = Linter().lint_file(blog.root / "a.md", "a.md", Config())
    assert [line for line in shown(report) if "SP006" in line or "OL006" in line] == [
        '8:26 SP006 "Roves" should be "Moves"',
        '10:16 SP006 "Wawes" should be "Waves"',
    ]


def test_one_that_the_settings_name(blog: Blog) -> None:
    blog.write({"own.yaml": OWN, "a.md": POST, "notelint.toml": '[outline]\nreference = "own.yaml"\n'})
    done = run(blog, "a.md", "--select", "SP006", "--format", "concise")
    assert 'should be "Moves"' in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("name", ["nothing", "../own.yaml", "/etc/passwd", "a.md", "missing.yaml"])
def test_one_that_is_not_there(blog: Blog, name: str) -> None:
    blog.write({"a.md": POST, "b.md": "# Fine\n", "notelint.toml": f'[outline]\nreference = "{name}"\n'})
    done = run(blog, "a.md")
    assert done.returncode == 2
    assert "no reference outline" in done.stderr
    assert "fastbook" in done.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a", "top"),
        ("name: x", "chapters"),
        ("name: x\nchapters: []", "chapters"),
        ("name: X Y\nchapters: [{title: a}]", "name"),
        ("name: x\nchapters: [{titel: a}]", "title"),
        ("name: [", "YAML"),
    ],
)
def test_what_is_no_reference(text: str, says: str) -> None:
    with pytest.raises(OutlineError, match=says):
        read_reference(text, "own.yaml")


# making one


def test_from_markdown_and_notebooks(tmp_path: Path) -> None:
    (tmp_path / "01_water.md").write_text(
        "# Water\n\n## Why the Sea Moves\n\n### Tides\n\n## Questionnaire\n\n1. What?\n1. Why?\n", encoding="utf-8"
    )
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Wind"},
        {
            "cell_type": "code",
            "id": "b",
            "metadata": {},
            "source": "# no heading",
            "outputs": [],
            "execution_count": None,
        },
        {"cell_type": "markdown", "id": "c", "metadata": {}, "source": ["## Where It *Comes* From"]},
    ]
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (tmp_path / "02_wind.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (tmp_path / "README.md").write_text("# About\n", encoding="utf-8")
    made = import_outline([tmp_path], "tides")
    assert made["chapters"] == [
        {
            "number": 1, "title": "Water", "file": "01_water.md", "questions": 2,
            "sections": [
                {"title": "Why the Sea Moves", "level": 2}, {"title": "Tides", "level": 3},
                {"title": "Questionnaire", "level": 2},
            ],
        },
        {
            "number": 2, "title": "Wind", "file": "02_wind.ipynb", "questions": 0,
            "sections": [{"title": "Where It Comes From", "level": 2}],
        },
    ]  # fmt: skip


CONTENTS = [
    {
        "number": 1,
        "title": "Water",
        "part": {"number": 1, "title": "Sea"},
        "sections": [{"title": "Tides", "level": 2}],
    },
    {"number": 2, "title": "Wind", "part": {"number": 1, "title": "Sea"}},
]
LISTS = (
    "<nav><ul><li>Home</li></ul></nav><ol><li>Part 1. Sea<ol><li><a href='a'>1. Water</a><ol><li>Tides</li></ol></li>"
    "<li>2. Wind</li></ol></li></ol>"
)


def test_from_a_web_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><script>'<li>no</li>'</script><body>{LISTS}", encoding="utf-8")
    assert import_outline([page], "tides")["chapters"] == CONTENTS


def test_from_a_web_page_without_lists(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>The Sea</h1><h2>1. Water</h2><h3>Tides</h3><h2>2. <i>Wind</i></h2>", encoding="utf-8")
    made = import_outline([page], "tides")["chapters"]
    assert [(chapter["title"], len(chapter.get("sections", []))) for chapter in made] == [("Water", 1), ("Wind", 0)]


def test_from_summary(tmp_path: Path) -> None:
    summary = tmp_path / "SUMMARY.md"
    summary.write_text(
        "# Summary\n\n# Part 1. Sea\n\n- [1. Water](a.md)\n  - [Tides](b.md)\n- [2. Wind](c.md)\n", encoding="utf-8"
    )
    assert import_outline([summary], "tides")["chapters"] == CONTENTS
    assert import_outline([tmp_path], "tides")["chapters"] == CONTENTS


@pytest.mark.parametrize("version", [2, 3])
def test_from_an_e_book(tmp_path: Path, version: int) -> None:
    book = tmp_path / "book.epub"
    ncx = (
        "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap><navPoint><navLabel><text>Part 1. Sea</text></navLabel>"
        "<navPoint><navLabel><text>1. Water</text></navLabel><navPoint><navLabel><text>Tides</text></navLabel></navPoint>"
        "</navPoint><navPoint><navLabel><text>2. Wind</text></navLabel></navPoint></navPoint></navMap></ncx>"
    )
    properties = "properties='nav'" if version == 3 else ""
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr(
            "OEBPS/content.opf",
            f"<package xmlns='http://www.idpf.org/2007/opf'><manifest><item {properties} href='nav.xhtml'/></manifest></package>",
        )
        archive.writestr("OEBPS/nav.xhtml", f"<html><body><nav>{LISTS}</nav></body></html>")
        archive.writestr("OEBPS/toc.ncx", ncx)
    assert import_outline([book], "tides")["chapters"] == CONTENTS


def damaged_book(at: int) -> bytes:
    """An e-book with one byte that is wrong."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr(zipfile.ZipInfo("toc.ncx"), "abc" * 500, zipfile.ZIP_DEFLATED)
    raw = bytearray(file.getvalue())
    raw[at] ^= 0xFF
    return bytes(raw)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.epub", b"PK no"),
        ("packed.epub", damaged_book(38)),
        ("place.epub", damaged_book(-6)),
        ("a.txt", b""),
        ("a.html", b"<p>"),
        ("a.ipynb", b"{"),
    ],
)
def test_what_no_outline_is_in(blog: Blog, name: str, raw: bytes) -> None:
    (blog.root / name).write_bytes(raw)
    done = run(blog, "outline", name)
    assert done.returncode == 2
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert "can't write" not in done.stderr


def test_a_table_of_contents_that_the_parser_breaks_on_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(document: Document) -> Tree:
        raise UnreadableDocument("beyond the parser")

    monkeypatch.setattr(importing, "read_blocks", unreadable)
    (tmp_path / "SUMMARY.md").write_text("- [Tides](a.md)\n", encoding="utf-8")
    with pytest.raises(OutlineError, match=r"SUMMARY\.md: beyond the parser"):
        import_outline([tmp_path], "tides")


def test_what_is_made_can_be_used(blog: Blog) -> None:
    blog.write(
        {
            "book/01.md": "# Water\n\n## Why the Sea Moves\n\n## Currents and Drift\n",
            "book/02.md": "# Winds and Waves\n",
            "a.md": POST,
        }
    )
    assert run(blog, "outline", "book", "--name", "tides", "-o", "own.yaml").returncode == 0
    assert "exists already" in run(blog, "outline", "book", "-o", "own.yaml").stderr
    (blog.root / "notelint.toml").write_text('[outline]\nreference = "own.yaml"\n', encoding="utf-8")
    assert 'should be "Moves"' in run(blog, "a.md", "--format", "concise").stdout
    assert "reference outline tides" in run(blog, "inspect", "a.md").stdout


# words of one's own


def test_words_are_listed_and_made_known(blog: Blog) -> None:
    blog.write({"a.md": "The measurment of tides, and the beneeth.\n", "sub/b.md": "A measurment more, of the sea.\n"})
    listed = run(blog, "words")
    assert [line.split() for line in listed.stdout.splitlines()] == [
        ["2", "measurment", "->", "measurement", "a.md:1"],
        ["1", "beneeth", "->", "beneath", "a.md:1"],
    ]
    assert run(blog, "words", "--add", "measurment").stdout == "notelint-words.txt: 1 added: measurment\n"
    assert run(blog, "words", "--add", "Measurment").stdout == "notelint-words.txt: 0 added\n"
    assert run(blog, "words", "--add-all").returncode == 0
    assert (blog.root / "notelint-words.txt").read_text(encoding="utf-8") == "measurment\nbeneeth\n"
    assert run(blog, "check", ".", "--select", "SP").returncode == 0


def test_words_of_the_settings(blog: Blog) -> None:
    blog.write(
        {
            "a.md": "The measurment of tides, the beneeth and the captian's.\n",
            "notelint.toml": '[spelling]\nwords = ["Measurment"]\nword-file = "own.txt"\n',
            "own.txt": "\ufeff# of the sea\nbeneeth  # as he says\n\ncaptian's\n",
        }
    )
    assert run(blog, "check", ".").returncode == 0


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ('word-file = "none.txt"', "no such file"),
        ('word-file = "../none.txt"', "outside"),
        ('words = "a"', "words"),
        ('wrods = ["a"]', "words"),
    ],
)
def test_settings_that_are_wrong(blog: Blog, settings: str, says: str) -> None:
    blog.write({"a.md": "Text.\n", ".git/x": "", "notelint.toml": f"[spelling]\n{settings}\n"})
    done = run(blog, "check", ".")
    assert done.returncode == 2
    assert says in done.stderr


def test_inspect_says_why_words_are_not_checked(blog: Blog) -> None:
    blog.write({"hugo.toml": "", "a.md": "---\ntitle: x\nlang: de\n---\n\nDas Meer.\n"})
    assert 'not checked: the front matter names the language "de"' in run(blog, "inspect", "a.md").stdout
