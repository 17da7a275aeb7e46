"""Words in angle brackets are read as an HTML tag and vanish from the page: `<HOSTNAME>`, `List<T>`.

Bad:

    Connect with ssh user@<HOSTNAME> and wait.

Good:

    Connect with `ssh user@<HOSTNAME>` and wait.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..note.note import Note
from . import Rule

_TAG = re.compile(r"</?([A-Za-z][\w-]*+)([^>]*)>$", re.DOTALL)
_ELEMENTS = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas"
    " caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption"
    " figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label"
    " legend li link main map mark marquee math menu meta meter nav nobr noscript object ol optgroup option output p param path"
    " picture pre progress q rect rp rt ruby s samp script search section select slot small source span strike strong style sub"
    " summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr annotation"
    " semantics mrow mi mo mn msup msub mfrac circle line polyline polygon text tspan defs use symbol".split()
)


def check(note: Note) -> Iterator[Finding]:
    closed = {match[1].lower() for match in re.finditer(r"</([A-Za-z][\w-]*)\s*>", note.document.source)}
    for token in note.inline("html_inline"):
        match = _TAG.match(token.content)
        if match is None or token.content.startswith("</") or "=" in match[2] or match[2].strip().endswith("/"):
            continue
        name = match[1]
        if name.lower() in _ELEMENTS or name.lower() in closed or ("-" in name and name.islower()):
            continue
        span = token.meta["span"]
        fix = Fix("put it in backticks", (Edit(span, f"`{token.content}`"),))
        message = f"{token.content} is read as an HTML tag and vanishes from the page"
        yield Finding(span, message, "write it in backticks, or the bracket as &lt;", fix)


RULE = Rule("MK008", "vanishing-tag", "Words in angle brackets that are read as a tag", Severity.WARNING, check)
