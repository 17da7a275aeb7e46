"""Question marks of all scripts, what may follow one at the end of a question, and how long texts of all scripts are."""

from __future__ import annotations

from ...regex import regex

MARKS = "?？؟\u037e՞፧꘏⳺⳻⸮⁇⁈⁉︖﹖‽"
"""The question marks of all scripts. Greek writes a semicolon, which is one beside Greek letters alone."""
_MARKS = tuple(MARKS)
_MARK = regex(f"[{MARKS}]")
_IDEOGRAPH = regex(r"[\u3040-\u30ff\u3400-\u9fff]")
_GREEK = regex(r"[\u0370-\u03ff\u1f00-\u1fff]\W*;")
BEHIND = " \t\n*_~`\"'”’»“„」』》)]}）］】.。…!！:：-–—\\"
"""What may follow the mark that ends a question."""


def ends_in_mark(text: str) -> bool:
    """True for a text whose last character is a question mark."""
    return text.endswith(_MARKS) or bool(text.endswith(";") and _GREEK.search(text[-4:]))


def has_mark(text: str) -> bool:
    """True for a text with a question mark anywhere."""
    return "?" in text or not (text.isascii() or (_MARK.search(text) or _GREEK.search(text)) is None)


def last_mark(text: str) -> int:
    """The offset after the last question mark of a text; 0 where there is not one."""
    return max((match.end() for match in _MARK.finditer(text)), default=0)


def length(text: str) -> int:
    """How many words a text has; where these are not set apart, two signs count as one."""
    return len(text.split()) + len(_IDEOGRAPH.findall(text)) // 2
