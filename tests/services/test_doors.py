"""Doors under strain: another person at the same browser, a database that is down, passphrase and code."""

from datetime import timedelta

import pytest
from django.db import InterfaceError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.people import PASSPHRASE, Couple, Still, person
from tests.web import client_of
from toward import world
from toward.accounts import sessions
from toward.accounts.models import Person, SessionRow
from toward.accounts.sessions import Tier, Vault
from toward.accounts.visit import COOKIES, Visit
from toward.content.load import programme
from toward.services import host, kdf, mine, people, recovery
from toward.services import sessions as doors
from toward.services.attempts import WaitError
from toward.services.people import SignInError
from toward.services.recovery import RecoveryError
from toward.vault import seal

NEW = "seven green boats on a lake"


class Watching(Still):
    """Looks whether a transaction is open whenever chance is drawn in a turn at deriving."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[bool] = []

    def random_bytes(self, size: int) -> bytes:
        if kdf._deriving._value < kdf.DERIVING:
            self.seen.append(connection.in_atomic_block)
        return super().random_bytes(size)


@pytest.mark.django_db(transaction=True)
def test_no_derivation_holds_the_database(settings, tmp_path) -> None:
    """A sign-up that waits its turn must not keep everybody else from writing."""
    settings.TOWARD_REFEREE = tmp_path / "referee.sqlite3"
    with Watching().used() as watching:
        vault = people.sign_up("Anna", PASSPHRASE, zone="UTC")
        people.change_passphrase(vault, PASSPHRASE, NEW)

    assert set(watching.seen) == {False}


@pytest.mark.django_db
def test_close_forgets_the_browser_although_the_database_is_down(anna: Vault) -> None:
    request = RequestFactory().post("/close")
    cookie = sessions.begin(Tier.VAULT, anna.person, anna)
    request.COOKIES[COOKIES[Tier.VAULT]] = cookie
    visit = Visit(request)
    request.visit = visit  # type: ignore[attr-defined]

    with connection.execute_wrapper(_refuse):
        doors.close(request)

    assert visit.cookie(Tier.VAULT) == ""
    assert visit.vault is None


def _refuse(*_args: object) -> None:
    raise InterfaceError


@pytest.mark.django_db
def test_form_of_one_person_is_not_taken_from_the_next(anna: Vault, still: Still) -> None:
    """Two people, one browser, no sign-out between: the page left open in a tab has grown too old."""
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.NEITHER})
    ben = person("Ben", still)
    browser = Client(enforce_csrf_checks=True)
    _sign_in(browser, anna)
    page = browser.get("/today/check-in/")
    token = page.context["csrf_token"]
    _sign_in(browser, anna)
    form = {"csrfmiddlewaretoken": str(token), "alarm": "3", "command": mine.command_id()}
    assert browser.post("/today/check-in/", form).status_code == 303

    _sign_in(browser, ben)
    form["command"] = mine.command_id()
    answer = browser.post("/today/check-in/", form)

    assert answer.status_code == 403
    assert not mine.look(ben).days


def _sign_in(browser: Client, vault: Vault) -> None:
    token = str(browser.get("/sign-in/").context["csrf_token"])
    typed = {"name": vault.name, "passphrase": PASSPHRASE, "csrfmiddlewaretoken": token}
    assert browser.post("/sign-in/", typed).status_code == 303


@pytest.mark.django_db
def test_old_passphrase_can_not_be_guessed_through_the_change(anna: Vault) -> None:
    for _ in range(4):
        with pytest.raises((SignInError, WaitError)):
            people.change_passphrase(anna, "not this one at all", NEW)

    with pytest.raises(WaitError):
        people.change_passphrase(anna, PASSPHRASE, NEW)


class Stopping(Still):
    """Says "that was not me" at the moment the new passphrase is derived."""

    def __init__(self, vault: Vault, at: Still) -> None:
        super().__init__(at.at, at.dice)
        self.vault = vault

    def random_bytes(self, size: int) -> bytes:
        if size == 16:
            recovery.stop(self.vault)
        return super().random_bytes(size)


def make_code(vault: Vault, hours: int) -> str:
    offer = recovery.offer(vault)
    groups = offer.code.split("-")
    first, second = offer.asked
    recovery.prove(vault, offer.token, (groups[first], groups[second]), hours=hours)
    return offer.code


@pytest.mark.django_db
def test_stop_wins_over_a_use_that_is_just_ending(anna: Vault, still: Still) -> None:
    code = make_code(anna, hours=0)

    with Stopping(anna, still).used(), pytest.raises(RecoveryError):
        recovery.use(anna.name, code, NEW)

    assert people.sign_in(anna.name, PASSPHRASE).person == anna.person
    assert recovery.pending(anna) is None


@pytest.mark.django_db
def test_use_of_a_code_ends_every_session(anna: Vault, still: Still) -> None:
    code = make_code(anna, hours=24)
    browser = client_of(anna)
    assert isinstance(recovery.use(anna.name, code, NEW), recovery.Pending)
    assert browser.get("/today/").status_code == 200
    still.pass_by(hours=24)

    assert isinstance(recovery.use(anna.name, code, NEW), Vault)

    assert not SessionRow.objects.filter(person_id=anna.person).exists()
    with pytest.raises(SignInError):
        people.sign_in(anna.name, PASSPHRASE)


@pytest.mark.django_db
def test_session_of_another_version_is_a_closed_one(anna: Vault) -> None:
    """After an update the payload may have another shape: ask for the passphrase, no fault."""
    cookie = sessions.begin(Tier.VAULT, anna.person, anna)
    row, token = SessionRow.objects.get(), sessions._token(cookie)
    assert token is not None
    sealed = seal.seal(
        sessions._wrap(token, Tier.VAULT),
        b"\x90",
        ad=bytes(row.id) + b"vault",
        nonce24=world.random_bytes(24),
    )
    SessionRow.objects.update(sealed=sealed)

    assert sessions.find_vault(cookie) is None


@pytest.mark.django_db
def test_sign_in_costs_an_unknown_name_the_same(anna: Vault) -> None:
    asked = []
    for name in (anna.name, "nobody-2345"):
        with CaptureQueriesContext(connection) as queries, pytest.raises(SignInError):
            people.sign_in(name, "not this one at all")
        asked.append([query["sql"].split(" ")[0] for query in queries])

    assert asked[0] == asked[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/path/found/", "/path/side-by-side/easy/", f"/path/{programme().solo[0].id}/done/"],
    ids=["found", "easy", "done"],
)
def test_nothing_private_is_kept_before_the_host_is_known(pair: Couple, path: str) -> None:
    """Where one of the two runs the server, whatever is kept waits for 'they could read this'."""
    Person.objects.update(knows_host_month="")
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)
    before = mine.look(pair.ben).last_seq
    form = {"command": mine.command_id(), "step": "side-by-side", "during": "2"}

    answer = client_of(pair.ben).post(path, form)

    assert b"Who could read this" in answer.content
    assert mine.look(pair.ben).last_seq == before


@pytest.mark.django_db
def test_recovery_wait_can_not_be_shortened_while_it_runs(anna: Vault, still: Still) -> None:
    code = make_code(anna, hours=72)
    first = recovery.use(anna.name, code, NEW)
    still.pass_by(hours=1)

    with pytest.raises(recovery.PendingError):
        make_code(anna, hours=0)
    with pytest.raises(recovery.PendingError):
        recovery.forget(anna)

    again = recovery.use(anna.name, code, NEW)
    assert isinstance(again, recovery.Pending)
    assert again.ready_at == first.ready_at
    assert again.ready_at == still.at + timedelta(hours=71)  # type: ignore[union-attr]
