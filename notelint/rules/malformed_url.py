"""The address has a typo: `https://` is missing, there is a stray character, two addresses run together, or a title is
in its place.

Without `https://` the browser looks for a page with that name on your own site. Two slashes in a row are reported
only if at least two other links of the post have one there, because some servers accept both.

Bad:

    [The course](www.course.test/lessons), [The book](http//book.test), [The author](/https://author.test)

Good:

    [The course](https://www.course.test/lessons), [The book](http://book.test), [The author](https://author.test)
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..note.addresses import Slip, doubled_slash, is_title, read_slip
from ..note.note import Note
from . import Rule

_OTHERS = 2


def check(note: Note) -> Iterator[Finding]:
    for link in note.links:
        if link.kind in ("autolink", "wiki"):
            continue
        slip = read_slip(link.target) or _doubled(note, link.target)
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


def _doubled(note: Note, target: str) -> Slip | None:
    """Two slashes in a row where others have one."""
    doubled = doubled_slash(target) if "//" in target[8:] else None
    if doubled is None:
        return None
    before, meant = doubled
    others = {link.target for link in note.links if link.target.startswith(before)}
    if sum(not other.startswith(f"{before}/") for other in others) < _OTHERS:
        return None
    return Slip("has two slashes in a row, where the others have one", meant)


RULE = Rule("LK005", "malformed-url", "An address with a typo in it", Severity.WARNING, check)
