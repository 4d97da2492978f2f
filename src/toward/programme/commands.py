"""What a person can ask for, parsed once at the edge. Names are imperative; nothing is decided here."""

from datetime import date, datetime

from toward.programme.base import Command
from toward.programme.definition import Direction
from toward.programme.events import Role
from toward.programme.parts.agreements import AgreementsCommands
from toward.programme.parts.arrangements import ArrangementCommands
from toward.programme.parts.asking import AskingCommands
from toward.programme.parts.body import BodyCommands
from toward.programme.parts.crossroads import CrossroadsCommands
from toward.programme.parts.felt import FeltCommands
from toward.programme.parts.landed import LandedCommands
from toward.programme.parts.letters import LettersCommands
from toward.programme.parts.lines import LineCommands
from toward.programme.parts.loop import LoopCommands
from toward.programme.parts.measuring import MeasureCommands
from toward.programme.parts.muting import SetMuting
from toward.programme.parts.needs import NeedsCommands
from toward.programme.parts.noticed import NoticedCommands
from toward.programme.parts.outside import NoteCloseness
from toward.programme.parts.own_repair import OwnRepairCommands
from toward.programme.parts.patterns import PatternCommands
from toward.programme.parts.places import PlaceCommands
from toward.programme.parts.plans import PlansCommands
from toward.programme.parts.questions import QuestionsCommands
from toward.programme.parts.reading import ReadingCommands
from toward.programme.parts.repair import RepairCommands
from toward.programme.parts.rituals import RitualsCommands
from toward.programme.parts.saying import KeepSentence, SaidCommands
from toward.programme.parts.stirs import StirCommands
from toward.programme.parts.watching import WatchingCommands
from toward.programme.parts.way import WayCommands
from toward.programme.parts.writing import KeepPiece


class OpenRoom(Command, frozen=True, kw_only=True):
    zone: str


class SetZone(Command, frozen=True, kw_only=True):
    zone: str


class CheckIn(Command, frozen=True, kw_only=True):
    alarm: int
    direction: Direction | None = None
    heard: int | None = None
    watched: int | None = None
    pushed: int | None = None
    asked: bool = False
    here: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    line: str = ""


class ConfirmQuick(Command, frozen=True, kw_only=True):
    """A check-in from the quick door, made at `at` on `day`, now taken as one's own."""

    at: datetime
    day: date
    check_in: CheckIn


class NoteTonightAlarm(Command, frozen=True, kw_only=True):
    alarm: int
    direction: Direction | None = None


class SayAskedToShow(Command, frozen=True, kw_only=True):
    pass


class FinishSolo(Command, frozen=True, kw_only=True):
    practice: str
    before: int | None = None
    after: int | None = None


class NotePractice(Command, frozen=True, kw_only=True):
    step: str
    before: int | None = None
    during: int | None = None
    after: int | None = None
    far_away: bool = False
    went_along: bool = False
    stopped: bool = False
    line: str = ""


class SayEasy(Command, frozen=True, kw_only=True):
    step: str


class HideStep(Command, frozen=True, kw_only=True):
    step: str
    hidden: bool


class SetLimit(Command, frozen=True, kw_only=True):
    limit: int


class SetPause(Command, frozen=True, kw_only=True):
    days: int


class SayFoundOutMore(Command, frozen=True, kw_only=True):
    pass


class NameRole(Command, frozen=True, kw_only=True):
    role: Role | None
    since: date | None = None


class AnswerSafety(Command, frozen=True, kw_only=True):
    humiliation: bool
    afraid: bool
    rape: bool
    kick: bool
    other_times: bool = False
    pay_for_no: bool = False
    controlled: bool = False
    hurt_partner: bool = False
    secret_contact: bool = False


class ChooseQuiet(Command, frozen=True, kw_only=True):
    step_back: bool


class PinPartner(Command, frozen=True, kw_only=True):
    room: str
    box_key: bytes
    sign_key: bytes
    name: str


class LeavePairing(Command, frozen=True, kw_only=True):
    room: str


class NoteRecovery(Command, frozen=True, kw_only=True):
    pass


type MineCommand = (
    OpenRoom
    | SetZone
    | CheckIn
    | ConfirmQuick
    | NoteTonightAlarm
    | SayAskedToShow
    | FinishSolo
    | NotePractice
    | SayEasy
    | HideStep
    | SetLimit
    | SetPause
    | SayFoundOutMore
    | NameRole
    | AnswerSafety
    | ChooseQuiet
    | PinPartner
    | LeavePairing
    | NoteRecovery
    | CrossroadsCommands
    | BodyCommands
    | StirCommands
    | PlaceCommands
    | ReadingCommands
    | KeepPiece
    | LandedCommands
    | NoticedCommands
    | PatternCommands
    | LineCommands
    | WatchingCommands
    | MeasureCommands
    | WayCommands
    | LoopCommands
    | KeepSentence
    | SetMuting
    | FeltCommands
    | OwnRepairCommands
    | AskingCommands
    | NoteCloseness
)


class SetEvenings(Command, frozen=True, kw_only=True):
    """weekdays: 0 Monday to 6 Sunday."""

    weekdays: tuple[int, ...]
    hour: int
    minute: int
    zone: str
    shared_phone: bool = False


class LeaveRoom(Command, frozen=True, kw_only=True):
    pass


type OursCommand = (
    SetEvenings
    | LeaveRoom
    | NeedsCommands
    | SaidCommands
    | ArrangementCommands
    | AgreementsCommands
    | RitualsCommands
    | RepairCommands
    | LettersCommands
    | QuestionsCommands
    | PlansCommands
)
