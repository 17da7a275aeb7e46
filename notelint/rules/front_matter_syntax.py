"""The front matter can't be read: the build stops, or the front matter shows up as text at the top of the page.

The finding names the line where reading stops. Usual causes: a tab, a quote or bracket that is never closed, a second
colon on a line, a missing `---` at the end. The generator may also not see it as front matter: because a blank line
comes before it, or because it is TOML, which only Hugo and Zola read.

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

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from . import Rule

_FIXES = {
    "a tab": "write spaces in place of the tab",
    "a quote is opened": "close the quote",
    "a bracket is opened": "close the bracket, or put the value in quotes",
    "text after a closing quote": "put the entire value in quotes, or indent the line like the lines around it",
    "neither a key": "write key: value, or indent the line below its key",
    "no keys": "write key: value, such as title: My notes",
    "Illegal character": "put the value in quotes, and close them",
    "Invalid value": "put the value in quotes; only numbers, dates, true and false have none",
    "Expected newline": "put the value in quotes, and write one key on each line",
}
"""What to write, by the words of what is wrong."""


def check(note: Note) -> Iterator[Finding]:
    opened = note.document.unclosed_front_matter
    if opened is not None:
        mark = note.document.slice(opened)
        yield Finding(
            opened, f"the front matter is never closed: no second {mark}", f"close it with {mark} on a separate line"
        )
        return
    if note.front_matter is None:
        return
    unread = _not_taken(note)
    if unread is not None:
        yield unread
        return
    problem = note.front_matter.problem
    if problem is not None:
        what, _, said = problem.message.partition("; ")
        if what.startswith("no keys") and not note.site.makes_pages:
            return  # where nothing reads settings: text between two rules
        line = (
            'write key = "value" on each line'
            if note.front_matter.language == "toml"
            else "write key: value on each line"
        )
        help = said or next((fix for words, fix in _FIXES.items() if words in what), line)
        yield Finding(
            problem.span,
            f"the front matter can't be read: {what}",
            f"{help}; until then the site's build fails or ignores the front matter",
        )


def _not_taken(note: Note) -> Finding | None:
    """What keeps the generator from taking the block at the top for front matter."""
    assert note.front_matter is not None
    mark, language = note.document.front_matter_mark, note.front_matter.language
    if language == "toml" and "toml" not in note.site.front_matter_languages:
        message = "front matter in TOML (+++) is not read on this site: it is published as text"
        return Finding(mark, message, "write it in YAML: key: value between lines of ---")
    if mark.start > 0 and not note.site.skips_lines_above_front_matter:
        fix = Fix("delete the blank lines above", (Edit(Span(0, mark.start), ""),), safe=False)
        message = "this front matter is not read: there is a blank line above it"
        return Finding(mark, message, "begin the file with ---", fix)
    return None


RULE = Rule("FM002", "front-matter-syntax", "Front matter that is not valid YAML", Severity.ERROR, check)
