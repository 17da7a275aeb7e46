"""The text of the link is the address of one file, and the link leads to another file.

Reported only if both are in the same place and neither address is part of the other.

Bad (github):

    [https://pages.test/tides/ebb.ipynb](https://pages.test/tides/flood.ipynb)

Good (github):

    [https://pages.test/tides/ebb.ipynb](https://pages.test/tides/ebb.ipynb)
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..regex import regex
from . import Rule

_ADDRESS = regex(r"(?:https?://)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?P<path>/[^\s?#…]*)", re.IGNORECASE)
_FILE = regex(r"[\w-]{3,}\.(?:md|ipynb|qmd|html?|pdf|py|png|jpe?g)", re.IGNORECASE)
_LETTERS = regex(r"[\W_]+")


def check(note: Note) -> Iterator[Finding]:
    for link in note.links:
        if link.destination not in ("web", "file") or link.kind not in ("inline", "html", "reference"):
            continue
        shown = _name(link.text.strip())
        target = _name(link.target) if shown is not None else None
        if shown is None or target is None or shown[0] != target[0]:
            continue
        said, real = (_LETTERS.sub("", name[1].lower()) for name in (shown, target))
        if min(len(said), len(real)) > 3 and said not in real and real not in said:
            message = f"the link says {shown[1]} and leads to {target[1]}"
            yield Finding(link.target_span, message, "make text and address the same")


def _name(address: str) -> tuple[str, str] | None:
    """Where an address or file name lies, and its last part; None for other text."""
    address = unquote(address.replace("\\", "")).rstrip("/")
    if "." not in address or "..." in address or "…" in address:
        return None
    found = _ADDRESS.fullmatch(re.split(r"[?#]", address, maxsplit=1)[0])
    if found is not None and found["path"].count("/") > 1:
        folder, _, name = found["path"].rpartition("/")
        return f"{found['host'].lower().removeprefix('www.')}{folder.lower()}", name
    return ("", address) if _FILE.fullmatch(address) else None


RULE = Rule("LK012", "link-text-address", "A link whose text is another address", Severity.WARNING, check)
