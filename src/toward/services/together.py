"""Beginning something together: listening in turns, breathing, a practice. One at a time, and never into a time-out.

All but the beginning works by the address's token, with the vault locked.
"""

from datetime import timedelta

from django.db import transaction
from msgspec import Struct
from msgspec.structs import replace

from toward import world
from toward.accounts.sessions import Vault
from toward.content import load
from toward.journal import store
from toward.programme.live import breathing, listening, prompts
from toward.programme.live.breathing import Breathing, Pace
from toward.programme.live.listening import Act, Listening
from toward.services import between, live, ours, practice, time_out
from toward.services.live import Kind
from toward.services.ours import Opened

LISTENING = Kind("listening", Listening, listening.ends)
BREATHING = Kind("breathing", Breathing, breathing.ends)
DRAW = "draw"
JUST_BEGUN = timedelta(minutes=5)


class PausedError(Exception):
    """A time-out runs whose time has not come: nothing else begins."""

    def __init__(self, token: str) -> None:
        super().__init__("paused")
        self.token = token


def names(vault: Vault) -> tuple[str, str]:
    """Oneself and the other, as each chose to be called."""
    return vault.name.rsplit("-", 1)[0], ours.get(vault).partner.name


def begin_listening(vault: Vault, *, speaker: int, about: str) -> str:
    """speaker: which of `names` speaks first. about: a prompt's id, DRAW, or "" for something of their own.

    The answer is the token of its address.
    """
    opened, now = ours.get(vault), world.now()
    held = Listening(
        zone=opened.state.zone,
        began=now,
        since=now,
        names=names(vault),
        speaker=speaker,
        block=between.calendar(opened.state, now).block,
    )
    asked = _drawn(held) if about == DRAW else replace(held, prompt=about)
    return _begin(vault, LISTENING, asked)


def act(token: str, what: Act, *, after: int) -> None:
    """A moment is given whenever it is asked for, also from a page that grew old in the same second."""
    now, known = world.now(), None if what == "moment" else after
    live.change(LISTENING, token, lambda held: listening.acted(held, what, now), after=known)


def ask_another(token: str, *, after: int) -> None:
    """Another question by the public calendar and chance; either may draw it."""
    live.change(LISTENING, token, _drawn, after=after)


def begin_breathing(vault: Vault, pace: Pace) -> str:
    zone = ours.get(vault).state.zone
    return _begin(vault, BREATHING, Breathing(zone=zone, start=world.now(), pace=pace))


def begin_practice(vault: Vault, step: str) -> str:
    """Alone, or for both. Each may tap Begin on their own phone: the second tap joins the first."""
    opened = ours.find(vault)
    if opened is None:
        return practice.begin(vault, step)
    with transaction.atomic():
        _take_turn(opened)
        if token := _just_begun(opened, step):
            return token
        live.stop_all(opened)
        return practice.begin(vault, step)


def set_pace(token: str, pace: Pace) -> None:
    now = world.now()
    live.change(BREATHING, token, lambda held: breathing.at_pace(held, pace, now))


def _drawn(held: Listening) -> Listening:
    """Never the one that stands there already."""
    every = [(item.id, item.depth) for item in load.items("prompts") if item.id != held.prompt]
    return listening.asked(held, prompts.draw(every, held.block, (world.unit(), world.unit())))


def _begin[T: Struct](vault: Vault, kind: Kind[T], what: T) -> str:
    """Joins what runs already; ends whatever else did, a time-out only once its time has come."""
    opened = ours.get(vault)
    with transaction.atomic():
        _take_turn(opened)
        if live.find(opened, kind) is None:
            live.stop_all(opened)
            practice.end_others(opened.key.room)
        return live.begin(vault, kind, what)


def _take_turn(opened: Opened) -> None:
    """Of two who tap at once the second sees what the first began, and never ends it unseen."""
    store.lock(opened.key)
    if paused := time_out.holding(opened):
        raise PausedError(paused)


def _just_begun(opened: Opened, step: str) -> str:
    running = practice.find(opened)
    if running is None or running.step != step:
        return ""
    began = practice.status(running.token).began
    return running.token if world.now() - began < JUST_BEGUN else ""
