"""Two words that no sentence holds twice in a row: use the use the, on your on your, are using are using."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count, islice
from operator import eq

from ..note.words import Prose
from ..regex import regex

_ARTICLES = frozenset("the a an this these those your my our its their".split())
"""Behind any word but one of themselves, a comparative or the like: the more the, here the here the."""
_LINKED = frozenset(
    "due thanks according related able want wants need needs going used instead because based depending".split()
)
"""Words that "to", "of" or "on" belongs to."""
_SMALL_WORDS = frozenset(
    "in of on at for with from into as is are was were be been has have had can could will would should must may might not when if"
    " each every all some any".split()
)
"""Before another one of them, or a participle."""
_CLAUSE_OPENERS = frozenset(
    "that which who whoever what whatever it they we you he she i this there from list lists".split()
)
"""Before words that may end a clause and begin the next one: what can be can be; and a list of list of."""
_PAIR = regex(
    r"(?P<pair>[A-Za-z]++[ \t\n]++[A-Za-z]++)(?P<again>[ \t\n]++(?P<second>[A-Za-z]++[ \t\n]++[A-Za-z]++))(?![\w'’‐-])"
)


def written_twice(prose: Prose) -> Iterator[re.Match[str]]:
    """Where such words stand: matches with the groups ``pair``, ``again`` (the space before it too) and ``second``."""
    words = prose.words
    alike = compress(count(), map(eq, words, islice(words, 2, None)))
    for span in prose.places(at for at in alike if _is_never_twice(words, at)):
        match = _PAIR.match(prose.text, span.start)
        if match is not None and match["pair"].islower():
            yield match


def _is_never_twice(words: list[str], at: int) -> bool:
    """Whether two words, the first by its number, stand there again and make no sense twice in a row."""
    first, second = words[at], words[at + 1]
    if first == second or words[at + 3 : at + 4] != [second] or (at and words[at - 1] in _CLAUSE_OPENERS):
        return False
    if second in _ARTICLES:
        return first not in _ARTICLES and not first.endswith(("er", "re", "ess"))
    if first in _LINKED and second in ("to", "of", "on"):
        return True
    return first in _SMALL_WORDS and (second in _SMALL_WORDS or second.endswith(("ing", "ed")))
