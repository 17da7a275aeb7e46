"""Markup of another generator, left in the post after a move: it is printed as text.

`{:toc}` and `{: .class}` are kramdown's, `{% include … %}` and other Liquid Jekyll's. Reported only where the blog's own
settings say what publishes it, and never in code.

Bad (quarto):

    * contents
    {:toc}

    Text.

Good (quarto):

    Text.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Rule

_LIQUID = re.compile(
    r"\{%-?\s*(?:include|include_relative|post_url|link|highlight|endhighlight|raw|endraw|gist|seo|assign)\b"
)
_VARIABLE = re.compile(r"\{\{-?\s*(?:site|page)\.\w")


def check(note: Note) -> Iterator[Finding]:
    markup = note.site.foreign_markup
    for mask in note.document.masks:
        written = note.document.slice(mask.span)
        if "kramdown" in markup and mask.kind == "attributes" and written.startswith("{:"):
            whose = "kramdown's"
        elif "liquid" in markup and mask.kind == "liquid" and (_LIQUID.match(written) or _VARIABLE.match(written)):
            whose = "Jekyll's"
        else:
            continue
        shown = written if len(written) < 60 else written[:57] + "…"
        yield Finding(
            mask.span,
            f"{shown} is {whose}: {note.site.name} prints it as text",
            "take it out, or write what the site has for it",
        )


RULE = Rule("MK010", "foreign-markup", "Markup of another generator that is printed as text", Severity.WARNING, check)
