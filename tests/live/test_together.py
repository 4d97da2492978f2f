"""Listening in turns and breathing at one pace: one page for both, moved on and ended by either."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.people import Couple, Still, person
from tests.web import client_of
from toward.accounts.models import SessionRow
from toward.accounts.sessions import Vault
from toward.content.load import items
from toward.programme.live.prompts import deepest
from toward.services import host, live, ours, practice, time_out, together
from toward.services.together import BREATHING, LISTENING

pytestmark = pytest.mark.django_db
TURNS, BREATHE = "/between/turns/", "/between/breathing/"
DEPTH = {item.id: item.depth for item in items("prompts")}
SECRET = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def listening(vault: Vault, *, speaker: str = "0", about: str = "own") -> str:
    answer = client_of(vault).post(TURNS, {"speaker": speaker, "about": about})
    return str(answer["Location"])


def breathing(vault: Vault, pace: str = "middle") -> str:
    return str(client_of(vault).post(BREATHE, {"pace": pace})["Location"])


def page(address: str) -> str:
    return SECRET.sub("", Client().get(address).content.decode())


def act(address: str, what: str, after: int | None = None) -> None:
    rounds = Client().get(address + "status").json()["rounds"] if after is None else after
    assert Client().post(address + "act", {"act": what, "after": rounds}).status_code == 303


def test_other_phone_joins_from_today_and_both_read_the_same(pair: Couple) -> None:
    for begin, who in ((listening, pair.anna), (breathing, pair.ben)):
        address = begin(who)
        for vault in (pair.anna, pair.ben):
            assert address in client_of(vault).get("/today/").content.decode()
        pages = {
            SECRET.sub("", client_of(v).get(address).content.decode())
            for v in (pair.anna, pair.ben)
        }
        assert pages == {page(address)}


def test_floor_goes_from_one_to_the_other(pair: Couple) -> None:
    address = listening(pair.anna)
    assert "Anna speaks" in page(address)
    act(address, "back")
    assert "Ben says it back" in page(address)
    act(address, "not_quite")
    assert "The part that was missed, once more" in page(address)
    act(address, "change")
    assert "Ben speaks" in page(address)
    act(address, "moment")
    assert "Nobody says anything" in page(address)
    act(address, "go_on")
    assert "Ben speaks" in page(address)


def test_the_other_may_speak_first(pair: Couple) -> None:
    assert "Ben speaks" in page(listening(pair.anna, speaker="1"))


def test_tap_that_comes_twice_or_late_does_nothing(pair: Couple) -> None:
    address = listening(pair.anna)
    for _ in range(2):
        act(address, "change", after=0)
    assert "Ben speaks" in page(address)

    for wrong in ({"act": "change"}, {"act": "win", "after": "1"}, {"act": "change", "after": "x"}):
        assert Client().post(address + "act", wrong).status_code == 303
    assert "Ben speaks" in page(address)


def test_moment_asked_for_while_the_other_taps_is_given(pair: Couple) -> None:
    address = listening(pair.anna)
    act(address, "change", after=0)
    act(address, "moment", after=0)
    assert "Nobody says anything" in page(address)

    act(address, "go_on")
    assert "Ben speaks" in page(address)


def test_drawn_question_is_light_in_the_first_weeks_and_another_can_be_drawn(pair: Couple) -> None:
    address = listening(pair.anna, about="draw")
    seen = set()
    for _ in range(3):
        held = live.look(LISTENING, address.split("/")[3]).what
        seen.add(held.prompt)
        assert DEPTH[held.prompt] == deepest(0) == 1
        act(address, "another")

    assert len(seen) >= 2


def test_any_question_can_be_read_and_chosen(pair: Couple) -> None:
    html = client_of(pair.anna).get(TURNS + "questions/").content.decode()
    assert all(item.text.split("’")[0] in html for item in items("prompts"))

    body = {"speaker": "0", "about": "true_now"}
    address = client_of(pair.anna).post(TURNS + "questions/", body)["Location"]

    assert "What is true for you now" in page(address)


@pytest.mark.parametrize(
    ("where", "body"),
    [(TURNS, {"speaker": "0"}), (TURNS, {"about": "own"}), (TURNS, {"speaker": "0", "about": "x"}),
     (TURNS + "questions/", {"speaker": "1", "about": "own"}), (BREATHE, {"pace": "racing"})],
)  # fmt: skip
def test_unfinished_form_comes_back_with_what_was_chosen(pair: Couple, where, body) -> None:
    answer = client_of(pair.anna).post(where, body)

    assert answer.status_code == 422
    if body.get("speaker"):
        assert re.search(rf'value="{body["speaker"]}"[^>]*checked', answer.content.decode())


@pytest.mark.parametrize("begin", [listening, breathing])
def test_stop_asks_for_nothing_but_its_address(pair: Couple, begin) -> None:
    address = begin(pair.anna)

    assert Client(enforce_csrf_checks=True).post(address + "stop").status_code == 303
    assert Client().get(address + "status").json()["over"]


@pytest.mark.parametrize("begin", [listening, breathing])
def test_stop_by_either_is_at_once_the_same_and_without_a_reason(pair: Couple, begin) -> None:
    pages = set()
    for vault in (None, pair.anna, pair.ben):
        address = begin(pair.anna)
        client = client_of(vault) if vault else Client()
        assert client.post(address + "stop").status_code == 303
        assert Client().get(address + "status").json()["over"]
        pages.add(page(address))

    assert len(pages) == 1
    assert "Anna" not in pages.pop()


def test_turn_is_told_by_one_sound_and_no_number(pair: Couple, still: Still) -> None:
    address = listening(pair.anna)
    assert 'data-seconds="300"' in page(address)
    still.pass_by(minutes=4)
    assert 'data-seconds="60"' in page(address)
    still.pass_by(minutes=2)
    assert "data-seconds" not in page(address)
    assert not re.search(r">\s*\d+(:\d+)?\s*<", page(address))


def test_pace_is_one_for_both_and_the_clock_is_the_servers(pair: Couple, still: Still) -> None:
    address = breathing(pair.anna)
    start = int(still.at.timestamp() * 1000)
    assert f'data-start="{start}"' in page(address)
    still.pass_by(seconds=30)
    assert Client().get(address + "status").json()["now"] == start + 30_000

    Client().post(address + "pace", {"pace": "slower"})
    assert 'data-in="5000" data-out="7000"' in page(address)
    assert f'data-start="{start + 30_000}"' in page(address)
    Client().post(address + "pace", {"pace": "racing"})
    assert 'data-in="5000"' in page(address)


def test_counts_stand_there_without_scripts(pair: Couple) -> None:
    assert "In … two … three … four." in page(breathing(pair.anna))
    assert "Out … two … three … four … five … six … seven." in page("/breathe/?pace=slower")


def test_alone_it_needs_nobody_and_no_question_to_the_database(
    client: Client, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/breathe/").status_code == 200
        assert client.get("/breathe/?pace=nothing").status_code == 200


def test_one_at_a_time(pair: Couple) -> None:
    first = listening(pair.anna)
    token = practice.begin(pair.ben, "hug")
    second = breathing(pair.ben)

    assert Client().get(first + "status").json()["over"]
    assert practice.status(token).over
    assert not Client().get(second + "status").json()["over"]
    assert breathing(pair.anna) == second


def test_nothing_begins_into_a_time_out_and_after_it_something_may(
    pair: Couple, still: Still
) -> None:
    token = time_out.begin(pair.anna, still.at + timedelta(minutes=30))
    for begin in (listening, breathing):
        assert begin(pair.ben) == f"/between/time-out/{token}/"

    still.pass_by(minutes=31)

    assert listening(pair.ben).startswith(TURNS)
    assert time_out.find(ours.get(pair.anna)) is None


def test_asking_never_keeps_a_vault_awake(pair: Couple, still: Still) -> None:
    addresses = [listening(pair.anna), breathing(pair.anna)]
    client = client_of(pair.anna)
    before = list(SessionRow.objects.order_by("pk").values_list("seen", flat=True))
    still.pass_by(minutes=5)
    for address in addresses:
        client.get(address)
        client.get(address + "status")

    assert list(SessionRow.objects.order_by("pk").values_list("seen", flat=True)) == before


def test_wrong_addresses_and_other_kinds_are_missing(pair: Couple) -> None:
    breath = breathing(pair.anna).split("/")[3]
    for token in (breath, "0" * 32):
        for method, end in (("get", ""), ("get", "status"), ("post", "act"), ("post", "stop")):
            assert getattr(Client(), method)(f"{TURNS}{token}/{end}").status_code == 404
    for end in ("", "status"):
        assert Client().get(f"{BREATHE}{'0' * 32}/{end}").status_code == 404
    assert not live.look(BREATHING, breath).over


def test_alone_and_third_people_are_led_to_between(pair: Couple, still: Still) -> None:
    breathing(pair.anna)
    clara = client_of(person("Clara", still))
    for where in (TURNS, TURNS + "questions/", BREATHE):
        assert clara.get(where)["Location"] == "/between/"


def test_all_of_it_stays_where_one_of_the_two_runs_the_server(pair: Couple) -> None:
    """Nothing is typed and nothing is kept."""
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)

    assert listening(pair.anna).startswith(TURNS)
    assert breathing(pair.anna).startswith(BREATHE)


def test_long_names_fit_the_row(pair: Couple, still: Still) -> None:
    name = "🦉" * 80
    turns = together.Listening(
        zone="America/Argentina/ComodRivadavia",
        began=still.at,
        since=still.at,
        names=(name, name),
        prompt="what_i_grieve",
        held_at=still.at,
    )

    assert live.look(LISTENING, live.begin(pair.anna, LISTENING, turns)).what == turns
