"""Generated posts: everything nested in everything, with blank lines, indentation and neighbours varied."""

from __future__ import annotations

import random

_WORDS = "amber birch cedar dune ember fjord grove harbor inlet juniper kelp lagoon meadow nettle opal".split()
_INDENTS = ("", "", "", "", " ", "  ", "   ", "    ")


def generated(count: int, seed: int) -> list[str]:
    """So many texts, the same ones for the same seed."""
    chance = random.Random(seed)
    return [_text(chance) for _ in range(count)]


def with_footnotes(count: int, seed: int) -> list[str]:
    """So many texts whose footnotes hold blocks of every kind."""
    chance = random.Random(f"footnotes {seed}")
    return [_noted(chance) for _ in range(count)]


def _noted(chance: random.Random) -> str:
    names = ("a", "b")[: chance.randint(1, 2)]
    notes = "".join(f"[^{name}]:{_note(chance)}{chance.choice(_APART)}" for name in names)
    below = chance.choice(("", "", f"{_sentence(chance)}\n", f"- {_sentence(chance)}\n"))
    return "Here" + " and".join(f" {chance.choice(_WORDS)}[^{name}]" for name in names) + f".\n\n{notes}{below}"


_APART = ("\n", "\n\n", "\n\n")


def _note(chance: random.Random) -> str:
    """What is behind the colon of a footnote."""
    width = chance.choice((4, 4, 4, 4, 2, 0))
    first = chance.choice((" ", " ", " ", "\n" + " " * 4)) + _sentence(chance)
    for _ in range(chance.randint(0, 2)):
        block = _block(chance, 2) if chance.random() < 0.7 else _sentence(chance)
        lines = (" " * width + line if line else "" for line in block.split("\n"))
        first += chance.choice(("\n", "\n\n", "\n\n")) + "\n".join(lines)
    return first


def _text(chance: random.Random) -> str:
    pieces = [_block(chance, 0) for _ in range(chance.randint(2, 4))]
    text = pieces[0]
    for piece in pieces[1:]:
        text += chance.choice(("\n", "\n\n", "\n\n", "\n\n\n")) + piece
    return text + "\n"


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 4)))


def _block(chance: random.Random, depth: int) -> str:
    makers = (_paragraph, _heading, _underlined, _fence, _indented, _table, _html, _rule, _bullets, _numbers, _quote)
    maker = chance.choice(makers if depth < 3 else makers[:6])
    text = maker(chance, depth)
    indent = chance.choice(_INDENTS) if chance.random() < 0.3 else ""
    return "\n".join(indent + line if line else line for line in text.split("\n"))


def _paragraph(chance: random.Random, depth: int) -> str:
    return "\n".join(_sentence(chance) for _ in range(chance.randint(1, 2)))


def _heading(chance: random.Random, depth: int) -> str:
    return f"{'#' * chance.randint(1, 4)} {_sentence(chance)}"


def _underlined(chance: random.Random, depth: int) -> str:
    return f"{_sentence(chance)}\n{chance.choice('-=') * 3}"


def _fence(chance: random.Random, depth: int) -> str:
    mark = chance.choice(("```", "```", "~~~"))
    between = chance.choice(("\n", "\n\n"))
    return f"{mark}{chance.choice(('', 'python', 'text'))}\n{_sentence(chance)}{between}{_sentence(chance)}\n{mark}"


def _indented(chance: random.Random, depth: int) -> str:
    return f"    {_sentence(chance)}\n    {_sentence(chance)}"


def _table(chance: random.Random, depth: int) -> str:
    rows = [" | ".join(("", chance.choice(_WORDS), chance.choice(_WORDS), "")).strip() for _ in range(2)]
    return "\n".join((rows[0], "|---|---|", rows[1]))


def _html(chance: random.Random, depth: int) -> str:
    tag, attribute = chance.choice(("div", "details", "p")), chance.choice(("", "", ' markdown="1"'))
    between = chance.choice(("\n", "\n\n"))
    return f"<{tag}{attribute}>{between}{_sentence(chance)}{between}</{tag}>"


def _rule(chance: random.Random, depth: int) -> str:
    return chance.choice(("---", "***"))


def _items(chance: random.Random, depth: int, markers: list[str]) -> str:
    between = chance.choice(("\n", "\n", "\n\n"))
    items = []
    for marker in markers:
        parts = [_sentence(chance)]
        if depth < 3 and chance.random() < 0.5:
            parts.append(_block(chance, depth + 1))
        width = chance.choice((len(marker), len(marker), 2, 3, 4))
        inside = chance.choice(("\n", "\n\n")).join(parts).split("\n")
        rest = [" " * width + line if line else "" for line in inside[1:]]
        items.append("\n".join((marker + inside[0], *rest)))
    return between.join(items)


def _bullets(chance: random.Random, depth: int) -> str:
    marker = chance.choice(("- ", "* ", "-   "))
    return _items(chance, depth, [marker] * chance.randint(1, 3))


def _numbers(chance: random.Random, depth: int) -> str:
    return _items(chance, depth, [f"{number}. " for number in range(1, chance.randint(2, 4))])


def _quote(chance: random.Random, depth: int) -> str:
    text = _block(chance, depth + 1)
    lazy = chance.random() < 0.2
    lines = text.split("\n")
    return "\n".join(line if lazy and index else f"> {line}".rstrip() for index, line in enumerate(lines))
