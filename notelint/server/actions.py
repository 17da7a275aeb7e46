"""What an editor offers to do about findings: fix one, fix all that is safe, say nothing of it here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from ..diagnostic import Diagnostic
from ..reporters.escape import visible
from .answers import at
from .positions import lines_of, meets, position, range_of
from .session import Look

FIX_ALL = "source.fixAll.notelint"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def actions(look: Look, parameters: types.CodeActionParams, version: int | None) -> list[types.CodeAction]:
    """All that is offered for a range; ``version`` is that of the text the edits are for."""
    only = parameters.context.only
    offered: list[types.CodeAction] = []
    if _wants(only, types.CodeActionKind.QuickFix):
        for found in at(look, parameters.range):
            offered += _for_one(look, found, parameters, version)
    if _wants_all(only, look, parameters.range):
        edits = all_safe(look)
        if edits:
            edit = _workspace_edit(parameters.text_document.uri, version, edits)
            offered.append(types.CodeAction("Fix all that notelint can fix safely", FIX_ALL, edit=edit))
    return offered


def _wants(only: Sequence[str] | None, kind: str) -> bool:
    """Whether a kind of action is asked for; a kind stands for all below it."""
    return only is None or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)


def _wants_all(only: Sequence[str] | None, look: Look, where: types.Range) -> bool:
    """Whether all safe fixes are asked for; unasked they are offered where one of several is, for editors that do not ask."""
    if only is not None:
        return _wants(only, FIX_ALL)
    safe = [found for found in look.report.diagnostics if found.fix is not None and found.fix.safe]
    return len(safe) > 1 and any(meets(range_of(found.region, look.lines), where) for found in safe)


def _for_one(
    look: Look, found: Diagnostic, parameters: types.CodeActionParams, version: int | None
) -> Iterator[types.CodeAction]:
    uri = parameters.text_document.uri
    about = [
        given
        for given in parameters.context.diagnostics
        if given.code == found.code and given.range == range_of(found.region, look.lines)
    ]
    regions = found.regions()
    if found.fix is not None and all(regions[edit.span].cell == found.region.cell for edit in found.fix.edits):
        edits = [types.TextEdit(range_of(regions[edit.span], look.lines), edit.text) for edit in found.fix.edits]
        title = _capital(visible(found.fix.title)) + ("" if found.fix.safe else " (read it over)")
        yield types.CodeAction(
            title,
            types.CodeActionKind.QuickFix,
            diagnostics=about,
            is_preferred=found.fix.safe,
            edit=_workspace_edit(uri, version, edits),
        )
    written = look.suppression(found)
    if written:
        whole = any("disable-file" in text for _, text in written)
        edits = [types.TextEdit(range_of(region, look.lines), text) for region, text in written]
        yield types.CodeAction(
            f"Ignore {found.code} {'in this post' if whole else 'here'}",
            types.CodeActionKind.QuickFix,
            diagnostics=about,
            edit=_workspace_edit(uri, version, edits),
        )


def all_safe(look: Look) -> list[types.TextEdit]:
    """All safe fixes as one edit of the lines from the first to the last that they change."""
    before, after = look.text.splitlines(keepends=True), look.fixed.splitlines(keepends=True)
    if before == after:
        return []
    first = _alike(before, after)
    last = min(_alike(before[::-1], after[::-1]), len(before) - first, len(after) - first)
    start, end = "".join(before[:first]), "".join(before[: len(before) - last])
    where = types.Range(_end(start, look), _end(end, look))
    return [types.TextEdit(where, "".join(after[first : len(after) - last]))]


def _end(text: str, look: Look) -> types.Position:
    lines = lines_of(text)
    return position(len(lines), len(lines[-1]) + 1, look.lines)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the start are the same."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _workspace_edit(uri: str, version: int | None, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])
