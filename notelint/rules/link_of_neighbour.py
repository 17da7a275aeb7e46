"""This link leads to the site of the link next to it, while the links with the same text in other lines lead to their
own site.

Reported only in lines that repeat the same links: at least four lines have both, and nearly always with the same two
sites.

Bad:

    - Storage: [Blue](https://blue.test/store), [Green](https://green.test/disks)
    - Networks: [Blue](https://blue.test/nets), [Green](https://green.test/wires)
    - Queues: [Blue](https://green.test/lines), [Green](https://green.test/lines)
    - Clocks: [Blue](https://blue.test/ticks), [Green](https://green.test/time)

Good:

    - Storage: [Blue](https://blue.test/store), [Green](https://green.test/disks)
    - Networks: [Blue](https://blue.test/nets), [Green](https://green.test/wires)
    - Queues: [Blue](https://blue.test/queues), [Green](https://green.test/lines)
    - Clocks: [Blue](https://blue.test/ticks), [Green](https://green.test/time)
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..diagnostic import Finding, Severity
from ..majority import nearly_all
from ..note.links import Link
from ..note.note import Note
from . import Rule

_LEAST = 4


def check(note: Note) -> Iterator[Finding]:
    lines: dict[str, dict[int, Link]] = defaultdict(dict)
    for link in note.links:
        if link.destination == "web" and link.role != "image" and link.text:
            lines[link.text.lower()].setdefault(note.document.place(link.span.start)[0], link)
    series = {text: of_line for text, of_line in lines.items() if len(of_line) >= _LEAST}
    usual = {text: host for text, of_line in series.items() if (host := _usual(of_line)) is not None}
    for text, host in usual.items():
        for line, link in series[text].items():
            found = _host(link)
            beside = next((o for o in usual if o != text and usual[o] == found != host and line in series[o]), None)
            if beside is not None and len(series[beside].keys() & series[text].keys()) >= _LEAST:
                message = f'"{link.text}" leads to {found}, as "{series[beside][line].text}" does; elsewhere it leads to {host}'
                yield Finding(link.target_span, message, f"link to its page on {host}")


def _usual(of_line: dict[int, Link]) -> str | None:
    """The host to which nearly all links lead: all but one."""
    hosts = Counter(map(_host, of_line.values()))
    host, count = hosts.most_common(1)[0]
    return host if nearly_all(count, len(of_line)) and len(of_line) - count <= 1 else None


def _host(link: Link) -> str:
    try:
        return urlsplit(link.target).netloc.lower().removeprefix("www.")
    except ValueError:
        return ""


RULE = Rule(
    "LK015",
    "link-of-neighbour",
    "A link that leads to the site of the link next to it",
    Severity.WARNING,
    check,
    preview=True,
)
