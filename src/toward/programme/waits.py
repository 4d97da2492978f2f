"""Since when something of one's own waits, where more than one part has to be asked. Pure, for its owner's eyes."""

from datetime import date, timedelta

from toward.programme.arriving import arrives_whole
from toward.programme.days import day_of
from toward.programme.ours import OursState
from toward.programme.parts.arrangements import About, arrangement_on
from toward.programme.parts.crossroads import due_note
from toward.programme.parts.letters import own
from toward.programme.parts.reading import rested
from toward.programme.parts.writing import due_letter
from toward.programme.safety import is_another_day, is_answered
from toward.programme.seasons import HOLDS, Seen

DUE_DAYS = 3  # so long what waits is offered, and if left alone not for weeks


def letter_begun(seen: Seen) -> date | None:
    given = {letter.kind for letter in own(seen.ours.letters, seen.me)} if seen.ours else set()
    return due_letter(seen.state.writing, given)


def letter_has_its_night(seen: Seen) -> date | None:
    """Given, and not to be read before another day."""
    given = own(seen.ours.letters, seen.me) if seen.ours else ()
    zone = seen.ours.zone if seen.ours else seen.state.zone
    waits = any(seen.day < day_of(letter.opens, zone) for letter in given)
    return seen.day if waits else None


def letter_rested(seen: Seen) -> date | None:
    """One that was put off to a day by its reader, for whom letters arrive at all; once, as nothing says if it was read."""
    state, partner = seen.state, seen.state.partner
    if not seen.ours or not partner or not arrives_whole(state, "letters"):
        return None
    came = [letter.seq for letter in seen.ours.letters.given if letter.author != seen.me]
    since = rested(state.reading, partner.room, came, seen.day)
    return since if since and (seen.day - since).days < DUE_DAYS else None


def questions_for_all(seen: Seen) -> date | None:
    """The eight that everybody is asked, on one's own and in private; never on the day of sign-up or pairing."""
    return None if is_answered(seen.state) else _asked_of_all(seen)


def part_for_all(seen: Seen) -> date | None:
    """One's part in it and the day it came to light, on which the order of what is offered hangs; after those eight."""
    is_said = seen.state.role or seen.state.since
    return None if is_said else _asked_of_all(seen, later=DUE_DAYS)


def note_for_later(seen: Seen) -> date | None:
    return None if HOLDS["weighing_rests"](seen) else due_note(seen.state.crossroads)


def _asked_of_all(seen: Seen, *, later: int = 0) -> date | None:
    opened = seen.state.opened_on
    if opened is None or not is_another_day(seen.state, seen.day):
        return None
    return opened + timedelta(days=seen.programme.floor.from_day + later)


def stands_since(ours: OursState | None, about: About, day: date) -> date | None:
    stands = arrangement_on(ours.arrangements, about, day) if ours else None
    return stands.since if stands else None
