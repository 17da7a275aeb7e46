"""An address without its scheme, which the browser takes for a file beside the post, or with a slip in it.

Bad:

    [The course](www.course.test/lessons), [The book](http//book.test)

Good:

    [The course](https://www.course.test/lessons), [The book](http://book.test)
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..note import Note
from ..rule import Options, Rule

_TOP_LEVEL = "com|org|net|edu|gov|io|ai|dev|app|xyz|info|co|me|uk|de|fr|in|jp|cn|eu|us|ca|au|br|ru|tv|so|blog|tech"
_BARE_HOST = re.compile(rf"(?:www\.[\w-]+(?:\.[\w-]+)+|(?:[a-z0-9-]+\.)+(?:{_TOP_LEVEL}))(?::\d+)?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_FILE = re.compile(r"[^/]*\.(?:md|html?|png|jpe?g|gif|svg|pdf|py|ipynb|in|so|me|app|dev|co|io|info|org)$", re.IGNORECASE)
_SLIPS = (
    (re.compile(r"(https?)(?:;//|:/(?!/)|//|:(?=[^/]))", re.IGNORECASE), r"\1://"),
    (re.compile(r"(?:htp|htt|hhtp|htttp|ttp|hppt|htps|httsp|htttps)(s?)://", re.IGNORECASE), r"http\1://"),
    (re.compile(r"(https?://)(?:https?:?/*)", re.IGNORECASE), r"\1"),
)


def check(note: Note, options: Options) -> Iterator[Finding]:
    for link in note.links:
        target = link.target.strip()
        if link.kind in ("autolink", "wiki") or not target:
            continue
        if link.destination == "file":
            if _BARE_HOST.fullmatch(target) and (target.lower().startswith("www.") or not _exists(note, target)):
                fix = Fix("add https://", (Edit(link.target_span, "https://" + target),))
                yield Finding(link.target_span, f"{target} has no scheme, so it is taken for a file", f"write https://{target}", fix)
                continue
        for slip, replacement in _SLIPS:
            if slip.match(target) and not (slip is _SLIPS[2][0] and "web.archive.org" in target):
                mended = slip.sub(replacement, target, count=1)
                fix = Fix(f"write {mended}", (Edit(link.target_span, mended),))
                yield Finding(link.target_span, f"{target} is no proper address", f"write {mended}", fix)
                break
        else:
            if link.destination == "file" and target.startswith("(") and re.match(r"\(https?://", target):
                mended = target.strip("()")
                fix = Fix(f"write {mended}", (Edit(link.target_span, mended),))
                yield Finding(link.target_span, f"{target} is in parentheses twice", f"write {mended}", fix)


def _exists(note: Note, target: str) -> bool:
    if "/" not in target and _FILE.match(target) and not target.lower().startswith("www."):
        return True  # notes.md, setup.py: more likely a file than a host
    return note.site.resolve(note.path, target).exists is not False


RULE = Rule("LK005", "malformed-url", "An address without scheme, or with a slip in it", Severity.WARNING, check)
