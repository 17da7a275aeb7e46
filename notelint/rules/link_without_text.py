"""The link does not show up: there are no words between its brackets, so readers have nothing to click.

Write the words that lead there, or delete the link. A link whose address is empty too is reported by LK002. Links to
files and to places in the same post, whose words some generators write, and links with attributes after them, which a
style may show, are not reported.

Bad:

    The tide turns twice a day.[](https://tides.test/why)

Good:

    The tide turns twice a day ([why](https://tides.test/why)).
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..regex import regex
from . import Rule

_NO_TEXT = regex(r"\[\s*\][(\[]")
_OUTSIDE = ("web", "mail")
"""What no generator knows a title of; MyST and quartodoc write the words of links to files and objects themselves."""


def check(note: Note) -> Iterator[Finding]:
    for link in note.links:
        if link.role == "image" or link.kind not in ("inline", "reference") or link.destination not in _OUTSIDE:
            continue
        has_style = any(mask.kind == "attributes" for mask in note.document.masks_at(link.span.end))
        if not has_style and _NO_TEXT.match(note.text, link.span.start) is not None:
            message = "this link does not show up: there are no words between its brackets"
            yield Finding(link.span, message, "write what leads there between [ and ], or delete the link")


RULE = Rule("LK016", "link-without-text", "A link without words to click", Severity.WARNING, check)
