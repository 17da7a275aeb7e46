"""Which shapes are a convention: weighed over the whole file by how often they ask and by what follows them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..answers import empty_block
from .boxes import are_judged, are_tasks
from .clues import ASKS, Around, clues, is_enough
from .forms import (
    BELOW,
    READERS,
    Look,
    Options,
    brings_options,
    checks_choices,
    choices_of,
    give_choices,
    look_below,
    marked,
    marks_a_choice,
    without_choices,
)
from .further import asks_on
from .judging import pool_of, weigh
from .marks import has_mark, length
from .model import Numbered, Question, QuestionSection
from .shape import MANY, Candidate, Page, Series
from .trait import HALF, THIRD, THREE_QUARTERS, Trait
from .wording import asks, closes, has_gap, is_passage, sets_a_task, studies, studies_anywhere

_SENTENCE = 6
"""So many words are more than a title."""


@dataclass(eq=False, repr=False)
class _Seen:
    """A series with what is below each of its blocks."""

    series: Series
    looks: list[Look]
    asking: list[bool]
    announced: bool = False
    """Whether a heading announces questions, here or in the posts beside this one."""

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many blocks have an answer in each form; under ``text``, how many ask."""
        return {form: sum(_has(form, seen) for seen in self.looks) for form in BELOW} | {"text": sum(self.asking)}

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
        return all(length(candidate.text) >= _SENTENCE for candidate in self.series.candidates)


def _has(form: str, seen: Look) -> bool:
    if form == "details":
        return seen.details is not None
    return bool(seen.boxes) if form == "ticks" else form == "labels" and seen.label is not None


class _Shape:
    """All series of one shape in a file: what they lend each other."""

    def __init__(self, group: list[_Seen]) -> None:
        self.group = group
        self.total = sum(len(seen.looks) for seen in group)
        self.counts = {form: sum(seen.counts[form] for seen in group) for form in READERS}
        texts = [
            (candidate.text, ask)
            for seen in group
            for candidate, ask in zip(seen.series.candidates, seen.asking, strict=True)
        ]
        worded = sum(ask or has_mark(text) or studies_anywhere(text) for text, ask in texts)
        most_ask = self.counts["text"] * 2 >= self.total
        self.dominant = most_ask and worded * 4 >= self.total * 3
        tasks = sum(ask or has_mark(text) or studies_anywhere(text) or sets_a_task(text) for text, ask in texts)
        self.nearly_all = most_ask and tasks * 10 >= self.total * 9 and self.total > MANY
        self.all_study = self.total > MANY and all(studies(text) for text, _ in texts)

    @cached_property
    def is_worded(self) -> bool:
        """Whether nearly all blocks begin as a study question or a task does."""
        texts = [candidate.text for seen in self.group for candidate in seen.series.candidates]
        worded = sum(asks(text) or sets_a_task(text) for text in texts)
        return worded * 4 >= len(texts) * 3 and sum(asks(text) or studies(text) for text in texts) * 2 >= len(texts)

    @cached_property
    def has_options(self) -> bool:
        """Whether boxes to tick are options of questions, and no tasks."""
        boxed = [look.boxes for seen in self.group for look in seen.looks if look.boxes]
        asking = sum(
            ask for seen in self.group for ask, look in zip(seen.asking, seen.looks, strict=True) if look.boxes
        )
        ticked = sum(any(ticks for ticks, _ in boxes.options) for boxes in boxed)
        return are_judged(boxed) or (not are_tasks(boxed) and asking * 2 >= len(boxed) and ticked * 2 >= len(boxed))

    @cached_property
    def label(self) -> tuple[str, int]:
        """The words above most answers, and how many have them; where no answer is here yet, those that say what it is."""
        found = Counter(look.label for seen in self.group for look in seen.looks if look.label)
        return found.most_common(1)[0] if found else ("answer", 0)


def recognise(page: Page, pool: Iterable[Series], trait: Trait) -> list[QuestionSection]:
    """The sections of questions among series of blocks; those of one shape lend each other their weight."""
    by_shape: dict[str, list[_Seen]] = defaultdict(list)
    for series in pool:
        looks = [look_below(page, candidate) for candidate in series.candidates]
        asking = [_asks(candidate, trait) for candidate in series.candidates]
        seen = _Seen(series, looks, asking)
        seen.announced = page.announces(series.heading) or (trait.replied > 0 and _is_announced_nearby(page, seen))
        by_shape[series.shape].append(seen)
    shapes = [_Shape(group) for group in by_shape.values()]
    found = [section for shape in shapes for section in _weigh_shape(page, shape, trait)]
    return found + _asked_inside(page, shapes, found, trait)


def _asked_inside(
    page: Page, shapes: list[_Shape], found: list[QuestionSection], trait: Trait
) -> list[QuestionSection]:
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
            if inside and first.start not in taken and seen.marked == 1 and _all_reply(seen):
                section = _section(page, seen, "text", shape, trait)
                sections += [section] if section is not None else []
    return sections


def _is_announced_nearby(page: Page, seen: _Seen) -> bool:
    """Whether the posts beside this one answer questions below a heading as the one above blocks that all ask."""
    heading = seen.series.heading
    if heading is None or seen.marked < 1 or len(seen.looks) < 2 or page.prompts(heading):
        return False
    return all(studies(candidate.text) for candidate in seen.series.candidates) and page.announces_nearby(heading)


def _asks(candidate: Candidate, trait: Trait) -> bool:
    if closes(candidate.text):
        return False
    if candidate.sure or asks(candidate.text):
        return True
    if candidate.number is None:
        return False
    return (candidate.block.kind == "heading" and is_passage(candidate.text)) or (
        trait.any_number and has_mark(candidate.text)
    )


def _weigh_shape(page: Page, shape: _Shape, trait: Trait) -> list[QuestionSection]:
    found, lending = [], []
    for seen in shape.group:
        own = _form(page, seen, shape, trait)
        form = own or _usual_form(page, seen, trait)
        section = _section(page, seen, form, shape, trait) if form is not None else None
        if section is not None:
            found.append(section)
            section.shown_beside = own is None
            if own is not None and (own != "text" or not _asks_as_others_do(seen, shape, trait)):
                lending.append(section)
    pools = {form: pool_of([section for section in lending if section.form == form]) for form in READERS}
    return [section for section in found if weigh(page, section, pools[section.form], trait)]


def _form(page: Page, seen: _Seen, shape: _Shape, trait: Trait) -> str | None:
    """The form that answers have in a series; None where it does not ask."""
    for form in ("details", "labels", "ticks"):
        count, own = shape.counts[form], seen.counts[form]
        all_have_it = 0 < count == own == len(seen.looks)
        if count < MANY and not (
            _is_enough_alone(seen, form) or (all_have_it and page.is_usual(_way(seen.series, form)))
        ):
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
    return "text" if _asks_in_text(page, seen, shape, trait) else None


def _way(series: Series, form: str) -> str:
    """What asks and how it is answered, as the posts of a blog have it in common."""
    return f"{series.name}, {BELOW[form]}"


def _usual_form(page: Page, seen: _Seen, trait: Trait) -> str | None:
    """The form in which the posts beside this one answer what asks as a series does; None where these are no such questions.

    Each block must ask. A list of which nothing is answered may as well say what the post is about.
    """
    heading, candidates = seen.series.heading, seen.series.candidates
    if seen.marked < 1 or not all(asks(one.text) and studies(one.text) for one in candidates):
        return None
    if page.prompts(heading) or (trait.replied and not seen.announced and not _replies(seen)):
        return None
    return next((form for form in BELOW if page.is_usual(_way(seen.series, form))), None)


def _is_enough_alone(seen: _Seen, form: str) -> bool:
    """Whether the few blocks of a series all ask, and all have their answer in one form; one will do with "Answer:" below."""
    count = seen.counts[form]
    one_will_do = form == "labels" and all(look.label is not None and len(look.label) > 1 for look in seen.looks)
    if count < 2 and not (one_will_do and all(_asks_or_sets(candidate) for candidate in seen.series.candidates)):
        return False
    return count == len(seen.looks) and seen.marked == 1


def _asks_or_sets(candidate: Candidate) -> bool:
    """Whether a block asks, or has a number and sets a task."""
    return asks(candidate.text) or (candidate.number is not None and sets_a_task(candidate.text))


def _asks_in_text(page: Page, seen: _Seen, shape: _Shape, trait: Trait) -> bool:
    """Whether a series asks, where its answers are text like any other."""
    enough = shape.counts["text"] >= MANY
    if enough and (seen.marked >= trait.asking or (shape.nearly_all and seen.marked >= THIRD)):
        return True
    if _asks_as_others_do(seen, shape, trait):
        return True
    if shape.dominant and shape.total >= 2 * MANY and seen.are_sentences:
        return True
    if _say_so(seen):
        return True
    announced = seen.announced
    all_ask = seen.marked == 1 and shape.total > 1
    few_will_do = trait.replied < THREE_QUARTERS and _all_reply(seen)
    if all_ask and announced and few_will_do:
        return True
    if trait.any_number and shape.all_study and _most_reply(seen):
        return True
    if announced and seen.are_sentences and shape.counts["text"] > 0 and _each_is_done(seen, trait):
        return True
    return shape.total >= MANY and announced and shape.is_worded and _are_worded(seen)


def _each_is_done(seen: _Seen, trait: Trait) -> bool:
    """Whether the numbered blocks of a series all have something below them; nearly all items of a list will do."""
    numbered = all(candidate.number is not None for candidate in seen.series.candidates)
    return numbered and (_most_reply(seen) if trait.any_number else _all_reply(seen))


def _say_so(seen: _Seen) -> bool:
    """Whether markup and words alike say that each block asks, and any is answered: ``!!! question "Why?"``, or a sentence there."""
    return _replies(seen) > 0 and all(
        candidate.sure and (asks(candidate.text) or length(candidate.text) > _SENTENCE)
        for candidate in seen.series.candidates
    )


def _replies(seen: _Seen) -> int:
    """How many blocks have something below them, or after their first line."""
    return sum(bool(candidate.body) or candidate.behind is not None for candidate in seen.series.candidates)


def _all_reply(seen: _Seen) -> bool:
    return len(seen.looks) > 1 and _replies(seen) == len(seen.looks)


def _asks_as_others_do(seen: _Seen, shape: _Shape, trait: Trait) -> bool:
    """Whether half of a series asks, and is answered, where others of its shape ask throughout; it lends them no weight."""
    return (
        HALF <= seen.marked < trait.asking
        and _all_reply_but_one(seen)
        and any(other.is_plain_asking for other in shape.group)
    )


def _all_reply_but_one(seen: _Seen) -> bool:
    return len(seen.looks) > 1 and _replies(seen) >= len(seen.looks) - 1


def _most_reply(seen: _Seen) -> bool:
    """Whether nearly all blocks of a series have something below them, and all are numbered."""
    candidates = seen.series.candidates
    return _replies(seen) * 5 >= len(candidates) * 4 and all(candidate.number is not None for candidate in candidates)


def _are_worded(seen: _Seen) -> bool:
    """Whether study questions without a mark are most of a series: "Name …", "Explain …"."""
    own = [candidate.text for candidate in seen.series.candidates]
    return sum(asks(text) or sets_a_task(text) for text in own) * 3 >= len(own) * 2


def _section(page: Page, seen: _Seen, form: str, shape: _Shape, trait: Trait) -> QuestionSection | None:
    """The questions of a series, each with its answer."""
    series = seen.series
    options = _options(page, seen, form)
    most_ask = shape.dominant or shape.nearly_all or (trait.any_number and seen.marked >= trait.asking)
    around = Around(most_ask, seen.announced, trait.any_number)
    numbered = _most_are_numbered(seen, form)
    questions, unlabelled, labelled = [], [], []
    choices = [choices_of(page.document, candidate) for candidate in series.candidates]
    elsewhere = [
        any(_has(one, look) for one in BELOW) for found, look in zip(choices, seen.looks, strict=True) if found
    ]
    if not give_choices(series.candidates, choices, sum(elsewhere) * 2 > len(elsewhere)):
        choices = [[] for _ in choices]
    for candidate, look, asking, found in zip(series.candidates, seen.looks, seen.asking, choices, strict=True):
        if found and not _has(form, look):
            bare = without_choices(page.document, candidate, found)
            question = READERS[form](page, bare, look_below(page, bare), options)
            question.options, question.answer = found, question.answer or marked(found)
        else:
            question = READERS[form](page, candidate, look, options)
        if _only_asks_on(question):
            question.answer = None
        if question.answer is None:
            question.kept_by = empty_block(page.document, candidate.body)
        if _has(form, look):
            questions.append(question)
            labelled.append((question, look.label or ""))
        elif _belongs(question, candidate, asking, form, around, numbered):
            questions.append(question)
            unlabelled.append(question)
    if not questions:
        return None
    section = QuestionSection(
        f"{trait.name}, {BELOW[form]}",
        form,
        "",
        questions,
        series.heading,
        marked_as=trait.marked_as,
        help=trait.helps.get(form, trait.help),
        numbers=[Numbered(c.number, c.span, c.begins_list) for c in series.candidates if c.number is not None],
        siblings=len(series.candidates),
    )
    section.announced, section.way = seen.announced, _way(series, form)
    if form == "labels":
        section.label = shape.label[0]
        section.help = f'write the answer after "{section.label.capitalize()}:", as below the others'
        section.otherwise = [(q, words) for q, words in labelled if section.label not in words and len(words) > 1]
        section.unlabelled = [q for q in unlabelled if q.answer is not None and asks(q.text)]
    section.reason = _reason(seen, form, section)
    return section


def _options(page: Page, seen: _Seen, form: str) -> Options:
    """What the questions of a series bring along to choose from."""
    candidates = seen.series.candidates
    if form != "text":
        listed = sum(map(brings_options, candidates, seen.looks)) * 2 > seen.counts["details"]
        return Options.LISTED if listed else Options.NONE
    checked = sum(checks_choices(page.document, candidate) for candidate in candidates)
    if checked > 1 and checked * 2 > len(candidates):
        return Options.CHECKED
    return Options.LISTED if any(marks_a_choice(page.document, one) for one in candidates) else Options.NONE


def _only_asks_on(question: Question) -> bool:
    """Whether all that is below a question belongs to it: "Explain your answer."."""
    lines = question.answer.lines if question.answer is not None else []
    return bool(lines) and all(asks_on(line.text) for line in lines)


def _most_are_numbered(seen: _Seen, form: str) -> bool:
    """Whether at least half of the blocks that have an answer in a form have a number."""
    sure = [
        candidate
        for candidate, look in zip(seen.series.candidates, seen.looks, strict=True)
        if form == "text" or _has(form, look)
    ]
    return sum(candidate.number is not None for candidate in sure) * 2 >= max(1, seen.counts[form])


def _reason(seen: _Seen, form: str, section: QuestionSection) -> str:
    total, name = len(seen.looks), seen.series.name
    if form == "text":
        count, outright = len(section.questions), sum(ASKS in question.clues for question in section.questions)
        without = f" ({outright} ask{'s' * (outright == 1)} outright)" if outright < count else ""
        return f"{count} of {total} {name} are questions{without}, {section.answered} are answered below"
    have = "have a label for the answer" if form == "labels" else f"are {BELOW[form]}"  # it may have nothing after it
    return f"{seen.counts[form]} of {total} {name} {have}"


def _belongs(question: Question, candidate: Candidate, asking: bool, form: str, around: Around, numbered: bool) -> bool:
    """True for a block of an asking shape that is a question too, though it lacks what most siblings have."""
    answered = question.answer is not None
    if closes(candidate.text):
        return False
    if form == "text":
        question.clues = clues(candidate, asking, answered or question.done is not None, around)
        return is_enough(question.clues)
    if not answered and has_gap(candidate.text):
        return False
    if numbered and candidate.number is None:
        return False
    return asking or candidate.number is not None or answered or not candidate.body or studies(candidate.text)
