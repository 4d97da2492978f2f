"""What a programme is made of, without its words: steps, cards, floors and limits.

`toward.content` reads these from data; everything here is plain and frozen.
"""

from typing import Literal

from msgspec import Struct

from toward.programme.measures import Instrument

type Direction = Literal["settled", "revved", "flat", "unsure"]
type BlockKind = Literal["gentle", "words", "full"]
type QuietKind = Literal["words", "micro", "calm", "rest"]
# Seasons, in their order. Nobody is ahead in one; a person may stay in each and go back.
type SeasonId = Literal["ground", "truth", "meaning", "deciding", "closeness"]
# What one's own entries can say, and the clock; `toward.programme.seasons` has a rule for each.
type Condition = Literal[
    "floor_met",
    "settled_today",
    "date_named",
    "watched_lately",
    "pushed_lately",
    "heard_lately",
    "found_out_lately",
    "weighing_rests",
    "parted",
    "late",
]
type Suits = Literal["all", "hurt", "broke"]
type Needs = Literal["nobody", "pair", "alone"]

DIRECTIONS: tuple[Direction, ...] = ("settled", "revved", "flat", "unsure")
SEASONS: tuple[SeasonId, ...] = ("ground", "truth", "meaning", "deciding", "closeness")

# What can be here right now; opposites may be ticked together. "afraid" means of someone: it
# leads to Help and closes touch that day. "afraid_of_hurt" is the fear of being hurt again.
HERE: tuple[str, ...] = (
    "angry",
    "grieving",
    "resentful",
    "disgusted",
    "numb",
    "confused",
    "longing",
    "dreading",
    "loving",
    "owing",
    "afraid_of_hurt",
    "ashamed",
    "want_to_hide",
    "attacked",
    "guilty",
    "lonely",
    "tired",
    "tender",
    "hopeful",
    "calm",
    "afraid",
)


class TouchStep(Struct, frozen=True, kw_only=True):
    """One way to be near. `after` lists steps any one of which, once easy, opens this one."""

    id: str
    minutes: int
    after: tuple[str, ...] = ()
    twin: str
    rounds: int = 3
    round_days: int = 2


class QuietCard(Struct, frozen=True, kw_only=True):
    """A card without touch. `blocks` says in which kinds of block it may be drawn.

    `depth` (1-5) is for words only; their `twin` is a wordless calm card of the same length.
    `two`: its words speak to both, so it is not offered to oneself as something that needs nobody else.
    """

    id: str
    kind: QuietKind
    blocks: tuple[BlockKind, ...]
    depth: int = 0
    twin: str = ""
    two: bool = False


class SoloPractice(Struct, frozen=True, kw_only=True):
    """A practice for one person. `outward` is eyes open, attention on the room."""

    id: str
    minutes: int
    directions: tuple[Direction, ...]
    outward: bool
    twin: str


class Season(Struct, frozen=True, kw_only=True):
    """Begins once all of `after` holds and so many weeks lie behind the day that was named.

    near: here a way to be near may be proposed; elsewhere nobody hears of touch unasked.
    """

    id: SeasonId
    after: tuple[Condition, ...] = ()
    weeks: int = 0
    near: bool = False


class Offer(Struct, frozen=True, kw_only=True):
    """What a quiet day may bring: a `page` (the name of an address) or a `text` to read.

    At most every so many days, once all of `after` and none of `before` holds. `flagged` is false for
    whatever sends something: it is not offered to someone whose own answers close their side.
    """

    seasons: tuple[SeasonId, ...]
    every: int
    page: str = ""
    text: str = ""
    after: tuple[Condition, ...] = ()
    before: tuple[Condition, ...] = ()
    suits: Suits = "all"
    needs: Needs = "nobody"
    flagged: bool = True

    @property
    def id(self) -> str:
        return self.page or self.text


class Together(Struct, frozen=True, kw_only=True):
    """A page of two, from so many weeks after the day of pairing on, and until so many; None: for good.

    frame: it contains (how to pause, when to ask, what holds), and stands before all talks.
    """

    page: str
    frame: bool = False
    from_week: int = 0
    until_week: int | None = None


class Floor(Struct, frozen=True, kw_only=True):
    """The solo floor (M10): it holds back touch only."""

    practices: int
    days: int
    from_day: int


class Limits(Struct, frozen=True, kw_only=True):
    """The gate's numbers; alarms are 0-10."""

    alarm_floor: int = 3
    alarm_ceiling: int = 5
    usual_days: int = 14
    fresh_hours: int = 3
    raise_after_days: int = 7
    easy_days: int = 3
    asked_in_block: int = 2
    asked_days: int = 14
    asked_closed_days: int = 28
    found_out_days: int = 28
    flag_days: int = 60
    flag_no_gap_days: int = 14


class Programme(Struct, frozen=True, kw_only=True):
    version: int
    touch: tuple[TouchStep, ...]
    quiet: tuple[QuietCard, ...]
    solo: tuple[SoloPractice, ...]
    floor: Floor
    limits: Limits = Limits()
    season: tuple[Season, ...] = ()
    offer: tuple[Offer, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    together: tuple[Together, ...] = ()
    first_week: tuple[str, ...] = ()  # texts, one for each of the first days
    cannot_wait: str = ""  # the one of them that lies there on loud days too
    near_every: int = 2  # days: a way to be near is proposed to oneself on one of so many at most
    also_read: tuple[str, ...] = ()  # texts on the shelf that no day proposes
