"""The asterisks show up on the page, and the words are not bold or italic: there is a space inside the asterisks, or one
of a pair is missing.

Write `**bold text**`, with no space after the first asterisks and none before the last. What else is needed depends
on the engine: on GitHub, in Obsidian and in Hugo asterisks between a letter and a mark (`**all:**then`) begin or end
nothing, so write the mark or a space between the asterisks and the letter; pandoc accepts a space before the closing
ones, so `*a * b*` is italic up to the second asterisk there. Names (`**kwargs`), powers, patterns and asterisks that mark
a note are not reported.

Bad:

    The **loss is a number, and the step a change.

Good:

    The **loss** is a number, and the **step** a change.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.emphasis import Asterisks, leftover_asterisks, pairs_double_asterisks, printed_asterisks, read_emphases
from ..note.lines import CODE_SPAN
from ..note.note import Note, once_per_note
from ..regex import regex
from . import Rule

_LONE_END = regex(r"\)\*$")
_NAMES = regex(r"(?<![\w*])\*{1,2}(?:\w*args|kw|opts|params)\b|(?<![\w*])\*[a-z_]+\b(?!\*)[^*]*\*\*[a-z_]+\b(?!\*)")
_WORD = regex(r"[^\W\d]\w*")
_HANDED_ON = regex(r"[(,`][ \t]*\*{1,2}([^\W\d]\w*)(?=[ \t]*[),`:=])")
_NOTE = regex(r"^[ \t>]*\\?\*\*[^*\n]*$", re.MULTILINE)
_NOTED = regex(r"^[^*\n]*\w\*{2,3}(?![*\w])[^*\n]*$", re.MULTILINE)
"""A line in which asterisks at a word's end are the only ones: they point to a note."""
_LONGEST = 2_000
"""Characters of italic text; what is longer is no italic text that was meant."""
_HIDES = 3
"""Asterisks that stand for a name or a secret."""
_MASKED = regex(r"(?<![A-Za-z*])[A-Za-z]{1,2}\*{2,}(?:[a-z]{1,2})?(?![\w*])")
_NEVER_CLOSED = regex(r"#{1,6}[ \t]+\*(?!nix\b)\w+(?:[ \t]+[^\s*]+)+[ \t#]*", re.IGNORECASE)
_TITLE = regex(r"(?<=[a-z] )\*[A-Z][\w'’-]+(?: [\w'’&-]+:?){2}")
"""The beginning of a title in a sentence, after an asterisk."""
_STARRED = regex(r"^[ >]*#{1,6}[ \t]+\\?\*(?!\*)[^*\n]*$", re.MULTILINE)
_WORDS = regex(r"[ \t]+(?:[^\W\d_]+(?:[ ,'’-]+[^\W\d_]+)+[.:!?]?|[^\W\d_]{3,}[.:!?]|[^\W\d_]{4,})[ \t]+")
_SLIPPED = regex(
    r"(?<=[^\W\d_] )\*(?:[ ][^\W\d_]{4,}(?:[ ,]+[^\W\d_]{2,})*\*(?=[\s.,;:!?)]|\Z)|[^\W\d_]{4,}(?:[ ,]+[^\W\d_]{2,})* \*(?= [^\W\d_]))"
)
"""Words between two asterisks, with a space inside of one of them."""
_BESIDE = regex(r"[^\W\d_]{2,}(?:[\s.,;:!?)]|\Z)|\Z")
"""What follows one word between asterisks in a sentence, and not in a formula."""
_MARK = regex(r"[^\w\s*]")
_BETWEEN_SPACES = regex(r"\s\*\s")
_MANY = 4
"""More runs in one paragraph are no slip of emphasis."""


def check(note: Note) -> Iterator[Finding]:
    if note.site.engine.tables == "pandoc":
        yield from _ended_sooner(note)
    for block in note.rendered:
        if block.inline is None or block.kind not in ("paragraph", "heading"):
            continue
        runs = list(leftover_asterisks(note, block))
        if not runs:
            continue
        pairs = printed_asterisks(note, [run for run in runs if run.size > 1])
        if all(_masks_word(note, run) for run in pairs):
            pairs = []
        slip = next((run for run in pairs if _touches(run)), _spaced(note, pairs)) if len(pairs) <= _MANY else None
        if slip is not None and not _is_meant(note, block, slip, pairs):
            message = "these asterisks show up on the page: they make nothing bold or italic"
            yield Finding(slip.span, message, _what_to_write(note, pairs))
        elif not pairs:
            yield from _single(note, block, runs)


def _what_to_write(note: Note, runs: list[Asterisks]) -> str:
    """The form, or where only a mark between a word and asterisks is in the way, what to do with it."""
    for run in runs if note.site.engine.strict_emphasis else ():
        if run.after.isalnum() and _MARK.fullmatch(run.before):
            return f"write the {run.before} after the asterisks, or a space after them: between it and a letter they end nothing"
        if run.before.isalnum() and _MARK.fullmatch(run.after):
            return f"write a space before the asterisks: between a letter and {run.after} they begin nothing"
    return "write **bold text**, without a space after the first or before the last asterisks"


def _ended_sooner(note: Note) -> Iterator[Finding]:
    """Italic text with an asterisk between spaces in it, where such a one ends it: the last one is left over."""
    for emphasis in read_emphases(note, "*"):
        if emphasis.inside.end - emphasis.inside.start > _LONGEST:
            continue
        inside = note.document.slice(emphasis.inside)
        sign = _BETWEEN_SPACES.search(CODE_SPAN.sub(lambda code: "x" * len(code[0]), inside))
        if sign is not None and not emphasis.is_bold:
            start = emphasis.inside.start + sign.start() + 1
            fix = Fix("put a backslash before it", (Edit(Span(start, start), "\\"),))
            message = "this asterisk shows up on the page: pandoc ends the italic text at the one before it"
            yield Finding(emphasis.closing, message, "write \\* for the one inside", fix)


def _masks_word(note: Note, run: Asterisks) -> bool:
    """Whether asterisks stand for letters of a word that is not to be said, after the first one or two."""
    around = Span(max(0, run.span.start - _HIDES), run.span.end + _HIDES)
    return _MASKED.search(note.document.slice(around)) is not None


def _touches(run: Asterisks) -> bool:
    """Whether a run is at a word, or ends a text; three alone stand for what is not told."""
    if run.before.isalnum() or run.after.isalnum():
        return True
    if run.size == _HIDES:
        return False
    return bool(run.before.strip()) != bool(run.after.strip()) and (run.before + run.after).strip() not in (
        "",
        "|",
        "(",
        "-",
    )


def _spaced(note: Note, runs: list[Asterisks]) -> Asterisks | None:
    """The first of the only two runs, if spaces are around both, and words between them."""
    if len(runs) != 2 or any((run.before + run.after).strip() or run.size != 2 for run in runs):
        return None
    between = note.text[runs[0].span.end : runs[1].span.start]
    after = note.text[runs[1].span.end : note.document.line_at(runs[1].span.end).end].lstrip()
    is_formula = " " not in between.strip() and _BESIDE.match(after) is None
    return runs[0] if _WORDS.fullmatch(between) and not is_formula else None


def _is_meant(note: Note, block: Block, run: Asterisks, runs: list[Asterisks]) -> bool:
    """Whether asterisks are to be printed: powers, names of arguments, the mark of a note."""
    is_power = run.before in (")", "]") and run.after.isalnum()
    if run.before in ("(", ",", "[") or (is_power and not any(_opens_bracket(one, run) for one in runs)):
        return True
    if run.before.isalnum() and run.after.isdigit():
        return True
    if _NAMES.search(note.document.slice(block.span)) or _is_handed_on(note, run):
        return True
    if not note.text[block.span.start : run.span.start].strip(" \t>") and _points_to_notes(note):
        return True
    return any(not block.span.start <= match.start() < block.span.end for match in _NOTE.finditer(note.text))


def _opens_bracket(run: Asterisks, other: Asterisks) -> bool:
    """Whether a run stands before a bracket that another one stands behind: **(in brackets)**and."""
    return run.span.end < other.span.start and run.after + other.before in ("()", "[]") and not run.before.isalnum()


def _is_handed_on(note: Note, run: Asterisks) -> bool:
    """Whether a call in the post has the name after the asterisks with asterisks: ``f(*values, **options)``."""
    name = _WORD.match(note.document.source, run.span.end)
    return name is not None and name[0] in _handed_on(note)


@once_per_note
def _handed_on(note: Note) -> set[str]:
    return set(_HANDED_ON.findall(note.document.source))


def _single(note: Note, block: Block, runs: list[Asterisks]) -> Iterator[Finding]:
    """One asterisk too many or too few beside an emphasis, or one after a parenthesis that has no partner."""
    children = block.inlines
    closed = {child.meta["span"].end for child in children if child.type in ("em_close", "strong_close")}
    opened = {child.meta["span"].start for child in children if child.type in ("em_open", "strong_open")}
    for run in runs:
        if (run.span.start in closed or run.span.end in opened) and not pairs_double_asterisks(note, block):
            message = "this asterisk shows up on the page: bold or italic text begins and ends with the same number of asterisks"
            yield Finding(run.span, message, "write *words* or **words**")
            return
    if len(runs) == 2 and _has_slipped(note, runs):
        message = "these asterisks show up on the page: they make nothing italic"
        yield Finding(
            runs[0].span, message, "write *words*, without a space after the first or before the last asterisk"
        )
        return
    if len(runs) == 1 and not opened and _is_never_closed(note, block, runs[0]):
        message = "this asterisk shows up on the page: there is no other one after it"
        yield Finding(runs[0].span, message, "delete it, or put one after the words")
        return
    last = children[-1] if children else None
    if last is None or last.type != "text" or not _LONE_END.search(last.content) or block.kind != "paragraph":
        return
    if len(runs) == 1 and not opened and not _is_note(note, block.span):
        end = last.meta["span"].end
        message = "this asterisk shows up on the page: there is no other one before it"
        yield Finding(Span(end - 1, end), message, "delete it, or put one before the words")


def _has_slipped(note: Note, runs: list[Asterisks]) -> bool:
    """Whether two single asterisks are around words, with a space inside of one of them, and the engine prints both."""
    first, last = runs
    closes = note.site.engine.closes_after_space and not last.before.strip() and first.after.strip()
    slipped = None if closes else _SLIPPED.match(note.text, first.span.start)
    return slipped is not None and slipped.end() == last.span.end


def _is_never_closed(note: Note, block: Block, run: Asterisks) -> bool:
    """Whether a heading, or a title in a text, begins with an asterisk that has no partner, and marks neither a note nor headings of a kind."""
    if block.kind == "heading":
        is_open = _NEVER_CLOSED.fullmatch(note.document.slice(block.span)) is not None
        is_open = is_open and len(_STARRED.findall(note.text)) == 1
    else:
        is_open = _TITLE.match(note.text, run.span.start) is not None
    return is_open and not _is_note(note, block.span)


def _is_note(note: Note, span: Span) -> bool:
    """Whether the asterisk is the mark of a note elsewhere in the post."""
    return any(not span.start <= at < span.end for at in note.asterisk_notes)


@once_per_note
def _points_to_notes(note: Note) -> bool:
    return _NOTED.search(note.text) is not None


RULE = Rule(
    "MK004", "broken-emphasis", "Asterisks that show up instead of bold or italic text", Severity.WARNING, check
)
