"""The link goes nowhere: it leads to an id that its page does not have. A click does nothing, or jumps to the top of the
page.

Copy the id of the heading; the nearest one is suggested. The ids are those that your site's markdown engine makes
(GitHub, kramdown with and without GFM, Hugo, pandoc, Python-Markdown). Ids that you write yourself, in `{#id}`,
`{: #id}`, `<a name>` or any HTML element, count too. Links to other files of the blog are checked as well
(`notes.md#part`), and in an Obsidian vault `[[Note#Heading]]` and `[[Note#^block]]`. Headings below a fence that is
never closed are code; links to them are not reported beside it (MK012).

Bad:

    [My answers](#My-Answers!)

    ## My Answers

Good:

    [My answers](#my-answers)

    ## My Answers
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..note.anchors import same_letters
from ..note.links import Link
from ..note.note import Note
from ..note.pages import Page
from ..note.samples import is_demonstrated
from ..regex import regex
from ..similar import one_edit
from . import Rule

_OF_THE_BROWSER = regex(r"(?:top$|fn(?:ref)?[:\d-]|user-content-|markdown-toc|:~:|L\d+|/|[\w.-]+=)", re.IGNORECASE)

_COUNT = regex(r"\d+|(?<![^\W_])(?:[a-z]|[ivxlc]+)(?![^\W_])")
"""What tells one of several alike from the next: numbers, Roman ones too, and single letters."""

_PLAIN = regex(r"[^\s()<>\[\]{}|\\\"'`]+")
"""An id that can be written into a link as it is."""


def check(note: Note) -> Iterator[Finding]:
    for link in note.links:
        _, mark, fragment = (note.site.expand(link.target) or "").partition("#")
        fragment = fragment.partition(":~:")[0]
        if not mark or not fragment.strip("#") or _OF_THE_BROWSER.match(fragment):
            continue
        found = note.target_of(link)
        target = note.other(found.path) if found.exists and found.path else None
        if target is None or _answers(target, fragment) or is_demonstrated(note, link):
            continue
        if target is not note.page or same_letters(unquote(fragment)) not in note.swallowed_titles:
            yield _finding(note, target, link, fragment)


def _answers(target: Page, fragment: str) -> bool:
    """Whether an id of the page, or in a vault a heading or block, is what a fragment names."""
    wanted = unquote(fragment)
    if wanted in target.anchors or fragment in target.anchors:
        return True
    if target.has_unknown_ids or target.site.shares_labels():
        return True  # a template fills in a heading, or the label is on any page of the book
    if target.site.ids_of_html and wanted.lower() == "readme" and "readme" in target.path.lower():
        return True
    if not target.site.case_matters and wanted.lower() in target.folded_anchors:
        return True
    if not target.site.has_wiki_links:
        return False
    if wanted.startswith("^"):
        return wanted[1:] in target.block_ids
    return same_letters(wanted.rpartition("#")[2]) in target.title_letters


def _finding(note: Note, target: Page, link: Link, fragment: str) -> Finding:
    where = "on this page" if target is note.page else f"in {target.path}"
    message = f"this link goes nowhere: nothing {where} has the id {fragment}"
    help = "link to the id of a heading, or give the place an id"
    is_wiki = link.destination == "wiki"
    if is_wiki:
        is_block = fragment.startswith("^")
        what = f"block {fragment[1:]}" if is_block else f'heading "{fragment}"'
        message = f"this link leads to the note alone: there is no {what} {where}"
        help = f"write {fragment} at the end of the block" if is_block else "write the heading as it is there"
    start = link.target_span.end - len(fragment) - 1
    whole = link.destination == "in-page" or note.document.text[start : link.target_span.end] != f"#{fragment}"
    span = link.target_span if whole else Span(start, link.target_span.end)
    near = target.nearest_anchor(unquote(fragment), link.text) if not is_wiki else None
    if near is None:
        return Finding(span, message, help)
    title = target.title_of(near)
    related = (Related(title.span, "the heading with this id"),) if title and target is note.page else ()
    fix = None
    if _PLAIN.fullmatch(near) and (link.destination == "in-page" or not whole):
        named = title is not None and same_letters(title.text) == same_letters(link.text)
        if note.site.engine.ids_of_source and note.place_of(link.span) == "heading":
            return Finding(span, message, f"the nearest id is #{near}", None, related)  # a fix would change its own id
        in_converted = bool(note.document.cells) and note.site.notebooks == "both"
        safe = not in_converted and _is_certain(unquote(fragment), near, named)
        fix = Fix(f"link to #{near}", (Edit(span, f"#{near}"),), safe)
    return Finding(span, message, f"did you mean #{near}?", fix, related)


def _is_certain(wanted: str, near: str, named: bool) -> bool:
    """Whether the id can be no other: the same numbers and single letters, and the same words with at most one slip,
    the id's beginning, or the very heading that the link's text names."""
    if _COUNT.findall(wanted.lower()) != _COUNT.findall(near.lower()):
        return False
    letters, meant = same_letters(wanted), same_letters(near)
    return named or meant.startswith(letters) or one_edit(letters, meant)


RULE = Rule("LK001", "anchor-not-found", "A link to an id that its page does not have", Severity.ERROR, check)
