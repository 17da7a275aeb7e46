"""Boxes with nothing in them but their title: a callout, an admonition, a tab, a shortcode, a section."""

from __future__ import annotations

from collections.abc import Callable

from ..regex import regex

_CALLOUT = regex(r"\[![\w-]+\][+-]?(?P<title>[^\n]*)")
_ADMONITION = regex(r"(?:!!!|\?\?\?\+?|===[+!]?)[ \t]+(?:[\w-]+[ \t]*)*(?:[\"'](?P<title>[^\n\"']*)[\"'])?[ \t]*")
_HEADING = regex(r"#{1,6}[ \t]+(?P<title>[^\n]*)")
_SHORTCODE = regex(
    r"\{\{[<%]\s*(?P<name>[\w-]+)(?:\s+(?:[a-z]+=)?(?:\"(?P<title>[^\"\n]*)\"|[\w-]+))*\s*[>%]\}\}\s*\{\{[<%]\s*/\s*(?P=name)\s*[>%]\}\}"
)
_FOLDS = regex(r"details|expand|spoiler|collapse|toggle|fold|accordion|answer|solution|hidden|reveal")
_FIRST = ("[!", "!!!", "???", "===", "{{", "#")


def is_empty_box(text: str, is_label: Callable[[str], bool]) -> bool:
    """Whether a text is a box that has no title, or a label for one, and no content."""
    if not text.startswith(_FIRST):
        return False
    found = _CALLOUT.fullmatch(text) or _ADMONITION.fullmatch(text) or _HEADING.fullmatch(text)
    if found is not None:
        title = (found["title"] or "").strip()
        return not title or is_label(title)
    found = _SHORTCODE.fullmatch(text)
    if found is None:
        return False
    return is_label(found["title"]) if found["title"] else _FOLDS.search(found["name"]) is not None
