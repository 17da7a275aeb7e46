"""A link to another site goes nowhere. It is found by asking for the page, so this rule runs only with `--online`.

Reported if a reader would notice it as well: the page answers 404 or 410, the site does not exist any more, browsers
warn of its certificate, or nothing on the page has the id after the `#`. A page that has moved for good is an info,
and the fix is its new address. If it is not clear (the site is busy, slow, or refuses programs), nothing is reported,
unless `unsure` is set.

Bad:

    [The answers](https://docs.python.org/3/answers-of-old.html)

Good:

    [The answers](https://docs.python.org/3/tutorial/index.html)
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..note.links import Link
from ..note.note import Note
from ..note.outside import outside_links
from ..online.address import Address
from ..online.answer import FRONT_PAGE, Answer, State
from ..regex import regex
from . import Option, Rule

_PLAIN = regex(r"[A-Za-z0-9\-._~:/?#@!$&+,;=%]+")
"""What an address may be made of to be written into any kind of link as it is."""
_SHOWN = 80
_MOVE = "link to where the page is now, or to a copy at web.archive.org"


def check(note: Note, *, unsure: bool) -> Iterator[Finding]:
    for link, address in outside_links(note):
        answer = (note.outside or {}).get(address)
        if answer is None or answer.state in (State.FOUND, State.NOT_ASKED):
            continue
        if answer.state is State.MOVED:
            yield _moved(link, address, answer)
        elif answer.state is not State.UNSURE:
            yield Finding(link.target_span, *_words(address, answer))
        elif unsure:
            message = f"it is not clear whether {_short(address)} is there: {answer.detail}"
            yield Finding(link.target_span, message, "open it and look", severity=Severity.INFO)


def _words(address: Address, answer: Answer) -> tuple[str, str]:
    """Message and help for what a reader can't see."""
    if answer.state is State.GONE:
        return f"{_short(address)} goes nowhere: the site answers {answer.detail}, the page is gone", _MOVE
    if answer.state is State.NO_HOST:
        return f"{_short(address)} goes nowhere: there is no site {address.host}", _MOVE
    if answer.state is State.BAD_CERTIFICATE:
        message = f"browsers warn before they show {address.host}: its certificate {answer.detail}"
        return message, "tell the owner of the site, or link to another one"
    return f"{_short(Address(address.page))} is there, but nothing on it has the id {address.fragment}", (
        "open the page, and copy the address of the heading that is meant"
    )


def _moved(link: Link, address: Address, answer: Answer) -> Finding:
    if answer.detail == FRONT_PAGE:
        message = f"{_short(address)} leads to the front page of {Address(answer.location).host}: the page seems gone"
        return Finding(link.target_span, message, _MOVE, severity=Severity.INFO)
    new = str(Address(answer.location, address.fragment if "#" not in answer.location else ""))
    fix = Fix(f"write {new}", (Edit(link.target_span, new),)) if _PLAIN.fullmatch(new) else None
    message = f"{_short(address)} has moved for good to {_short(Address(new))}"
    return Finding(link.target_span, message, f"write {new}", fix, severity=Severity.INFO)


def _short(address: Address) -> str:
    whole = str(address)
    return whole if len(whole) <= _SHOWN else f"{whole[: _SHOWN - 1]}…"


RULE = Rule(
    "LK007",
    "url-unreachable",
    "A link out of the blog that leads nowhere (with `--online`)",
    Severity.WARNING,
    check,
    options={"unsure": Option(False, "also report pages for which it is not clear")},
    online=True,
)
