"""Jupyter, which shows a notebook as it is: ids of headings as nbconvert 7 and JupyterLab make them."""

from __future__ import annotations

from collections.abc import Sequence

from .heading_ids import HeadingText, shown_text


def jupyter_ids(headings: Sequence[HeadingText]) -> list[str]:
    """The text with hyphens for spaces, capitals and punctuation kept; alike where headings are."""
    return [shown_text(heading).strip().replace(" ", "-") for heading in headings]
