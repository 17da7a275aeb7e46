"""What a post says of its author's progress: its chapters, and in which state its questions are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..named_tuple import NamedTuple
from ..note.anchors import same_letters
from ..note.outline import QUESTIONNAIRE, parse_title
from ..note.questions.states import HALF_ANSWERED, PLACEHOLDER, UNANSWERED, WHOLE, state_of
from .reference import matched_chapters, reference_of

if TYPE_CHECKING:
    from ..note.note import Note
    from ..note.outline import Chapter, Outline
    from ..note.questions.model import Question, QuestionSection
    from .reference import ReferenceChapter, ReferenceSection


class Open(NamedTuple):
    """A question whose answer is not written, or not whole."""

    where: str
    """``line 57``, or ``cell 3 line 2``."""
    text: str
    state: str
    """One of ``note.questions.states``."""


@dataclass(eq=False, repr=False)
class ChapterProgress:
    """One chapter, or the questions of a post that has none."""

    number: int | None
    title: str
    part: str | None
    sections: int
    """How many the post lists, its questionnaire left out."""
    sections_of: int | None
    """How many the course has; None where its outline is not known."""
    answered: int
    asked: int
    """How many questions the post has."""
    questions: int
    """How many there are: what the course's outline says, at least those asked."""
    unanswered: int = 0
    placeholders: int = 0
    half_answered: int = 0
    open: list[Open] = field(default_factory=list)
    """What is left to write, in the order of the post."""


@dataclass(eq=False, repr=False)
class Progress:
    """One post."""

    path: str
    reference: str | None
    chapters: list[ChapterProgress] = field(default_factory=list)
    next_line: int | None = None
    next: str | None = None
    """What comes next: the first question without an answer, or the first chapter without questions."""

    @property
    def answered(self) -> int:
        """In all chapters."""
        return sum(chapter.answered for chapter in self.chapters)

    @property
    def questions(self) -> int:
        """In the chapters that the post has begun to answer."""
        return sum(chapter.questions for chapter in self.chapters if chapter.asked)


def read_progress(note: Note) -> Progress:
    """What a post says of its author's progress. Raises UnreadableDocument and OutlineError."""
    course = reference_of(note)
    progress = Progress(note.document.path, course.name if course else None)
    chapters = list(note.outline.chapters) if note.outline else []
    asked = _by_chapter(note, chapters)
    if note.outline is not None and not _is_of_a_course(note, note.outline, asked):
        chapters, asked = [], {None: note.questions} if note.questions else {}
    known = _references(note)
    for index, chapter in enumerate(chapters):
        reference = known.get(id(chapter))
        listed = [section for section in chapter.sections if not section.is_questionnaire]
        progress.chapters.append(
            _chapter(
                note, chapter.title.number, chapter.title.text, chapter.part.text if chapter.part else None, len(listed),
                reference, asked.get(index, []),
            )
        )  # fmt: skip
    if asked.get(None):
        progress.chapters.append(_chapter(note, None, "Questions", None, 0, None, asked[None]))
    progress.next_line, progress.next = _next(note, chapters, asked)
    return progress


def _is_of_a_course(note: Note, outline: Outline, asked: dict[int | None, list[Question]]) -> bool:
    """False for a list of links that only leads through the page or the blog: nothing in it is learnt or answered."""
    if outline.form in ("table", "headings") or reference_of(note) is not None:
        return True
    return any(chapter.questionnaire is not None for chapter in outline.chapters) or any(
        questions for index, questions in asked.items() if index is not None
    )


def _chapter(
    note: Note,
    number: int | None,
    title: str,
    part: str | None,
    listed: int,
    reference: ReferenceChapter | None,
    questions: list[Question],
) -> ChapterProgress:
    known = reference.questions if reference and reference.questions else 0
    states = Counter(state_of(note.document, question) for question in questions)
    return ChapterProgress(
        number,
        title,
        part,
        listed,
        sum(map(_counts, reference.sections)) if reference else None,
        sum(states[state] for state in WHOLE),
        len(questions),
        max(known, len(questions)),
        states[UNANSWERED],
        states[PLACEHOLDER],
        states[HALF_ANSWERED],
        list(_open(note, questions)),
    )


def _open(note: Note, questions: Sequence[Question]) -> Iterator[Open]:
    for question in questions:
        state = state_of(note.document, question)
        if state in (UNANSWERED, PLACEHOLDER, HALF_ANSWERED):
            cell, line, _ = note.document.where(question.span.start)
            yield Open(f"cell {cell} line {line}" if cell else f"line {line}", question.text, state)


def _counts(section: ReferenceSection) -> bool:
    return not section.aside and not QUESTIONNAIRE.match(section.title.text)


def _references(note: Note) -> dict[int, ReferenceChapter]:
    reference = reference_of(note)
    if reference is None or note.outline is None:
        return {}

    return {id(chapter): match for chapter, match in matched_chapters(reference, note.outline)}


def _by_chapter(note: Note, chapters: Sequence[Chapter]) -> dict[int | None, list[Question]]:
    """The questions of each chapter, by its place in the outline; None for those of no chapter."""
    found: dict[int | None, list[Question]] = {}
    for section in note.question_sections:
        found.setdefault(_chapter_of(note, section, chapters), []).extend(section.questions)
    return found


def _chapter_of(note: Note, section: QuestionSection, chapters: Sequence[Chapter]) -> int | None:
    """The chapter that a section of questions is about: by its heading's number or title, else by its questions' numbers."""
    heading = next((h for h in note.headings if section.heading is not None and h.block is section.heading), None)
    if heading is not None:
        title = parse_title(heading.text, heading.span)
        letters = same_letters(title.text)
        for index, chapter in enumerate(chapters):
            own = same_letters(chapter.title.text)
            if (own and letters.startswith(own)) or (
                title.number is not None and title.number == chapter.title.number and not letters
            ):
                return index
        numbered = [index for index, chapter in enumerate(chapters) if chapter.title.number == title.number]
        if title.number is not None and len(numbered) == 1:
            return numbered[0]
    first = {question.number[0] for question in section.questions if question.number and len(question.number) > 1}
    if len(first) == 1:
        number = first.pop()
        return next((index for index, chapter in enumerate(chapters) if chapter.title.number == number), None)
    return None


def _next(
    note: Note, chapters: Sequence[Chapter], asked: dict[int | None, list[Question]]
) -> tuple[int | None, str | None]:
    for index in (*range(len(chapters)), None):
        for question in asked.get(index, ()):
            if question.is_open:
                return note.document.place(question.span.start)[0], question.text
        if index is not None and not asked.get(index) and chapters[index].questionnaire is not None:
            return note.document.place(chapters[index].title.span.start)[0], f"the questions of {chapters[index].named}"
    return None, None
