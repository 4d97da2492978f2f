"""What a golden home says when it is opened: facts in plain words, read through the services."""

from datetime import UTC, datetime
from pathlib import Path

from django.test import override_settings

from tests.people import Still
from toward.programme.ours import evenings_on
from toward.services import evenings, mine, ours, people, weeks

HERE = Path(__file__).parent
PASSPHRASE = "five golden lamps by a slow river"
NEW_PASSPHRASE = "nine silver lamps by a slow river"
# The evening on which the homes are read; what they tell depends on it.
AT = datetime(2026, 4, 21, 17, 0, tzinfo=UTC)
FILES = {"entries.db": "toward.sqlite3", "referee.db": "referee.sqlite3"}


def opened(home: Path):
    """The secrets of a golden home in place of the tests' own."""
    return override_settings(
        TOWARD_PEPPER=(home / "pepper").read_bytes(), TOWARD_REFEREE=home / "referee.sqlite3"
    )


def facts(names: dict[str, str]) -> dict[str, object]:
    """All that anybody who comes back after an update would miss if it were gone."""
    with Still(AT).used():
        return {who: _person(name) for who, name in names.items()}


def _person(name: str) -> dict[str, object]:
    vault = people.sign_in(name, PASSPHRASE)
    state = mine.look(vault)
    # From the snapshot and from the first entry on: the same.
    assert mine.refold(vault) == state
    return {
        "name": people.chosen_name(vault.person),
        "log": [_said(read.envelope.event) for read in mine.line_entries(vault, 1, 1000)],
        "zone": state.zone,
        "opened_on": str(state.opened_on),
        "days": [f"{one.day} {one.alarm} {one.direction} {one.line}".strip() for one in state.days],
        "forced": [str(one) for one in state.forced],
        "solo": {notes.practice: notes.times for notes in state.solo},
        "good_rounds": {notes.step: notes.good for notes in state.steps},
        "hidden": [notes.step for notes in state.steps if notes.hidden],
        "limit": state.limit,
        "pause_until": str(state.pause_until),
        "role": state.role,
        "safety_answered_on": str(state.safety.answered_on) if state.safety else None,
        "months": list(weeks.months(vault)),
        "partner": state.partner.name if state.partner else None,
        "evening": _evening(vault),
    }


def _said(event) -> str:
    return f"{event.__struct_config__.tag} {getattr(event, 'line', '')}".strip()


def _evening(vault) -> dict[str, object] | None:
    opened_room = ours.find(vault)
    if opened_room is None:
        return None
    held = evenings_on(opened_room.state, AT.date())
    tonight = evenings.tonight(vault)
    assert held is not None
    return {
        "weekdays": list(held.weekdays),
        "hour": held.hour,
        "zone": held.zone,
        "tonight": tonight.hour if tonight else None,
        "card": tonight.card.card if tonight and tonight.card else None,
    }
