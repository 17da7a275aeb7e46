"""What lines begin with that several grammars look for."""

from __future__ import annotations

import re

from ...regex import regex

BLANK = regex(r"[^\S\n]*\n")
BLANKS = regex(rf"(?:{BLANK.pattern})+")
INDENT = regex(r"^(?:\t| {4})", re.MULTILINE)
"""Of each line of a code block."""
END_OF_BLOCK = regex(rf"\^{BLANK.pattern}")
"""kramdown's mark that keeps two blocks apart."""
BOUNDARY = regex(rf"{BLANK.pattern}|{END_OF_BLOCK.pattern}")
ONLY_TEXT = regex(r"(?>(?:\*\*|__|[*_\[])?)[^\W\d_](?!\w{0,7}[.)]\s)(?>(?:[^|<`\]]|\](?!:)|(?<!`)`(?!``))*)\n?\Z")
"""A line alone that is a paragraph in each grammar: a letter, maybe in emphasis or a link, and no cells, tags or definition."""
KRAMDOWN_RULE = regex(r"(?<![-*_ \t]) {0,3}(\*|-|_)[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n")
