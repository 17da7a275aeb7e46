"""Which shapes are a convention: weighed over the whole file by how often they ask and by what follows them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from .forms import BELOW, READERS, look_below
from .gathering import section_of
from .grounds import ask_as_others_do, asks_in_text
from .judging import pool_of, weigh
from .marks import has_mark
from .model import QuestionSection
from .shape import MANY, Candidate, Page, Series
from .siblings import Seen, Shape
from .trait import HALF, Trait
from .wording import asks, closes, examines, is_passage, sets_a_task, studies


def recognise(page: Page, pool: Iterable[Series], trait: Trait) -> list[QuestionSection]:
    """The sections of questions among series of blocks; those of one shape lend each other their weight."""
    by_shape: dict[str, list[Seen]] = defaultdict(list)
    for series in pool:
        looks = [look_below(page, candidate) for candidate in series.candidates]
        asking = [_asks(candidate, trait) for candidate in series.candidates]
        seen = Seen(series, looks, asking)
        seen.announced = page.announces(series.heading) or (trait.replied > 0 and _is_announced_nearby(page, seen))
        by_shape[series.shape].append(seen)
    shapes = [Shape(group) for group in by_shape.values()]
    found = [section for shape in shapes for section in _weigh_shape(page, shape, trait)]
    return found + _asked_inside(page, shapes, found, trait)


def _asked_inside(page: Page, shapes: list[Shape], found: list[QuestionSection], trait: Trait) -> list[QuestionSection]:
    """The few blocks inside of answers that ask too, and are answered: the parts of a question."""
    answers = sorted(q.answer.span for section in found for q in section.questions if q.answer is not None)
    starts = [span.start for span in answers]
    taken = {question.span.start for section in found for question in section.questions}
    sections = []
    for shape in shapes:
        for seen in shape.group:
            first = seen.series.candidates[0].span
            index = bisect_right(starts, first.start) - 1
            inside = index >= 0 and first.start < answers[index].end
            if inside and first.start not in taken and seen.marked == 1 and seen.all_reply_but(0):
                section = section_of(page, seen, "text", shape, trait)
                sections += [section] if section is not None else []
    return sections


def _is_announced_nearby(page: Page, seen: Seen) -> bool:
    """Whether the posts beside this one answer questions below a heading as the one above blocks that all ask."""
    heading = seen.series.heading
    if heading is None or seen.marked < 1 or len(seen.looks) < 2 or page.prompts(heading):
        return False
    return all(studies(candidate.text) for candidate in seen.series.candidates) and page.announces_nearby(heading)


def _weigh_shape(page: Page, shape: Shape, trait: Trait) -> list[QuestionSection]:
    found, lending = [], []
    for seen in shape.group:
        own = _form(page, seen, shape, trait)
        form = own or _usual_form(page, seen, trait)
        section = section_of(page, seen, form, shape, trait) if form is not None else None
        if section is not None:
            found.append(section)
            section.shown_beside = own is None
            if own is not None and (own != "text" or not ask_as_others_do(seen, shape, trait)):
                lending.append(section)
    pools = {form: pool_of([section for section in lending if section.form == form]) for form in READERS}
    return [section for section in found if weigh(page, section, pools[section.form], trait)]


def _form(page: Page, seen: Seen, shape: Shape, trait: Trait) -> str | None:
    """The form that answers have in a series; None where it does not ask."""
    for form in ("details", "labels", "ticks"):
        count, own = shape.counts[form], seen.counts[form]
        all_have_it = 0 < count == own == len(seen.looks)
        if count < MANY and not (_is_enough_alone(seen, form) or (all_have_it and page.is_usual(seen.way(form)))):
            continue
        most = own * 2 >= len(seen.looks)
        if not most and not (own and count * 4 >= shape.total * 3 and seen.marked >= HALF):
            continue
        if (
            form == "details"
            or (form == "labels" and shape.label[1] >= min(MANY, len(seen.looks)))
            or (form == "ticks" and shape.has_options)
        ):
            return form
        if form == "ticks":
            return None  # tasks, or a checklist
    return "text" if asks_in_text(seen, shape, trait) else None


def _usual_form(page: Page, seen: Seen, trait: Trait) -> str | None:
    """The form in which the posts beside this one answer what asks as a series does; None where these are no such questions.

    Each block must ask. A list of which nothing is answered may as well say what the post is about.
    """
    heading, candidates = seen.series.heading, seen.series.candidates
    if seen.marked < 1 or not all(asks(one.text) and studies(one.text) for one in candidates):
        return None
    if page.prompts(heading) or (trait.replied and not seen.announced and not seen.replies):
        return None
    return next((form for form in BELOW if page.is_usual(seen.way(form))), None)


def _is_enough_alone(seen: Seen, form: str) -> bool:
    """Whether the few blocks of a series all ask, and all have their answer in one form; one will do with "Answer:" below."""
    count = seen.counts[form]
    one_will_do = form == "labels" and all(look.label is not None and len(look.label) > 1 for look in seen.looks)
    if count < 2 and not (one_will_do and all(_asks_or_sets(candidate) for candidate in seen.series.candidates)):
        return False
    return count == len(seen.looks) and seen.marked == 1


def _asks_or_sets(candidate: Candidate) -> bool:
    """Whether a block asks, or has a number and sets a task."""
    return asks(candidate.text) or (candidate.number is not None and sets_a_task(candidate.text))


def _asks(candidate: Candidate, trait: Trait) -> bool:
    if closes(candidate.text):
        return False
    if candidate.sure or asks(candidate.text):
        return True
    is_heading = candidate.block.kind == "heading"
    if candidate.number is None:
        return is_heading and examines(candidate.text)
    return (is_heading and (is_passage(candidate.text) or examines(candidate.text))) or (
        trait.any_number and has_mark(candidate.text)
    )
