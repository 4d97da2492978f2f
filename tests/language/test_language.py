"""The pages' language: chosen by anyone for this browser, remembered for a person, never a trace of who."""

import pytest
from django.conf import settings
from django.test import Client

from tests.people import PASSPHRASE
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.services import people

COOKIE = settings.LANGUAGE_COOKIE_NAME


def test_anyone_may_choose_without_the_database() -> None:
    answer = Client().post("/language/", {"language": "es", "next": "/help/"})

    assert (answer.status_code, answer["Location"]) == (303, "/help/")
    assert answer.cookies[COOKIE].value == "es"
    assert answer.cookies[COOKIE]["samesite"] == "Strict"


def test_pages_follow_the_choice() -> None:
    client = Client()
    client.post("/language/", {"language": "es"})

    assert b'<html lang="es"' in client.get("/help/").content


@pytest.mark.parametrize("code", ["", "xx", "es-AR; Path=/"])
def test_unknown_language_changes_nothing(code: str) -> None:
    answer = Client().post("/language/", {"language": code, "next": "https://elsewhere.example/"})

    assert answer["Location"] == "/"
    assert COOKIE not in answer.cookies


@pytest.mark.django_db
def test_own_language_follows_a_person_to_another_phone(anna: Vault) -> None:
    client_of(anna).post("/settings/language/", {"language": "es"})

    signed_in = Client().post("/sign-in/", {"name": anna.name, "passphrase": PASSPHRASE})

    assert people.language(anna.person) == "es"
    assert signed_in.cookies[COOKIE].value == "es"


@pytest.mark.django_db
def test_language_that_is_none_is_asked_again(anna: Vault) -> None:
    assert client_of(anna).post("/settings/language/", {"language": "xx"}).status_code == 422
    assert people.language(anna.person) == ""


@pytest.mark.django_db
def test_closing_forgets_the_language(anna: Vault) -> None:
    assert '"cookies"' in client_of(anna).post("/close")["Clear-Site-Data"]
