"""Questions over time: skippable, private, said in words, and the ninth item leads to Help first."""

import re

import pytest
from django.test import Client

from tests.people import Couple, Still, person
from tests.web import client_of, masked
from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import instrument_text, instruments, programme
from toward.programme.commands import FinishSolo
from toward.programme.parts.measuring import of
from toward.services import host, mine

pytestmark = pytest.mark.django_db
NUMBERS = {one.id: number for number, one in enumerate(instruments(), 1)}
HURT_MYSELF = "/help/1/"


def address(name: str) -> str:
    return f"/measures/{NUMBERS[name]}/"


def sheet(name: str, *answers: int | None) -> dict[str, str]:
    """The first answer for every item that is not named."""
    items = len(instrument_text(name).item)
    said = [*answers, *(0,) * (items - len(answers))]
    return {f"item_{n}": "" if one is None else str(one) for n, one in enumerate(said, 1)}


def fill(vault: Vault, name: str, *answers: int | None):
    data = {**sheet(name, *answers), "command": str(world.new_id())}
    return client_of(fresh(vault)).post(address(name), data)


def fresh(vault: Vault) -> Vault:
    """As after the passphrase was typed just now."""
    return Vault(vault.person, vault.name, vault.key, vault.mine, vault.idle_minutes, world.now())


def page(vault: Vault, path: str = "/measures/") -> str:
    return client_of(fresh(vault)).get(path).content.decode()


def card(html: str, name: str) -> str:
    return html.split(f"<h3>{instrument_text(name).title}</h3>")[1].split("</section>", maxsplit=1)[
        0
    ]


@pytest.mark.parametrize("name", NUMBERS)
def test_each_page_holds_every_published_word_and_a_skip_for_each_item(
    anna: Vault, name: str
) -> None:
    html, text = page(anna, address(name)), instrument_text(name)

    for item in text.item:
        assert item.text in html
    assert text.credit in html
    assert html.count("<span>skip</span>") == len(text.item)
    # Skipping is what is chosen before anything is.
    assert html.count("checked") == len(text.item)


@pytest.mark.parametrize("name", NUMBERS)
def test_no_page_names_an_illness_or_a_mark(anna: Vault, name: str) -> None:
    fill(anna, name)

    for html in (page(anna), page(anna, address(name))):
        shown = re.sub(r"<[^>]+>", " ", html).lower()
        for word in ("ptsd", "diagnos", "score", "severe", "disorder", "cut-off", "points"):
            assert word not in shown


def test_sheet_is_kept_once_though_sent_twice(anna: Vault) -> None:
    client = client_of(anna)
    for _ in range(2):
        data = {**sheet("gad-7", 1, 2), "command": "one"}
        assert client.post(address("gad-7"), data)["Location"] == "/measures/?kept=1"

    assert [one.total for one in of(mine.look(anna).measures, "gad-7")] == [3]


def test_skipped_item_is_kept_without_a_sum_and_said_so(anna: Vault) -> None:
    fill(anna, "gad-7", 1, None)

    assert [one.total for one in of(mine.look(anna).measures, "gad-7")] == [None]
    assert "No sum was made" in card(page(anna), "gad-7")


def test_sheet_with_nothing_in_it_is_not_kept_and_says_that_this_is_fine(anna: Vault) -> None:
    answer = fill(anna, "phq-4", None, None, None, None)

    assert answer.status_code == 422
    assert "leave the page, and nothing is kept" in answer.content.decode()
    assert mine.look(anna).measures.taken == ()


def test_what_was_chosen_stays_when_something_does_not_fit(anna: Vault) -> None:
    answer = fill(anna, "phq-4", 2, 77)

    assert answer.status_code == 422
    assert b'value="2" id="id_item_1_2" checked' in answer.content


def test_ninth_item_leads_to_help_before_anything_else_and_shows_no_sum(
    anna: Vault, still: Still
) -> None:
    fill(anna, "phq-9", 1, 1)
    still.pass_by(days=14)

    answer = fill(anna, "phq-9", 3, 3, 3, 3, 3, 3, 3, 3, 1)

    assert answer["Location"] == HURT_MYSELF
    assert "I might hurt myself" in Client().get(HURT_MYSELF).content.decode()
    assert [one.total for one in of(mine.look(anna).measures, "phq-9")] == [2, None]
    assert "up by" not in card(page(anna), "phq-9")


def test_other_items_of_it_lead_nowhere_special(anna: Vault) -> None:
    assert fill(anna, "phq-9", 3, 3, 3, 3, 3, 3, 3, 3, 0)["Location"] == "/measures/?kept=1"
    assert fill(anna, "phq-9", 3, 3, 3, 3, 3, 3, 3, 3, None)["Location"] == "/measures/?kept=1"


@pytest.mark.parametrize(
    ("name", "before", "now", "said"),
    [
        ("gad-7", (3, 3, 2), (3, 3, 3, 2), "up by less than the noise"),
        ("gad-7", (3, 3, 2), (3, 3, 3, 3), "up by more than the noise"),
        ("gad-7", (3, 3, 2), (3,), "down by more than the noise"),
        ("gad-7", (3, 3, 2), (2, 3, 3), "no difference that says anything"),
        ("pcl-5", (4, 4), (4, 4, 4, 4, 4, 2), "no difference that says anything"),
        ("pcl-5", (4, 4), (4, 4, 4, 4, 4, 3), "up by more than the noise"),
        ("csi-4", (3, 3, 3, 3), (3, 3, 3, 1), "down by less than the noise"),
    ],
)
def test_two_sheets_are_set_beside_each_other_in_words(
    anna: Vault, still: Still, name: str, before: tuple[int, ...], now: tuple[int, ...], said: str
) -> None:
    fill(anna, name, *before)
    still.pass_by(days=14)
    fill(anna, name, *now)

    shown = card(page(anna), name)

    assert f"16 March 2026, beside 2 March 2026: {said}." in shown
    assert f"Up means {instrument_text(name).up}." in shown


def test_many_small_steps_are_set_beside_the_first(anna: Vault, still: Still) -> None:
    for total in (0, 3, 6):
        fill(anna, "gad-7", *(3,) * (total // 3))
        still.pass_by(days=14)

    shown = card(page(anna), "gad-7")

    assert "beside 16 March 2026: up by less than the noise" in shown
    assert "first one kept here, of 2 March 2026: up by more than the noise" in shown


def test_weeks_offer_the_short_ones_rarely_and_not_before_a_first_practice(
    anna: Vault, still: Still
) -> None:
    assert "If you like" not in page(anna, "/weeks/")
    mine.act(anna, FinishSolo(practice=programme().solo[0].id), "solo")
    offer = page(anna, "/weeks/")
    assert instrument_text("phq-4").title in offer
    assert instrument_text("phq-9").title not in offer

    client_of(fresh(anna)).post("/measures/later/", {"command": "later"})

    assert "If you like" not in page(anna, "/weeks/")
    still.pass_by(days=13)
    assert "If you like" not in page(anna, "/weeks/")
    still.pass_by(days=1)
    assert "If you like" in page(anna, "/weeks/")


def test_weeks_offer_questions_about_a_bond_to_two_alone(pair: Couple, still: Still) -> None:
    carla = person("Carla", still)
    for vault in (pair.anna, carla):
        mine.act(vault, FinishSolo(practice=programme().solo[0].id), "solo")
    bond = instrument_text("csi-4").title

    assert bond in page(pair.anna, "/weeks/")
    assert bond not in page(carla, "/weeks/")
    assert bond in page(carla)


def test_pages_before_the_passphrase_are_the_same_whatever_was_answered(pair: Couple) -> None:
    def looks() -> list[bytes]:
        anna, ben = client_of(pair.anna), client_of(pair.ben)
        own = [masked(anna.get(path)) for path in ("/today/", "/settings/", "/own/", "/between/")]
        other = [masked(ben.get(path)) for path in ("/measures/", "/weeks/", "/today/")]
        return own + other

    before = looks()
    fill(pair.anna, "phq-9", 3, 3, 3, 3, 3, 3, 3, 3, 3)

    assert looks() == before
    assert mine.look(pair.anna).measures.taken != ()


@pytest.mark.parametrize("path", ["/measures/", "/measures/1/"])
def test_questions_ask_for_the_passphrase_again(anna: Vault, still: Still, path: str) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    assert client.get(path)["Location"].startswith("/unlock/?fresh=1")


@pytest.mark.parametrize("path", ["/measures/", "/measures/1/"])
def test_stranger_is_asked_to_sign_in(client, db, path: str) -> None:
    assert client.get(path)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("number", [0, 7, 99])
def test_no_such_questions_are_a_missing_page(anna: Vault, number: int) -> None:
    assert client_of(anna).get(f"/measures/{number}/").status_code == 404


def test_questions_are_off_where_one_of_the_two_runs_the_server(anna: Vault) -> None:
    mine.act(anna, FinishSolo(practice=programme().solo[0].id), "solo")
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    host.say_known(anna.person)

    assert "Not here" in page(anna)
    assert fill(anna, "phq-4", 1).status_code == 409
    assert mine.look(anna).measures.taken == ()
    assert "If you like" not in page(anna, "/weeks/")
