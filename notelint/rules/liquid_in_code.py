"""Braces in code or in a formula that Jekyll reads as Liquid: the text inside them vanishes, or the build stops.

Jekyll reads `{{ name }}` everywhere, in code too, and prints nothing if there is no variable with that name. So code of
Vue, Django and GitHub Actions loses these parts, and so does LaTeX with `{{a}}`. A tag that Liquid does not have, such as
Django's `{% url %}`, and a `{{` without its `}}` stop the build. Variables of Jekyll, and those that the post sets, are not
reported.

Bad:

    ---
    title: Vue
    ---

    Write `{{ message }}` where the text goes.

Good:

    ---
    title: Vue
    ---

    Write {% raw %}`{{ message }}`{% endraw %} where the text goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import covers
from ..named_tuple import NamedTuple
from ..note.liquid import left_by_liquid
from ..note.note import Note
from ..regex import regex
from . import Rule

_OUTPUT = regex(r"\{\{-?\s*(?P<root>[A-Za-z_][\w-]*|[#/>$!^&.])?[^}]*(?P<end>\}\}?|\Z)")
"""As Liquid 4 and 5 divide a text: up to the first closing brace, which must be two."""
_TAG = regex(
    r"\{%-?\s*(?:url|static|load|extends|block|endblock|csrf_tag|with|endwith|autoescape|macro|endmacro|call|import|from|filter|verbatim|trans"
    r"|blocktrans|translate|blocktranslate|set|endset|elif|regroup|spaceless|url_for)\b[^%]*%\}"
)
"""Tags of Django, Jinja and Twig that Liquid does not know."""
_SETS = regex(r"\{%-?\s*(?:assign|capture|for|tablerow|increment|decrement)\s+([\w-]+)")
_JEKYLL = frozenset(
    "site page layout content include paginator theme jekyll forloop tablerowloop post true false nil null blank empty".split()
)
_CODE = frozenset(("fence", "code"))


class _Lost(NamedTuple):
    span: Span
    ends_build: bool


def check(note: Note) -> Iterator[Finding]:
    matter = note.front_matter
    if not note.site.runs_liquid or matter is None or matter.values.get("render_with_liquid") is False:
        return
    if "{{" not in note.text and "{%" not in note.text:
        return
    found = sorted(_lost(note))
    if found:
        first = next((lost for lost in found if lost.ends_build), found[0])
        yield _finding(note, first, len(found) - 1)


def _lost(note: Note) -> Iterator[_Lost]:
    """What vanishes from code and formulas, and what ends the build."""
    left = left_by_liquid(note)
    literal = _literal(note)
    known = _JEKYLL | {match[1] for match in _SETS.finditer(note.text)}
    for match in _OUTPUT.finditer(note.text, note.front_matter.span.end if note.front_matter else 0):
        if covers(left, match.start()):
            continue
        is_open = match["end"] != "}}"
        if is_open or (match["root"] and match["root"] not in known and covers(literal, match.start())):
            yield _Lost(Span(*match.span()), is_open)
    for match in _TAG.finditer(note.text):
        if covers(literal, match.start()) and not covers(left, match.start()):
            yield _Lost(Span(*match.span()), True)


def _literal(note: Note) -> list[Span]:
    """Where a post means its braces as they are: code and formulas, in document order."""
    code = [block.span for block in note.rendered if block.kind in _CODE]
    spans = [token.meta["span"] for token in note.inline("code_inline")]
    return sorted([*code, *spans, *(mask.span for mask in note.document.masks if mask.kind == "math")])


def _finding(note: Note, lost: _Lost, others: int) -> Finding:
    written = " ".join(note.text[slice(*lost.span)].split())
    shown = written if len(written) <= 40 else written[:39] + "…"
    many = f" (and {others} more)" if others else ""
    if not lost.ends_build:
        effect = "vanishes from the page: Jekyll reads it as a variable, and nothing sets it"
    elif written.startswith("{%"):
        effect = "stops Jekyll's build: Liquid has no such tag"
    else:
        effect = "stops Jekyll's build: it is not closed with }}"
    fix = Fix(
        "keep it as it is written",
        (
            Edit(Span(lost.span.start, lost.span.start), "{% raw %}"),
            Edit(Span(lost.span.end, lost.span.end), "{% endraw %}"),
        ),
    )
    return Finding(lost.span, f"{shown} {effect}{many}", "write {% raw %} before it and {% endraw %} after it", fix)


RULE = Rule("MK037", "liquid-in-code", "Braces in code that Jekyll reads as Liquid", Severity.WARNING, check)
