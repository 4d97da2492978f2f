"""The published questionnaires as one person has answered them: to look at, to offer, to keep."""

from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.base import Refused
from toward.programme.measures import Answers, Instrument, opens_help
from toward.programme.parts.measuring import AnswerMeasure, PutOffMeasures, Taken, of, to_offer
from toward.services import days, host, mine


class Sheets(Struct, frozen=True, kw_only=True):
    """number: its place in the list and in its address, which says nothing of what is asked."""

    number: int
    instrument: Instrument
    taken: tuple[Taken, ...]


class Answered(Struct, frozen=True):
    refused: Refused | None
    opens_help: bool


def every(vault: Vault) -> tuple[Sheets, ...]:
    part = mine.look(vault).measures
    return tuple(
        Sheets(number=number, instrument=one, taken=of(part, one.id))
        for number, one in enumerate(programme().instruments, 1)
    )


def offered(vault: Vault) -> tuple[Sheets, ...]:
    """What may be offered today; nothing where one of the two runs the server."""
    if host.answer() == host.Answer.ONE_OF_US:
        return ()
    state = mine.look(vault)
    known, day = programme().instruments, days.today(state)
    found = to_offer(known, state.measures, day=day, is_grounded=state.solo_times > 0)
    return tuple(
        Sheets(number=known.index(one) + 1, instrument=one, taken=of(state.measures, one.id))
        for one in found
        if state.partner is not None or not one.two
    )


def find(number: int) -> Instrument | None:
    known = programme().instruments
    return known[number - 1] if 0 < number <= len(known) else None


def answer(vault: Vault, instrument: Instrument, answers: Answers, command_id: str) -> Answered:
    made = AnswerMeasure(instrument=instrument.id, answers=answers)
    refused = mine.act(vault, made, command_id)
    return Answered(refused, refused is None and opens_help(instrument, answers))


def put_off(vault: Vault, command_id: str) -> None:
    mine.act(vault, PutOffMeasures(), command_id)
