"""Letters between the two: giving one, reading one at one's own time, putting one off. No trace of reading."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.programme.arriving import arrives_whole
from toward.programme.base import Refused
from toward.programme.days import day_of
from toward.programme.parts.letters import GiveLetter, Kind, Letter, LetterGiven, own, readable
from toward.programme.parts.reading import BringBackLetter, PutOff, PutOffLetter, put_off
from toward.programme.state import State
from toward.services import days, mine, ours
from toward.services.ours import Opened


class Here(Struct, frozen=True, kw_only=True):
    """A letter that can be read. Pages name it by its random id: numbers would tell of what can't be seen yet.

    until: the day to which it rests; resting without one it waits to be brought back.
    """

    seq: int
    entry: UUID
    day: date
    kind: Kind
    rests: bool = False
    until: date | None = None


class Words(Struct, frozen=True, kw_only=True):
    seq: int
    kind: Kind
    text: str
    opens: datetime


def here(opened: Opened, state: State, me: str) -> tuple[Here, ...]:
    """Newest first, with those that its reader put off; none while letters stay quiet for them."""
    letters, today = _arrived(opened, state, me), days.today(state)
    room, zone = str(opened.key.room), opened.state.zone
    ids = store.ids(opened.key, [letter.seq for letter in letters])
    offs = {letter.seq: put_off(state.reading, room, letter.seq, today) for letter in letters}
    return tuple(
        _here(letter, ids[letter.seq], offs[letter.seq], zone) for letter in reversed(letters)
    )


def _here(letter: Letter, entry: UUID, off: PutOff | None, zone: str) -> Here:
    return Here(
        seq=letter.seq,
        entry=entry,
        day=day_of(letter.opens, zone),
        kind=letter.kind,
        rests=off is not None,
        until=off.until if off else None,
    )


def came(vault: Vault, opened: Opened) -> tuple[Here, ...]:
    return here(opened, mine.look(vault), str(vault.person))


def read(vault: Vault, opened: Opened, entry: UUID) -> Words | None:
    """Another's letter whose morning has come; None for anything else, alike."""
    found = _readable(vault, opened, entry)
    return words(opened, found) if found else None


def given(opened: Opened, me: str) -> tuple[Words, ...]:
    """What one gave oneself, readable yet or not."""
    found = (words(opened, letter) for letter in own(opened.state.letters, me))
    return tuple(one for one in found if one)


def words(opened: Opened, letter: Letter) -> Words | None:
    for entry in ours.entries(opened, (letter.seq,)):
        event = entry.envelope.event
        if isinstance(event, LetterGiven):
            return Words(seq=letter.seq, kind=letter.kind, text=event.text, opens=letter.opens)
    return None


def give(vault: Vault, kind: Kind, text: str, command_id: str) -> Refused | None:
    return ours.act(vault, GiveLetter(kind=kind, text=text), command_id)


def rest(vault: Vault, entry: UUID, until: date | None, command_id: str) -> None:
    """Seen by nobody but its reader. What can't be read can't rest either."""
    opened = ours.get(vault)
    if found := _readable(vault, opened, entry):
        command = PutOffLetter(room=str(opened.key.room), letter=found.seq, until=until)
        mine.act(vault, command, command_id)


def bring_back(vault: Vault, entry: UUID, command_id: str) -> None:
    opened = ours.get(vault)
    if found := _readable(vault, opened, entry):
        command = BringBackLetter(room=str(opened.key.room), letter=found.seq)
        mine.act(vault, command, command_id)


def _readable(vault: Vault, opened: Opened, entry: UUID) -> Letter | None:
    seq = store.number_of(opened.key, entry)
    letters = _arrived(opened, mine.look(vault), str(vault.person))
    return next((letter for letter in letters if letter.seq == seq), None)


def _arrived(opened: Opened, state: State, me: str) -> tuple[Letter, ...]:
    """A letter is all in somebody's own words: either quiet keeps it away."""
    if not arrives_whole(state, "letters"):
        return ()
    return readable(opened.state.letters, me, world.now())
