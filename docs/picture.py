"""Draw what notelint prints as an SVG picture: ``python docs/picture.py`` writes ``docs/picture.svg``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from html import escape
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PICTURE = PROJECT / "docs" / "picture.svg"
COMMAND = ("check", "--max", "5", "examples")
COLUMNS = 96
CELL, LINE, MARGIN = 8.4, 19, 22
COLORS = {"1": "#f0f3f6", "31": "#ff7b72", "32": "#56d364", "33": "#e3b341", "36": "#76e3ea"}
HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">
<rect width="{width}" height="{height}" rx="10" fill="#0d1117" stroke="#30363d"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#c9d1d9" xml:space="preserve">"""


def picture() -> str:
    """The picture of what the command prints now."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "PYTHONIOENCODING": "utf-8"}
    environment.pop("NO_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "notelint", *COMMAND, "--color", "always"],
        cwd=PROJECT,
        capture_output=True,
        env=environment,
        check=False,
    )
    return svg([f"\x1b[1m$ notelint {' '.join(COMMAND)}\x1b[0m", "", *done.stdout.decode("utf-8").splitlines()])


def svg(lines: list[str]) -> str:
    """Lines with colours of a terminal as an SVG picture."""
    width, height = round(COLUMNS * CELL + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN
    out = [HEAD.format(width=width, height=height, label="what notelint prints")]
    for number, line in enumerate(lines):
        top, left = MARGIN + LINE * number + 14, 0
        for color, text in _runs(line):
            if word := text.strip():
                indent = len(text) - len(text.lstrip())
                out.append(_text(MARGIN + (left + indent) * CELL, top, color, word.replace(" ", "\N{NO-BREAK SPACE}")))
            left += sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return "\n".join([*out, "</g>", "</svg>", ""])


def _runs(line: str) -> list[tuple[str, str]]:
    """Texts with the codes of their colours."""
    parts = re.split(r"\x1b\[([\d;]*)m", line)
    return list(zip(["0", *parts[1::2]], parts[::2], strict=True))


def _text(x: float, y: int, codes: str, text: str) -> str:
    colors = [COLORS[code] for code in codes.split(";") if code in COLORS]
    fill = f' fill="{colors[-1]}"' if colors else ""
    weight = ' font-weight="bold"' if "1" in codes.split(";") else ""
    length = f' textLength="{len(text) * CELL:.1f}"'
    return f'<text x="{x:.1f}" y="{y}"{fill}{weight}{length}>{escape(text)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
