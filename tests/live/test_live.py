"""A live row: opened by its address with the vault locked, silent to the database, gone by the morning."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.people import Couple, Still, person
from toward import world
from toward.journal.models import Live
from toward.services import live, ours, tick, time_out
from toward.services.live import GoneError, Kind
from toward.services.time_out import TIME_OUT

pytestmark = pytest.mark.django_db
OTHER = Kind("something-else", TIME_OUT.shape, TIME_OUT.ends)


def begun(pair: Couple) -> str:
    return time_out.begin(pair.anna, world.now() + timedelta(minutes=20))


def test_row_shows_its_room_and_its_end_and_nothing_else(pair: Couple) -> None:
    token = begun(pair)
    row = Live.objects.get()
    blobs = [bytes(getattr(row, name)) for name in ("token_digest", "sealed_token", "sealed")]

    assert {field.name for field in row._meta.fields} == {
        "token_digest", "room", "sealed_token", "sealed", "until"
    }  # fmt: skip
    for word in (token.encode(), b"time-out", b"Berlin", pair.anna.person.bytes):
        assert not any(word in blob for blob in blobs)


def test_running_and_over_rows_look_alike(pair: Couple) -> None:
    token = begun(pair)
    before = _shape(Live.objects.get())
    live.stop(TIME_OUT, token)

    assert _shape(Live.objects.get()) == before


def _shape(row: Live) -> tuple[int, int, bytes, bytes]:
    sealed, own = bytes(row.sealed_token), bytes(row.sealed)
    return len(sealed), len(own), sealed[:1], own[:1]


def test_other_phone_finds_it_and_a_third_person_does_not(pair: Couple, still: Still) -> None:
    token = begun(pair)
    found = time_out.find(ours.get(pair.ben))

    assert found is not None
    assert found.token == token
    assert ours.find(person("Carla", still)) is None


def test_second_one_is_the_first(pair: Couple) -> None:
    assert begun(pair) == time_out.begin(pair.ben, world.now() + timedelta(minutes=20))
    assert Live.objects.count() == 1


def test_address_of_another_kind_is_a_missing_one(pair: Couple) -> None:
    token = begun(pair)

    with pytest.raises(GoneError):
        live.look(OTHER, token)
    with pytest.raises(GoneError):
        live.stop(OTHER, token)
    assert not live.look(TIME_OUT, token).over


def test_tap_on_an_old_page_does_nothing(pair: Couple) -> None:
    token = begun(pair)
    first = live.look(TIME_OUT, token)
    live.change(TIME_OUT, token, lambda held: replace(held, zone="UTC"), after=first.changes)
    live.change(TIME_OUT, token, lambda held: replace(held, zone="Asia/Tokyo"), after=first.changes)

    assert live.look(TIME_OUT, token).what.zone == "UTC"


def test_nothing_moves_once_it_is_over(pair: Couple) -> None:
    token = begun(pair)
    live.stop(TIME_OUT, token)
    before = live.look(TIME_OUT, token)
    time_out.move(token, world.now() + timedelta(minutes=120))

    assert live.look(TIME_OUT, token) == before
    assert time_out.find(ours.get(pair.anna)) is None


def test_it_is_gone_and_purged_after_four_in_the_morning(pair: Couple, still: Still) -> None:
    token = begun(pair)
    still.pass_by(hours=20)

    with pytest.raises(GoneError):
        time_out.look(token)
    tick.tick(still.at)
    assert not Live.objects.exists()


def test_leaving_ends_it_at_once(pair: Couple) -> None:
    begun(pair)
    ours.leave(pair.ben)

    assert not Live.objects.exists()
