"""Run the rules over one note and make diagnostics of what they find."""

from __future__ import annotations

from .. import internal_error
from ..diagnostic import Diagnostic, Finding, Span
from ..document.decoding import UnreadableDocument
from ..document.document import Document
from ..note.note import Note
from ..outlines.reference import OutlineError
from ..rules import Rule, all_rules
from ..schema.schema import SchemaError
from ..settings.config import Config
from .best_told import best_told
from .diagnose import diagnose
from .selection import rules_for
from .suppression import Suppression, apply, read_suppressions, removal

UNUSED = "XX001"


def lint(note: Note, config: Config) -> tuple[list[Diagnostic], list[str]]:
    """Check one note: its diagnostics in document order, and why a rule could not check: a mistake in it, or a schema that is not one.

    Raises UnreadableDocument.
    """
    rules = rules_for(note, config)
    note.tree  # noqa: B018  a post that can't be parsed fails here, once, and not in some rule
    found: list[Diagnostic] = []
    broken: list[str] = []
    explained: dict[str, list[Span]] = {}
    for rule in rules:
        try:
            for finding in list(rule.find(note, config.options.get(rule.code, {}))):  # all of a rule's, or none
                found.append(_stamp(note.document, finding, rule, config))
                for code in finding.explains:
                    explained.setdefault(code, []).append(Span(*finding.span))
        except UnreadableDocument:
            raise
        except (SchemaError, OutlineError) as error:  # of the user's, and several rules may want it
            broken += [str(error)] if str(error) not in broken else []
        except Exception as error:
            broken.append(internal_error.describe(error, f"{rule.code} {rule.name}"))
    found = best_told(found, rules, explained)
    found = [diagnostic for diagnostic in found if note.document.is_prose(diagnostic.span.start)]
    suppressions = read_suppressions(note.document)
    kept = apply(note.document, found, suppressions)
    if any(rule.code == UNUSED for rule in rules):
        told = [s for s in suppressions if s.problem or not any(_breaks(s, d) for d in kept)]
        unused = _unused(note.document, told, frozenset(rule.code for rule in rules), config)
        kept += apply(note.document, unused, [s for s in suppressions if UNUSED in (s.codes or ())])
    return sorted(dict.fromkeys(kept), key=lambda d: (d.span, d.code)), broken


def _stamp(document: Document, finding: Finding, rule: Rule, config: Config) -> Diagnostic:
    severity = config.severity.get(rule.code, rule.severity if finding.severity is None else finding.severity)
    return diagnose(document, finding, rule.code, rule.name, severity)


def _unused(
    document: Document, suppressions: list[Suppression], running: frozenset[str], config: Config
) -> list[Diagnostic]:
    rule = next(rule for rule in all_rules() if rule.code == UNUSED)
    found = []
    by_span: dict[Span, list[Suppression]] = {}
    for suppression in suppressions:
        by_span.setdefault(suppression.span, []).append(suppression)
    excused = {span for span, siblings in by_span.items() if any(UNUSED in (s.codes or ()) for s in siblings)}
    unread = {suppression.span for suppression in suppressions if suppression.problem is not None}
    for suppression in suppressions:
        if suppression.used or (suppression.codes and not suppression.codes & running):
            continue  # a rule that does not run here can't be missed
        if suppression.span in excused or (suppression.span in unread and suppression.problem is None):
            continue  # the comment says itself that it may be unused, or is to be written again
        alone = len(by_span[suppression.span]) == 1
        what = suppression.selector or "all rules"
        message = suppression.problem or f"{what} is switched off here, and nothing would have been reported"
        fix = removal(document, suppression, alone) if suppression.problem is None else None
        found.append(_stamp(document, Finding(suppression.span, message, suppression.advice, fix), rule, config))
    return found


def _breaks(comment: Suppression, found: Diagnostic) -> bool:
    """Whether a comment itself does something to the page, as in a table: then to be unused is its least fault."""
    inside = comment.span.start <= found.span.start and found.span.end <= comment.span.end
    return inside and found.code.startswith(("MK", "TB"))
