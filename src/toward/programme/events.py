"""What can have happened, as frozen events. A stored class is never edited: add a version (`former`).

`Mine` events live in a person's own room, `Ours` in the room of two. Nothing about a mark, a
card or a practice's run is ever an event (rulings 4).
"""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from toward.programme.base import Event
from toward.programme.definition import Direction
from toward.programme.parts.agreements import AgreementsEvents
from toward.programme.parts.arrangements import ArrangementEvents
from toward.programme.parts.asking import AskingEvents
from toward.programme.parts.body import BodyEvents
from toward.programme.parts.crossroads import CrossroadsEvents
from toward.programme.parts.felt import FeltEvents
from toward.programme.parts.landed import LandedEvents
from toward.programme.parts.letters import LettersEvents
from toward.programme.parts.lines import LineEvents
from toward.programme.parts.loop import LoopEvents
from toward.programme.parts.measuring import MeasureEvents
from toward.programme.parts.muting import MutingSet
from toward.programme.parts.needs import NeedsEvents
from toward.programme.parts.noticed import NoticedEvents
from toward.programme.parts.outside import ClosenessNoted
from toward.programme.parts.own_repair import OwnRepairEvents
from toward.programme.parts.patterns import PatternEvents
from toward.programme.parts.places import PlaceEvents
from toward.programme.parts.plans import PlansEvents
from toward.programme.parts.questions import QuestionsEvents
from toward.programme.parts.reading import ReadingEvents
from toward.programme.parts.repair import RepairEvents
from toward.programme.parts.rituals import RitualsEvents
from toward.programme.parts.saying import SaidEvents, SentenceKept
from toward.programme.parts.stirs import StirEvents
from toward.programme.parts.watching import WatchingEvents
from toward.programme.parts.way import WayEvents
from toward.programme.parts.writing import PieceKept

type Pushed = Literal["no", "a_little", "yes"]
type Role = Literal["hurt", "broke", "both", "told"]
type PracticeKind = Literal["solo", "touch", "words"]


class RoomOpened(Event, frozen=True, kw_only=True, tag="room_opened.1"):
    zone: str


class ZoneSet(Event, frozen=True, kw_only=True, tag="zone_set.1"):
    """From now on days are counted in this zone; days already counted stay."""

    zone: str


class CheckedIn(Event, frozen=True, kw_only=True, tag="checked_in.2"):
    """One check-in; a second on the same day corrects it. None means skipped.

    alarm: 0 quiet to 10 every part says no. asked: asked to mark or to show. heard, watched,
    pushed: times. here: keys of `definition.HERE`. where: keys of `parts.body.REGIONS`. made_at and
    made_day are set when it came through the quick door and was confirmed later: then they count,
    not the envelope's.
    """

    alarm: int
    direction: Direction | None = None
    heard: int | None = None
    watched: int | None = None
    pushed: int | None = None
    asked: bool = False
    here: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    line: str = ""
    quick: bool = False
    made_at: datetime | None = None
    made_day: date | None = None


class TonightAlarm(Event, frozen=True, kw_only=True, tag="tonight_alarm.1"):
    """The alarm asked together with the menu; says nothing of what was marked."""

    alarm: int
    direction: Direction | None = None


class AskedToShow(Event, frozen=True, kw_only=True, tag="asked_to_show.1"):
    """'I was asked to mark or to show': counts as nothing tonight."""


class SoloDone(Event, frozen=True, kw_only=True, tag="solo_done.1"):
    practice: str
    before: int | None = None
    after: int | None = None


class PracticeNoted(Event, frozen=True, kw_only=True, tag="practice_noted.1"):
    """A private note after a practice or 'we found a moment'. Alarms 0-10.

    limit: the owner's own limit that evening, so that the note means the same for ever.
    """

    step: str
    before: int | None = None
    during: int | None = None
    after: int | None = None
    far_away: bool = False
    went_along: bool = False
    stopped: bool = False
    limit: int = 3
    line: str = ""


class EasyInDailyLife(Event, frozen=True, kw_only=True, tag="easy_in_daily_life.1"):
    """'Already easy in daily life', on one unforced day."""

    step: str


class StepHidden(Event, frozen=True, kw_only=True, tag="step_hidden.1"):
    step: str
    hidden: bool


class LimitSet(Event, frozen=True, kw_only=True, tag="limit_set.1"):
    """The personal limit from `starts` on: down acts at once, up after seven days."""

    limit: int
    starts: date


class PauseSet(Event, frozen=True, kw_only=True, tag="pause_set.1"):
    """Touch rests on my side for so many days; 0 ends it."""

    days: int


class FoundOutMore(Event, frozen=True, kw_only=True, tag="found_out_more.1"):
    """M34: touch closed 28 days for the teller."""


class RoleNamed(Event, frozen=True, kw_only=True, tag="role_named.1"):
    role: Role | None
    since: date | None = None


class SafetyAnswered(Event, frozen=True, kw_only=True, tag="safety_answered.1"):
    """HARK and the four of ours. other_times answers Humiliation alone."""

    humiliation: bool
    afraid: bool
    rape: bool
    kick: bool
    other_times: bool = False
    pay_for_no: bool = False
    controlled: bool = False
    hurt_partner: bool = False
    secret_contact: bool = False


class QuietChoice(Event, frozen=True, kw_only=True, tag="quiet_choice.1"):
    """While one's own answers close touch: keep it so, or step back quietly."""

    step_back: bool


class PartnerPinned(Event, frozen=True, kw_only=True, tag="partner_pinned.1"):
    """The keys compared by six words, kept under one's own key."""

    room: str
    box_key: bytes
    sign_key: bytes
    name: str


class PairingLeft(Event, frozen=True, kw_only=True, tag="pairing_left.1"):
    room: str


class RecoveryUsed(Event, frozen=True, kw_only=True, tag="recovery_used.1"):
    pass


class Removed(Event, frozen=True, kw_only=True, tag="removed.1"):
    """The first tombstone of an entry that was taken back: nothing of it counted any more."""


class TakenBack(Event, frozen=True, kw_only=True, tag="removed.2"):
    """The tombstone of an entry that was taken back, with what it closed: that stays for its time.

    said, raised: it gave the body's alarm, or could raise it; until the next one none is known.
    forced, asked, found_out: the day's. step: a round there that stopped or rose, else "".
    made_at, made_day: as in the check-in.
    """

    said: bool = False
    raised: bool = False
    forced: bool = False
    asked: bool = False
    found_out: bool = False
    step: str = ""
    stopped: bool = False
    rose: bool = False
    made_at: datetime | None = None
    made_day: date | None = None


type Mine = (
    RoomOpened
    | ZoneSet
    | CheckedIn
    | TonightAlarm
    | AskedToShow
    | SoloDone
    | PracticeNoted
    | EasyInDailyLife
    | StepHidden
    | LimitSet
    | PauseSet
    | FoundOutMore
    | RoleNamed
    | SafetyAnswered
    | QuietChoice
    | PartnerPinned
    | PairingLeft
    | RecoveryUsed
    | Removed
    | TakenBack
    | CrossroadsEvents
    | BodyEvents
    | StirEvents
    | PlaceEvents
    | ReadingEvents
    | PieceKept
    | LandedEvents
    | NoticedEvents
    | PatternEvents
    | LineEvents
    | WatchingEvents
    | MeasureEvents
    | WayEvents
    | LoopEvents
    | SentenceKept
    | MutingSet
    | FeltEvents
    | OwnRepairEvents
    | AskingEvents
    | ClosenessNoted
)


class EveningsSet(Event, frozen=True, kw_only=True, tag="evenings_set.1"):
    """weekdays: 0 Monday to 6 Sunday, one to three of them; one zone for the two."""

    weekdays: tuple[int, ...]
    hour: int
    minute: int
    zone: str
    shared_phone: bool = False


class RoomLeft(Event, frozen=True, kw_only=True, tag="room_left.1"):
    pass


type Ours = (
    RoomOpened
    | EveningsSet
    | RoomLeft
    | Removed
    | NeedsEvents
    | SaidEvents
    | ArrangementEvents
    | AgreementsEvents
    | RitualsEvents
    | RepairEvents
    | LettersEvents
    | QuestionsEvents
    | PlansEvents
)


class Envelope(Struct, frozen=True, kw_only=True):
    """An event with when it was made: UTC, the person's day (ends 04:00), and the form's id."""

    at: datetime
    day: date
    command: str
    event: Mine | Ours
