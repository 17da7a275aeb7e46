"""The words of a post, however they are looked for, are those that one pattern tells."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from notelint.note import words
from notelint.note.words import BREAK, WORD, Prose, plain_words, straight

TEXTS = st.lists(
    st.sampled_from(
        [
            "a",
            "to",
            "Sea",
            "naïve",
            "'",
            "’",
            " ",
            "\n",
            "*",
            "**",
            "-",
            "_",
            "@",
            "#",
            "\\",
            "(",
            "=",
            "1",
            ".",
            BREAK,
            words.FILLER,
            "\x1c",
        ]
    ),
    max_size=40,
).map("".join)


@given(TEXTS)
@example("a-")
@example("don't don’t to*to a- to-\nto to-to")
def test_words_are_counted_as_written(text: str) -> None:
    written = Prose(text).written
    assert written == Counter(word.replace("’", "'") for word in WORD.findall(text))
    assert list(written) == list(dict.fromkeys(word.replace("’", "'") for word in WORD.findall(text)))


@given(TEXTS, st.sets(st.sampled_from(["a", "to", "Sea", "naïve", "to'a", "t", "toto", "Seato"])))
@example("to'a’to to'a", {"to", "to'a"})
@example("1to _to to to1", {"to"})
def test_some_words_are_found(text: str, wanted: set[str]) -> None:
    places = [match.span() for match in WORD.finditer(text) if match[0].replace("’", "'") in wanted]
    assert Prose(text).find(wanted) == places


@given(TEXTS)
@example("a\ue001to (to) *Sea*, to'a x.y")
def test_plain_words_stand_where_they_say(text: str) -> None:
    prose = Prose(text)
    assert prose.words == plain_words(text)
    for number in range(len(prose.words)):
        for start, end in prose.places([number]):
            assert straight(text[start:end]).lower() == prose.words[number]
