"""Set-up: one question behind a one-time link; nobody begins before it is answered."""

import pytest
from django.test import Client

from toward.services import host

pytestmark = pytest.mark.django_db


def test_before_the_answer_the_front_door_says_so_and_nobody_begins() -> None:
    client = Client()

    assert b"setup-link" in client.get("/").content
    for path in ("/start/", "/start/sixty/", "/start/name/"):
        assert client.get(path)["Location"] == "/"
    assert client.post("/start/name/", {"name": "Robin"})["Location"] == "/"


@pytest.mark.parametrize("answer", host.Answer.values)
def test_the_link_keeps_one_answer_and_then_stops_working(answer: str) -> None:
    client, path = Client(), f"/setup/{host.new_link()}/"

    page = client.get(path)
    kept = client.post(path, {"answer": answer})

    assert page.content.count(b'type="radio"') == len(host.Answer.values)
    assert (kept.status_code, kept["Location"]) == (303, "/")
    assert host.answer() == answer
    assert client.get(path).status_code == 404
    assert client.post(path, {"answer": "alone"}).status_code == 404
    assert host.answer() == answer


@pytest.mark.parametrize("body", [{}, {"answer": "everybody"}])
def test_no_answer_keeps_nothing(body: dict[str, str]) -> None:
    path = f"/setup/{host.new_link()}/"

    assert Client().post(path, body).status_code == 422
    assert host.answer() == ""
    assert Client().get(path).status_code == 200


def test_a_wrong_link_looks_like_a_missing_page() -> None:
    host.new_link()

    wrong, missing = Client().get("/setup/0123456789abcdef/"), Client().get("/nothing/here/")

    assert (wrong.status_code, wrong.content) == (404, missing.content)


def test_a_new_link_ends_the_one_before() -> None:
    first = host.new_link()
    second = host.new_link()

    assert Client().get(f"/setup/{first}/").status_code == 404
    assert Client().get(f"/setup/{second}/").status_code == 200
