"""Runs of lines in a paragraph that were meant one below the other: a list in all but its markers, labels, code."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, pairwise, starmap
from typing import TYPE_CHECKING

from ..regex import regex
from .lines import CODE_SPAN, NARROWEST, WIDE, Line, columns, is_deliberate
from .remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = 50
_LONGEST = 60
_GOES_ON = (",", "，", "、", "(", "-", "–", "—")
_TITLE_WORDS = 5
"""More words above a link are the sentence that it ends."""
_LABELS = (
    ("snippet", r"`[^`\n]+`[.:;]?$"),
    ("means", r"`[^`\n]+` *(?:-+>|=+>|[→⇒⟶➜])\s*\S"),
    ("call", r"`[^`\n]+`(?![\w`.,;:!?)'’\]-]) ?(?!(?:and|or|then)\b)[^\W_](?!.*[.!?:;,。！？：；，]$)"),
    ("bold", r"(?:\*\*(?! )(?:[^*\n]{1,70}\*\*|[^*\n]+\*\*$)|__[^_\n]{1,70}__|<(?:b|strong)>[^<\n]{1,70}</)(?!\w)"),
    (
        "bullet",
        r"(?:o(?=\t| {2,}| [A-Z*`\[])|--|\\[-*+](?=\s)|[•·・▪●○◦‣※–—\uf0a7\uf0b7\uf0d8\uf0fc\uf076\u2190-\u21ff\u25a0-\u27bf\U0001f300-\U0001faff]\ufe0f?|\[[ xX]\]|-+>|=>)\s*[^\W_]",
    ),
    (
        "link",
        r"(?:\[(?:(?:[^\[\]\s]+\s+){2}[^\[\]]+|(?:[\w.]+\s+[^\[\]]*[\u2e80-\ud7af]{3}|[^\[\]]*[\u2e80-\ud7af]{5})[^\[\]]*)\]\([^()\s]+\)|\.{1,2}/(?:[\w.-]+/)*[\w.-]+|<?https?://\S+?>?|(?:[a-z\d-]+\.)+(?:com|org|net|edu|dev|io|ai)(?:/\S*)?)\.?$",
    ),
    (
        "option",
        r"(?:\(?(?:[a-h]|[A-H])(?:[.)]|\.\))\s+|\d{1,2}(?:\s?[-–]|[)\]]|\.[-.)](?=\s))\s*(?=[^\W\d_])|[(（]\d{1,2}[)）]|\d{1,2}、|[①-⑳]|#\d{1,2}(?![\w-]))\s*\S",
    ),
    (
        "step",
        r"(?:Step|Day|Week|Schritt|Tag|Paso|D[ií]a|Étape|Jour|Etapa|Passo|Dia)\s\d{1,2}\b(?!\s(?:of|and|to)\b)|\(?(?:i{1,3}|iv|vi{0,3})[.)]\s+\S",
    ),
    (
        "command",
        r"(?:\$ )?(?:sudo|git|npm|npx|yarn|pnpm|pip3?|cd|docker|kubectl|conda|brew|apt|apt-get|mkdir|curl|wget|ssh|scp|rm|cp|mv|chmod|jupyter|cargo|poetry|python3?)\s+"
        r"(?!is\b|and\b|or\b|has\b|can\b|will\b)[^\s.,].*[^\s.,;:!?]$|cd \.\.$|(?:from [\w.]+ )?import [\w.*]+(?: as \w+)?$"
        r"|(?:SELECT|FROM|WHERE|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|GROUP BY|ORDER BY|(?:(?:INNER|LEFT|RIGHT) )?JOIN|HAVING|VALUES|LIMIT)\s+[^\s,.].*[^\s.:?!]$",
    ),
    ("term", r"(?:[*_`]+)?[^\W_](?:[^\s:：.?!。，！？；]*\s){0,3}[^\s:：.?!。，！？；]*(?:\s?:\s+|：)\S"),
    ("dash", r"(?:[*_`\"'(]+)?[^\W_](?:\S*\s){0,4}?\S*\s+[-–—]\s+\S"),
    (
        "statement",
        r"(?:[^\s,;`。，！？；]+\s){1,4}?(?:[=≈]|~=|:=|->|=>|→)\s+(?!.*[。！？；]$)\S|\$[^$]+\$[.,]?$|(?!(?:[^\W\d_]+\s+){4}).*[;{}]$|[\w.$]+\(.*\)$|[\w.-]+(?:=|->|=>|→)[\w\"'.-]+$",
    ),
    ("column", r"\S.*?(?:\t| {3,})\S"),
)
"""What a line begins with, or is, that stands for itself among others like it."""
_LABEL = regex("|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(_LABELS)))
_BULLET = regex(r"[•·・▪●○◦‣\uf0a7\uf0b7\uf0d8\uf0fc\uf076■□▢◆◇➢➤✓✔✅☑✗✘❌]\ufe0f?\s*[^\W_]")
"""A sign that is hardly anything but the bullet of an item."""
_SURE = ("snippet", "means", "bold", "bullet", "link", "option")
_CODES = ("snippet", "link", "command", "statement")
"""Of no text, however long its lines are."""
_UNIFORM = ("bold", "bullet", "option", "step", "command", "term", "dash")
_ALONE = regex(r"(?:[A-Z0-9\"'“\[*_¿]|\((?![a-z]))[^|]*[^\s,;:.!，、；：。！\\|–—-]$")
_TITLE = regex(r"(?:\*\*[^*:]+[^*:.,;!?]\*\*|__[^_:]+[^_:.,;!?]__)")
_TITLED = (
    regex(r"(?:\*{2,3}[A-Z][^*:]{0,20}\*{2,3} [-–—] )?[A-Z][\w'’&/-]*(?: [\w'’&/()-]+){0,4}"),
    regex(r"[A-Z\"“][^|]{69,}[.!?:]"),
)
"""A title of some words, which may have the number of a step before it, and a sentence that is no name."""
_SUBJECT = regex(r"(?:\*\*[^*\n]+\w\*\*|__[^_\n]+\w__)[ \t]+(?=[a-z])(?![^.!?\n]*\s[-–—=:]\s)[^\n]{20,}[.!]$")
"""A sentence that begins with a bold word."""
_FEW_WORDS = regex(r"[^\W_][^\s,;:.!?]{0,20}(?: [^\s,;:.!?]{1,20}){0,2}")
_SMALL_WORDS = frozenset(
    "a an the of in on at to for from by with and or but nor as is are was were be been has have had that which who whose when"
    " where while if than then into over under about between its their his her our your my this these those not can will would should"
    " der die das den dem des ein eine einen und oder mit von zu zum zur im am für auf aus bei ist sind el la los las un una de del en"
    " con por para que es y o e le les des du et ou dans sur avec pour par est os um uma do da dos das em no na com".split()
)
_LAST_WORD = regex(r"(?<!\w)\w{1,7}\Z")
_LONGEST_SMALL_WORD = 7
CARRIES_ON = regex(
    r"(?:and|or|but|nor|of|in|on|at|to|for|from|by|with|as|is|are|was|were|that|which|who|than|then|because|und|oder|mit|von|für|y|o|con|de|et|ou|avec)\b"
)
"""A small word with which a sentence goes on."""
_NO_TEXT = regex(
    r"(?:\[(?!(?:[\w.]+\s+[^\[\]]*[\u2e80-\ud7af]{3}|[^\[\]]*[\u2e80-\ud7af]{5}))[^\[\]\s]*(?:\s+[^\[\]\s]+)?\]\([^()\s]*\)\s*)+$|!\[|\[!|[|%]|<(?!(?:b|strong)>)|\\(?![-*+][ \t])|\$\$|```|~~~|'''|[-*+](?:\s|$)|[-+][^\W\d_]|\*(?=[^\W\d_])(?=[^*]*$)|\d{1,9}\.(?![-.)][ \t])"
)
"""What may follow in a row, or is for other rules: short links, pictures, rows of a table, tags, items."""
_ENTITY = regex(r"&(?:\w+|#\d+);")
_CUT = regex(rf"\s(?:[+&/→]|->|=>)$|(?:^|\s|{WIDE.pattern})\([^()]*$|（[^（）]*$")
"""A line that ends in the middle: after an operator, or inside brackets that it opened, which are no call's."""
_ENDED = regex(r"[.!;。！；।]$")
_STOPS = regex(r"[.!?;:,…。！？；：，、।–—(-]$")
"""The end of a sentence or a part of it, or of a line that goes on."""
_ITEM = regex(r"(?:[-*+]|\d{1,2}\.)\s+\S")
_NUMBERED = regex(r"(\d{1,2})[ \t]+[^\W\d_]")
_DIVIDED = regex(r"((?:\d{1,2}\.){1,3})(\d{1,2})\.?[ \t]+(?![a-zß-öø-ÿа-я])[^\W\d_]")
"""The number of a part of a step: 1.2, or 2.1.1."""
_COLONS = (":", "：")
_ROW = regex(r"[-+]?\d[\d.]*%?(?:[,;] ?[-+]?\d[\d.]*%?)+")
"""Numbers, one beside the other."""
_HEAD = regex(r"[*_]{0,2}[A-ZÀ-ÖØ-ÞА-Я][^\s.!?,;:(]*(?: [^\s.!?,;:(]+){0,3}(?:[*_]{0,2}[:：]|[:：][*_]{1,2})")
"""A label with nothing behind it."""
_DEFINITION = regex(r":[ \t]+[^\s:]")
_TERM = regex(r"[^\s.!?,;:]+(?: [^\s.!?,;:]+){0,5}")
_CELLS = regex(r"[^|`\[\]$]*[^|`\[\]$\s] \| [^|`\[\]$]*(?:\| [^|`\[\]$]*)*")
_NAMED = regex(
    r"[A-ZÀ-ÖØ-Þ][\w.'’-]+(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|del|della|da|la|van|von|der)){1,3}(?:, [^\n]{1,40})?"
)
"""A person, and what they are or wrote."""
_SAID = regex(r"[.!?…][\"”’»*_]*$|[\"”»]$")
_BEGINNINGS = ('"', "'", "“", "*", "_", "`", "[")
_NAME = 2
"""Words of a name."""
_SERIES = 3
"""So many numbers one after the other are no accident."""
_MANY = 5
"""Lines of a post that a wrapped text has."""


def is_wrapped(paragraphs: Sequence[list[Line]]) -> bool:
    """Whether a post wraps its text: lines as long as that, with the next going on with the sentence."""
    pairs = (pair for lines in paragraphs for pair in zip(lines, lines[1:], strict=False))
    return len([*islice(filter(None, starmap(_continues, pairs)), _MANY)]) == _MANY


def standing_runs(lines: list[Line], wrapped: bool) -> list[list[Line]]:
    """The runs of lines of a paragraph that stand for themselves; none where items are part of it, which says more."""
    if any(_ITEM.match(line.text) for line in lines[1:]):
        return []
    if numbered := _numbered_run(lines) or _divided_run(lines):
        return [numbered]
    if all(line.joined for line in lines[:-1]) and any(
        read(lines) for read in (_is_headed, _is_defined, _is_table, _is_asked)
    ):
        return [lines]
    width = max([NARROWEST, *(columns(line.text) for line in lines)])
    return [run for run in _runs(lines, width) if _is_list(run, lines, width, wrapped)]


def _numbered_run(lines: list[Line]) -> list[Line]:
    """The lines of a paragraph that begin with the numbers of a series and nothing else than a space after them."""
    runs: list[list[Line]] = [[]]
    last = -1
    for line in lines:
        found = _NUMBERED.match(line.text) if line.text[:1].isdigit() else None
        number = int(found[1]) if found else -1
        if found is None or number != last + 1 or not runs[-1] or not runs[-1][-1].joined:
            runs.append([])
        runs[-1] += [line] if found else []
        last = number
    return next((run for run in runs if len(run) >= _SERIES), [])


def _divided_run(lines: list[Line]) -> list[Line]:
    """The lines of a paragraph that begin with the numbers of the parts of a step, one after the other, with the line above them."""
    found = [_DIVIDED.match(line.text) if line.text[:1].isdigit() else None for line in lines]
    for index, (first, second) in enumerate(pairwise(found)):
        if first is not None and second is not None and first[1] == second[1] and int(second[2]) == int(first[2]) + 1:
            start = index - 1 if index and lines[index - 1].joined else index
            end = next((at for at in range(index, len(lines)) if found[at] is None), len(lines))
            return lines[start:end] if all(line.joined for line in lines[start : end - 1]) else []
    return []


def _is_headed(lines: list[Line]) -> bool:
    """Whether a paragraph is labels, each with lines below it that it is about."""
    heads = [_HEAD.fullmatch(line.text) is not None for line in lines]
    return heads[0] and sum(heads) > 1 and not any(above and head for above, head in pairwise(heads))


def _is_defined(lines: list[Line]) -> bool:
    """Whether a paragraph is a term and its definitions, which this engine does not read as such."""
    return _TERM.fullmatch(lines[0].text) is not None and all(_DEFINITION.match(line.text) for line in lines[1:])


def _is_table(lines: list[Line]) -> bool:
    """Whether a paragraph is rows of cells, without the row of dashes that makes a table of them."""
    bars = {line.text.count("|") for line in lines}
    return len(lines) >= _SERIES and len(bars) == 1 and all(_CELLS.fullmatch(line.text) for line in lines)


def _is_asked(lines: list[Line]) -> bool:
    """Whether a paragraph is several questions, each with the line that answers it."""
    asks = [line.text.endswith(("?", "？")) for line in lines]
    takes_turns = len(lines) > 2 and asks == [index % 2 == 0 for index in range(len(lines))]
    return takes_turns and sum(is_deliberate(*pair, NARROWEST) for pair in pairwise(lines)) * 2 > len(lines)


def signed_run(lines: list[Line]) -> list[Line]:
    """The end of a quotation, and the name of who said it, of a paragraph in a quote."""
    above, name = lines[-2:]
    is_name = _NAMED.fullmatch(name.text) is not None and not _ENDED.search(name.text)
    is_signed = is_name and _SAID.search(above.text) is not None and above.joined
    return [above, name] if is_signed and is_deliberate(above, name, NARROWEST) else []


def announced_run(lines: list[Line], above: str) -> list[Line]:
    """The lines that the text above a paragraph, or the only line in it with a colon at its end, announces: each is short and begins anew."""
    if above.endswith(_COLONS):
        return lines if _begin_anew(lines) else []
    first = next((index for index, line in enumerate(lines, 1) if line.text.endswith(_COLONS)), len(lines))
    below = lines[first:]
    if len(below) < _SERIES or not lines[first - 1].joined or any(line.text.endswith(_COLONS) for line in below):
        return []
    if all(map(_is_name, below)) and all(line.joined for line in below[:-1]):
        return below if len({line.text[:1].islower() for line in below}) == 1 else []
    is_apart = not any(_ENDED.search(line.text) or CARRIES_ON.match(line.text) for line in below) and all(
        line.text[:1].isalnum() or line.text.startswith(_BEGINNINGS) for line in below
    )
    return below if is_apart and _begin_anew(below) else []


def _begin_anew(lines: list[Line]) -> bool:
    """Whether each of some lines is short, ended on purpose, and begins as the others do, with a capital or without."""
    if len(lines) < _SERIES or any(_ITEM.match(line.text) or _NO_TEXT.match(line.text) for line in lines):
        return False
    begins = {line.text[:1].islower() for line in lines}
    apart = all(
        is_deliberate(line, after, _LONGEST) and line.joined for line, after in zip(lines, lines[1:], strict=False)
    )
    ended = not any(_ends_in_small_word(line.text) or line.text.endswith(_GOES_ON) for line in lines)
    return len(begins) == 1 and apart and ended


def titled_run(lines: list[Line]) -> list[Line]:
    """The two lines of a paragraph that are a title and the sentence below it."""
    if len(lines) != len(_TITLED) or not lines[0].joined or _ends_in_small_word(lines[0].text):
        return []
    return lines if all(pattern.fullmatch(line.text) for pattern, line in zip(_TITLED, lines, strict=True)) else []


def noted_run(lines: list[Line]) -> list[Line]:
    """The lines of a paragraph that are notes: all of them short, none with the end of a sentence, and each ended on purpose."""
    if len(lines) < _SERIES or not all(line.joined for line in lines[:-1]):
        return []
    if any(
        columns(line.text) > _LONGEST
        or _STOPS.search(line.text)
        or breaks_off(line.text)
        or _ITEM.match(line.text)
        or _NO_TEXT.match(line.text)
        for line in lines
    ):
        return []
    if any(CARRIES_ON.match(line.text) for line in lines[1:]):
        return []
    return lines if all(is_deliberate(line, after, NARROWEST) for line, after in pairwise(lines)) else []


def _is_name(line: Line) -> bool:
    """Whether a line is no more than one or two words, neither of them a small one that a sentence goes on with."""
    words = line.text.split()
    if len(words) > _NAME or _FEW_WORDS.fullmatch(line.text) is None:
        return False
    return not any(_ends_in_small_word(f" {word}") for word in words)


def shape(run: list[Line], lines: list[Line]) -> tuple[str, ...]:
    """What kinds of lines a run is made of, each once."""
    return tuple(dict.fromkeys(_kind(line, lines[0]) for line in run))


def _continues(line: Line, after: Line) -> bool:
    """Whether a line is as long as wrapped text is, and the next goes on with its sentence."""
    first = after.text[:1]
    goes_on = first.islower() or (first.isalpha() and first.upper() == first.lower())
    is_full = line.joined and goes_on and 60 <= columns(line.text) <= 130 and not _ENDED.search(line.text)
    return is_full and not any(_kind(one, line) in _CODES for one in (line, after))


def _kind(line: Line, first: Line) -> str:
    """What makes a line one that stands for itself: its label, that it is indented, or that no text goes on in it."""
    if line.text[:1] in "+-0123456789" and _ROW.fullmatch(line.text):
        return "row"
    if (
        (line.joined and (_ends_in_small_word(line.text) or _is_cut(line.text)))
        or line.text.endswith(",")
        or _NO_TEXT.match(line.text)
        or _SUBJECT.match(line.text)
    ):
        return ""
    if label := label_of(line.text):
        return label
    if _ALONE.match(line.text):
        return "alone"
    if line.column >= first.column + 2 and len(line.text) < _SHORT and not _ENDED.search(line.text):
        return "indented"
    return "words" if _FEW_WORDS.fullmatch(line.text) else ""


@remembered
def label_of(text: str) -> str:
    """What kind of label a line begins with, or is; empty where it has none."""
    text = _ENTITY.sub("x", text) if "&" in text else text
    text = CODE_SPAN.sub(lambda code: f"`{'x' * (len(code[0]) - 2)}`", text) if "`" in text else text
    label = _LABEL.match(text)
    return label.lastgroup.rstrip("0123456789") if label is not None and label.lastgroup else ""


def breaks_off(text: str) -> bool:
    """Whether a line ends in the middle of a sentence."""
    return _ends_in_small_word(text) or _is_cut(text)


def _ends_in_small_word(text: str) -> bool:
    """Whether a line ends in a word after which a sentence goes on."""
    last = _LAST_WORD.search(text, max(0, len(text) - _LONGEST_SMALL_WORD))
    return last[0].lower() in _SMALL_WORDS if last is not None else text[-6:].lower() == "&nbsp;"


def _is_cut(text: str) -> bool:
    """Whether a line ends after an operator, or inside brackets."""
    return (text[-1:] in "+&/→>" or "(" in text or "（" in text) and _CUT.search(text) is not None


def _is_subtitle(title: Line, line: Line) -> bool:
    """Whether a line is below one that is code as a whole, or a short one below one that is bold."""
    if not line.text[:1].isalpha():
        return False
    return CODE_SPAN.fullmatch(title.text) is not None or (
        len(line.text) < _SHORT and _TITLE.fullmatch(title.text) is not None
    )


def _is_above_bullet(lines: list[Line]) -> bool:
    """Whether a line has ended, and the next begins with a bullet that is no marker."""
    return len(lines) == 2 and _BULLET.match(lines[1].text) is not None and not _ends_in_small_word(lines[0].text)


def _are_words(run: list[Line], lines: list[Line]) -> bool:
    """Whether a paragraph is several words, one a line."""
    return len(run) == len(lines) >= _SERIES and all(line.text.isalpha() for line in lines)


def _runs(lines: list[Line], width: int) -> Iterator[list[Line]]:
    """Runs of lines that stand for themselves and run into each other."""
    run: list[Line] = []
    kinds = [_kind(line, lines[0]) for line in lines]
    for index, line in enumerate(lines):
        above = lines[index - 1]
        stands_alone = (
            bool(kinds[index])
            or (index > 0 and _is_subtitle(above, line))
            or _is_above_bullet(lines[index : index + 2])
        )
        same = kinds[index] == kinds[index - 1] not in ("alone", "indented", "words", "call")
        if run and not (stands_alone and above.joined and (same or is_deliberate(above, line, width))):
            yield run
            run = []
        if stands_alone:
            run.append(line)
    yield run


def _is_inside_sentence(run: list[Line], lines: list[Line], wrapped: bool) -> bool:
    """Whether a run goes on with what is above it: in small letters in a text that is wrapped, or divided by middle dots."""
    first = bisect_left(lines, run[0].span, key=lambda line: line.span)
    near = pairwise(lines[max(0, first - 1) : first + len(run)])
    pairs = [(above, line) for above, line in near if not above.text.endswith(_COLONS)]
    if any(line.text.startswith("·") and not above.text.startswith("·") for above, line in pairs):
        return True
    above = next((above for above, line in pairs if line is run[0]), None)
    return wrapped and above is not None and run[0].text[:1].islower() and not _ENDED.search(above.text)


def _is_list(run: list[Line], lines: list[Line], width: int, wrapped: bool) -> bool:
    """Whether a run of lines is a list in all but its markers; in a post that wraps its text only where it is sure."""
    if len(run) < 2:
        return False
    kinds = [_kind(line, lines[0]) for line in run]
    is_uniform = len(set(kinds)) == 1 and kinds[0] in _UNIFORM
    if wrapped and not is_uniform and (len(run) < 3 or any(len(line.text) >= _SHORT for line in run)):
        return False
    if kinds.count("option") == 1 or _is_inside_sentence(run, lines, wrapped):
        return False
    deliberate = sum(is_deliberate(line, after, width) for line, after in zip(run, run[1:], strict=False))
    if wrapped and kinds[0] == "bold" and deliberate < len(run) - 1:
        return False  # a line that is full ends where it must, and the next happens to begin with a bold word
    if len(set(kinds)) == 1 and kinds[0] in _SURE:
        return True
    if not deliberate:
        return False
    if kinds.count("words") and len(run) < 4 and not _are_words(run, lines):
        return False
    if kinds == ["snippet", kinds[1]] and kinds[1] not in ("bold", "link"):
        return False  # a name and what it says read well on one line
    if len(run) > 2 or kinds[0] == kinds[1] != "alone":
        return True
    if kinds[1] == "bullet" and _BULLET.match(run[1].text):
        return True
    if run[0].text.endswith("?"):  # a question and its answer read well on one line
        return False
    return all(len(line.text) < _SHORT for line in run) or (
        len(run[0].text) < _SHORT and len(run[0].text.split()) <= _TITLE_WORDS and kinds[1] == "link"
    )
