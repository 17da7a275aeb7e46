"""The line right below a list becomes part of the last list item.

Put a blank line before it. Reported is a line at the left margin that begins something new, such as a label or the
next topic, if the other items of the list take one line each, and text right below an item that is a link or a title
alone: the page shows both on one line. So is the only line of the post without its `>` right below a quote, which is shown in the quote. A line of code alone, after the end of a sentence, is reported too. Text that
continues the item is not.

Bad:

    * the warp is tight
    * the weft goes through it
    **How to begin**

Good:

    * the warp is tight
    * the weft goes through it

    **How to begin**
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.line_runs import label_of
from ..note.lines import NARROWEST, Line, contents_of, is_deliberate, read_lines
from ..note.note import Note
from ..regex import regex
from . import Rule

_BEGINS = regex(r"[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]|\*\*(?![*\s]*$)|__(?![_\s]*$)|[*_](?=[A-ZÀ-ÖØ-Þ])|[\[(\"“'‘]")
_CONTINUES = regex(
    r"[,;:–—(-]$|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|is|are|was|were|be|that|which|who|when|if|than|as)$"
)
_LABEL = regex(r"\*{2,3}[^*]+\*{2,3}:?|\*[^*\s][^*]*\*:?|_[^_\s][^_]*_:?|\[[^\[\]]+\]|[^.!?]{1,60}:")
_ALONE = regex(r"\*{2,3}[^*]+\*{2,3}:?|!?\[[^\[\]]+\]\([^()\s]+\)")
_CODE = regex(r"`[^`]+`(?:[ ,/]+`[^`]+`)*[ ]?:?")
_GO_ON = ('"', "'", "“", "‘", "[", "(")
_SENTENCE_ENDS = (".", "!", "?")
_LINK = regex(r"[*_]{0,2}\[[^\[\]]*\s[^\[\]]*\]\([^()\s]+\)[*_]{0,2}")
_TITLE = regex(r"[*_`]*[A-Z0-9][^\s.!?:;,]*(?: [^\s.!?:;,]+){0,4}")
_TEXT = regex(r"[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω][^\s.:]*(?:\s+\S+){3}")
_QUOTED = regex(r"^ {0,3}>", re.MULTILINE)
_ITEM_LABELS = frozenset(("call", "dash", "term"))
"""The others are told of all lines that run together."""
_REMARK = regex(
    r"\W*(?:note|example|n\.?b|hint|tip|source|reference|ref|answer|solution|explanation|e\.?g|i\.?e|ex|p\.?s|warning|see|output|result|so|remark|caution|important)\b",
    re.IGNORECASE,
)
"""A label of what is said of the item above."""
_ITEMS = 3
"""Fewer have no form in common."""
_ENDED = regex(r"[.!?…][\"'”’»*_)]*$")
_ASKS = ("?", "？")
_OWN = regex(r"\*\*[^*]+\*\*:?|(?:I|My|We|Our)\b")
"""What begins a text of one's own below a quote."""
_SECTIONS = 2
"""Headings of one level at the margin, among which one inside an item is a slip."""
_WIDEST, _LONG = 160, 3
"""Characters; nobody wraps text to more. So many paragraphs of one such line are no accident."""


_TAKES = {"item": (("heading",), "list item"), "quote": (("list", "heading"), "quote")}
"""What is taken into the block above by engines that need a blank line between them, and how that block is called."""


def check(note: Note) -> Iterator[Finding]:
    headings = [block for block in note.rendered if block.kind == "heading"]
    at_margin = Counter(block.level for block in headings if _indentation(note, block) == 0)
    levels = Counter(block.level for block in headings)
    width = sys.maxsize if _is_unwrapped(note) else NARROWEST
    for block in note.rendered:
        if block.kind in _TAKES:
            yield from _taken(note, block)
        if block.kind == "list" and block.children and len(block.children) > 1:
            yield from _section_in_item(note, block, levels, at_margin)
        if block.kind == "list" and not note.site.engine.breaks_lines:
            yield from _below(note, block, width)
    yield from _below_quotes(note)


def _taken(note: Note, block: Block) -> Iterator[Finding]:
    """A heading or list at the margin that an engine makes part of the item or quote above."""
    kinds, above = _TAKES[block.kind]
    if block.kind == "quote" and note.document.cells:  # what describes the notebook is a quote and a list
        return
    for child in block.children[1:]:
        start = child.span.start
        if child.kind in kinds and note.document.line_at(start).start == start and note.text[start] != ">":
            if block.kind == "quote" and _QUOTED.search(note.text, start, block.span.end):
                return  # the quote goes on: what is between is meant inside
            yield _finding(note, child.span, f"this {child.kind} becomes part of the {above} above")


def _below_quotes(note: Note) -> Iterator[Finding]:
    """The line without a mark below a quote, where there is one such in the post, and it begins something new."""
    quotes = [block for block in note.rendered if block.kind == "quote" and not note.is_raw(block.span.start)]
    rows = [(block, [note.document.line(number).lstrip()[:1] == ">" for number in block.lines]) for block in quotes]
    unmarked = [(block, row) for block, row in rows if row and row[0] and not row[-1]]
    if len(unmarked) != 1:
        return
    quote, row = unmarked[0]
    lines = [
        line for last in quote.children[-1:] if last.kind == "paragraph" for line in read_lines(note.document, last)
    ]
    pairs = [
        pair for pair in pairwise(lines) if not row[note.document.place(pair[1].span.start)[0] - 1 - quote.lines.start]
    ]
    if len(pairs) != 1 or sum(row) != len(row) - 1:
        return
    above, line = pairs[0]
    marks_each = any(sum(others) > 1 for _, others in rows)
    if not (above.joined and _ENDED.search(above.text) and is_deliberate(above, line, NARROWEST)):
        return
    is_answer = above.text.endswith(_ASKS) and not line.text.endswith(_ASKS)
    if _OWN.match(line.text) or ((marks_each or is_answer) and _BEGINS.match(line.text)):
        yield _finding(note, line.span, "this line becomes part of the quote above")


def _indentation(note: Note, heading: Block) -> int:
    """How many characters are before a heading on its line."""
    return heading.span.start - note.document.line_at(heading.span.start).start


def _section_in_item(note: Note, block: Block, levels: Counter[int], at_margin: Counter[int]) -> Iterator[Finding]:
    """The only heading of the post that is in an item, below a blank line, the last of its list: the next section."""
    *others, last = block.children
    inside = [child for child in last.children if child.kind == "heading"]
    if len(inside) != 1 or inside[0] is last.children[0] or any(len(item.children) > 1 for item in others):
        return
    heading = inside[0]
    among = at_margin[heading.level]
    if among < _SECTIONS or levels[heading.level] > among + 1 or not _indentation(note, heading):
        return
    yield Finding(
        heading.span,
        "this heading becomes part of the list item above: it is indented as its text is",
        "delete the spaces at its start",
    )


def _finding(note: Note, span: Span, what: str) -> Finding:
    start = note.document.line_at(span.start).start
    blank = note.document.blank_line(note.document.line_index(start))
    return Finding(
        span,
        f"{what}: there is no blank line between them",
        "leave a blank line above it",
        Fix("put a blank line above it", (Edit(Span(start, start), blank),)),
    )


def _is_unwrapped(note: Note) -> bool:
    """Whether the paragraphs of a post are a line each, however long, so that each line was ended on purpose."""
    paragraphs = (block for block in note.rendered if block.kind == "paragraph" and len(block.lines) == 1)
    long = (block for block in paragraphs if block.span.end - block.span.start > _WIDEST)
    return sum(1 for _ in islice(long, _LONG)) == _LONG


def _below(note: Note, block: Block, width: int) -> Iterator[Finding]:
    """The lines at the margin below the items of a list: one that no other item has, or labels and links alone."""
    swallowed = [pairs for item in block.children if (pairs := _at_margin(note, item))]
    titled = [pairs[0][1] for pairs in swallowed if _is_titled(*pairs[0])]
    if titled and len(titled) == len(swallowed):
        more = f" (and {len(titled) - 1} more)" if len(titled) > 1 else ""
        yield _finding(note, titled[0].span, f"this line becomes part of the list item above{more}")
        return
    if (like := _like_items(note, block, swallowed)) is not None:
        marker = f"{block.children[0].marker} " if block.children[0].number is None else ""
        message = "this line becomes part of the list item above: it is as the items are, but has no marker"
        place = Span(like.span.start, like.span.start)
        fix = Fix(f"write {marker.strip()}", (Edit(place, marker),)) if marker else None
        yield Finding(like.span, message, "write the marker of the list before it", fix)
        return
    only = swallowed[0] if len(swallowed) == 1 < len(block.children) else []
    is_last = bool(only) and only == _at_margin(note, block.children[-1])
    is_slip = len(only) == 1 or is_last
    if len(only) != 1 or not is_last or only[0][1].text.startswith(_GO_ON):
        width = NARROWEST  # another item, or what is quoted or in brackets, is told with the item
    for pairs in swallowed:
        above, line = pairs[-1]
        if above.joined and above.text.endswith(_SENTENCE_ENDS) and _CODE.fullmatch(line.text):
            yield _finding(note, line.span, "this line becomes part of the list item above")
            continue
        above, line = pairs[0]
        begins = above.joined and _BEGINS.match(line.text) and not _CONTINUES.search(above.text)
        if begins and _is_apart(above, line, is_slip, width):
            yield _finding(note, line.span, "this line becomes part of the list item above")


def _like_items(note: Note, block: Block, swallowed: list[list[tuple[Line, Line]]]) -> Line | None:
    """The only line at the margin, if it begins with a label of the kind that each item begins with: its marker is missing."""
    if len(swallowed) != 1 or len(swallowed[0]) != 1 or len(block.children) < _ITEMS:
        return None
    above, line = swallowed[0][0]
    kind = label_of(line.text) if above.joined and not _CONTINUES.search(above.text) else ""
    if kind not in _ITEM_LABELS or _REMARK.match(line.text):
        return None
    paragraphs = [item.children[0] for item in block.children if item.children]
    texts = ["".join(contents_of(note.document, paragraph)[:1]) for paragraph in paragraphs]
    same = all(label_of(text) == kind and text[:1].isupper() == line.text[:1].isupper() for text in texts)
    return line if same and len(texts) == len(block.children) else None


def _at_margin(note: Note, item: Block) -> list[tuple[Line, Line]]:
    """The lines of an item's text that are left of it, each after the line above."""
    lines = read_lines(note.document, item.children[0]) if item.children else []
    return [pair for pair in pairwise(lines) if pair[1].column < lines[0].column]


def _is_titled(above: Line, line: Line) -> bool:
    """Whether an item is a link or a title alone, and the line below it a text of its own."""
    if not above.joined or not _TEXT.match(line.text) or _CONTINUES.search(above.text):
        return False
    return _LINK.fullmatch(above.text) is not None or (
        _TITLE.fullmatch(above.text) is not None and is_deliberate(above, line, NARROWEST)
    )


def _is_apart(above: Line, line: Line, is_slip: bool, width: int) -> bool:
    """Whether a line is a label, or link, of its own; if it is the only one, also one below a line that was not full."""
    if is_slip:
        return is_deliberate(above, line, width) or _LABEL.fullmatch(line.text) is not None
    return _ALONE.fullmatch(line.text) is not None and (
        line.text.startswith("*") or above.text.endswith(_SENTENCE_ENDS)
    )


RULE = Rule(
    "MK014",
    "swallowed-line",
    "A line that becomes part of the list item above",
    Severity.WARNING,
    check,
    yields_to=("MK007", "MK024"),
)
