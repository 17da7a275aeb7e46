"""A link within the post to an id that nothing on the page has: clicking it does nothing.

The ids of headings are those that the site's markdown engine makes (GitHub, kramdown with and without GFM); explicit
ids in `{#id}`, `{: #id}`, `<a name>` and any HTML element count too. The nearest id is suggested.

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

from ..diagnostic import Edit, Finding, Fix, Related, Severity
from ..note import Note
from ..note.links import Link
from ..rule import Options, Rule

_OF_THE_BROWSER = re.compile(r"#?(?:top$|fn(?:ref)?[:\d-]|user-content-|:~:)", re.IGNORECASE)


def check(note: Note, options: Options) -> Iterator[Finding]:
    links = [link for link in note.links if link.destination == "in-page" and len(link.target) > 1]
    if not links or any(heading.id is None for heading in note.headings):
        return  # a template fills in a heading, and so an id that nobody knows yet
    folded = {anchor.lower() for anchor in note.anchors} if not note.site.case_matters else set()
    for link in links:
        wanted = unquote(link.target[1:])
        if wanted in note.anchors or link.target[1:] in note.anchors or _OF_THE_BROWSER.match(link.target):
            continue
        if wanted.lower() in folded:
            continue
        yield _finding(note, link, wanted)


def _finding(note: Note, link: Link, wanted: str) -> Finding:
    message = f"no heading or id answers to {link.target}"
    near = nearest(wanted, link.text, note)
    if near is None:
        return Finding(link.target_span, message, "link to the id of a heading, or give the place an id")
    heading = next((heading for heading in note.headings if heading.id == near), None)
    related = (Related(heading.span, f"its id is {near}"),) if heading else ()
    fix = Fix(f"link to #{near}", (Edit(link.target_span, f"#{near}"),), safe=True)
    return Finding(link.target_span, message, f"the nearest id is #{near}", fix, related)


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


RULE = Rule("LK001", "anchor-not-found", "An in-page link that no heading or id answers", Severity.ERROR, check)
