"""Text that can drive neither a terminal nor a log; every text of a report goes through here."""

import re

_DRIVING = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls
    r"\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # other line ends, changes of direction
    r"\ufeff\ufffe\uffff\ud800-\udfff"  # what is no character, or none that XML can hold
)
_UNSEEN = r"\xad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
"""Format characters without a shape, such as the zero-width space."""
_UNSAFE, _UNSAFE_IN_DIFF = f"[{_DRIVING}{_UNSEEN}]", f"[{_DRIVING}]"
"""Patterns that a run seldom needs are compiled where they are used."""


def safe(text: str, diff: bool = False) -> str:
    """Text that can't drive a terminal or a log, nor hide anything from who reads it: as ``visible``, in one line.

    ``diff`` leaves what is merely not seen, so that a diff applies to posts with joined emoji.
    """
    text = without_commands(text, "(")
    if text.lstrip().startswith("::"):
        text = re.sub(r"^\s*::(?=\w)", lambda match: match[0].replace("::", ":\u2236"), text)
    return (re.sub(_UNSAFE_IN_DIFF, _escape, text) if diff else visible(text)).replace("\n", " ")


def without_commands(text: str, bracket: str) -> str:
    """A text with another bracket in what CI systems take for a command anywhere in a line: ``##[…`` (GitHub), ``##vso[…`` (Azure)."""
    return re.sub(r"(##\w*)\[", lambda match: match[1] + bracket, text) if "##" in text else text


def visible(text: str) -> str:
    """Text with controls, what can't be seen, changes of direction and what XML can't hold as escapes; line ends and tabs stay."""
    return text if text.isascii() and text.isprintable() else re.sub(_UNSAFE, _escape, text)


def _escape(match: "re.Match[str]") -> str:
    """As Python and JavaScript write it."""
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
