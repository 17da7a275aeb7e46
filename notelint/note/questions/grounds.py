"""What is enough for blocks to be questions, where their answers are text like any other: each of ``GROUNDS`` by itself."""

from __future__ import annotations

from collections.abc import Callable

from .marks import length
from .shape import MANY
from .siblings import SENTENCE, Seen, Shape
from .trait import HALF, THIRD, THREE_QUARTERS, Trait
from .wording import asks


def asks_in_text(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """Whether a series asks, where its answers are text like any other."""
    return any(ground(seen, shape, trait) for ground in GROUNDS)


def _most_ask(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """Many ask in the post, and most do here; fewer will do where all others of the shape set a task."""
    enough = shape.counts["text"] >= MANY
    return enough and (seen.marked >= trait.asking or (shape.nearly_all and seen.marked >= THIRD))


def ask_as_others_do(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """Half ask and are answered, where others of the shape ask throughout; it lends them no weight."""
    some = HALF <= seen.marked < trait.asking and seen.all_reply_but(1)
    return some and any(other.is_plain_asking for other in shape.group)


def _are_tasks_among_questions(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """Each is a sentence, where most of many in the post ask or are worded so."""
    return shape.dominant and shape.total >= 2 * MANY and seen.are_sentences


def _say_so(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """Markup and words alike say that each asks, and any is answered: ``!!! question "Why?"``, or a sentence there."""
    return seen.replies > 0 and all(
        candidate.sure and (asks(candidate.text) or length(candidate.text) > SENTENCE)
        for candidate in seen.series.candidates
    )


def _are_announced(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """A heading announces questions, and all ask and have something below."""
    all_ask = seen.marked == 1 and shape.total > 1
    return seen.announced and all_ask and trait.replied < THREE_QUARTERS and seen.all_reply_but(0)


def _all_study(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """All numbered items of the post are worded as study questions, and nearly all here have something below."""
    return trait.any_number and shape.all_study and seen.most_reply


def _are_exercises(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """A heading announces questions; all are numbered sentences with something below, or most items, and one in the post asks."""
    most = seen.replies >= THREE_QUARTERS * len(seen.looks) if trait.any_number else seen.all_reply_but(0)
    done = seen.are_numbered and most
    return seen.announced and seen.are_sentences and shape.counts["text"] > 0 and done


def _are_announced_tasks(seen: Seen, shape: Shape, trait: Trait) -> bool:
    """A heading announces questions, and most of many in the post, and here, are worded as questions or tasks."""
    return seen.announced and shape.total >= MANY and shape.is_worded and seen.are_worded


GROUNDS: tuple[Callable[[Seen, Shape, Trait], bool], ...] = (
    _most_ask,
    ask_as_others_do,
    _are_tasks_among_questions,
    _say_so,
    _are_announced,
    _all_study,
    _are_exercises,
    _are_announced_tasks,
)
