"""A link to an id that nothing on its page has: clicking it leads to the top of the page, or nowhere.

The ids of headings are those that the site's markdown engine makes (GitHub, kramdown with and without GFM, Hugo, pandoc, Python-Markdown); explicit
ids in `{#id}`, `{: #id}`, `<a name>` and any HTML element count too. Links into other files of the blog are followed
(`notes.md#part`), and in an Obsidian vault `[[Note#Heading]]` and `[[Note#^block]]`. The nearest id is suggested.

Bad:

    [My answers](#My-Answers!)

    ## My Answers

Good:

    [My answers](#my-answers)

    ## My Answers
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from urllib.parse import unquote

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..note import Note
from ..note.links import Link
from ..rule import Options, Rule

_OF_THE_BROWSER = re.compile(r"(?:top$|fn(?:ref)?[:\d-]|user-content-|markdown-toc|:~:|L\d+|/)", re.IGNORECASE)


def check(note: Note, options: Options) -> Iterator[Finding]:
    for link in note.links:
        path, mark, fragment = (note.site.expand(link.target) or "").partition("#")
        if not mark or not fragment.strip("#") or _OF_THE_BROWSER.match(fragment):
            continue
        if link.destination == "in-page":
            target: Note | None = note
        elif link.destination in ("file", "template"):
            found = note.site.resolve(note.path, link.target)
            target = note.other(found.path) if found.exists and found.path else None
        elif link.destination == "wiki" and note.site.has_wiki_links:
            place = note.site.find_note(path) if path else note.path
            target = note.other(place) if place else None
        else:
            continue
        if target is not None and not _answers(target, fragment):
            yield _finding(note, target, link, fragment)


def _answers(target: Note, fragment: str) -> bool:
    """True where an id of the page, or in a vault a heading or block, is what a fragment names."""
    wanted = unquote(fragment)
    if wanted in target.anchors or fragment in target.anchors:
        return True
    if any(heading.id is None for heading in target.headings):
        return True  # a template fills in a heading, and so an id that nobody knows yet
    if target.site.ids_of_html and wanted.lower() == "readme" and "readme" in target.path.lower():
        return True
    if not target.site.case_matters and wanted.lower() in {anchor.lower() for anchor in target.anchors}:
        return True
    if not target.site.has_wiki_links:
        return False
    if wanted.startswith("^"):
        return bool(re.search(rf"(?<!#)\^{re.escape(wanted[1:])}\b", target.text))
    last = _letters(wanted.rpartition("#")[2])
    return any(_letters(heading.text) == last for heading in target.headings)


def _finding(note: Note, target: Note, link: Link, fragment: str) -> Finding:
    where = "" if target is note else f" in {target.path}"
    message = f"no heading or id{where} answers to #{fragment}"
    start = link.target_span.end - len(fragment) - 1
    whole = link.destination == "in-page" or note.document.text[start : link.target_span.end] != f"#{fragment}"
    span = link.target_span if whole else Span(start, link.target_span.end)
    near = nearest(unquote(fragment), link.text, target) if link.destination != "wiki" else None
    if near is None:
        return Finding(span, message, "link to the id of a heading, or give the place an id")
    heading = next((heading for heading in target.headings if heading.id == near), None)
    related = (Related(heading.span, f"its id is {near}"),) if heading and target is note else ()
    fix = Fix(f"link to #{near}", (Edit(span, f"#{near}"),), safe=True)
    return Finding(span, message, f"the nearest id is #{near}", fix, related)


def nearest(wanted: str, text: str, note: Note) -> str | None:
    """The one id that a wrong one clearly means: the same words, or nearly the same letters; else None."""
    plain = _letters(wanted)
    if not plain:
        return None
    same = [anchor for anchor in sorted(note.anchors) if _letters(anchor) == plain]
    if len(same) == 1:
        return same[0]
    starting = [anchor for anchor in sorted(note.anchors) if len(plain) > 11 and _letters(anchor).startswith(plain)]
    if len(starting) == 1:
        return starting[0]
    scored = sorted(
        ((SequenceMatcher(None, plain, _letters(anchor)).ratio(), anchor) for anchor in note.anchors), reverse=True
    )
    if scored and scored[0][0] >= 0.85 and (len(scored) == 1 or scored[1][0] < scored[0][0] - 0.03):
        return scored[0][1]
    by_text = [
        heading.id
        for heading in note.headings
        if heading.id and len(text) > 5 and _letters(heading.text) == _letters(text)
    ]
    return by_text[0] if len(by_text) == 1 else None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


RULE = Rule("LK001", "anchor-not-found", "A link to an id that its page does not have", Severity.ERROR, check)
