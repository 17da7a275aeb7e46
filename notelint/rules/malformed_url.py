"""An address with a typo in it: without its `https://`, with a stray character, two in one, or a title in its place.

The browser reads what has no `https://` before it as a page beside the post.

Bad:

    [The course](www.course.test/lessons), [The book](http//book.test), [The author](/https://author.test)

Good:

    [The course](https://www.course.test/lessons), [The book](http://book.test), [The author](https://author.test)
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..note.addresses import is_title, read_slip
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for link in note.links:
        if link.kind in ("autolink", "wiki"):
            continue
        slip = read_slip(link.target)
        if link.destination == "file" and (slip is not None or is_title(link.target)):
            if note.target_of(link).exists:
                continue
            if slip is None:
                message = f"{link.target} is a title, not an address, so the browser looks for a page of that name"
                yield Finding(link.target_span, message, "write the address of the page that you mean")
        if slip is None:
            continue
        if slip.meant is None:
            yield Finding(link.target_span, f"{link.target} {slip.why}", "keep the one that you mean")
        else:
            fix = Fix(f"write {slip.meant}", (Edit(link.target_span, slip.meant),))
            yield Finding(link.target_span, f"{link.target} {slip.why}", f"write {slip.meant}", fix)


RULE = Rule("LK005", "malformed-url", "An address with a typo in it", Severity.WARNING, check)
