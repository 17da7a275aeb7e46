"""Apostrophes that are missing, or one too many, in words that exist either way: its, lets, your, whos, ``API's``."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Span
from ..note.words import Prose
from ..regex import regex
from .context import Table, after, before, turn, wrong_turns
from .forms import PLURAL_OF_NOUN, PLURAL_OF_THING, parts
from .lexicon import BASE, NOUN, PLURAL, THING
from .slips import Slip, in_case

_IT_IS = '"its" is what belongs to it; "it is" is written "it\'s"'
_OF_IT = '"it\'s" is short for "it is"; what belongs to it is written "its"'
_CHECKED = (
    "possible impossible difficult tricky tempting crucial essential helpful hard easy easier cheaper faster simpler quicker safer slower harder better best worth good useful necessary time common known used made based allowed similar"
    " different up able available ready likely unlikely nice great fun safe clear true important recommended"
)
_STILL = " ".join(
    f"{how}_{what}"
    for how in "quite already also always never".split()
    for what in "a an the been in at on too there done easy hard possible good important worth going being".split()
)
"""Not before another word, which may belong to what is owned: its already known name."""
_LINKED = "to as of on from for by that in"
_NOT_OWNED = (
    "a an the not just been only very too so all really still always never also kind sort called that this these because being going"
    " likely possible impossible hard easy easier better best worth good important necessary about in on at for like more less most"
    " actually what how when where why if fun clear true okay ok now then no quite pretty already up as to of done used supposed usually"
    " often basically simply literally nice great fine time convention something nothing safe there one my your our their his her"
    " currently probably perhaps maybe essentially mostly almost ready getting trying doing making using working $"
)
_OWNED = (
    "predecessor predecessors successor successors parent parents children name names length size shape neighbor neighbour neighbors"
    " neighbours properties attributes elements members contents behavior behaviour purpose ability customer customers dependencies"
    " advantages disadvantages constructor implementation capabilities meaning input inputs output outputs weights respective"
    " corresponding own"
)
_VERBS = (
    "first now just quickly also then not start begin see say look take try go use make do get consider assume suppose imagine discuss"
    " talk create build run add write find check think move call define understand explore dive test install import continue break"
    " calculate compute read learn keep focus recap review jump walk load train plot print pretend compare examine summarize summarise"
    " have_a figure recall play set put work change implement verify open remember be_clear be_honest"
)
_ROWS = Table(
    turn(
        "its",
        "it's",
        _IT_IS,
        after="a an the not just been because where when what how that this there either neither okay ok going supposed called ^"
        f" {_STILL}",
        not_before="of with by for from into take takes took taking in on to at and",
        not_after="a_la",
    ),
    turn(
        "its",
        "it's",
        _IT_IS,
        after=" ".join(f"{word}_{link}" for word in _CHECKED.split() for link in _LINKED.split()),
        not_before="of with by for from into take takes took taking in on to at spend all use do does did doing done tries trying try prove proves proved proving show shows shown know knows knew",
    ),
    turn("it's", "its", _OF_IT, after="own"),
    turn(
        "it's",
        "its",
        _OF_IT,
        not_after=_NOT_OWNED,
        before="of with by from into within without via through between under over against toward towards upon in has have had to",
    ),
    turn(
        "it's",
        "its",
        _OF_IT,
        not_after=_NOT_OWNED,
        before="known_for famous_for responsible_for named_for keeps lost loses stores updates",
    ),
    turn(
        "it's",
        "its",
        _OF_IT,
        after=_OWNED,
        not_after=" ".join(f"{word}_{link}" for word in _OWNED.split() for link in ("for", "that", "$"))
        + " size_of length_of name_of names_of shape_of",
    ),
    turn("lot's", "lots", '"a lot of" or "lots of" has no apostrophe', after="of"),
    turn("it's", "its", _OF_IT, before="than", after=_OWNED),
    turn("it's", "its", _OF_IT, before="as_well_as", after="~noun ~nouns", not_after=_NOT_OWNED),
    turn("you're", "your", '"you\'re" is short for "you are"; what belongs to you is written "your"', after="own"),
    turn(
        "your",
        "you're",
        '"your" is what belongs to you; "you are" is written "you\'re"',
        after="welcome_to going_to not able_to supposed_to allowed_to ready_to trying_to interested_in familiar_with looking_for looking_at"
        " working_on working_with using_a using_an using_the using_this sure_that sure_you sure_about wondering doing_this doing_it"
        " doing_the a an in_a in_the",
        not_after="a_priori a_z not_so",
    ),
    turn(
        "lets",
        "let's",
        '"let us" is written "let\'s"',
        before="^ so and but then now ok okay well first next again instead today",
        after=_VERBS,
        not_before="^_which ^_that",
    ),
    turn(
        "its",
        "it's",
        _IT_IS,
        before="how where when why",
        after="used_in used_for used_to used_by used_$ made_$ done_$ done_in called_$ calculated_$ implemented_$ implemented_in",
    ),
    turn(
        "weeks",
        "week's",
        '"{before} weeks" are several; what belongs to one is the week\'s',
        before="this",
        after="~noun lecture reading class assignment lesson post episode project topic notes homework lab",
    ),
    turn("whos", "who's|whose", '"who is" is written "who\'s"; what belongs to somebody, "whose"'),
)
_OF_CAPITALS = regex(r"[A-Z]['’]s")
_REACH = 60
_PLURAL = regex(
    r"(?<![\w'’.-])(?P<word>[A-Z]{2,5})(?P<mark>['’])s(?=[ \n](?:are|were|have)\b)"
    r"|(?<![\w'’-])(?i:many|multiple|several|some|all|these|those|different|various|two|three|both|more|most|few|external|public|other)"
    r"[ \n](?:[a-zA-Z]+[ \n])?(?P<counted>[A-Z]{2,5})['’]s(?![\w-])(?=[.,;:)]|[ \n](?:and|or|in|on|to|for|from|with|that|which|are|were|have|can|of"
    r"|return|use|need|allow|provide|do|will|should|work|take|give|require|support)\b)"
)


_ON = frozenset("that who which all and or $ in on with".split())
"""What goes on behind what it is: it's turtles all the way down."""
_SAYS_MORE = frozenset("that who which all".split())
_TOLD = tuple(
    [word]
    for word in "sure ensure remember check note so maybe perhaps probably because if when since think guess".split()
)
"""What a sentence of its own follows: make sure it's words."""
_BEHIND_MANY = frozenset("are were have do can will should must".split())
_BEHIND_ONE = frozenset("is was has of are were".split())


def apostrophes(prose: Prose) -> Iterator[Slip]:
    """Each word whose apostrophe makes it another one."""
    yield from wrong_turns(prose, _ROWS)
    yield from _owned(prose)
    yield from _of_many(prose)
    has_any = any(word.endswith("'s") and word[-3:-2].isupper() for word in prose.written)
    for mark in _OF_CAPITALS.finditer(prose.text) if has_any else ():
        for match in _PLURAL.finditer(prose.text, max(0, mark.start() - _REACH), mark.end() + _REACH):
            word = match["word"] or match["counted"]
            if word.endswith("S"):
                continue
            start = match.start("word" if match["word"] else "counted")
            yield Slip(Span(start, start + len(word) + 2), (word + "s",), f'a plural has no apostrophe: "{word}s"')


def _owned(prose: Prose) -> Iterator[Slip]:
    """Each ``it's`` before a noun that an article would have to stand before."""
    for span in prose.places(prose.numbers_of("it's")):
        words_after = after(prose.text, span.end)
        if not words_after or not words_after[0].isalpha():
            continue
        following = words_after[1].rpartition(" ")[2] if len(words_after) > 1 else ""
        is_joined = before(prose.text, span.start)[:1] in (["and"], ["or"]) and following not in _SAYS_MORE
        is_told = before(prose.text, span.start)[:1] in _TOLD and following not in _BEHIND_MANY
        is_many = parts(words_after[0]) & PLURAL and (following not in _ON or is_joined) and not is_told
        is_one = parts(words_after[0]) & NOUN and following in _BEHIND_ONE
        if is_many or is_one:
            yield Slip(span, (in_case(prose.text[span.start : span.end], "its"),), _OF_IT)


def _of_many(prose: Prose) -> Iterator[Slip]:
    """Each plural with an apostrophe before what is nothing but a verb: reducer's describe how."""
    words = prose.words
    for word in prose.mixed:
        if not word.endswith("'s") or not parts(word[:-2]) & (NOUN | THING) or word == "let's":
            continue
        places = [
            at
            for at in prose.numbers_of(word)
            if at + 2 < len(words) and parts(words[at + 1]) & BASE and words[at + 2] in _OBJECT and prose.is_tied(at)
        ]
        for span in prose.places(places):
            many = PLURAL_OF_NOUN.of(word[:-2]) or PLURAL_OF_THING.of(word[:-2])
            if many is not None:
                meant = in_case(prose.text[span.start : span.end], many)
                yield Slip(span, (meant,), f'a plural has no apostrophe: "{meant}"')


_OBJECT = frozenset("a an the us you me them it your its their our this that these how what".split())
