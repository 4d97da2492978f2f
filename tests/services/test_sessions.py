"""Sessions in two halves, with limits that hold, and a quick door that opens nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.people import PASSPHRASE, Still, check_in
from tests.web import client_of
from toward.accounts import sessions
from toward.accounts.models import Person, SessionRow
from toward.accounts.sessions import Tier, Vault
from toward.accounts.visit import COOKIES
from toward.journal.errors import RoomError
from toward.programme.commands import CheckIn
from toward.services import attempts, mine, parcels, people
from toward.services.people import SignInError
from toward.vault.identity import identity

pytestmark = pytest.mark.django_db
NEW = "seven green boats on a lake"


def opened(vault: Vault) -> str:
    return sessions.begin(Tier.VAULT, vault.person, vault)


def test_cookie_opens_its_row_and_no_other(anna: Vault) -> None:
    cookie = opened(anna)
    assert sessions.find_vault(cookie) == anna

    other = opened(anna)
    ids = {bytes(row.id): row for row in SessionRow.objects.all()}
    first, second = ids.values()
    SessionRow.objects.filter(id=first.id).update(sealed=second.sealed)
    SessionRow.objects.filter(id=second.id).update(sealed=first.sealed)

    assert sessions.find_vault(cookie) is None
    assert sessions.find_vault(other) is None


def test_row_without_cookie_holds_nothing_of_the_vault(anna: Vault) -> None:
    opened(anna)

    row = SessionRow.objects.get()

    for secret in (anna.key, anna.mine.key):
        assert secret not in bytes(row.sealed)


def test_vault_closes_after_ten_idle_minutes(anna: Vault, still: Still) -> None:
    cookie = opened(anna)
    still.pass_by(minutes=9)
    assert sessions.find_vault(cookie)
    still.pass_by(minutes=9)
    assert sessions.find_vault(cookie)

    still.pass_by(minutes=11)

    assert sessions.find_vault(cookie) is None
    assert not SessionRow.objects.exists()


def test_vault_closes_after_two_hours_however_busy(anna: Vault, still: Still) -> None:
    cookie = opened(anna)
    for _ in range(24):
        still.pass_by(minutes=5)
        assert sessions.find_vault(cookie)

    still.pass_by(minutes=5)

    assert sessions.find_vault(cookie) is None


def test_session_ends_with_the_boot(anna: Vault, settings) -> None:
    cookie = opened(anna)

    settings.TOWARD_BOOT_KEY = bytes(32)

    assert sessions.find_vault(cookie) is None


def test_new_passphrase_ends_every_other_session(anna: Vault) -> None:
    here, there = opened(anna), opened(anna)

    people.change_passphrase(anna, PASSPHRASE, NEW, keep=(here,))

    assert sessions.find_vault(here)
    assert sessions.find_vault(there) is None
    with pytest.raises(SignInError):
        people.sign_in(anna.name, PASSPHRASE)
    assert people.sign_in(anna.name, NEW).key == anna.key


def test_slot_of_a_cheaper_time_is_made_anew_at_sign_in(anna: Vault, settings) -> None:
    before = bytes(Person.objects.get().slot)
    settings.TOWARD_KDF = {"ops": 4, "mem_mib": 64}

    people.sign_in(anna.name, PASSPHRASE)

    after = bytes(Person.objects.get().slot)
    assert people.slots.params_of(after).ops == 4
    assert after != before


def test_failures_elsewhere_do_not_make_the_owner_wait(anna: Vault) -> None:
    for _ in range(8):
        with pytest.raises((SignInError, attempts.WaitError)):
            people.sign_in(anna.name, "not this one")
    with pytest.raises(attempts.WaitError):
        people.sign_in(anna.name, PASSPHRASE)

    assert people.sign_in(anna.name, PASSPHRASE, device=anna.person)


def test_no_wait_is_longer_than_a_minute(anna: Vault, still: Still) -> None:
    waits = []
    for _ in range(20):
        try:
            people.sign_in(anna.name, "not this one")
        except SignInError:
            continue
        except attempts.WaitError as error:
            waits.append(error.seconds)
            still.pass_by(seconds=error.seconds)

    assert waits
    assert max(waits) <= 61


def test_quick_check_in_counts_for_nothing_until_confirmed(anna: Vault) -> None:
    check_in(anna, 2)
    before = mine.look(anna)

    parcels.keep_quick(anna.person, CheckIn(alarm=9), closes=True)

    assert mine.look(anna) == before
    assert [kept.what.check_in.alarm for kept in parcels.quick(anna)] == [9]


def test_parcel_planted_for_another_is_dropped(anna: Vault, still: Still) -> None:
    parcels.keep_quick(anna.person, CheckIn(alarm=9), closes=False)
    parcels.Parcel.objects.update(blob=b"planted by somebody who can write rows")

    assert parcels.quick(anna) == ()
    assert not parcels.Parcel.objects.exists()


def test_device_cookie_opens_no_page(anna: Vault) -> None:
    client = Client()
    client.cookies[COOKIES[Tier.DEVICE]] = sessions.begin(Tier.DEVICE, anna.person)

    assert client.get("/today/")["Location"].startswith("/sign-in/")
    assert client.get("/quick/").status_code == 200


def test_idle_limit_stays_within_two_and_thirty_minutes(anna: Vault) -> None:
    assert people.set_idle(anna, 1).idle_minutes == 2
    assert people.set_idle(anna, 500).idle_minutes == 30


def test_cookie_is_not_readable_by_scripts_nor_sent_from_elsewhere(anna: Vault) -> None:
    answer = client_of(anna).post("/lock/")

    for cookie in answer.cookies.values():
        assert cookie["samesite"] == "Strict"


def test_purge_drops_rows_that_no_cookie_can_use(anna: Vault, still: Still) -> None:
    opened(anna)
    sessions.purge(still.at + timedelta(hours=3))

    assert not SessionRow.objects.exists()


def test_swapped_public_key_is_noticed_at_sign_in(anna: Vault) -> None:
    """Else drafts and cards would be boxed to whoever put it there."""
    Person.objects.update(box_key=identity(bytes(32)).box.public)

    with pytest.raises(RoomError):
        people.sign_in(anna.name, PASSPHRASE)
