"""An answer at the end of the line that asks: ``1. Is wax eaten? No.``, ``… *No.*``, ``… (No.)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...regex import regex
from ..answers import Answer, Text, lines_of, without_break
from ..headings import plain_text
from .further import answer_begins
from .marks import last_mark
from .shape import MANY, Candidate, Page
from .wording import asks, studies

if TYPE_CHECKING:
    from ...document.blocks import Block

_IN_QUOTES = regex(r"\s+(?:\"[^\"]+\"|“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|「[^「」]+」)\s*")
"""All that follows a question, in quotation marks."""


_IN_BRACKETS = regex(r"(?<=[?？])[*_]{0,3}\s*\((?P<said>[^()\n]+)\)[.*_\s]*\Z")
_LONGEST_BRACKET = 300
"""Characters of brackets that hold an answer."""
_REMARKS = regex(
    r"\W*(?:see|cf|pages?|pp?\.|ch(?:apter|\.)|section|hints?|e\.?g|i\.?e|for example|such as|like|choose|select|pick|optional|bonus|source"
    r"|answer in|use|explain|why|\d+ ?(?:points?|marks?|pts?|%|min|p\b|pkte?\b|punkte?\b|punt[oi]s?\b|pontos?\b|балл|[点點分점])|\d+\W*\Z|https?:|or\b|and\b|not\b)|.*[?？]",
    re.IGNORECASE,
)
"""What is in brackets behind a question and does not answer it."""


def split_at_ends(page: Page, candidates: list[Candidate], announced: bool) -> None:
    """Take the words in bold, italics or brackets at the end of items for their answers, where nearly all items end so."""
    ends = [None if c.body else _end_apart(page, c, announced) for c in candidates]
    found = [end for end in ends if end is not None]
    if len(found) < MANY or len(found) * 4 < len(candidates) * 3:
        return
    for candidate, end in zip(candidates, ends, strict=True):
        if end is not None:
            candidate.text, candidate.behind = end
            candidate.span = without_break(page.document, Span(candidate.span.start, end[1].span.start))
            candidate.sure = True


def _end_apart(page: Page, candidate: Candidate, announced: bool) -> tuple[str, Answer] | None:
    paragraph = candidate.block.children[0]
    return _emphasised_end(page, paragraph) or _bracketed_end(page, candidate.text, paragraph, announced)


def _emphasised_end(page: Page, paragraph: Block) -> tuple[str, Answer] | None:
    """What asks in plain words at the beginning of a paragraph, and the bold or italic words that are all the rest."""
    children = paragraph.inlines
    if not children or children[-1].type not in ("strong_close", "em_close"):
        return None
    opening, level = children[-1].type.replace("close", "open"), children[-1].level
    first = next(
        (i for i in range(len(children) - 1, 0, -1) if children[i].type == opening and children[i].level == level), 0
    )
    text = plain_text(page.document, children[:first]).strip() if first else ""
    if not text.endswith((".", ":", "?", "？", "。")) or not (asks(text) or studies(text)):
        return None
    start = children[first].meta["span"].start
    lines = [line for line in lines_of(page.document, paragraph) if line.span.end > start]
    lines[0] = Text(page.document.slice(Span(start, lines[0].span.end)), Span(start, lines[0].span.end))
    answer = answer_of(lines)
    answer.set_apart = True
    return text, answer


def _bracketed_end(page: Page, text: str, paragraph: Block, announced: bool) -> tuple[str, Answer] | None:
    """What asks in a paragraph, and the words in brackets behind its mark that are all the rest, and no remark on the question.

    Where no heading announces questions, it must be a sentence: a name may say who is to answer.
    """
    lines = list(lines_of(page.document, paragraph))
    found = _IN_BRACKETS.search(lines[-1].text[-_LONGEST_BRACKET:]) if lines and asks(text) else None
    if found is None or _REMARKS.match(found["said"]) or not (announced or found["said"].endswith((".", "!", "。"))):
        return None
    end = lines[-1].span.end - len(found[0].rstrip()) + found[0].index(found["said"])
    said = page.document.trim(Span(end, end + len(found["said"])))
    answer = Answer(found["said"], said, [Text(found["said"], said)], set_apart=True)
    return text[: last_mark(text[: text.rfind("(")])] or text, answer


def rest_of_line(page: Page, text: str, line: Text) -> Answer | None:
    """What answers a question behind its mark, in the same line; None where that is a remark, or asks on."""
    written = line.text[last_mark(line.text) :]
    rest = written.strip(" *_)\"'=-–—").lstrip(": ")
    begin = answer_begins(text, rest, apart=False)
    if not re.search(r"\w", rest) or rest.startswith("(") or begin == len(rest):
        return None
    rest = rest[begin:]
    start = page.document.slice(line.span).find(rest)
    span = Span(line.span.start + start, line.span.start + start + len(rest)) if start >= 0 else line.span
    return Answer(rest, span, [Text(rest, span)], set_apart=_IN_QUOTES.fullmatch(written) is not None)


def answer_of(lines: list[Text]) -> Answer:
    """Lines as an answer."""
    return Answer("\n".join(line.text for line in lines), Span(lines[0].span.start, lines[-1].span.end), lines)
