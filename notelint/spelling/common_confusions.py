"""Common words taken for others of nearly the same letters: to much, no affect, an other, costumer, Its hard, were is the.

More rows of ``confusions``.
"""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import THE

_TOO = "big small large difficult complex complicated expensive heavy hard weak strong early late long high old young good bad"
_JUDGED = "hard easy simple fast slow good bad great true fine ok nice cool free over late important possible necessary difficult complicated"
_THROUGH = (
    "go goes going went gone pass passes passed passing loop loops looping run runs walk walks iterate iterates iterating look looking"
    " read reading work working get sift browse"
)
_COMPARED = "better worse less more fewer larger bigger smaller higher lower faster slower greater longer shorter easier harder rather"

COMMON_CONFUSIONS: tuple[list[Turn], ...] = (
    turn(
        "to",
        "too",
        before="is are was were be it's that's takes took bit little far",
        after=_TOO,
        not_before="as_far so_far how_far",
    ),
    turn("to", "too", before="^_there_are has have got", after="many much", not_before="what_it_has"),
    turn("to", "too", before="is are was were it's that's", after="much", not_after="much_of"),
    turn(
        "then",
        "than",
        before=_COMPARED,
        after="before expected normal usual average ten that those this most ever mine yours ours theirs anything everything anyone a an",
        unless="if when once whenever until while unless after as first",
    ),
    turn("affect", "effect", before="no big", after="on $"),
    turn(
        "effect",
        "affect",
        before="does_it does_this how_does_it how_do_they did_it not",
        after="you us it them me the your our",
    ),
    turn("new", "knew", before="^_i ^_we i_never i_already i_always", after="that it how what about"),
    turn(
        "hole",
        "whole",
        before="the my our",
        after="thing process idea point world story book code file dataset system project team",
    ),
    turn("weather", "whether", before="^", after="it_is it_rains you we they or_not"),
    turn("devise", "device", before="the this that each every mobile your my", after="is was to can has $"),
    turn("quiet", "quite", after="a_few a_lot a_bit often easy good similar simple well"),
    turn("maybe", "may_be", before="^_it ^_this ^_there ^_that", after="the a an used ~ed possible better easier"),
    turn("fallows", "follows", before="as it that this", after="$ the from that"),
    turn("fallow", "follow", before="to you we should must please they can and", after=f"{THE}"),
    turn("fallowing", "following", before="the by"),
    turn("sane", "same", before="the", after="time way thing as list name type value class file size order"),
    turn("some", "same", before="in_the at_the", after="way time place order"),
    turn("sam", "same", before="the", after="time way thing as"),
    turn("were", "where", before="^", after="is does did"),
    turn("where", "we're", before="^", after="going_to"),
    turn("costumer", "customer", unless="costume costumes theatre theater film wardrobe stage"),
    turn("costumers", "customers", unless="costume costumes theatre theater film wardrobe stage"),
    turn(
        "pubic",
        "public",
        after="speaking key keys class static void method api service services library school transport opinion health sector domain cloud",
    ),
    turn(
        "manger",
        "manager",
        before="product project package file password task memory window resource context the_project",
    ),
    turn("trough", "through", before=_THROUGH, after=f"{THE} # them it"),
    turn("other", "another", '"{written}" is one word: "{meant}"', before="an", after="~one ~is", takes_before=1),
    turn("oder", "order", before="in the", after="to of"),
    turn("other", "order", before="in", after="to", not_after="to_$ to_and"),
    turn("fas", "far", before="as so", after="as"),
    turn(
        "its",
        "it's",
        '"its" is what belongs to it; "it is" is written "it\'s"',
        after=" ".join(f"{judged}_$" for judged in _JUDGED.split()),
        before="^ and but so because that if when",
    ),
)
