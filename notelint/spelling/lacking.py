"""Small words that are missing, or stand where none belongs: has lot of, depends the, despite of, equals to.

More rows of ``agreement``. A missing "the" (in same way) is left alone: notes are often written in such short sentences.
"""

from __future__ import annotations

from .constructions import TO_ACT
from .context import Turn, turn
from .neighbours import IS, THE

_LACKS_A = '"{before} {written}" needs "a": it is "{before} {meant}"'
_LINKED = '"{written}" needs a small word after it: it is "{meant}"'
_NOT_LINKED = '"{written}" has a word too many: it is "{meant}"'
_TOGETHER = '"{written}" should be "{meant}"'
_THIS = "the this these those your our my its their"
_UP = " ".join(f"{word}_up" for word in _THIS.split())
_EXPLAINED = " ".join(
    f"{said}_in"
    for said in (
        "described discussed explained covered explain describe discuss cover study explore look it this them more topic"
        " concept works work process"
    ).split()
)
_VERBS_LINKED = (
    "depend on, depends on, depended on, depending on, rely on, relies on, relied on, relying on, belong to, belongs to, belonged to,"
    " belonging to, consist of, consists of, consisted of, consisting of, listen to, listens to, listening to, refers to"
)
_AMOUNTS = "have has had with are is use uses takes take need needs in for on after contains contain requires require get gets of"

LACKING: tuple[list[Turn], ...] = (
    *(turn(many, f"a_{many}", _LACKS_A, before=_AMOUNTS, after="of") for many in ("lot", "couple", "bunch")),
    *(
        turn(
            verb,
            f"{verb}_{link}",
            _LINKED,
            after=_THIS,
            not_after="the_reader the_user the_interested the_first_time the_next_time the_whole_time",
        )
        for verb, link in map(str.split, _VERBS_LINKED.split(","))
    ),
    turn(
        "looking",
        "looking_at|looking_for",
        _LINKED,
        after=_THIS,
        not_before="by try tries tried trying of for",
        not_after=f"the_same the_other the_part the_way the_right the_wrong {_UP}",
    ),
    turn("care", "care_about", _LINKED, before="don't doesn't didn't not", after=_THIS),
    turn(
        "based",
        "based_on",
        _LINKED,
        before=f"{IS} ^",
        after="the a an this these those",
    ),
    turn(
        "based",
        "based_on",
        _LINKED,
        after="the a an this these those",
        not_before=f"i we you they he she it has have had who which that and i've we've {IS} ^",
        unless=IS,  # the operations are stream based
    ),
    turn("despite", "despite", _NOT_LINKED, after="of", takes_after=1),
    turn("lacks", "lacks", _NOT_LINKED, after="of", not_after="of_course", takes_after=1),
    turn("contains", "contains|consists_of", _NOT_LINKED, after="of", not_after="of_course of_each", takes_after=1),
    turn("comprises", "consists", _TOGETHER, after="of"),
    turn(
        "equals", "equal", '"{before} {written} to" should be "{before} {meant} to"', before="is are be was", after="to"
    ),
    turn("equals", "equals|is_equal_to", _NOT_LINKED, after="to", not_before="is are be was", takes_after=1),
    turn("like", "to", before="similar", after=f"{THE} those what in"),
    turn("than", "as", before="same"),
    turn("contrary", "in_contrast|on_the_contrary", _TOGETHER, before="in", takes_before=1),
    turn("details", "detail", '"{before} {written}" should be "{before} {meant}"', before=_EXPLAINED, after="$"),
    turn("in", "on", after="the_internet_$"),
    turn("capable", "able", '"{written} to" should be "{meant} to"', after=TO_ACT),
    *(
        turn(
            "you", "that_you", f'"{verb} you to" should be "{verb} that you"', before=verb, after=TO_ACT, takes_after=1
        )
        for verb in ("recommend", "suggest")
    ),
    turn("followed", "follows", '"as {written}" should be "as {meant}"', before="as", after="$"),
)
