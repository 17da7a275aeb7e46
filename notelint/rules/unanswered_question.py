"""This question has no answer, while most others do.

What counts as an answer depends on the others in the section: a `<details>` element, nested items, text below. If
most of a section is open, but the rest of the post is answered or the first questions are, it is work in progress and
gets one finding, as info. If hardly anything is answered, nothing is reported. Among questions answered in
`<details>`, a link to follow or a cell to run belongs to the question. In a list of bold terms, each with a colon and
its definition, a term without a definition is reported too.

Bad:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

    ### 3. What is a loss?

    A number for how wrong the model is.

Good:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

    The slopes of the loss.

    ### 3. What is a loss?

    A number for how wrong the model is.
"""

from bisect import bisect_left
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..majority import nearly_all
from ..note.note import Note
from ..note.questions.marks import has_mark
from ..note.questions.model import Question, QuestionSection
from ..note.questions.wording import shortened
from ..regex import regex
from . import Rule

_GOES_ON = regex(r"\w[:,：，]\s+\w+\W+\w")
_MOST = 20
"""So many lines are named."""


def check(note: Note) -> Iterator[Finding]:
    for section in note.question_sections:
        if section.judged and section.answered * 3 >= len(section.questions):
            yield from _missing(note, section)
        elif section.judged or section.in_progress:
            yield from _in_progress(note, section)
    for term in note.bare_terms:
        text = note.document.slice(term.span).strip("*_ :：")
        message = f'no definition, where {term.defined} of {term.total} terms have one: "{text}"'
        yield Finding(term.span, message, "write what it is")


def _missing(note: Note, section: QuestionSection) -> Iterator[Finding]:
    """One finding for each question that is left out among answered ones, unless a details element is opened for it."""
    unclosed = sorted(tag.span.start for tag in note.tree.unmatched if not tag.closing)
    ends = [question.span.start for question in section.questions[1:]] + [len(note.text)]
    for question, end in zip(section.questions, ends, strict=True):
        is_opened = bisect_left(unclosed, question.span.end) < bisect_left(unclosed, end)
        if question.answer is None and not is_opened:
            missing = f"no answer but {question.kept_by}" if question.kept_by else "no answer"
            message = f'{missing}, where {section.answered} of {len(section.questions)} have one: "{shortened(question.text)}"'
            yield Finding(question.span, message, _how_to_answer(section, question))


def _how_to_answer(section: QuestionSection, question: Question) -> str:
    """The hint for a missing answer; the answer may be there, behind a colon or comma in place of the question mark."""
    marked = sum(has_mark(other.text) for other in section.questions)
    if (
        has_mark(question.text)
        or not _GOES_ON.search(question.text)
        or not nearly_all(marked, len(section.questions) - 1)
    ):
        return section.help
    return "end the question with a question mark, and write the answer below it"


def _in_progress(note: Note, section: QuestionSection) -> Iterator[Finding]:
    """One finding for all open questions of a section that its author has not got through yet."""
    missing = [question for question in section.questions if question.answer is None]
    if not missing:
        return
    if len(section.questions) == 1:  # one question alone shows no progress
        if section.shown_beside or (section.judged and section.form == "text"):
            others = "questions in the posts beside this one" if section.shown_beside else "others in this post"
            message = f'no answer, where most {others} have one: "{shortened(missing[0].text)}"'
            severity = Severity.INFO if section.shown_beside else None
            yield Finding(missing[0].span, message, section.help, severity=severity)
        return
    places = lines_named(note, [question.span for question in missing])
    message = f"{len(missing)} of {len(section.questions)} questions here have no answer yet: {places}"
    span = Span(missing[0].span.start, missing[-1].span.end)
    yield Finding(span, message, section.help, severity=Severity.INFO)


def lines_named(note: Note, spans: list[Span]) -> str:
    """Where some spans are: "lines 3, 7, 9", the first ones of many."""
    lines = [note.document.place(span.start)[0] for span in spans]
    return f"line{'s' * (len(lines) > 1)} " + ", ".join(map(str, lines[:_MOST])) + (" …" if len(lines) > _MOST else "")


RULE = Rule("QA001", "unanswered-question", "A question without an answer among answered ones", Severity.WARNING, check)
