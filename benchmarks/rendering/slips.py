"""Posts with one slip each, in every kind of place: what rules about rendering are tried on."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_WORDS = tuple(
    a + b + c for a in ("am", "bor", "kel") for b in ("ba", "do", "nu", "ri", "to") for c in ("l", "m", "n", "sk")
)
_NEXT_TO = ("\n", "\n\n")


class Slip(NamedTuple):
    """A post, and the rule that its slip is about; other rules may speak too."""

    code: str
    text: str


def slips(codes: list[str], count: int, seed: int) -> Iterator[Slip]:
    """So many posts for each of some rules, the same ones for the same seed."""
    for code in codes:
        chance = random.Random(f"{seed} {code}")
        for _ in range(count):
            yield Slip(code, _post(chance, chance.choice(SLIPS[code])))


def _words(chance: random.Random) -> str:
    return " ".join("W" * chance.randint(2, 4))


def _sentence(chance: random.Random) -> str:
    return "K " + " ".join("W" * chance.randint(3, 6)) + "."


def _post(chance: random.Random, template: str) -> str:
    slip = template
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        slip = chance.choice(_AROUND)(chance, slip)
    above = chance.choice(("", "", _sentence(chance), f"## {_words(chance)}", f"- {_words(chance)}", "```\ncode\n```"))
    below = chance.choice(("", "", _sentence(chance), f"## {_words(chance)}", f"- {_words(chance)}"))
    text = f"{above}{chance.choice(_NEXT_TO)}{slip}" if above else slip
    return _filled(chance, f"# notes\n\n{text}{chance.choice(_NEXT_TO)}{below}\n")


def _filled(chance: random.Random, template: str) -> str:
    """A template with words for W, words with a capital for K, sentences for S; no word twice."""
    text = re.sub("S", lambda _: _sentence(chance), template)
    words = iter(chance.sample(_WORDS, len(_WORDS)))
    return re.sub("[WK]", lambda match: next(words) if match[0] == "W" else next(words).capitalize(), text)


def _indented(text: str, width: int, first: str = "") -> str:
    lines = text.split("\n")
    return "\n".join((first + lines[0], *(" " * width + line if line else "" for line in lines[1:])))


def _in_item(chance: random.Random, slip: str) -> str:
    marker = chance.choice(("- ", "* ", "1. "))
    width = chance.choice((len(marker), 4))
    inside = f"{_words(chance)}{chance.choice(_NEXT_TO)}{slip}" if chance.random() < 0.7 else slip
    return _indented(inside, width, marker)


def _among_items(chance: random.Random, slip: str) -> str:
    marker = chance.choice(("- ", "1. "))
    inside = _indented(f"{_words(chance)}\n{slip}", chance.choice((len(marker), 4)), marker)
    return f"{marker}{_words(chance)}\n{inside}\n{marker}{_words(chance)}"


def _in_quote(chance: random.Random, slip: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in slip.split("\n"))


def _in_details(chance: random.Random, slip: str) -> str:
    attribute = chance.choice(("", ' markdown="1"'))
    return f"<details{attribute}>\n<summary>{_words(chance)}</summary>\n\n{slip}\n\n</details>"


def _below_text(chance: random.Random, slip: str) -> str:
    return f"{_sentence(chance)}\n{slip}"


def _further_in(chance: random.Random, slip: str) -> str:
    return _indented(slip, chance.randint(1, 4), " " * chance.randint(0, 3))


_AROUND: tuple[Callable[[random.Random, str], str], ...] = (
    _in_item,
    _among_items,
    _in_quote,
    _in_details,
    _below_text,
    _further_in,
)
_TABLE = "| W | W |\n|---|---|\n"
SLIPS: dict[str, tuple[str, ...]] = {
    "MK001": ("S\n---", "S\n  ---", "W W\n---", "- W W\n---", "- W\n-\n- W", "> W W\n---", "- W\n    - W W\n---"),
    "MK002": (
        "    | W | W |\n    |---|---|\n    | W | W |",
        "    S S",
        "## W\n    - S\n    - S",
        "    - W W W\n    - W W W",
        "W W\n\n    S S",
    ),
    "MK003": (
        "S\n- W\n- W",
        "S\n2. W\n3. W",
        "S\n1. W\n2. W",
        "S\n    - W\n    - W",
        "S\n> W W",
        "S\n* W",
        "S\n1) W\n2) W",
    ),
    "MK004": (
        "W **W W** W",
        "W **W **W",
        "W ** W** W",
        "W ** W ** W W",
        "W **W:**W W",
        "W**W**W",
        "**W W",
        "W W.**",
        "**W**W**",
        "W **「W」**W",
        "***W** W",
        "W * W W* W",
        "W *W W * W",
        "W *K W K W",
    ),
    "MK005": ("##", "- W\n-\n- W", "1. W\n2.\n3. W", "## \n\nS", "- W\n- \n- W"),
    "MK007": (
        "##W W",
        "## W\n\n##W W",
        "-W W\n-W W",
        "- W\n-W W\n- W",
        "- [x] W\n- [] W W",
        "- W\n-https://example.org\n- W",
        "1.W W\n2.W W",
        "1. W W\n2.W W\n3. W W",
        "#W W",
    ),
    "MK008": ("W <W> W", "W <W-W> W", "W <W_W> W", "List<W> W", "Map<W, W> W", "<W>", "W </W> W", "W <<W>> W"),
    "MK009": ("W W|W W", "- W | W W", "P(W|W) S", "[W | W](u.md)", "W `W|W` W", "$P(W|W)$ W", "W <b>W|W</b>"),
    "MK011": ("```print(x)\nW\n```", "```def f(x):\n    W\n```", "```python\nW\n```", "```const a = 1;\nW\n```"),
    "MK012": (
        "```\nW\n\n## W",
        "```python\nW W",
        "~~~\nW\n\n</div>",
        "```python\nW\n\nS\n\n```python\nW\n```\n\n## W W",
    ),
    "MK013": (
        "**W:** W\n**W:** W\n**W:** W",
        "W: W W\nW: W W\nW: W W",
        "a) W W\nb) W W\nc) W W",
        "• W\n• W\n• W",
        "x = W\ny = W + 1\nz = x",
        "K W:\nK W W\nK W:\nK W",
        "W W\n: W W W",
        "W W | W\nW | W W\nW | W",
        "> S\n> K K",
        "#1 W W\n#2 W W",
        "o K W\no K W",
        "W\nW\nW",
    ),
    "MK014": ("* S\n* S\n**W W**", "- S\n- S\nW W W W W W W W W", "> S\nI W W W.", "> S\n> S\nK W W W."),
    "MK015": (
        "## W W",
        " ## W W",
        "S\n## W W",
        "- W\n## W W",
        "> W\n## W W",
        "    ## W W",
        "![W](a.png)\n## W W",
        "| W | W |\n|---|---|\n| W | W |\n## W W",
    ),
    "MK016": ("## W\n\n#2 W W", "## W\n\nS\n#W W", "## W\n\n#W"),
    "MK017": (
        '```yaml title="W"\nW: 1\n\nW: 2\n```',
        "```{r, echo=false}\nW\n```",
        "```python\nW\n\nW\n```",
        "'''\nW\n'''",
        "- W\n```\nW\n\nW\n```",
        "K W W: ```python\nW\nW\n```\n\nS",
        "K W `W`: ```\nW W\nW\n```",
        "W W ```bash\nW W\n\nW W\n```\nS",
        "``python\nW W\n\nW W\n``",
        "S\n\n`\nW W\nW\n`",
        "'''python\nW W\n```\n\nS\n\n```python\nW\n```",
    ),
    "MK018": ("7*7*(W-16) W", "a*(b+c) + d*(e+f) W", "W __init__ W", "2^(10^6) W", "W**ord W**"),
    "MK020": ("[W W][W]\n\n[other]: https://example.org", "[W W][]\n\n[other]: https://example.org"),
    "MK024": (
        "- W\n– W W\n- W",
        "- W\n• W W\n- W",
        "- W\n–W W\n- W",
        "[ ] W W\n\n[x] W W",
        "1. W\n2 .W W\n3. W",
        "1. W\n2 W W\n3. W",
        "- - W W",
        "- S - S",
        "- S\n- W W W; - K W W W",
        "- • W W\n- • W",
        "- W\n•W W\n- W",
        "1. W\n2.) W W\n3. W",
        "1. W\n(2) W W\n3. W",
        "1. K W 2. K W 3. K W",
        "1. K W 2. K W\n3. K W",
    ),
    "MK025": (
        "- W\n  - W\n  - W\n- W",
        "1. W\n   - W\n   - W\n2. W",
        "- W\n    - W",
        "- W\n - W\n - W\n- W",
        "1. W\n - W\n - W\n2. W",
        "10. W\n   - W\n11. W",
        "1. W\n  * W\n    * W\n  * W",
        "1. W W\n\n  - W\n  - W",
    ),
    "MK026": (
        "1. W W\n\n```\nW\n```\n\n2. W W",
        "1. W W\n\nS\n\n2. W W\n\nS\n\n3. W W",
        "1. W\n\n![W](a.png)\n\n1. W\n1. W",
    ),
    "MK028": (
        "__W W__: W W\n\n__K__: W\n\n__W W: W W",
        "- __W W__ W\n- __K W__ W\n- __W W W",
        "__W W__ W __K W__ W\n\nW W__ W",
    ),
    "MK031": ("W `W W", "W `W` W `W W", "K W` W W", "- W `W`\n- W `W", "| W | W |\n|---|---|\n| `W | W |"),
    "MK039": ("K W:", "## W\n\nW:\n\n## W W", "S\n\nK W W:"),
    "MK040": (
        "int W(int n) {\n\n    return n / 2;\n\n}",
        "def W(n):\n\n    return n",
        "W(W) {\n\n    W();\n\n}\n\nS",
    ),
    "MK027": ("W W 2~3 W and 5~6 W", "W H~2~O W", "W~W W W~W", "~5k~10k W W"),
    "MK029": ("S\n\n---\nW: W\n---\n\nS", "S\n\n---\n## W W\n\nS\n\n---\n\nS", "S\n\n---\nS\n\n---"),
    "MK038": (
        "1. W W\n\n2. W W\n\n1. W W\n\n2. W W",
        "2. W W\n\n1. W\n\n2. W",
        "1. W\n2. W\n\n\n1. W\n2. W\n3. W",
    ),
    "MK041": ("S S\n***\nS", "S\nS\n---\n\nS", "W W\n* * *\n\nS", "S\n___", "- W W\n***\n\nS", "> S\n***"),
    "MK042": (
        "K W W W W W of the\n\nW W W W.\n\nS\n\nS",
        "S\n\n- K W W W W from the\n\nW W W.\n\nS",
        "K W W W W W\n\n, W W W W.\n\nS",
        "S\n\n- K W W W W W with the",
        "K W W W W\n, W W W W.",
        "K W W W W W W\n\nis W W W W.\n\nS\n\nS",
        "K W W W (W W\n\nW) W W W.\n\nS\n\nS",
        "K W W W W W-\n\nW W W W.\n\nS\n\nS",
        "K W W W W W\n\n. K W W W W.\n\nS",
        "K W W W W W W W W W W with\n\nW W W W.\n\nS\n\nS",
    ),
    "MK043": ("> [!tip]\n\nS", "> [!NOTE]\n\n> S", "> [!warning]\n>\n> S", "> [!tip] W W\n\nS", "!!! note\n\nS"),
    "MK045": (
        "1. W W\n\n  S",
        "- W\n- W W\n\n   S\n\n   S",
        "10. W W\n\n   S",
        "1. W W\n\n  ```\n  W\n  ```",
        "1. W\n    - W\n\n  S",
        "1. W W\n\n  > S",
    ),
    "LK010": (
        "W [W W] (https://example.org/W) W",
        "W (W W)[https://example.org] W",
        "W [W W](W W.md) W",
        "W [W W]:(https://example.org/W) W",
        "W [W W]\n(https://example.org/W) W",
        "W [W W]{https://example.org/W} W",
        "W [[W W](https://example.org/W) W",
    ),
    "TB001": (
        _TABLE + "| W | W | W |",
        _TABLE + "| `W|W` | W |",
        _TABLE + "| W | W |\nS",
        _TABLE + "| W | W\nW |\n| W | W |",
        _TABLE + "| <code>W|W</code> | W |",
    ),
    "TB003": (
        "S\n" + _TABLE + "| W | W |",
        "| W | W |\n|---|---|---|\n| W | W |",
        "| W | W |\n|–––|–––|\n| W | W |",
        "## W\n" + _TABLE + "| W | W |",
        "- W\n" + _TABLE + "| W | W |",
        _TABLE + "| W | W |\nS",
        "| W | W |\n\n|---|---|\n| W | W |",
    ),
    "TB004": (_TABLE + "| W | W |\n\n| W | W |",),
    "TB005": (_TABLE + "| W | W |\n<!-- W -->\n| W | W |",),
    "TB006": (_TABLE + "| [[W|W]] | W |", _TABLE + "| $$W|W$$ | W |", _TABLE + "| ![[W.png|120]] | W |"),
    "DT001": (
        "<details>\n<summary>W</summary>\n**W**\n</details>",
        "<details>\n<summary>W</summary>\n\n- **W**\n- W\n\n</details>",
        '<details markdown="1">\n<summary>W</summary>\n\n`W`\n\n</details>',
        "<details>\n<summary>W</summary>\n" + _TABLE + "| W | W |\n</details>",
    ),
    "DT002": (
        "<details>\n<summary>W</summary>\n\nS\n\nS",
        "S\n\n</details>",
        "<details>\n<summary>W</summary>\n\nS\n\n</details>\n\n</details>",
        "- <details>\n  <summary>W</summary>\n  W\n- W",
        "S\n</details>\nS",
        "<div>\n</details>\n</div>",
    ),
    "DT003": ("<details>\n\nS\n\n</details>", "<details>\nS\n</details>", "<details open>\n\n- W\n- W\n\n</details>"),
    "DT005": (
        "<W>\n\n- **W**\n- W\n\n## W W",
        "S\n<section> W W W.\n\n## W W\n\nS",
        "<div>\n\n## W\n\n- W\n- W",
        "W W `W\n<main>` W.\n\n## W\n\nS",
        "<p>W W\n\n**W** [W](u.md)",
    ),
    "DT006": (
        "<div>\n\n**W**\n\n</div>",
        "<p>\n**W**\n</p>",
        '<div markdown="1">\n<p>`W`</p>\n</div>',
        "<table>\n<tr><td>\n\n**W**\n\n</td></tr>\n</table>",
        "<br>\n**W** W",
        "<center>\n\n## W W\n\n</center>",
        "<details>\n<summary>W **W**</summary>\n\nS\n\n</details>",
        "<br>\n" + _TABLE + "| W | W |",
        "<details><summary>## W W</summary>\n\nS\n\n</details>",
        "<div>\n1. W W\n2. W W\n</div>",
    ),
}
