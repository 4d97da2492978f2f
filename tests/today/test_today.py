"""Today: half a minute, one answer, and a page that tells an onlooker nothing."""

import pytest

from tests.people import Couple, Still, check_in
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.programme.definition import HERE
from toward.services import mine
from toward.web.today.forms import HERE_WORDS

pytestmark = pytest.mark.django_db


def test_check_in_is_kept_and_answered_on_an_inner_page(anna: Vault) -> None:
    client = client_of(anna)

    answer = client.post(
        "/today/check-in/",
        {
            "alarm": "7",
            "direction": "revved",
            "heard": "1",
            "here": ["angry", "calm"],
            "command": "one",
        },
    )

    assert (answer.status_code, answer["Location"]) == (303, "/today/first/")
    kept = mine.look(anna).days[-1]
    assert (kept.alarm, kept.direction, kept.heard, kept.pushed) == (7, "revved", 1, None)
    assert kept.here == ("angry", "calm")


def test_check_in_without_alarm_keeps_what_was_typed(anna: Vault) -> None:
    answer = client_of(anna).post("/today/check-in/", {"line": "a hard day", "command": "one"})

    assert answer.status_code == 422
    assert b"a hard day" in answer.content
    assert not mine.look(anna).days


def test_second_check_in_of_a_day_takes_the_place_of_the_first(anna: Vault) -> None:
    client = client_of(anna)
    for number, alarm in enumerate("38"):
        client.post("/today/check-in/", {"alarm": alarm, "command": f"form {number}"})

    assert [day.alarm for day in mine.look(anna).days] == [8]


@pytest.mark.parametrize("more", [{}, {"pushed": 2}, {"here": ("afraid",)}, {"asked": True}])
@pytest.mark.parametrize("alarm", [0, 10])
def test_today_is_the_same_whatever_was_kept(
    pair: Couple, still: Still, alarm: int, more: dict[str, object]
) -> None:
    check_in(pair.anna, 3)
    before = masked(client_of(pair.anna).get("/today/"))
    check_in(pair.anna, alarm, "flat", line="something only for me", **more)

    assert masked(client_of(pair.anna).get("/today/")) == before


def test_answer_asks_for_the_passphrase_after_five_minutes(anna: Vault, still: Still) -> None:
    check_in(anna, 9)
    client = client_of(anna)
    assert client.get("/today/one/").status_code == 200

    still.pass_by(minutes=6)
    answer = client.get("/today/one/")

    assert answer.status_code == 303
    assert answer["Location"] == "/unlock/?fresh=1&next=%2Ftoday%2Fone%2F"


def test_loud_body_gets_steadying_and_its_own_reason(anna: Vault) -> None:
    check_in(anna, 9, "revved")

    page = client_of(anna).get("/today/one/").content.decode()

    assert "You gave your alarm a 9" in page
    assert "Together now" not in page


@pytest.mark.parametrize("path", ["/today/", "/today/check-in/", "/today/one/", "/today/rest/"])
def test_stranger_is_asked_to_sign_in(client, db, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 303
    assert answer["Location"].startswith("/sign-in/")


def test_every_word_that_the_programme_knows_can_be_ticked() -> None:
    assert sorted(HERE_WORDS) == sorted(HERE)
