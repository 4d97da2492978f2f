"""Which requests a run makes: what may stand in each address, what each form is filled with, and a share of it all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from urllib.parse import parse_qs

from django.urls import resolve

from tests.own.kept import EVERYTHING
from tests.own.pages import ids
from tests.people import person
from tests.two_worlds import forms, routes, running
from tests.two_worlds.crawl import Ask, encoded, send, viewers
from tests.two_worlds.forms import Body
from tests.two_worlds.routes import METHODS, MISSING, Spot, UnclassifiedError
from tests.two_worlds.stage import Stage, undone
from tests.two_worlds.worlds import LOOKS
from toward.accounts.sessions import Vault
from toward.content.load import texts
from toward.journal import store
from toward.programme.commands import AnswerSafety, CheckIn, ChooseQuiet, NameRole
from toward.programme.events import CheckedIn
from toward.programme.parts.agreements import Sign, numbers
from toward.programme.parts.asking import KeepQuestion
from toward.programme.parts.crossroads import ImagineWays, SitDown, WritePage
from toward.programme.parts.saying import KeepSentence
from toward.programme.parts.writing import KeepPiece
from toward.services import mine, ours, pairing, parcels, quick
from toward.web.between.handles import handle, named_for

ASSET = re.compile(r'/assets/([^"]+)"')
LINK = re.compile(r'href="(/[^"?#]*\?[^"]+)"')
LINKED = "linked"
VIEWERS = ("partner", "phone", "locked phone", "charlie", "anonymous")
# Whoever only holds A's phone has not A's passphrase: with it they would be met as A.
PHONES = ("phone", "locked phone")
ALWAYS = {"/today/", "/tonight/", "/between/", "/why-quiet/", "/why-pushing/"}
# What Ben wrote, so that his pages have it to show; he says that he broke it, and was hurt too.
WRITTEN = (
    NameRole(role="both"),
    KeepPiece(kind="impact", piece="moment", text="a moment"),
    KeepPiece(kind="owning", piece="act", text="an act"),
)
# Forms that stand on no page that can be walked to, because of what they wait for.
BODIES: dict[str, Body] = {
    "/sign-out/": {},
    "/lock/": {},
    "/own/turns/look/": {"fits": ["partly"], "command": ["one"]},
    "/own/patterns/after/": {"outcome": ["did"], "command": ["two"]},
}


@dataclass
class Plan:
    bodies: dict[str, dict[str, str]] = field(default_factory=dict)
    links: dict[str, Spot] = field(default_factory=dict)
    asset: str = ""

    def spots(self, stage: Stage, token: str) -> list[Spot]:
        return [*routes.spots(self._known(stage, token)), *self.links.values()]

    def _known(self, stage: Stage, token: str) -> dict[str, dict[str, str]]:
        gone = MISSING["token"]
        refs = {"touch": "hug", "solo": texts("solo")[0].id, "words": texts("words")[0].id}
        return {
            "/setup/<str:token>/": {"the link": stage.setup_link, "missing": gone},
            "token": {"running": token or gone, "missing": gone},
            **{
                name: {"running": other or gone, "missing": gone}
                for name, other in running.tokens(stage).items()
            },
            "ref": {**refs, "missing": MISSING["ref"]},
            "number": {"a door": "2", "missing": MISSING["number"]},
            "direction": {"one": "flat", "missing": MISSING["ref"]},
            "part": {"one": "side", "shared": "happened", "missing": MISSING["ref"]},
            "letter": {"one": "c", "missing": MISSING["ref"]},
            "address": {"one": self.asset, "missing": "nothing.css"},
            "/measures/<int:number>/": {"the mood": "5", "missing": "99"},
            **_own_entries(stage),
            "plan": _plans(stage),
            "/weeks/<str:name>/": {"a month": "2026-03", "missing": "1999-13"},
            "/weeks/<str:name>/back/": {"a month": "2026-03", "missing": "1999-13"},
            "entry": {
                "Anna's": _check_in_of(stage.anna),
                "Ben's": _check_in_of(stage.ben),
                "missing": MISSING["entry"],
            },
        }

    def asks(self, stage: Stage, token: str) -> list[Ask]:
        """Every request there is: who × address × method, with an empty form and with each filled one."""
        return list(dict.fromkeys(self._asks(stage, token)))

    def _asks(self, stage: Stage, token: str) -> Iterator[Ask]:
        for spot in self.spots(stage, token):
            for viewer in VIEWERS:
                for method in METHODS:
                    yield Ask(viewer, method, spot)
                if routes.answers_post(spot.route) and spot.kind != LINKED:
                    for body in filter(None, self.bodies[spot.route].values()):
                        if viewer in PHONES and "passphrase=" in body:
                            continue
                        yield Ask(viewer, "POST", spot, body)

    def share(self, stage: Stage, token: str, number: int, of: int) -> list[Ask]:
        """The partner's pages about the evening, and one part of all the rest; `of` parts are the whole."""
        every = enumerate(self.asks(stage, token))
        return [ask for place, ask in every if place % of == number or _always(ask)]


def _always(ask: Ask) -> bool:
    return ask.method == "GET" and ask.viewer == "partner" and ask.spot.path in ALWAYS


def read(stage: Stage) -> Plan:
    """Look at every page once, at every hour and with everything waiting, and keep their forms."""
    bodies = BODIES | _of_letters(stage)
    plan = Plan(bodies={route: {"": encoded(body)} for route, body in bodies.items()})
    start = stage.world.at
    for look in LOOKS:
        with undone():
            stage.world.at = LOOKS[look]
            plan.asset = plan.asset or _an_asset(stage)
            token = _leave_something(stage, look)
            _learn(plan, stage, plan.spots(stage, token))
            _learn(plan, stage, plan.links.values())
    stage.world.at = start
    lacking = {s.route for s in plan.spots(stage, "") if routes.answers_post(s.route)} - set(
        plan.bodies
    )
    if lacking:
        raise UnclassifiedError(
            f"{sorted(lacking)} take forms that no page shows: name them in BODIES"
        )
    return plan


def _learn(plan: Plan, stage: Stage, spots: Iterable[Spot]) -> None:
    for page, html in _pages(stage, list(spots)):
        for much in (False, True):
            for action, body in forms.of_page(page, html, much=much):
                known = plan.bodies.setdefault("/" + resolve(action).route, {})
                known.setdefault(f"{much} {_kind(body)}", encoded(_named(body)))
                if "press" in body:  # what a page between shows first, and sends when it was seen
                    sent = {**body, "press": ["send"]}
                    known.setdefault(f"{much} {_kind(body)} sent", encoded(sent))
        for link in LINK.findall(html):
            spot = _linked(link.replace("&amp;", "&"))
            plan.links.setdefault(f"{spot.route} {sorted(parse_qs(spot.path))}", spot)


def _linked(link: str) -> Spot:
    """A page with something said in its address, as another page links to it."""
    return Spot("/" + resolve(link.split("?", maxsplit=1)[0]).route, link, LINKED)


def _leave_something(stage: Stage, look: str) -> str:
    """So that the pages that show what waits, or what was said, have something to show."""
    parcels.keep_draft(stage.ben.person, "/today/check-in/", {"alarm": ["3"], "line": ["a word"]})
    quick.keep(stage.ben.person, CheckIn(alarm=3))
    for said in (SitDown(alarm=2), ImagineWays(apart=4), WritePage(text="a page"), *WRITTEN):
        mine.act(stage.ben, said, mine.command_id())
    for kept in (
        KeepSentence(parts=("want_unknown",)),
        KeepQuestion(kind="safe", text="Is it over?"),
    ):
        mine.act(stage.ben, kept, mine.command_id())
    if look != "menu":
        afraid = AnswerSafety(humiliation=False, afraid=True, rape=False, kick=False)
        mine.act(stage.ben, afraid, mine.command_id())
        mine.act(stage.ben, ChooseQuiet(step_back=look == "morning"), mine.command_id())
    for command in EVERYTHING:
        mine.act(stage.ben, command, mine.command_id())
    if look != "menu":
        _sign(stage)
    code = pairing.invite(stage.charlie).code
    pairing.join(person("Dora", stage.world), code)
    return running.begin_for(stage, look)


def _own_entries(stage: Stage) -> dict[str, dict[str, str]]:
    """Ben's own, once he has left some."""
    found = ids(stage.ben)
    return {name: {"Ben's": entry, "missing": MISSING["entry"]} for name, entry in found.items()}


def _plans(stage: Stage) -> dict[str, str]:
    """As Ben's pages call them: Anna's and his own."""
    with named_for(stage.ben):
        kept = ours.get(stage.ben).state.plans.kept
        called = {plan.author: handle(plan.seq) for plan in kept}
    hers, his = called[str(stage.anna.person)], called[str(stage.ben.person)]
    return {"Anna's": hers, "Ben's": his, "missing": MISSING["ref"]}


def _sign(stage: Stage) -> None:
    """An agreement that holds shows other forms than one that is being built."""
    for vault in (stage.anna, stage.ben):
        shown = numbers(ours.get(vault).state.agreements)
        assert ours.act(vault, Sign(gifts=shown), mine.command_id()) is None


def _pages(stage: Stage, spots: Iterable[Spot]) -> Iterator[tuple[str, str]]:
    for spot, cookies in product(spots, viewers(stage).values()):
        with undone():
            found = send("GET", spot.path, cookies)
        if found.status_code == 200 and found["Content-Type"].startswith("text/html"):
            yield spot.path, found.content.decode()


def _an_asset(stage: Stage) -> str:
    page = send("GET", "/help/", {}).content.decode()
    return ASSET.findall(page)[0]


def _kind(body: Body) -> str:
    """Forms of one route are told apart by their fields, and by the step that they are."""
    return f"{sorted(body)} {body.get('step', '')}"


def _of_letters(stage: Stage) -> dict[str, Body]:
    """A letter's words stand only in answers to forms, so no page that is walked to has these."""
    opened = ours.get(stage.ben)
    given = opened.state.letters.given
    seq = next(one.seq for one in given if one.author == str(stage.anna.person))
    entry = str(store.ids(opened.key, [seq])[seq])
    return {
        "/between/letters/one/": {"entry": [entry], "step": ["read"], "alarm": ["1"]},
        "/between/letters/off/": {"entry": [entry], "wait": ["7"], "command": ["off"]},
        "/between/letters/back/": {"entry": [entry], "command": ["back"]},
    }


def _check_in_of(vault: Vault) -> str:
    """By its random id; the first one, so that no run of these tests has one before it."""
    log = store.read(vault.mine)
    seq = next(read.seq for read in log if isinstance(read.envelope.event, CheckedIn))
    return str(store.ids(vault.mine, [seq])[seq])


def _named(body: Body) -> Body:
    """A sign-in form can't know who signs in; the couple's own names are nobody else's business."""
    return {**body, "name": ["nobody-2345"]} if "name" in body and "passphrase" in body else body
