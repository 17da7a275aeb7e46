"""Apply the fixes that findings carry: a document and its diagnostics to a new document. Nothing is read or written here.

Fixes speak of ``Document.text``; what is changed is ``Document.original``, so that every line that no edit touches keeps
its bytes, its line end among them. Fixing goes in rounds, because one fix may make room for another: apply all that do
not overlap, check again, until nothing changes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ..diagnostic import Diagnostic, Edit, Fix, Span, replaced
from ..document.document import Document
from ..document.nesting import DEEPEST
from ..internal_error import request
from ..named_tuple import NamedTuple

ROUNDS = DEEPEST + 2
"""A fix may bring to light what lies one level deeper, and one round more shows that nothing is left."""


class LintResult(NamedTuple):
    """What is found in a document."""

    diagnostics: list[Diagnostic]
    failure: str | None = None
    """Why it could not be checked, or not by every rule."""
    is_broken: bool = False
    """Whether the front matter can't be read."""
    generated: str | None = None
    """What the document is made from, where a program writes it: then nothing is reported of it."""
    anchors: frozenset[str] = frozenset()
    """The ids that links can lead to."""


class FixResult(NamedTuple):
    """A document after fixing, with what is found in it now."""

    document: Document
    result: LintResult
    fixed: Counter[str]
    """Code to number of findings that were fixed."""
    problem: str | None = None
    """What went wrong with the fixing itself."""


Lint = Callable[[Document], LintResult]
Spare = Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]]
"""Takes the findings that can be fixed, and gives those that may be."""


def is_fixable(diagnostic: Diagnostic, unsafe: bool = False, codes: frozenset[str] | None = None) -> bool:
    """Whether a finding has a fix, of one of some rules; ``unsafe`` counts those that may change what the post says."""
    if diagnostic.fix is None or (codes is not None and diagnostic.code not in codes):
        return False
    return unsafe or diagnostic.fix.safe


def fix_document(
    document: Document,
    result: LintResult,
    lint: Lint,
    unsafe: bool = False,
    codes: frozenset[str] | None = None,
    texts: frozenset[str] | None = None,
    spare: Spare | None = None,
    without: frozenset[str] = frozenset(),
) -> FixResult:
    """Fix until nothing fixable is left, at most ``ROUNDS`` times.

    A rule whose fixes do harm (see ``_makes_worse``) or nothing (``_has_no_effect``) is left alone from then on; its findings stay
    and lose their fix. Rules that are not done after so many rounds are taken back: all is fixed again ``without`` them.
    """
    now = FixResult(document, result, Counter())
    seen = {document.original: now}
    rejected: set[str] = set(without)

    def wanted() -> Sequence[Diagnostic]:
        fixable = [d for d in now.result.diagnostics if is_fixable(d, unsafe, codes) and d.code not in rejected]
        fixable = [d for d in fixable if texts is None or now.document.slice(d.span) in texts]
        return fixable if spare is None else spare(fixable)

    for _ in range(ROUNDS):
        last = now.document.original
        after = _attempt(now, wanted(), lint, unsafe)
        if after is not None:
            now = after
        else:
            for code in sorted({diagnostic.code for diagnostic in wanted()}):
                after = _attempt(now, [diagnostic for diagnostic in wanted() if diagnostic.code == code], lint, unsafe)
                if after is None:
                    rejected.add(code)
                now = after or now
        if now.document.original == last:
            break
        if now.document.original in seen:
            problem = request(f"internal error: fixes undo each other ({', '.join(sorted(now.fixed))})")
            return seen[now.document.original]._replace(problem=problem)
        seen[now.document.original] = now
    else:
        if endless := frozenset(diagnostic.code for diagnostic in wanted()):
            problem = f"the fixes of {', '.join(sorted(endless))} come to no end and were not made"
            return fix_document(document, result, lint, unsafe, codes, texts, spare, without | endless)._replace(
                problem=problem
            )
    kept = [d._replace(fix=None) if d.code in rejected else d for d in now.result.diagnostics]
    return now._replace(result=now.result._replace(diagnostics=kept))


def _attempt(now: FixResult, wanted: Sequence[Diagnostic], lint: Lint, unsafe: bool) -> FixResult | None:
    """What comes of some fixes; None where it is worse than before, or an id is gone that links may lead to."""
    document, applied = apply(
        now.document, [(diagnostic.code, diagnostic.fix) for diagnostic in wanted if diagnostic.fix]
    )
    if document.original == now.document.original:
        return now
    result = lint(document)
    fixed = Counter(code for code, _ in applied)
    loses = not unsafe and now.result.anchors - result.anchors
    if (
        loses
        or _makes_worse(now.result, result, fixed)
        or any(_has_no_effect(now, document, result, code) for code in fixed)
    ):
        return None
    return FixResult(document, result, now.fixed + fixed)


def _makes_worse(before: LintResult, after: LintResult, codes: Iterable[str]) -> bool:
    """Whether a document can no longer be checked, or a rule finds more than before it fixed something."""
    if after.failure not in (None, before.failure) or (after.is_broken and not before.is_broken):
        return True
    old, new = (Counter(diagnostic.code for diagnostic in result.diagnostics) for result in (before, after))
    return any(new[code] > old[code] for code in codes)


def _has_no_effect(now: FixResult, document: Document, result: LintResult, code: str) -> bool:
    """Whether a rule finds after its fixes just what it found before, which could go on for ever."""
    before, after = (
        Counter((d.message, text.slice(d.span)) for d in diagnostics if d.code == code)
        for text, diagnostics in ((now.document, now.result.diagnostics), (document, result.diagnostics))
    )
    return before == after


CodedFix = tuple[str, Fix]
"""A fix with the code of its rule."""


def apply(document: Document, fixes: Iterable[CodedFix]) -> tuple[Document, list[CodedFix]]:
    """The document with some fixes, and those that were applied.

    A fix is applied as a whole or not at all. Of fixes that overlap or touch, the safe one goes first, then the earlier
    one; the others wait for the next round.
    """
    in_order = sorted(
        (coded for coded in fixes if coded[1].edits),
        key=lambda coded: (not coded[1].safe, min(coded[1].edits), coded[0]),
    )
    on_file = _locator(document)
    taken: list[Span] = []
    located: list[Edit] = []
    applied = []
    for code, fix in in_order:
        if not all(_is_free(taken, edit.span) for edit in fix.edits) or not _is_sound(document, fix):
            continue
        edits = [on_file(edit) for edit in fix.edits]
        if None in edits:
            continue
        for edit in fix.edits:
            insort(taken, edit.span)
        located += [edit for edit in edits if edit is not None]
        applied.append((code, fix))
    return (_with_original(document, replaced(document.original, located)), applied) if located else (document, [])


def _is_free(taken: Sequence[Span], span: Span) -> bool:
    """True for a span that none of the others, which are sorted and apart, overlaps or touches."""
    index = bisect_left(taken, span)
    before = taken[index - 1].end if index else -1
    behind = taken[index].start if index < len(taken) else span.end + 1
    return before < span.start and span.end < behind


def _is_sound(document: Document, fix: Fix) -> bool:
    """True for edits that stand inside the text and apart from each other."""
    spans = sorted(edit.span for edit in fix.edits)
    if any(not 0 <= span.start <= span.end <= len(document.text) for span in spans):
        return False
    return all(left.end < right.start for left, right in zip(spans, spans[1:], strict=False))


def _locator(document: Document) -> Callable[[Edit], Edit | None]:
    """Which edit of ``Document.original`` stands for one of ``Document.text``; None where none can."""
    if document.cells:
        from ..document.notebook import locator

        return locator(document)
    return line_end_locator(document.text, document.original)


def line_end_locator(text: str, original: str) -> Callable[[Edit], Edit | None]:
    """As ``_locator``, for a text whose line ends are ``\\n`` and one with its own.

    A line break that is inserted takes the line end of the line it is in (of a last line without one, that of the
    line above). None where what an edit leaves would make one line end of two.
    """
    if text == original:
        return lambda edit: edit
    pairs = [match.start() - index for index, match in enumerate(re.finditer("\r\n", original))]

    def locate(edit: Edit) -> Edit | None:
        start, end = (offset + bisect_left(pairs, offset) for offset in edit.span)
        new = edit.text.replace("\n", _line_end(original, start)) if "\n" in edit.text else edit.text
        whole = original[max(0, start - 1) : start] + new + original[end : end + 1]
        plain = (
            text[max(0, edit.span.start - 1) : edit.span.start] + edit.text + text[edit.span.end : edit.span.end + 1]
        )
        return Edit(Span(start, end), new) if _lines(whole) == plain.count("\n") else None

    return locate


def _lines(text: str) -> int:
    """The number of line ends; half a one at the edge counts as one."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _line_end(original: str, offset: int) -> str:
    """The line end of the line that an offset is in, of a text that has one."""
    found = [at for sign in "\r\n" if (at := original.find(sign, offset)) >= 0]
    if found:
        at = min(found)
    else:
        at = max(original.rfind("\r"), original.rfind("\n"))
        at -= original[at - 1 : at + 1] == "\r\n"
    return "\r\n" if original.startswith("\r\n", at) else original[at]


def _with_original(document: Document, original: str) -> Document:
    """A document like another one, of another text."""
    if document.cells:
        from ..document.notebook import from_text

        made = from_text(original, document.path)
    else:
        made = Document(original, document.path)
    made.encoding, made.byte_order_mark = document.encoding, document.byte_order_mark
    return made
