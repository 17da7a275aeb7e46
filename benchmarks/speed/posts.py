"""Write a blog of invented study notes, as varied as real ones, to measure speed on.

    python benchmarks/speed/posts.py FOLDER --count 2000 [--seed 1]

A Jekyll blog: ``_config.yml``, ``_posts`` and ``images``. The same seed gives the same blog, byte for byte, and a smaller
blog is the beginning of a larger one: each post is drawn from a generator of its own and links only to older ones.

Size and make-up follow 232 real study posts that were counted, not copied: sizes are log-normal with a median of 10 KB,
cut at 1 and 60 KB; two thirds have front matter, nine tenths headings, a fifth tables, a fifth ``<details>``, a third
code fences, half pictures, two thirds links, a sixth formulas. The words are those of ``lexicon/*.txt`` and the lists below.
About one word in 300 is misspelt, one in 80 a made-up name, and some links, rows and answers are defective.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

LEXICON = Path(__file__).resolve().parents[2] / "lexicon"
SEED = 1
SMALLEST, MEDIAN, LARGEST, SPREAD = 1_000, 9_000, 60_000, 1.0
"""Sizes of posts in bytes, and the standard deviation of their logarithm."""
PICTURES = 40

NOUNS = """answer author batch book box bread chapter choice city class clock cloud coast colour corner cost country
course day desk detail diagram difference draft effort error example exercise experiment farm field figure film flour
friend garden glass graph group habit hand harbour history hour house idea island kitchen lake language leaf lecture
lesson letter library light line list machine map market meaning measure memory method mistake month morning mountain
name night note number order outcome page paper part path pattern person picture piece plan plant point price problem
process project proof purpose question reader reason record result rule sample sentence shape side sign size sketch song
sound source station step stone story street student study summary surface table teacher test text theory thing time
title tool topic town track tree trial unit value version village voice walk wall water way week wind window winter word
work world year""".split()
VERBS = """add answer ask begin break bring build buy call carry change check choose close collect compare copy count
cover cut describe draw explain fill find finish follow forget give hold join keep know learn leave like look lose make
mark mean measure mix move need notice open pick place plan point prove pull push put read remember remove repeat save
say see sell send show skip sort start stop store take teach tell test think throw try turn understand use wait walk
want watch write""".split()
ADJECTIVES = """bad bright broken careful cheap clear cold common correct curious dark deep different dry early easy empty
equal exact false familiar fast final fine flat free full general good hard heavy high honest important large late long
loose loud missing narrow natural new odd old open ordinary plain possible quiet rare ready real rough round sharp short
simple slow small smooth soft steep strange strong sudden thick thin true unusual useful warm weak wide wrong young""".split()
ADVERBS = """again almost always carefully clearly early easily finally hardly instead later mostly never nearly often
perhaps quickly quietly rarely simply slowly sometimes soon still together twice usually well""".split()
SENTENCES = """The {a} {n} does not {v} the {t}, it only {vs} a {n}.
I had to {v} the {n} twice before the {t} was {a}.
When you {v} a {n}, the {t} {r} becomes {a}.
Most people {v} the {n} first and {v} the {t} afterwards.
A {n} is {a} if no {n} in it can {v} another one.
What the {n} calls a {t} is what I would call a {a} {n}.
It is {a} to {v} {ns} and {t} at the same time, and {r} worth it.
There are {d} {ns} in this {n}; each of them has a {a} {t}.
In chapter {d} the author {r} says that the {t} needs a {a} {n}.
{P} showed in {y} that a {n} without {t} can {v} just as {r}.
Without the {n} we {r} {v} a {t}, and nobody knows which.
So the {n} of the {t} is {d} times the {n} of the {n}.
My {a} {n} was to {v} everything; that turned out to be a {a} {n}.
See how the {t} and the {t} {v} each other: one {n} at a time.
Do not {v} a {n} that you cannot {v}, however {a} it may look.
You can {r} {v} it on paper, which took me {d} minutes with a {n}.
{P} and {P} {v} the {t} in another way, because their {n} is {a}.
If the {n} is {a}, {v} it; if it is not, ask why the {t} is there.
That's why a {t} isn't a {n}: it doesn't {v} until the {n} does.
This {n} (about {d} {ns} long) is the {a} part of the {t}.""".split("\n")
QUESTIONS = """What is a {t}?
Why does the {n} {v} a {t}?
How many {ns} does a {a} {t} need?
What happens to the {n} if you {v} the {t}?
Name {d} ways to {v} a {n}.
What is the difference between a {t} and a {n}?
When would you {v} a {a} {n} rather than a {t}?
Who was {P}, and what did the {n} {v}?
Is a {n} {r} {a}? Give a {n} that is not.
Which {n} holds the {t} while you {v}?""".split("\n")
TITLES = """The {A} {N}
{T} and {T}
{V} the {N}
Notes on {T}
A {N} for Every {T}
From {N} to {T}
{T}, {R}
Why {Ns} {V}""".split("\n")
CODE = {
    "python": """def {n}_{v}({n}, {t}={d}):
    # {v} the {n} first
    for {n}_index, value in enumerate({n}):
        if value is None or value > {d}:
            {t}[{n}_index] = value * 0.{d}
    return [item.{v}() for item in {t} if item.is_{a}]""",
    "bash": """$ {t} --{v} {n}.txt | sort -u > /tmp/{n}_{d}.log
$ cat /tmp/{n}_{d}.log
{n}: {d} {ns}, {d} {a}""",
    "yaml": """{n}:
  {t}: {d}
  {v}: [{a}, {a}]
  # the {n} is {a}
  path: /var/{n}/{t}""",
    "": """{n} -> {n}
   |        {v} ({d})
   +--> {t}: {a}""",
}
FORMULAS = (
    r"\hat{{y}} = \frac{{{d}}}{{n}} \sum_i x_i w_i",
    r"f(x) = x^{d} + {d}x",
    r"P(A \mid B) = P(B \mid A) P(A) / P(B)",
)
SYLLABLES = "ka ro ven tis mul dar ei pho lin sto ber".split()
TAGS = "books,learning in public,maths,programming,notes,data,history,cooking".split(",")

Block = Callable[["Writer"], list[str]]


def _words(*lists: str) -> list[str]:
    """The words of some of the lexicon's lists, in the order of the files."""
    lines = [line for name in lists for line in (LEXICON / f"{name}.txt").read_text("utf-8").splitlines()]
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return [word for word in dict.fromkeys(words) if word.isascii() and word.isalpha() and len(word) > 2]


@cache
def terms() -> list[str]:
    """Everyday technical words and terms, of which hardly one is a plural."""
    return [word for word in _words("common", "terms") if not word.endswith(("s", "ed", "ing"))]


@cache
def known_names() -> list[str]:
    """Names of people that the lexicon knows."""
    return _words("names")


@cache
def _weights(size: int) -> list[float]:
    """Cumulative weights after Zipf: the first word of a list is the most common one."""
    return list(accumulate(1 / (rank + 10) for rank in range(size)))


_BEFORE_VOWEL = re.compile(r"\b(a)(?= (?:[aeio]|hour|honest|u(?!n[ia]|se|r[il]|ti|bi)))", re.IGNORECASE)
"""An article before a word that begins with the sound of a vowel."""


class Mix(NamedTuple):
    """A kind of post: how often it is met, and its blocks with their weights."""

    share: int
    blocks: dict[str, int]


MIXES = (
    Mix(22, {"paragraph": 10, "bullets": 6, "quote": 2, "picture": 1, "links": 1}),  # notes on a book
    Mix(14, {"details": 10, "paragraph": 1}),  # questions answered in <details>
    Mix(10, {"questions": 10, "paragraph": 1, "bullets": 1}),  # questions as headings, items or bold bullets
    Mix(20, {"paragraph": 8, "fence": 5, "bullets": 4, "picture": 1, "links": 1}),  # a tutorial
    Mix(10, {"paragraph": 7, "formula": 5, "bullets": 3, "quote": 1}),  # mathematics
    Mix(14, {"bullets": 10, "links": 4, "paragraph": 2}),  # an outline of nested lists, links
    Mix(10, {"table": 5, "paragraph": 5, "bullets": 3, "html": 2}),  # tables
)


def slug(number: int, seed: int = SEED) -> str:
    """The name of a post without date and ending."""
    words = Random(f"{seed} {number} name").sample(NOUNS, 2)
    return f"{'-'.join(words)}-{number}"


def day(number: int) -> date:
    """When a post was written: one every second day."""
    return date(2015, 1, 1) + timedelta(days=2 * (number % 2000))


def name(number: int, seed: int = SEED) -> str:
    """The file name of a post."""
    return f"{day(number)}-{slug(number, seed)}.md"


class Writer:
    """Writes one post; whatever it draws comes from a generator of the post's own."""

    def __init__(self, number: int, seed: int = SEED) -> None:
        self.number, self.seed = number, seed
        self.random = Random(f"{seed} {number}")
        made_up = ("".join(self.random.choices(SYLLABLES, k=3)).title() for _ in range(2))
        self.names = [*made_up, *self.random.sample(known_names(), 3)]
        self.vocabulary = self.random.sample(terms(), 60)
        self.headings: list[str] = []

    def chance(self, share: float) -> bool:
        """True with a probability."""
        return self.random.random() < share

    # words and sentences

    def fill(self, template: str) -> str:
        """A template with its slots filled: n(oun), v(erb), a(djective), adve(r)b, t(erm), P(erson), d(igits), y(ear).

        ``ns`` and ``vs`` take an s; a capital letter makes one.
        """
        text = re.sub(r"\{([A-Za-z])(s?)\}", lambda slot: with_s(self._slot(slot[1]), slot[2]), template)
        return _BEFORE_VOWEL.sub(r"\1n", text)

    def _slot(self, kind: str) -> str:
        if kind == "d":
            return str(self.random.randint(2, 40))
        if kind == "y":
            return str(self.random.randint(1890, 2024))
        if kind == "P":
            return self.random.choice(self.names)
        words = {"n": NOUNS, "v": VERBS, "a": ADJECTIVES, "r": ADVERBS, "t": self.vocabulary}[kind.lower()]
        word = self.random.choices(words, cum_weights=_weights(len(words)))[0]
        return word.capitalize() if kind.isupper() else word

    def misspelt(self, text: str) -> str:
        """A text in which one word in 300 has two letters changed round, or one too few."""

        def spoil(match: re.Match[str]) -> str:
            word = match[0]
            if not self.chance(1 / 150):  # only long words come here
                return word
            at = self.random.randrange(1, len(word) - 2)
            return (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :] if self.chance(0.6) else word[:at] + word[at + 1 :]
            )

        return re.sub(r"\b[a-z]{6,}\b", spoil, text)

    def sentence(self) -> str:
        """A sentence, some with emphasis, code, a link or a formula in it."""
        text = self.misspelt(self.fill(self.random.choice(SENTENCES)))
        words = text.split(" ")
        at = self.random.randrange(len(words) - 1)
        wrap = self.random.choices(["", "**", "*", "`", "link", "$"], [70, 8, 6, 10, 5, 1])[0]
        if wrap == "link":
            words[at] = self.link(words[at])
        elif wrap == "`":
            words[at] = self.fill(self.random.choice(["`{n}_{t}`", "`{t}.{v}()`", "`--{v}={d}`", "`<{n}>`"]))
        elif wrap == "$":
            words[at] = "$x_{" + str(at) + "}$"
        elif wrap and words[at].isalpha():
            words[at] = wrap + words[at] + wrap
        return " ".join(words)

    def prose(self, least: int, most: int) -> str:
        """Some sentences."""
        return " ".join(self.sentence() for _ in range(self.random.randint(least, most)))

    def wrapped(self, text: str, width: int = 100) -> list[str]:
        """Lines of a text; half of the authors break their lines."""
        if self.number % 2:
            return [text]
        lines, line = [], ""
        for word in text.split(" "):
            if line and len(line) + len(word) >= width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        return [*lines, line]

    def title(self) -> str:
        """A heading's text."""
        return self.fill(self.random.choice(TITLES)).strip()

    def question(self) -> str:
        """A question."""
        return self.misspelt(self.fill(self.random.choice(QUESTIONS)))

    # links

    def target(self) -> str:
        """A link's target: mostly the web; an older post, a heading of this one; one in fifty is broken."""
        if self.chance(0.02):
            return self.random.choice(["http://www.google.com", "#no-such-heading", "", "/images/lost.png"])
        kind = self.random.choices(["web", "post", "anchor"], [70, 20, 10])[0]
        if kind == "anchor" and self.headings:
            return "#" + anchor(self.random.choice(self.headings))
        if kind == "post" and self.number:
            other = self.random.randrange(self.number)
            address = f"{day(other):%Y/%m/%d}/{slug(other, self.seed)}"
            tag = f"{{% post_url {name(other, self.seed).removesuffix('.md')} %}}"
            return self.random.choice([f"/{address}.html", f"{{{{ site.baseurl }}}}/{address}.html", tag])
        return self.fill("https://{n}.example.org/{t}/{v}-{n}?page={d}")

    def link(self, text: str) -> str:
        """An inline link."""
        return f"[{text}]({self.target()})"

    # blocks, each a list of lines

    def paragraph(self) -> list[str]:
        return self.wrapped(self.prose(2, 6))

    def bullets(self) -> list[str]:
        lines, depth = [], 0
        mark = self.random.choice(["-", "*", "1."])
        indent = " " * (len(mark) + 1)
        if self.chance(0.04):
            lines.append(self.sentence())  # a list swallowed by the paragraph before it, for some engines
        for _ in range(self.random.randint(2, 8)):
            text = self.sentence() if self.chance(0.7) else self.fill("{a} {n} and {t}")
            lines.append(indent * depth + f"{mark} {text}")
            depth = max(0, min(3, depth + self.random.choice([-1, -1, 0, 0, 0, 1])))
        return lines

    def links(self) -> list[str]:
        return [f"- {self.link(self.title())}: {self.fill('{a} {n}')}" for _ in range(self.random.randint(2, 8))]

    def quote(self) -> list[str]:
        return [f"> {line}" for line in self.wrapped(self.prose(1, 3))]

    def picture(self) -> list[str]:
        file = f"/images/picture-{self.random.randrange(PICTURES)}.png"
        alt = "" if self.chance(0.3) else self.fill("a {a} {n}")
        if self.chance(0.3):
            return [f'<img src="{file}" alt="{alt}" width="{self.random.randint(200, 800)}">']
        return [f"![{alt}]({file})"]

    def fence(self) -> list[str]:
        language = self.random.choice(list(CODE))
        code = "\n".join(self.fill(CODE[language]) for _ in range(self.random.randint(1, 4)))
        return [f"```{language}", *code.split("\n"), "```"]

    def formula(self) -> list[str]:
        return ["$$", self.random.choice(FORMULAS).format(d=self.random.randint(2, 9)), "$$"]

    def html(self) -> list[str]:
        return ['<div class="note">', f"<p>{self.fill('A {a} <b>{n}</b> for the {t}.')}<br></p>", "</div>"]

    def table(self) -> list[str]:
        columns = self.random.randint(2, 5)
        rows = [[self.fill("{A} {N}") for _ in range(columns)], ["---"] * columns]
        for _ in range(self.random.randint(3, 15)):
            cells = [self.fill(self.random.choice(["{n}", "{d}", "{a} {t}", "`{v}`"])) for _ in range(columns)]
            if self.chance(0.2):
                cells[-1] = self.link(cells[-1])
            rows.append(cells[:-1] if self.chance(0.01) else cells)
        return ["| " + " | ".join(row) + (" |" if self.chance(0.995) else "") for row in rows]

    def details(self) -> list[str]:
        attribute = ' markdown="1"' if self.number % 3 else ""
        lines = [f"#### {self.counted()} {self.question()}", ""]
        if self.chance(0.3):
            lines += [*(f"- {self.fill('the {a} {n}')} T/F" for _ in range(self.random.randint(3, 5))), ""]
        if self.chance(0.03):
            return lines[:-1]  # not answered
        answer = ["TODO"] if self.chance(0.03) else self.random.choice([self.paragraph, self.bullets, self.fence])()
        return [*lines, f"<details{attribute}>", "<summary>Show answer</summary>", "", *answer, "", "</details>"]

    def counted(self) -> str:
        """The next question's number, chapter and question."""
        self.asked = getattr(self, "asked", 0) + 1
        return f"{len(self.headings)}.{self.asked + self.chance(0.01)}"

    def questions(self) -> list[str]:
        lines: list[str] = []
        for number in range(1, self.random.randint(4, 9)):
            answer = "" if self.chance(0.03) else self.sentence()
            if self.number % 3 == 0:
                lines += ["", f"### {self.question()}", "", *self.wrapped(self.prose(1, 4) if answer else "")]
            elif self.number % 3 == 1:
                lines += [f"{number}. {self.question()}", f"   - {answer}".rstrip()]
            else:
                lines += [f"* **{self.question()}**", *([f"  * {answer}"] if answer else [])]
        return lines[1:] if self.number % 3 == 0 else lines

    def outline(self, chapters: int) -> list[str]:
        """A table of parts, chapters and sections, as notes on a course have it."""
        lines = ["| Part | Chapter | Section |", "|------|---------|---------|"]
        for chapter in range(1, chapters + 1):
            part = self.title() if chapter % 3 == 1 else ""
            lines.append(f"| {part} | {chapter}. {self.link(self.title())} | {self.title()} |")
            lines += [f"| | | {self.title()} |" for _ in range(self.random.randint(1, 5))]
            other = chapter if self.chance(0.97) else 1
            questions = f"https://book.example.org/ch{other:02}#questions"
            lines.append(f"| | | Questionnaire [site]({questions}) • [Answers](#chapter-{chapter}) |")
        return lines

    # the post

    def front_matter(self, title: str) -> list[str]:
        lines = ["---", "layout: post", f'title: "{title}"', f"date: {day(self.number)}"]
        if self.chance(0.5):
            key = "descriptions" if self.chance(0.03) else "description"
            lines.append(f"{key}: {self.fill('What I learn of {n} and {t}')}" if self.chance(0.95) else f"{key}:")
        if self.chance(0.7):
            lines.append(f"categories: [{', '.join(self.random.sample(TAGS, self.random.randint(1, 3)))}]")
        if self.chance(0.3):
            lines.append(f"image: /images/picture-{self.random.randrange(PICTURES)}.png")
        lines += [f"{key}: true" for key in ("toc", "comments", "math") if self.chance(0.3)]
        return [*lines, "---", ""]

    def post(self) -> str:
        """The whole post, with a final newline."""
        size = 0
        while not SMALLEST <= size <= LARGEST:
            size = int(MEDIAN * self.random.lognormvariate(0, SPREAD))
        mix = self.random.choices(MIXES, [mix.share for mix in MIXES])[0]
        title = self.title()
        lines = self.front_matter(title) if self.chance(0.67) else [f"# {title}", ""]
        lines += [*self.paragraph(), ""]
        outlined = "details" in mix.blocks or self.chance(0.05)
        if outlined:
            lines += [*self.outline(max(2, size // 4000)), ""]
        has_headings = self.chance(0.93)
        written = sum(map(len, lines)) + len(lines)
        until = 0
        while written < size:
            block: list[str] = []
            if has_headings and written >= until:
                self.headings.append(f"Chapter {len(self.headings) + 1}" if outlined else self.title())
                block += [f"{'##' if self.chance(0.7) else '###'} {self.headings[-1]}", ""]
                until = written + self.random.randint(500, 2500)
            kind = self.random.choices(list(mix.blocks), list(mix.blocks.values()))[0]
            block += [*getattr(self, kind)(), ""]
            lines += block
            written += sum(map(len, block)) + len(block)
        return "\n".join(lines)


def with_s(word: str, ending: str) -> str:
    """A noun's plural or a verb's third person; the word itself where the ending is empty."""
    if not ending:
        return word
    if word[-1] == "y" and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def anchor(heading: str) -> str:
    """The id of a heading of ours on GitHub and under kramdown's GFM reader."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def write_blog(folder: Path, count: int, seed: int = SEED) -> list[Path]:
    """Write the blog into a folder, which is made; return the posts in order."""
    posts, images = folder / "_posts", folder / "images"
    for made in (posts, images):
        made.mkdir(parents=True, exist_ok=True)
    (folder / "_config.yml").write_text("title: Notes\nmarkdown: kramdown\nkramdown:\n  input: GFM\n", encoding="utf-8")
    for number in range(PICTURES):
        (images / f"picture-{number}.png").write_bytes(b"")
    paths = [posts / name(number, seed) for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(Writer(number, seed).post(), encoding="utf-8", newline="\n")
    return paths


def main(arguments: Iterable[str] | None = None) -> None:
    """Write a blog as the command line says."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--count", type=int, default=200)
    cli.add_argument("--seed", type=int, default=SEED)
    options = cli.parse_args(None if arguments is None else list(arguments))
    paths = write_blog(options.folder, options.count, options.seed)
    print(f"{len(paths)} posts, {sum(path.stat().st_size for path in paths) / 1e6:.1f} MB, in {options.folder}")


if __name__ == "__main__":
    main()
