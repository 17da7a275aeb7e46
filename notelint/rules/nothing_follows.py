"""A text ends with a colon, and what it announces is missing: the post ends, or a label has a heading below it.

Write what was to follow, or delete the line. An item that is a label alone is reported too, if all others of its list
have their text behind the colon, or behind a dash. More than two such places in a post are a form to fill in, and are not
reported; nor is a sentence above a heading, which may announce what that one begins.

Bad:

    ## Forgetting a variable

    The program stops with a name error.

    Example:

    ## Fixing it

    Write its name first.

    See also:

Good:

    ## Forgetting a variable

    The program stops with a name error.

    Example: `print(x)` in the first line

    ## Fixing it

    Write its name first.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest

from ..diagnostic import Finding, Severity
from ..document.blocks import Block
from ..note.note import Note
from ..note.questions.labels import is_only_label
from ..note.questions.marks import has_mark
from ..regex import regex
from . import Rule

_SHORTCODE = regex(r":[\w+-]+:[*_ \t]*\Z")
_WRITES_ON = regex(r"[\[{<%|$]")
"""What may stand for more than is written: links, templates, tags, cells, formulas."""
_COLONS = (":", "：")
_LABEL = 3
"""Words of a label."""
_MANY = 2
_LABELLED = regex(r"[^:：\n]{1,60}[:：](?://\S*|[*_]{1,3})?\s")
"""A label and the beginning of its text."""
_BARE = regex(r"(\*\*|__)[^*_:：`\n]{1,60}(?:[:：]\1|\1[:：])\s*|[^\W\d_][\w'’-]*(?: [\w'’-]+){0,2}[:：]\s*")
"""A label alone: bold, or of some words."""
_DASHED = regex(r"[^\n]{1,60}?[ ][-–—][ ]+\S")
_BARE_DASHED = regex(r"(?:(\*\*|__)[^*_:：`\n]{1,60}\1|(?<![\w'’-])[^\W\d_][\w'’-]*+(?: [\w'’-]++){0,3})[ ][-–—]\s*")
"""The same with a dash."""
_DASHES = (" -", " –", " —")
_BOLD = ("**", "__")
_OTHERS = 2
"""So many items have their text, for each that has none."""


def check(note: Note) -> Iterator[Finding]:
    lines = note.text.split("\n")
    has_colon = any(line.rstrip("*_ \t").endswith(_COLONS) for line in lines)
    if has_colon or any(line.rstrip(" \t").endswith(_DASHES) for line in lines):
        yield from _bare_labels(note)
    if not has_colon:
        return
    blocks = note.tree.root.children
    found: list[Block] = []
    level = None
    for block, after in zip_longest(blocks, blocks[1:]):
        level = block.level if block.kind == "heading" else level
        if _is_last(note, block, after) and (after is None or (level is not None and after.level <= level)):
            found.append(block)  # a deeper heading begins what is announced
    starts = sorted(question.span.start for question in note.questions) if found else []
    found = [block for block in found if bisect_left(starts, block.span.start) == bisect_left(starts, block.span.end)]
    for block in found if len(found) <= _MANY else ():
        if is_only_label(note.document.slice(block.span)) and _is_told(note, block):
            continue
        last = note.document.lines_span(block.lines.stop - 1, block.lines.stop)
        where = "the post ends here" if block is blocks[-1] else "a heading comes next"
        yield Finding(last, f"nothing follows this colon: {where}", "write what it announces, or delete the line")


def _is_told(note: Note, label: Block) -> bool:
    """Whether it is said of the question that a block is, or the label of its answer, that it has no answer."""
    sections = [section for section in note.question_sections if section.judged or section.in_progress]
    questions = sorted(
        (question.span.start, question.answer is None) for section in sections for question in section.questions
    )
    at = bisect_left(questions, (label.span.end, False))
    return at > 0 and questions[at - 1][1]


def _bare_labels(note: Note) -> Iterator[Finding]:
    """The items that are a label alone in lists in which every other item has a text behind its label."""
    found: list[Block] = []
    for parent in note.rendered:
        for block, after in zip_longest(parent.children, parent.children[1:]):
            if block.kind == "list" and len(block.children) > _OTHERS:
                found += _bare_items(note, block, after, _LABELLED, _BARE)
                found += _bare_items(note, block, after, _DASHED, _BARE_DASHED)
    found = found if len(found) <= _MANY else []
    told = {term.span.start for term in note.bare_terms} if found else set()
    for item in found:
        if item.children[0].text_span.start in told or _asks(note, item):
            continue  # a question without its answer
        sign = "colon" if _BARE.fullmatch(note.document.slice(item.children[0].text_span)) else "dash"
        what = f"the text of this item is missing: the other items have theirs behind the {sign}"
        yield Finding(item.children[0].span, what, "write its text, or delete the item")


def _asks(note: Note, item: Block) -> bool:
    """Whether an item is a question without an answer, of which that is said."""
    return has_mark(note.document.slice(item.span)) and _is_told(note, item)


def _bare_items(
    note: Note, block: Block, after: Block | None, labelled: re.Pattern[str], label: re.Pattern[str]
) -> list[Block]:
    bare: list[Block] = []
    bold: set[bool] = set()
    for item in block.children:
        first = item.children[0] if item.children else None
        if first is None or first.kind != "paragraph":
            return []
        text = note.document.slice(first.text_span)
        bold.add(text.startswith(_BOLD))
        if len(item.children) == 1 and label.fullmatch(text):
            bare.append(item)
        elif not labelled.match(text) and (len(item.children) == 1 or not _announces(text)):
            return []
    is_open = bool(bare) and bare[-1] is block.children[-1] and after is not None and after.kind != "heading"
    return [] if is_open or len(bold) > 1 or len(block.children) < len(bare) * (_OTHERS + 1) else bare


def _is_last(note: Note, block: Block, after: Block | None) -> bool:
    """Whether a paragraph announces something as the last of its section."""
    if block.kind != "paragraph" or not block.lines or not (after is None or after.kind == "heading"):
        return False
    text = note.document.slice(block.span)
    if after is not None and (len(text.split()) > _LABEL or "\n" in text):
        return False  # a sentence above a heading may announce what is below that
    last = text.rpartition("\n")[2]
    if not _announces(last) or _SHORTCODE.search(last) or _WRITES_ON.search(last):
        return False
    rest = note.text[block.span.end : after.span.start if after is not None else None]
    return not rest.strip()


def _announces(line: str) -> bool:
    """Whether a line ends with a colon below words, which is no part of an address or a name in code."""
    line = line.rstrip("*_ \t")
    return line[-1:] in _COLONS and line[-2:-1] not in (*_COLONS, " ", "/", "") and "://" not in line.rpartition(" ")[2]


RULE = Rule("MK039", "nothing-follows", "A colon with nothing after it", Severity.INFO, check)
