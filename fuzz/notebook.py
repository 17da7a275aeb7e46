"""Any bytes as a notebook, and notebooks with any markdown: checked and fixed, and nothing but markdown changes.

The first byte of an input picks the site, the rest is the file.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from . import blogs, fixing, lines, post_bytes

_desk = blogs.Desk()
WORDS = tuple(
    word.encode()
    for word in (
        *(
            '"cells"',
            '"cell_type"',
            '"markdown"',
            '"code"',
            '"raw"',
            '"source"',
            '"metadata"',
            '"outputs"',
            '"id"',
            '"nbformat"',
        ),
        *(
            '"nbformat_minor"',
            '"execution_count"',
            "\\n",
            "\\r\\n",
            "\\r",
            "\\u0000",
            "\\ud83c\\udf0a",
            "\\ud83c",
            "null",
            "[",
            "]",
        ),
        *(
            "{",
            "}",
            ",",
            ":",
            "1e5",
            "NaN",
            '"attachments"',
            '"worksheets"',
            "\\\\",
            '\\"',
            "|",
            "the the ",
            "## ",
            "---\\n",
        ),
    )
)


def check(data: bytes) -> None:
    """Raises AssertionError, or what should have been caught."""
    path, display_path, config = blogs.place(data[0] if data else 0, ".ipynb")
    raw = data[1:]
    post_bytes.lint(raw, path, display_path, config)
    linter = _desk.linter()
    fixing.fix_document(linter, raw, path, display_path, config, unsafe=True)
    report = linter.lint_bytes(raw, path, display_path, config, fixing.Fixing(unsafe=True))
    if report.document is not None and report.original is not None:
        assert _without_markdown(raw) == _without_markdown(report.document.encode()), "more than markdown is changed"


def _without_markdown(raw: bytes) -> Any:
    notebook = json.loads(raw.decode(json.detect_encoding(raw)))
    cells = [cell for sheet in notebook.get("worksheets", [notebook]) for cell in sheet.get("cells", [])]
    for number, cell in enumerate(cells):
        if cell.get("cell_type") in ("markdown", "heading") or number == 0:
            cell["source"] = type(cell.get("source")).__name__
    return notebook


def mutator() -> lines.Mutator:
    """Changes to the markdown of a cell by whole lines, to the form of the JSON, and to its bytes."""
    import atheris

    by_lines = lines.mutator([post.encode() for post in blogs.posts()], [word.encode() for word in blogs.WORDS])

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        choice = random.Random(seed)
        try:
            notebook = json.loads(data[1:])
            cells = [cell for cell in notebook["cells"] if isinstance(cell.get("source"), (str, list))]
            cell = choice.choice(cells)
            source = "".join(cell["source"])
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
            return bytes(atheris.Mutate(data, largest))
        if choice.random() < 0.3:
            return bytes(atheris.Mutate(data, largest))
        source = by_lines(source.encode("utf-8", "replace"), largest, seed + 1).decode("utf-8", "replace")
        cell["source"] = source.splitlines(keepends=True) if choice.random() < 0.5 else source
        kind = choice.random()
        if kind < 0.1:
            notebook["cells"].insert(choice.randrange(len(cells)), dict(cell))
        elif kind < 0.15:
            notebook["cells"].remove(cell)
        elif kind < 0.2:
            cell["cell_type"] = choice.choice(("markdown", "code", "raw"))
        text = json.dumps(notebook, indent=choice.choice((None, None, 1, 2)), ensure_ascii=choice.random() < 0.3)
        return (data[:1] + text.encode("utf-8", "replace"))[:largest]

    return mutate


def seeds() -> Iterator[bytes]:
    """Posts of the tests divided into cells, with code between; one with fastpages' front matter; older formats."""
    fastpages = (
        '# "Tides"\n> "What moves the sea"\n\n- toc: true\n- badges: "perhaps"\n- categories: [sea]\n- layot: x\n'
    )
    for number, post in enumerate([fastpages, *blogs.posts()[::3]]):
        parts = post.split("\n\n## ") if number else [post]
        cells = [_cell("markdown", part if at == 0 else "## " + part, number) for at, part in enumerate(parts)]
        cells.insert(1, _cell("code" if number % 4 else "raw", "x = 1\n```\n# the the", number))
        made = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5 if number % 3 else 2}
        text = json.dumps(made, indent=1 if number % 2 else None, ensure_ascii=number % 5 == 0)
        yield bytes([ord("0") + number % len(blogs.POSTS)]) + text.encode()
    old = {"worksheets": [{"cells": [{"cell_type": "heading", "level": 1, "source": "A", "metadata": {}}]}]}
    yield b"0" + json.dumps({**old, "nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}).encode()


def _cell(kind: str, source: str, number: int) -> dict[str, Any]:
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    written = source.splitlines(keepends=True) if number % 2 else source
    return {"cell_type": kind, "metadata": {}, "source": written, **code, **({"id": "a"} if number % 3 else {})}
