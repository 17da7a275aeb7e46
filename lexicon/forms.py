"""Build the table of forms that notelint ships, from WordNet's index and the lexicon.

    python lexicon/build.py --fetch     # WordNet into lexicon/wordnet, where Debian's wordnet-base is not installed
    python lexicon/forms.py             # notelint/spelling/forms.txt

A verb is here when WordNet has no other part of speech for it, and no noun whose plural looks like its form in -s; a noun
when it is nothing but a noun. What programs have made nouns, verbs and names of is in ``forms-removed.txt``; common verbs
whose nouns are hardly ever met are in ``forms-added.txt``. The file's form: ``notelint/spelling/forms.py``.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.spelling.lexicon import shipped

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "notelint" / "spelling" / "forms.txt"
VERY_COMMON, COMMON, KNOWN = 2, 3, 7
"""The last level of the words that are here, of those that are there if WordNet met them in texts, and of their forms."""
RARELY = 20
"""How much more often than its plural as a word of its own (the elements, the goods) a noun is met."""
VOWELS = "aeiou"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
"""The parts of speech as the counts have them."""


class WordNet(NamedTuple):
    """What is used of WordNet."""

    parts: dict[str, set[str]]
    """The parts of speech of a word."""
    irregular: dict[str, dict[str, list[str]]]
    """By part of speech, a word's irregular forms."""
    counts: Counter[tuple[str, str]]
    """How often its texts have a word as a part of speech."""


def read(folder: Path) -> WordNet:
    """WordNet's index and lists of exceptions."""
    parts: dict[str, set[str]] = defaultdict(set)
    irregular: dict[str, dict[str, list[str]]] = {part: defaultdict(list) for part in PARTS.values()}
    for name, part in PARTS.items():
        for line in (folder / f"index.{name}").read_text(encoding="ascii").splitlines():
            if not line.startswith(" "):
                parts[line.split()[0]].add(part)
        for line in (folder / f"{name}.exc").read_text(encoding="ascii").splitlines():
            form, *words = line.split()
            for word in words:
                irregular[part][word].append(form)
    counts: Counter[tuple[str, str]] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, _, count = line.split()
        word, _, sense = key.partition("%")
        counts[word, SENSES[sense[0]]] += int(count)
        if ":cardinal:" in sense:
            parts[word].add("cardinal")
    return WordNet(dict(parts), irregular, counts)


def verbs(net: WordNet) -> Iterator[tuple[str, ...]]:
    """Verbs: base, form in -s, past, participle, form in -ing."""
    for word in common(net, {"v"}):
        third, gerund = in_s(word), first_known(endings(word, "ing"))
        if third in net.parts or not is_known(third) or gerund is None:
            continue
        strange = [form for form in net.irregular["v"].get(word, ()) if is_known(form) and form not in (third, gerund)]
        past, participle = strange_past(word, strange)
        regular = first_known(endings(word, "ed"))
        if past is None and regular is not None and (not strange or strange == [regular]):
            past = participle = regular
        if past is not None and participle is not None:
            yield word, third, past, participle, gerund


def strange_past(word: str, forms: list[str]) -> tuple[str | None, str | None]:
    """Past and participle out of the irregular forms; None where it can't be told which is which."""
    forms = [form for form in forms if not form.endswith(("ed", "ing"))]
    participles = [form for form in forms if form.endswith(("n", "ne", "un"))]
    if len(forms) == 1:
        return forms[0], word if word.endswith("come") else forms[0]
    if len(forms) == 2 and len(participles) == 1:
        return next(form for form in forms if form not in participles), participles[0]
    if len(forms) == 2 and len({form.replace("a", "u") for form in forms}) == 1:  # began begun
        return next(form for form in forms if "a" in form), next(form for form in forms if "u" in form)
    return None, None


def nouns(net: WordNet) -> Iterator[tuple[str, ...]]:
    """Words that are nothing but nouns, with their plural; ours too, where the plural is there and no verb."""
    ours = {word for row in own("common.txt") for word in row}
    for word in sorted({*common(net, {"n"}), *(word for word in ours if net.parts.get(word, {"n"}) == {"n"})}):
        is_verb = word in ours and first_known(endings(word, "ing") + endings(word, "ed")) is not None
        if (
            not is_verb
            and (plural := plural_of(net, word))
            and (word not in ours or plural in ours or is_met(net, word))
        ):
            yield word, plural


def things(net: WordNet) -> Iterator[tuple[str, ...]]:
    """Nouns that are verbs too, with their plural, and with the participle where that can be told."""
    for word in common(net, {"n", "v"}):
        if plural := plural_of(net, word):
            strange = [form for form in net.irregular["v"].get(word, ()) if is_known(form)]
            regular = first_known(endings(word, "ed"))
            participle = regular if not strange or strange == [regular] else strange_past(word, strange)[1]
            yield word, plural, participle or "-"


def adjectives(net: WordNet) -> Iterator[tuple[str, ...]]:
    """Words that are nothing but adjectives, and those that are nouns or adverbs more seldom."""
    yield from ((word,) for word in common(net, {"a"}))
    for word in common(net, {"a", "n"}):
        if net.counts[word, "a"] >= net.counts[word, "n"]:
            yield (word,)
    for word in common(net, {"a", "r"}):
        if net.counts[word, "a"] > 2 * net.counts[word, "r"]:
            yield (word,)


def common(net: WordNet, parts: set[str]) -> Iterator[str]:
    """The common words with these parts of speech and no other."""
    for word, its in sorted(net.parts.items()):
        if its == parts and is_common(word, COMMON if is_met(net, word) else VERY_COMMON):
            yield word


def is_met(net: WordNet, word: str) -> bool:
    return any(net.counts[word, part] for part in PARTS.values())


def plural_of(net: WordNet, word: str) -> str | None:
    """The plural of a noun; None for one that has none of its own."""
    strange = [form for form in net.irregular["n"].get(word, ()) if is_common(form, COMMON)]
    plural = strange[0] if len(strange) == 1 else in_s(word)
    is_regular = len(strange) <= 1 and not word.endswith(("s", "ics", "men")) and plural != word
    is_rare = net.counts[plural, "n"] * RARELY <= net.counts[word, "n"] and net.parts.get(word) == {"n"}
    is_no_word = plural not in net.parts or (is_rare and net.parts.get(plural) == {"n"})
    return plural if is_regular and is_no_word and is_common(plural, COMMON) else None


def in_s(word: str) -> str:
    """A word with the ending of plurals and of the third person."""
    if word[-1] == "y" and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    hisses = word.endswith(("s", "x", "z", "ch", "sh")) or (word[-1] == "o" and is_known(word + "es"))
    return word + ("es" if hisses else "s")


def endings(word: str, ending: str) -> list[str]:
    """A verb with an ending, as it may be spelt: the likeliest first."""
    if ending == "ing" and word.endswith("ie"):
        return [word[:-2] + "ying"]
    if ending == "ed" and word[-1] == "y" and word[-2] not in VOWELS:
        return [word[:-1] + "ied"]
    if word[-1] == "e" and (ending == "ed" or not word.endswith(("ee", "oe", "ye"))):
        return [word[:-1] + ending]
    return [word + ending, word + word[-1] + ending]


def first_known(forms: Iterable[str]) -> str | None:
    """The first form that the lexicon has."""
    return next((form for form in forms if is_known(form)), None)


def is_known(word: str) -> bool:
    return 0 < shipped().level(word) <= KNOWN


def is_common(word: str, level: int) -> bool:
    return len(word) > 2 and word.isalpha() and word.isascii() and 0 < shipped().level(word) <= level


def own(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of a list of ours."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if words := tuple(line.partition("#")[0].split()):
            yield words


def folder() -> Path:
    """Where WordNet is."""
    installed = Path("/usr/share/wordnet")
    return installed if installed.is_dir() else HERE / "wordnet"


def build(folder: Path) -> str:
    """The table's text."""
    net = read(folder)
    removed = {word for row in own("forms-removed.txt") for word in row}
    sections = []
    for kind in (verbs, nouns, things, adjectives):
        rows = [row for row in kind(net) if removed.isdisjoint(row)]
        if kind in WIDTH_OF_ADDED:
            rows = sorted({*rows, *(row for row in own("forms-added.txt") if len(row) == WIDTH_OF_ADDED[kind])})
        sections += [" ".join(column) for column in zip(*rows, strict=True)]
    return "\n".join(sections) + "\n"


WIDTH_OF_ADDED = {verbs: 5, nouns: 2, things: 3}
"""How many words a row of ours has, which tells what it is."""


if __name__ == "__main__":
    OUTPUT.write_text(build(folder()), encoding="ascii")
    print(f"{OUTPUT}: {OUTPUT.stat().st_size:,} bytes")
    sys.exit(0)
