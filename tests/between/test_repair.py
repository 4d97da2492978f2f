"""Repair: a time that either moves without a word, a way in by one's own alarm, words shared one step at a time."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.people import Couple, Still, fresh, person
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.programme.parts.muting import SetMuting
from toward.services import host, mine, ours

pytestmark = pytest.mark.django_db
PAGE, IN = "/between/repair/", "/between/repair/in/"
CALM = {"alarm": "2", "direction": "settled", "command": "calm"}
LOUD = {"alarm": "8", "direction": "revved", "command": "loud"}
WORDS = "I came home late and did not ring."


def opened(vault: Vault, still: Still, *, hours: float = 0) -> None:
    at = (still.at + timedelta(hours=hours)).isoformat()
    answer = client_of(vault).post(PAGE, {"at": at, "command": mine.command_id()})
    assert answer["Location"] == PAGE, answer.content


def page(vault: Vault, path: str = IN) -> str:
    return client_of(vault).get(path).content.decode()


def inside(vault: Vault) -> Client:
    client = client_of(vault)
    client.post(IN, CALM)
    return client


def write(vault: Vault, part: str = "happened", **more: str) -> object:
    body = {"text": WORDS, "command": mine.command_id(), **more}
    return inside(vault).post(f"{IN}{part}/", body)


def share(vault: Vault, part: str = "happened") -> None:
    assert write(vault, part, press="send")["Location"] == IN


def test_time_stands_on_both_phones_the_same(pair: Couple, still: Still) -> None:
    opened(pair.anna, still, hours=3)

    pages = {masked(client_of(vault).get(PAGE)) for vault in (pair.anna, pair.ben)}
    assert len(pages) == 1
    for vault in (pair.anna, pair.ben):
        assert "Repair in five, today at 13:00" in page(vault, "/today/")


def test_either_moves_it_later_and_nothing_says_who_or_why(pair: Couple, still: Still) -> None:
    seen = []
    for mover in (pair.anna, pair.ben):
        opened(pair.anna, still)
        at = (still.at + timedelta(days=1)).isoformat()
        client_of(mover).post(PAGE + "move", {"at": at, "command": mine.command_id()})
        seen.append(re.sub(rb'value="[^"]+"', b"", masked(client_of(pair.ben).get(PAGE))))
        client_of(pair.ben).post(PAGE + "away", {"command": mine.command_id()})

    assert seen[0] == seen[1]
    assert b"Tuesday 3 March at 10:00" in seen[0]


def test_moving_sooner_is_answered_kindly(pair: Couple, still: Still) -> None:
    opened(pair.anna, still, hours=48)
    sooner = {"at": (still.at + timedelta(hours=1)).isoformat(), "command": "x"}

    answer = client_of(pair.ben).post(PAGE + "move", sooner)

    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()


def test_own_alarm_is_asked_first_and_lets_one_in_or_not(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    client = client_of(pair.anna)
    assert "First, your body" in page(pair.anna)

    client.post(IN, LOUD)
    assert "Not now, by your own body" in page(pair.anna)
    assert client.get(IN + "side/")["Location"] == IN

    still.pass_by(hours=4)
    inside(fresh(pair.anna, still))
    assert "Step by step" in page(fresh(pair.anna, still))


def test_answer_without_a_direction_comes_back_with_the_alarm_kept(pair: Couple) -> None:
    answer = client_of(pair.anna).post(IN, {"alarm": "2", "command": "x"})

    assert answer.status_code == 422
    assert re.search(r'value="2"[^>]*checked', answer.content.decode())


def test_who_is_not_let_in_looks_to_the_other_like_anybody(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    paths = ("/today/", "/between/", PAGE, "/between/came/", "/between/sent/")
    before = [masked(client_of(pair.ben).get(path)) for path in paths]

    client_of(pair.anna).post(IN, LOUD)
    write(pair.anna, press="keep")

    assert [masked(client_of(pair.ben).get(path)) for path in paths] == before
    inside(pair.ben)
    assert WORDS not in page(pair.ben)


def test_what_is_written_is_kept_for_oneself_until_it_is_shared(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    write(pair.anna, press="keep")

    assert WORDS in page(pair.anna, IN + "happened/")
    assert "Yours is written, and not shared." in page(pair.anna)


def test_it_is_seen_first_and_shared_on_the_second_tap(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    assert "This is what Ben finds" in write(pair.anna).content.decode()
    inside(pair.ben)
    assert WORDS not in page(pair.ben)

    share(pair.anna)

    assert WORDS in page(pair.ben)
    assert WORDS in page(pair.ben, IN + "happened/")


def test_shared_words_are_taken_back_for_both(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    share(pair.anna)
    inside(pair.ben).post(IN + "happened/back")
    assert WORDS in page(pair.ben)

    inside(pair.anna).post(IN + "happened/back")

    assert WORDS not in page(pair.ben)
    assert WORDS in page(pair.anna, IN + "happened/"), "one's own draft stays"


def test_before_its_time_one_writes_and_shares_nothing(pair: Couple, still: Still) -> None:
    opened(pair.anna, still, hours=2)
    answer = write(pair.anna, press="send")

    assert answer.status_code == 422
    assert "Its time has not come yet" in answer.content.decode()
    assert WORDS in answer.content.decode()
    assert "See it as it would be read" not in page(pair.anna, IN + "happened/")


@pytest.mark.parametrize(("tapped", "said"), [("yes", "received"), ("not_yet", "not yet")])
def test_received_or_not_yet_reaches_the_other(
    pair: Couple, still: Still, tapped: str, said: str
) -> None:
    opened(pair.anna, still)
    share(pair.anna, "change")
    inside(pair.ben).post(PAGE + "answer", {"received": tapped, "command": "a"})

    assert f"Ben said of yours: {said}." in page(pair.anna)
    assert f"You said: {said}." in page(pair.ben)


def test_there_is_nothing_to_receive_before_something_is_shared(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    inside(pair.ben).post(PAGE + "answer", {"received": "yes", "command": "a"})

    inside(pair.anna)
    assert "said of yours" not in page(pair.anna)


def test_one_change_comes_back_to_each_alone_after_a_week(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    share(pair.anna, "change")
    inside(pair.ben).post(PAGE + "answer", {"received": "not_yet", "command": "a"})
    assert "Was it kept?" not in page(pair.anna, "/own/changes/")

    still.pass_by(days=7)
    anna, ben = (fresh(vault, still) for vault in (pair.anna, pair.ben))

    assert "Was it kept?" in page(anna, "/own/changes/")
    assert WORDS in page(anna, "/own/changes/")
    assert "Was it felt?" in page(ben, "/own/changes/")
    assert WORDS not in page(ben, "/own/changes/")
    change = mine.look(anna).own_repair.changes[0].seq
    client_of(anna).post("/own/changes/", {"change": change, "kept": "in_part", "command": "k"})
    assert "Was it kept?" not in page(anna, "/own/changes/")
    assert "In part" in page(anna, "/own/changes/")
    assert "In part" not in page(ben, "/own/changes/").split("Was it felt?")[0]


def test_after_one_said_aloud_the_change_is_noted_alone(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    assert client.post("/own/change/", {"command": "x"}).status_code == 422
    for _ in range(2):
        body = {"text": "I ring at six.", "heard": "on", "command": "y"}
        assert client.post("/own/change/", body)["Location"] == "/own/kept/"

    assert [change.side for change in mine.look(anna).own_repair.changes] == ["gave", "heard"]


def test_put_away_it_is_closed_for_both_and_drafts_stay(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    write(pair.anna, press="keep")
    client_of(pair.ben).post(PAGE + "away", {"command": "x"})

    for vault in (pair.anna, pair.ben):
        assert "Name a time" in page(vault, PAGE)
        assert "Repair in five, " not in page(vault, "/today/")
    assert mine.look(pair.anna).own_repair.drafts


def test_words_written_while_it_was_put_away_are_kept_and_found(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    client = inside(pair.anna)
    client_of(pair.ben).post(PAGE + "away", {"command": "x"})

    answer = client.post(f"{IN}happened/", {"text": WORDS, "command": "w"})

    assert "It was put away meanwhile" in answer.content.decode()
    assert WORDS in page(pair.anna, "/weeks/2026-03/")
    assert WORDS not in page(pair.ben, "/weeks/2026-03/")


def test_words_written_past_the_three_hours_wait_behind_the_alarm(
    pair: Couple, still: Still
) -> None:
    opened(pair.anna, still)
    inside(pair.anna)
    still.pass_by(hours=4)
    anna = fresh(pair.anna, still)

    answer = client_of(anna).post(f"{IN}happened/", {"text": WORDS, "command": "w"})

    assert answer["Location"] == IN
    assert "Your own alarm now" in page(anna)
    client_of(anna).post(IN, {**CALM, "command": "again"})
    assert WORDS in page(anna, f"{IN}happened/")


def test_set_twice_there_is_one(pair: Couple, still: Still) -> None:
    opened(pair.anna, still, hours=1)
    opened(pair.ben, still, hours=30)

    assert len(ours.get(pair.anna).state.repairs.kept) == 1


def test_inside_asks_for_the_passphrase_and_the_rest_does_not(pair: Couple, still: Still) -> None:
    client = client_of(pair.anna)
    still.pass_by(minutes=6)

    for path in (IN, IN + "side/", "/own/changes/"):
        assert client.get(path)["Location"].startswith("/unlock/?fresh=1")
    assert client.get(PAGE).status_code == 200


def test_alone_and_third_people_are_led_away(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    clara = client_of(person("Clara", still))

    for path in (PAGE, IN, IN + "side/", PAGE + "aloud/"):
        assert clara.get(path)["Location"] == "/between/"


def test_only_the_spoken_one_is_there_where_one_of_the_two_runs_the_server(
    pair: Couple, still: Still
) -> None:
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)

    assert "Not here" in page(pair.anna)
    assert client_of(pair.anna).post(IN + "side/", {"text": WORDS}).status_code == 409
    assert "Repair, said aloud" in page(pair.anna, PAGE + "aloud/")


def test_late_in_the_evening_now_is_not_offered(pair: Couple, still: Still) -> None:
    assert ">Now</button>" in page(pair.anna, PAGE)
    still.pass_by(hours=12)

    assert ">Now</button>" not in page(fresh(pair.anna, still), PAGE)


@pytest.mark.parametrize("channel", ["repair", "own_words"])
def test_muted_words_are_not_shown_and_the_other_sees_no_sign(
    pair: Couple, still: Still, channel: str
) -> None:
    opened(pair.anna, still)
    share(pair.anna)
    anna, paths = inside(pair.anna), (PAGE, IN, "/between/", "/between/sent/")
    before = [masked(anna.get(path)) for path in paths]

    mine.act(pair.ben, SetMuting(channels=(channel,)), mine.command_id())
    inside(pair.ben)

    assert WORDS not in page(pair.ben)
    assert [masked(anna.get(path)) for path in paths] == before


def test_answer_of_a_muted_other_is_not_shown(pair: Couple, still: Still) -> None:
    opened(pair.anna, still)
    share(pair.anna)
    inside(pair.ben).post(PAGE + "answer", {"received": "yes", "command": "a"})
    mine.act(pair.anna, SetMuting(channels=("repair",)), mine.command_id())

    inside(pair.anna)
    assert "said of yours" not in page(pair.anna)
