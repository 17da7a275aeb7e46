"""What must be true of a page if a rule's claim about its post is."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

_BLOCKS = frozenset(
    "p li ul ol h1 h2 h3 h4 h5 h6 td th tr table pre blockquote div details summary dt dd dl hr center section figure".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BREAK = "\x02"
_WORD = re.compile(r"[A-Za-z]{4,}")
_TAG = re.compile(r"<[^<>]*>")
_NOT_SHOWN = re.compile(r"<[^<>]*>|!\[.*?\]\(.*?\)|```.*")


_CLOSE_PARAGRAPHS = _BLOCKS - frozenset("li td th tr dt dd summary".split())
"""The elements whose start tags end an open paragraph."""


class Leaf(NamedTuple):
    """A run of text in one block of a page."""

    path: tuple[str, ...]
    text: str
    number: int
    """Of the item of the innermost numbered list that it is in; 0 outside of such lists."""


class Claim(NamedTuple):
    """A finding, as far as its truth depends on it."""

    code: str
    message: str
    post: str
    line: int
    """From 1."""
    written: str
    """What the finding spans."""

    @property
    def lines(self) -> list[str]:
        """The lines it spans."""
        return self.post.split("\n")[self.line - 1 : self.line + self.written.count("\n")]

    def line_at(self, away: int) -> str:
        """A line so far away from its first."""
        lines, at = self.post.split("\n"), self.line - 1 + away
        return lines[at] if 0 <= at < len(lines) else ""


class Page(HTMLParser):
    """A page as a reader sees it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.leaves: list[Leaf] = []
        self.path: list[str] = []
        self.pieces: list[str] = []
        self.emphasised: list[str] = []
        self.struck = ""
        self.numbers: list[int] = []
        self.empty_items = self.empty_headings = 0
        self.feed(html)
        self.close()
        self.flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.pieces.append(_BREAK)
        if tag in ("em", "strong", "sup", "sub"):
            self.emphasised.append("")
            self.path.append(tag)
        if tag in ("del", "s", "sub"):
            self.path.append(f"~{tag}")
        if tag in _BLOCKS:
            self.flush()
            if tag in _CLOSE_PARAGRAPHS and "p" in self.path:
                while self.path.pop() != "p":
                    pass
            if tag == "ol":
                self.numbers.append(int(dict(attrs).get("start") or 1) - 1)
            elif tag == "ul":
                self.numbers.append(-1)
            elif tag == "li" and self.numbers and self.numbers[-1] >= 0:
                self.numbers[-1] += 1
            if tag != "hr":
                self.path.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if f"~{tag}" in self.path:
            self.path.remove(f"~{tag}")
        if tag in self.path:
            if tag in _BLOCKS:
                self.flush()
            if tag in ("ol", "ul") and self.numbers:
                self.numbers.pop()
            while self.path.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        if any(tag.startswith("~") for tag in self.path):
            self.struck += data
        if self.emphasised and any(tag in self.path for tag in ("em", "strong", "sup", "sub")):
            self.emphasised[-1] += data

    def flush(self) -> None:
        """End a run of text."""
        text = "".join(self.pieces)
        if text.strip():
            number = next((number for number in reversed(self.numbers) if number >= 0), 0)
            self.leaves.append(Leaf(tuple(tag for tag in self.path if tag in _BLOCKS), text, number))
        self.pieces = []

    @property
    def shown(self) -> str:
        """All text."""
        return "\n".join(leaf.text for leaf in self.leaves)

    def of(self, words: str) -> Leaf | None:
        """The run of text that holds the first words of a line."""
        wanted = _WORD.search(_TAG.sub("", words))
        return next((leaf for leaf in self.leaves if wanted and wanted[0] in leaf.text), None)

    def is_in(self, tags: frozenset[str] | set[str], words: str) -> bool:
        leaf = self.of(words)
        return leaf is not None and any(tag in tags for tag in leaf.path)


def _is_heading(claim: Claim, page: Page) -> bool:
    quoted = re.search(r'"(.*)"', claim.message)
    return page.is_in(_HEADINGS, quoted[1] if quoted else claim.written)


def _run_on(claim: Claim, page: Page) -> bool:
    """Whether the lines are in one block, without a break between."""
    lines = [line for line in claim.lines if _WORD.search(re.sub("<[^<>]*>", "", line))]
    leaf = page.of(lines[0])
    if leaf is None or "pre" in leaf.path:
        return False
    if len(lines) == 1:  # the others hold no words
        return len(leaf.text.split(_BREAK)) == 1
    return any(
        len({_WORD.findall(line)[-1] for line in pair} & set(_WORD.findall(part))) == 2
        for part in leaf.text.split(_BREAK)
        for pair in zip(lines, lines[1:], strict=False)
    )


def _glued(claim: Claim, page: Page) -> bool:
    """Whether the marker is shown with the word after it."""
    if "no box" in claim.message:
        return claim.written in page.shown
    after = claim.line_at(0).partition(claim.written)[2].strip()[:5]
    return claim.written + after in page.shown


def _in_text(claim: Claim, page: Page) -> bool:
    """Whether the line is in one block with text that is not its own, marker and all."""
    line = claim.line_at(0).lstrip("> \t").rstrip()
    marker, _, rest = line.partition(" ")
    if "a quote" in claim.message:
        below = (_NOT_SHOWN.sub("", line) for line in claim.post.split("\n")[claim.line - 1 :])
        own = page.of(next((line for line in below if _WORD.search(line)), ""))
        depth = claim.line_at(0)[: len(claim.line_at(0)) - len(claim.line_at(0).lstrip("> \t"))].count(">")
        if own is None:
            return ">" in page.shown
        return own.path.count("blockquote") < depth or re.search(r"(?m)^\s*>", own.text) is not None
    leaf = page.of(_NOT_SHOWN.sub("", rest))
    if leaf is None:  # the line holds only a tag or a fence's mark: nothing but its own marker is shown of it
        above = page.of(claim.line_at(-1))
        return marker in (above.text if above is not None else page.shown)
    return "pre" not in leaf.path and marker in leaf.text


def _joined_above(claim: Claim, page: Page) -> bool:
    """Whether a line is in the block of the line above, or its heading or list in the item or quote above."""
    own, above = page.of(claim.line_at(0)), page.of(claim.line_at(-1))
    taken = re.search(r"becomes part of the (?:list )?(item|quote) above", claim.message)
    if own is None or own is above or taken is None:
        return own is not None and own is above
    return "this line" not in claim.message and {"item": "li", "quote": "blockquote"}[taken[1]] in own.path


def _asterisks(claim: Claim, page: Page) -> bool:
    return claim.written[:1] in re.sub(r"\s", "", page.shown) and claim.written in page.shown


def _empty(claim: Claim, page: Page) -> bool:
    if "item" in claim.message:
        return re.search(r"<li[^>]*>\s*(?:<p>\s*</p>\s*)?(?:</li>|<h\d)", page.html) is not None
    if "show up" in claim.message:
        return re.search(r"(?:^|[>\s])#{1,6}(?:[<\s]|$)", page.html) is not None
    return re.search(r"<(h\d)[^>]*>\s*</\1>", page.html) is not None


def _vanishes(claim: Claim, page: Page) -> bool:
    return claim.written not in page.shown


def _pipes(claim: Claim, page: Page) -> bool:
    """Whether the row is shown with its pipes."""
    if "no header" in claim.message:
        return page.is_in({"td"}, claim.line_at(-1)) or page.is_in({"td"}, claim.line_at(0))
    leaf = page.of(claim.line_at(0) if _WORD.search(claim.line_at(0)) else claim.line_at(-1))
    return leaf is not None and "|" in leaf.text and "pre" not in leaf.path


def _apart(claim: Claim, page: Page) -> bool:
    """Whether a row is not in the table that it belongs to."""
    lines = claim.post.split("\n")[: claim.line]
    delimiter = next((at for at in range(len(lines) - 1, 0, -1) if "|--" in lines[at]), 1)
    header, row = _WORD.findall(lines[delimiter - 1])[:1], _WORD.findall(lines[-1])[:1]
    if not header or not row:
        return True
    return not any(header[0] in table and row[0] in table for table in page.html.split("</table>"))


def _rows_with_pipes(claim: Claim, page: Page) -> bool:
    """Whether a row beside the comment is shown with its pipes."""
    leaf = page.of(claim.line_at(1))
    return leaf is not None and "|" in leaf.text


def _cells(claim: Claim, page: Page) -> bool:
    """Whether the row has not as many cells as are written in the header's own width."""
    if "not a table row" in claim.message:
        return page.is_in({"td"}, claim.written) or claim.written.strip("> ") in page.html
    if "two rows" in claim.message:
        return page.of(claim.line_at(0)) is not page.of(claim.line_at(-1))
    written = int(re.findall(r"has (\d+)", claim.message)[0])
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page.html, re.DOTALL)
    word = _WORD.findall(claim.written)[0]
    row = next((row for row in rows if word in row), None)
    columns = len(re.findall(r"<th", rows[0])) if rows else 0
    return row is not None and (written > columns or columns > 2)


def _divided(claim: Claim, page: Page) -> bool:
    first, second = _WORD.findall(claim.written)[:1] or [""], re.split(r"\|", claim.written)[1:]
    leaf = page.of(first[0])
    return leaf is not None and bool(second) and second[0].rstrip("]$") not in leaf.text


def _accidental_table(claim: Claim, page: Page) -> bool:
    return page.is_in({"td", "th"}, claim.line_at(0))


def _raw(claim: Claim, page: Page) -> bool:
    """Whether some markdown of the element is shown with its marks."""
    found = re.search(r"as raw text: (.*?)(?: \(and .*)?$", claim.message)
    if found and claim.code == "DT006":
        return found[1].strip() in page.shown
    return bool(raw_marks(claim, page))


def raw_marks(claim: Claim, page: Page) -> set[str]:
    """The marks of the element's markdown that the page shows."""
    inside = claim.post.partition("<details")[2].partition("</details>")[0]
    marks = re.findall(
        r"!?\[\w|```|__\w[^_\n]*__|\*\w+\*|##|---|^ *#\w|\*\*[^*\n]+\*\*|`[^`\n]+`|^[ >]*[-#*] \w+|\d\. \w+|\*\*|##\w+|\w+\|\w+|- |\||\* \* \*|___",
        inside,
        re.MULTILINE,
    )
    shown = "\n".join(leaf.text for leaf in page.leaves if "pre" not in leaf.path)
    quotes = {"> "} if re.search(r"(?m)^ *> ?[\w\[•]", shown) else set[str]()
    return quotes | {mark for mark in marks if mark.strip("> ") in shown}


def without_details(text: str) -> str:
    """A post whose details elements are gone, and their content stands where they did."""
    return re.sub(r"<(/?)(?:details|summary)\b[^<>]*>", "", text)


def _code_lost(claim: Claim, page: Page) -> bool:
    code = re.search(r": ([^:]*)$", claim.message)
    if "text" in claim.message:
        leaf = page.of(claim.line_at(1))
        return leaf is None or "pre" not in leaf.path
    return code is None or code[1] not in page.shown


def _fence_open(claim: Claim, page: Page) -> bool:
    if "still open" in claim.message:
        return any("```" in leaf.text or "~~~" in leaf.text for leaf in page.leaves if "pre" in leaf.path)
    if "everything below" in claim.message:
        below = [line for line in claim.post.split("\n")[claim.line :] if re.match(r"[ >]*(?:##|</|\|)", line)]
        return any(page.is_in({"pre"}, line) or line.strip("> ") in page.shown for line in below)
    return "```" in page.shown or "~~~" in page.shown or "pre" not in page.html


def _no_fence(claim: Claim, page: Page) -> bool:
    if "its marks" in claim.message:
        return "```" in page.shown or "~~~" in page.shown
    inside = [line for line in claim.post.split("\n")[claim.line :] if _WORD.search(line) and "```" not in line]
    inside = inside[: 1 if "text is before" in claim.message else 3]
    return any(not page.is_in({"pre"}, line) for line in inside)


def _hashes(claim: Claim, page: Page) -> bool:
    return re.search(rf"#\s*{re.escape(_WORD.findall(claim.written)[0])}", page.shown) is not None


def _emphasis(claim: Claim, page: Page) -> bool:
    inside = re.search(r'"(.+?)…?"', claim.message)
    if inside is None:
        return claim.written not in page.shown
    if "inside a word" in claim.message:
        return inside[1] in page.shown
    return any(inside[1][:8] in text for text in page.emphasised)


def _brackets(claim: Claim, page: Page) -> bool:
    return f"[{claim.written}]" in page.shown or f"[{_WORD.findall(claim.written)[0]}" in page.shown


def _wrong_marker(claim: Claim, page: Page) -> bool:
    if "two markers" in claim.message:
        return re.search(r"<li>\s*<ul[^>]*>", page.html) is not None
    if "on its line" in claim.message:
        leaf = page.of(claim.line_at(0))
        return leaf is not None and f"{claim.written} " in leaf.text
    if "behind the bullet" in claim.message or "this box" in claim.message:
        return claim.written in page.shown
    return _joined_above(claim, page)


def _flat(claim: Claim, page: Page) -> bool:
    """Whether an item is as deep as the one above."""
    lines = claim.post.split("\n")[: claim.line - 1]
    below = claim.post.split("\n")[claim.line - 1 :]
    own = page.of(next((line for line in below if _WORD.search(_TAG.sub("", line))), ""))  # an item may be empty
    above = page.of(next((line for line in reversed(lines) if _WORD.search(_TAG.sub("", line))), ""))
    if re.match(r"[ >]*(?:[-*+] |\d+\. ){2}", claim.line_at(0)):
        return True
    return own is not None and above is not None and own.path.count("li") <= above.path.count("li")


def _numbered(claim: Claim, page: Page) -> bool:
    """Whether the page shows an item with the number that the claim says."""
    leaf = page.of(claim.line_at(0))
    if "with a bullet" in claim.message:
        return leaf is not None and [tag for tag in leaf.path if tag in ("ol", "ul")][-1:] == ["ul"]
    shown = re.search(r"shows this item (?:as|with the number) (\d+)", claim.message)
    return shown is not None and leaf is not None and leaf.number == int(shown[1])


def _marks_shown(claim: Claim, page: Page) -> bool:
    """Whether the marks of the claim are in the text of the page, outside of code."""
    text = page.html if "<" in claim.written else "".join(leaf.text for leaf in page.leaves if "pre" not in leaf.path)
    return claim.written in text


def _nothing_after(claim: Claim, page: Page) -> bool:
    """Whether a line is the last text of the page, or above a heading."""
    leaf = page.of(claim.line_at(0))
    if leaf is None:
        return False
    after = page.leaves[page.leaves.index(leaf) + 1 :]
    return not after or any(tag in _HEADINGS for tag in after[0].path)


def _code_below(claim: Claim, page: Page) -> bool:
    """Whether the next words are in a code block, and the line is not."""
    below = claim.post.split("\n")[claim.line :]
    code = next((line for line in below if line.strip("> ")), "")
    text = claim.line_at(0).strip("> -*")
    in_code = [leaf.text for leaf in page.leaves if "pre" in leaf.path]
    return any(code.strip("> ") in one for one in in_code) and not any(text in one for one in in_code)


def _unbalanced(claim: Claim, page: Page) -> bool:
    """Whether what is below an element is hidden in it, or an end tag ends nothing."""
    stack = 0
    for tag in re.findall(r"<(/?)details\b", page.html):
        stack += -1 if tag else 1
        if stack < 0:
            break
    if claim.written.startswith("</"):
        shown = "</details>" in page.shown
        return shown if "as text" in claim.message else stack < 0 and not shown
    if "list item" in claim.message:
        return "<details" in page.html
    if "only the rest" in claim.message:
        return re.search(r"<details[^>]*>[^<]*(?:<(?!/p>)[^<]*)*</details>", page.html) is not None
    if "of the list" in claim.message or "of the quote" in claim.message:
        return "<details" in page.html and not page.html.rstrip().endswith("</details>")
    return bool(page.leaves) and "details" in page.leaves[-1].path


def _no_summary(claim: Claim, page: Page) -> bool:
    return re.search(r"<details[^>]*>(?:(?!</?details|<summary).)*</details>", page.html, re.DOTALL) is not None


def _raw_below(claim: Claim, page: Page) -> bool:
    """Whether the markdown below is shown with its marks."""
    below = claim.post.split("\n")[claim.line :]
    marked = [line.strip("> ") for line in below if re.search(r"^[> ]*(?:##|- )|\*\*|\]\(", line)]
    return any(line in page.shown for line in marked)


def _signs_shown(claim: Claim, page: Page) -> bool:
    """Whether a line of dashes, stars or underscores is in a text; dashes may have become long ones."""
    leaf = page.of(claim.line_at(-1))
    return leaf is not None and re.search(r"[-–—*_]\s*$|(?m:^\s*[-–—*_][-–—*_ ]*$)|[—*_-]{2}|—", leaf.text) is not None


def _in_two(claim: Claim, page: Page) -> bool:
    """Whether the texts around a blank line are in two blocks, or nothing follows a text in its block."""
    if "breaks off" in claim.message:
        leaf = page.of(claim.line_at(0))
        return leaf is not None and leaf.text.rstrip().endswith(claim.line_at(0).split()[-1].strip("*_"))
    if "middle" in claim.message:
        leaf = page.of(claim.line_at(0))
        return leaf is not None and leaf.text.lstrip().startswith((",", ";"))
    if "the end of" in claim.message:
        leaf = page.of(claim.line_at(0))
        return leaf is not None and leaf.text.lstrip().startswith(".")
    if "line break shows" in claim.message:
        leaf = page.of(claim.line_at(0))
        return leaf is not None and re.search(rf"\s{claim.written[0]}", leaf.text) is not None
    lines = [line for line in claim.lines if _WORD.search(line)]
    above = page.of(" ".join(reversed(_WORD.findall(lines[0]))))
    return above is not page.of(lines[-1])


def _empty_box(claim: Claim, page: Page) -> bool:
    """Whether the mark of a callout is all that its quote holds."""
    return re.search(r"<blockquote>\s*<p>\[![^<\]]*\][+-]?\s*</p>\s*</blockquote>", page.html) is not None


def _outside(claim: Claim, page: Page) -> bool:
    """Whether a text is in fewer items than the text above it."""
    lines = [re.sub(r"<[^<>]*>|!!! \w+", "", line) for line in claim.post.split("\n")]
    below, above = lines[claim.line - 1 :], lines[: claim.line - 1]
    own = page.of(next((line for line in below if _WORD.search(line)), ""))
    other = page.of(next((line for line in reversed(above) if _WORD.search(line)), ""))
    return own is not None and other is not None and own.path.count("li") < other.path.count("li")


def _brackets_shown(claim: Claim, page: Page) -> bool:
    if "bracket too many" in claim.message:
        return claim.written in page.shown
    return re.search(r"\]\s*:?\s*[({]|\)\[", page.shown) is not None


def _not_below(claim: Claim, page: Page) -> bool:
    """Whether the text below a line of dashes is not on the page, or in a table."""
    leaf = page.of(claim.line_at(1))
    return leaf is None or "td" in leaf.path or "th" in leaf.path


TRUTHS: dict[str, Callable[[Claim, Page], bool]] = {
    "MK001": _is_heading,
    "MK002": lambda claim, page: page.is_in({"pre"}, claim.line_at(0)),
    "MK003": _in_text,
    "MK004": _asterisks,
    "MK005": _empty,
    "MK007": _glued,
    "MK008": _vanishes,
    "MK009": _accidental_table,
    "MK011": _code_lost,
    "MK012": _fence_open,
    "MK013": _run_on,
    "MK014": _joined_above,
    "MK015": _hashes,
    "MK016": _is_heading,
    "MK017": _no_fence,
    "MK018": _emphasis,
    "MK020": _brackets,
    "MK024": _wrong_marker,
    "MK025": _flat,
    "MK026": _numbered,
    "MK027": lambda claim, page: claim.written.strip("~") in page.struck,
    "MK028": _marks_shown,
    "MK029": _not_below,
    "MK031": _marks_shown,
    "MK038": _numbered,
    "MK039": _nothing_after,
    "MK040": _code_below,
    "MK041": _signs_shown,
    "MK042": _in_two,
    "MK043": _empty_box,
    "MK045": _outside,
    "LK010": _brackets_shown,
    "TB001": _cells,
    "TB003": _pipes,
    "TB004": _apart,
    "TB005": _rows_with_pipes,
    "TB006": _divided,
    "DT001": _raw,
    "DT002": _unbalanced,
    "DT003": _no_summary,
    "DT005": _raw_below,
    "DT006": _raw,
}
