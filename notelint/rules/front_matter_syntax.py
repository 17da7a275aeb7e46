"""Front matter that can't be read stops the build, or is printed as text at the top of the page.

Reported with the place where YAML gives up: a tab, a quote or bracket that is never closed, a second colon on a line,
a key that stands twice (YAML keeps the last one in silence), front matter without its closing `---`.

Bad:

    ---
    title: Deep Learning: my notes
    ---

Good:

    ---
    title: "Deep Learning: my notes"
    ---
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    opened = note.document.unclosed_front_matter
    if opened is not None:
        mark = note.document.slice(opened)
        yield Finding(
            opened, f"the front matter is never closed: no second {mark}", f"close it with {mark} on a line of its own"
        )
        return
    problem = note.front_matter.problem if note.front_matter else None
    if problem is None:
        return
    related = (Related(problem.first, "it stands here first"),) if problem.first else ()
    help = (
        "keep one of the two"
        if problem.first
        else "mend it; until then the site's build fails or ignores the front matter"
    )
    yield Finding(problem.span, f"the front matter can't be read: {problem.message}", help, related=related)


RULE = Rule("FM002", "front-matter-syntax", "Front matter that is no valid YAML", Severity.ERROR, check)
