"""Check posts that nobody should have, and somebody has: CPU time and peak memory, each also at half its size.

    python benchmarks/speed/hard.py                  every input, as a post on GitHub
    python benchmarks/speed/hard.py --site quarto --only rows words
    python benchmarks/speed/hard.py --output docs/speed.md

Each is checked by the command line in a process of its own, without a cache; what is larger than ``max-size`` is refused. What grows
with the text shows a ratio of about 2. Exit code 1 where a process takes more than ``--memory`` MiB (500) or a ratio is
above 2.5.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from linear import SITES
from measurement import MIB, measure
from run import write_between_markers

BEGIN, END = "<!-- begin: benchmarks/speed/hard.py -->", "<!-- end: benchmarks/speed/hard.py -->"
TIMEOUT = 900.0
MOST = 2.5
"""What the ratio of twice the text may be."""

Make = Callable[[float], str]
"""The part of the whole input to a text."""


def _times(count: int, unit: str, before: str = "") -> Make:
    """So many of a unit, numbered where it says ``{i}``, each with a word of its own where it says ``{w}``."""

    def make(part: float) -> str:
        dice = random.Random(1)
        pieces = (
            unit.replace("{i}", str(i)).replace("{w}", "".join(dice.choices("abcdefghijklmnoprstuvw", k=9)))
            for i in range(1, round(count * part) + 1)
        )
        return before + "".join(pieces)

    return make


def _nested(part: float) -> str:
    """Nested lists, again and again."""
    depths = (*range(8), *range(7, -1, -1))
    item = "".join(f"{'    ' * depth}- some words of an item\n" for depth in depths)
    return item * round(300_000 * part / len(item))


def _misspelt(count: int) -> Make:
    """So many words that are no words, each near to one."""

    def make(part: float) -> str:
        dice = random.Random(1)
        words = (
            "measurement",
            "government",
            "different",
            "beginning",
            "knowledge",
            "necessary",
            "environment",
            "separate",
        )

        def wrong() -> str:
            word = dice.choice(words)
            at, new = dice.randrange(1, len(word)), dice.choice("aeioubdgklmnprst")
            return word[:at] + new + word[at + dice.randrange(2) :] + dice.choice(("", "s", "ly", "ed"))

        return "".join(f"The {wrong()} of the tides is here.\n\n" for _ in range(round(count * part)))

    return make


def _scripts(part: float) -> str:
    """JSON in one line of a script, as tools for charts write it."""
    row = '{"x": [1, 2.5, 3], "name": "a measurment", "url": "https://example.org/a", "on": true}, '
    script = f"<script>\nvar rows = [{row * (500_000 // len(row))}];\n</script>\n\nSome text here.\n\n"
    return script * round(6 * part)


def _notebook(part: float) -> str:
    """Cells of text and code, with outputs."""
    cells = []
    for i in range(round(5_000 * part)):
        text = [f"## Chapter {i}\n", "\n", "Some words of text, and [a link](a.md).\n", *["More of the words.\n"] * 20]
        cells.append({"cell_type": "markdown", "metadata": {}, "source": text})
        output = {"output_type": "stream", "name": "stdout", "text": ["1 2 3 4\n"] * 200}
        code = {
            "cell_type": "code",
            "metadata": {},
            "execution_count": 1,
            "source": ["print(1)\n"],
            "outputs": [output],
        }
        cells.append(code)
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}, indent=1)


INPUTS: dict[str, Make] = {
    "one line of 50 MB": _times(2_000_000, "word and more words here. "),
    "100,000 rows": _times(100_000, "| {i} | some words |\n", "| a | b |\n|---|---|\n"),
    "10,000 headings": _times(10_000, "## Chapter {i}\n\nSome text.\n\n"),
    "5,000 details": _times(5_000, "<details>\n<summary>Why {i}?</summary>\n\nSome text.\n\n</details>\n\n"),
    "20,000 misspelt words": _misspelt(20_000),
    "20,000 words unknown": _times(20_000, "The {w} of the tides.\n\n"),
    "nested lists, 300 kB": _nested,
    "JSON in scripts, 3 MB": _scripts,
    "2 MB without a blank line": _times(50_000, "some words of text, and more of them,\n"),
    "10,000 questions": _times(10_000, "{i}. Why is that?\n   - so\n"),
    "notebook of 20 MB": _notebook,
}


def run(make: Make, name: str, site: str, part: float) -> tuple[float, float, str]:
    """CPU seconds, MiB, and what is said last, of one input."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / ".git").mkdir()
        (Path(folder) / "notelint.toml").write_text(f'[site]\ngenerator = "{site}"\n')
        post = Path(folder) / ("post.ipynb" if "notebook" in name else "post.md")
        written = os.fork()  # the peak of a process counts from its fork: this one stays small
        if not written:
            post.write_text(make(part), encoding="utf-8")
            os._exit(0)
        os.waitpid(written, 0)
        command = [sys.executable, "-m", "notelint", "check", "--no-cache", "--format", "concise", str(post)]
        log = Path(folder) / "log"
        cost = measure(command, Path(folder), dict(os.environ), TIMEOUT, log)
        said = log.read_text(errors="replace").splitlines()
        return cost.cpu, cost.memory / MIB, said[-1] if said else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; see the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", choices=SITES, default="github", help="the kind of site (default: github)")
    parser.add_argument(
        "--only", nargs="+", metavar="WORD", help="only the inputs with one of these words in their name"
    )
    parser.add_argument("--memory", type=float, default=500, help="MiB that a process may take (default: 500)")
    parser.add_argument("--output", type=Path, help="also write the table into this page, between its markers")
    options = parser.parse_args(arguments)
    failed = 0
    rows = ["| post | CPU | × half of it | peak memory |", "|---|--:|--:|--:|"]
    print("\n".join(rows))
    for name, make in INPUTS.items():
        if options.only and not any(word in name for word in options.only):
            continue
        half, whole = run(make, name, options.site, 0.5), run(make, name, options.site, 1)
        ratio = whole[0] / half[0]
        bad = ratio > MOST or whole[1] > options.memory
        failed += bad
        rows.append(f"| {name} | {whole[0]:.1f} s | {ratio:.1f} | {whole[1]:.0f} MiB |")
        print(f"{rows[-1]}{' <<<' * bad}", flush=True)
        print(whole[2][:150], file=sys.stderr, flush=True)
    if options.output:
        write_between_markers(options.output, "\n".join(rows) + "\n", BEGIN, END)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
