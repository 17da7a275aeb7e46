"""A blank line in the middle of a sentence makes two paragraphs of it.

Delete the blank line. Reported is a paragraph that ends in a small word ("of", "the", "and") or a comma and without a full
stop, before one that begins with a small letter; one without an end before a space and a small letter; and a paragraph or line that begins with a comma. If a post has several, as one
that was converted with its line ends has, any long paragraph without an end is one, before a small letter. Posts that
begin their sentences with small letters are not reported.

Bad:

    The weft goes across the warp, from one side of the

    loom to the other.

Good:

    The weft goes across the warp, from one side of the loom to the other.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.lines import read_lines
from ..note.note import Note
from ..regex import regex
from ..spelling.language import is_foreign
from ..spelling.lexicon import shipped
from . import Rule

_SMALL_WORD = regex(
    r"(?<![\w'’/.-])(?:an?|the|of|to|and|or|nor|from|into|onto|between|than|as|is|are|was|were|be|been|has|have|had"
    r"|which|whose|because|its|their|your|our|my|every|such as|und|oder|der|die|das|dem|den|ein|eine|einer|von|für|mit|el|la|los|las|un|una|de|del|y|le|les|des|du|et)"
    r"[*_]{0,3}$"
)
_AND = regex(r"\b(?:and|or|nor|und|oder|y|et)[*_]*$")
_LESS_SURE = regex(
    r"(?<![\w'’/.-])(?:in|on|at|by|for|with|about|over|under|per|via|that|this|these|those|such|when|where|while|until|since|although"
    r"|though|before|after|if|but|so|then|who|what|how|we|they|he|she|i|can|could|will|would|should|shall|must|may|might|cannot|not|does"
    r"|do|did|very|more|most|also|only|even|like|each|some|any|all|both|no"
    r"|zu|zum|zur|auf|bei|durch|als|dass|weil|wenn|wird|werden|kann|ist|sind|im|am|avec|dans|sur|pour|par|que|qui|con|por|para|en|que)$",
    re.IGNORECASE,
)
"""A word that may be the last one of a label, but hardly of a line of a text that is as wide as this."""
_OPEN_WORDS = ("an", "the", "so-called", "such as", "their", "your", "our", "every", "and")
_OPEN_WORD = regex(r"(?<=[a-z,] )(?:an|the|so-called|such as|their|your|our|every)[*_]{0,3}$")
"""A word with which no sentence and no title ends."""
_OPEN_BELOW = ("item", "document")
_OPEN_AND = regex(r"(?<=[a-z] )and$")
_WIDE_ENOUGH = 60
"""Characters of a line that is none of a list, which may end in "and"."""
_GOES_ON = regex(r"[*_\[`]{0,3}[a-zß-öø-ÿа-я][\w'’-]*[*_\]`]{0,3}(?:[ ,.;:]|(?<=\w\w\w)\))")
_SMALL_START = regex(r"[*_(]{0,3}([a-zß-öø-ÿа-я]+(?:-[a-z]+)?)[*_)]{0,3}[ ,.;:]")
_NO_END = regex(r"(?:[^\W\d_]|(?<![\w/.=])\d{1,3}|['’]s),?$")
"""A word, or a small number, after which a sentence goes on."""
_COMMA = regex(r"[,;] [a-zß-öø-ÿа-я]+ |\. [A-ZÀ-ÖØ-ÞА-Я][a-zß-öø-ÿа-я]* ")
_MARK_FIRST = regex(r"\n[> \t]*[,;.] ")
_GOING_ON = regex(
    r"(?:is|are|was|were|has|have|had|of|which|who|whose|than|and|or|but|because|instead|from|into|to|with|by|und|oder|aber|weil|sowie|et|ou|mais|qui|y|o|pero|que)"
    r"(?: [\w'’,-]+){3}"
)
"""Words that neither a sentence nor a label begins with, and more of the sentence."""
_DETERMINED = regex(r"(?:an?|the|its?|this|these|those|they|we|you|he|she|is|are|was|were) [\w'’-]+ ")
_OPENED = regex(r"\([^()\n]*\Z")
_CLOSED = regex(r"[^()\n]*\)")
_SYLLABLE = regex(r"[a-zß-öø-ÿ]{2,}-\Z")
_LONG_ENOUGH = 25
"""Characters of a text that is no label."""
_FEW = 4
"""One in so many paragraphs may begin with a small letter."""
_SEVERAL = 3
"""So many long paragraphs without an end are lines of a text."""


def check(note: Note) -> Iterator[Finding]:
    yield from _before_commas(note)
    yield from _between_blocks(note)


def _before_commas(note: Note) -> Iterator[Finding]:
    """Lines of a paragraph that begin with the comma of the sentence above."""
    for block in note.rendered if _MARK_FIRST.search(note.text) else ():
        if block.kind == "paragraph" and (lines := read_lines(note.document, block)):
            for above, line in pairwise(lines):
                if above.joined and _COMMA.match(line.text):
                    between = Span(above.span.end, line.span.start)
                    is_plain = not note.document.slice(between).strip()
                    fix = Fix("join the lines", (Edit(between, ""),)) if is_plain else None
                    message = f'the line break shows up as a space before the "{line.text[0]}"'
                    yield Finding(line.span, message, "write the mark at the end of the line above", fix)


def _between_blocks(note: Note) -> Iterator[Finding]:
    """Sentences that go on below a blank line, or break off."""
    for parent in note.rendered:
        for block, after in zip_longest(parent.children, parent.children[1:]) if parent.kind in _OPEN_BELOW else ():
            if block.kind == "paragraph" and _breaks_off(note, parent, block, after):
                span = note.document.lines_span(block.lines.stop - 1, block.lines.stop)
                if not is_foreign(note, shipped(), span):
                    yield Finding(span, f'this sentence breaks off after "{_last_word(note, span)}"', "write its end")
    pairs = [pair for parent in note.rendered for pair in pairwise(parent.children) if pair[1].kind == "paragraph"]
    found = [pair for pair in pairs if _is_broken(note, *pair)]
    firsts = {below.span.start: first for above, below in pairs if (first := _goes_on(note, above, below))}
    if len(set(firsts.values())) >= _SEVERAL:  # not the name of a thing, which may begin with a small letter
        starts = {below.span.start for _, below in found} | firsts.keys()
        found = [pair for pair in pairs if pair[1].span.start in starts]
    if not found or not _begins_with_capitals(note, {below.span.start for _, below in found}):
        return
    for above, below in found:
        last = _last(above)
        place = note.document.lines_span((last or above).lines.stop - 1, below.lines.start + 1)
        if note.document.text.startswith((",", ";", "."), below.span.start):
            is_end = note.document.text[below.span.start] == "."
            message = f"this paragraph begins {'with the end' if is_end else 'in the middle'} of a sentence"
            yield Finding(
                note.document.lines_span(below.lines.start, below.lines.start + 1),
                message,
                "write its beginning, or join it to the text above",
            )
        else:
            message = f'a blank line breaks this sentence into two paragraphs, after "{_last_word(note, place)}"'
            yield Finding(place, message, "delete the blank line")


def _last_word(note: Note, span: Span) -> str:
    """Of the first of some lines."""
    return note.document.slice(span).partition("\n")[0].rstrip("*_ \t").rpartition(" ")[2]


def _breaks_off(note: Note, parent: Block, block: Block, after: Block | None) -> bool:
    """Whether the last text of an item, or of a section, ends in an article."""
    if after is not None and (after.kind != "heading" or parent.kind == "item"):
        return False
    if block.inline is None or not _is_text(block):
        return False
    text = note.document.slice(block.text_span)
    if parent.kind == "item" and text.endswith("such as"):  # the next items may say what
        return False
    rest = note.text[block.span.end : after.span.start if after is not None else block.span.end]
    if len(text) < _LONG_ENOUGH or rest.strip():
        return False
    last = text.rpartition("\n")[2]
    if not last.rstrip("*_").endswith(_OPEN_WORDS):
        return False
    return _OPEN_WORD.search(last) is not None or (parent.kind == "document" and _OPEN_AND.search(last) is not None)


def _last(block: Block) -> Block | None:
    """The paragraph that a block ends with; None if something else is there."""
    while block.children and block.kind in ("list", "item"):
        block = block.children[-1]
    return block if block.kind == "paragraph" else None


def _is_broken(note: Note, above: Block, below: Block) -> bool:
    """Whether a sentence goes on from one block to the next."""
    if below.kind != "paragraph" or below.inline is None:
        return False
    document = note.document
    if _COMMA.match(document.text, below.span.start):
        return above.kind == "heading" or (
            above.kind == "paragraph" and document.slice(above.span)[-1:].isalpha() and _is_text(above)
        )
    last = _last(above) if _GOES_ON.match(document.text, below.span.start) else None
    if last is None or last.inline is None:
        return False
    text = document.slice(last.text_span)
    line = text.rpartition("\n")[2]
    if len(text) < _LONG_ENOUGH or not _is_text(last):
        return False
    if above.kind == "paragraph" and _is_open(line, document.slice(below.span)):
        return True
    if line.endswith(","):
        return len(line) >= _WIDE_ENOUGH and above.kind == "paragraph"
    if _is_left_over(note, below) and _NO_END.search(line) is not None:
        return True
    if len(line) >= _WIDE_ENOUGH and above.kind == "paragraph" and _LESS_SURE.search(line):
        return _SMALL_START.match(document.text, below.span.start) is not None  # no name, as iPad is one
    return _SMALL_WORD.search(line) is not None and (len(line) >= _WIDE_ENOUGH or _AND.search(line) is None)


def _is_open(line: str, below: str) -> bool:
    """Whether a paragraph ends in the middle of a word or of brackets, or has no end and the next has no beginning."""
    if _SYLLABLE.search(line) or (_OPENED.search(line) and _CLOSED.match(below)):
        return True
    if _AND.search(line) and _DETERMINED.match(below):
        return True
    return _NO_END.search(line) is not None and not line.endswith(",") and _GOING_ON.match(below) is not None


def _is_left_over(note: Note, below: Block) -> bool:
    """Whether a paragraph begins with one space, as the rest of a line does that was cut in two."""
    start = note.document.line_at(below.span.start).start
    return note.text.startswith(" ", start) and note.text[start + 1 : start + 2].isalpha()


def _goes_on(note: Note, above: Block, below: Block) -> str:
    """The small word that a paragraph begins with, where the one above is as long as a line of a text and has no end."""
    if above.kind != "paragraph" or below.kind != "paragraph" or above.inline is None or below.inline is None:
        return ""
    first = _SMALL_START.match(note.text, below.span.start)
    line = note.document.slice(above.text_span).rpartition("\n")[2] if first else ""
    has_no_end = len(line) >= _WIDE_ENOUGH and _NO_END.search(line) is not None and _is_text(above)
    return first[1] if first is not None and has_no_end else ""


def _is_text(block: Block) -> bool:
    """Whether a paragraph ends with words, not with a picture or code."""
    return bool(block.inlines) and all(token.type not in ("image", "html_inline") for token in block.inlines[-3:])


def _begins_with_capitals(note: Note, broken: set[int]) -> bool:
    """Whether nearly all other paragraphs of a post that begin with a letter begin with a capital."""
    starts = {block.span.start for block in note.rendered if block.kind == "paragraph"} - broken
    firsts = [note.document.text[start : start + 1] for start in starts]
    letters = [first for first in firsts if first.isalpha()]
    return sum(first.islower() for first in letters) * _FEW <= len(letters)


RULE = Rule("MK042", "broken-paragraph", "A blank line in the middle of a sentence", Severity.WARNING, check)
