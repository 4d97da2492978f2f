"""A practice: one start, two phones, a stop that works for both with the vault locked."""

import pytest
from django.test import Client

from tests.people import Couple, Still, check_in, person
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.services import live, mine, together
from toward.services.together import BREATHING

pytestmark = pytest.mark.django_db


def begun(vault: Vault, step: str = "hug") -> str:
    return str(client_of(vault).post(f"/practice/begin/{step}/")["Location"])


def test_other_phone_can_join_and_stop_for_both(pair: Couple) -> None:
    address = begun(pair.anna)
    ben = client_of(pair.ben)
    assert address in ben.get("/today/").content.decode()

    ben.post(address + "stop")

    for client in (client_of(pair.anna), ben):
        assert client.get(address + "status").json() == {"over": True, "rounds": 1}


def test_both_tapping_begin_are_in_the_same_one(pair: Couple, still: Still) -> None:
    address = begun(pair.anna)
    still.pass_by(seconds=20)

    assert begun(pair.ben) == address
    assert not Client().get(address + "status").json()["over"]


def test_another_step_or_a_later_hour_begins_anew(pair: Couple, still: Still) -> None:
    first = begun(pair.anna)
    second = begun(pair.ben, "side-by-side")
    still.pass_by(hours=1)
    third = begun(pair.anna, "side-by-side")

    assert len({first, second, third}) == 3
    for address in (first, second):
        assert Client().get(address + "status").json()["over"]


def test_whatever_else_was_running_is_over(pair: Couple) -> None:
    token = together.begin_breathing(pair.ben, "middle")
    begun(pair.anna)

    assert live.look(BREATHING, token).over


def test_sound_comes_to_both_in_the_same_moment_and_once(pair: Couple, still: Still) -> None:
    address = begun(pair.anna, "side-by-side")
    minutes = next(step.minutes for step in programme().touch if step.id == "side-by-side")
    still.pass_by(seconds=90)
    joined = client_of(pair.ben).get(address).content.decode()
    assert f'data-seconds="{60 * minutes - 90}"' in joined

    still.pass_by(minutes=minutes)

    assert "data-seconds" not in client_of(pair.ben).get(address).content.decode()


def test_stop_works_with_the_vault_locked(pair: Couple) -> None:
    address = begun(pair.anna)

    answer = Client().post(address + "stop")

    assert answer.status_code == 303
    assert Client().get(address + "status").json()["over"]


@pytest.mark.parametrize("end", ["stop", "enough"])
def test_stop_asks_for_nothing_but_its_address(pair: Couple, end: str) -> None:
    """The cookies may have gone meanwhile, or changed: closed or signed in anew in another tab."""
    address = begun(pair.anna)

    assert Client(enforce_csrf_checks=True).post(address + end).status_code == 303
    assert Client().get(address + "status").json()["over"]


def test_both_read_the_same_words_after_stop_and_after_enough(pair: Couple) -> None:
    pages = set()
    for end in ("stop", "enough"):
        address = begun(pair.anna)
        client_of(pair.ben).post(address + end)
        token = address.split("/")[2]
        for vault in (pair.anna, pair.ben):
            pages.add(client_of(vault).get(address).content.decode().replace(token, ""))

    assert len(pages) == 1


def test_note_is_kept_in_the_own_room_only(pair: Couple) -> None:
    address = begun(pair.anna)
    client_of(pair.anna).post(address + "stop")

    answer = client_of(pair.anna).post(
        address + "note/", {"during": "6", "far_away": "on", "command": "n"}
    )

    assert answer["Location"] == "/path/kept/"
    assert mine.look(pair.anna).steps[0].last[-1].stopped
    assert not mine.look(pair.ben).steps


def test_louder_than_before_it_began_is_told_as_a_rise(pair: Couple, still: Still) -> None:
    for alarm, rose in ((2, True), (6, False)):
        check_in(pair.anna, alarm)
        still.pass_by(minutes=5)
        address = begun(pair.anna)
        client_of(pair.anna).post(
            address + "note/", {"during": "3", "after": "5", "command": mine.command_id()}
        )

        assert mine.look(pair.anna).steps[0].last[-1].rose is rose
        still.pass_by(days=1)


def test_next_round_begins_only_when_both_said_so(pair: Couple) -> None:
    address = begun(pair.anna)
    client_of(pair.anna).post(address + "round/", {"after": "1", "alarm": "2"})
    client_of(pair.anna).post(address + "round/", {"after": "1", "alarm": "2"})
    assert Client().get(address + "status").json() == {"over": False, "rounds": 1}

    client_of(pair.ben).post(address + "round/", {"after": "1", "alarm": "2"})

    assert Client().get(address + "status").json() == {"over": False, "rounds": 2}


@pytest.mark.parametrize("answer", [{"alarm": "9"}, {"alarm": "0", "far_away": "on"}])
def test_loud_or_far_away_between_rounds_ends_it_for_both(
    pair: Couple, answer: dict[str, str]
) -> None:
    address = begun(pair.anna)

    client_of(pair.ben).post(address + "round/", {"after": "1", **answer})

    assert Client().get(address + "status").json()["over"]


def test_practice_is_gone_after_four_in_the_morning(pair: Couple, still: Still) -> None:
    address = begun(pair.anna)
    still.pass_by(hours=20)

    assert Client().get(address).status_code == 404


def test_stranger_cannot_read_the_step_nor_note(pair: Couple, still: Still) -> None:
    address = begun(pair.anna)
    carla = client_of(person("Carla", still))

    assert carla.get(address + "note/").status_code == 404
    assert carla.post(address + "round/", {"alarm": "0", "after": "1"}).status_code == 404
    assert carla.get(address).status_code == 404


def test_stop_reaches_a_phone_without_scripts_by_itself(pair: Couple) -> None:
    found = Client().get(begun(pair.anna)).content.decode()

    assert '<noscript><meta http-equiv="refresh" content="15"></noscript>' in found


def test_locked_page_shows_no_step(pair: Couple) -> None:
    address = begun(pair.anna)

    page = Client().get(address).content.decode()

    assert "hug" not in page.lower()
    assert "Stop here" in page
