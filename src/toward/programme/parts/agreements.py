"""Agreements (M11, M26): what each tells unasked, for thirty days, and what it takes the place of.

Each gives at least one part. It holds once both have signed the same parts, ends after thirty days by
itself and never renews itself: letting it lapse is the quiet way out. Either ends it at once. Days on
which nothing was said are not kept anywhere, so there is nothing to count.
"""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, Refused, SharedEvent

TOLD: tuple[str, ...] = (
    "contact",
    "late",
    "plans",
    "evening",
    "money",
    "place",
    "mood",
    "urge",
)
WHEN: tuple[str, ...] = ("before", "same_day", "by_six", "at_dinner", "weekly_hour")
REPLACES: tuple[str, ...] = ("phone", "asking", "waiting", "driving_past", "others", "nothing")
HOLDS = timedelta(days=30)
GIFTS_MOST = 6  # each; more than that nobody keeps
WORDS_LENGTH = 140
SAID_KEPT = 62


class AgreementsEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class GiftGiven(AgreementsEvent, frozen=True, kw_only=True, tag="gift_given.1"):
    """One thing its author tells unasked. told, when, replaces: keys of TOLD, WHEN, REPLACES."""

    told: str
    when: str
    replaces: str = "nothing"
    words: str = ""


class GiftWithdrawn(AgreementsEvent, frozen=True, kw_only=True, tag="gift_withdrawn.1"):
    """gift: the number of the author's own GiftGiven. Nothing signed holds with it any more."""

    gift: int


class AgreementSigned(AgreementsEvent, frozen=True, kw_only=True, tag="agreement_signed.1"):
    """gifts: the numbers its author saw; the other's signature holds with it only for the same ones."""

    gifts: tuple[int, ...]


class AgreementEnded(AgreementsEvent, frozen=True, kw_only=True, tag="agreement_ended.1"):
    pass


class ToldUnasked(AgreementsEvent, frozen=True, kw_only=True, tag="told_unasked.1"):
    """'Told, as agreed', by the giver, for today. There is no word for a day without it."""

    gift: int


type AgreementsEvents = GiftGiven | GiftWithdrawn | AgreementSigned | AgreementEnded | ToldUnasked


class AgreementsCommand(Command, frozen=True, kw_only=True):
    pass


class Give(AgreementsCommand, frozen=True, kw_only=True):
    told: str
    when: str
    replaces: str = "nothing"
    words: str = ""


class Withdraw(AgreementsCommand, frozen=True, kw_only=True):
    gift: int


class Sign(AgreementsCommand, frozen=True, kw_only=True):
    gifts: tuple[int, ...]


class EndAgreement(AgreementsCommand, frozen=True, kw_only=True):
    pass


class SayTold(AgreementsCommand, frozen=True, kw_only=True):
    gift: int


type AgreementsCommands = Give | Withdraw | Sign | EndAgreement | SayTold


class Gift(Struct, frozen=True, kw_only=True):
    """`number` is where it stands in the log, and its name."""

    number: int
    giver: str
    told: str
    when: str
    replaces: str
    words: str = ""


class Signature(Struct, frozen=True, array_like=True):
    member: str
    gifts: tuple[int, ...]


class Told(Struct, frozen=True, array_like=True):
    """number: where it stands in the log, so that its giver can take it back."""

    gift: int
    day: date
    number: int


class Agreements(Struct, frozen=True, kw_only=True):
    """`since` is the day on which the second signed; None while nothing holds."""

    gifts: tuple[Gift, ...] = ()
    signed: tuple[Signature, ...] = ()
    since: date | None = None
    told: tuple[Told, ...] = ()


def current(part: Agreements, day: date) -> Agreements:
    """After its last day an agreement is gone with all its parts: the next one is built anew."""
    over = part.since is not None and day >= part.since + HOLDS
    return Agreements() if over else part


def holds_until(part: Agreements, day: date) -> date | None:
    """The last day of what holds now, None where nothing does."""
    if part.since is None or day >= part.since + HOLDS:
        return None
    return part.since + HOLDS - timedelta(days=1)


def can_be_signed(part: Agreements) -> bool:
    """Each gives at least one."""
    return len({gift.giver for gift in part.gifts}) > 1


def numbers(part: Agreements) -> tuple[int, ...]:
    return tuple(gift.number for gift in part.gifts)


def has_signed(part: Agreements, member: str) -> bool:
    return Signature(member, numbers(part)) in part.signed


def told_on(part: Agreements, gift: int, day: date) -> int | None:
    """Where it stands that this was told on this day, None where nothing was said."""
    return next((one.number for one in part.told if (one.gift, one.day) == (gift, day)), None)


def decide_agreements(
    part: Agreements, command: AgreementsCommands, made: Made
) -> tuple[AgreementsEvents, ...] | Refused:
    part = current(part, made.day)
    match command:
        case Give():
            reason = _wrong_gift(part, command, made.author)
            given = GiftGiven(
                told=command.told,
                when=command.when,
                replaces=command.replaces,
                words=command.words,
            )
            return Refused(reason) if reason else (given,)
        case Withdraw():
            own = _own(part, command.gift, made.author)
            return (GiftWithdrawn(gift=command.gift),) if own else Refused("gift")
        case Sign():
            return _sign(part, command, made.author)
        case EndAgreement():
            return (AgreementEnded(),)
        case SayTold():
            return _say_told(part, command, made)


def fold_agreements(part: Agreements, made: Made, event: AgreementsEvents) -> Agreements:
    part = current(part, made.day)
    if isinstance(event, GiftWithdrawn | ToldUnasked) and not _own(part, event.gift, made.author):
        return part
    match event:
        case GiftGiven():
            return _anew(part, (*part.gifts, _gift(made, event)))
        case GiftWithdrawn():
            return _anew(part, tuple(gift for gift in part.gifts if gift.number != event.gift))
        case AgreementSigned():
            return _signed(part, made, event)
        case AgreementEnded():
            return Agreements()
        case ToldUnasked():
            told = (*part.told, Told(event.gift, made.day, made.seq))[-SAID_KEPT:]
            return replace(part, told=told)


def _anew(part: Agreements, gifts: tuple[Gift, ...]) -> Agreements:
    """Other parts are another agreement: what was signed no longer fits, and nothing holds."""
    return replace(part, gifts=gifts, signed=(), since=None)


def _signed(part: Agreements, made: Made, event: AgreementSigned) -> Agreements:
    if event.gifts != numbers(part) or not can_be_signed(part) or has_signed(part, made.author):
        return part
    signed = (*part.signed, Signature(made.author, event.gifts))
    return replace(part, signed=signed, since=made.day if len(signed) > 1 else None)


def _gift(made: Made, event: GiftGiven) -> Gift:
    return Gift(
        number=made.seq,
        giver=made.author,
        told=event.told,
        when=event.when,
        replaces=event.replaces,
        words=event.words,
    )


def _wrong_gift(part: Agreements, command: Give, author: str) -> str | None:
    wrong = {
        "told": command.told not in TOLD,
        "when": command.when not in WHEN,
        "replaces": command.replaces not in REPLACES,
        "words": len(command.words) > WORDS_LENGTH,
        "many": sum(gift.giver == author for gift in part.gifts) >= GIFTS_MOST,
        "holds": part.since is not None,
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)


def _sign(part: Agreements, command: Sign, author: str) -> tuple[AgreementsEvents, ...] | Refused:
    if has_signed(part, author):
        return ()
    if not can_be_signed(part):
        return Refused("one_sided")
    fits = command.gifts == numbers(part)
    return (AgreementSigned(gifts=command.gifts),) if fits else Refused("changed")


def _say_told(
    part: Agreements, command: SayTold, made: Made
) -> tuple[AgreementsEvents, ...] | Refused:
    if not _own(part, command.gift, made.author) or holds_until(part, made.day) is None:
        return Refused("gift")
    said = told_on(part, command.gift, made.day) is not None
    return () if said else (ToldUnasked(gift=command.gift),)


def _own(part: Agreements, number: int, author: str) -> bool:
    return any(gift.number == number and gift.giver == author for gift in part.gifts)
