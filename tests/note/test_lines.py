"""How wide lines are."""

from __future__ import annotations

import pytest

from notelint.note.lines import columns


@pytest.mark.parametrize(("text", "wide"), [("", 0), ("loom", 4), ("métier", 6), ("织机", 4), ("a 织机.", 7)])
def test_a_chinese_character_takes_two_columns(text: str, wide: int) -> None:
    assert columns(text) == wide
