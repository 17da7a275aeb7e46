"""The link still has its placeholder as address: a search engine's front page, an example site, nothing, `#`, TODO, or `/`
where three links or more with other texts have it.

Write the real address, or delete the link. `[Google](https://www.google.com)`, whose text names the search engine,
`[Back to top](#)` and the place `[](){#loom}`, to which other links lead, are not reported, nor are links that show what
the markup in a piece of code looks like on the page.

Bad:

    [Answers](http://www.google.com), [Solutions](TODO), [Notebook]()

Good:

    [Answers](answers.html), [Google](https://www.google.com), [Back to top](#)
"""

import re
from collections.abc import Iterator, Sequence

from ..diagnostic import Finding, Severity, Span
from ..document.grammar.attributes import ids, is_known
from ..note.links import Link, placeholder_reason
from ..note.note import Note
from ..note.samples import is_sample, teaches_markdown
from ..regex import regex
from . import Option, Rule

_EMPTY = regex(r"\[\[[ \t]*\]\]")
_TEMPLATE = regex(
    r"(?:(?:relevant|related|other|another|linked|your|some|my) note|note (?:name|title)|(?:page|file) name|link)s?(?: \d+| here)?",
    re.IGNORECASE,
)
_ANY_NAME = regex(r"[XYZ]")
"""What stands for any text, as in the form ``[X](…)`` of which a sentence speaks."""
_HOME = regex(r"\b(?:home|start|main|index|front|back|site|blog|notes)\b|\A\W*\Z", re.IGNORECASE)
"""What a link to the front page says."""
_SEVERAL = 3
"""So many things are not all on the front page."""
_WIKI_HELP = "write the name of a note, or delete the link"


def check(note: Note, *, allow: Sequence[str]) -> Iterator[Finding]:
    if note.site.has_wiki_links:
        yield from _wiki(note, allow)
    links = [link for link in note.links if link.target not in allow]
    fronts = [link for link in links if link.target == "/" and link.role != "image" and not _HOME.search(link.text)]
    if len({link.text for link in fronts}) >= _SEVERAL:
        for link in fronts:
            message = f'"{link.text}" leads to the front page, as {len(fronts) - 1} other links do'
            yield Finding(link.target_span, message, "put in the address, or delete the link")
    for link in links:
        if link.kind in ("autolink", "wiki") or (
            link.destination == "empty" and not link.text and _is_place(note, link)
        ):
            continue
        if link.destination == "in-page" and (link.target[1:] in note.page.anchors or _has_attributes(note, link)):
            continue
        reason = placeholder_reason(link)
        if reason is not None and not _is_example(note, link):
            shown = (
                f'"{link.text}"'
                if link.text
                else "the picture"
                if link.role == "image" or "![" in note.document.slice(link.span)
                else "a link without text"
            )
            help = {
                "answers": "link to your answers, or delete the link",
                "questionnaire": "link to the chapter's questions",
            }
            span = link.target_span if link.target_span.end > link.target_span.start else link.span
            yield Finding(span, f"{shown} {reason}", help.get(link.role, "put in the address, or delete the link"))


def _is_example(note: Note, link: Link) -> bool:
    """Whether a link shows how links are written; one with an empty address shows nothing."""
    if link.target.strip() in ("…", "...") and _ANY_NAME.fullmatch(link.text):
        return True
    return link.destination != "empty" and (
        is_sample(note, link) or (link.destination == "web" and teaches_markdown(note))
    )


def _wiki(note: Note, allow: Sequence[str]) -> Iterator[Finding]:
    """Wiki-links without a note's name, or with a template's."""
    for token in note.inline("text") if "[[" in note.text else ():
        for match in _EMPTY.finditer(note.text, *token.meta["span"]):
            yield Finding(
                Span(*match.span()), "this link names no note, so its brackets show up on the page", _WIKI_HELP
            )
    for link in note.links:
        template = link.kind == "wiki" and _TEMPLATE.fullmatch(link.target.strip()) and link.target not in allow
        if template and note.site.find_note(link.target) is None:
            message = f"[[{link.target}]] looks like a placeholder: there is no such note"
            yield Finding(link.target_span, message, _WIKI_HELP)


def _has_attributes(note: Note, link: Link) -> bool:
    """True for a link with attributes after it: a script makes a button of it."""
    return any(mask.kind == "attributes" for mask in note.document.masks_at(link.span.end))


def _is_place(note: Note, link: Link) -> bool:
    """Whether attributes that the engine takes off an empty link give it an id, so that others lead to it: ``[](){#loom}``."""
    form, text = note.document.grammar.attributes, note.document.text
    for mask in note.document.masks_at(link.span.end):
        written = note.document.slice(mask.span)
        if mask.kind == "attributes" and ids(written) and is_known(form, text, mask.span.start, written):
            return True
    return False


RULE = Rule(
    "LK002",
    "placeholder-link",
    "A link that still has its placeholder as address",
    Severity.WARNING,
    check,
    options={"allow": Option([], "addresses that are not placeholders")},
)
