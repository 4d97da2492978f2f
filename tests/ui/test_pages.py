"""The shell of every page, the pages for when something went otherwise, and their headers.

No test here may open the database: without the `django_db` mark pytest-django refuses it.
"""

import re

import pytest
from django.http import HttpRequest
from django.test import Client
from django.utils import translation

from toward.ui import errors
from toward.ui.csp import POLICY

pytestmark = pytest.mark.urls("tests.ui.pages")
CALM = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.not_found,
    500: errors.server_error,
    503: errors.unavailable,
}


def quiet_client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("status", CALM)
def test_page_for_a_mistake_is_whole_and_says_what_to_do(status: int) -> None:
    answer = CALM[status](HttpRequest())

    assert answer.status_code == status
    assert answer.text.count("<h1>") == 1
    assert "Close this page" in answer.text
    assert 'href="/help/"' in answer.text


def test_page_that_breaks_is_answered_calmly_and_tells_nothing() -> None:
    answer = quiet_client().get("/breaks/")

    assert answer.status_code == 500
    assert "It is not something you did" in answer.text
    assert "what a person wrote" not in answer.text


def test_missing_address_and_wrong_method_are_answered_in_the_same_voice() -> None:
    missing = Client().get("/nowhere/")
    wrong = Client().get("/close")

    assert (missing.status_code, wrong.status_code, wrong["Allow"]) == (404, 405, "POST")
    assert "Nothing was changed" in missing.text
    assert "Nothing was changed" in wrong.text


def test_form_without_its_token_says_that_nothing_typed_is_lost() -> None:
    answer = Client(enforce_csrf_checks=True).post("/everything/", {"line": "a hard day"})

    assert answer.status_code == 403
    assert "Nothing typed is lost" in answer.text


def test_busy_answer_says_when_to_come_back() -> None:
    assert errors.unavailable(HttpRequest(), after_seconds=7)["Retry-After"] == "7"


def test_close_is_first_after_the_skip_link() -> None:
    body = Client().get("/everything/").text.split("<body>")[1]
    first = re.findall(r"<(?:a|button|input|select|textarea|summary)\b[^>]*>", body)[:2]

    assert first == ['<a class="skip" href="#main">', "<button>"]
    assert body.index("Close this page") < body.index('class="mark"')


def test_title_names_no_page() -> None:
    assert "<title>toward</title>" in Client().get("/everything/").text


def test_page_says_its_language_and_direction() -> None:
    assert '<html lang="en" dir="ltr">' in Client().get("/everything/").text
    with translation.override("ar"):
        assert 'lang="ar" dir="rtl"' in errors.not_found(HttpRequest()).text


def test_private_page_is_stored_nowhere_and_compressed_by_nobody() -> None:
    answer = Client().get("/everything/", headers={"accept-encoding": "gzip"})

    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in answer["Permissions-Policy"]
    assert not {"ETag", "Content-Encoding", "Last-Modified"} & set(answer.headers)


def test_policy_has_no_unsafe_word_and_starts_from_nothing() -> None:
    said = Client().get("/everything/")["Content-Security-Policy"]

    assert "default-src 'none'" in said
    assert not re.search(r"unsafe|data:|https?:|\*|nonce", said)
    assert set(said.replace(";", "").split()) >= set(POLICY)


def test_form_that_came_back_ties_each_error_to_its_field() -> None:
    answer = Client().post("/everything/", {"alarm": "", "heard": "99", "line": ""})

    assert answer.status_code == 422
    described = re.findall(r'aria-describedby="([^"]+)"', answer.text)
    ids = set(re.findall(r'id="([^"]+)"', answer.text))
    assert described
    assert {one for each in described for one in each.split()} <= ids
    assert answer.text.count('role="alert"') == 1
    assert "What you typed is still here" in answer.text
