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
NOT_TEXT = regex(r"[|<`]|\w{1,8}[.)]\s")
"""What may make more of a line alone than a paragraph, although it begins with a letter: cells, tags, letters as numbers."""
KRAMDOWN_RULE = regex(r"(?<![-*_ \t]) {0,3}(\*|-|_)[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n")
