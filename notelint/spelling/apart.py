"""Words that are written apart and are one: some thing, how ever, where as, an other, my self, int he for in the.

More rows of ``confusions``, each where the two words do not stand beside each other rightly.
"""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import WE

_ONE = '"{written}" is one word: "{meant}"'
_SPACE = '"{written}" has its space in the wrong place: "{meant}"'

_OF_SELF = (
    "- reference references esteem confidence confident worth respect image study studying learning taught made hosted hosting compiled written built employed"
    " employment contained signed healing help care control discipline awareness aware evaluation assessment assessed service portrait"
    " improvement supervised attention driving organizing organized managed referencing consistent conscious interest published drawn"
)
"""What is said of oneself, with a hyphen that is missing or not."""


def _one(first: str, second: str, whole: str = "", after: str = "", not_after: str = "") -> list[Turn]:
    """Rows for a word that is written as two."""
    return turn(second, whole or first + second, _ONE, before=first, after=after, not_after=not_after, takes_before=1)


APART: tuple[list[Turn], ...] = (
    _one("some", "thing", not_after="-"),
    _one("any", "thing"),
    _one("every", "thing", not_after="is_a that_is"),
    _one("some", "where"),
    _one("any", "where", not_after="clause clauses"),
    _one("every", "where"),
    _one("some", "how", not_after="to"),
    _one("how", "ever", after=f"$ {WE} the this that there if in for when not"),
    _one("what", "ever", after=f"{WE} the is"),
    _one("when", "ever", after=f"{WE} the a an there possible"),
    _one("where", "ever", "wherever", after=f"{WE} the possible"),
    _one("in", "side", after="the a this my your our its"),
    _one("who", "ever", after="is wants has needs"),
    _one("where", "as", after=f"{WE} the in a an for with"),
    _one("there", "fore"),
    _one("through", "put"),
    _one("further", "more", after="the it we this there"),
    _one("never", "theless"),
    _one(
        "an",
        "other",
        after="one way day thing example option kind type is to of file page word and or approach method reason solution $",
    ),
    *(_one(whose, "self", not_after=_OF_SELF) for whose in ("my", "your", "him", "her", "our")),
    _one("its", "self", "itself", not_after=_OF_SELF),
    *(_one(whose, "selves") for whose in ("our", "your")),
    _one("their", "selves", "themselves"),
    turn("days", "nowadays", _ONE, before="now_a", takes_before=2),
    *(
        turn(glued, f"{small}_the", _SPACE, after="he", not_before="an the this that as and or", takes_after=1)
        for small, glued in (
            ("in", "int"),
            ("on", "ont"),
            ("of", "oft"),
            ("at", "att"),
            ("is", "ist"),
            ("for", "fort"),
            ("to", "tot"),
        )
    ),
)
