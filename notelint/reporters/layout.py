"""Lines as a terminal shows them: how wide they are, where they break, colours, links, the post's own line."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from ..diagnostic import Diagnostic, Severity
from ..linting.diagnose import window
from .escape import safe, visible, without_commands
from .rule_links import rule_url
from .style import Style

COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_MAY_BE_WIDE = "[^\x00-\u02ff\u2010-\u2027]"


def width(text: str) -> int:
    """How many columns a text takes; colours take none."""
    if "\x1b" in text:
        text = re.sub(r"\x1b\[[\d;]*m|\x1b\]8;;.*?\x1b\\", "", text)
    return len(text) if text.isascii() or not re.search(_MAY_BE_WIDE, text) else sum(_widths(text))


def _widths(text: str) -> list[int]:
    """The columns of each character: 2 for East Asian ones and emoji, 0 for what is drawn over the one before."""
    from unicodedata import category, east_asian_width

    return [0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text]


def cut(text: str, room: int) -> str:
    """A text in at most ``room`` columns, an ellipsis for what is left out."""
    return text if width(text) <= room else text[: _fitting(text, room - 1)] + "…"


def wrapped(text: str, room: int, first: str = "", rest: str = "") -> list[str]:
    """A text in lines of at most ``room`` columns, broken between words, or within text that is written without spaces."""
    words = text.split()
    plain = " ".join(words)
    if words and plain.isascii() and "\x1b" not in first + rest + plain:
        return [_no_command(line) for line in _ascii_wrapped(plain, room, first, rest) if line.strip()]
    lines, line, used, blank = [], first, width(first), not first.strip()
    for word in words:
        size = width(word)
        if not blank and used + 1 + size > room and line != first:
            lines.append(line)
            line, used, blank = rest, width(rest), True
        while used + (not blank) + size > room and not word.isascii():
            kept = _fitting(word, room - used - (not blank))
            lines.append(line + ("" if blank else " ") + word[:kept])
            line, used, blank, word = rest, width(rest), True, word[kept:]
            size = width(word)
        line += word if blank else f" {word}"
        used, blank = used + (not blank) + size, not word
    return [_no_command(line) for line in (*lines, line) if line.strip()]


def _ascii_wrapped(text: str, room: int, first: str, rest: str) -> Iterator[str]:
    """The same for words of ASCII without colours, one space between them: each character is a column, no word is broken."""
    line = f"{first} " if first.strip() else first
    kept = len(line)
    line += text
    while len(line) > room:
        end = line.rfind(" ", kept, room + 1)
        end = end if end > 0 else line.find(" ", kept)
        if end < 0:
            break
        yield line[:end]
        kept = len(rest)
        line = rest + line[end + 1 :]
    yield line


def hanging(line: str, room: int) -> list[str]:
    """A line that is already laid out, in lines of at most ``room`` columns, broken between words; the rest is indented."""
    if width(line) <= room:
        return [line]
    indent = " " * min(len(line) - len(line.lstrip(" ")) + 4, room // 3)
    lines = [""]
    for word in re.findall(r" *+[^ ]++| ++", line):
        if lines[-1].strip() and width(lines[-1] + word) > room:
            lines.append(indent + word.lstrip(" "))
        else:
            lines[-1] += word
    return [_no_command(line) for line in lines]


def _no_command(line: str) -> str:
    """A line that does not begin as what GitHub takes for a command, which a word may do where a text is broken."""
    return line.replace("::", ":\u2236", 1) if line.lstrip().startswith("::") else line


def _fitting(word: str, room: int) -> int:
    """How many characters of a word fit, at least one."""
    return max(1, bisect_right(list(accumulate(_widths(word))), room))


def source(diagnostic: Diagnostic, style: Style, indent: int) -> list[str]:
    """The line of the post, cut around the finding, and a marker under it."""
    line, first, last, cut_before, cut_after = diagnostic.excerpt
    if not line.strip():
        return []
    gutter = f"{' ' * indent}{diagnostic.region.line} | "
    room = max(20, style.width - len(gutter))
    text = without_commands(_flat(line), "(")
    start = len(_flat(line[:first]))
    end = start + max(1, len(_flat(line[first:last])))
    left, right = _shown(text, start, end, room)
    left, right = _around_escapes(text, left, right) if "\\" in text else (left, right)
    head, tail = "…" if left or cut_before else "", "…" if right < len(text) or cut_after else ""
    before = width(text[left:start]) + len(head)
    marked = max(1, width(text[start : min(end, right)]))
    marker = paint("^" * min(marked, room - before if room > before else 1), COLORS[diagnostic.severity], style)
    return [gutter + head + text[left:right] + tail, " " * (len(gutter) - 2) + "| " + " " * before + marker]


def _shown(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """Which part of a line to show, in characters, so that it takes at most ``room`` columns."""
    if width(text) == len(text):
        return window(len(text), start, end, room)
    columns = [0, *accumulate(_widths(text))]
    left, right = window(columns[-1], columns[start], columns[min(end, len(text))], room)
    first = next(index for index, column in enumerate(columns) if column >= left)
    return min(first, start), max(start, bisect_right(columns, right) - 1)


def _around_escapes(text: str, left: int, right: int) -> tuple[int, int]:
    """A part of a line that begins and ends outside of the escapes for what can't be seen."""
    for match in re.finditer(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})", text):
        left = match.end() if match.start() < left < match.end() else left
        right = match.start() if match.start() < right < match.end() else right
    return left, right


def _flat(text: str) -> str:
    """One line as it may be printed: a tab one column, what can't be seen as an escape."""
    return visible(text).replace("\t", " ")


def paint(text: str, color: str, style: Style) -> str:
    """A text in a colour, where colours are wanted."""
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text


def linked(text: str, diagnostic: Diagnostic, style: Style) -> str:
    """A text that leads to the rule's page, where the terminal knows links (OSC 8) and the page has an address."""
    url = rule_url(diagnostic.code, diagnostic.name) if style.links else None
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if url else text


def fix_mark(diagnostic: Diagnostic) -> str:
    """``[*]`` where ``--fix`` fixes it, ``[~]`` where that takes ``--unsafe-fixes`` too."""
    return "" if diagnostic.fix is None else " [*]" if diagnostic.fix.safe else " [~]"


def number(count: int, what: str) -> str:
    """A count with its noun."""
    return f"{count} {what}{'s' if count != 1 else ''}"


def label(diagnostic: Diagnostic, style: Style) -> str:
    """Severity, code and name of what was found, and whether it can be fixed."""
    color = f"1;{COLORS[diagnostic.severity]}"
    severity = paint(diagnostic.severity.label, color, style)
    code = linked(paint(diagnostic.code, color, style), diagnostic, style)
    return f"{severity} {code} {safe(diagnostic.name)}{fix_mark(diagnostic)}"
