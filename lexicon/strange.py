"""Build the list of forms that a rule makes and nobody uses, from WordNet's irregular forms: writed, childs.

    python lexicon/build.py --fetch     # WordNet into lexicon/wordnet, where Debian's wordnet-base is not installed
    python lexicon/strange.py           # notelint/spelling/strange.txt

Each line has a form and, behind a tab, the right ones, the likeliest first. What WordNet does not have is in ``strange.txt``, and alone
on a line there what is used all the same (kneeled).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from forms import HERE, WordNet, endings, folder, in_s, own, read

from notelint.spelling.lexicon import NAME, shipped

OUTPUT = HERE.parent / "notelint" / "spelling" / "strange.txt"
COMMON, KNOWN = 2, 7
VOWELS = "aeiou"
PLURALS = ("men", "children", "feet", "teeth", "geese", "mice", "people")
"""What plurals of our own words end in; those from Latin have others beside them (radiuses)."""


def pasts(net: WordNet) -> Iterator[tuple[str, str]]:
    """Verbs with the ending of others: choosed, writed, builded."""
    for word, forms in net.irregular["v"].items():
        right = [form for form in forms if not form.endswith(("ed", "ing")) and is_common(form, KNOWN)]
        if (
            is_common(word, COMMON)
            and right
            and len(right) == len([form for form in forms if not form.endswith("ing")])
        ):
            closes = word[-1] not in "wxy" + VOWELS and word[-2] in VOWELS and word[-3:-2] not in VOWELS  # cut, begin
            for form in endings(word, "ed")[: 1 + closes]:
                if not shipped().level(form) and form.isascii():
                    yield form, "|".join(sorted(right, key=lambda form: (not form.endswith(("n", "ne", "un")), form)))


def plurals(net: WordNet) -> Iterator[tuple[str, str]]:
    """Nouns with the ending of others, or with two: childs, feets."""
    for word, forms in net.irregular["n"].items():
        right = [form for form in forms if is_common(form, COMMON)]
        if is_common(word, COMMON) and len(right) == 1 and right[0].endswith(PLURALS) and right[0] != word:
            for form in (in_s(word), right[0] + "s"):
                if shipped().level(form) in (0, NAME):
                    yield form, right[0]


def is_common(word: str, level: int) -> bool:
    return len(word) > 2 and word.isalpha() and 0 < shipped().level(word) <= level


def main() -> int:
    net = read(folder())
    found = dict([*pasts(net), *plurals(net)])
    rows = list(own("strange.txt"))
    found |= {row[0]: row[1] for row in rows if len(row) > 1}
    for row in rows:
        if len(row) == 1:
            found.pop(row[0], None)
    OUTPUT.write_text("".join(f"{form}\t{right}\n" for form, right in sorted(found.items())), encoding="ascii")
    print(f"{OUTPUT}: {len(found)} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
