"""Forms that do not follow the verb before them: could been, had became, didn't worked, can be find, are often appear.

More rows of ``agreement``. Each form is one that the verb before it takes in no sentence, so that little else is asked for.
"""

from __future__ import annotations

from .constructions import ACTS_SAID, ALONE, PASTS
from .context import Turn, turn
from .neighbours import THE

_TOGETHER = '"{before} {written}" should be "{before} {meant}"'
_WHOLE = '"{written}" should be "{meant}"'
_TWICE = '"{written}" has one verb too many: it is "{meant}"'
_PRONOUNS = "it i we they he she you".split()
_OPENERS = "^ and but if when because so since".split()
_HAD = " ".join(
    (
        "had_already",
        "had_never",
        "had_just",
        "had_also",
        *(f"{first}_{it}_had" for first in "^ and but because when".split() for it in _PRONOUNS),
    )
)
"""Not "the phone I had broke": what stands before the subject opens a clause."""
_CAN_BE = " ".join(f"{modal}_be" for modal in "can could will would should must may might cannot to".split())
_HOW = "also always often usually".split()
_NEGATED = "doesn't don't didn't does_not do_not did_not doesnt didnt"
_NOT = f"{_NEGATED} cannot can't won't couldn't wouldn't shouldn't can_not could_not will_not would_not should_not"
_DID_IT = " ".join(
    f"{first}_{do}_{it}"
    for first in "^ what how why when where".split()
    for do in ("do", "does", "did")
    for it in _PRONOUNS
)
_PASTS_OF_NOUNS = (
    "worked work, changed change, needed need, helped help, started start, stopped stop, looked look, showed show, called call, asked ask,"
    " answered answer, tried try, planned plan, got get, made make, saw see, knew know, thought think, took take, gave give, went go,"
    " understood understand, wanted want, liked like, finished finish, learned learn, passed pass, caused cause, updated update,"
    " checked check, returned return, ran run, built build, wrote write, felt feel, came come, became become, happened happen,"
    " mattered matter, meant mean"
)
_THIRDS_OF_NOUNS = (
    "works work, means mean, makes make, takes take, gives give, needs need, returns return, looks look, changes change, helps help,"
    " starts start, shows show, uses use, runs run, wants want, stops stop, matters matter"
)
_DONE = "find found, see seen, write written, know known, take taken, give given, make made, hide hidden, break broken, build built, send sent, keep kept"
_TO_DO = "work works, make makes, take takes, look looks, mean means, give gives, need needs, help helps, start starts, use uses, return returns, show shows"
_DONE_TO = (
    "call called, record recorded, store stored, access accessed, load loaded, save saved, execute executed, process processed, update updated,"
    " fill filled, discard discarded, cache cached, delete deleted, filter filtered, sort sorted, copy copied, move moved, mark marked,"
    " replace replaced, import imported, export exported, handle handled, test tested, share shared, log logged, query queried,"
    " trigger triggered, display displayed, name named, check checked, map mapped, group grouped, place placed, block blocked,"
    " cause caused, request requested, return returned, reference referenced, implement implemented, change changed, turn turned,"
    " plot plotted, train trained, define defined, represent represented, consider considered"
)
"""Verbs, most of which are nouns too, that say what is done to something, and their participles."""
_MODALS = "can could will would should must may might cannot can't won't couldn't"
_NO_MODALS = "^_will ^_may ^_might ^_can the_will the_can a_can the_might a_must may_might"
_LINKS = "because when if since so but that".split()
_MADE = (
    "lose lost, do done, make made, give given, take taken, write written, show shown, see seen, build built, keep kept, send sent, hold held,"
    " hide hidden, break broken, load loaded, store stored"
)
"""Verbs, some of which are nouns too, with participles that no modal has behind it."""
_ONLY = " ".join(f"{modal}_{how}" for modal in _MODALS.split() for how in ("only", "also", "then", "still"))
_THERE_BE = " ".join(f"there_{modal}_be" for modal in (*_MODALS.split(), "to"))
_OBJECTS = f"{THE} it them us you me"


def _pairs(text: str) -> list[list[str]]:
    return [pair.split() for pair in text.split(",")]


AUXILIARIES: tuple[list[Turn], ...] = (
    *(turn(past, done, _TOGETHER, before=_HAD, unless=ACTS_SAID) for past, done in _pairs(PASTS) if past != done),
    turn("been", "have_been", _TOGETHER, before="could would should must may might", not_before="in_may"),
    turn("been", "be", _TOGETHER, before="can cannot", not_before="the_can a_can"),
    turn("been", "has_been|is_being", _WHOLE, before="is", after="~ed used done made seen shown", takes_before=1),
    turn(
        "be",
        "been",
        _TOGETHER,
        before="it_has he_has she_has they_have we_have has_also has_not have_not hasn't haven't",
        unless=ACTS_SAID,
    ),
    turn("being", "been", _TOGETHER, before="has have had", after="~ed used built kept written done seen made shown"),
    *(
        turn(past, base, _TOGETHER, before=f"{_NEGATED} {_DID_IT}", unless="what whatever whether")
        for past, base in _pairs(_PASTS_OF_NOUNS)
    ),
    turn("found", "find", _TOGETHER, before=_DID_IT),
    *(turn(third, base, _TOGETHER, before=_NOT) for third, base in _pairs(_THIRDS_OF_NOUNS)),
    *(
        turn(base, done, _TOGETHER, before=_CAN_BE, not_before="want_to_be", not_after="~many ~nouns ~noun")
        for base, done in _pairs(_DONE)
    ),
    *(
        row
        for base, done in _pairs(_DONE_TO)
        for row in (
            turn(
                base,
                done,
                _TOGETHER,
                before=_CAN_BE,
                after="to in into from by using via with on at for when if before after until as up through inside within",
                not_before=_THERE_BE,
            ),
            turn(
                base,
                done,
                _TOGETHER,
                before="is are was were being gets got",
                after="by before after when using inside into",
                unless=f"{ACTS_SAID} all thing how who",
                not_after="by_value by_reference by_name by_need",
            ),
        )
    ),
    *(
        turn(done, f"be_{done}|{base}", _TOGETHER, before=_MODALS, not_before=_NO_MODALS)
        for base, done in _pairs(_MADE)
    ),
    turn("do", "does", _TOGETHER, before=" ".join(f"{first}_it" for first in _LINKS), after="not"),
    turn("used", "be_used", _TOGETHER, before=f"{_MODALS} {_ONLY}", after="for as by with when to instead"),
    turn("use", "used", _TOGETHER, before=_CAN_BE, after="in for to as by when with at here instead"),
    *(
        turn(base, f"{how}_{form}", _TWICE, before=f"{be}_{how}", unless=ACTS_SAID, takes_before=2)
        for base, third, past in _pairs(ALONE)
        for be, form in (("is", third), ("are", base), ("was", past))
        for how in _HOW
    ),
    *(
        turn(
            f"{base} {third}",
            form,
            _TWICE,
            before=" ".join(f"{it}_{be}" for it in its.split()),
            unless=ACTS_SAID,
            takes_before=1,
        )
        for base, third, past in _pairs(ALONE)
        for its, be, form in (
            ("it this that which", "is", third),
            ("they these those which", "are", base),
            ("it this that which he she", "was", past),
            ("they these those which we", "were", past),
        )
    ),
    turn(
        "suppose",
        "supposed",
        _TOGETHER,
        before="is are am was were be i'm you're we're they're it's isn't aren't",
        after="to",
    ),
    turn("oppose", "opposed", _TOGETHER, before="as", after="to"),
    turn(
        "use",
        "used",
        _TOGETHER,
        before="^_they ^_we ^_i ^_you ^_it ^_he ^_she",
        after="to_be to_have to_do to_think to_live",
    ),
    turn(
        "know",
        "known",
        _TOGETHER,
        before="is_also are_also was_also is_well are_well well better best is are was be",
        after="as",
    ),
    *(
        turn(
            base,
            third,
            _TOGETHER,
            before=" ".join(f"{first}_{it}" for first in _OPENERS for it in ("it", "he", "she")),
            after=after,
        )
        for base, third in _pairs(_TO_DO)
        for after in ("like" if base == "look" else "to" if base == "need" else f"{_OBJECTS} how what that",)
    ),
    turn("mean", "means", _TOGETHER, before="^_this ^_that ^_which", after="that the it you we"),
    turn(
        "based",
        "is_based",
        '"{before} {written}" needs "is": it is "{before} {meant}"',
        before="^_it ^_this",
        after="on",
    ),
    turn(
        "included",
        "is_included",
        '"{before} {written}" needs "is": it is "{before} {meant}"',
        before="^_it ^_this",
        after="in",
    ),
    turn(
        "written",
        "is_written",
        '"{before} {written}" needs "is": it is "{before} {meant}"',
        before="^_it ^_this",
        after="in by with",
    ),
)
