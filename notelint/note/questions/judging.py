"""Whether a missing answer means something: by the siblings, those elsewhere in the post, and the posts beside it."""

from __future__ import annotations

from ...diagnostic import Span
from ...named_tuple import NamedTuple
from ..answers import breaks_line
from .forms import without_done_mark
from .model import Question, QuestionSection
from .shape import MANY, Page
from .trait import HALF, THIRD, THREE_QUARTERS, TWO_THIRDS, Trait
from .wording import asks, looks_back, studies


class Pool(NamedTuple):
    """How many questions of one shape and form there are in a file, and how many of them have anything for an answer."""

    total: int
    given: int


def pool_of(sections: list[QuestionSection]) -> Pool:
    """The questions of some sections, counted."""
    questions = [question for section in sections for question in section.questions]
    return Pool(len(questions), _given(questions))


def _given(questions: list[Question]) -> int:
    """How many have anything for an answer. An empty item or quote counts too, but a template of nothing else does not."""
    given = sum(question.answer is not None for question in questions)
    return given + min(given, sum(question.kept_by is not None for question in questions))


def weigh(page: Page, section: QuestionSection, pool: Pool, trait: Trait) -> bool:
    """Say whether a missing answer means something here; False where the section had better not be one at all."""
    real, total, is_text = section.answered, len(section.questions), section.form == "text"
    given = _given(section.questions)
    announced = section.announced
    needed = max(HALF, trait.replied) if is_text and not announced else HALF
    if is_text and _mostly_on_one_line(page, section):
        needed, total = THREE_QUARTERS, total if total > MANY + 1 else 0
    if any(question.done is not None for question in section.questions):
        section.judged = False  # a list of what is done: no answers are missing
        return announced or sum(studies(without_done_mark(question.text)) for question in section.questions) * 2 > total
    many_elsewhere = pool.total - len(section.questions) >= (MANY if len(section.questions) >= MANY else 1)
    elsewhere = many_elsewhere and pool.total > MANY and pool.given >= needed * pool.total
    enough = given >= needed * total or (elsewhere and given >= THIRD * total)
    section.judged = (enough or (elsewhere and _is_left_out(section, pool))) and (
        total >= MANY or elsewhere or not is_text
    )
    prompts = page.prompts(section.heading)
    if _look_back(page, section) or (prompts and not announced and given < THREE_QUARTERS * len(section.questions)):
        prompts, section.judged = True, False  # what one asks oneself and the team
    section.in_progress = (
        not section.judged
        and total >= MANY
        and not prompts
        and (
            (elsewhere and (given > 0 or not is_text))
            or (real >= MANY and real >= THIRD * total)
            or (announced and real >= 2 and real * 5 >= total)
        )
    )
    several = len(section.questions) > 1 and (announced or (given > 0 and _all_study(section)))
    if not section.judged and not section.in_progress and (section.shown_beside or several):
        ask_nearby(page, section, given)
    if is_text and not section.judged and not section.in_progress:
        if prompts and given >= THREE_QUARTERS * len(section.questions):
            return True
        if total >= MANY and all(question.kept_by or question.answer is not None for question in section.questions):
            return True  # each has a place for its answer
        small = announced and len(section.questions) > 1 and given >= TWO_THIRDS * len(section.questions)
        return not trait.replied or small or (announced and total >= MANY and not prompts)
    return True


def ask_nearby(page: Page, section: QuestionSection, given: int) -> None:
    """Go by the posts beside this one, where these ask in the same way and answer most."""
    if not page.is_usual(section.way) or page.prompts(section.heading):
        return
    total, answered = page.ways.counts[section.way]
    section.judged = given * 2 >= len(section.questions)
    section.in_progress = not section.judged
    section.reason += f"; the posts beside this one answer {answered} of {total} such questions"


def _all_study(section: QuestionSection) -> bool:
    """Whether each asks in the words of a study question."""
    return all(asks(question.text) and studies(question.text) for question in section.questions)


def _mostly_on_one_line(page: Page, section: QuestionSection) -> bool:
    """Whether answers follow the question mark on its line, as remarks do too."""
    answered = [(question, question.answer) for question in section.questions if question.answer is not None]
    on_line = [
        1
        for question, answer in answered
        if not answer.set_apart and not breaks_line(page.document, Span(question.span.end, answer.span.start))
    ]
    return len(on_line) * 2 > len(answered)


def _is_left_out(section: QuestionSection, pool: Pool) -> bool:
    """Whether none of a section's questions is answered, all are study questions with a number or as headings, and nearly all elsewhere are."""
    if any(question.answer is not None for question in section.questions):
        return False
    others = pool.total - len(section.questions)
    known = section.marked_as == "headings"
    return pool.given >= THREE_QUARTERS * others and all(
        (question.number is not None or (known and asks(question.text))) and studies(question.text)
        for question in section.questions
    )


def _look_back(page: Page, section: QuestionSection) -> bool:
    """Whether a section is a retrospective: its heading says so, or two of its questions do."""
    if section.heading is not None and looks_back(page.plain(section.heading)):
        return True
    prompts = sum(looks_back(question.text) for question in section.questions)
    return prompts > 1 or (prompts == 1 and looks_back(page.title))
