"""What the blocks of a series have in common, and all series of one shape: how many ask, how many have an answer in which form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from .boxes import are_judged, are_tasks
from .forms import BELOW, READERS, Look
from .marks import has_mark, length
from .shape import MANY, Series
from .trait import THREE_QUARTERS
from .wording import asks, sets_a_task, studies, studies_anywhere

SENTENCE = 6
"""So many words are more than a title."""


@dataclass(eq=False, repr=False)
class Seen:
    """A series with what is below each of its blocks."""

    series: Series
    looks: list[Look]
    asking: list[bool]
    announced: bool = False
    """Whether a heading announces questions, here or in the posts beside this one."""

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many blocks have an answer in each form; under ``text``, how many ask."""
        return {form: sum(has_form(form, seen) for seen in self.looks) for form in BELOW} | {"text": sum(self.asking)}

    @cached_property
    def marked(self) -> float:
        """How many of the blocks with this markup ask."""
        return sum(self.asking) / (len(self.asking) + self.series.others)

    @cached_property
    def is_plain_asking(self) -> bool:
        """Whether there are several blocks, and nearly all ask."""
        return len(self.looks) >= MANY and self.marked >= THREE_QUARTERS

    @cached_property
    def are_sentences(self) -> bool:
        """Whether each is as long as a task is, and longer than a title."""
        return all(length(candidate.text) >= SENTENCE for candidate in self.series.candidates)

    @cached_property
    def are_numbered(self) -> bool:
        """Whether each has a number."""
        return all(candidate.number is not None for candidate in self.series.candidates)

    @cached_property
    def are_worded(self) -> bool:
        """Whether most begin as a question or a task does: "Name …", "Explain …"."""
        own = [candidate.text for candidate in self.series.candidates]
        return sum(asks(text) or sets_a_task(text) for text in own) * 3 >= len(own) * 2

    @cached_property
    def replies(self) -> int:
        """How many have something below them, or after their first line."""
        return sum(bool(candidate.body) or candidate.behind is not None for candidate in self.series.candidates)

    def all_reply_but(self, few: int) -> bool:
        """Whether, of several blocks, no more than a few have nothing below them."""
        return len(self.looks) > 1 and self.replies >= len(self.looks) - few

    @cached_property
    def most_reply(self) -> bool:
        """Whether nearly all have something below them, and all have a number."""
        return self.are_numbered and self.replies * 5 >= len(self.looks) * 4

    def way(self, form: str) -> str:
        """What asks and how it is answered, as the posts of a blog have it in common."""
        return f"{self.series.name}, {BELOW[form]}"


def has_form(form: str, seen: Look) -> bool:
    """Whether a block could have its answer in a form: ``details``, ``ticks`` or ``labels``."""
    if form == "details":
        return seen.details is not None
    return bool(seen.boxes) if form == "ticks" else form == "labels" and seen.label is not None


class Shape:
    """All series of one shape in a file: what they lend each other."""

    def __init__(self, group: list[Seen]) -> None:
        self.group = group
        self.total = sum(len(seen.looks) for seen in group)
        self.counts = {form: sum(seen.counts[form] for seen in group) for form in READERS}
        self._most_ask = self.counts["text"] * 2 >= self.total

    @property
    def _texts(self) -> list[str]:
        return [candidate.text for seen in self.group for candidate in seen.series.candidates]

    @cached_property
    def _worded(self) -> list[bool]:
        """Of each block whether it asks, by its end or anywhere."""
        asking = [ask for seen in self.group for ask in seen.asking]
        return [ask or has_mark(text) or studies_anywhere(text) for text, ask in zip(self._texts, asking, strict=True)]

    @cached_property
    def dominant(self) -> bool:
        """Whether half of the blocks ask by their end, and most of them anywhere."""
        return self._most_ask and sum(self._worded) * 4 >= self.total * 3

    @cached_property
    def nearly_all(self) -> bool:
        """Whether half of the blocks ask, and nearly all of them ask or set a task."""
        if not self._most_ask or self.total <= MANY:
            return False
        tasks = sum(worded or sets_a_task(text) for text, worded in zip(self._texts, self._worded, strict=True))
        return tasks * 10 >= self.total * 9

    @cached_property
    def all_study(self) -> bool:
        """Whether all of several blocks begin as a study question does."""
        return self.total > MANY and all(map(studies, self._texts))

    @cached_property
    def is_worded(self) -> bool:
        """Whether nearly all blocks begin as a study question or a task does."""
        texts = self._texts
        worded = sum(asks(text) or sets_a_task(text) for text in texts)
        return worded * 4 >= len(texts) * 3 and sum(asks(text) or studies(text) for text in texts) * 2 >= len(texts)

    @cached_property
    def has_options(self) -> bool:
        """Whether boxes to tick are options of questions, and no tasks."""
        boxed = [
            (candidate.text, ask, look.boxes)
            for seen in self.group
            for candidate, ask, look in zip(seen.series.candidates, seen.asking, seen.looks, strict=True)
            if look.boxes
        ]
        boxes = [found for _, _, found in boxed]
        if are_judged(boxes):
            return True
        asking = sum(ask for _, ask, _ in boxed)
        ticked = sum(any(ticks for ticks, _ in found.options) for found in boxes)
        is_quiz = len(boxed) >= MANY and all(ask and studies_anywhere(text) for text, ask, _ in boxed)
        return not are_tasks(boxes) and (is_quiz or (asking * 2 >= len(boxed) and ticked * 2 >= len(boxed)))

    @cached_property
    def label(self) -> tuple[str, int]:
        """The words above most answers, and how many have them; where no answer is here yet, those that say what it is."""
        found = Counter(look.label for seen in self.group for look in seen.looks if look.label)
        return found.most_common(1)[0] if found else ("answer", 0)
