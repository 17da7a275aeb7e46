"""Boxes with nothing in them but their title: a callout, an admonition, a tab, a shortcode, a section."""

from __future__ import annotations

from ..regex import regex

_CALLOUT = regex(r"\[![\w-]+\][+-]?(?P<title>[^\n]*)")
_ADMONITION = regex(r"(?:!!!|\?\?\?\+?|===[+!]?)[ \t]+(?:[\w-]+[ \t]*)*(?:[\"'](?P<title>[^\n\"']*)[\"'])?[ \t]*")
_HEADING = regex(r"#{1,6}[ \t]+(?P<title>[^\n]*)")
_SHORTCODE = regex(
    r"\{\{[<%]\s*(?P<name>[\w-]+)(?:\s+(?:[a-z]+=)?(?:\"(?P<title>[^\"\n]*)\"|[\w-]+))*\s*[>%]\}\}\s*\{\{[<%]\s*/\s*(?P=name)\s*[>%]\}\}"
)
_FOLDS = regex(r"details|expand|spoiler|collapse|toggle|fold|accordion|answer|solution|hidden|reveal")
_FIRST = ("[!", "!!!", "???", "===", "{{", "#")


def title_of_empty_box(text: str) -> str | None:
    """The title of a text that is a box without content, "" where it has none; None for what is no such box."""
    if not text.startswith(_FIRST):
        return None
    found = _CALLOUT.fullmatch(text) or _ADMONITION.fullmatch(text) or _HEADING.fullmatch(text)
    if found is None:
        found = _SHORTCODE.fullmatch(text)
        if found is None or not (found["title"] or _FOLDS.search(found["name"])):
            return None
    return (found["title"] or "").strip()
