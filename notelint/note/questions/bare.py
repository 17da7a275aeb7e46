"""``Question 3``: a heading, or a line in bold, that only numbers what is asked below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...document.blocks import Block
from ...regex import regex
from .marks import length
from .shape import Page
from .wording import LABELLED, asks, sets_a_task

_BARE = regex(
    r"\W{0,3}(?:(?:question|exercise|problem|task|quiz|challenge|frage|aufgabe|übung|pregunta|ejercicio|problema|exercice|problème|domanda"
    r"|esercizio|pergunta|exercício|questão|вопрос|задание|задача|문제|问题|题|問題|問|qn?|ques|ex|e|p)\W{0,2}\s*)?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?\W{0,3}",
    re.IGNORECASE,
)
"""``Exercise 1.2``, ``Q3``, ``E1``."""
_NAMED = regex(r"\W{0,3}[^\W\d]{4}")
_SENTENCE = 6
"""So many words are more than a title."""


def asked_below(page: Page, text: str, body: Sequence[Block]) -> str | None:
    """What is asked right below a text that only numbers it; None where the text says more, or nothing is asked there.

    A title may follow the number: ``Question 3: Ropes``. Where several questions with numbers of their own are below,
    as "Q1." and "Q2." below "Quiz 1", none of them is the heading's.
    """
    asked = _asked_right_below(page, text, body) if body else None
    return None if asked is None or (LABELLED.match(asked) and _has_another(page, body)) else asked


def _asked_right_below(page: Page, text: str, body: Sequence[Block]) -> str | None:
    if not _BARE.fullmatch(text):
        below = text_that_asks(page, body[0]) if LABELLED.match(text) and not asks(text) else None
        return below if below is not None and asks(below) else None
    asked = text_that_asks(page, body[0])
    if asked is None and len(body) > 1 and body[0].kind == "paragraph" and _NAMED.match(text):
        asked = page.plain(body[0]) if length(page.plain(body[0])) >= _SENTENCE else None
    return asked


def _has_another(page: Page, body: Sequence[Block]) -> bool:
    return any(block.kind == "paragraph" and LABELLED.match(page.plain(block)) for block in body[1:])


def names_question(text: str) -> bool:
    """True for a title that says so beside its number: "Exercise 1.2", and not "1.2"."""
    return bool(_NAMED.match(text) and _BARE.fullmatch(text))


def text_that_asks(page: Page, block: Block) -> str | None:
    """What is asked below a heading that only numbers it: a paragraph, or a quotation."""
    paragraph = block.children[0] if block.kind == "quote" and block.children else block
    if paragraph.kind != "paragraph":
        return None
    text = page.plain(paragraph)
    return text if asks(text) or sets_a_task(text) else None
