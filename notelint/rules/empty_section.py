"""There is nothing below this heading, while the other headings of its level have text.

A heading that is a question counts as an unanswered question and is reported by QA001. Titles at the top, headings
that are sentences, links or signatures, whose last words begin the heading below, or that say "none" themselves, and
posts in which more than half of the sections are empty (drafts) are not reported.

Bad:

    ## Warp

    The threads that are tight.

    ## Weft

    The thread that goes across.

    ## Shed

    ## Selvedge

    The edge.

Good:

    ## Warp

    The threads that are tight.

    ## Weft

    The thread that goes across.

    ## Shed

    The gap between the threads.

    ## Selvedge

    The edge.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Severity
from ..document.blocks import covers
from ..note.headings import Heading
from ..note.note import Note
from ..note.shortcodes import read_shortcodes
from ..regex import regex
from . import Rule

_SAYS_ALL = regex(
    r"[.!…;]\W*\Z|\b(?:none|nothing|n/a|horizontal (?:rules?|lines?)|dividers?|separators?"
    r"|tba|tbc|tbd|coming soon|to be (?:announced|added|continued|confirmed|decided|determined|written))\W*\Z",
    re.IGNORECASE,
)
"""A heading that is a sentence, says itself that there is nothing or nothing yet, or shows a rule."""
_REFERS = regex(
    r"\[[^\[\]]*\]\([^()]*\)|<a\s[^<>]*>[^<>]*</a>|`[^`]*[(\[][^`]*`|(?<![\w.$])[\w.$]++\([^()]*\)|^[^:`]*:? `[^`]*`.*"
)
"""A link, a call, or a name with its code: what it names stands elsewhere, or is itself the text."""
_POINTS = regex(r"(?<!!)\[[^\[\]]*\]\((?!#)[^()]+\)\W*(?:<br\b[^<>]*>\s*)*\Z|(?<![\w.+-])[\w.+-]++@[\w-]++\.\w")
"""A link at the end of some words, or the address of a mailbox: where to look, or whom to ask."""
_RELEASE = regex(r"\W*(?:v?\d+\.\d+\.\d+[\w.+-]*+|(?i:unreleased))(?:\W+\d[\d./-]*)?\W*")
"""The version of a program, with its day, or the one to come: some have nothing to say."""
_FIGURE = regex(r"[^:\d]*[^\W\d_]:\s+[~≈<>≤≥$€£]?\d\S*(?:\s+\S+){0,4}")
"""A label and its figure: the whole of what there is to say."""
_SHORTCODE = regex(r":[\w+-]+:")
_ADDRESS = regex(r"\]\([^()]*\)")
_STATES = regex(
    r"(?!(?:how|what|when|where|why|which|who|whose|if)\b)(?:(?!(?:that|which|who|to|when|where|how|why|what)\b)[\w'’`*-]+\s+){1,4}?"
    r"(?:is|are|was|were|must|should)\s+\S+\s+\S",
    re.IGNORECASE,
)
"""A sentence without a full stop: Controllers are the brain of it."""
_BYLINE = regex(r"(?i:(?:written |notes )?by)(?: [A-Z][\w.'’-]*| (?:van|von|de|der|den|da|di|la|le|del|and|&)){1,6}")
"""Who wrote it."""
_TITLE = 12
"""A heading of more words is a sentence."""
_SHORT = 3
_END = 100
"""So many of its last characters say so."""


def check(note: Note) -> Iterator[Finding]:
    known = {question.span.start for question in note.questions}
    known |= {span.start for section in note.question_sections for span in section.as_headings}
    around = read_shortcodes(note.document) if note.empty_sections else []
    following = {one.span.start: other for one, other in pairwise(note.headings)} if note.empty_sections else {}
    for heading in note.empty_sections:
        span = heading.text_span
        if heading.span.start not in known and span.start not in known and not covers(around, span.start):
            text = note.document.slice(span)
            named = _REFERS.sub("", text).strip()
            said = _SHORTCODE.sub("", text[-_END:])
            if _SAYS_ALL.search(said) or not any(map(str.isalnum, named)):
                continue
            if _BYLINE.fullmatch(text) or _RELEASE.fullmatch(_ADDRESS.sub("", text)) or _FIGURE.fullmatch(text):
                continue
            if _POINTS.search(text) or len(text.split()) > _TITLE or (named.endswith(":") and not text.endswith(":")):
                continue
            if _STATES.match(text) or _is_title_of(text, following.get(span.start)):
                continue
            yield Finding(span, f'nothing is below the heading "{text}"', "write the section, or delete the heading")


def _is_title_of(text: str, following: Heading | None) -> bool:
    """Whether the heading below begins with what a heading ends in: Making a loom, Loom parts."""
    if following is None:
        return False
    words, others = text.lower().split(), following.text.lower().split()
    return any(
        others[:count] == words[-count:] and len(" ".join(words[-count:])) > _SHORT
        for count in range(1, min(len(words), len(others)))
    )


RULE = Rule("QA012", "empty-section", "A heading with nothing below it", Severity.INFO, check)
