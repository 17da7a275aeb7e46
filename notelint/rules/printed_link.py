"""The link shows up as text with its brackets, or with one bracket too many.

There is a space, a colon, the end of a line or the marks of bold between `]` and `(`, one of the brackets is missing or they are the wrong way round, the address is in
square brackets or braces, or it goes over the end of the line: no engine makes a link of that. On GitHub, in Hugo and in Obsidian, a space inside the address has the same effect.

Bad (github):

    [The course] (https://course.test), (the book)[https://book.test], [tides](https://tides.test)).

Good (github):

    [The course](https://course.test), [the book](https://book.test), [tides](https://tides.test).
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from ..note.printed_links import PrintedLink, read_printed_links
from ..regex import regex
from . import Rule

_MESSAGES = {
    "gap": "not a link: the space between ] and ( makes the brackets show up on the page",
    "space": "not a link: the space in the address makes the brackets show up on the page",
    "line": "not a link: the address goes over the end of the line, so the brackets show up on the page",
    "swapped": "not a link: the brackets are the wrong way round, so they show up on the page",
    "reference": "not a link: the address is in square brackets, so they show up on the page",
    "address": "not a link: an address in square brackets shows up as it is written",
    "open": "not a link: the ) after the address is missing, so the brackets show up on the page",
    "left": "not a link: the [ before the text is missing, so the brackets show up on the page",
    "right": "not a link: the ] after the text is missing, so the brackets show up on the page",
    "apart": "not a link: what stands between ] and ( makes the brackets show up on the page",
    "marks": "not a link: the marks of bold or italics between ] and ( make the brackets show up on the page",
    "other": "not a link: the address has to be in round brackets, so all of them show up on the page",
    "first": "one bracket too many: it shows up before the link",
    "extra": "one bracket too many: it shows up after the link",
}

_TO_COME = regex(
    r"(?:(?:insert|add|paste|put)[ ])(?:the[ ]|a[ ]|your[ ])?(?:link|url|address)(?:[ ]here)?", re.IGNORECASE
)
"""What is written in place of an address."""


def check(note: Note) -> Iterator[Finding]:
    for link in read_printed_links(note.document):
        if link.fault == "space" and (note.site.engine.spaces_in_addresses or not _is_meant(note, link)):
            continue
        if link.fault == "left":
            yield Finding(link.span, _MESSAGES[link.fault], "write [ where the text of the link begins")
            continue
        if link.fault == "space" and _TO_COME.fullmatch(note.document.slice(link.target)):
            yield Finding(link.span, _MESSAGES[link.fault], "write the address")
            continue
        meant = _meant(note, link)
        help = f"write {meant}" if meant else "delete the bracket"
        yield Finding(link.span, _MESSAGES[link.fault], help, Fix(help, (Edit(link.span, meant),)))


def _is_meant(note: Note, link: PrintedLink) -> bool:
    """Whether what holds a space is an address, or a file that is there."""
    target = note.document.slice(link.target)
    if target.startswith(("http://", "https://", "./", "../", "/")) or (
        _TO_COME.fullmatch(target) and not target.endswith("HERE")  # which is told as a placeholder
    ):
        return True
    ending = target.partition("#")[0].rpartition(".")[2]
    return bool(note.site.resolve(note.path, target).exists) or (len(ending) < 6 and "." in target and ending.isalnum())


def _meant(note: Note, link: PrintedLink) -> str:
    if link.fault in ("extra", "first"):
        return ""
    target, text = note.document.slice(link.target), note.document.slice(link.text)
    if link.fault == "address":
        return f"<{target}>"
    if link.fault == "line":
        target = "".join(target.replace(">", " ").split())
    target = target if " " not in target else f"<{target}>"
    sign = "!" if link.is_picture else ""
    marks = note.document.slice(
        Span(link.span.start, link.text.start - len(f"{sign}["))
    )  # of bold, where they are divided
    return f"{marks}{sign}[{text}]({target}{link.title}){marks}"


RULE = Rule("LK010", "printed-link", "A link that shows up as text", Severity.WARNING, check)
