"""The pages' language: chosen by anyone for this browser, remembered for a person, never a trace of who."""

from datetime import date
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format

from tests.people import PASSPHRASE, Couple, couple, person
from tests.web import client_of, masked
from toward.accounts.sessions import Tier, Vault, begin
from toward.accounts.visit import COOKIES
from toward.programme.parts.needs import VoiceNeed
from toward.programme.parts.saying import SendSentence
from toward.services import mine, ours, people

COOKIE = settings.LANGUAGE_COOKIE_NAME


@pytest.fixture
def two(db, still) -> Couple:
    return couple(still)


def spoken(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page.split('<html lang="', 1)[1].split('"', 1)[0]


def test_anyone_may_choose_without_the_database() -> None:
    answer = Client().post("/language/", {"language": "es", "next": "/help/"})

    assert (answer.status_code, answer["Location"]) == (303, "/help/")
    assert answer.cookies[COOKIE].value == "es"
    assert answer.cookies[COOKIE]["samesite"] == "Strict"


@pytest.mark.parametrize(("spoken_now", "offered"), [("en", "Español"), ("es", "English")])
def test_each_language_is_offered_by_its_own_name(spoken_now: str, offered: str) -> None:
    page = Client(headers={"accept-language": spoken_now}).get("/help/").content.decode()

    assert f">{offered}</button>" in page


def test_pages_follow_the_choice_before_the_browser() -> None:
    client = Client(headers={"accept-language": "en"})
    client.post("/language/", {"language": "es"})

    assert spoken(client, "/help/") == "es"


@pytest.mark.parametrize(
    ("asked", "language"), [("es-MX,en;q=0.5", "es"), ("de,fr", "en"), ("", "en")]
)
def test_without_a_choice_the_browser_says_it(asked: str, language: str) -> None:
    assert spoken(Client(headers={"accept-language": asked}), "/help/") == language


def test_a_page_in_two_languages_says_so_and_is_stored_nowhere() -> None:
    answer = Client().get("/help/")

    assert {"Cookie", "Accept-Language"} <= set(answer["Vary"].split(", "))
    assert answer["Cache-Control"] == "no-store"


def test_a_page_that_is_not_there_speaks_it_too() -> None:
    assert spoken(Client(headers={"accept-language": "es"}), "/nowhere/") == "es"


@pytest.mark.django_db
def test_choosing_leads_back_to_where_one_was_going() -> None:
    client = Client()
    page = client.get("/sign-in/?next=/weeks/").content.decode()
    form = page.split('action="/language/"', 1)[1].split("</form>", 1)[0]
    asked = unescape(form.split('name="next" value="', 1)[1].split('"', 1)[0])

    answer = client.post("/language/", {"language": "es", "next": asked})

    assert answer["Location"] == "/sign-in/?next=/weeks/"


@pytest.mark.parametrize("code", ["", "xx", "es-AR; Path=/"])
def test_unknown_language_changes_nothing(code: str) -> None:
    answer = Client().post("/language/", {"language": code, "next": "https://elsewhere.example/"})

    assert answer["Location"] == "/"
    assert COOKIE not in answer.cookies


@pytest.mark.parametrize("planted", ["xx", "../es", "a" * 5000])
def test_a_planted_cookie_is_as_none(planted: str) -> None:
    client = Client()
    client.cookies[COOKIE] = planted

    assert spoken(client, "/help/") == "en"


@pytest.mark.django_db
def test_own_language_follows_a_person_to_another_phone(anna: Vault) -> None:
    client_of(anna).post("/settings/language/", {"language": "es"})

    signed_in = Client().post("/sign-in/", {"name": anna.name, "passphrase": PASSPHRASE})

    assert people.language(anna.person) == "es"
    assert signed_in.cookies[COOKIE].value == "es"


@pytest.mark.django_db
def test_who_begins_in_a_language_keeps_it(still) -> None:
    assert people.language(person("Carla", still).person) == ""

    made = people.sign_up("Dani", PASSPHRASE, zone="UTC", language="es")

    assert people.language(made.person) == "es"


@pytest.mark.django_db
def test_language_that_is_none_is_asked_again(anna: Vault) -> None:
    assert client_of(anna).post("/settings/language/", {"language": "xx"}).status_code == 422
    assert people.language(anna.person) == ""


@pytest.mark.django_db
def test_closing_forgets_the_language(anna: Vault) -> None:
    client = client_of(anna)
    client.cookies[COOKIE] = "es"

    answer = client.post("/close")

    assert '"cookies"' in answer["Clear-Site-Data"]
    assert answer.cookies[COOKIE].value == ""


@pytest.mark.django_db
def test_somebody_else_at_this_browser_does_not_meet_it(anna: Vault, still) -> None:
    people.set_language(anna.person, "es")
    client = Client()
    client.cookies[COOKIES[Tier.DEVICE]] = begin(Tier.DEVICE, anna.person)
    client.cookies[COOKIE] = "es"
    other = person("Carla", still)

    client.post("/sign-in/", {"name": other.name, "passphrase": PASSPHRASE})

    assert spoken(client, "/today/") == "en"


@pytest.mark.django_db
def test_the_other_reads_the_same_bytes_whatever_i_choose(two: Couple) -> None:
    addresses = ("/today/", "/between/", "/between/came/", "/settings/", "/tonight/")
    client = client_of(two.ben)
    before = [masked(client.get(address)) for address in addresses]

    client_of(two.anna).post("/settings/language/", {"language": "es"})

    assert [masked(client.get(address)) for address in addresses] == before


@pytest.mark.django_db
def test_what_is_sent_is_read_by_each_in_their_own_words(two: Couple) -> None:
    sent = (
        VoiceNeed(need="walk"),
        SendSentence(parts=("want_unknown", "body_guarded"), line="As I wrote it."),
    )
    for command in sent:
        assert ours.act(two.anna, command, mine.command_id()) is None
    spanish = client_of(two.ben)
    spanish.cookies[COOKIE] = "es"

    english_page = client_of(two.ben).get("/between/came/").content.decode()
    spanish_page = spanish.get("/between/came/").content.decode()

    for page, said in ((english_page, "A short walk"), (spanish_page, "Un paseo corto")):
        assert "As I wrote it." in page
        assert said in page
    assert "Ahora mismo mi cuerpo está en guardia." in spanish_page


def test_days_and_numbers_are_written_as_in_spanish() -> None:
    day = date(2026, 3, 23)
    with translation.override("es"):
        assert date_format(day, "l j F Y") == "lunes 23 de marzo de 2026"
        assert date_format(day, "F Y") == "marzo de 2026"
    with translation.override("en"):
        assert date_format(day, "l j F Y") == "Monday 23 March 2026"
