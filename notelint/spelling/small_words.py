"""Small words taken for others: to for too, than for then, now for know, you're for your, who's for whose, loose for lose.

More rows of ``confusions``.
"""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import THE, WE

_BETTER = (
    "cheaper better easier faster harder simpler quicker safer slower nicer cleaner smarter clearer"
    " efficient expensive difficult complicated readable convenient complex"
)
"""What is compared, and no number of things: more layers then a softmax."""
_IN_ORDER = "if when once whenever until while unless after as first and but or will"
"""Where one thing comes after another, or a condition has its consequence."""
_DO = (
    "understand read write learn use build implement debug test do see say explain follow maintain solve change remember run train"
    " get find make add handle add compute deal work start keep"
)
_SHOWS_OFF = "much many"
_LOST = "data information money time track precision access control points connection customers users performance accuracy weight"
_DONE = (
    "split divided passed sent used stored saved copied added moved read loaded merged updated combined converted compared sorted"
    " called processed returned fed applied mapped placed deleted removed trained evaluated"
)
_ACTS = (
    "use run split pass send store save load add apply evaluate compute train call create make get take go move look see define build"
    " write read train multiply divide sum choose pick select update return feed"
)
_OBJECTS = "code server machine browser app application project data data_set model computer account team site website repository"
_ARE = " ".join(f"{thing}_{is_}" for thing in _OBJECTS.split() for is_ in "is will has should can does".split())

_ONES_HAVE = " ".join(
    f"~noun_{has}" for has in "is has can will was does takes needs uses doesn't works gets isn't wants".split()
)

SMALL_WORDS: tuple[list[Turn], ...] = (
    turn(
        "then",
        "than",
        after="a an the using just doing having writing",
        given=_BETTER,
        unless=_IN_ORDER,
        not_before="^ and but or",
    ),
    turn("to", "too", before="add adds added adding make makes using use uses used give gives", after=_SHOWS_OFF),
    turn("too", "to", before="easy hard difficult easier harder important necessary possible simple used", after=_DO),
    turn("too", "to", before="things lot way ways time reason", after=_DO),
    turn(
        "too",
        "to",
        before="try tries tried trying want wants need needs used able going",
        after="~do build finish make get use",
    ),
    turn("to", "two", before="^_the these those the_first the_last the_other", after="~many", not_after="~many_of"),
    turn(
        "than",
        "then",
        before="is are was were can will and",
        after=f"{_DONE} be",
        not_before="more_and less_and",
        unless="more less rather other better worse",
    ),
    turn("than", "then", before="^_we ^_you ^_i", after=_ACTS),
    turn("loose", "lose", before="to can could will would may might don't not we you i they", after=_LOST),
    turn(
        "loose",
        "lose",
        before="to can could will would may might don't not we you i they",
        after="a_lot the your our all some any their its",
    ),
    turn("think", "thing", before="first last only next best one main whole", after=f"{WE} is that to"),
    turn("now", "know", before="need_to want_to to_not have_to", after=f"{THE} how what that if about"),
    turn("new", "knew", before="^_he ^_she ^_they ^_i who", after="that it how what about the"),
    turn("weather", "whether", before="know see check decide determine tell wonder on", after=f"{THE} {WE} or"),
    turn("you're", "your", before="of in on with for from to", after=_OBJECTS),
    turn("you're", "your", before="^ that if when", after=_ARE),
    turn("who's", "whose", before="^", after="book code idea job name turn fault house"),
    turn(
        "others",
        "other",
        after="~nouns things people ways types kinds functions methods words",
        before="^ the all and of in some many",
    ),
    turn("sometime", "sometimes", before="^ but and that", after=f"{WE} the there this a", not_after="the_next"),
    turn("quite", "quiet", before="keep keeps stay be very", after="$"),
    turn("advise", "advice", before="the", after="in of on from is was"),
    turn("desert", "dessert", before="for", after="$"),
    turn(
        "principal",
        "principle",
        before="the a this basic same general main design",
        after="of_least of_locality of_single of_optimality of_superposition that_a that_the behind",
    ),
    turn("modal", "model", before="fit train trained the_fitted our evaluate", after="to on with for is $"),
    turn("let's", "lets", before="it that which this", after="us me you them the a"),
    turn("less", "fewer", before="^_there_are", after="~nouns", not_after="~nouns_than"),
    turn(
        "you",
        "your",
        before="thanks_for thank_you_for",
        after="time help support patience attention feedback understanding",
    ),
    turn(
        "your",
        "you're",
        before="if when because since",
        after="interested_in interested_$ curious_about curious_$ familiar_with unsure_of unsure_about stuck_$ stuck_on stuck_with"
        " confused_by confused_$ done_with done_$ not_sure not_using looking_for using_a using_the trying_to wondering_how"
        " wondering_why going_to reading_this working_on working_with",
    ),
    turn(
        "must",
        "much",
        before="is are was be it's",
        after="better faster easier more less larger smaller higher lower slower harder bigger",
    ),
    turn("a", "are", before="^_there", after="many several two three some lots"),
    turn("you", "your", before="if when once because since ensure sure", after=_ONES_HAVE),
    turn("than", "thank", before="^", after="you_so you_for you_very you_$ you_all"),
    turn("use", "us", before="tell tells told gives gave shows reminds", after="the that how a what where about"),
    turn(
        "and",
        "an",
        before="to_trigger to_fire to_raise to_emit will_trigger will_fire will_raise can_trigger can_fire can_raise",
        after="event exception error alarm alert",
    ),
    turn("that", "than", before="more_~is less_~is", after="~ing", unless="it it's"),
    turn(
        "three", "tree", before="binary decision parse syntax spanning process search b", after="$ is of with for and"
    ),
)
