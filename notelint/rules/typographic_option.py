"""A dash where an option of a command has hyphens: the command fails for readers who copy it.

Word processors make one dash of two hyphens. Reported is a dash right before a word in code that begins with the name of a
command, and in a code span that is nothing but an option.

Bad:

    ```
    git log —oneline
    ```

Good:

    ```
    git log --oneline
    ```
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from ..regex import regex
from . import Rule

_DASHES = ("–", "—")
_COMMAND = regex(
    r"[ \t]*(?:[$>%][ \t]+)?(?:sudo[ \t]+)?(?:[a-z][a-z0-9_.-]+|[A-Z][a-z]+-[A-Z][A-Za-z]+)(?:[ \t]+(?![#/]{1,2}[ \t])[^\s–—]+)*?[ \t]+"
    r"(?P<option>[–—]{1,2}(?=[A-Za-z])[\w-]+)"
)
"""A command, such words of it as have no dash, and an option that begins with one."""
_OPTION = regex(r"`(?P<option>[–—]{1,2}[a-z][\w-]+)`")
_MARKDOWN = regex(r"\s*(?:md|markdown)\b")
"""A fence that shows what is written for a page, mistakes and all."""
_NAMES = frozenset(
    "apt apt-get aws az brew bundle cargo cat chmod chown cmake conda cp curl docker docker-compose find gcc gcloud gem git go gradle grep"
    " helm heroku hugo java javac jekyll kill kubectl ls make man mkdir mongo mv mvn mysql node npm npx pandoc ping pip pip3 pnpm ps psql"
    " python python3 rails rm rsync scp sed ssh systemctl tail tar terraform touch wget yarn yum".split()
)


def check(note: Note) -> Iterator[Finding]:
    if not any(dash in note.text for dash in _DASHES):
        return
    for block in note.rendered:
        if block.kind in ("fence", "code") and block.token is not None and not _MARKDOWN.match(block.token.info):
            for text, start in note.document.content_spans(block.token):
                yield from _option(note, Span(start, start + len(text)))
    for token in note.inline("code_inline"):
        start, end = token.meta["span"]
        match = _OPTION.fullmatch(note.text, start, end)
        yield from (
            [_finding(Span(*match.span("option")), match["option"])]
            if match
            else _option(note, Span(start + 1, end - 1))
        )


def _option(note: Note, span: Span) -> Iterator[Finding]:
    """The first option of a command that begins with a dash."""
    match = _COMMAND.match(note.text, *span)
    if match is not None and _is_command(match[0]):
        yield _finding(Span(*match.span("option")), match["option"])


def _is_command(text: str) -> bool:
    words = [word for word in text.split() if word not in ("$", ">", "%", "sudo")]
    return words[0] in _NAMES or words[0][0].isupper()


def _finding(span: Span, option: str) -> Finding:
    message = f'"{option}" begins with a dash, not with hyphens: the command fails for readers who copy it'
    return Finding(span, message, "write - or -- instead")


RULE = Rule(
    "MK032", "typographic-option", "An option of a command with a dash for its hyphens", Severity.WARNING, check
)
