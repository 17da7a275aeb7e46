"""Any bytes as a file that tells notelint something: settings, .gitignore, baseline, words, outline, schema.

The first byte of an input picks the file, the second the command, the rest is the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from notelint import PACKAGE
from notelint.outlines.reference import shipped_names
from notelint.reporters.rule_pages import settings_markdown
from notelint.schema.schema import folder

from . import commands, lines

POST = "_posts/2024-01-02-notes.md"
_POSTS: dict[str, str | bytes] = {
    POST: '---\ntitle: Reading the see\nweek: 2\ntags: [tides, ""]\n---\n\n| Chapter | Section |\n|---|---|\n| 1. Tides |  |\n'
    "|  | The the sea |\n| 2. Ebb | [q](#none) |\n\n## Questionaire\n\n1. **Why?** Because.\n2. **How?**\n\n[x](http://google.com)\n",
    "README.md": "# Notes\n",
    "docs/deep/a.md": "[x](no.md)\n",
}
_FILES = (
    "notelint.toml",
    "pyproject.toml",
    ".gitignore",
    "notelint-baseline.json",
    "notelint-words.txt",
    "outline.yaml",
    "own.schema.json",
    ".notelint.toml",
)
_SETTINGS = {
    "notelint-baseline.json": 'baseline = "notelint-baseline.json"\n',
    "notelint-words.txt": '[spelling]\nword-file = "notelint-words.txt"\n',
    "outline.yaml": '[outline]\nreference = "outline.yaml"\n',
    "own.schema.json": '[front-matter]\nschema = "own.schema.json"\n',
}
WORDS = tuple(
    word.encode()
    for word in (
        *("select = [", "extend-select", "ignore", "extend-ignore", "exclude", "fail-level", "severity", "baseline"),
        *(
            "[per-file-ignores]\n",
            "[severity]\n",
            "[rules.placeholder-link]\n",
            "allow = [",
            "[site]\n",
            "generator = ",
        ),
        *("markdown = ", "base-url = ", "[front-matter]\n", "schema = ", "[spelling]\n", "words = [", "word-file = "),
        *(
            "[outline]\n",
            "reference = ",
            '"none"',
            '"fastbook"',
            "[tool.notelint]\n",
            '"ALL"',
            '"LK"',
            '"LK002"',
            "'''",
        ),
        *(
            '"error"',
            '"jekyll"',
            '"kramdown"',
            '"../x"',
            '"\\u0000"',
            '"\\n"',
            "**",
            "!",
            "*.md",
            "[z-a]",
            "[!a]",
            "/",
            "\\",
        ),
        *(
            "docs/",
            '{"version": 1, "files": {',
            '"code"',
            '"digest"',
            '"text"',
            '"count"',
            "null",
            "true",
            "1e999",
            "-1",
        ),
        *(
            '"type"',
            '"object"',
            '"properties"',
            '"$ref"',
            '"#/x"',
            '"#"',
            '"pattern"',
            '"enum"',
            '"required"',
            '"items"',
        ),
        *('"anyOf"', '"if"', '"const"', '"$id"', '"$defs"', '"$dynamicRef"', '"unevaluatedProperties"', '"format"'),
        *(
            "name: x\n",
            "chapters:\n",
            "- title: ",
            "  sections:\n",
            "variants: [",
            "number: ",
            "&a ",
            "*a",
            "<<: *a",
            "? ",
        ),
        *("1979-05-27", "[[", "]]", "nan", "inf", "0x", "\r\n", "\ufeff", "\x00", "\x1b[31m", "\u202e", "\U0001f30a"),
    )
)


def check(data: bytes) -> None:
    """Raises AssertionError, or what should have been caught."""
    name = _FILES[data[0] % len(_FILES)] if data else _FILES[0]
    command = commands.COMMANDS[data[1] % len(commands.COMMANDS)] if len(data) > 1 else commands.COMMANDS[0]
    extra = {"notelint.toml": _SETTINGS[name]} if name in _SETTINGS else {}
    root = commands.blog("settings")
    commands.run(root, {**_POSTS, **extra, name: data[2:]}, command)


def mutator() -> lines.Mutator:
    """Changes by whole lines."""
    return lines.mutator([seed[2:] for seed in seeds()], WORDS, head=2)


def seeds() -> Iterator[bytes]:
    """Every example of the settings' page, and one file at least of each other kind."""
    import re

    blocks = re.findall(r"```toml\n(.*?)```", settings_markdown(), re.DOTALL)
    texts = {
        "notelint.toml": [*blocks, "\n".join(block for block in blocks if "[" not in block)],
        "pyproject.toml": [
            "[project]\nname = 'x'\n[tool.notelint]\nselect = ['LK']\n[tool.notelint.severity]\nLK = 'info'\n"
        ],
        ".gitignore": [
            "*.md\n!README.md\n/docs/**/a.md\n# x\n\\#y\n",
            "docs/\n!docs/deep/\n[a-z]?*.m[!x]\n",
            "**/\n\\ \n!\n",
        ],
        "notelint-baseline.json": [_baseline()],
        "notelint-words.txt": ["# words\nsee # the sea\nquestionaire\n\n", "\ufeffThe’s\r\nx"],
        "outline.yaml": [
            "name: tides\ntitle: Tides\nchapters:\n- title: Tides\n  number: 1\n  variants: [The tides]\n  part: {number: 1, title: A}\n"
            "  questions: 2\n  sections:\n  - title: The sea\n    level: 2\n    aside: true\n- title: Ebb\n",
            *((Path(PACKAGE) / "outlines" / f"{name}.json").read_text("utf-8")[:1500] for name in shipped_names()),
        ],
        "own.schema.json": [
            '{"type": "object", "required": ["author"], "properties": {"week": {"type": "string", "maxLength": 1},'
            ' "title": {"pattern": "^[A-Z]", "description": "x"}, "tags": {"items": {"minLength": 1}, "uniqueItems": true}}}',
            '{"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [{"type": "null"}, {"const": 1}], "additionalProperties": false}}}',
            (folder() / "front-matter-plain.schema.json").read_text("utf-8")[:6000],
        ],
    }
    number = 0
    for name, contents in texts.items():
        for content in contents:
            yield bytes([ord("0") + _FILES.index(name), ord("0") + number % len(commands.COMMANDS)]) + content.encode()
            number += 1


def _baseline() -> str:
    entry = {"code": "LK001", "digest": "0" * 16, "text": "#none", "count": 2}
    return json.dumps({"version": 1, "files": {POST: [entry, {**entry, "code": "SP001"}]}}, indent=1)
