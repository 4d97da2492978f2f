"""The page for when it comes back: there for anybody, the same for both; endings are read by everybody alike."""

import pytest
from django.test import Client

from tests.people import Couple
from tests.web import client_of, masked

pytestmark = pytest.mark.django_db


def test_four_lines_and_their_limits_need_no_vault(pair: Couple, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        page = Client().get("/between/now/").text

    for line in ("Stay.", "Believe.", "No defending.", "No rushing.", "The limits."):
        assert f"<strong>{line}</strong>" in page
    assert masked(client_of(pair.anna).get("/between/now/")) == masked(
        Client().get("/between/now/")
    )


def test_ending_the_shared_part_offers_what_comes_after(pair: Couple) -> None:
    client = client_of(pair.anna)
    client.post("/between/leave/")

    assert 'href="/own/after/"' in client.get("/between/ended/").text
    page = client.get("/own/after/").text
    assert "It makes no promise about anybody else." in page
    assert "Somebody new" in page
