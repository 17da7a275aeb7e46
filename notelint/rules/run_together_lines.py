"""Lines that were meant to be one below the other run together: in a paragraph a line break is no more than a space.

Reported are lines that are not running text: each with a label before it or a link of its own, steps of a calculation,
options, statements of code, a list in all but its markers. Text that is wrapped, one sentence a line and verse with its
punctuation are left alone, and so are sites that break lines as the post does.

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
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.lines import Line, is_deliberate, read_lines
from ..note.note import Note
from . import Rule

_NARROWEST = 66
"""Columns; nobody wraps text to less."""
_SHORT = 50
_LABELS = (
    ("bold", r"(?:\*\*(?! )[^*\n]{1,70}\*\*|__[^_\n]{1,70}__|<(?:b|strong)>[^<\n]{1,70}</)(?!\w)"),
    ("bullet", r"(?:[•·▪●○◦‣※–—\u2190-\u21ff\u25a0-\u27bf\U0001f300-\U0001faff]\ufe0f?|\[[ xX]\]|-+>|=>)\s*[^\W_]"),
    ("link", r"(?:\[(?:[^\[\]\s]+\s+){2}[^\[\]]+\]\([^()\s]+\)|<?https?://\S+?>?)\.?$"),
    (
        "option",
        r"(?:\(?(?:[a-h]|[A-H])(?:[.)]|\.\))\s+|\d{1,2}(?:\s?[-–]|[)\]])\s*(?=[^\W\d_])|[(（]\d{1,2}[)）]|\d{1,2}、|[①-⑳])\s*\S",
    ),
    ("term", r"(?:[*_`]+)?[^\W_](?:[^\s:：.?!]*\s){0,3}[^\s:：.?!]*(?:\s?:\s+|：)\S"),
    ("term", r"(?:[*_`\"'(]+)?[^\W_](?:\S*\s){0,4}?\S*\s+[-–—]\s+\S"),
    (
        "statement",
        r"(?:[^\s,;`]+\s){1,4}?(?:[=≈]|~=|:=|->|=>|→)\s+\S|\$[^$]+\$[.,]?$|(?!(?:[^\W\d_]+\s+){4}).*[;{}]$|[\w.$]+\(.*\)$",
    ),
    ("column", r"\S.*?(?:\t| {3,})\S"),
)
"""What a line begins with, or is, that stands for itself among others like it."""
_LABEL = re.compile("|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(_LABELS)))
_SURE = ("bold", "bullet", "link", "option")
_UNIFORM = ("bold", "bullet", "option", "term")
_ALONE = re.compile(r"(?:[A-Z0-9\"'“\[*_¿]|\((?![a-z]))[^|]*[^\s,;:.!\\|–—-]$")
_TITLE = re.compile(r"(?:\*\*[^*:]+[^*:.,;!?]\*\*|__[^_:]+[^_:.,;!?]__)")
_FEW_WORDS = re.compile(r"[^\W_][^\s,;:.!?]{0,20}(?: [^\s,;:.!?]{1,20}){0,2}")
_CONTINUES = re.compile(
    r"(?:\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|nor|as|is|are|was|were|be|been|has|have|had|that|which|who|whose|when"
    r"|where|while|if|than|then|into|over|under|about|between|its|their|his|her|our|your|my|this|these|those|not|can|will|would|should"
    r"|der|die|das|den|dem|des|ein|eine|einen|und|oder|mit|von|zu|zum|zur|im|am|für|auf|aus|bei|ist|sind|el|la|los|las|un|una|de|del|en"
    r"|con|por|para|que|es|y|o|le|les|des|du|et|ou|dans|sur|avec|pour|par|est|os|um|uma|do|da|dos|das|em|no|na|com)|&nbsp;)$",
    re.IGNORECASE,
)
_NO_TEXT = re.compile(
    r"(?:\[[^\[\]\s]*(?:\s+[^\[\]\s]+)?\]\([^()\s]*\)\s*)+$|!\[|\[!\[|[|<%\\]|\$\$|```|~~~|'''|[-*+](?:\s|$)|\d{1,9}\."
)
"""What may follow in a row, or is for other rules: short links, pictures, rows of a table, tags, items."""
_CODE_SPAN = re.compile(r"`[^`\n]+`")
_ENDED = re.compile(r"[.!;。！；]$")
_CODE = re.compile(r"[;{}]$|^(?://|\$ |sudo |git |pip |npm |cd |const |let |var |def |import )|\w\(.*\)$")
_FENCE = "put the code between two lines of ```"
_MANY = 5
"""Lines of a post that a wrapped text has."""


def check(note: Note) -> Iterator[Finding]:
    if note.site.engine.breaks_lines:
        return
    paragraphs = [block for block in note.rendered if block.kind == "paragraph"]
    texts = [lines for block in paragraphs if (lines := read_lines(note.document, block))]
    wrapped = sum(_continues(*pair) for lines in texts for pair in zip(lines, lines[1:], strict=False)) >= _MANY
    has_code = False
    for lines in texts:
        for finding in _paragraph(note, lines, wrapped):
            is_code = finding.help == _FENCE
            if not (is_code and has_code):  # the first place is enough to tell of code
                yield finding
            has_code |= is_code


def _continues(line: Line, after: Line) -> bool:
    """Whether a line is as long as wrapped text is, and the next goes on with its sentence."""
    return 60 <= len(line.text) <= 130 and line.joined and after.text[:1].islower() and not _ENDED.search(line.text)


def _paragraph(note: Note, lines: list[Line], wrapped: bool) -> Iterator[Finding]:
    """At most one finding, from the first line that runs into another to the last."""
    runs = [
        run for run in _runs(lines) if _is_list(run, lines, wrapped) and not note.is_preformatted(run[0].span.start)
    ]
    if runs:
        code = sum(bool(_CODE.search(line.text)) for run in runs for line in run) * 2 > sum(map(len, runs))
        first, last = runs[0][0], runs[-1][-1]
        joints = [line.span.end for run in runs for line in run[:-1]]
        fix = Fix("break the lines", tuple(Edit(Span(end, _line_end(note, end)), "  ") for end in joints))
        yield Finding(
            Span(first.span.start, last.span.end),
            f"these {sum(map(len, runs))} lines run together on the page: in a paragraph a line break is only a space",
            _FENCE if code else "make them a list, or end each but the last in two spaces",
            fix,
        )


def _line_end(note: Note, offset: int) -> int:
    return note.document.line_at(offset).end


def _kind(line: Line, first: Line) -> str:
    """What makes a line one that stands for itself: its label, that it is indented, or that no text goes on in it."""
    if (line.joined and _CONTINUES.search(line.text)) or line.text.endswith(",") or _NO_TEXT.match(line.text):
        return ""
    label = _LABEL.match(_CODE_SPAN.sub(lambda code: f"`{'x' * (len(code[0]) - 2)}`", line.text))
    if label is not None and label.lastgroup:
        return label.lastgroup.rstrip("0123456789")
    if _ALONE.match(line.text):
        return "alone"
    if line.column >= first.column + 2 and len(line.text) < _SHORT and not _ENDED.search(line.text):
        return "indented"
    return "words" if _FEW_WORDS.fullmatch(line.text) else ""


def _is_subtitle(title: Line, line: Line) -> bool:
    """Whether a short line is below one that is bold as a whole."""
    return len(line.text) < _SHORT and line.text[:1].isalpha() and _TITLE.fullmatch(title.text) is not None


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of lines that stand for themselves and run into each other."""
    run: list[Line] = []
    kinds = [_kind(line, lines[0]) for line in lines]
    width = max([_NARROWEST, *(len(line.text) for line in lines)])
    for index, line in enumerate(lines):
        above = lines[index - 1]
        stands_alone = bool(kinds[index]) or (index > 0 and _is_subtitle(above, line))
        same = kinds[index] == kinds[index - 1] not in ("alone", "indented", "words")
        if run and not (stands_alone and above.joined and (same or is_deliberate(above, line, width))):
            yield run
            run = []
        if stands_alone:
            run.append(line)
    yield run


def _is_list(run: list[Line], lines: list[Line], wrapped: bool) -> bool:
    """Whether a run of lines is a list in all but its markers; in a post that wraps its text only where it is sure."""
    if len(run) < 2:
        return False
    kinds = [_kind(line, lines[0]) for line in run]
    is_uniform = len(set(kinds)) == 1 and kinds[0] in _UNIFORM
    if wrapped and not is_uniform and (len(run) < 3 or any(len(line.text) >= _SHORT for line in run)):
        return False
    if kinds.count("option") == 1:
        return False
    width = max([_NARROWEST, *(len(line.text) for line in lines)])
    deliberate = sum(is_deliberate(line, after, width) for line, after in zip(run, run[1:], strict=False))
    if len(set(kinds)) == 1 and kinds[0] in _SURE:
        return True
    if not deliberate:
        return False
    if kinds.count("words") and len(run) < 4:
        return False
    if len(run) > 2 or kinds[0] == kinds[1] != "alone":
        return True
    if run[0].text.endswith("?"):  # a question and its answer read well on one line
        return False
    return all(len(line.text) < _SHORT for line in run) or (len(run[0].text) < _SHORT and kinds[1] == "link")


RULE = Rule("MK013", "run-together-lines", "Lines that run together in one paragraph", Severity.WARNING, check)
