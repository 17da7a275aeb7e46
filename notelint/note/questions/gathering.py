"""The section that a series of blocks makes: each question with its answer, and what the others tell of both."""

from __future__ import annotations

from ..answers import empty_block
from .choices import choices_of, give_choices, without_choices
from .clues import ASKS, Around, clues, is_enough
from .forms import (
    BELOW,
    READERS,
    Options,
    brings_options,
    checks_choices,
    look_below,
    marked,
    marks_a_choice,
    ticked,
)
from .further import asks_on
from .model import Numbered, Question, QuestionSection
from .shape import Candidate, Page
from .siblings import Seen, Shape, has_form
from .trait import Trait
from .wording import asks, closes, has_gap, studies


def section_of(page: Page, seen: Seen, form: str, shape: Shape, trait: Trait) -> QuestionSection | None:
    """The questions of a series, each with its answer."""
    series = seen.series
    options = _options(page, seen, form)
    most_ask = shape.dominant or shape.nearly_all or (trait.any_number and seen.marked >= trait.asking)
    around = Around(most_ask, seen.announced, trait.any_number)
    numbered = _most_are_numbered(seen, form)
    questions, unlabelled, labelled = [], [], []
    choices = [choices_of(page.document, candidate) for candidate in series.candidates]
    elsewhere = [
        any(has_form(one, look) for one in BELOW) for found, look in zip(choices, seen.looks, strict=True) if found
    ]
    if not give_choices(series.candidates, choices, sum(elsewhere) * 2 > len(elsewhere)):
        choices = [[] for _ in choices]
    for candidate, look, asking, found in zip(series.candidates, seen.looks, seen.asking, choices, strict=True):
        if found and not has_form(form, look):
            bare = without_choices(page.document, candidate, found)
            question = READERS[form](page, bare, look_below(page, bare), options)
            question.options, question.answer = found, question.answer or marked(found)
        else:
            question = READERS[form](page, candidate, look, options)
        if _only_asks_on(question) or _is_kept_open(candidate):
            question.answer = None
        if question.answer is None and form != "ticks":
            question.answer = ticked(page.document, candidate)
        question.until = max(question.until, candidate.until)
        if question.answer is None:
            question.kept_by = empty_block(page.document, candidate.body)
        if has_form(form, look):
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
    section.announced, section.way = seen.announced, seen.way(form)
    if form == "labels":
        section.label = shape.label[0]
        section.help = f'write the answer after "{section.label.capitalize()}:", as below the others'
        section.otherwise = [(q, words) for q, words in labelled if section.label not in words and len(words) > 1]
        section.unlabelled = [q for q in unlabelled if q.answer is not None and asks(q.text)]
    section.reason = _reason(seen, form, section)
    return section


def _options(page: Page, seen: Seen, form: str) -> Options:
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


def _is_kept_open(candidate: Candidate) -> bool:
    """Whether an empty quote is right below a block: what follows that is no answer."""
    first = candidate.body[0] if candidate.body and candidate.behind is None else None
    return first is not None and first.kind == "quote" and not first.children


def _most_are_numbered(seen: Seen, form: str) -> bool:
    """Whether at least half of the blocks that have an answer in a form have a number."""
    sure = [
        candidate
        for candidate, look in zip(seen.series.candidates, seen.looks, strict=True)
        if form == "text" or has_form(form, look)
    ]
    return sum(candidate.number is not None for candidate in sure) * 2 >= max(1, seen.counts[form])


def _reason(seen: Seen, form: str, section: QuestionSection) -> str:
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
