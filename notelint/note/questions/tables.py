"""``| Question | Answer |``: a column of a table asks, and the next one answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...regex import regex
from ..answers import Answer, Text
from ..headings import plain_text
from .model import Numbered, Question, QuestionSection
from .shape import MANY, Page
from .trait import TWO_THIRDS
from .wording import asks, number_of

if TYPE_CHECKING:
    from ..tables import Table

_ASKING = regex(
    r"(?:the\s+)?(?:questions?|q|prompt|fragen?|preguntas?|domand[ae]|perguntas?|вопросы?)|问题|題目|题目|質問|질문|문제",
    re.IGNORECASE,
)
_ANSWERING = regex(
    r"(?:(?:the|my|your|correct|right|short)\s+)?(?:answers?(?:\(s\))?|ans|a|responses?|solutions?|antwort(?:en)?|lösung(?:en)?|respuestas?"
    r"|réponses?|rispost[ae]|respostas?|ответы?)|答案|回答|答え|解答|정답|답변?",
    re.IGNORECASE,
)
_SCORING = regex(
    r"\b(?:points?|scores?|marks?|weight(?:ing)?|max(?:imum)?|priority|status|done|date|owner|who|punkte|puntos|pontos|punti|баллы)\b",
    re.IGNORECASE,
)
"""Heads of a column that says what a question is worth, or who will see to it."""


def read(page: Page) -> list[QuestionSection]:
    """Tables with a column that is headed "Question" or asks, and one of answers on its right."""
    return [section for table in page.tables if (section := _section(page, table)) is not None]


def _section(page: Page, table: Table) -> QuestionSection | None:
    texts = [[plain_text(page.document, cell).strip() for cell in row] for row in table.texts]
    columns = _columns(texts)
    if columns is None or len(table.rows) - 1 < MANY:
        return None
    questions = list(_questions(page, table, texts, *columns))
    asking, answered = sum(asks(q.text) for q in questions), sum(q.answer is not None for q in questions)
    if len(questions) < MANY or asking < TWO_THIRDS * len(questions):
        return None
    section = QuestionSection(
        "rows of a table, answered in the next column",
        "text",
        f"{asking} of {len(questions)} rows ask in one column, {answered} are answered in another",
        questions,
        page.heading_above(table.block),
        marked_as="rows of the table",
        help="write the answer into its cell",
        numbers=[Numbered(question.number, question.span) for question in questions if question.number],
        siblings=len(questions),
    )
    section.judged = answered * 2 >= len(questions)
    section.in_progress = not section.judged and answered >= MANY and answered * 3 >= len(questions)
    return section


def _columns(texts: list[list[str]]) -> tuple[int, int] | None:
    """The columns of questions and of answers, by their headers; two columns need none for the answers."""
    header, *rows = texts
    asked = next((index for index, cell in enumerate(header) if _ASKING.fullmatch(cell)), None)
    if asked is None:
        counts = [sum(asks(cell) for cell in column) for column in zip(*rows, strict=False)]
        asked = next((index for index, count in enumerate(counts) if count >= TWO_THIRDS * len(rows)), None)
    if asked is None:
        return None
    right = range(asked + 1, len(header))
    answered = next((index for index in right if _ANSWERING.fullmatch(header[index])), None)
    if answered is None and len(header) == asked + 2:
        answered = asked + 1
    if answered is None or _SCORING.search(header[answered]):
        return None
    return asked, answered


def _questions(page: Page, table: Table, texts: list[list[str]], asked: int, answered: int) -> Iterator[Question]:
    for row, cells in zip(table.rows[1:], texts[1:], strict=True):
        if len(row.cells) <= asked or not cells[asked]:
            continue
        text, span = cells[asked], row.cells[asked]
        number = number_of(text) or (number_of(cells[asked - 1]) if asked else None)
        answer = _answer(page, row.cells[answered]) if len(row.cells) > answered else None
        yield Question(text, span, number, answer=answer, placeholder_words=page.placeholder_words)


def _answer(page: Page, cell: Span) -> Answer | None:
    text = page.document.slice(cell)
    return Answer(text, cell, [Text(text, cell)]) if text.strip() else None
