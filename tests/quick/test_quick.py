"""The quick door takes and shows nothing back; it closes at once and opens only by its owner's word."""

from uuid import UUID

import pytest
from django.test import Client
from msgspec.structs import replace

from tests.people import PASSPHRASE, Couple, Still, person
from tests.web import client_of, masked
from toward.accounts.sessions import Tier, Vault, begin
from toward.accounts.visit import COOKIES
from toward.journal.models import Parcel, Vote
from toward.programme.commands import CheckIn
from toward.services import host, mine, ours, parcels, quick

pytestmark = pytest.mark.django_db
CALM = {"alarm": "0", "direction": "settled"}


def device_of(vault: Vault) -> Client:
    """Signed in once on this device, nothing open now."""
    client = Client()
    client.cookies[COOKIES[Tier.DEVICE]] = begin(Tier.DEVICE, vault.person)
    return client


def fresh(vault: Vault, still: Still) -> Vault:
    return replace(vault, passphrase_at=still.now())


def only_parcel() -> UUID:
    return UUID(str(Parcel.objects.get().id))


def marks_of(vault: Vault) -> list[bytes]:
    rows = Vote.objects.filter(member_id=vault.person).order_by("id")
    return [bytes(row.mark) for row in rows]


def test_an_unknown_device_is_told_calmly_and_keeps_nothing() -> None:
    for answer in (Client().get("/quick/"), Client().post("/quick/", CALM)):
        assert answer.status_code == 200
        assert b"/sign-in/" in answer.content
        assert b'name="alarm"' not in answer.content
    assert not Parcel.objects.exists()


def test_what_is_said_is_kept_shows_nothing_back_and_does_not_count_yet(anna: Vault) -> None:
    client = device_of(anna)

    answer = client.post("/quick/", {"alarm": "7", "direction": "revved", "also": ["pushed"]})
    shown = client.get(answer["Location"])

    assert (answer.status_code, answer["Location"]) == (303, "/quick/kept/")
    assert b"Only you can open it." in shown.content
    assert masked(shown) == masked(Client().get("/quick/kept/"))
    assert not mine.look(anna).days


def test_without_an_alarm_it_comes_back_with_the_rest(anna: Vault) -> None:
    answer = device_of(anna).post("/quick/", {"direction": "flat", "also": ["asked"]})

    assert answer.status_code == 422
    assert b'value="flat" id="id_direction_2" checked' in answer.content
    assert b'value="asked" id="id_also_1" checked' in answer.content
    assert not Parcel.objects.exists()


@pytest.mark.parametrize(
    ("said", "rests"),
    [
        (CALM, False),
        ({"alarm": "0", "direction": "revved"}, False),
        ({"alarm": "1", "direction": "settled"}, True),
        ({"alarm": "0"}, True),
        ({"alarm": "0", "direction": "flat"}, True),
        ({**CALM, "also": ["pushed"]}, True),
        ({**CALM, "also": ["asked"]}, True),
        ({**CALM, "also": ["afraid"]}, True),
    ],
)
def test_what_would_close_touch_blanks_the_mark_at_once_and_nothing_else_does(
    pair: Couple, still: Still, said: dict[str, object], rests: bool
) -> None:
    still.pass_by(days=8)
    ours.refresh(pair.anna)
    mine.act(pair.anna, CheckIn(alarm=1, direction="settled"), "wake")
    before, other = marks_of(pair.anna), marks_of(pair.ben)
    assert before

    device_of(pair.anna).post("/quick/", said)

    assert (marks_of(pair.anna) != before) is rests
    assert marks_of(pair.ben) == other


BLANKING = (
    "/own/close/",
    "/today/check-in/",
    "/today/more/",
    "/own/ways/begin/",
    "/own/body/",
    "/own/turns/",
    "/settings/safety/",
    "/settings/limits/limit/",
    "/tonight/",
    "/tonight/asked/",
)
WORDS_ALONE = ("/own/letters/one/a/", "/own/part/a/", "/own/ways/page/", "/own/ways/sitting/c/")


@pytest.mark.parametrize(
    ("page", "rests"),
    [*((page, True) for page in BLANKING), *((page, False) for page in WORDS_ALONE)],
)
def test_what_waits_for_the_passphrase_blanks_the_mark_unless_it_is_words_alone(
    pair: Couple, still: Still, page: str, rests: bool
) -> None:
    still.pass_by(hours=24)
    ours.refresh(pair.anna)
    mine.act(pair.anna, CheckIn(alarm=1, direction="settled"), "wake")
    before, other = marks_of(pair.anna), marks_of(pair.ben)
    client = client_of(pair.anna)
    still.pass_by(minutes=20)

    assert client.post(page, {"how": "wanted", "alarm": "0"})["Location"].startswith("/unlock/")

    assert (marks_of(pair.anna) != before) is rests
    assert marks_of(pair.ben) == other


def test_after_unlocking_its_owner_says_whether_it_is_theirs(anna: Vault, still: Still) -> None:
    device_of(anna).post("/quick/", {"alarm": "7", "direction": "revved", "also": ["pushed"]})
    said_on = mine.look(anna).opened_on
    still.pass_by(days=2)
    client = Client()
    came = client.post(
        "/sign-in/", {"name": anna.name, "passphrase": PASSPHRASE, "next": "/weeks/"}
    )
    asked = came["Location"]

    page = client.get(asked).content
    answer = client.post(asked, {"id": str(only_parcel()), "answer": "keep", "next": "/weeks/"})

    assert asked == "/quick/confirm/?next=%2Fweeks%2F"
    assert b"Monday, 10:00" in page
    assert b"7 of 10" in page
    assert b"I felt pushed" in page
    assert client.get(answer["Location"])["Location"] == "/weeks/"
    kept = mine.look(anna).days[-1]
    assert (kept.day, kept.alarm, kept.pushed, kept.quick) == (said_on, 7, 1, True)
    assert not Parcel.objects.exists()


def test_what_is_not_theirs_goes_without_a_trace(anna: Vault) -> None:
    device_of(anna).post("/quick/", CALM)

    client_of(anna).post("/quick/confirm/", {"id": str(only_parcel()), "answer": "drop"})

    assert not Parcel.objects.exists()
    assert not mine.look(anna).days


@pytest.mark.parametrize("answer", ["keep", "drop"])
def test_nobody_answers_for_another(anna: Vault, still: Still, answer: str) -> None:
    ben = person("Ben", still)
    device_of(anna).post("/quick/", CALM)

    client_of(ben).post("/quick/confirm/", {"id": str(only_parcel()), "answer": answer})

    assert len(parcels.quick(anna)) == 1
    assert not mine.look(ben).days


def test_what_waited_more_than_four_weeks_is_let_go(anna: Vault, still: Still) -> None:
    device_of(anna).post("/quick/", CALM)
    still.pass_by(days=29)

    answer = client_of(fresh(anna, still)).post(
        "/quick/confirm/", {"id": str(only_parcel()), "answer": "keep"}
    )

    assert answer.status_code == 422
    assert b"more than four weeks" in answer.content
    assert not Parcel.objects.exists()
    assert not mine.look(anna).days


def test_a_device_left_behind_is_told_the_truth_when_nothing_more_is_taken(anna: Vault) -> None:
    for _ in range(parcels.MOST_QUICK):
        assert quick.keep(anna.person, CheckIn(alarm=2, direction="settled"))

    answer = device_of(anna).post("/quick/", CALM)

    assert answer["Location"] == "/quick/full/"
    assert b"was not kept" in Client().get("/quick/full/").content
    assert Parcel.objects.count() == parcels.MOST_QUICK


def test_where_one_of_the_two_hosts_the_quick_door_waits_for_their_word(anna: Vault) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    client = device_of(anna)

    assert client.get("/quick/")["Location"].startswith("/unlock/")
    assert b"Nothing is kept yet" in client.post("/quick/", CALM).content
    assert not Parcel.objects.exists()
    host.say_known(anna.person)
    assert client.post("/quick/", CALM)["Location"] == "/quick/kept/"


def test_confirming_needs_the_passphrase_and_an_id(anna: Vault, still: Still) -> None:
    assert Client().get("/quick/confirm/")["Location"].startswith("/sign-in/")
    client = client_of(anna)
    assert client.post("/quick/confirm/", {"id": "x", "answer": "keep"}).status_code == 404
    still.pass_by(minutes=6)
    assert client.get("/quick/confirm/")["Location"].startswith("/unlock/?fresh=1")


def test_with_nothing_waiting_the_page_leads_on_and_never_in_a_circle(anna: Vault) -> None:
    client = client_of(anna)

    assert client.get("/quick/confirm/?next=/weeks/")["Location"] == "/weeks/"
    assert client.get("/quick/confirm/?next=/quick/confirm/")["Location"] == "/today/"
    assert client.get("/drafts/?next=/drafts/")["Location"] == "/today/"
