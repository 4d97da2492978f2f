"""A time-out of two: begun by either, moved later by either, read with the vault locked. Nobody is told of a return.

Whatever else ran between the two is over the moment it begins.
"""

from datetime import datetime

from django.db import transaction

from toward import world
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.programme.live import time_out
from toward.programme.live.time_out import TimeOut
from toward.services import live, ours, practice
from toward.services.live import Kind, Look
from toward.services.ours import Opened

TIME_OUT = Kind("time-out", TimeOut, time_out.ends)


class NoSuchTimeError(Exception):
    """Not a time that can be chosen now."""


def begin(vault: Vault, asked: datetime) -> str:
    """The token of its address. Where one runs already, the later return holds for both."""
    opened, now = ours.get(vault), world.now()
    zone = opened.state.zone
    back = time_out.chosen(now, zone, asked)
    if back is None:
        raise NoSuchTimeError
    with transaction.atomic():
        store.lock(opened.key)
        return _begun(vault, opened, TimeOut(zone=zone, back=back))


def find(opened: Opened) -> Look[TimeOut] | None:
    return live.find(opened, TIME_OUT)


def holding(opened: Opened) -> str:
    """The token of one whose time has not come: nothing else begins meanwhile. "" where there is none."""
    found = find(opened)
    return found.token if found and not time_out.is_back(found.what, world.now()) else ""


def look(token: str) -> Look[TimeOut]:
    return live.look(TIME_OUT, token)


def move(token: str, asked: datetime) -> None:
    """Later, by either, unexplained. A time that has passed while the page lay open raises."""
    held, now = look(token).what, world.now()
    back = time_out.chosen(now, held.zone, asked)
    if back is None:
        raise NoSuchTimeError
    live.change(TIME_OUT, token, lambda running: time_out.moved(running, back))


def put_away(token: str) -> None:
    """Once its time has come, by either; before that it can only be moved."""
    if time_out.is_back(look(token).what, world.now()):
        live.stop(TIME_OUT, token)


def _begun(vault: Vault, opened: Opened, new: TimeOut) -> str:
    """The room is locked: of two who tap at once the second finds the first's, and ends nothing of it."""
    practice.end_others(opened.key.room)
    if running := find(opened):
        live.change(TIME_OUT, running.token, lambda held: time_out.moved(held, new.back))
        return running.token
    live.stop_all(opened)
    return live.begin(vault, TIME_OUT, new)
