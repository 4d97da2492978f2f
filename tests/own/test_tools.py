"""Something for now: by direction for everybody; what helped so far for its owner only, in words."""

import re

import pytest

from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.definition import DIRECTIONS

pytestmark = pytest.mark.django_db


def test_each_direction_lists_what_fits_it_outward_first(anna: Vault) -> None:
    rules = {one.id: one for one in programme().solo}
    for direction in DIRECTIONS:
        page = client_of(anna).get(f"/own/tools/{direction}/").content.decode()
        listed = re.findall(
            r'href="/path/([a-z-]+)/"', page.split("<main", 1)[1].split("</main>")[0]
        )
        assert listed == sorted(listed, key=lambda one: not rules[one].outward)
        assert set(listed) == {one.id for one in rules.values() if direction in one.directions}


def test_another_direction_is_not_there(anna: Vault) -> None:
    assert client_of(anna).get("/own/tools/upwards/").status_code == 404


def test_what_helped_is_said_without_a_number_once_there_are_five(anna: Vault) -> None:
    client = client_of(anna)
    for number in range(5):
        page = client.get("/own/tools/helped/").content.decode()
        assert ("Too early to say" in page) == (number > 0)
        assert "Mostly quieter" not in page
        body = {"before": "7", "after": "4", "command": f"{number}"}
        client.post("/path/warm-cup/done/", body)

    page = client.get("/own/tools/helped/").content.decode().split("<main", 1)[1]
    assert "Mostly quieter afterwards" in page
    assert "A warm cup" in page
    assert "Too early" not in page
    assert re.findall(r">[^<]*\d[^<]*<", page.split("</main>")[0]) == []
