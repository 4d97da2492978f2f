"""Everything of one partner's that can ever reach the other, and by how much. There is no other channel.

`DISCLOSURES` is what reaches the other without being sent, `SENT` what one sends: of one's own will, seen
before as the other will see it or laid on a table that both see alike, and muted by whoever receives it with no sign. Taken back, it is gone
there too, and who saw it can see that it is gone.

`factor` names the rows of `factors.factor_table` that say how far a channel can be read; None means
that it is known outright, and on purpose.
"""

from typing import Literal

from msgspec import Struct

from toward.programme.base import SharedEvent
from toward.programme.parts.agreements import (
    AgreementEnded,
    AgreementSigned,
    GiftGiven,
    GiftWithdrawn,
    ToldUnasked,
)
from toward.programme.parts.arrangements import ArrangementEnded, ArrangementSet
from toward.programme.parts.letters import LetterGiven
from toward.programme.parts.needs import NeedVoiced, ThankedForTurn, TurnedToward
from toward.programme.parts.plans import (
    PlanAgreed,
    PlanAnswered,
    PlanChanged,
    PlanLetGo,
    PlanProposed,
)
from toward.programme.parts.questions import (
    QuestionAnswered,
    QuestionPut,
    QuestionPutOff,
    QuestionTimeAgreed,
    QuestionTimeEnded,
    QuestionTimeProposed,
)
from toward.programme.parts.repair import (
    RepairAnswered,
    RepairMoved,
    RepairPutAway,
    RepairSet,
    RepairShared,
)
from toward.programme.parts.rituals import (
    NormalLaidDown,
    NormalTakenBack,
    RitualLetGo,
    RitualSet,
    WeeklyHourSet,
)
from toward.programme.parts.saying import SentenceHeard, SentenceSent

type Whom = Literal["partner", "host"]


class Disclosure(Struct, frozen=True, kw_only=True):
    key: str
    what: str
    to: tuple[Whom, ...]
    factors: tuple[str, ...] = ()


DISCLOSURES: tuple[Disclosure, ...] = (
    Disclosure(
        key="pairing",
        what="That there is a pairing, the two chosen names and keys, and both joint promises.",
        to=("partner", "host"),
    ),
    Disclosure(
        key="evenings",
        what="Weekdays, hour, zone and whether one phone is shared, as either last set them.",
        to=("partner", "host"),
    ),
    Disclosure(
        key="calendar",
        what="Which block it is and the joint sentence it opens with; both follow from the date of pairing.",
        to=("partner", "host"),
    ),
    Disclosure(
        key="card",
        what="Tonight's card, one and the same for both.",
        to=("partner",),
        factors=(
            "nothing",
            "closed",
            "stopped",
            "evening",
            "evenings_2",
            "evenings_3",
            "step",
            "step_seldom",
            "blocks_2",
            "blocks_3",
        ),
    ),
    Disclosure(
        key="practice",
        what="That a practice runs, or is over; never who ended it, nor why.",
        to=("partner", "host"),
    ),
    Disclosure(
        key="time_out",
        what="That a time-out runs and the time of return; never a place, a reason, or whether anybody came back.",
        to=("partner", "host"),
    ),
    Disclosure(
        key="together",
        what="That listening or breathing together runs, whose turn it is, the question and the pace; never who tapped, or why it ended.",
        to=("partner", "host"),
    ),
    Disclosure(
        key="leaving",
        what="That the pairing has ended; never who looked at what before.",
        to=("partner", "host"),
    ),
)


class Sent(Struct, frozen=True, kw_only=True):
    """What one sends to the other on purpose; `channel` mutes it.

    in_the_open: a bare hour on pages without a passphrase; there a missing one would be a sign (ADR 0021).
    """

    channel: str
    what: str
    events: tuple[type[SharedEvent], ...]
    in_the_open: bool = False


SENT: tuple[Sent, ...] = (
    Sent(
        channel="needs",
        what="A need from the list, and which of three ways the other turns toward it.",
        events=(NeedVoiced, TurnedToward),
    ),
    Sent(
        channel="sentences",
        what="A sentence on where one is, a line of one’s own with it, and which of four ways it was heard.",
        events=(SentenceSent, SentenceHeard),
    ),
    Sent(
        channel="repair",
        what="One's own words for each step of a repair, and whether the other's were received, or not yet.",
        events=(RepairShared, RepairAnswered),
    ),
    Sent(
        channel="repair",
        what="The hour of a repair, its moving, and that it was put away; never whose word it was.",
        events=(RepairSet, RepairMoved, RepairPutAway),
        in_the_open=True,
    ),
    Sent(
        channel="questions",
        what="A proposed time for questions; a question, its kind, and its answer, that it was given aloud, or until when it was put off.",
        events=(
            QuestionTimeProposed,
            QuestionTimeAgreed,
            QuestionTimeEnded,
            QuestionPut,
            QuestionAnswered,
            QuestionPutOff,
        ),
    ),
    Sent(
        channel="thanks", what="Thanks for having turned toward a need.", events=(ThankedForTurn,)
    ),
    Sent(
        channel="arrangements",
        what="What holds for now: who knows, where we sleep, until when touch rests; not whose word it was. The day until which touch rests shows on pages without a passphrase too, whatever is kept quiet (ADR 0021).",
        events=(ArrangementSet, ArrangementEnded),
    ),
    Sent(
        channel="letters",
        what="A letter, or one page on where somebody stands, from the morning after it was given until it is taken back.",
        events=(LetterGiven,),
    ),
    Sent(
        channel="plans",
        what="What one tells unasked, that it was told today, one's signature, and the end of it.",
        events=(GiftGiven, GiftWithdrawn, AgreementSigned, AgreementEnded, ToldUnasked),
    ),
    Sent(
        channel="plans",
        what="Which small rituals there are, as either last set them.",
        events=(RitualSet, RitualLetGo),
    ),
    Sent(
        channel="plans",
        what="The day and hour of the weekly hour, or that there is none; never whose word it was.",
        events=(WeeklyHourSet,),
        in_the_open=True,
    ),
    Sent(
        channel="plans",
        what="What one wants it to be, once both have laid theirs down; till then the page shows neither.",
        events=(NormalLaidDown, NormalTakenBack),
    ),
    Sent(
        channel="plans",
        what="A plan for a place: what it is, what will be changed there, a yes to it, words written back, and letting it go; never what the place carries, nor how loud it is.",
        events=(PlanProposed, PlanChanged, PlanAgreed, PlanAnswered, PlanLetGo),
    ),
)
