"""A link in an outline and the heading that it leads to differ by a typo.

Reported if the link and the heading (in this post, or at the top of another file of the blog) have the same words
except one, and that one differs by a single letter. Endings make no difference, unless only one of both is an English word. Languages that are
written without spaces, such as Chinese, are not checked, because another character is another word there.

Bad:

    - [The Measurment of Tides](#the-measurement-of-tides)

    ## The Measurement of Tides

Good:

    - [The Measurement of Tides](#the-measurement-of-tides)

    ## The Measurement of Tides
"""

from collections.abc import Iterator
from functools import lru_cache

from ..diagnostic import Finding, Related, Severity
from ..note.anchors import Title
from ..note.links import Link
from ..note.note import Note
from ..note.pages import Page
from ..regex import regex
from ..similar import one_edit
from ..spelling.lexicon import shipped
from . import Rule

_WORD = regex(r"[^\W_]+")
_LONG = 5
"""Letters of a word of which a slip can be told."""
_LONG_WORD = regex(rf"[^\W_]{{{_LONG},}}")
_UNDERLINE = regex(r"\n[ \t>]*(?:=+|-+)[ \t]*(?=\n|\Z)")
_WITHOUT_SPACES = regex("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Letters of scripts whose words are not divided, or hold a word in one sign (Korean too)."""


def check(note: Note) -> Iterator[Finding]:
    for link in note.links:
        if link.role == "image" or link.destination not in ("in-page", "file", "template", "web") or not link.text:
            continue
        page, title = _title(note, link)
        pair = _slip(link.text, title.text) if title else None
        if title is None or pair is None:
            continue
        related = (Related(title.span, "the heading"),) if page is note.page else ()
        message = f'the link says "{pair[0]}", the heading that it leads to "{pair[1]}"'
        yield Finding(link.span, message, "fix the one that is misspelt", related=related)


def _title(note: Note, link: Link) -> tuple[Page | None, Title | None]:
    """The page and the heading that a link leads to: by its id, or the first one of another file."""
    path, _, fragment = link.target.partition("#")
    found = note.target_of(link)
    if not found.exists or not found.path:
        return None, None
    if not fragment and found.path != note.path and not _may_differ(link.text, note.blog.read(found.path)):
        return None, None
    page = note.other(found.path)
    if page is None:
        return None, None
    if fragment:
        return page, page.title_of(fragment)
    return page, page.titles[0] if path and page.titles else None


def _may_differ(link: str, text: str | None) -> bool:
    """Whether a heading of a file has a word like one of the link's: to look for it takes a hundredth of the time that parsing takes."""
    if text is None:  # a folder
        return True
    words = _long_words(text)
    return any(_is_slip(a, b) for a in _LONG_WORD.findall(link.lower()) for b in words.get(a[0], ()))


@lru_cache(maxsize=1_000)
def _long_words(text: str) -> dict[str, set[str]]:
    """The words of a file's headings that are long enough, by their first letter; often many links lead to it."""
    words: dict[str, set[str]] = {}
    for word in set(_LONG_WORD.findall(_headings(text).lower())):
        words.setdefault(word[0], set()).add(word)
    return words


def _headings(text: str) -> str:
    """All lines of a file that may be headings, and more: the whole text where one may be underlined."""
    body = text.find("\n---", 3) + 1 if text.startswith("---") else 0
    for line in _UNDERLINE.finditer(text, body):
        if text[text.rfind("\n", 0, line.start()) + 1 : line.start()].strip("> \t"):
            return text
    return "\n".join(line for line in text.split("\n") if "#" in line)


def _slip(link: str, heading: str) -> tuple[str, str] | None:
    """The one word in which two titles differ, if it is a slip."""
    left, right = _words(link), _words(heading)
    if len(left) != len(right):
        return None
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return pairs[0] if len(pairs) == 1 and _is_slip(*pairs[0]) else None


def _words(title: str) -> list[str]:
    """The words of a title without the number that it may begin with: a list often counts what the headings don't."""
    words = _WORD.findall(title.lower())
    first = next((index for index, word in enumerate(words) if not word.isdigit()), 0)
    return words[first:]


def _is_slip(a: str, b: str) -> bool:
    if a[0] != b[0] or a == b or min(len(a), len(b)) < _LONG or not one_edit(a, b) or not (a + b).isalpha():
        return False
    if _WITHOUT_SPACES.search(a + b):
        return False  # another particle is another wording: no letter of it is wrong
    if a[:-1] == b[:-1] and bool(shipped().level(a)) == bool(shipped().level(b)):
        return False  # of the same noun in another case, as most languages have them
    return not a.startswith(b) and not b.startswith(a)  # tide, tides


RULE = Rule("OL010", "outline-title-differs", "A link and its heading that differ by a typo", Severity.WARNING, check)
