"""Options with a mark each, right or wrong: ``[x]`` and ``[ ]``, ``(ok)`` and ``(x)``, ``✅`` and ``❌``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...named_tuple import NamedTuple
from ...regex import regex
from ..answers import Text
from .shape import item_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...document.blocks import Block
    from ...document.document import Document

_CROSSES, _EMPTY = "✗✘❌❎", " ☐○◯⭘⚪"
_MARK = regex(
    rf"(?:[\[(](?P<boxed>ok|[xX✓✔✗✘ ])[\])]|(?P<sign>[✓✔✅☑◉●🟢🔴{_CROSSES}{_EMPTY.strip()}])\ufe0f?)[ \t]+(?=\S)"
)

_TICKED = regex(r"(?:\[[xX✓✔]\]|[✓✔✅☑]\ufe0f?)[ \t]+\S")


class Boxes(NamedTuple):
    """Options in their order, each with whether it is marked as right."""

    options: list[tuple[bool, Text]]
    crossed_out: bool
    """Whether wrong ones have a mark of their own, so that they are no tasks still to do."""


def read_boxes(document: Document, body: Sequence[Block]) -> Boxes | None:
    """The options of the first list whose items all begin with a mark."""
    for block in body:
        if block.kind == "list" and len(block.children) > 1:
            texts = [item_text(document, item) for item in block.children]
            found = [_MARK.match(text.text) for text in texts]
            marks = [(match["boxed"] or match["sign"]).lower() for match in found if match]
            if len(marks) == len(texts):
                none_is_right = all(text.text.lower().startswith("(x)") for text in texts)
                wrong = frozenset(f"{_CROSSES}{_EMPTY}🔴" + ("x" if "ok" in marks or none_is_right else ""))
                options = [(mark not in wrong, text) for mark, text in zip(marks, texts, strict=True)]
                return Boxes(options, all(mark in wrong and mark not in _EMPTY for mark in marks if mark in wrong))
    return None


def ticked_options(document: Document, body: Sequence[Block]) -> list[Text]:
    """The options of the first list that has any with a ticked box, if that are some of them and not all; those without a box count too."""
    for block in body:
        texts = [_option(document, item) for item in block.children] if block.kind == "list" else []
        chosen = [text for text in texts if _TICKED.match(text.text)]
        if chosen:
            return chosen if len(chosen) < len(texts) else []
    return []


def _option(document: Document, item: Block) -> Text:
    """The text of an item; of the item inside, where its mark begins a list of its own: ``1. - [x] so``."""
    inner = item.children[0] if len(item.children) == 1 else item
    return item_text(document, inner.children[0] if inner.kind == "list" and len(inner.children) == 1 else item)


def are_tasks(groups: Sequence[Boxes]) -> bool:
    """Whether boxes are tasks to tick off and no options: some groups are done, others not begun."""
    done = sum(all(ticked for ticked, _ in boxes.options) for boxes in groups)
    untouched = sum(not any(ticked for ticked, _ in boxes.options) for boxes in groups)
    return done > 0 and untouched > 0 and done * 5 >= len(groups)


def are_judged(groups: Sequence[Boxes]) -> bool:
    """Whether nearly all groups have a right option, and wrong ones that are crossed out."""
    judged = sum(boxes.crossed_out and {ticked for ticked, _ in boxes.options} == {True, False} for boxes in groups)
    return judged >= 2 and judged * 3 >= len(groups) * 2
