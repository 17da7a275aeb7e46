"""A link in an outline and the heading that it leads to differ by a typo.

Reported if the link and the heading (in this post, or at the top of another file of the blog) have the same words
except one, and that one differs by a single letter. Endings such as a plural make no difference. Languages that are
written without spaces, such as Chinese, are not checked, because another character is another word there.

Bad:

    - [The Measurment of Tides](#the-measurement-of-tides)

    ## The Measurement of Tides

Good:

    - [The Measurement of Tides](#the-measurement-of-tides)

    ## The Measurement of Tides
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity
from ..note.anchors import Title
from ..note.links import Link
from ..note.note import Note
from ..note.pages import Page
from ..regex import regex
from ..similar import one_edit
from . import Rule

_WITHOUT_SPACES = regex("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Letters of scripts whose words are not divided, or hold a word in one sign (Korean too)."""


def check(note: Note) -> Iterator[Finding]:
    for link in note.links:
        if link.role == "image" or link.destination not in ("in-page", "file", "template", "web") or not link.text:
            continue
        page, title = _title(note, link)
        pair = _slip(link.text, title.text) if title else None
        if title is None or pair is None:
            continue
        related = (Related(title.span, "the heading"),) if page is note.page else ()
        message = f'the link says "{pair[0]}", the heading that it leads to "{pair[1]}"'
        yield Finding(link.span, message, "fix the one that is misspelt", related=related)


def _title(note: Note, link: Link) -> tuple[Page | None, Title | None]:
    """The page and the heading that a link leads to: by its id, or the first one of another file."""
    path, _, fragment = link.target.partition("#")
    found = note.target_of(link)
    page = note.other(found.path) if found.exists and found.path else None
    if page is None:
        return None, None
    if fragment:
        return page, page.title_of(fragment)
    return page, page.titles[0] if path and page.titles else None


def _slip(link: str, heading: str) -> tuple[str, str] | None:
    """The one word in which two titles differ, if it is a slip."""
    left, right = re.findall(r"[^\W_]+", link.lower()), re.findall(r"[^\W_]+", heading.lower())
    if len(left) != len(right):
        return None
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(pairs) != 1:
        return None
    a, b = pairs[0]
    if _WITHOUT_SPACES.search(a + b):
        return None  # another particle is another wording: no letter of it is wrong
    if min(len(a), len(b)) < 5 or not (a + b).isalpha() or a[0] != b[0] or not one_edit(a, b):
        return None
    return None if a.startswith(b) or b.startswith(a) else (a, b)  # tide, tides


RULE = Rule("OL010", "outline-title-differs", "A link and its heading that differ by a typo", Severity.WARNING, check)
