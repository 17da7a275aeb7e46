"""An address without its scheme, which the browser takes for a file beside the post, or with a slip in it.

Bad:

    [The course](www.course.test/lessons), [The book](http//book.test)

Good:

    [The course](https://www.course.test/lessons), [The book](http://book.test)
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..note.links import mended_url
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for link in note.links:
        mended = mended_url(link.target) if link.kind not in ("autolink", "wiki") else None
        if mended is None:
            continue
        if mended.endswith(link.target.strip()):
            if note.site.resolve(note.path, link.target).exists:
                continue
            message = f"{link.target} has no scheme, so it is taken for a file"
        else:
            message = f"{link.target} is no proper address"
        fix = Fix(f"write {mended}", (Edit(link.target_span, mended),))
        yield Finding(link.target_span, message, f"write {mended}", fix)


RULE = Rule("LK005", "malformed-url", "An address without scheme, or with a slip in it", Severity.WARNING, check)
