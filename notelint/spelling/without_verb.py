"""Clauses that lack "is", "it" or "do", or a verb's -s: when it close to 1, because is late, we not need. More rows of ``agreement``."""

from __future__ import annotations

from .context import Turn, turn

_LACKS_IS = '"{before} {written}" lacks a verb: it is "{before} {meant}"'
_LACKS_IT = '"{before} {written}" lacks its subject: it is "{before} {meant}"'
_LACKS_DO = '"{before} {written}" needs "do": it is "{before} {meant}"'
_TOGETHER = '"{before} {written}" should be "{before} {meant}"'
_IT = " ".join(
    f"{first}_{it}"
    for first in "when if because since so whether although though where once whenever unless while that ^".split()
    for it in ("it", "he", "she")
)
_NEAR = "close similar equal equivalent related relative due proportional responsible suitable useful available visible different"
_MODALS = "should could would can will must may do did does had"
_OTHERS = "necessary important possible impossible difficult likely"
_MUCH = "small big large slow fast high low long short hard much many complex expensive late early simple"
_ASKED_FOR = " ".join(
    f"{which}_{thing}_{it}"
    for which in ("which", "what")
    for thing in (
        "color colour version type kind format file path port language size tool number model method option part value"
        " library algorithm device column table field user one data class service"
    ).split()
    for it in ("it", "he", "she")
)
_DONE = "use uses,need needs,contain contains,return returns,represent represents,belong belongs,require requires,create creates"

_WE = " ".join(
    f"{first}_{we}"
    for first in "^ if when because since but so and as then where why".split()
    for we in ("we", "they", "you", "i")
)

WITHOUT_VERB: tuple[list[Turn], ...] = (
    turn("too", "is_too", _LACKS_IS, before=_IT, after=_MUCH, unless="make makes made find found keep"),
    *(
        turn(
            adjective, f"is_{adjective}", _LACKS_IS, before=_IT, after=behind, unless="make makes made find found keep"
        )
        for adjectives, behind in ((_NEAR, "to for from in on $"), (_OTHERS, "to that for $"))
        for adjective in adjectives.split()
    ),
    *(
        turn(
            verb, does, _TOGETHER, before=_ASKED_FOR, unless="should must would could can will may might let lets make"
        )
        for verb, does in map(str.split, _DONE.split(","))
    ),
    turn(
        "is",
        "it_is",
        _LACKS_IT,
        before="because although",
        not_before="^_because ^_although",
        after="a an the not very more only our my ~is",
    ),
    *(
        turn(
            act,
            f"it_{act}",
            _LACKS_IT,
            before="because",
            not_before="^_because",
            after="a an the not be been very more only",
        )
        for act in ("can", "was", "has", "will")
    ),
    turn("not", "do_not", _LACKS_DO, before=_WE, after="~do want need have know use", unless=_MODALS),
    turn(
        "not",
        "does_not",
        _LACKS_DO,
        before=_IT,
        not_before="that_it that_he that_she",
        after="~do want need have work use",
        unless=_MODALS,
    ),
)
