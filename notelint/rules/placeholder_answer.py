"""Readers find a placeholder where the answer should be: NA, TODO, TBD, dots. The same goes for an entire section, for a
paragraph that begins with `TODO:`, and for words in capitals such as "ADD TITLE HERE".

Write the answer. If one of these words is an answer in your blog, say so in the settings: `answers = ["NA"]` under
`[questions]`. A tag (`#TODO`) is your own list of what is open, so it is only an info.
Where most questions are still open, three placeholders or more are one finding, as an info.

Bad:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

    TODO

    ### 3. What is a loss?

    A number for how wrong the model is.

Good:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

    The slopes of the loss.

    ### 3. What is a loss?

    A number for how wrong the model is.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import Block, covers
from ..note.answers import Text
from ..note.note import Note
from ..note.questions.model import Question
from ..note.questions.placeholders import keeps_section
from ..note.questions.wording import shortened
from ..regex import regex
from . import Rule
from .unanswered_question import lines_named

_TO_DO = ("TODO", "FIXME")
_LEFT = regex(r"[*_\[({<=~!\s]*(?:TODO|FIXME)(?:[*_\])}>=~\s]*[:：]|[*_\])}>=~.!…\s]*\Z)")
_HERE = regex(r"(?<![\"'“‘«„])\b(?:ADD|INSERT|WRITE|ENTER|PUT|TYPE|FILL IN|YOUR)\b(?: [A-Z]+){0,4} HERE\b")
_SHOWN = (
    r"(?:images?|pictures?|photos?|screenshots?|diagrams?|figures?|charts?|graphs?|plots?|gifs?|links?|urls?|URLs?)"
)
_PUT = rf"(?:insert|add|put|paste|attach)\s+(?:(?:an?|the|your|my|some)\s+)?(?:[\w-]+\s+){{0,3}}?{_SHOWN}(?:\s+(?:of|to|for|from|with)(?:\s+[\w-]+){{1,5}}?)?"
_MISSING = regex(
    rf"[*_\[({{<\s]*(?:{_PUT}\s+here|{_SHOWN}\s+(?:goes\s+)?here|(?:insert|add|put|paste|attach)\s+[\w./-]+\.(?:png|jpe?g|gif|svg|webp))[*_\])}}>.!…\s]*",
    re.IGNORECASE,
)
"""A paragraph that stands for a picture or a link that was not put in."""
_WAITS = regex(
    rf"\n[*_\[({{<> \t]*+(?:insert|add|put|paste|attach|{_SHOWN})\s(?=[^\n]*(?:here|\.(?:png|jpe?g|gif|svg|webp))[*_\])}}>.!…]*[ \t]*(?:\n|\Z))",
    re.IGNORECASE,
)
"""A line that such a paragraph is, below another: a cheap look."""
_BRACKETED = tuple(f"{bracket}{put}" for bracket in "[(" for put in ("insert", "add", "put", "paste", "attach"))
_IN_BRACKETS = regex(rf"[\[(](?:(?<=\[){_PUT}(?: here)?\](?![\[(:])|(?<!\]\()(?<=\(){_PUT}(?: here)?\))")
"""In round brackets behind square ones it is told as an address."""
_AWAITED = tuple(
    "insert add put paste attach image picture photo screenshot diagram figure chart graph plot gif link url".split()
)
_OPENERS, _LONGEST = "*_[({<> \t", 12
"""What is before those words, and characters of the longest."""
_SEVERAL = 3
"""So many placeholders are reported together where most questions are open."""


def check(note: Note) -> Iterator[Finding]:
    by_convention: dict[str, list[Question]] = {}
    for section in note.question_sections:
        by_convention.setdefault(section.convention, []).extend(section.questions)
    reported: set[int] = set()
    for questions in by_convention.values():
        kept = [(question, line) for question in questions if (line := question.placeholder) is not None]
        reported |= {line.span.start for _, line in kept}
        answered = sum(not question.is_open for question in questions)
        yield from (
            _each(kept) if len(kept) < _SEVERAL or answered * 2 >= len(questions) else _as_one(note, kept, questions)
        )
    for heading, line in note.one_line_sections:
        if line.span.start not in reported and keeps_section(line.text, heading):
            message = f'"{line.text}" is a placeholder for the section "{heading}"'
            reported.add(line.span.start)
            yield Finding(line.span, message, "write the section", severity=_severity(line.text))
    yield from _left_in_text(note, reported)


def _may_wait(text: str) -> bool:
    """Whether a line is a paragraph that waits for a picture: a cheap look."""
    lines = (line.lstrip(_OPENERS)[:_LONGEST].lower() for line in text.split("\n"))
    return any(line.startswith(_AWAITED) for line in lines) and _WAITS.search(text) is not None


def _left_in_text(note: Note, reported: set[int]) -> Iterator[Finding]:
    """Notes to oneself in the text: paragraphs that begin with TODO or wait for a picture, and what is to be written "HERE"."""
    if any(word in note.text for word in _TO_DO) or _may_wait(note.text):
        for parent in note.rendered:
            if parent.kind in ("document", "quote"):
                for block, after in zip_longest(parent.children, parent.children[1:]):
                    if _is_left(note, block, after) and block.text_span.start not in reported:
                        yield _left(block.text_span, note)
    if any(sign in note.text for sign in _BRACKETED) and _IN_BRACKETS.search(note.text):
        written = [tuple(token.meta["span"]) for token in note.inline("text")]
        for found in _IN_BRACKETS.finditer(note.text):
            if covers(written, found.start()) and covers(written, found.end() - 1):
                yield _left(Span(*found.span()), note)
    if " HERE" in note.text:
        for token in note.inline("text"):
            for found in _HERE.finditer(note.text, *token.meta["span"]):
                yield _left(Span(*found.span()), note)


def _is_left(note: Note, block: Block, after: Block | None) -> bool:
    """Whether a paragraph is a note of what is to be written; above a list, it is the title of all that is to be done."""
    if block.kind != "paragraph" or block.inline is None:
        return False
    text = note.document.slice(block.text_span)
    if text.rstrip("*_ ").endswith((":", "：")) and after is not None and after.kind in ("list", "table"):
        return False
    return _LEFT.match(text) is not None or _MISSING.fullmatch(text) is not None


def _left(span: Span, note: Note) -> Finding:
    first = Span(span.start, min(span.end, note.document.line_at(span.start).end))
    text = shortened(note.document.slice(first))
    return Finding(first, f'a placeholder is left in the text: "{text}"', "write what is missing, or delete it")


def _each(kept: list[tuple[Question, Text]]) -> Iterator[Finding]:
    """One finding for each placeholder among answers."""
    for question, written in kept:
        message = f'"{written.text}" is a placeholder, not an answer to "{shortened(question.text)}"'
        yield Finding(written.span, message, "write the answer", severity=_severity(written.text))


def _as_one(note: Note, kept: list[tuple[Question, Text]], questions: list[Question]) -> Iterator[Finding]:
    """One finding for all placeholders where most questions are still open: that is work in progress."""
    written = [line for _, line in kept]
    span = Span(written[0].span.start, written[-1].span.end)
    message = (
        f'{len(kept)} of {len(questions)} questions have a placeholder for an answer, as "{written[0].text}": '
        f"{lines_named(note, [line.span for line in written])}"
    )
    yield Finding(span, message, "write the answers", severity=Severity.INFO)


def _severity(text: str) -> Severity | None:
    """A tag (``#TODO``) is the author's own list of what is open; None stands for the rule's severity."""
    return Severity.INFO if re.match(r"#\w", text) else None


RULE = Rule("QA002", "placeholder-answer", "A placeholder where the answer should be", Severity.WARNING, check)
