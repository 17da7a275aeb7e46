"""Another program left something in the text when it was copied or exported: what a chatbot said to you before it began, its
citation marks, hints for screen readers, numbers of notes, the sign beside a heading that links to it, the marks of git around
two versions of some lines, `undefined` where it had no text, `â€™` for an apostrophe that it read in another encoding.

Delete it.

Bad:

    Strong teams share a purpose :contentReference[oaicite:0]{index=0}.

Good:

    Strong teams share a purpose.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import covers
from ..note.garbled import read_garbled
from ..note.note import Note
from ..regex import regex
from . import Rule

_LEFTOVER = regex(
    r":contentReference\[[^\[\]\n]*\](?:\{[^{}\n]*\})?|【\d+[†:‡][^【】\n]{0,40}】|\[oaicite:\d+\]|\[cite(?:_start|_end|: ?\d[\d, ]*)\]"
    r"|(?<![^\n])Copy code(?=\n|\Z)|(?:cite)?turn\d+(?:search|view|fetch|news|image|file)\d+|\(Links to an external site\.?\)"
    r"|oai_citation:\d+‡[^\s\]]*|(?<![^\n])(?:Regenerate response|ChatGPT said:)(?=\n|\Z)|\(\d[\d.,]*k? clicks?\)|\[\^\d{1,2}\^\]",
    re.IGNORECASE,
)
_SIGNS = (
    "oaicite",
    "contentreference[",
    "【",
    "[cite",
    "copy code",
    "(links to an external",
    "oai_citation",
    "regenerate response",
    " said:\n",
    "clicks)",
    "click)",
    "^]",
)
_TURN = regex(r"turn\d")
"""One of them is in each, in small letters: to look for these takes a twentieth of the time."""
_UNDEFINED = regex(r"(?:undefined|\[object Object\])(?=[-*#>|]|[ \t]*$)", re.MULTILINE)
"""What an export writes where it had nothing to write: alone on its line, or before the next block."""
_GLUED = regex(r"[.,;](?=\d)(?<=[a-z]{2}[.,;])(\d{1,3})(?=\s+[A-Z(]|\s*$)", re.MULTILINE)
_PERMALINK = regex(r"[^\W\d_]{3}(#)$|(¶|\[edit\])$")
"""What sites show at the end of a heading: the sign of a link to it, a link to edit it; ``#`` is part of C# and F#."""
_OURS, _THEIRS = regex(r"^<{7} \S.*$", re.MULTILINE), regex(r"^>{7} \S", re.MULTILINE)
"""How git marks what two people wrote in one place."""
_LEFT = regex(
    r"^(?:<{7} (?:HEAD|Updated upstream|ours)|>{7} (?:[0-9a-f]{40}|(?=[a-f]*\d)[0-9a-f]{7,12}(?: \([^\n]*\))?|Stashed changes|theirs|(?:origin/)?(?:main|master)))[ \t]*$",
    re.MULTILINE,
)
"""One of these marks alone, with what git writes behind it."""
_DOCUMENT = (
    "answer|article|breakdown|cheat sheet|content|document|draft|explanation|file|guide|list|markdown|notes|outline|overview|paragraph"
    "|passage|post|questions|section|sentence|summary|table|template|text|translation|version"
)
_REWRITTEN = (
    "cleaned[- ]up|condensed|corrected|edited|expanded|formatted|improved|polished|proofread|refined|reformatted|rephrased"
    "|revised|reworded|rewritten|shortened|updated"
)
_CHAT = regex(
    r"^(?:(?:Certainly|Absolutely|Of course|Sure(?: thing)?|Great|Got it)! (?:Here(?:['’]s| is| are)|Below (?:is|are)) "
    rf"(?=[^.!?\n]*\b(?:{_DOCUMENT})\b)[^\n]*"
    rf"|Here(?:['’]s| is| are) (?:the|your|an?) (?:{_REWRITTEN})(?: and [\w-]+)? (?:{_DOCUMENT})\b[^\n.!?]*:$"
    r"|As an AI (?:language model|assistant)\b[^\n]*|As of my (?:last |latest )?(?:knowledge|training) (?:update|cut-?off)\b[^\n]*)",
    re.MULTILINE,
)
_SAID = ("Certainly!", "Absolutely!", "Of course!", "Sure", "Great!", "Got it!", "Here", "As an AI", "As of my")
"""One of them begins each."""
_ENDS = ("#", "¶", "[edit]")
_QUOTED = ("quote", "fence", "code", "html")
"""What a writer too shows below "Here is the corrected version"; a chatbot's text goes on as the post."""
_ACCENT = regex(r"[\u00c2-\u00f0](?=[^\x00-\x7f])")
"""What each character begins with that was read as several."""
_ENCODING = regex(
    r"utf-?8|\b(?:encod|mojibake|charset|character set|code ?page|unicode|latin-?1|ascii|cp125)", re.IGNORECASE
)
_MANY = 10
"""Nobody shows so many of them on purpose."""
_FEW = 3
_NEXT = 3
"""How much greater than the one before the number of a note is at most."""


def check(note: Note) -> Iterator[Finding]:
    text = note.text.lower()
    if (any(sign in text for sign in _SIGNS) or _TURN.search(text)) and _LEFTOVER.search(note.text) is not None:
        for token in note.inline("text"):
            start, end = token.meta["span"]
            for match in _LEFTOVER.finditer(note.text, start, end + 1):
                message = f"left over from the program that this was copied from: {match[0]}"
                yield Finding(Span(*match.span()), message, "delete it")
    yield from _chat(note)
    yield from _undefined(note)
    yield from _citations(note)
    yield from _permalinks(note)
    yield from _conflicts(note)
    yield from _garbled(note)


def _chat(note: Note) -> Iterator[Finding]:
    """What a chatbot said to the one who asked, as a paragraph of the post."""
    if not any(line.startswith(_SAID) and _CHAT.match(line) for line in note.text.split("\n")):
        return
    blocks = note.tree.root.children
    for block, below in zip_longest(blocks, blocks[1:]):
        match = _CHAT.match(note.text, block.span.start, block.span.end) if block.kind == "paragraph" else None
        if match is not None and not (match[0].startswith("Here") and below is not None and below.kind in _QUOTED):
            message = "a chatbot says this to the one who asked, not to your readers"
            yield Finding(Span(*match.span()), message, "delete it, if you copied it with the text that follows")


def _undefined(note: Note) -> Iterator[Finding]:
    """The value of a program that had none, as a paragraph's first word."""
    if not any(sign in note.text for sign in ("undefined", "[object")) or _UNDEFINED.search(note.text) is None:
        return
    for block in note.rendered:
        match = _UNDEFINED.match(note.text, block.span.start) if block.kind == "paragraph" else None
        if match and (match.end() == block.span.end or match.end() != note.document.line_at(match.end()).end):
            message = f'left over from the program that wrote this page: "{match[0]}"'
            yield Finding(Span(*match.span()), message, "delete it, and write what is missing")


def _citations(note: Note) -> Iterator[Finding]:
    """The numbers of notes, glued to the sentences that they were raised above: at least three, each the next."""
    if _GLUED.search(note.text) is None:
        return
    found = [match for token in note.inline("text") for match in _GLUED.finditer(note.text, *token.meta["span"])]
    rising = [match for before, match in zip([None, *found], found, strict=False) if _follows(before, match)]
    if len(rising) >= _FEW:
        first = rising[0]
        message = f'the number of a note is left over after the sentence: "{first[0]}" (and {len(rising) - 1} more)'
        yield Finding(Span(*first.span(1)), message, "delete it, or write a footnote: [^1]")


def _permalinks(note: Note) -> Iterator[Finding]:
    for heading in note.headings:
        sign = _PERMALINK.search(heading.text) if heading.text.endswith(_ENDS) else None
        left = (sign[1] or sign[2]) if sign is not None else ""
        start = heading.span.end - len(left)
        if left and note.text.startswith(left, start):
            message = f"left over from the site that this heading was copied from: {left}"
            yield Finding(Span(start, heading.span.end), message, "delete it")


def _conflicts(note: Note) -> Iterator[Finding]:
    """The marks of git around what two people wrote in one place; what is left of them."""
    if "<<<<<<< " not in note.text and ">>>>>>> " not in note.text:
        return
    texts = sorted(block.span for block in note.rendered if block.kind in ("paragraph", "heading", "quote"))
    pairs = [ours for ours in _OURS.finditer(note.text) if _THEIRS.search(note.text, ours.end())]
    for mark in pairs or _LEFT.finditer(note.text):
        if covers(texts, mark.start()):
            both = "two versions of these lines are there, with the marks around them"
            message = f"left over from git: {both if pairs else 'a mark of where two versions differed'}"
            help = "keep the lines that you want, and delete the others and the marks" if pairs else "delete it"
            yield Finding(Span(*mark.span()), message, help)


def _garbled(note: Note) -> Iterator[Finding]:
    """What was read in another encoding, as one finding; a post about encodings shows some on purpose."""
    if _ACCENT.search(note.text) is None:
        return
    spans = (token.meta["span"] for token in note.inline("text"))
    found = [one for span in spans for one in read_garbled(note.text, *span)]
    if not found or (len(found) < _MANY and _ENCODING.search(note.text)):
        return
    first = found[0]
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    message = f'"{note.text[first.start : first.end]}" is a garbled "{first.meant}": a program read the text in another encoding{more}'
    edits = tuple(Edit(Span(one.start, one.end), one.meant) for one in found)
    fix = Fix("write the characters that were meant", edits)
    yield Finding(Span(first.start, first.end), message, f'write "{first.meant}"', fix)


def _follows(before: re.Match[str] | None, match: re.Match[str]) -> bool:
    return before is None or 0 < int(match[1]) - int(before[1]) <= _NEXT


RULE = Rule("MK022", "tool-leftover", "Text that another tool left behind when it was copied", Severity.WARNING, check)
