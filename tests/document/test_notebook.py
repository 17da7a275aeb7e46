"""Notebooks: markdown cells are checked, places are told by cell and line, code is left alone."""

from __future__ import annotations

import json
import sys
from itertools import zip_longest

import pytest

from notelint.document.decoding import UnreadableDocument
from notelint.document.notebook import read_notebook

from ..support import JEKYLL, Blog, notebook, run

FASTPAGES = '# "Tides"\n> "What moves the sea"\n\n- toc: true\n- badges: "perhaps"\n- categories: [sea]\n- layot: x\n'


def found(blog: Blog, raw: bytes, name: str = "_notebooks/2024-01-02-a.ipynb") -> list[tuple[str, int, int, int]]:
    blog.write({name: raw})
    report = json.loads(run(blog, "check", "--format", "json", name).stdout)
    assert report["failures"] == []
    return [(d["code"], d["cell"], d["line"], d["column"]) for d in report["diagnostics"]]


def test_places_are_cells_and_lines(blog: Blog) -> None:
    raw = notebook(
        ("markdown", "# Tides\n\nText."),
        ("code", "x = 1\n# [x]()"),
        ("markdown", "é\n\n[Answers](http://www.google.com)"),
    )
    assert found(blog, raw) == [("LK002", 3, 3, 11)]
    done = run(blog, "check", "--format", "concise", "-q", ".")
    assert done.stdout.startswith("_notebooks/2024-01-02-a.ipynb:cell 3:3:11: LK002")
    full = run(blog, "check", ".").stdout
    assert "  3 | [Answers](http://www.google.com)\n" in full


def test_a_question_answered_by_a_code_cell_is_answered(blog: Blog) -> None:
    cells = [
        (kind, source)
        for index in range(3)
        for kind, source in (("markdown", f"## What is it {index}?"), ("code", "1 + 1"))
    ]
    assert found(blog, notebook(*cells)) == []
    assert found(blog, notebook(*cells, ("markdown", "## Why?"))) == [("QA001", 7, 1, 1)]


def test_front_matter_of_fastpages(blog: Blog) -> None:
    blog.write(JEKYLL)
    assert found(blog, notebook(("markdown", FASTPAGES))) == [("FM003", 1, 5, 11), ("FM004", 1, 7, 3)]


def test_front_matter_of_quarto(blog: Blog) -> None:
    blog.write({"_quarto.yml": ""})
    raw = notebook(("raw", "---\ntitle: [x]\ntoc: 7\n---"), ("markdown", "Text"))
    assert found(blog, raw, "posts/a.ipynb") == [("FM003", 1, 2, 8), ("FM003", 1, 3, 6)]


def test_an_empty_file_holds_nothing(blog: Blog) -> None:
    assert found(blog, b"") == []


@pytest.mark.parametrize("ids", [[], ["same", "same"], [7], ["no id"]])
def test_what_nbformat_thinks_of_a_notebooks_form_is_not_reported(blog: Blog, ids: list[object]) -> None:
    content = json.loads(notebook(("markdown", "# Tides"), ("markdown", "Text.")))
    for cell, identifier in zip_longest(content["cells"], ids):
        cell.pop("id")
        cell |= {} if identifier is None else {"id": identifier}
    done = run(blog.write({"a.ipynb": json.dumps(content)}), "a.ipynb")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing found in 1 file.\n", "")


def test_what_is_as_usual_is_read_as_nbformat_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = json.loads(notebook(("markdown", "# A\r\n\nb"), ("code", "`x`"), ("raw", "c"), ("markdown", "")))
    made["cells"][0]["source"] = ["# A\n", "\n", "b"]
    made["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["d\n"]}]
    raw = json.dumps(made).encode()
    usual = read_notebook(raw, "a.ipynb")
    with monkeypatch.context() as patched:
        patched.setattr("notelint.document.notebook._cells_as_usual", lambda text: None)
        whole = read_notebook(raw, "a.ipynb")
    assert (usual.text, usual.cells, usual.original) == (whole.text, whole.cells, whole.original)
    monkeypatch.setitem(sys.modules, "nbformat", None)  # as if there were none
    read_notebook(raw, "a.ipynb")


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"cells": 7}', b'{"nbformat": 99, "cells": []}', b"\xff"])
def test_what_is_no_notebook_is_said(raw: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_notebook(raw, "a.ipynb")


@pytest.mark.parametrize("ids", [("a", "a"), ("a", None)])
def test_ids_of_cells_are_nothing_to_a_reader(blog: Blog, ids: tuple[str, str | None]) -> None:
    made = json.loads(notebook(("markdown", "# A"), ("markdown", "# B")))
    for cell, identifier in zip(made["cells"], ids, strict=True):
        if identifier is None:
            del cell["id"]
        else:
            cell["id"] = identifier
    blog.write({"a.ipynb": json.dumps(made)})
    done = run(blog, "check", "--isolated", "a.ipynb")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("The heights are $h = [a](t) + [b](u) $ at noon.", False),
        ("- The heights are $ h = [a](t) + [b](u)$ at noon.", False),
        ("The sum $a + b$ is in [the table](t), where $c$ is too.", True),
        ("It costs 5\\$ by [the table](t) and 6\\$ at sea.", True),
        ("It is \\\\( [a](t) \\\\), and \\\\[ E[b](u) \\\\] too.", False),
        ("It is \\( [a](t) \\).", True),
        ("It is \\\\( up to [a](t).", True),
        ("It is \\begin{align} [a](t) &= 1\n[b](u) &= 2 \\end{align}.", False),
    ],
)
def test_formulas_within_lines(blog: Blog, text: str, reported: bool) -> None:
    """As MathJax in Jupyter reads it; pandoc does not."""
    assert bool(found(blog, notebook(("markdown", f"# Tides\n\n{text}")), "a.ipynb")) is reported
