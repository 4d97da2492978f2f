"""What the programme offers is there: an address that answers, a place in a hub, a sentence for each condition."""

import pytest
from django.urls import reverse

from tests.people import Couple
from tests.web import client_of
from toward.content.load import programme
from toward.programme.offers import DUE, LAST
from toward.programme.reasons import Reason
from toward.programme.seasons import HOLDS
from toward.web.places import is_known
from toward.web.reasons import sentences

RULES = programme()
OFFERED = {one.page for one in (*RULES.offer, *RULES.together, *DUE) if one.page}
PAGES = OFFERED | {one.leads for one in DUE if one.leads}


def test_whatever_comes_back_stands_in_a_hub() -> None:
    assert [page for page in PAGES | set(LAST) if not is_known(page)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("page", sorted(PAGES))
def test_offered_pages_answer(page: str, pair: Couple) -> None:
    assert client_of(pair.anna).get(reverse(page)).status_code == 200


@pytest.mark.parametrize("condition", sorted(HOLDS))
def test_every_condition_is_said_back_in_a_sentence(condition: str) -> None:
    said = sentences([Reason("held", condition)])[0]

    assert said.startswith("You ")
    assert said.endswith(".")
