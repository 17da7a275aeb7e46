"""The answer to a question is only a picture, and the picture has no alternative text, or the text that the editor
filled in.

Readers who can't see the picture get no answer. Say in a sentence what it shows. "Alt text" is reported for each
picture, "image" and similar words only for the first one in a post, as is a word that three different pictures share. Other pictures are reported only with the option
`everywhere`.

Bad:

    ### 1. Draw a neuron.

    <details markdown="1">
    <summary>Answer</summary>

    ![](https://pictures.test/neuron.png)

    </details>

    ### 2. What is a weight?

    <details markdown="1">
    <summary>Answer</summary>

    A number that the training changes.

    </details>

    ### 3. What is a loss?

    <details markdown="1">
    <summary>Answer</summary>

    How wrong the model is.

    </details>

Good:

    ### 1. Draw a neuron.

    <details markdown="1">
    <summary>Answer</summary>

    ![Weighted inputs, their sum, an activation](https://pictures.test/neuron.png)

    </details>

    ### 2. What is a weight?

    <details markdown="1">
    <summary>Answer</summary>

    A number that the training changes.

    </details>

    ### 3. What is a loss?

    <details markdown="1">
    <summary>Answer</summary>

    How wrong the model is.

    </details>
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.links import Link
from ..note.note import Note
from ..note.samples import is_sample, teaches_markdown
from ..note.words import contains, joined
from ..regex import regex
from . import Option, Rule

_LEFT = regex(
    r"(?:image |img )?alt(?:ernative)?[ -]?text(?: here)?|(?:enter|insert|add) (?:image )?(?:alt|description|text).*"
    r"|(?:image|picture|photo) (?:alt|description|caption|title|name)(?: here)?|your (?:image|alt).*|text alternatif|texto alternativo",
    re.IGNORECASE,
)
"""What an editor's button writes, and nobody means."""
_DEFAULT = regex(
    r"(?:image|img|imgur|picture|screenshot|description|untitled|alt)(?:[ _-]?\d+)?"
    r"|(?:image|img|screenshot)[ _-]?[\d_.-]{6,}(?:\.png)?|(?:asdf|qwer|jkl|dfg|hjk|sdf|fgh){2,}\w*",
    re.IGNORECASE,
)
"""What says nothing of a picture; some writers leave it everywhere."""


_WORD = regex(r"[^\W\d_]{1,12}")
_BADGE = regex(r"badge|shields\.io|\.svg\b")
_SEVERAL = 3


def check(note: Note, *, everywhere: bool) -> Iterator[Finding]:
    answers = joined(
        question.answer.span for question in note.questions if question.answer and question.answer.is_picture
    )
    pictures = [link for link in note.links if link.role == "image" and link.kind != "wiki"]
    yield from _defaults([] if teaches_markdown(note) else [link for link in pictures if not is_sample(note, link)])
    for link in pictures:
        if link.text.strip():
            continue
        if contains(answers, link.span.start):
            yield Finding(
                link.span, "the picture is the answer and has no alternative text", "say in a sentence what it shows"
            )
        elif everywhere:
            yield Finding(Span(*link.span), "the picture has no alternative text", "say in a few words what it shows")


def _defaults(pictures: list[Link]) -> Iterator[Finding]:
    """Each "Alt text", and the first of those that say as little."""
    left = [link for link in pictures if _LEFT.fullmatch(link.text.strip())]
    empty = [link for link in pictures if _DEFAULT.fullmatch(link.text.strip())]
    for link in (*left, *empty[:1]):
        others = len(empty) - 1 if link in empty else 0
        more = f" (and {others} more)" if others else ""
        message = f'"{link.text}" was filled in by an editor and does not say what the picture shows{more}'
        severity = Severity.INFO if link in empty else None
        yield Finding(link.span, message, "say in a few words what it shows", severity=severity)
    yield from _repeated([link for link in pictures if link not in left and link not in empty])


def _repeated(pictures: list[Link]) -> Iterator[Finding]:
    """The first picture with a word for its text that several others, of other files, have too."""
    by_text: dict[str, dict[str, Link]] = {}
    for link in pictures:
        if _WORD.fullmatch(link.text.strip()) and not _BADGE.search(link.target):
            by_text.setdefault(link.text.strip(), {}).setdefault(link.target, link)
    for text, links in by_text.items():
        if len(links) >= _SEVERAL:
            message = f'"{text}" is the text of {len(links)} different pictures, so it does not say what they show'
            span = next(iter(links.values())).span
            yield Finding(span, message, "say in a few words what each shows", severity=Severity.INFO)


RULE = Rule(
    "LK009",
    "image-without-alt",
    "A picture without alternative text, where it is the answer",
    Severity.WARNING,
    check,
    options={"everywhere": Option(False, "report every picture without alternative text")},
)
