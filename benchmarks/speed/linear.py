"""Measure that ten times the text costs at most eleven times the CPU time, whatever the text is.

    python benchmarks/speed/linear.py                       every case on every kind of site, 20 KB and 200 KB
    python benchmarks/speed/linear.py --site github --size 1000000 --only table post
    python benchmarks/speed/linear.py --fix                 fixing, with the diff

Each line is a text made by one generator, checked on one kind of site in a process of its own: CPU time for ``--size``
bytes and for ten times as many, and their ratio. A ratio above 11 is measured once more and fails with ``--margin`` on
top of it; so does a case that takes longer than ``--timeout`` seconds. Exit code 1 where one fails.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from math import ceil
from pathlib import Path

LIMIT = 11.0
SITES = ("github", "jekyll", "hugo", "mkdocs", "obsidian", "quarto", "zola")
POST = Path(__file__).parent.parent / "accuracy" / "posts" / "github" / "networking-interview.md"

Make = Callable[[int], str]
"""Length in characters to a text of about that length."""


def repeated(unit: str, before: str = "", after: str = "") -> Make:
    """The same again and again."""
    return lambda size: before + unit * (size // len(unit)) + after


def numbered(template: str, before: str = "", after: str = "") -> Make:
    """The same again and again, ``{i}`` counted up and ``{w}`` a word of its own."""

    def make(size: int) -> str:
        return before + "".join(_filled(template, size)) + after

    return make


def halves(first: Make, second: Make) -> Make:
    """Half of the one, half of the other."""
    return lambda size: first(size // 2) + second(size // 2)


def _filled(template: str, size: int) -> Iterable[str]:
    words, length = random.Random(1), 0
    for i in count(1):
        piece = template.replace("{i}", str(i)).replace("{w}", "".join(words.choices("abcdefghijklmnoprstuvw", k=9)))
        yield piece
        length += len(piece)
        if length >= size:
            return


def deep(opening: str, middle: str, closing: str) -> Make:
    """As many opened as closed."""
    return lambda size: (n := size // (len(opening) + len(closing))) * opening + middle + n * closing


def widening(sign: str, between: str) -> Make:
    """Runs of one sign, each longer than the one before."""
    return lambda size: between.join(sign * i for i in range(1, int((2 * size) ** 0.5)))


def post(size: int) -> str:
    """An ordinary post as long as that: its sections again and again, one word in ten another one."""
    text = POST.read_text(encoding="utf-8")
    words, rest = random.Random(1), text[text.find("\n## ") :]
    vocabulary = sorted({word for word in text.split() if word.isalpha() and word.islower()})
    sections = (
        "".join(
            words.choice(vocabulary) if word.isalpha() and word.islower() and words.random() < 0.1 else word
            for word in _split(rest)
        )
        for _ in range(size // len(rest))
    )
    return "".join((text, *sections))[: max(size, 1)]


def _split(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|[\W\d_]+", text)


def questionnaires(size: int) -> str:
    """An outline of many chapters, and as many sections of questions."""
    n = size // 90
    rows = "".join(f"| {i}. Tides {i} | Waves |\n| | Questionnaire |\n" for i in range(n))
    asked = "".join(f"## {i}. Tides {i}\n\n1. Why?\n   - so\n\n" for i in range(n))
    return f"| Chapter | Section |\n|---|---|\n{rows}\n{asked}"


def far_apart(size: int) -> str:
    """Many references to one long address."""
    return f"{'[a][x] ' * (size // 14)}\n\n[x]: https://example.org/{'a' * (size // 2)}\n"


def front_matter(make: Make, fence: str = "---") -> Make:
    """A text between two fences."""
    return lambda size: f"{fence}\n{make(size)}\n{fence}\n\ntext\n"


CASES: dict[str, Make] = {
    "post": post,
    "paragraph": repeated("word and more words here. ", after="\n"),
    "lines": repeated("word and more words here,\n"),
    "paragraphs": repeated("Some words here.\n\n"),
    "random words": numbered("{w} "),
    "misspelt words": repeated("the measurment of the tides is a mesurement, "),
    "misspelt distinct": numbered("The measur{w} of the tides. "),
    "title case": repeated("Measurment Of ", before="# "),
    "doubled words": repeated("the the water "),
    "one word": repeated("water "),
    "one long word": repeated("measurment"),
    "labels above headings": numbered("Label:\n\n## Head {i}\n\n"),
    "sections in items": numbered("- a\n- b\n\n  ## Head {i}\n\nText.\n\n", before="## A\n\n## B\n\n"),
    "apostrophes": repeated("a'b'c'd "),
    "apostrophes only": repeated("'"),
    "blanks": repeated(" ", before="the", after="the\n"),
    "blank lines": repeated("\n", before="text", after="text"),
    "tabs": repeated("\t"),
    "filled blanks": repeated("a" + " " * 60),
    "digits": repeated("1"),
    "capitals": repeated("Ab"),
    "Korean": repeated("조수의 측정 "),
    "headings": numbered("## Heading {i}\n\ntext\n\n"),
    "same headings": repeated("## Same\n\n"),
    "distinct headings": numbered("## {w}\n\n[x](#{w}x)\n\n"),
    "near headings": numbered("## measurement of {i}\n\n[x](#mesurement-of-{i})\n\n"),
    "heading levels": repeated("# a\n\n## b\n\n### c?\n\ntext\n\n"),
    "setext headings": repeated("a\n===\n"),
    "headings below text": repeated("a\n# b\n"),
    "underlined lines": repeated("a\n", after="---\n"),
    "number signs": repeated("#"),
    "number signs apart": repeated("# "),
    "one-character tables": repeated("|a|\n|-|\n"),
    "table": repeated("| 1 | 2 |\n", before="| a | b |\n|---|---|\n"),
    "table of words": numbered("| {w} | {w} {i} |\n", before="| a | b |\n|---|---|\n"),
    "tables": repeated("| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
    "broken tables": repeated("| a | b |\n|---|---|---|\n| 1 | 2 |\n\n"),
    "broken table": repeated("| a | b |\n|---|---|---|\n"),
    "wide table": lambda n: f"|{' a |' * (n // 12)}\n|{'---|' * (n // 12)}\n|{' b |' * (n // 12)}\n",
    "wide header": lambda n: f"|{' a |' * (n // 30)}\n|{'---|' * (n // 30)}\n" + "| b |\n" * (n // 30),
    "cells missing": repeated("| 1 |\n", before="| a | b |\n|---|---|\n"),
    "pipes": repeated("|"),
    "pipe lines": repeated("a | b\n"),
    "piped paragraph": repeated("a | b "),
    "escaped pipes": repeated("\\|", before="| a | b |\n|---|---|\n| "),
    "code in table": repeated("| `a | b` | c |\n", before="| a | b |\n|---|---|\n"),
    "comments in table": repeated("| <!-- a --> | b |\n", before="| a | b |\n|---|---|\n"),
    "dashes": repeated("-"),
    "dashes apart": repeated("- "),
    "rules": repeated("---\n\n"),
    "delimiters": repeated("|-"),
    "colons": repeated(":"),
    "quotes": repeated(">", after=" x\n"),
    "quoted lines": repeated("> a\n"),
    "quote each": repeated("> a\n\n"),
    "nested quotes": lambda n: "".join(">" * (i % 30 + 1) + " a\n" for i in range(n // 18)),
    "brackets": repeated("[", after="x"),
    "closing brackets": repeated("]"),
    "bracket pairs": deep("[", "a", "]"),
    "bracket lines": repeated("[\n"),
    "bracket links": deep("[", "a", "](b)"),
    "open links": repeated("[a]("),
    "links left open": repeated("[a](http://a.org/b "),
    "links without a left bracket": repeated("a](http://a.org/b) "),
    "links without a right bracket": repeated("[a(http://a.org/b) "),
    "open destinations": repeated("[a](<b"),
    "open titles": repeated('[a](b "'),
    "half links": repeated("[a](b"),
    "nested parentheses": lambda n: "[a](" + "(" * n,
    "pictures": repeated("![a](b.png) "),
    "nested pictures": deep("![", "a", "](b)"),
    "picture openers": repeated("!["),
    "references undefined": repeated("[a][b] "),
    "references": numbered("[a{i}]: b.md\n\n[a{i}]\n\n"),
    "references long": far_apart,
    "reference openers": repeated("[a]: \n"),
    "definition titles": repeated('[a]: b "c\n'),
    "definition lines": repeated("[a]: b\n"),
    "links": repeated("[x](a.md) "),
    "links to distinct files": numbered("[x]({w}.md) "),
    "links to anchors": repeated("[x](#missing) ", before="## Data\n\n"),
    "long link target": repeated("a", before="[x](", after=")"),
    "long Korean target": repeated("조", before="[x](", after=")"),
    "long escaped target": repeated("%41", before="[x](", after=")"),
    "long Korean autolink": repeated("조", before="<http://a.org/", after=">"),
    "long Korean reference": repeated("조", before="[a]\n\n[a]: "),
    "long html target": repeated("조", before='<a href="', after='">x</a>'),
    "autolinks": repeated("<https://a.org/b> "),
    "autolink openers": repeated("<a:"),
    "mail openers": repeated("<a@"),
    "mail dots": repeated("a.", before="<a@"),
    "angles": repeated("<"),
    "tags": repeated("<b>x</b> "),
    "open tags": repeated("<b "),
    "attributes": repeated('a="b" ', before="<b "),
    "open attributes": repeated('<a b="'),
    "anchor openers": repeated("<a "),
    "anchor lines": repeated("<div>\n<a href='\n"),
    "comment openers": repeated("<!-- "),
    "comment lines": repeated("<!-- a\n"),
    "comments": repeated("<!-- a --> "),
    "comment dashes": repeated("-", before="<!--"),
    "processing": repeated("<? "),
    "declarations": repeated("<!A "),
    "character data": repeated("<![CDATA["),
    "html blocks": repeated("<div>\na\n</div>\n\n"),
    "html block": repeated("<p>a\n", before="<div>\n"),
    "pre in details": repeated("<pre ", before="<details>\n<summary>x</summary>\n"),
    "scripts": repeated("<script>", before="<div>\n"),
    "html headings": repeated("<h2>a "),
    "html heading lines": repeated("<h2>a\n"),
    "backticks": widening("`", " "),
    "backticks joined": widening("`", "a"),
    "backticks in cells": lambda n: "| a | b |\n|---|---|\n| " + widening("`", " ")(n) + " |\n",
    "code spans": repeated("`a` "),
    "backtick": repeated("`"),
    "backslashes": repeated("\\"),
    "escapes": repeated("\\*"),
    "hard breaks": repeated("a\\\n"),
    "entities": repeated("&amp;"),
    "ampersands": repeated("&"),
    "entity digits": repeated("&#1"),
    "stars": repeated("*"),
    "star words": repeated("*a "),
    "star pairs": repeated("**a "),
    "stars closing": repeated("a* "),
    "stars both": repeated("a**b"),
    "emphasis": deep("*", "a", "*"),
    "emphasis apart": deep("*a ", "a", " a*"),
    "mixed emphasis": repeated("*a _b "),
    "mixed closing": halves(repeated("*a _b "), repeated("c* ")),
    "triple stars": repeated("***a* "),
    "underscores": repeated("_a "),
    "underscores inside": repeated("a_b"),
    "tildes": repeated("~"),
    "tilde pairs": repeated("~~a "),
    "strikethrough": repeated("~~a~~ "),
    "dollars": repeated("$"),
    "dollar words": repeated("$a "),
    "dollar pairs": repeated("$$ a\n\n"),
    "dollar lines": repeated("$$\n"),
    "formulas": repeated("$a$ "),
    "bracket math": repeated("\\[ x\n\n"),
    "environments": repeated("\\begin{align}\n"),
    "environments distinct": lambda n: "".join(
        "\\begin{" + chr(97 + i % 26) + chr(97 + i // 26 % 26) + chr(97 + i // 676 % 26) + "}\n" for i in range(n // 12)
    ),
    "liquid": repeated("{{ "),
    "liquid tags": repeated("{% x "),
    "liquid comments": repeated("{% comment %}\n"),
    "liquid pairs": repeated("{% comment %}a{% endcomment %}\n"),
    "shortcodes": repeated("{{< x >}}\n"),
    "shortcode openers": repeated("{{< "),
    "attribute lists": repeated("x{.a} "),
    "attribute openers": repeated("{: "),
    "attribute words": repeated("a ", before="{: "),
    "attribute values": repeated('{: a="'),
    "class openers": repeated("{.a "),
    "wiki links": numbered("[[{w}]] "),
    "wiki openers": repeated("[[ "),
    "footnotes": repeated("[^x] "),
    "footnote definitions": numbered("[^{i}]: a\n\n"),
    "footnote openers": repeated("[^"),
    "percents": repeated("%% "),
    "percent lines": repeated("%%\na\n"),
    "percents odd": repeated("a%% "),
    "admonitions": repeated('!!! note "a"\n    b\n\n'),
    "admonition openers": repeated("!!! "),
    "fenced divs": repeated("::: {.a}\nb\n:::\n\n"),
    "div colons": repeated("::::"),
    "div words": repeated("a ", before="::: "),
    "fences": repeated("```\nx\n```\n\n"),
    "fence openers": repeated("```a\n\n~~~b\n\n"),
    "fences in quotes": repeated("> ```\n\n"),
    "answer strings": numbered('```python\nanswer_{i} = """{w}"""\n```\n\n'),
    "answer string": repeated("answer ", before="```python\nanswer = '''", after="\n```\n"),
    "answer name": repeated("answer", before="```python\n", after="\n```\n"),
    "code blocks": repeated("    a\n\nb\n\n"),
    "indented prose": repeated("    It is a word or two, as we have them here.\n\n"),
    "indented line": repeated("word, ", before="    "),
    "indented long": repeated("a1.b", before="    "),
    "items": repeated("- a\n"),
    "loose items": repeated("- a\n\n"),
    "nested items": lambda n: "".join("  " * i + "- a\n" for i in range(int(n**0.5))),
    "item openers": repeated("- "),
    "ordered items": numbered("{i}. What?\n   - a\n"),
    "same numbers": repeated("1. a\n"),
    "number openers": repeated("1. "),
    "alternating items": repeated("- a\n* b\n"),
    "lists of one": repeated("1. Why?\n\n---\n\nBecause.\n\n"),
    "lists apart": numbered("{i}. Why?\n\n   so\n\ntext\n\n"),
    "item and answer": repeated("1. Why?\n   - so\n\ntext\n\n"),
    "boxes": numbered("### {i}. What?\n\n- [x] a\n- [ ] b\n\n"),
    "tasks": repeated("- [ ] a\n- [x] b\n"),
    "bold questions": numbered("**Q{i}: what?**\n\n- a\n\n"),
    "quoted questions": numbered("> {i}. Why?\n\n<details><summary>Answer</summary>\n\nso\n\n</details>\n\n"),
    "callouts": numbered("> [!question] Why {i}?\n> so\n\n"),
    "labelled parts": numbered("## {i}. Why?\n\n> Answer\n\n- a\n\n"),
    "labels distinct": numbered("## {i}. Why?\n\n> Answer {w}\n\n- a\n\n"),
    "paragraph questions": repeated("Why is that?\n\n- so\n\n"),
    "asking headings": numbered("## Why {i}?\n\nso\n\n"),
    "asking nested": numbered("## Why {i}?\n\n### How {i}?\n\nso\n\n"),
    "key at the end": halves(numbered("{i}. Why?\n"), numbered("{i}. so\n", before="\n---\n\n")),
    "questions": numbered("### {i}. Why?\n\n<details>\n<summary>Answer</summary>\n\nso\n\n</details>\n\n"),
    "questions unanswered": numbered(
        "### {i}. Why?\n\n",
        before="### 1. Why?\n\n<details>\n<summary>Answer</summary>\n\nso\n\n</details>\n\n" * 3,
    ),
    "question labels": numbered("### {i}. Why?\n\n<details>\n<summary>{w}</summary>\n\nso\n\n</details>\n\n"),
    "picture answers": numbered(
        "### {i}. Why?\n\n<details>\n<summary>Answer</summary>\n\n![]({w}.png)\n\n</details>\n\n"
    ),
    "summaries": numbered("<details><summary>Why {i}?</summary>\n\nso\n\n</details>\n\n"),
    "details openers": repeated("<details>\n<summary>x</summary>\n\n"),
    "details closers": repeated("</details>\n\n"),
    "nested details": deep("<details>\n\n", "a\n\n", "</details>\n\n"),
    "details in one line": repeated("<details><summary>x</summary>`a`</details> "),
    "details in items": numbered("{i}. Why?\n\n    <details><summary>show</summary>\n\n    so\n"),
    "summary openers": repeated("<summary>", before="<details>\n"),
    "questionnaires": questionnaires,
    "outline": numbered("| {i}. Ethics {i} | Bias |\n| | Loops {w} |\n", before="| Chapter | Section |\n|---|---|\n"),
    "outline like a book": numbered(
        "| 1. Your Deep Learning Journey | Who We Are |\n| | Who We Is |\n| 3. Data Ethics | Biass |\n| | {w} |\n",
        before="| Chapter | Section |\n|---|---|\n",
    ),
    "one chapter of a book": numbered(
        "| | Who {w} Is |\n",
        before="| Chapter | Section |\n|---|---|\n| 2. From Model to Production | a |\n| 3. Data Ethics | b |\n"
        "| 1. Your Deep Learning Journey | Who We Are |\n",
    ),
    "outline of links": numbered("- [{i}. {w}](#{w})\n"),
    "outline of weeks": numbered("## Week {i}\n\n### {w}\n\na\n\n"),
    "outline in lists": numbered("{i}. {w}\n    - a\n    - [Questionnaire](#a)\n"),
    "suppressed lines": repeated("<!-- notelint-disable-next-line LK002 -->\n[x](http://google.com)\n\n"),
    "suppressions": repeated("<!-- notelint-disable LK002 -->\n\n<!-- notelint-enable LK002 -->\n\n"),
    "suppressions open": repeated("<!-- notelint-disable LK002 -->\n\n[x](http://google.com)\n\n"),
    "suppressed codes": repeated("LK002,", before="<!-- notelint-disable-file ", after=" -->\n"),
    "suppressed nonsense": numbered("<!-- notelint-disable {w} -->\n\n"),
    "suppressed blanks": repeated(" ", before="<!-- notelint-disable"),
    "suppression openers": repeated("<!-- notelint-disable "),
    "yaml keys": front_matter(numbered("k{i}: v\n")),
    "yaml list": front_matter(repeated("- a\n", before="tags:\n")),
    "yaml merges": front_matter(repeated("<<: *a\n", before="a: &a {b: 1}\n")),
    "yaml merge list": front_matter(repeated("*a, ", before="a: &a {b: 1}\nb:\n  <<: [", after="*a]\n")),
    "yaml aliases": front_matter(numbered("k{i}: *a\n", before="a: &a [1, 2, 3]\n")),
    "yaml flow": front_matter(repeated("[", before="a: ")),
    "yaml deep": front_matter(lambda n: "".join(" " * i + f"k{i}:\n" for i in range(int(n**0.5)))),
    "yaml quotes": front_matter(repeated("''", before="a: '", after="'")),
    "yaml comments": front_matter(repeated("# notelint-disable LK002\n", before="a: b\n")),
    "yaml string": front_matter(repeated("word ", before="title: ")),
    "yaml repeated": front_matter(repeated("a: b\n")),
    "toml keys": front_matter(numbered("k{i} = 1\n"), "+++"),
    "toml tables": front_matter(numbered("[t{i}]\na = 1\n"), "+++"),
    "toml dots": front_matter(repeated("a.", after="a = 1"), "+++"),
    "rule lines": repeated("---\n"),
    "glued bullets": repeated("-Sentences of many words are here now.\n\n"),
    "placeholder answers": numbered("### {i}. Why?\n\n<details>\n<summary>Answer</summary>\n\nTODO\n\n</details>\n\n"),
    "windows line ends": repeated("text [a]()  \r\n\r\n"),
    "old line ends": repeated("text [a]()  \r\r"),
    "nulls": repeated("\0"),
    "surrogates": repeated("\U0001f600"),
    "bidirectional": repeated("\u202e"),
    "combining": repeated("e\u0301"),
    "placeholders": repeated("[a]() "),
    "placeholder lines": repeated("[a]()\n\n"),
    "urls": repeated("http:/a.org/b "),
    "url links": repeated("[a](http:/a.org/b) "),
    "host dots": repeated("a.", before="[a](", after=")"),
    "host dashes": repeated("a-", before="[a](", after=".com)"),
}
"""Texts that parsers and linters are slow on, and one that people write."""


def measure(text: str, site: str, fixing: bool) -> float:
    """CPU seconds to check a text as a post of a site and to print what is found."""
    from notelint.linting.linter import Fixing, Linter
    from notelint.reporters import diff
    from notelint.reporters import text as full
    from notelint.reporters.style import Style
    from notelint.settings.config import Config
    from notelint.site.settings import SiteSettings

    raw, config = text.encode("utf-8", "replace"), Config(site=SiteSettings(site))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / ".git").mkdir()
        path, fix = Path(folder) / "post.md", Fixing(unsafe=True, write=False) if fixing else None
        Linter().lint_bytes(b"# A\n\nSome text, [here](#a).\n", path, "post.md", config, fix)
        start = time.process_time()
        report = Linter().lint_bytes(raw, path, "post.md", config, fix)
        full.render([report], Style())
        if fixing:
            diff.render([report], Style())
        return time.process_time() - start


def run(case: str, site: str, size: int, fixing: bool, timeout: float) -> float | None:
    """As ``measure``, in a process of its own; None where it did not end in time. Raises RuntimeError where it failed."""
    command = [sys.executable, __file__, "--one", case, "--site", site, "--size", str(size)] + ["--fix"] * fixing
    try:
        done = subprocess.run(
            [*command, "--timeout", str(timeout)], capture_output=True, text=True, timeout=20 * timeout, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode == -signal.SIGXCPU:
        return None
    if done.returncode:
        raise RuntimeError(f"{case} on {site}: {done.stderr.strip()}")
    return float(done.stdout)


def _limit(seconds: float) -> None:
    """End this process after so many seconds of CPU time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(seconds), -1))


def ratio(case: str, site: str, size: int, fixing: bool, timeout: float) -> tuple[float | None, float | None]:
    """CPU seconds for a size and for ten times as much; None for what did not end in time."""
    small = run(case, site, size, fixing, timeout)
    return small, run(case, site, 10 * size, fixing, timeout) if small is not None else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; see the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", choices=SITES, action="append", help="only this kind of site (again for more)")
    parser.add_argument("--size", type=int, default=20_000, help="characters of the shorter text (20,000)")
    parser.add_argument(
        "--only", nargs="+", metavar="WORD", help="only the cases with one of these words in their name"
    )
    parser.add_argument("--fix", action="store_true", help="fix, and print the diff")
    parser.add_argument("--timeout", type=float, default=120, help="seconds of CPU time that one text may take (120)")
    parser.add_argument("--margin", type=float, default=2, help="what noise may add to the ratio (2)")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        _limit(options.timeout)
        print(measure(CASES[options.one](options.size), options.site[0], options.fix))
        return 0
    failed = 0
    cases = [case for case in CASES if not options.only or any(word in case for word in options.only)]
    print(f"{'case':24} {'site':9} {options.size:>9,} {10 * options.size:>10,} ratio")
    for case in cases:
        for site in options.site or SITES:
            small, large = ratio(case, site, options.size, options.fix, options.timeout)
            if small is not None and large is not None and large > LIMIT * small:
                again = ratio(case, site, options.size, options.fix, options.timeout)
                small, large = min(small, again[0] or small), min(large, again[1] or large)
            if small is None or large is None:
                failed += 1
                print(f"{case:24} {site:9} took longer than {options.timeout:g} s  <<<", flush=True)
                continue
            small = max(small, 0.001)  # less is not measured
            bad = large > (LIMIT + options.margin) * small
            failed += bad
            print(f"{case:24} {site:9} {small:8.3f}s {large:9.3f}s {large / small:5.1f}{'  <<<' * bad}", flush=True)
    print(f"{failed} of {len(cases) * len(options.site or SITES)} above {LIMIT:g} + {options.margin:g}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
