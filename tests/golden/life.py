"""Some weeks of a couple, told by the real services, with something of everything that is kept."""

from datetime import timedelta

from tests.golden.facts import AT, PASSPHRASE
from tests.people import BERLIN, NO_TO_ALL, Still
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.commands import (
    CheckIn,
    FinishSolo,
    HideStep,
    NameRole,
    NotePractice,
    SayAskedToShow,
    SayEasy,
    SetEvenings,
    SetLimit,
    SetPause,
)
from toward.services import evenings, host, mine, ours, pairing, parcels, people, recovery
from toward.services.marks import Asked

WEEKS = 5


def live() -> dict[str, object]:
    """Ends an hour before an evening for which both marked. Answers with what opens it again."""
    still = Still(AT - timedelta(weeks=WEEKS))
    with still.used():
        host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.NEITHER})
        anna, ben = (
            people.sign_up(name, PASSPHRASE, zone=BERLIN, country="DE") for name in ("Anna", "Ben")
        )
        _pair(anna, ben)
        for day in range(7 * WEEKS):
            _day(anna, ben, day)
            still.pass_by(days=1)
        still.at = AT
        code = _recovery_code(ben)
        _tonight(anna, ben)
        parcels.keep_draft(anna.person, "/today/check-in/", {"line": ["not sent yet"]})
        parcels.keep_quick(ben.person, CheckIn(alarm=2, direction="settled"), closes=False)
    return {"names": {"anna": anna.name, "ben": ben.name}, "recovery_code": code}


def _pair(anna: Vault, ben: Vault) -> None:
    pairing.join(ben, pairing.invite(anna).code)
    pairing.confirm(anna)
    pairing.confirm(ben)
    held = SetEvenings(weekdays=(1, 4), hour=20, minute=0, zone=BERLIN)
    ours.set_evenings(anna, held, mine.command_id())


def _act(vault: Vault, command) -> None:  # type: ignore[no-untyped-def]
    assert mine.act(vault, command, mine.command_id()) is None


def _day(anna: Vault, ben: Vault, day: int) -> None:
    steps, solo = programme().touch, programme().solo
    _act(anna, CheckIn(alarm=day % 5, direction="settled", heard=day % 3, line=f"day {day} 🌿"))
    if day < 8:
        _act(anna, FinishSolo(practice=solo[day % 2].id, before=4, after=3))
    if day % 2:
        _act(ben, FinishSolo(practice=solo[0].id))
        _act(ben, CheckIn(alarm=3, direction="revved", watched=1, here=("tender", "tired")))
    if day in {30, 31, 32}:
        _act(anna, SayEasy(step=steps[1].id))
        _act(ben, NotePractice(step=steps[0].id, before=2, during=2, after=1))
    once = {
        8: ((anna, NO_TO_ALL), (ben, NO_TO_ALL)),
        9: ((anna, NameRole(role="hurt")), (ben, SetLimit(limit=2))),
        10: ((anna, SayAskedToShow()), (ben, HideStep(step=steps[2].id, hidden=True))),
        12: ((ben, SetPause(days=3)),),
        20: ((anna, CheckIn(alarm=8, direction="flat", pushed=1)),),
    }
    for vault, command in once.get(day, ()):
        _act(vault, command)
    if day == 21:
        mine.take_back(anna, 5)


def _tonight(anna: Vault, ben: Vault) -> None:
    for vault in (anna, ben):
        ours.refresh(vault)
        steps = frozenset(step.id for step in programme().touch)
        assert evenings.mark(vault, Asked(steps, False, 1, "settled"), mine.command_id()) is None


def _recovery_code(vault: Vault) -> str:
    offer = recovery.offer(vault)
    groups = offer.code.split("-")
    first, second = offer.asked
    recovery.prove(vault, offer.token, (groups[first], groups[second]), hours=0)
    return offer.code
