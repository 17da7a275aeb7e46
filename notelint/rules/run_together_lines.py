"""Lines that you put one below the other show up as one line: inside a paragraph, a line break is only a space.

Write a list, or end each line with two spaces. Reported are lines that do not read as one text: each with a label or
a link, steps of a calculation, options, lines of code, a list without its markers, rows of a table without the row of
dashes, who said what is quoted above, lines without the break that most others of their paragraph have. Wrapped text, one sentence
a line, poems with punctuation, and sites that keep line breaks are not reported. Paragraphs of short notes without the end of a
sentence are one finding, if the post has three of them; in a post that wraps no text, however long its lines, any notes
without an end are reported.

Bad:

    **Tides:** moon and sun
    **Currents:** wind and salt
    **Waves:** wind alone

Good:

    - **Tides:** moon and sun
    - **Currents:** wind and salt
    - **Waves:** wind alone
"""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.line_runs import announced_run, is_wrapped, noted_run, shape, signed_run, standing_runs, titled_run
from ..note.lines import NARROWEST, Line, contents_of, read_lines
from ..note.lost_breaks import lost_breaks
from ..note.note import Note
from ..note.unwrapped import keeps_lines, unended_run
from ..regex import regex
from . import Rule

_CODE = regex(r"[;{}]$|^(?://|\$ |sudo |git |pip |npm |cd |const |let |var |def |import )|\w\(.*\)$")
_METADATA = regex(r"title:[^\n]+(?>(?:\n(?:[ \t]+\S|[\w-]+:)[^\n]*+)+)\s*", re.IGNORECASE)
_OF_POST = regex(
    r"^(?:date|modified|category|tags|keywords|slug|authors?|summary|status|lang|template|layout):",
    re.MULTILINE | re.IGNORECASE,
)
"""Front matter without fences, as Python-Markdown's meta, MkDocs and Pelican read it: a title, and something else of a post."""
_FENCE = "put the code between two lines of ```"
_SIGNS = ("LK010", "MK004", "MK018", "MK028", "MK031")
"""Rules about signs that mean something outside of code alone."""
_ENDS_CODE = regex(r"[;{}>]\s*$")
_INDENTED = 3
"""Columns by which nobody indents some of the lines of a text."""
_SEVERAL = 3
"""So many paragraphs of short notes are a habit, and no wrapped text."""
_BREAK = "make them a list, or end each but the last with two spaces"
_AS_OTHERS = "end them with two spaces, as the lines around them"

Runs = list[list[Line]]
"""Those of one paragraph."""


def check(note: Note) -> Iterator[Finding]:
    if note.site.engine.breaks_lines:
        return
    announced = _announced(note)
    end = _end(note)
    blocks = [block for block in note.rendered if block.kind == "paragraph" and block.span.start < end]
    if note.site.reads_metadata and blocks and not note.text[: blocks[0].span.start].strip():
        blocks = blocks[_is_metadata(note.document.slice(blocks[0].span)) :]
    yield from _in_one_span(note, blocks)
    paragraphs = [(block, lines) for block in blocks if (lines := read_lines(note.document, block))]
    listed = _listed(note)
    quoted = {block.children[-1].span.start for block in note.rendered if block.kind == "quote" and block.children}
    wrapped = is_wrapped([lines for _, lines in paragraphs])
    keeps = not wrapped and keeps_lines(note, [lines for _, lines in paragraphs])
    told: dict[tuple[str, ...], list[Runs]] = {}
    noted: list[Runs] = []
    for block, lines in paragraphs:
        standing = standing_runs(lines, wrapped) or [
            announced_run(lines, announced.get(block.span.start, ""))
            or ([] if wrapped or block.span.start in listed else titled_run(lines))
            or (signed_run(lines) if block.span.start in quoted else [])
        ]
        runs = [run for run in standing if run and not note.is_preformatted(run[0].span.start)]
        if runs and (sort := _sort(runs, lines)):
            told.setdefault(sort, []).append(runs)
        elif runs:
            yield _finding(note, [runs], _BREAK)
        elif not wrapped and (lost := lost_breaks(block, lines)):
            yield _finding(note, [lost], _AS_OTHERS)
        elif keeps and (run := unended_run(lines)):
            yield _finding(note, [[run]], _BREAK)
        elif not wrapped and (run := noted_run(lines)):
            noted.append([run])
    if len(noted) >= _SEVERAL:
        yield _finding(note, noted, _BREAK)
    for sort, places in told.items():
        yield _finding(note, places, _FENCE if sort == ("code",) else _BREAK)


def _in_one_span(note: Note, blocks: list[Block]) -> Iterator[Finding]:
    """Paragraphs that are code of several lines between single backticks."""
    found = []
    for block in blocks:
        if len(block.lines) > 1 and len(block.inlines) == 1 and block.inlines[0].type == "code_inline":
            lines = contents_of(note.document, block)
            ended = [line for line in lines[:-1] if _ENDS_CODE.search(line)]
            if ended and len(lines[0]) <= NARROWEST:
                found.append(block)
    if found:
        more = _more(found)
        message = f"these {len(found[0].lines)} lines of code show up as one: single backticks keep no line break{more}"
        yield Finding(found[0].span, message, _FENCE, explains=_SIGNS)


def _is_metadata(paragraph: str) -> bool:
    return _METADATA.fullmatch(paragraph) is not None and _OF_POST.search(paragraph) is not None


def _end(note: Note) -> int:
    """The offset of a fence that is never closed and shows up as text with all its code; else the end of the text."""
    fence = note.fences[-1] if note.site.engine.fences and note.fences else None
    is_open = fence is not None and fence.end is None and not fence.is_mistaken
    return note.document.line_starts[fence.line] if fence is not None and is_open else len(note.text)


def _listed(note: Note) -> set[int]:
    """Where the items of lists of several begin: a title in each is swallowed-line's."""
    lists = [block for block in note.rendered if block.kind == "list" and len(block.children) > 1]
    return {item.children[0].span.start for block in lists for item in block.children if item.children}


def _announced(note: Note) -> dict[int, str]:
    """The end of the paragraph above each paragraph, by where the lower one begins."""
    pairs = (pair for parent in note.rendered for pair in pairwise(parent.children))
    return {
        below.span.start: note.document.slice(above.span).rstrip()[-1:]
        for above, below in pairs
        if above.kind == below.kind == "paragraph"
    }


def _sort(runs: Runs, lines: list[Line]) -> tuple[str, ...]:
    """Of which sort lines are that one finding for the post is enough for: code, and pairs of a title and its text."""
    steps = {line.column for line in chain(*runs)}
    least = lines[0].column + _INDENTED if len(steps) > 1 else sys.maxsize
    if sum(line.column >= least or bool(_CODE.search(line.text)) for line in chain(*runs)) * 2 > sum(map(len, runs)):
        return ("code",)
    pair = shape(runs[0], lines)
    return pair if len(runs) == 1 and len(runs[0]) == len(pair) == 2 else ()


def _finding(note: Note, places: list[Runs], help: str) -> Finding:
    """One finding at the first place, from the first line that runs into another to the last."""
    runs = places[0]
    more = _more(places)
    ends = [line.span.end for run in chain(*places) for line in run[:-1]]
    return Finding(
        Span(runs[0][0].span.start, runs[-1][-1].span.end),
        f"these {sum(map(len, runs))} lines run together on the page: in a paragraph a line break is only a space{more}",
        help,
        Fix("keep the line breaks", tuple(Edit(Span(end, _line_end(note, end)), "  ") for end in ends)),
        explains=_SIGNS if help == _FENCE else (),
    )


def _more(places: Sequence[object]) -> str:
    """The end of a message that tells of the first of some places."""
    others = len(places) - 1
    return f" (and in {others} more place{'s' if others > 1 else ''})" if others else ""


def _line_end(note: Note, offset: int) -> int:
    return note.document.line_at(offset).end


RULE = Rule(
    "MK013",
    "run-together-lines",
    "Lines that run together in one paragraph",
    Severity.WARNING,
    check,
    yields_to=("MK003", "MK007", "MK011", "MK014", "MK017", "MK024"),
)
