"""The site's engine does not see a code block here: the code shows up as text, and its comments become headings.

After the three backticks kramdown accepts one word, pandoc one word or braces, Python-Markdown one word, braces or
`hl_lines`. More is possible only with `pymdownx.superfences`; without that extension both fences must start at the
left margin, outside lists and quotes. Four spaces in below a line of text, a fence is a part of that text, and its lines run together; in pandoc also
one in an item whose closing mark is four spaces in. In kramdown, a fence at the margin right below a list item falls apart if its
code has a blank line. No engine sees a fence after text on the same line. Three quotation marks, and one or two backticks, are not a fence in any engine. Hugo 0.150 and later
does not build the site if braces after the backticks hold anything but attributes: `{1,3}` of other generators, `{python}` of Quarto.

Bad:

    ```yaml title="compose.yml"
    services:
    ```

Good:

    ```yaml
    services:
    ```
"""

from collections.abc import Collection, Iterator, Mapping

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.fences import LANGUAGE, Fence
from ..note.mending import with_fixes_that_mend
from ..note.note import Note
from ..regex import regex
from . import Rule
from .swallowed_code import is_code

_WORD = regex(r"\S*$")
_INFO = {
    "kramdown": _WORD,
    "pandoc": regex(r"\S*$|\S*\s*\{"),
    "fenced_code": regex(r"\{.*\}$|\.?[\w#.+-]*\s*(?:hl_lines=(?:\".*?\"|'.*?'))?$"),
    "superfences": regex(r"\{.*\}$|\.?[\w#.+-]*\s*(?:[\w.#-]+(?:=(?:\".*?\"+|'.*?'+))\s*|\{.*\}$)*$"),
}
_ATTRIBUTES = regex(
    r"[^{}]*(?:\}.*|\{[^}]*|\{\{.*|\{(?:[\s,]*(?:[.#][\w:-]+|[A-Za-z_:][\w:.-]*\s*=\s*"
    r"(?:\"[^\"]*\"|\[[^\]]*\]|-?\d+(?:\.\d+)?(?![\w.-])|[A-Za-z_:][\w:.-]*)))*[\s,]*\}.*)?$"
)
"""What a current Hugo can read behind the marks."""
_OPTION = regex(r"[\w-]+=")
_ITEM = regex(r"[ ]*(?:[-*+]|\d{1,9}\.)[ ]+")
_WANTS = {
    "kramdown": "one word after the fence",
    "pandoc": "one word or {…} after the fence",
    "fenced_code": "one word, {…} or hl_lines after the fence",
    "superfences": 'one word and options such as title="…" after the fence',
}

_OPENING = regex(r"(?P<mark>`{3,}|~{3,})(?!(?:md|markdown|text|txt)$)[A-Za-z][\w+#-]*")
"""A fence with its language; nobody shows markdown's own in the list of another text."""
_MARKS = 2
"""Lines of a fence that are no code."""
_BLOCK = regex(r"[ \t]*(?:!!!|\?\?\?\+?|===[!+]?|/{3,}|:{3,})(?:[ \t]|$)")
"""How a tab, an admonition or a div begins, on sites that know them."""
_FARTHEST = 50
"""Lines above a fence among which its item is looked for."""


def check(note: Note) -> Iterator[Finding]:
    yield from _below_lists(note)
    if note.fences:
        found = [(finding, _mended_at(finding)) for finding in _found(note)]
        yield from with_fixes_that_mend(note, found, ("fence",))


def _below_lists(note: Note) -> Iterator[Finding]:
    """Fences that are indented as the text of an item, below text at the margin that ends its list: they are shown as they are written."""
    below_list = False
    for block in note.tree.root.children:
        if block.kind == "code" and below_list and (language := _fenced(note, block)):
            if note.text.count(f"{language}\n") == note.text.count(f"    {language}\n"):
                message = "this is not a code fence here, but indented code, and its marks show up in it: the text above it ends the list"
                help = "start it at the left margin, or indent the text above it like that of the item"
                first = block.lines.start
                yield Finding(note.document.lines_span(first, first + 1), message, help)
        elif block.kind != "code":
            below_list = block.kind == "list" or (below_list and block.kind == "paragraph")


def _fenced(note: Note, block: Block) -> str:
    """The first line of indented code that has a fence of a language and nothing else in it; else nothing."""
    token = block.token
    lines = token.content.strip("\n").split("\n") if token is not None and token.type == "code_block" else []
    opening = _OPENING.fullmatch(lines[0].rstrip()) if len(lines) > _MARKS else None
    if opening is None or lines[-1].rstrip() != opening["mark"] or opening["mark"] in "\n".join(lines[1:-1]):
        return ""
    return lines[0].rstrip()


def _mended_at(finding: Finding) -> int:
    """An offset on the line on which the fence begins after the fix."""
    first = finding.fix.edits[0].span if finding.fix else finding.span
    return first.end if finding.fix and first.end <= finding.span.end else finding.span.start


def _found(note: Note) -> Iterator[Finding]:
    kind = note.site.engine.fences
    told = False
    is_at_stake = any(fence.is_behind_text or fence.prefix or fence.closing_prefix for fence in note.fences)
    places = _places(note) if is_at_stake else ({}, set[int]())
    for fence in note.fences:
        if note.is_raw(note.document.line_starts[fence.line]):
            continue
        if fence.is_behind_text:
            yield from _behind_text(note, fence, *places)
            continue
        problem = _problem(note, fence, kind)
        if problem and not (told and problem[0] == _NO_BACKTICKS):
            told |= problem[0] == _NO_BACKTICKS
            span = note.document.lines_span(fence.line, fence.line + 1)
            is_text = _is_text(note, fence.line)
            effect = "so the code shows up as text" if is_text else "but indented code, and its marks show up in it"
            if fence.mark in _MISTAKEN:
                effect = "so the page shows no code block"
            yield Finding(span, f"this is not a code fence here, {effect}: {problem[0]}", problem[1])
        elif not problem and _is_in_paragraph(fence, places[0]) and not _is_in_block(note, fence):
            yield _within_text(note, fence, places[0][fence.line])
        elif note.site.engine.refuses_braces and not fence.is_mistaken and not _ATTRIBUTES.match(fence.info):
            yield _refused(note, fence)


def _places(note: Note) -> tuple[dict[int, Block], set[int]]:
    """The paragraph that each line is in, and the lines on which fences begin."""
    paragraphs = {line: block for block in note.rendered if block.kind == "paragraph" for line in block.lines}
    return paragraphs, {block.lines.start for block in note.rendered if block.kind == "fence"}


def _is_in_paragraph(fence: Fence, paragraphs: Mapping[int, Block]) -> bool:
    """Whether a fence is a part of one paragraph, with text above it or in the item that it begins."""
    paragraph = paragraphs.get(fence.line)
    is_filled = not fence.is_mistaken and fence.end is not None and fence.end > fence.line + 1
    return is_filled and paragraph is not None and fence.end in paragraph.lines


def _is_in_block(note: Note, fence: Fence) -> bool:
    """Whether the line above opens a block of another tool's markdown, whose text is indented: a tab, an admonition."""
    return fence.line > 0 and _BLOCK.match(note.document.line(fence.line - 1)) is not None


def _within_text(note: Note, fence: Fence, paragraph: Block) -> Finding:
    """A fence that is too far in, or whose end is."""
    return Finding(
        note.document.lines_span(fence.line, fence.line + 1),
        "this is not a code fence here, so the lines of the code run together in the text: it is indented too far",
        "indent its marks and its code like the text above",
        _moved(note, fence, paragraph),
    )


def _moved(note: Note, fence: Fence, paragraph: Block) -> Fix | None:
    """The fix that indents a fence like the text that it is in; None in quotes and where tabs indent it."""
    assert fence.end is not None
    first = note.document.line_span(paragraph.lines.start)
    column = len(note.text[first.start : paragraph.span.start].expandtabs(4))
    edits = list[Edit]()
    for line in range(fence.line, fence.end + 1):
        start, text = note.document.line_span(line).start, note.document.line(line)
        margin = len(text) - len(text.lstrip(" "))
        if text.lstrip(" ")[:1] in ("\t", ">"):
            return None
        behind_marker = line == fence.line and fence.prefix.strip()
        if not behind_marker and text.strip():
            kept = " " * max(0, margin - len(fence.closing_prefix))
            edits.append(Edit(Span(start, start + margin), " " * column + kept))
    return Fix("indent it like the text above", tuple(edits)) if ">" not in fence.prefix else None


def _behind_text(
    note: Note, fence: Fence, paragraphs: Mapping[int, Block], opened: Collection[int]
) -> Iterator[Finding]:
    """A fence at the end of a sentence: what comes of its code, and of what follows its closing mark."""
    paragraph = paragraphs.get(fence.line)
    if paragraph is None or fence.end is None:
        return
    effect = "so the code shows up as text"
    if fence.end in opened:
        if note.text[note.document.line_span(fence.end).end :].strip():
            effect += ", and what follows it as code"
    elif fence.end in paragraph.lines:
        effect = "so the lines of the code run together in the sentence"
    start = note.document.line_span(fence.line).start + len(fence.prefix)
    text_end = start - len(fence.prefix) + len(fence.prefix.rstrip())
    margin = fence.closing_prefix
    edits = [Edit(Span(text_end, start), f"\n{margin.rstrip()}\n{margin}")]
    if fence.info and not LANGUAGE.fullmatch(fence.info):
        after = start + len(fence.mark)
        edits.append(Edit(Span(after, after), f"\n{margin}"))
    yield Finding(
        note.document.lines_span(fence.line, fence.line + 1),
        f"this is not a code fence here, {effect}: text is before it on its line",
        "start it on a line of its own, below a blank line",
        Fix("put it on a line of its own", tuple(edits)),
    )


def _refused(note: Note, fence: Fence) -> Finding:
    span = note.document.lines_span(fence.line, fence.line + 1)
    message = "a current Hugo does not build the site: these braces hold no attributes that it can read"
    return Finding(span, message, 'write {hl_lines=[1,2]}, {.class} or {key="value"} in the braces, or leave them out')


_QUOTES = "three quotation marks open"
_MISTAKEN = {"`": "a single backtick opens", "``": "two backticks open"}
_NO_BACKTICKS = "kramdown's own parser has no fences of backticks"


def _problem(note: Note, fence: Fence, kind: str) -> tuple[str, str] | None:
    """Why the engine takes a fence for text, and what to write instead."""
    title = note.site.engine.title
    if fence.is_mistaken:
        is_meant = fence.end is not None and _is_text(note, fence.line)
        return (f"{_MISTAKEN.get(fence.mark, _QUOTES)} no code block", "write ``` instead") if is_meant else None
    if kind == "tildes":
        if fence.mark[0] == "`":
            return _NO_BACKTICKS, "write ~~~ instead, or set input: GFM"
        if not _at_margin(note, fence):
            return "kramdown's own parser needs it at the left margin, or where the item's text begins", "indent it so"
    known = _INFO.get(kind)
    if "any-info" in note.site.engine.grammar.extensions:
        known = None  # a program of the site's own reads it
    if known is not None and not known.match(fence.info) and not is_code(fence.info):
        word = fence.info.partition(" ")[0] if not _OPTION.match(fence.info) else ""
        return f"{title} allows {_WANTS[kind]}", f"write {fence.mark}{word} alone"
    if kind == "fenced_code" and (fence.prefix.strip(" \t") or fence.column):
        return (
            f"{title} needs it at the start of the line, outside of lists and quotes",
            "switch on pymdownx.superfences, or start it at the left margin",
        )
    if kind in ("kramdown", "tildes") and _falls_apart(note, fence):
        return (
            "kramdown ends it at the blank line, because it is right below a list item",
            "indent it like the text of the item, or leave a blank line above it",
        )
    return None


def _is_text(note: Note, line: int) -> bool:
    """Whether a line is not code already."""
    code = (block.lines for block in note.rendered if block.kind in ("code", "fence"))
    return note.document.is_prose(note.document.line_starts[line]) and not any(line in lines for lines in code)


def _at_margin(note: Note, fence: Fence) -> bool:
    """Whether a fence begins at the margin, or under the text of an item above."""
    if fence.column == 0 or fence.prefix.strip():
        return True
    above = range(fence.line - 1, max(-1, fence.line - _FARTHEST), -1)
    items = (_ITEM.match(note.document.line(line).expandtabs(4)) for line in above)
    return any(item is not None and item.end() == fence.column for item in items)


def _falls_apart(note: Note, fence: Fence) -> bool:
    """Whether a fence at the margin right below an item goes on at the margin after a blank line."""
    column = _item_column(note, fence.line - 1)
    if fence.column or fence.end is None or not column:
        return False
    lines = [note.document.line(line).expandtabs(4) for line in range(fence.line, fence.end + 1)]
    return any(
        not above.strip() and line.strip() and len(line) - len(line.lstrip()) < column
        for above, line in zip(lines, lines[1:], strict=False)
    )


def _item_column(note: Note, line: int) -> int:
    """Where the text begins of the item that a line, or its paragraph, begins with; 0 for other text."""
    while line >= 0 and (text := note.document.line(line)).strip() and not text.lstrip().startswith(("```", "~~~")):
        item = _ITEM.match(text.expandtabs(4))
        if item is not None:
            return item.end()
        line -= 1
    return 0


RULE = Rule(
    "MK017", "fence-not-rendered", "A code block that shows up as text", Severity.ERROR, check, yields_to=("MK003",)
)
