"""What we tell unasked: both see the same table, what it felt like stays with one, strangers see none of it."""

import re

import pytest
from msgspec.structs import replace

from tests.people import Couple, Still
from tests.web import called, client_of, masked
from toward.accounts.sessions import Vault
from toward.programme.parts.agreements import Give, Sign, numbers
from toward.programme.parts.muting import SetMuting
from toward.services import host, mine, ours

pytestmark = pytest.mark.django_db
PAGE = "/between/told/"


def give(vault: Vault, told: str, **more: str) -> None:
    assert ours.act(vault, Give(told=told, when="same_day", **more), mine.command_id()) is None


def sign(vault: Vault) -> None:
    shown = numbers(ours.get(vault).state.agreements)
    assert ours.act(vault, Sign(gifts=shown), mine.command_id()) is None


def test_part_given_on_one_phone_stands_on_the_other(pair: Couple) -> None:
    typed = {"told": "late", "when": "before", "replaces": "waiting", "words": "by a message"}
    answer = client_of(pair.anna).post(f"{PAGE}give/", {**typed, "command": "one"})

    page = client_of(pair.ben).get(PAGE).content.decode()
    assert answer["Location"] == PAGE
    assert "If it gets later than I said" in page
    assert "instead of waiting up" in page
    assert "by a message" in page


GIVE, WAIT = f'href="{PAGE}give/"', ">Not now</a>"


def test_readiness_comes_before_ones_first_part_and_keeps_nothing(pair: Couple) -> None:
    before = masked(client_of(pair.ben).get(PAGE))

    page = client_of(pair.anna).get(PAGE).content.decode()

    assert "Am I free to say no to a part of it" in page
    assert page.count(GIVE) == page.count(WAIT) == 1
    assert page.index("Am I free to say no to a part of it") < page.index(GIVE)
    assert masked(client_of(pair.ben).get(PAGE)) == before


def test_readiness_of_the_one_says_nothing_of_the_other(pair: Couple) -> None:
    give(pair.anna, "late")

    given = client_of(pair.anna).get(PAGE).content.decode()
    assert WAIT not in given
    assert GIVE in given
    assert WAIT in client_of(pair.ben).get(PAGE).content.decode()


def test_part_without_its_time_is_asked_again_and_nothing_typed_is_lost(pair: Couple) -> None:
    answer = client_of(pair.anna).post(
        f"{PAGE}give/", {"told": "late", "words": "kept words", "command": "one"}
    )

    assert answer.status_code == 422
    assert b"kept words" in answer.content
    assert re.search(rb'value="late"[^>]* checked', answer.content)


def test_nobody_signs_what_changed_meanwhile(pair: Couple) -> None:
    give(pair.anna, "late")
    give(pair.ben, "money")
    page = client_of(pair.anna).get(PAGE).content.decode()
    shown = re.search(r'name="gifts" value="([0-9a-f ]+)"', page)[1]
    give(pair.ben, "plans")

    answer = client_of(pair.anna).post(PAGE, {"gifts": shown, "command": "one"})

    assert answer.status_code == 422
    assert "It has changed since this page was opened" in answer.content.decode()


QUIET = pytest.mark.parametrize("channel", ["plans", "own_words"])
SIGN = 'name="gifts"'


def lay_both(pair: Couple) -> str:
    """Anna's with words of her own; the page of Ben's that can be signed."""
    give(pair.anna, "late", words="by a message")
    give(pair.ben, "money")
    return client_of(pair.ben).get(PAGE).content.decode()


def mute(vault: Vault, channel: str) -> None:
    assert mine.act(vault, SetMuting(channels=(channel,)), mine.command_id()) is None


@QUIET
def test_nobody_is_offered_to_sign_what_stays_quiet(pair: Couple, channel: str) -> None:
    assert SIGN in lay_both(pair)
    before = masked(client_of(pair.anna).get(PAGE))

    mute(pair.ben, channel)

    page = client_of(pair.ben).get(PAGE).content.decode()
    assert SIGN not in page
    assert ">Sign<" not in page
    assert masked(client_of(pair.anna).get(PAGE)) == before


@QUIET
def test_nobody_signs_what_stays_quiet_from_a_page_opened_before(
    pair: Couple, channel: str
) -> None:
    shown = re.search(r'name="gifts" value="([0-9a-f ]+)"', lay_both(pair))[1]
    mute(pair.ben, channel)
    before = masked(client_of(pair.anna).get(PAGE))

    answer = client_of(pair.ben).post(PAGE, {"gifts": shown, "command": "one"})

    assert answer.status_code == 422
    assert ours.get(pair.anna).state.agreements.signed == ()
    assert masked(client_of(pair.anna).get(PAGE)) == before


def test_whoever_keeps_words_quiet_signs_what_has_none(pair: Couple) -> None:
    give(pair.anna, "late")
    give(pair.ben, "money", words="of one’s own they are seen")
    mute(pair.ben, "own_words")

    assert SIGN in client_of(pair.ben).get(PAGE).content.decode()


def test_it_holds_once_both_have_signed(pair: Couple) -> None:
    give(pair.anna, "late")
    give(pair.ben, "money")
    for vault in (pair.anna, pair.ben):
        sign(vault)

    for vault in (pair.anna, pair.ben):
        assert "It holds until" in client_of(vault).get(PAGE).content.decode()


def test_a_signature_is_not_told_before_it_holds(pair: Couple) -> None:
    give(pair.anna, "late")
    give(pair.ben, "money")
    before = masked(client_of(pair.ben).get(PAGE))
    sign(pair.anna)

    assert masked(client_of(pair.ben).get(PAGE)) == before


def test_day_without_a_word_shows_nothing(pair: Couple, still: Still) -> None:
    give(pair.anna, "late")
    give(pair.ben, "money")
    for vault in (pair.anna, pair.ben):
        sign(vault)
    first = masked(client_of(pair.ben).get(PAGE))
    still.pass_by(days=3)
    ben = replace(pair.ben, passphrase_at=still.now())

    assert masked(client_of(ben).get(PAGE)) == first


def test_told_today_shows_to_both_and_how_it_felt_to_nobody(pair: Couple) -> None:
    give(pair.anna, "late")
    give(pair.ben, "money")
    for vault in (pair.anna, pair.ben):
        sign(vault)
    gift = called(pair.anna, ours.get(pair.anna).state.agreements.gifts[0].number)
    client_of(pair.anna).post(f"{PAGE}today/", {"gift": gift, "command": "one"})
    there = masked(client_of(pair.anna).get(PAGE))
    client_of(pair.ben).post(f"{PAGE}felt/", {"felt": "not_kept", "command": "two"})

    assert b"Told today" in client_of(pair.ben).get(PAGE).content
    assert [week.times for week in mine.look(pair.ben).felt.weeks] == [1]
    assert masked(client_of(pair.anna).get(PAGE)) == there


def test_either_ends_it_at_once(pair: Couple) -> None:
    give(pair.anna, "late")
    client_of(pair.ben).post(f"{PAGE}end/", {"command": "one"})

    assert ours.get(pair.anna).state.agreements.gifts == ()


def test_whoever_is_alone_is_led_to_between_us(anna: Vault) -> None:
    assert client_of(anna).get(PAGE)["Location"] == "/between/"


def test_no_free_text_where_one_of_the_two_runs_the_server(pair: Couple, settings) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    for vault in (pair.anna, pair.ben):
        host.say_known(vault.person)
    typed = {"told": "late", "when": "before", "words": "not here", "command": "one"}

    client_of(pair.anna).post(f"{PAGE}give/", typed)

    assert [gift.words for gift in ours.get(pair.anna).state.agreements.gifts] == [""]


def test_told_by_mistake_is_taken_back_on_the_same_day(pair: Couple) -> None:
    give(pair.anna, "late")
    give(pair.ben, "money")
    sign(pair.anna)
    sign(pair.ben)
    before = masked(client_of(pair.ben).get(PAGE))
    gift = called(pair.anna, ours.get(pair.anna).state.agreements.gifts[0].number)
    for command in ("one", "two"):
        client_of(pair.anna).post(f"{PAGE}today/", {"gift": gift, "command": command})
    assert client_of(pair.ben).get(PAGE).content.count(b"Told today") == 2, "said, and to be said"

    typed = {"gift": gift, "back": "1", "command": "three"}
    for _ in range(2):
        assert client_of(pair.anna).post(f"{PAGE}today/", typed)["Location"] == PAGE

    assert masked(client_of(pair.ben).get(PAGE)) == before


def test_nobody_takes_back_what_the_other_told(pair: Couple) -> None:
    give(pair.anna, "late")
    give(pair.ben, "money")
    sign(pair.anna)
    sign(pair.ben)
    number = ours.get(pair.anna).state.agreements.gifts[0].number
    typed = {"gift": called(pair.anna, number), "command": "one"}
    client_of(pair.anna).post(f"{PAGE}today/", typed)

    typed = {"gift": called(pair.ben, number), "back": "1", "command": "two"}
    client_of(pair.ben).post(f"{PAGE}today/", typed)

    assert ours.get(pair.ben).state.agreements.told != ()
