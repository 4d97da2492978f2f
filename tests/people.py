"""People for tests: made by the real services, in a world whose clock and chance stand still."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.commands import AnswerSafety, CheckIn, FinishSolo, SetEvenings
from toward.services import host, mine, ours, pairing, people

PASSPHRASE = "quiet river under five lamps"
BERLIN = "Europe/Berlin"
NO_TO_ALL = AnswerSafety(humiliation=False, afraid=False, rape=False, kick=False)


@dataclass
class Still:
    """A clock that moves when told, and seeded chance."""

    at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    dice: random.Random = field(default_factory=lambda: random.Random(7))

    def now(self) -> datetime:
        return self.at

    def random_bytes(self, size: int) -> bytes:
        return self.dice.randbytes(size)

    def pass_by(self, **span: float) -> None:
        self.at += timedelta(**span)

    @contextmanager
    def used(self) -> Iterator["Still"]:
        with world.use(clock=self, chance=self):
            yield self


@dataclass
class Couple:
    anna: Vault
    ben: Vault


def person(name: str, still: Still, *, zone: str = BERLIN) -> Vault:
    return people.sign_up(name, PASSPHRASE, zone=zone, country="DE")


def couple(still: Still, *, weekdays: tuple[int, ...] = (1, 4)) -> Couple:
    """Paired on a Monday, with evenings on Tuesday and Friday at 20:00 from the next week on."""
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.NEITHER})
    both = Couple(person("Anna", still), person("Ben", still))
    code = pairing.invite(both.anna).code
    pairing.join(both.ben, code)
    assert not pairing.confirm(both.anna)
    assert pairing.confirm(both.ben)
    evenings = SetEvenings(weekdays=weekdays, hour=20, minute=0, zone=BERLIN)
    ours.set_evenings(both.anna, evenings, mine.command_id())
    return both


def check_in(vault: Vault, alarm: int = 2, direction: str = "settled", **more: object) -> None:
    command = CheckIn(alarm=alarm, direction=direction, **more)  # type: ignore[arg-type]
    assert mine.act(vault, command, mine.command_id()) is None


def fresh(vault: Vault, still: Still) -> Vault:
    """As after typing the passphrase now."""
    return replace(vault, passphrase_at=still.at)


def settle(vault: Vault, still: Still) -> None:
    """Eight days on one's own: the solo floor met, the safety questions answered with no."""
    practice = programme().solo[0].id
    for _ in range(8):
        mine.act(vault, FinishSolo(practice=practice), mine.command_id())
        still.pass_by(days=1)
    assert mine.act(vault, NO_TO_ALL, mine.command_id()) is None
