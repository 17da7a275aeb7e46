"""Words that often are right beside a slip, as the tables of slips name them."""

THE = "the a an this that these those my our your his her their its one each every all any some other another"
WE = "i we you they he she it"
CAN = "can could will would shall should must may might cannot can't won't don't doesn't didn't couldn't wouldn't shouldn't to"
IS = "is are was were be been being isn't aren't wasn't weren't gets get got"
MODAL_VERBS = "can could will would should must may might cannot can't won't couldn't wouldn't shouldn't"
DO_NOT = "doesn't don't didn't do_not does_not did_not"
_NOT = "can_not could_not will_not would_not should_not must_not may_not might_not"
ADVERBS = (
    "also always never easily automatically just still even usually often simply directly quickly only then either"
)
CAN_OR_DO = " ".join(
    (MODAL_VERBS, DO_NOT, _NOT, *(f"{modal}_{adverb}" for modal in MODAL_VERBS.split() for adverb in ADVERBS.split()))
)
NOUNS_NOT_MODALS = "^_will ^_may the_can the_will the_might the_must a_can a_will a_must"
TO_DO = " ".join(
    f"{word}_to"
    for word in (
        "able want wants need needs used how try tries trying order way going possible easy hard important necessary ability allows us me you them"
        " allowed want wanted likely have has supposed helps help decided begin begins began started start ready required unable function method model"
        " algorithm tool chance time goal job task"
    ).split()
)
CLAUSE = "is are was were that which who when where if but can will has have should must may could would than then so because while"
FUNCTION = f"{CLAUSE} and or of to in on for with from by as at into whose using between without after before $"
THOSE_WHO = "people_who those_who users_who developers_who students_who"
ONE_OF_THOSE = "one_of_those_who"
ASKED_FOR = "where what how who why which whatever wherever"
