"""The link says one number and leads to another. Probably its line was copied and the address not changed.

Reported in five cases. Nearly all links of a series (`week-1.md`, `week-2.md`) name the number of their file, and
one does not. Two links differ only by their number and lead to the same file. A link in a numbered list is an exact
copy of one in an earlier list, while the other links of its list lead somewhere else. Or a link to a heading of the page is
"Week 3", or in the row of number 3, the heading is "Week 4", and there is one for week 3 (of a row: to which nothing leads).

Bad (github):

    - [Questions 1](tides/questions1.md)
    - [Questions 2](tides/questions1.md)

Good (github):

    - [Questions 1](tides/questions1.md)
    - [Questions 2](tides/questions2.md)
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Related, Severity
from ..majority import nearly_all
from ..named_tuple import NamedTuple
from ..note.anchors import Title, same_letters
from ..note.entries import indexes
from ..note.heading_links import heading_links, linked_ids, meant_for
from ..note.link_numbers import Numbered, agreeing, number_in, numbered_links, text_shape, with_number
from ..note.links import Link
from ..note.note import Note, once_per_note
from ..regex import regex
from . import Rule

_PART = regex(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
    r"|\b(?:part|post|chapter|lesson|week|day|section|episode|article|lecture|unit|module|teil|kapitel|parte)s?\W{0,2}\d",
    re.IGNORECASE,
)


_COUNTED = regex(
    r"(?P<word>week|chapter|lesson|lecture|part|module|unit|day|exercise|question|section|topic|session|quiz|lab"
    r"|homework|assignment|kapitel|woche|teil)[ ]+0*(?P<number>\d{1,3})(?=[ ]*(?:$|[:.)–—-]))",
    re.IGNORECASE,
)
"""What a heading counts, and so does a link: ``Week 3``, ``Week 3: Tides``."""
_ROW = regex(r"[ \t>]*+(?:\||[-*+][ \t])?[ \t*_]*+(?:[^\W\d_]+[ ]++)?0*+(\d{1,3})\b")
"""The number that a row or item begins with: ``| 3 |``, ``- Week 3:``, ``3. ``."""
_LEAST = 4


class _Row(NamedTuple):
    link: Link
    label: int
    word: str
    number: int


def check(note: Note) -> Iterator[Finding]:
    links = numbered_links(note)
    majority = agreeing(links)
    found = {}
    for one in links:
        said = [
            number
            for number, counts in zip((one.label, one.text), majority[one.shape], strict=True)
            if counts and number is not None
        ]
        if said and one.number not in (one.label, one.text):
            found[one.link.span] = (one, said[0])
    for one, number in (*_copied(note, links), *_of_own_series(note, links)):
        found.setdefault(one.link.span, (one, number))
    for one, number in found.values():
        yield _finding(note, one, number)
    yield from _from_another_list(note, links)
    yield from _to_another_heading(note)
    yield from _copied_in_rows(note)


def _to_another_heading(note: Note) -> Iterator[Finding]:
    """Links to a heading of the page that has another number than the link's text, where the right one is there."""
    for link, title in heading_links(note):
        said, leads = _COUNTED.match(link.text.strip()), _COUNTED.match(title.text)
        if said is None or leads is None or said["word"].lower() != leads["word"].lower():
            continue
        right = None if _have_one_name(said, leads) else _counted_titles(note).get(_counted(said))
        if right is not None and _counted(said) != _counted(leads):
            yield meant_for(link, right, f'"{link.text}" leads to the heading "{title.text}"')


def _copied_in_rows(note: Note) -> Iterator[Finding]:
    """Links of rows and items whose number is before them, with the address of another row's link of the same text."""
    rows: dict[str, list[_Row]] = defaultdict(list)
    for link, title in heading_links(note):
        leads = _COUNTED.match(title.text) if number_in(link.text) is None else None
        line = note.document.line_at(link.span.start)
        label = _ROW.match(note.text, line.start, link.span.start) if leads is not None else None
        if leads is not None and label is not None:
            rows[link.text.lower()].append(_Row(link, int(label[1]), *_counted(leads)))
    for alike in rows.values():
        owners = {row.number for row in alike if row.label == row.number}
        for row in alike:
            if row.label != row.number and row.number in owners:
                right = _counted_titles(note).get((row.word, row.label))
                if right is not None and right.id not in linked_ids(note):
                    message = f"the link of number {row.label} leads to number {row.number}: {row.link.target}"
                    yield meant_for(row.link, right, message)


@once_per_note
def _counted_titles(note: Note) -> dict[tuple[str, int], Title]:
    """The headings that count something and have an id, the first of each number."""
    matches = ((_COUNTED.match(title.text), title) for title in reversed(note.page.titles) if title.id is not None)
    return {_counted(match): title for match, title in matches if match is not None}


def _have_one_name(said: re.Match[str], leads: re.Match[str]) -> bool:
    """Whether both go on with the same words: one of them has been numbered anew."""
    names = [same_letters(match.string[match.end() :]) for match in (said, leads)]
    return names[0] == names[1] != ""


def _counted(match: re.Match[str]) -> tuple[str, int]:
    return match["word"].lower(), int(match["number"])


def _from_another_list(note: Note, links: list[Numbered]) -> Iterator[Finding]:
    """Links of a numbered list that are those of an earlier one, and the only ones of its kind here."""
    numbered = {one.link.span: one for one in links}
    earlier: dict[tuple[str, str], Numbered] = {}
    common: set[str] = set()
    for group in indexes(note):
        ones = [numbered[entry.link.span] for entry in group if entry.link.span in numbered]
        shapes = Counter(one.shape for one in ones)
        agreeing = [one for one in ones if one.label == one.number]
        for one in ones if len(agreeing) > _LEAST and nearly_all(len(agreeing), len(group)) else ():
            first = earlier.get((one.link.text, one.link.target))
            if first is not None and shapes[one.shape] == 1 and one.shape in common:
                message = f'"{one.link.text}" leads to the same page as in an earlier list: {one.link.target}'
                related = (Related(first.link.span, "the link of the earlier list"),)
                yield Finding(
                    one.link.target_span, message, "link to the page that this list is about", related=related
                )
        common |= {shape for shape, count in shapes.items() if count >= _LEAST}
        earlier |= {(one.link.text, one.link.target): one for one in ones}


def _of_own_series(note: Note, links: list[Numbered]) -> Iterator[tuple[Numbered, int]]:
    """Links from one post of a series to another ("the second part") that lead to a third one, where the other exists."""
    own = {_series(path) for path in (note.path, *note.site.addresses(note.path))}
    for one in links:
        if one.text not in (None, one.number) and _PART.search(one.link.text) and _series(one.link.target) in own:
            assert one.text is not None
            if _is_there(note, one, one.text):
                yield one, one.text


def _series(path: str) -> str:
    """A file's or page's name without date, ending and number."""
    name = path.partition("#")[0].rstrip("/").rpartition("/")[2]
    name = re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-|\.(?:md|markdown|html?|qmd|ipynb)$", "", name)
    return re.sub(r"\d+", "0", name) if re.search(r"\d", name) else ""


def _copied(note: Note, links: list[Numbered]) -> Iterator[tuple[Numbered, int]]:
    """Links whose text differs from an earlier one's in the number alone, with that one's target."""
    series: dict[str, list[Numbered]] = defaultdict(list)
    for one in links:
        if one.text is not None and re.search(r"[^\W\d_]", text_shape(one.link.text)):
            series[text_shape(one.link.text)].append(one)
    for alike in series.values():
        owner = {one.link.target: one for one in alike if one.text == one.number}
        wrong = [one for one in alike if one.text != one.number]
        if any(one.link.target not in owner for one in wrong):
            continue  # the numbers of texts and targets have nothing to do with each other
        for one in wrong:
            if one.text is not None and (_is_there(note, one, one.text) or _speaks_of(one)):
                yield one, one.text


def _speaks_of(one: Numbered) -> bool:
    """Whether the word beside the number in the text is in the target too."""
    words = re.findall(r"[^\W\d_]{4,}", text_shape(one.link.text))
    name = one.link.target.rstrip("/").rpartition("/")[2].lower()
    return number_in(one.link.text) is not None and any(word.rstrip("s") in name for word in words)


def _is_there(note: Note, one: Numbered, number: int) -> bool:
    meant = with_number(one.link.target, number)
    if meant is None:
        return False
    if one.link.destination == "web":
        found = note.site.resolve_address(note.path, meant)
        return found is not None and found.exists is True
    if one.link.destination == "wiki":
        return note.site.find_note(meant.partition("#")[0]) is not None
    return note.site.resolve(note.path, meant).exists is True


def _finding(note: Note, one: Numbered, number: int) -> Finding:
    meant = with_number(one.link.target, number)
    shown = f'"{one.link.text}"' if number == one.text else f"the link of number {number}"
    message = f"{shown} leads to number {one.number}: {one.link.target}"
    if meant is None or not _is_there(note, one, number):
        return Finding(
            one.link.target_span, message, f"link to number {number}" + (f", perhaps {meant}" if meant else "")
        )
    return Finding(
        one.link.target_span, message, f"link to {meant}", Fix(f"link to {meant}", (Edit(one.link.target_span, meant),))
    )


RULE = Rule("LK011", "link-elsewhere", "A link that says one number and leads to another", Severity.WARNING, check)
