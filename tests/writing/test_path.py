"""The path of whoever broke it: behind the same door, one thing to try each, kept by its owner alone."""

import pytest

from tests.people import Couple, Still, fresh
from tests.web import client_of, masked
from toward.content.load import text
from toward.programme.commands import NameRole
from toward.programme.events import Role
from toward.services import mine, writing
from toward.web.writing.path import PIECES

pytestmark = pytest.mark.django_db
PART = "/own/part/"


def as_one_who(pair: Couple, still: Still, role: Role | None):
    still.pass_by(days=1)
    assert mine.act(pair.ben, NameRole(role=role), str(role)) is None
    return fresh(pair.ben, still)


def test_every_piece_has_a_text_one_thing_to_try_and_a_place_to_keep_it(
    pair: Couple, still: Still
) -> None:
    ben = as_one_who(pair, still, "broke")
    client = client_of(ben)
    for letter, name in PIECES.items():
        assert text(f"path-{name}").sections["attempt"]
        said = {"text": f"kept of {name}", "command": name}
        assert client.post(f"{PART}{letter}/", said)["Location"] == PART
        assert f"kept of {name}" in client.get(f"{PART}{letter}/").text

    assert len(writing.pieces(ben, "path")) == len(PIECES)
    client.post(f"{PART}back/")
    assert writing.pieces(ben, "path") == {}


@pytest.mark.parametrize("role", ["hurt", "told", None])
def test_it_opens_for_nobody_else(pair: Couple, still: Still, role: Role | None) -> None:
    client = client_of(as_one_who(pair, still, role))

    for address in (PART, f"{PART}a/"):
        page = client.get(address).text
        assert ("You owe nobody a confession" in page) is (role == "told")
        assert "Shame and guilt" not in page
    assert client.post(f"{PART}a/", {"text": "x", "command": "x"}).status_code == 409


def test_same_help_stands_at_its_end(pair: Couple, still: Still) -> None:
    page = client_of(as_one_who(pair, still, "both")).get(f"{PART}h/").text.split("<main")[1]

    assert 'href="/help/"' in page
    assert 'href="/settings/safety/"' in page


def test_path_asks_for_the_passphrase_again_and_the_hub_tells_nothing(
    pair: Couple, still: Still
) -> None:
    ben = as_one_who(pair, still, "broke")
    client = client_of(ben)
    before = masked(client.get("/own/"))
    client.post(f"{PART}a/", {"text": "kept", "command": "one"})
    assert masked(client.get("/own/")) == before
    still.pass_by(minutes=6)

    assert client.get(PART)["Location"].startswith("/unlock/?fresh=1")
