"""Typing into the pages that say more of what is kept, and into those of the two: each with a word of its own."""

import re
from datetime import timedelta

from django.test import Client

from tests.people import Still, fresh
from tests.web import client_of
from toward import world
from toward.accounts.sessions import Vault
from toward.programme.commands import NameRole
from toward.services import mine

LATER = (
    *("what helps by now", "own plan", "look", "turned out by now"),
    *("new words of a line", "new why", "new if it is crossed"),
)
SHARED = (
    *("told unasked", "ritual", "smaller form", "year"),
    *("plan name", "plan", "plan changed", "plan answered"),
)


def send(client: Client, address: str, typed: dict[str, str]) -> None:
    assert client.post(address, typed).status_code == 303, address


def say_more_of_it(client: Client, vault: Vault, words: dict[str, str]) -> None:
    """What one's own entries are given later, each on the page of that entry."""
    state = mine.look(vault)
    look = {"alarm": "same", "then": "keep", "words": words["look"]}
    line = {"will": words["new words of a line"], "why": words["new why"]}
    line["crossed"] = words["new if it is crossed"]
    turned = {"turned": "part", "turned_out": words["turned out by now"]}
    for of, kept, page, typed in (
        ("stirs", state.stirs.kept, "helps/", {"line": words["what helps by now"]}),
        ("places", state.places.kept, "plan/", {"plan": words["own plan"]}),
        ("lines", state.lines.kept, "look/", look),
        ("lines", state.lines.kept, "words/", line),
        ("noticed", state.noticed.kept, "", turned),
    ):
        seq = kept[-1].seq
        entry = mine.ids(vault, [seq])[seq]
        send(client, f"/own/{of}/{entry}/{page}", {**typed, "command": f"more {of} {page}"})


def arrange_together(client: Client, words: dict[str, str]) -> None:
    """What one tells unasked, a ritual with its smaller form, and a day in a year."""
    told = {"told": "late", "when": "before", "words": words["told unasked"]}
    ritual = {"moment": "hello", "words": words["ritual"], "smaller": words["smaller form"]}
    send(client, "/between/told/give/", {**told, "command": "give unasked"})
    send(client, "/between/rituals/new/", {**ritual, "command": "ritual"})
    send(client, "/between/year/", {"text": words["year"], "press": "send", "command": "year"})


def plan_together(anna: Client, ben: Client, words: dict[str, str]) -> None:
    """Proposed by one; changed and answered by the other."""
    plan = {"kind": "room", "name": words["plan name"], "words": words["plan"]}
    send(anna, "/between/places/new/", {**plan, "press": "send", "command": "plan"})
    page = ben.get("/between/places/").text
    found = re.search(r"/between/places/(?!new/)([\w-]+)/", page)
    assert found
    for page, name in (("change", "plan changed"), ("answer", "plan answered")):
        typed = {"words": words[name], "press": "send", "command": name}
        send(ben, f"/between/places/{found[1]}/{page}/", typed)


def walk_the_path(vault: Vault, words: dict[str, str]) -> None:
    """A day on, for nobody is asked about their role on the day of the pairing."""
    still = Still(world.now() + timedelta(days=1))
    with world.use(clock=still):
        assert mine.act(vault, NameRole(role="both"), mine.command_id()) is None
        client = client_of(fresh(vault, still))
        send(client, "/own/part/a/", {"text": words["path"], "command": "path"})
